"""Reading persons: candidates are accepted where name and context together say enough."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractors.names.persons.name_candidates import Candidate, Lexicon, Likeness, candidates_at, crosses
from extractors.names.persons.name_context import Left, left_of, right_of
from extractors.names.persons.printed_among import masked_by, read_printed
from extractors.names.persons.roles import role_after, role_before
from extractors.names.surnames import is_sure_compound, surname_at, surnames
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from schemas.text import Span

_FIRST = re.compile(f"[{''.join(sorted({name[0] for name in surnames()}))}]")
# Between the names of a list, perhaps behind what one of them is: 李恒（召集人）、陈榕.
_SEPARATOR = re.compile(rf"(?:{OPEN}[^{BRACKETS}]{{1,8}}{CLOSE})?(?:、|，|以及|和|与|及)")
# A character that is a function word as often as part of a given name: it decides between 金澜 and 金澜任.
_PARTICLES = frozenset("任在和与及等的是为对向到从就将还也都又已于以说带率来去赴做作由经同则把给被有因代")
_NEVER_GIVEN = frozenset("等的说在是也都被把还又")
_STRONG = frozenset({"address", "profession", "post", "award", "honour", "sex", "bracket"})
_CLOSED = frozenset({"edge", "mark", "apposition", "list", "end", "etc", "field", "quote"})
_DEEDS = frozenset({"act", "verb", "word", "particle"})
_TITLED = {
    # What must stand right of a name, given what stands left of it and how much it looks like one.
    ("post", Likeness.GOOD): _STRONG | _CLOSED | _DEEDS | {"calling"},
    ("post", Likeness.FAIR): _STRONG | _CLOSED | _DEEDS | {"calling"},
    ("post", Likeness.MIXED): _STRONG | _CLOSED | {"act", "word", "particle"},
    ("post", Likeness.WORD): frozenset({"address", "post", "award", "honour", "sex", "edge", "field"}),
    ("calling", Likeness.GOOD): _STRONG | _CLOSED | _DEEDS,
    ("calling", Likeness.FAIR): _STRONG | _CLOSED | {"act", "word"},
    ("calling", Likeness.MIXED): frozenset({"address", "award", "honour", "sex", "act"}),
    ("calling", Likeness.WORD): frozenset({"address", "sex"}),
    ("label", Likeness.GOOD): _STRONG | _CLOSED | {"act"},
    ("label", Likeness.FAIR): _STRONG | _CLOSED | {"act"},
    ("lead", Likeness.GOOD): _STRONG | {"act", "end", "quote"},
    ("lead", Likeness.FAIR): frozenset({"address", "profession", "post", "award"}),
    ("lead", Likeness.MIXED): frozenset({"address", "award"}),
    ("lead", Likeness.WORD): frozenset({"address"}),
    ("mark", Likeness.GOOD): _STRONG | {"act", "end", "apposition"},
    ("mark", Likeness.FAIR): _STRONG | {"act", "end"},
    ("mark", Likeness.MIXED): frozenset({"address", "award", "honour", "sex"}),
    ("mark", Likeness.WORD): frozenset({"address", "sex"}),
    ("honoured", Likeness.GOOD): _STRONG | _CLOSED | _DEEDS,
    ("honoured", Likeness.FAIR): _STRONG | _CLOSED | {"act", "word"},
    ("org", Likeness.GOOD): _STRONG | {"act"},
    ("org", Likeness.FAIR): frozenset({"address", "profession", "post", "award"}),
    ("suffix", Likeness.GOOD): _STRONG | _CLOSED | {"act", "word"},
    ("compound", Likeness.GOOD): _STRONG | _CLOSED | _DEEDS,
    ("none", Likeness.GOOD): frozenset({"address", "profession", "post"}),
    ("list", Likeness.GOOD): _STRONG | _CLOSED | _DEEDS | {"calling"},
    ("list", Likeness.FAIR): _STRONG | _CLOSED | {"act", "word"},
}


@dataclass(frozen=True, slots=True)
class Person:
    """A mention of a person: the name's place, the name, the title printed with it, the rule that found it."""

    span: Span
    name: str
    role: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Judged:
    """A candidate with its contexts."""

    candidate: Candidate
    left: Left
    right: str

    @property
    def accepted(self) -> bool:
        """Whether name and contexts together say that it is a person."""
        if self.right in _TITLED.get((self.left.kind, self.candidate.likeness), ()):
            return True
        # Three sure characters behind a title need less: 柜员林晓燕拾金不昧, 志愿者陈阿妹为老人….
        # 我院胡月华护士: a calling after it does for three sure characters.
        if len(self.candidate.name) < 3:
            return False
        if self.right == "etc":
            return (self.left.kind, self.candidate.likeness) == ("org", Likeness.GOOD)
        if self.left.kind in ("post", "calling", "label", "suffix", "honoured"):
            at_least = {"open": Likeness.GOOD, "particle": Likeness.FAIR}.get(self.right)
            return at_least is not None and self.candidate.likeness >= at_least
        return self.left.kind in ("mark", "org", "lead") and (self.right, self.candidate.likeness) == (
            "calling",
            Likeness.GOOD,
        )


