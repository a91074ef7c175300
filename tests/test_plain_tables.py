"""Tables without any rule: captions between them, headers that stand beside their numbers, two lines of headers."""

from pathlib import Path

import pytest
from drawn import Paper, tables_of


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    return Paper(tmp_path / "a.pdf")


def write(paper: Paper, top: float, *lines: tuple[str, tuple[float, ...]]) -> None:
    """Write lines of words, each at its places."""
    for at, (words, xs) in enumerate(lines):
        for x, word in zip(xs, words.split(), strict=True):
            paper.text(x, top + 16 * at, word)


AMOUNTS = (60, 250, 350, 450)


def test_a_caption_and_a_unit_line_end_a_table(paper: Paper) -> None:
    write(paper, 100, ("项目 2022年 2021年 2020年", AMOUNTS), ("人员经费 1,204.5 1,110.2 98.3", AMOUNTS))
    write(paper, 132, ("公用经费 302.1 318.6 316.5", AMOUNTS), ("表2经费来源", (60,)), ("单位：万元", (450,)))
    write(paper, 180, ("来源 2022年 2021年 2020年", AMOUNTS), ("财政拨款 1,310.0 1,298.0 98.0", AMOUNTS))
    write(paper, 212, ("事业收入 196.6 130.8 16.2", AMOUNTS))
    first, second = tables_of(paper.read())
    assert [row[0] for row in first] == ["项目", "人员经费", "公用经费"]
    assert [row[0] for row in second] == ["来源", "财政拨款", "事业收入"]


FIELDS = (60, 200, 330, 460)


@pytest.mark.parametrize(
    "rows",
    [
        ("作物 面积（单位：亩） 产量（单位：吨）", "春小麦 1,204.5 610.2", "胡麻 302.1 98.6", "豌豆 196.6 80.8"),
        (
            "作物 面积（单位：亩） 茬口 地块",
            "春小麦 1,204.5 休闲地 北坡",
            "胡麻 302.1 豆茬 东川",
            "豌豆 19.6 麦茬 西川",
        ),
        (
            "作物 种植面积（单位：亩） 时间 地块",
            "春小麦 见附图 五月 北坡",
            "胡麻 见附图 六月 东川",
            "豌豆 见附图 三月 西川",
        ),
    ],
)
def test_headers_with_their_units_are_headers(paper: Paper, rows: tuple[str, ...]) -> None:
    write(paper, 100, *((row, FIELDS[: len(row.split())]) for row in rows))
    (found,) = tables_of(paper.read())
    assert found == [row.split() for row in rows]


def test_headers_with_their_units_begin_a_table(paper: Paper) -> None:
    write(paper, 100, ("作物 2022年 2021年", FIELDS[:3]), ("春小麦 1,204.5 610.2", FIELDS[:3]))
    write(paper, 132, ("胡麻 302.1 98.6", FIELDS[:3]), ("地块 面积（单位：亩） 产量（单位：吨）", FIELDS[:3]))
    write(paper, 164, ("北坡 196.6 80.8", FIELDS[:3]), ("东川 302.1 98.6", FIELDS[:3]))
    first, second = tables_of(paper.read())
    assert [row[0] for row in first] == ["作物", "春小麦", "胡麻"]
    assert second[0] == ["地块", "面积（单位：亩）", "产量（单位：吨）"]


@pytest.mark.parametrize("day", ["2022年", "2022年12月31日"])
def test_a_unit_line_with_a_time_ends_a_table(paper: Paper, day: str) -> None:
    write(paper, 100, ("作物 收入 支出", FIELDS[:3]), ("春小麦 1,204.5 610.2", FIELDS[:3]))
    write(paper, 132, ("胡麻 302.1 98.6", FIELDS[:3]), (f"编制单位：南坡农场 {day} 单位：亩", FIELDS[:3]))
    write(paper, 164, ("地块 年初 年末", FIELDS[:3]), ("北坡 196.6 80.8", FIELDS[:3]), ("东川 30.1 9.6", FIELDS[:3]))
    first, second = tables_of(paper.read())
    assert [row[0] for row in (*first, *second)] == ["作物", "春小麦", "胡麻", "地块", "北坡", "东川"]


