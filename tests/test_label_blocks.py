"""Blocks of labels and numbers side by side, quantities that captions and outer headers name for all their numbers."""

from made_tables import Rows, made

from extractors.numbers import read_figures
from extractors.tables import cell_quantities

Said = tuple[str, str | None, str | None, str | None]
BLOCKS: Rows = [
    ["用工形式", ">", ">", "年龄", ">", ">"],
    ["合同制", "310", "62.0", "35岁以下", "205", "41.0"],
    ["派遣制", "190", "38.0", "35岁以上", "295", "59.0"],
]


def said(rows: Rows, *above: str) -> list[Said]:
    """Return the words, the metric, the subject and the unit of each quantity."""
    found = cell_quantities.read(made(rows, above))
    return [(one.evidence.text, one.phrase.metric, one.phrase.subject, one.unit) for one in found]


def test_each_number_has_the_label_of_its_block_and_a_unit_of_the_line() -> None:
    assert said(BLOCKS, "单位：人、%") == [
        ("310", "合同制用工形式", None, "人"),
        ("62.0", "合同制用工形式占比", None, "%"),
        ("205", "35岁以下年龄", None, "人"),
        ("41.0", "35岁以下年龄占比", None, "%"),
        ("190", "派遣制用工形式", None, "人"),
        ("38.0", "派遣制用工形式占比", None, "%"),
        ("295", "35岁以上年龄", None, "人"),
        ("59.0", "35岁以上年龄占比", None, "%"),
    ]


def test_counts_with_decimals_take_no_unit_by_their_place() -> None:
    rows = [[words.replace("310", "310.5") for words in row] for row in BLOCKS]
    assert ("310.5", "合同制用工形式占比", None, "%") not in said(rows, "单位：人、%")
    assert all("占比" not in (metric or "") for _, metric, _, _ in said(rows, "单位：人、%"))


def test_words_between_numbers_under_headers_of_two_lines_are_no_labels_of_a_block() -> None:
    rows = [
        ["泵站", "次数（次）", "检修", ">"],
        ["^", "^", "做法", "费用（万元）"],
        ["北站", "41", "换轴", "3.2"],
        ["南站", "38", "清淤", "5.1"],
    ]
    assert [(text, metric) for text, metric, _, _ in said(rows)] == [
        *(("41", "北站次数"), ("3.2", "北站检修费用"), ("38", "南站次数"), ("5.1", "南站检修费用")),
    ]


def test_a_caption_names_what_it_deals_out_to_kinds_behind_it() -> None:
    rows = [["水厂", "金额", "占比"], ["北坪", "310.5", "62.1"], ["南坪", "189.5", "37.9"], ["合计", "500.0", "100.0"]]
    assert [one[1:] for one in said(rows, "表2 2023年售水收入分厂区构成", "单位：万元、%")] == [
        ("售水收入", "北坪", "元"),
        ("售水收入占比", "北坪", "%"),
        ("售水收入", "南坪", "元"),
        ("售水收入占比", "南坪", "%"),
        ("售水收入合计", None, "元"),
        ("售水收入合计占比", None, "%"),
    ]


def test_a_caption_that_names_no_quantity_names_none() -> None:
    rows = [["水厂", "金额", "占比"], ["北坪", "310.5", "62.1"], ["南坪", "189.5", "37.9"]]
    assert [one[1] for one in said(rows, "表2 2023年主要业务分厂区构成", "单位：万元、%")] == [
        *("北坪", "北坪占比", "南坪", "南坪占比"),
    ]


def test_kinds_beside_their_total_have_what_is_counted() -> None:
    rows = [
        ["厂区", "发现缺陷（项）", ">", ">", "已消除（项）"],
        ["^", "轻微", "严重", "小计", "^"],
        ["北区", "31", "2", "33", "32"],
        ["南区", "12", "1", "13", "13"],
    ]
    assert [one[1:] for one in said(rows)[:4]] == [
        ("北区发现缺陷轻微", None, "项"),
        ("北区发现缺陷严重", None, "项"),
        ("北区发现缺陷小计", None, "项"),
        ("北区已消除", None, "项"),
    ]


def test_kinds_without_a_total_are_named_as_before() -> None:
    rows = [["厂区", "巡查（次）", ">"], ["^", "白班", "夜班"], ["北区", "31", "22"], ["南区", "12", "11"]]
    assert [one[1] for one in said(rows)[:2]] == ["北区白班", "北区夜班"]


def test_a_total_has_what_the_caption_names() -> None:
    rows = [["项目", "2023年", "2022年"], ["水费", "310", "300"], ["污水处理费", "90", "80"], ["总计", "400", "380"]]
    assert [one[1] for one in said(rows, "表5 规费收入完成情况", "单位：万元")][-2:] == ["规费收入总计"] * 2
    for above in ("表5 规费征收完成情况", "表5 规费收入与支出情况"):
        assert [one[1] for one in said(rows, above, "单位：万元")][-2:] == ["总计"] * 2


def test_what_is_promised_at_the_opening_of_a_year_is_of_the_year() -> None:
    rows = [["事项", "年初承诺", "年初余额（万元）"], ["抢修到场时间", "45分钟", "3.5"]]
    days = [(one.period_start, one.period_end) for one in cell_quantities.read(made(rows))]
    assert [str(start) for start, _ in days] == ["2023-01-01", "2022-12-31"]


def test_measures_of_time_at_the_head_of_a_cell_have_their_decimals() -> None:
    assert [figure.text for words in ("4.5个工作日", "12.5个月") for figure in read_figures(words)] == [
        *("4.5个工作日", "12.5个月"),
    ]
    assert [figure.text for figure in read_figures("1.5个站点")] == ["5个"]
