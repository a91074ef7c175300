"""What the words of a cell, a header or a line beside a table say, word by word, with what looks alike."""

from collections.abc import Sequence
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from builders import P, report

from extractors.tables.attributes import attribute_columns
from extractors.tables.bands import TOTAL_OR_REST, bands_of, group_rows
from extractors.tables.cell_amounts import read_amount, read_spread
from extractors.tables.cell_units import is_foreign, scale_of, unit_in_column, unit_of, unit_of_name, without_unit
from extractors.tables.head_rows import count_head_rows
from extractors.tables.label_columns import label_columns
from extractors.tables.labels import bare_label, numbered_labels
from extractors.tables.parties import content_of, is_party, party_of
from extractors.tables.stretches import Sheet, is_empty, is_number, is_period, is_year, opens_band, stretches
from extractors.tables.surroundings import Surroundings
from extractors.tables.uncounted import counts_nothing, is_note_number, note_column, numbered_by
from extractors.tables.unit_lines import UnitLines, fitting, in_local_money, units_by_word, units_listed
from schemas.document import Table, TableCell
from schemas.text import Span


def sheet(rows: Sequence[Sequence[str]], headers: int | None = None) -> Sheet:
    """A table; a cell goes on over the columns of the strokes behind it, and over the rows of the marks ^ below it."""
    text, cells = "", []
    for row, words in enumerate(rows):
        for column, said in enumerate(words):
            if said in ("-|", "^"):
                continue
            wide = next((k for k in range(1, len(words) - column) if words[column + k] != "-|"), len(words) - column)
            high = next((k for k in range(1, len(rows) - row) if rows[row + k][column] != "^"), len(rows) - row)
            cells.append(TableCell(row, column, high, wide, Span(len(text), len(text) + len(said)), 1))
            text += said + "\n"
    return Sheet(Table(span=Span(0, len(text)), page=1, cells=tuple(cells), rule="ruled", headers=headers), text)


# Cells


@pytest.mark.parametrize(
    "words",
    ["1,234.5", "1，234", "12", "-16.55%", "+3", "−3", "—3", "–3", "－3", "＋3", "(3.2)", "（3.2）", "¥12", "￥12",
    "$12", "12‰", "12％",
     "1.37亿元", "3万", "5千克", "3百人", "12m²"[:2], "20³", "12人次", "6,418.35*", "12＊", "35①", "12[1]",
     "12［3］", "- 3", "12 %", "1.5亿元", "2.5左右", "1.5千米", "3.6万人", "2007万元", "2015余家",
     "2000多人次", "2010平方米"],
)  # fmt: skip
def test_quantities(words: str) -> None:
    assert is_number(words)


@pytest.mark.parametrize(
    "words",
    ["", "收入", "（1）购置", "(2) 出售", "2021年", "2021", "2022年人数", "2023年目标值", "2030目标", "2023实绩",
    "2023实际值", "2023计划数",
     "30岁以下", "31-40岁", ">50岁", "≤3年", "500万元以上", "1至2年", "12.3.4", "A12", "12月", "2021-03-01",
     "3个月以内", "2007云栈企业债", "2015榆钱中期票据", "1.1股本", "2.3 商誉", "3.12资本公积"],
)  # fmt: skip
def test_no_quantities(words: str) -> None:
    assert not is_number(words)


@pytest.mark.parametrize(
    "words",
    ["2021", "2021年", "2021年度", "截至2021年", "2021年末", "2021年底", "2019-2021", "2019至21年度", "1998年",
    "2022E", "2022A", "2022F",
     "2022（预测）", "2022(预)", "2022（预计）", "2022（预估）", "2021年3月", "2021年12月31日", "3月", "12月",
     "2021-03-01"],
)  # fmt: skip
def test_years_months_and_days(words: str) -> None:
    assert is_year(words) and is_period(words)


@pytest.mark.parametrize("words", ["21", "2121", "1898年", "2021年人数", "三月", "2021-3", "本年", "2022G"])
def test_no_years(words: str) -> None:
    assert not is_year(words)


@pytest.mark.parametrize(
    "words",
    ["一季度", "第一季度", "第4季度", "2021年第三季度", "2021年二季度", "Q1", "2021年Q4", "上半年", "2021年下半年",
    "1-6月", "2021年1至9月",
     "全年", "全年度"],
)  # fmt: skip
def test_parts_of_years_are_periods_and_no_years(words: str) -> None:
    assert is_period(words) and not is_year(words)


@pytest.mark.parametrize("words", ["第五季度", "Q5", "半年", "1-6", "年度", "全年合计", "季度"])
def test_no_periods(words: str) -> None:
    assert not is_period(words)


@pytest.mark.parametrize(
    "words",
    ["30岁以下", "30周岁以上", "1年以内", "1年以内（含1年）", "3个月以内", "6月以内", "30天以上", "30日以内",
    "500万元以上", "500元以下",
     "30岁及以下", "30岁（含）以下", "31-40岁", "31至40周岁", "1至2年", "3-6个月", "5-10天", ">50岁", "<3年",
     "≤3年", "≥3岁", "＞50岁",
     "＜30岁", "1.5万元以上", "1年以内小计", "10-20万元以上"],
)  # fmt: skip
def test_bands_are_named_by_their_bounds(words: str) -> None:
    assert opens_band(words)


