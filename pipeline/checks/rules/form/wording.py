"""Forms of the text: marks that do not close or do not open, sentences that stand twice, the unit called by another kind."""

import re
from collections import Counter
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report

_MARKS = {"“": "”", "《": "》", "（": "）"}
_NAMES = {"“": "quote", "《": "book", "（": "bracket"}  # of the marks in the keys of messages
_ITEM = re.compile(r"^(?:[（(]\d+[）)]|\d+[.．、)）])")


@as_check(
    "mark that does not close",
    "a quotation mark, book mark or bracket that opens in a paragraph closes in it",
    kind="wording",
    grade=HINT,
    needs="statements pages",
    idle="the paragraph runs over a page, its page is not sound, or it begins with the mark (a quotation of several paragraphs)",
    examples=(
        "我们厉行节约，拒绝“舌尖上的浪费的理念深入人心。",
        "修订印发《帮困救助金实施办法等制度。",
        "修订《经费使用细则、《帮困救助金实施办法》等制度。",
    ),
    counter_examples=(
        "我们厉行节约，拒绝“舌尖上的浪费”的理念深入人心。",
        "“一言为定。他说。\n落实“三会一课”制度，学习《工会法》（修订版）。",
        "1）检查。2）整改。",
    ),
)
def check_marks(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph with such marks."""
    for paragraph in report.paragraphs:
        first = paragraph.sentences[0]
        if first["page"] in report.damaged_pages or not paragraph.text.rstrip().endswith(("。", "！", "？", "”", "；")):
            continue
        for opens, closes in _MARKS.items():
            if opens not in paragraph.text or paragraph.text.startswith(opens):
                continue
            if opens == "（" and not report.of_its_year:  # notes of accounts have brackets over many lines
                continue
            at = _open_mark(paragraph.text, opens, closes)
            if at is None:
                yield holds(first)
            elif opens != "（" or not _ITEM.search(paragraph.text):
                said = paragraph.text[at : at + 16]
                yield fails(f"mark_{_NAMES[opens]}", paragraph.sentence_at(at), said=said)


def _open_mark(text: str, opens: str, closes: str) -> int | None:
    """Return where a mark opens that is not closed before the next one opens or the text ends; None: all close.

    Where more close than open, what was read is not sound: none is named.
    """
    if text.count(closes) >= text.count(opens):
        return None
    at: int | None = None
    for place, character in enumerate(text):
        if character == opens:
            if at is not None and opens != "（":
                return at
            at = place if at is None else at
        elif character == closes:
            at = None
    return at


def _closed_before(text: str, opens: str, closes: str) -> int | None:
    """Return where a mark closes that did not open; None where all did."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character == opens) - (character == closes)
        if depth < 0:
            return place
    return None


@as_check(
    "mark that does not open",
    "a quotation mark, book mark or bracket that closes in a paragraph opens in it",
    kind="wording",
    grade=HINT,
    needs="statements pages",
    idle="the paragraph begins within a quotation or an item 1），its page is not sound, or it does not begin a section or follow a full stop",
    examples=("我们厉行节约，拒绝舌尖上的浪费”的理念深入人心。", "修订印发帮困救助金实施办法》等制度。"),
    counter_examples=(
        "我们厉行节约，拒绝“舌尖上的浪费”的理念深入人心。",
        "1）检查设备。2）整改隐患。",
        "水管管径为40”以上。",
    ),
)
def check_closed(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph in which such a mark closes."""
    before = "。"
    for paragraph in report.paragraphs:
        first, text = paragraph.sentences[0], paragraph.text.strip()
        follows, before = before.endswith(("。", "！", "？", "；", "：", "”")), text
        if first["page"] in report.damaged_pages or not follows or not text.endswith(("。", "！", "？", "；")):
            continue
        for opens, closes in _MARKS.items():
            if closes not in text or (opens == "（" and (not report.of_its_year or _LIST_MARK.search(text))):
                continue
            at = _closed_before(paragraph.text, opens, closes)
            if at is None:
                yield holds(first)
            elif not re.search(r"\d$", paragraph.text[:at]):  # inches, seconds
                said = paragraph.text[max(0, at - 14) : at + 1]
                yield fails(f"mark_opens_{_NAMES[opens]}", paragraph.sentence_at(at), said=said)


_LIST_MARK = re.compile(r"(?:^|[。；;：:\s])[\da-zA-Z一二三四五六七八九十①-⑳]{1,3}[）)]")


_TWICE = 30  # characters of a sentence that hardly stands twice by chance


@as_check(
    "sentence twice",
    "a long sentence does not stand twice in one report",
    kind="copied",
    grade=HINT,
    needs="statements",
    idle="the report is a budget, final accounts or a company's annual report, which say things again (there only a whole paragraph twice in one section is told), or the sentences differ in a character",
    examples=(
        "中心建立健全志愿服务长效机制，引导职工在奉献中提升自我、服务社会大众。\n其他工作有序推进。\n中心建立健全志愿服务长效机制，引导职工在奉献中提升自我、服务社会大众。",
        "@type=政府信息公开工作年度报告\n县政府办公室加强对网站和政务新媒体的日常监管，及时整改不良链接和错敏词。\n其他工作有序推进。\n县政府办公室加强对网站和政务新媒体的日常监管，及时整改不良链接和错敏词。",
        "@type=年度报告\n# 一、培训计划\n新任班组长培训：围绕现场管理、班前会组织、应急处置等内容集中授课，逐步增强一线带班能力。\n新员工另有安排。\n新任班组长培训：围绕现场管理、班前会组织、应急处置等内容集中授课，逐步增强一线带班能力。",
    ),
    counter_examples=(
        "@type=年度报告\n# 一、应收票据\n期末本公司对有客观证据表明其已发生减值的应收款项单独进行减值测试，确认减值损失，计提坏账准备。\n# 二、应收账款\n期末本公司对有客观证据表明其已发生减值的应收款项单独进行减值测试，确认减值损失，计提坏账准备。",
        "中心建立志愿服务机制。\n其他工作有序推进。\n中心建立志愿服务机制。",
        "@type=部门决算\n决算数小于预算数的主要原因是人员变动，以及按实际需要据实支出，厉行节约。\n其他支出。\n决算数小于预算数的主要原因是人员变动，以及按实际需要据实支出，厉行节约。",
    ),
)
def check_twice(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each sentence that was there before, or that none was."""
    seen: dict[str, Row] = {}
    clean = True
    for row in report.rows("statements") if _says_once(report) else ():
        if len(row["text"]) >= _TWICE and row["text"] in seen:
            clean = False
            yield fails("sentence_twice", seen[row["text"]], row, said=row["text"][:24])
        seen.setdefault(row["text"], row)
    if clean and any(len(text) >= _TWICE for text in seen):
        yield holds(report.document)
    if not _says_once(report) and not report.is_side_by_side:
        yield from _paragraphs_twice(report)


def _paragraphs_twice(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each whole paragraph that its section has twice: accounts too say a thing once in one place."""
    told: dict[tuple[str, object], Row] = {}
    for paragraph in report.paragraphs:
        first = paragraph.sentences[0]
        key = paragraph.text, first["section_id"]
        if first["section_id"] and len(paragraph.text) >= _PARAGRAPH and key in told:
            yield fails("sentence_twice", told[key], first, said=first["text"][:24])
        told.setdefault(key, first)


_PARAGRAPH = 40  # characters of a paragraph that hardly stands twice in one section by chance


def _says_once(report: Report) -> bool:
    """Whether a report is of a kind that says a thing once; accounts and budgets give one reason for many items."""
    named = report.named_kind
    accounts = re.search("预算|决算|年报|季度|半年|摘要", named) or ("年度报告" in named and "公开" not in named)
    return report.of_its_year or (bool(named) and not accounts and not report.is_side_by_side)


_OWN = re.compile(
    r"(?P<lead>^|.)(?P<word>[本我](?P<kind>局|院|校|馆|所|站|厂|行|委|中心|公司|集团|街道|学校|医院))(?P<rest>.?)"
)
# What such a word may be the beginning of, and words of a unit's parts: 本行业, 本所有, 本院落, 本中心城区.
_LONGER = re.compile(
    r"^(?:行业|行政|行为|行动|行程|所有|所在|所述|所得|所属|所涉|所列|院落|校园|站点|站长|局部|局面|委托|委员|厂区|中心城|中心工作|集团军)"
)
_PLAIN_KINDS = ("局", "院", "校", "馆", "厂", "行", "委", "街道", "学校", "医院")
# What else units of a kind are called: 我校 is a university's word too.
_ALSO = {"校": ("大学", "学院", "中学", "小学", "幼儿园"), "学校": ("大学", "学院", "中学", "小学", "幼儿园")}
_OTHERS = ("预算", "决算", "信息公开")  # kinds of report that the unit itself writes as well
_FEW = 2  # times that a word by which most units call themselves may stand in the report of another kind of unit


@as_check(
    "another kind of unit",
    "the report calls its unit by the kind of its name: no 本局 in a 中心",
    kind="wording",
    grade=CONFLICT,
    needs="documents statements organisations",
    idle="the unit is unknown, the report is that of a company, or the words are quoted",
    examples=(
        "@org=云溪市社会福利院\n@type=单位预算\n我局将严格执行预算。",
        "@org=云溪市社会福利院\n我中心将继续开展志愿服务。",
        "凡涉及安全或本局重大利益需要保密的，另签订协议。",
        "我校将继续开展志愿服务。",
        "@org=云溪市水务局\n本局坚持依法行政。本局落实责任。凡涉及本中心重大利益的，另签订协议。",
    ),
    counter_examples=(
        "@org=云溪市水务局\n凡涉及本局重大利益的，另签订协议。",
        "本行业竞争激烈，本中心不断进取。",
        "@org=云溪大学\n我校将继续开展志愿服务。",
        "@org=云溪市社会福利院\n@type=单位预算\n我院将严格执行预算。",
        "@org=云溪市水务股份有限公司\n@type=年度报告\n我局将继续开展志愿服务。",
        "学生们说：“我校的水更甜了。”",
    ),
)
def check_kind(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each word by which a report speaks of its unit."""
    names = {report.document["org"], report.document["org_short"]} | {o["name"] for o in report.rows("organisations")}
    known = "".join(name for name in names if name)
    own = report.of_its_year or any(word in str(report.document["report_type"] or "") for word in _OTHERS)
    said = list(_own_words(report)) if known and own else []
    counts = Counter(found["kind"] for _, found in said)
    for statement, found in said:
        kind, text = found["kind"], statement["text"]
        if kind in known or (kind[-1] in known and len(kind) > 1) or any(also in known for also in _ALSO.get(kind, ())):
            yield holds(statement)
            continue
        sure = kind in _PLAIN_KINDS or (counts[kind] <= _FEW and sum(counts.values()) > 2 * counts[kind])
        if sure or (found["word"] == "我中心" and counts[kind] <= _FEW):
            words = text[max(0, found.start() - 6) : found.end() + 6]
            yield fails("own_kind", statement, grade=CONFLICT if sure else HINT, word=found["word"],
                        org=report.document["org"] or "", said=words)  # fmt: skip


def _own_words(report: Report) -> Iterator[tuple[Row, re.Match[str]]]:
    """Yield the words by which sentences call their unit, quoted ones and parts of longer words left out."""
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in _OWN.finditer(text):
            before = text[: found.start("word")]
            if _LONGER.match(text[found.start("kind") :][:4]) or before.count("“") > before.count("”"):
                continue
            if not (found["lead"] in "日基根资成样版文书剧课" and found["lead"] and found["word"][0] == "本"):
                yield statement, found
