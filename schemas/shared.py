"""Columns that several tables share and that mean one thing in all of them: each is described once, here."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from schemas.columns import column

SHARED = {
    "action": "What was done, where the metric says it: 培训 of 培训员工, 修缮 of 危旧房屋修缮.",
    "basis": "Whether it happened or is planned; budgets and their execution apart.",
    "bbox": "Box of the text on `page`: x0, top, x1, bottom in points, origin top left; null where there is none.",
    "data_year": "The year that the value is about; null where none is named.",
    "decimals": "Decimal places as printed (25.87万件: 2).",
    "doc_id": "The report: first 16 hex digits of its file's SHA-256.",
    "edition": "What kind of edition its cover, title or name says that it is.",
    "edition_of": "doc_id of the file that speaks for the same report, where this is another edition.",
    "end_char": "Code point after the last one of the text (half-open).",
    "end_page": "Physical page on which the text ends (over a page break: the next one).",
    "first_report_year": "Year of the first report that states it.",
    "grantor": "Who gave it, where stated apart from the title.",
    "head": "The thing that is measured or counted: 员工 of 培训女员工, 参保率 of 社会保险参保率.",
    "indicator": "Code in the indicator dictionary, or an open key (open:爆管抢修|次) of what it does not cover; in "
    "`quantities` codes only.",
    "measure": "How the thing is measured, where the metric says it.",
    "modifiers": "The words that say which thing, divided by blanks: 社会保险 of 社会保险参保率.",
    "name": "Name of the indicator in the dictionary; of an open key the metric as printed.",
    "name_confidence": "How sure metric and subject are: the share, 0 to 1, of names in prose with like signs that "
    "were right on pages labelled by readers who had not seen the program; below 0.7 to be checked. Null in cells and "
    "on cards, where it is not measured, and where there is no quantity.",
    "note": "What is to be known of it (in `changes`: why not A), in the language that was asked for.",
    "org": "Full name of the organisation that reports; null where it is unsure.",
    "org_id": "Id of the organisation: 16 hex digits from its full name, or from the one that aliases join it to.",
    "page": "Physical page, counted from 1; of a text that runs on, the first one; null for a whole file.",
    "per": "By one of what it is measured: 生均, 人均, 每月.",
    "period": "Length of the period of the values: year, half6 (to June), quarter9, month11, years2, named:… Of two "
    "lengths (scope_changed) the earlier one's.",
    "period_end": "Last day of that period.",
    "period_start": "First day of the period that it is about (of a report: the reporting period); null where no day "
    "is named.",
    "period_text": "The words that name the period, where they are no calendar period (创建期内, 两年内).",
    "qualifier": "How the quantity is hedged.",
    "recipient": "Who holds it, as printed; the unit's short name where only the unit can be meant.",
    "report_type": "Kind of report (社会责任报告, 文明单位社会责任报告, 部门预算, …).",
    "report_year": "Year of the report.",
    "row_id": "Id of the row, or of the row that is the evidence: 16 hex digits from file hash, page, text, the "
    "how-manieth of that text on the page, and kind of row. No row, rule or dropped running head moves it. Unique "
    "in its table.",
    "rule": "Short plain names of the rules that took part in the row, `; ` between them; `nianjian rules` lists them.",
    "scope": "Whose quantity it is: the unit's, its group's, the parent company's alone, a part's.",
    "scope_name": "The part or group as printed.",
    "section_id": "Id of a section, the row id of its heading; elsewhere of the innermost section that holds the text, "
    "null before the first heading.",
    "sorts": "Words of the metric that make it some of them or another measure, in one order, divided by blanks: "
    "女 在岗, 发明, 节约.",
    "source": "Whether it stands in prose, in a table or on a key-figure card.",
    "source_path": "Path relative to the root that was given.",
    "start_char": "First code point of the text in the document's text.",
    "statement_id": "Id of a sentence or list item; elsewhere of the sentence, list item or table row that holds the "
    "text.",
    "text": "The words as printed, blanks and line breaks dropped except inside Latin text.",
    "title": "Title of the award as printed, without year, edition and recipient.",
    "topic": "Topic of the indicator; of an open key that of its section.",
    "unit": "Unit of the value: scaled (万元 → 元), in `indicators` and comparisons that of the indicator; null for a "
    "bare number.",
    "value": "The number in `unit`, 十/百/千/万/亿 multiplied out; null for ranges and grades.",
    "value_high": "Upper bound of a range.",
    "value_low": "Lower bound of a range.",
    "value_text": "The same as an exact decimal string; a grade as printed (A).",
}


def shared(name: str, *, default: Any = dataclasses.MISSING, allowed: Iterable[str] = ()) -> Any:
    """Declare a field of a row class that is described in `SHARED`, as `schemas.columns.column` does."""
    return column(SHARED[name], default=default, allowed=allowed)
