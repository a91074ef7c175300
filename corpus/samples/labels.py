"""From marks to gold rows in the format of the project's label files; a page number is where the words are printed."""

import calendar
import re
from collections.abc import Iterator
from typing import Any

from corpus.samples.markup import Block, Mark, Report
from corpus.samples.placed import Layout

Row = dict[str, Any]

_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_FIGURE = re.compile(
    r"""(?P<before> 约|近|超过|超|逾|突破|不足)?
        (?P<number> \d[\d,]*(?:\.\d+)?)
        (?P<more> 余|多)? (?P<scale> [百万亿]|千(?![瓦克米卡])|) (?P<more_> 余|多)?
        (?P<unit> .*?) (?P<after> 以上|左右)?$""",
    re.VERBOSE,
)
_HEDGES = {
    "约": "about", "左右": "about", "近": "nearly", "余": "more_than", "多": "more_than", "超过": "more_than",
    "超": "more_than", "逾": "more_than", "突破": "more_than", "不足": "less_than", "以上": "at_least",
}  # fmt: skip
_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?$")
_YEAR = re.compile(r"(?P<year>\d{4})年(?:度)?$")


def _number(text: str) -> int | float:
    value = float(text)
    return int(value) if value == int(value) else value


def _tight(words: str) -> str:
    return re.sub(r"\s+", "", words)


def read_figure(mark: Mark) -> Row:
    """Return value, unit and qualifier of a mark: from plain printed digits, or as its options say."""
    said = mark.options
    found = _FIGURE.match(_tight(mark.words))
    row: Row = {"value": None, "unit": None, "qualifier": "exact"}
    if found and "v" not in said:
        scaled = float(found["number"].replace(",", "")) * _SCALES[found["scale"]]
        hedges = [found[g] for g in ("before", "more", "more_", "after") if found[g]]
        row = {
            "value": _number(f"{scaled:.6f}"),
            "unit": found["unit"] or None,
            "qualifier": _HEDGES[hedges[0]] if hedges else "exact",
        }
    elif "v" not in said:
        raise ValueError(f"{mark.words!r} needs v=, u= and, where it is hedged, ql=")
    if "v" in said:
        row["value"] = _number(said["v"])
    if "u" in said:
        row["unit"] = said["u"] or None
    if "hi" in said:
        row["value_max"], row["qualifier"] = _number(said["hi"]), "range"
    if "ql" in said:
        row["qualifier"] = said["ql"]
    return row


def read_date(mark: Mark, year: int) -> Row:
    """Return start, end and precision of a mark: from a plain printed day, month or year, or as its options say."""
    words = _tight(mark.words)
    if "on" in mark.options:
        start, _, end = mark.options["on"].partition("..")
        return {"start": start, "end": end or start, "precision": mark.options["as"]}
    if found := _YEAR.match(words):
        return {"start": found["year"], "end": found["year"], "precision": "year"}
    found = _DAY.match(words)
    if not found:
        raise ValueError(f"{mark.words!r} needs on=START..END and as=PRECISION")
    y, month = int(found["year"] or year), int(found["month"])
    if found["day"]:
        day = f"{y}-{month:02}-{int(found['day']):02}"
        return {"start": day, "end": day, "precision": "day"}
    last = calendar.monthrange(y, month)[1]
    return {"start": f"{y}-{month:02}-01", "end": f"{y}-{month:02}-{last:02}", "precision": "month"}


def _quantity(mark: Mark, report: Report) -> Row:
    figure = read_figure(mark)
    row = {
        "text": mark.words,
        **figure,
        "metric": mark.value,
        "subject": mark.options.get("s"),
        "period": mark.options.get("p", str(report.year)),
    }
    if "ch" in mark.options:
        row |= {"role": "change", "direction": mark.options["ch"]}
    return row


def _date(mark: Mark, report: Report) -> Row:
    return {"text": mark.words, **read_date(mark, report.year), "event": mark.value}


def _honour(mark: Mark, report: Report) -> Row:
    said = mark.options
    return {
        "title": said.get("t", mark.words),
        "recipient": mark.value or report.facts["short"],
        "recipient_type": said.get("is", "unit"),
        "period": said.get("p"),
        "edition": said.get("e"),
        "document_number": said.get("n"),
        "grantor": said.get("g"),
    }


def _table_figure(mark: Mark, report: Report) -> Row:
    """A cell's quantity: the unit stands elsewhere (u=万元 multiplies), (3.2) is negative, a change has no sign."""
    said = dict(mark.options)
    unit = said.pop("u", "")
    bare = re.fullmatch(r"[(（](?P<number>.+)[)）]|-(?P<signed>.+)|(?P<plain>.+)", _tight(mark.words))
    assert bare is not None
    digits = bare["number"] or bare["signed"] or bare["plain"]
    figure = read_figure(Mark(mark.kind, 0, 0, digits + unit, None, said))
    below = bare["plain"] is None and figure["value"] != 0
    row = {
        "text": mark.words,
        "value": -figure["value"] if below and "ch" not in said else figure["value"],
        "unit": figure["unit"],
        "metric": mark.value,
        "period": said.get("p", str(report.year)),
    }
    if figure["qualifier"] != "exact":
        row["qualifier"] = figure["qualifier"]
    if "ch" in said:
        row |= {"role": "change", "direction": said["ch"]}
    return row


