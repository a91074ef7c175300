"""Headers of tables that say that the numbers under or beside them count nothing, and why: rules as values.

In the examples ¦ stands between a header and the cell under it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.rule import NOT_READ, Rule
from extractors.text.characters import BRACKETS, CLOSE, OPEN
from extractors.text.han_digits import NOTE_NUMBER

COLUMN, HEADER = "header of a column", "header of a column or row"
Headed = Rule[re.Pattern[str]]

SERIAL: Headed = Rule(
    "column of serial numbers",
    "a column that numbers the rows of its table, or a row that numbers the columns",
    re.compile(".*(?:序号|[行栏]次)"),
    step=HEADER,
    reason="serial_number",
    examples=("序号¦⟨12⟩", "行次¦⟨3⟩", "栏次¦⟨4⟩"),
    counter_examples=("次数¦12",),
)
CODES: Headed = Rule(
    "column of codes",
    "the columns of the codes of a budget, and codes of anything",
    re.compile("[类款项目]|.*(?:编码|代码|编号)"),
    step=COLUMN,
    reason="code",
    examples=("类¦⟨208⟩", "款¦⟨05⟩"),
    counter_examples=("项目¦208",),
)
NUMBERED = (SERIAL, CODES)
NOTE: Headed = Rule(
    "column of notes",
    "the numbers of the notes to the accounts",
    re.compile("(?:报表)?(?:附注|注释)(?:[一二三四五六七八九十]{1,3})?(?:编?号)?"),
    step=COLUMN,
    reason="note",
    examples=("附注¦⟨5⟩", "附注五¦⟨5⟩"),
    counter_examples=("附注说明¦5",),
    source="statements of the rules for annual accounts (财会〔2019〕6号) have this column",
)
# argued: columns of notes whose head is lost hold numbers like 七、29 only, or 注1、2
_NOTE_NUMBER = re.compile(rf"{NOTE_NUMBER}|注[0-9]{{1,2}}(?:[、，,][0-9]{{1,2}})*")
ADDRESSES: Headed = Rule(
    "column of addresses",
    "houses, towers and floors beside 办公地址, also in running text",
    re.compile(".*(?:地址|住所|坐落(?:地点|位置)?)"),
    step=HEADER,
    reason="address",
    examples=("办公地址¦⟨222⟩",),
    counter_examples=("地址数¦222",),
    source="annual reports name the offices of auditors and sponsors in a form",
)
UNCOUNTED: tuple[Headed, ...] = (
    Rule(
        "column of dates",
        "days and years under such a header are dates: where no date was read, they are unread",
        re.compile(".*(?:时间|日期|年份|年月|起始)|目标年"),
        step=HEADER,
        reason=NOT_READ,
        examples=("获奖时间¦⟨2021⟩",),
        counter_examples=("时间安排¦2021",),
    ),
    Rule(
        "column of telephones",
        "telephone and fax numbers, also bare, and under a header that says their area code once",
        re.compile(
            rf".*(?:电话|手机|传真|热线)(?:号码)?(?:{OPEN}(?:(?:区号)?[:：]?[0-9]{{3,4}}[-－—]?|[^{BRACKETS}]{{0,4}}区号[^{BRACKETS}]{{0,6}}){CLOSE})?"
        ),
        step=HEADER,
        reason="telephone",
        examples=("联系电话¦⟨61234567⟩", "门店电话（0517）¦⟨8234567⟩", "电话（区号0832）¦⟨8234567⟩"),
        counter_examples=("电话数¦61", "热线（件）¦612"),
        source="argued: lists of branches and contacts",
    ),
    ADDRESSES,
    Rule(
        "column of numbers of papers",
        "post codes, numbers of papers, certificates, accounts, models and batches",
        re.compile(".*(?:邮编|编码|代码|号码|[编文证账型批]号)"),
        step=HEADER,
        reason="code",
        examples=("邮编¦⟨200030⟩", "型号¦⟨300⟩"),
        counter_examples=("证书数¦3",),
    ),
    Rule(
        "column of versions",
        "versions of documents and programs",
        re.compile(".*版本"),
        step=HEADER,
        reason="version",
        examples=("版本¦⟨3⟩",),
        source="lists of rules and of programs",
    ),
    Rule(
        "column of pages",
        "the pages that an index points to",
        re.compile(".*页[码次]"),
        step=HEADER,
        reason="page_number",
        examples=("页码¦⟨12⟩",),
        counter_examples=("页数¦12",),
        source="argued: indexes by a standard (GRI, HKEX) give the page",
    ),
    Rule(
        "column of ranks",
        "ranks, editions and the numbers of clauses",
        re.compile(".*(?:名次|排名|届次|条款)"),
        step=HEADER,
        reason="ordinal",
        examples=("排名¦⟨3⟩",),
        counter_examples=("排名数¦3",),
        source="argued: lists of awards and of amended clauses",
    ),
)


def rule_of(header: str, rules: Sequence[Headed]) -> Headed | None:
    """Return the first of some rules that a whole header fits."""
    return next((rule for rule in rules if rule.how.fullmatch(header)), None)


@lru_cache(maxsize=1024)
def numbered_by(header: str) -> str | None:
    """Return why a column's numbers are no quantities whatever they look like: 序号 serial_number, 科目编码 code."""
    rule = rule_of(header, NUMBERED)
    return rule.reason if rule else None


def note_column(header: str) -> bool:
    """Whether a header says that its column gives the numbers of notes: 附注, 附注五."""
    return rule_of(header, (NOTE,)) is not None


def is_note_number(words: str) -> bool:
    """Whether words are the number of a note in the notes to the accounts: 七、29, 七（75）, 附注五、12, 注1、2."""
    return bool(_NOTE_NUMBER.fullmatch(words))


@lru_cache(maxsize=1024)
def counts_nothing(header: str) -> bool:
    """Whether bare numbers under a header count nothing: 获奖时间, 联系电话, 型号, 编号, 版本, 页码, 排名."""
    return rule_of(header, (SERIAL, *UNCOUNTED)) is not None


def is_address(headers: Sequence[str]) -> bool:
    """Whether the nearest of some headers or labels says that a cell holds an address: 办公地址, 住所."""
    return any(rule_of(header, (ADDRESSES,)) for header in headers[-1:])
