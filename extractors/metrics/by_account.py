"""Rules of metrics for money, yields and totals of what stands beside them: 会议费预算12万元，实际支出8万元."""

import re

from extractors.metrics import carrying, forms
from extractors.metrics.phrases import joined, noun_phrase_after, words_of
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, BESIDE, COUNTED
from extractors.rule import as_rule
from extractors.text.needed import needed
from schemas.text import squeeze

_SPENT = forms.FINAL | {"实际支出", "实际执行", "执行数", "实际使用", "实际列支"}
_PLANNED = re.compile(r"(?:支出)?(?:年初|全年|年度|调整后?)?(?:预算(?:数|总额)?|安排|拨付|到位)$")
_ACCOUNT = "(?:经费|资金|费用|专款|费)"
_GIVEN = frozenset({"安排", "支出", "实际支出", "拨付", "列支", "投入", "实际使用"})
_TOPIC = re.compile(rf"(?:[年度，]|^)(?P<what>[一-鿿]{{2,8}}{_ACCOUNT})(?:全部|均|已)?(?:列入|纳入|实行|专款专用|由)")
_YIELD = frozenset({"总产量", "产量", "总产", "单产", "亩产", "产值", "总产值", "收入", "总收入"})
_GROWN = re.compile(
    r"^(?:全[省市区县镇乡村])?(?P<what>[一-鿿]{2,8}?)(?:(?:播种|种植|栽培|养殖|收获|采收|栽植)面积|总?产量|[单亩总]产)$"
)
_COSTS = frozenset({"费用", "支出", "投入"})
_FUNDS = frozenset({"投资", "投入", "投入资金", "完成投资", "筹资", "总投资"})
_FOR = frozenset({"用于", "实施", "开展", "推进", "支持", "完成"})
_PROJECT = re.compile(r"[一-鿿]{2,14}?(?:工程|项目)")  # 电网巩固提升工程
_BUILDS = frozenset({"建设", "新建", "改造", "购置", "购买", "修建", "改建", "扩建", "修缮", "更新"})
_INCOME = re.compile(r"[一-鿿]{2,}(?:收入|营收|产值|产量|销售额|交易额|销量|利润|增加值)$")


@as_rule(
    "account of the figure before",
    "会议费预算12万元，实际支出8万元: what was spent is of the account whose budget stands before",
    step=BESIDE,
    needs="决实执",
    of=AMOUNT,
    says="words before",
    examples=(
        "会议费支出预算为12万元，支出决算为⟨8万元⟩。 → 会议费, execution",
        "培训费预算12万元，实际支出⟨8万元⟩。 → 培训费实际支出",
    ),
    counter_examples=("捐款12万元，实际支出8万元。", "预算12万元，实际支出8万元。"),
    source="argued: final accounts set what was spent against its budget so",
)
def of_account_before(so_far: SoFar, around: Around) -> Measured | None:
    """Give what was spent the account of the budget before it."""
    before, found = so_far.before, around.found or ""
    if not before or not before.metric or found not in _SPENT or so_far.figures[around.at - 1].kind != "amount":
        return None
    account = _PLANNED.sub("", before.metric)
    if len(account) < len("经费") or account == before.metric:
        return None
    return Measured(account + found, before.subject or around.subject)


@as_rule(
    "account that the sentence speaks of",
    "培训经费列入年度预算，全年安排46万元: money given or spent without a name is of the account before",
    step=BESIDE,
    needs=needed(_TOPIC),
    of=AMOUNT,
    says="clause before",
    examples=("培训经费列入年度预算，全年安排⟨46万元⟩。 → 培训经费安排",),
    counter_examples=("捐款安排46万元。", "经费来源广泛，安排资金46万元。"),
    source="argued: where money comes from is told first, how much behind",
)
def of_topic(so_far: SoFar, around: Around) -> Measured | None:
    """Give money the account that opens its sentence."""
    found = around.found or ""
    if found not in _GIVEN or forms.clean(carrying.plain(forms.untied(around.own))) not in (found, f"全年{found}"):
        return None
    topic = _TOPIC.search(squeeze(so_far.member(around.at)).removesuffix(found))
    return Measured(topic["what"] + found, around.subject) if topic else None


@as_rule(
    "yield of what grows before",
    "水稻种植面积8万亩，总产量5万吨: a yield without a name is of what the area before grows",
    step=BESIDE,
    needs="产收",
    of=forms.SUMS,
    says="words before",
    examples=("水稻种植面积8万亩，总产量⟨5万吨⟩。 → 水稻总产量", "茶叶总产8万吨，总收入达⟨5亿元⟩。 → 茶叶总收入"),
    counter_examples=("厂房面积8万平方米，总产量5万吨。", "水稻产量5万吨，原煤产量3万吨。"),
    source="argued: reports of farms and counties tell area and yield one after the other",
)
def of_grown(so_far: SoFar, around: Around) -> Measured | None:
    """Give a yield the crop before it."""
    before = so_far.before
    if around.found not in _YIELD or not before or forms.SENTENCE_STOP.search(around.left):
        return None
    grown = _GROWN.match(before.metric or "")
    if grown is None or forms.clean(forms.untied(around.own)) != around.found:
        return None
    return Measured(grown["what"] + around.found, before.subject)


