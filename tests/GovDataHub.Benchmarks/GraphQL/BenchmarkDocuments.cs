using System.Globalization;
using System.Text;
using GovDataHub.GraphQL.Execution;
using GovDataHub.TestKit;

namespace GovDataHub.Benchmarks.GraphQL;

/// <summary>A document and the schema it is for.</summary>
internal sealed record BenchmarkDocument(string Name, string Schema, string Text);

/// <summary>
/// What is measured: a nested query with fragments, one citizen's record from 59 departments, the introspection query
/// on the hub's schema, and the same record as 59 aliases of one field.
/// </summary>
internal static class BenchmarkDocuments
{
    private const int Departments = 59;
    private const int FieldsEach = 6;

    private const string ShopSchema = """
        type Query { citizens(first: Int): [Citizen] newest(first: Int): [House] }
        type Citizen { id: ID! login: String name: String letters: [Letter] }
        type Letter { id: ID! body: String about: House author: Citizen }
        type House {
          code: String! free: Boolean name: String price: Int taxEstimate: Int weight: Int letters: [Letter]
        }
        """;

    private const string Heavy = """
        fragment Citizen on Citizen {
          id
          login
          name
        }

        fragment Letter on Letter {
          id
          body
        }

        fragment House on House {
          free
          name
          price
          taxEstimate
          code
          weight
        }

        query Nested {
          citizens {
            ...Citizen
            letters {
              ...Letter
              about {
                ...House
                letters {
                  ...Letter
                  author {
                    ...Citizen
                    letters {
                      ...Letter
                      about {
                        ...House
                      }
                    }
                  }
                }
              }
            }
          }
          newest(first: 5) {
            ...House
            letters {
              ...Letter
              author {
                ...Citizen
                letters {
                  ...Letter
                  about {
                    ...House
                  }
                }
              }
            }
          }
        }
        """;

    /// <summary>The documents.</summary>
    public static IReadOnlyList<BenchmarkDocument> All { get; } =
    [
        new("introspection", Repository.Read("schemas", "hub.graphql"), IntrospectionQuery.Standard),
        new("heavy", ShopSchema, Heavy),
        new("record of 59 departments", RecordSchema(), Record()),
        new("59 aliases", RecordSchema(), Aliases()),
    ];

    /// <summary>A citizen's whole record, for execution: what each department answers, by field name.</summary>
    public static string RecordData()
    {
        var fields = string.Join(", ", Numbers(FieldsEach).Select(field => $"\"field{field}\": \"value {field}\""));
        var departments = Numbers(Departments).Select(code => $"\"d{code}\": {{ \"record\": {{ {fields} }} }}");
        return $"{{ \"me\": {{ \"id\": \"1\", {string.Join(", ", departments)} }} }}";
    }

    private static string RecordSchema()
    {
        var schema = new StringBuilder("type Query { me: Citizen }\ntype Citizen { id: ID! ");
        foreach (var code in Numbers(Departments))
            schema.Append(CultureInfo.InvariantCulture, $"d{code}: Department{code} ");
        schema.Append('}');
        foreach (var code in Numbers(Departments))
        {
            var fields = string.Concat(Numbers(FieldsEach).Select(field => $"field{field}: String "));
            schema.Append(CultureInfo.InvariantCulture, $"\ntype Department{code} {{ record: Record{code} }}");
            schema.Append(CultureInfo.InvariantCulture, $"\ntype Record{code} {{ {fields}}}");
        }

        return schema.ToString();
    }

    private static string Record()
    {
        var text = new StringBuilder("query Record {\n  me {\n    id\n");
        foreach (var code in Numbers(Departments))
        {
            text.Append(CultureInfo.InvariantCulture, $"    d{code} {{\n      record {{\n");
            foreach (var field in Numbers(FieldsEach))
                text.Append(CultureInfo.InvariantCulture, $"        field{field}\n");
            text.Append("      }\n    }\n");
        }

        return text.Append("  }\n}\n").ToString();
    }

    private static string Aliases()
    {
        var aliases = Numbers(Departments).Select(code => $"a{code}: me {{ id d{code} {{ record {{ field0 }} }} }}");
        return $"{{ {string.Join(' ', aliases)} }}";
    }

    private static IEnumerable<string> Numbers(int count)
    {
        return Enumerable.Range(0, count).Select(number => number.ToString(CultureInfo.InvariantCulture));
    }
}
