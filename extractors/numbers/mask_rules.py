"""Rules of masks and codes: stretches of text in which what looks like a number counts nothing."""

import re
from typing import NamedTuple

from extractors.numbers.figure import words
from extractors.numbers.steps import HEAD, MASK, PADDED, QUOTATION
from extractors.rule import NOT_READ, Rule, as_rule
from extractors.text.characters import (
    CLAUSE_ENDS,
    CLOSE,
    CLOSING_BRACKETS,
    CLOSING_QUOTES,
    OPEN,
    OPENING_BRACKETS,
    OPENING_QUOTES,
    QUOTES,
    TO,
)
from extractors.text.word_patterns import either

_YEAR = r"(?:19|20)\d\d"
_TO = rf"{TO}+"
_HAN_DAY = r"[一二三四五六七八九十]{1,3}"
HAN_NUMERALS = "零〇一二三四五六七八九十百千"
_ONE_BY_ONE = "人名位家项件次场期份篇条户个"  # units of what is counted one by one
# 个|月, 个|百分点: how units of times and shares go on that begin as one of them does
_NO_COUNT = either(word.text[1:] for first in _ONE_BY_ONE for word in words()[first] if word.kind != "count")


class Sought(NamedTuple):
    """A pattern, and the characters of which none may stand before it."""

    pattern: str
    not_after: str = ""


