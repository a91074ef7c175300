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
    assert [row.subject for row in said[NOTES]] == [of_parent(one) for one in subjects]


def test_prose_in_the_notes_on_the_parent_is_the_parents() -> None:
    def told(title: str) -> tuple[list[str | None], list[tuple[str, str | None]]]:
        text = "2022年末，应收账款余额为4,180.00万元。东屏事业部应收票据余额为520.00万元。"
        tables = extract_document(report([*COVER, P(title, bold=True, size=16.0), text])).tables
        quantities, rows = tables["quantities"].to_pylist(), tables["indicators"].to_pylist()
        return [row["subject"] for row in quantities], [(row["scope"], row["scope_name"]) for row in rows]

    group, parent = told("五、合并财务报表项目注释"), told(f"十七、{NOTES}")
    assert parent[0] == [of_parent(one) for one in group[0]] != group[0]
    assert parent[1] == [
        ("part", f"母公司·{name}") if scope == "part" else ("parent_only", "母公司") for scope, name in group[1]
    ]
