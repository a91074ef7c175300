"""Tables of shares: each part against the number of shares, and what came or went against the year before."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.holdings import Holding, Stated, list_holdings
from pipeline.checks.interval import Interval, divide, write
from pipeline.checks.printed import find_slipped, lacks_digit
from pipeline.checks.report import Report
from pipeline.checks.two_places import told_twice
from schemas.text import squeeze

_LEAST = 4  # rows from which on parts of one whole prove each other
_DIGITS = 4  # of a number in which a slip is seen
_FAR = 50.0  # times beyond which two numbers of shares are of two units, shares and ten thousands of them


@as_check(
    "part of the shares",
    "in a table of shareholders the part that each holds is that of its shares in all shares",
    kind="ratio",
    grade=CONFLICT,
    needs="tables",
    idle="no table gives four holders with their shares and their part, or more than one row (two that changed places) do not fit the whole of the others",
    tolerance="half of the last printed digit of each part, and as much again",
    examples=(
        "| 股东名称 | 持股比例 | 持股数量 |\n| 凛川控股集团 | 28.40% | 90,482,400 |\n| 濮存岳 | 9.00% | 28,674,000 |\n| 阚文澜 | 2.86% | 9,120,000 |\n| 省产业引导基金 | 5.21% | 16,312,320 |\n| 明溪投资 | 1.37% | 4,364,820 |",
        "| 股东名称 | 期末持股数量 | 比例(%) |\n| 云溪投资 | 57,931,840 | 9.05 |\n| 段小禾 | 21,847,360 | 3.41 |\n| 卜一鸣 | 1,836,420 | 0.36 |\n| 贺知秋 | 2,284,160 | 0.29 |\n| 祁连山 | 1,598,700 | 0.25 |",
        "| 股东名称 | 持股数量（股） | 持股比例 |\n| 望潮集团 | 60,120,000 | 40.08% |\n| 城投公司 | 30,300,000 | 20.20% |\n| 段小禾 | 14,805,000 | 8.97% |\n| 卜一鸣 | 7,500,000 | 5.00% |",
    ),
    counter_examples=(
        "| 股东名称 | 持股比例 | 持股数量 |\n| 凛川控股集团 | 28.40% | 90,482,400 |\n| 濮存岳 | 9.00% | 28,674,000 |\n| 阚文澜 | 2.86% | 9,120,000 |\n| 省产业引导基金 | 5.12% | 16,312,320 |\n| 明溪投资 | 1.37% | 4,364,820 |",
        "| 股东名称 | 持股比例 | 持股数量 |\n| 凛川控股集团 | 28.40% | 90,482,400 |\n| 濮存岳 | 9.00% | 28,674,000 |\n| 阚文澜 | 9.86% | 9,120,000 |\n| 省产业引导基金 | 5.21% | 16,312,320 |",
        "| 股东名称 | 持股比例 | 持股数量 |\n| 凛川控股集团 | 28.40% | 90,482,400 |\n| 濮存岳 | 9.10% | 28,674,000 |",
    ),
)
def check_parts(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each holder with shares and part."""
    for table in list_holdings(report):
        rows = [row for row in table if "share" in row.stated and row.stated["end"].value and row.stated["share"].value]
        wholes = [_whole(row) for row in rows]
        known = [whole for whole in wholes if whole is not None]
        if len(rows) < _LEAST or len(known) < len(rows):
            continue
        best = _best(known)
        if best is None:
            continue
        wrong = [row for row, whole in zip(rows, known, strict=True) if not whole.meets(best)]
        for row in rows:
            if row not in wrong:
                yield holds(row.stated["share"].cell, row.stated["end"].cell)
        if len(wrong) == 1 or _changed_places(wrong, best):
            for row in wrong:
                yield _told_part(row, best)


def _best(wholes: Sequence[Interval]) -> Interval | None:
    """Return the narrowest whole that all rows fit but one or two; None where there is none."""
    enough = max(_LEAST - 1, len(wholes) - 2)
    for whole in sorted(wholes, key=lambda one: one.high - one.low):
        if sum(whole.meets(other) for other in wholes) >= enough:
            return whole
    return None


