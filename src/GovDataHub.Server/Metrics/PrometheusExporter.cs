using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace GovDataHub.Server.Metrics;

/// <summary>
/// Writes the meters in Prometheus' text form (exposition format 0.0.4) when it is asked to collect. One scrape at a
/// time.
/// </summary>
internal sealed class PrometheusExporter : BaseExporter<Metric>, IPullMetricExporter
{
    private readonly Lock _scraping = new();
    private string _text = ""; // owner: _scraping

    /// <inheritdoc/>
    public Func<int, bool>? Collect { get; set; }

    /// <summary>The meters as they stand.</summary>
    public string Scrape()
    {
        lock (_scraping)
        {
            return Collect?.Invoke(5_000) == true ? _text : "";
        }
    }

    /// <inheritdoc/>
    public override ExportResult Export(in Batch<Metric> batch)
    {
        StringBuilder text = new();
        foreach (Metric metric in batch)
        {
            Write(text, metric);
        }

        _text = text.ToString();
        return ExportResult.Success;
    }

    private static void Write(StringBuilder text, Metric metric)
    {
        string name = NameOf(metric);
        string? type = metric.MetricType switch
        {
            MetricType.LongSum or MetricType.DoubleSum => "counter",
            MetricType.Histogram => "histogram",
            MetricType.LongGauge or MetricType.DoubleGauge => "gauge",
            MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => "gauge",
            _ => null,
        };
        if (type is null)
        {
            return;
        }

        name = type == "counter" ? name + "_total" : name;
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {metric.Description}\n# TYPE {name} {type}\n");
        foreach (ref readonly MetricPoint point in metric.GetMetricPoints())
        {
            WritePoint(text, name, metric.MetricType, in point);
        }
    }

    private static void WritePoint(StringBuilder text, string name, MetricType type, in MetricPoint point)
    {
        string labels = Labels(in point);
        switch (type)
        {
            case MetricType.LongSum or MetricType.LongSumNonMonotonic:
                Line(text, name, labels, point.GetSumLong());
                break;
            case MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic:
                Line(text, name, labels, point.GetSumDouble());
                break;
            case MetricType.LongGauge:
                Line(text, name, labels, point.GetGaugeLastValueLong());
                break;
            case MetricType.DoubleGauge:
                Line(text, name, labels, point.GetGaugeLastValueDouble());
                break;
            default:
                WriteHistogram(text, name, labels, in point);
                break;
        }
    }

    private static void WriteHistogram(StringBuilder text, string name, string labels, in MetricPoint point)
    {
        long below = 0;
        foreach (HistogramBucket bucket in point.GetHistogramBuckets())
        {
            below += bucket.BucketCount;
            string bound = double.IsPositiveInfinity(bucket.ExplicitBound)
                ? "+Inf"
                : bucket.ExplicitBound.ToString("R", CultureInfo.InvariantCulture);
            string comma = labels.Length == 0 ? "" : ",";
            Line(text, name + "_bucket", $"{labels}{comma}le=\"{bound}\"", below);
        }

        Line(text, name + "_sum", labels, point.GetHistogramSum());
        Line(text, name + "_count", labels, point.GetHistogramCount());
    }

    private static void Line(StringBuilder text, string name, string labels, double value)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Labels(in MetricPoint point)
    {
        List<string> labels = [];
        foreach (KeyValuePair<string, object?> tag in point.Tags)
        {
            string value = Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "";
            labels.Add($"{Sanitized(tag.Key)}=\"{Escaped(value)}\"");
        }

        return string.Join(',', labels);
    }

    private static string Escaped(string value)
    {
        return value.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
    }

    private static string NameOf(Metric metric)
    {
        string name = Sanitized(metric.Name);
        return metric.Unit switch
        {
            "s" => name + "_seconds",
            "By" => name + "_bytes",
            _ => name,
        };
    }

    private static string Sanitized(string name)
    {
        return string.Create(name.Length, name, (span, text) =>
        {
            for (int index = 0; index < span.Length; index++)
            {
                span[index] = char.IsAsciiLetterOrDigit(text[index]) ? text[index] : '_';
            }
        });
    }
}
