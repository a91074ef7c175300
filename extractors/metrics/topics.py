"""Whose a quantity is where a part, a thing or a person opens the sentence and the rest says what it has or did."""

import re
from collections.abc import Sequence
from functools import partial

from extractors.metrics import forms
from extractors.metrics.opening_times import OPENING_TIME
from extractors.metrics.predicates import acts_on, is_measure, is_verb, may_act
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.words import Token, joined, words_of
from extractors.names import all_surnames
from extractors.text.characters import (
    BRACKETS,
    CLAUSE_ENDS,
    CLOSE,
    COLON,
    IN_CLAUSE,
    IN_MEMBER,
    LIST_SIGNS,
    MEMBER_END,
    MEMBER_ENDS,
    OPEN,
)
from extractors.text.needed import needed
from extractors.text.own_unit import own_word
from extractors.text.word_patterns import any_word, either

_REACH = 400  # characters before a quantity that may name its owner: a sentence without end costs no more

_word = partial(any_word, "metrics/words.csv")
_HAD = re.compile(f"{_word('had')}$")  # what a line of business or a market has: of another quantity it is no owner
_WORDS = f"[^{CLAUSE_ENDS}：]"
_PART = rf"(?!{_word('no_part')})[一-鿿A-Za-z0-9/（）]{{1,14}}{_word('part')}"
_PART_OPENS = rf"(?:^|[{CLAUSE_ENDS}：、])(?:其中，?)?(?P<who>{_PART})"
# 检测板块（含委托）受产能影响，实现收入…: brackets and a reason may stand between
_BETWEEN = rf"(?:{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE})?(?:受{_WORDS}{{2,20}}，)?"
# （1）数字平台：作为…，实现营业收入: an item opens with its topic.
# - 检测板块（含委托）：实现收入: brackets may explain it.
_ITEM = re.compile(
    rf"(?:^|[：{MEMBER_ENDS}])\s*(?:{OPEN}?[0-9]{{1,2}}{CLOSE}|[①-⑳●■◆▪•·-])\s*"
    rf"(?P<who>[^{CLAUSE_ENDS}：、（(\s][^{CLAUSE_ENDS}：、（(]{{1,19}})(?:{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE})?\s*{COLON}"
)
_GOT = re.compile("实现|获得|取得")
_ONE_PART = re.compile(_PART)
_NO_TOPIC = re.compile(_word("no_topic"))
# 数字业务表现稳健，收入达…: the clause before says how it went.
_WENT = re.compile(rf"{_PART_OPENS}(?:整体|总体)?{_word('went')}{_WORDS}{{0,12}}，{_WORDS}{{0,8}}$")
# 数字业务实现收入…
_MADE = re.compile(
    rf"{_PART_OPENS}{_BETWEEN}(?:{OPENING_TIME}|共|累计)*(?:实现|取得|完成|获得|产生)了?{_WORDS}{{2,10}}$"
)

# 核心产品“脉安通”滴丸连续六年…，2023年实现销售收入: a product that opens the sentence
_PRODUCT = re.compile(
    r"(?:公司)?(?:核心|主导|主力|拳头|明星|重点)产品(?P<who>[“\"][^“”\"]{1,12}[”\"][一-鿿]{0,8}?)"
    r"(?=连[续年]|实现|全年|销|产|市场|[，,]|为|的|收入|毛利)"
)
# 服务平台已累计服务中小企业120家: what a platform or channel did is its own.
_SERVED = re.compile(
    rf"{_PART_OPENS}(?:目前|现)?(?:已经?|累计|共|先后)*(?:服务|接入|覆盖|入驻|触达|撮合|链接|注册)了?{_WORDS}{{0,14}}$"
)
NEEDS = needed(_HAD, _SERVED)  # 收 of 收入, 服 of 服务
_SERVES = ("服务", "接入", "覆盖", "入驻", "触达", "撮合", "链接", "注册")


def has_part(metric: str) -> bool:
    """Whether a metric is one that a line of business or a market has: 收入, 毛利率."""
    return _HAD.search(metric) is not None


def is_part(subject: str) -> bool:
    """Whether a subject is a line of business or a market."""
    return _ONE_PART.fullmatch(subject) is not None


