using System.Collections.Frozen;
using System.Collections.Immutable;
using GovDataHub.Federation.Catalogue;
using GovDataHub.Federation.Connectors;
using GovDataHub.Federation.Limits;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Language;

namespace GovDataHub.Federation.Planning;

/// <summary>
/// Plans an operation that validation has passed. Two stages: <em>walk</em> gathers what is asked of whom (one visit a
/// field), <em>build</em> groups it into one fetch per department and level. The fan-out of one citizen over many
/// departments is a closed form; there is nothing to search. Pure: no I/O, no clock, no caller.
/// </summary>
/// <param name="catalogue">What departments hold.</param>
/// <param name="edges">How subjects lead to one another.</param>
/// <param name="limits">How many requests to departments an operation may take.</param>
public sealed class Planner(DepartmentCatalogue catalogue, RegisterEdges edges, OperationLimits limits)
{
    /// <summary>Plans one operation of a document.</summary>
    public PlanResult Plan(DocumentNode document, OperationDefinitionNode operation)
    {
        OperationWalk walk = new(catalogue, edges, new SelectionWalk(document));
        walk.Run(operation);
        if (walk.Errors.Count > 0)
        {
            return new PlanResult(null, [.. walk.Errors]);
        }

        QueryPlan plan = Build(walk);
        return plan.FetchCount <= limits.Fetches
            ? new PlanResult(plan, [])
            : new PlanResult(null, [LimitName.Exceeded(
                LimitName.Fetches, limits.Fetches, plan.FetchCount,
                $"The operation takes {plan.FetchCount} requests to departments; at most {limits.Fetches} are allowed.",
                operation.Location)]);
    }

    private QueryPlan Build(OperationWalk walk)
    {
        Dictionary<SubjectBuilder, SubjectNode> built =
            walk.Roots.ToDictionary(root => root, root => root.Build(catalogue));
        return new QueryPlan(
            [.. walk.Roots.Select(root => built[root])],
            [.. walk.PublicRegisters.Select(register => register.Build())],
            walk.ByResponseName.ToFrozenDictionary(
                pair => pair.Key, pair => built[pair.Value], StringComparer.Ordinal));
    }
}

