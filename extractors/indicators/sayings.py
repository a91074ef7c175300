"""Indicators that a sentence states without a quantity: that something did not occur, or a grade."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from extractors.indicators.matching import Figure, Match, Matcher
from extractors.indicators.scope import Material, Place, basis_of, length_of, scope_of
from extractors.indicators.zero_statements import NOT_SAID, read_nothing, ticked
from extractors.metrics.spellings import bare, same_words, sorts_of
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, CLOSE, CLOSING_BRACKETS, IN_MEMBER, OPEN
from extractors.text.parents_notes import PARENT
from extractors.text.view import full_width
from extractors.text.word_patterns import any_word
from schemas.evidence import Evidence
from schemas.indicators import Dictionary, Indicator
from schemas.phrase import Parts
from schemas.tables import IndicatorValue, StatementRow
from schemas.text import squeeze

_NONE = re.compile(
    rf"""
    (?<![从并毫决绝])                             # 从未, 毫无: said of habits
    (?: 未(?:曾)?(?:发生|出现|受到|收到|产生|存在|有|被|因|接到|发现)
      | (?:从|均)未(?:发生|出现|受到)
      | 没有(?:发生|出现|受到|收到|产生|因)?(?!获得|取得)
      | 不存在 | 无(?!偿|线|障碍|人机|论|纸|烟|形|锡)
      | 零(?=[^零]{{0,8}}(?:事故|投诉|违规|违纪|伤亡|处罚|争议|案件|发生)(?!的?(?:目标|要求|承诺)))
      | (?:均|仍|全部|继续|保持|降)*[为至到](?:零|0(?![0-9.%％])) (?={CLAUSE_END}|$) )
    """,
    re.VERBOSE,
)
_MAY_DENY = re.compile(r"[未没无零]|不存在|[为至到]0(?![0-9.%％])")  # cheap: most sentences deny nothing
# 对无责任事故的驾驶员予以奖励: says which driver
# argued: the same words that say that nothing happened may say which person or thing is meant
_TELLS_WHICH = re.compile(
    r"(?:事故|投诉|违规|违纪|事件|案件|处罚)的(?!情|现象|行为|事|问题|发生|局面|良好|目标|成绩|记录|报告)[一-鿿]"
)
# 一般及以上生产安全事故: of all degrees
_ALL_DEGREES = re.compile(rf"{any_word('matching/denied.csv', 'lowest')}{OPEN}?[及含]?{CLOSE}?以上(?:的|等级的?)?")
_NARROWER = re.compile(r"重大|较大|特大|特别|群死群伤|亡人|致命|恶性|以上")
# argued: 院内感染零发生 is a usual way to say so in hospitals and plants
_ZERO_OF = re.compile(r"零(?:发生|报告)")
# argued: 道路交通零事故, a usual way to say so, speaks of 道路交通事故
_ZERO = re.compile(r"零(?!发生|报告)")
_IS_ZERO = re.compile(r"(?:均|仍|全部|继续|保持|降)*[为至到](?:零|0)")
_BEFORE_ZERO = 12
_CLAUSES = re.compile(rf"{IN_MEMBER}+")
_PARTS = re.compile(r"[^，,]+")
_REACH = 26  # signs between the denial and the word that it denies
_GRADE_REACH = 14
# A note of budgets that speaks of the table above it.
_OF_TABLE = re.compile(r"(?:本|此|该)表(?:为空|[无没]有?(?:数据|内容))")
_OF_MISHAPS = "起"  # the unit in which mishaps are counted
_MARKS_BEFORE = "【“"
_UNDER_TABLE = 200  # code points between the last quantity of a table and the note on it


class Saying(NamedTuple):
    """A zero statement or a grade: the indicator, the words that say it, the grade (None: nothing occurred)."""

    indicator: Indicator
    text: str
    grade: str | None


def _denied(clause: str) -> Iterator[str]:
    """Yield the parts of a clause that deny something, from the denial on."""
    for part in _PARTS.findall(clause):
        match = _NONE.search(part)
        if match and not NOT_SAID.search(part[: match.start()]) and not _TELLS_WHICH.search(part, match.start()):
            yield part


def may_deny(statement: str) -> bool:
    """Whether a sentence has a word that may say that something did not occur."""
    return _MAY_DENY.search(squeeze(statement)) is not None


def read_zeros(statement: str, dictionary: Dictionary) -> Iterator[Saying]:
    """Yield what a sentence says did not occur.

    1. 未发生劳动争议事件   2. 没有出现设备、消防等安全事故   3. 三年内未受到环保部门行政处罚
    4. 不存在使用童工   5. 实现道路交通零事故   6. 院内感染零发生   7. 安全事故为零
    8. 未发生重大安全事故: the entry of that degree, no other
    Left alone: aims (力争不发生, 确保零事故, 要实现零事故, 零事故目标), conditions (如未发生), 无偿.
    """
    members = _CLAUSES.findall(squeeze(statement))
    for clause in (clause for member in members for clause in ticked(member)):
        for part in _denied(clause):
            match = _NONE.search(part)
            assert match is not None  # _denied gives no other
            said = part[match.start() : match.end() + _REACH]
            before = part[max(0, match.start() - _BEFORE_ZERO) : match.start()]
            if _ZERO_OF.match(said) or _IS_ZERO.match(said):
                said = before + said
            elif _ZERO.match(said):
                said = before + said[1:]
            said = _ALL_DEGREES.sub("", said)
            degrees = set(_NARROWER.findall(said))
            for indicator in dictionary.zeros(said):
                if degrees.issubset(_NARROWER.findall(indicator.name)) and not indicator.is_barred(part):
                    yield Saying(indicator, part, None)


def _grade_pattern(indicator: Indicator) -> re.Pattern[str]:
    grades = "|".join(re.escape(grade) for grade in sorted(indicator.grades, key=len, reverse=True))
    return re.compile(
        rf"(?<![A-Za-z])(?P<grade>{grades})(?![A-Za-z])(?:[级类等]|(?=[{CLAUSE_ENDS}{CLOSING_BRACKETS}、”]|$))"
    )


def read_grades(statement: str, dictionary: Dictionary) -> Iterator[Saying]:
    """Yield the grades that a sentence states.

    1. 纳税信用等级评定达到A类   2. 获评纳税信用A级   3. A级纳税人
    Left alone: aims (争创, 力争达到), grades of something else in the same sentence.
    """
    said = squeeze(statement)
    graded = [one for one in dictionary.graded if any(phrase in said for phrase in one[1])]
    for clause in _CLAUSES.findall(said) if graded else ():
        named = [(one, phrases) for one, phrases in graded if any(phrase in clause for phrase in phrases)]
        if not named or NOT_SAID.search(clause) or "争创" in clause:
            continue
        for indicator, phrases in named:
            if not indicator.is_barred(clause):
                yield from islice(filter(None, (_graded(clause, phrase, indicator) for phrase in phrases)), 1)


def _graded(clause: str, alias: str, indicator: Indicator) -> Saying | None:
    at = clause.find(alias)
    if at < 0:
        return None
    pattern = _grade_pattern(indicator)
    own = pattern.search(alias)
    end = at + len(alias)
    after = pattern.search(clause[: end + _GRADE_REACH], end)
    before = pattern.search(clause[max(0, at - 4) : at])
    found = own or after or (before if before and before.end() == min(4, at) else None)
    return Saying(indicator, clause, found["grade"]) if found else None


class _Entry(NamedTuple):
    """What an indicator is called, its unit and topic: an entry of the dictionary, or an open key."""

    code: str
    name: str
    unit: str | None
    topic: str | None


@dataclass(frozen=True)
class SayingReader:
    """Makes indicator rows of what the statements of a report say without a quantity."""

    material: Material
    matcher: Matcher

    @cached_property
    def _subjects(self) -> dict[str | None, str | None]:
        """Whose the first quantity of each sentence is."""
        prose = (q for q in reversed(self.material.quantities) if q.source == "text")
        return {q.evidence.statement_id: q.phrase.subject for q in prose}

    def _usual(self, statement: StatementRow) -> dict[str, Any]:
        """Return the period that a statement reports on: the year of its column, else the report's period."""
        year, period = self.material.year, self.material.period
        if statement.column_year not in (None, year):
            year, period = statement.column_year, None
        start, end = period or ((date(year, 1, 1), date(year, 12, 31)) if year else (None, None))
        length, data_year = length_of(start, end, None)
        return {"period_start": start, "period_end": end, "period_class": length, "data_year": data_year}

    def read(self, statement: StatementRow) -> Iterator[IndicatorValue]:
        """Yield what a sentence says without a quantity: zero statements and grades."""
        place = self.material.place(statement.section_id)
        if basis_of(None, place.path) != "actual":
            return
        text = full_width(statement.text)
        if may_deny(text) and not self._is_of_full_table(statement, text):
            known = [self._said(statement, saying, place) for saying in read_zeros(text, self.matcher.dictionary)]
            yield from known
            yield from self._nothing(statement, text, place, {row.surface for row in known})
        for saying in read_grades(text, self.matcher.dictionary):
            yield self._said(statement, saying, place)

    def _is_of_full_table(self, statement: StatementRow, text: str) -> bool:
        """Whether a note calls the table above it empty in which quantities stand: a slip of the report, no 0.

        That table is in the note's section: an empty one leaves no cells, and the one before it has another heading.
        """
        return bool(_OF_TABLE.search(text)) and any(
            q.source == "table" and q.value and q.evidence.section_id == statement.section_id
            and 0 <= statement.start_char - q.evidence.end_char <= _UNDER_TABLE
            for q in self.material.quantities
        )  # fmt: skip

    def _opener(self, statement: StatementRow) -> str | None:
        """Return who opens a sentence and has its quantities, so that it also has what it denies."""
        whose = self._subjects.get(statement.statement_id)
        return whose if whose and squeeze(statement.text).lstrip(_MARKS_BEFORE).startswith(whose) else None

    def _nothing(self, statement: StatementRow, text: str, place: Place, told: Set[str]) -> Iterator[IndicatorValue]:
        """Yield a row under an open key for each thing that did not happen; `told` are clauses that an entry covers."""
        for nothing in read_nothing(text, statement.column_year or self.material.year, self.material.tag):
            known = nothing.text in told and (
                nothing.alone or any(self.matcher.dictionary.zeros(f"未发生{nothing.thing}"))
            )
            figure = Figure(metric=nothing.thing, subject=None, unit=None, value=None, clause="", around="")
            if match := None if known else self._named(nothing.thing, nothing.text) or self.matcher.open(figure):
                entry = _Entry(match.code, match.name, match.unit, match.topic)
                row = self._row_without_quantity(statement, entry, nothing.text, grade=None, place=place)
                parts = Parts(head=same_words(nothing.thing), sorts=sorts_of(bare(nothing.thing)) or None)
                yield replace(row, surface=nothing.thing, parts=parts, confidence=match.confidence)

    def _named(self, thing: str, clause: str) -> Match | None:
        """Return the entry of mishaps that is called just so: 安全无事故; 零事故 beside 安全生产."""
        figure = Figure(metric=thing, subject=None, unit=_OF_MISHAPS, value=None, clause=clause, around=clause)
        match = self.matcher.known(figure)
        entry = self.matcher.dictionary.by_code[match.code] if match else None
        return match if entry and (thing in entry.zero or thing in entry.weak) else None

    def _said(self, statement: StatementRow, saying: Saying, place: Place) -> IndicatorValue:
        indicator = saying.indicator
        unit = self.matcher.dictionary.unit_of(indicator) or None
        entry = _Entry(indicator.code, indicator.name, unit, indicator.topic)
        return self._row_without_quantity(statement, entry, saying.text, grade=saying.grade, place=place)

    def _row_without_quantity(
        self, statement: StatementRow, entry: _Entry, said: str, *, grade: str | None, place: Place
    ) -> IndicatorValue:
        """Return the row of what a sentence says without a quantity; without a grade it says that nothing occurred."""
        nothing = grade is None
        whose = PARENT if place.of_parent else self._opener(statement)
        scope = scope_of(whose, self.material.own_names)
        period = self._usual(statement)
        if named := re.search(r"创建期(?:内|间)?", said):
            period = {"period_start": None, "period_end": None, "period_class": "named", "data_year": None}
            period["period_text"] = named[0]
        return IndicatorValue(
            evidence=_evidence(statement),
            indicator=entry.code,
            name=entry.name,
            surface=said,
            value=0.0 if nothing else None,
            value_text="0" if nothing else grade,
            unit=entry.unit,
            value_as_printed=said,
            unit_as_printed=None,
            stated_unit=None,
            qualifier="exact",
            scope=scope.name,
            scope_name=scope.part,
            basis="actual",
            status="none_occurred" if nothing else "stated",
            source="text",
            quantity_id=None,
            topic=entry.topic or place.topic,
            dictionary_version=self.matcher.dictionary.version,
            confidence=0.9,
            rule="zero statement" if nothing else "grade",
            **period,
        )


def _evidence(statement: StatementRow) -> Evidence:
    return Evidence(
        doc_id=statement.doc_id,
        row_id=statement.statement_id,
        page=statement.page,
        end_page=statement.page,
        start_char=statement.start_char,
        end_char=statement.end_char,
        text=statement.text,
        bbox=None,
        section_id=statement.section_id,
        statement_id=statement.statement_id,
    )
