"""Reading dates: every spelling of a day or period, and what looks like one and is none."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.dates import DateMention, read_dates
from schemas.tables.facts import PRECISIONS
from schemas.text import squeeze

YEAR = 2022


def told(text: str, year: int | None = YEAR) -> list[str]:
    """Each date of a text as its first and last day, the last left out where it is the first."""
    return [_period(mention) for mention in read_dates(text, year)]


def _period(mention: DateMention) -> str:
    start, end = mention.start.isoformat(), mention.end.isoformat()
    return start if start == end else f"{start}..{end}"


SPELLINGS = {
    "2022-06-28": [
        "2022年6月28日",
        "2022 年 6 月 28 日",
        "2 0 2 2 年 6 月 2 8 日",
        "２０２２年６月２８日",
        "2022年06月28号",
        "二〇二二年六月二十八日",
        "二零二二年六月二十八日",
        "二○二二年六月二十八号",
        "2022-06-28",
        "2022/6/28",
        "2022.6.28",
        "2022.6月28日",
        "20220628",
        "22年6月28日",
        "2022年的6月28日",
        "6月28日",
        "六月二十八日",
        "今年6月28日",
    ],
    "1998-05-01": ["1998年5月1日", "1 9 9 8 年 5 月 1 日", "19 98年5月1日"],
    "2004-08-15": ["两千零四年八月十五", "二零零四年八月十五日"],
    "2024-02-29": ["24年2月29日", "2024年2月29日"],
    "2022-01-01..2022-12-31": [
        "2022年",
        "2022年度",
        "二〇二二年",
        "2022 年",
        "2022全年",
        "今年",
        "本年度",
        "2022年1月1日到2022年12月31日",
        "2022年1月1日至12月31日",
        "自2022年1月1日起至12月31日止",
        "自2022年1月1日起，至12月31日止",
        "2022年1月1日（周六）至12月31日（周六）",
        "2022.1.1-2022.12.31",
        "2022.1.1-12.31",
        "2022-01-01至2022-12-31",
        "2022.01-2022.12",
    ],
    "2008-01-01..2008-12-31": ["2008年", "08年", "零八年", "二零零八年"],
    "2022-06-01..2022-06-30": [
        "2022年6月",
        "2022年6月份",
        "6月",
        "六月份",
        "2022-06",
        "2022/06",
        "22年6月",
        "2022.6月",
    ],
    "2022-03-21..2022-03-31": ["3月下旬", "2022年3月下旬", "三月 下旬"],
    "2022-02-11..2022-02-28": ["2月中下旬"],
    "2022-04-01..2022-06-30": [
        "二季度",
        "第二季度",
        "2022年第二季度",
        "2022年2季度",
        "2022年Q2",
        "2022Q2",
        "4-6月",
        "22年2季度",
    ],
    "2022-01-01..2022-09-30": ["前三季度", "2022年前三季度", "一至三季度", "1-9月", "1—9月份", "2022年1月～9月"],
    "2022-01-01..2022-06-30": ["上半年", "2022年上半年", "今年上半年", "2022年1-6月", "1月至6月底"],
    "2022-07-01..2022-12-31": ["下半年", "2022年度下半年"],
    "2022-12-31": ["2022年底", "2022年末", "2022年年末", "截至2022年底", "年底", "2022年四季度末", "12月底"],
    "2022-01-01": ["2022年初", "年初", "1月1日", "1月初"],
    "2021-12-31": ["上年末", "去年底", "上年12月31日"],
    "2022-05-30..2022-05-31": [
        "5月30日-31日",
        "5 月 30 日-31 日",
        "5月30-31日",
        "2022年5月30日至31日",
        "5月30日到5月31日",
    ],
    "2019-01-01..2021-12-31": [
        "2019-2021年度",
        "2019—2021年",
        "2019年至2021年",
        "2019至2021年",
        "2019-21年",
        "从2019到2021",
        "（2019-2021）",
        "2019年与2021年间",
        "2019年和2021年之间",
    ],
    "2020-03-01..2020-05-31": ["2020年3月-5月", "2020年3-5月", "二〇二〇年三至五月"],
    "2022-12-01..2023-03-31": ["2022年12月至2023年3月", "2022年12月至次年3月", "2022年12月-3月"],
    "2021-01-01..2021-12-31": ["去年", "上年", "上年度", "去年同期", "上年同期", "上一年度"],
    "2023-04-01..2023-04-30": ["明年四月"],
    "2020-01-01..2022-12-31": ["近三年", "近3年来", "过去三年"],
}


@pytest.mark.parametrize(
    ("expected", "text"), [(expected, text) for expected, texts in SPELLINGS.items() for text in texts]
)
def test_every_spelling_names_the_same_days(expected: str, text: str) -> None:
    assert told(text) == [expected]


LISTS = [
    ("6月28日、9月27日和11月30日", ["2022-06-28", "2022-09-27", "2022-11-30"]),
    ("6月15日、16日、17日", ["2022-06-15", "2022-06-16", "2022-06-17"]),
    ("6月28、29日", ["2022-06-28", "2022-06-29"]),
    ("6月28-30日、7月2日", ["2022-06-28..2022-06-30", "2022-07-02"]),
    ("2019、2020年", ["2019-01-01..2019-12-31", "2020-01-01..2020-12-31"]),
    ("2019、2020、2021三年", ["2019-01-01..2019-12-31", "2020-01-01..2020-12-31", "2021-01-01..2021-12-31"]),
    ("2015年和2018年的产量", ["2015-01-01..2015-12-31", "2018-01-01..2018-12-31"]),
    ("3月和5月", ["2022-03-01..2022-03-31", "2022-05-01..2022-05-31"]),
    ("三、四季度", ["2022-07-01..2022-09-30", "2022-10-01..2022-12-31"]),
    ("2021年12月31日、2022年12月31日", ["2021-12-31", "2022-12-31"]),
    ("（2）7月1日；3、8月1日", ["2022-07-01", "2022-08-01"]),
    ("1.2022年2月15日，恰逢元宵节", ["2022-02-15"]),
    ("1、6月28日，举行演练", ["2022-06-28"]),
    ("3.5月6日，开展培训", ["2022-05-06"]),
    ("12.5月6日，开展培训", ["2022-05-06"]),
    ("完成培训。3.5月6日，开展演练", ["2022-05-06"]),
    ("完成培训。12.5月6日，开展演练", ["2022-05-06"]),
    ("1.5月开展培训", ["2022-05-01..2022-05-31"]),
    ("2021年2月13日农历初二上午", ["2021-02-13"]),
    ("2010年1月1日起到2011年1月8日之前", ["2010-01-01", "2011-01-08"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_give_one_date_an_element(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *(
            "海安电〔2022〕217号",
            "财政部公告2022年第12号",
            "“3·23”安全生产警示日",
            "“十四五”规划",
            "全年",
            "报告期内",
            "年度",
        ),
        *(
            "连续九年",
            "40天",
            "3年",
            "两年内",
            "6个月",
            "满3月",
            "15日内",
            "3月龄",
            "建党100周年",
            "成立70年来",
            "5年前",
        ),
        *(
            "2022版",
            "2022人参加",
            "GB/T 19001-2016",
            "GB 2016-2018",
            "ISO 9001:2015",
            "版本2022.6.28",
            "地址2022.6.28.1",
        ),
        *("021-2022-2023", "电话20220628", "20220628元", "2022.06万元", "合同编号2022-06-28", "增长12.6月", "3.15万元"),
        *("https://a.cn/2022/06/28/b.html", "1990年代", "上世纪90年代", "二十世纪", "近2000年历史", "建城1350年"),
        *("春节", "八月十五", "三月三", "农历六月", "六月初六", "五月端午", "一月一主题", "十月革命"),
        *("每年6月28日", "每年3月、9月", "每月5日", "每季度", "每年年底", "四个季度", "各季度", "年初预算数"),
        *("2月30日", "13月", "2022年13月", "6月31日", "2022年2月29日", "12月25日至1月5日", "28日", "七八月"),
        *(
            "精神文明年度工作",
            "以前年度",
            "附近三年级",
            "资本年化收益",
            "有期徒刑10年6月",
            "6月28号楼",
            "1/2",
            "05/26",
            "50年1季度",
            "每年上半年",
        ),
        *("人数从2016到2018人", "今天", "本月", "上年轻人", "2010-12", "同年9月"),
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年初步建成", "2022-01-01..2022-12-31"),
        ("2022年底线思维教育", "2022-01-01..2022-12-31"),
        ("2022年中国品牌日", "2022-01-01..2022-12-31"),
        ("2020年代表大会", "2020-01-01..2020-12-31"),
        ("自2018年以来", "2018-01-01..2018-12-31"),
        ("6月1日起", "2022-06-01"),
        ("2030年前", "2030-01-01..2030-12-31"),
        ("2019年至今", "2019-01-01..2019-12-31"),
        ("“2021年职工关爱计划”", "2021-01-01..2021-12-31"),
        ("周六 2013年04月08日", "2013-04-08"),
        ("12月4日国家宪法日", "2022-12-04"),
        ("2022-06-28 10:30", "2022-06-28"),
    ],
)
def test_words_beside_a_date_leave_what_is_named(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2021年启动改造，4月15日完工", "2021-04-15"),
        ("2021年启动改造。4月15日完工", "2022-04-15"),
        ("较2021年增长8%，4月15日完工", "2022-04-15"),
        ("“2021年关爱计划”，4月15日完工", "2022-04-15"),
        ("本站（2013年建成）4月15日完工", "2022-04-15"),
        ("自2013年成立以来坚持开放，4月15日完工", "2022-04-15"),
        ("2013年10月成立，同年12月挂牌", "2013-12-01..2013-12-31"),
        ("2013年10月成立，次年3月挂牌", "2014-03-01..2014-03-31"),
        ("去年9月动工，12月完工", "2021-12-01..2021-12-31"),
        ("制定2021-2023年规划，4月15日印发", "2022-04-15"),
    ],
)
def test_a_partial_date_takes_the_year_that_the_sentence_speaks_of(text: str, last: str) -> None:
    assert told(text)[-1] == last


def test_without_a_year_a_partial_date_is_none() -> None:
    assert told("6月28日、上年、年底、近三年", None) == []
    assert told("2022年动工，6月28日完工", None) == ["2022-01-01..2022-12-31", "2022-06-28"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2022年6月28日", "day"),
        ("6月", "month"),
        ("一季度", "quarter"),
        ("上半年", "half"),
        ("2022年", "year"),
        ("2021-2023年", "range"),
        ("前三季度", "range"),
        ("3月下旬", "part_of_month"),
        ("上年", "relative"),
        ("去年同期", "relative"),
        ("年末", "relative"),
        ("近三年", "relative"),
        ("2022年末", "day"),
        ("去年6月", "month"),
    ],
)
def test_precision_says_what_was_printed(text: str, precision: str) -> None:
    assert [mention.precision for mention in read_dates(text, YEAR)] == [precision]


@pytest.mark.parametrize(
    ("text", "inferred"), [("2022年6月28日", False), ("6月28日", True), ("5月30日-31日", True), ("今年6月", True)]
)
def test_a_year_that_is_not_printed_is_inferred(text: str, inferred: bool) -> None:
    assert [mention.inferred_year for mention in read_dates(text, YEAR)] == [inferred]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天", "2022-06-30"),
        ("昨日", "2022-06-29"),
        ("本月十日", "2022-06-10"),
        ("去年本月", "2021-06-01..2021-06-30"),
        ("上月", "2022-05-01..2022-05-31"),
        ("5年前", "2017-06-30"),
        ("近三年", "2019-06-30..2022-06-30"),
    ],
)
def test_a_day_of_reference_makes_its_words_readable(text: str, expected: str) -> None:
    assert [_period(mention) for mention in read_dates(text, YEAR, date(2022, 6, 30))] == [expected]


def test_spans_stand_in_the_text_as_given() -> None:
    text = "包括 6月 28 日、９ 月 27 日的演练"
    assert [mention.span.of(text) for mention in read_dates(text, YEAR)] == ["6月 28 日", "９ 月 27 日"]
    assert [mention.text for mention in read_dates(text, YEAR)] == ["6月28日", "９月27日"]


HAN = "〇一二三四五六七八九"


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (HAN[tens] if tens > 1 else "") + ("十" if tens else "") + (HAN[ones] if ones else "")


@given(st.dates(date(1950, 1, 1), date(2069, 12, 31)))
def test_a_day_is_read_back_from_every_way_of_writing_it(day: date) -> None:
    years = "".join(HAN[int(figure)] for figure in str(day.year))
    ways = [
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month:02} 月 {day.day:02} 日",
        f"{years}年{_han(day.month)}月{_han(day.day)}日",
        f"{day:%Y-%m-%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
    ]
    for way in ways:
        (mention,) = read_dates(f"（{way}）", YEAR)
        assert (mention.start, mention.end, mention.precision) == (day, day, "day"), way


@given(st.text(alphabet="0123456789年月日号季度旬上下中初底末至到-、，。 2二〇十第前半去今Q/.（）“”", max_size=60))
def test_whatever_is_read_is_in_order_apart_and_as_printed(text: str) -> None:
    end = 0
    for mention in read_dates(text, YEAR):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.start <= mention.end
        assert mention.precision in PRECISIONS
        assert mention.text == squeeze(mention.span.of(text))
        end = mention.span.end


@pytest.mark.slow
@settings(deadline=timedelta(seconds=2))
@given(st.sampled_from("1一、-年月日2022 "), st.sampled_from(["年", "月", "日", "6月28日", "2022-", "，"]))
def test_time_stays_linear_on_long_runs(sign: str, other: str) -> None:
    read_dates((sign + other) * 2000, YEAR)
