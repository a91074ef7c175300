"""Heads of tables that say that the numbers under or beside them count nothing, and why."""

import re

_CODES = re.compile(r"(?P<serial_number>.*(?:序号|行次))|(?P<code>[类款项目]|.*(?:编码|代码|编号))")
_NOTE = re.compile(r"附注(?:编?号)?|注释(?:编?号)?")
_NO_MEASURE = re.compile(
    r"""
    .* (?: (?P<date> 时间|日期|年份|年月 ) | (?P<telephone> 电话|手机|传真|热线 )
      | (?P<code> 邮编|编码|代码|号码|[编文证账型批]号 ) | (?P<serial_number> 序号 ) | (?P<version> 版本 )
      | (?P<page_number> 页[码次] ) | (?P<ordinal> 名次|排名|届次|条款 ) )
    """,
    re.VERBOSE,
)


def numbered_by(head: str) -> str | None:
    """Return why a column's numbers are no figures whatever they look like: 序号 serial_number, 科目编码 code."""
    match = _CODES.fullmatch(head)
    return match.lastgroup if match else None


def uncounted_by(head: str) -> str | None:
    """Return why bare numbers under a head count nothing (reasons of `schemas.left_out`); a `date` is read elsewhere.

    1. 获奖时间: date   2. 联系电话: telephone   3. 证书编号, 型号: code   4. 版本   5. 页码   6. 排名: ordinal
    """
    match = _NO_MEASURE.fullmatch(head)
    return match.lastgroup if match else None


def note_column(head: str) -> str | None:
    """Return `note` for the head of a column that gives the numbers of notes: 附注, 附注编号."""
    return "note" if _NOTE.fullmatch(head) else None
