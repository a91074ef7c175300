"""Honours: sentences and list lines of fictional reports, with their awards. Long for its tables of cases."""

import sys
from dataclasses import replace
from datetime import date

import pytest

from extractors.honours import honours
from extractors.plain import document_of
from schemas.document import Document, Identity, Section
from schemas.tables import Honour
from schemas.text import Span

OWN = Identity(org="江城市第二人民医院", org_short="市二院", year=2022)

Case = tuple[str, list[tuple[str, str | None]]]


def rows(text: str, identity: Identity = OWN) -> list[Honour]:
    return list(honours.read(document_of(text, identity=identity)))


def under(title: str, text: str, kind: str = "item") -> Document:
    """A document whose lines all stand under one heading."""
    document = document_of(text, identity=OWN)
    section = Section(
        section_id="s1",
        parent_id=None,
        level=1,
        number=None,
        title=title,
        path=title,
        heading=Span(0, 1),
        span=Span(0, len(text)),
        rule="test",
    )
    passages = tuple(replace(passage, kind=kind, section_id="s1") for passage in document.passages)
    return replace(document, sections=(section,), passages=passages)


def listed(text: str) -> list[Honour]:
    return list(honours.read(under("社会荣誉", text)))


def short(found: list[Honour]) -> list[tuple[str, str | None]]:
    return [(row.title, row.recipient) for row in found]


