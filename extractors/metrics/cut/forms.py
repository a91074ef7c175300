"""Forms of words that several rules ask for, and a clause or a name without what is no part of it."""

import re
from functools import lru_cache

from extractors.text.became import AGAIN, CAME, DONE_LESS, MORE_OR_LESS, OF_MEASURE, OVER_IT, ROSE_OR_FELL
from extractors.text.characters import (
    BRACKETS,
    CLAUSE_ENDS,
    CLOSE,
    COLON,
    IN_CLAUSE,
    JOIN,
    MEMBER_ENDS,
    OPEN,
)
from extractors.text.needed import needed
from extractors.text.own_unit import PLACE
from extractors.text.supposed import WOULD
from extractors.text.times import ANY_TIME
from extractors.text.view import BULLETS
from extractors.text.word_patterns import any_word
from schemas.text import squeeze

_EDGE_SIGNS = f"，、：:.．·▪•●■◆-—+＋=＝的之①②③④⑤⑥⑦⑧⑨⑩ {BULLETS}"
# 报告期内公司营业收入, 另外计提跌价准备, 且使用年限: what joins a clause to others is no part of the name
_JOINS_CLAUSE = re.compile(
    r"^(?:学年|(?:[这此该]|上述)[两三四五六七八九十][项个类种]|中(?=所辖|所属|各)|[“\"]?十[一二三四五]五[”\"]?(?:期间|时期|末)|报告期(?:间内?|内|期?[末初])?|前?[一二三四]个?季度末?|内含|加(?=上年结转)|包括|包含|本次|本期|另外|此外|并且|而且|但是?(?!书)|然而|且|(?:投产|达产|投运|投用|建成|完工)后|(?:主要)?系(?![统列数族])|(?:主要)?是?由于)+(?=[一-鿿A-Za-z]{2})"
)
# 计划五年内还清贷款, 会使净利润增加: by when it is to be, what it comes of
_MEANT = re.compile(
    r"^(?:(?:计划|拟|将)[在用]?[0-9一二两三四五六七八九十]{1,3}(?:年|个月|个季度)内(?!到期)(?=[一-鿿]{2})"
    rf"|[0-9一二两三四五六七八九十]{{1,3}}年内(?={any_word('metrics/actions.csv', 'does', 'gets')}))"
    rf"|^(?:[0-9][^{CLAUSE_ENDS}]{{1,6}})?{WOULD}(?=[一-鿿]{{2}})"
)
_USED_FOR = re.compile(r"^(?:主要)?用于(?=[^的]{2,}$)")  # 用于城乡社区支出; not 用于培训的费用
# 公司总资产 is the unit's own; 公司债券, 公司治理 are things of their own.
_OF_COMPANY = re.compile(
    rf"^(?:公司|集团)(?:[所下]属(?=[一-鿿]{{2}})|(?={any_word('metrics/words.csv', 'of_company')})|"
    rf"(?!{any_word('metrics/words.csv', 'company_own')})(?=[一-鿿A-Z]{{4}}))"
)
_FLOWS = re.compile("(?<=现金流量)(?:净额)?[为呈](?=净流[出入]额?$)")  # 筹资活动产生的现金流量|为|净流出
# 因申请人撤回等原因|终止处理, 为此|公司毛利率: why it is so
# 虽因班次恢复|较上年增加, 废物产生量|因系统改造而|较上年增加; 三年多来|引进资金
CAUSE = re.compile(
    r"^(?:(?:因|由于)[^，、]{2,30}?[等的]*(?:原因|缘故)|[为因据对]此)(?=[一-鿿]{2})"
    r"|^[虽但]?然?(?:因(?![病公伤残灾故学材地人时])|由于)[^，、较比]{2,20}?(?=(?:[较比](?:上|去|前)|同比|环比))"
    r"|(?<=[量额数率费])(?:因(?![病公伤残灾故学材地人时])|由于)[^，、较比]{2,20}?而?(?=(?:[较比](?:上|去|前)|同比|环比))"
    r"|^(?:近|过去)?[0-9一二两三四五六七八九十]{1,3}年[多余]?来(?=[一-鿿]{2})"
)
# 教育局下达的|不低于92%的目标, 规划提出的|80%: who set it names nothing
SET_BY = re.compile(
    r"(?:下达|提出|规定|要求|确定|设定|明确|约定)的(?:不[低少高多]于|[约近]|超过)*$|^(?:规划|方案|意见|办法|标准)[提要规]\S{1,3}的$"
)
STOPS = "，。；：、！？,;:!?（）()《》〈〉【】…\n|◆●■▪❖◼►"
LEFT_STOP = re.compile(rf"[{STOPS}]")
RIGHT_STOP = re.compile(rf"[{STOPS}“”‘’\"]")
CLAUSE_STOP = re.compile(f"[{CLAUSE_ENDS}：]")
SENTENCE_STOP = re.compile(rf"[{MEMBER_ENDS}\n]")
HEDGED = re.compile(r"(?:超过?|逾|近|约)+$")
OR = frozenset({"和", "或", "及", "并"})  # between two verbs
SUBSTANCE = re.compile("(?:吨|千克|公斤|克)(?P<what>标准?煤|二氧化碳当?量?)")  # a unit that names what it is of
SAVES = ("节约", "节省", "节支")  # verbs that say how a thing changed, and also what was done: 全年节约|2万吨标准煤
STAKES = ("股权", "股份", "权益", "表决权")  # what is held of a company
INNER_BRACKETS = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}")
QUOTED = re.compile(r"[“‘\"]([^“”‘’\"]{2,40})[”’\"]$")
RESTATING = "(?:追溯)?(?:调整|重述|更正|修正|修订|变更|改(?=[为至到成]))"
RESTATED = re.compile(rf"{RESTATING}[为至到成]?$")  # 由1,284人次追溯调整为1,236人次: what it is stands before
_AROUND = "[约近达超过]*$"
_VERB_OF_CHANGE = (
    rf"(?<=净)[增减]|{AGAIN}|{ROSE_OR_FELL}(?=了)|{MORE_OR_LESS}(?=了)|增长|增加|增多|提高|提升|上升|上涨|下降|减少|降低"
    "|下跌|回落|延长|缩短|收窄|压减|压缩|缩减|扩大|节约|翻了?|增幅|降幅"
)
CHANGED = re.compile(
    r"(?:^|(?<=[上去]年)|(?<=同期)|(?<=[同环]比))净?(?:减收|减产|增产|增收)了?$"
    rf"|(?:{DONE_LESS})了?{_AROUND}"
    rf"|^{OVER_IT}[多少添增减升降]了{_AROUND}"  # 半年间添了, 又多了
    rf"|{OF_MEASURE}[升降涨跌]$"  # 缺勤率|降
    rf"|[再又续]?净?(?:{_VERB_OF_CHANGE})(?:率|幅度?)?(?:分别|依次)?[了为达到至约近超过]*$"
)
"""The verb of a change at the end of a clause, which is no part of the name of what changed: 收入|增长了."""
# 由7位专家组成: they make up what the sentence speaks of
MADE_OF = re.compile(r"(?P<thing>[一-鿿]{1,12}?)(?:共同)?(?:组成|构成|组建)")
TOOK = frozenset({"仅用", "只用", "历时", "用时", "耗时", "费时", "提前", "延后"})  # 仅用10个月就突破15万人次
# 劳动合同签订率和社会保险参保率均为100%: one quantity for several rates
SEVERAL_RATES = re.compile(rf"[A-Za-z]{{0,3}}[一-鿿]{{2,12}}率(?:{JOIN}[一-鿿]{{2,12}}率)+")
# 女职工占员工总数的60.8%, 研发投入占营业收入比例为4.4%: the share of one thing in another
SHARE_OF = re.compile(
    rf"(?P<part>[^{CLAUSE_ENDS}占]{{1,40}})(?P<of>占(?:到|据)?(?!比|地|用)[^{CLAUSE_ENDS}占]{{1,16}}?(?:比例|比重|份额|百分比)?(?:均值)?)的?$"
)
PLAN = "(?:计划|目标|任务|指标|预算)(?:任务|计划|总?[数量额值])?"
OF_PLAN = rf"(?:超额完成了?|完成了?|为|达到?)[^{CLAUSE_ENDS}、的占0-9]{{0,10}}?{PLAN}的"
# 投资86万元，完成市下达任务|105%: the plan of what was told, also without 的
OF_GIVEN_PLAN = re.compile(
    f"(?:超额)?完成了?(?:[省市县区镇]|上级|全年|年度?初?|[半季]年?度|月度?|考核|下达|既定|目标)*{PLAN}"
)
# 会务费|完成预算: a share of its plan that names what it is of
OF_ITS_PLAN = re.compile(rf"(?P<of>(?!超额){IN_CLAUSE}{{2,40}}?)(?P<share>(?:超额)?完成了?{IN_CLAUSE}{{0,10}}?{PLAN})")
PLANNED = re.compile(
    rf"超(?:计划|预算|目标|任务)|{OF_PLAN}|超额完成了?{IN_CLAUSE}{{0,10}}?{PLAN}"
)  # 完成全年考核指标的, 为计划任务的
SHARES_OF_THEM = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}])(?:[两二三四五六]者|[两二三四五六]项)?(?:(?:各|分别|依次)(?P<of>占[^{CLAUSE_ENDS}、]{{0,16}}?|{OF_PLAN})(?:的|比)?"
    "|(?:占比|比重)(?:各|分别|依次)[为是达]?"
    rf"|(?:各|分别|依次)(?:是|为|相当于|达到?)(?P<times>(?:\d{{4}}年末?|[^{CLAUSE_ENDS}、0-9]{{2,8}})的))$"
)
# 停电时间继续减少，从2015年的4.98小时减至4.6小时; 绿电占比首次过半，达到50.7%: the clause before says what moved
MOVED = re.compile(
    rf"(?P<what>{IN_CLAUSE}{{2,24}}?)(?:呈现?|保持了?|出现)?(?:首次|继续|持续|进一步|大幅|小幅|快速|较快|平稳|明显|显著|稳步|逐[年步]|连年|不断|有所|再)*"
    r"(?:最[高大多低小少快慢长短]|居首位?|居第[一二三]位?|过半|减少|增加|提升|提高|下降|降低|下滑|回落|缩短|改善|上升|上涨|攀升|增长|扩大|增多|延长|突破|创新高"
    r"|(?:首次)?(?:突破|超过|跨越|迈[过上])[一二三四五六七八九两十百千万亿]+[元人次吨件户]{0,2}(?:大关|台阶)?)了?"
    r"(?:较[快大多]|明显|显著|迅速)?(?:的?(?:态势|趋势|势头))?$"
)
BETWEEN_SENTENCES = re.compile(r"[。！？!?\n]")
# argued: notes of accounts tell shares of two years in one list (占应收账款的比例分别|为43.8%及45.1%)
DEALT_END = re.compile("(?<=[一-鿿]{2})(?:分别|依次|各|首次|再次)$")
_ABLE = re.compile("(?<=[一-鿿]{2})能够$")  # 74%的书屋|能够|借阅
PROPORTIONS = ("率", "比", "度", "比例", "比重", "占比", "份额", "百分比")
BRACKETS_BEHIND = re.compile(rf"{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE}(?P<words>的?[^{STOPS}]{{2,30}})")
SUMS = frozenset({"amount", "mass", "volume", "energy", "area", "length"})
SUM = re.compile(r"[，,、；]?(?:以上|上述|[两二三四五六]项|各项)?(?:合计|共计|总计)(?:为|达|约)?")
# 全镇236公里灌溉水渠, 向全市26个站点: all of a place are no things that are counted
ALL_OF_PLACE = re.compile(
    rf"(?:[我本该]{PLACE}|全(?:{PLACE}|[国盟行司厂校院局馆站线网系社]|街道|社区|公司|集团|系统|行业|社会|流域)|[我本该]?辖区|区域|[全市县区域境辖]{{1,2}}(?:范围)?内)(?:范围内?)?"
)
# 把86个小区纳入…, 为50户家庭配备…: what was done comes behind the thing
DONE_TO = re.compile(
    r"(?:把|将|使|让|对|为|给|向|(?<![存潜所])在|与|由|从|沿|针对|面向|围绕|依托|联合|帮助|助力|支持|引导|推动|带动|首批)$"
)
TO_WHOM = ("给", "替", "帮")  # 街道|给|36户|渔家送船灯
ALL_KINDS = re.compile(r"^(?:各类|各项|各种|各级各类)")
REACH = 200  # characters of the clauses before a quantity that may name what it measures
# 灯泡、开关150多个: a list counted as one, unless 等 stands for more of it
LISTED = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：“”]|其中|[0-9]年度?|全年|年内)(?P<first>[一-鿿A-Za-z“”（）]{{2,20}}?)(?P<more>(?:、[一-鿿A-Za-z“”（）]{{2,10}})*、)$"
)
REACHING = "(?:延伸|拓展|扩展|辐射)[至到]"  # 网络延伸至|36个国家
# how parties with a name of their own end, and what makes one nobody in particular: 各子公司, 小微企业
_END = r"(?:公司|集团|合伙企业|[一-鿿]银行|[支分]行|信用社|合作社|基金会|慈善总会|红十字会|研究院)"
_NO_ONE = (
    "(?:[各每其该此某数多几本我]|上述|有关|相关|下属|所属|部分|全[体部]|其他|任何|专业|外部|[一两]家|小微|中小|[全控][资股]"
    "|[子母分]公司|公司|集团)"
)
_INSIDE = rf"(?:(?![向对为由从给将把以])[^{CLAUSE_ENDS}：、的0-9{BRACKETS}])"
PARTY = rf"(?!{_NO_ONE}){_INSIDE}{{1,30}}?{_END}(?![债章法治员股所下集])"
PARTIES = rf"{PARTY}(?:[、和及与]{PARTY})*"
LOAN = (
    r"(?:人民币|美元|港元|外币)?(?:长期|短期|抵押|质押|保证|信用|委托|银团|并购|项目|固定资产|银行)*"
    r"(?:借款|贷款|欠款|拆借资金)(?:余额|本金|金额)?"
)
# 地（市、州、盟）级, 县（区）级: a level of places whose brackets are part of its name
LEVEL_OF_PLACES = rf"[省市州县区地盟旗乡镇村道部厅局]{OPEN}[一-鿿、]{{1,8}}{CLOSE}级"
STAFF = re.compile(r"(?:员工|职工|教职工|教职员工|用工|人员)(?:总?人?数|总量)?$")  # a metric that counts the staff
ALL_STAFF = re.compile(
    "(?:全体|全部|现有|在[职岗编册]|正式)*(?:员工|职工|教职工|教职员工|从业人员|工作人员|人员|用工)(?:总?人?数|总量)?"
)  # of all of a unit: their parts are the unit's, by the names that these have
PERSON_UNITS = frozenset({"人", "名", "位", "人次"})
# argued: a conjunction that a cut left at the end of a name
_ENDS_IN_DE = re.compile("(?<![目指达招中投商路])标的$|(?<![项科节栏题数条盲])目的$")  # names that 的 ends
_JOINS_ON = re.compile(r"(?:(?<![惠普涉])及|[和或等]|(?<!参)与)+$")


