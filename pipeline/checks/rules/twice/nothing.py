"""Nothing, and so many all the same: 零投诉 in one place, 投诉12件 in another."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import is_of_year, names_other_year, sentences, words_before, words_behind

_NARROW = re.compile(
    "重大|较大|特大|特别|一般|群体|有责|责任|有效|恶性|因|环保|税务|越级|集体|网络|媒体|上级|以上|期间|[一二三四]季度|月"
)
_NONE = re.compile(
    r"(?:(?:未|没有|从未)(?:再)?(?:发生|出现|收到|受到|接到|产生|涉及|安排|形成|受|有)|不存在|杜绝了?|无(?!论|人|纸|障|线|偿|缝|形|界|疑|息)|零)(?:过|任何|一起|一例|1起|0起|相关|有关)*"
    r"(?P<what>[㐀-鿿、]{2,24})(?=[。；;，,（(]|$)"
)
# What is counted one by one, and may not have happened.
_KIND = re.compile(
    r"(?:事故|投诉|纠纷|处罚|诉讼|仲裁|复议|担保|案件|违规|违约|泄[露密漏]|采购|工伤|争议|占用|失信|申诉|举报|[上信]访|事件|火灾|污染|感染|中毒|伤亡|死亡|召回|拖欠|罚款|违法|泄漏|爆炸|行贿|受贿|外泄)$"
)
_TAIL = re.compile(r"(?:的)?(?:情况|情形|现象|事项|问题|申请|行为|项目|记录|发生|等|的)$")
_HEAD = re.compile(r"^(?:任何|过|一起|其他|其它|相关|有关|发生|出现|新增|新的)")
_LONG = 4  # characters of a thing that is said in passing too: 投诉 is that of many
# A time or a place of its own, or a grade: what happened may lie outside.
_APART = re.compile(
    r"以上|以来|季度|\d月|上半年|下半年|期间|当天|当日|节日|上年|去年|往年|历年|近[三五]年|连续|力争|确保|实现.{0,6}目标|目标|将|要求|应|如|若|防止|避免|承诺|(?:非|除)"
)
_ELSEWHERE = re.compile(
    r"上年|去年|往年|历年|累计|协助|配合|防范|避免|全国|全[省市区县]|辖[区内]|行业|演练|培训|宣传|教育|检查|排查|预案|模拟|测试|讲座|会议|课|竞赛|报道|减少|下降|案例|代理|作出|查处|立案|审结|执法|下达|客户的|化解(?:社会|辖)|目标|控制|不超|力争"
)
_UNITS = ("起", "件", "次", "宗", "例", "笔", "人次", "项", "个", "份", "桩", "单")
_BEHIND = 6  # characters behind a count in which what was really counted may stand: 事故3起演练


class _Count(NamedTuple):
    """A count in prose, with its sentence and the words of its clause before it."""

    statement: Row
    q: Row
    lead: str


class _None(NamedTuple):
    """A thing of which a sentence says that there was none."""

    what: str
    row: Row
    said: str


@as_check(
    "nothing and so many",
    "of what is said not to have happened (零投诉, 未发生信息安全事件) no number is given",
    kind="conflict",
    grade=HINT,
    needs="indicators statements quantities",
    idle="one of the two sentences speaks of a kind or a part (重大, 有效) that the other does not name, of another time, or of others",
    examples=(
        "全年实现医疗服务零投诉。\n受理患者投诉12件，办结率100%。",
        "报告期内未发生信息安全事件。\n全年共处置信息安全事件3起，均已恢复。",
        "全年未收到有效投诉。\n收到有效投诉4件，均已整改。",
        "公司不存在对外担保情况。\n年末对外担保2笔，余额8,000万元。",
        "报告期内未受到任何行政处罚。\n因安全管理不规范受到行政处罚1次，罚款2万元。",
        "报告期无重大诉讼、仲裁事项。\n涉及重大诉讼2起，涉案金额3.6亿元。",
    ),
    counter_examples=(
        "全年未发生有效投诉。\n受理患者投诉12件，办结率100%。",
        "全年实现医疗服务零投诉。\n上年受理患者投诉12件。",
        "全年未发生重大安全事故。\n发生一般安全事故1起。",
        "全年未发生信息安全事件。\n组织信息安全事件应急演练3次。",
        "全年未发生安全生产事故。\n上年发生安全生产事故2起。",
        "国庆期间未发生安全生产事故。\n全年发生安全生产事故2起。",
        "年内发生安全生产事故2起，未发生重大伤亡事故。",
        "公司无对外担保逾期情况。\n年末对外担保2笔。",
    ),
)
def check_none(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each thing of which the report says that there was none."""
    told: set[str] = set()
    for judgement in (*_by_indicator(report), *_by_words(report)):
        place = str(judgement.rows[-1]["start_char"])
        if judgement.outcome == "holds" or place not in told:
            yield judgement
        told.add(place)


