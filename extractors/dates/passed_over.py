"""Rules of periods for times that hold for one clause or one quantity only: 2022年3月走访65户；…, 其中上半年40件."""

import re

from extractors.dates.grammar import ALREADY, WILL, happens, time_words
from extractors.dates.mention import DateMention
from extractors.dates.over_time import MEASURED, deeds
from extractors.dates.period import HEADS, NEAR, OVER, NamedTime, still_since
from extractors.rule import NOT_READ, as_rule
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, IN_CLAUSE, SENTENCE_ENDS

_RECENT = re.compile("近|最近|过去")
_OF_WHICH = re.compile(r"其中[，：:]?(?:20[0-9]{2}年)?$")
# 其中|2023年结转36件, 其中2022年开工12处、|2023年开工10处
_OF_WHICH_YEAR = re.compile(rf"[0-9][^{SENTENCE_ENDS}；]*[，（]其中(?:{IN_CLAUSE}*[0-9]{IN_CLAUSE}*[、和及])*$")
# ，占比12%, ，同比增长12%, ，其中女性12人: still of the part; 2023年，…: heads what follows
_STILL_OF_PART = re.compile(rf"[，；](?:占|同比|环比|[较比]|其中|[增减上下]|分别|均|平均)|^{IN_CLAUSE}{{0,4}}[，：]")
_WITHIN_YEAR = ("half", "quarter", "month")
YEAR_END = re.compile(r"年[末底]$")
_CLAUSE_END = re.compile(CLAUSE_END)


@as_rule(
    "month of another clause",
    "2022年3月走访65户；植树12棵: a month, or months of two years, within its clause only",
    step=OVER,
    needs="；",
    reason=NOT_READ,
    examples=("⟨2022年3月⟩走访65户；植树12棵。 → left aside",),
    counter_examples=("2022年3月，走访65户；植树12棵。", "2022年3月植树65棵；其中松树12棵。"),
)
def month_over(time: NamedTime) -> bool:
    """Whether a month stands in a clause that is over, and heads no more than it."""
    if time.until or not _is_of_months(time.mention) or "；" not in time.between:
        return False
    _, _, last = time.between.rpartition("；")
    return not (HEADS.match(time.between) or time.since or last.startswith("其中"))


@as_rule(
    "time of one quantity",
    "工单98件，其中上半年40件，办结率9%: a time that 其中 names, or years up to now that 的 follows, for one quantity",
    step=OVER,
    needs="其近过",
    reason=NOT_READ,
    examples=(
        "工单98件，其中⟨上半年⟩40件，办结率9%。 → left aside",
        "⟨近三年⟩的平均办结率为40%，用时缩短到9天。 → left aside",
        "全年修缮古桥98座，其中⟨2021年⟩续建40座，验收86座。 → left aside",
        "修缮古桥98座，其中2020年动工40座、⟨2021年⟩动工58座，验收86座。 → left aside",
        "社员98名，其中⟨年末⟩驻站40名，缺勤9名。 → left aside",
    ),
    counter_examples=(
        "上半年工单98件，办结率9%。",
        "近三年，平均办结率为40%，用时缩短到9天。",
        "修缮古桥98座，其中2021年40座，占41%。",
        "修缮古桥98座，其中，2021年，石桥40座，木桥9座。",
        "修缮古桥98座，其中2021年动工40座。",
    ),
    source="argued: 其中上半年, 近三年的平均值 are of one quantity only",
)
def of_which(time: NamedTime) -> bool:
    """Whether a part of the year, a year or its end that 其中 names is over."""
    if time.mention.precision in ("year", "relative") and _OF_WHICH_YEAR.search(time.before):
        return "，" in time.between and not time.asked.change and not _STILL_OF_PART.search(time.between)
    of_one = time.mention.precision in _WITHIN_YEAR and _OF_WHICH.search(time.before[-NEAR:])
    if not of_one and not (_RECENT.match(time.mention.text) and time.text.startswith("的", time.end)):
        return False
    return "，" in time.between or "；" in time.between