# In this order each is sought at a place; the first that matches there has it. Those without a reason are dates, which
# the reader of dates takes, and products, which no reader takes.
MASKS: tuple[Rule[Sought], ...] = (
    Rule(
        "web address",
        "digits of a web address",
        Sought(r"""(?:https?|ftp)://[!-~]{1,400} | (?<![A-Za-z0-9.-])[A-Za-z0-9][A-Za-z0-9.-]{0,60}
        \.(?:com|cn|org|net|gov|edu|io|ai|co)(?![A-Za-z])[!-~]{0,400}"""),
        step=MASK,
        reason="address",
        examples=("详见⟨www.abc12.com/3⟩", "网址⟨http://10.0.0.1/a⟩"),
        counter_examples=("共3.5com", "约12家"),
    ),
    Rule(
        "mail address",
        "digits of a mail address",
        Sought(r"(?<![A-Za-z0-9.+-])[A-Za-z0-9_.+-]{1,60}@[A-Za-z0-9-]{1,60}\.[A-Za-z0-9.]{1,60}"),
        step=MASK,
        reason="address",
        examples=("邮箱⟨office22@mail.example⟩",),
        counter_examples=("共12@3",),
    ),
    Rule(
        "title in book marks",
        "titles of books, laws and papers 《…》 〈…〉",
        Sought(r"《[^《》]{1,80}》 | 〈[^〈〉]{1,60}〉"),
        step=MASK,
        reason="name",
        examples=("学习⟨《2030年议程》⟩", "制定⟨〈应急10条〉⟩"),
        counter_examples=("学习条例12次",),
    ),
    Rule(
        "name made of a day",
        "3·23 as the name of a campaign or of what happened that day",
        Sought(r"\d{1,2}[·•]\d{1,2}"),
        step=MASK,
        reason="name",
        examples=("⟨3·23⟩警示日",),
        counter_examples=("3、23名",),
    ),
    Rule(
        "year and number of a document",
        "〔2022〕217号",
        Sought(rf"[{OPENING_BRACKETS}〔\[［【]{_YEAR}[{CLOSING_BRACKETS}〕\]］】]第?\d*号?"),
        step=MASK,
        reason="document_number",
        examples=("按⟨〔2022〕217号⟩文", "财农⟨（2022）12号⟩"),
        counter_examples=("（2022年）389户",),
    ),
    Rule(
        "seven days round the clock",
        "7×24小时: a promise of service, no count",
        Sought(r"7[×xX*✕]24小时 | 7天24小时"),
        step=MASK,
        reason="set_phrase",
        examples=("实行⟨7×24小时⟩值守", "⟨7天24小时⟩在线"),
        counter_examples=("共7天3小时",),
    ),
    Rule(
        "product",
        "2×600MW: what a product counts is in no single number",
        Sought(r"(?<!\d)\d{1,6}[×xX*✕]\d{1,6}(?:[×xX*✕]\d{1,6})?(?:小时|天)?"),
        step=MASK,
        reason=NOT_READ,
        examples=("总容量⟨2×600⟩MW",),
        counter_examples=("600MW机组2台",),
    ),
    Rule(
        "slogan of sums",
        "2+3+N",
        Sought(r"(?<![0-9NXnx])[0-9NXnx]{1,6}(?:\+[0-9NXnx]{1,6}){1,12}"),
        step=MASK,
        reason="formula",
        examples=("构建⟨2+3+N⟩格局",),
        counter_examples=("超30+家",),
    ),
    Rule(
        "page of pages",
        "第2页共6页",
        Sought(r"第\d{1,4}页[,，]?共\d{1,4}页"),
        step=MASK,
        reason="page_number",
        examples=("⟨第2页，共6页⟩",),
        counter_examples=("共6页",),
    ),
    Rule(
        "time of day",
        "8时30分; not 3时30分钟",
        Sought(r"""\d{1,2}[点时]\d{1,2}分(?!钟)
        | [一二三四五六七八九十]{1,3}[点时](?:[一二三四五]?十[一二三四五六七八九]?)分(?!钟)"""),
        step=MASK,
        reason="clock_time",
        examples=("⟨8时30分⟩到岗", "⟨九点三十分⟩开始"),
        counter_examples=("用时8时30分钟",),
        source="argued: notices and duty rosters print the time of day so (GB/T 7408)",
    ),
    # 1.5家 after a full stop is a list number and a count: things counted one by one have no decimals there. 0.63次 is
    # no such list, and a number that is all there is (2.5次 in a cell, on a card) heads no line.
    Rule(
        "list number before a count",
        "1.5家 after a full stop",
        Sought(
            rf"(?:(?<=^)(?![0-9.]+[{_ONE_BY_ONE}]次?$)|(?<=[；。：]))"
            rf" [1-9]\d?\. (?=[1-9]\d*[{_ONE_BY_ONE}]"
            rf"(?!/|次|{_NO_COUNT}))"
        ),
        step=MASK,
        reason="list_number",
        examples=("如下：⟨1.⟩5家单位", "完成。⟨2.⟩58人参加"),
        counter_examples=("为1.5个百分点", "4.5个工作日", "平均1.5人", "演练；3.5次/人", "0.63次", "2.5人次"),
        source="argued: a blank that the page lost makes 2.58人 of 2. 58人, a wrong quantity",
    ),
    Rule(
        "years from to",
        "2019-2020年度",
        Sought(rf"{_YEAR} 年? {_TO} (?:{_YEAR}|\d\d) 年(?:度)?", r"\d,"),
        step=MASK,
        reason=NOT_READ,
        examples=("⟨2019-2020年度⟩", "⟨2021—22年⟩"),
        counter_examples=("增长2019-2020元",),
    ),
    Rule(
        "year",
        "2022年, 2022年底, 2021年至2022年",
        Sought(rf"{_YEAR} 年(?:度|末|底|初)? (?:{_TO}{_YEAR}年(?:度|末|底|初)?)?", r"\d,"),
        step=MASK,
        reason=NOT_READ,
        examples=("⟨2022年⟩共有", "截至⟨2022年底⟩", "截至⟨2022年末⟩"),
        counter_examples=("历时12022年",),
    ),
    Rule(
        "day in figures",
        "2022-06-28, 2022/6/28, 2022.6.28",
        Sought(rf"{_YEAR} (?P<parts>[-/.])\d{{1,2}}(?P=parts)\d{{1,2}} (?!\d)", r"\d,"),
        step=MASK,
        reason=NOT_READ,
        examples=("签于⟨2022-6-28⟩",),
        counter_examples=("2022-6/28",),
    ),
    Rule(
        "month in figures",
        "2022-06, 2022.06",
        Sought(rf"{_YEAR} [-/.](?:0[1-9]|1[0-2]) (?![\d%％.,万亿])", r"\d,"),
        step=MASK,
        reason=NOT_READ,
        examples=("自⟨2022.06⟩起",),
        counter_examples=("2022.06万元",),
    ),
    Rule(
        "year of two figures before a month",
        "22年6月",
        Sought(r"\d\d年(?=\d{1,2}月)", r"\d,"),
        step=MASK,
        reason=NOT_READ,
        examples=("自⟨22年⟩6月起",),
        counter_examples=("历时22年",),
        source="ordinary form; cases of Recognizers-Text",
    ),
    Rule(
        "year of two figures",
        "22年 where a clause begins",
        Sought(
            rf"""(?:(?<=^)|(?<=[{CLAUSE_ENDS}{CLOSING_BRACKETS}、]))
        [12]\d年(?=\w)(?![来前后的历以间多内期])""",
            r"\d,",
        ),
        step=MASK,
        reason=NOT_READ,
        examples=("⟨22年⟩工作总结",),
        counter_examples=("22年来",),
    ),
    Rule(
        "list number before a year",
        "1.2022年",
        Sought(rf"\d{{1,2}}\.(?={_YEAR}年)", r"\d,"),
        step=MASK,
        reason=NOT_READ,
        examples=("⟨1.⟩2022年",),
        counter_examples=("1.2022元",),
    ),
    Rule(
        "month and day",
        "6月, 6月28日, 6月28日-30日, 6月上旬",
        Sought(
            rf"""(?:\d{{1,2}}{_TO})? \d{{1,2}}月 (?:份|底|末|初|上旬|中旬|下旬
          | \d{{1,2}} (?:[日号]|(?={_TO}\d{{1,2}}[日号])) (?:(?:{TO}|、)(?:\d{{1,2}}月)?\d{{1,2}}[日号])* )?""",
            r"\d,",
        ),
        step=MASK,
        reason=NOT_READ,
        examples=("⟨6月28日-30日⟩", "⟨3月上旬⟩", "⟨1-6月⟩"),
        counter_examples=("6个月",),
    ),
    Rule(
        "days from to",
        "28日-30日",
        Sought(rf"\d{{1,2}}日 (?:{_TO}|、) (?:\d{{1,2}}月)?\d{{1,2}}日", r"\d,"),
        step=MASK,
        reason=NOT_READ,
        examples=("⟨28日至30日⟩",),
        counter_examples=("28日",),
        source="ordinary form; cases of Recognizers-Text",
    ),
    Rule(
        "year in Han digits",
        "二〇二二年",
        Sought(r"[〇零一二三四五六七八九]{4}年", HAN_NUMERALS),
        step=MASK,
        reason=NOT_READ,
        examples=("⟨二〇二二年⟩",),
        counter_examples=("二十二年",),
    ),
    Rule(
        "month in Han numerals",
        "六月, 六月二十八日",
        Sought(rf"(?:十[一二]?|[一二三四五六七八九])月(?:份|{_HAN_DAY}[日号])?", HAN_NUMERALS + "个"),
        step=MASK,
        reason=NOT_READ,
        examples=("⟨六月二十八日⟩",),
        counter_examples=("三个月",),
    ),
    Rule(
        "quarter",
        "第三季度, 前三季度",
        Sought("[第前]?[一二三四1-4]季度"),
        step=MASK,
        reason=NOT_READ,
        examples=("⟨前三季度⟩完成",),
        counter_examples=("三个季度",),
    ),
)

