"""The kind of money, land or pipes behind a sum that no word before it measures: 某公司|800万元|流动资金贷款."""

import re
from collections.abc import Sequence

from extractors.metrics.cut.forms import clean
from extractors.metrics.cut.phrases import noun_phrase_after
from extractors.metrics.cut.predicates import MEASURES, is_measure, without_end
from extractors.metrics.cut.words import Token, is_verb, joined
from extractors.metrics.find.said_behind import state_of_them
from extractors.metrics.find.so_far import Around, Measured, SoFar
from schemas.word_lists import by_use

_TO_WHOM = re.compile("对(?P<who>[一-鿿A-Za-z]{2,20})$")
_WORDS = by_use("metrics/kind_of_sum.csv")
_KINDS = {"amount": _WORDS["amount_end"], "area": _WORDS["area_end"], "length": _WORDS["length_end"]}
_IN_SUM = re.compile("^.*(?:包括|包含)|(?<=[一-鿿A-Za-z]{2})(?<![合共总累统审会设预估])计$")
_STANDS = frozenset("居位列排跃")
_OF_ALL = re.compile("(?<=[一-鿿]{2})(?:一?共计?|合计|总计)$")  # 甲银行、乙银行共计|120亿元|债券已经获批


def up_to_measure(tokens: list[Token]) -> list[Token]:
    """Return the measure that words begin with, before what was reached with it: 营业收入|位列 榜单."""
    measured = [is_measure(token) or token.text.endswith((*MEASURES, "收入", "支出")) for token in tokens]
    end = next((at for at in range(len(tokens)) if measured[at] and not any(measured[at + 1 : at + 2])), -1) + 1
    goes_on = 0 < end < len(tokens) and (is_verb(tokens[end]) or tokens[end].text[:1] in _STANDS)
    return tokens[:end] if goes_on else tokens


def money_behind(so_far: SoFar, around: Around, behind: Sequence[Token]) -> Measured | None:
    """Read the kind of money or land behind a sum that no word before it measures: 给予 某公司|800万元|流动资金贷款."""
    found = _IN_SUM.sub("", around.found or "") or around.found or ""  # 包括|甲公司|计|86万元的亏损
    last = so_far.words(found)[-1]
    kinds = _KINDS.get(around.figure.kind or "", ())
    tied = around.is_tied and not _OF_ALL.search(around.own.rstrip())
    if not kinds or tied or not behind or is_measure(last):
        return None
    phrase = up_to_measure(noun_phrase_after(behind))
    thing = next((name for name in (joined(phrase), joined(without_end(phrase))) if name.endswith(kinds)), "")
    if around.figure.kind == "length" and not around.left.rstrip().endswith("的"):
        return None  # 对两区的|286公里|管道
    found = "" if around.figure.kind == "length" and around.before_own.endswith("、") else found  # 城北、城南两区的
    if not thing or any(is_verb(token) for token in phrase[1:-1]):  # 永久|补充 流动资金
        return None
    if found.endswith(kinds) or is_verb(last):
        return None
    whom = _TO_WHOM.search(around.own.rstrip())
    if whom and whom["who"] == found:
        return Measured(clean(f"对{found}的{thing}"), around.subject)
    words, cut = around.right
    state = "" if cut else state_of_them(words.strip().removeprefix("的").removeprefix(thing))
    return Measured(clean(f"{found}{state.replace('了', '', 1)}的{thing}" if state else found + thing), around.subject)
