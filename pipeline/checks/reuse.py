"""What became of each sentence of last year's report: kept, with another year, with other quantities, edited, dropped.

1. 全年组织警示教育4次 twice: identical   2. 2021年 → 2022年 alone: year_only   3. 4次 → 5次: figures_only
4. most of the words kept: edited   5. no such sentence before: new   6. none now: dropped
Exact texts are found by hash, texts with other digits by the hash of the text without digits, edited ones among the few
sentences that share rare groups of three characters.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz

from pipeline.checks.check import Row
from pipeline.checks.past import is_summary
from pipeline.checks.report import Report, once_a_report
from schemas.tables import Reuse
from schemas.text import without_blanks
from schemas.word_lists import words

_YEAR = re.compile(
    r"(?:19|20)\d\d(?=年|[-—~至])|(?<=[-—~至])(?:19|20)\d\d(?=年)"
    r"|(?:一九|二[〇○零])[〇○零一二三四五六七八九]{2}(?=年)|(?<![\d.,])\d\d(?=年[初底末])"
)
_LIST_NUMBER = re.compile(
    r"^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、]|\d{1,2}[.．](?!\d|$)|\d{1,2}[.．](?=20\d\d年)|[①-⑳])"
)
_DAY = re.compile("[0-9〇○零一二三四五六七八九十]+年[0-9一二三四五六七八九十]+月(?:[0-9一二三四五六七八九十]+日)?")
_TITLE_YEAR = re.compile(r"^\d{4}年度?")
_CLAUSES = re.compile("[，；：。！]")
_DIGITS = re.compile(r"\d[\d,，.]*|[〇一二两三四五六七八九十百千万亿]+")
_EDITED = 60.0  # likeness, 0 to 100, from which on a sentence is an edited one; measured on planted sentences
_KEPT = 85.0  # likeness, 0 to 100, of a clause with a part of another sentence from which on it stands there too
_TOLD = 10  # characters below which a sentence inside another one tells nothing
_RARE = 12  # rare groups of three characters that a sentence is looked up by
_COMMON = 60  # sentences that share a group beyond which it tells nothing
_CANDIDATES = 6
_SHORT = 6  # characters below which a sentence is found by its exact text alone
_LEFT = 8  # characters that are left of a formula's sentence


def _without_year(text: str) -> str:
    return _YEAR.sub("Y", text)


def _without_digits(text: str) -> str:
    return _DIGITS.sub("#", text)


def _bare(text: str) -> str:
    """Return a sentence without blanks and without its number in a list, which moves with its neighbours."""
    text = without_blanks(text)
    return _LIST_NUMBER.sub("", text) or text


def _stands_in(one: str, other: str) -> bool:
    """Whether each clause of the shorter of two sentences stands in the other one, in any order, nearly as it is."""
    short, long = sorted((one, other), key=len)
    clauses = [clause for clause in _CLAUSES.split(short) if clause]
    return len(short) > _TOLD and all(fuzz.partial_ratio(clause, long) >= _KEPT for clause in clauses)


def match_sentences(now: Sequence[str], before: Sequence[str]) -> list[tuple[int, int | None, str, float]]:
    """Return for each sentence of now the place of its match in before, what became of it, and the likeness.

    Each sentence of before is the match of one at most.
    """
    texts, older = [_bare(t) for t in now], [_bare(t) for t in before]
    found: dict[int, tuple[int, str, float]] = {}
    free = set(range(len(older)))
    steps = (("identical", lambda t: t), ("year_only", _without_year), ("figures_only", _without_digits))
    for kind, key in steps:
        places: dict[str, list[int]] = defaultdict(list)
        for at in sorted(free, reverse=True):
            if kind == "identical" or len(older[at]) >= _SHORT:
                places[key(older[at])].append(at)
        for at, text in enumerate(texts):
            if at not in found and places.get(key(text)):
                match = places[key(text)].pop()
                free.discard(match)
                found[at] = (match, kind, fuzz.ratio(text, older[match]))
    found |= _match_edited({at: t for at, t in enumerate(texts) if at not in found}, {at: older[at] for at in free})
    return [(at, *found[at]) if at in found else (at, None, "new", 0.0) for at in range(len(texts))]


@once_a_report
def kept_sentences(report: Report) -> Sequence[tuple[Row, Row, str]]:
    """Return the sentences that last year's report has too, each with that one and what became of it."""
    last = report.year_before
    now, then = report.rows("statements"), last.rows("statements") if last else ()
    matches = match_sentences([row["text"] for row in now], [row["text"] for row in then]) if last else []
    return [(now[at], then[match], kind) for at, match, kind, _ in matches if match is not None]


