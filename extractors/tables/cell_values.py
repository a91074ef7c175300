"""What headers and labels of a table say of the numbers beside them: metric, period, change, basis."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import takewhile

from extractors.tables.cell_times import CHANGE, TIMES, is_time, period_of_head, sort_of_value, without_times
from extractors.tables.cell_units import is_counter, scale_of, without_unit
from extractors.tables.labels import CARRIED_IN, REST, bare_label, joined
from extractors.tables.measures import deals_out, names_measure
from extractors.tables.parties import is_party
from extractors.tables.stretches import is_number, is_period
from extractors.tables.uncounted import note_column
from extractors.tables.words import any_word
from extractors.text.characters import BOXES, BRACKETS, CLOSE, OPEN
from extractors.text.view import view

# What came and went in a year is stated beside the balances: no change of anything.
_MOVEMENT = re.compile(
    r"(?:本[年期](?:发生)?|(?:本[年期](?:发生)?)?其[他它](?=增加|减少))(?:增减变动|增加|减少|变动)(?!.*[%％率])"
)
_SHARE = re.compile(r"[%％率]|比[例重]|同比")
_SHARED, _RATED = re.compile(r"比[例重]|占比"), re.compile(r"率|比")
CAME = re.compile(r"(?:增加|减少|计提|转回|转销|变动|处置|使用)(?:额|数|金额)?")  # of what, others say
_NOUN = re.compile(
    r"(?:公允价值|汇率|所有者权益|股东权益|其他权益|净资产|存货|现金|净|其他)变动|变动(?:损益|收益)"
)  # amounts of accounting
# of what changed or was summed up: 本次变动前 over 数量 and 比例, 累计数量 beside 本年新增 over 申请数
_SIDE = re.compile(r"(?:变动|调整|变更|追溯)[前后]$|^累计(?:数量|总数|总量)$")
# argued: 股份变动情况表 of annual reports prints kinds of changes, the rest and a total under this header
_MOVED_NOW = re.compile(rf"(?P<what>(?:本次|报告期内?)变动增减)(?:{OPEN}.{{1,5}}{CLOSE})?")
_CHANGED_NOUN = re.compile(
    rf"内?(?P<thing>[^{BRACKETS}比较增减变本上期年同环]{{2,12}}?)(?:增减|变动|变化|增长){{1,2}}(?:量|数|额|幅度|率|比例|情况)?"
)
_CHANGED_SHARE = re.compile(r"(?P<thing>[占]?比重|占比)(?:增减|变动)(?:情况)?")
_CHANGE_OF = re.compile(
    rf"(?P<thing>[^{BRACKETS}比较增减变]{{2,12}}?)(?:[比较](?:上年|上期|去年)?(?:同期)?|同比|环比)(?:增[减长]|变[动化]).*"
)
_UP_OR_DOWN = re.compile(rf"(?P<thing>[^{BRACKETS}]{{2,12}}?)(?:增加|上升|升高)[/／]?{OPEN}?(?:减少|下降|降低){CLOSE}?")
_RESTATED = re.compile(r"(?:调整|追溯|重述|追溯调整|会计政策变更)[前后]")
TOTAL = re.compile(r"合计|小计|总计|总数")
_SUM_WORD = re.compile(rf"(?:{TOTAL.pattern})(?!数)")  # 占余额合计数的比例 is no total itself
# two times beside each other: 2024年较2023年, 较上年末, 与上年比
_COMPARED = re.compile(
    r"(?:.{0,8}(?:年|期|季度|月)[度末底初]?|(?:19|20)[0-9]{2})?(?:[较比](?:上年|上期|去年|前一年|期初|年初|(?:19|20)[0-9]{2}年?)(?:同期|[度末底])*|与(?:上年|上期|去年)(?:同期)?相?比)"
)
_SUMMED = re.compile(
    r"(?:合计|总计|小计|总[额数量和]|总(?:投资|金额|规模|人数|人次|时长|面积|收入|支出)[额数]?)$"
)  # says itself that it is one
_RATE_NAME = re.compile(r"[率幅]$|比[例重]|占比|百分比|进度|得分|指数|系数|均价|单价|人均|平均|每股|年限|年龄")
_HALVES = re.compile(r"直接|间接|基本|稀释")  # of what the head above says: 持股比例
# a header that its outer one adds up
_MEASURED = re.compile(r".{2,}(?:收入|成本|支出|利润|费用|金额|人数|人次|面积|余额|产量|销量|数量|比例|占比|率)")
_SAID = re.compile(r"收入|支出|收费")
_SAID_LAST = re.compile("(?:收入|支出)$")
_BASIS = re.compile(
    r"""
    .* (?: (?P<execution> 执行数 | 决算数 | 实际完成数 | 支出决算 | 收入决算 )
      | (?P<budget> 预算数 | 预算金额 | 预算安排数? | 年初预算 )
      | (?P<target> 目标[值数]? | (?:年度?|项目|绩效|预期|设定).{0,6}指标值 )
      | (?P<plan> 计划(?:指标)?[数值]? | 预[测计估][数值]? | (?:19|20)[0-9]{2}年?度?[EF] ) )
    """,
    re.VERBOSE,
)
OF_ACCOUNTS = ("budget", "execution")
"""What headers of budgets and of final accounts say that a quantity is."""
_BARE_BASIS = re.compile(r"(?:年初|年度|全年|当年|本年|调整后?)?(?:(?P<budget>预算)|(?P<execution>决算))额?")
_SET = re.compile(
    rf"(?:年度|当年|全年|项目|本年|[{BRACKETS}/／])*(?:指标值|目标值?|目标数|实际完成[值数]|(?:实际|完成)[值数]|实绩[值数]?)"
)  # 年度(/项目)指标值
_CHANGED_ROW = re.compile(
    rf"""
    (?: {OPEN}[+＋][/／][-－−–]{CLOSE} )? YOY
    | (?: 同比 | 环比 | [较比]上年(?:同期)? ) (?: 增[长减幅速] | 变[动化] | 涨[跌幅] | 升降 )? [率幅额]?
    | 增[长减][率幅] | 增[速幅] | 变[动化](?:率|幅度|比例)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# argued: budgets and final accounts print what each line is in all beside its parts: 本年支出 over 合计, 基本支出
