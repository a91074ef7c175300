"""Sections: which paragraphs are headings, and on which level."""

from itertools import pairwise

import pytest
from builders import P, report

from extractors.outline.contents import bare_title, read_contents
from extractors.outline.heading_numbers import read_marker
from extractors.outline.passages import add_passages
from extractors.outline.sections import add_sections, read
from schemas.text import squeeze

COVER = P("年度报告", kind="cover")

TEXT = "全年围绕中心任务开展各项工作，制度不断健全，队伍保持稳定，群众满意度稳中有升。"


def outline(*paragraphs: P | str) -> list[tuple[int, str | None, str]]:
    return [(s.level, s.number, s.title) for s in add_sections(report(paragraphs)).sections]


@pytest.mark.parametrize(
    ("text", "kind", "number", "ordinal"),
    [
        ("第一章 总则", "chapter", "一", 1),
        ("第十二部分 附录", "part", "十二", 12),
        ("第3章 治理", "chapter", "3", 3),
        ("一、单位概况", "han", "一", 1),
        ("十二、其他", "han", "十二", 12),
        ("（三）组织机构", "bracketed_han", "三", 3),
        ("(二) 主动公开", "bracketed_han", "二", 2),
        ("1．报告篇幅", "arabic", "1", 1),
        ("3、利润", "arabic", "3", 3),
        ("2. 员工教育", "arabic", "2", 2),
        ("1.2022年2月15日，", "arabic", "1", 1),
        ("1.1 关键绩效", "decimal2", "1.1", 1),
        ("3.4.6采购管理", "decimal3", "3.4.6", 6),
        ("01 走进我们", "padded", "01", 1),
        ("（11）加快建设", "bracketed_arabic", "11", 11),
        ("1)工作职责", "half_bracket", "1", 1),
        ("③ 其他", "circled", "③", 3),
    ],
)
def test_markers(text: str, kind: str, number: str, ordinal: int) -> None:
    marker = read_marker(text)
    assert marker is not None
    assert (marker.kind, marker.number, marker.ordinal) == (kind, number, ordinal)


@pytest.mark.parametrize(
    "text",
    ["2022年，中心", "3.5万元", "12个项目", "第一，扎实推进", "一是加强领导", "五方面", "1.5%的", "2022.12", "一手抓"],
)
def test_no_markers(text: str) -> None:
    assert read_marker(text) is None


def test_the_order_of_official_papers() -> None:
    assert outline(
        "一、基本情况",
        "（一）单位概况",
        TEXT,
        "（二）组织机构",
        "1.领导小组",
        TEXT,
        "2.工作小组",
        TEXT,
        "二、工作成效",
        TEXT,
    ) == [
        (1, "一", "基本情况"),
        (2, "一", "单位概况"),
        (2, "二", "组织机构"),
        (3, "1", "领导小组"),
        (3, "2", "工作小组"),
        (1, "二", "工作成效"),
    ]


def test_the_order_is_learned_from_the_report() -> None:
    # Here 1. stands above 一、: its numbers go on while the others start again.
    got = outline(
        "1.管理", "一、制度", TEXT, "二、队伍", TEXT, "2.服务", "一、窗口", TEXT, "二、热线", TEXT, "3.环境", TEXT
    )
    assert [level for level, _, _ in got] == [1, 2, 2, 1, 2, 2, 1]


@pytest.mark.parametrize(("last", "levels"), [("（二）出售情况", [1, 2, 3, 2, 1]), ("（一）出售情况", [1, 2, 2, 3, 1])])
def test_a_title_without_number_stands_inside_numbers_that_go_on_over_it(last: str, levels: list[int]) -> None:
    # In one print with the numbers of two levels: they tell where it belongs.
    bold = [P(text, bold=True) for text in ("一、经营", "（一）投资情况", "对外投资总体分析", last, "二、治理")]
    got = outline(*(one for head in bold for one in (head, TEXT)))
    assert [level for level, _, _ in got] == levels