@as_rule(
    "year of another clause",
    "上课335人次，2022年为302人次；人均5学时: an earlier year beside another quantity, in a clause that is over",
    step=OVER,
    needs="；",
    reason=NOT_READ,
    examples=("上课335人次，⟨2021年⟩为302人次；人均5学时。 → left aside",),
    counter_examples=("2021年上课302人次；人均5学时。",),
)
def year_over(time: NamedTime) -> bool:
    """Whether an earlier year stands behind another quantity in a clause that is over."""
    usual = time.asked.usual.start
    if usual is None or time.mention.start.year >= usual.year or "；" not in time.between:
        return False
    first = time.mention.span.start
    clause = time.text[max(time.text.rfind(end, 0, first) for end in "；。") + 1 : first]
    return any(sign.isdigit() for sign in clause) and "，" in clause


def _is_of_months(mention: DateMention) -> bool:
    """Whether a time is a month or begins in one year and ends in another, but not whole years."""
    if mention.precision == "range":
        whole = (mention.start.month, mention.start.day, mention.end.month, mention.end.day) == (1, 1, 12, 31)
        return mention.start.year < mention.end.year and not whole
    return mention.precision == "month"


# 接待费|6万元, ；接待游客, 全年: of a year and of no day; not 党组织, 消费者协会, ；培训中心
_FLOW = re.compile(
    rf"(?:{'|'.join(time_words('spent'))})用?(?:[总金]额|[总合共]计|[约达共为近])*(?=[0-9较]|同比|$)|(?:{'|'.join(time_words('flow'))})(?!后的)|{MEASURED}"
    rf"|；[另还又并也共新]?(?:累计|总计|合计)?{deeds('flow_first')}"
)
_GOES_ON = re.compile(rf"[^{CLAUSE_ENDS}：0-9]{{0,8}}[，：]")  # 截至2022年末，…, 2022年末全院，…
# ，招收学员|86名, ，累计发放种苗|6万株, ，年平均气温|16度: not of a day; not ，处理率|86%, ，培训中心|6个
_DONE_OVER_TIME = re.compile(
    rf"[，；](?:(?:[另还又并也共新]|累计|总计|合计|共计)*(?:{deeds('flow', 'flow_first')}|{MEASURED})"
    rf"|(?:累计|总计|合计|共计|共)+{deeds('flow_counted')}|年(?:平均|均|累计))"
)
# 由|年初的1260头|增至|年末的1480头，: both times are of these two values
_ROSE_FROM = re.compile("[由从]")
_ROSE_TO = re.compile("[升降增减提涨跌落回缩压扩长短加高低少多][至到为]")
_DIGIT = re.compile("[0-9]")


@as_rule(
    "day or years of a member",
    "年末公务用车86辆；接待费6万元: a year's end, or years up to now, that only a clause names are over behind ；",
    step=OVER,
    needs="；，",
    reason=NOT_READ,
    examples=(
        "⟨2022年末⟩公务用车86辆，其中货车6辆；接待费6万元。 → left aside",
        "自⟨2018年⟩开办以来讲座86期；购置图书36册。 → left aside",
        "⟨2022年末⟩公务用车86辆；共接待游客6万人次。 → left aside",
        "⟨年末⟩公务用车86辆；外宾公务接待36批次。 → left aside",
        "⟨2022年末⟩在册社员86名；志愿者开展巡山36次。 → left aside",
        "⟨年末⟩在册社员86名，招收学徒36名。 → left aside",
        "⟨年末⟩在册社员86名，培训学员36名。 → left aside",
        "⟨年末⟩公务用车86辆，购置车辆6辆。 → left aside",
        "⟨年末⟩泵站86座，新建泵站6座。 → left aside",
        "⟨年末⟩在册社员86名，鲜叶产量36吨，产量同比增长6%。 → left aside",
    ),
    counter_examples=(
        "截至2022年末公务用车86辆；在编职工36名。",
        "2022年末，公务用车86辆；在编职工36名。",
        "2022年末资产总额86亿元；净资产36亿元。",
        "自2018年以来，讲座86期；购置图书36册。",
        "自2018年开办以来听讲86万人次；其中少儿36万人次。",
        "自2018年开办以来造林86公顷；累计育苗36万株。",
        "2022年末在册社员86名；基层党组织36个。",
        "2022年末在册社员86名；消费者协会会员36人。",
        "2022年末在册社员86名；培训中心36个。",
        "年末在册社员86名，培训中心36个。",
        "年末在册社员86名，退休职工36名。",
        "年末在册社员86名，离职人员36名，党员6名。",
        "年末在册社员86名，救助对象36名。",
        "年末在册社员86名，培训师6名，检查员6名。",
        "年末在册社员86名；组织部门6个。",
        "年末公务用车86辆，检查车6辆。",
        "年末在册社员86名，产量居首的茶园36亩。",
        "年末在册社员86名，销量冠军6名。",
        "年末在册社员86名，改造后的泵站6座。",
        "2022年末在册社员86名；客运量最大的渡口6处。",
        "年末在册社员86名，生产车间6个。",
        "年末，在册社员86名，招收学徒36名。",
        "截至年末在册社员86名，招收学徒36名。",
    ),
    source="argued: a stock told in passing does not date what was done in the year",
)
def of_member(time: NamedTime) -> bool:
    """Whether the end of a year, or years up to now, stands inside a member of the sentence that is over."""
    if "；" not in time.between:
        ends = YEAR_END.search(time.mention.text) and not (time.until or time.since or time.at_balance)
        return bool(ends) and not _GOES_ON.match(time.between) and _DONE_OVER_TIME.search(time.between) is not None
    if time.since:
        return not still_since(time.text, time.since, time.asked.start)
    stock = YEAR_END.search(time.mention.text) is not None and not time.until
    flow = _FLOW.search(time.between, time.between.rfind("；"))
    return stock and flow is not None and not time.at_balance and not _GOES_ON.match(time.between)


