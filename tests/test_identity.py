"""Identity: organisation, year, kind of report, period, guide, signature."""

from datetime import date

import pytest
from builders import P, report

from extractors.identity import report_statements, report_titles, reporter_names
from extractors.identity.identity import add_identity
from extractors.names.surnames import all_surnames
from extractors.outline.passages import add_passages
from extractors.outline.sections import add_sections
from schemas.document import Doubt, Identity

BODY = "全年围绕中心任务开展各项工作，制度不断健全，队伍保持稳定。"


def identify(*paragraphs: P | str, name: str = "report.pdf") -> Identity:
    return add_identity(add_passages(add_sections(report(paragraphs, name)))).identity


def test_the_short_form_is_that_of_the_reporting_unit() -> None:
    cover = (P("霁川市供水管网养护中心", size=22), P("2022年社会责任报告", size=22))
    body = "霁川市水务局（以下简称“水务局”）指导霁川市供水管网养护中心（以下简称“管网中心”）。"
    assert identify(*cover, body).org_short == "管网中心"


def test_a_short_form_of_its_own_goes_before_those_that_any_body_has() -> None:
    cover = (P("霁川市轮渡集团有限公司", size=22), P("2022年社会责任报告", size=22))
    for forms in ("“轮渡集团”“集团”或“我们”", "“集团”“轮渡集团”或“公司”"):
        assert identify(*cover, f"霁川市轮渡集团有限公司（以下简称{forms}）运营航线12条。").org_short == "轮渡集团"


@pytest.mark.parametrize("year", ["2022", "2 0 2 2"])
def test_a_year_over_the_title_belongs_to_it(year: str) -> None:
    cover = (P(year, size=30, kind="cover"), P("年度社会责任报告", size=26, kind="cover"))
    found = identify(*cover, P("霁川市轮渡集团有限公司", size=22, kind="cover"), BODY)
    assert (found.title, found.year) == ("社会责任报告", 2022)


def test_the_short_form_may_be_introduced_without_the_group_before_the_name() -> None:
    cover = (P("霁川水务集团江州供水有限公司", size=22), P("2022年社会责任报告", size=22))
    found = identify(*cover, "江州供水有限公司（以下简称“江州供水”）负责全市供水。", BODY)
    assert (found.org, found.org_short) == ("霁川水务集团江州供水有限公司", "江州供水")


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("2022年社会责任报告", "社会责任报告"),
        ("某某中心文明单位社会责任报告", "文明单位社会责任报告"),
        ("2021年可持续发展报告", "可持续发展报告"),
        ("2022环境、社会及公司治理报告", "ESG报告"),
        ("2023年政府信息公开工作年度报告", "政府信息公开工作年度报告"),
        ("2018年第一季度报告全文", "季度报告"),
        ("2023年区级部门预算", "部门预算"),
        ("2015年年度报告", "年度报告"),
        ("2024年度部门决算", "部门决算"),
        ("某某福利院2024年单位预算", "单位预算"),
        ("2023年部门预算表", None),
        ("关于我们", None),
    ],
)
def test_kinds_of_report(title: str, kind: str | None) -> None:
    found = report_titles.read_type(title)
    assert (found[0] if found else None) == kind


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("（2022 年度）", 2022),
        ("二〇二二年社会责任报告", 2022),
        ("二零二一年度", 2021),
        ("2019-2020年度社会责任报告", 2020),
        ("２０２３年报告", 2023),
        ("2023年3月", None),
        ("2021.04", None),
        ("编号120220", None),
    ],
)
def test_years_of_titles(line: str, year: int | None) -> None:
    assert report_titles.read_year(line) == year


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("青蔺市档案馆", "青蔺市档案馆"),
        ("编制单位：青蔺市档案馆（盖章）", "青蔺市档案馆"),
        ("预算单位：青蔺市档案馆", "青蔺市档案馆"),
        ("决算单位：青蔺市档案馆", "青蔺市档案馆"),
        ("青蔺市档案馆2022年社会责任报告", "青蔺市档案馆"),
        ("青蔺热电股份有限公司2018年第一季度报告全文", "青蔺热电股份有限公司"),
        ("青蔺职业学院 高等职业教育质量年度报告（2022）", "青蔺职业学院"),
        ("青蔺职业学院　2022年社会责任报告", "青蔺职业学院"),
        ("青蔺市委 档案馆报告", None),
        ("服务百姓 守护文脉", None),
        ("关于加强青蔺市档案馆工作的报告", None),
        ("社会责任报告", None),
    ],
)
def test_names_on_covers_and_in_running_heads(line: str, name: str | None) -> None:
    assert reporter_names.name_in_line(line) == name


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("青蔺市档案馆党支部书记、馆长 林知秋", "林知秋"),
        ("董事长：方 圆", "方圆"),
        ("法定代表人（签字）：欧阳临", "欧阳临"),
        ("馆长林知秋主持会议。", None),
        ("副主任、党委书记", None),
        ("办公室主任职责", None),
    ],
)
def test_signatures(line: str, name: str | None) -> None:
    assert report_statements.read_signature(line, all_surnames()) == name


