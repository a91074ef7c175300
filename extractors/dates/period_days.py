"""Rules of periods for days on which something was done: behind the report's year, to a capital, at a meeting."""

import re
from datetime import timedelta

from extractors.dates.grammar import NUMBERED, PART_OF_DAY, time_words
from extractors.dates.left_aside import STOCK_DAY, before_year
from extractors.dates.period import NAMED, NEAR, NamedTime, Period, days_of, months_from
from extractors.dates.period_named import NOW
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_END, CLAUSE_ENDS, CLOSING_BRACKETS, COLON, SENTENCE_ENDS
from extractors.text.needed import needed
from schemas.text import squeeze

_OPENS_SENTENCE = re.compile(rf"(?:^|[{SENTENCE_ENDS}])\s*(?:{NUMBERED})?\s*$")
# 审议通过分红方案, 表彰大会|召开, 发布《年度报告》|，; not 收购|大会堂茶楼, 更换|公告栏灯管
_OF_YEAR_OVER = re.compile(
    f"{'|'.join(time_words('year_over'))}"
    f"|(?:{'|'.join(time_words('year_over_noun'))})[》”]?(?:{CLAUSE_END}|{'|'.join(time_words('year_over_told'))})"
)


@as_rule(
    "day after the report's year",
    "2023年1月20日，公司竞得土地，面积4.2万平方米，价款0.3亿元: what was done after the year is of its day",
    step=NAMED,
    examples=(
        "2023年1月20日，茶场竞得坡地一块，面积⟨4.2万平方米⟩。 → 2023-01-20",
        "2023年1月20日，茶场竞得坡地一块，面积4.2万平方米，成交价款⟨86万元⟩。 → 2023-01-20",
        "2023年1月20日，茶场与供销社签订协议，借款⟨86万元⟩。 → 2023-01-20",
        "2023年1月20日，山洪过境，冲毁水渠⟨86米⟩。 → 2023-01-20",
        "2023年1月20日，茶场收购大会堂茶楼，支付价款⟨86万元⟩。 → 2023-01-20",
        "2023年1月20日，茶场与年会中心签订协议，借款⟨86万元⟩。 → 2023-01-20",
    ),
    counter_examples=(
        "2023年1月20日，理事会审议通过分红方案，拟派发红利86万元。",
        "2023年1月20日，茶场回顾全年，报告期内采茶86吨。",
        "2022年1月20日，茶场竞得坡地一块，面积4.2万平方米。",
        "2023年1月20日前，归还借款86万元。",
        "2023年1月20日，茶场竞得坡地一块；采茶86吨。",
        "2023年1月20日，镇医院通报，接诊病人86人次。",
        "2023年1月20日，表彰大会召开，茶场采茶86吨。",
        "2023年1月20日，山洪过境，茶场累计采茶86吨。",
        "2023年1月20日，县里举行签约仪式，全县茶场86家。",
        "2023年1月20日，县里召开年度工作会议，全县茶场86家。",
    ),
    source="events after the balance sheet's day are told with their days (企业会计准则第29号)",
)
def done_after(time: NamedTime) -> Period | None:
    """Return the day after the reporting period with which a sentence opens, unless the year over is told of on it."""
    last, day = time.asked.usual.end, time.mention.start
    if last is None or day <= last or time.mention.precision != "day" or STOCK_DAY.search(time.mention.text):
        return None
    if not _OPENS_SENTENCE.search(time.before) or not time.text.startswith(("，", ","), time.end):
        return None
    if "；" in time.between or _OF_YEAR_OVER.search(time.between) or NOW.search(time.between):
        return None
    return Period(day, day, None)


