"""Whose a quantity is where a part, a thing or a person opens the sentence and the rest says what it has or did."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics import forms, owners
from extractors.metrics.clause_topics import NO_NAME, told_by_clause
from extractors.metrics.holders import has_part
from extractors.metrics.of_what import BARE_MEASURES
from extractors.metrics.opening_times import OPENING_TIME
from extractors.metrics.predicates import acts_on, is_measure, is_verb, may_act
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED
from extractors.metrics.words import Token, joined, words_of
from extractors.names import all_surnames
from extractors.rule import as_rule
from extractors.text.characters import (
    CLOSE,
    IN_CLAUSE,
    LIST_SIGNS,
    MEMBER_END,
    OPEN,
    OPENING_BRACKETS,
)
from extractors.text.own_unit import is_named, own_word
from extractors.text.word_patterns import any_word, either

_POST = (
    rf"(?:{any_word('names/titles.csv', 'post')}|[一-鿿]{{2,6}}(?:总监|经理|工程师|科学家|负责人|带头人)"
    "|首席科学官|创始人|股东|实际控制人)"
)
_CALLED = r"(?:博士|教授|先生|女士|院士|研究员|老师|主任|院长|校长|所长|主任医师|高级工程师)"
_HAN = rf"{either(all_surnames())}[一-鿿]{{1,2}}?"
_LATIN = rf"[A-Z][A-Za-z.·\s]{{1,30}}(?:{OPEN}[一-鿿·]{{2,6}}{CLOSE})?"
_DOES = (
    rf"(?=(?:在{IN_CLAUSE}{{2,24}})?"
    r"(?:拥有|具有|具备|有着|从事|深耕|扎根|长期|从教|从医|从业|先后|累计|主持|发表|牵头|带领|[通经]过|[减增]持|直接|间接))"
)
# A person with what is said of him behind, as printed but for the post before the name; no person without post or
# calling (a word of two characters may be a thing), no team.
_PERSON = re.compile(
    rf"(?:公司|本行|我院|学校)?(?:(?:{_POST})[、兼]?)+(?P<who>(?:{_HAN}|{_LATIN})(?:{_CALLED})?){_DOES}"
    rf"|(?:公司|本行|我院|学校)?(?P<called>(?:{either(all_surnames())}[一-鿿]{{0,2}}?|{_LATIN}){_CALLED}){_DOES}"
)


_LONGEST = 18  # characters of a name
_LEAST = 3
_UNIT_OWN = re.compile(r"(?:公司|集团|[本我](?:公司|集团|中心|[行院校局厂所馆站区县市]))")
_LEAD = re.compile(rf"\s*(?:【[^】]{{1,8}}】)?[{LIST_SIGNS}]?(?:[一二三四五六七八九]是|其中[，：]?|{OPENING_TIME})*")
_STAGE = re.compile(r"[一二三四五六]期(?:工程)?$")
_OWNER = re.compile(
    f"(?:{any_word('metrics/words.csv', 'topic')}|{any_word('metrics/actions.csv', 'one_of_several')})$"
)
_ALL_OWN = re.compile(
    r"(?:部门|本级)?(?:所属|下属|直属|局属)(?:各|事业|企事业)*(?:单位|企业|子公司)"
    r"|(?:全[国省市县区])?规模以上[一-鿿]{0,8}企业|前[一二三五十0-9]{1,2}[名大](?:股东|客户|供应商)"
    r"|[一-鿿]{1,4}(?:险|保险|证券|基金|信托|租赁|资管)公司"
    r"|(?!本|该|各|下属)[一-鿿]{2,6}(?:热力|供水|燃气|公交|客运|物业|环卫)(?:总|集团)?公司"
    r"|(?:规上|中小微?|小微|民营|国有|外资|入[园驻]|在孵|成员|会员|骨干|龙头)(?:工业|服务业|科技|建筑业)?企业"
)
# Words without any of these open with no name: most do.
_MAY_NAME = re.compile(f"{_OWNER.pattern[:-1]}|{any_word('metrics/words.csv', 'topic_alone')}|{_ALL_OWN.pattern}")
_CLAUSE = re.compile(rf"，(?![^{OPENING_BRACKETS}]*{CLOSE})")
_JOINS = frozenset(("的", "和", "与", "及", "、", "或", "以及", "等", "：", "（", "）", "/", "该", "此"))
_CAUSES = frozenset(("带动", "推动", "促进", "拉动", "助推", "促使", "使", "使得"))  # 扩建工程带动库容翻番: no owner
_NO_DOING = _CAUSES | {"后", "时", "前", "期间", "以来", "建设", "改造", "升级", "采购", "维护", "项目", "工程", "被"}
_ENDS_EARLY = re.compile(r"(?:后|时|前|以来|期间|基础上|过程中|方面|的|下|为例)$")
_NOUNS = ("n", "x", "j", "l")
_HAS = frozenset(
    ("为", "有", "共有", "现", "现有", "可", "已", "总", "年", "日", "人均", "平均", "共", "均", "能", "达")
)
# 全市普及率, 行业均值, 客户满意度: another's than that of the name which opens the sentence
_OF_OTHERS = re.compile(
    rf"全[市省区县国行院校厂公]|[各我较比]|本[行院校公]|其[他余它]|{any_word('metrics/words.csv', 'other_topic')}"
)
_GAP = re.compile(r"[，、,和及与]|以及|并|同时")
# argued: words of amount and stage between a topic and what it does
_HOW_MUCH = re.compile(r"^(?:[日月年]均|首期|可|全部)+")


def _reads_on(tokens: Sequence[Token]) -> bool:
    """Whether the words behind a name begin to say what it does or has."""
    if not tokens or tokens[0].text in _NO_DOING:
        return False
    first = tokens[0]
    if first.text in _HAS or first.text in words_of("adverb", "manner", "light", "has", "act", "join"):
        return True
    return is_verb(first) or may_act(first) or first.flag in ("d", "t")


def _may_open(first: Token) -> bool:
    about = words_of("preposition", "adverb", "link", "change", "compare")
    done = words_of("light", "gets", "invite", "pivot", "join", "pass", "takes")
    return first.text not in about | done and first.flag not in ("p", "c", "d", "r")


def _is_name(name: str, tokens: Sequence[Token], names: Sequence[str]) -> bool:
    """Whether words name a part or a thing: 城东加压站, “云桥通”平台; not 各车间, 平台, the unit itself."""
    bare = _STAGE.sub("", name)
    found = _OWNER.search(bare)
    if _ALL_OWN.fullmatch(name) or name in words_of("topic_alone"):
        return not any(name in own for own in names)
    if found is None or not found.start() or len(bare) < _LEAST or NO_NAME.match(name):
        return False
    is_unit = any(bare in own or own in bare for own in names) or own_word(name)
    done = may_act(tokens[0]) and found.start() > len(tokens[0].text)  # 承办 政务 热线; but 检测 实验室
    return not is_unit and not done and not any(acts_on(tokens, at) for at in range(1, len(tokens)))


def opened_by(words: str, metric: str, so_far: SoFar) -> str | None:
    """Return the name that a clause opens with and says something of: 城东加压站|全年供水; None without one."""
    lead = _LEAD.match(words)
    words = words[lead.end() :] if lead else words
    words = words[own.end() :] if (own := _UNIT_OWN.match(words)) else words
    if person := _PERSON.match(words):
        return person["who"] or person["called"]
    tokens = so_far.words(words) if _MAY_NAME.search(words) else ()
    if not tokens or not _may_open(tokens[0]):
        return None
    for at, token in enumerate(tokens):
        name = joined(tokens[: at + 1])
        if len(name) > _LONGEST or token.text in _JOINS or (at and token.text in words_of("preposition")):
            return None
        behind = words.removeprefix(name)
        thing = metric.removeprefix(name)  # 教育局机关|在职人员: the metric may hold the name
        held = thing and behind.startswith(thing) and not (thing != metric and _ALL_OWN.fullmatch(name))
        says = held or _reads_on(tokens[at + 1 :])
        more = _STAGE.match(behind[:2]) or behind.startswith(("点", "内"))  # 水厂|一期, 监测站|点, 车间|内
        if says and not more and words.startswith(name) and _is_name(name, tokens[: at + 1], so_far.names):
            return name
    return None


def _is_had(metric: str, so_far: SoFar) -> bool:
    """Whether a metric is one that something has, no thing that is counted: 满意率, 访客量; not 电子证照."""
    words = so_far.words(metric)
    return bool(words) and (is_measure(words[-1]) or has_part(metric))


def goes_on(words: str, metric: str, so_far: SoFar, *, is_like: bool, of_body: bool = False) -> bool:
    """Whether a clause has no subject of its own: 累计|处理订单; and 办结率 where it tells what is had (`is_like`)."""
    words = _HOW_MUCH.sub("", _LEAD.sub("", forms.untied(words).strip(), count=1))
    if not words or (not owners.may_have(words, metric) if of_body else _OF_OTHERS.match(words)):
        return False
    first = so_far.words(words)[0]
    acts = first.text in words_of("adverb", "manner", "light", "has", "act", "join", "does", "gets", "takes", "pass")
    acts = acts or (of_body and (first.text in _HAS or (is_verb(first) and words != metric)))
    if of_body and not acts and owners.is_another(metric):
        return False
    return acts or ((words.startswith(metric) or metric.endswith(words)) and is_like)


def _owner(words: str, metric: str, so_far: SoFar) -> str | None:
    """Return whose a measure is that stands behind 的: 优先级证券|的|募集规模; not of things with a verb inside."""
    words = forms.untied(words).strip("；; ")
    lead = _LEAD.match(words)
    who = words[lead.end() if lead else 0 :].removesuffix(f"的{metric}")
    tokens = so_far.words(who)
    if not words.endswith(f"的{metric}") or len(who) < _LEAST or not tokens or own_word(who) or NO_NAME.match(who):
        return None
    if not _is_had(metric, so_far) or len(who) > _LONGEST or not _may_open(tokens[0]) or who[0] in "若如当因":
        return None
    inside = [token.text for token in tokens]
    if len(inside) > _LEAST and inside[1] in ("和", "与", "及") and tokens[-1].flag.startswith(_NOUNS):
        tokens, inside = tokens[2:], inside[2:]  # 批发和|零售业 贷款
    joined_by = {"和", "与", "及"} if metric.endswith("率") else set[str]()  # 批发和零售业贷款|的|不良率
    trades = len(tokens) > 1 and tokens[1].text in joined_by  # 批发|和|零售业
    if (
        (is_verb(tokens[0]) and not trades)
        or (({"中", "内", *_JOINS} - joined_by) & set(inside))
        or not tokens[-1].flag.startswith(_NOUNS)
    ):
        return None
    told = any(
        acts_on(tokens, at) or token.text in words_of("preposition") or token.flag == "d"
        for at, token in enumerate(tokens)
    )
    return None if told or tokens[-1].flag == "vn" else who


def _is_bare(so_far: SoFar, metric: str, clause: str) -> bool:
    return forms.untied(clause).strip() == metric and _is_had(metric, so_far) and not owners.is_another(metric)


def _carried(so_far: SoFar, around: Around, metric: str, since: str) -> str | None:
    """Return the topic of the quantity before, where the sentence goes on with what it has."""
    topic, at = so_far.topic
    between = so_far.text[so_far.figures[at].span.end : around.figure.span.start]
    of_body = topic is not None and owners.is_body(topic)
    others = _OF_OTHERS.match(metric) and not of_body
    over = re.search(MEMBER_END, between) and not (of_body and _is_bare(so_far, metric, since.lstrip("；")))
    if topic is None or at != around.at - 1 or over or others:
        return None
    if so_far.counted >= 0 and metric in BARE_MEASURES:
        return None  # another rule tells whose these are behind a count
    since = since.lstrip("；") if of_body else since
    since = since.lstrip("（）()") if of_body else since
    clauses = _CLAUSE.split(since[1:] if since.startswith("，") else _GAP.sub("", since, count=1))
    listed = since[:1] in ("、", "和", "及") and so_far.right(around.at)[0].startswith(metric)
    figure, last = around.figure, so_far.figures[at]
    is_like = (
        of_body
        or figure.unit in (last.unit, "%")
        or figure.kind == "amount"
        or "其中" in since
        or _is_had(metric, so_far)
    )
    told = any(clauses) and all(goes_on(one, metric, so_far, is_like=is_like, of_body=of_body) for one in clauses)
    if at == so_far.counted:  # of bodies that were only counted nothing but what they have
        told = sum(map(bool, clauses)) == 1 and owners.goes_on_with(so_far, around, metric, clauses[-1])
    same = around.figure.role == "change" and (not of_body or metric == so_far.found[-1].metric or topic in metric)
    return topic if same or listed or told else None


def _of_clause_before(so_far: SoFar, metric: str, before: str, own: str) -> str | None:
    """Return what a clause without a quantity tells of, where the one behind it goes on with what that does or has."""
    if _ENDS_EARLY.search(before):
        return None
    if (told := told_by_clause(metric, before, own, so_far.names)) is not None:
        return told or None
    begins = so_far.words(own)
    name = opened_by(before, "", so_far) if begins and is_verb(begins[0]) else None
    return name if name and goes_on(own, metric, so_far, is_like=False) else None


def opener(so_far: SoFar, around: Around, measured: Measured) -> str | None:
    """Return the name that the clause of a quantity opens with."""
    return opened_by(_CLAUSE.split(around.since)[-1], measured.metric or "", so_far)


def topic_of(so_far: SoFar, around: Around, measured: Measured) -> str | None:
    """Return the part, thing or person that a quantity is of by the opening of its clause or of those before it.

    1. 城东加压站全年供水8万吨   2. carried on: …，单位电耗0.3度, …，其中居民用水5万吨
    3. 搭建审计系统，覆盖18个维度; 设立甲基金（以下简称“甲”），总认缴出资额
    Left alone: a name that the metric holds (东港分行存款余额), which is carried on all the same; what others have.
    """
    metric, since = measured.metric or "", around.since
    *before, own = _CLAUSE.split(since)
    if own.endswith(("与", "和", "同", "向", "对", "给")):
        return None
    topic = opened_by(own, metric, so_far) or _body(own, metric, so_far)
    if topic is None and f"的{metric}" in own:
        topic = _owner(own, metric, so_far)
    free = measured.subject is None or owners.is_body(so_far.topic[0] or "")
    if topic is None and so_far.topic[0] and around.at and free:
        topic = _carried(so_far, around, metric, since)
    if topic is None and measured.subject is None and before and before[-1]:
        topic = _of_clause_before(so_far, metric, before[-1], own)
    if topic is None:
        return None
    so_far.topic = (topic, around.at)
    return None if owners.is_in(topic, metric) else topic


def _body(words: str, metric: str, so_far: SoFar) -> str | None:
    lead = _LEAD.match(words)
    return owners.body_of(words[lead.end() :] if lead else words, metric, so_far) or None


@as_rule(
    "topic of the sentence",
    "城东加压站全年供水8万吨，单位电耗0.3度: a part, a thing or a person that opens the sentence has what it tells",
    step=ADDED,
    examples=(
        "城东加压站全年供水⟨8万吨⟩。 → 供水, 城东加压站",
        "城东加压站全年供水8万吨，单位电耗⟨0.3度⟩。 → 单位电耗, 城东加压站",
        "“桥通”平台累计接入商户⟨460户⟩，支持融资3亿元。 → 接入商户, “桥通”平台",
        "焊接工作室完成工艺改进⟨14项⟩。 → 工艺改进, 焊接工作室",
        "本行信用卡中心受理投诉⟨86件⟩。 → 受理投诉, 信用卡中心",
        "机械学院现有教师126人，其中教授⟨28人⟩。 → 教授, 机械学院",
        "智能风控系统覆盖12个场景、⟨385项⟩规则。 → 规则, 智能风控系统",
        "首席工程师周岩拥有⟨26年⟩轴承设计经验。 → 轴承设计经验, 周岩",
        "次级资产支持证券的预期收益率为⟨2.3%⟩。 → 预期收益率, 次级资产支持证券",
        "优化审计画像系统，覆盖⟨18个⟩信息维度。 → 信息维度, 审计画像系统",
        "设立青江股权投资基金（以下简称“青江基金”），总认缴出资额为⟨2亿元⟩。 → 总认缴出资额, 青江基金",
        "成功发行绿色金融债券，发行规模⟨50亿元⟩。 → 发行规模, 绿色金融债券",
        "青江检测系本公司于2020年在东港设立的子公司，注册资本为⟨2万元⟩。 → 注册资本, 青江检测",
        "报废物料2万元，其中主要为装置，总金额⟨1万元⟩。 → 总金额, 装置",
        "电机分厂完成产量⟨36万台⟩。 → 产量, 电机分厂",
        "化验室现有检测人员⟨16名⟩。 → 检测人员, 化验室",
        "下属事业单位共有车辆⟨14辆⟩。 → 车辆, 下属事业单位",
        "其中，国有煤炭企业完成原煤产量⟨58万吨⟩，增长13%。 → 原煤产量, 国有煤炭企业",
        "拥有了自己的办公用房，总面积达⟨1600平方米⟩。 → 总面积, 办公用房",
    ),
    counter_examples=(
        "各车间检修设备12台。",
        "公司更换阀门12只。",
        "志愿者清理河岸12公里。",
        "所属养护站更换阀门12只。",
        "养护站员工26人。",
        "重点项目完成投资3亿元。",
        "对城东加压站进行改造，更换水泵4台。",
        "审计画像系统上线后，办结率99%。",
        "平台建设投入126万元。",
        "公开招标项目14个，节约资金206万元。",
        "承办政务热线转办工单230件。",
        "第三方调查的满意率为96%。",
        "城东加压站供水8万吨，全市普及率99%。",
        "技术中心正与2所高校编制指南。",
    ),
    source="schemas/data/metrics/words.csv (topic), actions.csv (one_of_several)",
)
def of_topic(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity what opens its sentence as subject."""
    if not measured.metric or (measured.subject and is_named(measured.subject)):
        if measured.subject and measured.subject in (so_far.topic[0], opener(so_far, around, measured)):
            so_far.topic = (measured.subject, around.at)  # taken over with the metric, or found by another rule
        return None
    who = topic_of(so_far, around, measured)
    if who is None and so_far.topic[1] < around.at and (things := owners.counted(so_far, around, measured)):
        so_far.topic = (things, around.at)
    held = so_far.topic[0] if who is None and so_far.topic[1] == around.at else None
    words = so_far.words(measured.metric.removeprefix(held)) if held and measured.metric.startswith(held) else ()
    if held and len(words) > 1 and words[0].text in words_of("light"):  # 电机分厂|完成|产量
        return replace(measured, metric=joined(words[1:]), subject=held)
    return replace(measured, subject=who) if who else None