PROSE: list[Case] = [
    # who got it stands before the verb
    ("我院荣获2021-2022年度江城市文明单位称号。", [("江城市文明单位", "市二院")]),
    ("2022年3月，医院荣获江城市总工会颁发的“工人先锋号”。", [("工人先锋号", "市二院")]),
    ("急诊科护士长陈芳被评为江城市“最美护士”。", [("江城市“最美护士”", "陈芳")]),
    ("李恒同志获评江城市卫生系统先进工作者。", [("江城市卫生系统先进工作者", "李恒")]),
    ("养护站邱泽获“江城市青年岗位能手”称号。", [("江城市青年岗位能手", "邱泽")]),
    ("党员张伟、李娜获“优秀共产党员”称号。", [("优秀共产党员", "张伟、李娜")]),
    ("本年度共有3名员工被评为区级优秀志愿者。", [("区级优秀志愿者", "3名员工")]),
    (
        "骨科团队的论文《微创之路》获省医学会优秀论文一等奖。",
        [("省医学会优秀论文一等奖", "骨科团队的论文《微创之路》")],
    ),
    (
        "《智慧门诊流程再造》项目入选2022年度全国医院管理优秀案例。",
        [("全国医院管理优秀案例", "《智慧门诊流程再造》项目")],
    ),
    ("“小徐工作室”被命名为市劳模创新工作室。", [("市劳模创新工作室", "小徐工作室")]),
    ("网点获评江城银行业文明规范服务五星级营业网点。", [("江城银行业文明规范服务五星级营业网点", "网点")]),
    ("社区民警老李被授予个人二等功。", [("个人二等功", "老李")]),
    # left out: the unit, or nobody for a person's award
    ("坚持以病人为中心，荣获江城市节约用水先进单位。", [("江城市节约用水先进单位", "市二院")]),
    ("荣立集体三等功一次。", [("集体三等功", "市二院")]),
    ("成功创建国家级卫生街道。", [("国家级卫生街道", "市二院")]),
    ("党员李某在抗疫一线，被授予“抗疫先锋”称号。", [("抗疫先锋", "李某")]),
    ("教师周敏以校为家，荣获区“园丁奖”。", [("区“园丁奖”", "周敏")]),
    ("第一党支部获评“先进基层党组织”。", [("先进基层党组织", "第一党支部")]),
    ("医院于2012年被评为三级甲等医院。", [("三级甲等医院", "市二院")]),
    ("坚守岗位，不辞辛劳，荣获江城市先进个人。", [("江城市先进个人", None)]),
    ("护士刘某，先后获得优秀护士、先进工作者等荣誉。", [("优秀护士", "刘某"), ("先进工作者", "刘某")]),
    ("内科党支部以党建为引领，深化志愿服务，获评五星级党支部。", [("五星级党支部", "内科党支部")]),
    # chains
    (
        "先后荣获全国卫生系统先进集体、省级文明单位、平安医院等荣誉称号。",
        [("全国卫生系统先进集体", "市二院"), ("省级文明单位", "市二院"), ("平安医院", "市二院")],
    ),
    (
        "工作室成员荣获江城公司每月之光、服务品质先锋、江城公司职业道德名星等荣誉称号。",
        [
            ("江城公司每月之光", "工作室成员"),
            ("服务品质先锋", "工作室成员"),
            ("江城公司职业道德名星", "工作室成员"),
        ],
    ),
    (
        "医院获得“全国五一劳动奖状”“全国卫生先进单位”“国家级节约型示范单位”。",
        [("全国五一劳动奖状", "市二院"), ("全国卫生先进单位", "市二院"), ("国家级节约型示范单位", "市二院")],
    ),
    (
        "医院荣获“全国文明单位”以及“全国五一劳动奖状”。",
        [("全国文明单位", "市二院"), ("全国五一劳动奖状", "市二院")],
    ),
    (
        "班组获江城公司创新大赛提名奖江城公司技术能手。",
        [("江城公司创新大赛提名奖", "班组"), ("江城公司技术能手", "班组")],
    ),
    (
        "科技处荣获信息安全先进集体和优秀组织奖。",
        [("信息安全先进集体", "科技处"), ("优秀组织奖", "科技处")],
    ),
    (
        "获评“2022年度卓越影响力银行”“年度最佳服务平台”等十余项大奖。",
        [("卓越影响力银行", "市二院"), ("年度最佳服务平台", "市二院")],
    ),
    (
        "2022年，我院荣获全国文明单位，省级平安医院，市级节水型单位。",
        [("全国文明单位", "市二院"), ("省级平安医院", "市二院"), ("市级节水型单位", "市二院")],
    ),
    (
        "街道荣获“‘四个好’党工委”、“先进基层党组织”和“卫生先进单位”等光荣称号。",
        [("‘四个好’党工委", "市二院"), ("先进基层党组织", "市二院"), ("卫生先进单位", "市二院")],
    ),
    # each its own recipient
    ("护理部获“巾帼文明岗”称号，李恒获“最美护士”奖。", [("巾帼文明岗", "护理部"), ("“最美护士”奖", "李恒")]),
    (
        "王某、赵某分别荣获“优秀共产党员”“优秀党务工作者”称号。",
        [("优秀共产党员", "王某"), ("优秀党务工作者", "赵某")],
    ),
    (
        "全年共有12名个人获得市级表彰，其中1人获全国五一劳动奖章，2人获评“江城工匠”。",
        [("全国五一劳动奖章", "1人"), ("江城工匠", "2人")],
    ),
    ("合唱队获区群文大赛金奖，舞蹈队获银奖。", [("区群文大赛金奖", "合唱队"), ("银奖", "舞蹈队")]),
    # granted
    ("江城市卫健委授予我院“群众满意医院”称号。", [("群众满意医院", "市二院")]),
    ("市政府授予王小明“江城工匠”称号。", [("江城工匠", "王小明")]),
    ("授予黄某等5名同志“季度服务之星”称号。", [("季度服务之星", "黄某等5名同志")]),
    ("区教育局将我校评为“平安校园”。", [("平安校园", "市二院")]),
    ("医院党委被省委授予“全省先进基层党组织”荣誉称号。", [("全省先进基层党组织", "医院党委")]),
    ("车间工会获县总工会授予“职工信赖之家”称号。", [("职工信赖之家", "车间工会")]),
    ("本行被人民银行江城分行评为反洗钱工作先进单位。", [("反洗钱工作先进单位", "市二院")]),
    # held on to
    ("医院顺利通过“全国文明单位”复评。", [("全国文明单位", "市二院")]),
    ("我院连续三届蝉联江城市文明单位。", [("江城市文明单位", "市二院")]),
    ("标志着我院继续保持“省级文明单位”荣誉称号。", [("省级文明单位", "市二院")]),
    # what follows the title
    ("2021年荣获市级先进单位并在大会上作交流发言。", [("市级先进单位", "市二院")]),
    ("学生代表队在全省大赛中取得团体第一名的好成绩。", [("全省大赛团体第一名", "学生代表队")]),
    ("我院于2011年荣获“全国文明单位”称号后，不断深化创建工作。", [("全国文明单位", "市二院")]),
    ("入选第三批国家级专精特新“小巨人”企业名单。", [("国家级专精特新“小巨人”企业", "市二院")]),
    ("科室荣获'2022年度全省护理创新奖'。", [("全省护理创新奖", "科室")]),
]

