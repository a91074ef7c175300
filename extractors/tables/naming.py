"""What names the quantities of one table, gathered once: what its labels and headers share, what its section says."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile

from extractors.tables.adding_parts import parts_that_add_up
from extractors.tables.ageing import claim_of
from extractors.tables.brought_forward import sorts_brought_forward
from extractors.tables.captions import (
    bare_captions,
    called_thing,
    caption_of,
    changed_caption,
    names_none,
    own_lines,
    total_thing,
)
from extractors.tables.carried_nouns import carried_nouns
from extractors.tables.cell_names import Names, is_whole
from extractors.tables.cell_times import is_change
from extractors.tables.cell_units import nearest_label, unit_of, without_unit
from extractors.tables.cell_values import OF_ACCOUNTS, TOTAL, basis_of_head, column_of
from extractors.tables.changed_rows import ChangedRows
from extractors.tables.dashed import parts_below_dashes
from extractors.tables.grid import CellView, corner_of
from extractors.tables.labels import bare_label, numbered_labels
from extractors.tables.movements import movements_of
from extractors.tables.part_units import PartUnits
from extractors.tables.parties import is_party, party_of
from extractors.tables.row_heads import heads_of_bodies, heads_of_divisions
from extractors.tables.segments import parts_of_which, parts_under_bands, segments_of, wholes_of_parts
from extractors.tables.stages import moving_reserve, reserve_of
from extractors.tables.stretches import is_number, is_period
from extractors.tables.surroundings import Surroundings
from extractors.tables.table_things import CONTINUED, account_over, counted_thing, thing_led, thing_over
from extractors.tables.told_totals import told_total
from extractors.tables.unit_lines import units_named
from extractors.tables.words import any_word
from extractors.text.characters import CLAUSE_ENDS, CLOSE, OPEN

_SHARE_OF = re.compile(
    rf"占(?P<thing>[^占]{{2,10}}?)(?:总额|(?:[期年]末)?(?:账面)?余额)(?:合计数?)?(?:的?(?:比[例重]|百分比))?(?:{OPEN}?%{CLOSE}?)?"
)
# What the rows of a note are parts of: projects, investments.
_ASSETS = re.compile(
    r"(?:对(?:子公司|联营企业|合营企业|联营、?合营企业)的?投资|开发支出|在建工程|长期待摊费用|长期股权投资|递延收益|商誉)(?:账面(?:原值|价值|金额)|减值准备)?"
)
# argued: notes to the accounts are headed by the account that they take apart
_ACCOUNT = re.compile(
    r"(?!.*[与和及])[一-鿿]{0,8}(?:费用|收入|成本|收益|损失|资金|款项?|票据|存货|资产|负债|税费|薪酬|借款|公积|利润|工程|商誉|准备|原值)"
)
_SHOWN = re.compile(r"(?:的?(?:列示|情况|明细|构成|分类))+$")
_SHORT_ACCOUNTS = frozenset({"商誉", "存货"})
_RANKED = re.compile(
    r"(?:前|最大的?)[一二三四五六七八九十0-9]{1,2}[名位大家户](?:的?(?:客户|供应商|经销商|(?:商业保险|商业|保险)?险种|保险产品)(?!名称))?"
)
# argued: yearly reports list the five largest customers and suppliers, by the rules of disclosure, under these headers
_SHARE_OF_YEAR = re.compile(rf"占年度(?:销售|采购)总?额的?(?:比例|比重)(?:{OPEN}[%％]{CLOSE})?")
_PARTY = re.compile(r"(?P<who>客户|供应商)(?:名称)?")
_LARGEST = 5
# argued: annual reports list all of them, by the rules of disclosure
_RELATED = re.compile(r"关联(?:方|人)(?:名称)?")
_OFFICER = any_word("officers")
_OFFICERS = re.compile(rf"(?P<who>{_OFFICER}(?:[和及与、]{_OFFICER})+)[^{CLAUSE_ENDS}]{{0,8}}{any_word('of_officers')}")
_SOURCE = re.compile(any_word("money_from"))
_EQUITY = re.compile(any_word("equity_statement"))
# argued: the rules for annual reports sort costs and output by these
_TRADES = re.compile(r"(?:行业|产品|业务|地区)(?:分类|类别)")
_OPENING = re.compile(r"[年期]初(?:账面)?(?:余额|数|价值)")
_CLOSING = re.compile(r"[年期]末(?:账面)?(?:余额|数|价值)")
_LONGEST_LINE = 40
_LEAST_LABELS = 2  # rows with labels over a total without one
_LONGEST_NAME = 16  # characters of a section's title that names a total


def names_of(
    cells: Sequence[CellView], around: Surroundings, changes: ChangedRows, parts: PartUnits, *, local: bool
) -> Names:
    """Return what names the quantities of a table; `local`: all amounts are in 人民币元."""
    rows = {(view.cell.row, view.beside[-1]) for view in cells if view.beside}
    named = {(view.cell.row, without_unit(nearest_label(view.beside))) for view in cells if view.beside}
    heads = dict.fromkeys(view.above[-1] for view in cells if view.above)
    said = [label for _, label in rows if not is_whole(label)]
    titles, topics, money = around.titles(), around.topics(), titles_of_money(around)
    section = [title for title in around.section() if title not in money]
    lines = around.lines_over()
    own = around.own_lines
    listed = own_lines(lines, [*titles[:1], "".join(titles[1::-1])])  # 高级管理人员情况 over 持股与报酬
    held = account_over(lines, titles)
    counted = counted_thing(lines)
    aged = claim_of(said, topics)
    again = repeated(label for _, label in named)
    return Names(
        labels=again | _sources(cells) | _parts_of_sorts(cells),
        wholes=wholes_of_parts(cells, again),
        changed=changes.labels,
        timed=len(said) >= 2 and all(map(is_period, said)),
        section=thing_led(lines) or aged or section_name(section, known_headers=bool(around.table.headers)),
        assets=assets_of([*section, *around.leads()]),
        moves=around.moves(),
        numbered=numbered_labels(label for _, label in rows),
        expires=around.expires(),
        companies=len(said) >= 3 and 2 * sum(map(is_party, said)) > len(said),
        local=local,
        segments=parts_that_add_up(parts.rows_said)
        | parts_below_dashes(parts.above)
        | parts_of_which(cells)
        | segments_of(cells)
        | parts_under_bands(cells, counted),
        again=_again(cells),
        owed=owed_of(heads),
        aged=aged,
        account=account_of(section),
        caption=_caption(cells, around),
        thing=thing_over(lines, [title for title in titles if title not in money]) or told_total(cells, around),
        held=held,
        whole=total_thing(line for line in around.captions() if line not in money),
        called=called_thing(lines),
        nouns=carried_nouns(cells, bare_captions(own)),
        movements=movements_of(cells),
        ranked=ranked_in(own) or _five_largest(cells) or _all_listed(cells, listed),
        total=max(view.cell.row for view in cells) if len(rows) >= _LEAST_LABELS else None,
        counted=counted,
        brought=sorts_brought_forward(cells),
        kinds=_kinds(cells),
        bodies=heads_of_bodies(cells),
        divisions=heads_of_divisions(cells),
        equity=bool(titles) and _EQUITY.search(titles[0]) is not None,
        budgeted=any(basis_of_head(head) in OF_ACCOUNTS and column_of((head,), None, None).words for head in heads),
        balanced=all(any(map(said.match, heads)) for said in (_OPENING, _CLOSING)),
        reserve=reserve_of(
            {head for view in cells for head in view.heads},
            {label for _, label in rows},
            (*dict.fromkeys(filter(None, (view.corner for view in cells))), *topics),
        )
        or moving_reserve(heads, [label for _, label in rows], topics, held),
    )


def titles_of_money(around: Surroundings) -> frozenset[str]:
    """Return the titles over a table that names people or things as its unit which name money: of no total of it.

    员工权益 over 单位：人. Left alone: tables of several units.
    """
    lines = around.lines_above()
    unit = None if units_named(lines) else unit_of(lines)
    if unit is None or unit.kind != "count":
        return frozenset()
    return frozenset(title for title in around.titles() if thing_over((), [title]) or account_of([title]))


def ranked_in(lines: Iterable[str]) -> str | None:
    """Return which of many a table lists, as a line over it or its title says: 前五名; no sentence does."""
    said = (line for line in lines if len(line) <= _LONGEST_LINE and not re.search("[。；]", line))
    return next((match[0] for line in said if (match := _RANKED.search(line))), None)


def _five_largest(cells: Sequence[CellView]) -> str | None:
    """Return 前五名客户 where five customers or suppliers stand beside their share of all sales or purchases."""
    shares = [view for view in cells if view.heads and _SHARE_OF_YEAR.fullmatch(view.heads[-1]) and view.named]
    parties = [(match["who"], label) for view in shares for head, label in view.named if (match := _PARTY.match(head))]
    listed = {label for _, label in parties if re.search("[一-鿿]", label) and not TOTAL.search(label)}
    return f"前五名{parties[0][0]}" if len(listed) == _LARGEST else None


def _all_listed(cells: Sequence[CellView], over: Sequence[str]) -> str | None:
    """Return who is listed in full, so that a total is of all of them: related parties, directors and managers."""
    heads = {head for view in cells for head, _ in view.named}
    if any(map(_RELATED.fullmatch, heads)):
        return "关联方"
    said = next(filter(None, map(_OFFICERS.search, over)), None) if any("姓名" in head for head in heads) else None
    return said["who"] if said else None


def _caption(cells: Sequence[CellView], around: Surroundings) -> str | None:
    """Return what the caption says that all numbers of a table measure."""
    data = [view for view in cells if view.role == "data"]
    heads = {head for view in data for head in view.above if not is_period(head)}
    counted = {head for view in data if is_number(view.text) for head in view.above} & heads
    labels = {label for view in data for label in view.beside if not is_whole(label) and not is_number(label)}
    units = [unit for word in (*heads, *labels) if (unit := unit_of([word]))]
    changed = changed_caption(around.captions())
    if changed and changed.thing in map(bare_label, labels):
        return changed.thing  # its other rows are of it: 食品 below 居民消费价格
    if len(set(units)) > 1 or not labels | heads:
        return None
    return caption_of(around.captions(), corner_of(data), heads | labels, counted) or (
        told_total(cells, around)
        if labels and names_none({*labels, *(head for head in heads if not is_change(head))})
        else None
    )


def repeated(words: Iterable[str]) -> frozenset[str]:
    """Return the words that come more than once, bare."""
    return frozenset(bare_label(word) for word, count in Counter(words).items() if count > 1)


def _sources(cells: Sequence[CellView]) -> frozenset[str]:
    """Return the labels that only say where the money for what another label names is from: 自筹 under 资金来源."""
    said = (view.named for view in cells if len(view.named) > 1 and len(view.beside) > 1)
    return frozenset(bare_label(named[-1][1]) for named in said if _SOURCE.fullmatch(named[-1][0]))


def _parts_of_sorts(cells: Sequence[CellView]) -> frozenset[str]:
    """Return the labels that are parts or measures of the trade or product before them: 直接材料 under 行业分类."""
    said = (view for view in cells if len(view.named) > 1 and len(view.beside) > 1)
    return frozenset(
        bare_label(without_unit(view.named[-1][1])) for view in said if _TRADES.fullmatch(view.named[0][0])
    )


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _kinds(cells: Sequence[CellView]) -> dict[int, str]:
    """Return for rows without labels what the two rows above are both kinds of: 资产 below 流动资产 and 非流动资产."""
    labels = {view.cell.row: bare_label(view.beside[-1]) if view.beside else "" for view in cells if view.heads}
    kinds: dict[int, str] = {}
    for row, label in labels.items():
        above = labels.get(row - 2, ""), labels.get(row - 1, "")
        end = "".join(a for a, _ in takewhile(_same, zip(above[0][::-1], above[1][::-1], strict=False)))[::-1]
        if not label and len(end) > 1 and above[0] != above[1]:
            kinds[row] = end if end not in above else end[-2:]
    return kinds


def _again(cells: Sequence[CellView]) -> frozenset[str]:
    """Return the parties that have several rows."""
    rows = {(view.cell.row, party_of(view.named) or "") for view in cells if view.role == "data"}
    return frozenset(party for party, count in Counter(party for _, party in rows).items() if count > 1)


def section_name(titles: list[str], *, known_headers: bool) -> str | None:
    """Return the title of the section over a table whose headers are known: short, without 续."""
    title = bare_label(CONTINUED.sub("", (titles or [""])[0]))
    return title if title and known_headers and len(title) <= _LONGEST_NAME else None


def owed_of(heads: Iterable[str]) -> str | None:
    """Return what the balances of parties are balances of, as a header of their shares says."""
    match = next(filter(None, map(_SHARE_OF.fullmatch, heads)), None)
    return match["thing"] if match else None


def account_of(titles: list[str]) -> str | None:
    """Return the title over a note that names what its total is of: 65、管理费用; none of （1）按账龄披露."""
    title = _SHOWN.sub("", bare_label(CONTINUED.sub("", (titles or [""])[0])))
    named = len(title) > 2 or title in _SHORT_ACCOUNTS  # 收入构成 says of nothing whose
    return title.removeprefix("重要").removeprefix("的") if named and _ACCOUNT.fullmatch(title) else None


def assets_of(titles: list[str]) -> str | None:
    """Return what a note's title, or a line that leads to its table, says that the rows are parts of.

    （2）重要在建工程项目本期变动情况 → 在建工程
    """
    return next((match[0] for title in titles if (match := _ASSETS.search(title))), None)
