"""Paragraphs that break off: the last one before a heading ends in a comma."""

from collections.abc import Iterator
from itertools import pairwise

from extractors.outline.heading_numbers import read_marker
from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_COMMAS = ("，", ",", "、")
_LEAST = 16  # characters of a paragraph that is running text
_TITLE = 40  # characters of a title; what is longer is an item of a list that goes on
_SAYS = ("。", "；", ";", "，", ",", "：")  # how no title ends


def _is_title(text: str) -> bool:
    """Whether words are a title behind a number."""
    return bool(read_marker(text)) and len(text) <= _TITLE and not text.endswith(_SAYS)


@as_check(
    "paragraph before a heading",
    "the last paragraph before a numbered heading does not end in a comma",
    kind="wording",
    grade=HINT,
    needs="statements sections tables pages",
    idle="no numbered heading of a line of its own follows a paragraph of prose, or the page is not sound",
    examples=(
        "# 一、管网改造\n中心加大老旧管网的改造力度，全年更换管道二十六公里，降低漏损，\n# 二、志愿服务\n有关情况如下。",
        "@type=年度报告\n# 1、成本管理\n优化采购流程，加强合同审核，努力降低生产成本，\n# 2、人才队伍\n有关情况如下。",
        "@type=年度报告\n公司将做好以下工作：\n1、优化采购流程\n加强合同审核，努力降低生产成本，控制各项费用，\n2、加强人才队伍建设\n引进专业人才十二名。",
        "@type=政府信息公开工作年度报告\n（一）主动公开情况。全年公开信息一千二百条，加强审核，未经审核的一律不得发布，\n（二）平台建设情况。加强网站的日常维护。",
        "@type=年度报告\n@lines\n　　公司持续加大研发投入，全年研发费用同比增长一成，研发人员增至二百\n六十人，技术储备不断丰富，\n　　随着新产线的投产，公司的产能进一步提升，全年交付设备一千二百台，\n客户满意度保持在较高水平。",
        "@type=部门决算\n# （一）收入情况\n收入较上年增加，主要是项目经费增加，人员经费增加，\n# （二）支出情况\n有关情况如下。",
    ),
    counter_examples=(
        "# 一、管网改造\n中心加大老旧管网的改造力度，全年更换管道二十六公里，降低漏损。\n# 二、志愿服务\n有关情况如下。",
        "# 一、管网改造\n中心加大老旧管网的改造力度，\n降低漏损。\n# 二、志愿服务\n有关情况如下。",
        "重点做好以下工作：\n（1）更新老旧管网，降低漏损，加强巡查，\n（2）回访用户，改进服务。",
        "@type=年度报告\n# 一、职工构成\n男、女，\n# 二、志愿服务\n有关情况如下。",
    ),
)
def check_breaks(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph right before a numbered heading."""
    if report.written:  # of a Word draft each paragraph is looked at
        return
    rows = [(one["start_char"], one) for table in ("statements", "sections", "tables") for one in report.rows(table)]
    rows.sort(key=lambda one: one[0])
    for (_, row), (_, section) in pairwise(rows):
        if "statement_id" not in row or row.get("table_id") or "title" not in section:
            continue
        title = squeeze(section["text"]).rstrip("。：:")  # of a title that its paragraph goes on behind
        if not _is_title(title) or len(squeeze(row["text"])) < _LEAST or row["page"] in report.damaged_pages:
            continue
        if squeeze(row["text"]).endswith(_COMMAS):
            yield fails("comma", row, section, said=row["text"].rstrip()[-16:])
        else:
            yield holds(row)
    yield from _before_items(report)
    yield from _before_paragraphs(report)


def _before_items(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph between two short numbered ones, titles that were not read as headings.

    And for each numbered paragraph of several sentences before the one with the next number.
    """
    texts = [squeeze(paragraph.text) for paragraph in report.paragraphs]
    titles = [read_marker(text) if _is_title(text) else None for text in texts]
    for at in range(1, len(texts) - 1):
        one, two = titles[at - 1], titles[at + 1]
        if own := read_marker(texts[at]):
            one, two = own if "。" in texts[at] else None, read_marker(texts[at + 1])
        if not one or not two or len(texts[at]) < _LEAST:
            continue
        row = report.paragraphs[at].sentences[-1]
        if one.kind != two.kind or two.ordinal != one.ordinal + 1 or row["page"] in report.damaged_pages:
            continue
        if texts[at].endswith(_COMMAS):
            yield fails("comma", row, report.paragraphs[at + 1].sentences[0], said=row["text"].rstrip()[-16:])
        else:
            yield holds(row)


def _before_paragraphs(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each paragraph of running text whose last line is a short one and ends in a comma."""
    ends = {
        squeeze(line.text)[-_TAIL:]: at for at, line in enumerate(report.lines) if line.text.rstrip().endswith("，")
    }
    for one, two in pairwise(report.paragraphs) if ends else ():
        if not one.text.rstrip().endswith("，"):
            continue
        text, behind = squeeze(one.text), squeeze(two.text)
        at = ends.get(text[-_TAIL:])
        if at is None or not 0 < at < len(report.lines) - 1 or read_marker(behind) or len(behind) < _LEAST:
            continue
        before, line, following = report.lines[at - 1 : at + 2]
        runs = line.full >= _RUNNING and before.short <= 1 and before.page == line.page and line.short > _SHORT
        if runs and squeeze(before.text + line.text) in text and behind.startswith(squeeze(following.text)[:_TAIL]):
            yield fails("comma", one.sentences[-1], said=text[-16:])


_TAIL = 10  # characters of a line by which it is known
_RUNNING = 20  # characters of a full line of running text
_SHORT = 3.0  # characters that a last line is shorter by