NOT_HONOURS = [
    "先进集体称号，由市教育局授予",  # breaks off behind its verb
    "力争在2025年获评全国文明单位。",
    "我们将继续努力，争创“全国文明单位”。",
    "下一步，我院将在创建上下功夫，争取荣获省级文明单位。",
    "全院职工以获得“全国文明单位”为目标，凝心聚力。",
    "不断增强群众获得感、幸福感、安全感。",
    "项目获得上级部门支持和好评。",
    "公司通过ISO9001质量管理体系认证，获得认证证书。",
    "对荣获“优秀员工”称号的员工给予奖励。",
    "校长为获得“优秀教师”、“优秀班主任”等荣誉称号的教师颁发证书。",
    "获得“江城市节水型学校”称号的单位可享受补贴。",
    "如被评为年度优秀员工，可优先晋升。",
    "全年未获评先进单位。",
    "获得各类奖项12项，其中国家级3项、省级5项。",
    "教师论文获市级一等奖2篇、二等奖5篇。",
    "获得国家级先进单位1个，市级先进单位8个。",
    "设立一等奖1名、二等奖2名。",
    "开展“优秀共产党员”评选活动，评选出月度服务之星。",
    "“江城市文明单位”荣誉称号是最高荣誉，每两年评选一次。",
    "获得发明专利授权5件，获国家自然科学基金资助3项。",
    "组织员工学习先进个人的事迹。",
    "观看荣获“全国劳动模范”称号的张三同志先进事迹报告。",
    "链接：《我院护士荣获“最美护士”称号》https://press.example/a",
    "58人通过云平台认证，获得技能认证11人。",
    "取得一定技术创新成果，获得优秀人才引进补贴。",
    "李恒当选为工会主席，王某当选为区人大代表。",
    "获得国家奖学金8人，评为优秀学生可获得一等奖学金。",
    "考核获评“优秀”等次，连续7年获评最高档AA级。",
    "被誉为“城市守护神”，被列为重点扶持对象。",
    "平台获得民政部门颁发的“互联网募捐信息平台”资质。",
    "老人们获得了优质服务，赢得市民好评。",
    "职工获文明单位奖金，中心获得上级拨付的文明单位奖励资金。",
    "获得一等奖的选手授予“江城市技术能手”称号。",
    "我街道被列为全国社区治理创新实验区，将“一网通办”列为示范项目。",
    "授予学士学位120人，授予员工股权。",
    "表彰先进集体3个、先进个人15名。",
    "公司位列中国企业500强第89位，主体信用评级为AAA。",
    "患者入选临床试验，用户有机会获得数字藏品。",
    "她说：“能够获得‘优秀员工’称号，我很激动。”",
]

