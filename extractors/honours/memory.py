"""Whom a paragraph has named last: what 他, 其, 该局 and a sentence without a subject stand for.

1. 卓以宁参加工作18年。改进工法9项。省总工会授予|他|“江城工匠” → 卓以宁
2. 清河一中是省级示范性高中。|近年来荣获… → 清河一中; “暖冬”项目自2019年启动。|获… → “暖冬”项目
3. 城东水务局获“甲”。|该局还获“乙” → 城东水务局

A paragraph is heard sentence by sentence. Left: of two bodies that sentences without awards are about neither is meant.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors import nlp
from extractors.honours.asides import without_front
from extractors.honours.bearers import is_proper, plain_name
from extractors.honours.recipients import Recipient, name_pattern, person_at_head, person_in, role_pattern
from extractors.honours.subjects import thing_told_of, who_is_told_of
from extractors.honours.words import any_word
from extractors.names import read_persons
from extractors.text.characters import CLAUSE_ENDS
from schemas.word_lists import word_set

_CLAUSE = re.compile(f"[{CLAUSE_ENDS}：；]")
_NAME = re.compile(name_pattern(), re.VERBOSE)
_RARE = 100  # times that a word may be counted in the dictionary and still be a name: 万福
_ACTS = re.compile("[，是]|(?:19|20)[0-9]{2}")
_BEGINS_A_LIFE = re.compile(any_word("life"))
_UNKNOWN = ("x", "nr")  # how the dictionary marks words that it has not, and names
_NO_SURNAME = "经于由从向对为"
_POINTS = re.compile(
    "该(?:[村局院校镇县市区馆站所厂司段队园店台庭](?![域场])|公司|单位|中心|集团|大队|支队|中队|协会|企业|医院|学校)"
)
_HIM = re.compile("[他她](?![们人的])")
_SPEAKS = re.compile(any_word("speaking"))
# 李恒到|清河公司|调研; not 担任诸多公司的顾问
_A_BODY = re.compile(f"(?<!担){any_word('coming_to')}[^，多各]{{2,12}}?{any_word('come_to')}")
# 李恒|的师傅: somebody else; 李恒|慰问…: what is done with or before others
_OF_OTHERS = re.compile(f"^的|{any_word('before_others')}")


@dataclass(frozen=True, slots=True)
class Memory:
    """Who was named last: a `person`, a `body`, and of both the `last` one; a `thing` where neither was.

    `mixed`: a sentence told of others beside the one it is about (李恒到清河公司调研), so 其 may be any of them.
    """

    person: Recipient | None = None
    body: Recipient | None = None
    last: Recipient | None = None
    thing: Recipient | None = None
    mixed: bool = False

    def naming(self, who: Recipient | None) -> "Memory":
        """Return the memory behind words that name somebody as an actor or as who has an award."""
        if who is None:
            return self
        if who.kind in ("person", "people"):
            return replace(self, person=who, last=who)
        return replace(self, body=who, last=who) if who.kind in ("unit", "team") else replace(self, last=who)

    def hearing(self, sentence: str) -> "Memory":
        """Return the memory behind a sentence that tells of no award."""
        name = who_begins(sentence)
        if _quotes_another(sentence, [one for one in (name, self.person and self.person.name) if one]):
            return replace(self, person=None, last=self.body)
        if self.person and (_SPEAKS.search(sentence) or _HIM.match(without_front(sentence))):
            return self  # 同事李恒说, 他和徒弟王波一起攻关: still about him
        named = read_persons(sentence, nlp.dictionary()) if name or self.person else ()
        if name:
            before = self.person.name if self.person else name  # of two persons either may be meant
            others = self.mixed or before != name or any(one.name != name for one in named)
            behind = sentence.partition(name)[2]
            mixed = others or bool(_A_BODY.search(behind) or _OF_OTHERS.search(behind))
            return replace(self.naming(Recipient(name, "person")), mixed=mixed)
        if self.person and any(one.name != self.person.name for one in named):
            return replace(self, person=None, last=self.body)  # 徒弟李恒也成长起来: either may be meant
        about = who_is_told_of(sentence)
        if about is None and self.last is None:
            return replace(self, thing=thing_told_of(sentence) or self.thing)
        if about and self.body and about.name not in self.body.name and self.body.name not in about.name:
            return replace(self, body=None, last=self.person)
        return self.naming(about)

    def person_told_of(self) -> Recipient | None:
        """Return the person that the sentences so far are about, None where others are told of too."""
        return self.last if self.last and self.last.kind == "person" and not self.mixed else None

    def goes_on(self, *, ours: bool) -> Recipient | None:
        """Return who or what a sentence without a subject goes on about, in a report of `ours` only a work."""
        thing = self.thing if self.last is None or self.last == self.thing else None
        if ours:
            return thing if thing and thing.kind == "project" else None
        last = self.last
        body = last and (last.kind in ("unit", "team") or last.name.startswith("该"))
        named = last and last.kind is None and (is_proper(last.name) or plain_name(last.name))
        return last if body or named else thing

    def pointed_at(self, pronoun: str) -> Recipient | None:
        """Return whom a pronoun stands for, as printed where nobody is known: 该局 a bureau, 她 a person."""
        if pronoun.startswith("该"):
            named = next((one for one in (self.last, self.body) if one and one.name.endswith(pronoun[1:])), None)
            plain = Recipient(pronoun, None) if len(pronoun) < 6 and pronoun not in ("该同志", "该奖") else None
            return named if named and named.kind != "person" else plain
        return self.meant_by(pronoun) or Recipient(pronoun, "people" if pronoun[1:2] == "们" else "person")

    def meant_by(self, pronoun: str) -> Recipient | None:
        """Return whom 他, 她们, 二人 or 其 stand for."""
        if pronoun.startswith("其"):
            return None if self.mixed else self.last
        many = pronoun[1:2] == "们" or pronoun in ("二人", "两人")
        return self.person if self.person and (self.person.kind == "people") == many else None

    def told_in(self, clauses: Sequence[str]) -> Recipient | None:
        """Return whom an earlier clause points to that begins with 该村 or 该公司, or with 她."""
        for clause in map(without_front, reversed(clauses[:-1])):
            if match := _POINTS.match(clause):
                return self.pointed_at(match[0])
            if _HIM.match(clause) and self.person and self.person.kind == "person":
                return self.person  # 她以…的身份，|获得…
        return None


@cache
def _called_so() -> re.Pattern[str]:
    return re.compile(rf"{role_pattern()}(?P<name>{name_pattern()})", re.VERBOSE)


def _quotes_another(sentence: str, known: Sequence[str]) -> bool:
    """Whether what somebody says in a sentence names a person beside those known: 李恒介绍，|徒弟王波很辛苦."""
    speaks = _SPEAKS.search(sentence)
    if speaks is None:
        return False
    told = sentence[speaks.end() :]
    said = [one.name for one in read_persons(told, nlp.dictionary())]
    said += [found["name"][:2] for found in _called_so().finditer(told)]
    return not all(any(name.startswith(one) for name in known) for one in said)


NOBODY = Memory()
"""What is known at the beginning of a paragraph."""


def who_begins(sentence: str) -> str | None:
    """Return the person in the first clause of a sentence: 班长柳青岩, 2011年入职的桂子豪, 来自江城的姑娘周宁."""
    clause = without_front(_CLAUSE.split(sentence)[0])
    return person_at_head(clause) or person_in(clause.rpartition("的")[2]) or _name_at_head(clause)


def _name_at_head(clause: str) -> str | None:
    """Return a name that a clause begins with, before what the person does: 卓以宁|扎根泵站, 万福|现任班长."""
    lexicon, said = nlp.dictionary(), nlp.words(clause[:12])
    ends = {word.span.end: index for index, word in enumerate(said)}
    for length in (3, 2):
        name, at = clause[:length], ends.get(length)
        if at is None or name[0] in _NO_SURNAME or lexicon.count(name) > _RARE:
            continue
        if name[:2] in word_set("names/not_persons.txt"):
            continue  # 项目总|投资3亿元
        if _BEGINS_A_LIFE.match(clause, length):
            return name if said[0].flag in _UNKNOWN or _NAME.fullmatch(name) else None
        after = said[at + 1] if at + 1 < len(said) else None
        acts = after is not None and after.flag[0] in "vdtp" and len(after.text) > 1
        if (acts or _ACTS.match(clause, length)) and _NAME.fullmatch(name):
            about = who_is_told_of(clause)
            return None if about and about.name.startswith(name) else name  # 广厦|控股积极投身…
    return None
