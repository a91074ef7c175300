"""Headings as the checks read them: the one that a row stands under, and the number that opens one."""

import re

from pipeline.checks.check import Row
from pipeline.checks.report import Report
from schemas.text import squeeze

MARK = re.compile(r"^(?:[一二三四五六七八九十\d]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)])")
"""The number of a heading with the mark that closes it: 一、 2. （三）; 一级公路 and 三峡专线 have none."""


def heading_of(report: Report, row: Row) -> str:
    """Return the words of the heading that a row stands under, without their blanks; empty where there is none."""
    section = report.section_by_id.get(row.get("section_id") or "")
    return squeeze(section["text"]) if section else ""
