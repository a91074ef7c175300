"""Rules of metrics for quantities, shares and changes that are distributed over a list or quantities before: 分别为."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean
from extractors.metrics.find.behind import object_of
from extractors.metrics.find.by_change import named_before
from extractors.metrics.find.dealt import one_for_each
from extractors.metrics.find.distributive import NEXT_OF_LIST
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import CHANGE, FORM, LEVEL, PERCENT, SHARE_OF, THIRD
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from extractors.text.times import YEAR

DISTRIBUTIVE = "别依"  # 分别, 依次


@as_rule(
    "shared out",
    "甲、乙分别为3人、5人: the items of a list are distributed over the quantities that follow",
    step=FORM,
    needs=DISTRIBUTIVE,
    examples=(
        "测评结果显示东馆、西馆满意度分别为⟨90分⟩和93分。 → 东馆满意度",
        "甲馆、乙馆的借阅量分别为3万册、⟨5万册⟩。 → 借阅量, 乙馆",
        "职工60人，其中男、女职工分别为⟨24人⟩、36人。 → 男职工, 男职工",
        "职工60人，其中总部、分部分别为⟨24人⟩、36人。 → 职工, 总部",
        "东圃2018年、2019年的产值分别为6亿元、⟨1亿元⟩。 → 产值, 东圃",
        "资费争议、网络质量分别占⟨38%⟩、27%。 → 资费争议占比",
        "满意率98%，其中信用卡类、贷款类投诉分别占⟨37%⟩、29%。 → 信用卡类投诉占比",
        "水费、电费分别占成本的⟨3%⟩和8%。 → 水费占成本",
        "水稻、玉米播种面积分别为8亩、9亩，平均亩产分别为612公斤、⟨805公斤⟩。 → 平均亩产, 玉米",
        "保证人为甲公司和乙公司，分别按照55%和⟨45%⟩的比例提供保证。 → 提供保证的比例, 乙公司",
        "分别向工会、教育基金会拨付经费36万元和⟨12万元⟩。 → 拨付经费, 教育基金会",
        "分别向养老保险、失业保险计划缴存费用36万元及12万元（2021年：⟨30万元⟩及10万元）。 → 缴存费用, 养老保险计划",
        "办公、差旅分别支出3万元、人民币⟨5万元⟩。 → 差旅支出",
        "限制性股票分三期解锁，每期解锁比例分别为30%、⟨40%⟩、30%。 → 第二期解锁比例",
        "本年及累计未弥补的亏损分别为8万元（2021年：7万元）和32万元（2021年：⟨23万元⟩）。 → 累计未弥补的亏损",
        "甲公司、乙公司对借款按持股比例45%、⟨20%⟩分别提供担保。 → 持股比例, 乙公司",
        "甲厂、乙厂已分别改造了6台、⟨8台⟩水泵。 → 改造水泵, 乙厂",
        "甲院、乙院分别收治患者36名、26名，分别转诊⟨3名⟩、2名。 → 甲院转诊",
        "登记和核准市场主体分别为86户和⟨42户⟩。 → 核准市场主体",
        "每百户拥有空调、冰箱等家电分别为96台、⟨88台⟩。 → 每百户拥有冰箱",
        "港口煤炭、矿石吞吐量分别完成⟨86万吨⟩和42万吨。 → 港口煤炭吞吐量",
        "城乡低保标准分别达到每月612元、每年⟨5140元⟩。 → 农村低保标准",
        "市县两级分别投入3亿元、⟨1亿元⟩。 → 县级投入",
        "种子和苗木（甲类）、农机（乙类）和仓储（丙类）补贴分别为6万元、⟨8万元⟩和9万元。 → 农机（乙类）补贴",
        "该季度，青江物流的毛利率和净利率均创新高，分别为36%和⟨12%⟩。 → 净利率, 青江物流",
        "青江物流的毛利率和净利率分别为⟨36%⟩和12%。 → 毛利率, 青江物流",
        "归属于股东的总资产收益率和归属于股东的净资产收益率分别为⟨1.2%⟩和13%。 → 归属于股东的总资产收益率",
    ),
    counter_examples=(
        "毛利率和净利率均创新高，利润为3万元。",
        "甲馆、乙馆的借阅量为3万册、5万册。",
        "向工会、教育基金会拨付经费36万元和12万元。",
        "每期解锁比例30%、40%、30%。",
        "甲公司、乙公司按持股比例45%、20%提供担保。",
        "甲厂、乙厂改造了6台、8台水泵。",
        "上年、今年分别安排资金36万元、42万元。",
        "上、下半年分别安排资金36万元、42万元。",
        "甲、乙两名股东分别以货币出资60万元和40万元。",
        "2020年、2021年城乡居民收入分别为3.1万元、3.4万元。",
    ),
)
def shared_out(so_far: SoFar, around: Around) -> Measured | None:
    """Read a quantity of a distributive list."""
    dealt = so_far.dealer.share(around.at, around.left)
    if dealt is None:
        return None
    if dealt.metric is None and so_far.before:
        item, whole = dealt.subject or "", so_far.before.metric or ""
        if len(item) > len(item[-2:]) and item[-2:] in whole:  # 在岗职工60人，其中男、女职工分别为24人、36人
            return Measured(clean(item), dealt.subject)
        return Measured(whole, dealt.subject)
    return Measured(clean(so_far.without_name(dealt.metric or dealt.subject or "")), dealt.subject)


@as_rule(
    "shares of figures before",
    "党员40人、团员60人，分别占35%和52%; 分别完成年度计划的98%和102%: of the quantities before, one by one",
    step=FORM,
    needs=needed(forms.PLANNED) + "占倍率",
    of=PERCENT | {"倍"},
    says=SHARE_OF,
    examples=(
        "靠泊邮轮86艘，旅客32万人次，分别是上年的⟨2.1倍⟩和2.6倍。 → 靠泊邮轮",
        "水稻、玉米产量分别为86吨和142吨，占总产量的比重分别为⟨31%⟩和44%。 → 水稻产量占总产量的比重",
        "党员40人、团员60人，分别占⟨35%⟩和52%。 → 党员占比",
        "乘客40人，机组60人，二者分别占⟨40%⟩和60%。 → 乘客占比",
        "咨询类40件、求助类60件，占比依次为⟨35%⟩、52%。 → 咨询类占比",
        "党员40人、团员60人，分别占职工的35%和⟨52%⟩。 → 团员占职工",
        "党员、团员分别为40人和60人，占职工的⟨35%⟩、52%。 → 党员占职工",
        "供水320万吨、售水290万吨，分别完成年度计划的⟨101%⟩和99%。 → 供水完成年度计划",
        "铁路运量6万吨、内河运量3万吨，占货运量的比重分别为⟨60%⟩和30%。 → 铁路运量占货运量的比重",
        "甲站、乙站支出分别为6万元、3万元，完成预算的⟨98%⟩、99%。 → 甲站支出完成预算",
        "生产纯碱6万吨、烧碱3万吨，产销率分别为⟨99%⟩和97%。 → 纯碱产销率",
    ),
    counter_examples=(
        "党员、团员分别占35%和52%。",
        "党员40人，占35%。",
        "学徒86人、技工92人，留用率和升级率分别为98%和12%。",
    ),
    source="argued: groups are counted together and their shares told behind them with 分别",
)
def share_of_level(so_far: SoFar, around: Around) -> Measured | None:
    """Read a share of a distributive list over the quantities before."""
    told = so_far.dealer.share_of_level(around.at, around.left)
    metric = so_far.found[told.level].metric if told else None
    if not told or not metric:
        return None
    thing = (object_of(so_far.words(metric)) or metric) if told.of.endswith("率") else metric
    name = "占比" if told.of == "占" else told.of.removesuffix("的")
    return Measured(thing + name, so_far.found[told.level].subject)


# 比上年的|66万千瓦时、9吨分别下降; 上年同期分别为|66万千瓦时、9吨
_LAST_TIME = re.compile(
    rf"[{CLAUSE_ENDS}]?(?:[比较](?P<time>[上去]一?年|{YEAR}年|上期)(?:同期|度|末)?的|(?:[上去]一?年|上期)(?:同期|度|末)?(?:分别|依次)为)"
)


@as_rule(
    "list told again",
    "用电6万千瓦时、用水9吨，比上年的7万千瓦时、8吨分别…: values of another time, one by one of the quantities before",
    step=FORM,
    at=THIRD,
    needs=needed(_LAST_TIME),
    of=LEVEL,
    says=shared_out.name,
    examples=(
        "用电6万千瓦时、用水9吨，比上年的⟨7万千瓦时⟩、8吨分别下降14%和增长12%。 → 用电",
        "办展6场，借书9万册；上年分别为⟨8场⟩和7万册。 → 办展",
    ),
    counter_examples=(
        "用电6万千瓦时、用水9吨，比上年的8场、7万册少。",
        "油墨3桶、用电6万千瓦时、用水9吨，比上年的7万千瓦时、8吨少。",
    ),
    source="argued: several things are told with their values of the year before in the same order and units",
)
def list_again(so_far: SoFar, around: Around) -> Measured | None:
    """Read a value of another time in a list that goes through the quantities right before it in their order."""
    first = last = around.at
    while first and NEXT_OF_LIST.fullmatch(so_far.left(first).strip()):
        first -= 1
    while last + 1 < len(so_far.figures) and NEXT_OF_LIST.fullmatch(so_far.left(last + 1).strip()):
        last += 1
    count = last - first + 1
    begin = first - count
    if count < len(("one", "other")) or begin < 0 or not _LAST_TIME.fullmatch(so_far.left(first).strip()):
        return None
    if begin and so_far.left(begin).lstrip().startswith(("、", "和", "及")):
        return None  # one of a longer list
    pairs = zip(so_far.figures[begin:first], so_far.figures[first : last + 1], strict=True)
    if any(one.unit != other.unit or one.role != "level" or other.role != "level" for one, other in pairs):
        return None
    before = so_far.found[begin + around.at - first]
    return Measured(before.metric, before.subject) if before.metric else None


_EACH = re.compile("分别|依次")


def _of_sentence_before(so_far: SoFar, around: Around) -> Measured | None:
    """Return the level of the sentence before that a change of a list is of, which has one for each.

    电费86万元，水费12万元。与上年相比，分别下降|3万元、2万元
    """
    if not _EACH.search(so_far.left(0)):
        return None
    count = next(
        (at for at in range(1, len(so_far.figures)) if not NEXT_OF_LIST.fullmatch(so_far.left(at).strip())),
        len(so_far.figures),
    )
    if not around.at < count > 1 or not one_for_each(so_far.wholes, count, around.figure.unit):
        return None
    return Measured(so_far.wholes[around.at - count].metric)


@as_rule(
    "changes shared out",
    "甲、乙分别增长5%和7%: each change is of its item",
    step=FORM,
    needs=DISTRIBUTIVE,
    of=CHANGE,
    says=shared_out.name,
    source="words for several things in one: schemas/data/metrics/both_in_one.csv",
    examples=(
        "水费、电费分别增长⟨5%⟩和7%。 → 水费",
        "苹果、桃的种植面积分别增加⟨86亩⟩和42亩。 → 苹果种植面积",
        "网点净增26家，其中城东、城西片区分别净增⟨15家⟩和11家。 → 网点, 城东片区",
        "进出口通关时间预计分别压缩⟨45%⟩和51%。 → 进口通关时间",
    ),
    counter_examples=("收入10亿元，利润2亿元，分别增长5%和7%。",),
)
def changes_shared_out(so_far: SoFar, around: Around) -> Measured | None:
    """Read a change of a distributive list that names its items."""
    item = around.dealt_change
    if not isinstance(item, str):
        return _of_sentence_before(so_far, around) if item is None and so_far.wholes else None
    if so_far.before and so_far.dealer.of_before:
        return Measured(so_far.before.metric, item)
    named = clean(so_far.without_name(so_far.phrase_before(item) or item))
    return Measured(named_before(so_far, around, named or "") or named)


@as_rule(
    "change of a figure before",
    "收入10亿元，利润2亿元，分别增长5%和7%: the changes are of the quantities before, one by one",
    step=FORM,
    at=THIRD,
    of=CHANGE,
    examples=(
        "收入10亿元，利润2亿元，分别增长⟨5%⟩和7%。 → 收入",
        "等候时间8分钟，就诊时间9分钟，比上年缩短⟨2分钟⟩、3分钟。 → 等候时间, against year_before",
        "受理案件86件，审结72件，同比上升⟨5%⟩和3%。 → 受理案件, against year_before",
        "电费86万元，水费12万元。与上年相比，分别下降⟨3万元⟩、2万元。 → 电费, against year_before",
        "水电费98万元，其中电费86万元，水费12万元。与上年相比，分别下降⟨3万元⟩、2万元。 → 电费, against year_before",
    ),
    counter_examples=(
        "收入10亿元，增长5%。",
        "收入10亿元，利润2亿元，同比增长5%。",
        "电费86万元，水费12万元，网费6万元。与上年相比，分别下降3万元、2万元。",
        "电费86万元，网点12个。与上年相比，分别下降3万元、2万元。",
    ),
    source="argued: totals are told together and their changes behind them with 分别",
)
def change_of_level(so_far: SoFar, around: Around) -> Measured | None:
    """Read a change of a distributive list over the quantities before."""
    if not isinstance(around.dealt_change, int):
        return None
    level = so_far.found[around.dealt_change]
    return Measured(level.metric, level.subject)
