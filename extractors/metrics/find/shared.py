"""The rule of metrics for what the things of a list share: the verb before the first, the thing that levels are of."""

import re
from collections.abc import Sequence

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean
from extractors.metrics.cut.predicates import LEADS_ON, MEASURES, is_known_act, may_act, names_with_verb, shares_object
from extractors.metrics.cut.words import Token, endings_of, is_verb, joined, words_of
from extractors.metrics.find.by_party import PART
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE, COUNTED, LATER, LEVEL
from extractors.rule import as_rule


def _has_verb(tokens: Sequence[Token]) -> bool:
    """Whether an item of a list begins with a verb of its own: 建成泵站6座、|铺设管道8公里; not 、充电桩8台."""
    first, *rest = tokens
    if first.text in words_of("attribute", "no_object", "told"):
        return False  # 留守 儿童
    end = len(rest) == 1 and len(rest[0].text) == 1 and first.text not in words_of("light")  # 服务 点, 充电 桩
    own = is_verb(first) or first.text in words_of("act", "light")
    return own and not end and not (rest and names_with_verb(rest[0]))


def _takes_object(verb: Token) -> bool:
    """Whether a verb may do something with things: 影响, 考核, 走遍; no 来访, 持证, which say who or which."""
    other = words_of(
        "has", "pass", "change", "attribute", "no_object", "told", "thing", "event", "link", "means", "reach"
    )
    return (
        verb.flag.startswith("v") and len(verb.text) > 1 and verb.text not in other and not verb.text.endswith(LEADS_ON)
    )


_THINGS = "nljxzqmb"  # flags of words that name things: 服务 点
_NO_HEAD = ("、", "和", "及", "与", "以及", "其中")
_HAS = ("设", "有", "辖", "含")


def _lead(so_far: SoFar, around: Around, verb: Token) -> str | None:
    """Return what stands before the verb of a list's first item of its clause, None where it has none."""
    at = around.at - 1
    while at and shared_by_list.name in so_far.found[at].rules:
        at -= 1
    before, said, after = so_far.left(at).rstrip().rpartition(verb.text)
    return before.lstrip("，, ").rstrip() if said and after else None


def _heads_list(so_far: SoFar, around: Around, verb: Token, lead: str | None) -> bool:
    """Whether a verb heads the list whose next item a quantity counts: 影响台区4个、|用户36户.

    Left alone: the parts of a whole (其中解读材料4份、财政信息36条) and things of an earlier verb (开展合规培训).
    """
    if lead is None or around.left.lstrip().startswith(("，", ",")) or not _takes_object(verb):
        return False
    if lead.startswith(_NO_HEAD) or "（" in lead:
        return False
    tokens = so_far.words(forms.LEFT_STOP.split(lead)[-1]) if lead else ()
    return not tokens or not (is_verb(tokens[-1]) or is_known_act(tokens[-1]))


def _says_which(rest: Sequence[Token], found: Sequence[Token]) -> bool:
    """Whether a word before a thing says which, as another word does of the next: 管理 人员12人、技术 人员36人."""
    return len(rest) == 1 < len(found) and rest[0].text == found[-1].text


_SHORT_VERBS = "产销购运"
_STANDING = re.compile(
    "[总共]|累计|现有|现存|在[册岗编校]|全部|其[他它余中]|[每各]|人均|平均"
)  # no more of what came new
_SERVED = ("人口", "居民", "群众", "用户", "师生", "家庭", "老人", "学生", "企业")
_AND = ("、", "和", "及", "与", "以及")
_LEVEL = (
    r"(?:国家|世界|部|省|市|州|地市|县|区|乡镇?|镇|村|厅|局|校|院|公司|集团|正高|副高|[初中高特]|[一二三四五六]星?)级"
    "|[红橙黄蓝]色"
)
_LEVEL_ALONE = re.compile(_LEVEL)
_OF_LEVEL = re.compile(rf"(?P<lead>[一-鿿]{{0,4}}?)(?:{_LEVEL})(?P<thing>[^级]{{2,14}})")
_BAND = re.compile(
    r"[0-9][0-9.,万]*(?:年|岁|周岁|个月|万?元|吨|亩)(?:及|或)?以[上下内]$"
)  # 工作8年以上86人，|8年以下|36人