@pytest.mark.parametrize("title", ["企业社会责任报告", "供水管网运行质量年度报告"])
def test_a_title_is_its_line_without_unit_and_year(title: str) -> None:
    cover = (P("霁川市供水管网养护中心", size=22), P(f"霁川市供水管网养护中心2022年度{title}", size=22))
    assert identify(*cover, BODY).title == title


@pytest.mark.parametrize(
    ("over", "sentence", "title"),
    [
        ("职业教育", "《青蔺学院职业教育质量年度报告》已经审定。", "职业教育质量年度报告"),
        ("同心同行", "《青蔺学院质量年度报告》已经审定。", "质量年度报告"),  # a motto
        ("青蔺学院", "《青蔺学院质量年度报告》已经审定。", "质量年度报告"),
    ],
)
def test_a_title_over_two_lines_is_the_one_that_the_text_says(over: str, sentence: str, title: str) -> None:
    cover = [P(words, kind="cover", size=26) for words in ("青蔺学院", over, "质量年度报告", "（2022年）")]
    assert identify(*cover, "一、概况", sentence + BODY).title == title


def test_a_whole_report() -> None:
    identity = identify(
        P("社会责任报告", kind="cover", size=26),
        P("（2022年度）", kind="cover", size=18),
        P("青蔺市档案馆", kind="cover", size=18),
        P("二〇二三年二月", kind="cover", size=14),
        "一、公开陈述",
        "2022年，青蔺市档案馆（以下简称“市档案馆”）在上级领导下开展工作。" + BODY,
        "青蔺市档案馆馆长 林知秋",
        "二、报告参数",
        "本报告时效：2022年1月1日至12月31日。",
        "本报告依据《青蔺市文明单位社会责任报告编写指南》编制，遵守《档案法》。",
    )
    assert identity.org == "青蔺市档案馆"
    assert identity.org_short == "市档案馆"
    assert identity.report_type == "文明单位社会责任报告"
    assert identity.title == "社会责任报告"
    assert identity.year == 2022
    assert identity.period == (date(2022, 1, 1), date(2022, 12, 31))
    assert identity.guide == "青蔺市文明单位社会责任报告编写指南"
    assert identity.signatory == "林知秋"
    assert identity.doubts == ()


def test_the_period_of_a_quarterly_report() -> None:
    identity = identify(P("青蔺热电股份有限公司", size=22), P("2018年第一季度报告", size=22), BODY, "一、概况", BODY)
    assert identity.period == (date(2018, 1, 1), date(2018, 3, 31))


def test_the_file_name_is_the_last_resort_and_said_to_be() -> None:
    identity = identify("一、概况", BODY, name="青蔺市档案馆2020年社会责任报告.pdf")
    assert identity.year == 2020
    assert Doubt("unsure", "year_of_file_name") in identity.doubts
    assert identity.org == "青蔺市档案馆"


def test_what_is_unknown_is_null_and_said() -> None:
    identity = identify("一、概况", BODY)
    assert (identity.org, identity.year, identity.period) == (None, None, None)
    assert set(identity.doubts) == {
        Doubt("no_report_year"),
        Doubt("unsure", "no_org"),
        Doubt("unsure", "no_report_type"),
    }


def test_title_and_period_that_disagree_are_a_doubt() -> None:
    identity = identify(
        P("青蔺市档案馆2022年社会责任报告", kind="cover", size=26),
        "一、参数",
        "本报告时效为2021年1月1日至2021年12月31日。",
    )
    assert identity.year == 2022
    assert Doubt("unsure", "year_or_period", (("year", "2022"), ("end", "2021"))) in identity.doubts
    assert identity.period == (date(2022, 1, 1), date(2022, 12, 31))  # what contradicts the title is not used


