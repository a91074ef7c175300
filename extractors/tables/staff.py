"""Rows that are parts of the staff and do not say so: 男性 under 员工总数（人） and 按性别, 本科 under 研发人员学历."""

import re
from collections.abc import Sequence

from extractors.tables.cell_units import without_unit
from extractors.tables.grid import CellView, said_by_row
from extractors.tables.labels import REST
from extractors.tables.stretches import is_empty, is_number
from extractors.text.characters import CLOSE, COLON, OPEN

_NOUN = r"(?P<noun>[一-鿿]{0,6}?(?:员工|职工|用工|人员|教师|医务人员))"
_ALL = re.compile(
    rf"(?:期末|年末|报告期末|在册|在职|公司|当期领取薪酬的?)*{_NOUN}(?:总人数|总数量?|总量|人数|的?数量)(?:合计)?"
)
_BY_WHAT = r"(?:性别|年龄段?|学历|教育程度|文化程度|受教育程度)(?:结构|构成|分布|类别|划?分)?"
_SCHOOLING = r"(?:教育程度|文化程度|受教育程度|学历)(?:结构|构成|分布)?"  # alone, below the count of all
_BAND = re.compile(rf"(?:(?:{_NOUN}的?(?:按)?|按(?:员工|职工)?){_BY_WHAT}|{_SCHOOLING}){COLON}?")
_BOUNDS = rf"(?:{OPEN}(?:[，,]?不?含[0-9]{{0,2}}周?岁?)+{CLOSE})?"
_AGE = rf"[0-9]{{2}}周?岁?{_BOUNDS}(?:[及以]*[上下]|[-—–~～至][0-9]{{2}}周?岁){_BOUNDS}"
_DEGREE = r"(?:(?:博士|硕士)?研究生|博士|硕士|(?:大学)?[本专]科|大专|高中|中专|初中)(?:[及或]?以[上下])?(?:学历)?"
_PEOPLE, _SEX = re.compile(_NOUN), re.compile("[男女]性?")
_PART = re.compile(rf"[男女]性?|{_AGE}|{_DEGREE}")


def parts_of_staff(cells: Sequence[CellView]) -> dict[int, str]:
    """Return whose part each row is: 员工 of 男性, 研发人员 of 本科.

    So are 男 and 女 right below a row of people. A row over the parts says it alone (研发人员学历), or says by what
    (按性别) below the row of all (员工总数（人）).
    Left alone: 其他, but for that of schooling (其他学历研发人员); rows behind one that is no such part.
    """
    found: dict[int, str] = {}
    whole = band = people = None
    by_degree = False
    for row, views in said_by_row(cells).items():
        if len(views) > 1 and not any(is_number(view.text) or is_empty(view.text) for view in views[1:]):
            continue  # 学历结构类别 | 人数 below the band
        label = without_unit(views[0].text)
        if _SEX.fullmatch(label) and people and not band:  # right below 在册职工
            found[row] = people
            continue
        match = _PEOPLE.fullmatch(label) if views[0].role == "label" and len(views) > 1 else None
        people = match["noun"] if match else None
        if len(views) == 1:
            match = _BAND.fullmatch(label) if views[0].role != "data" else None
            band = (match["noun"] or whole) if match else None
            by_degree = "学历" in label
        elif match := _ALL.fullmatch(label):
            whole, band = match["noun"], None
        elif band and _PART.fullmatch(label):
            found[row] = band
        elif band and by_degree and REST.fullmatch(label):
            found[row] = f"学历{band}"
        elif not REST.fullmatch(label):
            band = None
    return found