def _with_thing(so_far: SoFar, around: Around) -> Measured | None:
    """Return the things of the level before with a level that stands alone in a list: 国家级示范社区4个、省级13个."""
    found, before = around.found, so_far.before
    if not found or not before or not before.metric:
        return None
    band = _BAND.fullmatch(found)
    if not band and not _LEVEL_ALONE.fullmatch(found):
        return None
    last, sign = so_far.figures[around.at - 1], around.left.strip()[:1]
    if band and sign in ("、", "，"):
        return Measured(_BAND.sub(band[0], before.metric), before.subject) if _BAND.search(before.metric) else None
    things = _OF_LEVEL.fullmatch(before.metric) if around.at and last.unit == around.figure.unit else None
    if things is None or sign not in ("、", "，", "和") or around.left.strip()[1:] != found:
        return None
    return Measured(things["lead"] + found + things["thing"], before.subject)


def _teaches(so_far: SoFar, metric: str, found: str) -> bool:
    """Whether those before were taken in by the staff that a clause names: 录取考生86人，|教职工12人; not 走访学生."""
    staff = endings_of("staff")
    return found.endswith(staff) and not metric.endswith(staff) and so_far.words(metric)[0].text in words_of("takes_in")


def _is_one_more(so_far: SoFar, around: Around, found: str) -> bool:
    """Whether a clause only names one more kind of things in the unit of those before, and no sum of them."""
    last = so_far.figures[around.at - 1]
    alike = around.at > 0 and last.unit == around.figure.unit and last.role == around.figure.role == "level"
    things = alike and around.figure.kind in COUNTED and so_far.found[-1] == so_far.before
    named = things and not found.endswith(MEASURES) and not _STANDING.match(found)
    tokens = so_far.words(found)
    return (
        named
        and not _teaches(so_far, so_far.found[-1].metric or "", found)
        and tokens[-1].flag[0] in "nljx"
        and not any(may_act(one) or one.text in words_of("gets_line") for one in tokens)
    )


