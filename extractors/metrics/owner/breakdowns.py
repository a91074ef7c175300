"""The rules of metrics for parts that add up, or whose measure the clause before names: 捐赠90万元，其中助学60万元."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractors.metrics.cut import forms
from extractors.metrics.cut.predicates import MEASURES
from extractors.metrics.cut.words import endings_of, is_verb, joined, words_of
from extractors.metrics.find.by_party import PART
from extractors.metrics.find.named_lists import is_measure_name, measure_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LATER, LEVEL
from extractors.numbers import Figure
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, OPENING_BRACKETS
from extractors.text.needed import needed
from extractors.text.own_unit import is_named
from extractors.text.word_patterns import any_word

_BY = r"按[一-鿿]{2,8}?(?:划?分类?|统计)[，,：:]?"
_OPENS = re.compile(
    rf"(?P<by>{_BY}|(?:^|(?<=[，,；：]))分别[为是])|其中[：:，,]?|(?:主要)?(?:包括|包含)[：:]?|[{OPENING_BRACKETS}]|[：:]"
)
_NEXT = re.compile("[、，,；;和及与]+")
_PART = re.compile(
    rf"(?:^|[、，,；;：:和及与{OPENING_BRACKETS}])(?P<who>[一-鿿A-Za-z“”]{{1,16}}?|{forms.LEVEL_OF_PLACES})(?:共|有|为|达|约)*$"
)
_OPENED = re.compile(rf"^(?:{_BY}|其中|分别[为是]|(?:主要)?包[括含]|[和及与](?![一-鿿]))+")
_LEVEL = re.compile(forms.LEVEL_OF_PLACES)
_LONGEST_PART = 20  # characters between two parts
_MOST_PARTS = 12
_ROUNDED = Decimal("0.0006")  # of a whole whose parts are rounded
# argued: how names of sums of money end; a name of a part that ends otherwise only says what for, who or which
MONEY = re.compile(
    "(?:支出|收入|成本|费用?|款|金|税|资|投入|经费|补助|补贴|补偿|赔偿|救助|利润|拨款|预算|决算|[金余差税产总限]额|产?值|薪酬|工资|资产"
    "|负债|债券?|股|票|利息|损失|借款|贷款|存款|收益|结余|结转|订单|合同|款项|库存|存货)$"
)
EXACT = frozenset({"count", "other"})  # kinds of what is counted, which is not rounded
_SEXES = ("男", "女", "男性", "女性")  # of staff, or of those before
_REST = endings_of("rest_of")
_POST = re.compile(f"{any_word('names/titles.csv', 'post')}$")


def _list_begins(so_far: SoFar, at: int) -> tuple[int, re.Match[str]] | None:
    """Return the number of the first part of the list that a quantity stands in, and the words that open it."""
    figures, text = so_far.figures, so_far.text
    for first in range(at, max(-1, at - _MOST_PARTS), -1):
        if not first:
            opened = [*_OPENS.finditer(text[: figures[0].span.start])]
            return (0, opened[0]) if opened and not opened[0].start() else None
        between = _LEVEL.sub("级", text[figures[first - 1].span.end : figures[first].span.start])
        if opened := [*_OPENS.finditer(between)]:
            return first, opened[-1]
        alike = figures[first - 1].unit == figures[at].unit and figures[first - 1].role == "level"
        if not alike or not _NEXT.match(between) or len(between) > _LONGEST_PART:
            return None
    return None


def _sums(so_far: SoFar, first: int, at: int) -> Iterator[Decimal]:
    """Yield what the parts from the first make together, from two on and with that at `at` in it."""
    figures, total = so_far.figures, Decimal(0)
    for number in range(first, min(len(figures), first + _MOST_PARTS)):
        figure = figures[number]
        between = so_far.text[figures[number - 1].span.end : figure.span.start] if number > first else "、"
        alike = figure.unit == figures[first].unit and figure.role == "level" and figure.value is not None
        if not alike or not _NEXT.match(between) or len(between) > _LONGEST_PART:
            return
        total += figure.value or 0
        if number >= at and number > first:
            yield total


def is_sum_of(whole: Figure, value: Decimal, total: Decimal) -> bool:
    """Whether the parts of a whole of some value, which make `total` together, are all of it, but for rounding."""
    exact = whole.kind in EXACT and whole.decimals in (0, None)
    return abs(total - value) <= (0 if exact else value * _ROUNDED)


def _whole(so_far: SoFar, first: int, at: int) -> Measured | None:
    """Return what the level measures that the parts of a list add up to."""
    figure, start = so_far.figures[at], so_far.figures[first].span.start
    sums = list(_sums(so_far, first, at))
    if not first:  # parts of what the sentence before tells
        told = (one for one in reversed(so_far.wholes) if one.unit == figure.unit and one.value in sums)
        before = next(told, None)
        return Measured(before.metric) if before else None
    for number in range(first - 1, max(-1, first - _MOST_PARTS), -1):
        whole = so_far.figures[number]
        if forms.BETWEEN_SENTENCES.search(
            so_far.text[whole.span.end : start].replace("。其中", "").replace("。按", "")
        ):
            return None
        if whole.unit != figure.unit or whole.role != "level" or whole.value is None:
            continue
        if any(is_sum_of(whole, whole.value, total) for total in sums):
            return so_far.found[number] if so_far.found[number].metric else None
    return None


def _any_of_its_own(so_far: SoFar, first: int, at: int) -> bool:
    """Whether a part of a list is named by a noun that says by itself what is counted, so that all keep theirs."""
    figures, text = so_far.figures, so_far.text
    for number in range(first, min(len(figures), first + _MOST_PARTS)):
        between = text[figures[number - 1].span.end : figures[number].span.start] if number > first else "、"
        goes_on = _NEXT.match(between) and len(between) <= _LONGEST_PART and figures[number].unit == figures[at].unit
        if number > at and not goes_on:
            return False
        part = _PART.search(so_far.left(number).strip())
        who = _OPENED.sub("", part["who"]) if part else ""
        if who and who not in _REST and is_of_its_own(so_far, figures[number], who):
            return True
    return False


def is_of_its_own(so_far: SoFar, figure: Figure, who: str) -> bool:
    """Whether a part is named by a noun that says by itself what is counted: 专任教师, 项目支出; not 省内, 济困."""
    last = so_far.words(who)[-1]
    if last.text.endswith(MEASURES) or who in _SEXES:
        return True
    if figure.kind == "amount":
        return MONEY.search(who) is not None
    if figure.unit in forms.PERSON_UNITS:
        people = who.endswith((*endings_of("person", "person_end", "group"), "士", "者", "员", "师", "工", "生"))
        return people or _POST.search(who) is not None
    if figure.kind in EXACT:
        return not (last.flag in ("s", "f", "ns") or who.endswith((*endings_of("region"), "级", "类")))
    return True


PARTS = "parts that add up"


@as_rule(
    PARTS,
    "捐赠90万元，其中助学60万元、济困30万元: parts that add up to a whole and are no names of their own are of it",
    step=ADDED,
    of=LEVEL,
    needs=f"其分包：:{OPENING_BRACKETS}",
    examples=(
        "全年对外捐赠90万元，其中助学⟨60万元⟩、济困30万元。 → 对外捐赠, 助学",
        "全年对外捐赠90万元，其中助学60万元、济困⟨30万元⟩。 → 对外捐赠, 济困",
        "馆藏古籍36卷，其中中央级6卷，省（区、市）级12卷，地（市、州、盟）级⟨18卷⟩。 → 馆藏古籍, 地（市、州、盟）级",
        "实有在职人员46人，其中行政⟨12人⟩、事业34人。 → 实有在职人员, 行政",
        "合作农户86户，按地区分，县内⟨60户⟩、县外26户。 → 合作农户, 县内",
        "注册义工86人，按身份分，学生⟨52人⟩、教师34人。 → 注册义工, 学生",
        "立项41项，其中省部级⟨9项⟩、市厅级32项。 → 立项, 省部级",
        "采购总额36万元，其中：货物⟨20万元⟩、服务16万元。 → 采购总额, 货物",
        "年末结余36万元，分别为财政拨款⟨20万元⟩、专户资金16万元。 → 结余, 财政拨款",
    ),
    counter_examples=(
        "全年对外捐赠90万元，其中助学60万元。",
        "支出86万元，其中基本支出60万元、项目支出26万元。",
        "教职工86人，其中专任教师60人、行政人员26人。",
        "船厂现有管理人员9人，其中厂长1人、车间主任8人。",
        "对外捐赠90万元，其中助学60万元、济困20万元。",
        "用工总量86人，按岗位分，管理人员26人、操作人员60人。",
        "书屋86个，其中分馆60个、驿站26个。",
        "培训费36万元，其中讲课12万元、资料费24万元。",
        "支出合计90万元，印刷支出和会务支出分别为60万元、30万元。",
    ),
    source="argued: parts that add up to a whole are of what it measures",
)
def parts_add_up(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a part of a list that adds up to a level before what that measures, with its own name as subject."""
    part = _PART.search(around.left.strip()) if measured.metric and not is_named(measured.subject) else None
    if part is None or measured.rule == PART or around.figure.value is None or around.figure.unit in ("%", None):
        return None
    begins = _list_begins(so_far, around.at)
    whole = _whole(so_far, begins[0], around.at) if begins else None
    who = _OPENED.sub("", part["who"])
    if (
        begins is None
        or whole is None
        or not whole.metric
        or whole.metric.endswith("有")  # 编制56名，实有|51人，其中管理岗9人
        or whole.metric == measured.metric
        or not who
        or who in _REST
    ):
        return None
    by = begins[1]["by"] is not None and (around.figure.kind == "amount" or begins[1]["by"].startswith("按"))
    placed = any(told.rule == PART for told in so_far.found[begins[0] :])  # 市区11家、县域7家
    own = who[-1] == whole.metric[-1] or (not placed and _any_of_its_own(so_far, begins[0], around.at))
    if own and not (by and who[-2:] not in (whole.metric[-2:], "人员")):
        return None
    if whole.metric.endswith(who) or who in words_of("generic") or "分别" in who:
        return None
    return replace(measured, metric=whole.metric, subject=who)