def test_a_title_without_number_joins_the_only_numbers_that_look_like_it() -> None:
    got = outline(P("一、经营", bold=True), TEXT, P("展望", bold=True), TEXT, P("二、治理", bold=True), TEXT)
    assert [level for level, _, _ in got] == [1, 1, 1]


def test_chapters_over_decimals_with_unnumbered_fore_and_aft() -> None:
    got = outline(
        P("1. 关于我们", size=22, bold=True),
        P("1.1 概况", size=16, bold=True),
        TEXT,
        P("1.1.1 沿革", size=14, bold=True),
        TEXT,
        P("2. 治理", size=22, bold=True),
        TEXT,
        P("意见反馈", size=22, bold=True),
        TEXT,
    )
    assert got == [
        (1, "1", "关于我们"),
        (2, "1.1", "概况"),
        (3, "1.1.1", "沿革"),
        (1, "2", "治理"),
        (1, None, "意见反馈"),
    ]


def test_contents_of_two_levels_in_two_sizes() -> None:
    chapters = [("关于我们", "公司简介", "企业文化"), ("守护碧水", "管网运维", "应急抢险"), ("携手共进", "员工关爱")]
    contents = [P(f"{title}.... 3", kind="contents") for chapter in chapters for title in chapter]
    body = [
        p
        for first, *rest in chapters
        for p in (P(first, size=22), TEXT, *(q for r in rest for q in (P(r, size=15), TEXT)))
    ]
    got = outline(P("报告", kind="cover"), *contents, *body)
    assert got == [(1 if at == 0 else 2, None, title) for chapter in chapters for at, title in enumerate(chapter)]


def test_chapters_of_unlike_sizes_are_one_level() -> None:
    sizes = {"关于我们": 30, "守护碧水": 24, "员工关爱": 24, "携手共进": 30, "未来可期": 30}
    contents = [P(f"{title}.... 3", kind="contents") for title in sizes]
    got = outline(*contents, *(p for title, size in sizes.items() for p in (P(title, size=size), TEXT)))
    assert {level for level, _, _ in got} == {1}


@pytest.mark.parametrize(
    ("lone", "numbers"),
    [
        (("01", "02"), ["01", "02"]),
        (("PART 01", "PART 02"), ["01", "02"]),
        (("第一章", "第二章"), ["一", "二"]),
    ],
)
def test_a_number_in_a_line_of_its_own_belongs_to_the_title_below(lone: tuple[str, str], numbers: list[str]) -> None:
    got = outline(
        P("报告", kind="cover"), P(lone[0], size=40), P("守护碧水", size=20), TEXT, P("管网运维", size=15), TEXT,
        P(lone[1], size=40), P("携手共进", size=20), TEXT,
    )  # fmt: skip
    assert got == [(1, numbers[0], "守护碧水"), (2, None, "管网运维"), (1, numbers[1], "携手共进")]


def test_a_lone_figure_is_no_number_of_a_title() -> None:
    assert outline(P("12", size=40), P("守护碧水", size=20), TEXT, P("携手共进", size=20), TEXT) == [
        (1, None, "守护碧水"),
        (1, None, "携手共进"),
    ]


def test_run_in_titles_behind_bracketed_figures() -> None:
    got = outline("一、举措", TEXT, "（1）建章立制。" + TEXT, "（2）师资建设。" + TEXT, "（3）家校协同。" + TEXT)
    assert got == [(1, "一", "举措"), (2, "1", "建章立制"), (2, "2", "师资建设"), (2, "3", "家校协同")]
    got = outline("一、举措", TEXT, "（1）建章立制。" + TEXT, "（2）加强师资，选聘讲师；", "（3）家校协同。" + TEXT)
    assert got == [(1, "一", "举措")]


