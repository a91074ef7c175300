"""Whose a quantity is: the subject of its clause, or that of a clause before where its own has none."""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.predicates import is_measure, may_act
from extractors.metrics.cut.words import QUOTED, Token, endings_of, joined, words_of
from extractors.metrics.find.by_words import object_behind
from extractors.metrics.find.distributed import shared_out
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.owner.bodies_counted import (
    BODIES,
    IN_BODIES,
    UNITS_OF_BODIES,
    bodies_counted,
    people_counted,
)
from extractors.metrics.owner.clause_subjects import (
    BODY_INSIDE,
    CLAUSE,
    FIRM_HAS,
    FIRMS_TELL,
    HAD,
    carried_on,
    goes_on,
    is_firm,
    is_had,
    is_name,
    is_noun_phrase,
    is_org,
    is_person,
    may_have,
    names_body,
    names_own,
    opening,
    says,
    short_opening,
    subject_of,
)
from extractors.metrics.owner.last_named import thing_named
from extractors.metrics.owner.things_before import BARE_MEASURES, MEETING, of_clause_before, of_item, of_scope_before
from extractors.metrics.steps import ADDED
from extractors.rule import as_rule
from extractors.text.characters import JOIN, OPENING_QUOTES
from extractors.text.own_unit import WHOLE_PLACE, is_named, own_word
from extractors.text.times import ANY_TIME
from extractors.text.word_patterns import any_word

_AT_PLACE = re.compile(WHOLE_PLACE)
_BROUGHT_ABOUT = re.compile(f"^(?:累计|全年|共|合计)?{any_word('metrics/words.csv', 'brought')}(?:了|的)?")
_JOINED = re.compile(JOIN)
_UNION = "工会"  # the unit's own


def _says_of(words: str, metric: str, so_far: SoFar) -> str | None:
    """Return the bodies that a clause opens with, right before what they have: 国有林场|在职职工."""
    place = _AT_PLACE.match(words)
    tokens = so_far.words(words[place.end() :] if place else words)
    for at in range(1, len(tokens)):
        name, thing = joined(tokens[:at]), joined(tokens[at:])
        if tokens[0].text in words_of("act") and metric.startswith(name):
            continue  # 招聘|高校|毕业生
        held = (metric.endswith(thing) or thing.startswith(metric)) and not names_body(tokens[at].text)
        if held and names_body(name) and len(name) >= len("林场站") and is_name(tokens[:at]) and not own_word(name):
            had = is_measure(tokens[-1]) or HAD.search(thing) or tokens[-1].text in words_of("person", "group")
            return (place[0] if place else "") + name if had else None
    return None


# 该部分|限售股股东|对应的股份数量, 该|土地使用权|2016年的摊销额
_THAT = re.compile("^.*?(?:该|上述|此)(?:等|些|部分|项|批|笔|类|两项|各项)?(?=[一-鿿]{2})")
_SHARE = re.compile("(?P<part>[^占]{4,30}?)(?:[约仅只均就]|大?约|合计|共)*占")
_TIED_BEHIND = re.compile(rf"(?:{ANY_TIME}|对应|所持|所属|涉及)+$")
# 燃气安装业务|对公司的|毛利率, 营业成本|中|材料费, 大豆|全年|平均价格: what ties a measure to what has it
_HAS_IT = re.compile(rf"(?P<who>.{{2,}}?)(?:对[^的，]{{2,8}}的|(?<![其年期集市])中的?|(?:{ANY_TIME}的?)+|的)$")
# 平均价格|比上年下降, 余额|分别为: what a measure is told with
_SAID = re.compile(r"(?:(?:同比|环比|[较比](?:上|去|前|同期|[年期]初|(?:19|20)\d\d)).*|(?:分别|各|均)为?)$")
_NUMBER_OF = re.compile("(?:数量|人数|总数|户数|家数)$")
_FIRST = re.compile(
    "(?:^|[的团司])(?P<who>前[一二三四五六七八九十]{1,2}[名大位家](?![的])?[一-鿿]{0,8})$"
)  # 本集团|前五名|的余额