def _whole(row: Holding) -> Interval | None:
    """Return how many shares there are by what a row says."""
    count = row.stated["end"].value
    got = divide(Interval(count, count), _part(row).if_cut)
    return got.times(100) if got else None


def _part(row: Holding) -> Interval:
    text = row.stated["share"].text.rstrip("%％")
    half = 10.0 ** -len(text.partition(".")[2]) / 2
    return Interval(row.stated["share"].value - half, row.stated["share"].value + half)


def _changed_places(wrong: Sequence[Holding], whole: Interval) -> bool:
    """Whether the shares of two holders stand in each other's rows."""
    if len(wrong) != len("ab"):
        return False
    one, other = wrong
    turned = (one._replace(stated={**one.stated, "end": other.stated["end"]}),
              other._replace(stated={**other.stated, "end": one.stated["end"]}))  # fmt: skip
    return all((got := _whole(row)) is not None and got.meets(whole) for row in turned)


def _told_part(row: Holding, whole: Interval) -> Judgement:
    share, end = row.stated["share"], row.stated["end"]
    got = write(round(100 * end.value / whole.middle, 2))
    blanks = {"part": f"{row.holder}{end.text}", "got": f"{got}%", "said": share.text}
    return fails("share_of_one", end.cell, share.cell, **blanks)


