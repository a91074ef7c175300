"""Amounts of two things named together, changes of parts, men and women: each makes up the one above it.

An amount of two things that are named together, against the amount of each: 购置及运行费 is 购置费 and 运行费.
A change and those of its parts: 净减少24家，其中城区、县城分别净减少18家和9家，其他净增3家.
Men and women of a staff against the staff.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import Interval, add, interval_of, printed_number, signed_interval
from pipeline.checks.judging import judge_sum
from pipeline.checks.part_names import is_off_by_slip
from pipeline.checks.printed import quote_change, write_as
from pipeline.checks.report import Report, whole_name
from pipeline.checks.sentences import between, is_exact_level, is_of_year, sentences, unit_of, words_behind

_AND = re.compile("及|和|与")
_LEAST = 2  # characters of each of the two names
_NEXT_NAMED = 4  # sentences behind a whole in which its parts are told


@as_check(
    "amount of two things",
    "公务用车购置及运行费 is 公务用车购置费 and 公务用车运行费 of the sentences behind it",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no name joins two things by 及, 和 or 与 of which the next sentences give each under its own name, once, in one unit",
    tolerance="half of the last printed digit of each value that is not counted one by one",
    examples=(
        "游船购置及养护费6.40万元，与上年持平。其中：游船购置费0.00万元，与上年持平；游船养护费0.64万元，与上年持平。",
        "全年销售和管理费用318.60万元。销售费用120.40万元，管理费用189.20万元。",
    ),
    counter_examples=(
        "游船购置及养护费6.40万元，与上年持平。其中：游船购置费0.00万元，与上年持平；游船养护费6.40万元，与上年持平。",
        "全年销售和管理费用318.60万元。上年销售费用120.40万元，管理费用189.20万元。",
        "全年差旅和会议费用318.60万元。差旅费用120.40万元。",
        "供水和排水设施完好率98.6%。供水设施完好率99.1%，排水设施完好率98.0%。",
    ),
)
def check_two(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such amount with its two parts."""
    for paragraph in report.passages:
        own = [
            (at, q)
            for at, row in enumerate(paragraph.sentences)
            for q in report.quantities_of(row)
            if is_exact_level(q)
            and q["metric"]
            and q["unit"] not in ("%", "百分点", None)
            and is_of_year(q, report.year)
        ]
        for at, whole in own:
            named: dict[str, list[Row]] = defaultdict(list)
            for place, q in own if _AND.search(whole_name(whole)) else ():
                later = at <= place <= at + _NEXT_NAMED and q["start_char"] > whole["start_char"]
                if later and q["unit"] == whole["unit"]:
                    named[whole_name(q)].append(q)
            parts = next(_two(whole_name(whole), named), None) if len(named) > 1 else None
            if parts and (judged := judge_sum(whole, parts)):
                yield judged


def _two(name: str, named: Mapping[str, Sequence[Row]]) -> Iterator[tuple[Row, Row]]:
    """Yield the two rows whose things a name joins: what stands before both, and behind both, is of either."""
    for joint in _AND.finditer(name):
        first, second = name[: joint.start()], name[joint.end() :]
        ones = (first + second[len(second) - tail :] for tail in range(len(second) - _LEAST + 1))
        others = (first[:lead] + second for lead in range(len(first) - _LEAST + 1))
        rows = ([named[part] for part in parts if part in named] for parts in (ones, others))
        single = ([own[0] for own in found if len({q["value"] for q in own}) == 1] for found in rows)
        yield from ((one, other) for one, other in itertools.product(*single) if one is not other)


_AMONG = re.compile(r"^[，,。；;（(]?其中[^。；;\d]{0,30}$")
_REST = re.compile("其他|其它|其余")
_OPEN = re.compile("主要|部分|如|^[^。；;]{0,6}等[，,。；;]")
_NEXT_CHANGE = 26  # characters between two parts