def _owner(words: str, metric: str, so_far: SoFar) -> str | None:
    """Return whose a measure is that is tied to it: 优先级证券|的|募集规模; not of things with a verb inside."""
    held = _HAS_IT.fullmatch(words.removesuffix(metric))
    if held is None or not is_had(metric, so_far):
        return None
    who = held["who"].removeprefix("在")  # 在省外市场|的订单量
    if first := _FIRST.search(who):
        return first["who"]
    who, that = _THAT.subn("", _TIED_BEHIND.sub("", who))
    told = _NUMBER_OF.sub("", (so_far.found[-1].metric or "") if that and so_far.found else "")
    if who and told.endswith(who):
        return told  # 战略配售股东6名，该部分|股东|对应的股份数量
    if not who or own_word(who) or "的" in who or who[:1] in "若如当因":
        return None
    tokens = so_far.words(who)
    return who if tokens and is_noun_phrase(tokens) and tokens[-1].flag != "vn" else None


def _names_another(metric: str, so_far: SoFar) -> bool:
    """Whether a name begins with a body that has or did it: 玉峰公司|上交财政, 散养户|免疫率, 医院|床位.

    Left alone: 换热站, 工会|会员.
    """
    tokens = so_far.words(metric) if "、" not in metric else ()
    named = bool(tokens) and not may_act(tokens[0]) and tokens[0].flag != QUOTED
    names = (joined(tokens[:at]) for at in range(1, len(tokens)))
    return any(
        name.endswith("养户")
        or (named and name != _UNION and (is_org(name) if len(name) > len(_UNION) else BODIES.fullmatch(name)))
        for name in names
    )


# 恒晟国际总资产3亿元，|公司持股比例: the unit itself again
_UNIT_AGAIN = re.compile(
    rf"(?:{ANY_TIME}|截[至止][^，]{{2,12}}[底末日月]|其中)*[本我]?(?P<unit>公司|集团)(?=[一-鿿]{{2}})"
)
_FIRST_FEW = re.compile(
    "(?:公司|集团|行业|全国|国内|全球)?(?P<who>前[一二三四五六七八九十]{1,2}[名大家位]?[一-鿿]{0,4}(?:供应商|客户|股东|[分子]公司|企业|厂商|品牌))(?=合计|[的共])"
)
_LED_BY = re.compile("(?:书记|[校院局厂所馆站场社]长|主任|经理|董事长|领导|负责人|班子(?:成员)?)$")
_USED_FOR = re.compile("[用服][于务]|应用")
_ALL_YEAR = re.compile("全年|年内|当年|累计")
_SITES = frozenset({"校园", "校区", "园区", "院区", "厂区"})


def _owner_of_part(topic: str, so_far: SoFar) -> str:
    """Return the body of which a clause told what a part or thing of it measures: 书院|校舍面积8公顷，设有12个班."""
    *body, part = so_far.words(topic)
    plain = part.flag == "n" and (part.text in _SITES or not names_body(part.text)) and not is_person(topic)
    return joined(body) if plain and len(joined(body)) > 1 and names_body(joined(body)) else topic  # not 省|教育厅


