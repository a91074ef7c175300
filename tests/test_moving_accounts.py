"""Balances and what came to them or went: of which account, by its parts, where the rows say only which part."""

from made_tables import Said, made, said_of

RESERVE = [
    ["类别", "期初余额", "本期变动金额", ">", "期末余额"],
    ["^", "^", "计提", "核销", "^"],
    ["单项计提", "38,702.30", "6,423.20", "2,000.00", "43,125.50"],
    ["合计", "38,702.30", "6,423.20", "2,000.00", "43,125.50"],
]
CLOSED, OPENED = "2023-12-31", "2022-12-31"


def said(*args: object, **more: object) -> dict[tuple[str, str], tuple[str | None, str | None]]:
    rows: list[Said] = said_of(made(*args, **more))  # type: ignore[arg-type]
    return {(row.text, row.days): (row.metric, row.subject) for row in rows}


def test_an_allowance_that_moves_is_none_of_the_claims_themselves() -> None:
    found = said(RESERVE[:3], section="附注 / 应收票据 / 本期计提、收回或转回的坏账准备情况")
    assert found["38,702.30", OPENED] == ("应收票据坏账准备余额", "单项计提")
    assert found["6,423.20", "2023-01-01..2023-12-31"] == ("应收票据坏账准备计提", "单项计提")
    total = said([*RESERVE[:2], RESERVE[3]], section="附注 / 应收票据 / 本期计提、收回或转回的坏账准备情况")
    assert total["43,125.50", CLOSED] == ("应收票据坏账准备余额合计", None)


def test_claims_under_another_title_keep_their_name() -> None:
    rows = [
        ["类别", "期初余额", "期末余额"],
        ["单项计提", "38,702.30", "43,125.50"],
        ["合计", "38,702.30", "43,125.50"],
    ]
    metrics = {metric for metric, _ in said(rows, section="附注 / 应收票据 / 按坏账计提方法分类披露").values()}
    assert not any("坏账准备余额" in (metric or "") for metric in metrics)


def test_what_came_to_a_part_of_an_asset_is_of_the_asset() -> None:
    rows = [
        ["项目名称", "期初余额", "本期增加", "本期其他减少", "期末余额"],
        ["三号冷库", "9,286.35", "1,482.42", "62.10", "10,706.67"],
        ["分拣流水线", "6,105.20", "2,010.55", "48.00", "8,067.75"],
    ]
    found = said(rows, section="附注 / 在建工程")
    assert found["9,286.35", OPENED] == ("在建工程", "三号冷库")
    assert found["2,010.55", "2023-01-01..2023-12-31"] == ("在建工程增加", "分拣流水线")
    assert found["48.00", "2023-01-01..2023-12-31"] == ("在建工程其他减少", "分拣流水线")


def test_what_is_owed_to_staff_has_its_account_as_owner() -> None:
    rows = [
        ["项目", "期初余额", "本期增加", "本期减少", "期末余额"],
        ["住房公积金", "18,240.20", "341,628.00", "341,462.10", "18,406.10"],
        ["工会经费", "1,906.30", "10,330.50", "9,646.40", "2,590.40"],
    ]
    found = said(rows, section="附注 / 应付职工薪酬")
    assert found["18,406.10", CLOSED] == ("住房公积金", "应付职工薪酬")
    assert found["10,330.50", "2023-01-01..2023-12-31"] == ("工会经费增加", "应付职工薪酬")
    other = said(rows, section="附注 / 货币资金变动")
    assert {subject for _, subject in other.values()} == {None}


def test_the_total_of_the_five_largest_is_theirs() -> None:
    rows = [["序号", "客户名称", "销售额", "占年度销售总额比例"]]
    rows += [[str(at), f"客户{name}", f"{60 - at}.50", f"{9 - at}.10%"] for at, name in enumerate("甲乙丙丁戊", 1)]
    rows += [["合计", "--", "287.50", "30.50%"]]
    assert said(rows)["287.50", "2023-01-01..2023-12-31"][1] == "前五名客户"
    assert said([*rows[:4], rows[-1]])["287.50", "2023-01-01..2023-12-31"][1] is None


def test_the_total_of_rows_that_name_the_allowance_is_called_as_they_are() -> None:
    rows = [
        ["类别", "期初余额", "计提", "期末余额"],
        ["按单项计提的坏账准备", "38.20", "6.40", "44.60"],
        ["合计", "38.20", "6.40", "44.60"],
    ]
    total = said(rows, section="附注 / 应收票据 / 坏账准备的情况")
    assert total["44.60", CLOSED] == ("应收票据坏账准备合计", None)