@pytest.mark.parametrize(
    ("title", "sentence", "period"),
    [
        ("2022年社会责任报告", "本报告时效为2022年3月1日至2023年2月28日。", ("2022-03-01", "2023-02-28")),
        ("2022年社会责任报告", "统计期限自2022年1月1日起至2022年12月31日止。", ("2022-01-01", "2022-12-31")),
        ("2019-2020年度社会责任报告", "时间范围：2019年1月1日至2020年12月31日。", ("2019-01-01", "2020-12-31")),
        ("2018年第一季度报告", "报告期间：2018年1月1日至2018年3月31日。", ("2018-01-01", "2018-03-31")),
        (
            "2022年年度报告",
            "本馆与银行签订借款合同，贷款期限自2022年9月1日至2024年8月31日。",
            ("2022-01-01", "2022-12-31"),
        ),
        ("质量年度报告（2021-2022学年）", "学年数据自2021年9月1日至2022年8月31日。", ("2021-09-01", "2022-08-31")),
        ("2022年年度报告", "2021-2022学年自2021年9月1日至2022年8月31日。", ("2022-01-01", "2022-12-31")),
        ("2022年年度报告", "债券期限自2022年6月3日起至2023年2月28日止，票面利率3%。", ("2022-01-01", "2022-12-31")),
        ("2021-2022学年教育质量年度报告", "全年平稳。", ("2021-09-01", "2022-08-31")),
        ("2021—2022学年教育质量年度报告", "数据统计时段为2021年8月1日至2022年7月31日。", ("2021-08-01", "2022-07-31")),
        ("2020-2022学年教育质量年度报告", "全年平稳。", ("2022-01-01", "2022-12-31")),
        ("2021-2022学年第一学期教育质量年度报告", "全年平稳。", ("2022-01-01", "2022-12-31")),
        ("2022年年度报告", "战略规划的时间跨度为2021年1月1日至2030年12月31日。", ("2022-01-01", "2022-12-31")),
    ],
)
def test_periods_that_are_the_reports_own(title: str, sentence: str, period: tuple[str, str]) -> None:
    identity = identify(P(f"青蔺市档案馆{title}", kind="cover", size=26), "一、概况", sentence, BODY)
    assert identity.period == tuple(map(date.fromisoformat, period))


@pytest.mark.parametrize(
    ("line", "start"),
    [("（2021-2022学年）", "2021-09-01"), ("2021-2022学年度", "2021-09-01"), ("2021-2022学年文明校园", "2022-01-01")],
)
def test_a_line_of_the_cover_is_the_period_where_it_ends_with_its_school_year(line: str, start: str) -> None:
    cover = [P(words, kind="cover", size=26) for words in ("青蔺市第三中学", "2022年质量年度报告", line)]
    identity = identify(*cover, "一、概况", "全年平稳。", BODY)
    assert identity.period is not None
    assert identity.period[0] == date.fromisoformat(start)


AHEAD = "2024年更新车辆120辆，2024年线路达到128条，2024年乘客满意度达到91%。"


def test_a_title_that_runs_over_the_end_of_its_line_still_says_the_year() -> None:
    identity = identify(
        P("沛桥市长途汽车客运有限责任公司2023年社会责", kind="cover", size=26),
        P("任报告", kind="cover", size=26),
        P("沛桥市长途汽车客运有限责任公司", kind="cover", size=14),
        AHEAD,
    )
    assert (identity.year, identity.report_type, identity.org) == (
        2023,
        "社会责任报告",
        "沛桥市长途汽车客运有限责任公司",
    )


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["某某公司2023年社会责", "任报告", "某某公司"], ["某某公司2023年社会责任报告"]),
        (["某某公司", "2023年社会责任报告"], ["2023年社会责任报告"]),
        (["某某公司", "2023年社会责任", "报告"], ["2023年社会责任报告"]),
        (["某某公司", "2023年"], []),
    ],
)
def test_the_lines_of_a_title(lines: list[str], found: list[str]) -> None:
    assert report_titles.typed_lines(lines) == found


def test_a_file_named_as_a_title_speaks_before_the_years_of_the_text() -> None:
    assert identify("一、概况", BODY, AHEAD, name="沛桥客运2023年社会责任报告.pdf").year == 2023
    assert identify("一、概况", BODY, AHEAD, name="沛桥客运定稿2023.pdf").year == 2024


def test_a_name_over_two_lines_of_the_cover() -> None:
    cover = [P(line, kind="cover") for line in ("中共霁川市砚州区委", "社会工作部2024年度", "部门决算")]
    name = "中共霁川市砚州区委社会工作部"
    assert identify(*cover, P(f"第一部分{name}概况", bold=True), f"{name}负责全区社会工作。{BODY}").org == name


@pytest.mark.parametrize(
    ("cover", "body", "name"),
    [
        (("霁川港务集团", "股份有限公司", "2023年年度报告"), f"{{}}成立于1998年。{BODY}", "霁川港务集团股份有限公司"),
        (
            ("2022年社会责任报告", "霁川市砚州区", "城市管理综合", "执法局"),
            f"{{}}承担执法。{BODY}",
            "霁川市砚州区城市管理综合执法局",
        ),
        (("社会责任报告", "2022", "编制单位", "霁川市气象台"), BODY, "霁川市气象台"),
        (("年度报告", "报送单位：霁川市砚州区青石镇人民政府"), BODY, "霁川市砚州区青石镇人民政府"),
        (("社会责任报告", "2022年度", "出版：霁川市砚州区图书馆"), BODY, "霁川市砚州区图书馆"),
        (("社会责任报告", "2022年度"), "本报告由{}编制。" + BODY, "霁川市砚州区公共汽车公司"),
    ],
)
def test_names_on_covers_of_several_lines_and_behind_other_words(cover: tuple[str, ...], body: str, name: str) -> None:
    assert identify(*(P(line, kind="cover") for line in cover), body.format(name)).org == name