@as_rule(
    "total of the new ones before",
    "新增规上企业14家，总数达到102家: a bare total is of the things that came new before",
    step=BESIDE,
    needs="总",
    says="figure before",
    examples=("新增规上企业14家，总数达到⟨102家⟩。 → 规上企业总数",),
    counter_examples=("培训14期，总数达到102人。", "新增企业14家，专利总数102件。"),
    source="argued: what came new and all there are now are told together",
)
def total_of_new(so_far: SoFar, around: Around) -> Measured | None:
    """Give a bare total the thing of which new ones came."""
    before = so_far.before
    if around.found not in ("总数", "总量") or not before or not before.metric:
        return None
    thing = carrying.so_far("累计", before.metric)
    same = so_far.figures[around.at - 1].unit == around.figure.unit
    return Measured(thing + around.found, before.subject) if same and thing != before.metric else None


@as_rule(
    "money for a purpose",
    "投资2亿元实施农网改造工程: money with only its verb before it is for what stands behind",
    step=BESIDE,
    needs="投筹",
    of=AMOUNT,
    says="words on both sides",
    examples=(
        "投资⟨2亿元⟩实施农网改造工程。 → 农网改造工程投资",
        "投入⟨86万元⟩用于图书更新。 → 图书更新投入",
        "投资⟨3亿元⟩建设污水处理厂。 → 污水处理厂建设投资",
    ),
    counter_examples=("投资2亿元，实施农网改造工程。", "农网投资2亿元实施改造。"),
    source="argued: what money is for stands behind it, with a verb of its own",
)
def for_purpose(so_far: SoFar, around: Around) -> Measured | None:
    """Read what money is for."""
    found = around.found or ""
    tokens = so_far.words(around.right[0]) if found in _FUNDS else ()
    if len(tokens) < len(("verb", "thing")) or not around.left.rstrip().endswith(found):
        return None
    verb = tokens[0].text
    if verb not in _FOR | _BUILDS:
        return None
    behind = around.right[0].removeprefix(verb)
    named = _PROJECT.match(behind)
    what = named[0] if named else joined(noun_phrase_after(so_far.words(behind), deed=True)).removesuffix("等")
    if len(what) < len("水渠") or what in words_of("generic"):
        return None
    return Measured(forms.clean(what + (verb if verb in _BUILDS else "") + found), around.subject)


@as_rule(
    "what was helped to rise",
    "帮助该村集体经济收入突破60万元: who helped is no part of the name of an income",
    step=BESIDE,
    needs=needed(forms.CAUSED),
    says="words before",
    examples=("帮助该村集体经济收入⟨突破60万元⟩。 → 村集体经济收入",),
    counter_examples=("帮助困难群众60人。", "带动农户60户。"),
    source="argued: reports say of incomes of others that they helped them to rise",
)
def raised(_so_far: SoFar, around: Around) -> Measured | None:
    """Read an income without the verb of those who helped it to rise."""
    found = around.found or ""
    income = forms.CAUSED.sub("", found)
    return Measured(forms.clean(income), around.subject) if income != found and _INCOME.match(income) else None


@as_rule(
    "new ones of the figure before",
    "共有党员486人，年内新增22人: a word for what came new, alone, is of what the quantity before counts",
    step=BESIDE,
    needs="新",
    of=COUNTED,
    says="figure before",
    examples=("共有党员486人，年内新增⟨22人⟩。 → 新增党员",),
    counter_examples=("共有党员486人，新增岗位22个。", "收入486万元，新增22人。", "新增党员22人，新增5人。"),
    source="argued: all there are and those that came new are told together",
)
def new_of_before(so_far: SoFar, around: Around) -> Measured | None:
    """Give 新增 alone the thing of the quantity before, in its unit and not new itself."""
    before, at = so_far.before, around.at
    if around.found != "新增" or not before or not before.metric or so_far.found[-1] != before:
        return None
    last = so_far.figures[at - 1]
    if last.unit != around.figure.unit or last.role != "level" or "新" in before.metric:
        return None
    return Measured(f"新增{before.metric}", before.subject)


@as_rule(
    "cost of the figure before",
    "车辆购置3辆，费用62万元: bare costs are of what the quantity before counts",
    step=BESIDE,
    needs="费支投",
    of=AMOUNT,
    says="words before",
    examples=("车辆购置3辆，费用⟨62万元⟩。 → 车辆购置费用", "新建泵站3座，投入⟨860万元⟩。 → 新建泵站投入"),
    counter_examples=("培训费用62万元。", "接待260人次，餐饮费用3万元。", "读者满意度为91分；投入8万元于绿化。"),
    source="argued: what was bought and what it cost are told one after the other",
)
def cost_of_before(so_far: SoFar, around: Around) -> Measured | None:
    """Give bare costs what the quantity before counts."""
    before = so_far.before
    cost = around.found or ""
    if cost not in _COSTS or not before or not before.metric or forms.clean(around.own) != cost:
        return None
    if before.metric.endswith(("率", "度")) or "；" in around.left:
        return None
    counted = so_far.figures[around.at - 1].kind in COUNTED and so_far.found[-1] == before
    return Measured(before.metric + cost, before.subject) if counted else None


BY_ACCOUNT = (cost_of_before, new_of_before, of_account_before, of_topic, of_grown, total_of_new, for_purpose, raised)
