"""The rules of honours that a place tells: lists, tables and cards of awards, and holders apart from their awards."""

from extractors.honours.how import Placed
from extractors.rule import Rule

LISTED_THERE = Rule(
    "in the list that is announced",
    "one clause announces an award or the list of those who have it, the next says who is in it",
    Placed(),
    examples=(
        "市文明办公布⟨第五批“文明窗口”⟩名单，城东所、西城所榜上有名。 → 文明窗口, 城东所、西城所",
        "近日，⟨全国高校教学名师奖⟩揭晓，李恒教授获此殊荣。 → 全国高校教学名师奖, 李恒",
        "省公安厅命名新一轮⟨全省执法示范单位⟩，城东大队榜上有名。 → 全省执法示范单位, 城东大队",
        "市住建局决定授予106个集体⟨“文明工地”⟩称号，城东班组位列其中。 → 文明工地, 城东班组",
        "3月6日，⟨“江城好人”⟩颁奖典礼在市文化宫举行，李恒获此殊荣。 → 江城好人, 李恒",
        "李恒荣获“江城好人”称号，⟨陈榕也获此殊荣⟩。 → 江城好人, 陈榕",
        "市文明委对⟨2019年度江城市文明单位⟩进行表彰，城东支行榜上有名。 → 江城市文明单位, 城东支行",
        "省物流协会发布⟨全省物流企业50强⟩榜单，江城公司位列第12位。 → 全省物流企业50强, 江城公司",
        "在⟨全省茶企100强⟩榜单中，江城公司位列第12位。 → 全省茶企100强, 江城公司",
    ),
    counter_examples=(
        "市文明办公布第五批“文明窗口”名单。",
        "“江城好人”颁奖典礼在市文化宫举行，市长出席。",
        "我院荣获“文明窗口”称号，全市仅三家医院获此殊荣。",
        "市文明办公布“文明窗口”评选办法，各所积极申报。",
        "公司公布采购名单，江城公司入围。",
        "省统计局发布经济运行数据，江城市位列第3位。",
        "在全省茶企100强中，江城公司净资产位列第12位。",
    ),
    source="press notes",
)
NAMED_TOGETHER = Rule(
    "persons behind their awards",
    "awards without a verb, each before the name of who has it: 涌现了…, 对…进行表彰",
    Placed(),
    examples=(
        "涌现出⟨全国劳动模范⟩李恒、省级技术标兵王建国等一批先进人物。 → 全国劳动模范, 李恒",
        "涌现出⟨“江城工匠”⟩李恒、“全省最美护士”王建国等行业标兵。 → 江城工匠, 李恒",
        "全所有⟨省级技术能手⟩2人（李恒、王建国），党员9人。 → 省级技术能手, 李恒、王建国",
        "大会对李恒等9名⟨优秀班主任⟩、急诊支部等6个先进党支部予以公开表彰。 → 优秀班主任, 李恒等9名",
        "3位⟨“最美护士”⟩分别是李恒、王建国、陈榕。 → 最美护士, 李恒、王建国、陈榕",
        "院党委表彰了急诊支部等6个⟨先进基层党组织⟩和李恒等9名优秀党员。 → 先进基层党组织, 急诊支部等6个",
        "获得⟨“最美书店”⟩称号的还有云溪书店、松山书店。 → 最美书店, 云溪书店、松山书店",
        "经过评选，产生⟨个人一等奖⟩1名：李恒；二等奖2名：王建国、陈榕。 → 个人一等奖, 李恒",
        "活动由⟨“全国技术能手”⟩获得者李恒主持。 → 全国技术能手, 李恒",
        "“金锤奖章”获得者、⟨“江城先锋”⟩称号获得者、东港公司焊工李恒参加了活动。 → 江城先锋, 李恒",
    ),
    counter_examples=(
        "涌现出李恒、王建国等一批先进人物。",
        "涌现出一批全国劳动模范。",
        "涌现出“一站式”服务、“零距离”调解等先进典型。",
        "对李恒等进行了表彰。",
        "表彰会上李恒等9名同志发言，6个先进集体参会。",
        "全所有省级技术能手3人（李恒、王建国），推荐江城工匠1人（陈榕）。",
        "3名“江城工匠”分别来自东港公司、西港公司。",
        "获得先进个人称号的是一线职工。",
        "没有获得“最美书店”称号的是云溪书店。",
        "奖项设置：一等奖1名：奖金5000元；二等奖2名：奖杯、证书。",
        "邀请“全国技术能手”获得者李恒作报告。",
        "“全国技术能手”获得者李恒走进校园，全国技术能手获得者李恒应邀作报告。",
        "观看“全国技术能手”获得者李恒事迹报告会，与全国技术能手获得者陈榕签约。",
        "看望市劳动模范2名：李恒、陈榕；候选江城工匠2名：苗岫宁、王建国；往届一等奖1名：李恒。",
        "拟表彰先进个人2名：李恒、陈榕；设一等奖1名：李恒；二等奖2名：金银花、向阳花。",
        "授予“先进集体”称号的是市总工会；获得“绿色通行证”的是云溪书店、松山书店。",
        "全所有高级职称2人（李恒、王建国），高级技师1人（陈榕）。",
    ),
    source="press notes",
)
TITLE_FIRST = Rule(
    "title before its holders",
    "a line of an honours list: title, colon, who holds it",
    Placed(),
    examples=(
        "# 所获荣誉\n⟨先进个人⟩：李恒、王某 → 先进个人, 李恒、王某",
        "# 所获荣誉\n⟨场级“最美护林员”⟩（2名）：李恒、王建国；能手：陈榕 → 场级“最美护林员”, 李恒、王建国",
    ),
    counter_examples=("# 所获荣誉\n先进个人：江城市劳动模范", "先进个人：李恒、王某"),
    source="lists of staff awards",
)
HOLDER_FIRST = Rule(
    "holder before its titles",
    "a line of a list: who holds it, a colon or dash, titles",
    Placed(),
    examples=(
        "# 所获荣誉\n急诊科：⟨江城市工人先锋号⟩ → 江城市工人先锋号, 急诊科",
        "◆ 李恒：⟨江城市劳动模范⟩ → 江城市劳动模范, 李恒",
        "# 所获荣誉\n护林科：江城市工人先锋号；第二党支部：⟨县先进基层党组织⟩ → 县先进基层党组织, 第二党支部",
    ),
    counter_examples=("● 奖项设置：一等奖、二等奖", "● 评选范围：先进个人、先进集体"),
)
GROUP_FIRST = Rule(
    "titles under a word for them",
    "a line of an honours list: a kind, a time or who gave them, a colon, titles",
    Placed(),
    examples=(
        "# 所获荣誉\n集体荣誉：⟨省级平安医院⟩、市级文明单位",
        "# 所获荣誉\n2021年：⟨江城市先进基层党组织⟩",
        "# 所获荣誉\n江城市总工会：⟨江城市模范职工之家⟩",
    ),
    counter_examples=("# 所获荣誉\n主要荣誉如下：",),
    source="argued: lists of honours are parted by kind, by year or by who gave them",
)
HOLDER_BESIDE = Rule(
    "holder and title",
    "a line of an honours list: who holds it with a comma, a blank or nothing before the title",
    Placed(),
    examples=(
        "# 所获荣誉\n李恒，⟨江城市劳动模范⟩ → 江城市劳动模范, 李恒",
        "# 所获荣誉\n⟨江城市示范窗口⟩（6路公交线路，江城市总工会，2022年8月） → 江城市示范窗口, 6路公交线路",
        "# 所获荣誉\n城东支行 / ⟨省级示范网点⟩ / 省银行业协会 → 省级示范网点, 城东支行",
        "# 所获荣誉\n护理部 ⟨全国巾帼文明岗⟩",
        "# 所获荣誉\n本院现为⟨2017—2019年度江城市文明单位⟩ → 江城市文明单位, 本院",
    ),
    counter_examples=("# 所获荣誉\n江城市文明单位，江城市平安医院",),
    source="lists whose columns ran together",
)
TITLE_ALONE = Rule(
    "title alone",
    "a line of an honours list that is a title, or a list of them",
    Placed(),
    examples=(
        "# 所获荣誉\n⟨2022年度全国文明单位⟩ → 全国文明单位, None",
        "# 所获荣誉\n⟨绿色园区⟩（市环保协会，2022年5月）",
        "# 所获荣誉\n2022年3月 ⟨碳中和先锋奖⟩ 财联社",
        "# 所获荣誉\n⟨江城市五一劳动奖状⟩，江城市总工会，2022年4月",
        "# 所获荣誉\n2022年 | 江城市港口协会 | ⟨绿色港口五星标识⟩",
        "# 社会评价\n⟨江城市平安企业⟩，市交通运输局授予",
    ),
    counter_examples=(
        "江城市文明单位",
        "# 社会评价\n“暖心服务”",
        "# 所获荣誉\n省银行业协会，12家会员单位参加，2022年",
        "# 所获荣誉\n积极开展文明单位创建。",
    ),
)
TABLE_ROW = Rule(
    "row of an awards table",
    "a row under headers that name the awards, and when, by whom or to whom they were given",
    Placed(),
    examples=(
        "| 奖项名称 | 颁奖机构 |\n| ⟨江城市文明单位⟩ | 江城市文明委 | → 江城市文明单位, None",
        "| 荣誉 | 授予对象 | 授予单位 |\n| ⟨全省巾帼文明岗⟩ | 快线车队 | 省妇联 | → 全省巾帼文明岗, 快线车队",
        "| 荣誉称号 | 授予单位 |\n| ⟨全省文明港区⟩（东港一期、西港） | 省文明办 | → 全省文明港区, 东港一期、西港",
        "| 荣誉称号 | 获奖选手 |\n| ⟨全省技能大赛一等奖⟩ | 乔思远 苗岫宁 | → 全省技能大赛一等奖, 乔思远、苗岫宁",
    ),
    counter_examples=("| 项目 | 金额 |\n| 江城市文明单位 | 3 |",),
)
UNHEADED_ROW = Rule(
    "row of awards without headers",
    "rows of which each has a title, a body and a time, where the headers stand on the page before",
    Placed(),
    examples=(
        "| 1 | ⟨全省文明单位⟩ | 急诊科 | 省文明委 | 2023年3月 |"
        "\n| 2 | 江城市工人先锋号 | 急诊科 | 市总工会 | 2023年5月 |"
        " → 全省文明单位, 急诊科",
    ),
    counter_examples=(
        "| 1 | 全省文明单位 | 省文明委 | 3 |\n| 2 | 江城市工人先锋号 | 市总工会 | 5 |",
        "| 1 | 医疗收入 | 市卫健局 | 2023年3月 |\n| 2 | 药品收入 | 市医保局 | 2023年5月 |",
    ),
    source="tables that are broken behind their header row",
)
TICKED = Rule(
    "level ticked in a form",
    "beside the name of a title the levels with boxes, of which some are ticked: the reporting unit has these",
    Placed(),
    examples=(
        "| 文明单位称号 | □全国 ☑⟨省级⟩ □市级 | → 省级文明单位, None",
        "| 文明校园 | □全国文明校园 √⟨市级文明校园⟩ | → 市级文明校园, None",
    ),
    counter_examples=(
        "| 文明单位称号 | □全国 □省级 □市级 |",
        "| 文明单位称号 | □省级 ☑无 |",
        "| 拟申报文明单位等级 | □全国 ☑省级 |",
        "| 单位性质 | □机关 ☑企业 |",
    ),
    source="forms on the first page of reports",
)
CARDS = Rule(
    "awards listed alike",
    "title, grantor and date on lines of their own, two or more awards in the same order, under a heading of honours",
    Placed(),
    examples=(
        "# 所获荣誉\n⟨绿色港口五星标识⟩\n江城市港口协会\n2022年3月"
        "\n低碳先行者\n江城市节能学会\n2022年5月 → 绿色港口五星标识, None",
        "# 所获荣誉\n⟨省模范职工之家⟩\n省总工会·公司工会\n省科学技术奖二等奖\n“渡口水情”项目"
        " → 省模范职工之家, 公司工会",
        "# 所获荣誉\n⟨省科学技术奖二等奖⟩\n“渡口水情”江州市水利学会\n低碳先行者\n江城市节能学会"
        " → 省科学技术奖二等奖, “渡口水情”",
        "| 指标 | 东港公司 | 西港公司 |\n| 人数 | 31 | 57 |\n# 所获荣誉\n⟨绿色港口五星标识⟩\n东港公司"
        "\n低碳先行者\n江城市节能学会 → 绿色港口五星标识, 东港公司",
    ),
    counter_examples=(
        "# 所获荣誉\n绿色港口五星标识\n江城市港口协会\n2022年3月",
        "# 安全管理\n绿色港口五星标识\n江城市港口协会\n2022年3月\n低碳先行者\n江城市节能学会\n2022年5月",
    ),
    source="cards and lists without headers in designed reports",
)
HOLDERS_BELOW = Rule(
    "title over its holders",
    "a title on a line of its own, with a colon or below a heading of honours, over lines that name who has it",
    Placed(),
    examples=(
        "⟨江城市先进集体⟩：\n城东班组\n江城市先进个人：\n1、李恒 → 江城市先进集体, 城东班组",
        "⟨一等奖⟩：\n1、《渡口》 → 一等奖, 《渡口》",
        "●⟨“江城市优秀护士”⟩\n护士长李恒 → 江城市优秀护士, 李恒",
        "⟨先进个人⟩（3名）\n李恒（急诊科）、陈榕（儿科）、苗岫宁（骨科） → 先进个人, 陈榕",
        "# 个人荣誉\n⟨江城工匠⟩\n李恒 江城水泵厂高级技师 → 江城工匠, 李恒",
        "⟨“最美家庭”⟩（2户）\n李恒、陈榕家庭 苗岫宁家庭 → 最美家庭, 苗岫宁家庭",
    ),
    counter_examples=(
        "评选范围：\n城东班组\n李恒",
        "江城市先进集体：\n城东班组全年安全行车十万公里，服务群众一万人次。",
        "先进事迹：\n城东班组",
        "●“江城市先进集体”\n开展活动",
        "# 荣誉\n优秀共产党员\n关爱老人、文明交通、清洁家园",
        "# 荣誉\n优秀项目（3个）\n白云山 清风湖 文华里",
        "拟推荐先进个人（3名）\n李恒（急诊科）、陈榕（儿科）、苗岫宁（骨科）",
    ),
    source="lists of those who were honoured",
)
STAFF_CARDS = Rule(
    "award on the card of a person",
    "name, job and award under each other on two cards or more, under a heading of honours",
    Placed(),
    examples=(
        "# 员工荣誉\n程溯白\n城东支行客户经理⟨江城市青年岗位能手⟩\n沈岫宁\n运营管理部柜员江城市优秀党员"
        " → 江城市青年岗位能手, 程溯白",
    ),
    counter_examples=("# 员工荣誉\n程溯白\n城东支行客户经理\n沈岫宁\n运营管理部柜员",),
    source="cards of staff in designed reports",
)
LISTED = (TITLE_FIRST, HOLDER_FIRST, GROUP_FIRST, HOLDER_BESIDE, TITLE_ALONE)
