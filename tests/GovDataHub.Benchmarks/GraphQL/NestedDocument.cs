using System.Text.Json.Nodes;

namespace GovDataHub.Benchmarks.GraphQL;

/// <summary>
/// The nested query of the gateway benchmarks in words of our own: 6 citizens with 2 letters each, 5 houses with 4, 4,
/// 1, 2 and 0 letters, objects of all three kinds inside each other to a depth of six, an answer of 71 kB.
/// </summary>
internal static class NestedDocument
{
    private const string Schema = """
        type Query { citizens: [Citizen] newest: [House] }
        type Citizen { id: ID! login: String name: String letters: [Letter] }
        type Letter { id: ID! body: String about: House author: Citizen }
        type House {
          code: String! free: Boolean name: String price: Int taxEstimate: Int weight: Int letters: [Letter]
        }
        """;

    private const string Text = """
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
          newest {
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

    // Each letter by its author and the house it is about.
    private static readonly (int Author, int House)[] Letters =
    [
        (0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1), (3, 0), (3, 1), (4, 2), (4, 3), (5, 3), (5, 5),
    ];

    /// <summary>The document with its data.</summary>
    /// <returns>The document.</returns>
    public static BenchmarkDocument Create()
    {
        var data = new JsonObject
        {
            ["citizens"] = Array(Enumerable.Range(0, 6).Select(citizen => Citizen(citizen, 6))),
            ["newest"] = Array(Enumerable.Range(0, 5).Select(house => House(house, 4))),
        };
        return new("heavy", Schema, Text, data.ToJsonString(), "{}");
    }

    private static JsonObject Citizen(int index, int depth)
    {
        return new()
        {
            ["id"] = $"C{index}",
            ["login"] = $"citizen{index}",
            ["name"] = $"Citizen Number {index}",
            ["letters"] = Inside(depth, letter => letter.Author == index),
        };
    }

    private static JsonObject House(int index, int depth)
    {
        return new()
        {
            ["code"] = $"H{index}",
            ["free"] = index % 2 == 0,
            ["name"] = $"House {index}",
            ["price"] = 1000 * index,
            ["taxEstimate"] = 10 * index,
            ["weight"] = index,
            ["letters"] = Inside(depth, letter => letter.House == index),
        };
    }

    private static JsonArray? Inside(int depth, Func<(int Author, int House), bool> wanted)
    {
        return depth == 0
            ? null
            : Array(Enumerable.Range(0, Letters.Length).Where(index => wanted(Letters[index]))
                .Select(index => Letter(index, depth - 1)));
    }

    private static JsonObject Letter(int index, int depth)
    {
        return new()
        {
            ["id"] = $"L{index}",
            ["body"] = string.Join(' ', Enumerable.Repeat($"what letter {index} says of the house,", 7 + (index % 8))),
            ["about"] = depth == 0 ? null : House(Letters[index].House, depth - 1),
            ["author"] = depth == 0 ? null : Citizen(Letters[index].Author, depth - 1),
        };
    }

    private static JsonArray Array(IEnumerable<JsonNode> items)
    {
        return [.. items];
    }
}