@pytest.mark.parametrize("words", ["30岁", "以下", "1年期", "3个", "31-40", ">50", "三年以上"])
def test_no_bands(words: str) -> None:
    assert not opens_band(words)


@pytest.mark.parametrize(
    ("words", "empty"),
    [*((w, True) for w in ("", "-", "—", "－", "–", "--", "——", "/", "／", "\\", "无", "不适用", "N/A", "*", "…",
    "……")),
     ("0", False), ("无偿", False), ("---", False)],
)  # fmt: skip
def test_signs_that_there_is_nothing(words: str, empty: bool) -> None:
    assert is_empty(words) is empty


@pytest.mark.parametrize(
    ("words", "value", "percent", "qualifier"),
    [
        ("1,234.5", "1234.5", False, "exact"), ("-16.55%", "-16.55", True, "exact"),
        ("（3.2）", "-3.2", False, "exact"),
        ("(5.6)%", "-5.6", True, "exact"), ("(5.6%)", "-5.6", True, "exact"),
        ("6,418.35*", "6418.35", False, "exact"),
        ("12[1]", "12", False, "exact"), ("35①", "35", False, "exact"), ("35注", "35", False, "exact"),
        ("35（注2）", "35", False, "exact"),
        ("120（预测）", "120", False, "about"), ("120（预计）", "120", False, "about"),
        ("120（预估值）", "120", False, "about"),
        ("120（估计）", "120", False, "about"), ("120（估算数）", "120", False, "about"),
        ("120（暂估）", "120", False, "about"),
        ("120（计划）", "120", False, "about"), ("↓4.8%", "-4.8", True, "exact"), ("↑4.8%", "4.8", True, "exact"),
        ("+3", "3", False, "exact"),
        ("≥95.00(%)", "95", True, "at_least"), ("≥3", "3", False, "at_least"), (">6次", "6", False, "more_than"),
        ("≤3%", "3", True, "at_most"), ("<3", "3", False, "less_than"), ("＜3", "3", False, "less_than"),
        ("=12.00(次)", "12", False, "exact"),
        ("≧3", "3", False, "at_least"), ("≦3", "3", False, "at_most"), ("0", "0", False, "exact"),
        ("1" * 18, "1" * 18, False, "exact"),
        ("12（人次）", "12", False, "exact"), ("≥3人次", "3", False, "at_least"),
        ("≥1,200", "1200", False, "at_least"),
    ],
)  # fmt: skip
def test_amounts(words: str, value: str, percent: bool, qualifier: str) -> None:
    amount = read_amount(words)
    assert amount is not None
    assert (amount.value, amount.percent, amount.qualifier) == (Decimal(value), percent, qualifier)
    assert amount.arrow is (words[0] in "↑↓")


@pytest.mark.parametrize(
    "words",
    ["-", "—", "无", "1,23", "23,4506.78", "05", "≥05", "1" * 19, "≥" + "1" * 19, "(3", "3)", "12（甲乙丙）",
    "≥3甲乙", "12人次", "3.", ""],
)  # fmt: skip
def test_no_amounts(words: str) -> None:
    assert read_amount(words) is None


@pytest.mark.parametrize(
    ("words", "spread"),
    [
        ("20-40", ("20", "40", False)), ("2.5~3.0", ("2.5", "3.0", False)), ("0%-5%", ("0", "5", True)),
        ("0-5%", ("0", "5", True)),
        ("3—5", ("3", "5", False)), ("3–5", ("3", "5", False)), ("3～5", ("3", "5", False)),
        ("3∽5", ("3", "5", False)),
        ("3至5", ("3", "5", False)), ("2021-2022", None), ("12-10", None), ("5-5", None), ("1900-3000", None),
        ("20-2021", None),
        ("0%-5", None), ("1-2-3", None), ("1234567-2", None), ("5", None),
    ],
)  # fmt: skip
def test_ranges(words: str, spread: tuple[str, str, bool] | None) -> None:
    found = read_spread(words)
    assert (found and (found.low, found.high, found.percent)) == (
        spread and (Decimal(spread[0]), Decimal(spread[1]), spread[2])
    )


# Units


@pytest.mark.parametrize(
    ("words", "factor", "unit"),
    [
        ("元", 1, "元"), ("万元", 10**4, "元"), ("百万元", 10**6, "元"), ("千元", 1000, "元"),
        ("亿元", 10**8, "元"), ("人民币万元", 10**4, "元"),
        ("万亿元", 10**12, "元"), ("千瓦时", 1, "千瓦时"), ("千米", 1, "千米"), ("千克", 1, "千克"),
        ("万千瓦时", 10**4, "千瓦时"),
        ("人次", 1, "人次"), ("万人次", 10**4, "人次"), ("%", 1, "%"), ("吨", 1, "吨"), ("千吨", 1000, "吨"),
    ],
)  # fmt: skip
def test_units_that_stand_alone(words: str, factor: int, unit: str) -> None:
    scale = scale_of(words)
    assert scale is not None
    assert (scale.factor, scale.unit, scale.text) == (factor, unit, words.removeprefix("人民币"))


