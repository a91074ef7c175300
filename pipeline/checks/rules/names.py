"""The unit's own name with another character in it, and slips in set phrases."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.word_lists import by_word

_LEAST = 6  # characters of a name in which one or two other ones are hardly another unit's
_MOST = 2
# Where two names differ in these they are two units: 第一分公司 and 第二分公司, 城东站 and 城西站.
_APART = re.compile(r"[一二三四五六七八九十\d东西南北中上下新老总分省市区县]")


@as_check(
    "name of the unit",
    "the unit's name is written in one way: no 维护中心 in the report of a 养护中心",
    kind="wording",
    grade=HINT,
    needs="documents statements organisations",
    idle="the unit is unknown, the report is no 社会责任报告, its name is shorter than six characters, or the other name is known as another unit's",
    examples=(
        "@org=霁川市供水管网养护中心\n霁川市供水管网维护中心全体职工同心协力。",
        "@org=岚桥区中医医院\n岚桥区中医院党委落实主体责任。",
    ),
    counter_examples=(
        "@org=霁川市供水管网养护中心\n霁川市供水管网养护中心全体职工同心协力。",
        "@org=霁川市供水第一服务中心\n霁川市供水第二服务中心前来交流。",
        "@org=霁川市供水管网养护中心\n霁川供水管网养护中心全体职工同心协力。",
    ),
)
def check_name(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each place where the name stands, or nearly."""
    org = str(report.document["org"] or "")
    if len(org) < _LEAST or not report.of_its_year:
        return
    known = {row["name"] for row in report.rows("organisations")} | {org}
    begin = org[:2]
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in re.finditer(re.escape(begin), text):
            said = text[found.start() : found.start() + len(org)]
            if said == org:
                yield holds(statement)
            elif (short := _with_one_lost(org, text[found.start() :])) and short not in known:
                yield fails("near_name", statement, said=short, org=org)
            elif _is_near(org, said) and said not in known:
                yield fails("near_name", statement, said=said, org=org)


def _is_near(org: str, said: str) -> bool:
    """Whether a name differs from the unit's in a character or two that tell no two units apart."""
    other = [(a, b) for a, b in zip(org, said, strict=False) if a != b]
    near = len(said) == len(org) and len(other) <= _MOST and said[-2:] == org[-2:]
    return near and not any(_APART.search(a + b) for a, b in other)


def _with_one_lost(org: str, text: str) -> str | None:
    """Return the name with which a text begins where it is the unit's without one character: 中医院 of 中医医院."""
    short = text[: len(org) - 1]
    lost = [at for at in range(2, len(org) - 1) if org[:at] + org[at + 1 :] == short and not _APART.match(org[at])]
    return short if lost and not text.startswith(org) else None


@as_check(
    "set phrase",
    "set phrases are written as they are set (schemas/data/checks/phrases.csv): 生产经营, no 成产经营",
    kind="wording",
    grade=HINT,
    needs="statements",
    idle="no wrong form of the list stands in the text",
    examples=("在诚信成产经营方面做了以下工作。",),
    counter_examples=("在诚信生产经营方面做了以下工作。", "形成产经营一体化格局。"),
)
def check_phrases(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each wrong form of a set phrase."""
    for wrong, right in by_word("checks/phrases.csv").items():
        for statement in report.rows("statements"):
            if wrong in statement["text"]:
                yield fails("phrase", statement, said=wrong, right=right)