_STRUCK = re.compile(
    rf"{PART_OF_DAY}?[0-9时许分点左右]*(?:[，,]|[^{CLAUSE_ENDS}0-9]{{2,16}})[^{CLAUSE_ENDS}]{{0,12}}?(?:{'|'.join(time_words('strikes'))})"
    rf"[^{CLAUSE_ENDS}]{{0,16}}?(?:{'|'.join(time_words('struck'))})[^{CLAUSE_ENDS}]{{0,6}}[，,]"
    rf"|{PART_OF_DAY}?[0-9时许分点左右]*[，,]?[^{CLAUSE_ENDS}0-9的]{{2,16}}?(?:{'|'.join(time_words('befalls'))})[，,]"
)
_NO_STROKE = re.compile(
    f"{'|'.join(time_words('drilled'))}|累[计积]|总|[全今去]年|次日|翌日|[0-9一二三四五六七两]天[后内]|；"
)


@as_rule(
    "day of an emergency",
    "7月3日，山区突降暴雨，36名职工转移群众86人: what is told in the sentence of a stroke is of its day",
    step=NAMED,
    needs=needed(_STRUCK),
    examples=(
        "7月3日，山区突降暴雨，茶场场长带领⟨36名⟩职工，在6小时内转移茶农86人。 → 2022-07-03",
        "7月3日，山区突降暴雨，茶场场长带领36名职工，在6小时内转移茶农⟨86人⟩。 → 2022-07-03",
        "2022年7月3日晚，受台风影响，渡口停航，滞留旅客⟨86人⟩。 → 2022-07-03",
        "7月3日凌晨，东街供水主管爆裂，抢修队6小时恢复居民用水⟨860户⟩。 → 2022-07-03",
    ),
    counter_examples=(
        "7月3日，茶场组织火灾应急演练，培训职工86人。",
        "7月3日，山区突降暴雨，全年降雨860毫米。",
        "7月3日，山区突降暴雨；转移茶农86人。",
        "7月3日，东街供水主管爆裂，全年抢修漏点86处。",
        "7月3日，完成易爆裂的旧管更换，涉及居民860户。",
        "7月3日，新馆开馆，受暴雨影响，读者86人。",
        "2018年7月3日，山区突降暴雨，转移茶农86人。",
    ),
    source="argued: reports tell of storms, fires and breakdowns by their day and of what was done about them",
)
def emergency(time: NamedTime) -> Period | None:
    """Return the day of the reporting period on which a sentence opens with what befell somebody."""
    usual, day = time.asked.usual, time.mention.start
    if (
        usual.start is None
        or usual.end is None
        or time.mention.precision != "day"
        or not usual.start <= day <= usual.end
    ):
        return None
    if time.until or STOCK_DAY.search(time.mention.text) or not _OPENS_SENTENCE.search(time.before):
        return None
    if not _STRUCK.match(time.between) or _NO_STROKE.search(time.between):
        return None
    return Period(day, day, None)


_OPENS_PART = re.compile(rf"(?:^|于|[{CLAUSE_ENDS}{CLOSING_BRACKETS}：、])\s*$")
_BECOMES = re.compile(
    rf"，[^{CLAUSE_ENDS}]{{0,16}}?(?:总股本|股本总[数额]|股份总[数额]|注册资本|实收资本)[^{CLAUSE_ENDS}0-9]{{0,4}}"
    rf"(?:[由从](?:人民币)?[0-9.,]+[万亿]*[股元])?(?:增加|减少|变更|调整|[变增减升降])[至为到成](?:人民币|[约共])*$"
)


@as_rule(
    "day on which a capital changed",
    "2022年4月8日完成登记，总股本由4万股增加至5万股: what a capital became by a deed is of its day",
    step=NAMED,
    needs="股资",
    examples=("2022年4月8日，码头公司完成登记，总股本变更为⟨86万股⟩。 → 2022-04-08",),
    counter_examples=(
        "2022年4月8日，码头公司完成登记，授予股票86万股。",
        "2022年4月，码头公司完成登记，总股本变更为86万股。",
        "2022年4月8日，码头公司完成登记；年内总股本变更为86万股。",
    ),
    source="argued: shares in issue change by deeds, and a report may tell several of a year",
)
def capital_became(time: NamedTime) -> Period | None:
    """Return the day of the deed by which a capital became what it is."""
    if time.mention.precision != "day" or not _OPENS_PART.search(time.before[-NEAR:]) or "；" in time.between:
        return None
    return Period(time.mention.start, time.mention.end, None) if _BECOMES.search(time.between) else None