def test_a_repeated_or_skipped_number_stays_as_printed() -> None:
    got = outline("一、甲情况", TEXT, "二、乙情况", TEXT, "二、丙情况", TEXT, "五、丁情况", TEXT)
    assert [number for _, number, _ in got] == ["一", "二", "二", "五"]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("积极开展以下工作：", "（1）以机制为抓手，推进建设；", "（2）加快升级。"),
        ("第一，扎实推进服务升级。通过不断完善机制，统筹资源。", "第二，全面落实部署，申诉率下降。"),
        ("主要职能包括：", "一、加强队伍建设。落实责任，扩大覆盖。", "二、统筹发展。参与建设规划，推动发展。"),
        ("具体包括：", "1. 某某街道办事处（本部）。", "2. 某某服务中心。"),
        ("1.抗击疫情，人人有责。党员投身社区。", "2.员工小王加入志愿者行列，得到认可。"),
        (P("表1 员工构成", bold=True), TEXT),
        ("*注：1. “余额”为2019年新增口径", "2. 2019年余额按新标准追溯调整"),
        (P("——献给建馆二十周年", size=11), TEXT),
    ],
)
def test_lists_and_captions_are_no_headings(paragraphs: tuple[P | str, ...]) -> None:
    assert outline("一、前面", TEXT, *paragraphs, "二、后面", TEXT) == [(1, "一", "前面"), (1, "二", "后面")]


@pytest.mark.parametrize("opens", ["青岩供水股份有限公司全体会员：", "现将全年工作情况报告如下："])
def test_what_a_salutation_or_an_announcement_stands_over_are_headings_where_each_has_text(opens: str) -> None:
    said = outline(opens, "一、甲甲", TEXT, "二、乙乙", TEXT, TEXT, "三、丙丙", TEXT)
    assert said == [(1, "一", "甲甲"), (1, "二", "乙乙"), (1, "三", "丙丙")]


@pytest.mark.parametrize(
    "lines", [("（一）爱岗敬业", TEXT, "（二）身体健康。", TEXT), ("一、甲甲", "二、乙乙", "三、丙丙", TEXT)]
)
def test_an_announced_list_stays_one(lines: tuple[str, ...]) -> None:
    assert outline("报名的同志应当符合以下条件：", *lines) == []


def test_a_run_in_title_is_a_heading_and_its_text_is_not() -> None:
    document = add_sections(
        report(["一、总体情况", "（一）主动公开情况。" + TEXT, "（二）申请情况。" + TEXT, "（三）管理情况。", TEXT])
    )
    assert [(s.level, s.title) for s in document.sections[1:]] == [
        (2, "主动公开情况"),
        (2, "申请情况"),
        (2, "管理情况"),
    ]
    assert document.sections[1].heading.of(document.text) == "（一）主动公开情况。"


def test_contents_lines_are_matched_and_give_no_sections() -> None:
    document = add_sections(
        report(
            [
                P("目录", kind="contents"),
                P("一、基本情况........ 3", kind="contents"),
                P("二、名词解释……7", kind="contents"),
                "一、基本情况",
                TEXT,
                P("名词解释", size=12.0),
                TEXT,
            ]
        )
    )
    assert [(row.title, row.contents_label, row.rule) for row in read(document)] == [
        ("基本情况", "3", "marker han"),
        ("名词解释", "7", "contents page"),
    ]
    assert [entry.label for entry in read_contents(document)] == ["3", "7"]


def test_a_section_reaches_to_the_next_of_its_level() -> None:
    document = add_sections(report(["一、甲情况", "（一）子情况", TEXT, "二、乙情况", TEXT]))
    first, child, second = document.sections
    assert first.span.end == second.heading.start == child.span.end
    assert child.parent_id == first.section_id and second.parent_id is None
    assert child.path == "甲情况 / 子情况"
    assert second.span.end == len(document.text)


def test_the_title_of_a_report_without_cover_is_no_section() -> None:
    got = outline(P("某区人民政府", size=22), P("2023年年度报告", size=22), TEXT, "一、情况", TEXT)
    assert got == [(1, "一", "情况")]


