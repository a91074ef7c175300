"""Rules of periods for times beside a quantity: of a target, a work that began, what was faced; of a meeting."""

import re
from datetime import date

from extractors.dates.grammar import time_words
from extractors.dates.left_aside import before_year
from extractors.dates.period import ASIDE, IN_WORDS, NAMED, NEAR, OVER, Asked, NamedTime, Period
from extractors.rule import NOT_READ, as_rule
from extractors.text.became import BECAME
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, IN_CLAUSE, OPEN, OPENING_BRACKETS
from extractors.text.needed import needed
from schemas.text import squeeze

_SHARE = re.compile(r"\d[\d.,]*\s*[%％]")
_MEETS = re.compile(r"(?:完成|实现|达到|达成|占)[了到]?$")
# 完成|2030年|目标（下降30%）的62.8%
_OF_AIM = re.compile(
    rf"度?[^{CLAUSE_ENDS}]*?(?:目标|任务)[^{CLAUSE_ENDS}{BRACKETS}0-9]{{0,6}}"
    rf"(?:{OPEN}[^{BRACKETS}]*{CLOSE})?[^{CLAUSE_ENDS}0-9]{{0,4}}的[约近]?$"
)


@as_rule(
    "share of a target that is met",
    "完成2030年目标的62%: how much of a target for a year to come is met is of now",
    step=ASIDE,
    needs="目任",
    reason=NOT_READ,
    examples=(
        "渗漏率下降6%，完成⟨2030年⟩目标的62%。 → left aside",
        "渗漏率下降6%，完成⟨2030年⟩目标（下降12%）的62%。 → left aside",
    ),
    counter_examples=("完成2030年目标12%。", "2030年目标的62%为茶园。"),
    source="argued: reports tell how far they have come to a target",
)
def of_target_met(time: NamedTime) -> bool:
    """Whether a time is that of a target of which the quantity is the share that is met."""
    if _SHARE.match(time.text, time.asked.start) is None or not _MEETS.search(squeeze(time.before[-NEAR:])):
        return False
    return _OF_AIM.fullmatch(squeeze(time.between)) is not None


_VALUE = rf"的[约近]?[0-9][0-9.,]*[^{CLAUSE_ENDS}0-9]{{1,5}}?"
# 2021年|的36处增至; 2020年|的34处、2021年的36处增至
_ROSE_FROM = re.compile(rf"{_VALUE}(?:[、和及](?:19|20)\d\d年{_VALUE})*(?:{BECAME.pattern})[约近]?(?=[0-9]|$)")


@as_rule(
    "year of what something rose from",
    "2021年的36处增至48处: what it rose to is of a later time",
    step=ASIDE,
    needs="的",
    reason=NOT_READ,
    examples=(
        "茶园，⟨2021年⟩的36处增至48处。 → left aside",
        "茶园，2020年的34处、⟨2021年⟩的36处增至48处，茶农86户。 → left aside",
    ),
    counter_examples=("2021年的茶园36处增至48处。", "2021年的36处，增至48处。"),
    source="argued: the year with 的 belongs to the value behind it",
)
def of_start(time: NamedTime) -> bool:
    """Whether a year is that of the value from which something rose or fell to the quantity."""
    return time.mention.precision == "year" and _ROSE_FROM.match(squeeze(time.between)) is not None


_TIMES_COUNTED = re.compile(r"[0-9两二三四五六七八九]{1,2}\s*个?(?:时间?点|时间节点|节点|年份|年度)")

_NEXT_YEARS = re.compile(r"(?:[、和及与](?:19|20)\d\d年度?)*")


@as_rule(
    "times that are counted",
    "对2030年、2040年两个时点开展分析: the number of the times that were named is of none of them",
    step=ASIDE,
    needs="点年",
    reason=NOT_READ,
    examples=("对2030年、⟨2040年⟩两个时点分析水情。 → left aside",),
    counter_examples=("2030年两个泵站投产。",),
    source="argued: a list of times is told with their number",
)
def of_counted(time: NamedTime) -> bool:
    """Whether the quantity counts the times of which this is the last."""
    listed = _NEXT_YEARS.fullmatch(squeeze(time.between))
    return listed is not None and _TIMES_COUNTED.match(time.text, time.asked.start) is not None


# 2024年，面对春季低温、|7月中旬|强降雨等多重考验，
_FACES = re.compile(
    rf"(?:(?:19|20)\d\d年|今年|一年来|全年)，(?:[一-鿿]{{0,8}})?(?:{'|'.join(time_words('faces'))})[^{CLAUSE_ENDS}0-9]*$"
)
_FACED = re.compile(rf"[^{CLAUSE_ENDS}0-9]*[，,]")


