"""Reading persons: candidates are accepted where name and context together say enough."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from extractors.names.persons.closed_lists import closed_lists, whole_name
from extractors.names.persons.evidence import Evidence
from extractors.names.persons.likely_things import are_names, are_things, is_no_surname, may_be_thing
from extractors.names.persons.name_candidates import Candidate, Lexicon, Likeness, candidates_at, could_be_name, crosses
from extractors.names.persons.name_context import Left, having_before, is_posed, is_titled, left_of, right_of
from extractors.names.persons.offices_taken import with_offices_taken
from extractors.names.persons.printed_among import LATIN_LISTED, masked_by, masks_of, read_printed, takes_before
from extractors.names.persons.printed_rules import (
    APPOINTED,
    CLOSED_LIST,
    KNOWN,
    LABELLED_LIST,
    LATIN,
    LIST_OF_NAMES,
    REMOVED,
)
from extractors.names.persons.roles import SAYS_ROLE, is_of_honour, role_after, role_before
from extractors.names.persons.rules import PERSONS
from extractors.names.persons.shared_roles import SEPARATOR, with_shared_roles
from extractors.names.surnames import all_surnames, is_sure_compound, is_weak, surname_at
from extractors.names.words import titles
from extractors.rule import Rule
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS
from schemas.text import Span
from schemas.word_lists import by_word

_FIRST = re.compile(f"[{''.join(sorted({name[0] for name in all_surnames()}))}]")
_DOTTED = "[一-鿿]{1,6}(?:[·•・][一-鿿]{1,8})+"
_RUN_OF_NAMES = re.compile(rf"(?:[一-鿿]{{2,4}}、)(?:(?:[一-鿿]{{2,4}}|{_DOTTED})、)+(?:{_DOTTED}|[一-鿿]{{2,4}})")
_IS_DOTTED = re.compile(_DOTTED)
_LABELLED_RUN = re.compile(r"(?<=[：:])(?:[一-鿿]{2,4}、)+[一-鿿]{2,4}(?![一-鿿])")
# A character that is a function word as often as part of a given name: it decides between 金澜 and 金澜任.
_PARTICLES = frozenset("任在和与及等的是为对向到从就将还也都又已于以说带率来去赴做作由经同则把给被有因代")
_SHORTEST, _LONGEST, _OF_COUNT = 2, 4, 3  # characters of a name (a longer surname is a sure one), and of a count
_ONE_WORD_IN = 7  # names of a list: so rarely may one be an ordinary word
_NO_PREPOSITION = frozenset("来以则")  # seldom right before another function word, such as these:
_FUNCTION_WORDS = frozenset("在被获荣说为对")
_SO_MANY_THINGS = re.compile("[0-9][余多]?[套间栋幢处座件台辆本册份张]$")
# What a clause goes on with behind a name, and not behind 和: 宗致和|于5月离任; not 金澜和|因公出差的陈榕
_GOES_ON = re.compile(rf"[因自于被经曾将已][^{CLAUSE_ENDS}：、的]*(?:{CLAUSE_END}|$)")
_AND_OTHERS = re.compile("[及和](?:其他|各|部分|相关|有关|全体)")  # 尹满、柳雁来|及各科负责人
_ENDS = frozenset({"mark", "edge", "list", "address", "act", "bracket", "apposition", "end", "sex"})
_ACTS = frozenset({"verb", "word", "particle", "work", "leads"})
_NEVER_GIVEN = frozenset("等的说在是也都被把还又")


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person: the name's place, the name, the title printed with it, the rule that found it."""

    span: Span
    name: str
    role: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Judged:
    """A candidate with its contexts and the rule that its left one belongs to."""

    candidate: Candidate
    left: Left
    right: str
    rule: Rule[Any]