_OF_LINE = re.compile(r"(?=.*[收支预决])(?:本年|当年)?(?:收入|支出)?(?:预算|决算)?(?:数|金额)?")
_HOLLOW = re.compile(rf"{OPEN}{CLOSE}|^{CLOSE}|{OPEN}$")
# 1.重复申请 in （五）不予处理: what was decided, and on what
_ITEM, _HELD = re.compile(r"[0-9]{1,2}[.．、](?![0-9])"), re.compile(rf"{OPEN}[一二三四五六七八九十]{{1,3}}{CLOSE}")
# A label that says nothing without the one before it: 六 (车道数), 男, 60000≤Q.
_WEAK = re.compile(
    r"(?:最近|[之此]?前)第?[一二三四1-4]个?(?:季度|月|年度?)|[一二三四五六七八九十]{1,2}|[男女]|[本外]校(?:（[境国][内外]）)?|.*[≤≥＜＞<>].*|组合[一二三四五六七八九十0-9A-Z]|其他|其它|合计|小计|总计|总数"
)
# In a form the label before says of what: 创建经费 | ☑有□无 | 预算数 | 45万元
OF_BUDGET, _TICKED = re.compile(r"(?:预算|决算|执行)数"), re.compile(f"[{BOXES}]")
# argued: tables of staff by sex name the count in their header or band only
_SEXES, _SEX = ("男", "女"), re.compile(r"按?性别(?:结构|构成|分布|划分)?")
_ASIDE = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}$")
# argued: what is counted of a deed stands in its second line only: 手术 over 例数, 贷款发放 over 笔数
_COUNTER = re.compile(
    r"(?:活动|服务|工作|参与|参加|开展|举办|组织|受益|惠及|累计)?"
    r"(?:[笔例次户件台场辆篇份张起批]数|人次数?|[台批]次|班次|时长|场次|费用)"
    r"|(?:参与|参加|受益)人数"
)
# argued: reports on waste and water say what became of it in their second line: 一般工业固废 over 产生量, 综合利用量
_BECAME = re.compile(rf"{any_word('became')}总?量")
# argued: tables of complaints and cases count in their second line how they were dealt with: 居民投诉 over 受理, 办结率
_DEALT_WITH = re.compile(rf"{any_word('dealing')}(?:件?数量?|量|率|情况)?")
_CASES = re.compile(rf".*{any_word('dealt_with_end')}")
# for what stands in the outer header: 安全生产 over 投入, 助学贷款 over 发放额
PAID_OUT = re.compile(r"(?:当年|本年|累计)?(?:发放|投放|回收)额")
_SPENT = re.compile(rf"(?:资金)?投入(?:金额|资金|总额)?|{PAID_OUT.pattern}")
# an outer header that only gathers columns (污水处理情况, 其中) is of what none of them says
_GROUP = re.compile(rf".*{any_word('group_end')}|{any_word('group')}")
_WHOSE = re.compile(rf".*{any_word('whose_end')}")
# argued: rows that say how (人数, 金额) under a head that says what
_WHAT = re.compile(r"人数|人次|数量|次数|户数|件数|金额|占比|比例|比重|[一-鿿]{2,8}数(?:比例|比重|占比|百分比)")
COUNT = re.compile(r"数量|股数|金额|面积|比例|占比|余额|面值|份额")
_LEAST_AGAIN = 3  # characters of a column's words that end a label too
_TITLE = re.compile(rf".*情况(?:{OPEN}[^{BRACKETS}]*{CLOSE})?")  # a title row: 前十名股东持股情况（不含…）
_HOLLOW_WORD = (
    r"(?:报告|统计)?年[度份]|(?:年度)?(?:数值|数据)|绝对[数值量]|金额|数量|数|合计|小计|总计|预算数?|决算数?|执行数?|完成(?:情况|数|值)|实际(?:数|值|完成)?|[余发生]+额|发生金额|比例|值|人数|指标值|内容|说明|备注"
    r"|(?:开展|进展|落实|完成)情况"
)
_GENERIC = re.compile(rf"(?:{_HOLLOW_WORD})(?:[/／及和、](?:{_HOLLOW_WORD}))*")  # 数量/开展情况