def _choose(judged: list[_Judged], text: str) -> _Judged | None:
    """Choose between the shorter and the longer reading of a name: 金澜|任组长 or 金澜任|组长."""
    if len(judged) < 2:
        return judged[0] if judged else None
    short, long = judged
    third = text[short.candidate.end]
    if third in _NEVER_GIVEN:
        return short
    if short.right in ("particle", "word", "verb", "act", "award", "end", "etc") and (
        third in _PARTICLES or short.right != "verb"
    ):
        # 李建和、: a conjunction needs something to join, so the longer name is meant.
        ends = long.right in ("mark", "edge", "list", "address", "sex", "honour", "bracket")
        return long if ends and short.right == "particle" else short
    return long


def _may_be(left: Left, candidate: Candidate) -> bool:
    """Whether some right context could make a person of a candidate (a cheap question asked before the dear ones)."""
    sure = len(candidate.name) > 2 and candidate.likeness >= Likeness.FAIR
    return (left.kind, candidate.likeness) in _TITLED or (sure and left.kind != "none")


def _judge(text: str, start: int, left: Left, lexicon: Lexicon) -> _Judged | None:
    """Judge the candidates that begin at a place and choose one, or none."""
    if left.kind == "none" and is_sure_compound(surname_at(text, start)):
        left = Left("compound")
    judged = [
        _Judged(candidate, left, right_of(text, candidate.end, lexicon))
        for candidate in candidates_at(text, start, lexicon)
        if _may_be(left, candidate)
    ]
    chosen = _choose([one for one in judged if one.accepted], text)
    if chosen and left.kind in ("none", "suffix", "compound") and crosses(text, start, lexicon):
        return None
    return chosen


def _scan(text: str, masks: list[Span], lexicon: Lexicon) -> Iterator[_Judged]:
    """Yield the accepted candidates of a text, left to right, none over another."""
    at = 0
    while match := _FIRST.search(text, at):
        at = match.start() + 1
        if masked_by(masks, match.start()):
            continue
        judged = _judge(text, match.start(), left_of(text, match.start()), lexicon)
        if judged:
            yield judged
            at = judged.candidate.end


def _following(text: str, first: _Judged, known: Container[int], lexicon: Lexicon) -> Iterator[_Judged]:
    """Yield the names after an accepted one in a list up to a known one: 主任金澜|和陈榕|、李恒|等."""
    at = first.candidate.end
    while (separator := _SEPARATOR.match(text, at)) and separator.end() not in known:
        judged = _judge(text, separator.end(), Left("list"), lexicon)
        if judged is None:
            return
        yield judged
        at = judged.candidate.end


def _preceding(text: str, first: _Judged, ends: Container[int], lexicon: Lexicon) -> Iterator[_Judged]:
    """Yield the names before an accepted one in a list: 张三、|李四、|王五同志; `ends` are the ends of known ones."""
    end = first.candidate.start
    while end and (text[end - 1] == "、" or (text[end - 1] in "和与及" and end > 1)):
        end -= 1
        if end in ends:
            return
        found = None
        for length in (4, 3, 2):
            start = end - length
            if start < 0:
                continue
            for candidate in candidates_at(text, start, lexicon):
                open_left = left_of(text, start).kind != "none"
                if candidate.end == end and candidate.likeness >= (Likeness.MIXED if open_left else Likeness.GOOD):
                    found = _Judged(candidate, Left("list"), "list")
            if found:
                break
        if found is None:
            return
        yield found
        end = found.candidate.start