def _choose(judged: list[_Judged], text: str, lexicon: Lexicon) -> _Judged | None:
    """Choose between the shorter and the longer reading of a name: 金澜|任组长 or 金澜任|组长."""
    if len(judged) < 2:
        return judged[0] if judged else None
    short, long = judged
    third = text[short.candidate.end]
    if third in _NEVER_GIVEN:
        return short
    if third in _NO_PREPOSITION and text[long.candidate.end : long.candidate.end + 1] in _FUNCTION_WORDS:
        return long  # 楚雁来|在…竞赛中: what follows is another function word
    if (
        third == "和"
        and _GOES_ON.match(text, long.candidate.end)
        and not _begins_name(text, long.candidate.end, lexicon)
    ):
        return long  # 宗致和|因任期届满离任，
    if third == "和" and long.right in ("act", "end") and not _begins_name(text, long.candidate.end, lexicon):
        return long  # 宗致和|任组长, not 金澜|和任建国
    if short.right in ("particle", "word", "verb", "act", "award", "end", "etc") and (
        third in _PARTICLES or short.right != "verb"
    ):
        # 李建和、: a conjunction needs something to join, so the longer name is meant.
        ends = long.right in ("mark", "edge", "list", "address", "sex", "honour", "bracket") or _AND_OTHERS.match(
            text, long.candidate.end
        )
        return long if ends and short.right == "particle" else short
    return long


def _begins_name(text: str, at: int, lexicon: Lexicon) -> bool:
    return any(one.likeness >= Likeness.FAIR for one in candidates_at(text, at, lexicon))


@lru_cache(maxsize=4)
def _by_left(rules: tuple[Rule[Any], ...]) -> dict[str, Rule[Any]]:
    """Return the rules of evidence by the context on the left that they take."""
    return {rule.how.left: rule for rule in rules if isinstance(rule.how, Evidence)}


