"""Targets and what came of them.

A target and what came of it: 目标98%，实际96.5%，超额完成 says the opposite of its numbers.
Targets of last year's report that this one does not come back to.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.interval import Interval, interval_of
from pipeline.checks.past import is_summary
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import STOP, between, half_before, sentences, words_before, words_behind
from schemas.text import squeeze

# Words before the target, and before what came of it.
_AIM_GOAL = re.compile(
    r"目标|计划|任务|指标[值为数]|下达|设定|预期|要求|控制[在值]|应(?:完成|达)|力争|年初(?:提出|确定|安排)"
)
_GOT = re.compile(
    r"实际|完成|达到?|实现|结果|测评|得分|建成|提交|举办|办[理结]|培训|检测|整改|调查|为|到岗|目前|现有|共|截至|新增|降[至到]|升[至到]|提高到"
)
_NOT_GOT = re.compile(
    r"目标|计划|同比|上年|去年|比|较|其中|每|人均|下[一个]?(?:年|步|阶段)|明年|20\d\d年(?=[^，。]*(?:目标|计划))"
)
# What is said of it behind: reached or passed.
_CLAIM = re.compile(
    r"(?<![未没])(?<!没有)(?:超额|圆满|全面|顺利|如期|全部|超计划|提前|均|已|较好)(?:完成|实现|达成|达标)|超(?:出|过)(?:了)?[^，。；;]{0,6}(?:目标|预期|计划|要求|任务)"
    r"|(?<![未不没])(?:达成|实现|完成|优于|好于|高于|达到)(?:了)?[^，。；;\d]{0,10}(?:目标|指标|任务|计划|要求)|(?<![未不])达标|超计划完成|超额"
)
_NO_CLAIM = re.compile(r"[未没不差]|尚|基本|接近|争取|力争|确保|努力|将|%|％|个百分点|率")
# What is better with a smaller value.
_LESS = re.compile(
    r"耗|排放|投诉|申诉|事故|故障|差错|漏损|损失|损耗|成本|死亡|伤亡|不良|流失|逾期|违约|缺陷|废品|返工|感染|时限|时长限|等待|负债|超标|停电|误[差码]|噪|浓度|失败|退货|药占比|空置|赤字|亏损|三公"
)
_MORE = re.compile(r"(?:及时|办结|处理|处置|[回答]复|整改|解决|修复|达标|合格|完好|满意|排查|治理|回访|报告)[率度]")
_AT_MOST = re.compile(r"不超过?|不高于|不多于|以内|以下|控制在|(?<!不)[低少]于|不得超")
# Targets of several years, of which a part was done in one.
_LONG = re.compile(
    r"[一二两三四五六七八九十\d]年内|规划|“?十[二三四五]五|期间|前[两三]年|阶段|节点|进度|周期|创建期|累计|三年|五年"
)
_VERB = re.compile(r"下降|降低|减少|增长|提高|提升|增加")
_TAIL = 36  # characters behind what came of it in which the claim stands
_GAP = 30  # characters between target and result

_HEAD_AIM, _HEAD_GOT = re.compile(r"目标|计划|指标值|任务|年初"), re.compile(r"实际|完成[值数情]?|实绩|结果|达成|本年")
_HEAD_SAID = re.compile(r"情况|是否|结论|评价|状态|达标|完成与否|自评")
_REACHED = re.compile(
    r"^(?:已|均)?(?:超额|圆满|全面|全部)?(?:完成|达标|达成|实现|是|√|达到目标|优于目标|超出目标|超额)$"
)


@as_check(
    "target that was missed",
    "a target that is said to be reached or passed (超额完成) is not above what came of it",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities tables",
    idle="no sentence names a target, what came of it and that it was reached one behind the other, and no table has a column of each",
    tolerance="half of the last printed digit of both",
    examples=(
        "全年客户满意度目标98%，实际96.5%，超额完成年度目标。",
        "年初计划培训职工1,200人次，全年实际培训1,105人次，圆满完成任务。",
        "检修及时率年度目标不低于95%，实际为91.4%，达成年度目标。",
        "供电煤耗目标值为302克，实际完成306克，优于年度目标。",
        "万元产值能耗下降目标为3%，全年实际下降2.1%，圆满完成节能目标。",
        "年初提出新增读者不少于12万户，截至年末新增11.2万户，超过年初目标。",
        "绩效目标“拨付及时率”设定为100%，实际97.8%，绩效目标全部实现。",
        "| 指标 | 目标值 | 实际值 | 完成情况 |\n| 满意度（%） | 98 | 96.5 | 超额完成 |\n| 可靠率（%） | 99.0 | 99.5 | 完成 |",
    ),
    counter_examples=(
        "全年客户满意度目标95%，实际96.5%，超额完成年度目标。",
        "全年客户满意度目标98%，实际96.5%，未完成年度目标。",
        "供电煤耗目标值为306克，实际完成302克，优于年度目标。",
        "漏损率控制在10%以内的目标，实际为8.6%，超额完成。",
        "年度投诉不超过20件的目标，实际16件，较好完成年度目标。",
        "计划完成率95%，比上年的92%提高3个百分点，全面完成任务。",
        "计划三年内培训3,000人，本年培训1,105人，完成年度任务。",
        "全年计划检修95台，6月底已完成60台，年底全部完成。",
        "| 指标 | 目标值 | 实际值 | 完成情况 |\n| 满意度（%） | 98 | 98.5 | 超额完成 |\n| 投诉（件） | 20 | 16 | 完成 |",
    ),
)
def check_goals(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each target with its result and the claim that it was reached."""
    for statement, quantities in sentences(report):
        for aim, got in itertools.pairwise(quantities):
            claim = _claim(statement, aim, got, quantities)
            if claim:
                yield from _judge(aim, got, claim, words_before(statement, got))
    tabled = [judged for grid in report.grids for judged in _judge_table(grid)]
    yield from tabled
    pages = {row["page"] for judged in tabled if judged.outcome == "fails" for row in judged.rows}
    yield from (judged for judged in _judge_told(report) if judged.rows[0]["page"] not in pages)