@dataclass(frozen=True, slots=True)
class Column:
    """What the heads above a cell say beside the metric: the period, the head of a change, the rest of their words.

    `whole` is the outer header where its numbers are what each row is in all: 本年支出 over 合计. `told` is the
    word that alone tells it from another column: 年初预算 beside 调整后预算. `outer` is the beginning of `words` that
    says of what, where the row may say it itself: 一般固体废物 over 产生量.
    """

    period: tuple[date, date] | None
    change: str
    words: str
    whole: str = ""
    told: str = ""
    outer: str = ""


def basis_of_heads(heads: Iterable[str]) -> str | None:
    """Return what heads say that a quantity is, the nearest one first; None where they say nothing.

    1. 年初预算数, 预算安排: budget   2. 决算数, 2023年执行数: execution   3. 年度指标值, 目标值: target
    4. 2024年计划, 预测值, 2024E, 2024年（预测）: plan
    Left alone: 一般公共预算 (a kind of money), 完成值, 实际 (what happened).
    """
    return next(filter(None, map(basis_of_head, heads)), None)


@lru_cache(maxsize=1 << 12)  # the headers of a column are asked for once a cell
def basis_of_head(head: str) -> str | None:
    """Return what one header says that a quantity is: budget, execution, target, plan."""
    words = view(head).text
    bare = _ASIDE.sub("", words)
    joined = words.rstrip("）)").replace("（", "").replace("(", "")
    for said in dict.fromkeys((words, bare, joined, without_times(words))):
        if match := _BASIS.fullmatch(said) or _BARE_BASIS.fullmatch(TIMES.sub("", said)):
            return match.lastgroup
    return None


