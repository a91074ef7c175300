"""Rules of periods for times of something else: of another quantity, an event, a founding, a comparison, a title."""

import re

from extractors.dates.grammar import is_year_before, time_words
from extractors.dates.period import ASIDE, OF_ANOTHER, REACH, Asked, NamedTime
from extractors.rule import NOT_READ, as_rule
from extractors.text.characters import (
    BRACKETS,
    CLAUSE_END,
    CLAUSE_ENDS,
    CLOSING_BRACKETS,
    IN_CLAUSE,
    OPENING_BRACKETS,
    sentence_start,
)
from extractors.text.needed import needed

_OPENED = re.compile(rf"[{OPENING_BRACKETS}][^{BRACKETS}]*$")
_CLOSED = re.compile(rf"[{CLOSING_BRACKETS}]")
_OF_ONE = re.compile(
    rf"[0-9][^{CLAUSE_ENDS}{BRACKETS}]*[{OPENING_BRACKETS}][^{BRACKETS}]*$"
)  # 职工120人（截至2016年底）
_APART = re.compile(rf"[{CLAUSE_ENDS}0-9０-９]")
# 比上年的|66万千瓦时、9吨和173包分别下降: values in a list that are all of the time
_LISTED_VALUES = re.compile(rf"(?:同期)?的\s*(?:[约近]?[0-9][0-9.,]*[^{CLAUSE_ENDS}0-9]{{0,6}}?[、和及]\s*)+")
# 从2020年的23天、|2021年|的17天压缩至12天
_NEXT_BASE = re.compile(
    rf"[从由较比]\s*(?:19|20)\d\d\s*年[度末底]?的?\s*[约近]?[\d.,]+[^{CLAUSE_ENDS}\d]{{1,5}}[、和及]\s*$"
)
COMPARED = re.compile(
    rf"(?:较|比|与(?!此)|同(?!时)|由(?!于|此)|从(?!而|此)){IN_CLAUSE}{{0,4}}$|(?<![比])[较比与](?!重|例|率|为){IN_CLAUSE}{{2,20}}(?:[前后时初末期]|之[前后])的$"
)
# 较2021年、|2022年|分别增加4人和2人: both are what something is compared with
_BASES_BEFORE = re.compile(r"(?:(?:19|20)\d\d\s*年度?[末底]?\s*[、和及与]\s*)+$")
# 较上年节约1.2万吨: the words after the date say that the quantity is the difference, so of the later period.
_DIFFERS = re.compile(
    rf"(?:同期|底|末|度)?[^{CLAUSE_ENDS}的0-9]{{0,6}}?(?:节[约省]|[增减升降少多高低涨缩扩]|压[减降缩]|提[高升前]|回[落升]|延长|改善)"
)
_FOUNDING = "|".join(time_words("founding"))
_FOUNDED_BEFORE = re.compile(rf"(?:(?:{_FOUNDING})于?|(?:{'|'.join(time_words('founded_on'))})于)\s*$")
DEADLINE = re.compile(r"\s*(?:以|之)?前(?![列移进瞻茅])")
_FOUNDED_AFTER = re.compile(
    rf"\s*(?:{_FOUNDING}|(?:在[^{CLAUSE_ENDS}0-9]{{2,10}}|[与和][^{CLAUSE_ENDS}0-9]{{2,30}})?(?:共同|发起|出资|投资|联合|合资)*(?:设立|成立|组建|创办)(?!了?[^{CLAUSE_ENDS}：的]{{0,12}}[0-9])"
    rf"|在[^{CLAUSE_ENDS}0-9]{{2,16}}(?:挂牌|上市)(?=[，,](?![^；。]{{0,16}}(?:募集|发行|融资|首日|当日))))"
)
# What is founded is counted in the clause, so that its year is a period: 2021年建成泵站3座; not 2014年成立后植树500棵.
_FOUNDS_SOME = re.compile(rf"[^{CLAUSE_ENDS}：的后今来现已0-9]{{1,16}}[0-9]")
# A date that opens a clause of its own on what became of the unit (2019年11月与原河西街道合并，…) dates that only.
# So does one on who founded it or how (2011年由供销社出资设立，…); not 2021年新校区建成，新增学位1200个.
_EVENT_CLAUSE = re.compile(
    rf"(?:[^{CLAUSE_ENDS}：0-9]{{0,16}}(?:{'|'.join(time_words('became'))})[^{CLAUSE_ENDS}：0-9]{{0,12}}"
    rf"|(?:由|经|正式)[^{CLAUSE_ENDS}：0-9]{{0,16}}(?:{_FOUNDING})){CLAUSE_END}"
)
_TIMES_BEFORE = re.compile(r"(?:是|为|达到?|相当于|等于|接近|恢复[到至]?)\s*$")
_TIMES_AFTER = re.compile(r"(?:全年|同期)?(?:水平)?的[\s约近]*(?:\d[\d.]*\s*[倍%％]|[两三四五六七八九十]{1,3}[倍成])")
_AT_COLON = re.compile(r"\s*[：:]\s*(?:约|人民币|美元|港币|欧元)?")  # （2021年12月31日：人民币4万元）
STOCK_DAY = re.compile(r"[年月度][末底]$")  # 3月末, 一季度末: the day of a stock
# What is done at the end of a year is an event of it (2021年底启动), what there is then is a stock (2021年末资产总额).
EVENT_AFTER = re.compile(rf"[^{CLAUSE_ENDS}：、]{{0,6}}(?:{'|'.join(time_words('at_year_end'))}|(?<![年末底初])的)")


