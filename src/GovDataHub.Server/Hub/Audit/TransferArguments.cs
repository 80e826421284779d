using System.Globalization;
using GovDataHub.Audit.Reading;
using GovDataHub.Audit.Records;
using GovDataHub.GraphQL;
using GovDataHub.GraphQL.Execution;

namespace GovDataHub.Server.Hub.Audit;

/// <summary>Reads the arguments of the transfer fields; wrong ones are the client's fault.</summary>
internal static class TransferArguments
{
    /// <summary><c>filter:</c>, whether <c>TransferFilter</c> or the narrower <c>DataUseFilter</c>.</summary>
    public static TransferQuery Query(FieldContext field)
    {
        IReadOnlyDictionary<string, object?>? filter =
            field.Argument<IReadOnlyDictionary<string, object?>>("filter");
        if (filter is null)
        {
            return new TransferQuery();
        }

        return new TransferQuery
        {
            From = Moment(filter, "from"),
            To = Moment(filter, "to"),
            Department = Text(filter, "department"),
            Purpose = Text(filter, "purpose"),
            Matter = Text(filter, "matter"),
            Case = Text(filter, "case"),
            Outcome = Outcome(Text(filter, "outcome")),
            Subject = Text(filter, "subject"),
            Caller = Text(filter, "caller"),
            Coordinate = Text(filter, "coordinate"),
        };
    }

    /// <summary><c>first:</c>, 1 to 500.</summary>
    public static int First(FieldContext field)
    {
        int first = field.Argument<int>("first");
        return first is > 0 and <= TransferReader.MostOnPage
            ? first
            : throw new FieldErrorException(
                ErrorCodes.LimitExceeded, $"`first` must be from 1 to {TransferReader.MostOnPage}.");
    }

    /// <summary><c>after:</c>, a cursor of a page before.</summary>
    public static TransferId? After(FieldContext field)
    {
        string? cursor = field.Argument<string>("after");
        if (cursor is null)
        {
            return null;
        }

        return TransferId.TryParse(cursor, out TransferId id)
            ? id
            : throw new FieldErrorException(ErrorCodes.BadUserInput, "`after` is no cursor of this list.");
    }

    private static string? Text(IReadOnlyDictionary<string, object?> filter, string name)
    {
        return filter.GetValueOrDefault(name) as string;
    }

    private static DateTimeOffset? Moment(IReadOnlyDictionary<string, object?> filter, string name)
    {
        return filter.GetValueOrDefault(name) switch
        {
            DateTimeOffset moment => moment,
            string text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture),
            _ => null,
        };
    }

    private static TransferOutcome? Outcome(string? name)
    {
        return name is null
            ? null
            : Enum.GetValues<TransferOutcome>().First(outcome => TransferView.NameOf(outcome) == name);
    }
}
