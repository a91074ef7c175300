"""Rules of periods for words that name a time and are no dates: 创建期内, 三年来, 全年, 目前, 春运期间."""

import re
from datetime import date

from extractors.dates.five_years import names_plan, of_plan
from extractors.dates.grammar import WILL, read_number, time_words
from extractors.dates.left_aside import COMPARED, founding, is_compared_at, is_record_at
from extractors.dates.period import HEADS, IN_WORDS, NEAR, REACH, Asked, Period, same_day, still_since
from extractors.dates.plans import AHEAD, foretold_from
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, IN_CLAUSE, MEMBER_END, MEMBER_ENDS, OPEN
from extractors.text.needed import needed

# 五年累计, 五年增加: what a clause goes on with that opens with a number of years
_SUMMED = (
    r"累计|总计|合计|共(?![同享建用有])|年均|增[加长至到](?!值)|提(?:[高升]|前(?!还))|下降|降[低至到]|减少|翻[了一两]?"
)
# 三, 十二; not 二二年, which is 2022
_COUNT = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])"
_PHRASE = re.compile(
    r"""
    创建期(?:内|间)?
    | (?:近|过去|最近)[一二两三四五六七八九十0-9]{1,3}年(?:来|内|间)?
    | 过去(?:几|数|多)年(?:来|内|间|中|里)?
    | (?<![0-9])(?!一年来)[一二两三四五六七八九十0-9]{1,3}年(?:内(?!到期)|[多余]?来|间|里(?![程面]))
    | (?<![^{CLAUSE_ENDS}])(?:{COUNT}|[0-9])年(?={SUMMED})
    | “?(?<![一二三四五六七八九])十[一二三四五]五”?(?:期间|时期|以来|末)? | “[八九十]五”(?:期间|时期|以来|末)?
    | (?<![一二三四五六七八九十])[八九十]五(?:期间|时期)
    | 任期内 | 历年(?:来|累计|共|以来) | 历史(?=上?(?:累计|总计|总共)|以来) | 建[校院馆厂所]以来
    | (?:{FOUNDED}|[一二]十[一二三四五六七八九]?大)以来
    | (?:{FOUNDED})后?的?(?:次年|翌年|首年|第[二三四五]年)(?!度)
    | (?:今后|接下来)的?(?:几|{COUNT}|[0-9]{1,2})年 | 未来(?:(?:{COUNT}|[0-9]{1,2})年)?
    | 下一?阶段 | 下一?步 | 明年 | (?<!转)(?<!转入)(?<!转至)下一?年度?
    """.replace("{FOUNDED}", "|".join(time_words("founding", "begun")))
    .replace("{CLAUSE_ENDS}", CLAUSE_ENDS)
    .replace("{SUMMED}", _SUMMED)
    .replace("{COUNT}", _COUNT),
    re.VERBOSE,
)
_WHOLE_YEAR = re.compile(
    r"报告期(?![期]?末)内?|全年|本年度?|(?<![0-9本上下一学新前历往去])年度(?=目标|任务)|(?<![一二两三四五六七八九十几0-9])年内|当年|(?<!近)一年来|(?<!超)[过这]去?的?一年(?![来内间])"
)
_WHO = re.compile("，?[一-鿿]{0,14}")  # 2019年，公交公司|全年客运量: who has it may stand between
# 2025年，将新建书屋6座，|全年|接待读者86万人
_PLANNED = re.compile(f"[^。！？；]*{WILL}[^。！？；]*")
_YEAR = re.compile("((?:19|20)[0-9]{2})年")
_FOUNDED = re.compile(rf"[^{CLAUSE_ENDS}0-9]{{0,12}}[，,]")
_BEGAN = re.compile(
    rf"[^{CLAUSE_ENDS}0-9]{{0,12}}(?:{'|'.join(time_words('founding'))})[^{CLAUSE_ENDS}0-9]{{0,6}}[，,]"
)
_UP_TO_NOW = re.compile("以来$|^历|^过去[几数多]|年[多余]来$")
_YEARS_TO_COME = re.compile(rf"(?:今后|接下来|未来)的?(?![一1]年)({_COUNT}|[0-9]{{1,2}})年")
_YEARS_SO_FAR = re.compile(r"(?:近|过去|最近)?([一二两三四五六七八九十0-9]{1,3})年[来间里]?")
_WITHIN = re.compile("年[内间]$")
_REACHED = re.compile(
    r"目前|(?<=[由从])(?:现在|现有|当前)|现已|(?<=[。！？；])现有|(?<!届时)已(?:累计|经|实现|完成)|截至(?:目前|报告期末)"
)
_HAS_NOW = re.compile("目前|现有|现已有")
_SINCE_THEN = re.compile("目前|现有|现已有|[，,；][^，,；0-9]{0,8}?(?:累计|至今|已|历[届年]|先后|如今)")
_LED_FROM = re.compile(r"[由从][“\"]?$")
_MULTIPLIED = re.compile(r"[是为达即]$|相当于$")  # 是“十一五”期间|140亿元的2.7倍
_NEAR_BASE = 3  # characters before words that are the base of something