LINES: list[Case] = [
    (
        "◆ 市二院：2019-2020年度（第十届）江城市文明单位、集团劳动竞赛最佳组织奖",
        [("江城市文明单位", "市二院"), ("集团劳动竞赛最佳组织奖", "市二院")],
    ),
    (
        "◆ 市二院第三党支部《攻坚测评》：江城公司示范党员攻坚项目",
        [("江城公司示范党员攻坚项目", "市二院第三党支部《攻坚测评》")],
    ),
    ("◆ 李恒：抗疫保障优秀个人（江卫〔2022〕217 号）", [("抗疫保障优秀个人", "李恒")]),
    ("● 郁南、邱泽：市卫健委优秀共产党员", [("市卫健委优秀共产党员", "郁南、邱泽")]),
    ("2022年3月 碳中和先锋奖 财联社", [("碳中和先锋奖", "市二院")]),
    ("2022年度全国文明单位", [("全国文明单位", "市二院")]),
    ("急诊科：江城市工人先锋号（江城市总工会，2022年4月）", [("江城市工人先锋号", "急诊科")]),
    ("先进个人：李恒、王某", [("先进个人", "李恒、王某")]),
    ("1.2022年1月，荣获江城市卫健委颁发的“健康促进医院”", [("健康促进医院", "市二院")]),
    ("（2）江城市文明单位（2021-2022年度）", [("江城市文明单位", "市二院")]),
    ("集体荣誉：省级平安医院、市级文明单位", [("省级平安医院", "市二院"), ("市级文明单位", "市二院")]),
    ("2021年：江城市先进基层党组织", [("江城市先进基层党组织", "市二院")]),
    ("《智慧门诊》：全国优秀案例", [("全国优秀案例", "《智慧门诊》")]),
    ("江城市总工会：江城市模范职工之家", [("江城市模范职工之家", "市二院")]),
    ("护理部 全国巾帼文明岗", [("全国巾帼文明岗", "护理部")]),
    ("职工书屋：江城市示范职工书屋", [("江城市示范职工书屋", "职工书屋")]),
    ("◆ 全国“安康杯”竞赛优胜单位", [("全国“安康杯”竞赛优胜单位", "市二院")]),
    ("在全院职工的共同努力下，我院取得了优异的成绩，主要荣誉如下：", []),
    ("积极开展文明单位创建。", []),
    ("李恒，江城市劳动模范", [("江城市劳动模范", "李恒")]),
    ("江城市劳动模范（李恒）", [("江城市劳动模范", "李恒")]),
    ("江城市劳动模范 李恒", [("江城市劳动模范", "李恒")]),
    ("获得的荣誉有：江城市文明单位、江城市平安医院", [("江城市文明单位", "市二院"), ("江城市平安医院", "市二院")]),
    ("党建工作：江城市先进基层党组织", [("江城市先进基层党组织", "市二院")]),
]


