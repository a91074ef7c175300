"""Numbers and units: every spelling of a value, and what is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.numbers.figure import unit_at, words
from extractors.numbers.han_exclusions import phrase_end
from extractors.numbers.number import between, read_number, whole
from schemas.tables.facts import KINDS

SPELLINGS = {
    "79": ["79", "七十九", "柒拾玖"],
    "105": ["105", "一百零五", "壹佰零伍"],
    "25": ["25", "二十五", "廿五", "贰拾伍"],
    "60.5": ["60.5", "六十点五"],
    "10654": ["10,654", "10654", "一万零六百五十四", "10 654"],
    "258700": ["25.87万", "二十五点八七万", "258,700"],
    "37000000": ["3700万", "3700余万", "三千七百万"],
    "123000000": ["1亿2300万", "1.23亿", "一亿两千三百万"],
    "1000000000000": ["1万亿", "一万亿"],
    "35000": ["3.5万", "三万五", "3万5千"],
    "0": ["0", "零", "0.0"],
    "100000000": ["1亿", "一亿", "壹億"],
    "20000": ["2万", "两万", "贰萬"],
    "3200": ["三千二百", "叁仟贰佰", "三千二"],
    "45": ["四十五", "肆拾伍"],
    "100002300": ["一亿两千三百"],
}


def write_han(number: int) -> str:
    """Write a number below 10^12 in Han signs, the way it is read aloud."""
    if number == 0:
        return "零"
    parts: list[str] = []
    for base, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, number = divmod(number, base)
        if group:
            if parts and group < 1000:
                parts.append("零")
            parts.append(_write_group(group) + name)
    return "".join(parts)


def _write_group(group: int) -> str:
    written, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, group = divmod(group, place)
        if digit:
            written += ("零" if gap and written else "") + "零一二三四五六七八九"[digit] + name
            gap = False
        else:
            gap = True
    return written


@pytest.mark.parametrize(("value", "spelling"), [(value, text) for value, texts in SPELLINGS.items() for text in texts])
def test_every_spelling_has_the_same_value(value: str, spelling: str) -> None:
    number = read_number(spelling, 0)
    assert number is not None
    assert number.value == Decimal(value)
    assert number.end == len(spelling)


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_han_numerals_are_read_as_they_are_written(number: int) -> None:
    assert whole(write_han(number)) == number


@given(st.integers(min_value=0, max_value=10**9), st.integers(min_value=0, max_value=999))
def test_digits_with_thousands_and_decimals(number: int, fraction: int) -> None:
    read = read_number(f"{number:,}.{fraction:03d}", 0)
    assert read is not None
    assert read.value == Decimal(f"{number}.{fraction:03d}")
    assert read.decimals == 3


@pytest.mark.parametrize(
    "text", ["二〇二二", "一三五", "十百", "百", "零零七", "十几", "3千7百万", "007", "几十", "若干"]
)
def test_no_number(text: str) -> None:
    assert read_number(text, 0) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("两三", 2, 3), ("二三十", 20, 30), ("十七八", 17, 18), ("七八百", 700, 800), ("三五", 3, 5)],
)
def test_two_neighbouring_digits_bound_a_range(text: str, low: int, high: int) -> None:
    assert between(text) == (low, high)


@pytest.mark.parametrize("text", ["一二", "九八", "二十三", "一二三", "三点四五"])
def test_other_digits_bound_nothing(text: str) -> None:
    assert between(text) is None


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("人次参加", "人次", "count"),
        ("人参加", "人", "count"),
        ("％。", "%", "ratio"),
        ("个百分点", "百分点", "ratio"),
        ("元人民币", "元", "amount"),
        ("美金", "美元", "amount"),
        ("千瓦时", "千瓦时", "energy"),
        ("千克标准煤/万元", "千克标准煤/万元", "ratio"),
        ("元/人·年", "元/人·年", "ratio"),
        ("吨二氧化碳当量", "吨二氧化碳当量", "mass"),
        ("吨二氧化碳排放", "吨", "mass"),
        ("个工作日", "个工作日", "duration"),
        ("千米每小时", "千米每小时", "ratio"),
        ("kg", "kg", "mass"),
        ("周岁", "周岁", "age"),
        ("吨CO₂e", "吨CO₂e", "mass"),
        ("吨CO₂e/百万元", "吨CO₂e/百万元", "ratio"),
        ("千克CO₂e/平方米", "千克CO₂e/平方米", "ratio"),
        ("克CO₂排放", "克", "mass"),
        ("tCO₂-eq", "tCO₂e", "mass"),
        ("kgCO2eq。", "kgCO2e", "mass"),
        ("gCO₂-e", "gCO₂e", "mass"),
        ("千克CO2eq", "千克CO2e", "mass"),
        ("公斤CO₂当量", "公斤CO₂e", "mass"),
        ("克二氧化碳当量", "克二氧化碳当量", "mass"),
        ("‱，", "‱", "ratio"),
        ("dB（A）", "dB(A)", "other"),
        ("件/百万客户", "件/百万客户", "ratio"),
        ("件/客户经理", "件", "count"),
        ("m³/d", "m³/d", "ratio"),
        ("m³/dx", "m³", "volume"),
        ("次/20万工时", "次/20万工时", "ratio"),
        ("次/20人", "次", "count"),
        ("升/100公里", "升/100公里", "ratio"),
        ("次/100公里", "次", "count"),
        ("毫克/100克", "毫克/100克", "ratio"),
        ("千焦/100毫升", "千焦/100毫升", "ratio"),
        ("克/100人", "克", "mass"),
    ],
)
def test_units(text: str, name: str, kind: str) -> None:
    unit = unit_at(text, 0)
    assert unit is not None
    assert (unit.name, unit.kind) == (name, kind)


@pytest.mark.parametrize("text", ["人才", "年级", "代", "号楼", "G基站", "kgf", "分公司", "日"])
def test_no_unit(text: str) -> None:
    assert unit_at(text, 0) is None


def test_the_unit_table_uses_known_kinds_and_marks() -> None:
    for group in words().values():
        for word in group:
            assert word.kind in KINDS, word.text
            assert word.han in {"one", "yes", "counted", "long", "no"}, word.text
            assert word.edge in {"", "yes", "span", "seconds"}, word.text


@pytest.mark.parametrize(
    ("text", "at", "end"),
    [("落实三会一课制度", 2, 6), ("一票否决", 0, 4), ("奋战百日", 2, 4), ("两不误、两促进", 0, 3)],
)
def test_set_phrases(text: str, at: int, end: int) -> None:
    assert phrase_end.how(text, at) == end


@pytest.mark.parametrize(("text", "at"), [("三次会议", 0), ("八项措施", 0), ("二十三条", 0)])
def test_no_set_phrase(text: str, at: int) -> None:
    assert phrase_end.how(text, at) is None


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("1亿9999万", "199990000", 7),
        ("1亿2万3千", "100023000", 6),
        ("1000万5千", "10005000", 7),
        ("1万2百", "10200", 4),
        ("5万300", "50300", 5),
    ],
)
def test_lower_places_go_on(text: str, value: str, end: int) -> None:
    number = read_number(text, 0)
    assert number and (str(number.value), number.end) == (value, end)


@pytest.mark.parametrize("text", ["1亿10000万", "3万5万", "3万10千", "5千300", "2.5亿300万", "3万余5千"])
def test_what_is_no_lower_place_leaves_no_number(text: str) -> None:
    """A part as large as the place above it, a place below thousands, a part behind decimals or 余."""
    assert read_number(text, 0) is None