@as_rule(
    "time in words",
    "创建期内, 两年内, 十四五期间, 未来: words that name a time without days",
    step=IN_WORDS,
    needs=needed(_PHRASE),
    examples=(
        "创建期内开展活动⟨30场⟩。 → 创建期内",
        "十四五期间植树⟨90棵⟩。 → 十四五期间",
        "到“十四五”末，再生水利用率达到⟨35%⟩。 → 2025-12-31",
        "管网漏损率由“十三五”末的⟨9%⟩降至7%。 → 2020-12-31",
        "两个品种在上市次年的销售额达到⟨23亿元⟩。 → 上市次年",
        "过去几年发表论文⟨23篇⟩。 → 2022-12-31 过去几年",
        "五年累计发放补贴⟨31亿元⟩。 → 2018-01-01..2022-12-31",
        "十二年累计发放补贴⟨31亿元⟩。 → 2011-01-01..2022-12-31",
        "十五年累计发放补贴⟨31亿元⟩。 → 2008-01-01..2022-12-31",
        "三年多来发放补贴⟨31亿元⟩。 → 2022-12-31 三年多来",
        "二十五年来发放补贴⟨31亿元⟩。 → 1998-01-01..2022-12-31",
        "今后十年安排补贴⟨31亿元⟩。 → 2023-01-01..2032-12-31",
        "今后6年安排补贴⟨31亿元⟩。 → 2023-01-01..2028-12-31",
        "今后三年安排补贴⟨31亿元⟩。 → 2023-01-01..2025-12-31",
        "未来五年，计划发放补贴⟨31亿元⟩。 → 2023-01-01..2027-12-31",
        "五年间，发放补贴⟨31亿元⟩。 → 2018-01-01..2022-12-31",
        "五年里发放补贴⟨31亿元⟩。 → 2018-01-01..2022-12-31",
        "自“十三五”以来，累计发放补贴⟨31亿元⟩。 → 2016-01-01..2022-12-31",
        "“十三五”以来，累计发放补贴31亿元；新建书屋⟨36座⟩。 → 2016-01-01..2022-12-31",
        "“十三五”以来发放补贴31亿元；其中助学⟨6亿元⟩。 → 2016-01-01..2022-12-31",
        "十四五期间植树⟨90棵⟩，比“十三五”末增加30棵。 → 十四五期间",
        "“十二五”期间植树⟨90棵⟩，是“十一五”期间60棵的1.5倍。 → 2011-01-01..2015-12-31",
        "“十二五”期间植树90棵，是“十一五”期间⟨60棵⟩的1.5倍。 → 2006-01-01..2010-12-31",
    ),
    counter_examples=(
        "全年培训20场。",
        "落实“十四五”规划，培训20场。",
        "入选全省“十三五”农机成果展，处置废料20吨。",
        "2015年来培训20场。",
        "与“十三五”末相比，茶叶产量增加6吨，达到48吨。",
        "受理申请20件，结转下年度办理20件。",
        "收入3亿元，创历史新高，利润2亿元。",
        "今年是建院以来收入最高的一年，达3亿元。",
        "21年增加书屋3处。",
        "二一年增加书屋3处。",
        "8年提前还款3亿元。",
        "9年降水量860毫米。",
    ),
)
def in_words(asked: Asked) -> bool:
    """Take the last words before a quantity that name a time."""
    told = False
    for match in _PHRASE.finditer(asked.text, max(0, asked.start - REACH), asked.start):
        if match.end() <= asked.at or any(span.start <= match.start() < span.end for span, _ in asked.left):
            continue
        if not match[0].endswith("来") and is_compared_at(asked, match.start(), match.end()):
            continue
        if _is_of_base(asked, match) or names_plan(asked.text, match) or is_record_at(asked.text, match.end()):
            continue
        if match[0].endswith("以来") and not still_since(asked.text, match.end(), asked.start):
            continue  # 自2020年实施以来节省86万元；服务126户
        plan = of_plan(match[0], asked.usual, asked.text[match.end() : asked.start])
        if _WITHIN.search(match[0]) and _is_over(asked, match):
            continue  # 力争三年内社员达到60名；书屋增至36座
        # 过去几年, 开展以来: from some time on, to the end of the period
        end = asked.usual.end if asked.usual.text is None and _UP_TO_NOW.search(match[0]) else None
        asked.best = plan or _years_around(match[0], asked.usual) or Period(None, end, match[0])
        asked.at, told = match.end(), True
    return told


