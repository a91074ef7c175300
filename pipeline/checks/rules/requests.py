"""The form of a yearly report on disclosure: new requests and those carried over are the ones answered and those left."""

import itertools
import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, Row, as_check, fails, holds
from pipeline.checks.grid import Grid
from pipeline.checks.interval import write
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import is_exact_level, said_before, sentences, words_behind

_NEW, _OLD = re.compile(r"新收"), re.compile(r"上年(?:度)?结转")
_DONE, _LEFT = re.compile(r"总计"), re.compile(r"结转(?:下年|至下年|次年)")


@as_check(
    "balance of requests",
    "requests received and those of last year are as many as those dealt with and those left for next year",
    kind="sum",
    grade=CONFLICT,
    needs="tables",
    idle="no table has one row each of 新收, 上年结转, 总计 and 结转下年度",
    examples=(
        "| 事项 | 自然人 | 企业 | 总计 |\n| 一、本年新收申请数量 | 21 | 4 | 25 |\n| 二、上年结转申请数量 | 3 | 0 | 3 |\n| （一）予以公开 | 12 | 2 | 14 |\n| （二）无法提供 | 8 | 2 | 10 |\n| （三）总计 | 20 | 4 | 24 |\n| 四、结转下年度继续办理 | 2 | 0 | 2 |",
    ),
    counter_examples=(
        "| 事项 | 自然人 | 企业 | 总计 |\n| 一、本年新收申请数量 | 21 | 4 | 25 |\n| 二、上年结转申请数量 | 3 | 0 | 3 |\n| （一）予以公开 | 12 | 2 | 14 |\n| （二）无法提供 | 8 | 2 | 10 |\n| （三）总计 | 20 | 4 | 24 |\n| 四、结转下年度继续办理 | 4 | 0 | 4 |",
        "| 事项 | 自然人 | 企业 | 总计 |\n| 一、本年新收申请数量 | 21 | 4 | 25 |\n| 二、上年结转申请数量 | 3 | 0 | 3 |\n| （三）总计 | 20 | 4 | 24 |",
    ),
)
def check_requests(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each column of such a table that fits, and one for the last that does not."""
    for grid, behind in itertools.pairwise((*report.grids, None)):
        for grids in ((grid,), (grid, behind)):  # a page may part the form in two tables
            places = [[(one, row) for one in grids if one for row, label in one.labels.items() if words.search(label)]
                      for words in (_NEW, _OLD, _DONE, _LEFT)]  # fmt: skip
            if grid and all(len(own) == 1 for own in places):
                chosen = [own[0] for own in places]
                parts = [one for one, _ in chosen]
                if parts == [grid] * 4 or (parts == [grid, grid, behind, behind] and not report.is_side_by_side):
                    yield from _judge(grid, chosen)
                    break


def _judge(grid: Grid, rows: list[tuple[Grid, int]]) -> Iterator[Judgement]:
    columns = [[one.numbers.get((row, column)) for one, row in rows] for column in grid.columns]
    full = [[number for number in own if number] for own in columns if None not in own]
    wrong = [own for own in full if own[0].value + own[1].value != own[2].value + own[3].value]
    for own in full:
        if own not in wrong and any(number.value for number in own):
            yield holds(*(number.cell for number in own))
    if wrong:
        new, old, done, left = wrong[-1]
        yield fails("requests", *(number.cell for number in wrong[-1]), caption=grid.caption,
                    name=grid.last_heads.get(new.cell["column"], ""), came=write(new.value + old.value),
                    went=write(done.value + left.value))  # fmt: skip


_CAME = re.compile("(?:收到|新收|受理|接收|新增)[^，,。；;]{0,16}$")
_KEPT = re.compile("上(?:一)?年(?:度)?结转[^，,。；;]{0,6}$")
_WENT = re.compile("(?:办理答复|答复|办结|办理|审结|结案)[^，,。；;]{0,4}$")
_NEXT = re.compile("结转(?:至|到)?(?:下(?:一)?年|次年)")
_FOUR = 4


@as_check(
    "balance of requests in prose",
    "收到申请137件，加上年结转5件，共办理136件，另有6件结转下年度: what came and what was left make up what went and what is left",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="the sentence does not give all four in one unit",
    examples=(
        "全年收到申请137件，同比增长16.1%，加上年结转8件，共办理答复136件，另有6件结转下年度继续办理。",
        "法庭新收案件1,204件，上年结转36件，审结1,190件，结转下年60件。",
    ),
    counter_examples=(
        "全年收到申请137件，同比增长16.1%，加上年结转5件，共办理答复136件，另有6件结转下年度继续办理。",
        "全年收到申请137件，上年结转5件，共办理答复136件，其余按期办理。",
    ),
)
def check_told(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence with all four."""
    for statement, quantities in sentences(report):
        if "结转" not in statement["text"]:
            continue
        levels = [q for q in quantities if is_exact_level(q)]
        leads = [(q, said_before(statement, q), words_behind(statement, q)[:8]) for q in levels]
        left = [q for q, lead, behind in leads if _NEXT.search(lead) or _NEXT.match(behind)]
        rows = [[q for q, lead, _ in leads if words.search(lead) and q not in left] for words in (_CAME, _KEPT, _WENT)]
        found = [own[0] for own in (*rows, left) if len(own) == 1]
        if len(found) == _FOUR and len({q["unit"] for q in found}) == 1:
            yield _judge_told(found)


def _judge_told(rows: list[Row]) -> Judgement:
    came, kept, went, left = rows
    if came["value"] + kept["value"] == went["value"] + left["value"]:
        return holds(*rows)
    total, gone = came["value"] + kept["value"], went["value"] + left["value"]
    whole = f"{named(went)}＋{named(left)}＝{write(gone)}{went['unit']}"
    return fails("sum", *rows, parts=f"{named(came)}＋{named(kept)}", total=f"{write(total)}{came['unit']}", whole=whole,
                 apart=f"{write(abs(total - gone))}{came['unit']}")  # fmt: skip