def clean(phrase: str) -> str | None:
    """Squeeze a phrase and drop quotes that stand alone and signs at its edges; one letter alone names nothing."""
    text = squeeze(phrase)
    end = "的" if _ENDS_IN_DE.search(text) else ""
    text = text.strip(_EDGE_SIGNS) + end
    for left, right in ("“”", "‘’", "《》", "（）", "()"):
        if text.count(left) != text.count(right):
            text = text.replace(left, "").replace(right, "")
    text = _ABLE.sub("", DEALT_END.sub("", _JOINS_ON.sub("", text)))
    text = _FLOWS.sub("", text)
    text = text.removesuffix("之一") if len(text) > len("企业之一") - 1 else text  # 是全省16家|重点企业之一
    text = _OF_COMPANY.sub("", _USED_FOR.sub("", _JOINS_CLAUSE.sub("", _MEANT.sub("", text.removeprefix("以及")))))
    return text if len(text) > 1 else None


TIE = re.compile(
    rf"(?:(?:(?<!行)|(?<=[银支分总央本我商]行))为|(?<![送到下抵传表转雷])达到?|是|共|共计|合计|总计|累计|[高多]达|即达到?|超过?|(?<=[量数额])破|{COLON}|(?<=因子|系数|参数|口径)(?:(?:19|20)\d\d年度?)?(?:采用|取值?|选[用取])|(?:控制|保持|稳定)在?|(?:(?<=[率额量度价数值平])维持|维持在)|(?<=率)[升降][至到]|(?:{CAME}|跃升|攀升|回升|回落|恢复|拓展|壮大|延长|延伸|压减|压降|[升降压缩增减跃涨跌])[至到]|扩至|(?<=[一-鿿]{{2}})[攀冲跨迈站登]上|精确到|(?<=[一-鿿]{{2}})已?(?:[扩改新修兴援搭筹安加]?[建装]|铺)到)$"
)
# 效率达到每小时35箱: by what time the quantity is counted is no part of the name
_PER_HOUR = re.compile(r"(?<=[一-鿿]{2}[为达到至过])每(?:小时|分钟|秒)$")
# 比重不低于, 占比约为, 仅有不到: how exact the quantity is
BOUND = re.compile(
    r"(?:[≥≤≧≦⩾⩽]|(?:划分|细分)[为成]|(?<=[一-鿿]{2})(?<![部成得百积学十评打满总均])分为|(?<=基本|大体|主要|一般)分成|不[低少高多大小长]于|不得?超过|不足|不到|[小大少多]于|(?<=[一-鿿]{2})(?:只有|仅有|仅)|(?<=[率量额度耗价])则|(?<=[率度额量])平均|(?<=[一-鿿][一-鿿])(?:折合|折款|折价|约合)|一?般?不宜|一般|通常|原则上|(?<=[一-鿿][一-鿿])(?<![平人户次日月年亩生床车班])[均都](?:[在为])?|大约|大致|(?<=因子|系数)取值?|(?<![公合条契签履违预制集租邀失守解相特缔节])约|(?<=[一-鿿]{2})(?:最[高多大少低]|最?高峰)时)$"
)
_COMES_TO = re.compile("(?<![合总累统会预设审])计$")  # 借款计人民币|300万元
LONGEST_TIE = 9  # characters of the longest such words, and of a line break behind them