def _is_over(asked: Asked, match: re.Match[str]) -> bool:
    """Whether words stand inside a member of the sentence, not at its beginning, that ends before the quantity."""
    first = max(asked.text.rfind(mark, 0, match.start()) for mark in MEMBER_ENDS) + 1
    inside = "，" in asked.text[first : match.start()] and not HEADS.match(asked.text, match.end())
    return inside and _MEMBER.search(asked.text, match.end(), asked.start) is not None


def _years_around(words: str, usual: Period) -> Period | None:
    """Return the years that 三年来 speaks of, up to the end of the reporting period, or 今后三年, from then on."""
    ahead = _YEARS_TO_COME.fullmatch(words)
    found = ahead or _YEARS_SO_FAR.fullmatch(words)
    count = read_number(found[1]) if found and usual.is_year else None
    if not count or usual.start is None or usual.end is None:
        return None
    if ahead:
        return Period(same_day(usual.start, 1), same_day(usual.end, count), None)
    return Period(same_day(usual.start, 1 - count), usual.end, None)


@as_rule(
    "foretold",
    "项目投产后，每年可节约标准煤20万吨; 预计每年创收40万元: what is to come is of no year that is over",
    step=IN_WORDS,
    needs="后每均节减",
    examples=(
        "项目投产后，每年可节约标准煤20万吨，减排二氧化碳⟨50万吨⟩。 → 未来",
        "引进分拣线，预计每年节省成本⟨40万元⟩。 → 未来",
        "锅炉换成热泵，年可节约燃气⟨36万立方米⟩。 → 未来",
    ),
    counter_examples=(
        "项目投产后，已节约标准煤20万吨。",
        "公司每年开展培训20场。",
        "预计全年完成投资3亿元。",
        "投资6亿元建成车间，预计每年增收。",
    ),
    source="argued: yields of works and of green bonds are told so before there are any",
)
def foretold(asked: Asked) -> bool:
    """Take no year where words foretell a quantity, unless they name a year to come."""
    usual = asked.usual
    if _is_to_come(asked) or usual.text == AHEAD or foretold_from(asked.text, asked.start) is None:
        return False
    asked.best, asked.at = Period(None, None, AHEAD), asked.start
    return True