_OF_PART = re.compile(
    rf"^[，,；;]\s*(?:而|其中)?(?P<part>[一-鿿A-Za-z{BRACKETS}]{{2,14}}?)(?:则|也|均|都|[只仅]?有|已)*(?:为|是|达到?|则)$"
)
_OF_PRICE = re.compile("^[、和](?P<part>(?![每人户])[一-鿿A-Za-z]{2,8})$")  # 池座票价12元、|包厢|26元
_OF_LIKE = re.compile("^[，,；;](?P<part>[一-鿿]{2,10})$")  # 标准件交货周期约30天，|定制件|约60天
_TERMS = ("费", "期", "周期", "运距", "寿命", "里程")
_PRICES = ("价", "价格", "标准")
_NO_PART = re.compile("目标|标准|基数|[上下]限|底线|水平|合计|总计|[两三]者|其[余他它中]|平均|时间$|^[上前本首历去下]")


@as_rule(
    "measure of the clause before",
    "技校报到率为97%，夜校则为94%: of a part that only has a name, its measure is told in the clause before",
    step=ADDED,
    at=LATER,
    needs={*needed(_OF_PART), *"价标"},
    of=LEVEL,
    examples=(
        "池座票价12元、包厢⟨26元⟩。 → 包厢票价",
        "技校报到率为97%，夜校则为⟨94%⟩。 → 夜校报到率",
        "成人票价为60元，学生为⟨30元⟩，团队为48元。 → 学生票价",
        "成人票价为60元，学生为30元，团队为⟨48元⟩。 → 团队票价",
        "城区供水合格率达99%，山区为⟨96%⟩。 → 山区合格率",
        "大棚租赁费为8,000元，冷库为⟨9,600元⟩。 → 冷库租赁费",
        "铝窗保修期为5年，木窗为⟨2年⟩。 → 木窗保修期",
        "干线运距约860公里，支线⟨约120公里⟩。 → 支线运距",
    ),
    counter_examples=(
        "报到率为97%，目标为98%。",
        "报到率为97%，就业率为94%。",
        "票价为60元，载客为30人。",
        "报到率97%、宿舍36间。",
        "会费为60元。学生为30元。",
        "报到率为97%，上届为94%。",
    ),
    source="argued: a sentence that compares parts names once what is compared",
)
def measure_carried(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a part that only has a name the measure that the clause before names."""
    part, name = _OF_PART.search(around.left.rstrip()), measured.metric or ""
    last, before = so_far.figures[around.at - 1], so_far.found[-1].metric or ""
    about = last.unit == around.figure.unit and all(one.text.startswith("约") for one in (last, around.figure))
    part = part or (_OF_LIKE.search(around.left.strip()) if about else None)
    if part is None and before.endswith(_PRICES):
        part = _OF_PRICE.search(around.left.strip())
    if part is None or part["part"] != name or not measured.rule.startswith("words before") or not before:
        return None
    if last.role != "level" or last.unit != around.figure.unit or last.kind == "count" or _NO_PART.search(name):
        return None
    words = so_far.words(before)
    measure = measure_of(words) or words[-1].text
    if (kind := name[-2:]) in before[:-2] and kind not in measure:
        measure = before.rpartition(kind)[2]  # 标准产品|交货周期, 定制产品
    if len(measure) == 1:
        measure = joined(words[-2:])  # 离职 率, as a dictionary may cut it
    named = is_measure_name(before) or before.endswith(_TERMS)
    thing = so_far.words(name)[-1]
    own = is_measure_name(name) or name.endswith("费") or thing.flag[0] not in "njlxsbr" or is_verb(thing)
    return replace(measured, metric=name + measure) if named and not own and measure not in name else None
