"""Rules of metrics for parts in clauses of their own, which do not repeat what the whole before them measures.

年末用工86人，吧台52人，后厨34人                → 吧台用工
本次展销补助90万元，省里出60万元，县里出30万元  → 展销补助, 省里
门店网络86个，山东一省就有36个                  → 门店网络, 山东
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean
from extractors.metrics.cut.words import endings_of, words_of
from extractors.metrics.find.named_lists import is_measure_name, measure_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.breakdowns import PARTS, ROUNDED, is_of_its_own
from extractors.metrics.owner.clause_subjects import names_body
from extractors.metrics.steps import ADDED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from extractors.text.own_unit import is_named
from extractors.text.times import ANY_TIME

_TIED = re.compile("(?:[只就共约近]|则|已)*(?P<tie>[有为占达]|占了)?(?:约|近|了)?$")
_NAME = re.compile("[一-鿿A-Za-z“”]{1,16}")
_LONGEST = 40  # characters between a whole and its first part
_MOST = 12  # parts of a whole
_LEAST = 2  # parts of a whole
_SHORT = 4  # characters of a measure that says of itself no more than what a part says: 经费
_EXACT = frozenset({"count", "other"})
_OTHER_LISTS = re.compile(f"其中|分别|按|包[括含]|[{BRACKETS}]")  # which other rules read
_BORDERS = re.compile(f"[{CLAUSE_ENDS}：:、]")
_SORTS = frozenset("nsfbjlx")  # how what people and things are parted by is tagged: 吧台, 县内, 民营
_NO_PART = frozenset({"t", "d", "p"})
_REST = ("其他", "其它", "其余", "其中", "剩余")
_PAID = re.compile("(?P<who>[一-鿿]{2,12}?)(?:自己|自行)?(?:拿出|出资|承担|负担|配套|筹集|自筹|(?<![支输产付])[出掏])$")
_GENERIC = re.compile("^(?:合计|总计|共计|累计|人均|平均|实际|计划|目标|任务|[比较按].*|主要.*|分别.*|包[括含].*)$")


def _part(so_far: SoFar, number: int) -> tuple[str, str] | None:
    """Return the name that stands alone in the clause of a quantity, and the word that ties them; None: no part."""
    before = so_far.figures[number - 1].span.end
    between = so_far.text[before : so_far.figures[number].span.start]
    if len(between) > _LONGEST or forms.BETWEEN_SENTENCES.search(between) or _OTHER_LISTS.search(between):
        return None
    borders = [*_BORDERS.finditer(between)]
    if not borders:
        return None
    own = between[borders[-1].end() :].strip()
    tied = _TIED.search(own)
    who = own[: tied.start()] if tied else own
    return (who, (tied["tie"] or "") if tied else "") if _NAME.fullmatch(who) else None


def _alike(so_far: SoFar, whole: int, number: int) -> bool:
    """Whether a quantity may be a part of a level before it: in its unit, and no more."""
    one, of = so_far.figures[number], so_far.figures[whole]
    if one.unit != of.unit or one.role != "level" or one.value is None or of.value is None:
        return False
    return one.value < of.value


def _runs(so_far: SoFar, at: int) -> Iterator[tuple[int, list[tuple[str, str]], bool]]:
    """Yield each level before a quantity, the parts that follow on it up to where they end, and whether they add up."""
    for whole in range(at - 1, max(-1, at - _MOST), -1):
        figure = so_far.figures[whole]
        if figure.role != "level" or figure.value is None or not so_far.found[whole].metric:
            return
        parts, total = list[tuple[str, str]](), Decimal(0)
        near = 0 if figure.kind in _EXACT and figure.decimals in (0, None) else figure.value * ROUNDED
        for number in range(whole + 1, min(len(so_far.figures), whole + _MOST)):
            part = _part(so_far, number) if _alike(so_far, whole, number) else None
            if part is None:
                break
            parts.append(part)
            total += so_far.figures[number].value or 0
            if number >= at and len(parts) >= _LEAST and abs(total - figure.value) <= near:
                yield whole, parts, True
                return
        if len(parts) >= at - whole:
            yield whole, parts, False


def _is_bare(so_far: SoFar, around: Around, who: str) -> bool:
    """Whether a part is named by no noun that says by itself what is counted, and by no deed."""
    if (
        not who
        or who.startswith(_REST)
        or who.endswith(endings_of("flows"))
        or _GENERIC.match(who)
        or who in words_of("generic")
    ):
        return False
    if who.endswith("的") or _PAID.fullmatch(who):
        return True
    tokens = so_far.words(who)
    star = around.figure.kind in _EXACT and who.endswith(("星", "等", "档", "批"))
    sorts = around.figure.kind == "amount" or star or tokens[-1].flag[0] in _SORTS  # 调离|34人
    return sorts and tokens[-1].flag not in _NO_PART and (star or not is_of_its_own(so_far, around.figure, who))


def _named(so_far: SoFar, whole: Measured, measured: Measured, who: str) -> Measured:
    """Return what a part measures: who has it as subject, or before the measure where the unit or a place has both."""
    of = whole.metric or ""
    tokens = so_far.words(of)
    if who.endswith("的"):
        # 发现问题15个，整改的12个: what was done is no thing; not 到账经费, which is money
        told = tokens[0].flag.startswith("v") and not of.endswith(("费", "款", "资金", "收入", "额", "值"))
        return measured if told else replace(measured, metric=clean(who + of))
    paid = _PAID.fullmatch(who)
    if paid and not is_named(measured.subject):
        return replace(measured, metric=of, subject=paid["who"])
    measure = measure_of(tokens) if is_measure_name(of) else ""
    measure = measure if of.removesuffix(measure)[-1:] == who[-1:] else ""  # 工农业|总产值: 农业总产值
    if len(tokens) == 1 and len(of) < _SHORT and tokens[0].flag[0] == "n":
        measure = of  # 经费, 购书
    if who.startswith("用于"):
        return replace(measured, metric=of + who)
    if measure and not paid:
        return replace(measured, metric=who + measure)
    if is_named(measured.subject):
        return replace(measured, metric=who + of)
    return replace(measured, metric=of, subject=who)


PART_TOLD = "clauses that add up"


@as_rule(
    PART_TOLD,
    "用工86人，吧台52人，后厨34人: parts told in clauses of their own that add up to the level before are of it",
    step=ADDED,
    at=LATER,
    of=LEVEL,
    examples=(
        "年末用工86人，吧台⟨52人⟩，后厨34人。 → 吧台用工",
        "年末用工86人，吧台52人，后厨⟨34人⟩。 → 后厨用工",
        "本次展销补助90万元，省里出⟨60万元⟩，县里出30万元。 → 展销补助, 省里",
        "渔业产值29亿元，捕捞占⟨12亿元⟩，养殖占17亿元。 → 渔业产值, 捕捞",
        "到账经费90万元，来自街道的有⟨62万元⟩，会员自筹28万元。 → 来自街道的到账经费",
        "渔业产值29亿元，捕捞占17亿元，养殖占⟨12亿元⟩。 → 渔业产值, 养殖",
        "26家民宿获评等级：三星⟨3家⟩，四星23家。 → 三星民宿",
    ),
    counter_examples=(
        "年末用工86人，吧台52人，后厨32人。",
        "存款余额86亿元，贷款52亿元，理财34亿元。",
        "书屋86个，分馆60个，驿站26个。",
        "招录职工86人，退休52人，调离34人。",
        "收入90万元，比上年多60万元，利润30万元。",
        "进口86万元，出口52万元，转口34万元。",
        "到账款86万元，拨付52万元，结存34万元。",
        "营业外收入86万元，罚没52万元，营业外支出34万元。",
        "收入90万元，上半年60万元，下半年30万元。",
        "渔业产值12亿元，捕捞占17亿元。",
        "年末用工86人，吧台占52人，后厨占32人。",
    ),
    source="argued: what is told of a whole is told of its parts by their names alone, which the sum proves",
)
def clauses_add_up(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a part what the level before measures to which it and its neighbours add up."""
    part = _part(so_far, around.at) if measured.metric else None
    if part is None or PARTS in measured.rules or around.right[0].strip() or around.figure.unit in ("%", None):
        return None
    who = part[0]
    for whole, parts, add_up in _runs(so_far, around.at):
        told = so_far.found[whole]
        shared = all(tie == "占" for _, tie in parts) and around.figure.kind == "amount"
        first = _part(so_far, whole)
        if shared and first and first[1] == "占":
            continue  # 订单90亿元，海外占60亿元，|军品占30亿元: a part is no whole
        if not (add_up or shared) or not all(_is_bare(so_far, around, name) for name, _ in parts):
            continue
        if told.metric == measured.metric or (told.metric or "").endswith(who):
            return None
        return _named(so_far, told, measured, who)
    return None


