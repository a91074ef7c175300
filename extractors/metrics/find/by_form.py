"""Rules of metrics that a form of words tells by itself: rates, names in quotes, shares."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import SEVERAL_RATES, clean, untied
from extractors.metrics.cut.phrases import noun_phrase_after, noun_phrase_before
from extractors.metrics.cut.predicates import MEASURES, may_act
from extractors.metrics.cut.words import QUOTED, Token, joined, words_of
from extractors.metrics.find.behind import object_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import AMOUNT, BEHIND, BESIDE, COUNTED, FORM, LEVEL, PERCENT
from extractors.rule import as_rule
from extractors.text.became import BECAME, leads_on
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, COLON, OPEN, OPENING_BRACKETS
from extractors.text.districts import DIVIDED, PLACES
from extractors.text.needed import needed
from extractors.text.own_unit import WHOLE_PLACE
from extractors.text.times import OWN_TIME
from extractors.text.word_patterns import award_verbs

_JOINS = ("及", "和", "与")
_RATES = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：]|继续|全年|其中)(?P<rates>{SEVERAL_RATES.pattern})(?:[均都也]|继续|保持|分别|达到?|为|{COLON})*$"
)


@as_rule(
    "several rates",
    "劳动合同签订率、社会保险参保率继续保持100%: one quantity for several rates",
    step=FORM,
    needs=needed(_RATES),
    of=PERCENT,
    examples=("劳动合同签订率、社会保险参保率均为⟨100%⟩。 → 劳动合同签订率、社会保险参保率",),
    counter_examples=("劳动合同签订率为100%。",),
)
def several_rates(so_far: SoFar, around: Around) -> Measured | None:
    """Read one quantity for several rates."""
    if not (match := _RATES.search(around.left.rstrip())):
        return None
    return Measured(clean(match["rates"]), so_far.subject(around.left))


_NEXT_PART = re.compile(r"[、，,和及](?P<who>[一-鿿]{2,8}?)(?:为|达到?)?")
_PART = re.compile(rf"[{OPENING_BRACKETS}，,]其中[：:，,]?(?P<who>[一-鿿]{{2,8}}?)(?:为|达到?)?")
_OF_RATE = "rate of a part"
_RATES_END = ("率", "满意度")


@as_rule(
    _OF_RATE,
    "落实率94.3%，其中本科生93.1%、研究生97.8%: the rate, of 本科生 and of 研究生",
    step=FORM,
    needs=needed(_PART),
    of=PERCENT,
    examples=("落实率94.3%，其中本科生⟨93.1%⟩、研究生97.8%。 → 落实率, 本科生",),
    counter_examples=("落实率94.3%，参加率93.1%。",),
    source="argued: rates of graduates, pupils and customers are told by group",
)
def part_of_rate(so_far: SoFar, around: Around) -> Measured | None:
    """Read the rate of a part behind the rate of all."""
    before, at = so_far.before, around.at
    if not before or not before.metric or not at:
        return None
    level = at - 1
    while level and so_far.figures[level].role == "change" and so_far.found[level].metric == before.metric:
        level -= 1  # 不良率1.3%，下降0.1个百分点，其中对公1.5%
    if so_far.figures[level].unit != "%" or so_far.figures[level].role == "change":
        return None
    goes_on = before.rule == _OF_RATE
    part = (_NEXT_PART if goes_on else _PART).fullmatch(around.left.strip())
    if not part or not (goes_on or before.metric.endswith(_RATES_END)):
        return None
    if part["who"].rstrip("由从").endswith((*_RATES_END, "占", "比例", "比重")):
        return None
    return Measured(before.metric, part["who"].rstrip("由从"))


_SEVERAL = re.compile("、[^“”《》]*[”》]$|[”》][、和及与]?[“《][^“”《》]+[”》]$")


@cache
def _gives_title() -> frozenset[str]:
    """Return the verbs by which a title is given, so that what is quoted behind them is one: 评选“…”, 命名“…”."""
    return frozenset(verb[:2] for verb, form, _ in award_verbs() if form in ("named", "select", "grant"))


@cache
def _idle() -> frozenset[str]:
    """Return the verbs that do nothing to what is quoted behind them."""
    return words_of("light", "has", "link") | _gives_title()


def _done_to_quoted(before: Sequence[Token], name: str) -> str:
    """Return a name in quotes with the verb before it that has it as object: 改造“井盖子”; nothing of 开展“…”."""
    phrase = noun_phrase_before([*before, Token(name, QUOTED)])
    verb = len(phrase) > 1 and may_act(phrase[0]) and phrase[0].text not in _idle()
    return joined(phrase) if verb and phrase[-1].text == name else ""


_NAMED = re.compile(rf"[“\"《](?P<name>[^“”\"《》]{{2,60}}|[^“”\"《》\n]{{2,100}}项{CLOSE})[”\"》](?:科目)?$")


@as_rule(
    "quoted",
    "“古籍修复（项）”4.85万元, 《读者手册》500册: a name in quotes right before the quantity",
    step=FORM,
    needs=needed(_NAMED),
    examples=(
        "“古籍修复”科目⟨4.85万元⟩。 → 古籍修复",
        "编印《读者手册》⟨500册⟩。 → 读者手册",
        "清理“钉子桩”⟨3800处⟩。 → 清理“钉子桩”",
    ),
    counter_examples=(
        "编印读者手册500册。",
        "打造“数字、生态、平台”三张名片。",
        "公司拥有“海星”“海葵”“海螺”三个自主品牌。",
        "旗下有“海星”“海葵”两个品牌共36个单品。",
    ),
)
def quoted(so_far: SoFar, around: Around) -> Measured | None:
    """Read a name in quotes or book marks; with the name before it where a word joins them (市直单位及“三区”)."""
    left = around.left.rstrip(" ：:")
    named = _NAMED.search(left)
    if named is None:
        return None
    before = left[: named.start()].rstrip()
    goes_on = around.figure.kind == "count" and around.right[1] and bool(around.right[0].strip())
    if (around.heads or goes_on) and _SEVERAL.search(left):
        return None  # “数字、生态、平台”三张|名片, “海星”“海葵”两个|品牌
    if "《" not in named[0] and (deed := _done_to_quoted(so_far.words(so_far.clause(before)), named[0])):
        return Measured(clean(deed))
    joins = before.endswith(_JOINS)
    other = _NAMED.search(before[:-1]) if joins else None  # 《手册》和《须知》500册
    first = other[0] if other else so_far.phrase_before(so_far.clause(before[:-1])) if joins else ""
    return Measured(clean(first + before[-1:] + named[0] if first else named["name"]))


# Brackets of a few letters are part of a name: 因公出国（境）费.
_WITH_BRACKETS = re.compile(
    rf"(?<![一-鿿0-9]){OWN_TIME}?(?:共(?:完成|开展|实施))?(?P<name>(?![和及与])[一-鿿]{{2,8}}{OPEN}[一-鿿]{{1,4}}{CLOSE}[一-鿿]{{1,6}}|{forms.LEVEL_OF_PLACES}[一-鿿]{{0,8}})(?<![及和与])$"
)

_TWO_VERBS = re.compile(
    rf"(?<![一-鿿0-9])(?:(?:共|累计|全年|新)(?=[一-鿿]{{2}}))?"
    rf"(?P<verb>[一-鿿]{OPEN}[一-鿿](?:、[一-鿿])?{CLOSE}(?!级)[一-鿿])(?P<thing>[一-鿿]{{0,12}})$"
)


@as_rule(
    "name with brackets",
    "因公出国（境）费3万元: brackets of a few characters inside a name are part of it",
    step=FORM,
    needs=needed(_WITH_BRACKETS, _TWO_VERBS),
    says="words before",
    examples=(
        "水电（公摊费）补贴⟨3万元⟩。 → 水电（公摊费）补贴",
        "受理养殖纠纷86件，调（判）结⟨80件⟩。 → 调（判）结养殖纠纷",
        "新（改、扩）建粮库⟨12座⟩。 → 新（改、扩）建粮库",
    ),
    counter_examples=("职工（含外聘）30人。", "走访8个乡镇（街道）的36个村。"),
)
def with_brackets(so_far: SoFar, around: Around) -> Measured | None:
    """Read a name that goes on behind its brackets, or two verbs in one: 审（执）结."""
    left = untied(around.left.rstrip(" ：:"))
    if (verb := _TWO_VERBS.search(left)) and around.figure.kind in COUNTED:
        before = so_far.before.metric if so_far.before and not verb["thing"] else None
        before = None if before and re.search(OPEN, before) else before
        thing = object_of(so_far.words(before)) if before else verb["thing"]
        return Measured(clean(verb["verb"] + thing), so_far.subject(around.left))
    those = around.figure.kind in COUNTED and around.right[0].strip() and around.left.rstrip().endswith("的")
    whole = None if those else _WITH_BRACKETS.search(left)  # 12个乡镇（街道）的|49个村
    return Measured(clean(whole["name"]), so_far.subject(around.left)) if whole else None


_DISTRICT = re.compile(rf"(?P<who>{WHOLE_PLACE})?(?P<how>现|共|下|管)?{DIVIDED}")
_PART_OF_IT = re.compile(rf"{PLACES}(?=[0-9一二两三四五六七八九十{CLAUSE_ENDS}、和及]|$)")


@as_rule(
    "parts of a district",
    "全县辖7镇7乡, 全县辖7个镇: the places that a district is divided into, of which the unit is the name",
    step=FORM,
    needs="辖划",
    of=frozenset({"镇", "乡", "街道", "个"}),
    says="words behind",
    examples=("全县辖⟨7镇⟩9乡。 → 镇, 全县", "全县辖7镇⟨9乡⟩，138个行政村。 → 乡, 全县", "全县辖⟨7个⟩镇。 → 镇, 全县"),
    counter_examples=("全县辖36个行政村。", "开展3镇联动。"),
    source="argued: profiles of districts begin so",
)
def parts_of_district(so_far: SoFar, around: Around) -> Measured | None:
    """Read places that are counted by their kind."""
    told = _DISTRICT.search(so_far.member(around.at).rstrip())
    if told is None:
        return None
    kind = around.figure.unit
    if kind == "个":  # 全市下辖|9个|区: other words behind
        behind = _PART_OF_IT.match(around.right[0]) if told["how"] != "下" or told["before"] else None
        kind = behind[0] if behind else None
    return Measured(kind, around.subject or told["who"]) if kind else None


_THEN = re.compile(
    r"(?:是|为|相当于)[“\"]?(?:十[一二三四]?五|[上去前]一?年|\d{4}年)[”\"]?(?:期间|时期|同期|全年|末|底)?的?"
)
_TIMES_BEHIND = re.compile(r"的[\d.]+倍")
_TIMES_OF = re.compile(rf"(?:是|为|相当于|达到?)[^{CLAUSE_ENDS}、]{{2,16}}的$")  # 分红12亿元，是融资额的|2.1倍


def _is_multiple(so_far: SoFar, around: Around) -> bool:
    """Whether a quantity is a multiple that the one before is of another, or its value then: 是“十五”的16亿元的2倍."""
    figure, last = around.figure, so_far.figures[around.at - 1]
    if figure.unit == "倍":
        return figure.role == "level" and _TIMES_OF.fullmatch(around.own.strip()) is not None
    then = _THEN.fullmatch(around.own.strip()) and _TIMES_BEHIND.match(so_far.text, figure.span.end)
    return then is not None and last.unit == figure.unit and last.role == "level"


# 漏损率2.6%，优于年初设定的3%上限: what it is held against is a value of the same
_BETTER_THAN = re.compile(
    r"^[一-鿿]{0,2}(?:优于|好于)[一-鿿]{0,4}(?:设定|确定|下达|规定|制定|约定|要求|目标|计划)(?:值|数)?的?$"
)


@as_rule(
    "former or later value",
    "由85%提升至92%, 由A调整为B, （此前披露为A）: another value of what the quantity before measures",
    step=FORM,
    needs=needed(_BETTER_THAN, forms.RESTATED, _TIMES_OF, BECAME, forms.FORMER),
    says="figure before",
    examples=(
        "职工由30人增至⟨36人⟩参加培训。 → 职工",
        "供水12.8万吨（此前披露为⟨13.3万吨⟩）。 → 供水, corrected",
        "漏损率2.6%，优于年初设定的⟨3%⟩上限。 → 漏损率, target",
        "累计分红12.6亿元，是累计融资额的⟨2.1倍⟩。 → 分红",
        "出口总额54亿元，是“十一五”期间⟨20亿元⟩的2.7倍。 → 出口总额",
    ),
    counter_examples=(
        "满意度85%，合格率92%。",
        "收入5亿元；净利润为3亿元。",
        "分红是融资额的2.1倍。",
        "收入54亿元，是上年支出20亿元的2.7倍。",
    ),
)
def other_value(so_far: SoFar, around: Around) -> Measured | None:
    """Read a quantity that only another value stands before."""
    left = around.left
    if so_far.before and (_BETTER_THAN.search(around.own) or _is_multiple(so_far, around)):
        return so_far.inherited()
    end = so_far.figures[around.at - 1].span.end if around.at else 0
    follows = so_far.text[end : around.figure.span.start].startswith(left)  # …；净利润为3亿元 begins anew
    same = around.at > 0 and so_far.figures[around.at - 1].kind == around.figure.kind
    same = same and follows and _came_to(so_far, around, left.strip())
    became = (so_far.before and same) or forms.RESTATED.fullmatch(left.strip())
    return so_far.inherited() if became or (so_far.before and forms.is_former(left)) else None


def _came_to(so_far: SoFar, around: Around, words: str) -> bool:
    """Whether only words for what it came to stand between a quantity and the one before: 由原来的86个|细化为231个."""
    from_there = forms.is_from(so_far.left(around.at - 1)) and so_far.figures[around.at - 1].unit == around.figure.unit
    return not words.startswith("后") and bool(BECAME.fullmatch(words) or (from_there and leads_on(words)))


# 无逾期贷款（2021年末：|8万元: there is none now
_NONE_NOW = re.compile(
    rf"(?:不存在|没有|无)(?P<what>(?![论法须需])[^{CLAUSE_ENDS}：{BRACKETS}0-9]{{2,40}}){OPEN}[^{BRACKETS}：:]{{4,16}}[：:](?:人民币)?$"
)
_IN_BRACKETS = re.compile(
    rf"(?P<outside>[一-鿿]{{2,}}){OPEN}(?:(?P<share>占(?:比|到|了)?[为约近]?)|(?:全年|年内|本年度?|累计|共计?|合计|总计|计|约)*)$"
)
_KINDS_IN_BRACKETS = COUNTED | PERCENT | AMOUNT
_OF_SOMEBODY = frozenset({"duration", "age"})  # 汪禾（3年）、苗青（1年）: how long each of them, not how much of it
# 用于补水（12万吨）、冷却（5万吨）: things in a list, each with its figure in brackets
_LEADS = re.compile("^(?:来自|用于|包括|投向|来源于)")
_THING = rf"[^{CLAUSE_ENDS}：、{BRACKETS}0-9]{{2,24}}{OPEN}"
_LISTED = re.compile(rf"(?P<thing>{_THING})$")
_LISTED_AFTER = re.compile(rf"{CLOSE}[、和及与]{_THING}[0-9]")
_LISTED_BEFORE = re.compile(rf"[0-9][^{BRACKETS}0-9]{{0,8}}{CLOSE}[、和及与]{_THING}$")


def _listed_with_brackets(so_far: SoFar, around: Around) -> str:
    """Return the thing right before a figure that stands alone in its brackets, in a list of such things."""
    end, told = around.figure.span.end, _LISTED.search(around.reach)
    if told is None or so_far.text[end : end + 1] not in ("）", ")"):
        return ""
    goes_on = _LISTED_AFTER.match(so_far.text, end) or _LISTED_BEFORE.search(around.reach)
    if not goes_on:
        return ""
    return clean(_LEADS.sub("", so_far.phrase_before(so_far.clause(told["thing"][:-1])))) or ""


_RATES_IN_WORDS = ("率", "速度", "增速", "比例", "占比", "比重", "目标", "幅度", "系数")


@as_rule(
    "in brackets",
    "更换为电动车（共42辆）, 投向制造业（占29%）: brackets behind a thing without a quantity give it, or its share",
    step=FORM,
    needs=OPENING_BRACKETS,
    of=LEVEL,
    says="words before",
    examples=(
        "班车更换为电动车（共⟨42辆⟩）。 → 电动车",
        "举办消夏音乐会（全年⟨6场⟩）、读书会。 → 消夏音乐会",
        "收入增幅不低于经济增长速度（⟨7%⟩）。 → 经济增长速度",
        "贷款用于：基础设施（占⟨46%⟩）、制造业（占29%）。 → 基础设施占比",
        "年末无逾期贷款（2021年末：⟨8万元⟩）。 → 逾期贷款",
        "秸秆主要用于造纸（⟨3万吨⟩）、还田（2万吨）。 → 造纸",
    ),
    counter_examples=(
        "电动车30辆（共42辆）。",
        "电动车（共42辆待换）。",
        "投向制造业（29%）。",
        "职工126人（占46%）。",
        "秸秆3万吨（2万吨）、稻壳2万吨（1万吨）。",
        "签字人为汪禾（3年）、苗青（1年）。",
        "存款9万元（2021年末：8万元）。",
    ),
    source="argued: things are counted in brackets behind them",
)
def in_brackets(so_far: SoFar, around: Around) -> Measured | None:
    """Read what stands alone in brackets as a quantity of what stands before them."""
    figure, end = around.figure, around.figure.span.end
    counts = figure.role == "level" and figure.unit != "%" and figure.kind not in _OF_SOMEBODY
    if counts and (told := _listed_with_brackets(so_far, around)):
        return Measured(told, around.subject)
    if figure.kind not in _KINDS_IN_BRACKETS and figure.unit not in _KINDS_IN_BRACKETS:
        return None
    if figure.role != "level" or (figure.kind != "amount" and so_far.text[end : end + 1] not in ("）", ")")):
        return None
    if figure.kind == "amount":
        none_now = _NONE_NOW.search(around.left.rstrip())
        return Measured(clean(none_now["what"])) if none_now else None
    outside = _IN_BRACKETS.search(around.left)
    if outside is None or (outside["share"] and figure.unit != "%"):
        return None
    if figure.unit == "%" and not outside["share"] and not outside["outside"].endswith(_RATES_IN_WORDS):
        return None
    thing = clean(so_far.phrase_before(so_far.clause(outside["outside"])))
    return Measured(thing + ("占比" if outside["share"] else ""), around.subject) if thing else None


_DID = re.compile(rf"[一-鿿]{{2,12}}(?:\d{{1,3}}强)?(?=[{CLAUSE_ENDS}]|$)")  # 连续五年|实现稳定增长, 入围全省100强

_STOOD = re.compile(
    f"(?:创|刷新|稳?居|位居|位列|名列|排名|蝉联|被?(?:评为|授予|认定为)|获评|获得|荣获|入选)了?[^{CLAUSE_ENDS}、0-9]{{1,18}}"
)
_MOVED = re.compile(
    "(?:保持|实现|呈现?)?(?:持续|稳步|小幅|大幅|双双|双位数|明显|有所)?(?:增长|上升|下降|回落|提高|提升|降低|减少|增加|缩短|回升|攀升|下滑|改善|走低|走高)(?:趋势|态势)?"
)


@as_rule(
    "years in a row",
    "连续八年举办灯会: what was done for years, whole",
    step=BESIDE,
    at=BEHIND,
    needs="连",
    of=frozenset({"年", "次", "届", "个月", "个季度", "天"}),
    says="words behind",
    examples=(
        "连续⟨360天⟩无事故。 → 连续无事故",
        "连续⟨八年⟩举办灯会。 → 连续举办灯会",
        "供电量连续⟨3次⟩创历史新高。 → 供电量连续创历史新高",
        "产量增长2.9%，连续⟨16年⟩稳居全市第一。 → 连续稳居全市第一",
        "产量连续⟨三年⟩保持稳定增长。 → 连续保持稳定增长",
        "空置率4.6%，连续⟨两年⟩回落。 → 空置率连续回落",
        "连续⟨5年⟩入围全省100强。 → 连续入围全省100强",
        "献血量7.5万毫升，连续⟨8年⟩被评为全市献血先进集体。 → 连续被评为全市献血先进集体",
        "连续5年被评为献血先进集体、⟨3次⟩被评为红旗单位。 → 被评为红旗单位",
    ),
    counter_examples=("八年举办灯会30场。",),
)
def in_a_row(so_far: SoFar, around: Around) -> Measured | None:
    """Read what was done for years."""
    words = around.right[0]
    if not around.left.rstrip().endswith("连续"):
        again = so_far.told_by(in_a_row.name) and not around.own.strip() and around.figure.unit == "次"
        stood = _STOOD.fullmatch(words.strip()) if again else None
        return Measured(stood[0], around.subject or so_far.found[-1].subject) if stood else None
    if (stood := _STOOD.fullmatch(words.strip())) and not around.right[1]:
        what = so_far.phrase_before(around.own.rstrip().removesuffix("连续"))
        return Measured((what if what.endswith(MEASURES) else "") + "连续" + stood[0], around.subject)
    before = so_far.before.metric if so_far.before and around.between.startswith("，") else None
    if (moved := _MOVED.fullmatch(words.strip())) and not around.right[1]:
        what = so_far.phrase_before(around.own.rstrip().removesuffix("连续")) or before or ""
        return Measured(clean(what + "连续" + moved[0]), around.subject) if what else None
    if around.figure.unit not in ("年", "天"):
        return None
    if (did := _DID.match(so_far.text, around.figure.span.end)) and not forms.QUOTED.search(did[0]):
        said = did[0].strip().replace("了", "", 1)
        if so_far.words(said)[0].flag[0] in "vdnx":
            return Measured(clean("连续" + said), around.subject)
    quoted = forms.QUOTED.search(words)  # 连续六年开展“金秋助学”
    phrase = quoted[0] if quoted else joined(noun_phrase_after(so_far.words(words), deed=True))
    verb = words[: max(0, words.find(phrase))].strip("了 ")
    whole = clean("连续" + verb + phrase) if phrase else None
    return Measured(whole, around.subject) if whole else None
