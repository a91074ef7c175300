"""Rules of metrics for lists that are counted as one, and for how they go on behind a quantity."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean, untied
from extractors.metrics.cut.phrases import noun_phrase_after
from extractors.metrics.cut.predicates import (
    did,
    first_action,
    is_known_act,
    may_act,
)
from extractors.metrics.cut.words import PEOPLE, endings_of, is_verb, joined, words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, CLAUSE_START, CLOSING_BRACKETS
from extractors.text.needed import needed

_TIES = re.compile(r"等?(?:均|都|各|共计?|合计|折合|价值|约合|约|近|[为达是]|人民币)+|等")
_LONGEST_END = 14  # characters of the last item with what stands for all: 券商策略会等活动
_SHORT_ITEM = 9  # characters of a first item that may stand without more before it
_ATTRIBUTES = ("式、", "型、", "级、", "类、", "性、", "制、")  # 折叠式、口袋式手册


def _listed_before(around: Around) -> re.Match[str] | None:
    """Return the items of a list before the last, which a quantity stands behind: 望溪、|岩口两个乡镇.

    What stands in brackets is none, behind an item (头饰（珠花、簪子）、|耳饰) or a quantity (2件（…）、|耳饰).
    """
    if "、" not in around.before_own:
        return None
    before = forms.INNER_BRACKETS.sub("", around.before_own)
    listed = forms.LISTED.search(before.lstrip("、")) if before.endswith("、") else None
    return None if listed is None or set(CLOSING_BRACKETS).intersection(listed[0]) else listed


def counts_list(around: Around) -> bool:
    """Whether a quantity is how many names a list before it has: 望溪、岩口两个乡镇."""
    listed = _listed_before(around)
    return listed is not None and around.figure.value == listed["more"].count("、") + 1


_SEVERAL = re.compile(r"[数几十百千万两][十百千万余]?[个种项家类]")
_RULES = frozenset({"规范", "规定", "指引", "指南", "决定", "通知", "计划", "规划"})  # papers that jieba has as verbs
_LIST_GOES_ON = re.compile(rf"(?:、[一-鿿]{{2,14}})+(?=[{CLAUSE_ENDS}]|$)")  # 30个省|、自治区、直辖市完成准入


_SHOPS = ("车间", "工段", "生产线", "展厅", "展区", "基地")  # what work that is done there is named by: 发酵车间


# 取得测绘师|、监理工程师等资格证书: examples, and the kind that they are of
_CLOSED = re.compile(
    rf"(?P<more>(?:、[^{CLAUSE_ENDS}：、等0-9]{{2,14}}){{1,6}})等(?P<kind>[^{CLAUSE_ENDS}：、0-9]{{0,12}})"
)


# 脱贫家庭|、低保家庭及残疾学员按册建档
_JOINED = re.compile(
    rf"(?P<more>(?:、[^{CLAUSE_ENDS}：、等0-9]{{2,12}}?)+)(?P<join>以?及|和)(?P<last>[^{CLAUSE_ENDS}：、0-9]{{2,16}})"
)


def _joined_list(so_far: SoFar, around: Around, words: str) -> str:
    """Return how a list of people goes on that a word joins to its last: 脱贫家庭|、低保家庭及残疾学员."""
    joined_ = _JOINED.match(so_far.text, around.figure.span.end + len(words))
    following = so_far.figures[around.at + 1 : around.at + 2]
    if joined_ is None or around.figure.unit not in forms.PERSON_UNITS:
        return ""
    last = joined(noun_phrase_after(so_far.words(joined_["last"])))
    end = joined_.start("last") + len(last)
    if not last or not joined_["last"].startswith(last) or any(one.span.start < end for one in following):
        return ""
    ends = (*endings_of("person", "group", "agent"), "家庭", "户", "员", "生", "人", "工", "者")
    items = [words, *joined_["more"][1:].split("、"), last]
    return joined_["more"] + joined_["join"] + last if all(item.endswith(ends) for item in items) else ""


def _closed_list(so_far: SoFar, around: Around, words: str) -> str:
    """Return how examples go on that 等 closes, with the kind that they are of; nothing where they are clauses."""
    closed = _CLOSED.match(so_far.text, around.figure.span.end + len(words))
    following = so_far.figures[around.at + 1 : around.at + 2]
    if closed is None or any(figure.span.start < closed.end() for figure in following):
        return ""
    counted = any(figure.span.start == closed.end() for figure in following)
    if counted and around.figure.kind == "count" and not is_verb(so_far.words(words)[0]):
        return ""  # 25名优秀船员|、城东班组等|19个先进班组: the first of those that the next quantity counts
    items = closed["more"][1:].split("、")
    opens = [so_far.words(item)[0] for item in items if not item.endswith(PEOPLE)]  # 注册会计师 is none
    if any(is_verb(token) and token.text not in words_of("attribute") for token in opens):
        return ""
    kind = joined(noun_phrase_after(so_far.words(closed["kind"]))) if closed["kind"] else ""
    return f"{closed['more']}等{kind}" if kind and closed["kind"].startswith(kind) else closed["more"]


def rest_of_list(so_far: SoFar, around: Around, words: str) -> str:
    """Return how a list goes on behind a count of all its things: 30个省|、自治区、直辖市; nothing before a number."""
    if closed := _closed_list(so_far, around, words) or _joined_list(so_far, around, words):
        return closed
    listed = _LIST_GOES_ON.match(so_far.text, around.figure.span.end + len(words))
    following = so_far.figures[around.at + 1 : around.at + 2]
    if listed is None or any(figure.span.start < listed.end() for figure in following):  # 六个科室、|四个养护站
        return ""
    *items, last = listed[0].split("、")[1:]
    tokens = so_far.words(last)
    if last.endswith(_SHOPS) and not _SEVERAL.search(listed[0]) and first_action(tokens[1:]) == len(tokens) - 1:
        return "".join(f"、{item}" for item in (*items, last))  # 参观制曲|、发酵和灌装车间
    tokens = tokens[: first_action(tokens)]  # 五保户、低保户|免费检查线路
    thing = joined(noun_phrase_after(tokens))
    if (
        _SEVERAL.search(listed[0])
        or (is_verb(tokens[0]) and tokens[0].text not in _RULES)
        or not thing
        or not last.startswith(thing)
        or any(is_verb(so_far.words(i)[0]) and i not in _RULES for i in items)
    ):
        return ""
    return "".join(f"、{item}" for item in (*items, thing))


# 服务点、自助图书馆（分馆）共694个: all of a list together, unless it goes on with 等
_ALL_OF_LIST = re.compile(
    rf"{CLAUSE_START}(?P<items>(?:[^{CLAUSE_ENDS}：、等]{{2,16}}、){{1,5}}[^{CLAUSE_ENDS}：、等]{{2,12}}?)(?:一?共计?|合计|总计)(?:有|为)?$"
)


@as_rule(
    "list counted together",
    "开设服务点、自助馆共694个: all things of a list",
    step=BESIDE,
    needs=needed(_ALL_OF_LIST),
    says="words before",
    examples=(
        "分馆、借阅点共⟨694个⟩。 → 分馆、借阅点",
        "组织献血、社区家电维修志愿活动共⟨16次⟩。 → 志愿活动",
    ),
    counter_examples=("服务点、自助馆等共694个。", "献血、助学活动共16次。", "注销北站支行、南站支行共两家支行。"),
)
def counted_together(so_far: SoFar, around: Around) -> Measured | None:
    """Read a list of things that is counted together."""
    listed = _ALL_OF_LIST.search(around.left.rstrip())
    if not listed or around.heads:
        return None
    if listed["items"].endswith(endings_of("event")):  # 献血、助学活动共16次: 助学活动
        last = so_far.words(listed["items"].rpartition("、")[2])
        # 献血、到社区理发志愿活动: what else stands before the event is of the last one only
        return Measured(joined(last[-2:]), around.subject) if len(last) > 2 else None
    first, *others = forms.INNER_BRACKETS.sub("", listed["items"]).split("、")
    things = "、".join([so_far.phrase_before(first) or first, *others])
    return Measured(clean(things), around.subject)


_MAIL = frozenset({"来电", "来信", "来访", "来函"})  # things that are dealt with
_GIVEN_TO = re.compile(f"向[^{CLAUSE_ENDS}：0-9]{{2,12}}、[^{CLAUSE_ENDS}：、0-9]{{2,10}}?(?P<did>[一-鿿]{{2}})$")
_KIND = 2  # characters of a word that only says of which kind
_OF_KIND = frozenset({*"中外男女公民大小老新", "全资", "控股", "参股", "合资"})


def _only_ties(own: str, found: str, kind: str) -> bool:
    """Whether behind the last item only stands what ties a sum to all: 茶、手套|等折合12万元, 收入、支出总计|均为."""
    rest = own.removeprefix(found)
    if rest == "等":  # 渔网、地笼|等400余套
        return kind != "ratio" and not found.endswith(endings_of("event"))
    if kind not in ("amount", "count", "other") or found.endswith(endings_of("event")):
        return False
    return bool(_TIES.fullmatch(rest)) and (not rest.startswith("等") or kind == "amount")


_LAST_TWO = re.compile("[和与及]")
_ASPECTS = frozenset({"个方面", "方面", "类", "大类", "项", "个环节", "个领域"})


def _as_many_as(so_far: SoFar, around: Around, listed: re.Match[str]) -> str:
    """Return a list that aspects count, as many as it has items: 集中在采购项目、招生录取和人事招聘|三个方面."""
    found = around.found or ""
    aspects = around.figure.unit in _ASPECTS or around.right[0].strip() in _ASPECTS | {"方面", "环节", "领域"}
    items = [listed["first"], *listed["more"][1:-1].split("、"), *_LAST_TWO.split(found)]
    if not aspects or found != around.own.rstrip() or around.figure.value != sum(map(bool, items)):
        return ""
    first = so_far.phrase_before(so_far.clause(listed["first"]))
    return first + listed["more"] + found if first else ""


@as_rule(
    "list before",
    "换灯泡、开关150个: a list that one quantity counts is named whole",
    step=BESIDE,
    needs=needed(forms.LISTED),
    says="words before",
    examples=(
        "更换灯泡、开关⟨150多个⟩。 → 更换灯泡、开关",
        "购买口罩、手套等物资⟨50件⟩。 → 购买口罩、手套等物资",
        "集团拥有全资、参股子公司⟨46家⟩。 → 全资、参股子公司",
        "全年受理居民来电、来信及网上诉求⟨86件⟩。 → 受理居民来电、来信及网上诉求",
        "投诉集中在物业收费、停车管理和电梯维保⟨三个方面⟩。 → 物业收费、停车管理和电梯维保",
        "其中向江头村、石坪村捐赠⟨58万元⟩。 → 向江头村、石坪村捐赠",
        "疏浚沟渠（含支渠）、涵洞⟨62处⟩。 → 疏浚沟渠、涵洞",
        "添置头饰（珠花、簪子）、耳饰⟨27件⟩。 → 添置头饰、耳饰",
    ),
    counter_examples=(
        "选出一等展品2件（作者为苗岫宁、温砚田）、二等展品5件。",
        "换灯泡30个、开关50个。",
        "开展宣传、培训员工50人。",
        "现有36个教学班、学生1,642名。",
        "现有18名船员（含学徒）、厨师7名。",
    ),
    source="argued: things of one unit are counted together",
)
def list_before(so_far: SoFar, around: Around) -> Measured | None:
    """Read a list of things right before their quantity."""
    found = around.found
    listed = _listed_before(around) if found else None
    if not found or listed is None:
        return None
    if (given := _GIVEN_TO.search(around.left.rstrip())) and may_act(so_far.words(given["did"])[-1]):
        return Measured(clean(given[0]), around.subject)  # 向江村、石村捐赠
    if all_told := _as_many_as(so_far, around, listed):
        return Measured(clean(all_told), around.subject)
    own = around.own.rstrip()
    bare = forms.HEDGED.sub("", own)
    ends_all = bare.endswith(f"等{found}") and len(bare) <= _LONGEST_END  # 接待、策略会等活动400场
    of_all = ends_all and not any(is_verb(token) for token in so_far.words(found))
    events = found.endswith(endings_of("event"))  # 助残、志愿活动|共16次: told of the last
    is_end = found in (own, None if events else untied(own)) or of_all or _only_ties(own, found, around.figure.kind)
    if not is_end:
        return None
    since = forms.INNER_BRACKETS.sub("", around.since)
    if around.since != around.left and since.startswith("、") and "，" not in around.left:
        return None  # 36个|教学班、|学生1,642名
    rest = own.removeprefix(found)
    told_of_all = rest.startswith("等") and rest != "等"
    short = _SHORT_ITEM + (len("免税") * 2 if rest == "等" else 0)
    named = named_whole(so_far, listed, bare if of_all else found, found, told_of_all=told_of_all, short=short)
    return Measured(named, around.subject) if named else None


def named_whole(
    so_far: SoFar, listed: re.Match[str], last: str, found: str, *, told_of_all: bool = False, short: int = _SHORT_ITEM
) -> str | None:
    """Return a list of things with its last item, None where its items are clauses of their own."""
    if "的" in listed["first"] + found or (found.endswith("率") and "率、" in listed[0]):
        return None  # rates of a list are several quantities
    tokens = so_far.words(found)
    opens = so_far.words(listed["first"])
    kind = opens[-1]  # 全资|、参股|子公司, 中|、英文|报刊
    of_kind = (kind.text in _OF_KIND or kind.flag == "b") and len(tokens[0].text) <= _KIND < len(found)
    shares_end = of_kind or tokens[-1].text in words_of("event") or listed[0].endswith(_ATTRIBUTES) or told_of_all
    acts = (is_verb(tokens[0]) or tokens[0].text in words_of("act")) and tokens[0].text not in _MAIL
    if acts and len(opens) == len(("deed", "sort")) and may_act(opens[0]) and not is_known_act(tokens[0]):
        acts = opens[0].text in words_of("light") or not is_verb(opens[1])  # 查处 超限、超载 车辆
    if len(tokens) > 1 and not shares_end and acts and tokens[0].text not in words_of("attribute"):
        return None  # 开展宣传、培训员工50人; not 退休教师
    done = [one.text for one in opens[-2:-1] if did(one) and one.text not in words_of("has")]  # 新增|大、中型水库
    first = "".join((*done, kind.text)) if of_kind else so_far.phrase_before(so_far.clause(listed["first"]))
    if len(listed["first"]) > _SHORT_ITEM and (told_of_all or "等" in last or len(first) > short):
        return None
    return clean(first + listed["more"] + last) if first else None


LEVELS = ("级", "级和", "级及", "级与", "级以及")
_LISTED_LEVEL = re.compile("(?P<level>[一-鿿]{1,6}级)(?:、|和|及|与|以及)")


def level_of_list(so_far: SoFar, around: Around) -> str:
    """Return the level that stands alone behind a count with the thing that only the last of them has: 6个|国家级."""
    told = _LISTED_LEVEL.match(so_far.text, around.figure.span.end)
    following = so_far.figures[around.at + 1] if around.at + 1 < len(so_far.figures) else None
    if not told or not following or following.span.start != told.end() or following.unit != around.figure.unit:
        return ""
    last = around.at + 1
    while _LISTED_LEVEL.match(so_far.text, so_far.figures[last].span.end) and last + 1 < len(so_far.figures):
        last += 1
    phrase = joined(noun_phrase_after(so_far.words(so_far.right(last)[0])))
    own, _, thing = phrase.partition("级")
    return told["level"] + thing if own and len(thing) > 1 else ""


@as_rule(
    "sorts of what follows",
    "梳理5类30项任务: sorts right before another count are those of what it counts",
    step=BESIDE,
    needs="类",
    of=frozenset({"类", "大类", "小类"}),
    says="words behind",
    examples=("梳理⟨5类⟩30项任务。 → 任务", "展出⟨十二大类⟩80件藏品。 → 藏品"),
    counter_examples=("产品分为三大类120种。", "梳理5类任务。"),
)
def sorts_of(so_far: SoFar, around: Around) -> Measured | None:
    """Read the things behind the next count, where a verb alone stands before their sorts."""
    at, tokens = around.at + 1, so_far.words(around.found) if around.found else ()
    following = so_far.figures[at] if at < len(so_far.figures) else None
    if following is None or following.span.start != around.figure.span.end or around.is_tied:
        return None
    if any(not (is_verb(token) or token.text in words_of("act", "does", "gets")) for token in tokens):
        return None
    thing = joined(noun_phrase_after(so_far.words(so_far.right(at)[0])))
    return Measured(clean(thing), around.subject) if thing else None
