using System.Runtime.CompilerServices;
using GovDataHub.GraphQL.Language;
using GovDataHub.GraphQL.Types;

namespace GovDataHub.GraphQL.Validation;

/// <summary>
/// Input objects that contain themselves, by required fields or by default values (GraphQL section 3.10).
/// </summary>
internal sealed partial class SchemaValidator
{
    private readonly HashSet<InputObjectType> _visited = [];
    private readonly List<InputFieldDefinition> _path = [];
    private readonly Dictionary<InputObjectType, int> _positions = [];
    private readonly HashSet<InputFieldDefinition> _defaultsChecked = [];
    private readonly List<InputFieldDefinition> _defaultsPath = [];

    private void CheckCycles(InputObjectType type)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (!_visited.Add(type))
            return;
        _positions[type] = _path.Count;
        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { Of: InputObjectType inner })
                continue;
            _path.Add(field);
            if (_positions.TryGetValue(inner, out var start))
            {
                var cycle = _path[start..];
                Report(
                    $"Cannot reference Input Object \"{inner}\" within itself through a series of non-null fields: "
                    + $"\"{string.Join('.', cycle.Select(one => one.Name))}\".",
                    [.. cycle.Select(one => one.Node)]);
            }
            else
            {
                CheckCycles(inner);
            }

            _path.RemoveAt(_path.Count - 1);
        }

        _positions.Remove(type);
    }

    private void CheckInputCycles()
    {
        foreach (var type in _schema.Types.OfType<InputObjectType>())
        {
            foreach (var field in type.Fields)
                CheckDefault(field);
        }
    }

    /// <summary>InputFieldDefaultValueHasCycle(): whether taking a field's default would need that default.</summary>
    private void CheckDefault(InputFieldDefinition field)
    {
        if (field.DefaultValue is not { } value || field.Type.Named is not InputObjectType type)
            return;
        var start = _defaultsPath.IndexOf(field);
        if (start >= 0)
        {
            var cycle = _defaultsPath[start..];
            Report(
                $"The default value of input field \"{field.Name}\" refers to itself through: "
                + $"\"{string.Join('.', cycle.Select(one => one.Name))}\".",
                [.. cycle.Select(one => one.Node)]);
            return;
        }

        if (!_defaultsChecked.Add(field))
            return;
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _defaultsPath.Add(field);
        FollowDefault(value, type);
        _defaultsPath.RemoveAt(_defaultsPath.Count - 1);
    }

    private void FollowDefault(ValueNode value, InputObjectType type)
    {
        if (value is ListValueNode list)
        {
            foreach (var item in list.Values)
                FollowDefault(item, type);
        }

        if (value is not ObjectValueNode given)
            return;
        foreach (var field in type.Fields)
        {
            if (given.Find(field.Name) is not { } written)
                CheckDefault(field);
            else if (field.Type.Named is InputObjectType inner)
                FollowDefault(written.Value, inner);
        }
    }
}
