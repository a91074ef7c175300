"""What the words beside a target say: its year, which side of its number is better, what its report says came of it."""

import re
from functools import cache

from extractors.text.word_patterns import any_word
from pipeline.compare.spots import Spot
from schemas.word_lists import by_use

_WORDS = "matching/target_words.csv"
_AGAINST = re.compile(r"[较比]((?:19|20)\d\d)年")
_BARE_YEAR = re.compile(r"((?:19|20)\d\d)年?")
_BEHIND = re.compile(r"[（(，,；;。\s].*")
MET, SOONER, MISSED = "met", "ahead", "missed"


@cache
def _ends_with(use: str) -> re.Pattern[str]:
    return re.compile(rf"{any_word(_WORDS, use)}了?(?:人民币)?$")


@cache
def _verbs(direction: str) -> re.Pattern[str]:
    verbs = any_word(_WORDS, direction)
    return re.compile(rf"(?:[较比][^，,；;。]{{2,10}})?(?:再|累计|至少)?{verbs}[^，,；;。\d]{{0,4}}$")


@cache
def _holds(use: str) -> re.Pattern[str]:
    return re.compile(any_word(_WORDS, use))


def is_of_own_year(spot: Spot, year: int) -> bool:
    """Whether a target of a table is for its report's own year: a year that it bears itself, or that has a result.

    1. 2024年不少于120家, under 2024年目标   2. 每年100%, under 年度指标值   3. 98% beside 实际完成   4. beside 未完成
    Left alone: 98% beside 进展, of which no year is said; prose, whose outlook may bear the year of its report.
    """
    if not spot.heads:
        return False
    said = "".join((spot.before, *spot.heads))
    results = any(_holds("result").search(head) for heads, _ in spot.beside for head in heads[:1])
    outcome = stated_outcome(spot)
    finished = outcome is not None and outcome[1] in (MET, MISSED)
    return f"{year}年" in said or bool(_holds("own").search(said)) or results or finished


def way_said(spot: Spot) -> int:
    """Return 1 where the words right before a target say that more is better (达到28亿元), -1 where less (降至3%)."""
    if _ends_with("reach").search(spot.before):
        return 1
    return -1 if _ends_with("lower").search(spot.before) else 0


def stated_outcome(spot: Spot) -> tuple[str, str] | None:
    """Return what the report says in the target's row became of it, as printed, and which use of the words that is.

    已完成 under 状态 is `met`, 提前完成 `ahead`, 未完成 `missed`, 按计划推进 `going`.
    """
    for heads, text in spot.beside:
        if heads and heads[0] in by_use(_WORDS)["head"]:
            said = _BEHIND.sub("", text.strip())
            for use in (SOONER, MET, MISSED, "going"):
                if said in by_use(_WORDS)[use]:
                    return text.strip(), use
    return None


def change_said(spot: Spot, direction: str) -> str:
    """Return the words of a change before its number: 较2022年下降 of 力争单位能耗较2022年下降6%以上."""
    match = _verbs(direction).search(spot.before)
    return match[0] if match else ""


def base_year(spot: Spot, year: int) -> int | None:
    """Return the year before `year` that a change is against: 较2020年下降, 2020年 alone as a label of its row."""
    clause = re.split("[，,；;。]", spot.before)[-1]
    found = [_AGAINST.search(clause)]
    found = found if found[0] else [_BARE_YEAR.fullmatch(label) for label in spot.heads]
    years = {int(match[1]) for match in found if match and int(match[1]) < year}
    return years.pop() if len(years) == 1 else None


def is_since(spot: Spot) -> bool:
    """Whether a change is to come about up to a year, not within it: 到2025年下降30%, 累计增长12%."""
    return bool(_holds("since").search(re.split("[，,；;。]", spot.before)[-1]))
