"""Rules of metrics that say of what a name is: an accident, an aspect, the whole of a part, a project in quotes."""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.predicates import MEASURES, is_known_act, is_measure, may_act
from extractors.metrics.cut.words import endings_of, is_verb, joined, words_of
from extractors.metrics.find.by_party import PART
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LATER, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import OPENING_BRACKETS
from extractors.text.needed import needed
from extractors.text.own_unit import is_named
from extractors.text.word_patterns import any_word

_VICTIMS = frozenset({"死亡", "受伤", "重伤", "轻伤", "失踪", "伤亡", "死伤", "伤人", "亡人", "死亡人数", "受伤人数"})


@as_rule(
    "victims of an accident",
    "发生船舶事故34起，死亡9人: the dead and injured are those of the accidents before",
    step=ADDED,
    at=LATER,
    needs="亡伤失",
    examples=(
        "发生船舶事故34起，死亡⟨9人⟩。 → 船舶事故死亡人数",
        "接报火灾32起，受伤⟨4人⟩。 → 火灾受伤人数",
        "发生坍塌事故3起，死亡人数下降⟨28%⟩。 → 坍塌事故死亡人数",
        "发生船舶事故34起（含上年遗留3起），死亡⟨9人⟩。 → 船舶事故死亡人数",
        "渔船事故起数和死亡人数同比分别下降14%、⟨20%⟩。 → 渔船事故死亡人数, against year_before",
    ),
    counter_examples=("接诊病人34名，死亡9人。", "发生船舶事故34起，损失16万元。"),
    source="accidents are told with their victims (生产安全事故报告和调查处理条例)",
)
def of_victims(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Name victims with the accidents that they are of."""
    metric = measured.metric or ""
    if metric not in _VICTIMS:
        return None
    told = (one.metric or "" for at, _, one in so_far.quantities_before(around.at) if not _aside(so_far, at))
    shared = (so_far.found[-1].metric or "") if around.left.strip() == "、" else ""
    tokens = list(so_far.words(next((name for name in told if name.endswith(endings_of("disaster"))), "")))
    while len(tokens) > 1 and tokens[0].text in words_of("happens", "light", "link", "adverb"):
        tokens = tokens[1:]
    thing = joined(tokens).removeprefix("死亡")
    thing = shared.removesuffix("起数") if shared.endswith("起数") else thing  # 渔船事故起数和死亡人数下降3%、|9%
    count = "" if metric.endswith("人数") else "数" if metric.endswith("人") else "人数"
    return replace(measured, metric=thing + metric + count) if thing else None


def _aside(so_far: SoFar, at: int) -> bool:
    """Whether a quantity stands in brackets behind the whole that it is a part of: 事故36起（含上年遗留|3起）."""
    return so_far.before_open_brackets(at) is not None


# 在安全生产方面，|投入; 在河东学区，|组建工会5个
_ASPECT = re.compile(
    r"(?:^|[。；;！!?？\n])\s*(?:(?:19|20)\d\d年，?)?[在从]?(?P<who>(?!其他|其它|另一|各|这|一|多|哪|某)[一-鿿]{2,10}?)(?:方面|领域)[，,]"
)
_IN_PART = re.compile(
    r"(?:^|[。；;！!?？\n])\s*(?:其中[，,]?)?在(?P<where>(?!全|本|该|这|各|其)[一-鿿]{1,8}(?:学区|片区|园区|校区|矿区|港区|街道|区域|分公司))(?:[，,]|(?=组建|新建|建成|开展|设立|举办|实施))"
)
_GENERIC = frozenset(
    ("投入", "投资", "资金", "投入资金", "经费", "收入", "支出", "费用", "金额", "总额", "利润", "完成投资", "产值")
)


@as_rule(
    "aspect that opens the sentence",
    "在安全生产方面，全年投入58万元: of which work a bare sum is, and in which part of the unit something was done",
    step=ADDED,
    needs="方领区街域司",
    examples=(
        "在安全生产方面，全年投入⟨58万元⟩。 → 投入, 安全生产",
        "水利投资方面，实施项目12项，完成投资⟨16亿元⟩。 → 水利投资",
        "在河东学区，组建工会⟨5个⟩。 → 组建工会, 河东学区",
    ),
    counter_examples=(
        "人才培养方面，培训员工86人。",
        "其他方面，投入58万元。",
        "安全生产方面，形势向好。投入58万元。",
    ),
    source="argued: reports tell one line of work after the other so",
)
def of_aspect(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the aspect or the part of the unit that its sentence opens with as subject."""
    metric, start = measured.metric, around.figure.span.start
    if not metric or is_named(measured.subject):
        return None
    first = max(0, start - forms.REACH)
    parts = list(_IN_PART.finditer(so_far.text, first, start))
    told = parts or list(_ASPECT.finditer(so_far.text, first, start))
    if not told or re.search(r"[。；;！!?？\n]", so_far.text[told[-1].end() : start]):
        return None
    if parts:
        part = told[-1]["where"]
        heads = told[-1][0].endswith(("，", ",")) or metric.endswith("率")
        if not heads and re.search("[，,]", so_far.text[told[-1].end() : start]):
            return None  # 在滨江园区设立驿站24个，与160家商户联系
        return None if part in metric else replace(measured, subject=part)
    who = told[-1]["who"]
    if who.endswith(metric) and metric in _GENERIC:
        return replace(measured, metric=who)
    return replace(measured, subject=who) if metric in _GENERIC else None


_PART = re.compile(
    rf"(?:^|[，、；,的{OPENING_BRACKETS}])(?:按[一-鿿]{{2,8}}(?:划分|分类?)[，,]|其中[：:，,]?)?(?P<who>[一-鿿“”]{{2,12}}?)(?:共|有|为|达到?|约)*$"
)
_DIVIDES = re.compile(rf"其中|[{OPENING_BRACKETS}]|按[一-鿿]{{2,8}}(?:划分|分类?)[，,]|分[一-鿿]{{1,6}}看[，,]")
_KINDS = frozenset(("mass", "area", "volume", "energy", "amount"))
_HOW_MUCH = ("量", "规模", "能力", "容量", "运力")  # what is told of parts by their sorts in any unit
_HOW_LONG = ("时间", "时长", "周期", "天数")
_WORTH = ("投资", "产值", "营业额", "交易额", "进出口", "进出口额")  # no name of a part is one of these by itself
_PLACES = re.compile(
    "(?:[一二三四五六]年级|第[一二三]产业|小学|初中|高中|大学|幼儿园"
    f"|{any_word('metrics/words.csv', 'party')}|景区|出?入口)$"
)
_SITE = re.compile(f"(?:{any_word('metrics/words.csv', 'party')}|[楼间室房场库厂站店馆院园])$")
_PEOPLE = (*endings_of("person", "person_end"), "士")  # 博士: elsewhere 巴士 is no person
_SORTS = ("教育", "专业", "学历", "学位", "岗位", "学科", "序列", "条线", "板块", "部门", "类")
_SCHOOLED = ("学历", "学位")
_REST = endings_of("rest_of")
_NO_SORT = frozenset({"任务", "目标", "计划", "合计", "总计"})
_NESTED = re.compile(f"包括|包含|[{OPENING_BRACKETS}]")
_PLAN_ENDS = ("任务", "目标", "计划")


def _whole_of(so_far: SoFar, around: Around) -> Measured | None:
    """Return what the last level in the same unit before the beginning of a list of parts measures.

    A list goes on behind ； as long as its parts are no more than the whole; parts of parts are passed over. The
    whole may be told in a sentence before one that begins with 其中.
    """
    start, sum_, text = around.figure.span.start, around.figure.value or 0, so_far.text
    first = around.at
    for at in range(around.at - 1, -1, -1):
        figure, told = so_far.figures[at], so_far.found[at]
        if forms.BETWEEN_SENTENCES.search(text[figure.span.end : start].replace("。其中", "")):
            return None
        if figure.unit != around.figure.unit or figure.role != "level" or (told.metric or "").endswith(_PLAN_ENDS):
            continue
        if PART_OF_WHOLE in told.rules or PART in told.rules:
            first, sum_ = at, sum_ + (figure.value or 0)
            continue
        if _DIVIDES.search(text, figure.span.end, so_far.figures[first].span.start):
            goes_on = first < around.at and figure.value is not None and sum_ <= figure.value
            return told if goes_on or "；" not in text[figure.span.end : start].replace("；其中", "") else None
        if not ("；" in text[figure.span.end : start] and _NESTED.search(so_far.member(at))):
            return None
    return None


def _whole_of_rest(so_far: SoFar, around: Around) -> Measured | None:
    """Return what the last level in the same unit before 其中 measures, of which 其他 is the rest."""
    start = around.figure.span.start
    opened = so_far.text.rfind("其中", max(0, start - forms.REACH), start)
    if opened < 0 or "。" in so_far.text[opened:start]:
        return None
    told = zip(so_far.figures[: around.at], so_far.found, strict=True)
    wholes = [one for figure, one in told if figure.span.end <= opened and figure.unit == around.figure.unit]
    return wholes[-1] if wholes and wholes[-1].metric else None


def _is_sort_of_people(so_far: SoFar, part: str, whole: str) -> bool:
    """Whether people are parted by a place or a sort: 一年级; 在校生: 护理专业, 本科及以上学历; goes on: 自考."""
    listed = so_far.told_by(PART_OF_WHOLE) is not None and not part.endswith(endings_of("person", "group"))
    return _PLACES.search(part) is not None or (whole.endswith(_PEOPLE) and (listed or part.endswith(_SORTS)))


PART_OF_WHOLE = "part of a whole"


@as_rule(
    PART_OF_WHOLE,
    "松脂产量54万吨，其中国有林场31万吨: a part that only its sort names is of what the whole measures",
    step=ADDED,
    at=LATER,
    needs=needed(_DIVIDES),
    of=LEVEL,
    examples=(
        "完成造林68亩，其中油茶⟨49亩⟩、毛竹12亩。 → 造林, 油茶",
        "完成造林68亩，其中油茶49亩、毛竹⟨12亩⟩。 → 造林, 毛竹",
        "从业人员180人，按行业划分，第二产业⟨76人⟩。 → 从业人员, 第二产业",
        "完成投资68亿元，其中干线公路⟨45亿元⟩。 → 投资, 干线公路",
        "户均停气时间5小时，其中老城⟨7小时⟩。 → 户均停气时间, 老城",
        "技校在籍生94人（二年级⟨39人⟩，三年级35人）。 → 技校在籍生, 二年级",
        "污水处理能力86万吨/日，其中城东厂⟨30万吨/日⟩。 → 污水处理能力, 城东厂",
        "装机容量86万千瓦，其中水电40万千瓦，下降2%；风电⟨26万千瓦⟩。 → 装机容量, 风电",
        "收购粮食13万吨；其中小麦⟨8万吨⟩。 → 收购小麦",
        "回收废纸86吨，其中办公楼⟨12吨⟩。 → 回收废纸, 办公楼",
        "完成客运量860万人次。其中：公交⟨610万人次⟩。 → 客运量, 公交",
        "在校生860人，其中护理专业⟨62人⟩，开放教育31人。 → 在校生, 护理专业",
        "合作商户86家，其中餐饮52家，交易3万笔；零售26家、其他⟨8家⟩。 → 其他, 合作商户",
    ),
    counter_examples=(
        "职工120人，其中党员45人。",
        "员工120人，其中大专及以上学历45人。",
        "完成造林68亩，油茶49亩。",
        "其他药材种植54亩（其中黄芪21亩）。",
        "总面积68亩，其中林地面积49亩。",
        "支出86万元，其中公务接待3万元。",
        "客运量86万人次，其中：自营车辆86辆。",
    ),
    source="argued: what is told of a whole is told of its parts by their sorts alone",
)
def part_of_whole(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a part what its whole measures, and its sort as subject."""
    part = _PART.search(around.left.strip()) if measured.metric else None
    if part is None or not (measured.metric or "").endswith(part["who"]):
        return None
    words = so_far.words(part["who"])
    first, last, alone = words[0], words[-1], len(words) == 1
    people = around.figure.unit in forms.PERSON_UNITS
    if last.text.endswith(MEASURES) or (is_measure(last) and not people):
        return None
    if part["who"] in _NO_SORT or around.figure.unit == "%":
        return None
    if part["who"] in _REST or (around.figure.kind == "amount" and part["who"].startswith(_REST)):
        rest = _whole_of_rest(so_far, around)
        return replace(measured, subject=rest.metric) if rest and not is_named(measured.subject) else None
    whole = _whole_of(so_far, around)
    if whole is None or not whole.metric or whole.metric[-2:] == part["who"][-2:]:
        return None
    of_people = people and _is_sort_of_people(so_far, part["who"], whole.metric)
    timed = around.figure.kind == "duration" and whole.metric.endswith(_HOW_LONG)
    if not (around.figure.kind in _KINDS or of_people or timed or whole.metric.endswith(_HOW_MUCH)):
        return None
    schooled = of_people and part["who"].endswith(_SCHOOLED) and forms.ALL_STAFF.fullmatch(whole.metric)
    if whole.metric.startswith(_REST) or schooled:
        return None  # 其他药材种植54亩（其中黄芪21亩）
    of_money = around.figure.kind == "amount" and not whole.metric.endswith(_WORTH)
    acts = may_act(first) and (not of_people or alone or is_verb(first))
    acts = acts or (not alone and first.flag[0] == "v" and last.flag[0] != "v")
    sort = part["who"].endswith(_SORTS) or (so_far.told_by(PART_OF_WHOLE) and not is_known_act(first))
    if of_money or (acts and not (of_people and sort)):
        return None
    did, *thing = so_far.words(whole.metric)
    things = thing and thing[-1].flag[0] == last.flag[0] == "n" and not whole.metric.endswith(MEASURES)
    if things and may_act(did) and not of_people and not _SITE.search(part["who"]):
        return replace(measured, metric=did.text + part["who"])  # 收购|粮食13万吨，其中小麦8万吨
    return replace(measured, metric=whole.metric, subject=part["who"])


@as_rule(
    "same name in a part",
    "接种人口236万人，接种率94%，其中老年人群38万人，接种率97%: of the part, not again of the whole",
    step=ADDED,
    at=LATER,
    needs="其",
    of=LEVEL,
    examples=("为86名居民发放养老金22万元，其中为34名农民发放养老金⟨9万元⟩。 → 发放养老金, 农民",),
    counter_examples=("参赛人口368人，参赛率92%，其中青年人群47人，就业率98%。", "参赛率92%，其中城区参赛率98%。"),
    source="argued: two values of one name and time contradict each other",
)
def same_in_part(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a measure that has the name of one of the whole the part right before it as subject."""
    if not measured.metric or is_named(measured.subject):
        return None
    first = so_far.found[-1].metric
    last = so_far.figures[around.at - 1]
    people = last.unit in (*forms.PERSON_UNITS, "户", "家")
    if not people or not first or "；" in around.between:
        return None
    for _, figure, told in so_far.quantities_before(around.at):
        between = so_far.text[figure.span.end : last.span.start]
        if told.metric == measured.metric and figure.unit == around.figure.unit and figure.role == "level":
            return replace(measured, subject=first) if "其中" in between else None
    return None


_TWICE = ("率", "金额", "总额")


@as_rule(
    "one of two bare rates",
    "发卡86张，覆盖率91%；领取人86人，覆盖率98%: of two bare rates in a sentence each is of what stands before it",
    step=ADDED,
    at=LATER,
    needs="率金额",
    examples=(
        "学费减免37人次，减免金额⟨21万元⟩；书费减免54人次，减免金额8万元。 → 减免金额, 学费减免",
        "老人卡发卡86张，覆盖率⟨91%⟩；领取津贴的老人9人，覆盖率98%。 → 覆盖率, 老人卡发卡",
        "老人卡发卡86张，覆盖率91%；领取津贴的老人9人，覆盖率⟨98%⟩。 → 覆盖率, 领取津贴的老人",
    ),
    counter_examples=("老人卡发卡86张，覆盖率91%。", "老人卡发卡86张，网点覆盖率91%；商户9家，商户覆盖率98%。"),
    source="argued: two values of one name and time contradict each other",
)
def of_two_rates(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a bare rate or sum that stands twice in its sentence what the quantity before it counts as subject."""
    name, at = measured.metric or "", around.at
    if not at or is_named(measured.subject) or around.figure.role != "level" or not name.endswith(_TWICE):
        return None
    before, last = so_far.found[-1], so_far.figures[at - 1]
    bare = untied(around.left.strip(" ，,")) == name
    counted = last.kind != "amount" and not (
        name.endswith("率") and name[:2] in (before.metric or "")
    )  # not 参保人口41人，参保率98%
    if not counted or not bare or not before.metric or last.unit in ("%", around.figure.unit) or last.role != "level":
        return None
    again = re.findall(rf"[，,、；]{re.escape(name)}(?:为|达到?|约)?[约近超]?[0-9]", so_far.text)
    return replace(measured, subject=before.metric) if len(again) > 1 else None
