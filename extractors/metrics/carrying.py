"""Words around a quantity that are no part of its metric, and words by which it takes over that of the one before."""

import re

from extractors.metrics.forms import RESTATING, STAFF
from extractors.text.became import CAME
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from extractors.text.times import ANY_TIME

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
    r"(?<=[一-鿿])(?:由|从)(?:每(?:公斤|千克|公里|平方米|立方米|小时|[一-鿿]))+$"
)  # 补贴标准由每人每班15元调整为22元
_FROM_YEAR = re.compile(
    r"(?<=[一-鿿]{2})(?:由|从)(?:"
    r"(?:(?:19|20)\d\d年|上年|去年|年初|[上前]一?个?(?:年度|季度|学期|学年|月|周|届|轮|期|赛季))(?:同期|[末底初])?"
    r"|(?:过去|以往|以前|最初|起初|当初|原先|原来|开始|此前|早期)(?:时)?"
    r"|[一-鿿]{2,4}(?:之初|初期|前|之前|时))?的?(?:平均)?$"
)  # 占比由2023年的17%提高
# argued: what something was before is told without a figure: 货源地由本县|扩大到全省9个市, 床位由最初的不足百张|增至
_ROSE_FROM = re.compile(
    r"(?P<what>[一-鿿]{2,})(?:(?<![自理事经缘来路])由|从(?![业事而严轻重教军医众]))[^由从\d，；：为]{2,10}?"
    rf"(?:{CAME}|拓展|[增升降扩减跃])[至到](?:全[国省市县区]|目前|现在|如今)?的?$"
)
# argued: where, when or at what stage something had the value that it rose or fell from
_OF_START = re.compile(
    r"(?<=[一-鿿]{2})(?:(?<![自理事经缘来路])由|从(?![业事而严轻重教军医众]))[“\"]?(?:[^由从\d，；：]{1,12}的(?:不足|不到|近|约|仅有?|只有)?|[一-鿿]{2,6}前)$"
)
_EACH = "(?:每[人户名家次年月季])"
_EACH_ALONE = re.compile(f"{_EACH}{{2,3}}")
_EACH_BEFORE = re.compile(f"^{_EACH}{{1,3}}")
_ONE_OF_EACH = re.compile(r"^(?:平均)?(?:每\d{0,4}[人户名家次场期位股]|人均|户均)(?=[一-鿿]{2})")
_FOR_EACH = re.compile(
    r"(?:(?<=[一-鿿]{2}[为达是至到])|(?<=[一-鿿]{2})按)(?:(?:每[一-鿿]){1,3}|[人户]均)$"
)  # 授予价格为每股6元, 标准提高到每人每月188元
_FORMER_END = re.compile(rf"(?:由|从)?{_SAID_BEFORE}(?:的|数)?$")
FORMER = re.compile(rf"(?:{_SAID_BEFORE}|原|此前|之前|原先)(?:的|数)?[为是]?")
_BASE = re.compile(r"^的?基础(?:之?上)")
# 纸浆产量1—4月累计完成: when it was so stands behind the name
_TIME_INSIDE = re.compile(
    r"(?<=[一-鿿]{2})(?:今年|全年|上年|去年)?(?:\d{1,2}(?:[-—–~～至到]\d{1,2})?月份?|第?[一二三四]季度|[上下]半年)"
    "(?:累计|共|合计)?(?:完成|实现|达到?|为|增至)?$"
)
_ALL_YEAR = re.compile(r"(?:全年|年内|本年|当年)?(?:累计|合计|共计?)")
SUM = re.compile(r"(?:合计|共计|总计|一共|共)(?:约|为|达)*")
_BARE = re.compile(r"(?:其中|截至目前|目前|现|年末|年内|全年|已经?|均|全部|实际|共计?|合计|累计|获得?|可|成功)*[，,]?")
_YEAR = re.compile(r"^(?:19|20)\d\d年(?:度|末|底)?(?!以?前|之|后|起|来|至|到)(?=[一-鿿]{2})")
_SHARE_OF_PEOPLE = re.compile(r"(?:[女男]性?|党员|团员|青年)(?:占比|比例|比重)")
_SO_FAR = re.compile(rf"(?:^|[^{CLAUSE_ENDS}]*?)(?:累计|总数|总量|共有)(?:已|达到?|有|为|至)*$")
_ADDED = re.compile(
    r"^(?:本年度?|全年|当年)?新(?:增加?|建成?|[敷铺架]设|购置?|开设?|设|办|签订?|辟|添置?)(?=[一-鿿A-Za-z]{2})"
)
_TOPIC = re.compile(r"(?P<topic>[一-鿿]{2,8}?)(?:共计?|累计|全年|年内|总共|已经?|先后|合计)+")
_KIND = re.compile(
    r"^(?:其中)?主[要导](?:产品|污染物|农?作物|原材?料)"
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
_AS_BASE = re.compile(r"^(?:公司)?(?:\d{4}年度?)?[拟将]以(?=[一-鿿]{3,8}$)")  # 拟以总股本4亿股为基数
_NO_PART = tuple(
    (frozenset(needed(pattern)), pattern, r"\g<what>" if pattern is _RESTATED else "")
    for pattern in (
        *(
            _OPINION,
            _LEFT_OUT,
            _FROM_DAY,
            _IN_CHARGE,
            _AS_BASE,
            _WHEN_ALONE,
            _TIME_INSIDE,
            _KIND,
            _AFTER_THAT,
            _YEAR,
            _SOURCE,
            _AFFECTED,
        ),
        *(_AFFECTED_SO, _CURRENCY, _COMPARABLE),
        *(_FROM_YEAR, _OF_EACH, _FOR_EACH, _RESTATED, _FORMER_END),
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


def rose_from(clause: str) -> str:
    """Return what rose or fell, where what it was before is told without a figure: 货源地由本县扩大到全省."""
    rose = _ROSE_FROM.fullmatch(clause.strip())
    return rose["what"] if rose else ""


def is_from(clause: str) -> bool:
    """Whether a clause leads to the value that something had: 网点由|46个, 网点从去年的|46个发展到61个."""
    bare = clause.rstrip()
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


def is_sum(words: str) -> bool:
    """Whether words only sum up: 募捐，共计3.4万元."""
    return bool(SUM.fullmatch(words))


def with_each(each: str, metric: str) -> str:
    """Return a metric of each of other ones: 每人每月低保标准 → 每人每年低保标准."""
    return each + _EACH_BEFORE.sub("", metric)


def is_each(words: str) -> bool:
    """Whether words only say of each of what a quantity is: 每人每年."""
    return _EACH_ALONE.fullmatch(words) is not None


def of_all(metric: str) -> str:
    """Return a metric without the word that makes it one of each, for the sum of all."""
    return _ONE_OF_EACH.sub("", metric)


def topic_of(clause: str, verb: str) -> str:
    """Return the words before a verb alone and a word for all of them or when: 问卷|共|回收 → 问卷."""
    found = _TOPIC.fullmatch(clause.strip().removesuffix("了").removesuffix(verb))
    return found["topic"] if found else ""


def is_bare(clause: str, verb: str) -> bool:
    """Whether a clause only says that something was done, and when or how many in all: 已|处理, 全年共|处理."""
    return bool(_BARE.fullmatch(clause.strip().removesuffix("了").removesuffix(verb)))


def same_deed(clause: str, metric: str, verb: str) -> bool:
    """Whether a clause sums up the deed that a metric tells of one: 每股|派发股利0.1元，合计派发."""
    rest = clause.strip().removesuffix(verb)
    return verb in metric and (is_sum(rest) or _ALL_YEAR.fullmatch(rest) is not None)


def so_far(clause: str, metric: str) -> str:
    """Return a metric without its word of what came new, where a figure is all there are: 新增充电桩16个，累计140个.

    Nor is what there was so far an average of the years: 年均讲座20场，累计已举办63期.
    """
    metric = metric.removeprefix("年均") if "累计" in clause else metric
    return _ADDED.sub("", metric) if _SO_FAR.fullmatch(clause.strip()) else metric


def whose_share(metric: str, people: str) -> str | None:
    """Return the people that a share of women or members is of, where they are no staff: 工会委员7人，女性占比43%."""
    return people if people and _SHARE_OF_PEOPLE.fullmatch(metric) and not STAFF.search(people) else None
