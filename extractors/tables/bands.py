"""Bands of a table: rows that only group the rows below them."""

import re
from collections import Counter

from extractors.tables.labels import NUMBERED_GROUP, REST, bare_label
from extractors.tables.parties import is_party
from extractors.tables.stretches import Sheet, is_number
from extractors.text.characters import CLOSE, COLON, OPEN

TOTAL_OR_REST = re.compile(r"合计|小计|总计|总数|其他|.*[合总]计")
_RANKS = [
    re.compile(p)
    for p in (
        r"[一二三四五六七八九十]{1,3}、",
        rf"{OPEN}[一二三四五六七八九十]{{1,3}}{CLOSE}",
        r"[0-9]{1,2}[.、．]",
        rf"{OPEN}[0-9]{{1,2}}{CLOSE}",
    )
]
_NO_BAND = re.compile(r"其[他它]|.*(?:政策变更|差错更正)")  # rows that are only empty
_NEEDS_BAND = re.compile(r"其中|[年期][初末]|^其[他它]$|^(?:人民币|美元|欧元|日元|英镑|港[币元]|澳元)$")
# argued: notes of accounts print this name of a group over two lines of a narrow column
BY_ALLOWANCE = re.compile(r"(?:按|单项)[^的]{2,20}计提(?:坏账|减值|信用损失)准备(?:的.{2,8})?")
"""The name of a group of claims by how their allowance is made."""
_GROUP = re.compile(NUMBERED_GROUP)
_OF_WHICH = re.compile(rf"(?:其中|包括){COLON}")  # names nothing
_FORM = 4  # empty rows one after the other; fewer may be bands within bands
_SUM = re.compile(r"[合总小]计(?:[数额]|金额)?$")


def _rank(label: str) -> int:
    """Return how high a label's number ranks: 一、 above （一） above 1. above （1） above none."""
    return next((at for at, marker in enumerate(_RANKS) if marker.match(label)), len(_RANKS))


def _outranks(label: str, band: str) -> bool:
    """Whether a numbered label ends a band: its number ranks as high, or is 一、 over none."""
    numbered = _rank(label) < len(_RANKS)
    return numbered and (_rank(label) <= _rank(band) if _rank(band) < len(_RANKS) else _rank(label) == 0)


def band_rows(sheet: Sheet, body: range) -> dict[int, str]:
    """Return the rows with nothing but a label, with that label; the second of two that make one name has all of it.

    按账龄组合 / 计提坏账准备 → 按账龄组合计提坏账准备.
    """
    found: dict[int, str] = {}
    for row in body:
        words = [sheet.words[i] for i in sheet.row(row)]
        if len(words) >= 2 and words[0] and not any(words[1:]):
            whole = found.get(row - 1, "") + words[0]
            found[row] = whole if BY_ALLOWANCE.fullmatch(whole) else words[0]
    return found


def group_rows(sheet: Sheet, body: range) -> dict[int, str]:
    """Return the rows whose only words end in a colon (流动资产：): they head the rows below."""
    groups: dict[int, str] = {}
    for row in body:
        said = [sheet.words[i] for i in sheet.row(row) if sheet.words[i]]
        if len(said) == 1 and said[0].endswith(("：", ":")) and not _OF_WHICH.fullmatch(said[0]):
            groups[row] = said[0]
    return groups


def _needs_band(label: str, band: str, *, again: bool, named: bool) -> bool:
    """Whether a label says nothing without its band: other rows have it `again`; `named` rows since name themselves.

    组合一 is of 按组合计提坏账准备, never of 按单项计提坏账准备.
    """
    if _GROUP.fullmatch(label):
        return "组合" in band
    if again or is_party(label):
        return True
    return bool(_NEEDS_BAND.search(label)) and not (named and REST.fullmatch(label))


def _says_so(band: str) -> bool:
    """Whether a row is a band by its colon or number; others may be rows of a form that are only empty."""
    return band.endswith(("：", ":")) or _rank(band) < len(_RANKS)


def bands_of(sheet: Sheet, body: range) -> dict[int, str]:
    """Return for each row that needs it the band that it stands in: a row with nothing but a label above others.

    An empty row of a statement looks like a band, so one is told only where a row's own label does not name it: labels
    that come again, 其中：美元, 年初余额, a company. A total ends its band and belongs to none. A numbered
    其他 is of the row whose number ranks next above its own, whatever stands in it: 1. 其他 of （二）股东投入资本.
    """
    bands: dict[int, str] = {}
    above: list[str] = []  # numbered labels, each with those that it is a part of before it
    firsts = Counter(next((w for i in sheet.row(row) if (w := sheet.words[i])), "") for row in body)
    open_: list[str] = []  # bands within bands: 一、 over 1. over （1）
    named = False  # whether a row below the last band has a name of its own
    alone = band_rows(sheet, body)
    empty, at = 0, -1  # rows that only have a label one after the other: a form prints them whether they apply or not
    for row in body:
        cells = sheet.row(row)
        words = [sheet.words[i] for i in cells]
        label = alone.get(row) or next((w for w in words if w), "")
        if _OF_WHICH.fullmatch(label):
            continue
        if _rank(label) < len(_RANKS):
            above = [*(one for one in above if _rank(one) < _rank(label)), label]
        if row in alone and _GROUP.fullmatch(label):
            continue  # 组合一 without a number is beside 组合二, not over it
        if row in alone:
            while open_ and (_rank(open_[-1]) >= _rank(label) or _rank(open_[-1]) == len(_RANKS)):
                open_.pop()
            if row + 1 in body and not is_number(label) and not _NO_BAND.fullmatch(bare_label(label)):
                open_.append(label)
            else:
                open_.clear()
            empty = empty + 1 if at == row - 1 and label == words[0] else 1
            at, named = row, False
            continue
        if _SUM.search(label) or not label:
            open_.clear()
        while open_ and _outranks(label, open_[-1]):
            open_.pop()
        unfilled = 0 if not open_ or _says_so(open_[-1]) else empty
        # 债务重组收益, the last of two, over 其他; 分保费用, of many and above 税金及附加, over 利息收入 of 财务费用
        since, form = named or unfilled > 1, named and unfilled >= _FORM
        if open_ and _needs_band(label, open_[-1], again=firsts[label] > 1 and not form, named=since):
            bands[row] = open_[-1]
        elif above[1:] and above[-1] == label and REST.fullmatch(bare_label(label)):
            bands[row] = above[-2]
        else:
            named = True
    return bands
