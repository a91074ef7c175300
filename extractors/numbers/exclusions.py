"""Traps: what stands around a number with a unit and shows that it counts nothing that is reported."""

import re

from extractors.numbers import han
from extractors.numbers.number import Number
from extractors.numbers.units import Unit
from extractors.text.characters import CLAUSE_ENDS, CLOSE, CLOSING_BRACKETS, OPEN

_NUMERAL = rf"[0-9{han.DIGITS}{han.PLACES}{han.TENS}]"
# 第3名, 第二、三次, 前10位, 每3年, 数十人, 近三年 (a date), 新十条 (a document), 周三.
_ORDINAL = re.compile(
    rf"第{_NUMERAL}*(?:[、和及至到-]{_NUMERAL}*)?$ | 几$ | (?<![目以之提当此日先事会])前$ | Top$ | TOP$ | No\.?$",
    re.VERBOSE,
)
_EVERY = re.compile(r"每隔?[个逢满]?$")
_RELATIVE = re.compile(r"(?:近|过去|未来|今后|最近|此后|随后|后|往后|(?<!提)前|头|下|之前|接下来)的?$")
_LONG_SINCE = re.compile(r"(?:有|达|长达|历时|已|过|持续|连续|成立|工作|从业)近$")
_POLICY = re.compile(r"[新国沪京浙苏粤旧]$")
_BEFORE_HAN_PAIR = re.compile(rf"[{han.DIGITS}]、$")
_COUNTING = re.compile(
    r"(?:共|计|累计|合计|总计|先后|开展|组织|举办|召开|完成|实施|进行|发布|发放|编发|印发|推出|刊发|出版|参加|参与|荣?获|接受|受理|"
    r"达|有|为|分|派出?|选派|选送|培训|演练|检查|走访|慰问|调研|会议?|活动|讲座|课|班|举行|连续|每[年月季周日天]|人均|年均|分别|不少于|至少|超过?|约|近|[了过])"
    r"[到过了成为共计约]{0,2}$"
)
_ROUND_THE_CLOCK_BEFORE = re.compile(r"(?:全天|全天候|天候|一对一|7天|[×xX*]|全年|实行|坚持)$")
_ROUND_THE_CLOCK_AFTER = re.compile(
    rf"(?:之?内|以[内上]|左右|后|前|[{CLAUSE_ENDS}{CLOSING_BRACKETS}、]|$|累计|的?(?:连续|培训|学习|服务时长))"
)
_DURATION_OF_RATE = re.compile(r"[^\W\d]{1,6}(?:率|占比|比例)")
_CAMPAIGN = re.compile(r"(?:行动|奋战|大干|会战|攻坚|冲刺|决战|鏖战|苦战|拼搏)$")
_ANNIVERSARY = re.compile(r"周年")
_NAME_AFTER_YEARS = re.compile(r"年(?:来|行动|规划|计划|发展|战略|滚动|攻坚|期间)")
_GROUP = re.compile(rf"(?:{OPEN}含{CLOSE})?(?:及|或|和)?以[上下内](?:的|年龄)?")
_GROUP_NOUN = re.compile(
    r"(?:老|人员|员工|职工|干部|党员|客户|居民|群众|儿童|人群|青|未成年|企业|项目|合同|工程|采购|单位|岗位|学历|火灾|事故|经验|工龄|党龄|教龄|"
    r"驾龄|医院|机组|锅炉|男|女|妇|常住|户籍|独居|高龄|学生|存款|贷款|理财|产品|资金|支出|设备|资质|职称|工作|通用|专用|大型)"
)
_HAN = re.compile(r"[一-鿿]")
_EACH_ABOVE = re.compile(r"单[价台件项笔宗](?:在|为)?$")
# 三元 of 三元布局 is no money, of 捐款三元。 it is.
_SUM_END = re.compile(r"$|[^\w]|以[上下内]|左右|[和与及至到的钱整]")
_FULL_YEARS = re.compile(r"的|(?:及|或)?以[上下]|不满")
_PICTURE_BEFORE = re.compile(r"(?:图|表|式|附件|附录)\s?(?:[0-9]{1,3}[-.])?$")
_PICTURE_AFTER = re.compile(r"[示列述]")
_SLOGAN = re.compile(r"[一百千“”‘’0-9]")


