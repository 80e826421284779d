using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.PWR;

/// <summary>The power company: consumers as the grid's marketing system has them, arrears in a table apart.</summary>
internal sealed class PowerAccounts() : SqlDepartment("PWR")
{
    private static readonly CodeTable AccountTariff = new(("flat", "0"), ("tou", "1"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "PWR.account":
                RecordAccount(row, tables);
                break;
            case "PWR.entAccount":
                RecordEntAccount(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordAccount(RegisterRow row, TableWriter tables)
    {
        var consumer = tables.Insert(
            "C_CONS",
            ("CERT_NO", row.Key),
            ("CONS_NO", row.Text("acctNo")),
            ("CONS_NAME", row.Text("holder")),
            ("TS_FLAG", AccountTariff.Code(row.Text("tariff"))),
            ("EV_PILE_FLAG", row.Flag("evPile").Either("1", "0")));
        if (row.Values.GetValueOrDefault("arrears") is not null)
        {
            tables.Insert(
                "A_RCVBL",
                ("CONS_ID", consumer),
                ("RCVBL_AMT", row.Number("arrears").Pattern("0.00")));
        }
    }

    private static void RecordEntAccount(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "C_CONS_HV",
            ("CREDIT_CODE", row.Key),
            ("CONS_NO", row.Text("entAcctNo")),
            ("CONTRACT_CAP", row.Number("capacity").Pattern()),
            ("MON_PQ", row.Number("usage").Pattern()),
            ("RCVBL_AMT", row.Number("entArrears").Pattern("0.00")));
    }
}