@lru_cache(maxsize=1 << 12)  # many rules ask for the same clause without them
def untied(clause: str) -> str:
    """Drop the words that tie a quantity to what stands before: 占贷款比重为 → 占贷款比重, 风险小于 → 风险."""
    clause = _PER_HOUR.sub("", clause)
    # 不得超过 ends in 超过; they are sought nowhere but at the end
    while tie := BOUND.search(clause, at := max(0, len(clause) - LONGEST_TIE)) or TIE.search(clause, at):
        clause = clause[: tie.start()].rstrip()
    return clause


def without_sum(left: str) -> str:
    """Return the words before a quantity without those that tie it to them: 出资计, 借款合计."""
    return _COMES_TO.sub("", untied(left.rstrip()))


# 据初步测算减排…, 经维修后库容…: how it is known, after what it was so
_SOURCE = re.compile(
    r"^(?:(?:经|据|根据)[一-鿿]{0,10}?(?:统计|测算|估算|核算|盘点|摸排)(?:后|的|，)?|经(?![营济费理办贸纪历常])[一-鿿]{1,10}?[之以]?后)"
    r"(?=[一-鿿]{2})"
)
# 保质期自开封之日起不超过9个月: from when it counts
_FROM_DAY = re.compile(
    rf"自[^{CLAUSE_ENDS}、]{{2,24}}?(?:日|月|年)起(?:计?算)?(?=(?:不得?超过|[不未][少低多]于|至少|最长|最多|为|共)*$)"
)
# argued: a cause before what it changed
_AFFECTED = re.compile(
    rf"^(?:第?[一二三四]季度|[上下]半年|全年)?受[^{CLAUSE_ENDS}]{{2,20}}?(?:影响|制约|限制)[，]?(?=[一-鿿]{{2}})"
)  # 受疫情影响停产19天
_AFFECTED_SO = re.compile(
    rf"(?<=[一-鿿]{{2}})(?<!接)受[^{CLAUSE_ENDS}、]{{2,16}}?(?:影响|制约|限制|拖累)(?:小幅|大幅|明显|略有?|有所)?(?=[净增减下上升降回]|$)"
)  # 客流量受天气影响|下降3%
# argued: currencies before an amount, hedged
_CURRENCY = re.compile(r"(?:约|近|超|逾|达|共计?|合计)*(?:人民币)$")
_COMPARABLE = re.compile(
    r"^自然(?=增[幅长速](?!率))|(?:按照?|依|以|在)?(?:可比|同一|相同|同|原|调整后)口径(?:折算|计算|比较|相比|统计|下)?"
)
_WHY = rf"(?:(?:因|由于|经)[^{CLAUSE_ENDS}]{{1,24}}?)"
_RESTATED = re.compile(
    rf"^(?P<what>(?!追溯)[^{CLAUSE_ENDS}]{{2,}}?){_WHY}?(?:{RESTATING}[为至到成]|追溯调整|重述|更正|修正)$"
)
_SAID_BEFORE = r"(?:此前|原先?|之前|上期|前期|原来)(?:已?(?:披露|公布|报告|报送|统计|发布|上报|核定|报(?![告道送表])))"
_OF_EACH = re.compile(
    r"(?<=[一-鿿])(?:由|从)(?:每(?:[千万百]?(?:公斤|千克|公里|平方米|立方米|元|吨)|小时|[一-鿿]))+$"
)  # 补贴标准由每人每班15元调整为22元
_FROM_YEAR = re.compile(
    r"(?<=[一-鿿]{2})(?:由|从)(?:"
    r"(?:(?:19|20)\d\d年|上年|去年|年初|[上前]一?个?(?:年度|季度|学期|学年|月|周|届|轮|期|赛季))(?:同期|[末底初])?"
    r"|(?:过去|以往|以前|最初|起初|当初|原先|原来|开始|此前|早期)(?:时)?"
    r"|[一-鿿]{2,4}(?:之初|初期|前|之前|时))?的?(?:平均)?$"
)  # 占比由2023年的17%提高
# argued: where, when or at what stage something had the value that it rose or fell from
_OF_START = re.compile(
    r"(?<=[一-鿿]{2})(?:(?<![自理事经缘来路])由|从(?![业事而严轻重教军医众]))[“\"]?(?:[^由从\d，；：]{1,12}的(?:不足|不到|近|约|仅有?|只有)?|[一-鿿]{2,6}前)$"
)
_FOR_EACH = re.compile(
    r"(?:(?<=[一-鿿]{2}[为达是至到])|(?<=[升降增减提调][至到为])|(?<=[一-鿿]{2})按)(?:(?:每(?:学[年期]|平方[米公里]+|立方米|公里|千瓦时|个月|[一-鿿])){1,3}|[人户]均)$"
)  # 授予价格为每股6元, 标准提高到每人每月188元, 租金为每平方米每月
# 泊位费按车型大小分为|20元和36元: what the values differ by, not what they are of
_GRADED = re.compile(
    r"(?<=[一-鿿]{2})(?:依据?|按照?|根据)(?![年月季日])[一-鿿]{2,8}?(?:划?分|分别)(?:为|成|别为)?(?:每[一-鿿]{1,2})?$"
)
_FORMER_END = re.compile(rf"(?:由|从)?{_SAID_BEFORE}(?:的|数)?$")
FORMER = re.compile(rf"(?:{_SAID_BEFORE}|原|此前|之前|原先)(?:的|数)?[为是]?")
_BASE = re.compile(r"^的?基础(?:之?上)")
# 纸浆产量1—4月累计完成: when it was so stands behind the name
_TIME_INSIDE = re.compile(
    r"(?<=[一-鿿]{2})(?:今年|全年|上年|去年)?(?:\d{1,2}(?:[-—–~～至到]\d{1,2})?月份?|第?[一二三四]季度|[上下]半年)"
    "(?:累计|共|合计)?(?:完成|实现|达到?|为|增至)?$"
)
SUMMED = re.compile(r"(?:合计|共计|总计|一共|共|计)(?:约|为|达)*")
_YEAR = re.compile(
    r"^(?:(?:(?:19|20)\d\d年?[-—–~～至到])?(?:19|20)\d\d年(?:度|末|底)?(?!以?前|之|后|起|来|至|到)|在?(?:今后|未来|接下来)的?(?:几|[一二两三四五六七八九十]{1,3}|[0-9]{1,2})年[内里间]?)(?=[一-鿿]{2})"
)
_KIND = re.compile(
    r"(?:^(?:其中)?|(?<=^公司)|(?<=^本公司)|(?<=^我公司))主[要导](?:产品|污染物|农?作物|原材?料)"
    r"(?=[一-鿿]{2,8}(?:产量|销量|产值|面积|排放|需氧量|单产|消耗量|用量|浓度|[、和]))"
    r"(?!排放|产[量值销能]|销[量售]|种植|播种|面积|单产|浓度|消耗|用量|的|[年日月总平]|合计|价格|原料|采购|[和及与])"
)
# 环卫所负责道路清扫面积: whose task it is
# argued: plain prose of districts names who is in charge of an area
_IN_CHARGE = re.compile(r"^[一-鿿]{2,8}(?<!由)负责(?![人制])(?=[一-鿿]{4})")
# 发行费用612万元|后净额为: what is left behind a sum taken off
_AFTER_THAT = re.compile(
    r"^后(?=(?:的|剩余|实际|本期|募集资金)?(?:净额|余额|净值|金额|余|总股本|股本|净利润)(?:为|[共计达约])*$)"
)
# What is no part of a metric, with characters of which one stands in each such clause, and what stays of it.
# 剔除“双会籍”|累计增长: what is left out is no name of what changed
_LEFT_OUT = re.compile(
    r"^(?:剔除|扣除|不含)(?:[“\"][^”\"]{1,12}[”\"]|[一-鿿A-Za-z0-9]{2,10}?)(?:等)?(?:因素|影响)*后?"
    r"(?=(?:累计|同口径|可比口径|可比|按可比口径|同比|实际)*(?:增长|下降|增加|减少|上升|降低|增|降))"
)
# 本公司认为其本年收到的退税款: who thinks so is not who has it
_OPINION = re.compile(
    rf"^[^{CLAUSE_ENDS}：]{{1,14}}?(?:(?<!确)认为|指出)[其该]?(?:本[年期]度?|当[年期])?(?=[一-鿿]{{3}})"
)
# 报告期内|分别为: only when
_WHEN_ALONE = re.compile(rf"^{ANY_TIME}[内末]?(?=(?:均|分别|依次)?(?:[为达]到?)?$)")
# 开工时间|较计划|推迟47天: what a day was put off against
_THAN_PLANNED = re.compile(
    "(?<=[一-鿿]{2})[较比](?:原定?|合同)?(?:计划|预期|约定|规定|目标)(?:时间|工期|期限|节点|进度)?(?=(?:推迟|提前|延迟|滞后|延后|延期|提早)了?$)"
)
# 不含|外聘人员86人, 不含|增值税6万元; not 不含增值税销售额
_NOT_IN = re.compile(r"^(?:均|还|尚)?不(?:包含|包括|含)(?![税运息量]|[一-鿿]{1,3}税[一-鿿])(?=[一-鿿]{2,12}$)")
_AS_BASE = re.compile(r"^(?:公司)?(?:\d{4}年度?)?[拟将]以(?=[一-鿿]{3,8}$)")  # 拟以总股本4亿股为基数
# 用水量|在2025年基础上|再下降3%, 在2024年412千克|的基础上|再下降3%
_ON_BASE = re.compile(
    rf"(?:(?:^|(?<=[一-鿿]{{2}}))在(?:{ANY_TIME}|[上去前]年)?(?:同期)?的?|^的?)基础之?上"
    "(?:再|又|进一步|继续)*(?=(?:增|减|下|上|提|降|压|缩|扩|节))"
)
# 以单车28万元|的价格|出售旧客车15辆: at what price, told before
_AT_PRICE = re.compile("^的(?:单价|均价|价格|总价|对价|造价|标准)(?!指数|变动|波动|走势|体系)(?:公开)?(?=[一-鿿]{3})")
_NO_PART = tuple(
    (frozenset(needed(pattern)), pattern, r"\g<what>" if pattern is _RESTATED else "")
    for pattern in (
        *(
            _OPINION,
            _LEFT_OUT,
            _FROM_DAY,
            _IN_CHARGE,
            _AS_BASE,
            _THAN_PLANNED,
            _NOT_IN,
            _WHEN_ALONE,
            _TIME_INSIDE,
            _KIND,
            _AFTER_THAT,
            _YEAR,
            _SOURCE,
            _AFFECTED,
            _ON_BASE,
            _AT_PRICE,
        ),
        *(_AFFECTED_SO, _CURRENCY, _COMPARABLE),
        *(_FROM_YEAR, _OF_EACH, _FOR_EACH, _GRADED, _RESTATED, _FORMER_END),
    )
)