@as_rule(
    "shared by a list",
    "更换阀门415台、消火栓126座; 国家级示范社区4个、省级13个: its verb, and the thing that has levels",
    step=BESIDE,
    at=LATER,
    of=LEVEL,
    needs="、和及与级色，",
    says="words before",
    examples=(
        "更换阀门415台、消火栓⟨126座⟩。 → 更换消火栓",
        "改造车棚46座和充电站⟨18座⟩。 → 改造充电站",
        "全年产瓷8万吨、纸⟨12万吨⟩。 → 产纸",
        "共有国家级示范社区4个、省级⟨13个⟩。 → 省级示范社区",
        "拥有高级工程师12人、中级⟨36人⟩。 → 中级工程师",
        "建成省级示范社区5个、市级⟨18个⟩。 → 建成市级示范社区",
        "新增家庭农场86家，农资店⟨36家⟩。 → 新增农资店",
        "从事设计8年及以上86人，8年以下⟨36人⟩。 → 从事设计8年以下",
        "全年削减氮氧化物32吨、粉尘⟨3吨⟩。 → 削减粉尘",
        "服务用水户92万户、人口⟨231万人⟩。 → 服务人口",
        "修订国家标准4项、行业标准⟨7项⟩。 → 修订行业标准",
        "冲毁便桥3座，影响村组36个、农户⟨860户⟩。 → 影响农户",
        "累计出动巡护人员86人次、皮划艇⟨12艘次⟩。 → 出动皮划艇",
        "稽核营业网点36家次、柜员⟨126人次⟩。 → 稽核柜员",
        "新增图书角8个、维修点⟨12个⟩。 → 新增维修点",
        "走访困难家庭36户、留守老人⟨86人⟩。 → 走访留守老人",
        "持有股票36只、债券⟨12只⟩。 → 持有债券",
        "资助家境困难学生86人，家境困难教师⟨12人⟩。 → 资助家境困难教师",
        "评出五星级讲解员12名、四星级⟨36名⟩。 → 评出四星级讲解员",
    ),
    counter_examples=(
        "更换阀门415台，消火栓126座。",
        "国家级示范社区4个、省级标准13项。",
        "示范社区4个、省级13个。",
        "高级工程师12人、班级36个。",
        "管理人员12人、技术人员36人。",
        "来访游客12批、车队36个。",
        "共有讲解资料36份、展品信息12条。",
        "持有焊工证36人、电工证8人。",
        "期末评审优秀12家、合格36家。",
        "设临床科室36个、保健部4个。",
        "影响村组36个，农户860户。",
        "培训学徒86人，教职工12人。",
        "慰问困难职工86人、大病互助12人。",
    ),
    source="argued: titles and posts are told level by level",
)
def shared_by_list(so_far: SoFar, around: Around) -> Measured | None:
    """Give a thing in a list the verb of the list, a level the thing that has it."""
    if levelled := _with_thing(so_far, around):
        return levelled
    found, before = around.found, so_far.before
    if not found or not before or not before.metric:
        return None
    apart = around.left.strip() == f"，{found}" and _is_one_more(so_far, around, found)  # 新增农场86家，农资店36家
    if not apart and forms.HEDGED.sub("", around.left.strip()) not in [f"{sign}{found}" for sign in _AND]:
        return None
    if before.rule == PART:  # its verb is of the whole: 其中甲场完成42亩、栽植经济林7亩
        return None
    if len(found) == 1 and len(before.metric) == len("产纸") and before.metric[0] in _SHORT_VERBS:
        return Measured(before.metric[0] + found, around.subject)  # 产瓷8万吨、纸12万吨
    if found.endswith(endings_of("aid")):
        return None  # 慰问困难职工36人、|大病互助12人
    if found in words_of("generic") or found.endswith(("金额", "余额")):  # 发放贷款146笔、金额3,215万元
        return Measured(found, around.subject)
    first, *rest = so_far.tag(before.metric)
    verbs = [first]
    while len(rest) > 1 and is_known_act(rest[0]) and shares_object(rest[0]) and shares_object(verbs[-1]):
        verbs.append(rest.pop(0))  # 走访 慰问 退休职工、困难职工
    while len(rest) > len(("or", "did")) and rest[0].text in forms.OR and may_act(rest[1]) and shares_object(rest[1]):
        verbs += [rest.pop(0), rest.pop(0)]  # 主持 或 参与 修订 国家标准、行业标准
    alike = so_far.figures[around.at - 1].kind == around.figure.kind  # 救助病人86人次、垫付费用61万元
    if len(verbs) > 1 and rest[0].text == "人员":
        rest.insert(0, verbs.pop())  # 出动 抢修人员、车辆
    lead = _lead(so_far, around, first)
    held = first.text == "持有" and around.figure.unit in forms.PERSON_UNITS  # 持有焊工证36人、电工证8人
    if held or first.text in words_of("no_object", "told") or (lead or "").endswith(_HAS):
        return None  # 共有讲解资料36份、展品信息12条
    heads = alike and around.figure.kind != "area" and _heads_list(so_far, around, first, lead)
    leads = (
        bool(rest)
        and (is_verb(first) or (alike and (may_act(first) or heads)))
        and len(first.text) > 1
        and (not names_with_verb(rest[0]) or rest[0].text.endswith("标准"))  # 修订 国家标准
    )
    leads = leads or (first.text == "服务" and bool(rest) and found.endswith(_SERVED))  # 服务 用水户、人口
    known = any(verb.text in words_of("act", "light") for verb in verbs)
    items = so_far.tag(found)
    if (
        not leads
        or not (known or heads)
        or _LEVEL_ALONE.fullmatch(found)
        or _has_verb(items)
        or _says_which(rest, items)
    ):
        return None
    if not known and (items[-1].flag[0] not in _THINGS or may_act(items[-1]) or found in words_of("takes")):
        return None  # 评估优秀8个、合格6个
    return Measured(clean(joined(verbs) + found), around.subject)