def test_a_title_that_fills_its_line_goes_on_in_the_next() -> None:
    long = P("第三部分霁川市供水管网养护中心2024年度部门决算情况", size=18, bold=True, full=True)
    got = outline(P("第二部分决算表", size=18, bold=True), TEXT, long, P("说明", size=18, bold=True), TEXT)
    assert got[-1] == (1, "三", "霁川市供水管网养护中心2024年度部门决算情况说明")
    assert len(got) == 2


@pytest.mark.parametrize(
    "below",
    [
        P("说明", size=16, bold=True),  # smaller: a title of its own
        P("一、说明", size=18, bold=True),  # with a number of its own
    ],
)
def test_titles_under_each_other_stay_two(below: P) -> None:
    long = P("第三部分霁川市供水管网养护中心2024年度部门决算情况", size=18, bold=True, full=True)
    assert len(outline(P("第二部分决算表", size=18, bold=True), TEXT, long, below, TEXT)) == 3


def test_a_heading_of_two_lines_is_read_once() -> None:
    long = P("第三部分霁川市供水管网养护中心2024年度部门决算情况", size=18, bold=True, full=True)
    document = add_passages(add_sections(report([long, P("说明", size=18, bold=True), TEXT])))
    spans = [passage.span for passage in document.passages]
    assert all(one.end <= other.start for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("三、股份变动情况□适用√不适用", "股份变动情况"),
        ("十、是否存在资金占用情况否", "是否存在资金占用情况"),  # the box before it can't be read
        ("（二）审计情况 □是 √否", "审计情况"),
        ("四、员工情况", "员工情况"),
        ("五、哪些制度不适用", "哪些制度不适用"),
    ],
)
def test_what_a_form_asks_is_no_part_of_a_title(printed: str, title: str) -> None:
    assert bare_title(printed) == title


def test_numbers_that_only_a_blank_divides_from_their_titles() -> None:
    bold = [P(f"{number} {title}", bold=True) for number, title in enumerate(("重大风险", "公司治理", "股东情况"), 1)]
    got = outline(COVER, P("第一节重要提示", size=16, bold=True), *(p for one in bold for p in (one, TEXT)))
    assert got[1:] == [(2, "1", "重大风险"), (2, "2", "公司治理"), (2, "3", "股东情况")]


@pytest.mark.parametrize("title", ["2 项重点工作", "3 大平台", "2024 年工作"])
def test_counts_at_the_beginning_of_titles_are_no_numbers(title: str) -> None:
    others = (P("管理提升", bold=True), TEXT, P("服务优化", bold=True), TEXT)
    assert (1, None, squeeze(title)) in outline(COVER, *others, P(title, bold=True), TEXT)


def test_what_goes_on_from_another_page_is_no_section_again() -> None:
    notes = P("五、主要项目注释", size=14, bold=True)
    got = outline(notes, TEXT, P("五、主要项目注释（续）", size=14, bold=True), TEXT, P("六、其他", size=14), TEXT)
    assert [title for _, _, title in got] == ["主要项目注释", "其他"]


@pytest.mark.parametrize("lone", ["不适用", "人民币元", "√适用□不适用"])
def test_answers_and_units_in_bold_are_no_headings(lone: str) -> None:
    got = outline(COVER, P("重大合同", bold=True), TEXT, P(lone, bold=True), TEXT)
    assert [title for _, _, title in got] == ["重大合同"]


