"""Identity: which organisation reports, on which year, in what kind of report, signed by whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from statistics import median

from extractors.dates import read_dates
from extractors.identity import report_statements, report_titles, reporter_names
from extractors.identity.rules import (
    GUIDE,
    ORG_AT_THE_END,
    ORG_BEHIND_WORD,
    ORG_OF_CODE,
    ORG_ON_COVER,
    ORG_OVER_TWO_LINES,
    ORG_SHORTENED,
    PERIOD,
    RULES,
    SHORT_BEHIND_WORD,
    SIGNATURE,
    TYPE,
    YEAR,
    Told,
)
from extractors.identity.words import any_word
from extractors.indicators import says_whose
from extractors.names import DEFINED, Alias, all_surnames, defined_names, read_aliases
from extractors.rule import Rule
from extractors.text.characters import CLOSE, MEMBER_END, OPEN
from extractors.text.view import full_width
from schemas.document import Document, Doubt, Identity
from schemas.text import squeeze, without_blanks

_OPENING = re.compile(any_word("opening"))
_ORGAN = re.compile("(?:委员会|办公室|小组|工作组|党支部|工会)$")
_EDGE = 0.125  # of the page's height, as for running heads
_SMALLER = 0.85  # of the text's size
_HEAD_BLOCKS = 12
_OPENING_PAGES = 6


def _front(document: Document) -> list[str]:
    """Return the lines of the cover; without one, the first page's lines up to its first sentence."""
    cover = [b.span.of(document.text) for b in document.blocks if b.kind == "cover"]
    if cover:
        return cover
    lines = []
    for block in document.blocks[:_HEAD_BLOCKS]:
        text = block.span.of(document.text)
        if block.kind == "body" and (re.search(rf"{MEMBER_END}", text) or block.lines > 2):
            break
        if block.kind == "body":
            lines.append(text)
    return lines


def _running(document: Document) -> list[str]:
    """Return the running heads and feet; of a report too short to have them, the small print at the edges of a page."""
    found = {text for page in document.pages for text in (page.running_head, page.running_foot) if text}
    return sorted(found) or _small_print(document)


def _small_print(document: Document) -> list[str]:
    """Return the small lines at the upper and lower edge of the first page, where one of them is the report's title."""
    page = document.pages[0] if document.pages else None
    body = [block.size for block in document.blocks if block.kind == "body" for _ in range(len(block.span))]
    if page is None or not body:
        return []
    usual = median(body)
    edges = page.height * _EDGE, page.height * (1 - _EDGE)
    lines = [
        re.sub(r"^[0-9]{1,3}\s+", "", line.text)  # the page's number
        for line in page.lines
        if line.role in ("body", "note") and line.size <= _SMALLER * usual and not edges[0] < line.top < edges[1]
    ]
    pieces = [piece for line in lines for piece in (line, *re.split(r"\s{1,4}|[|｜]", line)) if piece]
    return pieces if any(report_titles.read_type(p) and report_titles.read_year(p) for p in lines) else []


def _aliases(document: Document) -> list[Alias]:
    return [alias for p in document.passages for alias in read_aliases(full_width(p.span.of(document.text)))]


def _defined(document: Document) -> list[Alias]:
    """Return the short forms that tables of the document define: 简称 | 全称."""
    found = defined_names(document)
    return [Alias(one.full, one.short, "short", one.short_span, DEFINED.name) for one in found]


def _titled_year(document: Document, front: Sequence[str]) -> int | None:
    """Return the year that cover and title, or the running heads, name."""
    typed = report_titles.typed_lines(front)
    dated = [line for line in front if re.fullmatch(rf"{OPEN}?.{{2,6}}年度?{CLOSE}?", squeeze(line))]
    # A year by itself may be the first of a timeline, small print at the edge of a page a caption: titles come first.
    running = _running(document)
    titles = [line for line in running if report_titles.read_type(line)]
    lines = (*typed, *titles, *dated, *_bare_years(front, typed), *running)
    return next((year for line in lines if (year := report_titles.read_year(line))), None)


def _bare_years(front: Sequence[str], typed: Sequence[str]) -> Iterator[str]:
    """Yield the lines that are a year alone right under or over the title: 社会责任报告 / 2 0 2 1."""
    for pair in pairwise(front):
        for line, beside in (pair, pair[::-1]):
            year = without_blanks(line)
            if beside in typed and report_titles.is_bare_year(year):
                yield year