@as_rule(
    "time of what was faced",
    "2022年，面对7月暴雨等考验，收入3亿元: when a trouble came dates nothing of the year that the sentence is about",
    step=ASIDE,
    needs=needed(_FACES),
    reason=NOT_READ,
    examples=("2022年，面对春寒、⟨7月中旬⟩暴雨等考验，茶场采茶86吨。 → left aside",),
    counter_examples=("面对7月暴雨，茶场转移茶农86人。", "2022年，7月中旬暴雨，茶场转移茶农86人。"),
    source="argued: reviews of a year begin with the troubles that it had",
)
def of_trouble(time: NamedTime) -> bool:
    """Whether a part of the year stands in a clause on what was faced, in a sentence that a year heads."""
    if time.mention.precision == "year" or _FACES.search(squeeze(time.before)) is None:
        return False
    return _FACED.match(time.between) is not None


# 于|2021年|立项，比较工艺64组
_BEGAN = re.compile(
    rf"(?:[^{CLAUSE_ENDS}：0-9]{{0,6}}?)(?:{'|'.join(time_words('work_begins'))})(?:建设|实施)?[，,](?P<next>.*)",
    re.DOTALL,
)
_OWN = re.compile(rf"(?:[^{CLAUSE_ENDS}：]{{2}}|[于自])\s*$")
_OF_BEGINNING = re.compile(r"[一-鿿]{0,6}(?:总?投资|概算|预算|占地|建筑面积|设计|规划|当年|同年|工期|计划|拟|预计)")


@as_rule(
    "year in which a work began",
    "水泵研制于2019年立项，试验64次: what is told behind the beginning of a work is of a time that nobody tells",
    step=OVER,
    needs=needed(_BEGAN),
    reason=NOT_READ,
    examples=(
        "水泵研制于⟨2019年⟩立项，先后试验86次，漏水率降至6%。 → left aside",
        "渔港扩建⟨2019年3月⟩动工，新增泊位6个。 → left aside",
    ),
    counter_examples=(
        "2019年立项86个。",
        "水泵研制于2022年立项，试验86次。",
        "渔港扩建2019年3月动工，总投资6亿元。",
        "2019年，渔港扩建动工，新增泊位6个。",
    ),
    source="argued: works last for years, and reports tell how they went from their beginning on",
)
def of_beginning(time: NamedTime) -> bool:
    """Whether a clause that is over says that a work began then, before the reporting period."""
    if not time.is_earlier or time.until or time.since or time.mention.precision not in ("year", "month", "day"):
        return False
    began = _BEGAN.match(squeeze(time.between))
    if began is None or _OWN.search(time.before) is None:
        return False
    return not _OF_BEGINNING.match(began["next"]) or any(map(str.isdigit, began["next"]))


_BY_NOW = re.compile("[已现]|目前|年内|[今本全当]年|报告期")


def behind_beginning(time: NamedTime) -> Period:
    """Return what is known of the time behind the beginning of a work: nothing, but for what is so by now."""
    return time.asked.usual if _BY_NOW.search(time.between) else Period(None, None, None)


_MET = re.compile("审议|审核|表决|召开|举行|职代会|大会|会议")
_AT_MEETING = re.compile(
    rf"[，,、（(；](?:(?:{'|'.join(time_words('present'))})(?!率)[^{CLAUSE_ENDS}0-9的向对]{{0,5}}"
    rf"|(?P<vote>{'|'.join(time_words('vote'))})票?)$"
)
# |86人, 86票; of votes no more behind it: not 同意|6人入社
_VOTERS = re.compile(rf"[0-9][0-9,.]*\s*[万亿]?(?:人|名|位|票|张|股)(?P<last>$|[{CLAUSE_ENDS}{BRACKETS}、])?")
_NOT_THAT_DAY = re.compile("累计|全年|[今去上本]年|年内|报告期|次日|先后|；[^0-9]*(?:[0-9]+月|[0-9]{4}年)")


