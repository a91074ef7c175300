"""A bare measure behind a clause is of the thing that this counts or deals with: 发行乡村债券，票面利率3%."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.predicates import MEASURES, may_act
from extractors.metrics.cut.words import Token, endings_of, is_verb, joined, words_of
from extractors.metrics.find.behind import object_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.clause_subjects import (
    CLAUSE,
    FIRMS_TELL,
    HAD,
    NO_NAME,
    goes_on,
    is_firm,
    is_had,
    is_name,
    is_org,
    is_person,
    may_have,
    names_body,
    opening,
    says,
    subject_of,
)
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, COLON, IN_CLAUSE, OPEN
from extractors.text.own_unit import is_named, own_word
from extractors.text.word_patterns import any_word
from schemas.word_lists import by_use

BARE_MEASURES = frozenset(
    ("面积", "总面积", "案值", "案值金额", "涉案金额", "涉案价值", "货值", "货值金额", "总长度", "总投资额", "总容量")
)
# 办理贷款86笔，|金额; 推车销量3万辆，|销售均价: a sum, or what one of them costs
_WORTH = re.compile(
    "(?:交易|发放|合同|总|涉及|办理)*金额|(?:平均|销售|加权|结算|采购|单位)*(?:均价|单价)|平均(?:售价|价格)"
)
_TRADED = re.compile("[销售产购租]|出口|进口|交付|成交|拍卖")
_HOW_MANY = re.compile("(?:年|总)*(?:销售?|产|出货|采购|交易|成交|生产)+(?:数?量|规模)$")
# 有效期, 票面利率, 合同|期限: what only a thing that was told of can have
_OF_THING = re.compile(
    r"(?P<of>[一-鿿]*?)(?:总|累计|最高|年化?|票面|加权平均|平均|融资|投资|交易|使用|建筑|占地|认缴|摊余|账面|可收回|发行|中标|成交)*"
    r"(?:有效期限?|期限|金额|总额|价款|价值|净值|利率|面积|长度|重量|造价|投资|规模|容量)"
)
_NO_OBJECT = re.compile("根据|按照|依据|截[至止]|[因经若如当]|由于|随着|对于")
_ENDS_OTHERWISE = re.compile(f"{any_word('metrics/words.csv', 'no_subject_end')}$")
_AGREED = frozenset({"合同", "协议", "业务", "项目", "工程", "服务"})  # what a verb before says the sort of: 采购合同
_CHIEFLY = re.compile(r"其中，?(?:主要)?[为是](?P<who>[^，的、]{2,14})")  # 其中主要为给药装置，|总金额
_NAMES = ("n", "x", "l", "j", "s")  # 场地, 岸线: jieba tells places apart
_OWN = re.compile("^(?:自己|各自|自有|其)的?")
_LONGEST, _SHORTEST, _LEAST = 24, 3, 2  # characters of a thing
_SIZES = ("面积", "容量", "造价")  # what a building has that is called by the name of its body: 新建图书馆


def _has(thing: str, metric: str) -> bool:
    """Whether a measure can only be a thing's that was told right before it: 采购合同: 金额, 合同期限; not 员工工资."""
    told = _OF_THING.fullmatch(metric)
    return told is not None and thing.endswith(told["of"])