@pytest.mark.parametrize("words", ["类", "款", "项", "目", "注", "收入", "万", ""])
def test_no_units(words: str) -> None:
    assert scale_of(words) is None


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("营业收入（亿元）", "亿元"), ("贷款总额（含贴现，亿元）", "亿元"), ("贷款(含贴现、亿元)", "亿元"),
        ("贷款（含贴现；亿元）", "亿元"),
        ("收入（单位：万元）", "万元"), ("收入（单位万元）", "万元"), ("单位：万元", "万元"),
        ("单位为万元", "万元"), ("单位均为：万元", "万元"),
        ("单位:人", "人"), ("增减%", "%"), ("增减％", "%"), ("人次", "人次"), ("升值5%", None),
        ("大型车比例（%）≤10", None), ("大型车比例（%）≥10", None),
        ("比例（%）<10", None), ("比例（%）＞10", None), ("员工（含派遣）", None), ("单位：币种", None),
        ("收入", None), ("人（次）数", "人次"), ("人(次)", "人次"),
    ],
)  # fmt: skip
def test_the_unit_of_a_header(head: str, unit: str | None) -> None:
    found = unit_of([head])
    assert (found.text if found else None) == unit


@pytest.mark.parametrize(
    ("heads", "unit"),
    [
        (["36—45", "年龄（岁）"], None), (["≤35", "年龄（岁）"], None), (["1～3", "工龄（年）"], None),
        (["2019-2020", "金额（万元）"], "万元"), (["二级", "面积（㎡）"], "㎡"),
    ],
)  # fmt: skip
def test_the_unit_of_bands_is_none_of_what_is_counted_in_them(heads: list[str], unit: str | None) -> None:
    found = unit_of(heads)
    assert (found.text if found else None) == unit


@pytest.mark.parametrize(
    ("head", "bare"),
    [
        ("营业收入（亿元）", "营业收入"), ("收入（单位：万元）", "收入"), ("贷款（含贴现，亿元）", "贷款"),
        ("贷款(含贴现,亿元)", "贷款"),
        ("员工（含派遣）", "员工（含派遣）"), ("增减%", "增减"),
        ("投资收益（损失以“－”号填列）", "投资收益"), ("本期增减变动金额（减少以“-”号填列）", "本期增减变动金额"),
        ("净利润(净亏损以\"-\"号填列)", "净利润"), ("结余（赤字以负号列示）", "结余"),
        ("收益归属于本公司普通股股东的净利润", "归属于本公司普通股股东的净利润"), ("收益率", "收益率"),
        ("股份：本公司发行在外普通股的加权平均数", "本公司发行在外普通股的加权平均数"), ("股份支付", "股份支付"),
        ("股份数", "股份数"), ("收益：归属于母公司股东的净利润", "归属于母公司股东的净利润"), ("其他收益", "其他收益"),
        ("库存（以实物计）", "库存（以实物计）"), ("报告（填列人）", "报告（填列人）"),
    ],
)  # fmt: skip
def test_a_header_without_its_unit(head: str, bare: str) -> None:
    assert without_unit(head) == bare


@pytest.mark.parametrize(
    ("named", "unit", "found"),
    [
        ([("单位", "项")], None, "项"), ([("计量单位", "吨")], None, "吨"), ([("量纲", "吨")], None, "吨"),
        ([("单位名称", "吨")], None, None),
        ([("单位", "吨")], "人", "人"), ([], "类", "类"), ([], "款", "款"), ([], "目", None),
        ([("单位", "甲")], None, None),
    ],
)  # fmt: skip
def test_a_column_of_units(named: list[tuple[str, str]], unit: str | None, found: str | None) -> None:
    scale = unit_in_column(named, unit)
    assert (scale.text if scale else None) == found


@pytest.mark.parametrize(
    ("metric", "unit"),
    [
        ("会议次数", "次"), ("员工人数", "人"), ("培训人次数", "人次"), ("接待人次", "人次"), ("用户户数", "户"),
        ("件数", "件"), ("天数", "天"),
        ("年龄", "岁"), ("条数", "条"), ("项数", "项"), ("台数", "台"), ("处数", "处"), ("例数", "例"),
        ("辆数", "辆"), ("起数", "起"), ("场数", "场"),
        ("家数", "家"), ("篇数", "篇"), ("学时", "学时"), ("课时", "课时"),
        *((f"{who}总数", "人") for who in ("员工", "职工", "人员", "党员", "教师", "学生", "志愿者", "居民")),
        ("员工数", "人"), ("员工的数量", "人"), ("员工总数合计", "人"), ("员工总人数", "人"), ("员工满意", None),
        ("收入", None), (None, None),
    ],
)  # fmt: skip
def test_the_unit_that_a_name_says(metric: str | None, unit: str | None) -> None:
    found = unit_of_name(metric)
    assert (found.unit if found else None) == unit


