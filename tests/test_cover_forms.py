"""A first page with a title in large print over a form: its labels and ticked boxes are no headings."""

import pytest
from test_layout_thresholds import BODY, SIZE, line, page

from pipeline.reading.kinds import page_kinds
from schemas.page import Grid
from schemas.text import Box

TITLE = (line("云栈县水利站", top=160, size=22), line("2022年度绩效自评报告", top=200, size=22))
FORM = ("云栈县水利站（盖章）", "☑部门整体支出　□项目支出", "☑单位自评　□抽评", "2023年3月9日")


@pytest.mark.parametrize(
    ("said", "top", "number", "kind"),
    [
        (FORM, 390, 1, "cover"),
        ((*FORM[:3], "1,204.5"), 390, 1, "body"),
        ((*FORM[:3], "98.6%"), 390, 1, "body"),
        (FORM, 150, 1, "body"),  # the title stands in the form
        (FORM, 390, 3, "body"),
    ],
)
def test_a_form_without_numbers_under_a_large_title_is_part_of_a_cover(
    said: tuple[str, ...], top: float, number: int, kind: str
) -> None:
    lines = [*TITLE, *(line(words, top=400 + 30 * at) for at, words in enumerate(said))]
    grid = Grid(box=Box(0, top, 600, 540), edges=(0.0, 600.0), cells=(), rule="ruled")
    made = page(number, *lines, grids=(grid,))
    assert page_kinds([made, page(2, *BODY)], SIZE)[0] == kind