def _bare_lists(text: str, masks: list[Span], lexicon: Lexicon) -> Iterator[_Judged]:
    """Yield the names of a list of three or more that has nothing but names: 张三、李四、王五."""
    for run in re.finditer(r"(?:[一-鿿]{2,4}、){2,}[一-鿿]{2,4}", text):
        if masked_by(masks, run.start()):
            continue
        names: list[_Judged] = []
        at = run.start()
        for item in run[0].split("、"):
            full = [c for c in candidates_at(text, at, lexicon) if c.name == item[: len(c.name)]]
            last = at + len(item) == run.end()
            fits = [
                c
                for c in full
                if c.name == item or (last and right_of(text, c.end, lexicon) in ("end", "etc", "address"))
            ]
            if not fits:
                break
            names.append(_Judged(fits[-1], Left("list"), "list"))
            at += len(item) + 1
        likely = [one for one in names if one.candidate.likeness == Likeness.GOOD]
        if len(names) == run[0].count("、") + 1 and len(likely) >= 2 and len(likely) * 3 >= len(names) * 2:
            yield from (one for one in names if one.candidate.likeness >= Likeness.FAIR)


def _person(text: str, judged: _Judged, after: int) -> Person:
    """Make the mention; a role begins after the name before it."""
    candidate, left = judged.candidate, judged.left
    role = role_before(text, (left.title_start, candidate.start), after) if left.title_start is not None else None
    if role is None and judged.right in ("post", "calling", "profession"):
        role = role_after(text, candidate.end)
    rule = f"{left.kind} + {judged.right}"
    return Person(Span(candidate.start, candidate.end), candidate.name, role, rule)


def read_persons(text: str, lexicon: Lexicon) -> tuple[Person, ...]:
    """Read the persons of a text (a view: no blanks between Han characters), left to right.

    1. 党总支书记、主任金澜; 总经理龚朔一行; 组长：李恒; 员工王砚钧是… (title or calling before)
    2. 李恒同志, 龚朔总经理 (title after)   3. 主任金澜和陈榕等领导; 张三、李四、王五等同志 (lists)
    4. 李恒：…优秀个人; 授予李恒“…”称号; 李恒荣获… (honours)   5. 由李恒担任…; 张建国表示 (deeds)
    6. 孙某, 吴某某, 张*   7. 买买提·艾力
    Left alone: a surname with a title only (王主任), names in works and doctrines (《…》, 雷锋精神, 李斌工作室), words.
    """
    masks, printed = read_printed(text, lexicon)
    found: dict[int, _Judged] = {}
    for judged in (*_scan(text, masks, lexicon), *_bare_lists(text, masks, lexicon)):
        found.setdefault(judged.candidate.start, judged)
    for judged in list(found.values()):
        for more in list(_following(text, judged, found, lexicon)):
            found.setdefault(more.candidate.start, more)
    ends = {judged.candidate.end for judged in found.values()}
    for judged in list(found.values()):
        for more in list(_preceding(text, judged, ends, lexicon)):
            found.setdefault(more.candidate.start, more)
            ends.add(more.candidate.end)
    ordered = sorted(found.values(), key=lambda judged: judged.candidate.start)
    befores = [0, *(judged.candidate.end for judged in ordered)]
    persons = [_person(text, judged, before) for judged, before in zip(ordered, befores, strict=False)]
    persons += [Person(span, span.of(text), role_of(text, span), rule) for span, rule in printed]
    kept: list[Person] = []
    for person in sorted(persons, key=lambda person: (person.span.start, -person.span.end)):
        if not kept or person.span.start >= kept[-1].span.end:
            kept.append(person)
    return tuple(kept)


def role_of(text: str, span: Span) -> str | None:
    """Return the title printed before or after a name that is known already."""
    left = left_of(text, span.start)
    if left.kind in ("post", "calling") and left.title_start is not None:
        return role_before(text, (left.title_start, span.start), 0)
    return role_after(text, span.end)


def read_known(text: str, names: Iterable[str], lexicon: Lexicon) -> tuple[Person, ...]:
    """Find names again that the document has elsewhere with evidence."""
    masks, _ = read_printed(text, lexicon)
    found: list[Person] = []
    for name in names:
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            free = len(name) > 2 or not (crosses(text, at, lexicon) or crosses(text, end, lexicon))
            if free and not masked_by(masks, at) and right_of(text, end, lexicon) != "no":
                span = Span(at, end)
                found.append(Person(span, name, role_of(text, span), "named elsewhere in the document"))
            at = text.find(name, end)
    return tuple(found)


def has_tail(name: str, counts: Mapping[str, int]) -> bool:
    """Whether a name is another, no rarer name of the document with a function word behind it (金澜任)."""
    return name[-1] in _PARTICLES and 0 < counts.get(name, 0) <= counts.get(name[:-1], 0)
