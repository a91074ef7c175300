"""What a table is about, by the lines and titles over it: whose a bare total or rest is (税金及附加 over 合计)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from extractors.tables.ageing import is_claim
from extractors.tables.captions import NUMBERED, SEVERAL, titles_apart
from extractors.tables.cell_units import without_unit
from extractors.tables.labels import NUMBERED_GROUP, bare_label
from extractors.tables.measures import is_part
from extractors.text.characters import BOXES, BRACKETS, CLAUSE_ENDS, CLOSE, OPEN

_TIMES = re.compile(
    r"^(?:[于在]?(?:截[至止])?(?:(?:19|20)[0-9]{2}年(?:度|末|[0-9]{1,2}月[0-9]{1,2}日)?|本?报告期[内末]?|[本上当]年度?末?|[本上]?期末?)[及和、]?)+[，,]?"
)
_OWNERS = re.compile(r"^(?:本集团|本公司|我[司院校局行]|公司)(?=.{3})的?")
# argued: notes, forms and lists are headed by their topic with a word for the list itself
_BY = re.compile(r"^按[^的，]{1,8}?(?:列示|分类|归集|划分|披露|统计)的?")
_FRAME = re.compile(
    r"(?:按[^的]{1,6}$|的?(?:主要|具体|基本)?(?:情况|明细|列示|构成|分类|汇总|统计|一览|如下|分布|组成|结构|分解信息|补充资料|表)|变动(?=情况)|(?<!的)项目|[及和与]金额|金额前.{1,2}名)+$"
)
CONTINUED = re.compile(rf"{OPEN}续{CLOSE}")  # 长期借款（续）: a title said again on the next page
_AT_END = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}$")
# What no total is of: what brought a sum about, where it is shown, a share in somebody's accounts.
_NO_THING = re.compile(r"因.*|.*列报.*|在.*中的?权益")
_MARKED = re.compile(rf"[{BOXES}、：:]|[{CLAUSE_ENDS}]|^[0-9]{{1,2}}[、.．]")
# argued: accounts and funds, which notes, annexes and lists are headed by; sheets of budgets say 合计 of what they are
_SORT = re.compile(
    r"(?!.*(?:与(?!.{2,8}有关)|和|[预决]算|(?:结构|构成|分布|情况)及))(?=.{3}|存货|商誉|[存贷]款).*(?:费用?|收入|支出|成本|资产|房地产|负债|款项?|现金|税费|附加|物资|公积|薪酬|权益|损益|利润|补助"
    r"|工程|投资|资金|经费|开支|存货|商誉|收益|准备|存款|贷款|借款|票据|债券|股利|库存股|计划|[计列]量的项目)"
)
_LEADS = re.compile(r"[：:]$|(?:情况|明细|列示|构成|分类|汇总|统计|一览|如下|表)$")  # a line that heads a table
# argued: the notes on these accounts break each of them down by the same names (差旅费, 折旧, 职工薪酬, 印花税)
_WITH_LIKE_PARTS = re.compile(
    r"(?:销售|管理|研发|财务|制造|营销|运营|业务活动|筹资)费用|(?:收到|支付|取得|处置).{2,16}现金|未确认.{2,12}|应交税费|税金及附加|应付职工薪酬|短期薪酬|离职后福利|设定提存计划|(?:其他)?应付账?款|其他应收款|预[收付](?:账款|款项)"
)
# argued: lists by kinds are headed by what is counted and a word for the sorting
_COUNTED = re.compile(
    r"(?P<thing>[一-鿿]{0,10}?(?:员工|职工|人员|教师|医师|护士|学生|学员|党员|志愿者|藏品|文物|标本|图书|车辆|设备|病床|床位|人才))"
    r"(?:队伍|总体|基本)?(?:的)?(?:专业|学历|年龄|性别|岗位|职称)?(?:构成|结构|情况|分类|分布|统计|明细|一览|组成)+表?"
)
_TOTAL = re.compile(r"[合总小]计|^其[他它]$")
_SUM = re.compile(r"[合总小]计$")
_RESERVE_NAME = r"(?:坏账|减值|跌价|信用损失)准备"
# argued: notes on claims list them by how their allowance is made, and the largest of them, without the account's name
_BY_ALLOWANCE = rf"(?:按|单项金额|单独)[^的]{{0,18}}?计提的?(?:{_RESERVE_NAME})?(?:{NUMBERED_GROUP})?|{NUMBERED_GROUP}"
_PART = (
    rf"(?:{_BY_ALLOWANCE}|(?:账龄|低?风险|信用|信用风险特征|关联方)组合|其[他它](?!$)"
    r"|(?:[年期]末余额)?前[一二三四五六七八九十0-9]{1,2}[名位大家])"
)
_CAME = (
    r"(?:(?:本[年期])?(?:计提|收回或转回|转回|转回或收回|转销或核销|转销|核销|其他变动)(?:金额)?"
    r"|(?:[年期][初末])?余额|金额)"
)
# argued: what notes to the accounts print of an account in columns of their own, without its name
_BALANCE = (
    rf"(?:账面)?(?:余额|价值|净值|净额|原值|原价)(?:比例|金额)?|{_RESERVE_NAME}{_CAME}?|累计(?:折旧|摊销)(?:金额)?"
    r"|(?:计提|余额)比例|增减变动其[他它]"
)
_OF_BALANCE = re.compile(rf"(?:[合小]计)?(?:{_BALANCE})|{_PART}(?:合计)?(?:{_BALANCE}|比例|{_RESERVE_NAME}的?{_CAME})?")
_RESERVE = re.compile(r"应收应付|资产负债|准备|变动|折旧|摊销|[原净]值|原价|余额|(?<!公允)价值|合计|减值|坏账|计提")
_OF_PART = re.compile(rf"(?P<part>(?!.*模型){_BY_ALLOWANCE})|组合计提项目[：:](?P<name>.{{1,16}})")
_BOX = re.compile(f"^[{BOXES}]|^单位[：:]")  # forms print a box to tick, and the unit, under each heading
# argued: notes work out under these titles what is none of the account's own balances (可收回金额的具体确定方法)
_OTHER_MATTER = re.compile(r"(?:方法|依据|假设|过程|参数)$")
_NOTE_MARK = re.compile(r"^注[0-9]{0,2}[：:]")
_LONGEST = 22


def _thing(title: str) -> str:
    """Return what a line or title names, without its number, time, owner and the word for the list."""
    words = NUMBERED.sub("", CONTINUED.sub("", _NOTE_MARK.sub("", title)), count=1)
    words = without_unit(bare_label(words.rstrip("：:")))
    words = _BY.sub("", _OWNERS.sub("", _TIMES.sub("", words)))
    words = _FRAME.sub("", _AT_END.sub("", words))
    plain = 1 < len(words) <= _LONGEST and not _MARKED.search(words)
    return words if plain and _SORT.fullmatch(words) and not _NO_THING.fullmatch(words) else ""


def names_account(words: str) -> bool:
    """Whether words name a kind of money or asset: 净资产, 营业收入, 应收款项."""
    return bool(_SORT.fullmatch(words))


def thing_over(lines: Iterable[str], titles: Sequence[str]) -> str | None:
    """Return what the total of a table is of, by the lines above it and the titles of its sections, nearest first.

    1. 62、税金及附加 → 税金及附加   2. 项目列示 in 合同资产 → 合同资产   3. 收到的其他与经营活动有关的现金：
    4. 按款项性质列示其他应付款 → 其他应付款   5. 以公允价值计量的金融资产
    Left alone: what is no kind of money or asset; sentences, boxes to tick, titles of a form (其他说明), other short
    lines; a numbered caption (表2 …), whose table says in its own words what it counts.
    """
    return next(_things(lines, titles), None)


def _things(lines: Iterable[str], titles: Sequence[str], *, plain: bool = False) -> Iterator[str]:
    """Yield what the lines and titles over a table name, nearest first; none of a numbered caption.

    `plain`: the nearest line may be a caption without a word for the list: 以公允价值计量的金融负债.
    """
    lines = list(lines)
    if any(map(NUMBERED.match, lines)):
        return
    nearest = next((at for at, line in enumerate(lines) if not _BOX.search(line)), None) if plain else None
    for at, line in enumerate(lines):
        heads = bool(at and _BOX.search(lines[at - 1])) or (at == nearest and not _OWNERS.match(line))
        heads = heads or bare_label(line) != line or bool(_LEADS.search(line)) or any(t in line for t in titles[:1])
        if heads and not line.endswith("。"):
            yield from filter(None, map(_thing, titles_apart(line)))
    yield from filter(None, map(_thing, titles))


def account_over(lines: Iterable[str], titles: Sequence[str]) -> str | None:
    """Return the account that the balances of a table are of, with the part of it that a line above names.

    1. 坏账准备的情况 in 应收账款 → 应收账款   2. 按单项计提坏账准备： in 应收账款 → 按单项计提坏账准备的应收账款
    3. 组合计提项目：组合二 → 组合二的应收账款
    """
    lines = list(lines)
    near = list(takewhile(lambda title: not _OTHER_MATTER.search(title), titles))
    account = next((thing for thing in _things(lines, near, plain=True) if not _RESERVE.search(thing)), None)
    part = next(filter(None, map(_part, lines)), None)
    return f"{part}的{account}" if account and part else account


def _part(line: str) -> str | None:
    """Return which part of an account a line says that the table under it lists: 按单项计提坏账准备."""
    match = _OF_PART.fullmatch(bare_label(line).rstrip("：:"))
    return (match["part"] or match["name"]) if match else None


def counted_thing(lines: Iterable[str]) -> str | None:
    """Return what a caption says that a table counts by kinds: 员工 of 员工构成, 馆藏文物 of 馆藏文物分类统计.

    Left alone: captions that name something else of them (员工培训情况), numbers of chapters and sentences.
    """
    for line in lines:
        words = _TIMES.sub("", bare_label(NUMBERED.sub("", line.rstrip("：:"), count=1)))
        if match := _COUNTED.fullmatch(_AT_END.sub("", words)):
            return match["thing"]
    return None


def says_sort(counted: str, head: str) -> bool:
    """Whether a header tells which of the things that a caption counts: 南院 of 员工; not 车辆（辆） of 线路和车辆."""
    return is_part(head) and head not in counted and not SEVERAL.search(counted)


def thing_led(lines: Iterable[str]) -> str | None:
    """Return what the nearest line that ends in a colon leads to: 设定提存计划 of 设定提存计划如下：."""
    return next(filter(None, (_thing(line) for line in lines if line.endswith(("：", ":")))), None)


def owner_of_parts(thing: str | None, label: str) -> str | None:
    """Return the account that the rows of a note are parts of where other notes have rows of the same names.

    管理费用 of 差旅费, 其他应付款 of 押金, 支付的其他与经营活动有关的现金 of 差旅费. Left alone: totals, labels that
    name an account (应付股利).
    """
    if thing is None or not _WITH_LIKE_PARTS.fullmatch(thing) or not label:
        return None
    return None if thing in label or _TOTAL.search(label) or (is_claim(label) and is_claim(thing)) else thing


def of_account(account: str | None, metric: str) -> str:
    """Return a balance with the account that it is of: 应收账款账面余额, 应收账款按组合计提坏账准备, 存货跌价准备合计.

    What is called like the account of which a part is listed is of that part: 应收账款合计 of 组合二的应收账款. Left
    alone: names that say more than the balance and which part of the account it is of.
    """
    total = _SUM.search(metric)
    bare = metric[: total.start()] if total else metric
    if account and bare and account.endswith(f"的{bare}"):
        return account + metric[len(bare) :]
    return f"{account}{metric}" if account and _OF_BALANCE.fullmatch(bare) else metric