@as_rule(
    "now, behind a year to come",
    "到2030年下降45%，目前已下降28%: the sentence comes back to the reporting period, also behind years up to now",
    step=IN_WORDS,
    needs=needed(_REACHED, _HAS_NOW),
    examples=(
        "到2030年下降45%，目前已累计下降⟨28%⟩。 → 2022-01-01..2022-12-31",
        "建馆以来接待读者48万人次，现有图书⟨28万册⟩。 → 2022-01-01..2022-12-31",
        "2023年将新建冷库2座。现有冷库⟨8座⟩。 → 2022-01-01..2022-12-31",
    ),
    counter_examples=(
        "自2018年以来，已累计植树28万株。",
        "到2030年下降45%，渗漏率降到28%。",
        "2018年植树40棵，目前已成活28棵。",
    ),
    source="argued: aims are told with what has been reached of them",
)
def back_to_now(asked: Asked) -> bool:
    """Take the reporting period where a word for now stands behind a year to come, or behind years up to now."""
    best, usual = asked.best, asked.usual
    if usual.end is None or best.end is None:
        return False
    to_come = _is_to_come(asked)
    if not to_come and not _lasts(asked):
        return False
    words = _REACHED if to_come else _HAS_NOW
    said = words.finditer(asked.text, max(0, asked.at), asked.start)
    now = [match.end() for match in said if not _is_of_base(asked, match)]
    if not now:
        return False
    asked.best, asked.at = usual, now[-1]
    return True


_IS_BASE = re.compile(rf"{IN_CLAUSE}{{0,12}}?(?:基础|基数)")
_HAD = re.compile(rf"(?:现有|原有|已[有建投配储]|目前)[^{CLAUSE_ENDS}0-9]*$")


@as_rule(
    "base of what is planned",
    "2023年，在现有书屋86处的基础上新建6处: what a plan builds on is of the time before it",
    step=IN_WORDS,
    needs="基",
    examples=(
        "2023年，渔港将在现有泊位⟨86个⟩的基础上新建6个。 → 2022-01-01..2022-12-31",
        "2023年，渔港将在已建成泊位⟨86个⟩的基础上新建6个。 → 2022-01-01..2022-12-31",
    ),
    counter_examples=(
        "2023年，渔港将新建泊位86个。",
        "2023年，渔港将在现有基础上新建泊位6个。",
        "渔港在现有泊位86个的基础上新建6个。",
    ),
    source="argued: aims are told with what there is already",
)
def base_of_plan(asked: Asked) -> bool:
    """Take the reporting period for what there is already, where a time to come stands before it."""
    best, usual = asked.best, asked.usual
    if usual.end is None or best.start is None or not _IS_BASE.match(asked.text, asked.start):
        return False
    planned = usual.text == AHEAD and best == usual
    if not (planned or _is_to_come(asked)) or not _HAD.search(asked.text, max(0, asked.at), asked.start):
        return False
    before = usual.year_before()
    asked.best, asked.at = Period(before.start, before.end, None) if planned else usual, asked.start
    return True


