"""Reserves by stages of credit risk: 第一阶段, 第二阶段, 第三阶段 as columns over movements, or as rows beside them."""

import re
from collections.abc import Iterable

from extractors.tables.cell_times import is_time
from extractors.tables.labels import bare_label

# argued: the rules for financial instruments (企业会计准则第22号) part reserves into three stages, as notes show
_STAGE = re.compile(r"第[一二三]阶段")
_RESERVE = re.compile(
    r"(?:应收账款|应收票据|其他应收款|合同资产|贷款|(?:其他)?债权投资|长期应收款|财务担保)?(?:坏账|减值|损失|信用损失|预期信用损失)准备"
)
# argued: how a reserve moves, in the words of 企业会计准则第22号
_MOVES = re.compile(r"计提|转回|转入|转出|核销|转销|收回|其他变动|增加|减少")
_BALANCE = re.compile(r"余额(?:在本[期年])?$")
_LEAST = 2  # stages that make a table one of them


def stage_of(words: Iterable[str]) -> str | None:
    """Return the stage that one of some headers or labels begins with: 第二阶段 of 第二阶段整个存续期预期信用损失."""
    return next((match[0] for said in words if (match := _STAGE.match(bare_label(said)))), None)


def reserve_of(heads: Iterable[str], labels: Iterable[str], topics: Iterable[str]) -> str | None:
    """Return the reserve whose stages the columns or the rows of a table are; `topics` say it, the nearest first."""
    stages = [{match[0] for said in words if (match := _STAGE.match(bare_label(said)))} for words in (heads, labels)]
    if max(map(len, stages)) < _LEAST:
        return None
    found = (match[0] for said in topics if (match := _RESERVE.search(said)))
    return next(found, None)


def moves(words: str) -> bool:
    """Whether a header says how a reserve moves: 本期计提, 收回或转回, 转入第二阶段."""
    return bool(_MOVES.search(words))


def moved(label: str) -> str:
    """Return what a row or column of movements says: 余额 at a time, else its words (本期计提)."""
    return "余额" if not label or is_time(label) or _BALANCE.search(label) else bare_label(label)
