"""One figure under several names is one line of the workbook; the beginning of a year is the end of the one before."""

from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from pipeline.collect.once import ask_once
from pipeline.compare.openings import closings_of, join_openings
from pipeline.export.repeats import find_repeats, fold_columns, fold_repeats, fold_single, fold_zeros
from pipeline.export.series import Series
from pipeline.messages import Messages

SAY = Messages("zh")


def line(
    name: str, values: dict[int, float], scope_name: str = "", indicator: str = "", *, status: str = "same", **more: Any
) -> Series:
    """Return a line of the comparison; its change is that of its last two years."""
    records = {
        year: SimpleNamespace(
            org="甲公司", indicator=indicator or f"open:{name}|money", name=name,
            scope="part" if scope_name else "unit", scope_name=scope_name, basis="actual", bucket="year",
            topic=None, value=value, unit="元", stated_unit="元", unit_as_printed="元", source="table", page=7, **more,
        )
        for year, value in values.items()
    }  # fmt: skip
    last = sorted(values)[-2:]
    change = SimpleNamespace(
        year_from=last[0], year_to=last[-1], status=status, contradicts=False, comparability="A", note=None
    )
    return Series(key=("甲", name, scope_name), values=records, changes=[change])


def parents(name: str, values: dict[int, float]) -> Series:
    """Return a line of the parent company alone."""
    own = line(name, values)
    for record in own.values.values():
        record.scope = "parent_only"
    return own


DISPOSED = {2023: 812407.5, 2024: 653918.42}
TRAINED = {2023: 52000.0, 2024: 76000.0}
THREE = {2022: 23.0, 2023: 26.0, 2024: 31.0}
SHARP = {2022: 861600730.93, 2024: 1076259288.26}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (line("应收账款", SHARP), line("应收账款账面余额", SHARP | {2023: 1442410804.61})),
        (line("应收账款", SHARP), line("小计", SHARP)),  # many digits
        (line("推广费", SHARP), line("推广费", SHARP | {2023: 1442410804.61}, "销售费用")),
        (line("期末现金及现金等价物余额", SHARP), line("现金的期末余额", SHARP | {2023: 1442410804.61})),
        (line("收入总计", SHARP), line("财政拨款收入", SHARP)),
        (line("体育支出收入预算合计", SHARP), line("体育支出财政拨款", SHARP)),  # the side is not of what they share
        (line("按组合计提坏账准备账面余额", SHARP), line("账面余额合计", SHARP)),
        (line("利息收入", SHARP), line("利息收入", SHARP, "财务费用")),
        (line("资产处置收益", DISPOSED), line("非流动性资产处置损益", DISPOSED)),
        (line("培训费支出预算合计", TRAINED), line("培训费支出项目合计", TRAINED)),
        (line("境外合作院校", THREE), line("合作院校数量", THREE, "境外")),  # three years
        (line("对外捐赠总额", THREE), line("公益捐赠", THREE | {2021: 19.0})),
    ],
)
def test_one_figure_is_one_line(one: Series, other: Series) -> None:
    (kept,) = fold_repeats([one, other])
    assert kept is one and kept.also == [other]
    assert sorted(kept.values) == sorted({*one.values, *other.values})


def test_a_name_with_a_year_of_its_own_repeats_no_other() -> None:
    fewer, more = line("小计", SHARP), line("应收账款账面余额", SHARP | {2023: 1442410804.61})
    assert find_repeats([line("应收账款", SHARP), fewer, more]) == {fewer.key}


