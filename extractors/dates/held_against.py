"""Rules of periods for values that others are held against: of a target, a whole, a start, a class or year before."""

import re

from extractors.dates.grammar import time_words
from extractors.dates.left_aside import STOCK_DAY
from extractors.dates.period import ASIDE, IN_WORDS, NEAR, OVER, Asked, NamedTime, Period
from extractors.rule import NOT_READ, as_rule
from extractors.text.became import BECAME
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, IN_CLAUSE, OPEN, OPENING_BRACKETS
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


_SHARES = re.compile(rf"(?P<of>[0-9]{IN_CLAUSE}{{0,6}}[，,（(])?占到?\s*$")


@as_rule(
    "base of a share",
    "公益支出36万元，占上年末净资产的71%: the time of what a share is of is not that of the share, whose own is told",
    step=ASIDE,
    needs="占",
    reason=NOT_READ,
    examples=("公益支出36万元，占⟨上年末⟩净资产的71%。 → left aside",),
    counter_examples=("上年末占净资产的71%。", "灌溉用水占2021年用水总量的71%。"),
    source="argued: foundations and lenders hold what they did in a year against a sum of the year before",
)
def base_of_share(time: NamedTime) -> bool:
    """Whether a time is that of the whole which the quantity is a share of."""
    share = _SHARE.match(time.text, time.asked.start)
    said = _SHARES.search(time.before)
    if share is None or said is None or "，" in time.between:
        return False
    return said["of"] is not None or STOCK_DAY.search(time.mention.text) is not None


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


# 渡口通过复检。过渡旅客|86万人次，较上年增加; not 较上年同期, 较上年末, 较上年提前10天
_YEARLY_LEVEL = re.compile(
    rf"(?P<event>[^：0-9]*[^{CLAUSE_ENDS}：0-9]{{4}}[{CLAUSE_ENDS}])[^{CLAUSE_ENDS}0-9]*[0-9][0-9,.]*[^{CLAUSE_ENDS}0-9]{{1,12}}"
    rf"[，（][比较与](?:上年度?|去年|(?:19|20)[0-9]{{2}}年度?)(?!同|[末底初]|[，、]?{IN_CLAUSE}{{0,3}}[早提迟晚]前?[0-9])"
    rf"(?:相比[，]?)?{IN_CLAUSE}*[增减升降高低多少长]"
)


@as_rule(
    "month before what is held against a year",
    "11月，渡口通过复检。过渡旅客86万人次，较上年增加3万人次: a level held against a whole year is none of a month",
    step=OVER,
    needs="较比与",
    reason=NOT_READ,
    examples=(
        "⟨11月⟩，渡口通过复检。过渡旅客86万人次，较上年增加3万人次。 → left aside",
        "⟨11月⟩，渡口通过复检。过渡旅客86万人次，较上年增加3万人次，检修渡船36艘。 → left aside",
        "⟨12月⟩，渡口完成年终考核，旅客满意度96%，比2021年提高2个百分点。 → left aside",
    ),
    counter_examples=(
        "11月，渡口过渡旅客86万人次，较上年增加3万人次。",
        "11月，渡口通过复检，过渡旅客86万人次，较上年同期增加3万人次。",
        "11月，渡口通过复检，过渡旅客86万人次，同比增长3%。",
        "11月，渡口通过复检，检修渡船36艘，较上年提前6天。",
        "2022年，渡口通过复检。过渡旅客86万人次，较上年增加3万人次。",
    ),
    source="argued: what a part of a year has is held against the same part of the year before, told as 同期 or 同比",
)
def of_year_told(time: NamedTime) -> bool:
    """Whether a part of the year opens a clause on what happened, and a level behind it is held against a year."""
    if time.mention.precision not in ("month", "day", "quarter") or time.until or time.since:
        return False
    told = _YEARLY_LEVEL.match(time.text, time.end)
    return told is not None and time.asked.start >= told.end("event")


def _just_before(asked: Asked) -> str:
    return squeeze(asked.text[max(0, asked.start - NEAR * 2) : asked.start])


# 毕业生升学率18%，较上届的|16%: in the clause of the value compared, no fair or contest in it
_OCCASION = "".join(time_words("occasion"))
_OF_CLASS = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}])(?=[^{CLAUSE_ENDS}]*(?:{'|'.join(time_words('class'))}))[^{CLAUSE_ENDS}{_OCCASION}]*"
    rf"[{CLAUSE_ENDS}{OPENING_BRACKETS}]?[^{CLAUSE_ENDS}0-9{_OCCASION}]{{0,4}}上一?届[^{CLAUSE_ENDS}0-9]*$"
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
