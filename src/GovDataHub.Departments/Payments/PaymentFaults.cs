using System.Collections.Immutable;

namespace GovDataHub.Departments.Payments;

/// <summary>
/// What a test makes go wrong with a payment; decided when it is accepted and kept on the ledger with it.
/// </summary>
internal enum PaymentFault
{
    None,

    /// <summary>It fails.</summary>
    Fail,

    /// <summary>It settles late.</summary>
    Slow,

    /// <summary>It is accepted, but the answer never arrives.</summary>
    LoseAnswer,

    /// <summary>It settles, but nobody is told.</summary>
    LoseCallback,

    /// <summary>The callback comes twice, under one message id.</summary>
    DuplicateCallback,

    /// <summary>The callback is held until a later payment's has been delivered, or half a minute.</summary>
    ReorderCallback,
}

/// <summary>The fault that new payments get. Owned by the process; for tests and demonstrations. Thread-safe.</summary>
internal sealed class PaymentFaults
{
    private static readonly ImmutableArray<(string Name, PaymentFault Fault)> Table =
    [
        ("fail", PaymentFault.Fail),
        ("slow", PaymentFault.Slow),
        ("lose-answer", PaymentFault.LoseAnswer),
        ("lose-callback", PaymentFault.LoseCallback),
        ("duplicate-callback", PaymentFault.DuplicateCallback),
        ("reorder-callback", PaymentFault.ReorderCallback),
    ];

    private readonly Lock _lock = new();
    private string? _name;
    private PaymentFault _fault;
    private int? _left;

    public static ImmutableArray<string> Names { get; } = [.. Table.Select(entry => entry.Name)];

    public FaultBody Current
    {
        get
        {
            lock (_lock)
                return new FaultBody(_name, _left);
        }
    }

    /// <summary>Sets a fault for the next <paramref name="count"/> new payments, or until it is taken back.</summary>
    /// <returns>False when there is no such fault.</returns>
    public bool TrySet(string? name, int? count)
    {
        int index = name is null ? -1 : Names.IndexOf(name);
        if (index < 0 || count < 1)
            return false;
        lock (_lock)
            (_name, _fault, _left) = (name, Table[index].Fault, count);
        return true;
    }

    public void Clear()
    {
        lock (_lock)
            (_name, _fault, _left) = (null, PaymentFault.None, null);
    }

    /// <summary>The fault of one new payment.</summary>
    public PaymentFault Take()
    {
        lock (_lock)
        {
            PaymentFault taken = _fault;
            if (_left is { } left && (_left = left - 1) == 0)
                (_name, _fault, _left) = (null, PaymentFault.None, null);
            return taken;
        }
    }
}