def test_a_year_that_another_table_prints_is_taken_over_with_its_change() -> None:
    (kept,) = fold_repeats([line("应收账款", SHARP), line("应收账款账面余额", SHARP | {2023: 1442410804.61})])
    assert kept.values[2023].value == 1442410804.61
    assert (kept.change.year_from, kept.change.year_to) == (2023, 2024)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (line("男员工", {2023: 48.0, 2024: 52.0}), line("女员工", {2023: 48.0, 2024: 52.0})),  # few digits
        (line("年龄", {2023: 57.0, 2024: 59.0}, "马某"), line("年龄", {2023: 57.0, 2024: 59.0}, "孔某")),
        (line("会议费", {2023: 30000.0, 2024: 30000.0}), line("手续费", {2023: 30000.0, 2024: 30000.0})),
        (line("应收账款", SHARP), line("应收账款账面余额", {2022: 861600730.93, 2024: 1076259288.25})),
        (line("应收账款", SHARP), line("应收票据", {2024: 1076259288.26, 2025: 5.0})),  # one year in common
        (line("收入总计", SHARP), line("支出总计", SHARP)),
        (line("取得投资收益收到的现金", SHARP), line("投资活动现金流入小计", SHARP | {2023: 36000.0})),
        (line("授予价格", SHARP, "李恒"), line("授予价格", SHARP, "陈榕")),
        (line("其他流动负债", SHARP), line("其他流动负债", SHARP, "母公司·江州茶业")),
        (line("其他流动负债", SHARP), parents("其他流动负债", SHARP)),
        (line("基本每股收益", SHARP), line("稀释每股收益", SHARP)),
        (line("5年以上账面余额", SHARP), line("5年以上坏账准备", SHARP)),
        (line("所得税前发生额", SHARP), line("税后归属于母公司", SHARP)),
        (line("体育支出", SHARP), line("体育支出收入预算合计", SHARP)),
        (line("甲费", {2022: 0.0, 2024: 0.0}), line("乙费", {2022: 0.0, 2024: 0.0})),
        (line("境外客商", {2023: 23.0, 2024: 26.0}), line("客商数量", {2023: 23.0, 2024: 26.0}, "境外")),
        (line("董事会会议", {2022: 8.0, 2023: 9.0, 2024: 8.0}), line("党委会会议", {2022: 8.0, 2023: 9.0, 2024: 8.0})),
        (line("义诊", THREE), line("专题党课", THREE)),
        (line("基本每股收益", THREE), line("稀释每股收益", THREE)),
    ],
)
def test_two_figures_stay_two_lines(one: Series, other: Series) -> None:
    assert fold_repeats([one, other]) == [one, other] and not one.also


def test_columns_that_repeat_each_other_in_many_rows_do_it_in_round_ones_too() -> None:
    amounts = ({2023: 1234567.0, 2024: 2345678.0}, {2023: 9876543.0, 2024: 876543.0}, {2023: 555123.0, 2024: 66127.0})
    rows = dict(zip(("教育支出", "农林水支出", "科学普及"), amounts, strict=True)) | {"体育": {2023: 2e5, 2024: 2e5}}
    lines = [line(f"{row}{column}", own) for row, own in rows.items() for column in ("收入合计", "财政拨款")]
    kept = fold_repeats(lines)
    assert [one.name(SAY) for one in kept] == [f"{row}收入合计" for row in rows]
    lines = [line(f"{row}{column}", own) for row, own in rows.items() for column in ("收入合计", "财政拨款")]
    assert len(fold_repeats(lines[-2:])) == 2  # nothing proves it there


def test_what_was_put_to_a_line_goes_with_it() -> None:
    main, one, other = (line(name, {2024: 2345678.91}) for name in ("甲款", "乙款", "丙款"))
    one.also = [other]
    assert fold_single([], [main, one]) == [main]
    assert main.also == [one, other] and not one.also


def test_two_sides_of_a_budget_that_balances_are_asked_once() -> None:
    for values in (SHARP, {2024: 2345678.91}):
        income, spending = line("普查收入预算合计", values), line("普查支出预算合计", values)
        asked = ask_once([income, spending])
        assert asked.asked == [income] and asked.repeats[income.key] == [spending]


def test_a_value_of_one_year_is_put_to_the_line_that_has_it() -> None:
    main, sharp = line("应收账款", SHARP), line("账面余额合计", {2024: 1076259288.26})
    other, year, short = (
        line("他项", {2024: 1076259288.27}), line("账面余额合计", {2023: 1076259288.26}), line("人数", {2024: 12.0})
    )  # fmt: skip
    lone, again = line("甲费用", {2024: 2345678.91}), line("乙费用合计", {2024: 2345678.91})
    assert fold_single([main], [sharp, other, year, short, lone, again]) == [other, year, short, lone]
    assert main.also == [sharp] and lone.also == [again]


