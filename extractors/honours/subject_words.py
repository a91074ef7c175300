"""The words before an award verb that may be its subject, without what stands around the name.

1. 我院|荣获   2. 我市一家企业|荣获 (of whom it is one, off)   3. 工程师曹大川撰写的|《坝体监测》 (who made a work, off)
4. 夺得冠军的|卓以宁 (what they did, off)
"""

import re
from functools import cache

from extractors import nlp
from extractors.honours.asides import MARKED, bare, rear_of, without_front, without_rear
from extractors.honours.recipients import (
    OWN_WORDS,
    WHEN,
    address_pattern,
    name_pattern,
    people_in,
    person_in,
    recipient_of,
)
from extractors.honours.words import any_word
from extractors.text.characters import BRACKETS, any_in_brackets, in_brackets
from schemas.word_lists import by_word

MADE_BY = re.compile(f"{any_word('making')}的")
# who made a work, before it: 工程师曹大川撰写的|《坝体监测》, …和陆彤创作的|《山雨》, 集团申报的|12件作品
_MAKER = re.compile(
    r"(?:^由?|(?<=[”》])(?:[一-鿿]{0,4}(?:[、和与及]|以及))?(?<![”》])由?)"
    rf"(?P<maker>(?:[^“”《》，的]|{any_in_brackets(12)}){{1,40}}?的)"
    r"(?=[^的“”《》，]{0,24}[“《]|\d+[支个项件篇名位部][^的，“”《》]{1,10}$)"
)
_OF_IT = re.compile("(?<=》)一[文书课诗篇剧]$|^(?:作品|成果|项目|案例|论文)(?=《)")
# 我院师生|共有37件作品|获奖
_HAVING = re.compile(r"(?P<who>[一-鿿]{2,16}?)(?:共|总共)?有\d+余?[件项篇个部幅][一-鿿]{2,6}")
_NOTE = re.compile(in_brackets(rf"[^{BRACKETS}]{{1,40}}") + "$")
# 党支部书记闻人岱撰写的|调研报告: the work has no name, its maker has
_NAMED_MAKER = re.compile(rf"(?P<maker>[^“”《》，的]{{2,30}}?){MADE_BY.pattern}[^“”《》的，]{{2,12}}")
# 我市|一家企业, 全省共有|10家企业, 集团旗下企业——|某公司, 给|护理部|记, 这是|该院
_BEFORE_NAME = re.compile(
    r"(?:这也?是|[此本这][次项][^，、“”是]{0,6}是|(?:正式)?通报(?=[我本])|[此本这][次项][^，、“”有]{0,6}?共?有(?=\d)|共?有(?=\d)|[^，、“”有]{2,12}中(?:先后|共|已)*有(?=\d)|^[一-鿿]{2,3}(?<!国)有(?=\d+[家个名])|是?继(?=[该我本])|[一-鿿]{2,8}继(?:19|20)\d\d年|[^，、“”的《》]{2,24}[—–]{2}(?=[一-鿿A-Z])|[^，、“”]{0,14}(?:旗下|下属|所属|辖区)[^，、“”]{0,4}(?:企业|单位|公司)?[—–-]{1,2}|[^，、“”的]{0,14}(?<!供)给(?![水予付料排])(?=[^，]{2,})"
    rf"|(?:{OWN_WORDS.pattern}|该[校院局行台馆所社]|[我全][省市区县州盟旗镇乡]|[一-鿿]{{2,6}}[省市区县州]|全国)[共已]*有(?=\d)|我[省市区县州盟旗镇乡]有?(?=[一-鿿]{{2,}}))"
)
# 夺得冠军的|卓以宁、桑榆两名队员, 公司承建的|东桥工程、西站工程, 她所在的|南汀班组, 佟望舒牵头的|“夕照热线”志愿小队
_RELATIVE = re.compile(r"(?P<said>[^“”《》，、的]{2,30}的)(?P<who>[^的《》]{2,60})")
# 郦舟、桂子豪等完成的|“快速更换工法”: a method has no other holder than those who worked it out
_COMPLETED = re.compile(
    "(?P<who>[^“”《》，的]{3,40}?)(?:共同|合作|联合|主持|牵头)*完成的(?=“[^“”]{2,40}”[^，的]{0,6}$)"
)
# 公司帮扶的|石桥村, 集团所属的|东湖水厂
_THEIRS = re.compile("(?:帮扶|扶持|结对|共建|援建|对口支援|所属|下属|下辖)的$")
_LEADING = re.compile(f"{any_word('leading')}的$")
_BARE = re.compile("(?:创新|教学|科研)*(?:团队|小组|班组|项目|课题|作品|成果)组?")
# 他和同事帮助|幸福路社区|荣获…
_HELPED = re.compile(rf"[^，、“”的]{{1,14}}?{any_word('helping')}(?=[^，、“”的]{{3,20}}$)")
_ADDING = "还又再也均都则曾"


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"{name_pattern()}(?:等[0-9]*[名位]?)?{address_pattern()}?(?:团队|课题组|小组|等人?)?的$", re.VERBOSE
    )


