"""Denials in a clause: whether a word denies, whose it is, whether what it denies is a thing that may be counted."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from extractors.metrics.cut.words import Tagger, Token, endings_of, words_of
from extractors.text.characters import CLAUSE_ENDS, CLOSE, OPEN
from extractors.text.word_patterns import either
from schemas.word_lists import by_use, words

# 无单价100万元以上专用设备: of the forms of budgets
_PRICED = rf"(?:单价[0-9]+万元(?:{OPEN}含{CLOSE}|含|及)*以上(?:{OPEN}含{CLOSE})?)?"
_ITS_RANK = "(?:[般级类线等些]|次性)"  # 一般事故, 一次性故障: a name that begins so
_NO_THING = rf"因(?![公灾病])|[此该其的着前后时之]|上(?!级)|应(?![收付交])|[一-鿿]过|一(?!{_ITS_RANK})"
_THING = rf"(?P<thing>(?!{_NO_THING}){_PRICED}[^{CLAUSE_ENDS}：0-9]{{2,36}})"
# 无一例事故, 无一责任差错; not 无一般事故, 无一漏网
_TROUBLE = either(words("matching/troubles.txt"))
_ONE = rf"[一1](?:起|例|宗|件|次(?!性)|人|名|笔|项|单|户)|一(?!{_ITS_RANK})(?=.{{0,6}}?{_TROUBLE})"
OF_A_KIND = rf"(?:过|任何|相关|其[他它](?!应[收付])|{_ONE}){{0,3}}"
"""What stands between a denial and its thing, and is no part of that."""
_UNSURE = "(?<![尚从并毫决绝的])"
# What is denied reaches to the end of its clause.
_DENIED = re.compile(
    rf"""
    (?: {_UNSURE}(?:未曾?|没有再?)(?:发生|出现|遭受|遭遇|收取|收到|接到) | 未发现(?!.*存在)
      | {_UNSURE}(?P<effect>(?:未曾?|没有)(?:产生|受[到过])) | (?<![的是])(?P<absent>不存在)
      | (?<![的尚])(?P<had>没有)(?!再) | (?P<none>无)
    ) {OF_A_KIND} {_THING}(?<!的)\Z
    """,
    re.VERBOSE,
)
_DENIED_WORDS = "matching/denied.csv"
GENERIC = re.compile(
    r"(?:及其|及|等)?(?:实施|执行)?(?:等)?(?:的)?(?:相关)?(?:情况|情形|事项|现象|问题|行为|记录|信息|发生|出现)$"
    r"|等(?:[一-鿿]{2,6})?(?:状况|情况|情形|现象|问题|行为)$"
)
_HARM = re.compile(
    r"^(?:损害|侵害|侵占)[^、]{2,20}(?:利益|权益)$|^(?:拖欠|欠付|克扣)[^、]{1,12}(?:工资|薪酬|款项?|费用?)$"
)
_EDGES = "、的和及"
_VERBAL = ("v", "p", "uj", "vd")  # jieba's flags of verbs, prepositions and 的
_NOUNS = "njlix"
_STRANGE = "x"  # jieba's flag of a word that its dictionary lacks
_ADVERBS = frozenset("并概亦均也且皆都")
# What stands in no name: it says that the clause goes on (投诉就是满意, 问题才能出厂, 结果进行公示).
_PREDICATES = frozenset("也就才则是即仍需须可会能将") | {"没有", "无法", "应当", "可以", "就是", "需要", "才能", "进行"}
_PLACES = frozenset("上中里下内")  # 市场上没有同类产品: of no one
_JOINING = frozenset({"且", "并", "并且", "但", "同时", "其中"})
_PERSONS = frozenset({"他", "她", "他们", "她们", "我们", "你们", "大家"})
_TIMES = ("年", "月", "日", "次")
_NO_MORE = re.compile("[、和或]|发生|的?情|$")
_LEAST = 2  # characters of a name
MONEY_ENDS = ("费", "费用", "支出", "预算", "经费", "拨款", "收入", "收支")


class Clause(NamedTuple):
    """A clause and what gives the words of a text with their parts of speech."""

    text: str
    tag: Tagger


@cache
def troubles() -> tuple[str, ...]:
    """Return how the names of mishaps, disputes and penalties end."""
    return words("matching/troubles.txt")


def plainly(thing: str) -> str:
    """Return a thing without words that only say that it happens: 拖欠运费的情形, 逾期等事项和情况."""
    less = GENERIC.sub("", thing).strip(_EDGES).removesuffix("等")
    return less if less == thing else plainly(less)


def is_trouble(thing: str) -> bool:
    """Whether a thing is a mishap, a dispute, a penalty or a harm done."""
    return thing.endswith(troubles()) or bool(_HARM.match(thing))


def is_uncounted(thing: str) -> bool:
    """Whether a thing is none that somebody counts: a change, an opinion, what something is like."""
    return thing.endswith(_uncounted())


@cache
def _uncounted() -> tuple[str, ...]:
    return (*by_use(_DENIED_WORDS)["uncounted"], *(word for word in words_of("change") if len(word) >= _LEAST))


def first_denial(clause: Clause) -> re.Match[str] | None:
    """Return the first denial of a clause that is a word of its own, up to the end of the clause."""
    at = 0
    while found := _DENIED.search(clause.text, at):
        if not found["none"] or (
            _is_word(clause, found.start()) and not found[0].startswith(by_use(_DENIED_WORDS)["which"])
        ):
            return found
        at = found.start() + 1
    return None


def _is_word(clause: Clause, at: int) -> bool:
    """Whether a 无 is a word: 公司 无 借款, 公司 概无 借款; no 无锡, 无形资产, 无纸化, 无需."""
    end = 0
    for word in clause.tag(clause.text):
        start, end = end, end + len(word.text)
        if start <= at < end:
            whole = word.text.endswith(troubles()) and _NO_MORE.match(clause.text, end)
            alone = word.text == "无" or word.flag == _STRANGE or bool(whole)
            return alone if start == at else set(clause.text[start:at]) <= _ADVERBS
    return False


def whose_it_is(before: Sequence[Token]) -> str | None:
    """Return the word before a denial that says whose or when it is, "" where nothing is said, None where a verb is."""
    told = [word for word in before if word.flag != "d" and word.text not in _ADVERBS]
    if not told or not told[-1].text.isalnum() or told[-1].text in _JOINING:
        return ""
    last = told[-1]
    alone = len(told) == 1 and (last.flag == "vn" or last.text in words_of("act", "does", "light"))  # 资助无收入老人
    counts = last.flag == "q" and not last.text.endswith(_TIMES)  # 有3个无电村
    person = last.text in _PERSONS
    return None if last.flag in (*_VERBAL, "c") or alone or counts or person else last.text


def may_be_counted(said: str, found: re.Match[str], whose: str | None, tag: Tagger) -> bool:
    """Whether what is denied is a thing or an event that somebody may count, and the clause says no more."""
    thing = plainly(said)
    if len(thing) < _LEAST or is_uncounted(thing):
        return False
    if is_trouble(thing):
        return not found["none"] or whose is not None
    if found["effect"] or not _is_name(thing, said, tag):
        return False
    if not (found["absent"] or found["had"] or found["none"]) or (thing.endswith(MONEY_ENDS) and whose is not None):
        return True
    if whose is None or (len(thing) <= _LEAST and not found["absent"]):
        return False  # 员工均无|怨言
    if found["had"] and (
        whose in _PLACES or whose.endswith(endings_of("group", "person_end")) or not _is_noun(tag(thing))
    ):
        return False  # 老人没有积蓄: not the unit
    return bool(whose or found["absent"]) or (bool(found["none"]) and _is_plain(tag(thing)))


def _is_name(thing: str, said: str, tag: Tagger) -> bool:
    """Whether words are a name, and no clause that goes on behind it: no 事故的班组给予奖励, 投诉就是满意."""
    of, de, head = thing.rpartition("的")
    if de and of.endswith(troubles()) and not head.endswith(troubles()):
        return False
    told = tag(head)
    if "没有" in of or any(word.text in _PREDICATES or (de and word.flag == "p") for word in told):
        return False
    closed = GENERIC.search(said) is not None  # 债务到期未清偿等情况: the last word makes a clause a name
    return not de or closed or not any(map(_goes_on, told, told[1:-1]))


def _goes_on(thing: Token, verb: Token) -> bool:
    """Whether a verb or an adverb behind a noun says something of it: 客户 不 (计提)."""
    return thing.flag.startswith("n") and verb.flag in ("v", "d")


def _is_noun(name: Sequence[Token]) -> bool:
    """Whether a name begins with no verb and ends in a noun: no 没有|影响 进度, 没有|单独 披露 信息, 没有|借口 懈怠."""
    acts = name[0].flag.startswith(("v", "d", "ad", "p")) and name[0].text != "未"
    return (name[-1].flag[0] in _NOUNS or name[-1].flag == "vn") and not acts


def _is_plain(name: Sequence[Token]) -> bool:
    """Whether a name ends in a noun and has no verb but in what stands before 的."""
    noun = name[-1].flag[0] in _NOUNS
    of = [at for at, word in enumerate(name) if word.text == "的"]
    if of:
        return noun and name[of[-1] - 1].flag in (*_VERBAL, "f")
    verbs = any(word.flag in (*_VERBAL, "d") for word in name[:-1])
    return not verbs and (noun or not any(word.flag.startswith(("n", "k")) for word in name))


def is_event(thing: str, tag: Tagger) -> bool:
    """Whether something happens: a mishap, or a name that ends in what was done (围堰坍塌)."""
    if is_trouble(thing):
        return True
    told = tag(thing)
    done = len(told) > 1 and told[-1].flag.startswith("v")
    return done and not thing.endswith(MONEY_ENDS) and not is_uncounted(thing)