def test_headers_centred_over_numbers_at_the_right(paper: Paper) -> None:
    heads, numbers = (60, 130, 215, 310, 405), (60, 130, 262, 360, 458)
    write(paper, 100, ("设备 规格 数量（台） 单价（元） 金额", heads))
    write(paper, 116, ("扫描仪 A3 12 38,000 45.60", numbers), ("除湿机 CF-90 30 4,200 12.60", numbers))
    write(paper, 148, ("服务器 2U 6 86,000 51.60", numbers))
    (rows,) = tables_of(paper.read())
    assert rows[0] == ["设备", "规格", "数量（台）", "单价（元）", "金额"]
    assert rows[3] == ["服务器", "2U", "6", "86,000", "51.60"]


def test_headers_that_come_again_under_two_years(paper: Paper) -> None:
    xs = (60, 200, 280, 360, 440)
    write(paper, 100, ("2021年末 2022年末", (230, 410)), ("职称", (60,)), ("人数 占比(%) 人数 占比(%)", xs[1:]))
    write(paper, 148, ("高级 1,186 14.6 1,204 15.5", xs), ("中级 5,512 85.4 5,530 84.5", xs))
    (rows,) = tables_of(paper.read())
    assert [word for word in rows[0] if word] == ["2021年末", "2022年末"]
    assert rows[1] == ["职称", "人数", "占比(%)", "人数", "占比(%)"]


def test_a_year_over_a_table_is_no_header_of_its_labels(paper: Paper) -> None:
    write(paper, 100, ("2021年", (60,)), ("年初余额 本年增加 年末余额", AMOUNTS[1:]))
    write(paper, 132, ("房屋 1,204.50 1,110.20 2,314.70", AMOUNTS), ("设备 302.10 318.60 620.70", AMOUNTS))
    (rows,) = tables_of(paper.read())
    assert "2021年" not in rows[0]


def test_words_beside_a_column_of_money(paper: Paper) -> None:
    xs = (60, 160, 360, 450)
    rows = [
        ("项目名称 建设内容 投资 完成情况", xs),
        ("新馆库房 恒温恒湿库房6,200平方米 1.25亿元 主体完工", xs),
        ("数字化三期 扫描档案120万页 860万元 完成九成", xs),
        ("消防改造 更换气体灭火装置18套 75.6万元 已验收", xs),
    ]
    write(paper, 100, *rows)
    assert tables_of(paper.read()) == [[words.split() for words, _ in rows]]


def test_a_label_broken_above_its_numbers_stays_with_them(paper: Paper) -> None:
    write(paper, 100, ("项目 收益率(%) 每股收益 上年", AMOUNTS), ("股东的净利润 16.02 10.34 10.12", AMOUNTS))
    write(paper, 137, ("扣除非经常性损益后归属于公司", (60,)))
    write(paper, 149, ("股东的净利润 15.91 10.33 10.11", AMOUNTS))
    (rows,) = tables_of(paper.read())
    assert [row[0] for row in rows] == ["项目", "股东的净利润", "扣除非经常性损益后归属于公司股东的净利润"]


TWO_EACH = (60, 190, 270, 350, 430, 510)


def heads_over_one_rule(paper: Paper, below: str) -> list[list[str]]:
    """Print a table of three rules, a rule from the second column to the fifth between two levels of its headers."""
    for top, x0, x1 in ((96, 50, 560), (112, 150, 490), (129, 150, 490), (190, 50, 560)):
        paper.rule(x0, top, x1, top)
    write(paper, 100, ("2031年 2030年", (225, 385)))
    write(paper, 107, ("品种 同比", (TWO_EACH[0], TWO_EACH[5])))
    write(paper, 115, (below, TWO_EACH[1:5]))
    write(paper, 133, ("陶管 1,204.50 36.1% 1,110.20 35.0% 8.49%", TWO_EACH))
    write(paper, 149, ("石槽 2,132.10 63.9% 2,061.80 65.0% 3.41%", TWO_EACH))
    (rows,) = tables_of(paper.read())
    return rows


@pytest.mark.parametrize("below", ["销售 占比 销售 占比", "销售 占比 采购 比例"])
def test_two_headers_over_one_rule_part_its_columns(paper: Paper, below: str) -> None:
    rows = heads_over_one_rule(paper, below)
    assert [word for word in rows[0] if word] == ["2031年", "2030年"]
    assert rows[1] == ["品种", *below.split(), "同比"]
    assert rows[2] == ["陶管", "1,204.50", "36.1%", "1,110.20", "35.0%", "8.49%"]