def _grams(text: str) -> set[str]:
    return {text[i : i + 3] for i in range(len(text) - 2)}


def _match_edited(now: Mapping[int, str], before: Mapping[int, str]) -> dict[int, tuple[int, str, float]]:
    """Return the pairs that are alike, the likest first, each sentence once."""
    index: dict[str, list[int]] = defaultdict(list)
    for at, text in before.items():
        for gram in _grams(text) if len(text) >= _SHORT else ():
            index[gram].append(at)
    scored = []
    for at, text in now.items():
        known = [gram for gram in _grams(text) if 0 < len(index.get(gram, ())) <= _COMMON]
        rare = sorted(known, key=lambda gram: (len(index[gram]), gram))[:_RARE]
        near = Counter(match for gram in rare for match in index[gram])
        for match, _ in near.most_common(_CANDIDATES):
            likeness = fuzz.ratio(text, before[match])
            if likeness >= _EDITED or _stands_in(text, before[match]):
                scored.append((likeness, at, match))
    found: dict[int, tuple[int, str, float]] = {}
    taken: set[int] = set()
    for likeness, at, match in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if at not in found and match not in taken:
            found[at] = (match, "edited", likeness)
            taken.add(match)
    return found


@cache
def _formulas() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words("checks/formulas.txt")), key=len, reverse=True)))


def is_formula(text: str) -> bool:
    """Whether a sentence is little more than set phrases of policy papers."""
    left, count = _formulas().subn("", without_blanks(text))
    return bool(count) and len(re.sub(r"\W", "", left)) < _LEFT


def _sentences(report: Report) -> list[Row]:
    """Return the statements of a report without its title, the unit's name and the day below it, which say nothing."""
    title, unit = (without_blanks(str(report.document.get(one) or "")) for one in ("title", "org"))
    rows = []
    for row in report.rows("statements"):
        said = without_blanks(row["text"])
        rest = _TITLE_YEAR.sub("", said.replace(unit, "") if unit else said)
        if rest and rest not in title and not _DAY.fullmatch(said):
            rows.append(row)
    return rows


def list_reuse(report: Report) -> list[Reuse]:
    """Return what became of the sentences of the report before; nothing where there is none.

    A summary leaves out what the full report may say: after one no sentence is new, before one none is dropped.
    """
    if not report.earlier:
        return []
    previous = report.earlier[-1]
    now, before = _sentences(report), _sentences(previous)
    matches = match_sentences([row["text"] for row in now], [row["text"] for row in before])
    taken = {match for _, match, _, _ in matches}
    rows = [_row(report, previous, (now[at], None if match is None else before[match]), (kind, likeness))
            for at, match, kind, likeness in matches]  # fmt: skip
    short, was_short = is_summary(report.document), is_summary(previous.document)
    if was_short and not short:
        rows = [row for row in rows if row.kind != "new"]
    if short and not was_short:
        return rows
    gone = (row for at, row in enumerate(before) if at not in taken)
    return [*rows, *(_row(report, previous, (None, row), ("dropped", 0.0)) for row in gone)]


def _row(report: Report, previous: Report, sides: tuple[Row | None, Row | None], found: tuple[str, float]) -> Reuse:
    now, before = sides
    kind, likeness = found
    new, old = now or {}, before or {}
    return Reuse(
        org_id=report.document.get("org_id"),
        doc_id=report.doc_id,
        previous_doc_id=previous.doc_id,
        kind=kind,
        similarity=round(likeness, 1) if now and before else None,
        formula=is_formula(str((now or old)["text"])),
        statement_id=new.get("statement_id"),
        page=new.get("page"),
        start_char=new.get("start_char"),
        end_char=new.get("end_char"),
        text=new.get("text"),
        previous_statement_id=old.get("statement_id"),
        previous_page=old.get("page"),
        previous_start_char=old.get("start_char"),
        previous_end_char=old.get("end_char"),
        previous_text=old.get("text"),
    )


def share_unchanged(rows: Iterable[Reuse]) -> float | None:
    """Return how many percent of the sentences are unchanged but for years, formulas left out; None without any."""
    own = [row for row in rows if row.statement_id and not row.formula]
    same = [row for row in own if row.kind in ("identical", "year_only")]
    return round(100 * len(same) / len(own), 1) if own else None
