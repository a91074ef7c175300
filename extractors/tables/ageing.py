"""Rows that say how old a claim is or when it is due: 1年以内, 资产负债表日后第1年 in a note whose title names it."""

import re
from collections.abc import Iterable

from extractors.tables.labels import bare_label
from extractors.text.characters import CLOSE, OPEN

_AGE = re.compile(
    rf"(?:账龄)?[0-9一二三四五六](?:个月|年)?(?:[-—~～至到][0-9一二三四五六])?(?:个月|年)(?:以[内上下])?"
    rf"(?:{OPEN}含.{{1,4}}{CLOSE})?(?:小计)?"
    r"|(?:资产负债表日后)?第[0-9一二三四五]年(?:及?以[后上])?|(?:资产负债表日后)?(?:以后年度|第?[0-9一二三四五]年(?:及?以[后上]))"
)
# argued: the notes of annual accounts break these down by their age
_CLAIM = re.compile(
    r"(?:其他)?应[收付](?:账款|票据|利息|股利|款项融资|款)|长期应[收付]款|预[收付](?:账款|款项?)|合同(?:资产|负债)"
    r"|(?:最低|未折现的?)?租赁(?:付款|收款)额|租赁负债|长期借款|应付债券"
)
_LEAST = 2  # rows of ages that make a table one of ages


def is_age(label: str) -> bool:
    """Whether a label says how old something is and nothing else: 1年以内, 1至2年, 5年以上."""
    return bool(_AGE.fullmatch(bare_label(label)))


def is_claim(label: str) -> bool:
    """Whether a label names a claim or a debt of the balance sheet: 应付股利, 合同负债."""
    return bool(_CLAIM.fullmatch(label))


def claim_of(labels: Iterable[str], said: Iterable[str]) -> str | None:
    """Return the claim that a table of ages breaks down, as the lines around it say, the nearest first."""
    if sum(map(is_age, labels)) < _LEAST:
        return None
    found = (matches[-1] for words in said if (matches := _CLAIM.findall(words)))
    return next(found, None)