def owner_of(text: str, start: int, metric: str | None) -> str | None:
    """Return the part of the unit that a quantity at an offset is of, None where no topic is named.

    1. （1）数字平台：作为业务的基石，实现营业收入3万元 → 数字平台   2. 数字业务表现稳健，收入达3万元 → 数字业务
    3. 海外市场实现收入3万元 → 海外市场
    Left alone: 平均年龄：37.4岁 (the metric itself), topics of quantities that a line of business does not have.
    """
    before = text[max(0, start - _REACH) : start]
    if metric and metric.startswith(_SERVES) and (match := _SERVED.search(before)):
        return match["who"]
    if not metric or not _HAD.search(metric):
        return None
    *_, member = re.split(f"[{MEMBER_ENDS}]", before)
    if (product := _PRODUCT.match(member)) and product["who"] not in metric:
        return product["who"]
    for pattern in (_MADE, _WENT):
        if (match := pattern.search(before)) and match["who"] not in metric:
            return match["who"]
    *_, item = (None, *_ITEM.finditer(before))
    if item is None or item["who"] in metric or _NO_TOPIC.search(item["who"]):
        return None
    since = before[item.end() :]
    return item["who"] if "，" in since or _GOT.search(since) else None


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
# 各车间, 重点项目, 12个车间, 该平台, 公司: without a name of its own
_NO_NAME = re.compile(
    r"[0-9两多几数各每该此其本我全同某首新再另]|[一二三四五六七八九十]+[个家座所条处支名项批大]|"
    rf"{any_word('metrics/words.csv', 'no_topic_begin')}"
)
_ALL_OWN = re.compile(
    r"(?:部门|本级)?(?:所属|下属|直属|局属)(?:各|事业|企事业)*(?:单位|企业|子公司)"
    r"|(?:全[国省市县区])?规模以上[一-鿿]{0,8}企业|前[一二三五十0-9]{1,2}[名大](?:股东|客户|供应商)"
    r"|(?:规上|中小微?|小微|民营|国有|外资|入[园驻]|在孵|成员|会员|骨干|龙头)(?:工业|服务业|科技|建筑业)?企业"
)
# Words without any of these open with no name: most do.
_MAY_NAME = re.compile(f"{_OWNER.pattern[:-1]}|{any_word('metrics/words.csv', 'topic_alone')}|{_ALL_OWN.pattern}")
_CLAUSE = re.compile(r"，(?![^（]*）)")
_JOINS = frozenset(("的", "和", "与", "及", "、", "或", "以及", "等", "：", "（", "）", "/", "该", "此"))
_NO_DOING = frozenset(("后", "时", "前", "期间", "以来", "建设", "改造", "升级", "采购", "维护", "项目", "工程", "被"))
_NO_DOING |= {"带动", "推动", "促进", "拉动", "助推", "促使", "使", "使得"}  # 扩建工程带动库容翻番: the cause, no owner
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
# 搭建智慧审计系统，|覆盖18个维度: what was built is what covers them
_BUILT = re.compile(
    r"(?:[^，]{0,6}?)(?:优化|升级|搭建|打造|建设|建成|开发|上线|推出|构建|完善|研发|引入|运营|建立|启用|开通)了?"
    r"(?P<who>[^，的]{2,16}(?:平台|系统|小程序|客户端|APP|模型|数据库|知识库|网站))"
)
# 成功发行绿色金融债券，|发行规模: what was issued or signed has its own measures
_ISSUED = re.compile(r"(?:成功|顺利|公开|非公开|首次|新|再次)*(?P<verb>发行|中标|推出)了?(?P<who>[^，、的《]{3,20})")
_OF_ISSUED = frozenset(("期限", "票面利率", "利率", "总规模", "规模", "合同额", "合同金额", "金额", "总金额", "总投资"))
# 青江公司系本公司于2020年在东港设立的子公司，|注册资本: what was set up has its capital
_SET_UP = re.compile(
    rf"(?:注[0-9]+{COLON})?(?P<who>[^{CLAUSE_ENDS}：{BRACKETS}]{{2,24}}?)(?:系|是|为|于){IN_MEMBER}*?(?:设立|成立|注册|组建)(?:的{IN_CLAUSE}*)?"
)
_CAPITAL = frozenset(("注册资本", "注册资金", "实收资本", "开办资金", "认缴注册资本", "实缴注册资本"))
# 其中主要为给药装置，|总金额
_CHIEFLY = re.compile(r"其中，?(?:主要)?[为是](?P<who>[^，的、]{2,14})")
_BARE = frozenset(("金额", "总金额", "占比", "数量", "总额", "比例"))
# argued: words of amount and stage between a topic and what it does
_HOW_MUCH = re.compile(r"^(?:[日月年]均|首期|可|全部)+")
_COVERS = re.compile("覆盖|涵盖|包含|整合|接入|汇集|汇聚|收录|注册|入驻|集成|支持")
# 设立甲乙投资基金（以下简称“甲乙基金”），|总认缴出资额
_FOUNDED = re.compile(
    rf"(?:设立|成立|组建|发起|参股|收购)了?{IN_CLAUSE}{{4,60}}?{OPEN}以下简称{COLON}?[“\"](?P<who>[^”\"]{{2,16}})[”\"]{CLOSE}$"
)


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
    if found is None or not found.start() or len(bare) < _LEAST or _NO_NAME.match(name):
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