@pytest.mark.parametrize(
    ("words", "foreign"),
    [("美元", True), ("港元", True), ("英镑", True), ("元", False), ("吨", False), ("万美元", True)],
)
def test_money_of_other_countries(words: str, foreign: bool) -> None:
    scale = scale_of(words)
    assert scale is not None and is_foreign(scale) is foreign


@pytest.mark.parametrize(
    ("line", "units"),
    [
        ("单位：户、万千瓦时", ["户", "万千瓦时"]), ("单位：人，万元", ["人", "万元"]),
        ("单位：人,万元", ["人", "万元"]), ("单位：人；万元", ["人", "万元"]),
        ("单位:人;万元", ["人", "万元"]), ("单位：万元、%", ["万元"]), ("单位：万元、元", []), ("单位：万元", []),
        ("单位：人、甲", []),
        ("单位：甲、乙", []),
    ],
)  # fmt: skip
def test_units_listed_without_what_they_are_for(line: str, units: list[str]) -> None:
    assert [unit.text for unit in units_listed(["年报", line])] == units


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("居民用户", "户"), *((words, "元") for words in ("金额", "补贴额", "总收入", "支出", "水费", "资金来源",
        "投入", "投资", "成本", "利润", "产值")),
        *((words, "人") for words in ("人数", "教学人员", "员工", "职工", "党员")),
        *((words, "人次") for words in ("培训人次", "接待", "参与")), ("售电", "千瓦时"),
        *((words, "吨") for words in ("重量", "产量", "排放", "煤", "垃圾", "废渣")),
        *((words, "立方米") for words in ("水量", "气量", "用水", "天然气")),
        *((words, "小时") for words in ("巡护时长", "学时", "累计工时")), ("到岗时间", None),
        ("设计能力", None), ("培训金额", None), ("面积", None), ("额度", None), ("气温", None),
    ],
)  # fmt: skip
def test_which_of_several_units_a_header_asks_for(head: str, unit: str | None) -> None:
    scales = [
        scale for word in ("户", "元", "人", "人次", "小时", "千瓦时", "吨", "立方米") if (scale := scale_of(word))
    ]
    scales = [scale for scale in scales if not (scale.unit == "人" and "人次" in head)]
    found = fitting(scales, head)
    assert (found.unit if found else None) == unit


def test_what_can_be_done_in_a_time_asks_for_the_unit_of_a_time() -> None:
    units = units_listed(["单位：万吨、万吨/日、%"])
    for head, unit in (("处理能力", "吨/日"), ("日均产量", "吨/日"), ("产量", "吨"), ("履约能力建设", None)):
        found = fitting(units, head)
        assert (found.unit if found else None) == unit


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("数量单位：股 金额单位：元", {"数量": "股", "金额": "元"}), ("面积的单位：平方米", {"面积": "平方米"}),
        ("重量计量单位：吨", {"重量": "吨"}),
        ("单价单位：元；", {"单价": "元"}), ("价格单位：元币种：人民币", {"价格": "元"}),
        ("价值单位：万元（合并）", {"价值": "万元"}), ("单位：元", {}),
        ("数量单位：甲", {}),
    ],
)  # fmt: skip
def test_units_with_what_they_are_for(line: str, found: dict[str, str]) -> None:
    assert {what: scale.text for what, scale in units_by_word([line.replace(" ", "")]).items()} == found


@pytest.mark.parametrize(
    ("line", "local"),
    [("单位：人民币元", True), ("单位为人民币万元", True), ("单位均为：人民币元", True), ("（人民币百万元）", True),
    ("人民币千元", True), ("单位：元", False), ("人民币存款", False)],
)  # fmt: skip
def test_lines_that_say_all_is_local_money(line: str, local: bool) -> None:
    assert in_local_money([line], ["存款（美元）"]) is local


@pytest.mark.parametrize(
    ("before", "behind", "found"),
    [("单位：元", "单位：元", True), ("单位：元", "单位：万元", False), ("单位：万元", "单位：万元", False),
    ("单位：元", "合计", False),
     ("人民币元", "单位：元", True), ("甲" * 36 + "单位：元", "单位：元", True),
     ("甲" * 37 + "单位：元", "单位：元", False)],
)  # fmt: skip
def test_a_table_between_two_lines_of_one_unit(before: str, behind: str, found: bool) -> None:
    document = report([P(before), P("12.5", kind="table"), P(behind)])
    table = Table(span=document.blocks[1].span, page=1, cells=(), rule="ruled")
    assert (UnitLines(document).between(table) is not None) is found