# 山东一省|就有, 青江农商银行|也由, 水寨口岸|则为
_ONE_PLACE = re.compile(
    rf"^[，,；;。]?(?:而|但|其中)?(?P<who>[一-鿿]{{2,12}}?)(?P<one>一[省市县区地家行])?(?:{ANY_TIME}|[两三四五六七八九十]年[里间])*"
    r"(?P<too>[也则就]|[由从]|(?:超过|达到?|升[至到]|增[至到]))*(?:有|为)?(?:约|近)?$"
)
_NAMED = 4  # characters of a body with a name of its own: 北港银行
_OF_ALL = re.compile("^(?:全[国省市县区球]|本[省市县])(?=[一-鿿A-Za-z0-9]{2})")
_PIECES = frozenset({"个", "座", "家", "处"})  # one and the same thing is counted by any of them


@as_rule(
    "same measure in another place",
    "门店网络86个，山东一省就有36个: a place or a body alone has what the level before measures in the same unit",
    step=ADDED,
    at=LATER,
    of=LEVEL,
    examples=(
        "门店网络86个，山东一省就有⟨36个⟩。 → 门店网络, 山东",
        "全年货运量86万吨，青江一市⟨超过36万吨⟩。 → 货运量, 青江",
        "对公存款由36亿元增加到49亿元，青江农商银行也由⟨16亿元⟩增加到26亿元。 → 对公存款, 青江农商银行",
        "对公存款由36亿元增加到49亿元；北港银行三年里从⟨16亿元⟩涨到26亿元。 → 对公存款, 北港银行",
    ),
    counter_examples=(
        "货运量86万吨，仓储36万吨。",
        "公司收入86亿元，青江水厂36万元。",
        "接待游客86人，山东一省就有36家。",
        "学校86个，卫生院也有36个。",
        "青江农商银行也由16亿元增加到26亿元。",
    ),
    source="argued: a sentence that compares places names once what is compared",
)
def same_elsewhere(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a place or body alone what the last level in the same unit measures."""
    if (
        not measured.metric
        or is_named(measured.subject)
        or around.right[0].strip(" 增升涨提扩降减下上加长高到至为了大")
    ):
        return None
    place = _ONE_PLACE.match(around.left.strip())
    name = (place["who"] + (place["one"] or "")) if place else ""
    if place is None or not (measured.metric or "").startswith(name) or not (place["one"] or place["too"]):
        return None
    tokens = so_far.words(place["who"])
    body = names_body(place["who"]) and len(place["who"]) >= _NAMED and around.figure.kind not in _EXACT
    if not (place["one"] or body or tokens[-1].flag == "ns"):
        return None
    for _, figure, told in so_far.quantities_before(around.at):
        if figure.role != "level" or (told.metric or "").endswith("有"):
            continue
        alike = figure.unit == around.figure.unit or {figure.unit, around.figure.unit} <= _PIECES
        if not alike or not told.metric or place["who"] in told.metric:
            return None
        return replace(measured, metric=_OF_ALL.sub("", told.metric), subject=place["who"])
    return None
