"""Rules of metrics for what another company or party than the unit has or holds: 子公司青江水务, 被合并方, 该公司."""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import PARTY, untied
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLAUSE_START, CLOSE, COLON, ITEM_START, MEMBER_ENDS, OPEN
from extractors.text.needed import needed
from extractors.text.own_unit import company_told, own_word
from extractors.text.times import OPENING_TIME
from extractors.text.word_patterns import any_word

_DID = r"(?:已|共|共计|合计|累计|实际|认缴|实缴|首期|现金|追加|应|拟|尚未|未|分期|一次性|全额)"
_STAKE = (
    rf"{_DID}*(?:出资|注资|增资|入股|认缴|实缴|认购)(?:金?额|款|资本|份额|金)?|(?:认缴|实缴|出资|持股|认购)(?:比例|份额)"
    rf"|{_DID}*(?:委派|派驻|提名|推荐)(?:的)?(?:委员|董事|监事|代表|高管|管理人员)"
)
_PUTS = "(?P<who>(?![总各累合]|股东|认缴|实缴)[一-鿿]{2,10}?)??"
_IN_METRIC = re.compile(rf"{_PUTS}(?P<stake>{_STAKE})")  # 林场|实缴出资
_PUT_IN = re.compile(rf"{_PUTS}(?P<stake>{_DID}*(?:出资|投资|认缴|实缴|认购|支付对价))")
_INSIDE = re.compile(rf"[一-鿿]{{2,8}}向(?P<to>{PARTY})(?P<stake>增资|出资|注资)")
_RECEIVER = re.compile(
    rf"(?:的?[一-鿿]{{2,4}}(?:比例|份额))?[，]?[向对](?P<to>{PARTY})"
)  # 按30%的出资比例|向东港水务公司增资
_WHO = re.compile(
    rf"{CLAUSE_START}(?:截[至止][^{CLAUSE_ENDS}]*，|其中，?)?"
    rf"(?P<who>[A-Za-z][A-Za-z0-9&{BRACKETS} .·-]{{1,30}}?"
    rf"|[^{CLAUSE_ENDS}：、向对的]{{2,24}}?(?:公司|集团|基金|合伙企业))"
    rf"{_DID}*(?:出资|注资|增资|入股|认缴|实缴)"
)
# 出资|600万元|设立全资子公司东港环保有限公司
_BEHIND = re.compile(
    rf"(?:[与同和][^{CLAUSE_ENDS}]{{2,60}}?)?(?:在[^{CLAUSE_ENDS}]{{2,12}}?)?(?:共同|发起|投资|合资|参与|独资)*"
    rf"(?:设立|成立|组建|入股|参股|收购|受让|增资)[^{CLAUSE_ENDS}]*"
)
_PUT = ("出资", "投资", "认缴", "实缴", "认购", "支付对价", "支付")