def test_a_value_of_one_year_is_not_put_to_another_owner() -> None:
    both = [line("其他流动负债", SHARP), line("授予价格", {2023: 21.5301, 2024: 14.274619}, "李恒")]
    single = [parents("其他流动负债", {2024: SHARP[2024]}), line("授予价格", {2024: 14.274619}, "陈榕")]
    assert fold_single(both, single) == single


def test_cells_of_nothing_but_zero_are_one_line_a_group() -> None:
    zeros = [line(name, {2024: 0.0}) for name in ("事业收入", "经营收入")]
    other, known = line("其他收入", {2024: 5.0}), line("行政处罚", {2024: 0.0}, indicator="law.penalties")
    assert fold_zeros([*zeros, other, known]) == [zeros[0], other, known]
    assert zeros[0].zeros == [zeros[1]] and not zeros[0].also, "no one figure: each is 0 for itself"
    assert zeros[0].notes(SAY) == "本板块另有 1 项同为0（各为一项）：经营收入"
    renamed = line("捐赠收入", {2024: 0.0}, status="likely_renamed")
    assert fold_zeros([*zeros, renamed]) == [zeros[0], renamed], "it names its own counterpart"


@pytest.mark.parametrize(
    ("key", "ends"),
    [
        ("open:年初持股|shares", ("open:年末持股|shares", "open:期末持股|shares")),
        ("open:坏账准备期初余额|money", ("open:坏账准备期末余额|money", "open:坏账准备年末余额|money")),
        ("open:上年年末存款|money", ("open:年末存款|money", "open:期末存款|money")),
        ("open:期初至期初余额|money", ()),
        ("open:持股|shares", ()),
        ("finance.revenue", ()),
    ],
)
def test_the_end_of_what_begins(key: str, ends: tuple[str, ...]) -> None:
    assert closings_of(key) == ends


def _rows(*rows: tuple[str, int, int, str]) -> pd.DataFrame:
    columns = ["indicator", "data_year", "report_year", "doc_id"]
    frame = pd.DataFrame(rows, columns=columns).assign(
        org_id="甲", scope="unit", scope_name="", basis="actual", bucket="year", unit="股"
    )
    frame["name"] = frame["indicator"].str.removeprefix("open:")
    words = ["indicator", "doc_id", "org_id", "scope", "scope_name", "basis", "bucket", "unit", "name"]
    return frame.astype(dict.fromkeys(words, "category"))


def test_the_beginning_of_a_year_is_the_end_of_the_year_before() -> None:
    joined = join_openings(_rows(("open:年末持股", 2024, 2024, "b"), ("open:年初持股", 2023, 2024, "b")))
    assert joined["indicator"].tolist() == ["open:年末持股"] * 2 and joined["name"].tolist() == ["年末持股"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        [("open:年初持股", 2023, 2024, "b")],  # no end of it
        [("open:期末余额", 2024, 2024, "b"), ("open:期初余额", 2024, 2024, "b"), ("open:期初余额", 2023, 2024, "b")],
        [("open:年末持股", 2024, 2024, "b"), ("open:年末持股", 2023, 2024, "b"), ("open:年初持股", 2023, 2024, "b")],
    ],
)
def test_a_beginning_stays_itself(rows: list[tuple[str, int, int, str]]) -> None:
    assert join_openings(_rows(*rows))["indicator"].tolist() == [row[0] for row in rows]


def test_columns_that_are_the_same_in_all_rows_of_one_year_are_one() -> None:
    rows = {"养老保险": 4_512.0, "车辆运行": 38_125.0, "物业管理": 7_295.0}
    columns = ("预算合计", "拨款收入")

    def table() -> list[Series]:
        return [line(f"{name}{column}", {2023: value}) for name, value in rows.items() for column in columns]

    kept = fold_columns(table())
    assert [one.name(SAY) for one in kept] == [f"{name}预算合计" for name in rows]
    assert [[other.name(SAY) for other in one.also] for one in kept] == [[f"{name}拨款收入"] for name in rows]
    other = [line("公务接待预算合计", {2023: 5_213.0}), line("公务接待拨款收入", {2023: 5_101.0})]
    assert len(fold_columns([*table(), *other])) == len(table()) + 2  # in one row they differ
    assert len(fold_columns(table()[:4])) == 4  # two rows may be so by chance
