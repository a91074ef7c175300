"""The verb between two values: 由36家增加到41家 says that it rose."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import interval_of
from pipeline.checks.printed import write_as
from pipeline.checks.report import Report, named
from pipeline.checks.rules.changes import pairs
from pipeline.checks.sentences import between

_UP = "增加|增长|延长|提高|提升|上升|上涨|攀升|扩大|扩充|扩展|拓展|增|升|涨"
_DOWN = "减少|下降|降低|下调|压缩|压减|缩短|缩减|缩小|回落|下跌|减|降|跌"
_VERB = re.compile(rf"^[^，,\d]{{0,2}}(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:了)?(?:至|到|为|成)")
# 审批效率由5天提升到2天: what is better with a smaller number rises all the same.
_BETTER = re.compile("效率|效能|排名|名次|位次|位列|等级|速度|时效|水平|亏|负(?!债)|逆差|漏损|损失|差")
# 漏损率由9.86%上升至8.94%: of a percentage only what is made better rises with a smaller number.
_BADLY = re.compile("(?:漏损|损失|差|负债|效率).{0,4}率?$")
_IMPROVED = re.compile("提升|提高|拓展|扩展|扩充")
_TIMES = ("duration", "age")
_LONGER = ("延长", "增加", "增长")


@as_check(
    "verb between two values",
    "由36家增加到41家: the verb says which way the value went",
    kind="stated_change",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the two values of 由 … 到 … stand with no such verb, are ranks, or times that rose (提升), or one of them may be below 0",
    examples=(
        "合作单位由41家增加到36家。",
        "平均办结时间由7.5天缩短为11天。",
        "平均住院日从6.1天降为7.5天。",
        "投诉由97件下降至126件。",
        "网上申报率由2021年的97.1%提高到97.1%。",
        "管网漏损率由2021年的9.86%上升至8.94%。",
        "资产负债率由41.2%下降至43.5%。",
        "信息差错率由0.12%增加到0.08%。",
        "平均等候时间由34分钟延长到22分钟。",
    ),
    counter_examples=(
        "合作单位由36家增加到41家。",
        "投诉由126件下降至97件。",
        "审批效率由5天提升到2天。",
        "平均办结时间由11天缩短为7.5天。",
        "全市排名由第8名上升到第3名。",
        "审批时间由5天提升到2天。",
        "管网漏损率由2021年的9.86%下降至8.94%。",
        "漏损控制由9.86%提升至8.94%。",
        "亏损由620万元减少到480万元。",
    ),
)
def check_verb(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such pair of values."""
    for statement, before, after in pairs(report):
        found = _VERB.match(between(statement, before, after)) if before["start_char"] < after["start_char"] else None
        old, new = interval_of(before), interval_of(after)
        if not found or old is None or new is None or min(old.low, new.low) < 0:
            continue
        if before["kind"] in _TIMES and found["up"] and found["up"] not in _LONGER:  # 审批时间由5天提升到2天
            continue
        same = before["text"] == after["text"] and before["qualifier"] == after["qualifier"] == "exact"
        if not same and (_is_open(before, after, found[0]) or old.meets(new)):
            continue
        if not same and (new.middle > old.middle) == bool(found["up"]):
            yield holds(before, after)
            continue
        got = f"{'+' if new.middle > old.middle else ''}{write_as(new.middle - old.middle, after)}"
        yield fails("direction", before, after, before=named(before), after=named(after), got=got,
                    said=found["up"] or found["down"])  # fmt: skip


def _is_open(before: Row, after: Row, verb: str) -> bool:
    """Whether a verb does not say which way a value went: a rank that rose, or what is better with a smaller number."""
    names = f"{before['metric'] or ''}{after['metric'] or ''}"
    percent = before["unit"] == "%" and not _IMPROVED.search(verb)
    return bool(_BETTER.search(names)) and not (
        percent and all(_BADLY.search(str(q["metric"])) for q in (before, after))
    )


_SIGNED = re.compile(rf"(?P<verb>{_UP}|{_DOWN})(?:了|幅度?为?)?[-－−]\d[\d.,]*(?:%|％|个百分点|[㐀-鿿]{{1,2}})")


@as_check(
    "sign behind its verb",
    "a verb says which way a value went, a sign does not say it again: no 同比下降-3.2%",
    kind="stated_change",
    grade=HINT,
    needs="statements",
    idle="the report is no 社会责任报告, or no verb of change is followed by a minus",
    examples=("用电量同比下降-3.2%。",),
    counter_examples=("用电量同比下降3.2%。", "同比增长率为-3.2%。", "减少2-3次。"),
)
def check_sign(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each such change."""
    for statement in report.rows("statements") if report.of_its_year else ():
        for found in _SIGNED.finditer(statement["text"]):
            yield fails("sign", statement, said=found[0], verb=found["verb"])
