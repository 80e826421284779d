namespace GovDataHub.Federation.Access;

/// <summary>Counts the rows that sharing agreements have released on a business day.</summary>
public interface IGrantUsage
{
    /// <summary>Rows released so far under an agreement on a day.</summary>
    long Used(string grantId, DateOnly day);

    /// <summary>Adds rows that were released. Durable when it returns.</summary>
    void Add(string grantId, DateOnly day, int rows);
}
