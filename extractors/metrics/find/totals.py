"""Rules of metrics for what is of all told before, not of the last of it: 两项合计, 每人, a change."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, combinations, takewhile
from operator import eq

from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.words import Token
from extractors.metrics.find.named_lists import BARE_CHANGES
from extractors.metrics.find.of_before import each_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, BESIDE, CHANGE, FORM, LEVEL, THIRD
from extractors.rule import as_rule
from extractors.text.han_digits import below_hundred
from schemas.text import squeeze

# 两项合计, 三条线路共计: so many of those before together
_SO_MANY = re.compile(
    r"(?:以上|上述|前述)?(?P<count>[两二三四五六])(?:[项者类线厂站家园校区条处所]|部分|个[一-鿿]{1,3})[一-鿿]{0,2}?(?:合计|共计|总计|相加|加起来)"
)
_MOST = 6  # levels before of which some may make the sum
_ALL = re.compile("[，,]?(?:一|总)?共(?:有)?")


@as_rule(
    "so many together",
    "柴油18吨，比上年减少2吨，汽油6吨，两项合计24吨: the sum of so many of the levels before, whatever stands between",
    step=BESIDE,
    at=THIRD,
    needs="合共总加",
    of=LEVEL,
    says="figure before",
    examples=(
        "柴油消耗18吨，比上年下降4%，汽油消耗6吨，下降9%，两项合计⟨24吨⟩。 → 柴油消耗、汽油消耗合计",
        "男职工126人，女职工86人，共⟨212人⟩。 → 职工",
        "东厂制冰量12万吨，西厂制冰量8万吨，共⟨20万吨⟩。 → 制冰量",
        "南站发送26人，其中儿童6人，北站发送16人，两站合计⟨42人⟩。 → 南站发送、北站发送合计",
        "东线输水3亿立方米，西线输水2亿立方米，两线合计⟨5亿立方米⟩。 → 东线输水、西线输水合计",
    ),
    counter_examples=(
        "柴油消耗18吨，汽油消耗6吨，合计24吨。",
        "柴油消耗18吨，用水6立方米，两项合计24吨。",
        "柴油消耗18吨，两项合计24吨。",
        "柴油消耗18吨，汽油消耗6吨，两项合计36吨。",
        "男职工126人，女职工86人，共300人。",
    ),
    source="argued: reports sum up two emissions or two sources after telling how each changed",
)
def so_many_together(so_far: SoFar, around: Around) -> Measured | None:
    """Read a sum of as many levels before as its words say."""
    if _ALL.fullmatch(around.left.strip()):
        return _sum_of_two(so_far, around)
    told = _SO_MANY.fullmatch(squeeze(untied(around.own + "为")))
    told = told or _SO_MANY.fullmatch(squeeze(around.own))
    count = below_hundred(told["count"]) if told else None
    if not count:
        return None
    unit = around.figure.unit or ""
    levels = [
        (figure.value, one)
        for at, figure, one in so_far.quantities_before(around.at)
        if figure.role == "level" and figure.value is not None and one.metric
        if figure.unit and unit.startswith(figure.unit) and "其中" not in so_far.left(at)
    ][:_MOST]
    sums = [some for some in combinations(levels, count) if sum(value for value, _ in some) == around.figure.value]
    if len(sums) != 1:
        return None
    names = [one.metric or "" for _, one in reversed(sums[0])]
    subjects = {one.subject for _, one in sums[0]}
    return Measured("、".join(names) + "合计", subjects.pop() if len(subjects) == 1 else None)


# 扣减回购专户中的12股|后为, 剔除重复申请12件|后实际
_DEDUCTED = re.compile(r"[，,；]?(?:再|并)?(?P<what>(?:扣[减除]|剔除|减去|减除|抵扣)[一-鿿A-Za-z]*?)(?:中?的)?$")
_LEAVES = re.compile("(?:之|以)?后的?(?:剩余|实际)?(?:实?[为是余剩达有]|还[有剩])?")


@as_rule(
    "left after a deduction",
    "总投资12亿元，扣除土地费用3亿元后为9亿元: what is left of the level before the one that is taken away",
    step=BESIDE,
    at=THIRD,
    needs="后",
    of=LEVEL,
    says="figure before",
    examples=(
        "总投资12亿元，扣除土地费用3亿元后为⟨9亿元⟩。 → 扣除土地费用后总投资",
        "全年处理申请320件，剔除重复申请12件后实际⟨308件⟩。 → 剔除重复申请后处理申请",
        "以总股本8.6亿股扣除回购专户0.6亿股后的⟨8亿股⟩为基数，每10股派2元。 → 扣除回购专户后总股本",
    ),
    counter_examples=(
        "总投资12亿元，扣除土地费用3亿元后为10亿元。",
        "总投资12亿元，土地费用3亿元，建成后为9亿元。",
        "仓库86间，扣除闲置货架12排后为74间。",
        "募集资金总额12亿元，扣除发行费用3亿元后净额9亿元。",
        "全年处理申请320件，剔除重复申请12件，办结后308件。",
    ),
    source="argued: proposals of dividends tell the shares, those bought back, and what is left",
)
def left_after_deduction(so_far: SoFar, around: Around) -> Measured | None:
    """Read what is left where something is taken away from a level, if the three numbers agree."""
    whole, values = so_far.found[-2], _two_before(so_far, around)
    if values is None or not whole.metric or values[0] - values[1] != around.figure.value:
        return None
    deducted = _DEDUCTED.match(so_far.left(around.at - 1).strip())
    if deducted is None or not _LEAVES.fullmatch(around.left.strip()):
        return None
    return Measured(f"{deducted['what']}后{whole.metric}", whole.subject)


@as_rule(
    "change behind parts",
    "立项26项，其中省级4项、市级22项，比上年增加5项: behind parts that add up to the whole, a change is of the whole",
    step=FORM,
    at=THIRD,
    needs="其",
    of=CHANGE,
    says="change of the figure before",
    examples=(
        "立项课题26项，其中省级4项、市级22项，比上年增加⟨5项⟩。 → 立项课题, against year_before",
        "立项课题26项，其中省级4项、市级22项，较上年多⟨5项⟩。 → 立项课题, against year_before",
        "捐赠图书36册，其中画册20册、绘本16册，同比增长⟨8%⟩。 → 捐赠图书, against year_before",
    ),
    counter_examples=(
        "立项课题26项，其中省级4项，比上年增加1项。",
        "立项课题26项，其中省级4项、市级9项，比上年增加5项。",
        "立项课题26项，其中省级4项、市级22项，市级比上年增加5项。",
        "立项课题26项，其中省级4项、市级22项，净利润增长8%。",
        "借阅画册26册，其中成人4册、儿童22册，少儿读者增长8%。",
    ),
    source="argued: a whole is told with all its parts before it is compared",
)
def change_behind_parts(so_far: SoFar, around: Around) -> Measured | None:
    """Read a change without words of its own as one of the whole whose parts stand before it."""
    if not BARE_CHANGES.fullmatch(around.left.strip()):
        return None
    whole = so_far.whole_of_parts(around.at)
    figures = so_far.figures
    if whole is None or not so_far.found[whole].metric:
        return None
    parts = figures[whole + 1 : around.at]
    alike = all(part.unit == figures[whole].unit and part.value is not None for part in parts)
    if not alike or sum(part.value or 0 for part in parts) != figures[whole].value:
        return None
    return Measured(so_far.found[whole].metric, so_far.found[whole].subject)


def _two_before(so_far: SoFar, around: Around) -> tuple[Decimal, Decimal] | None:
    """Return the values of the two quantities right before, where both are levels in the same unit as this one."""
    first, last = so_far.figures[around.at - 2 : around.at]
    alike = first.unit == last.unit == around.figure.unit and first.role == last.role == "level"
    return (first.value, last.value) if alike and first.value is not None and last.value is not None else None


def _sum_of_two(so_far: SoFar, around: Around) -> Measured | None:
    """Return what two levels before are together that add up to it: 男职工12人，女职工8人，共|20人."""
    one, other = so_far.found[-2:]
    values = _two_before(so_far, around)
    if values is None or sum(values) != around.figure.value or not one.metric or not other.metric:
        return None
    shared = _shared_end(so_far, one.metric, other.metric)
    subject = one.subject if one.subject == other.subject else None
    return Measured(shared if len(shared) > 1 else f"{one.metric}、{other.metric}合计", subject)


def _shared_end(so_far: SoFar, one: str, other: str) -> str:
    """Return the words that two names end in: 甲站 发电量, 乙站 发电量; or one in two words: 男职工, 女职工."""
    end = one[len(one) - sum(1 for _ in takewhile(bool, map(eq, reversed(one), reversed(other)))) :]
    starts = {*_starts(so_far.words(one))} & {*_starts(so_far.words(other))}
    size = max((size for size in starts if size <= len(end)), default=0)
    inside = end if end and not size and len(so_far.words(end)) == 1 else ""
    return inside or one[len(one) - size :]


def _starts(tokens: Sequence[Token]) -> Iterator[int]:
    """Return how far before the end of a name each of its words begins."""
    return accumulate(len(token.text) for token in reversed(tokens))


_EACH = re.compile("(?:每[人户名家所村校次年月])+|[人户]均")


@as_rule(
    "each of those that the sum is for",
    "捐款18万元，资助学生60名，其中新生14名，每人3,000元: what each has is of those whose number times it is the sum",
    step=BESIDE,
    at=THIRD,
    needs="每",
    of=AMOUNT,
    says="figure before",
    examples=("捐款18万元，资助困难学生60名，其中大学新生14名，每人⟨3,000元⟩。 → 每人资助",),
    counter_examples=(
        "捐款4.2万元，资助困难学生60名，其中大学新生14名，每人3,000元。",
        "资助困难学生60名，其中大学新生14名，每人3,000元。",
    ),
    source="argued: gifts are told with their sum, those helped and what each of them had",
)
def each_of_sum(so_far: SoFar, around: Around) -> Measured | None:
    """Read what each has by the count that makes the sum with it, where a part of that count stands between."""
    each = squeeze(untied(around.own))
    if not _EACH.fullmatch(each) or around.figure.value is None or "其中" not in around.reach:
        return None
    before = list(so_far.quantities_before(around.at))
    others = (figure for figure in so_far.figures if figure is not around.figure and figure.role == "level")
    sums = {figure.value for figure in others if figure.kind == "amount"}
    for at, figure, told in before:
        if at == around.at - 1 or figure.kind == "amount" or figure.value is None or not told.metric:
            continue
        if figure.value * around.figure.value in sums:
            return Measured(each_of(so_far, around, each, whole=told.metric, last=figure), told.subject)
    return None