def test_the_name_over_the_date_at_the_end() -> None:
    end = ("霁川市砚州区公共汽车公司", "2024年2月1日")
    assert identify("2023年度社会责任报告", BODY, *end).org == end[0]
    assert identify("2023年度社会责任报告", BODY, end[0], "承担全区客运").org is None


def test_two_lines_that_the_text_never_joins_are_two_names() -> None:
    cover = [P(line, kind="cover") for line in ("霁川市水务局", "供水管网养护中心", "2022年社会责任报告")]
    assert identify(*cover, f"供水管网养护中心是公益单位。{BODY}").org != "霁川市水务局供水管网养护中心"


@pytest.mark.parametrize(
    ("line", "short"),
    [("公司代码：600000 公司简称：霁川生物", "霁川生物"), ("股票简称:ST霁川", "ST霁川"), ("以下简称霁川", None)],
)
def test_the_short_name_on_a_cover(line: str, short: str | None) -> None:
    assert reporter_names.short_in_line(line) == short


def test_our_company_is_no_short_name() -> None:
    cover = P("霁川市供水有限公司2022年社会责任报告", kind="cover")
    got = identify(cover, f"霁川市供水有限公司（以下简称“本公司”）成立于2001年。{BODY}")
    assert (got.org, got.org_short) == ("霁川市供水有限公司", None)


@pytest.mark.parametrize(
    ("lines", "org"),
    [
        (["柳川水务投资建设", "集团有限公司", "2023年年度报告"], "柳川水务投资建设集团有限公司"),
        (["衡川纺织", "股份有限公司2023年社会责任报告"], "衡川纺织股份有限公司"),
        (["东湾渔业", "（集团）有限责任公司", "2023年度报告"], "东湾渔业（集团）有限责任公司"),
        (["松塘县", "市场监督管理局", "2023年度部门决算"], "松塘县市场监督管理局"),
        (["平川市云岭区", "图书馆", "2023年报"], "平川市云岭区图书馆"),
        (["江川大学", "附属中学", "2023年工作总结"], "江川大学附属中学"),
        (["岭南省", "清源市", "司法局2023年度报告"], "清源市司法局"),
        (["与城市同行", "江川水务集团有限公司"], "江川水务集团有限公司"),
        (["江川市", "恒通物流有限公司", "2023年年度报告"], "恒通物流有限公司"),
        (["绿色发展报告", "星河集团有限公司"], "星河集团有限公司"),
        (["桐安县", "桐安县水务局", "2023年报告"], "桐安县水务局"),
        (["平川市教育局", "实验小学", "2023年总结"], "平川市教育局"),
    ],
)
def test_a_name_that_ends_in_the_next_line_of_the_cover(lines: list[str], org: str) -> None:
    document = report([*(P(line, kind="cover", size=22) for line in lines), "全年各项工作按期完成，群众满意。"])
    assert add_identity(document).identity.org == org


def test_we_is_no_short_form() -> None:
    cover = (P("霁川市轮渡集团有限公司", size=22), P("2022年社会责任报告", size=22))
    assert identify(*cover, "霁川市轮渡集团有限公司（以下简称“我们”或“公司”）运营航线12条。").org_short is None


def test_what_an_organ_was_called_is_no_former_name() -> None:
    cover = (P("霁川市轮渡集团有限公司", size=22), P("2022年社会责任报告", size=22))
    body = "霁川市轮渡集团有限公司前身为霁川轮船公司。3月，董事会战略委员会更名为“战略与发展委员会”。"
    assert identify(*cover, body).former == ("霁川轮船公司",)


@pytest.mark.parametrize(("printed", "short"), [("霁禾园", "霁禾园林"), ("霁禾园林", "霁禾园林"), ("霁禾", "霁禾")])
def test_a_short_name_that_lost_its_last_character_on_the_cover_is_that_of_the_text(printed: str, short: str) -> None:
    cover = (
        P("霁川霁禾园林股份有限公司", size=22),
        P(f"证券简称：{printed}", size=14),
        P("2022年社会责任报告", size=22),
    )
    body = f"霁川霁禾园林股份有限公司（以下简称“霁禾园林”）运营苗圃12处。{BODY}"
    assert identify(*cover, body).org_short == short
