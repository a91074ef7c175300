"""Units that a second header line, a difference or two units at once tell; school years; changes between two days."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import P, report
from made_tables import Rows, cells_of, made, said_of

from extractors.tables import cell_quantities
from extractors.tables.cell_amounts import Amount
from extractors.tables.cell_units import Scale, unit_of, without_unit
from extractors.tables.differences import Level, worked_out
from schemas.document import Table


def stated(rows: Rows, *above: str, year: int = 2023) -> list[tuple[str, str | None, str | None]]:
    found = cell_quantities.read(made(rows, above, year=year))
    return [(f"{row.value:g}", row.unit, row.phrase.metric) for row in found]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [["厂区", "用水", "用电"], ["单位", "万吨", "万度"], ["北厂", "3", "4"]],
            [("30000", "吨", "北厂用水"), ("40000", "度", "北厂用电")],
        ),
        (
            [["科室", "护士", "床位"], ["", "（人）", "（张）"], ["内科", "3", "4"]],
            [("3", "人", "内科护士"), ("4", "张", "内科床位")],
        ),
        (
            [["月份", "水", ">", "电", ">"], ["^", "万吨", "万元", "万度", "万元"], ["1月", "3", "4", "5", "6"]],
            [("30000", "吨", "水"), ("40000", "元", "水金额"), ("50000", "度", "电"), ("60000", "元", "电金额")],
        ),
        (
            [["线路", "票款", ">"], ["^", "万张", "万元"], ["一线", "3", "4"]],
            [("30000", "张", "一线票款"), ("40000", "元", "一线票款")],
        ),
        # What stays: one unit alone, words among the units.
        (
            [["厂区", "用水", "用电"], ["单位", "万吨", "同左"], ["北厂", "3", "4"], ["南厂", "5", "6"]],
            [("3", None, "北厂用水"), ("4", None, "北厂用电"), ("5", None, "南厂用水"), ("6", None, "南厂用电")],
        ),
    ],
)
def test_a_second_line_of_headers_says_the_units(rows: Rows, said: list[tuple[str, str | None, str | None]]) -> None:
    assert stated(rows) == said


@pytest.mark.parametrize(
    ("head", "unit", "words"),
    [
        ("藏品数（件（套））", "件（套）", "藏品数"),
        ("单位：件（套）", "件（套）", "单位：件（套）"),
        ("设备（台（套））", "台（套）", "设备"),
        ("件（套）", "件（套）", "件（套）"),
        ("藏品（件）", "件", "藏品"),
        ("员工（含派遣）", None, "员工（含派遣）"),
        ("课题数（项）", "项", "课题数"),
        ("支出（项）", None, "支出（项）"),
    ],
)
def test_two_units_at_once(head: str, unit: str | None, words: str) -> None:
    found = unit_of([head])
    assert (found.unit if found else None) == unit
    if "单位" not in head and head != unit:
        assert without_unit(head) == words


TON, YUAN = Scale(10**4, "吨", "mass", "万吨"), Scale(1, "元", "amount", "元")
SHARE = Scale(1, "%", "ratio", "%")


@pytest.mark.parametrize(
    ("change", "levels", "unit"),
    [
        ("4.85", [("84.36", TON), ("79.51", TON)], "吨"),
        ("-2.6", [("7.2", YUAN), ("9.8", YUAN)], "元"),
        ("4.0", [("64300", YUAN), ("61850", YUAN)], "%"),
        ("6.5", [("47.8", SHARE), ("41.3", SHARE)], "百分点"),
        ("10", [("110", YUAN), ("100", YUAN)], None),  # either
        ("7", [("110", YUAN), ("100", YUAN)], None),
        ("0", [("110", YUAN), ("110", YUAN)], None),
        ("10", [("110", YUAN), ("100", TON)], None),
        ("10", [("110", YUAN)], None),
    ],
)
def test_what_a_change_counts_in_is_worked_out(change: str, levels: list[tuple[str, Scale]], unit: str | None) -> None:
    def amount(words: str) -> Amount:
        return Amount(Decimal(words), len(words.partition(".")[2]), False)

    found = worked_out(amount(change), [Level(amount(words), scale) for words, scale in levels])
    assert (found.unit if found else None) == unit


@pytest.mark.parametrize(
    ("rows", "units"),
    [
        ([["指标", "2023年", "2022年", "增减"], ["办件量（万件）", "84.36", "79.51", "4.85"]], ["件", "件", "件"]),
        ([["指标", "单位", "2023年", "2022年", "增减"], ["用水", "吨", "90", "100", "-10.0"]], ["吨", "吨", None]),
        (
            [["职称", "人数", "占比(%)", "比上年增减"], ["高级", "8", "9.0", "+1"], ["中级", "9", "9.1", "-2"]],
            [*("人%人" * 2)],
        ),
        ([["职称", "人数", "比上年增减"], ["高级", "8", "1.5"], ["中级", "9", "-2"]], ["人", None] * 2),
        ([["职称", "人数", "增长率"], ["高级", "8", "+1"]], ["人", None]),
        (
            [["股东名称", "报告期内增减", "期末持股数量"], ["江州公司", "-3,100", "41,800"], ["沈知远", "0", "9,000"]],
            ["股", "股"] * 2,
        ),
        ([["区域", "报告期内增减", "期末户数"], ["北区", "-3,100", "41,800"]], ["户", "户"]),
    ],
)
def test_changes_count_in_what_they_change(rows: Rows, units: list[str | None]) -> None:
    assert [unit for _, unit, _ in stated(rows)] == units


@pytest.mark.parametrize(
    ("heads", "days"),
    [
        (["2022学年度", "2021学年度"], ["2022-01-01..2022-12-31", "2021-01-01..2021-12-31"]),
        (["2022学年", "2021学年"], ["2022-01-01..2022-12-31", "2021-01-01..2021-12-31"]),
        (["2021—2022学年度", "2020—2021学年度"], ["2021-09-01..2022-08-31", "2020-09-01..2021-08-31"]),
        (["2021-2022年供热季", "2020-2021年供热季"], ["2021-01-01..2022-12-31", "2020-01-01..2021-12-31"]),
    ],
)
def test_school_years_and_seasons_are_years(heads: list[str], days: list[str]) -> None:
    found = said_of(made([["指标", *heads], ["在校生数（人）", "3,482", "3,301"]]))
    assert [(row.metric, row.days) for row in found] == [("在校生数", day) for day in days]


def test_a_change_between_two_days_is_of_the_time_between_them() -> None:
    heads = ["项目", "2022年1月1日", "增减变动", "2022年12月31日", "增减变动", "2023年12月31日"]
    found = said_of(made([heads, ["折算差额", "3", "1", "4", "2", "6"]]))
    assert [row.days for row in found] == [
        "2021-12-31",
        "2022-01-01..2022-12-31",
        "2022-12-31",
        "2023-01-01..2023-12-31",
        "2023-12-31",
    ]


@pytest.mark.parametrize(
    ("rows", "section", "said"),
    [
        (
            [["展览名称", "展期", "展品数（件）"], ["潮起海右——古代海丝文物展", "3月至5月", "286"]],
            "展览",
            [("展品数", "潮起海右——古代海丝文物展")],
        ),
        (
            [["项目", "年初余额", "其他"], ["联营企业", "", ""], ["江州供电公司", "3", "1"]],
            "注释 / 长期股权投资",
            [("长期股权投资", "江州供电公司"), ("江州供电公司其他", None)],
        ),
        (
            [
                ["", "美元汇率增加/(减少)", "税前利润增加/(减少)"],
                ["人民币贬值", "10%", "(266.20)"],
                ["人民币升值", "(10%)", "266.20"],
            ],
            "风险",
            [
                ("人民币贬值美元汇率", None),
                ("人民币贬值税前利润", None),
                ("人民币升值美元汇率", None),
                ("人民币升值税前利润", None),
            ],
        ),
        (
            [
                ["被投资单位", "期初余额", "本期增减变动", ">"],
                ["^", "^", "追加投资", "其他"],
                ["江州供电公司", "3", "2", "1"],
                ["合计", "3", "2", "1"],
            ],
            "注释 / 长期股权投资",
            [
                ("长期股权投资", "江州供电公司"),
                ("追加投资", "江州供电公司"),
                ("长期股权投资增减变动其他", "江州供电公司"),
                ("长期股权投资合计", None),
                ("追加投资合计", None),
                ("长期股权投资增减变动其他合计", None),
            ],
        ),
        ([["姓名", "其他增减变动（股）"], ["沈知远", "3,000"]], "持股", [("其他增减变动", "沈知远")]),
    ],
)
def test_names_that_headers_complete(rows: Rows, section: str, said: list[tuple[str, str | None]]) -> None:
    assert [(row.metric, row.subject) for row in said_of(made(rows, section=section))] == said


@pytest.mark.parametrize(
    ("heads", "unit", "role"),
    [
        (["企业合并形成的", "汇率变动影响"], "元", "level"),
        (["新增", "汇率变动影响"], "元", "level"),
        (["新增", "增减率"], None, "change"),
    ],
)
def test_what_rates_of_exchange_moved_is_a_sum(heads: list[str], unit: str | None, role: str) -> None:
    rows = [["被投资单位", "期初余额", "本期增加", ">"], ["^", "^", *heads], ["江州公司", "3.20", "2.10", "7.08"]]
    found = list(cell_quantities.read(made(rows, ["单位：元"], section="注释 / 商誉账面原值")))
    assert (found[-1].unit, found[-1].role) == (unit, role)


@pytest.mark.parametrize(
    ("rows", "section", "said"),
    [
        ([["纳税主体名称", "所得税税率（%）"], ["江州供电公司", "15%"]], "税项", [("所得税税率", "江州供电公司")]),
        ([["责任主体", "水质达标率（%）"], ["东坪镇", "98"]], "考核", [("水质达标率", "东坪镇")]),
        (
            [["被投资单位", "期初余额", "期末余额"], ["江州供电公司", "3", "4"], ["合计", "3", "4"]],
            "注释 / 长期股权投资 / 对子公司投资",
            [("对子公司投资", "江州供电公司")] * 2 + [("对子公司投资合计", None)] * 2,
        ),
        ([["经营内容", "税率（%）"], ["供电", "13"]], "税项", [("供电税率", None)]),
    ],
)
def test_whose_rates_and_investments_are(rows: Rows, section: str, said: list[tuple[str, str | None]]) -> None:
    assert [(row.metric, row.subject) for row in said_of(made(rows, section=section))] == said


KINDS: Rows = [
    ["类型", "数量", "情况说明"],
    ["对外捐赠", ">", ">"],
    ["其中：资金（万元）", "20", "助学"],
    ["物资（万元）", "3", ""],
]


@pytest.mark.parametrize(
    ("rows", "metrics"),
    [
        ([*KINDS, ["乡村振兴", ">", ">"], ["其中：资金（万元）", "5", ""], ["物资（万元）", "6", ""]],
         ["对外捐赠资金", "对外捐赠物资", "乡村振兴资金", "乡村振兴物资"]),
        (
            [["指标", "2023年"], ["安全生产", ">"], ["事故（起）", "20"], ["其中：上报事故（起）", "3"]],
            ["事故", "上报事故"],
        ),
    ],
)  # fmt: skip
def test_what_comes_again_in_each_band_is_told_with_it(rows: Rows, metrics: list[str]) -> None:
    assert [row.metric for row in said_of(made(rows))] == metrics


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [["", "名称", "报酬"], ["内部控制审计会计师事务所", "江州会计师事务所（特殊普通合伙）", "70,000"]],
            ("内部控制审计会计师事务所报酬", "江州会计师事务所（特殊普通合伙）"),
        ),
        ([["", "单位名称", "费用"], ["监理", "江州咨询有限公司", "70,000"]], ("监理费用", "江州咨询有限公司")),
        ([["", "名称", "单价"], ["水泵", "卧式离心泵", "70,000"]], ("卧式离心泵单价", None)),
    ],
)
def test_what_a_company_is_paid_for_stands_before_its_name(rows: Rows, said: tuple[str, str | None]) -> None:
    assert [(row.metric, row.subject) for row in said_of(made(rows))] == [said]


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ("员工构成", "员工"),
        ("表1 馆藏文物及标本分类统计", "馆藏文物及标本"),
        ("在编人员专业结构情况表", "在编人员"),
        ("（3）教师职称结构", "教师"),
        ("员工培训情况", None),
        ("本校共有教师35人，构成如下。", None),
    ],
)
def test_a_bare_total_counts_what_the_caption_names(line: str, whose: str | None) -> None:
    rows = [["类别", "2023年"], ["甲类", "3"], ["合计", "3"]]
    assert [(row.metric, row.subject) for row in said_of(made(rows, [line]))] == [("甲类", None), ("合计", whose)]


@pytest.mark.parametrize(
    ("between", "head", "unit"),
    [
        ([], "报酬", "元"),
        ([], "审计费用", "元"),
        ([], "人数", "人"),
        ([], "得票", None),
        (["其他机构："], "报酬", None),
    ],
)
def test_the_unit_line_of_the_table_before_holds_for_what_is_paid(
    between: list[str], head: str, unit: str | None
) -> None:
    first, second = [["", "现聘任"], ["会计师事务所报酬", "420,000"]], [["机构", head], ["保荐机构", "7,000"]]
    words = [cells_of(rows, 0)[0] for rows in (first, second)]
    plain = report(["单位：元", P(words[0], kind="table"), *between, P(words[1], kind="table")])
    blocks = [block for block in plain.blocks if block.kind == "table"]
    tables = tuple(
        Table(span=block.span, page=1, cells=cells_of(rows, block.span.start)[1], rule="ruled")
        for block, rows in zip(blocks, (first, second), strict=True)
    )
    document = replace(plain, tables=tables, identity=made(first).identity)
    assert [row.unit for row in cell_quantities.read(document)] == ["元", unit]


@pytest.mark.parametrize(
    ("outer", "inner", "metrics"),
    [
        ("贷款发放", ["笔数（笔）", "金额（亿元）"], ["贷款发放笔数", "贷款发放金额"]),
        ("退货", ["件数", "金额"], ["退货件数", "退货金额"]),
        ("手术", ["例数（例）", "费用（万元）"], ["手术例数", "手术费用"]),
        ("夜校", ["场数", "时长（小时）"], ["夜校场数", "夜校时长"]),
        # What stays: what measures itself, times, a balance of the books.
        ("营业收入", ["金额", "占比（%）"], ["营业收入", "占比"]),
        ("2023年", ["金额（万元）", "笔数（笔）"], ["", "笔数"]),
        ("坏账准备", ["金额", "计提比例（%）"], ["坏账准备", "计提比例"]),
    ],
)
def test_what_was_done_stands_over_how_often(outer: str, inner: list[str], metrics: list[str]) -> None:
    found = said_of(made([["网点", outer, ">"], ["^", *inner], ["城北点", "3", "4"]]))
    assert [str(row.metric).removeprefix("城北点") for row in found] == metrics


@pytest.mark.parametrize(
    ("outer", "inner", "metric"),
    [
        ("防汛", "投入（万元）", "东渡站防汛投入"),
        ("科技创新", "资金投入（万元）", "东渡站科技创新资金投入"),
        ("防汛情况", "投入（万元）", "东渡站投入"),
    ],
)
def test_what_was_put_in_is_named_by_the_outer_header(outer: str, inner: str, metric: str) -> None:
    rows = [["站点", outer, "<", "人数"], ["^", inner, "事故（起）", "^"], ["东渡站", "12.5", "1", "36"]]
    assert next(iter(said_of(made(rows)))).metric == metric