def _by_indicator(report: Report) -> Iterator[Judgement]:
    found: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in report.rows("indicators") if report.of_its_year else ():
        if row["data_year"] == report.year and row["basis"] == "actual" and row["source"] != "table":
            found[row["indicator"], row["scope"], row["scope_name"]].append(row)
    for rows in found.values():
        none = [row for row in rows if row["value"] == 0 and not re.search(r"\d", row["text"])]
        some = [row for row in rows if row["status"] in ("stated", "ambiguous") and (row["value"] or 0) > 0]
        if not none or not some:
            continue
        texts = [report.sentence_of(none[0]), report.sentence_of(some[0])]
        if none[0]["statement_id"] != some[0]["statement_id"] and not any(map(_NARROW.search, texts)):
            yield fails("none", none[0], some[0], none=texts[0][:30], some=named(some[0]), page=some[0]["page"])


def _by_words(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each thing by its words: none of it, and a count of what bears them all."""
    things = [thing for row in report.rows("statements") for thing in _nothing(row, report)]
    if not things:
        return
    counts = [
        _Count(statement, q, re.split("[，,。；;：:、]", words_before(statement, q))[-1])
        for statement, quantities in sentences(report)
        for q in quantities
        if q["role"] == "level" and q["unit"] in _UNITS and q["value"] is not None
    ]
    for thing in things:
        same = [one for one in counts if thing.what in one.lead + str(one.q["metric"] or "")]
        some = [one.q for one in same if _is_own(one, thing, report)]
        if some:
            q = some[0]
            yield fails("none", thing.row, q, none=thing.said[:30], some=named(q), page=q["page"])
        else:
            yield holds(thing.row)


def _nothing(row: Row, report: Report) -> Iterator[_None]:
    for found in _NONE.finditer(row["text"]):
        begin = max(row["text"].rfind(stop, 0, found.start()) for stop in "。；;") + 1
        lead = row["text"][begin : found.start()]
        if _APART.search(lead + found["what"]) or names_other_year(lead, report.year):
            continue
        for what in re.split("、|和|及|与|或", found["what"]):
            bare = _HEAD.sub("", what)
            bare = bare if _KIND.search(bare) else _TAIL.sub("", bare)
            core = bare.removesuffix("事件") if len(bare) > _LONG + 1 else bare
            if len(core) >= _LONG and _KIND.search(bare):
                yield _None(core, row, found[0])


def _is_own(count: _Count, thing: _None, report: Report) -> bool:
    """Whether a count is of the report's own year and of what the other sentence says there was none of."""
    statement, q, lead = count
    behind = words_behind(statement, q)[:_BEHIND]
    own = is_of_year(q, report.year)
    apart = statement["statement_id"] != thing.row["statement_id"] and q["value"] > 0
    tail = lead.rpartition(thing.what)[2] if thing.what in lead else ""
    return (
        own
        and apart
        and not _ELSEWHERE.search(lead + behind)
        and not re.search("[未无零]", lead)
        and len(tail) <= _BEHIND
    )
