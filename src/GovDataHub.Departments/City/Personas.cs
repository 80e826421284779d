using System.Collections.Immutable;
using GovDataHub.Departments.City.Numbers;

namespace GovDataHub.Departments.City;

/// <summary>
/// The named people of every city, whatever its seed and size. Birth dates are fixed, so that their identity numbers
/// are the same everywhere; what their stories need of time (an account's months, a child's age) follows the city's
/// today.
/// </summary>
public static class Personas
{
    /// <summary>Every persona, in the order they are listed to people.</summary>
    public static ImmutableArray<Persona> All { get; } =
    [
        Citizen("renter", new(1996, 5, 20), false, "林小满", "Lin Xiaoman",
            "与丈夫租房居住，公积金连续缴存两年多，名下和配偶名下在杭州都没有住房，可以提取公积金付房租。",
            "Rents a flat with her husband, has paid into the provident fund for over two years, and neither of them "
            + "owns a home in Hangzhou: may withdraw for rent."),
        Citizen("homeowner", new(1979, 9, 3), true, "王建国", "Wang Jianguo",
            "在杭州有自己的住房和商业贷款，租房提取公积金会被拒绝。",
            "Owns his home in Hangzhou and repays a bank loan on it: withdrawal for rent is refused."),
        Citizen("newcomer", new(2001, 2, 14), true, "赵天宇", "Zhao Tianyu",
            "两个月前刚来杭州工作，公积金只缴了两个月，还不能提取付房租。",
            "Came to work in Hangzhou two months ago: too few months in the provident fund to withdraw for rent."),
        Citizen("spouse-owner", new(1990, 11, 8), false, "孙晓彤", "Sun Xiaotong",
            "自己没有住房，但丈夫在杭州有房，租房提取公积金会被拒绝。",
            "Owns nothing herself, but her husband owns a home in Hangzhou: withdrawal for rent is refused."),
        Citizen("closed-card", new(1994, 7, 1), true, "罗宇航", "Luo Yuhang",
            "符合租房提取条件，但绑定的银行账户已经失效，付款会失败。",
            "May withdraw for rent, but the bank account on file is dead: the payment fails."),
        Citizen("pensioner", new(1955, 3, 6), false, "吴桂英", "Wu Guiying",
            "丧偶的退休职工，领取养老金，资格认证快满一年。",
            "A widowed pensioner whose yearly proof of life is almost due."),
        Citizen("new-parent", new(1993, 4, 18), false, "徐静", "Xu Jing",
            "四十天前生了女儿，出生证明已经签发，可以办落户和生育津贴。",
            "Had a daughter forty days ago: may register the birth and claim the maternity allowance."),
        Citizen("graduate", new(2003, 1, 25), true, "郑凯", "Zheng Kai",
            "应届本科毕业，刚参加工作，可以领毕业生生活补贴。",
            "Fresh from university and in a first job: may claim the graduates' living subsidy."),
        Citizen("shop-owner", new(1985, 8, 12), false, "钱美玲", "Qian Meiling",
            "开一家小吃店，食品经营许可两个月后到期，由本人办理企业事项。",
            "Runs a snack restaurant whose food licence expires in two months; handles its matters herself."),
        Citizen("company-hr", new(1988, 12, 2), false, "冯雅", "Feng Ya",
            "一家科技公司的人事，受公司授权办理企业事项。",
            "Personnel officer of a technology company, authorised to handle its matters."),
        Citizen("student-parent", new(1986, 6, 9), true, "褚文", "Chu Wen",
            "女儿今年满六岁，疫苗已接种齐全，可以报名上小学。",
            "His daughter has turned six and has all her vaccinations: may enrol her in primary school."),
        Citizen("driver", new(1982, 10, 30), true, "卫东", "Wei Dong",
            "有一辆三年车龄的私家车，驾驶证两个月后到期，没有未处理的违法。",
            "Drives a three-year-old car; his licence expires in two months and he has no open tickets."),
        Citizen("veteran", new(1999, 8, 1), true, "韩卫国", "Han Weiguo",
            "半年前退役，自主就业，还没有领取一次性经济补助。",
            "Left the army half a year ago for work of his own choice and has not had the one-off grant yet."),
        Citizen("disabled", new(1975, 2, 27), true, "尤明", "You Ming",
            "二级肢体残疾，低保家庭，应当享受两项补贴。",
            "Has a grade-two physical disability in a household on the minimum allowance: is due both subsidies."),
        Citizen("migrant", new(1991, 1, 16), true, "马晓龙", "Ma Xiaolong",
            "外地户籍，在杭州租房居住满八个月并缴纳社保，可以申领居住证。",
            "Registered elsewhere, has rented and worked in Hangzhou for eight months: may apply for a residence "
            + "permit."),
        Official("hpf-officer", new(1987, 5, 5), false, "施敏", "Shi Min", "officer", "HPF",
            "公积金中心的经办人员，处理转人工的业务。",
            "Officer of the provident fund centre; decides the cases that need a person."),
        Official("hpf-steward", new(1980, 4, 21), true, "张磊", "Zhang Lei", "steward", "HPF",
            "公积金中心的数据管理员，管理数据源和共享授权。",
            "Data steward of the provident fund centre; looks after its sources and sharing grants."),
        Official("psb-steward", new(1984, 9, 19), true, "吕峰", "Lv Feng", "steward", "PSB",
            "公安局的数据管理员，管理数据源和共享授权。",
            "Data steward of the Public Security Bureau; looks after its sources and sharing grants."),
        Official("auditor", new(1983, 3, 28), false, "金慧", "Jin Hui", "auditor", "DRA",
            "数据资源局的审计员，检查每一次数据调用。",
            "Auditor at the Data Resources Administration; examines every transfer of data."),
    ];

    /// <summary>The persona of that name, or null.</summary>
    public static Persona? Find(string name) => All.FirstOrDefault(persona => persona.Name == name);

    private static Persona Citizen(
        string name, DateOnly birth, bool male, string zh, string en, string storyZh, string storyEn) =>
        new()
        {
            Name = name,
            CitizenId = IdentityNumber.Create(birth, IdentityNumber.PersonaSequence + (male ? 1 : 0)),
            DisplayZh = zh,
            DisplayEn = en,
            Roles = ["citizen"],
            StoryZh = storyZh,
            StoryEn = storyEn,
        };

    private static Persona Official(
        string name, DateOnly birth, bool male, string zh, string en, string role, string department, string storyZh,
        string storyEn) =>
        Citizen(name, birth, male, zh, en, storyZh, storyEn) with
        {
            Roles = ["citizen", role],
            Department = department,
        };
}
