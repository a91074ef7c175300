"""The rules of honours: what announces an award, which lines of a list are awards, and what is none in spite of it."""

from functools import lru_cache
from typing import Any

from extractors.honours.how import Announcing, NoTitle, Placed, TakingBack, Used
from extractors.honours.words import any_word
from extractors.rule import Rule
from extractors.text.characters import BRACKETS, IN_CLAUSE, in_brackets

_AGAIN = "(?:复评|复审|复查|复核|复检)"
NUMBER = r"(?:\d+|[一二两三四五六七八九十百数多几]+)余?"

ANNOUNCING: tuple[Rule[Announcing], ...] = (
    Rule(
        "won",
        "who or what stands before the verb gets the award",
        Announcing("win", rf"[记立](?={IN_CLAUSE}{{0,6}}[等大]功)"),
        examples=(
            "我院荣获⟨江城市文明单位⟩称号。 → 江城市文明单位, 我院",
            "2022年，本馆获⟨市级青年文明号⟩。 → 市级青年文明号, 本馆",
            "李恒立⟨个人三等功⟩。 → 个人三等功, 李恒",
            "科室荣获⟨'2022年度全省护理创新奖'⟩。",
            "公司荣获⟨中国水务行业最高奖——“大禹奖”⟩。",
            "我馆荣获⟨第十二、十三届江城市文明单位⟩称号。",
            "荣获⟨江城市2022年先进单位⟩。",
            "荣获江城创新大赛二等奖和⟨三等奖⟩。",
            "张敏同志参加⟨市总工会主办的职工技能大赛，荣获团体二等奖⟩。 → 团体二等奖, 张敏",
            "李恒到江城市比武，他荣获⟨“技术能手”⟩称号。",
        ),
        counter_examples=("不断增强群众获得感。", "抓获先进分子。", "通过质量认证，获得认证证书。"),
    ),
    Rule(
        "named",
        "the subject is named it by somebody: 被…评为, 将…评为",
        Announcing("named"),
        examples=("医院被市总工会评为⟨“模范职工之家”⟩（市级）。", "区教育局将我校评为⟨“平安校园”⟩。 → 平安校园, 我校"),
        counter_examples=("被列为重点扶持对象。", "将“一网通办”列为示范项目。"),
        source="the usual wording for staff and teams (被评为); the samples and the labels have it",
    ),
    Rule(
        "selected",
        "the subject gets into a list",
        Announcing("select"),
        examples=("《智慧门诊》项目入选⟨全国医院管理优秀案例⟩。", "并入选⟨2023年度省级重点培育单位⟩。"),
        counter_examples=("患者入选临床试验。", "李恒当选为工会主席。"),
    ),
    Rule(
        "kept",
        "the subject holds it again",
        Announcing(
            "keep",
            rf"(?:通过(?={IN_CLAUSE}{{2,40}}{_AGAIN})|保[持留](?={IN_CLAUSE}{{2,40}}(?:称号|荣誉))"
            rf"|(?<=[年届次])保[持留](?={IN_CLAUSE}{{4,40}}))",
        ),
        examples=("我院连续三届蝉联⟨江城市文明单位⟩。", "医院顺利通过⟨“全国文明单位”⟩复评。"),
        counter_examples=("通过安全评审。",),
        source="reports of years in which a title is confirmed (复评, 蝉联)",
    ),
    Rule(
        "granted",
        "the subject gives it",
        Announcing(
            "grant",
            rf"(?:(?:通报)?表[彰扬]|命名)(?={IN_CLAUSE}{{1,20}}为“)"
            rf"|(?:命名|认定|评定)(?={IN_CLAUSE}{{2,60}}为(?:“|[一-鿿]{{0,14}}(?:首|第[一二三四五六七八九十]+)批|全国|国家级|[省市区县]级))",
        ),
        examples=(
            "江城市卫健委授予我院⟨“群众满意医院”⟩称号。",
            "市水务局通报表扬泵站公司为⟨“防汛先进单位”⟩。 → 防汛先进单位, 泵站公司",
            "共青团江城市委授予热线班⟨“市级青年文明号”⟩称号。 → 市级青年文明号, 热线班",
            "院党委被省委授予⟨“全省先进基层党组织”⟩称号。",
            "县委、县政府把⟨“服务先进单位”⟩奖牌颁给了营业部。 → 服务先进单位, 营业部",
            "市工商联认定江城商会为⟨全国示范商会⟩。 → 全国示范商会, 江城商会",
        ),
        counter_examples=("授予学士学位120人。", "公司认定该设备为第二批报废资产。"),
    ),
)

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
        "市文明委对⟨2019年度江城市文明单位⟩进行表彰，城东支行榜上有名。 → 江城市文明单位, 城东支行",
    ),
    counter_examples=(
        "市文明办公布第五批“文明窗口”名单。",
        "“江城好人”颁奖典礼在市文化宫举行，市长出席。",
        "市文明办公布“文明窗口”评选办法，各所积极申报。",
        "公司公布采购名单，江城公司入围。",
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
    ),
    counter_examples=(
        "涌现出李恒、王建国等一批先进人物。",
        "涌现出一批全国劳动模范。",
        "涌现出“一站式”服务、“零距离”调解等先进典型。",
        "对李恒等进行了表彰。",
    ),
    source="press notes",
)
TITLE_FIRST = Rule(
    "title before its holders",
    "a line of an honours list: title, colon, who holds it",
    Placed(),
    examples=("# 所获荣誉\n⟨先进个人⟩：李恒、王某 → 先进个人, 李恒、王某",),
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
    examples=("| 奖项名称 | 颁奖机构 |\n| ⟨江城市文明单位⟩ | 江城市文明委 | → 江城市文明单位, None",),
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
CARDS = Rule(
    "awards listed alike",
    "title, grantor and date on lines of their own, two or more awards in the same order, under a heading of honours",
    Placed(),
    examples=(
        "# 所获荣誉\n⟨绿色港口五星标识⟩\n江城市港口协会\n2022年3月"
        "\n低碳先行者\n江城市节能学会\n2022年5月 → 绿色港口五星标识, None",
        "# 所获荣誉\n⟨省模范职工之家⟩\n省总工会·公司工会\n省科学技术奖二等奖\n“渡口水情”项目"
        " → 省模范职工之家, 公司工会",
    ),
    counter_examples=(
        "# 所获荣誉\n绿色港口五星标识\n江城市港口协会\n2022年3月",
        "# 安全管理\n绿色港口五星标识\n江城市港口协会\n2022年3月\n低碳先行者\n江城市节能学会\n2022年5月",
    ),
    source="cards and lists without headers in designed reports",
)
HOLDERS_BELOW = Rule(
    "title over its holders",
    "a title with a colon on a line of its own, over lines that name who has it",
    Placed(),
    examples=(
        "⟨江城市先进集体⟩：\n城东班组\n江城市先进个人：\n1、李恒 → 江城市先进集体, 城东班组",
        "⟨一等奖⟩：\n1、《渡口》 → 一等奖, 《渡口》",
        "●⟨“江城市优秀护士”⟩\n护士长李恒 → 江城市优秀护士, 李恒",
    ),
    counter_examples=(
        "评选范围：\n城东班组\n李恒",
        "江城市先进集体：\n城东班组全年安全行车十万公里，服务群众一万人次。",
        "先进事迹：\n城东班组",
        "●“江城市先进集体”\n开展活动",
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

PLAN = Rule(
    "plan",
    "what is to come",
    TakingBack(),
    examples=("下一步，我院⟨荣获⟩省级文明单位。", "我院将⟨获评⟩省级文明单位。", "我院拟⟨获评⟩省级文明单位。"),
    counter_examples=("区教育局将我校评为“平安校园”。",),
)
TAKING_BACK: tuple[Rule[TakingBack], ...] = (
    Rule(
        "wish",
        "wishes and aims",
        TakingBack(),
        examples=("力争在2025年⟨获评⟩全国文明单位。", "以优质服务早日⟨获得⟩全国文明单位称号。"),
        counter_examples=("我院荣获江城市文明单位称号，未来力争更上层楼。",),
        source="outlooks outside of sections that are named so",
    ),
    PLAN,
    Rule(
        "condition",
        "conditions, permissions and duties",
        TakingBack(),
        examples=("如被⟨评为⟩年度优秀员工，优先晋升。", "员工可⟨获得⟩优秀员工称号。"),
        counter_examples=("我院荣获江城市文明单位称号。",),
    ),
    Rule(
        "denial",
        "what did not come about",
        TakingBack(),
        examples=("全年未⟨获评⟩先进单位。",),
        counter_examples=("我院荣获江城市文明单位称号。",),
    ),
    Rule(
        "candidacy",
        "who stands for an award",
        TakingBack(),
        examples=("推荐李恒⟨获评⟩江城市劳动模范。",),
        counter_examples=("李恒获评江城市劳动模范。",),
        source="reports of elections of models",
    ),
    Rule(
        "another's story",
        "what is done for, or learnt from, somebody who has an award",
        TakingBack(),
        examples=("对⟨荣获⟩“优秀员工”称号的员工给予奖励。", "观看⟨荣获⟩“全国劳动模范”称号的张三报告。"),
        counter_examples=("李恒荣获“优秀员工”称号。",),
    ),
)

NO_TITLES: tuple[Rule[NoTitle], ...] = (
    Rule(
        "counted",
        "a number of awards, no title",
        NoTitle("title", rf"(?:共|各类|各级|累计)*{NUMBER}(?:项|个|次|枚|块|人次|件|篇|座)", at_the_beginning=True),
        examples=("我院荣获⟨3项优秀成果奖⟩。",),
        counter_examples=("我院荣获优秀成果奖3项。",),
    ),
    Rule(
        "kind of award",
        "words for any award of a level, or one named before",
        NoTitle(
            "title",
            r"(?:(?:[国省市区县校院局厅部]家?级?|地市级|厅局级|省部级)(?:及|和|、|或)?)+(?:以上)?(?:各类)?"
            r"(?:嘉奖|奖励|表彰|奖项|荣誉|表扬)|[该此这]项?(?:称号|荣誉|奖项?|殊荣)",
            at_the_beginning=True,
        ),
        examples=("多篇论文获得⟨区及市级嘉奖⟩。", "我校教师荣获⟨该奖⟩。"),
        counter_examples=("李恒荣获市级奖章。",),
        source="press notes",
    ),
    Rule(
        "not won",
        "a bracket behind the title says that it is not won",
        NoTitle("title", in_brackets(rf"[^{BRACKETS}]*{any_word('not_won')}[^{BRACKETS}]*")),
        examples=("# 所获荣誉\n⟨全国文明单位（提名）⟩", "# 所获荣誉\n⟨江城市先进集体（公示中）⟩"),
        counter_examples=("# 所获荣誉\n江城市文明单位（2021-2022年度）",),
        source="applications in honours lists",
    ),
    Rule(
        "applied for",
        "an award that is being worked for",
        NoTitle(
            "title",
            rf"(?:[正拟]|正在|积极|对标|努力|着力|全力|继续)(?:积极|对标|努力)?{any_word('applying')}|争创|待公布"
            r"|入围(?!奖)",
            outside=True,
        ),
        examples=(
            "# 所获荣誉\n⟨争创江城市文明单位⟩",
            "《渡口》荣获金帆奖，⟨《守山》入围金鹰奖⟩。",
            "# 所获荣誉\n⟨市二院正对标创建全国“星级党组织”⟩",
        ),
        counter_examples=("# 所获荣誉\n江城市创建工作先进单位",),
        source="applications in honours lists",
    ),
    Rule(
        "named in passing",
        "the award describes somebody or something: 荣获…称号的员工",
        NoTitle(
            "chain",
            rf"(?:{any_word('passing')}|”)的"
            r"(?!(?:好|优异|优良|骄人|可喜|优秀)?(?:成绩|佳绩|荣誉|殊荣|称号)|复)",
        ),
        examples=("校长为获得⟨“优秀教师”称号的教师颁发证书⟩。",),
        counter_examples=("我院取得全省一等奖的好成绩。",),
        source="rules about rewards for those who have an award",
    ),
    Rule(
        "caption",
        "what a table or a picture shows",
        NoTitle("line", r"[表图]\s?[一二三四五六七八九十\d]", at_the_beginning=True),
        examples=("# 所获荣誉\n⟨表三 部分先进集体和个人⟩",),
        counter_examples=("# 所获荣誉\n表彰大会先进集体",),
        source="argued: sections of honours hold tables whose titles are made of the words of awards",
    ),
    Rule(
        "activity",
        "a line of an honours list that tells of an activity",
        NoTitle("line", any_word("telling"), at_the_beginning=True),
        examples=("# 所获荣誉\n⟨积极开展江城市文明单位⟩",),
        counter_examples=("# 所获荣誉\n江城市文明单位",),
    ),
)

RULES: tuple[Rule[Any], ...] = (
    *ANNOUNCING,
    LISTED_THERE,
    NAMED_TOGETHER,
    *LISTED,
    TABLE_ROW,
    UNHEADED_ROW,
    CARDS,
    HOLDERS_BELOW,
    STAFF_CARDS,
    *TAKING_BACK,
    *NO_TITLES,
)


@lru_cache(maxsize=4)
def used_of(rules: tuple[Rule[Any], ...] = RULES, *, tells: bool = False) -> Used:
    """Return rules as the readers use them, all by default."""
    return Used(rules, tells=tells)