# Labels


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("其中：男员工", "男员工"), ("按性别：男员工", "男员工"), ("-男员工", "男员工"), ("——男员工", "男员工"),
        ("·男员工", "男员工"), ("加：折旧", "折旧"),
        ("减：成本", "成本"), ("男员工*", "男员工"), ("男员工①", "男员工"), ("男员工[1]", "男员工"),
        ("男员工［注2］", "男员工"), ("男员工〔3〕", "男员工"),
        ("男员工【4】", "男员工"), ("男员工注1", "男员工"), ("男员工（注2）", "男员工"), ("男员工（注）", "男员工"),
        ("男员工2", "男员工"), ("金额（8）", "金额"),
        ("短期借款注1、2", "短期借款"), ("短期借款（注1，3）", "短期借款"), ("短期借款（附注五、40）", "短期借款"),
        ("短期借款（见附注七（3））", "短期借款"), ("附注五", "附注五"),
        ("短期借款（附注说明）", "短期借款（附注说明）"),
        ("进度（6）=（4）/（1）", "进度"), ("占比%（3）", "占比%"), ("其中：2.1投入金额", "投入金额"),
        ("一、收入", "收入"), ("男员工", "男员工"), ("PM2", "PM2"),
    ],
)  # fmt: skip
def test_labels_without_numbers_and_marks(label: str, bare: str) -> None:
    assert bare_label(label) == bare


def test_labels_that_only_a_digit_tells_apart() -> None:
    assert numbered_labels(["租赁1", "租赁2", "保理1", "其他"]) == {"租赁1", "租赁2"}


@pytest.mark.parametrize(
    ("words", "total"),
    [("合计", True), ("小计", True), ("总计", True), ("总数", True), ("其他", True), ("资产总计", True),
    ("费用合计", True), ("合计数", False), ("小计费", False)],
)  # fmt: skip
def test_totals(words: str, total: bool) -> None:
    assert bool(TOTAL_OR_REST.fullmatch(words)) is total


COMPANIES = (
    "某某公司",
    "某某合伙企业",
    "某某研究院",
    "某某集团",
    "某某厂",
    "某某银行",
    "某某公司（本部）",
    "某某公司(本部)",
)


@pytest.mark.parametrize(("label", "party"), [*((w, True) for w in COMPANIES), ("对某某公司", False),
("应收某某公司", False), ("与某某公司", False), ("其他公司", False), ("向某某公司", False), ("公司", False),
("某某公司收入", False)])  # fmt: skip
def test_names_of_companies(label: str, party: bool) -> None:
    assert is_party(label) is party


HEADS = (
    "公司", "公司名称", "子公司名称", "股东名称", "客户名称", "供应商名称", "关联方", "关联人", "担保方", "担保人",
    "担保对象", "债务人", "承租方", "出租方",
    "被投资单位", "往来单位", "基金名称", "联营企业", "合营企业", "合营或联营企业名称", "参股企业", "被投资企业",
    "单位名称", "子公司全称", "对方", "交易对方",
    "关联交易对方", "关联交易方", "交易对手", "交易对手方", "证券简称", "受托人", "金融机构", "姓名", "董事姓名",
    "分行业", "分产品", "分地区", "分销售模式", "地区",
    "区域", "分部", "客户的名称", "客户（前五）",
)  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_headers_of_parties(head: str) -> None:
    assert party_of([(head, "甲"), ("金额", "3")]) == "甲"
    assert party_of([(head, "合计")]) is None
    assert party_of([(head, "12")]) is None


@pytest.mark.parametrize("head", ["项目", "单位", "公司业务收入", "企业", "名称", "交易", "姓名职务", ""])
def test_headers_of_no_parties(head: str) -> None:
    assert party_of([(head, "甲")]) is None


@pytest.mark.parametrize(
    ("head", "said", "again", "content"),
    [
        ("成本构成项目", True, False, "药剂"), ("费用构成项目", True, False, "药剂"),
        ("收入构成项目", True, False, "药剂"), ("构成项目", True, False, "药剂"),
        ("关联交易内容", False, False, "药剂"), ("采购内容", False, False, "药剂"),
        ("销售内容", False, False, "药剂"), ("服务内容", False, False, "药剂"),
        ("内容", False, False, "药剂"), ("交易事项", False, False, "药剂"), ("内容", True, False, None),
        ("内容", True, True, "药剂"),
        ("款项性质", False, True, "药剂"), ("款项的性质", False, True, "药剂"),
        ("关联交易类型", False, True, "药剂"), ("交易类型", False, True, "药剂"),
        ("款项性质", False, False, None), ("主要内容", False, True, None),
    ],
)  # fmt: skip
def test_what_a_row_is_about_beside_its_party(head: str, said: bool, again: bool, content: str | None) -> None:
    assert content_of([("公司名称", "甲"), (head, "药剂")], said=said, again=again) == content


# Columns


@pytest.mark.parametrize(
    ("head", "reason"),
    [("序号", "serial_number"), ("行次", "serial_number"), ("类", "code"), ("款", "code"), ("项", "code"),
    ("目", "code"), ("科目编码", "code"),
     ("代码", "code"), ("编号", "code"), ("项目", None), ("次数", None)],
)  # fmt: skip
def test_columns_that_number_the_rows(head: str, reason: str | None) -> None:
    assert numbered_by(head) == reason


