"""What the notes on the parent company's own statements say is never taken for the group's."""

import pytest
from builders import P, report
from made_tables import Rows, made, said_of

from extractors.text.parents_notes import in_parents_notes, of_parent
from pipeline.extract import extract_document

COVER = [P("青屿机床股份有限公司", kind="cover", size=22.0), P("2022年年度报告", kind="cover", size=26.0)]
NOTES = "母公司财务报表主要项目注释"


@pytest.mark.parametrize(
    ("subject", "whose"),
    [
        (None, "母公司"),
        ("2至3年", "母公司·2至3年"),
        ("桐河水务有限公司", "母公司·桐河水务有限公司"),
        ("前五名", "母公司·前五名"),
        ("本公司", "母公司"),
        ("母公司", "母公司"),
        ("青屿机床", "母公司"),
        ("本集团", "本集团"),
        ("母公司·2至3年", "母公司·2至3年"),
    ],
)
def test_whose_a_row_of_the_parent_is(subject: str | None, whose: str) -> None:
    assert of_parent(subject, ("青屿机床",)) == whose
    assert of_parent(whose) == whose


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("财务报告 / 母公司财务报表主要项目注释 / 应收账款", True),
        ("财务报表附注 / 公司财务报表项目注释", True),
        ("财务报告 / 合并财务报表项目注释 / 应收账款", False),
        ("财务报告 / 母公司财务报表项目注释 / 净资产收益率及每股收益", False),
        ("财务报告 / 重要会计政策", False),
    ],
)
def test_which_sections_are_notes_on_the_parents_statements(path: str, told: bool) -> None:
    assert in_parents_notes(path) is told


@pytest.mark.parametrize(
    ("rows", "subjects"),
    [
        ([["账龄", "期末余额"], ["1年以内", "31"], ["1至2年", "17"], ["合计", "48"]], ["1年以内", "1至2年", None]),
        (
            [["单位名称", "期末余额"], ["桐河水务有限公司", "31"], ["汀州电缆有限公司", "17"], ["合计", "48"]],
            ["桐河水务有限公司", "汀州电缆有限公司", None],
        ),
    ],
)
def test_a_row_of_the_parent_tells_both_its_part_and_the_parent(rows: Rows, subjects: list[str | None]) -> None:
    said = {one: said_of(made(rows, section=f"{one} / 应收账款")) for one in (NOTES, "合并财务报表项目注释")}
    assert [row.subject for row in said["合并财务报表项目注释"]] == subjects
    assert [row.subject for row in said[NOTES]] == [f"母公司·{one}" if one else "母公司" for one in subjects]


def test_prose_in_the_notes_on_the_parent_is_the_parents() -> None:
    def told(title: str) -> tuple[list[str | None], list[tuple[str, str | None]]]:
        text = "2022年末，应收账款余额为4,180.00万元。东屏事业部应收票据余额为520.00万元。"
        tables = extract_document(report([*COVER, P(title, bold=True, size=16.0), text])).tables
        quantities, rows = tables["quantities"].to_pylist(), tables["indicators"].to_pylist()
        return [row["subject"] for row in quantities], [(row["scope"], row["scope_name"]) for row in rows]

    group, parent = told("五、合并财务报表项目注释"), told(f"十七、{NOTES}")
    assert group[0] == [None, None]
    assert parent[0] == ["母公司", "母公司"]
    assert parent[1] == [
        ("part", f"母公司·{name}") if scope == "part" else ("parent_only", "母公司") for scope, name in group[1]
    ]


@pytest.mark.parametrize(
    ("subject", "metric", "whose"),
    [
        ("汀州电缆有限公司", "注册资本", "汀州电缆有限公司"),
        ("汀州电缆有限公司", "在职职工", "汀州电缆有限公司"),
        ("汀州电缆有限公司", "营业收入", "汀州电缆有限公司"),
        (None, "汀州电缆有限公司注册资本", None),
        (None, "行业平均毛利率", None),
        ("全省", "居民用电", "全省"),
        (None, "青岩市居民人均用电", None),
        # What the parent has in a body, and what is its own.
        ("汀州电缆有限公司", "其他应收款", "母公司·汀州电缆有限公司"),
        ("汀州电缆有限公司", "长期股权投资", "母公司·汀州电缆有限公司"),
        (None, "汀州电缆有限公司欠款", "母公司"),
        (None, "注册资本", "母公司"),
        ("本公司", "人均薪酬", "母公司"),
        ("2至3年", "收入", "母公司·2至3年"),
    ],
)
def test_what_a_body_or_a_trade_has_of_its_own_is_not_the_parents(
    subject: str | None, metric: str, whose: str | None
) -> None:
    assert of_parent(subject, metric=metric, told=True) == whose


def test_sold_to_a_body_of_a_table_is_the_parents() -> None:
    rows: Rows = [["客户名称", "营业收入"], ["桐河水务有限公司", "31"], ["汀州电缆有限公司", "17"]]
    said = said_of(made(rows, section=f"{NOTES} / 营业收入"))
    assert [row.subject for row in said] == ["母公司·桐河水务有限公司", "母公司·汀州电缆有限公司"]


def test_prose_on_a_body_and_the_trade_in_the_notes_on_the_parent() -> None:
    text = "汀州电缆有限公司注册资本为3,600.00万元。行业平均坏账率为3%。应收账款余额为4,180.00万元。"
    tables = extract_document(report([*COVER, P(f"十七、{NOTES}", bold=True, size=16.0), text])).tables
    subjects = [row["subject"] for row in tables["quantities"].to_pylist()]
    assert subjects[0] in (None, "汀州电缆有限公司")
    assert subjects[1:] == [None, "母公司"]
    assert not [row for row in tables["indicators"].to_pylist() if "母公司" in (row["scope_name"] or "")][1:]