@as_rule(
    "times of a rise",
    "存栏由年初的86头增至年末的98头，出栏36头: what something rose from and to dates nothing done over a time",
    step=OVER,
    needs="至到为",
    reason=NOT_READ,
    examples=(
        "在园企业由年初的86家增至⟨年末⟩的98家，新增投产36家。 → left aside",
        "渗漏率由3月的8.6%降至⟨11月⟩的3.2%，处理险情36处。 → left aside",
        "产能由3月的8吨升至⟨9月⟩的12吨，累计生产茶叶36吨。 → left aside",
        "水温由3月的8.6度升至⟨7月⟩的28度，年平均水温16度。 → left aside",
    ),
    counter_examples=(
        "在园企业由年初的86家增至年末的98家，从业人员3600名。",
        "渗漏率由3月的8.6%降至11月的3.2%，处理率36%。",
        "产能由3月的8吨升至9月的12吨，生产设备36台。",
        "11月处理漏点36处，新增水表98只。",
    ),
    source="argued: a stock is told at two days, and beside it what was done between them",
)
def of_rise(time: NamedTime) -> bool:
    """Whether a part of the year is one of the two times of a rise or fall that is over."""
    if time.mention.precision not in (*_WITHIN_YEAR, "relative", "day"):
        return False
    if not _DONE_OVER_TIME.search(time.text, time.end, time.asked.start):
        return False
    return _stands_in_rise(time.text, time.mention.span.start, time.end)


def _stands_in_rise(text: str, start: int, end: int) -> bool:
    """Whether a time stands in a clause on what something rose from and to: 由3月的8.6%降至11月的3.2%，."""
    first = max(text.rfind(mark, 0, start) for mark in CLAUSE_ENDS) + 1
    over = _CLAUSE_END.search(text, end)
    if over is None or over[0] not in "，；":
        return False
    origin = _ROSE_FROM.search(text, first, start)
    value = _DIGIT.search(text, origin.end(), over.start()) if origin else None
    rose = _ROSE_TO.search(text, value.end(), over.start()) if value else None
    return rose is not None and _DIGIT.search(text, rose.end(), over.start()) is not None


_FROM_AIM = re.compile(r"(?:距离?|离)$")
_LOOKS_AHEAD = re.compile(r"(?:面向|面对|展望|迎接|瞄准|着眼于?|对标)$")
_DONE_SO_FAR = re.compile(rf"[，,]{IN_CLAUSE}*?{ALREADY}(?![知成]为)")
_DONE_IN_CLAUSE = re.compile(rf"[，,](?:(?!{WILL}){IN_CLAUSE})*?{ALREADY}(?![知成]为)(?:(?!{WILL}){IN_CLAUSE})*$")
_WILL = re.compile(WILL)
_AIM = re.compile(rf"[^{CLAUSE_ENDS}]*[0-9][^{CLAUSE_ENDS}]*的?目标[^{CLAUSE_ENDS}]*$")