# 9月28日开通，…，开通首月日均客流|2.3万人次
_FIRST_TIME = re.compile(
    rf"，(?:[^{CLAUSE_ENDS}0-9]{{0,6}})首(?:个)?(?P<unit>[日周月])(?![常末例报])[^{CLAUSE_ENDS}0-9]{{0,24}}$"
)


@as_rule(
    "first time of what began",
    "9月28日开通，开通首月日均客流2.3万人次: the first day, week or month from the day on which something began",
    step=NAMED,
    needs="首",
    examples=(
        "渡口于2022年9月28日开航，新增渡船6艘，开航首月日均渡运⟨86人⟩。 → 2022-09-28..2022-10-27",
        "渡口于2022年9月28日开航，首日渡运⟨86人⟩。 → 2022-09-28",
    ),
    counter_examples=(
        "渡口于2022年9月28日开航，日均渡运86人。",
        "渡口于2022年9月28日开航，首月渡运顺利，全年渡运86人。",
    ),
    source="argued: new lines and shops tell how they began",
)
def first_of_it(time: NamedTime) -> Period | None:
    """Return the first day, week or month from a day on, where the quantity's clause names it."""
    found = _FIRST_TIME.search(time.between) if time.mention.precision == "day" else None
    if found is None or "；" in time.between:
        return None
    first = time.mention.start
    if found["unit"] == "月":
        year, month = months_from(first, 1)
        same = days_of(year, month, first.day, "") or days_of(year, month, None, "底")
        return Period(first, same[0] - timedelta(days=1), None) if same else None
    return Period(first, first + timedelta(days=0 if found["unit"] == "日" else 6), None)


_MET = re.compile("|".join(time_words("meets")))
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


# 2022年3月29日供水情况：|, 3月29日监测结果：|: what a day is told of, and a colon
_HEADS_DAY = re.compile(rf"[^{CLAUSE_ENDS}：0-9]{{0,10}}(?:{'|'.join(time_words('told_of_day'))})(?:如下)?{COLON}")
_LONGER = re.compile(rf"累计|[今去上本全半]年|年度|季度|[本上当]月|月度|年内|报告期|以来|[{SENTENCE_ENDS}]")


@as_rule(
    "day that a list is headed by",
    "3月29日供水情况：供水总量26万吨；水压合格率100%: what is told behind a head with a day is of it",
    step=NAMED,
    needs=frozenset(word[-1] for word in time_words("told_of_day")),
    examples=(
        "2022年3月29日供水情况：供水总量⟨26万吨⟩，水压合格率100%。 → 2022-03-29",
        "2022年3月29日供水情况：供水总量26万吨；水压合格率⟨100%⟩。 → 2022-03-29",
        "3月29日渡口监测数据如下：渡运旅客⟨860人次⟩。 → 2022-03-29",
    ),
    counter_examples=(
        "2022年3月29日供水情况：今年累计供水860万吨。",
        "2022年3月29日通报供水情况，供水总量26万吨。",
        "2022年3月29日，茶场通报：采茶86吨。",
        "2022年3月29日供水情况：正常。供水总量26万吨。",
        "2022年12月31日茶场财务情况：营业收入26万元，茶园86亩。",
        "3月29日投诉情况：年度投诉总量26件。",
    ),
    source="argued: daily bulletins name their day once, at the head",
)
def heads_list(time: NamedTime) -> Period | None:
    """Return the day that a sentence opens with where a head of what follows ends behind it."""
    if time.mention.precision != "day" or time.until or not _OPENS_SENTENCE.search(time.before):
        return None
    if (time.mention.start + timedelta(days=1)).day == 1:
        return None  # 12月31日经营情况：收入86万元: of the time that ends then
    headed = _HEADS_DAY.match(time.between) and not _LONGER.search(time.between)
    return Period(time.mention.start, time.mention.end, None) if headed else None
