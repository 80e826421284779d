using System.Collections.Immutable;
using System.Globalization;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>What a subdistrict is called and which streets and estates it has.</summary>
internal sealed record Place(
    string District, string Name, ImmutableArray<string> Streets, ImmutableArray<string> Estates)
{
    /// <summary>An address as the standard address book spells it.</summary>
    public string Address(int street, int number) => string.Create(
        CultureInfo.InvariantCulture, $"杭州市{District}{Name}街道{Streets[street % Streets.Length]}{number}号");

    /// <summary>The estate's building at an address.</summary>
    public string Building(int street, int number, int building) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Address(street, number)}{Estates[street % Estates.Length]}{building}幢");
}

/// <summary>Place names, invented below the level of the city's districts.</summary>
internal static class Places
{
    /// <summary>The region code of Hangzhou.</summary>
    public const string HangzhouRegion = "330100";

    private static readonly ImmutableArray<string> Districts =
        ["上城区", "拱墅区", "西湖区", "滨江区", "萧山区", "余杭区", "临平区", "钱塘区", "富阳区", "临安区"];

    private static readonly ImmutableArray<string> First =
        ["云", "清", "望", "听", "松", "竹", "兰", "梅", "锦", "柳", "荷", "桂", "翠", "晴", "雪", "星", "月", "霞", "溪", "鹿"];

    private static readonly ImmutableArray<string> Second =
        ["澜", "湾", "坞", "桥", "浦", "洲", "岭", "渡", "亭", "庄", "塘", "港", "园", "林", "峰", "川", "泉", "坪", "堰", "井",
            "埠", "墩", "漾", "谷", "台"];

    private static readonly ImmutableArray<string> Roads = ["中路", "东路", "西路", "北街"];

    private static readonly ImmutableArray<string> EstateWords = ["花园", "家园", "雅苑", "新村"];

    /// <summary>Regions outside Hangzhou people come from, or own a home in.</summary>
    public static ImmutableArray<(string Code, string Name)> Elsewhere { get; } =
        [("330600", "浙江省绍兴市"), ("330400", "浙江省嘉兴市"), ("340100", "安徽省合肥市"), ("360100", "江西省南昌市"),
            ("410100", "河南省郑州市"), ("320500", "江苏省苏州市"), ("510100", "四川省成都市")];

    /// <summary>The names of the subdistrict with that number, 0 to 498; no two are alike.</summary>
    public static Place Of(int subdistrict)
    {
        string name = First[subdistrict % First.Length] + Second[subdistrict / First.Length % Second.Length];
        return new Place(
            Districts[subdistrict % Districts.Length],
            name,
            [.. Roads.Select(road => name + road)],
            [.. EstateWords.Select(word => name + word)]);
    }

    /// <summary>The code of one of the subdistrict's communities, the key of school districts.</summary>
    public static string Community(int subdistrict, int community) => string.Create(
        CultureInfo.InvariantCulture, $"{IdentityNumber.SyntheticArea}{subdistrict:D3}{community:D3}");

    /// <summary>The public school of a stage that the subdistrict's children attend.</summary>
    public static string School(Place place, string stage) => stage switch
    {
        "kinder" => $"杭州市{place.Name}幼儿园",
        "primary" => $"杭州市{place.Name}小学",
        "junior" => $"杭州市{place.Name}初级中学",
        "senior" => $"杭州市{place.Name}高级中学",
        _ => $"杭州市{place.Name}职业学校",
    };
}