@as_rule(
    "reporting period in words",
    "报告期内, 全年: the reporting period; right behind a year (2021年全年), and in 当年, the year that was named",
    step=IN_WORDS,
    needs=needed(_WHOLE_YEAR),
    examples=(
        "2021年培训20场，全年巡查⟨25场⟩。 → 2022-01-01..2022-12-31",
        "冷库于2021年7月启用，当年储运水果⟨25吨⟩。 → 2021-01-01..2021-12-31",
        "公司成立于2018年7月，当年接待旅客⟨25人⟩。 → 2018-01-01..2018-12-31",
        "2018年7月3日建馆，当年接待读者⟨25人⟩。 → 2018-01-01..2018-12-31",
        "2018年7月建馆，当年接待读者25人，现有图书⟨36册⟩。 → 2022-01-01..2022-12-31",
        "自2018年启动以来累计捐书86册，当年捐书⟨25册⟩。 → 2022-01-01..2022-12-31",
        "2018年建馆，当年接待读者25人，已培训馆员⟨36名⟩。 → 2022-01-01..2022-12-31",
        "截至2022年末，存栏86头，当年出栏⟨36头⟩。 → 2022-01-01..2022-12-31",
        "签订2021—2023年协议，三年计划投入86万元，当年到位⟨36万元⟩。 → 2022-01-01..2022-12-31",
    ),
    counter_examples=(
        "2021年培训20场，巡查25场。",
        "2021年一年内到期的借款25万元。",
        "冷库于2021年7月启用，当月储运水果25吨。",
        "2018年建馆，读者25人。",
        "2021—2022学年度目标为招生860人。",
        "2019年获评先进，年度目标860人。",
    ),
)
def whole_period(asked: Asked) -> bool:
    """Take the reporting period where words behind every other time name it."""
    told = False
    if asked.usual.text is not None:
        return told
    for match in _WHOLE_YEAR.finditer(asked.text, max(0, asked.start - REACH), asked.start):
        if match.end() <= asked.at or (match[0] == "年度" and asked.is_of_printed_year(match.start())):
            continue  # 2019年获评先进，年度目标|36项
        if asked.change and COMPARED.search(asked.text[max(0, match.start() - NEAR) : match.start()]):
            continue
        began = _year_of_founding(asked, match.start()) if match[0] == "当年" else None
        turned = _SINCE_THEN if began else _HAS_NOW
        if match[0] == "当年" and turned.search(asked.text, match.end(), asked.start):
            asked.best = asked.usual  # 2018年建馆，当年接待读者25人，现有图书|36册
        elif asked.best != asked.usual and not match[0].startswith("当年"):
            between = asked.text[asked.at : match.start()]
            behind_year = asked.best.is_year and _WHO.fullmatch(between) is not None
            behind_year = behind_year or (_is_to_come(asked) and _PLANNED.fullmatch(between) is not None)
            asked.best = asked.best if behind_year else asked.usual
        elif match[0] == "当年":
            asked.best = began or (asked.usual if _holds_now(asked) else asked.best.whole_year())
        asked.at, told = match.end(), True
    return told


def _lasts(asked: Asked) -> bool:
    """Whether the best time so far are years up to now: 自2014年以来捐赠86万件，|当年|捐赠6万件."""
    best = asked.best
    return best.end is not None and best.end == asked.usual.end and (best.is_long or best.start is None)


def _holds_now(asked: Asked) -> bool:
    """Whether 当年 behind the best time so far is the reporting year: behind its last day or years that hold it."""
    best, last = asked.best, asked.usual.end
    return _lasts(asked) or (last is not None and best.start == last) or (best.is_long and best.holds(asked.usual))


def _year_of_founding(asked: Asked, start: int) -> Period | None:
    """Return the year left aside in the clause right before, on how something began: 2018年建馆，|当年."""
    span = asked.left[-1][0] if asked.left and asked.best == asked.usual else None
    year = _YEAR.match(asked.text, span.start, span.end) if span else None
    began = _FOUNDED if asked.left and asked.left[-1][1] == founding.name else _BEGAN
    if year is None or span is None or not began.fullmatch(asked.text, span.end, start):
        return None
    if _MEMBER.search(asked.text, start, asked.start):
        return None
    return Period(date(int(year[1]), 1, 1), date(int(year[1]), 12, 31), None)


def _is_to_come(asked: Asked) -> bool:
    """Whether the best time so far begins after the reporting period."""
    start, last = asked.best.start, asked.usual.end
    return start is not None and last is not None and start > last


