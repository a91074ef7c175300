"""Rules of metrics for rates and sums by what stands behind them or what caused them: 按工资总额的12%缴存住房公积金."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean, untied
from extractors.metrics.cut.phrases import noun_phrase_after
from extractors.metrics.cut.words import is_verb, joined
from extractors.metrics.find.named_lists import BETWEEN_TWO
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, FORM, LATER, LEVEL, PERCENT
from extractors.rule import as_rule
from extractors.text.characters import (
    BRACKETS,
    CLAUSE_ENDS,
    CLAUSE_START,
    CLOSE,
    CLOSING_BRACKETS,
    ITEM_START,
    JOIN,
    OPEN,
    OPENING_BRACKETS,
)
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word

_IN_CLAUSE = f"[^{CLAUSE_ENDS}：]"
_THING = re.compile(
    rf"(?:{OPEN}[^{BRACKETS}]{{1,60}}{CLOSE})?(?:的|(?=应))(?P<thing>[^{CLAUSE_ENDS}：、{BRACKETS}0-9]{{2,48}})"
)
_NEXT = re.compile(r"(?:人民币|[、和及与]|以及)*(?:人民币)?")
_IN_BRACKETS = re.compile(rf"{OPEN}[^{BRACKETS}]{{0,40}}$")
_TO = re.compile(r"(?:给|向|对)(?P<to>[一-鿿]{2,14}?(?:[、及和与][一-鿿]{2,14}?)+)的?$")
_TO_ONE = re.compile(r"(?:给|向|对)(?P<to>[一-鿿]{2,14}?)(?:的(?:金额|款项)?)?$")
_HAS = re.compile(rf"(?:^|[{CLAUSE_ENDS}：]|[一-鿿])(?:尚有|仍有|还有|尚余|现有|共有|有)(?:人民币)?$")


@as_rule(
    "thing behind a list of sums",
    "尚有86万元及12万元的应缴费用未支付给甲及乙: each sum is of what 的 joins to the last, and of one of those behind",
    step=FORM,
    needs="有",
    of=AMOUNT,
    says="words behind",
    examples=(
        "期末尚有⟨86万元⟩及12万元的应付货款未支付给青江厂及东港厂。 → 应付货款, 青江厂",
        "有86万元及12万元（2015年末：9万元及⟨3万元⟩）的应缴费用未付给养老保险及失业保险计划。 → 应缴费用, 失业保险计划",
    ),
    counter_examples=("有86万元及12万元。", "期末有存款86万元及12万元的国债。", "尚有86万元及12万元的货款未支付。"),
    source="argued: notes of accounts give what is owed to several at once",
)
def of_list(so_far: SoFar, around: Around) -> Measured | None:
    """Read each of a list of sums without words of their own by the thing behind the last of them."""
    first = last = around.at
    while first and _goes_on(so_far, first - 1):
        first -= 1
    while last + 1 < len(so_far.figures) and _goes_on(so_far, last):
        last += 1
    if first == last or not _HAS.search(so_far.left(first).rstrip()):
        return None
    end = so_far.figures[last].span.end
    behind = _THING.match(so_far.text, end + (so_far.text[end : end + 1] in tuple(CLOSING_BRACKETS)))
    thing = clean(joined(noun_phrase_after(so_far.words(behind["thing"])))) if behind else ""
    to = (_TO if count_of_list(so_far, first, last) > 1 else _TO_ONE).search(behind["thing"]) if behind else None
    items = _things_of(to["to"]) if to else []
    opened = [at for at in range(first + 1, last + 1) if _opens(so_far, at)]
    begins = max([first, *(at for at in opened if at <= around.at)])
    count = count_of_list(so_far, first, last)
    return Measured(thing, items[around.at - begins]) if thing and count == len(items) > around.at - begins else None


def count_of_list(so_far: SoFar, first: int, last: int) -> int:
    """Return how many sums a list has before brackets with those of another time."""
    return next((at for at in range(first + 1, last + 1) if _opens(so_far, at)), last + 1) - first


def _opens(so_far: SoFar, at: int) -> bool:
    """Whether brackets open right before a sum: （上年：9万元."""
    between = so_far.text[so_far.figures[at - 1].span.end : so_far.figures[at].span.start]
    return between.startswith(tuple(OPENING_BRACKETS))


def _goes_on(so_far: SoFar, at: int) -> bool:
    """Whether a sum and the next one stand in one list, or the next one in brackets for another time."""
    one, other = so_far.figures[at], so_far.figures[at + 1]
    between = so_far.text[one.span.end : other.span.start]
    listed = _NEXT.fullmatch(between.strip()) or _IN_BRACKETS.fullmatch(between.removesuffix("人民币"))
    return one.kind == other.kind == "amount" and listed is not None


_CAUSE = re.compile(
    rf"{ITEM_START}(?:[0-9一二三四五六七八九十]{{1,2}}[、.．])?\s*(?:由于|因为|因)(?P<cause>{_IN_CLAUSE}{{2,36}}?)(?:的?影响)?，"
    rf"(?:从而|相应|共|累计)*影响(?P<what>{_IN_CLAUSE}{{2,16}})$"
)
# 其他调整合计|影响|期初未分配利润
_OF_ITEM = re.compile(
    rf"{ITEM_START}(?P<cause>(?!受|将|会|不|未|可能|预计|从而|相应|累计|共)[^{CLAUSE_ENDS}：、]{{2,14}}?)(?<!不)影响"
    rf"(?P<what>(?:期初|年初|当期|本期|本年)[^{CLAUSE_ENDS}：]{{2,12}}(?:利润|收益|损益|权益))$"
)


@as_rule(
    "effect of a cause",
    "因计价方法变更，影响年初未分配利润26万元: an effect is told with what caused it, which tells it from the others",
    step=FORM,
    needs="因由响",
    of=AMOUNT,
    says="words before",
    examples=(
        "2、由于存货计价方法变更，影响年初未分配利润⟨26万元⟩。 → 存货计价方法变更影响年初未分配利润",
        "因执行新租赁准则，影响年初留存收益⟨36万元⟩。 → 执行新租赁准则影响年初留存收益",
    ),
    counter_examples=("由于原料涨价，成本86万元。", "影响期初未分配利润0元。", "由于涨价，影响成本增加86万元。"),
    source="notes on retained earnings in annual reports list the effects by cause",
)
def effect_of_cause(so_far: SoFar, around: Around) -> Measured | None:
    """Read an effect with its cause."""
    left = untied(around.left.rstrip()) if around.figure.role == "level" else ""
    told = _CAUSE.search(left) or _OF_ITEM.search(left)
    return Measured(f"{told['cause']}影响{told['what']}", so_far.subject(around.own)) if told else None


# 本公司|分别|按|员工基本工资|的 14%: the last 按 of the clause; a base is no rate itself
_BASE = re.compile(
    rf"{CLAUSE_START}(?P<topic>{_IN_CLAUSE}*?)(?:分别|依次|各|均)?(?:按照?|依照?|依据|根据|以|参照)(?!期(?![末初间])|时|揭|摩)"
    rf"(?P<base>[^{CLAUSE_ENDS}：]*?)(?:的)?(?:不低于|不少于|不超过|至少|最低)?$"
)
# 系当期净利润|10%|分别提取: a base without 按, right before what was done
_BARE_BASE = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：系])(?P<base>[一-鿿]{{0,8}}(?:净利润|利润|收入|工资|工资总额|余额|基数|原值|价款))的?$"
)
_RATES = re.compile(r"(?:率|比例|比重|系数|年限|占比)$")
_VERB = any_word("metrics/words.csv", "by_rate")
_PURPOSE = rf"(?:分别|统一|按[年月季]|每[年月季]度?|定期|足额|逐[年月]|[为给](?!予){_IN_CLAUSE}{{1,12}}?)"
_BEHIND = re.compile(
    rf"(?:的(?:比例|标准|比率|金额|费率)|年?费率)?(?:以[上下])?{_PURPOSE}*(?:向(?P<to>[^{CLAUSE_ENDS}：]{{2,24}}?)|予以|进行)?"
    rf"(?P<verb>{_VERB}(?:[和及并、]{{1,2}}{_VERB})?)(?P<what>[^{CLAUSE_ENDS}：{BRACKETS}0-9]{{0,40}})"
)
_WHAT_ENDS = re.compile(r"(?:所致|产生|形成|所形成|后|时|外|的).*$|(?:作为|用于|用作|以及|并(?!购)).*$|人民币$")
_BETWEEN = re.compile(rf"(?:{JOIN}|以及|或者?|，)")
_THESE = re.compile(r"(?:该等|上述|前述|这些|以上|各项?)[一-鿿]{1,6}")
_OWN_LEAD = re.compile(r"^(?:[本该我](?:集团|公司|单位|[行校院])|公司|集团)(?:及[子孙]公司)?(?![与和及、])")
_NO_TOPIC = re.compile("[的了在于将由年月系是拟]|[根依]据")
_FOUNDERS = re.compile(
    rf"^(?:.*由|其中，?)?(?:[本我]?(?:公司|集团)(?:之|的)?[子孙]公司|由)*|{OPEN}[^{BRACKETS}]*{CLOSE}"
)
_LONGEST = 14  # characters of what a rate is told of
_MONEY = ("费用", "款项", "费", "款", "金额", "")


def _series(so_far: SoFar, at: int) -> tuple[int, int]:
    """Return the first and last number of the rates that a rate stands among: 14%、1%."""

    def tied(one: int, other: int) -> bool:
        figures = so_far.figures
        between = so_far.text[figures[one].span.end : figures[other].span.start].strip()
        return figures[one].unit == figures[other].unit and _BETWEEN.fullmatch(between) is not None

    first = last = at
    while first and tied(first - 1, first):
        first -= 1
    while last + 1 < len(so_far.figures) and tied(last, last + 1):
        last += 1
    return first, last


def _things_of(words: str) -> list[str]:
    """Return the things of a list: 养老保险、失业保险计划 → 养老保险计划, 失业保险计划."""
    items = [item for item in BETWEEN_TWO.split(words) if item]
    last = items[-1] if items else ""
    end = next((end for end in ("计划", "基金", "准备", "费") if last.endswith(end)), "")
    return [item if item.endswith(end) else item + end for item in items]


def _those(so_far: SoFar, to: str, start: int) -> str:
    """Return the list that words such as 该等计划 take up: 参加养老保险、失业保险计划，…向该等计划."""
    these = _THESE.fullmatch(to)
    if these is None:
        return to
    thing = re.sub(r"^(?:该等|上述|前述|这些|以上|各项?)", "", to)
    listed = re.findall(rf"(?:[一-鿿]{{2,12}}[、和及])+[一-鿿]{{0,12}}{re.escape(thing)}", so_far.text[:start])
    if not listed:
        return ""
    first, joint, rest = re.split(r"([、和及])", listed[-1], maxsplit=1)
    tokens = so_far.words(first)
    verbs = [at for at, token in enumerate(tokens[:-1]) if is_verb(token) or token.text in ("的", "设立", "参加")]
    return (joined(tokens[verbs[-1] + 1 :]) if verbs else first) + joint + rest


def _thing(so_far: SoFar, words: str) -> str:
    """Return what was put aside, as printed: 法定盈余公积和任意盈余公积; no words that stand for it elsewhere."""
    words = _WHAT_ENDS.sub("", words)
    first = re.split(JOIN, words)[0]
    phrase = joined(noun_phrase_after(so_far.words(first), deed=True)) if first else ""
    whole = phrase == first or (not phrase and len(first) <= len("住房公积金"))
    return words if whole else phrase


def _topic(words: str) -> str:
    """Return what a base is told of, where it opens the clause: 应收账款|按余额的5%, 医院对|住院费|按80%."""
    words = _OWN_LEAD.sub("", words.strip()).rpartition("对")[2]
    return words if 1 < len(words) <= _LONGEST and not _NO_TOPIC.search(words) else ""


def _share(words: str, at: int, first: int, last: int) -> str:
    """Return which of the things of a list one of as many rates is of."""
    items = _things_of(words)
    return items[at - first] if last > first and len(items) == last - first + 1 else ""


def _before(so_far: SoFar, first: int, rate: str) -> str | None:
    """Return what the rate before is, where the same is done again and only who does it is new: 单位按8%缴纳."""
    metric = so_far.found[first - 1].metric if first else None
    thing = (metric or "").removesuffix(rate)
    told = thing != metric and rate.removesuffix("比例") + thing in so_far.text
    return metric if told else None


@as_rule(
    "rate of a base",
    "按工资总额的12%缴存住房公积金: a rate is of what is put aside or paid, not of the base that it is taken of",
    step=FORM,
    needs=needed(_BEHIND),
    of=PERCENT,
    says="words behind",
    examples=(
        "本公司按工资总额的⟨12%⟩为员工缴存住房公积金。 → 住房公积金缴存比例, 本公司",
        "公司分别按工资的⟨16%⟩、0.5%缴纳基本养老保险、失业保险。 → 基本养老保险缴纳比例",
        "公司分别按工资的16%、⟨0.5%⟩缴纳基本养老保险、失业保险。 → 失业保险缴纳比例",
        "参加养老保险、工伤保险计划，分别按基本工资的⟨15%⟩、2%每月向该等计划缴存费用。 → 缴存比例, 养老保险计划",
        "盈余公积增加系净利润⟨10%⟩提取法定盈余公积所致。 → 法定盈余公积提取比例",
        "应收账款按期末余额的⟨5%⟩计提坏账准备。 → 坏账准备计提比例, 应收账款",
        "维修基金按房屋造价的⟨2%⟩缴存。 → 维修基金缴存比例",
        "青江水厂与东港公司分别按⟨51%⟩和49%出资设立。 → 出资比例, 青江水厂",
    ),
    counter_examples=(
        "按持股比例30%分配利润86万元。",
        "按15%的税率缴纳所得税。",
        "收入增长12%，缴纳税费86万元。",
        "工资总额的12%。",
    ),
    source="argued: notes of accounts and schemes of insurance name the base before a rate, what it is for behind",
)
def rate_of_base(so_far: SoFar, around: Around) -> Measured | None:
    """Read a rate by what was put aside, paid or given by it."""
    first, last = _series(so_far, around.at)
    left = forms.INNER_BRACKETS.sub("", so_far.left(first).rstrip())
    base = _BASE.search(left)
    done = _BEHIND.match(so_far.text, so_far.figures[last].span.end)
    if done is None or (base is None and not _BARE_BASE.search(left)):
        return None
    if base and (_RATES.search(base["base"].rstrip("的")) or around.figure.role != "level"):
        return None
    thing, to, verb = _thing(so_far, done["what"]), done["to"] or "", done["verb"]
    if done["what"].startswith(("率", "比例")) or (to and thing not in _MONEY):
        return None
    owner = so_far.subject(base["topic"]) if base else None
    rate = verb.removeprefix("计算").removeprefix("给予") + "比例"
    if to:
        of = _those(so_far, to, done.start())
        return Measured(rate, _share(of, around.at, first, last) or of or owner)
    topic = _topic(base["topic"]) if base else ""
    if verb == "出资":
        founders = _things_of(_FOUNDERS.sub("", base["topic"])) if base else []
        dealt = last > first and len(founders) == last - first + 1
        return Measured("出资比例", founders[around.at - first]) if dealt else None
    if not thing:
        again = _before(so_far, first, rate)
        return Measured(again or topic + rate, topic or owner if again else owner) if topic or again else None
    whose = _share(topic, around.at, first, last)
    if whose and not _share(thing, around.at, first, last):
        return Measured(thing + rate, whose)
    of_all = "" if topic in thing else topic
    return Measured((_share(thing, around.at, first, last) or thing) + rate, of_all or owner)


_TAKEN_AS = re.compile(rf"(?:作为|为)(?P<what>[^{CLAUSE_ENDS}：、{BRACKETS}0-9的]{{2,12}})(?=[{CLAUSE_ENDS}、]|并|$)")
_TAKES = re.compile(rf"(?:^|[{CLAUSE_ENDS}：]|[一-鿿])以(?P<of>[^{CLAUSE_ENDS}：0-9]{{0,12}})的?$")
_KINDS = ("周期", "依据", "基础", "上限", "下限", "标准", "水平", "限额", "底线", "起点", "目标", "基准")


@as_rule(
    "what it is taken as",
    "以12个月作为营业周期, 以土地估值的60%为计税依据: what something is taken as names it",
    step=FORM,
    needs="以",
    of=LEVEL,
    says="words behind",
    examples=(
        "本公司以⟨12个月⟩作为正常营业周期。 → 正常营业周期, 本公司",
        "自用地块以土地估值的⟨60%⟩为计税依据。 → 计税依据占土地估值",
    ),
    counter_examples=("以86人为主体。", "以3万元作为奖励。", "以三个项目为抓手。"),
    source="accounting policies and tax rules lay down such terms",
)
def taken_as(so_far: SoFar, around: Around) -> Measured | None:
    """Read a quantity by what it is taken as."""
    takes = _TAKES.search(around.left.rstrip())
    as_what = _TAKEN_AS.match(so_far.text, around.figure.span.end) if takes else None
    if takes is None or as_what is None or not as_what["what"].endswith(_KINDS):
        return None
    of = takes["of"].removesuffix("的")
    if of and around.figure.unit != "%" and of not in ("一年", "每年", "每月"):
        return None  # 以总股本3亿股为基础
    whole = f"占{of}" if of and around.figure.unit == "%" else ""
    return Measured(as_what["what"] + whole, so_far.subject(around.left))


_WITHOUT_ONCE = re.compile("(?P<less>扣除非经常性损益[前后]?)的?")


@as_rule(
    "profit without single items",
    "净利润3亿元，扣除非经常性损益后为2亿元: the profit before, without gains and losses that come once",
    step=FORM,
    at=LATER,
    needs="扣",
    of=AMOUNT,
    says="words before",
    examples=(
        "归属于股东的净利润3亿元，扣除非经常性损益后为⟨2亿元⟩。 → 扣除非经常性损益后的归属于股东的净利润",
        "林场净利润3亿元，扣除非经常性损益前为⟨2亿元⟩。 → 扣除非经常性损益前的林场净利润",
    ),
    counter_examples=("营业收入3亿元，扣除非经常性损益后为2亿元。", "扣除非经常性损益后的净利润为2亿元。"),
    source="argued: companies tell both profits in one sentence",
)
def profit_without_once(so_far: SoFar, around: Around) -> Measured | None:
    """Read the profit of which only what was taken from it is said."""
    told = _WITHOUT_ONCE.fullmatch(untied(around.own).strip())
    profit = (so_far.before and so_far.before.metric) or ""
    if told is None or not profit.endswith("净利润"):
        return None
    return Measured(f"{told['less']}的{profit}", around.subject)