def object_of_clause(so_far: SoFar, clause: str, metric: str) -> str:
    """Return the thing that a clause without a quantity did something with: 签订|冷链设备采购合同; empty: none."""
    if chiefly := _CHIEFLY.fullmatch(clause):
        return chiefly["who"]
    if _NO_OBJECT.match(clause):
        return ""
    tokens, told = list(so_far.words(so_far.phrase_before(clause))), list(so_far.words(clause))
    before = told[: -len(tokens)] if tokens and told[-len(tokens) :] == tokens else []
    if len(tokens) == len(("sort", "thing")) and tokens[-1].text in _AGREED:
        while before and before[-1].flag[0] in _NAMES:
            tokens = [before.pop(), *tokens]  # 签订|管网|维护 协议
    lies = next((at for at, token in enumerate(tokens) if token.text in words_of("about")), len(tokens))
    tokens = tokens[:lies]  # 占地36亩的产业园|坐落于开发区
    while len(tokens) > 1 and may_act(tokens[0]) and tokens[1].text != "的":
        tokens = tokens[1:]
    while before and before[-1].flag[0] in (*_NAMES, "b", "m", "a"):
        before.pop()
    if before and before[-1].text in ("为", "是", "系"):
        return ""  # 装置当时|为|单一供应商
    thing = _OWN.sub("", joined(tokens))
    noun = bool(tokens) and (tokens[-1].flag[0] in _NAMES or tokens[-1].text in _AGREED)
    body = is_org(thing) and not metric.endswith(_SIZES)
    unsure = "（" in thing or NO_NAME.match(thing) or _ENDS_OTHERWISE.search(thing) or body or own_word(thing)
    sure = noun and not unsure and not tokens[-1].text.endswith(MEASURES)
    sure = sure and not thing.endswith("化")  # 实现产能|规模化
    return thing if sure and _SHORTEST <= len(thing) <= _LONGEST and clause != thing else ""


def thing_dealt_with(so_far: SoFar, clause: str, metric: str) -> str:
    """Return the thing that a clause did something with, where a bare measure behind it can only be its."""
    thing = object_of_clause(so_far, clause, metric) if _OF_THING.fullmatch(metric) else ""
    if metric.endswith("面积") and thing.endswith(tuple(by_use("metrics/topics.csv")["equipment"])):
        return ""  # 拥有|先进设备|，建筑面积
    return thing if thing and _has(thing, metric) else ""