_NUMBERED = re.compile(rf"\d{{1,2}}[{CLOSING_BRACKETS}.、．]|{OPEN}\d{{1,2}}{CLOSE}")
_FIRST = re.compile(r"\d{1,2}\.")


@as_rule(
    "list number of a line",
    "the number of a list item or section in front of a line: 1. 1.1 1、 （1）",
    step=HEAD,
    reason="list_number",
    examples=("⟨（1）⟩加强学习", "⟨3、⟩完善制度", "⟨1.⟩ 5吨"),
    counter_examples=("1.5倍", "5家单位"),
)
def list_number(text: str, spaced: bool) -> int:
    """Return the end of a list or section number at the head of a line, or 0.

    `spaced` says that a blank stood after the full stop: 1. 5家 is a list number and a count.
    """
    first = _FIRST.match(text)
    if first and text[first.end() : first.end() + 1].isdigit():
        return first.end() if spaced else 0
    match = _NUMBERED.match(text)
    return match.end() if match else 0


QUOTED = Rule(
    "short quotation",
    "a number in a short quotation that names something; an amount or a share in it counts",
    re.compile(
        rf"[{OPENING_QUOTES}](?P<inside>[^{CLAUSE_ENDS}{QUOTES}]{{1,20}}|[^{CLAUSE_ENDS}{QUOTES}]{{21,80}}(?:项目|工程))"
        rf"[{CLOSING_QUOTES}]"
    ),
    step=QUOTATION,
    reason="quoted",
    examples=(
        "推进“⟨168⟩”工程",
        "“省⟨一⟩元”行动",
        "“⟨5⟩个一”活动",
        "“年产⟨1,200⟩吨尼龙颗粒及其配套仓储和污水处理设施建设项目”封顶",
    ),
    counter_examples=("“专项资金”12万元", "“降本5%”目标"),
)

padded_code = Rule(
    "padded code",
    "007, NB-007: digits that begin with zero; three at least, since 05 may be what is left of a number or date",
    re.compile(r"(?<![\d.,·:/])0(?=\d*[1-9])\d{2,}(?!\.?\d)|(?:(?<=[A-Za-z_])|(?<=[A-Za-z]-))0\d+(?!\.?\d)"),
    step=PADDED,
    reason="code",
    examples=("编号⟨007⟩的设备", "设备NB-⟨07⟩"),
    counter_examples=("0.07元", "05元"),
)