@pytest.mark.parametrize(
    ("head", "nothing"),
    [
        *((w, True) for w in (
            "获奖时间", "日期", "年份", "年月", "联系电话", "手机", "传真", "服务热线", "办公地址", "住所", "坐落",
            "坐落地点", "坐落位置", "邮编", "编码", "代码",
            "号码", "编号", "文号", "证号", "账号", "型号", "批号", "版本", "页码", "页次", "名次", "排名", "届次",
            "条款", "序号",
        )),
        *((w, False) for w in ("时间安排", "电话数", "地址数", "证书数", "版本数", "页数", "排名数", "符号", "金额")),
    ],
)  # fmt: skip
def test_columns_that_count_nothing(head: str, nothing: bool) -> None:
    assert counts_nothing(head) is nothing


@pytest.mark.parametrize(
    ("head", "note"),
    [
        ("附注", True),
        ("报表附注", True),
        ("注释", True),
        ("附注五", True),
        ("附注编号", True),
        ("附注号", True),
        ("附注说明", False),
        ("注", False),
    ],
)
def test_columns_of_notes(head: str, note: bool) -> None:
    assert note_column(head) is note


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("七、29", True),
        ("七（75）", True),
        ("附注五、12", True),
        ("注1、2", True),
        ("注3", True),
        ("29", False),
        ("七", False),
        ("注册1", False),
    ],
)
def test_numbers_of_notes(words: str, note: bool) -> None:
    assert is_note_number(words) is note


DESCRIBES = (
    "投资方式", "投资目的", "变动原因", "定价依据", "说明", "进展情况", "核算方法", "建设内容", "工作内容",
    "主要内容", "服务内容", "实施内容", "用途", "措施",
    "工作要求", "备注", "项目简介", "状态", "身份", "关联关系", "主要业务", "经营范围", "款项性质", "资金来源",
    "募集资金投向", "业务性质", "项目来源", "股份性质",
    "投资的投向", "性质", "受赠单位", "受助对象", "受益人", "捐赠方", "帮扶部门", "合作单位", "合作企业",
    "依托学院", "共建机构", "中标单位",
    "施工单位", "承包方", "供货单位", "规格", "规格型号", "型号",
    "品牌", "产地", "材质", "责任单位", "第一责任人", "牵头部门", "主办单位", "承办处室", "主管科室", "实施单位",
    "建设单位", "配合部门", "负责人", "联系人", "经办人",
    "开工日期", "完成时间", "统计时点", "实施地点", "地址", "注册地", "主要经营地", "合同期限", "是否完成",
)  # fmt: skip


def described(head: str, cells: Sequence[str], names: Sequence[str] = ("泵站", "管网")) -> bool:
    body = sheet([[name, cell, "3"] for name, cell in zip(names, cells, strict=True)])
    return attribute_columns(body, range(2), (0, 1), ("项目", head)) == {1}


@pytest.mark.parametrize("head", DESCRIBES)
def test_columns_that_describe_their_rows(head: str) -> None:
    assert described(head, ("甲", "乙"))


@pytest.mark.parametrize("head", ["类别", "名称", "内容", "单位", "部门", "人数", "型号数", "方式方法论", ""])
def test_columns_that_name_their_rows(head: str) -> None:
    assert not described(head, ("甲", "乙"))


LONG = "全年完成泵站改造，更换水泵，提升供水保障能力并通过验收"


def test_running_text_describes_and_names_that_come_again_need_what_describes_them() -> None:
    assert described("类别", (LONG, LONG))
    assert described("类别", (LONG, "-"))
    assert not described("类别", (LONG, "甲"))
    assert not described("类别", (LONG[:24], LONG[:24]))
    assert not described("类别", (LONG.replace("，", ""), LONG.replace("，", "")))
    assert not described("资金来源", ("财政", "自筹"), ("泵站", "泵站"))
    rows = sheet([["甲", "泵站", "3"], ["乙", "管网", "4"]])
    assert attribute_columns(rows, range(2), (0, 1), ("说明", "项目")) == frozenset()


BODY = (("泵站", "甲", "1", "2"), ("管网", "乙", "3", "4"))


def labels(rows: Sequence[Sequence[str]], heads: Sequence[str] = ("", "", "", ""), *, ordinal: int = -1) -> int:
    table = sheet(rows)
    return label_columns(
        table, range(table.rows), lambda at: (heads[at],) if heads[at] else (), lambda at: at == ordinal
    )


@pytest.mark.parametrize(
    ("head", "count"),
    [("类别", 2), ("", 2), ("2022年", 1), ("2022年进展", 1), ("2022", 1), ("目标", 1), ("年度目标值", 1),
    ("指标值", 1), ("完成值", 1), ("完成数", 1), ("实际值", 1), ("预算数", 1), ("决算数", 1), ("执行数", 1),
    ("计划", 1), ("计划数", 1), ("计划值", 1), ("规划", 2)],
)  # fmt: skip
def test_columns_of_words_under_headers_of_values_are_no_labels(head: str, count: int) -> None:
    assert labels(BODY, ("项目", head, "", "")) == count


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        ("甲", 2), ("≥90%", 1), ("≤ 3", 1), (">=5", 1), ("＜5", 1), ("15-40年", 1), ("15年", 1), ("3个月", 1),
        ("3月", 1), ("30天", 1), ("20—40天", 1),
        ("未检出", 1), ("未测出", 1), ("低于检出限", 1), ("N.D.", 1), ("ND", 1), ("27mg/L", 1), ("3.5μg", 1),
        ("46/46", 1), ("（46）／46", 1), ("20-40", 1), ("12", 1),
        ("27个", 1), ("约27", 2), ("未检查", 2), ("27AB", 2),
    ],
)  # fmt: skip
def test_columns_of_bounds_terms_and_measures_are_values(cell: str, count: int) -> None:
    assert labels([["泵站", cell, "1", "2"], ["管网", cell, "3", "4"]]) == count