@as_rule(
    "year of a target",
    "漏损率9.9%，离2025年9%的目标还有0.9个百分点: how far it is to a target is of now",
    step=OVER,
    needs="距离",
    reason=NOT_READ,
    examples=("漏损率9.9%，离⟨2025年⟩9%的目标还有0.9个百分点。 → left aside",),
    counter_examples=("2025年的目标为9%，差0.9个百分点。", "离2025年的目标9%不远。"),
    source="argued: what is still to go is told with the target and its year",
)
def of_target(time: NamedTime) -> bool:
    """Whether a time is that of a target with its own value, and the quantity says how far that is."""
    return _FROM_AIM.search(time.before) is not None and _AIM.fullmatch(time.between) is not None


@as_rule(
    "year looked ahead to",
    "面向2025年，已投入改造资金860万元: what has been done for a year to come is of the report's",
    step=OVER,
    needs="已",
    reason=NOT_READ,
    examples=(
        "面向⟨2025年⟩，林场已储备树苗86万株，平整苗圃36块。 → left aside",
        "面向⟨2025年⟩，林场将储备树苗，已平整苗圃36块。 → left aside",
    ),
    counter_examples=(
        "面向2025年，林场计划储备树苗86万株。",
        "面向2025年，林场已储备树苗，拟平整苗圃36块。",
        "2021年，林场已储备树苗86万株。",
    ),
    source="argued: reports tell what is ready for what is planned",
)
def looked_ahead(time: NamedTime) -> bool:
    """Whether a sentence looks ahead to a year, and tells what has been done for it."""
    last = time.asked.usual.end
    if last is None or time.mention.start <= last or not _LOOKS_AHEAD.search(time.before):
        return False
    if _DONE_IN_CLAUSE.search(time.between):
        return True
    return _DONE_SO_FAR.match(time.between) is not None and not _WILL.search(time.between)


_RECKONED = re.compile(
    "(?:以此|据此|按此|依此|以该)(?:为基数|为基准|为依据|股本)?(?:计算|测算|推算|估算|折算)|为基数|为基准"
)
_RECKONED_ON = re.compile(rf"(?:计算|测算|折算|估算)(?:[^{CLAUSE_ENDS}0-9]{{0,2}})?[，,]")
_ON = re.compile(r"[按以](?:照|截[至止])?\s*$")
_DONE_THEN = re.compile(
    rf"年度?(?:宣告|宣布|决定|同意|批准)?(?:分配|派发|支付|发放|收到|结清|结算)[^{CLAUSE_ENDS}0-9]{{0,8}}截[至止]到?$"
)


@as_rule(
    "day of what is reckoned from",
    "截至12月31日总股本4万股，以此计算派发红利7万元: what is reckoned from a stock is not of the stock's day",
    step=OVER,
    needs="基算",
    reason=NOT_READ,
    examples=(
        "截至⟨2022年6月30日⟩，总股本为4万股，以此计算共派发红利7万元。 → left aside",
        "以截至⟨2022年6月30日⟩的总股本4万股为基数，每10股派发红利2元。 → left aside",
        "按⟨2021年末⟩股份总数计算，每股分红0.85元。 → left aside",
    ),
    counter_examples=("截至2022年6月30日，总股本为4万股，资产7万元。",),
    source="argued: dividends are told with the number of shares that they are reckoned from",
)
def reckoned_from(time: NamedTime) -> bool:
    """Whether the quantity is reckoned from another one, of which the day is."""
    if time.mention.precision != "day":
        return False
    on = _ON.search(time.before[-NEAR:]) and _RECKONED_ON.search(time.between)
    return bool(on) or _RECKONED.search(time.between) is not None


@as_rule(
    "day that says which",
    "于2022年宣告分配截至2021年7月31日的股利3万元: a day up to which a thing is reckoned, behind that of a deed",
    step=OVER,
    needs="截至止",
    reason=NOT_READ,
    examples=("公司于2022年宣告分配截至⟨2021年7月31日⟩的股利3万元。 → left aside",),
    counter_examples=("截至2021年7月31日的资产3万元。", "2022年接待86人，截至2021年7月31日的资产3万元。"),
    source="argued: what is paid up to a day is paid at the time of the deed",
)
def says_which(time: NamedTime) -> bool:
    """Whether a day only says of what time a thing is that something was done with later."""
    if not time.until or time.mention.precision != "day" or not time.text.startswith("的", time.end):
        return False
    return _DONE_THEN.search(time.before) is not None


