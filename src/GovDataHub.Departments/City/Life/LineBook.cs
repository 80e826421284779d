using System.Collections.Immutable;

namespace GovDataHub.Departments.City.Life;

/// <summary>The lines of business the city's companies are in, in the order new companies take them.</summary>
internal static class LineBook
{
    public static Line Restaurant { get; } = new("restaurant", "餐饮", "6210", "餐饮服务;食品销售");

    public static Line Technology { get; } = new("tech", "科技", "6510", "软件开发;信息系统集成服务");

    public static Line Services { get; } = new("services", "政务服务", "7291", "政务窗口服务;档案整理服务");

    public static ImmutableArray<Line> All { get; } =
    [
        Restaurant,
        Technology,
        new("retail", "超市", "5212", "食品销售;烟草制品零售;日用百货销售"),
        new("factory", "机械制造", "3490", "机械设备制造;金属结构制造"),
        new("construction", "建设工程", "4790", "房屋建筑工程施工;市政工程施工"),
        new("logistics", "物流", "5431", "道路货物运输;仓储服务"),
        new("school", "教育", "8321", "民办教育;教育咨询服务"),
        new("clinic", "医疗", "8425", "诊所服务;健康管理"),
        new("homeservice", "家政服务", "8010", "家政服务;养老护理"),
        new("trade", "进出口贸易", "5181", "货物进出口;跨境电子商务"),
        new("property", "物业管理", "7020", "物业管理;电梯维护"),
        new("law", "法律咨询", "7231", "法律咨询;商务代理"),
        new("travel", "旅行社", "7291", "旅行社业务;会议服务"),
        new("hotel", "酒店", "6110", "住宿服务;会议服务"),
        new("farm", "农产品", "0141", "蔬菜种植;农产品销售"),
        new("courier", "快递", "6020", "快递服务;邮件寄递"),
        new("pet", "宠物医院", "8222", "动物诊疗;宠物用品销售"),
        new("entertainment", "文化娱乐", "9011", "歌舞娱乐;互联网上网服务"),
        new("chemical", "化工", "2611", "化工产品生产;危险化学品经营"),
        new("finance", "融资担保", "6640", "融资担保;小额贷款"),
        new("shipping", "航运", "5521", "水上货物运输;船舶管理"),
        new("beauty", "美容美发", "8040", "美容美发服务;化妆品零售"),
    ];
}
