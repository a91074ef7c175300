"""Headers that say half of what they count, with the rest from the caption: 基地数 under 校外实习基地分布."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.tables.captions import SEVERAL, called_thing
from extractors.tables.cell_units import without_unit
from extractors.tables.grid import CellView
from extractors.tables.surroundings import Surroundings
from extractors.tables.words import any_word

_COUNT = re.compile(r"(?P<thing>[一-鿿]{2,6})(?:总?数|数量|个数)")
# no kind of what is counted: 前五名股东持股 over 持股数
_RANKED = re.compile(rf"前[一二三四五六七八九十0-9]+[名大家位]|{any_word('no_kind')}")
_GRADE = re.compile(any_word("grade"))
# what the test gives beside the grades: how many took it and passed, 参评人数, 合格率
_OF_TEST = re.compile(
    rf"{any_word('grade')}(?:(?:总?人|件|个|次)?数|占?比[例重]?|占比|率)?|{any_word('test_rate')}"
    rf"|(?:{any_word('tested')}){any_word('tested_end')}"
)
_TEST = re.compile(rf"(?P<test>.*{any_word('test_end')})(?:结果|成绩|等[级次])?")
_LEAST_GRADES = 2
_MOST_ADDED = 10  # characters


def with_captioned_heads(cells: Sequence[CellView], around: Surroundings) -> Sequence[CellView]:
    """Return the cells of a table, those under headers that say half with the other half from its caption.

    1. 基地数 under 表3 校外实习基地分布: 校外实习基地数   2. 优秀, 合格 under 表8 职工年度考核结果: 职工年度考核优秀;
    so who was tested and who passed (参评人数, 合格率)
    Left alone: headers that say all, captions of two things, grades without a caption of a test, other columns beside
    grades (病假天数, 供水量).
    """
    thing = called_thing(around.lines_over()) or ""
    if not thing:
        return cells
    heads = {view.heads[-1] for view in cells if view.role == "data" and view.heads}
    graded = sum(bool(_GRADE.fullmatch(without_unit(head))) for head in heads) >= _LEAST_GRADES
    test = _TEST.fullmatch(thing) if graded and not SEVERAL.search(thing) else None
    whole = {head: _tested(head, test["test"]) if test else _counted(head, thing) for head in heads}

    def headed(view: CellView) -> CellView:
        head = view.heads[-1] if view.role == "data" and view.heads else ""
        said = whole.get(head, head)
        return view if said == head else replace(view, above=(*view.above[:-1], said))

    return list(map(headed, cells))


def _tested(head: str, test: str) -> str:
    """Return a header of grades, or of those tested, with the test before it."""
    return test + head if _OF_TEST.fullmatch(without_unit(head)) and test not in head else head


def _counted(head: str, thing: str) -> str:
    """Return a header of a count with all that the caption says of what it counts."""
    match = _COUNT.fullmatch(without_unit(head))
    if match is None or not thing.endswith(match["thing"]) or SEVERAL.search(thing):
        return head
    if _RANKED.search(thing):
        return head
    added = thing.removesuffix(match["thing"])
    return thing + head.removeprefix(match["thing"]) if 2 < len(added) <= _MOST_ADDED else head
