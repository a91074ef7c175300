"""Forms of what became of a project: all their numbers are of it, what was expected is a target."""

from made_tables import made

from extractors.tables import cell_quantities

FORM = [
    ["项目名称", ">", "老旧候车亭改造", ">", ">"],
    ["主管部门", ">", "青川市交通局", "实施单位", "市公交中心"],
    ["项目资金（万元）", "", "年初预算数", "全年执行数", "执行率"],
    ["^", "年度资金总额", "218.00", "202.50", "92.89%"],
    ["年度总体目标", "预期目标", ">", "实际完成情况", ">"],
    [
        "^",
        "全年改造候车亭36座，并为市民候车加装座椅72把，做到方便舒适，群众出行更加满意。",
        ">",
        "改造候车亭34座，加装座椅70把。",
        ">",
    ],
]


def test_the_project_of_an_assessed_form_owns_its_money() -> None:
    rows = list(cell_quantities.read(made(FORM)))
    money = [row for row in rows if row.unit == "元"]
    assert [row.phrase.subject for row in money] == ["老旧候车亭改造"] * 2


def test_what_a_form_expects_is_a_target() -> None:
    rows = list(cell_quantities.read(made(FORM)))
    assert {row.evidence.text: row.basis for row in rows if row.unit in ("座", "把")} == {
        "36座": "target",
        "72把": "target",
        "34座": None,
        "70把": None,
    }


def test_a_header_of_projects_owns_nothing() -> None:
    rows = [
        ["项目名称", "批复资金（万元）", "完成率"],
        ["候车亭改造", "202.50", "92.89%"],
        ["站牌更新", "61.20", "88.10%"],
    ]
    found = list(cell_quantities.read(made(rows)))
    assert "批复资金" not in {row.phrase.subject for row in found}


def test_a_list_of_projects_names_by_the_project_and_not_by_its_stage() -> None:
    rows = [
        ["研发项目名称", "项目目的", "项目进展", "拟达到的目标"],
        ["青瓷节能窑炉", "降低能耗", "小试", "保温层厚度≥120毫米，烧成周期≤14小时"],
        ["釉料自动喷涂", "减少人工", "中试", "换色时间由45分钟缩短至20分钟"],
    ]
    found = {row.evidence.text: row for row in cell_quantities.read(made(rows))}
    assert {row.phrase.subject for row in found.values()} == {"青瓷节能窑炉", "釉料自动喷涂"}
    assert found["14小时"].phrase.metric == "烧成周期"
    assert [found[said].basis for said in ("120毫米", "45分钟", "20分钟")] == ["target", None, "target"]
