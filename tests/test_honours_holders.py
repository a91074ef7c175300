"""Who holds an honour where the sentence names another than the reporting unit, and where it names nobody."""

import pytest
from test_honours import rows

from extractors.honours import award_tables, honours
from extractors.honours.persons_only import is_of_a_person
from extractors.marked import marked_document
from schemas.document import Identity

OWN = "市二院"


@pytest.mark.parametrize(
    ("text", "recipient", "kind"),
    [
        ("临江站班长柳青岩，从业13年收费无差错，其工作室被命名为市级“巾帼创新工作室”。", "柳青岩工作室", "team"),
        ("城东公司成立于2001年，其子公司获评“全国文明单位”。", "其子公司", "unit"),
        ("郦舟、桂子豪等完成的“桥缝快修工法”获省公路学会科学技术奖三等奖。", "郦舟、桂子豪等", "people"),
        ("郦舟、桂子豪合作完成的“桥缝快修工法”获省公路学会科学技术奖三等奖。", "郦舟、桂子豪", "people"),
        ("郦舟、桂子豪撰写的《桥缝快修》获省论文一等奖。", "《桥缝快修》", "project"),
        ("技术组完成的“桥缝快修工法”获省公路学会科学技术奖三等奖。", "“桥缝快修工法”", None),
        ("我院帮扶的石桥村获评“省级乡村振兴示范村”。", "石桥村", "unit"),
        ("区局获评“江城市文明单位”。", "区局", "unit"),
        ("高新区获评“江城市文明单位”。", "高新区", None),
        ("获评“城东区好媳妇”。", None, None),
        ("获“江城市最美家庭”称号。", None, None),
        ("获“江城市文明单位”称号。", OWN, "unit"),
    ],
)
def test_who_holds_it(text: str, recipient: str | None, kind: str | None) -> None:
    assert [(row.recipient, row.recipient_type) for row in rows(text)] == [(recipient, kind)]


@pytest.mark.parametrize(
    ("text", "title", "edition"),
    [
        ("李恒入选第三季度“江城好人”（见义勇为类）。", "江城好人", "第三季度"),
        ("李恒入选第三批“江城好人”。", "江城好人", "第三批"),
        ("李恒获评“第三季度之星”。", "第三季度之星", None),
    ],
)
def test_the_quarter_before_a_title(text: str, title: str, edition: str | None) -> None:
    assert [(row.title, row.edition) for row in rows(text)] == [(title, edition)]


def test_the_edition_of_a_title_in_a_table() -> None:
    table = "| 获奖时间 | 荣誉名称 | 授予单位 |\n| 2024.03 | 第十五届江城市文明单位 | 市文明委 |"
    (row,) = award_tables.read(marked_document(table, Identity(org="江城市第二人民医院", org_short=OWN, year=2024)))
    assert (row.title, row.edition) == ("江城市文明单位", "第十五届")


@pytest.mark.parametrize(
    ("table", "titles"),
    [
        ("| 文明单位称号 | □全国 ☑省级 □市级 | 首次获评 | 2012年 |", ["省级文明单位"]),
        ("| 文明单位称号（请打勾） | □全国 √省级 √市级 |", ["省级文明单位", "市级文明单位"]),
        ("| 文明单位等级 | □全国文明单位 ■市级文明单位 |", ["市级文明单位"]),
        ("| 文明单位称号 | □全国 □省级 ☑无 |", []),
        ("| 申报文明单位等级 | □全国 ☑省级 |", []),
        ("| 文明单位称号 | 省级 |", []),
        ("| 单位性质 | □机关 ☑市级 |", []),
    ],
)
def test_levels_that_a_form_has_ticked(table: str, titles: list[str]) -> None:
    found = award_tables.read(marked_document(table, Identity(org="江城市第二人民医院", org_short=OWN)))
    assert [(row.title, row.recipient) for row in found] == [(title, OWN) for title in titles]


def test_the_edition_beside_a_ticked_level() -> None:
    table = "| 文明单位级别 | □全国 ☑省级 | 届 次 | 第九届（2021—2023年度） |"
    (row,) = award_tables.read(marked_document(table, Identity(org="江城市第二人民医院", org_short=OWN)))
    years = (row.period_start, row.period_end)
    assert (row.title, row.edition, [day and day.year for day in years]) == ("省级文明单位", "第九届", [2021, 2023])


def test_a_pronoun_that_a_report_introduces_is_no_name() -> None:
    document = marked_document("# 所获荣誉\n江城市文明单位", Identity(org="江城市第二人民医院", org_short="我们"))
    assert [row.recipient for row in honours.read(document)] == ["江城市第二人民医院"]


@pytest.mark.parametrize(
    ("table", "found"),
    [
        (
            "| 时间 | 集体荣誉 | 个人荣誉 |\n| 2024年3月 | 市级工人先锋号（急救一班） | 市级优秀护士（柳青岩） |",
            [("市级工人先锋号", "急救一班"), ("市级优秀护士", "柳青岩")],
        ),
        (
            "| 类别 | 荣誉名称 | 授予机构 |\n| 集体 | 市级平安单位 | 市委 |\n| 个人 | 江城工匠 柳青岩 | 市总工会 |",
            [("市级平安单位", OWN), ("江城工匠", "柳青岩")],
        ),
        ("| 荣誉名称 | 授予机构 |\n| 市级岗位能手 | 市总工会 |", [("市级岗位能手", None)]),
        ("| 荣誉名称 | 授予机构 |\n| 市级文明单位标兵 | 市文明委 |", [("市级文明单位标兵", OWN)]),
    ],
)
def test_who_holds_what_a_table_lists(table: str, found: list[tuple[str, str | None]]) -> None:
    read = award_tables.read(marked_document(table, Identity(org="江城市第二人民医院", org_short=OWN)))
    assert [(row.title, row.recipient) for row in read] == found


def test_ranks_of_a_team_and_of_one_of_a_contest() -> None:
    found = rows("我院选手获市职业技能竞赛团体第一名、个人二等奖。")
    assert [row.title for row in found] == ["市职业技能竞赛团体第一名", "市职业技能竞赛个人二等奖"]


@pytest.mark.parametrize(
    ("title", "firm"),
    [
        ("纳税信用A级纳税人", True), ("年度优秀承运人", True), ("行业最佳投资人", True), ("诚信经营示范商户", True),
        ("绿色发展先锋", True), ("年度优秀经理人", False), ("最美货车司机", False), ("岗位能手", False),
    ],
)  # fmt: skip
def test_what_firms_hold_too_is_no_award_of_persons_only(title: str, firm: bool) -> None:
    assert is_of_a_person(title) is not firm
