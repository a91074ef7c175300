"""What of the words behind a count is its own, where they lead on to the next quantity: 36名清扫员|共清扫86万米."""

import re
from collections.abc import Sequence

from extractors.metrics.cut import forms
from extractors.metrics.cut.predicates import is_used_for
from extractors.metrics.cut.words import PEOPLE, Token, endings_of, is_verb, joined, words_of

NAMES_OF_BODIES = endings_of("enterprise_end")
_EACH = re.compile("[日年][均产供处出]")  # 污水厂|日处理 污水; not 日常, 年级
# 12个|水利工程|总投资36亿元: what all of them cost, which the next quantity tells
SUM_OF_WORKS = re.compile(
    "(?:(?:计划|预计|协议|合同|估算|概算|已|完成|拟)*(?:总投资额?|投资总?额|投资|总造价|造价|概算|合同总?额|签约额|总金额))$"
)
_WORKS = ("项目", "工程", "课题", "合同", "订单")
_TOGETHER = re.compile("(?<=[一-鿿]{2})(?:一?共|总共|累计)(?![同享建用有产])(?:[一-鿿]{2,6})?$")
_OPENS_TOGETHER = re.compile("(?:一?共|总共)(?![同享建用有产])(?=[一-鿿]{2})")
_WITH_PEOPLE = endings_of("enterprise_end", "people_of_end")


def without_next(words: str) -> str:
    """Return the words up to the next quantity without what it says they all did: 清扫员|共清扫; not 党员|共有."""
    return _TOGETHER.sub("", words)


def told_behind(rest: str, tokens: Sequence[Token], before: str | None, unit: str | None) -> str:
    """Return what words behind what the quantity before counts say of a quantity, where they are no part of that.

    1. 36名|清扫员|共清扫86万米 → 清扫   2. 3所|学校|学生42名 → 学生
    """
    if together := _OPENS_TOGETHER.match(rest):
        return rest[together.end() :]
    people = before not in forms.PERSON_UNITS and unit in forms.PERSON_UNITS
    return rest if people and len(tokens) == 1 and rest in words_of("person") else ""


def only_people(phrase: list[Token]) -> list[Token]:
    """Return people without a thing that 和 joins to them in a clause of two subjects: 1名|财务人员|和房租上调."""
    at = next((at for at, token in enumerate(phrase) if token.text in ("和", "及") and at), 0)
    ends = (*endings_of("person", "group", "agent"), "员", "师", "生", "人", "工", "者")
    return phrase[:at] if at and phrase[at - 1].text.endswith(ends) and not phrase[-1].text.endswith(ends) else phrase


def before_clause(phrase: list[Token], tokens: Sequence[Token]) -> list[Token]:
    """Return people without what they do before 的, which is of the next quantity: 居民|步行 到站 的 时间."""
    texts = [token.text for token in tokens]
    at = texts.index("的") if "的" in texts else 0
    who = next((at for at, token in enumerate(tokens) if not token.text.endswith(PEOPLE)), len(tokens))
    told = 0 < who < len(phrase) <= at and is_verb(tokens[at - 1])
    return phrase[:who] if told else phrase


def only_bodies(phrase: list[Token], words: str) -> list[Token]:
    """Return bodies without their people, whom the next quantity counts: 3所|学校|学生42名."""
    last = phrase[-1].text if phrase else ""
    run_on = len(phrase) == len(("body", "people")) and words == phrase[0].text + last
    return phrase[:1] if run_on and phrase[0].text.endswith(_WITH_PEOPLE) and last in words_of("person") else phrase


def without_what_they_did(phrase: Sequence[Token]) -> Sequence[Token]:
    """Return bodies without what they did, as the next figure tells: 水厂|供水, 渔港|停泊 渔船; not 社区|养老 机构."""
    ends, last = (*NAMES_OF_BODIES, *endings_of("org_end")), phrase[-1] if phrase else None
    for at in range(1, len(phrase)):
        body, verb, rest = phrase[at - 1], phrase[at], phrase[at + 1 :]
        told = is_verb(verb) and (not rest or rest[-1].flag[0] == "n")
        told = told or bool(_EACH.match(verb.text) if rest else verb.text in words_of("does_alone"))
        if told and len(body.text) > 1 and body.text.endswith(ends) and last and not last.text.endswith(ends):
            return phrase if rest and is_used_for(verb, rest) else phrase[:at]
    return phrase


def without_their_sum(phrase: list[Token]) -> list[Token]:
    """Return works without what they cost, which the next quantity tells: 水利工程|总投资36亿元; not 项目投资."""
    for at in range(1, len(phrase)):
        if phrase[at - 1].text.endswith(_WORKS) and SUM_OF_WORKS.fullmatch(joined(phrase[at:])):
            return phrase[:at]
    return phrase