/// <summary>The planner's first stage: what the operation asks of whom.</summary>
internal sealed class OperationWalk(
    DepartmentCatalogue catalogue, RegisterEdges edges, SelectionWalk selections)
{
    private const string TypeName = "__typename";
    private readonly Dictionary<string, SubjectBuilder> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), PublicBuilder> _public = [];
    private readonly HashSet<string> _idVariables = new(StringComparer.Ordinal);

    public List<GraphQLError> Errors { get; } = [];

    public List<SubjectBuilder> Roots { get; } = [];

    public Dictionary<string, SubjectBuilder> ByResponseName { get; } = new(StringComparer.Ordinal);

    public List<PublicBuilder> PublicRegisters { get; } = [];

    public void Run(OperationDefinitionNode operation)
    {
        selections.Visit(operation.SelectionSet, SelectionGuard.None, (field, guard) => Root(operation, field, guard));
        foreach (VariableDefinitionNode variable in operation.VariableDefinitions)
        {
            IdsInDocument.Check(variable, _idVariables, Errors);
        }
    }

    private void Root(OperationDefinitionNode operation, FieldNode field, SelectionGuard guard)
    {
        IdsInDocument.Check(field, Errors);
        if (operation.Operation == OperationKind.Query && Subject(field) is { } subject)
        {
            subject.Want(Inclusion.When(guard));
            ByResponseName[field.ResponseName] = subject;
            Below(subject, field, guard);
        }
        else if (operation.Operation == OperationKind.Query
            && catalogue.ByNamespace(field.Name.Value) is { } department)
        {
            Registers(department, field, guard);
        }
        else
        {
            Elsewhere(field, guard);
        }
    }

    private SubjectBuilder? Subject(FieldNode field)
    {
        return field.Name.Value switch
        {
            "me" => Root("me", () => new SubjectBuilder(SubjectKind.Person, RootOrigin.Me, null)),
            "citizen" when Variable(field, "id") is { } variable => Root(
                "citizen $" + variable,
                () => new SubjectBuilder(SubjectKind.Person, RootOrigin.CitizenArgument, variable)),
            "enterprise" when Variable(field, "uscc") is { } variable => Root(
                "enterprise $" + variable,
                () => new SubjectBuilder(SubjectKind.Enterprise, RootOrigin.EnterpriseArgument, variable)),
            _ => null,
        };
    }

    private string? Variable(FieldNode field, string argument)
    {
        foreach (ArgumentNode node in field.Arguments)
        {
            if (node.Name.Value == argument && node.Value is VariableNode variable)
            {
                _idVariables.Add(variable.Name.Value);
                return variable.Name.Value;
            }
        }

        return null;
    }

    private SubjectBuilder Root(string identity, Func<SubjectBuilder> create)
    {
        if (!_roots.TryGetValue(identity, out SubjectBuilder? subject))
        {
            subject = create();
            _roots.Add(identity, subject);
            Roots.Add(subject);
        }

        return subject;
    }

    private void Below(SubjectBuilder subject, FieldNode parent, SelectionGuard guard)
    {
        if (parent.SelectionSet is not { } set)
        {
            return;
        }

        selections.Visit(set, guard, (field, inner) =>
        {
            if (edges.Find(subject.Kind, field.Name.Value) is { } edge)
            {
                Inclusion when = Inclusion.When(inner);
                subject.Resource(catalogue.Resource($"{edge.Link.Department}.{edge.Link.Resource}")!).Link(edge, when);
                SubjectBuilder target = subject.Edge(edge);
                target.Want(when);
                Below(target, field, inner);
            }
            else if (catalogue.ByNamespace(field.Name.Value) is { } department && field.SelectionSet is { } registers)
            {
                selections.Visit(registers, inner, (register, within) =>
                {
                    if (department.Resources.GetValueOrDefault(register.Name.Value) is { } resource)
                    {
                        Fields(subject.Resource(resource), register, within);
                    }
                });
            }
        });
    }

    private void Fields(ResourceBuilder builder, FieldNode register, SelectionGuard guard)
    {
        selections.Visit(register.SelectionSet!, guard, (field, inner) =>
        {
            if (builder.Resource.Field(field.Name.Value) is { } held)
            {
                builder.Select(held, Inclusion.When(inner));
            }
            else if (field.Name.Value == TypeName)
            {
                builder.SelectPresence(Inclusion.When(inner));
            }
        });
    }

    private void Registers(Department department, FieldNode root, SelectionGuard guard)
    {
        selections.Visit(root.SelectionSet!, guard, (field, inner) =>
        {
            if (department.Resources.GetValueOrDefault(field.Name.Value) is not { } resource)
            {
                return;
            }

            (string, string) names = (root.ResponseName, field.ResponseName);
            if (!_public.TryGetValue(names, out PublicBuilder? register))
            {
                register = new PublicBuilder(names, new ResourceBuilder(resource), field);
                _public.Add(names, register);
                PublicRegisters.Add(register);
            }

            register.Want(Inclusion.When(inner));
            Fields(register.Resource, field, inner);
        });
    }

    private void Elsewhere(FieldNode parent, SelectionGuard guard)
    {
        if (parent.SelectionSet is { } set)
        {
            selections.Visit(set, guard, (field, inner) => Elsewhere(field, inner));
        }
    }
}

/// <summary>One read of a public register while the operation is walked.</summary>
internal sealed class PublicBuilder((string Root, string Name) names, ResourceBuilder resource, FieldNode node)
{
    private Inclusion? _when;

    public ResourceBuilder Resource { get; } = resource;

    public void Want(Inclusion when)
    {
        _when = _when?.Or(when) ?? when;
    }

    public PublicNode Build()
    {
        return new PublicNode(
            names.Root, names.Name, Resource.Resource, node, Resource.InOrder(), _when ?? Inclusion.Always);
    }
}