def _year(
    document: Document, titled: int | None, stated: Sequence[tuple[date, date]]
) -> tuple[int | None, Doubt | None]:
    """Return the report year and, where it is unsure, why.

    The titled year comes first, then the stated period, a file name that is a title (2022年…报告.pdf), the years of the
    text; any other file name comes last.
    """
    if titled:
        if stated and stated[0][1].year != titled:
            values = (("year", str(titled)), ("end", str(stated[0][1].year)))
            return titled, Doubt("unsure", "year_or_period", values)
        return titled, None
    if stated:
        return stated[0][1].year, None
    from_name = report_titles.read_year(document.source.file_name)
    year, clear = report_statements.most_named_year(document.text)
    if clear and not (from_name and report_titles.read_type(document.source.file_name)):
        return year, Doubt("unsure", "year_of_text", (("year", str(year)),))
    if from_name:
        return from_name, Doubt("unsure", "year_of_file_name")
    return None, Doubt("no_report_year")


def _organisation(
    document: Document, front: Sequence[str], aliases: Sequence[Alias], rules: Sequence[Rule[Told]]
) -> tuple[str | None, Doubt | None]:
    """Return the organisation and, where it is unsure, why."""
    lines = [line for line in front if (ORG_BEHIND_WORD if reporter_names.is_labelled(line) else ORG_ON_COVER) in rules]
    found = [
        *reporter_names.from_lines(lines, "front", 3.0),
        *(reporter_names.over_lines(front, document.text) if ORG_OVER_TWO_LINES in rules else ()),
        *reporter_names.from_lines(_running(document), "running head", 3.0),
        *(
            reporter_names.Candidate(alias.full, "alias", 2.0 + min(2.0, 0.1 * document.text.count(alias.short)))
            for alias in aliases[:6]
            if ORG_SHORTENED in rules and alias.kind == "short" and reporter_names.looks_like_org(alias.full)
        ),
    ]
    if not found:
        found = list(reporter_names.from_titles(_running(document)))
    if not found and ORG_AT_THE_END in rules:
        found = list(reporter_names.at_the_end([b.span.of(document.text) for b in document.blocks if b.kind == "body"]))
    listed = reporter_names.with_code([*front, *_running(document)]) if ORG_OF_CODE in rules else None
    if listed and not any(reporter_names.is_name_of(one.name, listed) for one in found):
        return listed, None  # others write about it
    best, near = reporter_names.best(found, document.text)
    if best is None:
        from_name = reporter_names.name_in_line(re.sub(r"\.[A-Za-z]+$", "", document.source.file_name))
        return from_name, Doubt("unsure", "org_of_file_name" if from_name else "no_org")
    if near:
        return best, Doubt("unsure", "other_orgs", (("names", ", ".join(near)),))
    return best, None


def _short(org: str | None, aliases: Sequence[Alias], front: Sequence[str], rules: Sequence[Rule[Told]]) -> str | None:
    """Return the short form that the report introduces for the organisation, None where it is only 本公司 or 我们.

    1. 公司简称：某某生物, on the cover   2. 某某市某某中心（以下简称某某中心）
    """
    lines = front if SHORT_BEHIND_WORD in rules else ()
    labelled = [name for line in lines if (name := reporter_names.short_in_line(line))]
    mine = [a.short for a in aliases if a.kind == "short" and org and (a.full == org or org.endswith(a.full))]
    # a line of the cover may have lost a last character that the text has
    whole = (name for name in labelled if not any(short[:-1] == name for short in mine))
    return next((short for short in (*whole, *mine) if not says_whose(short) and short[0] != "我"), None)


def _further(org: str | None, aliases: Sequence[Alias], kind: str) -> tuple[str, ...]:
    """Return the further or former names of the organisation; not those of organs in it (公司的战略委员会更名为…)."""
    named = dict.fromkeys(alias.short for alias in aliases if alias.kind == kind)
    own = _ORGAN.search(org or "")
    return tuple(name for name in named if own or not _ORGAN.search(name))


