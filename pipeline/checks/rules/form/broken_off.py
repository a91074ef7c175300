"""Paragraphs that break off: they end in a comma."""

from collections.abc import Iterator
from itertools import pairwise

from extractors.outline.heading_numbers import read_marker
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze, without_blanks

_COMMAS = ("，", ",", "、")
_LEAST = 16  # characters of a paragraph that is running text
_TITLE = 40  # characters of a title; what is longer is an item of a list that goes on
_SAYS = ("。", "；", ";", "，", ",", "：")  # how no title ends


_TAIL = 10  # characters of a line by which it is known
_FOUND = 12  # characters at the end of a paragraph by which its sentence is found
_RUNNING = 20  # characters of a full line of running text
_SHORT = 3.0  # characters that a last line is shorter by: more than a word that did not fit
_INDENT = 1.4, 2.6  # characters that the first line of a paragraph is shorter by: two of indent


def _judge(row: Row, following: Row) -> Judgement:
    """Return the judgement of the last sentence of a paragraph, with what stands behind it."""
    return _told(row, following) if squeeze(row["text"]).endswith(_COMMAS) else holds(row)


def _told(row: Row, *others: Row, text: str = "") -> Judgement:
    return fails("comma", row, *others, said=(text or row["text"]).rstrip()[-16:])


@as_check(
    "paragraph that ends in a comma",
    "a paragraph does not end in a comma",
    kind="wording",
    grade=HINT,
    needs="pages",
    idle="the page is not sound, or its lines are no running text of one width",
    examples=(
        "@plain\n中心利用内部刊物等载体广泛宣传社会主义核心价值观，营造风清气正的氛围，\n中心落实联系服务专业人才工作制度，推进人才储备。",
        "@lines\n　　利用内部刊物等载体广泛宣传社会主义核心价值观，使文明修身理\n念内化于心，参与公司专刊分享中心经验举措，营造风清气正廉洁氛围，\n涵养良好政治生态，\n"
        "　　中心落实联系服务专业人才工作制度，按期开展优秀年轻干部推选工\n作，推进高素质专业化优秀年轻干部的储备，持续推进落实年度选拔工作。",
    ),
    counter_examples=(
        "@lines\n　　利用内部刊物等载体广泛宣传社会主义核心价值观，使文明修身理\n念内化于心，参与公司专刊分享中心经验举措，营造风清气正廉洁氛围，\n涵养良好政治生态。\n"
        "　　中心落实联系服务专业人才工作制度，按期开展优秀年轻干部推选工\n作，推进高素质专业化优秀年轻干部的储备，持续推进落实年度选拔工作。",
    ),
)
def check_commas(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each short line of running text that ends in a comma before a new paragraph.

    Of a text without printed lines, and of a Word draft, for each paragraph that ends so.
    """
    for paragraph in report.paragraphs[:-1] if not report.rows("pages") else ():
        last = paragraph.sentences[-1]
        if len(paragraph.text) >= _RUNNING and last["text"].rstrip().endswith("，"):
            yield _told(last)
    for text in report.written:
        if len(text) >= _RUNNING and text.endswith(("，", ",")):
            row = {"doc_id": report.doc_id, "page": None, "text": text}
            yield _told(_statement_with(report, text[-_FOUND:]) or row, text=text)
    lines = report.lines if not report.written else ()
    for before, line, behind in zip(lines, lines[1:], lines[2:], strict=False):
        if len({before.page, line.page, behind.page}) > 1 or before.full < _RUNNING or before.short > 1:
            continue
        begins = _INDENT[0] <= behind.short <= _INDENT[1]  # the first line of a paragraph: full but for its indent
        if line.text.rstrip().endswith(("，", ",")) and line.short > _SHORT and begins:
            bare: Row = {"doc_id": report.doc_id, "page": line.page, "text": line.text.strip()}
            yield _told(_statement_with(report, line.text, line.page) or bare, text=line.text)


def _statement_with(report: Report, words: str, page: int | None = None) -> Row | None:
    """Return the first sentence that holds some words, on or beside a page where one is given."""
    bare = without_blanks(words)
    rows = (row for row in report.rows("statements") if page is None or abs(row["page"] - page) <= 1)
    return next((row for row in rows if bare in without_blanks(row["text"])), None)


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
        yield _judge(row, section)
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
        yield _judge(row, report.paragraphs[at + 1].sentences[0])


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
            yield _told(one.sentences[-1])
