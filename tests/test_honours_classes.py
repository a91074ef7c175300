"""Honours by classes of wording that reports print: each with what it must leave."""

import pytest
from test_honours import listed, rows, short, under

from extractors.honours import award_tables, honours
from extractors.marked import marked_document
from schemas.document import Identity

OWN = "市二院"
TITLES = [
    # a word of distinction before what a person is called
    ("方知远荣获2020年度砚州市十佳工程师称号。", [("砚州市十佳工程师", "方知远")]),
    ("韩冰荣获2021年度江城市优秀河湖长称号。", [("江城市优秀河湖长", "韩冰")]),
    ("站长周洋荣获集团年度最佳安全员称号。", [("集团年度最佳安全员", "周洋")]),
    ("项目获得消防员支持。", []),
    ("老人获得优秀社工的陪伴。", []),
    # a list of a level that one is selected into
    ("并入选2021—2023年度省级重点培育单位。", [("省级重点培育单位", OWN)]),
    ("我院入选市级安全生产标准化企业。", [("市级安全生产标准化企业", OWN)]),
    ("我院入选省级预算单位名单。", []),
    ("我院入选市级医院。", []),
    # a superlative with 的
    (
        "公司先后荣获最受用户信赖的十佳供水企业、节水先进单位等荣誉称号。",
        [("最受用户信赖的十佳供水企业", OWN), ("节水先进单位", OWN)],
    ),
    (
        "医院先后获得群众最满意的医院、省级文明单位等荣誉称号。",
        [("群众最满意的医院", OWN), ("省级文明单位", OWN)],
    ),
    ("团队荣获最值得信赖的伙伴称号。", [("最值得信赖的伙伴", "团队")]),
    ("老人们获得了最贴心的服务。", []),
    ("员工获得最全面的培训。", []),
    # what kind of award it is, before its name
    ("荣获全市节能改造领域最高荣誉—“碧水奖”。", [("碧水奖", OWN)]),
    ("项目荣获国家工程建设最高质量奖——鲁班奖。", [("鲁班奖", "项目")]),
    ("我院荣获市政府设立的质量最高荣誉“市长质量奖”。", [("市长质量奖", OWN)]),
    ("捐款数额为历年最高——“爱心”账户。", []),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert short(rows(text)) == expected


def test_the_words_before_a_name_tell_its_level() -> None:
    (row,) = rows("公司荣获中国水务行业最高奖——“大禹奖”。")
    assert (row.title, row.award_level) == ("大禹奖", "行业")


@pytest.mark.parametrize("heading", ["社会认可", "行业认可", "外部肯定"])
def test_headings_over_lists_of_awards(heading: str) -> None:
    document = under(heading, "江城市文明单位\n2022年江城市平安医院")
    assert short(list(honours.read(document))) == [("江城市文明单位", OWN), ("江城市平安医院", OWN)]


@pytest.mark.parametrize("heading", ["社会认可度", "认可机制"])
def test_headings_with_such_a_word_that_head_no_list(heading: str) -> None:
    assert short(list(honours.read(under(heading, "江城市文明单位")))) == []


@pytest.mark.parametrize(
    "text",
    [
        "泵站公司参加评选：评委打分评选“一级”“二级”。",
        "专家现场打分，按“优秀”“良好”评定。",
        "职工代表畅谈“匠心”“初心”。",
        "会议宣读了《关于表彰的决定》，与会人员合影留念。",
    ],
)
def test_prose_under_an_honours_heading_quotes_other_things_too(text: str) -> None:
    assert short(listed(text)) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("公司荣获创业板上市公司最佳内控奖。", None),
        ("公司荣获都市圈水务创新奖。", None),
        ("公司荣获城市供水先进单位称号。", None),
        ("公司荣获江城市供水先进单位称号。", "省市"),
        ("公司荣获市供水先进单位称号。", "省市"),
    ],
)
def test_a_level_is_no_part_of_another_word(text: str, level: str | None) -> None:
    assert [row.award_level for row in rows(text)] == [level]


