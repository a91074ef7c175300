"""What a number of a table measures and whose it is: names made of its row's labels and its column's headers."""

import re
from dataclasses import replace

from extractors.tables.cell_times import is_time, without_times
from extractors.tables.cell_units import nearest_label, scale_of, unit_of, without_unit
from extractors.tables.cell_values import CAME, OF_ACCOUNTS, TOTAL, Column, basis_of_head, metric_of, total_of
from extractors.tables.grid import CellView
from extractors.tables.labels import REST, bare_label, joined
from extractors.tables.measures import names_measure
from extractors.tables.name_sources import BALANCE, NameSources
from extractors.tables.parties import content_of, given, is_party, names_party, party_of, project_of, shared_by_givers
from extractors.tables.row_heads import headed_by, held_by, is_carried, is_keyed, printed_head, sorted_by
from extractors.tables.stretches import is_year
from extractors.tables.table_things import of_account, owner_of_parts, says_sort

_AMOUNT_OF = re.compile(r"(?:量|额|数|收入|投资|投入|支出)$")
_WHOLE = re.compile(r"合计|总计|小计|累计|全年(?:合计|累计)?")  # below rows of months: the metric's own total
_HOW = re.compile(r"比例|比重|数量|人数")  # these count of a party what its name does not say
# of one debtor: its name says whose, as in the lists of the largest
_OF_DEBTOR = re.compile("(?:坏账|减值|跌价|信用损失)准备[年期][初末]余额")
# 其他应收款期末余额: its total is named by the column
_NAMED_BALANCE = re.compile(r".{2,}[年期][初末](?:账面)?余额")
# argued: notes on reserves print the account in the corner over their stages
_RESERVE = re.compile(r".{2,}(?:准备|负债|资产)")  # what the corner of a table says that its rows are stages of
_CAME_LAST = re.compile(rf"(?:{CAME.pattern})$")
_AMOUNT = re.compile("金额|数额")  # of a header with its time: 本期金额, 上年同期金额
_WHOLE_CLAIM = re.compile(r"(?:账面)?(?:余额|金额)?")  # of the part; its allowance no other table of ages says
_BARE = re.compile(r"(?:合计|总计|小计)(?:比例|占比)?")
_SHARE = re.compile(r"占比|比例|比重")
_SORTED = re.compile(r"[一-鿿]{2,8}(?:构成|结构|程度|分布|分类|类别|类型|来源|去向|用途)")  # a band of kinds
# argued: investments are listed under what the companies are to the one that reports
_KIND = re.compile(r"(?:联营|合营|参股|控股|被投资|子|全资|控制的?)(?:企业|公司)[：:]?")
_CHANGED_COUNT = re.compile(r"(?:变动|增减|变化)(?:量|额|数)$")


def is_whole(label: str) -> bool:
    """Whether a label below rows of months says their total: 合计, 全年累计."""
    return bool(_WHOLE.fullmatch(label))