def goes_on(words: str, metric: str, so_far: SoFar, *, is_like: bool) -> bool:
    """Whether a clause has no subject of its own: 累计|处理订单; and 办结率 where it tells what is had (`is_like`)."""
    words = _HOW_MUCH.sub("", _LEAD.sub("", forms.untied(words).strip(), count=1))
    if not words or _OF_OTHERS.match(words):
        return False
    first = so_far.words(words)[0]
    acts = first.text in words_of("adverb", "manner", "light", "has", "act", "join", "does", "gets", "takes", "pass")
    return acts or ((words.startswith(metric) or metric.endswith(words)) and is_like)


def _owner(words: str, metric: str, so_far: SoFar) -> str | None:
    """Return whose a measure is that stands behind 的: 优先级证券|的|募集规模; not of things with a verb inside."""
    words = forms.untied(words).strip()
    lead = _LEAD.match(words)
    who = words[lead.end() if lead else 0 :].removesuffix(f"的{metric}")
    tokens = so_far.words(who)
    if not words.endswith(f"的{metric}") or len(who) < _LEAST or not tokens or own_word(who) or _NO_NAME.match(who):
        return None
    if not _is_had(metric, so_far) or len(who) > _LONGEST or not _may_open(tokens[0]) or who[0] in "若如当因":
        return None
    inside = [token.text for token in tokens]
    if is_verb(tokens[0]) or ({"中", "内", *_JOINS} & set(inside)) or not tokens[-1].flag.startswith(_NOUNS):
        return None
    told = any(
        acts_on(tokens, at) or token.text in words_of("preposition") or token.flag == "d"
        for at, token in enumerate(tokens)
    )
    return None if told or tokens[-1].flag == "vn" else who


def _carried(so_far: SoFar, around: Around, metric: str, since: str) -> str | None:
    """Return the topic of the quantity before, where the sentence goes on with what it has."""
    topic, at = so_far.topic
    between = so_far.text[so_far.figures[at].span.end : around.figure.span.start]
    if topic is None or at != around.at - 1 or re.search(MEMBER_END, between) or _OF_OTHERS.match(metric):
        return None
    clauses = _CLAUSE.split(since[1:] if since.startswith("，") else _GAP.sub("", since, count=1))
    listed = since[:1] in ("、", "和", "及") and so_far.right(around.at)[0].startswith(metric)
    figure, last = around.figure, so_far.figures[at]
    is_like = figure.unit in (last.unit, "%") or figure.kind == "amount" or "其中" in since or _is_had(metric, so_far)
    told = any(clauses) and all(goes_on(one, metric, so_far, is_like=is_like) for one in clauses)
    return topic if around.figure.role == "change" or listed or told else None


def _of_clause_before(so_far: SoFar, metric: str, before: str, own: str) -> str | None:
    """Return what a clause without a quantity tells of, where the one behind it goes on with what that does or has."""
    if _ENDS_EARLY.search(before):
        return None
    if (founded := _FOUNDED.search(before)) and forms.untied(own).startswith(metric):
        return founded["who"]
    bare = forms.untied(own).strip() == metric
    if bare and metric in _BARE and (chiefly := _CHIEFLY.fullmatch(before)):
        return chiefly["who"]
    if bare and metric in _CAPITAL and (set_up := _SET_UP.fullmatch(before)):
        return set_up["who"] if not own_word(set_up["who"]) and set_up["who"] not in so_far.names else None
    if (issued := _ISSUED.fullmatch(before)) and bare:
        return issued["who"] if metric in _OF_ISSUED or metric[0] == issued["verb"][0] else None
    if (built := _BUILT.fullmatch(before)) and _COVERS.match(own):
        return built["who"] if not _NO_NAME.match(built["who"]) else None
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
    topic = opened_by(own, metric, so_far)
    if topic is None and f"的{metric}" in own:
        topic = _owner(own, metric, so_far)
    if topic is None and so_far.topic[0] and around.at and measured.subject is None:
        topic = _carried(so_far, around, metric, since)
    if topic is None and measured.subject is None and before and before[-1]:
        topic = _of_clause_before(so_far, metric, before[-1], own)
    if topic is None:
        return None
    so_far.topic = (topic, around.at)
    return None if topic in metric else topic