def _judge_told(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each target that the report's own table says was reached and `compare` says was missed."""
    rows = {row["row_id"]: row for row in report.rows("indicators")}
    for line in report.aims:
        aim, got = rows.get(line["row_id"]), rows.get(line["actual_row_id"] or "")
        said = line["stated_outcome"]
        if aim and got and said and line["status"] == "missed" and _REACHED.match(re.split("[（(]", said)[0]):
            yield fails("goal_missed", aim, got, aim=f"{line['name']}{line['target']}", got=named(got), said=said)


def _claim(statement: Row, aim: Row, got: Row, quantities: Sequence[Row]) -> str | None:
    """Return the words that say a target was reached, where two quantities are a target and its result."""
    if aim["unit"] != got["unit"] or got["qualifier"] != "exact" or _LONG.search(statement["text"]):
        return None
    lead = half_before(statement, aim)[-24:]
    lead = lead if aim is quantities[0] else re.split("[，,]", lead)[-1]
    gap = between(statement, aim, got)
    if not _AIM_GOAL.search(lead + re.split("[，,]", gap)[0]) or re.search("实际", lead):
        return None
    if "change" in (aim["role"], got["role"]) and not _is_one_change(lead, gap):
        return None
    if len(gap) > _GAP or STOP.search(gap) or not _GOT.search(gap) or _NOT_GOT.search(_inner(gap)):
        return None
    behind = words_behind(statement, got)[:_TAIL]
    following = next((q for q in quantities if q["start_char"] >= got["end_char"]), None)
    if following is not None:
        behind = behind[: following["start_char"] - got["end_char"]]
    behind = STOP.split(behind)[0]
    found = _CLAIM.search(behind)
    if not found or re.search(r"[一二三四]季度|\d月|上半年|下半年", gap):
        return None
    return None if _NO_CLAIM.search(behind[: found.start()]) else found[0]


def _is_one_change(lead: str, gap: str) -> bool:
    """Whether target and result are by how much a thing is to change one way: 下降目标为3%，实际下降2.1%."""
    verbs = [set(_VERB.findall(words)) for words in (lead, gap)]
    return bool(verbs[0] & verbs[1]) and len(verbs[0] | verbs[1]) == 1


def _inner(gap: str) -> str:
    """Return the words between target and result without those that still belong to the target: 的目标."""
    return re.sub(r"^[^，,]{0,8}?(?:目标|计划|任务)(?:[值数])?", "", gap)


def _judge(aim: Row, got: Row, claim: str, lead: str) -> Iterator[Judgement]:
    goal, result = _bounds(aim), interval_of(got)
    if goal is None or result is None:
        return
    less = got["role"] == "level" and (aim["qualifier"] in ("at_most", "less_than") or _is_less(lead))
    missed = result.low > goal.high if less else result.high < goal.low
    if missed:
        yield fails("goal_missed", aim, got, aim=named(aim), got=named(got), said=claim)
    else:
        yield holds(aim, got)


def _is_less(words: str) -> bool:
    """Whether what some words name is better with a smaller value: 投诉, no 投诉办结率."""
    return bool(_AT_MOST.search(words) or (_LESS.search(words) and not _MORE.search(words)))


def _bounds(aim: Row) -> Interval | None:
    """Return a target as printed: 不低于95% is 95 %."""
    exact = interval_of({**aim, "qualifier": "exact"})
    return exact if aim["qualifier"] in ("exact", "at_least", "at_most", "less_than", "more_than") else None


def _judge_table(grid: Grid) -> Iterator[Judgement]:
    heads = grid.last_heads
    columns = [[c for c, head in heads.items() if pattern.search(head)] for pattern in (_HEAD_AIM, _HEAD_GOT)]
    said = [c for c, head in heads.items() if _HEAD_SAID.search(head) and c not in grid.columns]
    aims, results = ([c for c in own if c in grid.columns] for own in columns)
    results = [c for c in results if c not in aims]
    if len(aims) != 1 or len(results) != 1 or len(said) != 1:
        return
    words = {cell["row"]: cell["text"].strip() for cell in grid.cells if cell["column"] == said[0]}
    for row in grid.rows:
        aim, got = (grid.numbers.get((row, c)) for c in (aims[0], results[0]))
        if aim is None or got is None or not _REACHED.match(words.get(row, "")):
            continue
        label = grid.label(row)
        less = _is_less(label) or bool(re.search("[≤<＜]", aim.cell["text"]))
        low, high = (got.interval, aim.interval) if not less else (aim.interval, got.interval)
        if low.high < high.low:
            texts = (f"{label}{number.cell['text'].strip()}" for number in (aim, got))
            blanks = dict(zip(("aim", "got"), texts, strict=True))
            yield fails("goal_missed", aim.cell, got.cell, said=words[row], **blanks)
        else:
            yield holds(aim.cell, got.cell)


_OPEN = "open:"


@as_check(
    "last year's target",
    "a target that last year's report set itself is spoken of in this one",
    kind="missing",
    grade=HINT,
    needs="indicators",
    idle="last year's report set no target with a value, this report names what it was about, or it is a summary",
    examples=(),
)
def check_targets(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each target of an earlier report for this report's year, as `compare` has it."""
    known = {one.doc_id: one for one in report.earlier}
    words = _all_words(report)
    for line in () if is_summary(report.document) else report.targets:
        if line["doc_id"] not in known:
            continue
        if line["indicator"].startswith(_OPEN) or line["status"] == "not_reported":
            core = _aim(known[line["doc_id"]], line)
            if len(core) < _AIM_TARGET or core[-_AIM_TARGET:] in words or not report.of_its_year:
                continue  # what it came to may be told without a value, or in other words: 改造庭院管网小区
        row = {"doc_id": line["doc_id"], "row_id": line["row_id"], "page": line["page"], "text": line["target"]}
        if line["status"] == "not_reported":
            blanks = {"name": line["name"], "target": line["target"], "year": line["report_year"], "page": line["page"]}
            yield fails("target", report.document, row, **blanks)
        else:
            yield holds(report.document, row)


_AIM_TARGET = 4  # characters that name what a target is about
_TO_DO = re.compile(
    r"^(?:[一二三四五六七八九十]是|每[年月季周日人站]|计划|力争|争取|确保|全面|继续|进一步|新|再|建成|建设|建立|更新|改造|完成|开展|实现|达到?|组织|推进|推动|新增|举办|培训|培养|启动|实施|打造|提升|提高|扩大|增加|降低|减少|发展|引进|开设|开通)+"
)


def _aim(report: Report, line: Row) -> str:
    """Return what a target is about, without the verb: 城市书房 of 建成城市书房5座."""
    row = next((one for one in report.rows("indicators") if one["row_id"] == line["row_id"]), None)
    said = str((row or {}).get("surface") or line["name"] or "")
    return _TO_DO.sub("", squeeze(said))


def _all_words(report: Report) -> str:
    """Return all words of a report, without blanks."""
    pages = [row["text"] or "" for row in report.rows("pages")] or [row["text"] for row in report.rows("statements")]
    return squeeze("".join(pages))