class Names(NameSources):
    """Names the quantities of one table by what is known of it."""

    __slots__ = ()

    def subject(self, view: CellView, column: Column) -> str | None:
        """Return the party, person or segment of a row that its columns say something of: 姓名 | 职务 | 税前报酬.

        Under a caption that names the quantity it is all that tells the row and the column: 东屏区, 高速公路四μ≤10.
        Rows of one label have what tells them apart: 稳岗补贴（与收益相关）.
        """
        found = self._whose(view, column)
        noun = self.nouns.get(view.cell.row) if found and view.beside else None
        return noun.put(found, without_unit(nearest_label(view.beside))) if found and noun and noun.apart else found

    def _whose(self, view: CellView, column: Column) -> str | None:
        if not self.caption:
            came = self.balanced and bool(CAME.fullmatch(column.words))
            bare = len(view.beside) == 1 and (came or not column.words) and not self.reserve
            label = bare_label(view.beside[-1]) if bare else ""
            found = self._subject(view, column) or owner_of_parts(self.thing, label)
            if found or not self._is_total(view):
                return found
            alone = not column.words or _SHARE.fullmatch(column.words) or says_sort(self.counted or "", view.heads[-1])
            return self.ranked or (self.counted if alone else None)
        said = self.caption.endswith(column.words) or _SHARE.fullmatch(column.words)
        words = "" if said else column.words
        whole = bare_label(view.beside[-1]) if view.beside else ""
        if whole == self.caption or TOTAL.fullmatch(whole):
            return None if TOTAL.search(words) else words or None
        subject = self._subject(view, column)
        return joined(subject, words) if subject else self._metric(view, replace(column, words=words))

    def _subject(self, view: CellView, column: Column) -> str | None:
        if view.cell.row in self.changed:
            return None
        if division := self._division(view):
            return division
        if held_by(view):
            return bare_label(view.named[-1][1])
        if moving := self._moving(view):
            total = not view.heads or TOTAL.fullmatch(view.heads[-1])
            return None if total or not moving.moved else moving.kind(column.words, self.thing) or None
        if self.reserve and self.reserve.holds(view):
            return self.reserve.part(view)
        if segment := self._segment(view):
            if segment.mean:
                return None
            label = next((bare_label(said) for said in reversed(view.beside) if not scale_of(said)), None)
            return segment.by + label if label and (label in self.labels or segment.rest) else label
        if self._is_aged(view):
            return headed_by(view, self.bodies) or bare_label(view.beside[-1])
        if self._expiring(view, column):
            ends = view.beside[-1]
            return None if TOTAL.fullmatch(ends) else f"{ends[:4]}年到期" if is_year(ends) else ends
        if self._is_currency(view):
            return view.beside[-1]
        if self._balance(view, column):
            return bare_label(view.beside[-1])
        if is_keyed(view):
            return bare_label(view.key or "")
        if is_carried(view):
            return None if TOTAL.fullmatch(head := printed_head(view)) else head or None
        if body := headed_by(view, self.bodies):
            return body
        if not view.heads or not (column.words or printed_head(view)):
            return None
        if party := party_of(view.named) or shared_by_givers(view.named, view.beside):
            return party
        counted = names_measure(column.words) or unit_of(view.heads[-1:] if column.words else ()) is not None
        counted = counted or (self.budgeted and basis_of_head(view.heads[-1]) in OF_ACCOUNTS)
        project = None if column.words.startswith("占") or not counted else project_of(view.named)  # 占总资产的比例
        return project or (self._company(view) if column.words else None)

    def metric(self, view: CellView, column: Column) -> str | None:
        """Return what a cell's number measures; None where neither header nor label says it."""
        named = self._named(view, column)
        subject = self._subject(view, column)
        of_one = named and _OF_DEBTOR.match(named) and subject and (is_party(subject) or self.ranked)
        metric = self._totalled_up(view, named) if named and not of_one else named
        if not metric and view.heads and TOTAL.fullmatch(view.heads[-1]):
            return (self.thing or self.counted or self.called or "") + view.heads[-1]
        if not metric or (subject and not _BARE.fullmatch(metric)):
            return metric
        if view.title and REST.fullmatch(metric) and _SORTED.fullmatch(view.title):
            return view.title + metric
        if self.thing and (_BARE.fullmatch(metric) or REST.fullmatch(metric)):
            return of_account(self.held, self.thing + metric)
        return metric

    def _totalled_up(self, view: CellView, metric: str) -> str:
        """Return a balance with its account, and what stands below the last label as a total: 存货账面余额合计."""
        named = of_account(self.held, metric)
        unsaid = not view.beside and view.heads and not TOTAL.search(metric)
        if not unsaid or not (named != metric or self.companies or self._is_total(view)):
            return named
        account = self._account() if self._is_total(view) else ""
        added = total_of(metric, "合计" if self._is_total(view) else "小计")
        return account + added if self._flows(account, metric) else of_account(self.held, added)

    def _named(self, view: CellView, column: Column) -> str | None:
        if self.caption:
            whole = bare_label(view.beside[-1]) if view.beside else ""
            share = column.words if _SHARE.fullmatch(column.words) else ""
            return (total_of(self.caption, whole) if TOTAL.fullmatch(whole) else self.caption) + share
        metric = self._metric(view, column)
        if metric == "余额" and view.corner and _RESERVE.fullmatch(view.corner):
            return view.corner + metric
        base, mark = self._mark(view.beside[-1]) if view.beside else ("", "")
        if metric and view.beside and (noun := self.nouns.get(view.cell.row)):
            return noun.put(metric, without_unit(nearest_label(view.beside)))
        return metric.replace(base, base + mark, 1) if metric and mark else metric

    def _metric(self, view: CellView, column: Column) -> str | None:
        if said := self._of_whole(view, column):
            return said
        if view.beside and (brought := self.brought.get((view.cell.row, view.beside[-1]))):
            return brought + bare_label(view.beside[-1])
        if moving := self._moving(view):
            kind = moving.kind(column.words, self.thing)
            return moving.metric(kind, self.thing, total=bool(TOTAL.fullmatch(view.heads[-1])))
        if self.reserve and self.reserve.holds(view):
            return self.reserve.metric(view, column.words)
        if self._is_currency(view):
            return metric_of(view.beside[:-1], column, self.labels) or self.section
        if self._expiring(view, column):
            whole = TOTAL.fullmatch(view.beside[-1])
            return f"{self.expires}{view.beside[-1]}" if whole else self.expires
        if above := self.changed.get(view.cell.row):
            return metric_of(above, column, self.labels)
        if segment := self._segment(view):
            if segment.mean:
                return metric_of((segment.mean,), column, self.labels)
            how = column.words and not names_measure(column.words) and _AMOUNT_OF.search(segment.whole)  # 年计划
            return segment.whole + column.words if how else column.words or segment.whole
        if self.aged and self._is_aged(view):
            claim = column.words if self.aged in column.words else self.aged + column.words
            if self.held and self.held.endswith(f"的{self.aged}") and _WHOLE_CLAIM.fullmatch(claim, len(self.aged)):
                claim = claim.replace(self.aged, self.held)
            return claim + bare_label(view.beside[-1]) if headed_by(view, self.bodies) else claim
        if balance := self._balance(view, column):
            return balance
        if is_carried(view):
            label = f"{self.thing or ''}{bare_label(view.beside[-1])}"
            return f"{label}合计" if TOTAL.fullmatch(printed_head(view)) else label
        if movement := self._moved(view, column):
            return movement
        if role := held_by(view):
            return metric_of([role], column, self.labels)
        if is_keyed(view):
            return metric_of([label for label in view.beside if label != view.key], column, self.labels)
        if body := headed_by(view, self.bodies):
            beside = [label for label in view.beside if bare_label(label.rstrip("：:")) != body]
            column = replace(column, words=column.words.replace(body, ""))
            total = None if view.beside else f"{self.kinds.get(view.cell.row, '')}合计"
            return metric_of(beside, column, self.labels, view.key) or total
        if self._subject(view, column):
            return self._of_party(view, column)
        if self.expires and not view.beside and not column.words and not column.change:
            return f"{self.expires}合计"
        if not view.beside and self.whole and column.words in ("", "合计") and "合计" in view.heads:
            return f"{self.whole}合计"
        if not view.beside and (not column.words or _CAME_LAST.search(column.words)):
            owner = self.section or (self._account() if view.cell.row == self.total else "")
            return f"{owner}合计{column.words}" if owner else column.words or None
        over = view.title or self.wholes.get(view.cell.row)
        if over and view.beside and self._is_in_band(view):
            again = self.labels | {bare_label(without_unit(view.beside[-1]))}
            return metric_of((over, *view.beside), self._totalled(view, column), again)
        if view.beside and names_party(view.named) and TOTAL.fullmatch(view.beside[-1]):
            if _NAMED_BALANCE.fullmatch(head := printed_head(view)):
                return head
            if self.assets and not column.words and BALANCE.search(head):
                return self.assets + bare_label(view.beside[-1])
            if not column.words and (amount := without_times(head)) != head and _AMOUNT.fullmatch(amount):
                return f"{self.thing or ''}{total_of(amount, view.beside[-1])}"
            return total_of(self._of_party(view, column) or "", view.beside[-1])
        beside = [label for label in view.beside if not (self.timed and is_whole(label) and label == view.beside[-1])]
        if len(beside) > 1 and is_time(beside[-1]):
            column = self._totalled(view, column)
        account = self.aged or self._account() or ("" if column.words else self._called())
        if account and len(beside) == 1 and TOTAL.fullmatch(bare_label(beside[0])):
            if not column.words:
                return account + bare_label(beside[0])
            if CAME.fullmatch(column.words) or self._flows(account, column.words):
                return account + total_of(column.words, bare_label(beside[0]))
        called = self._called() if self._is_total(view) and column.words == printed_head(view) else ""
        if called and column.words and called.endswith(column.words):
            column = replace(column, words=called)  # 支出 of 工会活动支出
        if not column.words and len(beside) == 1:
            column = replace(column, words=sorted_by(view.corner or "", beside[0]))
        return metric_of(beside, column, self.labels, view.key)

    def _of_whole(self, view: CellView, column: Column) -> str | None:
        """Return what a row says where its columns are parts of the business or of what the owners have.

        资本公积·股份支付; a row that names its column says all: 提取盈余公积.
        """
        moves = self.equity and column.words and view.beside and not is_time(view.beside[-1])
        if not (moves or self._division(view)):
            return None
        said = metric_of(view.beside, replace(column, words=""), self.labels, view.key)
        return f"{column.words}·{said}" if said and moves and column.words not in said else said

    def _balance(self, view: CellView, column: Column) -> str | None:
        """Return what a balance is of where the row is a part of an asset, or a company: 河口水务公司 under 其他应收款.

        So is what came to a part of an asset or went, between its balances. None where the column says more than a time
        and 余额 or the like, or nothing says whose balance it is.
        """
        head = printed_head(view)
        came = column.words if self.balanced and self.assets and _CAME_LAST.search(column.words) else ""
        if not view.beside or column.words != came or column.change or _HOW.search(head):
            return None
        label = bare_label(view.beside[-1])
        if came and self.assets:
            rest = len(view.beside) > 1 or TOTAL.search(label) or self.assets in label or is_time(label)
            return None if rest else f"{self.assets}{came}"
        part = self.assets and len(view.beside) == 1 and not TOTAL.search(label) and label != self.assets
        part = part and bool(BALANCE.search(head) or (view.heads and not head))
        if not (is_party(label) or (part and not is_time(view.beside[-1]))):
            return None
        bands = [said for said in view.beside[:-1] if not (self.assets and _KIND.fullmatch(bare_label(said)))]
        return (
            metric_of(bands, column, self.labels) or self.assets or self.section or (None if self.owed else self.held)
        )

    def _of_party(self, view: CellView, column: Column) -> str | None:
        """Return what a column says of a party: the header as printed with its time.

        What it is paid for comes first where the party has several rows.
        """
        again = party_of(view.named) in self.again
        if content := content_of(view.named, said=bool(column.words), again=again):
            return content + column.words
        head = given(view.named, printed_head(view))
        if self.owed and not column.words and BALANCE.search(head):
            return self.owed + head
        counted = bool(_CHANGED_COUNT.search(head))
        return column.words if column.words and not counted and (column.change or column.words not in head) else head

    @staticmethod
    def _totalled(view: CellView, column: Column) -> Column:
        """Return a column of totals with its word: rows that are times do not say what is added up."""
        last = view.heads[-1] if view.heads else ""
        return replace(column, words=last) if not column.words and TOTAL.fullmatch(last) else column