@as_rule(
    "object of a stake",
    "设立青江水务（…），本公司认缴出资3万元: what was put in is told with the company that it was put into",
    step=ADDED,
    needs="资缴购股派名荐",
    examples=(
        "青江检测系本公司在东港设立的子公司，截至年末，本公司已实际出资⟨2万元⟩。 → 对青江检测实际出资, 本公司",
        "与他人共同设立东港合伙企业（以下简称“东港企业”），公司认缴比例为⟨40%⟩。 → 对东港企业认缴比例, 公司",
        "本公司出资⟨600万元⟩设立全资子公司东港环保有限公司。 → 对东港环保有限公司出资, 本公司",
        "收购江北药业有限公司后，本公司已实缴⟨30万元⟩。 → 对江北药业有限公司实缴, 本公司",
        "本公司按⟨30%⟩的出资比例向青江水务公司增资。 → 对青江水务公司出资比例, 本公司",
        "青江检测系本公司在东港设立的子公司，本公司提名董事⟨2名⟩。 → 对青江检测提名董事, 本公司",
    ),
    counter_examples=(
        "各股东认缴出资5,000万元。",
        "基金会出资86万元设立奖学金。",
        "本公司设立奖学金，出资86万元。",
    ),
    source="notes on subsidiaries in annual reports tell what was put into each of them",
)
def object_of_stake(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the company that a stake is in before its metric, and who has it as subject where that is told."""
    metric = measured.metric or ""
    end = around.figure.span.end
    behind = _BEHIND.match(so_far.text, end) if metric.endswith(_PUT) else None
    if (inside := _INSIDE.fullmatch(metric)) and around.figure.role == "level":
        return replace(measured, metric=f"对{inside['to']}{inside['stake']}")  # 出资比例|向青江水务增资
    stake = (_PUT_IN if behind else _IN_METRIC).fullmatch(metric)
    if stake is None or around.figure.role != "level":
        return None
    receiver = _RECEIVER.match(so_far.text, end)
    told = behind[0] if behind else so_far.told + so_far.text[: around.figure.span.start]
    company = receiver["to"] if receiver else company_told(told, so_far.names)
    who = stake["who"] or measured.subject or _holder(around)
    if metric.startswith("持股") and not who:
        return None  # 法人股东86户、持股比例81%
    if not company or company in (who or "") or company in metric:
        return None
    return replace(measured, metric=f"对{company}{stake['stake']}", subject=who)


def _holder(around: Around) -> str | None:
    told = _WHO.search(around.left)
    return told["who"] if told else None


_OFFICE = (
    f"{any_word('names/titles.csv', 'post')}|[一-鿿]{{2,4}}总监|[一-鿿]{{0,3}}经理"
    "|实际控制人|控股股东|核心技术人员|高级管理人员"
)
_PERSON = rf"(?:(?:现任|原|前|兼)?(?:{_OFFICE})[、兼]?)*[一-鿿·]{{2,4}}(?:先生|女士)"
_TITLED = rf"(?:(?:现任|原|前)?(?:{_OFFICE})[、兼]?)+[一-鿿]{{2,3}}"
# 公司第六届董事会|董事长马某先生: of which term is no part of the name
_TERM = "(?:[本我]?(?:公司|集团|行|院))?(?:第[一二三四五六七八九十]{1,2}届)?(?:董事会|监事会|理事会)?"
_HOLDING_COMPANY = (
    rf"[一-鿿A-Za-z{BRACKETS}]{{2,30}}?"
    "(?:公司|集团|合伙企业|（有限合伙）|基金|工会|员工持股平台|持股平台|持股计划|合作社)"
)
_ACCOUNT = rf"[^{CLAUSE_ENDS}：、]{{0,30}}?(?:证券账户|专用账户|持股计划|资产管理计划)"
# 控股股东|青江投资, 第三大股东陈榕: no word of the name says that it is a company
_RANKED_NAME = "(?:公司)?(?:(?:控股|第[一二三四五六七八九十]大|主要|单一最大)?股东|实际控制人)[一-鿿]{2,8}?"
_SHAREHOLDER = rf"(?:{_PERSON}|{_RANKED_NAME}|{_TITLED}|{_HOLDING_COMPANY}|前[一-鿿\d]{{1,2}}[名大]股东|{_ACCOUNT})"
# 董事马某先生通过持有某公司股份|间接|持有|公司股份2万股
_HOLDS = re.compile(
    rf"{ITEM_START}(?:其中[，：]?)?(?:截至[^{CLAUSE_ENDS}]{{2,20}}，)?(?:{_TERM}(?={_OFFICE}))?"
    rf"(?P<who>(?!通过|经由|由){_SHAREHOLDER})(?:(?:通过|经由?)[^{CLAUSE_ENDS}]{{2,60}}?)?"
    rf"(?:分别|合计|共同?|累计|各自|目前)*(?P<how>直接|间接)?(?:合计|共)?持有[^{CLAUSE_ENDS}]{{0,12}}$"
)
# 甲集团通过子公司|乙公司|间接持有|丙公司; 乙公司对|丙公司
_HELD_IN = re.compile(
    rf"^(?:.*(?:[{CLAUSE_ENDS}{BRACKETS}：、为系由而其并]|通过|因此|[子孙]公司|附属公司|[联合]营企业|下属))?(?P<who>{PARTY})"
    rf"(?:目前|现|共|合计|仍|已)*(?:(?P<how>直接|间接)?(?:合计|共同)?持有|对|以其[^{CLAUSE_ENDS}]{{0,8}}?(?:持有|出质|拥有))的?$",
    re.DOTALL,
)
# 其中，|青岚集团|持有|65%股权
_HAS = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}、：由和]|其中，?)(?P<who>(?![其该本各])[^{CLAUSE_ENDS}、：由和的对持]{{2,16}}?)(?:分别|合计|目前|仍|共)*(?P<how>直接|间接)?持有$"
)
_HELD_ON = re.compile(
    rf"^(?:，|、)?(?:并|又|另|还)?(?:通过[^{CLAUSE_ENDS}]{{2,60}})?(?P<how>直接|间接)持有[^{CLAUSE_ENDS}]{{0,12}}$"
)

_SHARE_HELD = frozenset(f"{how}持股{what}" for how in ("", "直接", "间接", "合计") for what in ("", "比例"))
# 控股股东|青江酿造有限公司|直接持股比例; 第二大股东|青江投资有限公司|持股; 青江投资有限公司|持股
_RANK = "(?:公司|其)?(?:控股|主要|单一最大|最大|第[一二三四五六七八九十]大)?股东(?:为|是)?"
_RANKED = re.compile(
    rf"{CLAUSE_START}(?:其中，?)?(?P<rank>{_RANK})?(?!(?:并|又|另)?(?:通过|经))"
    rf"(?P<who>{PARTY})，?(?:目前|现|合计|共|仍)*(?P<how>直接|间接)?(?:合计)?持股(?:比例)?[为达约]?$"
)
_HOLDS_ON = re.compile(rf"[，、](?:并|又|另)?(?:通过[^{CLAUSE_ENDS}]{{2,40}})?(?P<how>直接|间接)持股(?:比例)?[为达约]?")


@as_rule(
    "share of a shareholder",
    "控股股东青江酿造有限公司直接持股比例为35.2%: whoever is told so, with or without rank, holds the share",
    step=ADDED,
    needs="股",
    of=frozenset({"%"}),
    examples=(
        "控股股东青江酿造有限公司直接持股比例为⟨38.6%⟩。 → 直接持股比例, 青江酿造有限公司",
        "控股股东东湖渔业集团直接持股比例为36.2%，通过子公司间接持股⟨4.1%⟩。 → 间接持股, 东湖渔业集团",
        "第二大股东东港投资有限公司直接持股⟨6.2%⟩。 → 直接持股, 东港投资有限公司",
        "控股股东东湖渔业集团持股36.2%，第二大股东东港投资有限公司持股⟨6.2%⟩。 → 持股, 东港投资有限公司",
    ),
    counter_examples=("前三大股东持股36%。", "机构持股36%。", "控股股东持股36%。"),
    source="argued: reports name their largest shareholders with rank and share",
)
def of_shareholder(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a share the holder that is told with it as subject, without its rank; the next share goes on with it."""
    metric = measured.metric or ""
    if "持股" not in metric:
        return None
    told = _RANKED.search(around.left.rstrip())
    if told and not told["rank"] and (metric not in _SHARE_HELD or told["who"] in so_far.names):
        return None
    if told and measured.subject in (None, f"{told['rank']}{told['who']}"):
        own = (told["how"] or "") + ("持股比例" if metric.endswith("比例") else "持股")
        return replace(measured, metric=metric if metric in _SHARE_HELD else own, subject=told["who"])
    if measured.subject:
        return None
    last = so_far.told_by(of_shareholder.name)
    on = _HOLDS_ON.fullmatch(around.between.strip()) if last else None
    return replace(measured, metric=f"{on['how']}持股", subject=last.subject) if last and on else None


@as_rule(
    "holder of shares",
    "董事程某先生间接持有公司股份2.6万股: who holds the shares, and whether directly",
    step=ADDED,
    needs="持对质",
    of=frozenset({"股", "%"}),
    examples=(
        "董事程晓岚女士间接持有公司股份⟨2.6万股⟩。 → 间接持有公司股份, 董事程晓岚女士",
        "监事程晓岚直接持有公司股份3万股，通过青江投资间接持有公司股份⟨1万股⟩。 → 间接持有公司股份, 监事程晓岚",
        "公司第二届董事会董事程晓岚女士通过青江投资间接持有公司股份⟨2万股⟩。 → 间接持有公司股份, 董事程晓岚女士",
        "青江水泥公司回购专用账户持有公司股份⟨3万股⟩。 → 持有公司股份, 青江水泥公司回购专用账户",
        "东港集团通过全资子公司东港投资公司间接持有青江水泥公司⟨62%⟩的股权。 → 间接持有青江水泥公司股权, 东港投资公司",
        "东港集团持有65%股权，青江实业持有⟨35%⟩股权。 → 持有股权, 青江实业",
        "公司控股股东东港投资持有公司股份⟨36万股⟩。 → 持有公司股份, 控股股东东港投资",
        "质押物为东港投资公司对青江水泥公司⟨40%⟩的股权。 → 持有青江水泥公司股权, 东港投资公司",
    ),
    counter_examples=(
        "公司回购股份2.6万股。",
        "本次发行后持有公司股份2.6万股的股东为5名。",
        "本公司持有青江水泥公司62%的股权。",
        "东港投资公司收购青江水泥公司62%的股权。",
    ),
    source="annual reports tell what directors hold one by one (信息披露内容与格式准则第2号)",
)
def of_holder(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give shares their holder as subject; the next holding of the same one goes on with it."""
    metric = measured.metric
    if metric in forms.STAKES and not measured.subject and (has := _HAS.search(around.left.rstrip())):
        known = own_word(has["who"]) or has["who"] in ("公司", *so_far.names)
        return None if known else replace(measured, metric=f"{has['how'] or ''}持有{metric}", subject=has["who"])
    if metric in forms.STAKES and measured.subject and around.figure.unit == "%":
        left = untied(around.left.rstrip()).removesuffix("的").removesuffix(measured.subject)
        held_in = _HELD_IN.search(left)
        if held_in is None or own_word(held_in["who"]) or held_in["who"] in so_far.names:
            return None
        return replace(measured, metric=f"{held_in['how'] or ''}持有{measured.subject}{metric}", subject=held_in["who"])
    if metric == "公司股份" and around.own.rstrip().endswith("持有本公司股份"):
        metric = "持有本公司股份"
    if not metric or not metric.startswith("持有") or measured.subject is not None:
        return None
    held = _HOLDS.search(around.reach)
    last = so_far.found[-1].subject if so_far.found else None
    goes_on = _HELD_ON.match(around.left.strip()) if held is None and last else None
    told = held or goes_on
    if told is None:
        return None
    return replace(measured, metric=(told["how"] or "") + metric, subject=held["who"] if held else last)


_REACH = 120  # characters before a quantity that may name the body that it is of
# 设立|投资委员会|，由5名委员组成; 理事会|由11名理事组成
_MADE_UP = re.compile(
    rf"(?:(?:设立|成立|组建|设置|建立)了?(?P<made>[^{CLAUSE_ENDS}：、的]{{2,16}})，|"
    rf"{CLAUSE_START}(?:{OPENING_TIME}|公司|本届)*(?P<who>[^{CLAUSE_ENDS}：、的]{{2,16}}?(?:会|组|队|团|部|中心|小组)))(?:现|共)?由$"
)


@as_rule(
    "members of a body",
    "设立评审委员会，由5名委员组成: members are of the body that they make up",
    step=ADDED,
    needs="由",
    of=forms.PERSON_UNITS,
    examples=(
        "基金设立投资委员会，由⟨5名⟩委员组成。 → 委员, 投资委员会",
        "理事会由⟨11名⟩理事组成。 → 理事, 理事会",
        "公司建立战略委员会，由⟨3名⟩董事组成。 → 董事, 战略委员会",
    ),
    counter_examples=("由5名委员组成。", "设立投资委员会，由5名委员提议。", "本会由11名理事组成。"),
    source="argued: who makes up a body is told with it or right behind its founding",
)
def members(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give members the body that they make up as subject."""
    start = around.figure.span.start
    made_up = measured.metric and not measured.subject and forms.MADE_OF.match(so_far.text, around.figure.span.end)
    body = _MADE_UP.search(so_far.text[max(0, start - _REACH) : start]) if made_up else None
    who = (body["made"] or body["who"]) if body else ""
    return replace(measured, subject=who) if who and not own_word(who) and who not in so_far.names else None


_SUBSIDIARY = re.compile(
    rf"(?:{OPEN}\d{{1,2}}{CLOSE}|注\d{{0,2}}{COLON})?(?:[本上]年度?内?，?|报告期内，?|于?\d{{4}}年(?:度|\d{{1,2}}月)?，)?"
    rf"(?:其中[，：]?|如[^{CLAUSE_ENDS}]{{2,16}}所述，)?系?(?:[本我]?(?:公司|集团)[之的]?)?(?:全资|控股|重要|主要|下属)*"
    rf"(?:[子孙]公司|[联合]营(?:公司|企业))(?P<name>(?![及和与或的对])(?:(?![向于对以])[一-鿿A-Za-z]){{2,12}}?"
    rf"(?:{OPEN}[一-鿿]{{1,6}}{CLOSE})?(?:(?![向于对以])[一-鿿]){{0,16}}?(?:公司|厂|银行))(?![的持])"
)
# 子公司|江城精工|实现收入: no word of the name says that it is a company
_SHORT = re.compile(
    "(?:其中[，：]?|报告期内，?)?(?:[本我]?公司[之的]?)?(?:全资|控股|重要|主要|下属)*(?:[子孙]公司|参股公司)"
    "(?P<name>(?!共|均|合计|累计|全年|本|实现|完成|主[要营]|业务|盈利|净|总|营业|[的及和与在于])[一-鿿]{3,6}?)"
    "(?=(?:全年|报告期内|本期|本年度?|累计|共)*(?:实现|完成|取得|交付|营业|净利润|总资产|净资产|注册资本))"
)
_COMPANY = re.compile(
    rf"(?P<name>(?!本报告|本次|我们|中共|股份|第|[^{CLAUSE_ENDS}]{{0,8}}[是了将]|公司|本公司|其|对|与|和|向|由|为|据|经|在)[一-鿿A-Za-z]{{2,14}}(?:{OPEN}[一-鿿]{{1,6}}{CLOSE})?[一-鿿]{{0,12}}?有限(?:责任)?公司)"
    rf"(?:{OPEN}以下简称[^{BRACKETS}]*{CLOSE})?(?![的持等、和与及，])"
)
_OWN_AGAIN = re.compile("，[本我](?:公司|集团|[行院校])")


@as_rule(
    "subsidiary",
    "子公司青江水务完成销售1.6万台: a subsidiary that opens the sentence or its member is the subject of all in it",
    step=ADDED,
    needs=needed(_SUBSIDIARY) + "限旗属司系行厂",  # 有限公司: another company that opens a member
    examples=(
        "全资子公司青江（东港）检测有限公司尚处投入期，亏损⟨21万元⟩。 → 亏损, 青江（东港）检测有限公司",
        "公司子公司青江精工实现收入8亿元，净利润⟨3万元⟩。 → 净利润, 青江精工",
        "本公司之联营公司青江公司宣告分配股利⟨3万元⟩。 → 宣告分配股利, 青江公司",
        "注3：系青江公司和东港公司根据通知，收到的增值税退税共计⟨86万元⟩。 → 收到的增值税退税, 青江公司和东港公司",
    ),
    counter_examples=(
        "子公司完成销售1.6万台。",
        "子公司合计完成销售1.6万台。",
        "子公司及联营企业净利润为3,000万元。",
        "公司持有子公司青江水务有限公司51%的股权。",
        "东港公司收到退税款3万元。",
    ),
    source="argued: annual reports tell of their subsidiaries one by one",
)
def of_subsidiary(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the subsidiary that opens its part of the sentence as subject."""
    if measured.metric is None or measured.subject is not None:
        return None
    named = _SUBSIDIARY.match(measured.metric)
    if named and len(measured.metric) > named.end() + 1:  # 子公司青江水务有限公司|注册资本
        return replace(measured, metric=measured.metric[named.end() :], subject=named["name"])
    member = so_far.member(around.at).strip()
    opened = _SUBSIDIARY.match(member) or _SHORT.match(member) or _other_company(so_far, member) or _NOTED.match(member)
    own = opened and _OWN_AGAIN.search(member, opened.end())  # 子公司分配股利3万元，本公司可获2万元
    return replace(measured, subject=opened["name"]) if opened and not own else None


# 注3：系|甲公司和乙公司|根据…，收到的退税款
_NOTED = re.compile(
    rf"(?:注[0-9]{{1,2}}{COLON})?(?P<kind>系)(?P<name>[^{CLAUSE_ENDS}：]{{2,30}}?公司)(?:根据|依据|按照)[^{MEMBER_ENDS}]*，(?:本[年期])?(?:收到|取得|获得)的"
)


def _other_company(so_far: SoFar, member: str) -> re.Match[str] | None:
    """Return the company that opens a member of a sentence, where it is known that it is not the reporting unit."""
    opened = _COMPANY.match(member) if so_far.names else None
    own = opened is None or any(opened["name"].startswith(name) or opened["name"] in name for name in so_far.names)
    return None if own else opened


_OTHER_PARTY = re.compile(r"被(?:合并|购买|收购|投资|担保)(?:方|单位|企业)|标的(?:公司|企业)|交易对方")


@as_rule(
    "other party",
    "被合并方在合并前实现的净利润为0元: the quantity is another party's, not the unit's",
    step=ADDED,
    needs=needed(_OTHER_PARTY),
    examples=("被合并方在合并前实现的净利润为⟨3万元⟩。 → 净利润, 被合并方",),
    counter_examples=("合并方案的投资为3万元。", "被合并方确认后，净利润为3万元。"),
    source="notes on business combinations in annual reports (企业会计准则第20号)",
)
def of_other_party(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the other party of a combination as subject."""
    party = _OTHER_PARTY.search(around.own) if measured.metric and measured.subject is None else None
    return replace(measured, subject=party[0]) if party else None