class _Reader:
    """Reads the persons of one text with some of the rules."""

    def __init__(self, text: str, lexicon: Lexicon, rules: Sequence[Rule[Any]]) -> None:
        self._text, self._lexicon = text, lexicon
        self._rules = _by_left(tuple(rules))
        self._enough = self._rules["none"].how.enough if "none" in self._rules else frozenset()

    def _judge(self, start: int, left: Left) -> _Judged | None:
        """Judge the candidates that begin at a place and choose one, or none."""
        text, lexicon = self._text, self._lexicon
        if left.kind == "none" and is_sure_compound(surname_at(text, start)):
            left = Left("compound")
        rule = self._rules.get(left.kind)
        if left.kind == "owned" and is_weak(text[start]):
            return None  # 公司的|易安达平台
        if takes_before(text, start) or is_no_surname(text, start):
            return None  # 曾|任非执行董事, 《炒青》|和李恒, 曾|荣获, 宣传部|长孙立刚
        if rule is None or (left.kind == "none" and not self._is_titled(start)):
            return None  # most places: neither what stands before nor what stands behind says that it is a name
        judged = [
            _Judged(candidate, left, right_of(text, candidate.end, lexicon), rule)
            for candidate in candidates_at(text, start, lexicon)
            if rule.how.may_accept(candidate)
        ]
        sure = {"dated"} if is_sure_compound(surname_at(text, start)) else ()  # 医生欧阳疏桐|2022年获评…
        accepted = [one for one in judged if rule.how.accepts(one.candidate, one.right) or one.right in sure]
        chosen = _choose(accepted, text, lexicon)
        return chosen if chosen and not self._is_doubtful(chosen) else None

    def _is_doubtful(self, chosen: _Judged) -> bool:
        """Whether words around what looks like a name speak against it, or leave open where it ends."""
        text, lexicon, left = self._text, self._lexicon, chosen.left
        start, end, title = chosen.candidate.start, chosen.candidate.end, left.title_start
        counted = title and _SO_MANY_THINGS.search(text, max(0, title - _OF_COUNT), title)  # 90套教师|周转房
        if counted or may_be_thing(text, chosen.candidate, lexicon, left=left.kind, right=chosen.right):
            return True
        if left.kind == "label":
            return text[end - 1] == "和" and _begins_name(text, end, lexicon)  # 组员为|柏松和黎小满
        if left.kind == "post":  # 管理事项清单: neither 理事 nor 项清单
            split = crosses(text, start, lexicon) and len(surname_at(text, start - 1) or "") < len("长孙")
            return bool(title and split and crosses(text, title, lexicon))  # but 宣传部长|孙立刚
        if left.kind in ("mark", "org") and chosen.right in chosen.rule.how.whole:  # 刘凯|还和…, 李斌工|作室, 任|重庆
            cut = crosses(text, end, lexicon) or (text[start] == "任" and lexicon.count(text[start + 1 : end]))
            return bool(cut) or is_weak(text[start]) or text[end - 1] in _PARTICLES
        half = left.kind == "org" and chosen.candidate.likeness < Likeness.GOOD  # 服务队|伍一
        open_left = left.kind in ("none", "suffix", "compound") or (left.kind == "calling" and is_weak(text[start]))
        return (half or open_left) and crosses(text, start, lexicon)  # 巡道工|区

    def _is_titled(self, start: int) -> bool:
        first, last = start + _SHORTEST, start + _LONGEST + 1
        return is_titled(self._text, first, last, self._enough) or is_posed(self._text, first, last)

    def scan(self, masks: list[Span]) -> Iterator[_Judged]:
        """Yield the accepted candidates of the text, left to right, none over another."""
        at = 0
        while match := _FIRST.search(self._text, at):
            at = match.start() + 1
            if masked_by(masks, match.start()):
                continue
            judged = self._judge(match.start(), left_of(self._text, match.start()))
            if judged:
                yield judged
                at = judged.candidate.end

    def following(self, first: _Judged, known: Container[int]) -> Iterator[_Judged]:
        """Yield the names after an accepted one in a list up to a known one: 主任金澜|和陈榕|、李恒|等."""
        at = first.candidate.end
        while (separator := SEPARATOR.match(self._text, at)) and separator.end() not in known:
            judged = self._judge(separator.end(), Left("list"))
            if judged is None:
                return
            yield judged
            at = judged.candidate.end

    def preceding(self, first: _Judged, ends: Container[int]) -> Iterator[_Judged]:
        """Yield the names before an accepted one in a list: 张三、|李四、|王五同志; `ends` are those of known ones."""
        text, end, rule = self._text, first.candidate.start, self._rules.get("list")
        while rule and end and (text[end - 1] == "、" or (text[end - 1] in "和与及" and end > 1)):
            end -= 1
            if end in ends:
                return
            found = next((one for length in (4, 3, 2) if (one := self._ending_at(end - length, end))), None)
            if found is None:
                return
            yield _Judged(found, Left("list"), "list", rule)
            end = found.start

    def _ending_at(self, start: int, end: int) -> Candidate | None:
        """Return the candidate between two places that a list may hold, None where there is none."""
        if start < 0:
            return None
        for candidate in candidates_at(self._text, start, self._lexicon):
            least = Likeness.MIXED if left_of(self._text, start).kind != "none" else Likeness.GOOD
            if candidate.end == end and candidate.likeness >= least:
                return candidate
        return None

    def bare_lists(self, masks: list[Span]) -> Iterator[_Judged]:
        """Yield the names of a list of three or more that has nothing but names: 张三、李四、王五."""
        for run in _RUN_OF_NAMES.finditer(self._text):
            if masked_by(masks, run.start()):
                continue
            names = list(self._names_of(run))
            likely = [one for one in names if one.likeness == Likeness.GOOD]
            if len(names) == run[0].count("、") + 1 and len(likely) >= 2 and are_names(names, likely):
                named = [one for one in names if one.likeness >= Likeness.FAIR]
                # A word among names only is a name as well: 田静、施展、叶知秋; in a long list several are.
                few = max(1, len(names) // _ONE_WORD_IN)
                sure = names if len(names) <= len(named) + few else named
                yield from (_Judged(one, Left("list"), "list", LIST_OF_NAMES) for one in sure)

    def closed_lists(self, masks: list[Span]) -> Iterator[_Judged]:
        """Yield the names of lists that are closed by how many they are: 张三、李四|两位同志."""
        for one in closed_lists(self._text, self._lexicon):
            if not masked_by(masks, one.start):
                yield _Judged(one, Left("list"), "list", CLOSED_LIST)

    def labelled_lists(self, masks: list[Span]) -> Iterator[_Judged]:
        """Yield the names of a list of nothing but names behind a label, half of which look like some."""
        for run in _LABELLED_RUN.finditer(self._text):
            left = left_of(self._text, run.start())
            if left.kind not in ("post", "label", "prize") or masked_by(masks, run.start()):
                continue
            names = list(self._names_of(run))
            likely = sum(one.likeness >= Likeness.FAIR for one in names)
            whole = len(names) == run[0].count("、") + 1 and all(one.likeness for one in names)
            things = left.kind == "prize" and are_things(names, self._lexicon)  # 二等奖：白云、黄山
            if whole and not things and likely * 2 >= len(names):
                yield _Judged(names[0], left, "list", LABELLED_LIST)
                yield from (_Judged(one, Left("list"), "list", LABELLED_LIST) for one in names[1:])

    def _led(self, start: int, end: int) -> Candidate | None:
        """Return the first name of a run that a word leads, of which the run has a part: 分|别是|王波、."""
        begins = (at for at in range(start, end - 1) if left_of(self._text, at).kind == "lead")
        found = (one for at in begins for one in candidates_at(self._text, at, self._lexicon) if one.end == end)
        return next((one for one in found if one.likeness >= Likeness.FAIR), None)

    def _names_of(self, run: re.Match[str]) -> Iterator[Candidate]:
        """Yield the names of a run of items up to the first that is none; the last may have 等 or 同志 behind it."""
        at = run.start()
        for item in run[0].split("、"):
            if at == run.start() and (led := self._led(at, at + len(item))):
                yield led
                at += len(item) + 1
                continue
            if dotted := _IS_DOTTED.fullmatch(item):
                yield Candidate(at, at + len(item), dotted[0], Likeness.GOOD)
                at += len(item) + 1
                continue
            full = [c for c in candidates_at(self._text, at, self._lexicon) if c.name == item[: len(c.name)]]
            if not full and (long := whole_name(self._text, at, at + len(item), self._lexicon)):
                full = [long]
            last = at + len(item) == run.end()
            fits = [
                c
                for c in full
                if c.name == item or (last and right_of(self._text, c.end, self._lexicon) in ("end", "etc", "address"))
            ]
            if not fits:
                return
            yield fits[-1]
            at += len(item) + 1


def _person(text: str, judged: _Judged, after: int) -> Person:
    """Make the mention; a role begins after the name before it."""
    candidate, left = judged.candidate, judged.left
    span = Span(candidate.start, candidate.end)
    role = role_before(text, left.title_start, span, after) if left.title_start is not None else None
    if role and text[candidate.start - 1] in "：:" and is_of_honour(role):
        role = None  # 优秀志愿者：李恒
    if judged.right == "bracket" and having_before(text, candidate.start) is not None:
        role = None  # 理事包括李恒（会长）、陈榕
    if role is None and judged.right in SAYS_ROLE:
        role = role_after(text, candidate.end)
    return Person(span, candidate.name, role, judged.rule.name)


def read_persons(text: str, lexicon: Lexicon, rules: Sequence[Rule[Any]] = PERSONS) -> tuple[Person, ...]:
    """Read the persons of a text (a view: no blanks between Han characters), left to right.

    1. 党总支书记、主任金澜; 总经理龚朔一行; 组长：李恒; 员工王砚钧是… (title or calling before)
    2. 李恒同志, 龚朔总经理 (title after)   3. 主任金澜和陈榕等领导; 张三、李四、王五等同志 (lists)
    4. 李恒：…优秀个人; 授予李恒“…”称号; 李恒荣获… (honours)   5. 由李恒担任…; 张建国表示 (acts)
    6. 孙某, 吴某某, 张*   7. 买买提·艾力
    Left alone: a surname with a title only (王主任), names in works and doctrines (《…》, 雷锋精神, 李斌工作室), words.
    """
    masks, printed = read_printed(text, lexicon)
    reader = _Reader(text, lexicon, rules)
    found = dict[int, _Judged]()
    lists = reader.bare_lists(masks) if LIST_OF_NAMES in rules else ()
    labelled = reader.labelled_lists(masks) if LABELLED_LIST in rules else ()
    closed = reader.closed_lists(masks) if CLOSED_LIST in rules else ()
    for judged in (*reader.scan(masks), *lists, *labelled, *closed):
        found.setdefault(judged.candidate.start, judged)
    for judged in list(found.values()):
        for more in list(reader.following(judged, found)):
            found.setdefault(more.candidate.start, more)
    ends = {judged.candidate.end for judged in found.values()}
    for judged in list(found.values()):
        for more in list(reader.preceding(judged, ends)):
            found.setdefault(more.candidate.start, more)
            ends.add(more.candidate.end)
    ordered = sorted(found.values(), key=lambda judged: judged.candidate.start)
    befores = sorted((0, *(judged.candidate.end for judged in ordered), *(span.end for span, _ in printed)))
    persons = [_person(text, one, befores[bisect_right(befores, one.candidate.start) - 1]) for one in ordered]
    persons += [Person(span, span.of(text), role_of(text, span), rule.name) for span, rule in printed if rule in rules]
    made = [person.span for person in persons if person.rule in (APPOINTED.name, REMOVED.name)]
    persons = [one for one in persons if one.span in made or not any(one.span.overlaps(span) for span in made)]
    kept: list[Person] = []
    for person in sorted(persons, key=lambda person: (person.span.start, -person.span.end)):
        if not kept or person.span.start >= kept[-1].span.end:
            kept.append(person)
    begins = {one.span.start: one.span.end for one in kept}
    kept = [one for one in kept if not _takes_an_office(text, one, kept) and not _is_brand(text, one, begins)]
    if LATIN in rules:
        kept = sorted((*kept, *_latin_beside(text, kept, lexicon)), key=lambda person: person.span)
    return tuple(with_offices_taken(text, list(with_shared_roles(text, kept))))


def _latin_beside(text: str, persons: Sequence[Person], lexicon: Lexicon) -> Iterator[Person]:
    """Yield the names in Latin letters that stand in a list behind a name: 委员：李恒、|Tom Hanson|、陈榕.

    Left alone: lists that go on with what is no name (李恒、Blue Sky、云平台).
    """
    ends = {person.span.end for person in persons}
    begins = {person.span.start for person in persons}
    for match in LATIN_LISTED.finditer(text):
        span = Span(*match.span())
        behind = match["behind"]
        joined = not behind or span.end + 1 in begins or could_be_name(behind, lexicon)
        if joined and span.start - 1 in ends and not any(span.overlaps(person.span) for person in persons):
            ends.add(span.end)
            yield Person(span, match[0], None, LATIN.name)


def _is_brand(text: str, person: Person, begins: Mapping[int, int]) -> bool:
    """Whether what looks like a name stands before an office that somebody behind it has: 蒙澜|董事长|李恒."""
    title = titles().at(text, person.span.end)
    behind = begins.get(person.span.end + len(title))
    if behind is None or by_word("names/titles.csv").get(title) != "post" or titles().at(text, behind):
        return False
    return left_of(text, person.span.start).kind not in ("post", "calling")  # 站长李恒|主任陈榕


def _takes_an_office(text: str, person: Person, others: Sequence[Person]) -> bool:
    """Whether what looks like a name is the verb behind another one: 陈榕|任双|主任."""
    return text[person.span.start] == "任" and any(one.span.end == person.span.start for one in others)


def role_of(text: str, span: Span) -> str | None:
    """Return the title printed before or after a name that is known already."""
    left = left_of(text, span.start)
    if left.kind in ("post", "calling") and left.title_start is not None:
        return role_before(text, left.title_start, span, 0)
    return role_after(text, span.end)


def _is_behind_title(text: str, name: Span, lexicon: Lexicon) -> bool:
    """Whether a title stands right before a name and no word goes on behind it: 队长|高峰）; not 队长|高峰论坛."""
    right = right_of(text, name.end, lexicon)
    ends = right in _ENDS or (right in _ACTS and not lexicon.count(name.of(text)))
    return ends and left_of(text, name.start).kind in ("post", "calling")


def read_known(text: str, names: Iterable[str], lexicon: Lexicon, titled: Container[str] = ()) -> tuple[Person, ...]:
    """Find names again that the document has elsewhere with evidence; those of `titled` behind a title only."""
    masks = masks_of(text)
    found: list[Person] = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            free = len(name) > 2 or not (crosses(text, at, lexicon) or crosses(text, end, lexicon))
            free = free and (name not in titled or _is_behind_title(text, Span(at, end), lexicon))
            if free and not masked_by(masks, at) and right_of(text, end, lexicon) != "no":
                span = Span(at, end)
                found.append(Person(span, name, role_of(text, span), KNOWN.name))
            at = text.find(name, end)
    return tuple(with_offices_taken(text, sorted(found, key=lambda person: person.span)))


def has_tail(name: str, counts: Mapping[str, int]) -> bool:
    """Whether a name is another, no rarer name of the document with a function word behind it (金澜任)."""
    return name[-1] in _PARTICLES and 0 < counts.get(name, 0) <= counts.get(name[:-1], 0)