def plain(clause: str) -> str:
    """Return a clause without what is no part of its metric.

    1. 据初步测算减排, 经维修后库容   2. 维护合同约人民币   3. 销量因口径变化追溯调整为 → 销量
    4. 接待量由原披露的 → 接待量   5. 按同一口径折算   Left alone: 经营收入, 数据统计.
    """
    there = frozenset(clause)
    for signs, pattern, rest in _NO_PART:
        if not signs.isdisjoint(there):
            clause = pattern.sub(rest, clause)
    return clause


def of_its_kind(clause: str) -> str:
    """Return a clause without the kind that its thing is one of: 主要产品焦炭产量 → 焦炭产量; not 主要产品产量."""
    return _KIND.sub("", clause) if "主" in clause else clause


def without_start(clause: str) -> str:
    """Return a clause without what it says of the value that something had: 装卸量从旧港的, 绿地由“十三五”末的."""
    return _OF_START.sub("", clause)


def is_from(clause: str) -> bool:
    """Whether a clause leads to the value that something had: 网点由|46个, 网点从去年的|46个发展到61个."""
    bare = clause.rstrip().removesuffix("人民币")
    return bare.endswith(("由", "从")) or any(of.search(bare) for of in (_FROM_YEAR, _OF_START))


def is_of_each(clause: str) -> bool:
    """Whether a clause names a standard and goes on with what it is for each of: 补贴标准由每人每班15元调整为22元."""
    return _OF_EACH.search(clause) is not None


def is_former(words: str) -> bool:
    """Whether words say that a figure is what was said before in place of the one before it: （此前公布为3.6万台）."""
    return bool(FORMER.fullmatch(words.strip(" （(，,")))


def without_base(words: str) -> str | None:
    """Return the words behind 基础上, None where there is none: 在上年19处基础上累计达25处."""
    found = _BASE.match(words)
    return words[found.end() :] if found else None


# how far a level is from what it is held against, as the rules name it: 满意度低于目标值的幅度
DISTANCE = re.compile("(?:超[过出]?|于).{2,}的幅度$")


def distance(metric: str, than: str) -> str:
    """Name how far something is from what it is held against: 满意度, 低于目标值."""
    return f"{metric}{than}的幅度"


def is_sum(words: str) -> bool:
    """Whether words only sum up: 募捐，共计3.4万元."""
    return bool(SUMMED.fullmatch(words))