@pytest.mark.parametrize("ruled", [True, False])
def test_headers_over_the_middle_of_three_columns_head_all_three(paper: Paper, *, ruled: bool) -> None:
    xs = (60, 150, 235, 310, 385, 470, 540)
    if ruled:
        for top, x0 in ((96, 50), (112, 130), (129, 130), (190, 50)):
            paper.rule(x0, top, 585, top)
    write(paper, 100, ("期末余额 期初余额", (235, 470)), ("", ()))
    write(paper, 107, ("货品", (60,)))
    write(paper, 115, ("账面余额 跌价准备 账面价值 账面余额 跌价准备 账面价值", xs[1:]))
    write(paper, 133, ("陶土 4,204.50 36.10 4,168.40 3,910.20 35.00 3,875.20", xs))
    write(paper, 149, ("釉料 2,132.10 63.90 2,068.20 2,061.80 65.00 1,996.80", xs))
    (rows,) = tables_of(paper.read())
    assert [word for word in rows[0] if word] == ["期末余额", "期初余额"]
    assert rows[1][:4] == ["货品", "账面余额", "跌价准备", "账面价值"]


def test_the_upper_line_of_a_header_in_each_half_is_part_of_it(paper: Paper) -> None:
    xs = (60, 190, 290, 390, 490)
    write(paper, 100, ("计划 计划", (290, 490)), ("窑号 产量 完成率 产量 完成率", (60, 190, 285, 390, 485)))
    write(paper, 132, ("一号窑 1,204.50 96.1% 1,110.20 95.0%", xs), ("二号窑 2,132.10 93.9% 2,061.80 95.2%", xs))
    (rows,) = tables_of(paper.read())
    assert rows[0] == ["窑号", "产量", "计划完成率", "产量", "计划完成率"]


@pytest.mark.parametrize("columns", [(2, 4), (1, 3)])
def test_a_rule_under_the_lower_headers_leaves_out_tall_ones(paper: Paper, columns: tuple[int, int]) -> None:
    xs = (60, 150, 260, 350, 440, 540)
    first, last = columns
    for at in range(5):
        paper.rule(xs[at], 96, xs[at + 1], 96)
        paper.rule(xs[at], 190, xs[at + 1], 190)
    for at in range(first, last):
        paper.rule(xs[at], 130, xs[at + 1], 130)
    own = [x + 6 for x in xs[:5]]
    paper.text((xs[first] + xs[last]) / 2 - 14, 100, "2031年")
    write(paper, 115, ("件数 按时率", (own[first], own[first + 1])))
    tall = [at for at in range(5) if at not in (first, first + 1)]
    write(paper, 107, ("事项 期限 上年按时率", tuple(own[at] for at in tall)))
    write(paper, 135, ("漏水到场 六十分钟 3,476 99.2% 98.8%", own), ("换表 两天 12,905 99.9% 99.7%", own))
    write(paper, 167, ("停水告知 一天 618 100% 100%", own))
    (rows,) = tables_of(paper.read())
    assert sorted(word for word in (*rows[0], *rows[1]) if word) == sorted(
        ["2031年", "件数", "按时率", "事项", "期限", "上年按时率"]
    )
    assert rows[2] == ["漏水到场", "六十分钟", "3,476", "99.2%", "98.8%"]
    assert len(rows) == 5


def test_a_cell_of_two_lines_halfway_down_its_row_begins_it(paper: Paper) -> None:
    """The first line of a long cell stands over the words beside it, as far from the row above as rows are."""
    xs = (72, 180, 440, 540)
    for top in (100, 120, 212):
        paper.rule(xs[0], top, xs[-1], top)
    rows = [["时间", "荣誉", "颁发单位"], ["3月", "先进堤段", "县水务局"], ["5月", "文明泵站", "县文明办"]]
    for at, cells in enumerate([*rows, ["6月", "绿色闸口", "县林业局"]]):
        for x, cell in zip(xs, cells, strict=False):
            paper.text(x + 4, 104 + 18 * at + 2 * (at > 0), cell)
    paper.text(xs[1] + 4, 178, "巡堤护坡劳动竞赛金奖，由东湾")
    for x, cell in ((xs[0], "9月"), (xs[2], "县总工会")):
        paper.text(x + 4, 184, cell)
    paper.text(xs[1] + 4, 190, "管护站三班获得")
    assert tables_of(paper.read())[0][-2:] == [
        ["6月", "绿色闸口", "县林业局"],
        ["9月", "巡堤护坡劳动竞赛金奖，由东湾管护站三班获得", "县总工会"],
    ]
