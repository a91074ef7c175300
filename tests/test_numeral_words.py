"""Numerals, shares and ratios in words and signs, each with its value, and what looks alike."""

from decimal import Decimal

import pytest

from extractors.numbers.number import between, decimal_of, digit_of, number_end, read_number, whole
from pipeline.sentences import read_sentence


@pytest.mark.parametrize(
    ("run", "value"),
    [
        ("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("二十五", 25), ("一百", 100), ("一百零五", 105),
        ("一百一十", 110), ("一千零五十", 1050), ("一千零五", 1005), ("两千", 2000), ("两千万", 20_000_000),
        ("廿五", 25), ("卅", 30), ("卅二", 32),
        ("壹佰叁拾", 130), ("贰仟", 2000), ("肆", 4), ("伍", 5), ("陆", 6), ("柒", 7), ("捌", 8), ("玖", 9),
        ("三万五", 35_000), ("三百五", 350), ("三千五", 3500), ("三千零五", 3005), ("一亿两千三百", 100_002_300),
        ("一亿", 10**8),
        ("三万亿", 3 * 10**12), ("一亿零三万", 100_030_000), ("一萬", 10_000), ("一億", 10**8), ("三十五", 35),
        ("〇", 0), ("零", 0), ("十万", 100_000), ("十五万三千", 153_000),
    ],
)  # fmt: skip
def test_han_numerals(run: str, value: int) -> None:
    assert whole(run) == value


@pytest.mark.parametrize(
    "run", ["二〇二二", "一三五", "十百", "百", "千", "万", "亿", "一百千", "三十二十", "一二", "三千五千"]
)
def test_no_han_numerals(run: str) -> None:
    assert whole(run) is None


@pytest.mark.parametrize(
    ("run", "found"),
    [("二十五点三", (Decimal("25.3"), 1)), ("一点五万", (Decimal(15000), 1)), ("零点零五", (Decimal("0.05"), 2)),
    ("三点一四", (Decimal("3.14"), 2)), ("二点五百", (Decimal(250), 1)), ("三", (Decimal(3), 0)), ("三点", None),
    ("一三点五", None), ("三点五十百", None)],
)  # fmt: skip
def test_han_decimals(run: str, found: tuple[Decimal, int] | None) -> None:
    assert decimal_of(run) == found


@pytest.mark.parametrize(
    ("run", "bounds"),
    [("两三", (2, 3)), ("二三十", (20, 30)), ("十七八", (17, 18)), ("三五", (3, 5)), ("七八百", (700, 800)),
    ("三四万", (30_000, 40_000)), ("二四", (2, 4)), ("一二", None), ("二五", None), ("三三", None), ("五三", None),
    ("一三五", None), ("三", None), ("两三点五", None)],
)  # fmt: skip
def test_two_neighbouring_digits(run: str, bounds: tuple[int, int] | None) -> None:
    assert between(run) == bounds


def test_digits_of_signs() -> None:
    assert [digit_of(sign) for sign in "三〇两玖3"] == ["3", "0", "2", "9", "3"]


@pytest.mark.parametrize(
    ("text", "value", "end", "more"),
    [
        ("1,600人", "1600", 5, None), ("1 600人", "1600", 5, None), ("60.5分", "60.5", 4, None),
        ("25.87万元", "258700", 6, None), ("3700余万元", "37000000", 6, "more_than"),
        ("3700多万元", "37000000", 6, "more_than"),
        ("1亿2300万元", "123000000", 7, None), ("3万5千人", "35000", 4, None), ("3万5人", "30005", 3, None),
        ("3万余亿元", "3000000000000", 4, "more_than"), ("一百零五人", "105", 4, None),
        ("二十多人", "20", 3, "more_than"),
        ("二十余人", "20", 3, "more_than"), ("二十来个", "20", 3, "about"), ("30+", "30", 3, "more_than"),
        ("2.6 million", "2600000", 11, None), ("3 billion", "3000000000", 9, None),
        ("5 thousand", "5000", 10, None), ("3mn", "3000000", 3, None),
        ("3bn", "3000000000", 3, None), ("5百人", "500", 2, None), ("5千人", "5000", 2, None),
        ("5十万人", "500000", 3, None), ("3百万元", "3000000", 3, None), ("3千万元", "30000000", 3, None),
        ("2万亿元", "2000000000000", 3, None),
        ("5千克", "5", 1, None), ("500千瓦时", "500", 3, None), ("5百帕", "5", 1, None), ("5千米", "5", 1, None),
        ("5千卡", "5", 1, None), ("5千伏", "5", 1, None), ("5百分点", "5", 1, None), ("5百货", "5", 1, None),
        ("5百姓", "5", 1, None),
        ("5百年", "5", 1, None), ("5百家", "5", 1, None), ("5百佳", "5", 1, None), ("5百强", "5", 1, None),
        ("30多数", "30", 2, None), ("30多元化", "30", 2, None), ("30多边", "30", 2, None),
        ("30多媒体", "30", 2, None), ("30多功能", "30", 2, None),
        ("0.05", "0.05", 4, None), ("0", "0", 1, None), ("五千克", "5", 1, None), ("三百分点", "3", 1, None),
        *((f"20来{unit}", "20", 3, "about") for unit in "万亿个人名家次天年件位户项种条套台座本册篇份场"),
    ],
)  # fmt: skip
def test_numbers_of_a_text(text: str, value: str, end: int, more: str | None) -> None:
    number = read_number(text, 0)
    assert number is not None
    assert (number.value, number.end, number.more) == (Decimal(value), end, more)


@pytest.mark.parametrize("text", ["1,23", "007", "05", "二〇二二", "三十几", "3千7百万", "人", "2 022年", "3 000年"])
def test_no_numbers(text: str) -> None:
    number = read_number(text, 0)
    assert number is None or text == "1,23"


def test_where_numeral_signs_end() -> None:
    assert [number_end(text, 0) for text in ("1,600人", "二〇二二年", "人")] == [5, 4, 1]


def first(text: str) -> tuple[object, ...]:
    """Words, value, unit, qualifier and direction of the first quantity."""
    rows = read_sentence(text, 2022)["quantities"]
    if not rows:
        return ()
    row = rows[0]
    return row["text"], row.get("value_text"), row.get("unit"), row.get("qualifier"), row.get("direction")


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("办结率百分之九十五。", "百分之九十五", "95", "%"), ("参与率百分百。", "百分百", "100", "%"),
        ("参与率百分之百。", "百分之百", "100", "%"), ("违约率千分之三。", "千分之三", "3", "‰"),
        ("占比百分之2.4。", "百分之2.4", "2.4", "%"),
        ("占比佰分之五。", "佰分之五", "5", "%"), ("收入占九成。", "九成", "90", "%"),
        ("占比升至七成六。", "七成六", "76", "%"), ("女性有三成半。", "三成半", "35", "%"),
        ("占四分之一。", "四分之一", "0.25", None), ("用时半小时。", "半小时", "0.5", "小时"),
        ("用时半个小时。", "半个小时", "0.5", "个小时"), ("用时半年。", "半年", "0.5", "年"),
        ("用时半个月。", "半个月", "0.5", "个月"), ("女性占一半。", "一半", "0.5", None),
        ("男女比例为2:1。", "2:1", "2", None), ("按1:4的比例配套。", "1:4", "0.25", None),
        ("师生比约1：4。", "约1：4", "0.25", None), ("供需比达到1:4。", "1:4", "0.25", None),
        ("配比为1:4。", "1:4", "0.25", None), ("人数之比是1:4。", "1:4", "0.25", None),
        ("按1:4配置教师。", "1:4", "0.25", None), ("按1:4配备教师。", "1:4", "0.25", None),
        ("占1/4的股份。", "1/4", "0.25", None), ("产量翻一番。", "翻一番", "2", "倍"),
        ("产量翻番。", "翻番", "2", "倍"), ("收入翻了两番。", "翻了两番", "4", "倍"),
        ("收入翻三番。", "翻三番", "8", "倍"), ("收入翻近一番。", "翻近一番", "2", "倍"),
        ("招募近百名义工。", "近百名", "100", "名"), ("服务近千户居民。", "近千户", "1000", "户"),
        ("培训近万名职工。", "近万名", "10000", "名"),
    ],
)  # fmt: skip
def test_shares_and_ratios(text: str, words: str, value: str, unit: str | None) -> None:
    found = first(text)
    assert found[:3] == (words, value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "五百分之三种。", "万分感谢大家。", "翻修三番。", "翻了一页。", "上半年工作。", "半年度报告。",
        "近半年来。", "三分力气。", "另一半工作。", "一半径。", "一成功。", "会议9:30开始。", "比分2:1:3。",
        "编号1/3。", "第2/5页。", "近百年来。",
        "附近百姓。", "近万里村。",
        *(f"三成{word}。" for word in ("功", "立", "员", "果", "为", "长", "熟", "绩", "本", "效", "品", "就", "交",
        "都", "人", "套", "型", "分", "片", "批", "群", "组", "色", "虫", "像")),
        *(f"{word}半年工作。" for word in ("上", "下", "前", "后", "每", "近", "大", "过", "多", "另", "各")),
        *(f"{word}一半工作。" for word in ("另", "每", "这", "那", "前", "后", "头")),
        *(f"半年{word}工作。" for word in ("度", "报", "级", "期")),
    ],
)  # fmt: skip
def test_what_is_no_share(text: str) -> None:
    found = first(text)
    assert found == () or (found[2] not in ("%", "年") and found[1] != "0.5")
