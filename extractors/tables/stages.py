"""Reserves and how they move: by stages of credit risk (第一阶段) in columns or rows, by kinds of claims in rows."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.tables.cell_times import is_time
from extractors.tables.cell_values import TOTAL
from extractors.tables.grid import CellView
from extractors.tables.labels import bare_label
from extractors.tables.parties import is_party
from extractors.tables.row_heads import printed_head
from extractors.tables.stretches import is_period
from extractors.text.characters import COLON, OPEN

# argued: the rules for financial instruments (企业会计准则第22号) part reserves into three stages, as notes show
_STAGE = re.compile(r"第[一二三]阶段")
_RESERVE = re.compile(
    r"(?:应收账款|应收票据|其他应收款|合同资产|贷款|(?:其他)?债权投资|长期应收款|财务担保)?(?:坏账|减值|损失|信用损失|预期信用损失)准备"
)
# argued: how a reserve moves, in the words of 企业会计准则第22号
_MOVES = re.compile(r"计提|转回|转入|转出|核销|转销|收回|其他变动|增加|减少")
_BALANCE = re.compile(r"余额(?:在本[期年])?$")
# argued: the notes on claims print how the allowance for them moved under titles with its name
_ALLOWANCE = re.compile(r"(?:坏账|信用损失)准备")
_OF_ITSELF = re.compile(r"准备|应收|损失")
_CLAIM = re.compile(r"账面|准备|比例|应收")
_UNIT = re.compile(rf"{OPEN}?(?:金额)?单位{COLON}")
_LEAST = 2  # stages that make a table one of them


def stage_of(words: Iterable[str]) -> str | None:
    """Return the stage that one of some headers or labels begins with: 第二阶段 of 第二阶段整个存续期预期信用损失."""
    return next((match[0] for said in words if (match := _STAGE.match(bare_label(said)))), None)


class Reserve(NamedTuple):
    """What a table shows the movements of: 坏账准备 by stages, 应收账款坏账准备 by the kinds of its rows."""

    name: str
    by_kind: bool

    def holds(self, view: CellView) -> bool:
        """Whether the number of a cell is one of it; rows that name the reserve say it themselves."""
        return not self.by_kind or not any(_OF_ITSELF.search(label) for label in view.beside)

    def part(self, view: CellView) -> str | None:
        """Return the stage, or the kind of claims, that a cell is of; None of totals."""
        if not self.by_kind:
            return stage_of((*view.heads, *view.beside))
        label = bare_label(view.beside[-1]) if view.beside else ""
        return None if TOTAL.fullmatch(label) else label or None

    def metric(self, view: CellView, words: str) -> str:
        """Return what moves in it, or its balance: where the columns are stages the row says it, else they do.

        Beside rows of stages a column may measure something else (账面余额).
        """
        label = bare_label(view.beside[-1]) if view.beside else ""
        total = bool(TOTAL.fullmatch(label))
        if not self.by_kind and label and not stage_of([label]) and not total:
            return self.name + moved(view.beside[-1])
        head = printed_head(view)
        if self.by_kind:
            return f"{self.name}{moved(head)}{'合计' if total else ''}"
        return self.name + moved(head) if not words or moves(words) else words


def reserve_of(heads: Iterable[str], labels: Iterable[str], topics: Iterable[str]) -> Reserve | None:
    """Return the reserve whose stages the columns or the rows of a table are; `topics` say it, the nearest first."""
    stages = [{match[0] for said in words if (match := _STAGE.match(bare_label(said)))} for words in (heads, labels)]
    if max(map(len, stages)) < _LEAST:
        return None
    found = (Reserve(match[0], by_kind=False) for said in topics if (match := _RESERVE.search(said)))
    return next(found, None)


def moving_reserve(
    heads: Iterable[str], labels: Sequence[str], topics: Iterable[str], account: str | None
) -> Reserve | None:
    """Return the reserve whose balances and movements stand beside kinds of claims, by the title over the table.

    （3）本期计提、收回或转回的坏账准备情况 in 应收账款, over 期初余额, 计提, 核销, 期末余额 → 应收账款坏账准备.
    Left alone: tables that print the claims too (账面余额 beside 坏账准备), rows that are companies or years, and
    tables whose rows all name it themselves (按单项计提的坏账准备): their total is called as they are.
    """
    title = next((said for said in topics if not _UNIT.match(said)), "")
    match = _ALLOWANCE.search(title)
    said = [bare_label(head) for head in heads]
    balances = [bool(_BALANCE.search(head) or is_time(head)) for head in said]
    moving = sum(balances) >= _LEAST and any(map(moves, said)) and not any(map(_CLAIM.search, said))
    kinds = [label for label in labels if not TOTAL.fullmatch(bare_label(label))]
    told = bool(kinds) and all(map(_OF_ITSELF.search, kinds))
    if not match or not account or not moving or told or any(is_party(label) or is_period(label) for label in labels):
        return None
    return Reserve(account + match[0], by_kind=True)


def moves(words: str) -> bool:
    """Whether a header says how a reserve moves: 本期计提, 收回或转回, 转入第二阶段."""
    return bool(_MOVES.search(words))


def moved(label: str) -> str:
    """Return what a row or column of movements says: 余额 at a time, else its words (本期计提)."""
    return "余额" if not label or is_time(label) or _BALANCE.search(label) else bare_label(label)