def without_title(words: str, title: str) -> str:
    """Return nothing for a header's words that say no more than the band over it: 专业构成人数 in 专业构成.

    So for those that say its end: 学历结构人数 in 研发人员学历结构.
    """
    bare = bare_label(title)
    rests = (words[at:] for at in range(min(len(bare), _LEAST_AGAIN), len(words)) if bare.endswith(words[:at]))
    return "" if any(map(_GENERIC.fullmatch, rests)) else words


def is_changed_row(label: str) -> bool:
    """Whether a row's label says only that the row above changed: 同比增长（%）, 增速, (+/-)YOY(%).

    Left alone: labels that name what changed (营业收入增长率).
    """
    return bool(_CHANGED_ROW.fullmatch(without_unit(view(label).text)))


def _changed_thing(head: str) -> str:
    """Return what a head of a change names: 营业收入比上年增减 → 营业收入; nothing where it names none (同比增减)."""
    match = (
        _UP_OR_DOWN.fullmatch(head)
        or _CHANGE_OF.fullmatch(head)
        or _CHANGED_NOUN.fullmatch(head)
        or _CHANGED_SHARE.fullmatch(head)
    )
    thing = without_unit(match["thing"]) if match else ""
    if REST.fullmatch(thing):
        return head  # 其他增减变动
    return "" if _GENERIC.fullmatch(thing) or TOTAL.fullmatch(thing) else thing


def _over(outer: str, inner: str) -> str:
    """Join an outer header and the one below it, what both say once: 志愿服务 + 服务时长."""
    shared = next((n for n in (4, 3, 2) if len(inner) > n and outer.endswith(inner[:n])), 0) if inner else 0
    return outer + inner[shared:]