# 茶厂上一年|收入6亿元，增长|12%: the year before, with no other one told
_TOLD_THEN = re.compile(
    r"(?!同期|的)[^0-9，]{1,24}[0-9][0-9.,]*[^0-9]*[，,](?:(?!今年|本[年期]|当年|目前|现[有在]|期末|至今|报告期|(?:19|20)[0-9]{2}年|[增减降升][^0-9，]{0,4}[0-9][0-9.,]*[^0-9.,%％个倍])[^；])*"
)

_SHARE = re.compile(rf"[^0-9{CLAUSE_ENDS}]{{0,3}}[0-9][0-9.,]*[%％倍]")  # an amount is what changed since


def _tells_of_it(time: NamedTime) -> bool:
    """Whether the year before is what a sentence is about: nothing is counted before it, and no other time behind."""
    first = sentence_start(time.text, time.mention.span.start)
    alone = not any(map(str.isdigit, time.text[first : time.mention.span.start]))
    alone = alone and _SHARE.match(time.text, time.asked.start) is not None
    return alone and is_year_before(time.mention.text) and _TOLD_THEN.fullmatch(time.between) is not None


@as_rule(
    "time before a change",
    "上年同期6亿元，减少1亿元: what changed since is no quantity of the earlier time",
    step=OF_ANOTHER,
    reason=NOT_READ,
    examples=(
        "收入5亿元，⟨上年同期⟩6亿元，减少1亿元。 → left aside",
        "⟨上年⟩收入6亿元，今年收入5亿元，减少1亿元。 → left aside",
        "⟨上年⟩补助36万元，减少12万元，下降33%。 → left aside",
    ),
    counter_examples=("上年同期6亿元。", "茶厂上一年收入6亿元，增长12%。"),
)
def before_change(time: NamedTime) -> bool:
    """Whether a change has a time before it that lies before the report's, seen from it."""
    usual, mention = time.asked.usual, time.mention
    past = mention.precision == "relative" and usual.start is not None and mention.end < usual.start
    return time.asked.change and past and not _tells_of_it(time)


@as_rule(
    "time of the base",
    "在上年19处基础上累计达25处: the time of another quantity, on whose base this one stands",
    step=OF_ANOTHER,
    needs="基",
    reason=NOT_READ,
    examples=("新建书屋6处，在⟨上年⟩19处基础上累计达25处。 → left aside",),
    counter_examples=("上年书屋19处。",),
    source="argued: what is built is told on the base of the year before (在上年19处基础上)",
)
def of_base(time: NamedTime) -> bool:
    """Whether a time is that of the quantity on whose base another stands."""
    return time.asked.stands_on_base and time.asked.is_base(time.mention)


@as_rule(
    "multiple of another time",
    "是上年的1.3倍: what a multiple is of",
    step=ASIDE,
    needs=needed(_TIMES_AFTER),
    reason=NOT_READ,
    examples=("今年借阅量是⟨上年⟩的1.3倍。 → left aside", "今年借阅量几乎是⟨上年⟩的两倍。 → left aside"),
    counter_examples=("上年的85%有所提高。",),
    source="argued: multiples are of a time whose value they are not",
)
def multiple(time: NamedTime) -> bool:
    """Whether a multiple or share of another time follows."""
    return bool(_TIMES_BEFORE.search(time.before)) and _TIMES_AFTER.match(time.text, time.end) is not None


@as_rule(
    "founding",
    "成立于2014年, 2008年建成投产: when the unit or a work began; not 2021年建成泵站3座",
    step=ASIDE,
    needs=needed(_FOUNDED_BEFORE, _FOUNDED_AFTER),
    reason=NOT_READ,
    examples=(
        "成立于⟨2014年⟩，现有志愿者98人。 → left aside",
        "⟨2008年⟩建成投产，供水5万吨。 → left aside",
        "茶业公司⟨2016年9月⟩在江州证券交易所上市，股东户数9万户。 → left aside",
    ),
    counter_examples=("2021年建成泵站3座。", "2021年9月在江州证券交易所上市，募集资金9亿元。"),
)
def founding(time: NamedTime) -> bool:
    """Whether a time says when something began."""
    if _FOUNDED_BEFORE.search(time.before):
        return True
    founded = _FOUNDED_AFTER.match(time.text, time.end)
    return founded is not None and not (
        time.mention.precision == "year" and _FOUNDS_SOME.match(time.text, founded.end())
    )


