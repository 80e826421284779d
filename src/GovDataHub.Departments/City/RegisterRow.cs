namespace GovDataHub.Departments.City;

/// <summary>
/// One row of one register as the city's truth has it, before a department writes it down in its own shape.
/// </summary>
/// <param name="Resource">The resource's id: <c>HPF.account</c>.</param>
/// <param name="Key">The identity number or credit code; "" in a public register.</param>
/// <param name="Values">
/// By field name as in the catalogue: null, string (also enums), long, decimal (money, number), bool, DateOnly,
/// DateTimeOffset (+08:00), or a JSON text for <c>json</c> fields.
/// </param>
public sealed record RegisterRow(string Resource, string Key, IReadOnlyDictionary<string, object?> Values);