def trap_before(text: str, number: Number, start: int) -> str | None:
    """Return the reason where what stands before a number makes it an ordinal, a frequency, a rank, an inexact count.

    1. 第3名   2. 前10位   3. 每3年, 每100人   4. 数十人, 几十   5. 二、三次   6. 新十条
    """
    before = text[max(0, start - 8) : start]
    if not before:
        return None
    if _ORDINAL.search(before):
        return "ordinal"
    if _EVERY.search(before):
        return "per"
    if not number.is_han:
        return None
    inexact = (before[-1] == "数" and text[number.start] == "十") or _BEFORE_HAN_PAIR.search(before)
    return "inexact" if inexact else None


def _trap_of_time(text: str, number: Number, start: int, unit: Unit) -> str | None:
    before, after = text[max(0, start - 8) : start], text[unit.end : unit.end + 12]
    if unit.name in ("年", "天", "周", "日") or unit.name.startswith("个"):
        if _RELATIVE.search(before) and not _LONG_SINCE.search(before):
            return "relative_time"
        if unit.name == "年" and _NAME_AFTER_YEARS.match(text, unit.end - 1):
            return "name"
        if unit.name == "天" and _CAMPAIGN.search(before):
            return "name"
    if number.value == 24 and unit.name == "小时":
        round_the_clock = _ROUND_THE_CLOCK_BEFORE.search(before) or not _ROUND_THE_CLOCK_AFTER.match(after)
        return "set_phrase" if round_the_clock else None
    return "name" if unit.name not in ("年", "个月") and _DURATION_OF_RATE.match(after) else None


def trap(text: str, number: Number, start: int, unit: Unit) -> str | None:
    """Return the reason why a number with a unit counts nothing that is reported, if so.

    1. 近三年, 前5个月 (dates)   2. 三年行动 (names)   3. 行动40天 (campaigns)   4. 24小时值班
    5. 15s接通率 (part of a metric's name)   6. 60周岁以上老人, 单价50万元以上, 110千伏以上线路 (a group)
    7. 2.0项 (versions)   8. 100周年   9. 一 + measure word, 二次, 三期   10. 如图1所示
    """
    if unit.name == "所" and _PICTURE_BEFORE.search(text[:start]) and _PICTURE_AFTER.match(text, unit.end):
        return "reference"
    if unit.kind == "duration" and (reason := _trap_of_time(text, number, start, unit)):
        return reason
    if unit.name in ("年", "岁", "周岁") and text.startswith("满", start - 1) and _FULL_YEARS.match(text, unit.end):
        return "group"
    if unit.kind in ("age", "amount", "length", "duration", "area"):
        group = _GROUP.match(text, unit.end)
        if group and (_GROUP_NOUN.match(text, group.end()) or _EACH_ABOVE.search(text[max(0, start - 4) : start])):
            return "group"
    if unit.name == "千伏" and (group := _GROUP.match(text, unit.end)) and _HAN.match(text, group.end()):
        return "group"
    if unit.kind == "count" and number.decimals and not number.is_scaled and text[number.end - 2 : number.end] == ".0":
        return "version"
    if not number.is_han:
        return "ordinal" if _ANNIVERSARY.match(text, number.end) else None
    return None if _counts(text, number, start, unit) else "set_phrase"


def _counts(text: str, number: Number, start: int, unit: Unit) -> bool:
    """Whether a Han numeral may count with this unit: 三次 after 开展, 一吨, but not 一项 or 二期."""
    if unit.name in ("个", "项", "条", "件") and _SLOGAN.match(text, unit.end):
        return False
    if number.value == 1 and number.decimals == 0 and not number.is_scaled:
        return unit.han == "one"
    if number.value == 0:
        return unit.name in ("起", "次", "例", "宗", "人次") and number.signs == 1
    if number.is_scaled or number.decimals:
        return True
    if unit.name == "元" and number.signs == 1:
        return _SUM_END.match(text, unit.end) is not None
    if unit.name in ("条", "项") and _POLICY.search(text[max(0, start - 1) : start]):
        return False
    if unit.han == "counted":
        return text[number.start] != "二" and bool(_COUNTING.search(text[max(0, start - 8) : start]))
    return unit.han in ("one", "yes") or number.signs >= 2