def subject_of(clause: str) -> str:
    """Return the words before a verb that may be its subject: a name whole (卓以宁), of a work what its maker made."""
    clause = WHEN.sub("", clause)
    plain = without_front(MARKED.sub("", clause))
    if (before := _BEFORE_NAME.match(plain)) and without_rear(plain[before.end() :]):
        clause = plain = plain[before.end() :]
    while (behind := rear_of(plain)) and (behind > 1 or not _ends_in_a_name(plain)):
        plain = plain[:-behind]
    if named := _behind(plain):
        return named
    if _is_somebody(plain):
        return plain
    subject = bare(clause)
    plain = _NOTE.sub("", subject)  # 文化中心|（第十设计院）, 《渡口》|（作者：李恒）
    subject = plain if len(plain) > 1 and ("》" in plain or not recipient_of(subject, ())) else subject
    if (done := _COMPLETED.match(subject)) and people_in(done["who"]):
        return done["who"]
    if (ours := _HAVING.fullmatch(subject)) and recipient_of(ours["who"], ()):
        return ours["who"]
    if (works := _OF_IT.sub("", without_makers(subject))) != subject:
        return works
    maker = _NAMED_MAKER.fullmatch(subject)
    return (maker and person_in(maker["maker"])) or subject


def without_makers(subject: str) -> str:
    """Return a subject without who made the works in it: 工程师曹大川撰写的|《坝体监测》 → 《坝体监测》."""
    return _MAKER.sub(_without_maker, subject)


def _without_maker(match: re.Match[str]) -> str:
    """Leave the joint before a work and take off who made it, where a name or a word for making says that."""
    maker = match["maker"]
    made = MADE_BY.search(maker) or _named().search(maker) or match[0].startswith("由") or _acts(maker[:-1])
    return match[0][: match.start("maker") - match.start()].removesuffix("由") if made else match[0]


def _acts(words: str) -> bool:
    """Whether words end in a verb: 我司负责承揽|实施."""
    found = nlp.words(words)
    return bool(found) and found[-1].flag == "v"


def _behind(words: str) -> str | None:
    """Return who stands behind a clause with 的 that says what they did or who made them, or behind who helped them."""
    helped = _HELPED.match(words)
    found = recipient_of(words[helped.end() :], ()) if helped else None
    if helped and found and found.kind in ("unit", "team"):
        return words[helped.end() :]
    relative = _RELATIVE.fullmatch(words)
    if relative is None or _BARE.fullmatch(relative["who"]):
        return None
    said, who = relative["said"], relative["who"]
    kind = getattr(recipient_of(who, ()), "kind", None)
    if kind in ("person", "people"):
        does = any(word.flag == "v" for word in nlp.words(said))
    else:
        made = kind in ("project", "team") and "、" in who and (MADE_BY.search(said) or _acts(said[:-1]))
        does = bool(_LEADING.search(said) or made or (kind is not None and _THEIRS.search(said)))
    return who if does else None


def _ends_in_a_name(words: str) -> bool:
    """Whether the last character is of a name: 宗大|勇, 卓|以宁; not that of 黄喆|还."""
    adverb = words[:-1] in by_word("honours/recipients.csv") or (words[-1] in _ADDING and _is_somebody(words[:-1]))
    return _is_somebody(words) and not adverb  # not 支部|曾


def _is_somebody(words: str) -> bool:
    """Whether the words are a person or several: 卓以宁, 毕小军、宗大勇, though 以 and 勇 may end a subject."""
    if OWN_WORDS.match(words):
        return False  # 公司|再, 我院|又
    if person_in(words):
        return True
    return people_in(words) is not None