def test_a_listed_title_in_small_print_is_a_heading() -> None:
    contents = P("一、收入支出总表", kind="contents")
    small = P("收入支出总表", size=10.5), TEXT, P("收入分类", size=10.5), TEXT
    got = outline(COVER, contents, P("决算表", size=15, bold=True), TEXT, *small)
    assert got == [(1, None, "决算表"), (2, None, "收入支出总表")]


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (["松塘镇卫生院@22", "2023年度总结@22", "诊疗情况@15"], ["诊疗情况"]),
        (["2022年社会责任报告@20", "衡川纺织股份有限公司@14", "公司简介@15"], ["公司简介"]),
        (["年度工作总结（2023年度）@20", "2023年工作回顾@15"], ["2023年工作回顾"]),
        (["星沙图书馆2023年年报@20", "Annual Report@14", "馆藏建设@15"], ["馆藏建设"]),
        (["望江纪念馆2023年度报告@20", "关于本报告@15"], ["关于本报告"]),
        (["临江学院2023年质量年度报告@20", "学生发展@15", "招生情况@14"], ["学生发展", "招生情况"]),
        (["共建美好家园@20", "社区概况@15"], ["共建美好家园", "社区概况"]),
        (
            ["澄川药业股份有限公司2023年年报@26", "股票代码：600001@18", "二〇二四年三月@18", "公司简介@15"],
            ["公司简介"],
        ),
        (["清源县司法局@16", "关于2023年度法治政府建设情况的报告@16"], []),
        (["证券代码：600001 公告编号：2024-057", "澄川药业股份有限公司@17", "2023年年度报告摘要@17"], []),
        (["云岭中学2023年工作报告@20", "2023年3月", "目 录@16", "教学@15"], ["教学"]),
    ],
)
def test_the_title_of_a_short_report_is_no_section_and_the_heading_under_it_is_one(
    lines: list[str], titles: list[str]
) -> None:
    heads = [P(text, size=float(size or 12)) for text, _, size in (line.partition("@") for line in lines)]
    got = [title for _, _, title in outline(*heads, TEXT, P("后勤保障", size=15.5), TEXT)]
    assert got == [*titles, "后勤保障"]


def test_the_title_said_again_behind_the_cover_is_no_section() -> None:
    cover = P("云岭中学2023年度工作报告", kind="cover")
    again = [P("云岭中学2023年", size=20), P("度工作报告", size=20)]
    got = outline(cover, *again, P("第一章 学校概况", size=15), TEXT, P("第二章 工作报告", size=15), TEXT)
    assert got == [(1, "一", "学校概况"), (1, "二", "工作报告")]


def test_numbers_and_days_of_a_first_page_with_a_form_are_no_sections() -> None:
    first = [
        P("青溪市自来水有限公司", size=20),
        P("青供水〔2024〕12号", size=14),
        P("2023年度工作报告", size=26),
        P("暨服务承诺兑现情况", size=20),
        P("密级\t公开\n印发份数\t40份", kind="table", size=9),
        P("二〇二四年二月六日", size=14),
    ]
    again = [P("青溪市自来水有限公司", size=16), P("2023年度工作报告暨服务承诺兑现情况", size=16)]
    got = outline(*first, *again, TEXT, P("一、供水保障", size=14), TEXT, P("（一）水源", bold=True), TEXT)
    assert got == [(1, "一", "供水保障"), (2, "一", "水源")]


@pytest.mark.parametrize("title", ["落实青供水〔2024〕12号文件", "二〇二四年二月六日会议"])
def test_titles_that_name_a_document_or_a_day_are_sections(title: str) -> None:
    assert (1, None, title) in outline(COVER, P(title, size=15), TEXT, P("供水保障", size=15), TEXT)


def test_a_heading_over_tables_only_is_a_section() -> None:
    table = P("项目\t2023年\n捕捞量\t412", kind="table", size=10)
    got = outline(P("东湾渔业公司2023年报告", size=20), P("主要数据", size=15), table, P("其他数据", size=15), table)
    assert got == [(1, None, "主要数据"), (1, None, "其他数据")]


def test_the_length_of_a_section_is_that_of_what_stands_under_its_heading() -> None:
    under = ["供水管网完好，水质稳定。", "（一）管网", "抢修及时。", "更新闸阀。"]
    rows = list(read(add_sections(report(["一、基本情况", under[0], "二、重点工作", *under[1:], "三、展望"]))))
    assert [row.title for row in rows] == ["基本情况", "重点工作", "管网", "展望"]
    # each paragraph ends in a line break, and so does the heading
    assert [row.text_length for row in rows] == [
        len("\n".join(["", *lines, ""])) for lines in (under[:1], under[1:], under[2:], [])
    ]