@pytest.mark.parametrize(
    ("text", "title", "recipient", "grantor"),
    [
        # 经 within a word is no mark of who gives it
        ("支行客户经理程某被总行评为2022年度“服务标兵”。", "服务标兵", "程某", "总行"),
        ("社区服务站连年被评为街道先进集体。", "街道先进集体", "社区服务站", None),
        ("由市应急局、市总工会联合授予“安全标兵班组”称号。", "安全标兵班组", OWN, "市应急局、市总工会"),
        ("经市卫健委考核，我中心被认定为市级慢病防控示范单位。", "市级慢病防控示范单位", OWN, "市卫健委"),
        ("江城市水务局通报表扬泵站公司为“防汛先进单位”。", "防汛先进单位", "泵站公司", "江城市水务局"),
        ("共青团江城市委授予热线班“市级青年文明号”称号。", "市级青年文明号", "热线班", "共青团江城市委"),
        ("由集团公司授予泵站公司“安全生产先进单位”奖牌。", "安全生产先进单位", "泵站公司", "集团公司"),
        # the body before a title in quotes, or before an edition, gives it
        ("邬燕荣获总行“合规标兵”称号。", "合规标兵", "邬燕", "总行"),
        ("李恒荣获江城市“最美护士”称号。", "江城市“最美护士”", "李恒", None),
        ("公司入选国家能源局第四批节能先进单位名单。", "节能先进单位", OWN, "国家能源局"),
        # who is told in an earlier clause, or made what won
        ("柜员李恒凭着细心，堵截诈骗3起，被市公安局授予“反诈先锋”称号。", "反诈先锋", "李恒", "市公安局"),
        ("计量中心通过复审，继续保留“省级文明单位”称号。", "省级文明单位", "计量中心", None),
        ("由我公司承建的泵站工程被评为省优质工程。", "省优质工程", "我公司承建的泵站工程", None),
        # a work holds what it won, whoever made it
        ("工程师曹大川撰写的《坝体渗流监测》荣获优秀论文一等奖。", "优秀论文一等奖", "《坝体渗流监测》", None),
        (
            "五（3）班简雨桐的小发明“自动浇水器”获市科技创新大赛一等奖。",
            "市科技创新大赛一等奖",
            "小发明“自动浇水器”",
            None,
        ),
        ("公司高级工程师汤小军牵头的“智慧管网”被省水协授予科技进步二等奖。", "科技进步二等奖", "“智慧管网”", "省水协"),
        # an association gives what its name stands before; whoever looked into it names it
        ("调度中心获省公路学会科学技术奖二等奖。", "省公路学会科学技术奖二等奖", "调度中心", "省公路学会"),
        ("我院通过江州市卫健委复评，获评三星级健康单位。", "三星级健康单位", OWN, "江州市卫健委"),
        ("东港粮库继续保留省粮食局命名的“四星级粮库”称号。", "四星级粮库", "东港粮库", "省粮食局"),
        (
            "护士长殷若兰获得江州市卫生健康委员会“优秀护理工作者”表彰。",
            "优秀护理工作者",
            "殷若兰",
            "江州市卫生健康委员会",
        ),
        ("客服中心获中国质量协会颁发的“全国五星级现场”证书。", "全国五星级现场", "客服中心", "中国质量协会"),
        (
            "检测中心获得国际水协会（International Water Association，IWA）颁发的“水质创新者”证书。",
            "水质创新者",
            "检测中心",
            "国际水协会（International Water Association，IWA）",
        ),
        ("车间获“安全生产先进集体”奖状。", "安全生产先进集体", "车间", None),
        ("项目部荣获建设单位颁发的“履约先锋”锦旗。", "履约先锋", "项目部", "建设单位"),
        ("水质化验室在全省技能竞赛中荣获团体一等奖。", "全省技能竞赛团体一等奖", "水质化验室", None),
        # names that hold a word that would end them, times before the verb
        ("检测工程师卓以文获评“江州青年之星”。", "江州青年之星", "卓以文", None),
        ("会计师苏以诚荣获“岗位能手”称号。", "岗位能手", "苏以诚", None),
        ("我院自2011年起荣获市级文明单位称号。", "市级文明单位", OWN, None),
        ("妇产科主任温如玉入选“江州名医”。", "江州名医", "温如玉", None),
        # a person behind a job that no list has, with the job in brackets, or at the head of an earlier clause
        ("潜水员蒯江涛荣获省交通运输厅颁发的“救捞先锋”称号。", "救捞先锋", "蒯江涛", "省交通运输厅"),
        ("车间主任燕知秋（兼安全员）入选“江州工匠”。", "江州工匠", "燕知秋", None),
        ("码头调度员司空见拾金不昧，被港区文明办评为“港区好人”。", "港区好人", "司空见", "港区文明办"),
        ("长途司机幸大川安全行驶百万公里，被评为“最美货车司机”。", "最美货车司机", "幸大川", None),
        # where a single word stands between the unit and the verb
        ("公司又获省质量协会授予的“用户满意企业”称号。", "用户满意企业", OWN, "省质量协会"),
        # the unit that somebody works in or leads
        ("第一书记隋川所在的柳林坪村获评省级示范村。", "省级示范村", "柳林坪村", None),
        (
            "由退休职工佟舒牵头的“夕照”小队被区民政局评为“最美志愿服务团队”。",
            "最美志愿服务团队",
            "“夕照”小队",
            "区民政局",
        ),
        # handed over by its name; a body whose name the title opens with
        ("县委、县政府把“帮扶先进集体”的奖牌颁给了营业部。", "帮扶先进集体", "营业部", "县委、县政府"),
        ("信贷员牟小禾获得省联社技能大赛个人三等奖。", "省联社技能大赛个人三等奖", "牟小禾", "省联社"),
        ("项目经理谷梁雪获江城市三八红旗手（市妇联颁发）。", "江城市三八红旗手", "谷梁雪", "市妇联"),
        ("被区见义勇为协会授予“见义勇为好市民”称号。", "见义勇为好市民", None, "区见义勇为协会"),
    ],
)
def test_who_gave_it_to_whom(text: str, title: str, recipient: str, grantor: str | None) -> None:
    assert [(row.title, row.recipient, row.grantor) for row in rows(text)] == [(title, recipient, grantor)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "| 序号 | 获奖单位（个人） | 荣誉名称 | 颁发机构 |\n"
            "| 1 | 石桥焚烧厂 | 环保先进单位 | 江州省环境教育中心 |\n"
            "| 2 | 罗砚冬 | 省五一劳动奖章 | 江州省总工会 |",
            [
                ("环保先进单位", "石桥焚烧厂", "江州省环境教育中心"),
                ("省五一劳动奖章", "罗砚冬", "江州省总工会"),
            ],
        ),
        (
            "| 获奖科室 | 奖项 | 颁发机构 |\n| 检验科 | 技能竞赛团体一等奖 | 江州市医院协会 |",
            [("技能竞赛团体一等奖", "检验科", "江州市医院协会")],
        ),
        (
            "| 获奖班级/个人 | 奖项 | 颁奖单位 |\n| 六（2）班 | 先进班集体 | 区教育局 |\n"
            "| 简雨桐 | 优秀学生干部 | 区教育局 |",
            [("先进班集体", "六（2）班", "区教育局"), ("优秀学生干部", "简雨桐", "区教育局")],
        ),
        (
            "| 获奖团队 | 奖项名称 | 授奖单位 |\n| 水质攻关组 | QC成果一等奖 | 省质量协会 |",
            [("QC成果一等奖", "水质攻关组", "省质量协会")],
        ),
        (
            "| 序号 | 奖项名称 | 获奖项目 | 颁奖单位 |\n| 1 | 科技进步一等奖 | 漏损控制平台 | 省水协 |",
            [("科技进步一等奖", "漏损控制平台", "省水协")],
        ),
        (
            "| 荣誉名称 | 获得者 | 授予机关 |\n| 劳动模范 | 谭大明 | 市政府 |\n| 三八红旗集体 | 收费班 | 市妇联 |",
            [("劳动模范", "谭大明", "市政府"), ("三八红旗集体", "收费班", "市妇联")],
        ),
        (
            "| 获奖项目 | 级别 | 颁发单位 | 时间 |\n| 全国青年文明号 | 国家级 | 共青团中央 | 2022年5月 |",
            [("全国青年文明号", OWN, "共青团中央")],
        ),
        (
            "| 荣誉 | 集体/个人 | 授予单位 |\n| 安全生产先进集体 | 选煤车间 | 集团公司 |\n"
            "| 安全标兵 | 逄大伟（瓦检员） | 集团公司 |",
            [("安全生产先进集体", "选煤车间", "集团公司"), ("安全标兵", "逄大伟", "集团公司")],
        ),
        (
            "| 获奖项目/个人 | 奖项 | 颁发单位 |\n| “麦香”系列 | 全国文创大赛银奖 | 中国文创促进会 |\n"
            "| 邬晚舟 | 优秀党务工作者 | 县委 |",
            [("全国文创大赛银奖", "“麦香”系列", "中国文创促进会"), ("优秀党务工作者", "邬晚舟", "县委")],
        ),
        (
            "| 荣誉名称 | 单位 | 授予机关 |\n| 市级先进集体 | 收费班 | 市总工会 |",
            [("市级先进集体", "收费班", "市总工会")],
        ),
        (
            "| 荣誉称号 | 受表彰单位 | 表彰单位 |\n| 先进基层党组织 | 第一党支部 | 区委 |",
            [("先进基层党组织", "第一党支部", "区委")],
        ),
        (
            "| 奖项 | 等级 | 获奖人 | 组织单位 |\n| 省青年教师教学竞赛 | 一等奖 | 王某某 | 省教育厅 |",
            [("省青年教师教学竞赛一等奖", "王某某", "省教育厅")],
        ),
        (
            "| 荣誉/认证名称 | 来源 |\n| 国家级绿色工厂（江城基地） | 工业和信息化部 |",
            [("国家级绿色工厂", "江城基地", "工业和信息化部")],
        ),
        ("| 奖项 | 等级 | 金额 |\n| 绩效奖 | 一等奖 | 3000元 |", []),
        (
            "| 序号 | 荣誉 | 获奖科室/个人 | 授予单位 |\n| 1 | 巾帼文明岗 | 产房 | 省妇女联合会 |\n"
            "| 2 | 优秀共产党员 | 闾丘澄 | 中共江城市委 |",
            [("巾帼文明岗", "产房", "省妇女联合会"), ("优秀共产党员", "闾丘澄", "中共江城市委")],
        ),
        (
            "| 时间 | 内容 | 颁奖单位 |\n| 2023年3月 | 省级文明单位 | 省文明委 |",
            [("省级文明单位", OWN, "省文明委")],
        ),
        (
            "| 获奖人员 | 赛事名称 | 获奖等次 | 主办单位 |\n| 王建国 | 全省电工技能竞赛 | 二等奖 | 省人社厅 |",
            [("全省电工技能竞赛二等奖", "王建国", "省人社厅")],
        ),
        (
            "| 获奖部门 | 荣誉 | 授予单位 |\n| 客服中心 | 省级青年文明号、市级文明窗口 | 省文明委 |",
            [("省级青年文明号", "客服中心", "省文明委"), ("市级文明窗口", "客服中心", "省文明委")],
        ),
        ("| 时间 | 会议名称 | 主办单位 |\n| 2023年3月 | 先进事迹报告会 | 省文明委 |", []),
        ("| 荣誉名称 | 单位 |\n| 市级先进集体 | 市总工会 |", [("市级先进集体", OWN, "市总工会")]),
        ("| 荣誉名称 | 数量 | 单位 |\n| 市级先进集体 | 3 | 个 |", []),
        (
            "| 1 | 先进经验交流会 | 市总工会 | 2023年3月 |\n| 2 | 安全生产培训 | 市安委会 | 2023年5月 |",
            [],
        ),
    ],
)
def test_who_holds_what_a_table_lists(table: str, expected: list[tuple[str, str, str]]) -> None:
    found = award_tables.read(marked_document(table, Identity(org="江城市第二人民医院", org_short=OWN)))
    assert [(row.title, row.recipient, row.grantor) for row in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "报告期内，我院获得的主要荣誉有：\n1.国家级绿色医院（市卫健委，2023年11月）；\n2.省五一劳动奖状（省总工会）。",
            [("国家级绿色医院", OWN, "市卫健委"), ("省五一劳动奖状", OWN, "省总工会")],
        ),
        (
            "年内荣获以下荣誉：\n◆ 最佳社会责任案例奖——“禾苗”项目（省银行业协会）",
            [("最佳社会责任案例奖", "“禾苗”项目", "省银行业协会")],
        ),
        ("本年度取得的荣誉如下：\n● 省级文明单位（省文明委）", [("省级文明单位", OWN, "省文明委")]),
        ("本年度取得的成绩如下：\n● 省级文明单位创建达标", []),
        ("年内获得以下荣誉：\n全年接诊三万人次。\n1.省级文明单位（省文明委）；", []),
        ("本年度设立以下奖项：\n1.优秀员工奖；\n2.安全标兵奖。", []),
        ("拟申报以下荣誉：\n1.省级文明单位；", []),
    ],
)
def test_a_line_that_introduces_a_list_of_awards(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = honours.read(marked_document(text, Identity(org="江城市第二人民医院", org_short=OWN)))
    assert [(row.title, row.recipient, row.grantor) for row in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "公司获得中国船级社颁发的“绿色产品认证”证书。",
        "公司获得省住建厅颁发的“安全生产许可”证书。",
        "实验室获得中国合格评定委员会（CNAS）颁发的“实验室认可”证书。",
        "获得职业资格证书12人。",
        "供应商评为A级的有12家。",
        "志愿服务队获得“ISO9001”证书。",
        "公司被认定为高新技术企业。",
        "观看荣获“全国劳动模范”称号的事迹。",
        "预祝各位在比赛中取得优异成绩，获得一等奖。",
        "公司把“安全第一”理念传给了每名员工，将“首席技师”聘书颁给三名员工。",
    ],
)
def test_what_certifies_or_is_looked_at_is_no_honour(text: str) -> None:
    assert short(rows(text)) == []
