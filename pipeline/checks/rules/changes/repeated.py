"""A change told again, by its number or by the verb between two values.

A value with its change in percent, told in two places: 营业收入58,310.42万元，同比增长12.83% here and 18.23% there.
The verb between two values: 由36家增加到41家 says that it rose.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import agree, interval_of, signed_interval
from pipeline.checks.printed import quote_change, write_as
from pipeline.checks.report import Report, named
from pipeline.checks.rules.changes.stated import pairs
from pipeline.checks.sentences import between, is_exact_level, sentences

_DIGITS = 4  # digits of a value that is hardly another one by chance
_LAST_YEAR = re.compile(
    r"^[，,（(]?(?:同比|[比较](?:上年|去年|上一年|20\d\d年)(?:度|同期)?)(?!分别|各)(?:[^，,。；;\d]{0,6})$"
)


class _Told(NamedTuple):
    """A value and by how much it has changed."""

    level: Row
    change: Row


@as_check(
    "change told twice",
    "one value has one change against the year before, wherever the report tells it",
    kind="conflict",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no value of four digits stands in two places of the prose, or in prose and a table, with its change in percent behind or beside it",
    tolerance="half of the last printed digit of both",
    examples=(
        "营业收入58,310.42万元，同比增长12.83%。\n全年实现营业收入58,310.42万元，同比增长18.23%。",
        "营业收入58,310.42万元，同比增长12.83%。\n全年实现营业收入58,310.42万元，同比下降12.83%。",
    ),
    counter_examples=(
        "营业收入58,310.42万元，同比增长12.83%。\n全年实现营业收入58,310.42万元，同比增长12.8%。",
        "营业收入58,310.42万元，同比增长12.83%。\n全年实现营业收入58,310.42万元，较年初增长2.5%。",
        "接待读者48.62万人次，同比增长6.2%。\n少儿读者48.62万人次，同比增长9.2%。",
        "营业收入58,310.42万元，同比增长12.83%。\n四季度营业收入18,310.42万元，同比增长18.23%。",
    ),
)
def check_repeated(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each value that is told again with its change."""
    said, tabled = list(_in_prose(report)), _in_tables(report)
    for at, one in enumerate(said):
        others = [two for two in (*said[:at], *tabled.get(_key(one.level), ())) if _is_of_one(one, two)]
        own = signed_interval(one.change)
        known = [(two, moved) for two in others if (moved := signed_interval(two.change))]
        if not known or own is None:
            continue
        agree = next((two for two, other in known if own.meets(other)), None)
        if agree:
            yield holds(one.change, agree.change)
            continue
        two = known[0][0]
        yield fails("changes_apart", one.change, two.change, grade=None if two.level["source"] == "text" else HINT,
                    name=named(one.level), said=quote_change(one.change), other=quote_change(two.change),
                    page=two.change["page"])  # fmt: skip


def _key(level: Row) -> tuple[object, ...]:
    return level["metric"], level["period_end"]


def _is_of_one(one: _Told, two: _Told) -> bool:
    alike = all(one.level[name] == two.level[name] for name in ("metric", "subject", "unit"))
    apart = one.level["statement_id"] != two.level["statement_id"]
    return alike and apart and agree(one.level, two.level)


def _in_prose(report: Report) -> Iterator[_Told]:
    for statement, quantities in sentences(report):
        for level, change in itertools.pairwise(quantities):
            if change["role"] != "change" or change["unit"] != "%" or change["qualifier"] != "exact":
                continue
            if not is_exact_level(level) or level["unit"] == "%" or _digits(level) < _DIGITS or not level["metric"]:
                continue
            if _LAST_YEAR.match(between(statement, level, change)):
                yield _Told(level, change)


def _digits(row: Row) -> int:
    return len(re.sub(r"\D", "", row["text"]).strip("0"))


def _in_tables(report: Report) -> Mapping[tuple[object, ...], Sequence[_Told]]:
    """Return the values of tables with the change that stands in their row, by name and year."""
    rows: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for q in report.rows("quantities"):
        if q["source"] == "table" and q["value"] is not None and q["metric"] and not q["subject"]:
            rows[q["metric"], q["page"]].append(q)
    found: dict[tuple[object, ...], list[_Told]] = defaultdict(list)
    for group in rows.values():
        changes = [q for q in group if q["role"] == "change" and q["unit"] == "%" and q["direction"]]
        if len(changes) != 1:
            continue
        for level in group:
            if is_exact_level(level) and level["unit"] != "%" and level["period_end"] == changes[0]["period_end"]:
                found[_key(level)].append(_Told(level, changes[0]))
    return found


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
