"""Nouns that the labels of rows leave out: the caption, a corner, a band or another row says them."""

from pathlib import Path

import pytest
from made_tables import Rows, made, said_of
from test_cell_figures import Sheet

from extractors.tables.captions import bare_captions, own_lines, titles_apart
from extractors.tables.cell_values import column_of
from extractors.tables.row_nouns import Noun


def names(folder: Path, rows: list[str], above: str = "") -> list[str]:
    """Return what each number of a table measures, with whose it is before it."""
    found = Sheet(folder).rows([row.split("|") for row in rows], above)
    return [f"{row['subject']}：{row['metric']}" if row["subject"] else row["metric"] for row in found]


TRADES = ["行业|年末余额（万元）|占比（%）", "渔业|210|21.0", "采石业|330|33.0", "造纸业|460|46.0", "合计|1,000|100.0"]
LOANS = [
    "渔业贷款",
    "渔业贷款占比",
    "采石业贷款",
    "采石业贷款占比",
    "造纸业贷款",
    "造纸业贷款占比",
    "贷款合计",
    "贷款合计占比",
]


@pytest.mark.parametrize(
    ("above", "rows", "said"),
    [
        ("贷款按行业分布情况", TRADES, LOANS),
        ("本行贷款行业投向", TRADES, LOANS),
        (
            "存款结构",
            ["项目|年末（万元）", "活期|21", "定期|33", "通知|46", "应计利息|9"],
            ["活期存款", "定期存款", "通知存款", "应计利息"],
        ),
        (
            "",
            ["投诉渠道|件数|占比（%）", "信访|21|21.0", "现场|33|33.0", "网上|46|46.0"],
            ["信访投诉件数", "信访投诉占比", "现场投诉件数", "现场投诉占比", "网上投诉件数", "网上投诉占比"],
        ),
        (
            "贷款按保证方式分布",
            ["方式|年末（万元）|不良贷款（万元）", "信用|21|1", "抵押|33|2", "质押|46|3", "票据贴现|8|4"],
            [
                "信用贷款",
                "信用不良贷款",
                "抵押贷款",
                "抵押不良贷款",
                "质押贷款",
                "质押不良贷款",
                "票据贴现",
                "票据贴现不良贷款",
            ],
        ),
    ],
)
def test_sorts_below_a_caption_have_its_noun(tmp_path: Path, above: str, rows: list[str], said: list[str]) -> None:
    assert names(tmp_path, rows, above) == said


@pytest.mark.parametrize(
    ("above", "rows", "said"),
    [
        ("行业分布情况", TRADES[:4], ["渔业", "渔业占比", "采石业", "采石业占比", "造纸业", "造纸业占比"]),
        ("存款和贷款结构", TRADES[:4], ["渔业", "渔业占比", "采石业", "采石业占比", "造纸业", "造纸业占比"]),
        (
            "投诉办理情况",
            ["项目|本年", "受理量（件）|21", "办结率（%）|93", "回访量（件）|46"],
            ["受理量", "办结率", "回访量"],
        ),
        ("贷款结构", ["项目|年末（万元）", "贷款余额|21", "存款余额|33", "信用|46"], ["贷款余额", "存款余额", "信用"]),
    ],
)
def test_other_rows_keep_their_names(tmp_path: Path, above: str, rows: list[str], said: list[str]) -> None:
    assert names(tmp_path, rows, above) == said


def test_assets_that_are_not_free(tmp_path: Path) -> None:
    rows = ["项目|期末账面价值（元）|受限原因", "货币资金|210|保函", "其他|33|冻结", "合计|243|/"]
    assert names(tmp_path, rows, "主要资产受限情况") == [
        "受限货币资金账面价值",
        "其他受限资产账面价值",
        "受限资产账面价值合计",
    ]


def test_staff_below_a_band_whose_own_headers_follow(tmp_path: Path) -> None:
    rows = [
        "科研人员总数|300",
        "科研人员学历结构|",
        "学历结构类别|学历结构人数",
        "硕士研究生|78",
        "30岁以下（不含30岁）|41",
    ]
    assert names(tmp_path, rows)[1:] == ["硕士研究生科研人员", "30岁以下（不含30岁）科研人员"]


