using System.Collections.Immutable;
using GovDataHub.Rules.Language;
using GovDataHub.Rules.Registers;
using GovDataHub.Rules.Types;

namespace GovDataHub.Rules.Splitting;

/// <summary>
/// Cuts a rule into the largest sub-expressions over one department and one subject. First at the top-level conjuncts,
/// because each has a reason of its own; then inside, where operands of one <c>and</c> or <c>or</c> that belong
/// together are gathered. What joins departments stays in the hub; only what it compares leaves them as values.
/// </summary>
public static class RuleSplitter
{
    /// <summary>
    /// The plan of one rule that was checked against the catalogue; its top-level conjuncts are the conditions.
    /// </summary>
    public static RulePlan Split(FeelExpression rule, RegisterCatalogue catalogue) => Split(
        LogicalExpression.Operands(rule.Root, LogicalOperator.And).Select(FeelExpression.FromNode), catalogue);

    /// <summary>
    /// The plan of a rule given as its conditions, all of which must hold. Each stays one, whatever it joins.
    /// </summary>
    public static RulePlan Split(IEnumerable<FeelExpression> conditions, RegisterCatalogue catalogue)
    {
        ImmutableArray<FeelExpression> all = [.. conditions];
        return new Splitting(all, catalogue).Run();
    }

    private sealed class Splitting(ImmutableArray<FeelExpression> rule, RegisterCatalogue catalogue)
    {
        private readonly List<RulePart> _parts = [];
        private readonly FeelScope _scope = catalogue.Scope([]);
        private readonly string _prefix = Prefix(rule);

        public RulePlan Run()
        {
            var conditions = ImmutableArray.CreateBuilder<RuleCondition>(rule.Length);
            foreach (var condition in rule)
            {
                var residual = Cut(condition.Root, Bindings.None);
                var names = NodeSearch.Names(residual).ToHashSet(StringComparer.Ordinal);
                ImmutableArray<int> parts =
                    [.. Enumerable.Range(0, _parts.Count).Where(index => names.Contains(_parts[index].Name))];
                conditions.Add(new RuleCondition(
                    conditions.Count, condition, FeelExpression.FromNode(residual), parts));
            }

            return new RulePlan([.. _parts], conditions.ToImmutable());
        }

        /// <summary>Names of parts must not be names of the rule.</summary>
        private static string Prefix(IEnumerable<FeelExpression> rule)
        {
            var names = rule.SelectMany(condition => NodeSearch.Names(condition.Root)).ToList();
            var prefix = "p";
            while (names.Exists(name => IsPartName(name, prefix)))
                prefix = "_" + prefix;
            return prefix;
        }

        private static bool IsPartName(string name, string prefix) =>
            name.StartsWith(prefix, StringComparison.Ordinal)
            && !name.AsSpan(prefix.Length).ContainsAnyExceptInRange('0', '9');

        private FeelNode Cut(FeelNode node, Bindings bound)
        {
            var use = RegisterUse.Of(node, bound, catalogue);
            if (use.Subjects.Count == 0)
                return node;
            if (use is { Subjects.Count: 1, Escapes: false } && !IsBetterInTheHub(node, use))
                return PartFor(node, use);
            if (node is LogicalExpression logical)
                return CutChain(logical, bound);
            return CutChildren(node, bound);
        }

        /// <summary>
        /// A test such as <c>&gt; 5</c> means something only with its input. And a value that leaves anyway is not
        /// first mixed with what the citizen gave: that would send it to the department for nothing.
        /// </summary>
        private bool IsBetterInTheHub(FeelNode node, RegisterUse use) => node is ComparisonTest
            || (node is ArithmeticExpression or Negation && use.Supplies.Count > 0 && !IsBoolean(node));

        private bool IsBoolean(FeelNode node) => FeelChecker.TypeOf(node, _scope) == FeelType.Boolean;

        /// <summary>Operands over the same subject make one part, whatever stands between them.</summary>
        private FeelNode CutChain(LogicalExpression chain, Bindings bound)
        {
            var gathered = new List<(PartSubject? Subject, FeelNode Node)>();
            foreach (var operand in LogicalExpression.Operands(chain, chain.Operator))
            {
                var use = RegisterUse.Of(operand, bound, catalogue);
                PartSubject? subject = use is { Subjects.Count: 1, Escapes: false } ? use.Subjects.Single() : null;
                var index = subject is null ? -1 : gathered.FindIndex(other => other.Subject == subject);
                if (index < 0)
                    gathered.Add((subject, operand));
                else
                    gathered[index] = (subject, Both(chain, gathered[index].Node, operand));
            }

            return gathered
                .ConvertAll(operand => Cut(operand.Node, bound))
                .Aggregate((left, right) => Both(chain, left, right));
        }

        private static LogicalExpression Both(LogicalExpression chain, FeelNode left, FeelNode right) =>
            new(chain.Operator, left, right, chain.Span);

        private FeelNode CutChildren(FeelNode node, Bindings bound)
        {
            var inner = RegisterUse.Inner(node, bound, catalogue).ToList();
            var index = 0;
            return NodeRewriter.WithChildren(node, child => Cut(child, inner[index++].Bound));
        }

        private NameReference PartFor(FeelNode node, RegisterUse use)
        {
            var subject = use.Subjects.Single();
            var local = FeelExpression.FromNode(WithoutRole(node, subject.Role));
            var part = _parts.Find(known => known.Department == subject.Department && known.Role == subject.Role
                && known.Subject == subject.Subject && known.Text == local.Text);
            if (part is null)
            {
                var type = FeelChecker.TypeOf(node, _scope);
                part = new RulePart
                {
                    Name = $"{_prefix}{_parts.Count + 1}",
                    Kind = type == FeelType.Boolean ? PartKind.Predicate : PartKind.Value,
                    Department = subject.Department,
                    Role = subject.Role,
                    Subject = subject.Subject,
                    Expression = local,
                    Type = type,
                    Coordinates = [.. use.Coordinates],
                    Supplies = [.. use.Supplies],
                };
                _parts.Add(part);
            }

            return new NameReference(part.Name, node.Span);
        }

        private static FeelNode WithoutRole(FeelNode node, string? role)
        {
            if (role is null)
                return node;
            return node is PathExpression { Source: NameReference name } path && name.Name == role
                ? new NameReference(path.Name, path.Span)
                : NodeRewriter.WithChildren(node, child => WithoutRole(child, role));
        }
    }
}