@as_rule(
    "before a year",
    "2000年以前建成的小区35个: a time by which something was done; one to come is a period (2025年前)",
    step=ASIDE,
    needs=needed(DEADLINE),
    reason=NOT_READ,
    examples=("改造⟨2000年⟩以前建成的小区35个。 → left aside",),
    counter_examples=("2027年前降到10%以下。", "2021年前移6位。"),
)
def before_year(time: NamedTime) -> bool:
    """Whether 前 stands behind a time."""
    return DEADLINE.match(time.text, time.end) is not None


@as_rule(
    "brackets that closed",
    "改造小区（2019年立项）35个: a time in brackets before the quantity, but for 期末（2022年6月30日）",
    step=ASIDE,
    needs=OPENING_BRACKETS,
    reason=NOT_READ,
    examples=("改造小区（⟨2019年⟩立项）35个。 → left aside",),
    counter_examples=("改造小区（2019年35个）。", "最近一期末（2022年6月30日）在册党员35人。"),
)
def in_brackets(time: NamedTime) -> bool:
    """Whether a time stands in brackets that close before the quantity."""
    closed = _CLOSED.search(time.text, time.end, time.asked.start)
    if closed is None or (time.until and closed.start() == time.end and not _OF_ONE.search(time.before)):
        return False
    return _OPENED.search(time.before) is not None


@as_rule(
    "what became of the unit",
    "2011年由供销社出资设立，拥有三个仓库: a clause of its own on how the unit came to be dates that only",
    step=ASIDE,
    reason=NOT_READ,
    examples=(
        "⟨2011年⟩由供销社出资设立，拥有三个仓库。 → left aside",
        "⟨2011年⟩完成股份制改造，主营供水，拥有泵站86处。 → left aside",
    ),
    counter_examples=("2021年新校区建成，新增学位1200个。",),
    source="schemas/data/dates/time_words.csv",
)
def of_unit(time: NamedTime) -> bool:
    """Whether a time opens a clause on what became of the unit."""
    event = _EVENT_CLAUSE.match(time.text, time.end)
    return event is not None and event.end() <= time.asked.start


@as_rule(
    "time in a title",
    "《2021年统计手册》载明用户12万户: a time in the title of a book or paper",
    step=ASIDE,
    needs="《",
    reason=NOT_READ,
    examples=("《⟨2021年⟩统计手册》载明用户12万户。 → left aside",),
    counter_examples=("2021年《统计手册》载明用户12万户。",),
)
def in_title(time: NamedTime) -> bool:
    """Whether a time stands in book marks that close before the quantity."""
    return time.before.rfind("《") > time.before.rfind("》") and "》" in time.between


@as_rule(
    "compared with",
    "比2022年增加, 较上年节约1.2万吨: what something is compared with is the period of no other quantity",
    step=ASIDE,
    needs=needed(COMPARED),
    reason=NOT_READ,
    examples=(
        "较⟨2021年⟩增加5场，共25场。 → left aside",
        "较⟨上年⟩节约用纸1.2万张。 → left aside",
        "与建站初期的⟨1995年⟩相比，借阅量增长了6倍。 → left aside",
        "较2020年、⟨2021年⟩分别增加6人、4人。 → left aside",
    ),
    counter_examples=("从2021年开始培训20人。", "比2021年的8万册、20场分别下降。"),
)
def compared_with(time: NamedTime) -> bool:
    """Whether a time is what a change or a difference is seen from."""
    if time.mention.precision == "range" and time.before.endswith(("从", "由")):
        return False  # 从7月3日至9月28日出动86人次，劝导…
    return not time.since and is_compared_at(time.asked, time.mention.span.start, time.end)


def is_compared_at(asked: Asked, first: int, last: int) -> bool:
    """Whether the words between two offsets are a time that a change or a difference is seen from."""
    before = max(0, first - REACH)
    if asked.change or _DIFFERS.match(asked.text, last, asked.start):
        listed = _BASES_BEFORE.search(asked.text, before, first)
        first = listed.start() if listed else first
    if not COMPARED.search(asked.text, before, first) and not _NEXT_BASE.search(asked.text, before, first):
        return False
    if not asked.change and _LISTED_VALUES.fullmatch(asked.text, last, asked.start):
        return False
    apart = _APART.search(asked.text, last, asked.start) or _DIFFERS.match(asked.text, last, asked.start)
    return asked.change or apart is not None


