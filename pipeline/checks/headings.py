"""Headings as the checks read them."""

from pipeline.checks.check import Row
from pipeline.checks.report import Report
from schemas.text import squeeze


def heading_of(report: Report, row: Row) -> str:
    """Return the heading that a row stands under, without its number and blanks; empty where there is none.

    一、 2. （三） and the 3 of a series are numbers; 一级公路 and 三峡专线 open with none.
    """
    section = report.section_by_id.get(row.get("section_id") or "")
    return squeeze(section["title"]) if section else ""