def test_label_columns_end_before_the_last_and_at_an_empty_one() -> None:
    assert labels([["泵站", "甲", "乙", "丙"], ["管网", "丁", "戊", "己"]]) == 3
    assert labels([["泵站", "", "乙", "丙"], ["管网", "", "戊", "己"]]) == 1
    assert labels([["", "甲", "1", "2"], ["", "乙", "3", "4"]]) == 2, "the first may be empty"
    assert labels([["1", "甲", "1", "2"], ["2", "乙", "3", "4"]], ordinal=0) == 2
    assert labels([["1", "甲", "1", "2"], ["2", "乙", "3", "4"]]) == 0
    assert labels([["泵站", "12", "1", "2"], ["管网", "乙", "3", "4"]]) == 2, "half of them are words"
    assert labels([["泵站", "达标", "-|", "-|"], ["管网", "1", "3", "4"], ["水厂", "2", "3", "4"]]) == 1
    assert labels([["泵站", "达标", "-|", "-|"], ["管网", "整改", "-|", "-|"]]) == 1, "what is said over all columns"
    assert labels([["泵站", "-|", "-|", "达标"], ["管网", "-|", "-|", "整改"]]) == 3, "a label over several columns"


# Rows


def heads(rows: Sequence[Sequence[str]], headers: int | None = None, start: int = 0) -> int:
    table = sheet(rows, headers)
    return count_head_rows(table, start, table.rows)


NAMES = ("项目", "类别", "本年", "上年")


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        ((NAMES, *BODY), 1),
        (BODY, 0),
        ((("指标", "-|", "金额", "-|"), NAMES, *BODY), 2),
        ((("指标", "金额", "-|", "-|"), NAMES, *BODY), 2),
        ((("项目", "类别", "金额", "-|"), ("^", "^", "本年", "上年"), *BODY), 2),
        ((("项目", "类别", "金额", "-|"), NAMES, ("城区", "-|", "-|", "-|"), *BODY), 2),
        ((("项目", "是", "本年", "上年"), *BODY), 0),
        ((("项目", "√否", "本年", "上年"), *BODY), 0),
        ((("是", "项目", "本年", "上年"), *BODY), 1),
        ((("项目", "", "", ""), *BODY), 0),
        ((("", "", "", ""), NAMES, *BODY), 2),
        ((("", "绩效", "", ""), ("", "", "", ""), NAMES, *BODY), 3),
        ((("", "绩效", "", ""), NAMES, *BODY), 0),
        ((("甲" * 24, "类别", "本年", "上年"), *BODY), 1),
        ((("甲" * 25, "类别", "本年", "上年"), *BODY), 1),
        ((("甲" * 25, "类别。", "本年", "上年"), *BODY), 0),
        ((("甲" * 25, "", "本年", ""), *BODY), 0),
        ((("甲" * 25, "类别", "本年", "上年"), ("泵站", "甲", "乙", "3"), *BODY), 0),
        ((("甲" * 73, "类别", "本年", "上年"), *BODY), 0),
        ((NAMES,), 0),
    ],
)
def test_rows_of_headers(rows: Sequence[Sequence[str]], count: int) -> None:
    assert heads(rows) == count


def test_rows_of_headers_that_the_page_tells() -> None:
    assert heads((NAMES, NAMES, *BODY), 2) == 2
    assert heads((NAMES, *BODY), 2, start=1) == 1
    assert heads((NAMES, NAMES, *BODY), 1, start=1) == 1


@pytest.mark.parametrize(
    ("labels_", "found"),
    [
        (("流动资产", "其中：货币", "存货"), {1: "流动资产"}),
        (("境内", "年初余额", "年末余额"), {1: "境内", 2: "境内"}),
        (("境内", "收入", "境外", "收入"), {1: "境内", 3: "境外"}),
        (("境内", "收入", "境外", "支出"), {}),
        (("境内", "某某公司"), {1: "境内"}),
        (("境内", "美元", "欧元", "日元"), {1: "境内", 2: "境内", 3: "境内"}),
        (("境内", "英镑", "港币", "澳元", "人民币", "港元"), dict.fromkeys(range(1, 6), "境内")),
        (("境内", "美元存款"), {}),
        (("境内", "其他"), {1: "境内"}),
        (("境内", "其它"), {1: "境内"}),
        (("境内", "利息", "其他"), {}),
        (("其他", "美元"), {}),
        (("会计政策变更", "美元"), {}),
        (("前期差错更正", "美元"), {}),
        (("境内", "合计", "美元"), {}),
        (("境内", "小计金额", "美元"), {}),
        (("12", "美元"), {}),
    ],
)
def test_bands_name_the_rows_that_need_it(labels_: Sequence[str], found: dict[int, str]) -> None:
    """A row without a number is a band."""
    empty = {"流动资产", "境内", "境外", "会计政策变更", "前期差错更正", "12", labels_[0]}
    table = sheet([[label, "" if label in empty else "3"] for label in labels_])
    assert bands_of(table, range(table.rows)) == found