@as_check(
    "shares that came and went",
    "what a holder of shares has now, without what came in the year, is what there was at the end of the year before",
    kind="stated_change",
    grade=CONFLICT,
    needs="tables",
    idle="neither last year's report nor another table gives what the holder had then, or no slip of a sign or a digit explains what differs",
    examples=(
        "| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 祁连山 | 1,200 | 96,317,450 |\n@@\n| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 祁连山 | 253,726 | 96,553,176 |",
        "| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 段小禾 | 0 | 30,418,256 |\n@@\n| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 段小禾 | 5,240,016 | 25,178,240 |",
        "| 股东名称 | 期末持股数量 | 报告期内增减变动情况 |\n| 卜一鸣 | 9,120,000 | -483,000 |\n| 贺知秋 | 320,000 | 0 |\n有关情况如下。\n| 姓名 | 职务 | 年初持股数 | 年末持股数 |\n| 卜一鸣 | 董事 | 9,558,000 | 9,120,000 |",
        "| 股东名称 | 报告期内增减 | 期末持股数 |\n| 卜一鸣 | -2,100,000 | 18,360,000 |\n| 贺知秋 | 0 | 320,000 |\n有关情况如下。\n| 姓名 | 职务 | 年末持股数 | 年度内股份增减变动量 |\n| 卜一鸣 | 董事 | 18,360,000 | -1,200,000 |",
        "| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 段小禾 | 0 | 30,418,256 |\n| 贺知秋 | 0 | 16,320,000 |\n@@\n| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 段小禾 | -2,206,800 | 25,178,240 |\n| 贺知秋 | -5,240,016 | 14,113,200 |",
        "| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 段小禾 | 0 | 30,418,256 |\n@@\n| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 段小和 | -5,240,016 | 25,178,240 |",
        "| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 云溪七号组合 | 0 | 3,617,482 |\n@@\n| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 云溪七号组合 | 500,000 | 3,667,482 |",
    ),
    counter_examples=(
        "| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 祁连山 | 1,200 | 96,317,450 |\n@@\n| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 祁连山 | 235,726 | 96,553,176 |",
        "| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 祁连山 | 1,200 | 96,317,450 |\n@@\n| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 祁连山 | 18,402,630 | 144,476,175 |",
        "| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 段小禾 | 0 | 30,418,256 |\n@@\n| 股东名称 | 报告期内增减 | 期末持股数量 |\n| 段小禾 | -5,240,016 | 25,178,240 |",
        "| 股东名称 | 期末持股数量 | 报告期内增减变动情况 |\n| 卜一鸣 | 9,120,000 | -438,000 |\n有关情况如下。\n| 姓名 | 职务 | 年初持股数 | 年末持股数 |\n| 卜一鸣 | 董事 | 9,558,000 | 9,120,000 |",
    ),
)
def check_moved(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each holder with what came or went in the year."""
    tables = list_holdings(report)
    moved = [row for table in tables for row in table if "move" in row.stated]
    if not moved:
        return
    before = _before(report, tables)
    missed: list[tuple[Holding, Stated]] = []
    for row in moved:
        end, move = row.stated["end"], row.stated["move"]
        yield from _moved_twice(row, moved)
        had = [one for one in before.get(row.holder, ()) if end.value < _FAR * one.value < _FAR**2 * end.value]
        same = [one for one in had if end.value - one.value == move.value]
        if same:
            yield holds(move.cell, end.cell, same[0].cell)
        elif len({one.value for one in had}) == 1:
            missed.append((row, had[0]))
        elif not had:
            yield from _named_otherwise(row, before)
    dues = [(row.stated["end"].value - one.value, row.stated["move"].value) for row, one in missed]
    for row, one in missed:
        end, move, had = row.stated["end"], row.stated["move"], [one]
        if _is_slip(move, end, one) or (move.value, end.value - one.value) in dues:  # or slipped by a row
            blanks = {"first": end.text, "other": had[0].text}
            yield fails("worked_out", move.cell, end.cell, had[0].cell, caption="", name=row.holder,
                        got=write(end.value - had[0].value), said=move.text, **blanks)  # fmt: skip


def _named_otherwise(row: Holding, before: Mapping[str, Sequence[Stated]]) -> Iterator[Judgement]:
    """Yield a finding where a holder's shares lead back to those of another one whose name has one other character."""
    end, move = row.stated["end"], row.stated["move"]
    for name, had in before.items():
        letters = sum(a != b for a, b in zip(name, row.holder, strict=False)) if len(name) == len(row.holder) else 0
        same = [one for one in had if end.value - one.value == move.value]
        if letters == 1 and same and len(end.text) > _DIGITS:
            yield fails("name_two_ways_before", end.cell, same[0].cell, said=row.holder, other=name, kind="wording",
                        grade=HINT, page=same[0].cell["page"])  # fmt: skip


def _moved_twice(row: Holding, moved: Sequence[Holding]) -> Iterator[Judgement]:
    """Yield the judgement of what came or went in two tables that give a holder the same shares at the end."""
    end, move = row.stated["end"], row.stated["move"]
    for other in moved:
        if other.holder != row.holder or other is row or other.stated["end"].value != end.value:
            continue
        again = other.stated["move"]
        if again.value == move.value:
            yield holds(move.cell, again.cell)
        elif moved.index(row) < moved.index(other) and _is_of_a_digit(move.cell["text"], again.value):
            said, told = (f"{row.holder}{one.cell['text'].strip()}" for one in (move, again))
            yield told_twice(move.cell, again.cell, first=said, second=told)


_TOGETHER = re.compile(r"合计持(?:股|有)[^，,。；;\d]{0,10}(?P<said>\d[\d,，]*(?:\.\d+)?)(?P<unit>%|％|万股|股)")


@as_check(
    "shares held together",
    "三者构成一致行动关系，合计持股41.40%: what the holders that a sentence names hold together is the sum of their rows",
    kind="sum",
    grade=CONFLICT,
    needs="statements tables",
    idle="a sentence names fewer than two holders of one table before 合计持股, or no slip of a digit explains what differs",
    tolerance="half of the last printed digit of each part",
    examples=(
        "| 股东名称 | 持股比例（%） | 持股数量 |\n| 澄源控股集团 | 35.45 | 146,283,000 |\n| 段小禾 | 4.45 | 18,360,000 |\n| 贺知秋 | 1.50 | 6,189,000 |\n段小禾系澄源控股集团实际控制人，贺知秋系其女，三者构成一致行动关系，合计持股44.10%。",
        "| 股东名称 | 持股比例（%） | 持股数量 |\n| 砺枫投资集团 | 31.47 | 98,412,600 |\n| 段小禾 | 7.00 | 21,887,880 |\n段小禾为砺枫投资集团实际控制人，二者合计持有公司12,300.05万股股份。",
    ),
    counter_examples=(
        "| 股东名称 | 持股比例（%） | 持股数量 |\n| 澄源控股集团 | 35.45 | 146,283,000 |\n| 段小禾 | 4.45 | 18,360,000 |\n| 贺知秋 | 1.50 | 6,189,000 |\n段小禾系澄源控股集团实际控制人，贺知秋系其女，三者构成一致行动关系，合计持股41.40%。",
        "| 股东名称 | 持股比例（%） | 持股数量 |\n| 砺枫投资集团 | 31.47 | 98,412,600 |\n| 段小禾 | 7.00 | 21,887,880 |\n段小禾为砺枫投资集团实际控制人，二者合计持有公司12,030.05万股股份。",
        "| 股东名称 | 持股比例（%） | 持股数量 |\n| 砺枫投资集团 | 31.47 | 98,412,600 |\n| 段小禾 | 7.00 | 21,887,880 |\n段小禾、砺枫投资集团及其他一致行动人合计持股52.10%。",
    ),
)
def check_together(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sum of what holders have."""
    tables = list_holdings(report)
    for statement in report.rows("statements") if tables else ():
        text = squeeze(statement["text"]).replace("（", "(").replace("）", ")")
        found = _TOGETHER.search(text)
        kind = "share" if found and found["unit"] in "%％" else "end"
        for table in tables if found else ():
            rows = [row for row in table if row.holder in text[: found.start()] and kind in row.stated] if found else []
            if len(rows) > 1 and found:
                yield from _judge_together(statement, found, [row.stated[kind] for row in rows])
                break


def _judge_together(statement: Row, found: re.Match[str], parts: Sequence[Stated]) -> Iterator[Judgement]:
    printed = re.sub("[,，]", "", found["said"])
    scale = 1e4 if found["unit"].startswith("万") else 1.0
    places = len(printed.partition(".")[2])
    got = sum(part.value for part in parts) / scale
    rows = (statement, *(part.cell for part in parts))
    half = 10.0**-places / 2 + (10.0**-places * len(parts) / 2 if scale == 1 and places else 0)
    digits, due = re.sub(r"\D", "", printed), re.sub(r"\D", "", f"{got:.{places}f}")
    if abs(got - float(printed)) <= half + _SMALL:
        yield holds(*rows)
    elif find_slipped(digits, due):
        said = "＋".join(part.text for part in parts)
        yield fails("sum", *rows, parts=said, total=f"{got:.{places}f}{found['unit']}", whole=found[0],
                    apart=f"{abs(got - float(printed)):.{places}f}{found['unit']}")  # fmt: skip


_SMALL = 1e-9  # of floating point


def _before(report: Report, tables: Sequence[Sequence[Holding]]) -> Mapping[str, Sequence[Stated]]:
    """Return by holder how many shares there were at the beginning, by last year's report and the tables of this one."""
    found: dict[str, list[Stated]] = defaultdict(list)
    last = report.year_before
    for row in (row for table in (list_holdings(last) if last else ()) for row in table):
        found[row.holder].append(row.stated["end"])
    for row in (row for table in tables for row in table if "begin" in row.stated):
        found[row.holder].append(row.stated["begin"])
    return found


def _is_slip(move: Stated, end: Stated, had: Stated) -> bool:
    """Whether a sign, a nought, a digit or two that changed places, in what moved or in what is left, explain it."""
    pairs = ((move, end.value - had.value), (end, had.value + move.value))
    return any(_is_of_a_digit(one.cell["text"], due) for one, due in pairs)


def _is_of_a_digit(text: str, due: float) -> bool:
    printed, meant = re.sub(r"\D", "", text), re.sub(r"\D", "", f"{due:.0f}")
    if min(len(printed.strip("0")), len(meant.strip("0"))) < 1 or max(len(printed), len(meant)) < _DIGITS:
        return False
    return (
        printed.strip("0") == meant.strip("0")
        or bool(find_slipped(printed, meant))
        or (min(len(printed), len(meant)) >= _DIGITS and lacks_digit(printed, meant))
    )