def _heads_brackets(time: NamedTime) -> bool:
    """Whether a day and a colon stand before all in brackets that are open: （2021年12月31日：美元6元，折合…."""
    if _AT_COLON.fullmatch(time.between):
        return True
    opens = time.before.rstrip().endswith(tuple(OPENING_BRACKETS))
    return opens and _AT_COLON.match(time.between) is not None and not _CLOSED.search(time.between)


@as_rule(
    "day of an event",
    "6月28日开会，演练3次, 2021年底启动: a day dates an event; 截至6月28日 and 2021年末资产总额 are the day of a stock",
    step=ASIDE,
    reason=NOT_READ,
    examples=("⟨6月28日⟩召开动员会，演练3次。 → left aside", "⟨2021年底⟩启动改造工程，更换水表30只。 → left aside"),
    counter_examples=(
        "截至6月28日，职工131名。",
        "2021年末职工为120人。",
        "到2027年底力争由现有的6座增至9座。",
        "3月末，存款余额为120万元。",
        "一季度末，在园企业120家。",
        "借款9万元（2021年12月31日：8万元）。",
        "于2021年12月31日，存货为9万元。",
        "借款9美元（2021年12月31日：8美元，折合人民币50元）。",
    ),
)
def of_event(time: NamedTime) -> bool:
    """Whether a day dates an event."""
    if time.mention.precision != "day" or time.until or time.at_balance or _heads_brackets(time):
        return False
    last = time.asked.usual.end  # 到2027年底，将由6座增至9座: by then, no event
    ahead = last is not None and time.mention.start > last and time.before.endswith(("到", "至"))
    return not STOCK_DAY.search(time.mention.text) or (not ahead and EVENT_AFTER.match(time.text, time.end) is not None)


# 自1988年以来的第9个少雨年份, 创2008年以来新高: a record, which is of its own year
_RECORD = re.compile(
    rf"(?:以来|至今)[^{CLAUSE_ENDS}：、]{{0,16}}?(?:最[高低多少大小强弱好差冷暖热早晚旱长短快慢优严干湿]|首次|首个|新高|新低|之最|罕见|少有|的[正负]增长"
    r"|连?续?第[一二三四五六七八九十\d]+(?:个|次|高|低|位))"
)


@as_rule(
    "since when it is a record",
    "自1988年以来的第9个少雨年份，平均湿度62%: the year since which something is a record dates no quantity",
    step=ASIDE,
    needs=needed(_RECORD),
    reason=NOT_READ,
    examples=(
        "今年是本镇自⟨1988年⟩以来的第9个少雨年份，平均湿度62%。 → left aside",
        "产量创⟨2008年⟩以来新高，达到46万吨。 → left aside",
    ),
    counter_examples=("1988年以来，产量最高为46万吨。", "2018年以来植树500棵。"),
    source="argued: records are told with the year since which they hold",
)
def of_record(time: NamedTime) -> bool:
    """Whether a time is that since which something is a record: 1988年以来最高."""
    return bool(time.since) and is_record_at(time.text, time.since)


def is_record_at(text: str, end: int) -> bool:
    """Whether the words of a time since when end at an offset, and what they hold of is a record."""
    return _RECORD.match(text, end - 2) is not None


_PLAN = re.compile(
    r"\s*(?:度|第[一二三]期)?(?:限制性股票|股票期权|股权|员工)(?:和股票期权|与股票期权)?(?:激励|持股)计划"
    r"|\s*度?第[一二三四五六七八九十]{1,3}期(?:超?短期融资券|超短融|短融|中期票据|定向(?:债务融资)?工具|(?:绿色|企业|公司)?债券?)"
)


@as_rule(
    "year in a plan's name",
    "2022年限制性股票激励计划, 2022年度第一期中期票据: the year is part of the name of a plan or a bond",
    step=ASIDE,
    needs=needed(_PLAN),
    reason=NOT_READ,
    examples=(
        "⟨2021年⟩限制性股票激励计划首次归属完成后，股本总数增至40万股。 → left aside",
        "2022年4月，公司发行⟨2021年度⟩第六期中期票据，募集资金40万元。 → left aside",
    ),
    counter_examples=("2021年实施股票激励计划，授予股票40万股。", "2021年股本总数为40万股。"),
    source="plans of listed companies bear the year in their names (上市公司股权激励管理办法)",
)
def in_plan(time: NamedTime) -> bool:
    """Whether a year stands right before the name of a plan for shares or of a bond."""
    return time.mention.precision == "year" and _PLAN.match(time.text, time.end) is not None