@as_rule(
    "measure of things before",
    "查获化妆品90件，案值26万元; 签订合同，期限3年: a bare measure is of what the clause before counts or deals with",
    step=ADDED,
    needs="面案货度投容期额率价值积重造规金",
    of=LEVEL,
    examples=(
        "收购藏品36件，其中瓷器20件、玉器16件，总金额⟨86万元⟩。 → 总金额, 收购藏品",
        "查获化妆品90件，案值⟨26万元⟩。 → 案值, 查获化妆品",
        "茶园分布于6个乡镇，总面积⟨86亩⟩。 → 总面积, 茶园",
        "花卉户268户，较上年增加45户，面积达⟨3万亩⟩。 → 面积, 花卉户",
        "同时与其签订设备转租合同，合同期限⟨18个月⟩。 → 合同期限, 设备转租合同",
        "与航运公司签订码头岸线租用协议，协议期限⟨5年⟩。 → 协议期限, 码头岸线租用协议",
        "成功发行绿色金融债券，发行规模⟨50亿元⟩。 → 发行规模, 绿色金融债券",
        "与学校签订管网维护协议，协议期限⟨3年⟩。 → 协议期限, 管网维护协议",
        "建成了自己的排练厅，总面积达⟨940平方米⟩。 → 总面积, 排练厅",
        "新建了图书馆，建筑面积⟨8600平方米⟩。 → 建筑面积, 图书馆",
        "报废物料2万元，其中主要为装置，总金额⟨1万元⟩。 → 总金额, 装置",
        "新签供货合同86份，合同金额⟨3亿元⟩。 → 合同金额, 新签供货合同",
        "全市办理保险业务26万件，金额达⟨8亿元⟩。 → 保险业务金额, 全市",
        "婴儿推车销量36万辆，销售均价为⟨318元⟩。 → 销售均价, 婴儿推车",
        "采购平板电脑860台，均价⟨2,100元⟩。 → 均价, 平板电脑",
        "婴儿推车销量分别为36万辆、38万辆和39万辆，销售均价分别为⟨318元⟩、319元和320元。 → 销售均价, 婴儿推车",
        "全国发放住房贷款86万笔，增长13%；发放金额⟨2亿元⟩。 → 住房贷款发放金额, 全国",
    ),
    counter_examples=(
        "查获化妆品90件，罚款26万元。",
        "面积18万亩。",
        "总面积86亩，其中林地面积12亩。",
        "优化贷款结构，贷款总额36亿元。",
        "根据贷款合同，利率3.6%。",
        "签订冷链设备采购合同，全年投资3亿元。",
        "公司引进先进设备，建筑面积6万平方米。",
        "召开董事会会议，营业收入3亿元。",
        "下设5个部室和3家营业厅，建筑面积86平方米。",
        "拥有门店86家，平均单价36元。",
        "全市下辖6个区，总面积86平方千米。",
        "借款期限为5年，金额86万元。",
    ),
    source="argued: cases, farms and contracts are told of and measured in one breath",
)
def of_things_before(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a bare measure the things that the clause before counts, or deals with, as subject."""
    metric = measured.metric or ""
    *before, own = CLAUSE.split(around.since)
    if is_named(measured.subject) or not metric or forms.DEALT_END.sub("", untied(own.strip(" ，,、"))) != metric:
        return None
    if clause := before[-1].strip() if before else "":
        thing = thing_dealt_with(so_far, clause, metric) if measured.subject is None or not around.at else ""
        return replace(measured, subject=thing) if thing else None
    if (last := so_far.told_by(of_things_before.name)) and last.subject and _has(last.subject, metric):
        return replace(measured, subject=last.subject)
    levels = (one for one in so_far.quantities_before(around.at) if one[1].role == "level")
    number, figure, told = next(levels, (0, around.figure, None))
    if (parted := so_far.whole_of_parts(around.at)) is not None:
        number, figure, told = parted, so_far.figures[parted], so_far.found[parted]
    if told is None or not told.metric:
        return None
    worth = _WORTH.fullmatch(metric) is not None and figure.kind not in ("amount", "duration", "ratio")
    again = worth and metric[:2] == told.metric[:2]  # 发放贷款86笔；发放|金额
    if "；" in so_far.text[figure.span.end : around.figure.span.start] and not again:
        return None
    if figure.kind not in ("count", "other") and not worth:
        return None
    listed = so_far.left(number).strip().endswith(("、", "和", "及"))  # 下设5个部室和3家营业厅，建筑面积
    listed = listed and so_far.found[number - 1].metric != told.metric  # 销量分别为8万、9万和10万辆，均价
    others = figure.unit in forms.PERSON_UNITS or listed or measured.subject is not None
    if worth and not listed:
        return _worth(so_far, measured, told)
    if metric not in BARE_MEASURES and (others or not _has(told.metric, metric)):
        return None
    placed = told.subject if told.metric.startswith(endings_of("spread")) else None  # 茶园|分布于6个乡镇，总面积
    return None if _only_acts(so_far, told.metric) else replace(measured, subject=placed or told.metric)


def _only_acts(so_far: SoFar, thing: str) -> bool:
    """Whether a name is a verb alone, whose thing was not told, or parts of what has the measure: 下辖|6个区."""
    tokens = so_far.words(thing)
    return thing.startswith(("下辖", "辖有")) or (len(tokens) == 1 and (is_verb(tokens[0]) or may_act(tokens[0])))


def _worth(so_far: SoFar, measured: Measured, told: Measured) -> Measured | None:
    """Give what things are worth their name, before the measure where the unit or a place has both."""
    metric, thing = measured.metric or "", _HOW_MANY.sub("", told.metric or "")
    traded = metric.endswith("金额") or thing != told.metric or _TRADED.search(thing)
    if len(thing) < _LEAST or not traded or _only_acts(so_far, thing) or thing.endswith(MEASURES):
        return None
    if measured.subject is None:
        bought = "" if metric.endswith("金额") else object_of(so_far.words(thing))  # 采购|自行车
        return replace(measured, subject=bought or thing)
    return replace(measured, metric=f"{object_of(so_far.words(thing)) or thing}{metric}")


_ENDS_EARLY = re.compile(r"(?:后|时|前|以来|期间|基础上|过程中|的|下|为例)$")
# 展陈业务方面，|新签订单额; （1）数字平台：|作为…，实现收入; - 检测板块（含委托）：|实现收入
_ASPECT = re.compile("(?:在|从)?(?P<who>[^，]{2,12}?)(?:方面|领域)$")
_ITEM = re.compile(
    rf"(?:^|：)\s*(?:{OPEN}?[0-9]{{1,2}}{CLOSE}|[①-⑳●■◆▪•·-])\s*"
    rf"(?P<who>[^{CLAUSE_ENDS}：、（(\s][^{CLAUSE_ENDS}：、（(]{{1,19}})(?:{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE})?\s*{COLON}"
)
_GOT = re.compile("实现|获得|取得")
# 青江船舶协会数据显示，|造船量: who tells it is not whose it is
_TELLS_OF = re.compile(
    "(?:数据|统计|资料|报告|调查|监测|测算|预测)(?:结果)?(?:显示|表明|指出|认为)$|(?:统计|测算|预测)$"
)
_IS = re.compile("[系是].+公司$")  # 青江检测系本公司于2020年在东港设立的子公司，|注册资本
_CAPITAL = ("注册资本", "注册资金", "实收资本", "股本")  # 青江公司于2019年在宁县成立，|注册资本
MEETING = re.compile("(?:临时)?(?:股东大?会|董事会)(?=$|[一-鿿])")  # 青江公司|股东会作出决议，增加注册资本
_NO_TOPIC = re.compile(any_word("metrics/words.csv", "no_topic"))
_WORK = re.compile(f"{any_word('metrics/words.csv', 'work_end')}$")
# 搭建智慧审计系统，|覆盖18个维度: what was built is what covers them
_BUILT = re.compile(
    r"(?:[^，]{0,6}?)(?:优化|升级|搭建|打造|建设|建成|开发|上线|推出|构建|完善|研发|引入|运营|建立|启用|开通)了?"
    r"(?P<who>[^，的]{2,16}(?:平台|系统|小程序|客户端|APP|模型|数据库|知识库|网站))"
)
_COVERS = re.compile("覆盖|涵盖|包含|整合|接入|汇集|汇聚|收录|注册|入驻|集成|支持")
# 设立甲乙投资基金（以下简称“甲乙基金”），|总认缴出资额
_FOUNDED = re.compile(
    rf"(?:设立|成立|组建|发起|参股|收购)了?{IN_CLAUSE}{{4,60}}?{OPEN}以下简称{COLON}?[“\"](?P<who>[^”\"]{{2,16}})[”\"]{CLOSE}$"
)


# 平车销量连年领先，|国内市场占有率9%: what sells so has the share of the market
_SOLD = re.compile(
    "(?P<who>(?!公司|集团|产品|主[要营]|全[国省市年]|总|年|累计)[一-鿿A-Za-z]{2,8}?)(?:产?销量|销售[额量]|出货量|出口[量额])(?=[一-鿿]{2})"
)
_OF_MARKET = re.compile("(?:市场(?:占有率|份额)|市占率)$")


def sold_by(metric: str, clause: str) -> str:
    """Return the goods whose sales a clause before opens with, where a name tells of their share of the market."""
    sold = _SOLD.match(clause) if _OF_MARKET.search(metric) and own_word(clause) is None else None
    return sold["who"] if sold else ""


def _told_by_clause(metric: str, before: str, own: str) -> str | None:
    """Return the thing or body that the clause `before` tells of, where a measure in the `own` one can only be its.

    1. 搭建审计系统，|覆盖18个维度   2. 设立甲基金（以下简称“甲”），|总认缴出资额   3. 平车销量领先，|市场占有率
    Empty where that has no name of its own (该平台), None where it tells none.
    """
    if (founded := _FOUNDED.search(before)) and untied(own).startswith(metric):
        return founded["who"]
    if sold := sold_by(metric, before):
        return sold
    if (built := _BUILT.fullmatch(before)) and _COVERS.match(own):
        return built["who"] if not NO_NAME.match(built["who"]) else ""
    return None


def going(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause says at a word how its subject went or what it did, be it without object: 板块|表现 稳健."""
    went = tokens[at].flag in ("a", "i", "l") or tokens[at].text.startswith(endings_of("went"))
    return says(tokens, at) or is_verb(tokens[at]) or went


_BEFALLS = frozenset({"受", "遭", "遭受"})


def _came(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause says at a word how its subject came to be, or what befell it: 青岚航运|成立 于, 水厂|受 限制."""
    if tokens[at].text in _BEFALLS and names_body(joined(tokens[:at])):
        return True
    return is_verb(tokens[at]) and any(token.flag == "p" for token in tokens[at + 1 : at + 2])


def of_clause_before(so_far: SoFar, metric: str, before: str, own: str) -> str | None:
    """Return what a clause without a quantity tells of, where the one behind it goes on with what that does or has."""
    if aspect := _ASPECT.fullmatch(opening(before, so_far)):
        return aspect["who"] if names_body(aspect["who"]) and is_name(so_far.words(aspect["who"])) else None
    if (_ENDS_EARLY.search(before) and not _IS.search(before)) or _TELLS_OF.search(before):
        return None
    if (told := _told_by_clause(metric, before, own)) is not None:
        return told or None
    if untied(own).strip() == metric and thing_dealt_with(so_far, before, metric):
        return None  # 医院与红会签订培训协议，协议期限: another rule tells that it is the agreement's
    begins = so_far.words(opening(own, so_far))
    acts, had, earned = bool(begins) and is_verb(begins[0]), is_had(metric, so_far), HAD.search(metric) is not None
    had = had or metric.endswith(_CAPITAL)
    had = had or (_IS.search(before) is not None and untied(own).strip() == metric)
    if not goes_on(own, metric, so_far, is_like=had) or not (acts or had):
        return None
    who = subject_of(before, so_far, going if earned else says) or (subject_of(before, so_far, _came) if had else None)
    met = MEETING.search(who) if who and had else None
    who = who[: met.start()] if who and met else who
    if not who or _WORK.search(who) or not may_have(own, org=is_org(who) or met is not None):
        return None
    does = acts and (names_body(who) or is_person(who))
    firm = had and (met is not None or is_firm(so_far.words(who)))
    return who if does or earned or firm or is_org(who) or _IS.search(before) else None


def of_item(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the part that an item of a list is about by its head: （1）检测平台：作为业务的基石，实现营业收入."""
    member = so_far.member(around.at)
    *_, item = (None, *_ITEM.finditer(member))
    if item is None or _NO_TOPIC.search(item["who"]) or item["who"] in metric:
        return None
    since = member[item.end() :]
    return item["who"] if "，" in since or _GOT.search(since) else None


# 规模以上工业企业产销率98%。|利润总额36亿元: what only firms have goes on to be of those that a bulletin tells of
_SCOPED = re.compile(
    "(?:规模以上|规上|限额以上|限上)[一-鿿]{2,8}?(?:企业|单位|工业|服务业|建筑业|零售业|住宿业|餐饮业)"
)


def of_scope_before(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the sort of firms that the quantities before are of, where the clause only names what firms have."""
    if untied(around.own).strip() != metric:
        return None
    for told in reversed(so_far.found):
        if scoped := _SCOPED.match(told.subject or told.metric or ""):
            return scoped[0]
        if told.subject or not FIRMS_TELL.search(told.metric or ""):
            return None
    return None