def _says_again(outer: str, inner: str) -> bool:
    """Whether an outer header only sums up what the inner one says: 公务用车购置及运行费 over 公务用车购置费."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(outer, inner, strict=False))) > 2


def _names_thing(outer: str) -> bool:
    """Whether an outer header names a thing, no measure, and does more than gather columns."""
    return not names_measure(outer) and not _GROUP.fullmatch(outer)


def _is_of_outer(words: str, head: str, outer: str) -> bool:
    """Whether a header's words say only what came of the outer one, how many, what it cost, what was done.

    `head` is the outer header as printed, `outer` its words: 减值准备 over 计提, 贷款发放 over 笔数, 投诉 over 办结.
    """
    if _COUNTER.fullmatch(words) or CARRIED_IN.match(outer) or (CAME.fullmatch(words) and not _MOVEMENT.match(head)):
        return True
    spent = _names_thing(outer) and _SPENT.fullmatch(words)
    return bool(spent or (_CASES.fullmatch(outer) and _DEALT_WITH.fullmatch(words)))


def column_of(
    above: Sequence[str], year: int | None, usual: tuple[date, date] | None, repeated: frozenset[str] = frozenset()
) -> Column:
    """Read the headers above a cell, the nearest first.

    1. 2021年, 2021: the year   2. 本年, 期末: the reporting period   3. 上年, 期初, 上年同期: the one before
    4. 同比增减, 增减%: a change; 本次变动前, 调整后: none, what is under it is named with it
    5. anything else but 金额, 数量 and the like: words of the metric
    """
    period, change, words, inner, shared, counted, outer = None, "", "", "", "", "", ""
    moved = any(map(_MOVEMENT.match, above)) and not any(_SHARE.search(_NOUN.sub("", head)) for head in above)
    for head in reversed(above):
        found = period_of_head(head, year, usual)
        period = period or found
        side = bool(_SIDE.search(head))
        changes = bool(CHANGE.search(_NOUN.sub("", head)) or _COMPARED.fullmatch(head)) and not side and not moved
        change = change or (head if changes else "")
        rest = without_unit(_HOLLOW.sub("", without_times(head))).rstrip("%％")
        if note_column(rest) or (rest == "人民币" and len(above) > 1):
            continue
        if side:
            words = rest + (words or inner)
        shared = shared or (rest if not inner and _SHARED.fullmatch(rest) else "")
        inner = rest
        counted = counted or (rest if _WHAT.fullmatch(rest) else "")
        other_moves = moved and bool(REST.fullmatch(words))  # 本期增减变动 over 其他
        treated = _names_thing(rest) and bool(_BECAME.fullmatch(words))  # 一般工业固废 over 产生量
        of_outer = treated or other_moves or _is_of_outer(words, head, rest)
        if words and not change and not other_moves and deals_out(rest, words):
            words += rest  # 行政 under 编制数
            continue
        if words in repeated and _says_again(rest, words):
            continue
        if words and _MOVED_NOW.fullmatch(rest) and (REST.fullmatch(words) or TOTAL.fullmatch(words)):
            words = _MOVED_NOW.sub(r"\g<what>", rest) + words
            continue
        if side or (
            words and not (TOTAL.fullmatch(words) or words in repeated or _HALVES.fullmatch(words) or of_outer)
        ):
            continue
        if TOTAL.fullmatch(rest) and len(above) > 1:
            words = total_of(words, rest) if words and _MEASURED.fullmatch(words) else rest
        elif changes:
            words = _changed_thing(rest) + words
        elif rest and not any(p.fullmatch(rest) for p in (_GENERIC, _SET, _BARE_BASIS)):
            below = head is not above[-1] and not without_unit(above[-1])  # 床位 over （张）
            over = "" if scale_of(rest) and len(above) > 1 and not below else _over(rest, words)
            outer = over.removesuffix(words) if treated else outer
            words = over
    if shared and not change and not _RATED.search(words):  # 账面余额 over 金额 and 比例
        words += shared
    if counted and words.endswith("情况") and not change:  # 质押或冻结情况 over 数量
        words += counted
    line = without_unit(above[0]) if len(above) == 2 and TOTAL.fullmatch(above[1]) else ""
    if not line or not _OF_LINE.fullmatch(line) or _BASIS.fullmatch(line):
        return Column(period, change, words, outer=outer)
    return Column(period, change, line + above[1], line)


def _after(label: str, words: str) -> str:
    """Return the words of a column that a label does not say already: 财政拨款收入 + 收入 → nothing.

    Left alone: what is named again on purpose (常规线路 + 线路长度), short words (常规线路 + 线路).
    """
    if len(words) >= _LEAST_AGAIN and label.endswith(words):
        return ""  # 按组合计提坏账准备 + 坏账准备
    other = _SAID_LAST.search(label)  # 收入 of 国有土地使用权出让收入安排的支出
    said = words in label and not (other and words in ("收入", "支出") and other[0] != words)
    if _SAID.search(words) and (said or label.endswith(words.removeprefix("本年").removesuffix("合计"))):
        return ""
    if label and words.startswith(label) and COUNT.fullmatch(words, len(label)):
        return words[len(label) :]  # 人民币普通股 + 人民币普通股数量, where a kind labels its row
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(label, words, strict=False)))
    if shared > 2 and TOTAL.fullmatch(label[shared:]):
        return words[shared:]  # 专业构成合计 + 专业构成人数
    if TOTAL.search(label) and _SUM_WORD.search(words):
        words = _SUM_WORD.sub("", words)
        return "" if words in label or _MOVED_NOW.fullmatch(words) or _TITLE.fullmatch(words) else words
    again = _SAID.match(words)
    if not again or not label.endswith(again[0]):
        return words
    rest = words[again.end() :]
    return "" if _GENERIC.fullmatch(rest) else rest  # 行政事业性收费 + 收费金额


def total_of(words: str, label: str) -> str:
    """Return what a total of a column is called: 投入金额 + 合计 → 投入金额合计; 承诺投资总额 says so itself.

    A rate is no sum: 合计 + 毛利率 → 合计毛利率.
    """
    if _SUMMED.search(words):
        return words
    return label + words if _RATE_NAME.search(words) else words + label


def _is_whose(label: str) -> bool:
    """Whether a label says whose or where something is, by its end (南厂区), and not what: 废水."""
    return is_party(label) or bool(_WHOSE.fullmatch(bare_label(label)))


def metric_of(
    beside: Sequence[str], column: Column, repeated: frozenset[str] = frozenset(), key: str | None = None
) -> str | None:
    """Join row label and column words: 岗位技能培训 + 期数 → 岗位技能培训期数; 资产总额 + 2021年 → 资产总额.

    `repeated` are labels that stand in several rows of the table: the label before one of them says which row is meant.
    `key` is the label that names the row where the nearest one does not. 人数 + 30岁以下 → 30岁以下人数.
    """
    units = [label for label in beside if is_counter(label) and len(beside) > 1]
    said = [v for v in beside if not scale_of(v) and v not in units and not is_number(v) and not is_period(v)]
    if (len(said) > 1 or column.words) and said and is_time(said[-1]):  # 年初余额 in the band 累计折旧
        said = said[:-1]
        return ((column.words + without_unit(said[-1])) if said else column.words) or None
    if len(said) == 1 and is_time(said[0]) and not column.words:  # 期末账面价值 alone
        said = [TIMES.sub("", bare_label(view(said[0]).text)) or said[0]]
    labels = [bare for label in said if (bare := without_unit(label)) and bare != "其中"]
    label = labels[-1] if labels else ""
    if key and (named := without_unit(key)) in labels and not TOTAL.fullmatch(label):
        label = named
    elif len(said) == len(labels) > 1 and _ITEM.match(said[-1]) and _HELD.match(said[-2]) and labels[-2] not in label:
        label = labels[-2] + label  # （五）不予处理 over 1.重复申请
    elif label in repeated or _WEAK.fullmatch(label) or OF_BUDGET.fullmatch(label):
        for before in labels[-2::-1]:
            if _TICKED.search(before):
                continue
            if _TITLE.fullmatch(before) or (label in _SEXES and _SEX.fullmatch(before)):
                continue
            if before in label:  # 其他卫生健康支出 of the class 卫生健康支出
                break
            label = (before.removesuffix("组合") if label.startswith("组合") else before) + label  # 组合A in 夜间组合
            if not _WEAK.fullmatch(before):
                break
    if label and not TOTAL.fullmatch(label) and not _is_whose(label):  # 废水 under 规模以上企业 and 排放量
        column = replace(column, words=column.words.removeprefix(column.outer))
    if column.whole and TOTAL.fullmatch(label):
        return column.whole + label
    if column.whole and label.endswith(("支出", "收入")) and label[-2:] in column.whole:
        return label + column.words.removeprefix(column.whole)  # 卫生健康支出 under 支出预算 and 合计
    if TOTAL.fullmatch(label) and TOTAL.search(column.words) and not TOTAL.fullmatch(column.words):
        return column.words
    if TOTAL.fullmatch(label) and column.words in ("收入", "支出"):
        return column.words + label
    if column.words and (how := label if _WHAT.fullmatch(label) else sort_of_value(label)):
        return column.words + how
    if _RESTATED.fullmatch(column.words):
        return column.words + label or None
    if TOTAL.fullmatch(label) and column.words:
        return total_of(_after(label, column.words), label)
    return joined(label, _after(label, column.words)) or None
