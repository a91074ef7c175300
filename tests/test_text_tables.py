"""Tables of words without rules: cells of several lines in columns parted by blank stripes; what looks like them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from made_lines import SIZE, right, spaced, width_of

from pipeline.reading.text_tables import with_text_tables
from schemas.page import Line
from schemas.text import squeeze

Columns = Sequence[tuple[float, int]]  # where a column begins, how many characters a line of it has


def wrapped(words: str, count: int) -> list[str]:
    """Break words into lines of so many characters, at the breaks that are given too."""
    lines: list[str] = []
    for part in words.split("\n"):
        line = ""
        for letter in part:
            if width_of(line + letter) > count * SIZE:
                kept = len(line) - (letter in "，。、；）》")
                lines.append(line[:kept])
                line = line[kept:]
            line += letter
        lines.append(line)
    return lines


def page(
    columns: Columns,
    rows: Sequence[Sequence[str]],
    *,
    at: str = "top",
    step: float = 14,
    gap: float = 0,
    top: float = 100,
) -> list[Line]:
    """Return the lines of a table whose cells are broken at the ends of their columns.

    `at` says where in their row cells stand (top, middle, foot), `gap` how much further rows stand from each other.
    """
    lines: list[Line] = []
    for number, row in enumerate(rows):
        cells = [wrapped(words, count) if words else [] for words, (_, count) in zip(row, columns, strict=True)]
        tall = max(map(len, cells))
        for line in range(tall):
            parts: list[tuple[str, float]] = []
            for cell, (x, _) in zip(cells, columns, strict=True):
                first = {"top": 0, "middle": (tall - len(cell)) // 2, "foot": tall - len(cell)}[at]
                if first <= line < first + len(cell):
                    parts.append((cell[line - first], x))
            lines.append(spaced(top, *parts))
            top += step
        top += gap if number else max(gap, step / 2)
    return lines


def tables(lines: Sequence[Line]) -> list[list[list[str]]]:
    """Return the tables of words that a page has, row by row."""
    laid, grids = with_text_tables(tuple(lines), ())
    found: list[list[list[str]]] = []
    for grid in grids:
        rows: dict[int, list[str]] = {}
        for cell in grid.cells:
            rows.setdefault(cell.row, []).append("".join(squeeze(laid[i].text) for i in cell.lines))
        found.append([rows[at] for at in sorted(rows)])
    held = [i for grid in grids for cell in grid.cells for i in cell.lines]
    assert sorted(held) == [i for i, line in enumerate(laid) if line.role == "table"]
    assert sorted("".join(line.text for line in laid).replace(" ", "")) == sorted(
        "".join(line.text for line in lines).replace(" ", "")
    )
    return found


RISKS = [
    ["风险", "表现", "应对措施"],
    ["原料价格", "木浆价格受国际市场影响，全年上涨12%，推高成本", "与三家供应商签订年度框架协议，锁定六成用量"],
    ["安全生产", "仓库周转量大，叉车作业频繁", "新装防撞装置46套，每月组织演练，全年无重伤"],
    ["汇率", "出口收入占38%", "办理远期结汇，锁定汇率的收入占出口收入的七成以上"],
]
GRANTS = [
    ["受助单位", "项目", "拨付依据", "金额", "用途"],
    [
        "青禾镇中心小学校",
        "图书馆改造项目",
        "教育基金会第三届理事会第二次会议决议",
        "12万元",
        "购置书架和图书，更换照明灯具",
    ],
    ["柳溪村卫生室", "巡诊车", "县卫生健康局关于下达乡村医疗设备补助的通知", "18.5万元", "购买巡诊车1辆，每周进村两次"],
    ["石坪乡敬老院", "采暖", "乡政府与基金会签订的捐赠协议", "7万元", "改造锅炉及管道，惠及老人63名"],
]
LAWS = [
    ["公司名称", "税种", "相关政策依据", "有效期限"],
    [
        "云岭风力发电有限公司（云岭风电公司）",
        "所得税",
        "《公共基础设施项目企业所得税优惠目录》",
        "2019年1月1日至2024年12月31日",
    ],
    ["青屿光伏有限公司", "所得税", "《公共基础设施项目企业所得税优惠目录》", "2020年1月1日至2025年12月31日"],
    ["白鹭湾环保公司", "增值税", "关于资源综合利用产品和劳务增值税优惠政策的通知", "2021年7月1日起"],
]
COURSES = [
    ["课程名称", "对象", "主要内容", "学时"],
    ["危化品运输安全", "驾驶员、押运员以及调度人员", "装卸规程、应急处置、劳动防护用品的使用和检查", "24"],
    ["冷链仓储", "库管员", "温湿度记录、货物码放、出入库交接、设备巡检", "16"],
    ["客户沟通与投诉处理", "客服专员", "接听规范、情绪管理、投诉分级和时限", "8"],
]


@pytest.mark.parametrize(
    ("columns", "rows"),
    [
        ([(60, 6), (150, 12), (300, 14)], RISKS),
        ([(60, 8), (160, 6), (240, 9), (350, 6), (430, 10)], GRANTS),
        ([(60, 8), (160, 5), (230, 9), (340, 10)], LAWS),
        ([(60, 9), (170, 7), (260, 12), (400, 4)], COURSES),
        ([(60, 5), (130, 16), (320, 18)], RISKS),
    ],
)
@pytest.mark.parametrize("gap", [0, 6])
def test_cells_of_several_lines(columns: Columns, rows: list[list[str]], gap: float) -> None:
    assert tables(page(columns, rows, gap=gap)) == [rows]


@pytest.mark.parametrize("at", ["middle", "foot"])
@pytest.mark.parametrize("rows", [RISKS, COURSES])
def test_cells_at_the_middle_or_foot_of_their_rows(rows: list[list[str]], at: str) -> None:
    columns = [(60, 8), (160, 8), (260, 11), (400, 10)][: len(rows[0])]
    assert tables(page(columns, rows, at=at, gap=6)) == [rows]


def test_rows_without_headers_over_their_labels() -> None:
    rows = [["", *row[1:]] if row is RISKS[0] else row for row in RISKS]
    assert tables(page([(60, 6), (150, 12), (300, 14)], rows)) == [rows]


def test_what_stands_around_a_table_stays_text() -> None:
    table = page([(60, 6), (150, 12), (300, 14)], RISKS, top=140)
    foot = table[-1].top + 24
    around = [spaced(110, ("全年识别的主要风险如下：", 60)), spaced(foot, ("2.", 60), ("内部控制", 80))]
    lines = (around[0], *table, around[1], spaced(foot + 20, ("公司按年度评价内部控制，未发现重大缺陷。", 80)))
    laid, (grid,) = with_text_tables(lines, ())
    assert [line.role for line in laid if "风险如下" in line.text or "内部控制" in line.text] == ["body"] * 3
    assert laid[0].text.startswith("全年识别") and grid.headers == 1


# Parts of a row stand beside a label and a text that reach over both: 起 ends one, 2016年 begins the other.
TORN = [
    ("单位", "税种", "依据", "有效期"),
    ("", "增值税", "关于资源综合利用", "2015年7月1日"),
    ("", "", "税收优惠政策的通", "起"),
    ("云岭环保能", "", "知，附送有关目录", ""),
    ("源公司", "", "和说明共三件并按", "2016年7月1日"),
    ("", "", "规定办理备案", "起"),
    ("", "所得税", "关于资源综合利用", "2018年1月1日"),
    ("青屿光伏发", "", "税收优惠政策的通", "起"),
    ("电公司", "", "知，附送有关目录", ""),
    ("", "", "和说明共三件", ""),
]
TERMS = [
    ["", "使用年限"],
    ["房屋及建筑物", "20-40年"],
    ["播种机械", "8年"],
    ["灌溉设施", "10-15年"],
    ["其他", "3-5年"],
]
TIES = [
    ["", "与本院的关系"],
    ["青禾镇卫生院", "医联体成员"],
    ["云岭医学院", "举办单位"],
    ["白鹭湾康复中心", "托管机构"],
]


@pytest.mark.parametrize("rows", [TERMS, TIES])
@pytest.mark.parametrize("at_right", [False, True])
def test_labels_and_what_is_said_of_them_under_a_header(rows: list[list[str]], at_right: bool) -> None:
    place = 480 - max(width_of(words) for _, words in rows) if not at_right else 0.0
    lines = [
        spaced(
            100 + 14 * at + 10 * (at > 0),
            *([(label, 60.0)] if label else []),
            (words, place) if not at_right else right(words, 480),
        )
        for at, (label, words) in enumerate(rows)
    ]
    below = [spaced(lines[-1].top + 24, ("19.", 40), ("职工薪酬", 60)), spaced(lines[-1].top + 48, (PROSE, 60))]
    assert tables([*lines, *below]) == [rows]


def torn(*bold: int) -> tuple[Line, ...]:
    """Return the lines of TORN, some of them bold."""
    xs = (60.0, 150.0, 220.0, 340.0)
    lines = [
        spaced(100 + 12 * at + 8 * (at > 0), *((words, x) for words, x in zip(row, xs, strict=True) if words))
        for at, row in enumerate(TORN)
    ]
    return tuple(replace(line, bold=at in bold) for at, line in enumerate(lines))


def test_where_rows_cannot_be_told_columns_are_read_one_after_the_other() -> None:
    laid, grids = with_text_tables(torn(0), ())
    assert not grids and {line.role for line in laid} == {"column"}
    assert [line.text for line in laid] == [words for column in zip(*TORN, strict=True) for words in column if words]


def test_bold_lines_among_them_are_titles_over_what_stands_under_each() -> None:
    laid, grids = with_text_tables(torn(0, 6), ())
    assert not grids and {line.role for line in laid} == {"body"}


def test_a_number_that_its_column_breaks_is_whole() -> None:
    rows = [
        ["采购方", "采购内容", "上限金额"],
        ["青禾包装材料公司", "纸箱及缓冲材料", "18,340,277.64"],
        ["石坪农业合作社", "辣椒和花椒等原料", "7,602,158.35"],
        ["云岭水务公司", "生产用水", "5,000"],
    ]
    assert tables(page([(60, 6), (150, 9), (280, 6)], rows, gap=6)) == [rows]


def test_rows_that_lack_labels_are_no_rows() -> None:
    rows = [RISKS[0], RISKS[1], ["", *RISKS[2][1:]], ["", *RISKS[3][1:]]]
    laid, grids = with_text_tables(tuple(page([(60, 6), (150, 12), (300, 14)], rows, gap=8)), ())
    assert not grids and {line.role for line in laid} == {"column"}


PROSE = "公司坚持节约用水，全年完成管网改造，漏损率下降。车间设专人巡检，发现问题当日处理，职工提出建议并得到采纳。"


def column(x: float, count: int, lines: int, skip: int = 0) -> list[tuple[str, float]]:
    """Return running text of so many lines."""
    return [(words, x) for words in wrapped(PROSE[skip:] + PROSE * 3, count)[:lines]]


def stacked(*columns: Sequence[tuple[str, float]], top: float = 100, step: float = 14) -> list[Line]:
    """Return lines in which columns stand beside each other."""
    return [
        spaced(top + step * at, *(column[at] for column in columns if at < len(column)))
        for at in range(max(map(len, columns)))
    ]


def titled(title: str, words: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    return [(title, words[0][1]), *words]


THREE = (60.0, 220.0, 380.0)
LEFT_ALONE = {
    "newspaper columns": stacked(*(column(x, 14, 12, skip) for skip, x in enumerate(THREE))),
    "newspaper columns under titles": stacked(
        *(
            titled(t, column(x, 14, 9 + i, i))
            for i, (t, x) in enumerate(zip(("经济", "环境", "社会"), THREE, strict=True))
        )
    ),
    "cards in rows": [
        line
        for at in range(3)
        for line in stacked(
            *(
                titled(t, column(x, 12, 3 + i, i))
                for i, (t, x) in enumerate(zip(("节水", "节电", "减排"), THREE, strict=True))
            ),
            top=100 + 80 * at,
        )
    ],
    "a list with hanging lines": [
        spaced(100 + 14 * at, *parts)
        for at, parts in enumerate(
            part
            for number in "123"
            for part in (
                [(f"({number})", 60.0), (words, 90.0)] if first else [(words, 90.0)]
                for first, words in zip((True, False, False), wrapped(PROSE, 30), strict=False)
            )
        )
    ],
    "a form": page(
        [(60, 6), (150, 12), (300, 6), (390, 12)],
        [
            ["单位名称", "云岭水务有限公司", "负责人", "计长青"],
            ["注册地址", "云岭市江东区文化路与建设街交叉口东北角", "电话", "0999-1234567"],
            ["主要业务", "自来水生产、供应、管网维护", "成立时间", "1998年"],
            ["荣誉称号", "节水型企业", "职工", "402人"],
        ],
    ),
    "contents": page(
        [(60, 4), (120, 20), (400, 3)],
        [
            ["一", "企业概况", "3"],
            ["二", "环境管理与资源节约以及绿色采购的各项制度措施", "8"],
            ["三", "员工", "12"],
            ["四", "展望", "20"],
        ],
    ),
    "names in columns": page(
        [(60, 4), (130, 4), (200, 4), (270, 4)],
        [
            ["计长青", "陶然", "路远", "方圆"],
            ["柳青", "石磊", "江帆", "云飞扬"],
            ["田野", "白杨", "高峰", "林深"],
            ["海阔", "天高", "山青", "水秀"],
        ],
    ),
    "justified words": [
        spaced(100 + 14 * at, *((words, 60 + 95.0 * n) for n, words in enumerate(row.split())))
        for at, row in enumerate(
            [
                "坚持 以人为本 的理念 全面",
                "推进 安全生产 标准化 建设",
                "落实 各级责任 加强 培训",
                "确保 全年无重 大事故 发生",
            ]
        )
    ],
    "years and what happened": page(
        [(60, 5), (130, 8), (230, 16)],
        [
            ["2015年", "建厂", "在云岭县征地60亩，建成首条生产线"],
            ["2018年", "扩建", "二期投产，年产能达到12万吨，用工300人"],
            ["2020年", "上市", "在创业板挂牌"],
            ["2022年", "出海", "设立首家境外子公司，出口占比升至三成"],
        ],
    ),
    "months under a chart": page(
        [(60, 3), (130, 3), (200, 3), (270, 3)],
        [
            ["一月", "二月", "三月", "四月"],
            ["12", "15", "9", "18"],
            ["14", "11", "10", "16"],
            ["产量", "销量", "库存", "在途"],
        ],
    ),
}


TABLE = page([(60, 6), (150, 12), (300, 14)], RISKS)
LEFT_ALONE |= {
    "short words in mid-table": page(
        [(60, 6), (150, 12), (300, 14)], [RISKS[1], ["长期", "市场", "稳价"], *RISKS[2:]], gap=8
    ),
    "two columns that nearly touch": [
        spaced(line.top, *((words, x) for words, x in zip(line.text.split(), xs, strict=False)))
        for line, xs in zip(TABLE, [[60, 83, 150], [60, 103, 250], *[[60, 103, 250]] * 8], strict=False)
    ],
    "lines that go on under the last row": [
        *TABLE,
        spaced(TABLE[-1].top + 14, ("以上各项风险由内控部门按季度跟踪并向董事会报告", 60.0)),
    ],
}


@pytest.mark.parametrize("lines", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_is_no_table_of_words(lines: list[Line]) -> None:
    laid, grids = with_text_tables(tuple(lines), ())
    assert not grids and {line.role for line in laid} == {"body"}


WINNERS = [
    ["作品", "奖项", "作者", "指导教师"],
    ["渡口的黄昏", "一等奖", "闻立新、尹小满", "倪晓峰"],
    ["雨后", "二等奖", "连小雨", "葛立新"],
    ["山里的邮递员", "二等奖", "尹素琴", "韦大勇"],
    ["灯", "三等奖", "佘晚晴", "倪晓峰"],
]
PLACES = [(60.0, 8), (180.0, 6), (260.0, 10), (380.0, 6)]


@pytest.mark.parametrize(
    ("caption", "rows", "found"),
    [
        ("表3 校园文学奖获奖名单", WINNERS, 1),
        ("图3 校园文学奖颁奖现场", WINNERS, 0),  # words in or under a picture
        ("以下同学在校园文学奖中获奖", WINNERS, 0),
        ("表3 校园文学奖获奖名单", [*WINNERS[:2], ["雨后", "二等奖", "", "葛立新"], *WINNERS[3:]], 0),
    ],
)
def test_rows_of_one_line_are_a_table_below_a_caption(caption: str, rows: list[list[str]], found: int) -> None:
    lines = [spaced(80, (caption, 60.0))]
    for at, row in enumerate(rows):
        lines.append(spaced(94 + 14 * at, *((words, x) for words, (x, _) in zip(row, PLACES, strict=True) if words)))
    _, grids = with_text_tables(tuple(lines), ())
    assert len(grids) == found


def test_names_of_one_length_near_the_next_column_are_a_row_each() -> None:
    columns = [(72.0, 3), (118.0, 9), (220.0, 8), (310.0, 12)]
    rows = [
        ["姓名", "职务", "起始", "所在委员会"],
        ["翁启航", "董事长、执行董事", "2020年6月", "战略委员会（主席）、审计委员会（主席）"],
        ["谷建业", "执行董事、总经理", "2021年3月", "战略委员会"],
        ["郦文卿", "外部董事", "2023年8月", "审计委员会"],
        ["项明霞", "外部董事", "2020年6月", "提名委员会（主席）、审计与风险委员会"],
        ["桑志国", "外部董事", "2022年1月", "提名委员会"],
    ]
    assert tables(page(columns, rows)) == [rows]


def test_a_list_of_terms_is_a_table_however_long_what_they_mean() -> None:
    rows = [
        ["报告中称", "指"],
        ["交投集团", "江州市交通投资集团有限公司，本集团控股股东，持股比例62.50%"],
        ["东湾公司、西湾公司", "江州东湾客运有限公司、江州西湾客运有限公司"],
        ["驾校", "江州驾驶培训学校"],
        ["市交通局", "江州市交通运输局"],
    ]
    columns = [(72.0, 10), (200.0, 32)]
    assert tables(page(columns, rows)) == [rows]
    assert tables(page(columns, [["地区", "说明"], *rows[1:]])) == []