@as_rule(
    "count at a meeting",
    "1月17日提交职代会审议，应到代表98人，赞成91票: who came to a meeting, and how they voted, is of its day",
    step=NAMED,
    needs=needed(_AT_MEETING),
    examples=(
        "章程于2023年1月17日提交社员大会审议，应到社员⟨98人⟩。 → 2023-01-17",
        "章程于2023年1月17日提交社员大会审议，应到社员98人，赞成⟨86票⟩。 → 2023-01-17",
        "章程于2022年3月17日提交股东大会审议，同意⟨8600万股⟩，占到会股份的86%。 → 2022-03-17",
        "3月17日召开社员大会，应到社员98人，实到⟨86人⟩。 → 2022-03-17",
    ),
    counter_examples=(
        "3月17日召开社员大会，听取意见86条。",
        "3月17日召开社员大会，同意向困难社员86人发放补助。",
        "3月17日，社员大会召开，会后走访，同意接收捐赠86册图书。",
        "3月17日召开社员大会，会议（同意派发股利6亿元）结束。",
        "3月17日召开社员大会，同意86人入社。",
        "3月17日召开股东大会，同意回购股份860万股。",
        "3月17日召开社员大会，全年召开例会12次，应到社员98人。",
    ),
    source="argued: minutes give who was present and the votes",
)
def at_meeting(time: NamedTime) -> Period | None:
    """Return the day of a meeting for those who came to it and for the votes."""
    day = time.mention.start
    told = _AT_MEETING.search(squeeze(time.between)) if time.mention.precision == "day" and not time.until else None
    voters = _VOTERS.match(time.text, time.asked.start) if told else None
    if told is None or voters is None or (told["vote"] and voters["last"] is None):
        return None
    if _MET.search(time.between) is None or _NOT_THAT_DAY.search(time.between) or before_year.how(time):
        return None
    return Period(day, day, None)


_BEFORE_IT = re.compile(rf"[，,](?:其|该|他|她)?(?P<what>[一-鿿]{{2}})前[^{CLAUSE_ENDS}]*(?:[，,][^{CLAUSE_ENDS}]*)*$")


@as_rule(
    "before what happened",
    "8月辞任，辞任前应出席会议5次: what was done before it is of the year up to then",
    step=NAMED,
    needs="前",
    examples=("社长于2022年8月卸任，卸任前主持例会⟨6次⟩。 → 2022-01-01..2022-08-31",),
    counter_examples=("社长于2022年8月卸任，会前走访社员6户。", "社长于2021年8月卸任，卸任前主持例会6次。"),
    source="argued: who left within the year is told with what they did in it",
)
def before_it(time: NamedTime) -> Period | None:
    """Return the year up to the day or month of what happened, where words say that the quantity is of before it."""
    usual, day = time.asked.usual, time.mention.end
    told = _BEFORE_IT.search(time.between)
    if told is None or usual.start is None or usual.end is None or not usual.start < time.mention.start <= usual.end:
        return None
    happened, _, _ = time.between.partition("，")
    if time.mention.precision not in ("day", "month") or told["what"] not in happened or "；" in time.between:
        return None
    return Period(date(day.year, 1, 1), day, None)


_FIRST_OF_TWO = re.compile(r"(?P<year>(?:19|20)\d\d)年度?[、和及与]$")
_OF_BOTH = re.compile(rf"(?:相应|对应|上述|前述|这两个?|此两个?)(?:年度|年份|期间|年)[^{CLAUSE_ENDS}0-9]*$")


@as_rule(
    "both years that were named",
    "2021年、2022年数据未剔除，约占相应年度总量的6%: one value of the years named before is of all of them",
    step=NAMED,
    needs="相对上前这此",
    examples=("2021年、2022年数据未作调整，约占相应年度总量的⟨6%⟩。 → 2021-01-01..2022-12-31",),
    counter_examples=("2021年、2022年数据未作调整，约占总量的6%。",),
    source="argued: notes tell of years together",
)
def of_both(time: NamedTime) -> Period | None:
    """Return the years from the one right before this one on, where words behind speak of those years."""
    first = _FIRST_OF_TWO.search(squeeze(time.before[-NEAR:])) if time.mention.precision == "year" else None
    if first is None or not _OF_BOTH.search(squeeze(time.between)) or int(first["year"]) >= time.mention.start.year:
        return None
    return Period(date(int(first["year"]), 1, 1), time.mention.end, None)


# 2018年|搬迁时形成的贷款1.2亿元已累计归还|0.8亿元
_SINCE_MADE = re.compile(
    rf"[^{CLAUSE_ENDS}0-9]{{0,16}}(?:形成|发生|产生|借入|取得|发放|遗留|欠缴|拖欠)的[^{CLAUSE_ENDS}0-9]*[0-9][^{CLAUSE_ENDS}]*?已[^{CLAUSE_ENDS}0-9]*"
    rf"(?:[0-9][^{CLAUSE_ENDS}]*，(?:其余|剩余|余下|尚|仍)[^{CLAUSE_ENDS}0-9]*)?"
)


@as_rule(
    "year in which a thing arose",
    "2018年形成的借款12万元已归还8万元: what has been done with a thing by now is not of the year in which it arose",
    step=OVER,
    needs="已",
    reason=NOT_READ,
    examples=(
        "⟨2018年⟩迁馆时形成的借款12万元已归还8万元。 → left aside",
        "⟨2018年⟩迁馆时形成的借款12万元已归还8万元，其余4万元展期。 → left aside",
    ),
    counter_examples=("2018年形成的借款12万元。", "2018年馆藏图书12万册，已修复8万册。"),
    source="argued: old debts are told with their year and with what has been paid of them",
)
def of_origin(time: NamedTime) -> bool:
    """Whether an earlier year says when a thing arose, and the quantity what has been done with it by now."""
    return time.is_earlier and _SINCE_MADE.fullmatch(squeeze(time.between)) is not None


