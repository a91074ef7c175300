"""Rules of periods for times whose part of the sentence is over: a planned year's end, old data, what was faced."""

import re

from extractors.dates.grammar import WILL, time_words
from extractors.dates.period import ASIDE, OVER, NamedTime
from extractors.rule import NOT_READ, as_rule
from extractors.text.characters import CLAUSE_ENDS, IN_MEMBER
from extractors.text.needed import needed
from schemas.text import squeeze

_PLANNED = re.compile(rf"(?:^|[。；！？])(?:到|至)?(?:(?:19|20)[0-9]{{2}}|[今明]|本)年{IN_MEMBER}*，$")
_YEAR_END = re.compile("年[末底]")
_STOCK = re.compile(
    rf"；{IN_MEMBER}*(?:余额|资产|负债|权益|净额|净值|在[册岗编]|现有|拥有|保有|存量|库存|总[数量]|[员职]工|党员){IN_MEMBER}*$"
)


@as_rule(
    "end of the year in a clause of its own",
    "2023年，计划新增图书10万册，年末馆藏突破72万册；捐赠不少于55万元: 年末 behind a comma is over behind ；",
    step=OVER,
    needs="；",
    reason=NOT_READ,
    examples=("2023年，计划育苗86万株，⟨年末⟩苗圃达到36块；义务植树不少于860株。 → left aside",),
    counter_examples=(
        "2023年，计划育苗86万株，年末苗圃达到36块，种苗存量达到86万株。",
        "2023年，计划育苗86万株，年末存款36万元；贷款余额86万元。",
        "年末苗圃36块；苗木86万株。",
    ),
    source="argued: a sentence that opens with a year comes back to it in each of its members",
)
def end_of_year_told(time: NamedTime) -> bool:
    """Whether the bare end of a year stands in an inner clause of a member that is over."""
    best, last = time.asked.best.start, time.asked.usual.end
    to_come = best is not None and last is not None and best > last
    if not to_come and re.search(WILL, time.before) is None:
        return False  # only of a year to come: 2023年，存款余额年末达36亿元；贷款余额86亿元
    if not _YEAR_END.fullmatch(time.mention.text) or time.until or "；" not in time.between:
        return False
    return _PLANNED.search(time.before) is not None and not _STOCK.search(time.between)


_OF_DATA = re.compile(
    r"(?:度)?(?:[、和及与](?:19|20)[0-9]{2}年度?)*的?(?:部分|相关|有关|个别|历史|可比|同期|以前)*(?:数据|数字|信息|口径|报表|指标)"
    r"[^。；！？0-9]*；"
)


@as_rule(
    "years of old data",
    "2020年、2021年部分数据作了重述；排放因子取0.57: years whose data are spoken of are over behind ；",
    step=OVER,
    needs="；",
    reason=NOT_READ,
    examples=("2020年、⟨2021年⟩部分数据作了追溯调整；蒸汽排放因子取0.11吨。 → left aside",),
    counter_examples=("2021年数据为86吨，同比增长3%。", "2021年部分数据作了追溯调整，用水86吨。"),
    source="argued: notes say which data were restated beside the factors that were used",
)
def of_data(time: NamedTime) -> bool:
    """Whether a year is that of data which a clause that is over speaks of."""
    if time.mention.precision not in ("year", "range") or not time.is_earlier or time.until or time.since:
        return False
    return _OF_DATA.match(time.between) is not None


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