@pytest.mark.parametrize(("text", "expected"), PROSE, ids=[text for text, _ in PROSE])
def test_awards_in_prose(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert short(rows(text)) == expected


@pytest.mark.parametrize("text", NOT_HONOURS)
def test_no_awards(text: str) -> None:
    assert short(rows(text)) == []


@pytest.mark.parametrize(("text", "expected"), LINES, ids=[text for text, _ in LINES])
def test_awards_in_lists(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert short(listed(text)) == expected


def test_all_columns() -> None:
    (row,) = rows("中心荣获江城公司 2022 年度节约用水先进单位。")
    assert (row.title, row.grantor, row.award_level) == ("节约用水先进单位", "江城公司", "公司")
    assert (row.period_start, row.period_end) == (date(2022, 1, 1), date(2022, 12, 31))
    assert row.evidence.text == "2022年度节约用水先进单位"
    first, second = listed("◆ 市二院：2019-2020年度（第十届）江城市文明单位、集团劳动竞赛最佳组织奖")
    assert (first.period_start, first.period_end) == (date(2019, 1, 1), date(2020, 12, 31))
    assert (first.edition, first.award_level, first.recipient_type) == ("第十届", "省市", "unit")
    assert (second.period_start, second.edition, second.award_level) == (None, None, "集团")


def test_document_number_and_grantor_in_brackets() -> None:
    (row,) = listed("李恒：抗疫保障优秀个人（江卫〔2022〕217 号）")
    assert (row.document_number, row.recipient_type, row.title) == ("江卫〔2022〕217号", "person", "抗疫保障优秀个人")
    (row,) = listed("急诊科：江城市工人先锋号（江城市总工会，2022年4月）")
    assert (row.grantor, row.period_start, row.period_end) == ("江城市总工会", date(2022, 4, 1), date(2022, 4, 30))


@pytest.mark.parametrize(
    ("text", "grantor"),
    [
        ("医院荣获江城市总工会颁发的“工人先锋号”。", "江城市总工会"),
        ("本行获《江城财经》颁发“最佳零售银行”奖项。", "《江城财经》"),
        ("医院被市总工会评为“模范职工之家”。", "市总工会"),
        ("江城市卫健委授予我院“群众满意医院”称号。", "江城市卫健委"),
        ("在江城市总工会开展的“安康杯”竞赛中，我单位被评为优胜单位。", "江城市总工会"),
        ("荣获省质量协会、省总工会等联合颁发的“全省质量信得过班组”称号。", "省质量协会、省总工会"),
        ("医院荣获江城市文明单位称号。", None),
    ],
)
def test_grantor(text: str, grantor: str | None) -> None:
    assert [row.grantor for row in rows(text)] == [grantor]


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("全国文明单位", "国家"),
        ("国家级绿色工厂", "国家"),
        ("江城市文明单位", "省市"),
        ("省级文明单位", "省市"),
        ("望潮区先进集体", "区县"),
        ("集团劳动竞赛优胜奖", "集团"),
        ("江城公司技术标兵", "公司"),
        ("江城市银行业协会优秀案例奖", "行业"),
        ("街道优秀志愿者", "其他"),
        ("最佳创新奖", None),
    ],
)
def test_level(title: str, level: str | None) -> None:
    assert [row.award_level for row in listed(title)] == [level]


def test_an_edition_behind_a_place_is_no_part_of_the_title() -> None:
    (row,) = rows("王某荣获江城市第八届“最美员工”提名奖。")
    assert (row.title, row.edition) == ("江城市“最美员工”提名奖", "第八届")
    (row,) = rows("王某荣获江城公司第八届“最美员工”提名奖。")  # of a body: the name of its contest
    assert (row.title, row.edition) == ("江城公司第八届“最美员工”提名奖", "第八届")


def test_a_rank_takes_its_contest_in() -> None:
    (row,) = rows("张敏同志参加市总工会主办的第三届职工技能大赛，荣获团体二等奖。")
    assert (row.title, row.recipient, row.grantor) == ("职工技能大赛团体二等奖", "张敏", "市总工会")
    assert (row.award_level, row.edition) == ("省市", "第三届")
    assert "职工技能大赛" in row.evidence.text


@pytest.mark.parametrize("title", ["媒体报道", "报告展望", "下一步工作计划"])
def test_press_and_plans_are_passed_over(title: str) -> None:
    text = "我院荣获江城市文明单位称号。"
    assert short(list(honours.read(under(title, text, kind="sentence")))) == []


@pytest.mark.parametrize("title", ["荣誉管理制度", "职工荣誉感教育"])
def test_a_heading_about_rules_makes_no_list(title: str) -> None:
    assert short(list(honours.read(under(title, "江城市文明单位")))) == []


def test_a_section_inherits_its_reading() -> None:
    document = under("所获荣誉", "集体\n江城市文明单位")
    (outer,) = document.sections
    inner = replace(outer, section_id="s2", parent_id="s1", title="集体类", span=Span(0, len(document.text)))
    passages = tuple(replace(passage, section_id="s2") for passage in document.passages)
    assert short(list(honours.read(replace(document, sections=(outer, inner), passages=passages)))) == [
        ("江城市文明单位", "市二院")
    ]