def _is_of_base(asked: Asked, match: re.Match[str]) -> bool:
    """Whether words name the time of what something rose from, or is a multiple of, and a figure follows.

    1. 由“十三五”末的9%降至|7%   2. 是“十一五”期间140亿元的|2.7倍
    """
    near = max(0, match.start() - _NEAR_BASE)
    led = _LED_FROM.search(asked.text, near, match.start()) or _MULTIPLIED.search(asked.text, near, match.start())
    return led is not None and any(map(str.isdigit, asked.text[match.end() : asked.start]))


_SEASON = re.compile(
    rf"(?:(?<![一-鿿])|(?<=[年在于])|(?<=今年)|(?<=整个)|(?<=[{CLAUSE_ENDS}]))(?P<words>"
    rf"(?:{'|'.join(time_words('season'))})(?:期间|期内?(?![间满末初])|之?前后)?(?=[，,内里中]|期间|全|共|累计|[我本该]|市|县)"
    rf"|(?:(?:{'|'.join(time_words('festival'))})[、和与及])*(?:{'|'.join(time_words('season', 'festival'))})"
    r"(?:假期|假日|长假|小长假|黄金周)?期间"
    rf"|(?:{'|'.join(time_words('festival'))})(?:小?长假|假期|假日|黄金周))"
)
_MEMBER = re.compile(MEMBER_END)
_CLAUSE = re.compile(CLAUSE_END)
# 较2018届|（66.5%）, 高于2021级的|604分
_CLASS = re.compile(
    rf"(?:[较比与]|[高低优多少]于|超过)(?P<year>(?:19|20)[0-9]{{2}})[届级]{IN_CLAUSE}{{0,8}}?(?:{OPEN}|的)[为是]?$"
)
_BEFORE = 24  # characters


@as_rule(
    "time of the year",
    "春运期间，运送旅客20万人次: a season or feast without fixed days is a part of the year, of all that it heads",
    step=IN_WORDS,
    needs=needed(_SEASON),
    examples=(
        "春运期间，运送旅客⟨20万人次⟩。 → 2022-01-01..2022-12-31 春运期间",
        "国庆黄金周接待游客⟨20万人次⟩。 → 2022-01-01..2022-12-31 国庆黄金周",
    ),
    counter_examples=(
        "召开春运工作会议12次。",
        "春节慰问困难职工12人。",
        "客流较春运期间增长12%。",
    ),
    source="schemas/data/dates/time_words.csv (season, festival)",
)
def of_season(asked: Asked) -> bool:
    """Say of the year of a quantity in which part of it that was."""
    if not asked.best.is_year or asked.best.text:
        return False
    for match in reversed(list(_SEASON.finditer(asked.text, max(0, asked.start - REACH), asked.start))):
        over = _MEMBER if HEADS.match(asked.text, match.end()) or asked.change else _CLAUSE
        compared = COMPARED.search(asked.text, max(0, match.start() - _BEFORE), match.start())
        if match.end() <= asked.at or over.search(asked.text, match.end(), asked.start):
            return False
        if not compared:
            asked.best = Period(asked.best.start, asked.best.end, match["words"])
            asked.at = match.end()
            return True
    return False


@as_rule(
    "year of a class compared with",
    "2019届升学率64.2%，较2018届（66.5%）下降: the value of the class that another is compared with is of its own year",
    step=IN_WORDS,
    needs="届级",
    examples=("2022届就业率72%，较2021届（⟨74%⟩）下降2个百分点。 → 2021-01-01..2021-12-31",),
    counter_examples=("2022届就业率72%。", "较2021届下降2个百分点。", "2020级学生及格率86%。"),
    source="argued: classes of school leavers are named by their year",
)
def of_class(asked: Asked) -> bool:
    """Give a value right behind a class that another one is compared with its year."""
    told = None if asked.change else _CLASS.search(asked.text, max(0, asked.start - _BEFORE), asked.start)
    if told is None:
        return False
    year = int(told["year"])
    asked.best, asked.at = Period(date(year, 1, 1), date(year, 12, 31), None), asked.start
    return True
