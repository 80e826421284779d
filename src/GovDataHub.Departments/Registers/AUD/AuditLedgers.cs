using GovDataHub.Departments.City;
using GovDataHub.Departments.Protocols;
using GovDataHub.Departments.Protocols.Storage;

namespace GovDataHub.Departments.Registers.AUD;

/// <summary>Audit: the year's plan and the ledger of what audited bodies still have to put right.</summary>
internal sealed class AuditLedgers() : SqlDepartment("AUD")
{
    private static readonly CodeTable RectifyProgress = new(("open", "整改中"), ("done", "已完成"));

    /// <inheritdoc/>
    public override void Record(RegisterRow row, TableWriter tables)
    {
        switch (row.Resource)
        {
            case "AUD.auditPlan":
                RecordAuditPlan(row, tables);
                break;
            case "AUD.rectify":
                RecordRectify(row, tables);
                break;
            default:
                throw new UnknownRegisterException(Code, row.Resource);
        }
    }

    private static void RecordAuditPlan(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "审计计划",
            ("项目编号", row.Text("planNo")),
            ("被审计单位", row.Text("target")),
            ("年度", row.Number("year").Pattern()));
    }

    private static void RecordRectify(RegisterRow row, TableWriter tables)
    {
        tables.Insert(
            "整改台账",
            ("事项编号", row.Text("itemNo")),
            ("进度", RectifyProgress.Code(row.Text("progress"))),
            ("整改期限", row.Date("dueDate").Pattern("yyyy年M月d日")));
    }
}