def _just_before(asked: Asked) -> str:
    return squeeze(asked.text[max(0, asked.start - NEAR * 2) : asked.start])


# 毕业生升学率18%，较上届的|16%: in the clause of the value compared, no fair or contest in it
_OF_CLASS = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}])(?=[^{CLAUSE_ENDS}]*(?:{'|'.join(time_words('class'))}))[^{CLAUSE_ENDS}会赛展节]*"
    rf"[{CLAUSE_ENDS}{OPENING_BRACKETS}]?[^{CLAUSE_ENDS}0-9会赛展节]{{0,4}}上一?届[^{CLAUSE_ENDS}0-9]*$"
)
_LAST_CLASS = re.compile(
    rf"(?:[较比与、{CLAUSE_ENDS}{OPENING_BRACKETS}]|[高低优多少]于|超过)上一?届[^{CLAUSE_ENDS}0-9]{{0,8}}?(?:的|为|是|{OPEN})[约近]?$"
)


@as_rule(
    "class before",
    "升学率18%，比上届的16%高: the value of the class before is of the year before; that of a fair before is undated",
    step=IN_WORDS,
    needs="届",
    examples=(
        "毕业生升学率18%，较上届同期的⟨16%⟩高2个百分点。 → 2021-01-01..2021-12-31",
        "毕业生月收入4860元，上届为⟨4600元⟩。 → 2021-01-01..2021-12-31",
        "参展企业86家，比上届的⟨80家⟩多6家。 → 上届",
        "灯会86家企业参展，招收毕业生36人，成交6亿元，比上届的⟨5亿元⟩高。 → 上届",
        "本届风筝赛新生报名860人，上届为⟨640人⟩。 → 上届",
        "招生宣讲会到场860人，比上届的⟨640人⟩增加86人。 → 上届",
    ),
    counter_examples=("毕业生2860人，比上届多86人。", "本届风筝赛新生报名860人，比上届多86人。"),
    source="argued: classes of school leavers follow each other by the year; fairs and contests need not",
)
def of_class_before(asked: Asked) -> bool:
    """Give a value of the class of pupils before the year before, and none to that of a fair or contest before."""
    told = None if asked.change else _LAST_CLASS.search(_just_before(asked))
    if told is None or asked.best.is_long:
        return False
    by_year = _OF_CLASS.search(asked.text, 0, asked.start)
    asked.best = asked.best.year_before() if by_year else Period(None, None, "上届")
    asked.at = asked.start
    return True


_BASE_YEAR = re.compile(r"[较比与](?P<words>基准年|基期)度?的[约近]?$")


@as_rule(
    "value of a base year",
    "较基准年的0.45吨下降18%: the value of a base year that the sentence does not name is of no year",
    step=IN_WORDS,
    needs="基",
    examples=("排放0.37吨，较基准年的⟨0.45吨⟩下降18%。 → 基准年",),
    counter_examples=("较基准年下降18%。", "较基准年2020年的0.45吨下降18%。"),
    source="argued: targets are told with a base year that stands elsewhere",
)
def of_base_year(asked: Asked) -> bool:
    """Leave the value of a base year undated."""
    told = None if asked.change else _BASE_YEAR.search(_just_before(asked))
    if told is None:
        return False
    asked.best, asked.at = Period(None, None, told["words"]), asked.start
    return True


# 男，1972年10月|生，中共党员; 1972年10月|出生，现任馆长
_BORN = re.compile(rf"\s*(?:出生|生人?)(?:于{IN_CLAUSE}{{1,12}})?(?=[{CLAUSE_ENDS}、（(]|$)")


@as_rule(
    "birth",
    "1972年10月生，从事修伞31年: when somebody was born dates nothing that is told of them",
    step=ASIDE,
    needs="生",
    reason=NOT_READ,
    examples=(
        "贺满仓，男，⟨1972年10月⟩生，从事修伞31年。 → left aside",
        "贺满仓⟨1972年⟩出生，修伞860把。 → left aside",
    ),
    counter_examples=("2021年生产雨伞860把。", "2021年新生儿86名。", "2021年学生860名。"),
    source="argued: portraits of people begin with their birth",
)
def of_birth(time: NamedTime) -> bool:
    """Whether an earlier time is that of somebody's birth."""
    return time.is_earlier and not time.until and _BORN.match(time.text, time.end) is not None