def test_what_is_late_is_added_up_as_such(tmp_path: Path) -> None:
    rows = ["品种|逾期90天以内（元）|逾期1年以上（元）|合计（元）", "煤款|310|20|330", "砂石款|92|30|122"]
    assert names(tmp_path, rows)[2::3] == ["煤款逾期合计", "砂石款逾期合计"]


def test_what_a_fund_is_from_is_told_with_its_product(tmp_path: Path) -> None:
    rows = ["产品|资金来源|发生额（元）|未到期余额（元）", "存单|自有资金|310|20", "存单|募集资金|92|30"]
    assert names(tmp_path, rows) == [
        "存单自有资金发生额",
        "存单自有资金未到期余额",
        "存单募集资金发生额",
        "存单募集资金未到期余额",
    ]


def test_a_total_of_all_who_are_listed_is_theirs(tmp_path: Path) -> None:
    rows = ["关联方|授信余额（万元）", "青蔺矿业公司|70", "北坪水泥公司|30", "合计|100"]
    assert names(tmp_path, rows)[-1] == "关联方：授信余额合计"


def test_a_total_of_the_largest_is_theirs(tmp_path: Path) -> None:
    rows = ["客户名称|贷款余额（万元）", "青蔺矿业公司|70", "北坪水泥公司|30", "合计|100"]
    assert names(tmp_path, rows, "最大十家借款客户")[-1] == "最大十家：贷款余额合计"


def test_whom_a_company_guarantees_for(tmp_path: Path) -> None:
    rows = ["担保方|被担保方|担保金额（万元）", "青蔺矿业公司|北坪水泥公司|700"]
    assert names(tmp_path, rows) == ["青蔺矿业公司：对北坪水泥公司担保金额"]


@pytest.mark.parametrize(
    ("heads", "words"),
    [
        (("其他", "本次变动增减（＋，－）"), "本次变动增减其他"),
        (("小计", "本次变动增减"), "本次变动增减小计"),
        (("送股", "本次变动增减"), "送股"),
    ],
)
def test_the_rest_and_the_sum_of_changes_say_so(heads: tuple[str, ...], words: str) -> None:
    assert column_of(heads[::-1], 2022, None).words == words


@pytest.mark.parametrize(
    ("title", "apart"),
    [
        ("无形资产(1).无形资产情况", ["无形资产情况", "无形资产"]),
        ("合同资产（2）. 按账龄披露", ["按账龄披露", "合同资产"]),
        ("存货（1）", ["存货（1）"]),
        ("方案（二）比选", ["方案（二）比选"]),
    ],
)
def test_titles_on_one_line(title: str, apart: list[str]) -> None:
    assert titles_apart(title) == apart


@pytest.mark.parametrize(
    ("noun", "metric", "label", "said"),
    [
        (Noun("员工"), "男性占比", "男性", "男性员工占比"),
        (Noun("贷款", whole="贷款"), "余额", "东片", "贷款余额"),
        (Noun("贷款", whole="贷款"), "贷款合计", "合计", "贷款合计"),
        (Noun("员工", alone=True), "按性别男性占比", "男性", "男性员工占比"),
        (Noun("", "流通股份"), "流通股份其他数量", "其他", "流通股份其他数量"),
        (Noun("贷款"), "渔业不良贷款", "渔业", "渔业不良贷款"),
    ],
)
def test_where_a_noun_stands(noun: Noun, metric: str, label: str, said: str) -> None:
    assert noun.put(metric, label) == said