@pytest.mark.parametrize(
    "spelling",
    [
        "我院荣获“江城市文明单位”称号。",
        "我院 荣获 “江 城 市 文 明 单 位” 称号。",
        '我院荣获"江城市文明单位"称号。',
        "我院荣获「江城市文明单位」称号。",
        "我院荣获 2022 年度江城市文明单位称号。",
        "我院荣获２０２２年度江城市文明单位称号。",
        "我院荣获江城市2022年度文明单位称号。",
    ],
)
def test_spellings_of_one_award(spelling: str) -> None:
    assert short(rows(spelling)) == [("江城市文明单位", "市二院")]


def test_without_an_identity_nothing_is_made_up() -> None:
    assert short(rows("荣获江城市文明单位称号。", Identity())) == [("江城市文明单位", None)]
    assert short(rows("我院荣获江城市文明单位称号。", Identity())) == [("江城市文明单位", "我院")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("◆ 市二院：2021-2022年度江城市文明单位", [("江城市文明单位", "市二院")]),
        ("● 李恒：江城市劳动模范", [("江城市劳动模范", "李恒")]),
        ("● 奖项设置：一等奖、二等奖", []),
        ("● 评选范围：先进个人、先进集体", []),
        ("◆ 江城市文明单位", []),
    ],
)
def test_a_list_line_without_a_heading_needs_a_recipient_and_a_body(
    line: str, expected: list[tuple[str, str | None]]
) -> None:
    assert short(rows(line)) == expected


@pytest.mark.parametrize("line", ["全国文明单位（提名）", "江城市先进集体（公示中）", "争创江城市文明单位"])
def test_what_is_not_won_yet_is_no_line_of_an_honours_list(line: str) -> None:
    assert short(listed(line)) == []


def test_rows_are_evidence_of_their_words() -> None:
    text = "我院荣获“江 城市文明单位”称号。\n护士长陈芳荣获江城市先进工作者。"
    for row in rows(text):
        assert text[row.evidence.start_char : row.evidence.end_char].replace(" ", "") == row.evidence.text
        assert row.title in row.evidence.text
    assert len({row.evidence.row_id for row in rows(text)}) == 2


def calls(text: str) -> int:
    """Count the calls that reading a text takes, in prose and as a line of an honours list: work without a clock."""
    count = 0

    def seen(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    document, listing = document_of(text, identity=OWN), under("社会荣誉", text)
    sys.setprofile(seen)
    try:
        list(honours.read(document))
        list(honours.read(listing))
    finally:
        sys.setprofile(None)
    return count


HOSTILE = [
    "荣获",
    "获“",
    "被评为",
    "被评为江城市、",
    "荣获（",
    "先进单位",
    "张三在",
    "2020",
    "将我校评为“",
    "获市总工会授予",
]
HOSTILE += ["“优秀”", "获得一等奖、二等奖、", "一等奖和", "先进单位李恒"]


@pytest.mark.slow
@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_costs_linear_work(unit: str) -> None:
    once, twice, fourfold = (calls("荣获" + unit * (size // len(unit))) for size in (1200, 2400, 4800))
    assert twice < 2.3 * once + 500
    assert fourfold < 2.3 * twice + 500


def test_a_word_of_denial_takes_back_all_that_follows_it() -> None:
    assert short(rows("我院荣获“江城市文明单位”称号，未来五年力争获评“全国文明单位”。")) == [
        ("江城市文明单位", "市二院")
    ]


def test_what_a_result_is_for_the_unit_names_no_holder() -> None:
    told = "在全国制茶大赛上，李恒等2人获绿茶赛道银奖，是我院自2019年参加市级大赛以来取得的最好成绩，另获铜奖1项。"
    assert [row.recipient for row in rows(told)] == ["李恒等2人", "市二院"]


def test_an_award_of_a_quarter_is_of_its_days() -> None:
    (row,) = rows("李恒获评第三季度“江城好人”。")
    assert (row.period_start, row.period_end) == (date(2022, 7, 1), date(2022, 9, 30))
    (row,) = rows("我院荣获2021年四季度“江城好人”称号。")
    assert (row.title, row.period_start, row.period_end) == ("江城好人", date(2021, 10, 1), date(2021, 12, 31))