def _title(front: Sequence[str], org: str | None, text: str) -> tuple[str | None, str | None]:
    """Return (report type, title) from the front; the title is what is left of its line without unit and year.

    A title over two lines is whole where the text says it so: 职业教育 | 质量年度报告, 《…职业教育质量年度报告》.
    """
    names = (org,) if org else ()
    for line in report_titles.typed_lines(front):
        typed = report_titles.read_type(line)
        if typed:
            title = report_titles.title_of(line, names)
            over = squeeze(front[front.index(line) - 1]) if line in front[1:] else ""
            if squeeze(line).startswith("年") and report_titles.is_bare_year(
                without_blanks(over)
            ):  # 2022 | 年度社会责任报告
                title, over = report_titles.title_of(without_blanks(over) + line, names), ""
            named = not over or over == org or reporter_names.looks_like_org(over)
            said = not named and squeeze(line) == title and over + title in text
            return typed[0], report_titles.title_of(over + title, names) if said else title
    whole = "".join(front)
    typed = report_titles.read_type(whole)
    return (typed[0], typed[1]) if typed else (None, None)


def _type(kind: str | None, guide: str | None, text: str) -> str | None:
    """Make 社会责任报告 a 文明单位社会责任报告 where guide or text say that it is one."""
    if kind == "社会责任报告" and (
        (guide and "文明单位" in guide) or re.search(r"文明单位社会责任报告", squeeze(text[:6000]))
    ):
        return "文明单位社会责任报告"
    return kind


def _signatory(document: Document) -> str | None:
    """Return who signs: the last lines with title and name in an opening section."""
    found: list[str] = []
    signed = False
    for block in document.blocks:
        if block.kind != "body" or block.page > max(_OPENING_PAGES, len(document.pages) / 3):
            continue
        section = document.section_at(block.span.start)
        if section is None or _OPENING.search(section.path):
            name = report_statements.read_signature(block.span.of(document.text), all_surnames())
            if name:
                found = [*found, name] if signed else [name]
            signed = bool(name)
    return "、".join(dict.fromkeys(found)) or None


def _stated_periods(sentences: Sequence[str], titles: Sequence[str]) -> tuple[tuple[date, date], ...]:
    """Return the periods that the report states of itself; the days of the school year in its title come first."""
    school = report_statements.read_school_years(sentences)
    titled = (days for days in school if any(report_titles.names_school_year(line, days[1].year) for line in titles))
    return (*titled, *report_statements.read_periods(sentences, None))


def _period(front: Sequence[str], stated: tuple[date, date] | None, year: int | None) -> tuple[date, date] | None:
    """Return the reporting period: the stated one, else that of the title (quarter, half, school year) or the year."""
    if stated:
        return stated
    for line in front:
        for mention in read_dates(line, year):
            if mention.precision in ("quarter", "half") and report_titles.read_type(line):
                return mention.start, mention.end
    if year and any(report_titles.names_school_year(line, year) for line in front):
        return date(year - 1, 9, 1), date(year, 8, 31)
    return (date(year, 1, 1), date(year, 12, 31)) if year else None


def add_identity(document: Document, rules: Sequence[Rule[Told]] = RULES) -> Document:
    """Return the document with its identity; sections and passages must be there already.

    What is unsure is None or comes with a doubt. `rules` are some of those of `extractors.identity.rules`.
    """
    front, aliases = _front(document), _aliases(document)
    sentences = [full_width(p.span.of(document.text)) for p in document.passages]
    titled = _titled_year(document, front) if YEAR in rules else None
    periods = _stated_periods(sentences, [*front, *_running(document)]) if PERIOD in rules else ()
    year, year_doubt = _year(document, titled, periods)
    fitting = [period for period in periods if titled is None or report_statements.fits_title(period, titled)]
    org, org_doubt = _organisation(document, front, aliases, rules)
    aliases += _defined(document)
    kind, title = _title([*front, *_running(document)], org, document.text) if TYPE in rules else (None, None)
    guide = report_statements.read_guide(sentences) if GUIDE in rules else None
    doubts = [year_doubt, org_doubt, None if kind else Doubt("unsure", "no_report_type")]
    identity = Identity(
        org=org,
        org_short=_short(org, aliases, front, rules),
        also=_further(org, aliases, "also"),
        former=_further(org, aliases, "former"),
        aliases=tuple(dict.fromkeys((a.full, a.short) for a in aliases if a.kind == "short")),
        report_type=_type(kind, guide, document.text),
        title=title,
        year=year,
        period=_period([*front, *_running(document)], fitting[0] if fitting else None, year),
        guide=guide,
        signatory=_signatory(document) if SIGNATURE in rules else None,
        doubts=tuple(doubt for doubt in doubts if doubt),
    )
    return replace(document, identity=identity)