@as_check(
    "parts of a change",
    "what a sentence gives behind a change and 其中 as the changes of parts makes up that change, each with its direction",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="fewer than two changes of one unit follow a change behind 其中, they are open (主要, 等), or without a rest (其他) no two digits turned explain what differs",
    tolerance="half of the last printed digit of each",
    examples=(
        "年末门店312家，较年初净减少24家，其中城区、县城分别净减少19家和11家，其他地区净增3家。",
        "全年用电比上年增加86万千瓦时，其中生产用电增加64万千瓦时，办公用电增加12万千瓦时，其他用电减少4万千瓦时。",
        "在职职工比上年减少21人，其中退休减少18人，调出减少9人，其他增加4人。",
        "存款余额较年初增加12,840万元，其中活期存款增加8,667万元，定期存款增加4,713万元。",
    ),
    counter_examples=(
        "年末门店312家，较年初净减少24家，其中城区、县城分别净减少18家和9家，其他地区净增3家。",
        "全年用电比上年增加86万千瓦时，其中生产用电增加64万千瓦时，办公用电增加12万千瓦时。",
        "存款余额较年初增加12,840万元，其中活期存款主要增加8,667万元，定期存款增加4,713万元等。",
        "支出比上年增加120万元，其中人员经费增加80万元，比预算增加30万元。",
        "志愿者较上年增加26人，其中党员增加9人，女职工增加17人，青年增加14人。",
    ),
)
def check_change_parts(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each change whose parts follow it."""
    for statement, quantities in sentences(report):
        for at, whole in enumerate(quantities):
            if whole["role"] == "change" and whole["direction"] and whole["unit"] not in ("%", "百分点", None):
                parts = _parts_change(statement, quantities[at:])
                if len(parts) >= _LEAST and not _OPEN.search(words_behind(statement, parts[-1])[:8]):
                    yield from _judge_change(statement, whole, parts)


def _parts_change(statement: Row, quantities: Sequence[Row]) -> list[Row]:
    """Return the changes that follow the first one behind 其中."""
    found: list[Row] = []
    for before, q in itertools.pairwise(quantities):
        gap = between(statement, before, q)
        if (
            q["role"] != "change"
            or not q["direction"]
            or unit_of(q) != unit_of(quantities[0])
            or q["qualifier"] != "exact"
        ):
            break
        told = (
            _AMONG.match(gap) if not found else len(gap) <= _NEXT_CHANGE and not re.search("[。；;]|其中|[比较]", gap)
        )
        if not told or _OPEN.search(gap):
            break
        found.append(q)
    return found


def _judge_change(statement: Row, whole: Row, parts: Sequence[Row]) -> Iterator[Judgement]:
    signed = [one for q in parts if (one := _signed(q)) is not None]
    known = _signed(whole)
    if known is None or len(signed) < len(parts):
        return
    got = add(signed)
    rest = bool(_REST.search(f"{between(statement, parts[-2], parts[-1])}{whole_name(parts[-1])}"))
    if got.meets(known):
        yield holds(whole, *parts)
    elif rest or (len({q["direction"] for q in (whole, *parts)}) == 1 and is_off_by_slip(whole, parts)):
        yield fails("sum", whole, *parts, parts="".join(map(_write, parts)).lstrip("＋"),
                    total=write_as(got.middle, whole), whole=quote_change(whole),
                    apart=write_as(abs(got.middle - known.middle), whole))  # fmt: skip


def _signed(q: Row) -> Interval | None:
    return signed_interval(q) if interval_of(q) else None


def _write(q: Row) -> str:
    return f"{'－' if q['direction'] == 'down' else '＋'}{whole_name(q)}{q['text']}"


_NUMBER = r"\d[\d,，]*"
_STAFF = "(?:干部职工|教职员工|教职工|从业人员|工作人员|在职人员|在岗人员|职工|员工)"
_SEX = rf"性?{_STAFF}?(?:共有|共计|[有为共])?({_NUMBER})[人名]"
_PAIR = re.compile(rf"(?P<first>[男女]){_SEX}[^。；;男女\d]{{0,8}}(?:\d[\d.]*%[）)]?)?[，,、；;和]{{0,2}}[男女]{_SEX}")
_TOTAL = re.compile(
    rf"(?<![男女新年均名性])(?:现有|共有)?(?:在岗|在职|在编|全体|正式)?{_STAFF}(?:总人数|总数|人数)?(?:共有|共计|合计|总计|[有为共])?(?P<number>{_NUMBER})[人名]"
)
_APART = re.compile(
    "新[进聘招增入录]|招聘|录用|培训|参加|慰问|困难|离退休|退休|离职|流失|以上|以下|管理层|中层|体检|献血|表彰|获|残疾|晋升"
)
_PEOPLE = re.compile(rf"(?P<number>{_NUMBER})(?:人|名)")
_LED = re.compile(
    r"(?:^|[，,。；;：:、（(])(?:其中|按?性别[^，,。；;]{0,6})?[，,：:]?$"
)  # no other group before the two
_NEAR = 0.1  # of the staff by which its men and women are a slip, not the men and women of another body
_MOST = 3  # groups that may make up the staff together


def _value(text: str) -> int:
    return int(printed_number(text))


@as_check(
    "men and women of the staff",
    "女职工48人 and 男职工33人 are the 79 of the staff in whose sentence, or report, they stand",
    kind="sum",
    grade=CONFLICT,
    needs="statements",
    idle="the two do not stand side by side, they make up another group that is named there, or the staff is far from them",
    examples=(
        "中心在岗员工79名，合同员工75名，派遣员工4名，女职工48人，男职工33人。",
        "公司现有在职职工212人，其中男职工130人、女职工80人。",
        "全馆员工共有64人，男性31人，女性35人。",
        "中心现有职工79名。\n女职工48人，男职工33人，平均年龄37岁。",
    ),
    counter_examples=(
        "中心在岗员工79名，合同员工75名，派遣员工4名，女职工48人，男职工31人。",
        "在岗员工75名，派遣员工6名，女职工48人，男职工33人。",
        "现有职工79名，新招聘员工中男性12人，女性9人。",
        "组织79名职工体检，其中女职工48人、男职工33人参加复查。",
        "公司在职员工212人，领导班子成员男7人，女2人。",
        "中心现有职工79名。\n本次培训女职工48人，男职工33人。",
        "全馆员工64人，志愿者中男31人，女35人。",
        "集团员工共有1,640人。\n总部女职工48人，男职工33人。",
    ),
)
def check_sexes(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such pair."""
    told = [(row, one) for row in report.rows("statements") for one in _TOTAL.finditer(row["text"])]
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in _PAIR.finditer(text):
            own = _TOTAL.search(text[: found.start()])
            if (
                not {"男", "女"} <= set(found[0])
                or not _LED.search(text[: found.start()])
                or _APART.search(text[: found.start()])
            ):
                continue
            if own:
                yield from _judge_sexes(statement, statement, own, found)
            elif len({_value(one["number"]) for _, one in told}) == 1 and _STAFFED.search(found[0]):
                row, one = told[0]
                if not _APART.search(row["text"]):
                    yield from _judge_sexes(statement, row, one, found)


_STAFFED = re.compile(rf"[男女]性?{_STAFF}.+[男女]性?{_STAFF}")


def _judge_sexes(statement: Row, other: Row, whole: re.Match[str], found: re.Match[str]) -> Iterator[Judgement]:
    around = found.string[: found.start()] if other is statement else whole.string
    total, parts = _value(whole["number"]), (_value(found[2]), _value(found[3]))
    groups = [_value(one["number"]) for one in _PEOPLE.finditer(around)]
    made = {sum(some) for size in range(1, _MOST + 1) for some in itertools.combinations(groups, size)}
    if sum(parts) in made:
        yield holds(statement)
    elif max(parts) < total and abs(sum(parts) - total) <= _NEAR * total:
        grade = CONFLICT if statement is other else HINT
        yield fails(
            "sum",
            statement,
            other,
            grade=grade,
            parts=f"{parts[0]}＋{parts[1]}",
            total=sum(parts),
            apart=abs(sum(parts) - total),
            whole=whole[0],
        )