@pytest.mark.parametrize(
    ("labels_", "found"),
    [
        (
            ("一、境内", "美元", "（一）存款", "美元", "二、境外", "美元"),
            {1: "一、境内", 3: "（一）存款", 5: "二、境外"},
        ),
        (("1.存款", "美元", "（1）活期", "美元", "2.贷款", "美元"), {1: "1.存款", 3: "（1）活期", 5: "2.贷款"}),
    ],
)
def test_bands_within_bands(labels_: Sequence[str], found: dict[int, str]) -> None:
    table = sheet([[label, "3" if label == "美元" else ""] for label in labels_])
    assert bands_of(table, range(table.rows)) == found


def test_a_numbered_row_ends_the_bands_that_rank_no_higher() -> None:
    table = sheet(
        [
            ["一、境内", ""],
            ["（一）存款", ""],
            ["美元", "3"],
            ["（二）贷款", "4"],
            ["欧元", "3"],
            ["二、境外", "4"],
            ["日元", "5"],
        ]
    )
    assert bands_of(table, range(table.rows)) == {2: "（一）存款", 4: "一、境内"}


@pytest.mark.parametrize(
    ("words", "group"), [("流动资产：", True), ("流动资产:", True), ("流动资产", False), ("其中：", False),
    ("包括：", False), ("", False)]
)  # fmt: skip
def test_a_row_that_ends_in_a_colon_heads_the_rows_below(words: str, group: bool) -> None:
    assert group_rows(sheet([[words, ""], ["货币", "3"]]), range(2)) == ({0: words} if group else {})
    assert group_rows(sheet([[words, "3"], ["货币", "3"]]), range(2)) == {}


# Parts of a table


def parts(rows: Sequence[Sequence[str]], headers: int | None = None) -> list[tuple[int, int, str | None, bool]]:
    return [(one.start, one.end, one.title, one.fresh or one.form) for one in stretches(sheet(rows, headers))]


@pytest.mark.parametrize(
    ("row", "fresh"),
    [
        (("", "本年度", "上年度"), True), (("", "本期末", "上期末"), True), (("", "当年", "去年年末"), True),
        (("", "2023年", "2022年"), True),
        (("", "本期增减", "同比"), True), (("", "本年度金额合计栏数目列示于下方的表格里", "上年度"), False),
        (("", "甲", "乙"), False),
        (("收入", "本年度", "上年度"), False), (("项目", "本年度", "上年度"), True),
        (("利润表", "2021", "2022E"), False), (("", "本年度", "3"), False),
    ],
)  # fmt: skip
def test_a_row_of_periods_in_mid_table_is_a_new_head(row: Sequence[str], fresh: bool) -> None:
    rows = [["项目", "金额", "比例"], ["收入", "1", "2"], list(row), ["支出", "3", "4"]]
    assert parts(rows) == ([(0, 2, None, False), (2, 4, None, True)] if fresh else [(0, 4, None, False)])


def test_the_years_of_the_first_row_under_another_name_are_a_new_head() -> None:
    rows = [["资产负债表", "2021", "2022E"], ["资产", "1", "2"], ["利润表", "2021", "2022E"], ["收入", "3", "4"]]
    assert parts(rows) == [(0, 2, None, False), (2, 4, None, True)]


def test_a_wide_row_is_the_title_of_the_rows_below() -> None:
    rows = [["一、收入", "-|"], ["利息", "1"], ["二、支出", "-|"], ["手续费", "2"]]
    assert parts(rows) == [(1, 2, "一、收入", False), (3, 4, "二、支出", False)]
    assert parts([["甲"], ["乙"]]) == [(0, 2, None, False)]


def test_a_unit_line_that_comes_again_at_the_top_of_pages_is_read_below_the_running_head() -> None:
    lines = [SimpleNamespace(role="header", text=text) for text in ("桐河水务2022年年度报告", "单位：元 币种：人民币")]
    paper: Any = SimpleNamespace(blocks=[], tables=[], text="", pages=[SimpleNamespace(lines=lines)])
    table: Any = SimpleNamespace(page=1, span=SimpleNamespace(start=0), cells=())
    assert Surroundings(paper, table).lines_above() == ["单位：元币种：人民币"]
    said = SimpleNamespace(of=lambda _: "城东泵站 ", start=0)
    paper.blocks = [SimpleNamespace(kind="body", page=1, span=said)]
    table.span = SimpleNamespace(start=5)
    assert Surroundings(paper, table).lines_above() == [], "another line stands between"
