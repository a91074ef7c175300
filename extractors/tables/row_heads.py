"""What a row says by where its words stand: the nearest header as printed, the body or company that it is of."""

import re
from collections.abc import Iterable

from extractors.tables.cell_times import DATED, is_change
from extractors.tables.cell_units import without_unit
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label
from extractors.tables.measures import names_measure
from extractors.tables.parties import is_body, is_party, names_party
from extractors.tables.stretches import is_period
from extractors.tables.table_things import names_account
from extractors.tables.words import any_word
from extractors.text.characters import CLOSE, OPEN

_CARRIED = re.compile(r"[期年][初末]账面(?:价值|净值)")
_SORTS = re.compile(r"(?P<thing>.{2,8}?)的?(?:类别|类型|种类|分类)")
_NAME_HEAD = re.compile(r"(?:单位|机构|公司|企业)?(?:名称|全称)")

# over the labels of a table that says in words what is to be done, or who did what
# argued: lists of projects say in columns of their own what each is for and how far it has come
_OF_TASK = re.compile(r"(?:进[展度]|目的|阶段|状态|内容|类[型别]|来源|级别|性质)(?:情况)?$")
_TASKS = re.compile(rf"任务|项目|工程|事项|措施|{any_word('acting_body')}(?:名称)?$")
_TOTAL = re.compile("[合总小]计|平均")
# argued: short names of firms end in their trade
_SHORT_NAME = re.compile(rf"(?!其他|联营|合营|上市|关联|控股|参股|各)[一-鿿]{{2,6}}(?:公司|{any_word('firm_trade')})")
_LEAST_BODIES = 2
_DIVISION = "分部"
# argued: notes on the segments of a business print this column, by the rules of disclosure
_TAKEN_OFF = re.compile(any_word("taken_off"))
_WHOLE = re.compile(any_word("group_as_whole"))
_OF_DIVISIONS = re.compile(any_word("of_divisions"))
_NOTE_MARK = re.compile(rf"{OPEN}注[0-9一二三四五六七八九十]*{CLOSE}$")


def printed_head(view: CellView) -> str:
    """Return the nearest header as printed, without its unit and a year or day in digits: 年末持股数, 比例, 期末余额.

    Empty where it says nothing but the day: 2022年12月31日.
    """
    words = (without_unit(DATED.sub("", head)).rstrip("%％（(") for head in reversed(view.heads))
    return next((said for said in words if said), "")


def sorted_by(corner: str, label: str) -> str:
    """Return the quantity whose kinds the labels are, by the header over them: 满意度类别 over 村民.

    Left alone: labels that name a quantity themselves; kinds of people and things (人员类别).
    """
    match = _SORTS.fullmatch(corner)
    thing = match["thing"] if match else ""
    return thing if names_measure(thing) and not names_measure(label) and thing not in label else ""


def held_by(view: CellView) -> str | None:
    """Return what a company is, under no header, whose name stands beside it under 名称: 内控审计会计师事务所."""
    if len(view.named) != 2 or view.named[0][0] or not _NAME_HEAD.fullmatch(view.named[1][0]):
        return None
    return view.named[0][1] if is_party(view.named[1][1]) else None


def heads_of_bodies(cells: Iterable[CellView]) -> frozenset[str]:
    """Return the headers of a table that are names of bodies because most beside them are: 云栈证券 by 湖东供水公司.

    Left alone: headers that end in no trade of firms (国家标准, 实际完成), times, totals; tables where few headers name
    bodies.
    """
    heads = {view.heads[-1] for view in cells if view.role == "data" and view.heads}
    named = set(filter(is_body, heads))
    if len(named) < _LEAST_BODIES or 3 * len(named) < 2 * len(heads):
        return frozenset()
    return frozenset(named | {head for head in heads if _SHORT_NAME.fullmatch(head) and not _says_more(head)})


def heads_of_divisions(cells: Iterable[CellView]) -> dict[str, str]:
    """Return the headers of a table that are parts of the business, beside what is taken off between them (分部间抵销),
    with their names: 北区供水 → 北区供水分部.

    Left alone: what is taken off itself, which is no part and has the other sign; totals, the group as a whole (合并),
    times, headers that name a measure.
    """
    printed = {view.heads[-1] for view in cells if view.role == "data" and view.heads}
    heads = {
        head: name for head in sorted(printed) if not _WHOLE.fullmatch(name := bare_label(_NOTE_MARK.sub("", head)))
    }
    found = {head: name for head, name in heads.items() if not _TAKEN_OFF.fullmatch(name) and not _says_more(name)}
    if len(found) < _LEAST_BODIES or not any(map(_TAKEN_OFF.fullmatch, heads.values())):
        return {}
    return {head: name if _OF_DIVISIONS.search(name) else f"{name}{_DIVISION}" for head, name in found.items()}


def _says_more(head: str) -> bool:
    return names_measure(head) or names_account(head) or is_period(head) or bool(_TOTAL.search(head)) or is_change(head)


def headed_by(view: CellView, bodies: frozenset[str] = frozenset()) -> str | None:
    """Return the body that heads a column, or the rows of a band, whose each row measures something.

    流动资产 under 云栈燃气公司, or below the band 云栈燃气公司：; a total without a label is of the body too.
    `bodies` are headers that name one in this table though nothing in them says so.
    """
    label = bare_label(view.beside[-1]) if view.beside else ""
    if (view.beside and not label) or is_party(label) or names_party(view.named):
        return None
    bands = (bare_label(said.rstrip("：:")) for said in (*view.beside[-2::-1], view.title or ""))
    return next((said for said in (*view.heads, *bands) if said in bodies or is_body(said)), None)


def is_carried(view: CellView) -> bool:
    """Whether a row says the value in the books at an end of the period, whose each column is: 期末账面价值."""
    return bool(view.beside and view.heads and _CARRIED.fullmatch(bare_label(view.beside[-1])))


def is_keyed(view: CellView) -> bool:
    """Whether a row is named by a company under no header, and says beside it what is measured: 房屋及建筑物."""
    return bool(view.key and len(view.beside) > 1 and is_party(view.key) and not names_party(view.named))


def task_of(view: CellView, metric: str) -> str | None:
    """Return the task, or the body, whose row says in words what is to be done or was done: 60台，投资540万元."""
    named = view.named if view.heads else ()
    told = (bare_label(said) for head, said in reversed(named) if _TASKS.search(head) and not _OF_TASK.search(head))
    label = next(told, "")
    return label if label and label not in metric and not is_period(label) else None