def test_a_section_s_title_says_nothing_of_a_table_with_a_caption_of_its_own() -> None:
    costs: Rows = [["项目", "本年（万元）"], ["船员培训费", "210"], ["燃油费", "33"], ["合计", "243"]]
    for caption in ("表5 航道养护支出", "航道养护支出"):
        found = [row.metric for row in said_of(made(costs, [caption], section="主要资产受限情况"))]
        assert found[:2] == ["船员培训费", "燃油费"]
        assert "受限" not in (found[2] or "")
    posts: Rows = [["站点", "人数"], ["东坪", "21"], ["北屏", "33"], ["青蔺", "46"]]
    found = [row.metric for row in said_of(made(posts, ["表5 信贷员"], section="贷款行业分布"))]
    assert found == ["东坪", "北屏", "青蔺"]
    trades: Rows = [["行业", "余额（万元）"], ["渔业", "210"], ["采石业", "330"], ["造纸业", "460"]]
    for over in ([], ["单位：万元"], ["2023年"], ["（续表）"], ["人民币万元"]):
        found = [row.metric for row in said_of(made(trades, over, section="贷款行业分布"))]
        assert found == ["渔业贷款", "采石业贷款", "造纸业贷款"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["单位：万元", "表2 油料领用（单位：吨）", "主要资产受限情况"], ["油料领用"]),
        (["油料领用", "主要资产受限情况"], ["油料领用"]),
        (["□适用√不适用"], ["□适用√不适用", "贷款行业分布"]),
        (["船员均经培训上岗。"], ["船员均经培训上岗", "贷款行业分布"]),
        ([], ["贷款行业分布"]),
        (["贷款行业分布", "存款结构"], ["贷款行业分布", "贷款行业分布"]),  # the title is no caption of the table's own
    ],
)
def test_the_lines_down_to_a_caption(lines: list[str], said: list[str]) -> None:
    assert bare_captions(own_lines(lines, ["二、贷款行业分布"])) == said


def test_a_caption_is_asked_without_its_unit(tmp_path: Path) -> None:
    rows = ["方式|余额", "信用|21", "抵押|33", "质押|46"]
    assert names(tmp_path, rows, "表6 贷款担保方式分布（单位：万元）") == names(tmp_path, rows, "表6 贷款担保方式分布")
    rows = ["等级|余额", "甲等|21", "乙等|33", "丙等|46"]
    assert names(tmp_path, rows, "表6 贷款风险分类情况（单位：万元）") == ["甲等贷款", "乙等贷款", "丙等贷款"]


def test_what_is_no_sort_of_a_noun(tmp_path: Path) -> None:
    rows = ["项目|年末（万元）", "活期|21", "定期|33", "通知|46", "营业室（间）|9", "合计|100"]
    assert names(tmp_path, rows, "存款结构") == ["活期存款", "定期存款", "通知存款", "营业室", "存款合计"]
    rows = ["类别|件数", "候船|21", "检票|33", "换乘|46", "表扬|9", "咨询|8"]
    assert names(tmp_path, rows, "消费者投诉分类统计") == [
        "候船投诉件数",
        "检票投诉件数",
        "换乘投诉件数",
        "表扬件数",
        "咨询件数",
    ]


def test_what_the_rows_say_comes_before_what_the_caption_says(tmp_path: Path) -> None:
    rows = [
        "项目|期末余额（元）|与资产/收益相关",
        "码头|210|与资产相关",
        "码头|33|与收益相关",
        "船坞|46|与资产相关",
    ]
    assert names(tmp_path, rows, "主要资产受限情况") == ["码头（与资产相关）", "码头（与收益相关）", "受限船坞"]


def test_whom_the_section_lists_says_nothing_of_a_table_with_a_caption_of_its_own() -> None:
    spent: Rows = [["名称", "金额（万元）"], ["租船", "30"], ["修缮", "20"], ["合计", "50"]]
    pay: Rows = [["姓名", "税前报酬总额（万元）"], ["闻立新", "30"], ["倪晓峰", "20"], ["合计", "50"]]
    boards = "董事、监事和高级管理人员"
    for rows, section, whose in ((spent, "前五名客户", "前五名客户"), (pay, f"{boards}报酬情况", boards)):
        found = [said_of(made(rows, over, section=section))[-1].subject for over in ([], ["表5 码头修缮情况"])]
        assert found == [whose, None]


@pytest.mark.parametrize(
    ("section", "said"),
    [("非经常性损益项目及金额", "非经常性损益所得税影响额"), ("资产减值损失", "所得税影响额")],
)
def test_what_goes_off_one_off_items_says_so(section: str, said: str) -> None:
    rows: Rows = [
        ["项目", "2023年金额", "2022年金额"],
        ["处置旧船的损益", "8.00", "6.00"],
        ["减：所得税影响额", "2.00", "1.50"],
    ]
    assert said_of(made(rows, section=section))[-1].metric == said