def _carried(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return the topic of the quantity before, where all clauses since go on without a subject of their own."""
    topic, at = so_far.topic
    if topic is None or metric in BARE_MEASURES or "向" in topic or "至此" in around.since:
        return None  # another rule tells whose these are
    if _LED_BY.search(topic) and _ALL_YEAR.match(around.own.strip()):
        return None  # 书记、校长走访企业3家，|全年举办双选会4场
    topic = _owner_of_part(topic, so_far)
    figure, last = around.figure, so_far.figures[at]
    between = so_far.text[last.span.end : figure.span.start]
    firm_has = FIRM_HAS.search(so_far.found[at].metric or "") and not names_body(topic)
    org = topic in so_far.shorts or bool(firm_has) or is_firm(so_far.words(topic))
    org = org or f"公司{topic}" in so_far.text  # 子公司|青江物流
    apart = "其中" not in around.since and names_own(metric, so_far.found[at].metric or "", topic, so_far)
    if apart or forms.BETWEEN_SENTENCES.search(between) or not may_have(metric, org=org):
        return None
    if figure.role == "change" and (metric == so_far.found[-1].metric or topic in so_far.owners_of(around.at, metric)):
        return topic
    clauses = [clause for clause in CLAUSE.split(around.since.lstrip("（）() 、和及与")) if clause.strip()]
    again = next(filter(None, map(_UNIT_AGAIN.match, map(str.strip, clauses))), None)
    if again and not topic.endswith(again["unit"]):
        return None
    clauses = clauses[1:] if clauses[1:] and (so_far.found[-1].metric or "").endswith(clauses[0]) else clauses
    own = untied(clauses[-1]).strip().lstrip("而但") if clauses else ""
    alone, had = own.removeprefix("有") == metric, is_had(metric, so_far)
    made = had and own != metric and _BROUGHT_ABOUT.sub("", own) == metric  # 规模以上企业86家，|实现产值
    counted = so_far.found[so_far.counted] if so_far.counted >= 0 else None
    placed = counted and topic == counted.metric and _AT_PLACE.fullmatch(counted.subject or "")
    inmates = placed and figure.unit in forms.PERSON_UNITS and IN_BODIES.search(metric) is not None
    if placed and not inmates and not HAD.search(metric):
        return None  # 全县学校12所，|毛入园率: of the county
    if at == so_far.counted or inmates:  # of bodies that were only counted nothing but what they have
        before = so_far.words(metric)[:-1]
        does = not inmates and any(may_act(token) or is_org(token.text) for token in before)  # 水库|医院床位
        told = len(clauses) == 1 and (alone or made) and not does and (had or figure.unit in forms.PERSON_UNITS)
        return topic if told and not BODIES.search(metric) else None
    # ，233项|税费事项实现…: a clause apart
    opens = not own and figure.role == "level" and around.right[0].strip() and between[-1:] in ("，", "；")
    if opens or (alone and _names_another(metric, so_far)):
        return None
    parts = "其中" in around.since
    like = parts or figure.unit in (last.unit, "%") or figure.kind == "amount"
    member = so_far.member(around.at)
    named = org or names_body(topic) or topic[0] in OPENING_QUOTES or _AT_PLACE.match(topic) is not None
    firm = named or parts or HAD.search(metric) or any(verb in member for verb in words_of("brought"))
    is_like = bool(firm) and (parts or not BODIES.search(metric)) and not is_person(topic) and (like or had or org)
    if "；" in between:
        if counted and topic == counted.metric:
            return None  # 建筑业企业42家，产值86亿元；|房地产投资: of no kind of bodies that were only counted
        is_like = org and had and opening(own, so_far) == metric and "的" not in metric
        brings = opening(own, so_far).startswith(endings_of("brought"))
        same = bool(org) and metric[:2] == (so_far.found[-1].metric or "")[:2]  # 查验船舶6艘；查验|旅客
        does = same or brings or _AT_PLACE.match(topic) is not None
        if not is_like and not (does and so_far.found[-1].subject == topic):
            return None  # 安全系统安装率100%；开展培训
    told = all(may_have(one, org=org) and goes_on(one, metric, so_far, is_like=is_like) for one in clauses)
    return topic if told else None


def whose(so_far: SoFar, around: Around, measured: Measured) -> str | None:
    """Return whose a quantity is by the subject of its clause or of those before it.

    1. 城东加压站全年供水8万吨，单位电耗0.3度   2. carried on: …，单位电耗0.3度, …，其中居民用水5万吨; …；清捞栅渣42吨
    3. 水务板块稳步增长，利润为20万元   4. 搭建审计系统，覆盖18个维度; 设立甲基金（以下简称“甲”），总认缴出资额
    """
    metric = measured.metric or ""
    *before, own = CLAUSE.split(around.since.rpartition("至此，")[2])  # what is reached then is of all
    between = around.between
    if before and between and between == around.left and between[0] not in "，、；：（)）":
        before = before[1:]  # what goes on behind the figure before is no clause: 3个|共建村修缮房屋，采购
    if own.endswith(("与", "和", "同", "向", "对", "给")) or (own.endswith("的") and "占" not in metric):
        return None
    behind = around.right[0].strip().removeprefix("的")
    tokens = so_far.words(own.rstrip()) if behind and own.strip() else ()
    leads = tokens and (tokens[-1].flag[:1] in "vdp" or tokens[-1].text in words_of("adverb", "manner", "act"))
    opens = own.rstrip() + behind if leads and not own.rstrip().endswith("有") else own  # 互联网医院上线|24个|专科
    same = bool(so_far.topic[0]) and so_far.found[-1].metric == metric
    said = opening(untied(own).strip("；; "), so_far)
    who = subject_of(opens, so_far, short=same)
    who = None if who == metric and own.rstrip().endswith(("从", "由")) else who  # 注册资本|从
    if who is None and BODY_INSIDE.search(said):
        who = _says_of(said, metric, so_far)
    told, part = _SAID.sub("", said), metric
    if "占" in metric and (share := _SHARE.match(told)):
        told, part = share["part"], metric.partition("占")[0]  # 水泥的销售量约|占全省
    if who is None and part and told.endswith(part) and told != part:
        who = _owner(told, part, so_far)
    if who is None and around.subject is None and so_far.topic[1] == around.at - 1:
        who = _carried(so_far, around, metric) if around.at else None
    if who is not None or measured.subject is not None:
        return who
    if (first := _FIRST_FEW.match(opening(untied(own).strip(), so_far))) and first["who"] not in metric:
        return first["who"]
    runs_on = around.at and around.between == around.own and around.left[:1] not in "（)）和及"
    if runs_on and around.subject is None and (those := people_counted(so_far, around, metric)):
        return those
    had = HAD.search(metric) is not None
    unit_again = _UNIT_AGAIN.match(own.strip()) is not None and not (before and MEETING.search(before[-1]))
    last = () if unit_again else filter(None, reversed(before[-1 - had :]))  # 南部区域抓市场，销量增长，|销售金额上升
    who = next(filter(None, (of_clause_before(so_far, metric, clause, own) for clause in last)), None)
    return of_item(so_far, around, metric) if had and who is None else who


_NO_SUBJECT = re.compile("..(?:(?<!比)较(?![大小高低多少好])|(?<![大公特天])使(?![用命馆者团节领]))")  # 技改使水耗|降低
# 冷链业务发展迅速，|该项业务的收入占比
_TAKEN_UP = re.compile(
    r"(?:该|此|这|上述|前述)(?:一|项|类|种|批|个|等|些|部分|两[项家个]|三[项家个])*(?P<what>[一-鿿]{2,5}?)的(?P<had>[一-鿿].+)"
)


@as_rule(
    "subject of the clause",
    "城东加压站全年供水8万吨，单位电耗0.3度: what stands before the verb has all that is told up to the next one",
    step=ADDED,
    examples=(
        "城东加压站全年供水⟨8万吨⟩。 → 供水, 城东加压站",
        "城东加压站全年供水8万吨，单位电耗⟨0.3度⟩。 → 单位电耗, 城东加压站",
        "规模以上酿造企业产销率98%。利润总额⟨36亿元⟩。 → 利润总额, 规模以上酿造企业",
        "“桥通”平台累计接入商户⟨460户⟩，支持融资3亿元。 → 接入商户, “桥通”平台",
        "焊接工作室完成工艺改进⟨14项⟩。 → 工艺改进, 焊接工作室",
        "省水利厅评出优秀作品86篇，其中一等奖⟨6篇⟩。 → 一等奖, 省水利厅",
        "本行信用卡中心受理投诉⟨86件⟩。 → 受理投诉, 信用卡中心",
        "供电所新受理报装申请⟨86件⟩。 → 新受理报装申请, 供电所",
        "机械学院现有教师126人，其中教授⟨28人⟩。 → 教授, 机械学院",
        "智能风控系统覆盖12个场景、⟨385项⟩规则。 → 覆盖规则, 智能风控系统",
        "首席工程师周岩拥有⟨26年⟩轴承设计经验。 → 轴承设计经验, 周岩",
        "次级资产支持证券的预期收益率为⟨2.3%⟩。 → 预期收益率, 次级资产支持证券",
        "该土地使用权2016年的摊销额为⟨86万元⟩。 → 摊销额, 土地使用权",
        "燃气安装业务对公司的毛利贡献率为⟨12%⟩。 → 毛利贡献率, 燃气安装业务",
        "大豆全年平均收购价格为⟨5.6元⟩。 → 平均收购价格, 大豆",
        "青岚国际的总资产为3.2亿元，净资产为1.8亿元；2021年净利润为⟨2,600万元⟩。 → 净利润, 青岚国际",
        "青岚航运成立于2010年5月，注册资本⟨8,000万元⟩。 → 注册资本, 青岚航运",
        "青岚食品股东会作出决议，同意增加注册资本至⟨6,000万元⟩。 → 注册资本, 青岚食品",
        "冷链业务发展迅速，该项业务的收入占总收入的比例为⟨36%⟩。 → 收入占总收入的比例, 冷链业务",
        "东部地区水泥的销售量约占全省的⟨36%⟩。 → 销售量占全省, 东部地区水泥",
        "本集团前五名的应收账款余额为⟨86万元⟩。 → 应收账款余额, 前五名",
        "战略配售股东6名，该部分股东对应的股份数量为⟨86万股⟩。 → 股份数量, 战略配售股东",
        "本厂产品中，平车销量连年领先，国内市场占有率为⟨9%⟩。 → 国内市场占有率, 平车",
        "优化审计画像系统，覆盖⟨18个⟩信息维度。 → 信息维度, 审计画像系统",
        "设立青江股权投资基金（以下简称“青江基金”），总认缴出资额为⟨2亿元⟩。 → 总认缴出资额, 青江基金",
        "青江检测系本公司于2020年在东港设立的子公司，注册资本为⟨2万元⟩。 → 注册资本, 青江检测",
        "电机分厂完成产量⟨36万台⟩。 → 产量, 电机分厂",
        "化验室现有检测人员⟨16名⟩。 → 检测人员, 化验室",
        "下属事业单位共有车辆⟨14辆⟩。 → 车辆, 下属事业单位",
        "其中，国有水泥企业完成熟料产量⟨46万吨⟩，增长8%。 → 熟料产量, 国有水泥企业",
        "轮胎翻新板块全年实现产值3.6亿元，实现利税⟨2,600万元⟩。 → 利税, 轮胎翻新板块",
        "全县共有卫生院36个，床位860张，护理员⟨96人⟩。 → 护理员, 卫生院",
        "全县共有卫生院36个，床位860张，护理员96人，与上年相比，床位增加⟨60张⟩。 → 床位, 卫生院, against year_before",
        "青江片区完成客运量3.6万人次；完成货运量⟨12万吨⟩。 → 货运量, 青江片区",
        "公司全年实现收入9亿元；其中，铝材出口实现收入⟨2亿元⟩。 → 收入, 铝材出口",
        "承包的境外项目累计实现营业额⟨7亿元⟩。 → 营业额, 承包的境外项目",
        "县残联发放轮椅⟨260辆⟩。 → 发放轮椅, 县残联",
        "水务板块稳步增长，利润为⟨20万元⟩。 → 利润, 水务板块",
        "展陈业务方面，实现新签订单额⟨42亿元⟩。 → 新签订单额, 展陈业务",
        "全市公安机关共破获案件⟨86起⟩。 → 破获案件, 全市公安机关",
        "根据规定，本集团子公司青江燃气公司收到退税款⟨3万元⟩。 → 收到退税款, 青江燃气公司",
        "审计委员会召开会议⟨5次⟩。 → 会议, 审计委员会",
        "江口博物馆藏品有860件，举办展览⟨12个⟩。 → 展览, 江口博物馆",
        "“春风送暖”行动累计发放棉衣⟨860件⟩。 → 发放棉衣, “春风送暖”行动",
        "北岭水厂受水量限制，全年产能利用率为⟨57%⟩。 → 产能利用率, 北岭水厂",
        "校史馆与农耕馆全年接待⟨73批⟩。 → 接待, 校史馆与农耕馆",
        "东港林场向北岭苗圃调拨树苗⟨86株⟩。 → 调拨树苗, 东港林场",
        "志愿者418人累计服务⟨2万小时⟩。 → 服务, 志愿者",
        "前五名供应商合计采购金额⟨405万元⟩。 → 采购金额, 前五名供应商",
        "石桥冷链有限公司（以下简称“石桥冷链”）成立。石桥冷链投入⟨12万元⟩，新建冷库3座。 → 投入, 石桥冷链",
        "石桥冷链有限公司（以下简称“石桥冷链”）成立。石桥冷链的利润为⟨12万元⟩。 → 利润, 石桥冷链",
    ),
    counter_examples=(
        "各车间检修设备12台。",
        "全县共有卫生院36个，居民8.6万人。",
        "茶场收入持续增长，城乡居民存款余额8.6亿元。",
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
        "城东加压站供水，全市普及率99%。",
        "技术中心正与2所高校编制指南。",
        "存款余额达到86亿元。",
        "全市居民人均收入3.6万元。",
        "在重点行业开展执法检查36次。",
        "青岚航运的运力为3万吨；公司营业收入36亿元。",
        "大豆的产量为3万吨，全县农业总产值36亿元。",
        "形成的办法将用于城南3座泵站的检修。",
    ),
    source="argued: a Chinese clause names its subject first, and the next ones leave it out as long as it stays",
)
def of_subject(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the subject of its clause, out of the name where that took it in: 电机分厂|完成|产量."""
    metric = measured.metric
    if not metric or metric.endswith("的年龄"):
        return None
    if metric[0] in "该此这上前" and (that := _TAKEN_UP.fullmatch(metric)):
        taken = thing_named(so_far, around.figure.span.start - len(around.own), that["what"])
        return replace(measured, metric=that["had"], subject=taken) if taken else None
    if measured.subject and is_named(measured.subject):
        if _AT_PLACE.fullmatch(measured.subject) and around.figure.unit in UNITS_OF_BODIES:
            things = bodies_counted(so_far, around, metric)
            so_far.topic = (things, around.at) if things else so_far.topic  # 全市有|规模以上企业86家，实现产值
        if measured.subject in (so_far.topic[0], subject_of(CLAUSE.split(around.since)[-1], so_far)):
            so_far.topic = (measured.subject, around.at)  # taken over with the metric, or found by another rule
        return None
    who = whose(so_far, around, measured)
    if who and f"该{who}" in around.own:
        who = of_item(so_far, around, metric) or who  # （3）新能源材料：依托产能，|该板块营收
    if who is None and measured.subject is None and FIRMS_TELL.search(metric) and around.at:
        who = of_scope_before(so_far, around, metric)
    if who and "的" in who and who not in so_far.text:
        return None  # 送到|36家|鱼店的|海货: the quantity stands inside
    if who and metric.startswith(who) and object_behind.name in measured.rules:
        return None  # 更换38公里的|乡镇 供电 线路: all of it was done
    if who is None or _NO_SUBJECT.search(who):
        counts = around.figure.unit in UNITS_OF_BODIES and so_far.topic[1] < around.at
        things = bodies_counted(so_far, around, metric) if counts else None
        so_far.topic = (things, around.at) if things else so_far.topic
        return None
    if "的" in who and measured.rule.startswith("words behind") and _USED_FOR.search(around.own):
        return None  # 积累的经验将用于本部|两座窑炉的改造
    so_far.topic = (carried_on(who, around.own), around.at)
    has = who + "的" * (who in so_far.shorts and f"{who}的" in metric)  # 青江水务|的|营收
    tokens = so_far.words(metric.removeprefix(has)) if metric.startswith(has) else ()
    if tokens and (
        (who in so_far.shorts and short_opening(metric, so_far) == who) or says([Token(who, "n"), *tokens], 1)
    ):
        light = next((at + 1 for at, token in enumerate(tokens[:2]) if token.text in words_of("light")), 0)
        return replace(measured, metric=joined(tokens[light:] or tokens), subject=who)
    # 辖内银行业机构, of which 银行业机构贷款余额 holds the end
    ends = names_body(who) and any(metric.startswith(who[at:]) for at in range(len(who) - 1))
    holds = ends or who in metric or metric in (who[-len(metric) :], *_JOINED.split(who))
    shared = shared_out.name in measured.rules and _JOINED.search(who)  # 东区和西区招生分别为…: one of them each
    return None if holds or shared else replace(measured, subject=who)
