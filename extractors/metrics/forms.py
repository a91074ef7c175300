"""Forms printed around a quantity that tell what it measures: patterns, and how a phrase is made clean."""

import re

from extractors.text.became import CAME
from extractors.text.characters import (
    BETWEEN_ITEMS,
    BRACKETS,
    CLAUSE_ENDS,
    CLAUSE_START,
    CLOSE,
    COLON,
    IN_CLAUSE,
    JOIN,
    MEMBER_ENDS,
    OPEN,
    OPENING_BRACKETS,
    TO,
)
from extractors.text.less_done import AGAIN, DONE_LESS, MORE_OR_LESS, OF_POWER, ROSE_OR_FELL
from extractors.text.own_unit import PLACE
from extractors.text.times import OWN_TIME
from extractors.text.view import BULLETS
from extractors.text.word_patterns import any_word
from schemas.text import squeeze

_EDGE_SIGNS = f"，、：:.．·▪•●■◆-—+＋=＝的之①②③④⑤⑥⑦⑧⑨⑩ {BULLETS}"
# 报告期内公司营业收入, 另外计提跌价准备, 且使用年限: what joins a clause to others is no part of the name
_JOINS_CLAUSE = re.compile(
    r"^(?:学年|中(?=所辖|所属|各)|[“\"]?十[一二三四五]五[”\"]?(?:期间|时期|末)|报告期(?:内|期?[末初])?|前?[一二三四]个?季度末?|内含|加(?=上年结转)|包括|包含|本次|本期|另外|此外|并且|而且|且|(?:投产|达产|投运|投用|建成|完工)后|(?:主要)?系(?![统列数族])|(?:主要)?是?由于)+(?=[一-鿿A-Za-z]{2})"
)
_USED_FOR = re.compile(r"^(?:主要)?用于(?=[^的]{2,}$)")  # 用于城乡社区支出; not 用于培训的费用
# 公司总资产 is the unit's own; 公司债券, 公司治理 are things of their own.
_OF_COMPANY = re.compile(
    rf"^(?:公司|集团)(?:[所下]属(?=[一-鿿]{{2}})|(?={any_word('metrics/words.csv', 'of_company')})|"
    rf"(?!{any_word('metrics/words.csv', 'company_own')})(?=[一-鿿A-Z]{{4}}))"
)
STOPS = "，。；：、！？,;:!?（）()《》〈〉【】…\n|◆●■▪❖◼►"
ORDINAL = re.compile(
    r"^[一二三四五六七八九十]{1,2}[是要](?=[一-鿿A-Za-z“])"
)  # 二是|森林覆盖率: a list counts its items
LEFT_STOP = re.compile(rf"[{STOPS}]")
RIGHT_STOP = re.compile(rf"[{STOPS}“”‘’\"]")
SPLIT_VERB = re.compile(rf"(?<=[新改迁重]){OPEN}([扩改迁建])(?:、[扩改迁建])?{CLOSE}(?=建)")  # 新（扩）建泵站
CLAUSE_STOP = re.compile(f"[{CLAUSE_ENDS}：]")
SENTENCE_STOP = re.compile(rf"[{MEMBER_ENDS}\n]")
STAKES = ("股权", "股份", "权益", "表决权")  # what is held of a company
BRACKETS_AT_END = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}$")
INNER_BRACKETS = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}")
NAMED = re.compile(rf"[“\"《](?P<name>[^“”\"《》]{{2,60}}|[^“”\"《》\n]{{2,100}}项{CLOSE})[”\"》](?:科目)?$")
# Brackets of a few letters are part of a name: 因公出国（境）费.
WITH_BRACKETS = re.compile(
    rf"(?<![一-鿿0-9]){OWN_TIME}?(?P<name>(?![和及与])[一-鿿]{{2,8}}{OPEN}[一-鿿]{{1,4}}{CLOSE}[一-鿿]{{1,6}})$"
)
QUOTED = re.compile(r"[“‘\"]([^“”‘’\"]{2,40})[”’\"]$")
TIE = re.compile(
    rf"(?:(?:(?<!行)|(?<=[银支分总央本我商]行))为|(?<![送到下抵传表转雷])达到?|是|共|共计|合计|总计|累计|高达|超过?|(?<=[量数额])破|{COLON}|(?:控制|保持|稳定|维持)在?|(?<=率)[升降][至到]|(?:{CAME}|跃升|攀升|回升|回落|恢复|拓展|壮大|延长|延伸|压减|压降|[升降压缩增减跃涨跌])[至到]|扩至|(?<=[一-鿿]{{2}})[攀冲跨迈站登]上|精确到|(?<=[一-鿿]{{2}})已?(?:[扩改新修兴援搭筹安加]?[建装]|铺)到)$"
)
# 比重不低于, 占比约为, 仅有不到: how exact the quantity is
_BOUND = re.compile(
    r"(?:(?:划分|细分)[为成]|(?<=[一-鿿]{2})(?<![部成得百积学十评打满总均])分为|(?<=基本|大体|主要|一般)分成|不[低少高多大小长]于|不得?超过|不足|不到|[小大少多]于|(?<=[一-鿿]{2})(?:只有|仅有|仅)|(?<=[率量额度耗价])则|(?<=[率度额量])平均|(?<=[一-鿿][一-鿿])(?:折合|折款|折价|约合)|一?般?不宜|一般|通常|原则上|(?<=[一-鿿][一-鿿])(?<![平人户次日月年亩生床车班])[均都](?:[在为])?|大约|大致|(?<![公合条契签履违预制集租邀失守解相特缔节])约|(?<=[一-鿿]{2})(?:最[高多大少低]|最?高峰)时)$"
)
# 效率达到每小时35箱: by what time the quantity is counted is no part of the name
_PER_HOUR = re.compile(r"(?<=[一-鿿]{2}[为达到至过])每(?:小时|分钟|秒)$")
# 与 compares where one of these follows; 养护与维修费增加5万元 joins two things
_OTHER_SIDE = (
    rf"(?:(?![较比]){IN_CLAUSE}){{0,24}}?"
    r"(?:相比|同期|[上去前往]一?年|\d年|年[初末]|上[期月季]|期[初末]|预算|决算|计划|目标|平均|水平)"
)
COMPARED = re.compile(
    rf"""
    (?:
      同比 | 环比
      | (?: 相?较 | (?<![占师价])相?比(?![例重率]) | (?<!参)与(?={_OTHER_SIDE}) ) {IN_CLAUSE}{{0,24}}?
        (?=增|减|提|降|升|上|下|持平|相比|翻|缩|压|多|少|高|低|节[约省]|回[落升]|收窄|放缓|加快) (?:相比)?
    )
    {IN_CLAUSE}{{0,3}}?
    (?:
      增长 | 增加 | 提高 | 提升 | 上升 | 上涨 | 下降 | 减少 | 降低 | 下跌 | 缩短 | 收窄 | 压减 | 节约 | 节省
      | 回落 | 回升 | 放缓 | 加快
      | 翻 | 增幅 | 降幅
      | [多少][一-鿿]{{1,2}} | [增减升降多少高低]
    )?
    (?: 率 | 幅度? )? (?: 分别 | 依次 )? [了为达到至约近超过]* $
    """,
    re.VERBOSE,
)
RESTATING = "(?:追溯)?(?:调整|重述|更正|修正|修订|变更|改(?=[为至到成]))"
RESTATED = re.compile(rf"{RESTATING}[为至到成]?$")  # 由1,284人次追溯调整为1,236人次: what it is stands before
CHANGED = re.compile(
    rf"(?:^|(?<=[上去]年)|(?<=同期)|(?<=[同环]比))净?(?:减收|减产|增产|增收)了?$|(?:{DONE_LESS})了?[约近达超过]*$|[再又续]?净?(?:(?<=净)[增减]|{AGAIN}|{ROSE_OR_FELL}(?=了)|{MORE_OR_LESS}(?=了)|增长|增加|增多|提高|提升|上升|上涨|下降|减少|降低|下跌|回落|延长|缩短|收窄|压减|压缩|缩减|扩大|节约|翻了?|增幅|降幅)"
    r"(?:率|幅度?)?(?:分别|依次)?[了为达到至约近超过]*$"
)
# 管理费用变动原因说明：本期较上年…: the heading names what changed
EXPLAINED = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：、\s])(?P<what>[一-鿿A-Za-z（）]{{2,24}}?)"
    r"(?:(?:增减)?(?:变动|变化|增减|增加|减少|增长|下降|上升)(?:的?(?:主要)?(?:原因|情况))?(?:说明|分析)?|的?(?:主要)?原因(?:说明|分析)?)"
    rf"{COLON}(?:本报告期|报告期内?|本期|本年度?)?$"
)
# 复合年增长率, 年均增速: a rate of its own, no change of what stands before
GROWTH_RATE = re.compile(r"(?:年均|月均|平均|复合|年均复合|年复合|复合年均?)+(?:年均?)?(?:增长率|增速|增幅)$")
# 漏损率2.6%，优于年初设定的3%上限: what it is held against is a value of the same
BETTER_THAN = re.compile(
    r"^[一-鿿]{0,2}(?:优于|好于)[一-鿿]{0,4}(?:设定|确定|下达|规定|制定|约定|要求|目标|计划)(?:值|数)?的?$"
)
# 由7位专家组成: they make up what the sentence speaks of
MADE_OF = re.compile(r"(?P<thing>[一-鿿]{1,12}?)(?:共同)?(?:组成|构成|组建)")
# 导游证书（中文和外文）的讲解员, 县（市、区）转办件: brackets that explain a word inside a clause
EXPLAINS = re.compile(rf"{OPEN}[^{BRACKETS}0-9]{{1,12}}{CLOSE}(?=的[一-鿿]{{2}})")
# 市场（不包括大分子药物）规模
SCOPE = re.compile(
    rf"(?<=[一-鿿]){OPEN}(?:不?包括|不?含|除)[^{BRACKETS}{CLAUSE_ENDS}、0-9]{{1,16}}{CLOSE}(?=[一-鿿]{{2}})"
)
PENALTIES = re.compile("(?<=徒刑)、(?=拘役|管制)")
# 判处五年以上有期徒刑: the bound is part of the name
_YEARS = r"(?:[一二三四五六七八九十]{1,2}|\d{1,2})年"
SENTENCED = re.compile(rf"(?:被?判处)?{_YEARS}以[上下](?:不满{_YEARS})?有期徒刑[一-鿿、]{{0,8}}$")
PLACES = re.compile(rf"(?<=[县市区省]){OPEN}[市县区旗镇乡、，]{{1,7}}{CLOSE}")
TERM = re.compile(r"(?:[一二两三四五六七八九十]{1,2}|\d{1,2})(?:年|个月|天)期$")  # 三年期大额存单利率
# 10千伏线路: the size is part of the name
SIZED_BEHIND = re.compile(
    r"(?P<size>(?:DN|dn)?\d[\d.,]*(?:(?:千伏|[kK][Vv]|毫米|兆瓦|千瓦|英寸)(?:及以上)?|万?(?:吨|千瓦|元|人)级(?:以上的?)?))(?P<thing>[一-鿿]{2,10})"
)
TOOK = frozenset({"仅用", "只用", "历时", "用时", "耗时", "费时", "提前", "延后"})  # 仅用10个月就突破15万人次
RATE = re.compile(r"[一-鿿]{1,3}率")
# argued: 少发电 and the like, of power, water, gas and oil
FEWER = re.compile(f"^[多少](?={OF_POWER})")  # 少|发电
# 因新线投运|上升2%: why it changed, no name of what did; 带动贷款|增长: what made it change
CAUSE = re.compile(r"(?:因|由于|得益于|受益于|主要因)[^的]{2,30}")
CAUSED = re.compile(
    r"^(?:从而|进而)?(?:带动|推动|促进|拉动|助推|助力|帮助|促使|使得?|令)(?:该(?=[村镇乡县市]))?(?=[一-鿿]{2,})"
)
RATES_IN_WORDS = ("率", "速度", "增速", "比例", "占比", "比重", "目标", "幅度", "系数")
NO_SHARE = ("占地", "占用", "占有", "占线", "占道")
# 劳动合同签订率和社会保险参保率均为100%: one quantity for several rates
SEVERAL_RATES = re.compile(rf"[A-Za-z]{{0,3}}[一-鿿]{{2,12}}率(?:{JOIN}[一-鿿]{{2,12}}率)+")
RATES = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：]|继续|全年|其中)(?P<rates>{SEVERAL_RATES.pattern})(?:[均都也]|继续|保持|分别|达到?|为|{COLON})*$"
)
INCLUDED = re.compile(rf"{OPEN}含[^{BRACKETS}]{{0,4}}{CLOSE}(?=[及和]?以[上下])")
# 三、四级手术, A、B两级, 市、县级, 南、北堤: names whose end only the last one has
ELLIPTIC = re.compile(
    r"(?:[一二三四五六七八九十]、)+(?=[一二三四五六七八九十][一-鿿])|(?<![A-Za-z])(?:[A-Z]、)+(?=[A-Z](?![A-Za-z]))"
    r"|(?:[省市县区]、)+(?=[省市县区乡镇]级)"
    r"|(?:(?<![一-鿿])|(?<=[年度月末]))(?:(?![一二三四五六七八九十])[一-鿿]、)+(?=[一-鿿])"
)
# 收入、支出总计: of a sum only what is summed up is too little
SUMMED = re.compile(
    r"(?P<year>本年)?(?P<what>(?:收入支出|收入|支出|收、支|收支)(?:预算|决算)?)(?P<sum>合计|总计)(?:[均各]?[为是达]?|[:：])$"
)
# 签署《承诺书》的比例: a title inside the name
TITLED = re.compile(r"《[^《》]{2,30}》(?=的[一-鿿]{2})")
# 衔接地铁、航空等客运方式的|线路: the first of a list stands for all of it in a clause that says which
WHICH_OF_LIST = re.compile(r"(?<=[一-鿿]{2})(?:、[一-鿿]{1,8}){1,5}(?=等[一-鿿]{1,8}的[一-鿿]{2,8}$)")
# 女职工占员工总数的60.8%, 研发投入占营业收入比例为4.4%: the share of one thing in another
SHARE_OF = re.compile(
    rf"(?P<part>[^{CLAUSE_ENDS}占]{{1,40}})(?P<of>占(?:到|据)?(?!比|地|用)[^{CLAUSE_ENDS}占]{{1,16}}?(?:比例|比重|份额|百分比)?(?:均值)?)的?$"
)
TIMES_OF = re.compile(rf"(?:是|为|相当于|达到?)[^{CLAUSE_ENDS}、]{{2,16}}的$")  # 分红12亿元，是融资额的|2.1倍
_OF_PLAN = (
    rf"(?:超额完成了?|完成了?|为|达到?)[^{CLAUSE_ENDS}、的占0-9]{{0,10}}?"
    "(?:计划|目标|任务|指标|预算)(?:任务|计划|总?[数量额值])?的"
)
PLANNED = re.compile(rf"超(?:计划|预算|目标|任务)|{_OF_PLAN}")  # 完成全年考核指标的, 为计划任务的
SHARES_OF_THEM = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}])(?:(?:各|分别|依次)(?P<of>占[^{CLAUSE_ENDS}、]{{0,16}}?|{_OF_PLAN})(?:的|比)?"
    "|(?:占比|比重)(?:各|分别|依次)[为是达]?"
    rf"|(?:各|分别|依次)(?:是|为|相当于|达到?)(?P<times>(?:\d{{4}}年末?|[^{CLAUSE_ENDS}、0-9]{{2,8}})的))$"
)
IN_BRACKETS = re.compile(
    rf"(?P<outside>[一-鿿]{{2,}}){OPEN}(?:(?P<share>占(?:比|到|了)?[为约近]?)|(?:共计?|合计|总计|计|约)*)$"
)
DISTANCE = re.compile(
    rf"(?<!不)(?:高|低|多|少|快|慢|优|好|长|短|早)于[^{CLAUSE_ENDS}、]{{2,16}}$"
)  # 高于全市平均水平1.2个百分点
# 林场距最近的车站18公里: how far it is
AWAY = re.compile(rf"(?P<from>(?<![间车行轨株差])距离?[^{CLAUSE_ENDS}、：]{{2,16}}?)(?:[约仅有为]|不足|超过|大约)*$")
# 在3年内收回: what was done within a time
WITHIN = re.compile(r"(?:之|以)?内(?:即|便|就|均|可|已|全部|基本)*(?P<done>[一-鿿]{2,12})")
# 停电时间继续减少，从2015年的4.98小时减至4.6小时; 绿电占比首次过半，达到50.7%: the clause before says what moved
MOVED = re.compile(
    rf"(?P<what>{IN_CLAUSE}{{2,24}}?)(?:呈现?|保持了?|出现)?(?:首次|继续|持续|进一步|大幅|小幅|快速|较快|平稳|明显|显著|稳步|逐[年步]|连年|不断|有所|再)*"
    r"(?:最[高大多低小少快慢长短]|居首位?|居第[一二三]位?|过半|减少|增加|提升|提高|下降|降低|下滑|回落|缩短|改善|上升|上涨|攀升|增长|扩大|增多|延长|突破|创新高"
    r"|(?:首次)?(?:突破|超过|跨越|迈[过上])[一二三四五六七八九两十百千万亿]+[元人次吨件户]{0,2}(?:大关|台阶)?)了?"
    r"(?:较[快大多]|明显|显著|迅速)?(?:的?(?:态势|趋势|势头))?$"
)
FROM_TIME = re.compile(r"(?:(?:由|从)(?:[上去前]年|\d{4}年|年初|原来|过去|此前)?(?:同期|底|末)?的?)?")
OF_ANOTHER = re.compile(
    "行业|同业|同行|市场|全国|全省|全球|我国|客户|供应商|子公司|(?<!公司)股东|对方|竞争|其他(?:单位|公司|企业)|国家|平均水平"
)
BETWEEN_SENTENCES = re.compile(r"[。！？!?\n]")
LEVELLED = re.compile(r"(?:的?水平)?(?:基本|大体)?(?:相当|持平)")
# 服务点、自助图书馆（分馆）共694个: all of a list together, unless it goes on with 等
ALL_OF_LIST = re.compile(
    rf"{CLAUSE_START}(?P<items>(?:[^{CLAUSE_ENDS}：、等]{{2,16}}、){{1,5}}[^{CLAUSE_ENDS}：、等]{{2,12}}?)(?:一?共计?|合计|总计)(?:有|为)?$"
)
# argued: notes of accounts tell shares of two years in one list (占应收账款的比例分别|为43.8%及45.1%)
DEALT_END = re.compile("(?<=[一-鿿]{2})(?:分别|依次|各)$")
TIME_ONLY = re.compile(r"第?[一二三四1-4]季度|[上下]半年|[上下]一?年度?|去年同?期?|同期")  # 其中一季度58.2亿元
RATES_END = ("率", "满意度")
PROPORTIONS = ("率", "比", "度", "比例", "比重", "占比", "份额", "百分比")
OF_RATE = "rate of a part"
PART = re.compile(rf"[{OPENING_BRACKETS}，,]其中[：:，,]?(?P<who>[一-鿿]{{2,8}}?)(?:为|达到?)?")
# 年产80万套轴承（三列式）滚子组件: brackets of a few letters inside a name
NAME_GOES_ON = re.compile(rf"(?P<brackets>{OPEN}[一-鿿A-Za-z]{{1,4}}{CLOSE})(?P<more>[一-鿿]{{2,16}})")
EXPERIENCE = re.compile(
    rf"的?(?P<of>(?:从事[^{CLAUSE_ENDS}、的]{{2,20}}的|[^{CLAUSE_ENDS}、的]{{0,16}})(?:经验|历史|从业经历|办学史|积淀|积累))"
)
BRACKETS_BEHIND = re.compile(rf"{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE}(?P<words>的?[^{STOPS}]{{2,30}})")
NEXT_ITEM = re.compile(BETWEEN_ITEMS)
NEXT_PART = re.compile(r"[、，,和及](?P<who>[一-鿿]{2,8}?)(?:为|达到?)?")
SUMS = frozenset({"amount", "mass", "volume", "energy", "area", "length"})
# 分获书画作品类一、二、三等奖
PRIZES = re.compile(rf"分?别?获得?(?P<what>[^{CLAUSE_ENDS}、0-9]{{0,12}}?(?:[特一二三四]、)+[二三四]等奖)")
NAMED_AS = re.compile(r"(?:分别)?被(?:授予|评为|评选为|评定为|命名为|认定为|确定为|选为|推选为)了?")
# 全镇236公里灌溉水渠, 向全市26个站点: all of a place are no things that are counted
ALL_OF_PLACE = re.compile(
    rf"(?:[我本该]{PLACE}|全(?:{PLACE}|[国盟行司厂校院局馆站线网系社]|街道|社区|公司|集团|系统|行业|社会|流域)|[我本该]?辖区|区域|[全市县区域境辖]{{1,2}}(?:范围)?内)(?:范围内?)?"
)
EDGE = 2  # signs of a name that a phrase may lack at its beginning: 青年 of 青年员工
# 每月培训共12次: all of them together, not of one month
ALL_TOLD = re.compile(r"(?:共计?|累计|合计|总计|全年)$")
# 每月读书会2期, 每人每月200元, 每10股派发: a quantity of one of them, not of all (每年 is the year's)
ON_AVERAGE = re.compile("(?:[人户日月年周车班师生床亩]|平)均$")
PER = re.compile(
    r"平均每个?(?:学?年度?|星期|月|周|季度?|[日天])(?![一二三四五六日末])|每个?星期|平均每[馆校院站厂店村镇乡县区市社所台场车户](?![次均])|每(?:个|一)?(?:月|周(?![一二三四五六日末])|[日天]|季度?|半年|人次?|户|家|次|班|车|床|生)|每\d{0,4}股"
    r"|每[百千万]{1,2}[一-鿿]{1,8}?(?=拥有|(?<!拥)有|占|配备)|每[百千万]{1,2}人口?|每[名位][一-鿿]{2,4}?(?=每|平均|至少|须|应|年|不|可|$)"
)
# 开展巡护，全年12次: the clause says how often, the one before says what
HOW_OFTEN = re.compile(
    r"(?:(?P<each>[年月周日]均|平均?每[年月周])|全年|年内|共计?|累计|合计|总计|先后|达到?|超过|近|约|已|(?:开展?|举办|组织|召开)了?)*"
)
OCCASIONS = frozenset({"次", "场", "期", "场次", "批次"})
DOES = re.compile(
    rf"(?:^|[一-鿿]{{0,12}}?)(?:开展|组织|举办|举行|召开|实施|进行|参加|发布|编发|编印|推出|开(?![始通发放]))(?P<what>[^{CLAUSE_ENDS}：]{{2,20}})$"
)
# 国际学生来自21个国家，共计158人: of whom the clause before says where they come from
SPREAD = re.compile(rf"(?P<who>[一-鿿]{{2,12}})(?:分别)?{any_word('metrics/words.csv', 'spread')}[于在]?了?$")
TOLD_THEN = re.compile(r"[一-鿿]{1,8}[，,](?:一?共计?|合计|总计|总数)(?:有|为|达到?)?")
SUM = re.compile(r"[，,、；]?(?:以上|上述|[两二三四五六]项|各项)?(?:合计|共计|总计)(?:为|达|约)?")
# 把86个小区纳入…, 为50户家庭配备…: what was done comes behind the thing
DONE_TO = re.compile(
    r"(?:把|将|使|让|对|为|给|向|(?<![存潜所])在|与|由|从|沿|针对|面向|围绕|依托|联合|帮助|助力|支持|引导|推动|带动|首批)$"
)
# 依托平台为|415家企业授信, 全年累计为|26名患者免费手术: nothing before 为 that it could tie a quantity to
LED_TO_WHOM = re.compile(
    r"(?:(?:^|[一-鿿])(?:累计|先后|(?<![数计量额])共|免费|无偿|主动|专门|优先|及时|还|已|并|共同|联合|上门|今年|去年|全年|年内|我们|至今|以来)"
    rf"|^(?:其中)?(?:依托|依靠|借助|利用|通过|运用|发挥|结合|组织|派出)[^{CLAUSE_ENDS}]{{2,20}}|^)为$"
)
# 对逾期未还的|86户借款人: to whom something was done, with what is said of them before
DONE_TO_THOSE = re.compile(rf"^(?:其中)?(?:对|为|给|向|将|把|使|让)[^{CLAUSE_ENDS}]{{1,16}}的$")
BY_MEANS = re.compile(rf"^(?:通过|采取|采用){IN_CLAUSE}{{2,24}}?(?:方式|形式|渠道|途径|手段|模式)(?![一-鿿]{{0,4}}的)")
# 归属于母公司所有者的净利润, 扣除非经常性损益后的净利润: another quantity than 净利润
BELONGING = re.compile(
    r"(?:归属于[一-鿿]{2,12}?的(?:扣除非经常性损益[前后]?的)?|扣除非经常性损益[前后]?的)"
    r"(?:净利润|净资产|净亏损|综合收益(?:总额)?|所有者权益|股东权益|每股收益)$"
)
DUE = re.compile(r"(?:一|1|１)年以?内(?:将)?到期的[一-鿿]{2,10}$")  # 一年内到期的非流动负债 is no 非流动负债
PACE = re.compile(r"(?:增速|涨幅)[了为达到至约近超过]*$")  # 余额86亿元，增速22.6%
IN_WORK = re.compile(r"(?:^|其中|[及和与])(在产品)$")  # 原材料3万元、在产品2万元; not 在产品质量上
# 影响期初未分配利润0元 is an effect, no balance
EFFECT = re.compile(r"影响(?:期初|年初|当期|本期)?[一-鿿]{0,6}(?:未分配利润|净利润|利润总额|所有者权益|损益)$")
# 35岁以下|97名: those of an age
OF_AGE = re.compile(rf"\d{{1,3}}(?:{TO}\d{{1,3}})?周?岁(?:(?:及|或|和)?以[上下]|之间|段)?(?=[的者]?共?有?$)")
YEAR_INSIDE = re.compile(r"的\s*(?:19|20)[0-9]{2}\s*年度?\s*(?=[一-鿿])")  # 编报绩效目标的2024年度项目
ALL_KINDS = re.compile(r"^(?:各类|各项|各种|各级各类)")
TAKING_PART = re.compile(r"(?:参加|参与|参训|受训|参会)(?:人员|人数|职工|员工|党员|干部)")
FINAL = frozenset({"支出决算", "支出决算数", "决算", "决算数"})  # what was spent, beside its budget
REACH = 200  # characters of the clauses before a quantity that may name what it measures
# 灯泡、开关150多个: a list counted as one, unless 等 stands for more of it
LISTED = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：“”]|其中|[0-9]年度?)(?P<first>[一-鿿A-Za-z“”（）]{{2,20}}?)(?P<more>(?:、[一-鿿A-Za-z“”（）]{{2,10}})*、)$"
)
# 1．教育支出（类）普通教育（款）高中教育（项）2025年预算数
ACCOUNT = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：．.、{CLOSE[1:-1]}\d])(?P<name>[一-鿿][^{CLAUSE_ENDS}：．.\d]{{3,90}}{OPEN}[类款项]{CLOSE})(?:\d{{4}}年度?)?"
    r"(?P<what>[一-鿿]{0,6}(?:预算数?|决算数?|执行数))$"
)
COUNTED = re.compile(r"[数几十百千万两][十百千万余]?[个种项家类]")
LIST_GOES_ON = re.compile(rf"(?:、[一-鿿]{{2,14}})+(?=[{CLAUSE_ENDS}]|$)")  # 30个省|、自治区、直辖市完成准入
# 为女员工增加专项检查，38人全部受检: what was given, and to whom
GIVEN = re.compile(r"为(?P<whom>[一-鿿]{2,6}?)(?:增加|开展|组织|安排|提供|举办)(?P<what>[一-鿿]{2,8})[，,]$")
# 斩获6项|全省第一
RANKS = re.compile(rf"[一-鿿]{{0,8}}?(?:第[一二三]|首位|前列|榜首)(?=[{CLAUSE_ENDS}]|$)")
REACHING = "(?:延伸|拓展|扩展|辐射)[至到]"  # 网络延伸至|36个国家
IN_ALL = re.compile(
    rf"(?:一?共计?|合计|总计|(?<=[一-鿿]{{2}})累计(?:超过?|逾|近)?|{REACHING}|(?<![部成得百积学十评打满总均])分为|[划细]分成)$"
)
STAFF = re.compile(r"(?:员工|职工|教职工|教职员工|用工|人员)(?:总?人?数|总量)?$")  # a metric that counts the staff
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
    text = DEALT_END.sub("", _JOINS_ON.sub("", text))
    text = _OF_COMPANY.sub("", _USED_FOR.sub("", _JOINS_CLAUSE.sub("", text.removeprefix("以及"))))
    return text if len(text) > 1 else None


def untied(clause: str) -> str:
    """Drop the words that tie a quantity to what stands before: 占贷款比重为 → 占贷款比重, 风险小于 → 风险."""
    clause = _PER_HOUR.sub("", clause)
    while tie := _BOUND.search(clause) or TIE.search(clause):  # 不得超过 ends in 超过
        clause = clause[: tie.start()].rstrip()
    return clause