def _zero(mark: Mark, _report: Report) -> Row:
    return {"text": mark.words, "metric": mark.value, "value": 0}


def _trap(mark: Mark, _report: Report) -> Row:
    return {"text": mark.words, "why": mark.value}


_KINDS = {
    "q": ("quantities", _quantity),
    "d": ("dates", _date),
    "h": ("honours", _honour),
    "z": ("zero_statements", _zero),
    "n": ("not_quantities", _trap),
    "t": ("table_quantities", _table_figure),
}


def _marked(report: Report) -> Iterator[tuple[Block, Mark]]:
    for block in report.blocks:
        for part in (block, *(cell for row in block.rows for cell in row)):
            for mark in part.marks:
                yield part, mark


def _rows_of_marks(report: Report, layout: Layout) -> dict[str, list[Row]]:
    files: dict[str, list[Row]] = {name: [] for name, _ in _KINDS.values()}
    for block, mark in _marked(report):
        if mark.kind in "pf":
            continue
        name, make = _KINDS[mark.kind]
        page, last = layout.page_of(block, mark.start), layout.page_of(block, mark.end - 1)
        row = {"page": page, **make(mark, report)}
        if last != page:
            row["split"] = "page"
        if name != "not_quantities":
            row["required"] = "opt" not in mark.options
        files[name].append(row)
    return files


def _sections(report: Report, layout: Layout) -> list[Row]:
    return [
        {"level": b.level, "number": b.number, "title": b.title, "page": layout.page_of(b, 0), "required": True}
        for b in report.blocks
        if b.kind == "heading"
    ]


def _persons(report: Report, layout: Layout) -> list[Row]:
    rows: dict[str, Row] = {}
    for _, mark in _marked(report):
        if mark.kind == "p":
            row = rows.setdefault(mark.words, {"name": mark.words, "role": None, "pages": []})
            row["role"] = row["role"] or mark.value
    for row in rows.values():
        body = (line for line in layout.lines if line.block is not None and line.block.kind != "heading")
        for block in {id(line.block): line.block for line in body}.values():
            assert block is not None
            places = (m.start() for m in re.finditer(re.escape(row["name"]), block.text))
            row["pages"] += [layout.page_of(block, at) for at in places]
        row["pages"] = sorted(set(row["pages"]))
    return list(rows.values())


def _caption(before: list[Block]) -> Row:
    """Return the caption of a table and, where one stands between them, the line that names its unit."""
    if before[-1].kind == "right":
        return {"caption": before[-2].text, "unit_line": before[-1].text}
    return {"caption": before[-1].text}


def _tables(report: Report, layout: Layout) -> list[Row]:
    rows = []
    for number, block in enumerate(report.blocks):
        if block.kind != "table":
            continue
        pages = sorted({layout.page_of(cell, 0) for row in block.rows for cell in row if cell.printed})
        texts = [[cell.printed for cell in row] for row in block.rows]
        caption = _caption(list(report.blocks[:number]))
        row = {"page": pages[0], "pages": pages, **caption, "header": texts[0], "rows": texts[1:]}
        if any(cell.goes_on for line in block.rows for cell in line):
            row["groups"] = _groups(block)
        rows.append(row)
    return rows


def _groups(block: Block) -> list[str]:
    """Return for each row below the header the first cell that covers it."""
    groups: list[str] = []
    for row in block.rows[1:]:
        groups.append(groups[-1] if row[0].goes_on else row[0].printed)
    return groups


def _place(words: str, report: Report, layout: Layout) -> int:
    """Return the page on which words stand that the report prints exactly once."""
    found = [(b, b.text.find(words)) for b in report.blocks if words in b.text]
    cells = [(c, c.text.find(words)) for b in report.blocks for r in b.rows for c in r if words in c.text]
    if len(found + cells) != 1:
        raise ValueError(f"{words!r} names {len(found + cells)} places, not one")
    return layout.page_of(*(found + cells)[0])


def _checks(report: Report, layout: Layout) -> list[Row]:
    rows = []
    for check in report.checks:
        pages = sorted({_place(words, report, layout) for words in check["at"]})
        said = {k: v for k, v in check.items() if k != "at"}
        rows.append({"page": pages[0] if len(pages) == 1 else pages, **said})
    return rows


def gold_rows(report: Report, layout: Layout) -> dict[str, list[Row]]:
    """Return the rows of each label file by its name."""
    return {
        "sections": _sections(report, layout),
        **_rows_of_marks(report, layout),
        "persons": _persons(report, layout),
        "tables": _tables(report, layout),
        "checks": _checks(report, layout),
    }


def document_row(report: Report, layout: Layout) -> Row:
    """Return what document.json says of a report."""
    facts = report.facts
    return {
        "org": facts["org"],
        "short": facts["short"],
        "report_type": facts["type"],
        "title": facts["title"],
        "report_year": report.year,
        "period_start": facts.get("period_start", f"{report.year}-01-01"),
        "period_end": facts.get("period_end", f"{report.year}-12-31"),
        "pages": layout.pages,
        "guide": facts.get("guide"),
        "signatory": facts.get("signatory"),
        "category": facts.get("category"),
    }