_HAPPENED = happens("founding", "happened")
_OWN_CLAUSE = re.compile(rf"(?:^|[{CLAUSE_ENDS}：])(?P<who>[^{CLAUSE_ENDS}：]*?)(?:[已现将]?于|已|在)?\s*$")
_HAPPENED_BEFORE = re.compile(rf"[^{CLAUSE_ENDS}：]{{2}}{_HAPPENED}[，、](?:[并已现]?于)?$")
# 建成育苗棚，于|3月试运行
_MADE_BEFORE = re.compile(rf"(?:建成|建设|新建|兴建|扩建|改造|引进)[^{CLAUSE_ENDS}：0-9]{{2,24}}[，,][并已现]?于$")
_NO_WHO = re.compile("其中|截[至止]|[自从至到由比较]|[本该此]次?$|(?:19|20)[0-9]{2}年$")
# 3月开工|、12月封顶
_NEXT_EVENTS = rf"(?:、(?:(?:19|20)[0-9]{{2}}年)?[0-9]{{1,2}}月[^{CLAUSE_ENDS}：0-9]{{0,6}}?{_HAPPENED}){{0,4}}"
_HAPPENS = re.compile(
    rf"[中底初]?(?:[^{CLAUSE_ENDS}：0-9]{{0,12}}?){_HAPPENED}{_NEXT_EVENTS}[，,](?P<next>.*)", re.DOTALL
)
# what is of it: 当月, 募集资金, 总投资; what it brought (新增学位) is told of the year
_FROM_IT = re.compile(
    r"(?:(?!累计)[一-鿿]{0,6}(?:募集|融资|首[日月批期]|当[日月天年]|每[日月天年]|[日月年]均|其|该|可|将|由此)|总?投资|工程|占地|建筑面积|总?建)"
)
_STANDS = re.compile(rf"{IN_CLAUSE}*(?:达到?|共有|拥有|现有|总[量数额长容面资产人装])")


@as_rule(
    "month of an event",
    "二期项目于7月并网，三个基地总装机46兆瓦: when one thing happened dates nothing that is told of others",
    step=OVER,
    needs="，,",
    reason=NOT_READ,
    examples=(
        "城北码头二期于⟨7月⟩通航，五个港区泊位总数达到46个。 → left aside",
        "新展馆⟨2021年7月⟩启用，全市博物馆总面积达到46万平方米。 → left aside",
        "城北码头二期于⟨7月⟩通航，新增泊位6个。 → left aside",
        "水泵技改一期于⟨7月⟩达到预定可使用状态，累计投入募集资金6亿元。 → left aside",
        "城北码头于3月开工，⟨7月⟩通航，新增泊位6个。 → left aside",
        "城北码头于⟨3月⟩开工、7月通航，新增泊位6个。 → left aside",
        "航运所建成换装泊位，于⟨7月⟩试运行，设计年装卸能力46万吨。 → left aside",
    ),
    counter_examples=(
        "7月，城北码头二期通航，五个港区泊位总数达到46个。",
        "城北码头二期于7月通航，当月运送旅客6万人。",
        "城北码头二期于2021年7月通航，新增泊位6个。",
        "城北码头二期于2021年7月通航，概算6亿元。",
        "城北码头于7月启用泊位6个。",
    ),
    source="argued: what a unit has is told with what was last added to it",
)
def of_happening(time: NamedTime) -> bool:
    """Whether a month or year stands inside a clause on what happened, and the quantity is of another thing."""
    if time.mention.precision not in ("month", "year", "quarter") or time.until or time.since:
        return False
    own, happens = _OWN_CLAUSE.search(time.before), _HAPPENS.match(time.between)
    if own is None or happens is None or _NO_WHO.search(own["who"]):
        return False
    behind = _HAPPENED_BEFORE.search(time.before) or _MADE_BEFORE.search(time.before)
    if len(own["who"]) < len("二期") and not behind:
        return False
    if _FROM_IT.match(happens["next"]):
        return False
    usual, first, last = time.asked.usual, time.mention.start, time.mention.end
    within = usual.start is not None and usual.end is not None and usual.start <= first and last <= usual.end
    return within or _STANDS.match(happens["next"]) is not None
