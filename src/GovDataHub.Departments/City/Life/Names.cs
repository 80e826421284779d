using System.Collections.Immutable;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City.Life;

/// <summary>Names as people of the city bear them.</summary>
internal static class Names
{
    private static readonly ImmutableArray<string> Surnames = [.. (
        "王王王王李李李李张张张张刘刘刘陈陈陈陈杨杨赵黄黄周周吴吴徐徐孙胡胡朱朱高林林何郭马罗梁宋郑郑谢韩唐冯于董萧程曹袁邓许许"
        + "傅沈沈沈曾彭吕苏卢蒋蒋蔡贾丁丁魏薛叶叶阎余余潘潘杜戴夏钟汪田任姜范方方石姚姚谭廖邹熊金金陆郝孔白崔康毛邱秦江史顾顾侯邵"
        + "孟龙万段雷钱钱汤尹黎易常武乔贺赖龚文").Select(letter => letter.ToString())];

    private static readonly ImmutableArray<string> MaleLetters = [.. (
        "伟强磊军勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁志建国文海林庆东峰成龙永新家豪子轩博然一航泽楷晨睿铭哲")
        .Select(letter => letter.ToString())];

    private static readonly ImmutableArray<string> FemaleLetters = [.. (
        "芳娜敏静丽艳娟霞秀兰玲桂英梅红燕萍丹慧莹雪琳倩颖洁婷欣怡佳悦梦雅诗涵子萱雨桐若溪语嫣诺彤琪晓云月华珍凤")
        .Select(letter => letter.ToString())];

    private static readonly ImmutableArray<string> ForeignNames =
        ["约翰·米勒", "安娜·科瓦奇", "佐藤健一", "玛丽亚·席尔瓦", "大卫·科恩", "李俊昊", "索菲·杜邦", "拉杰·帕特尔"];

    private static readonly ImmutableArray<string> Minorities = ["畲族", "回族", "土家族", "苗族", "满族", "壮族", "布依族"];

    public static string Surname(Dice dice) => dice.Pick(Surnames);

    public static string Given(Dice dice, Sex sex)
    {
        ImmutableArray<string> letters = sex == Sex.Male ? MaleLetters : FemaleLetters;
        string first = dice.Pick(letters);
        return dice.Chance(0.2) ? first : first + dice.Pick(letters);
    }

    public static string Foreign(Dice dice) => dice.Pick(ForeignNames);

    public static string Ethnicity(Dice dice) => dice.Chance(0.03) ? dice.Pick(Minorities) : "汉族";
}
