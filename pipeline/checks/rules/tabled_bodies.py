"""Bodies that a table lists and the prose beside it names with another character: 新区产业基金, 新城产业基金."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from pipeline.checks.rules.near_names import places_apart
from schemas.text import squeeze

_LEAST = 10  # characters of a name of which one that differs is hardly another body's
_KEY = 4  # characters at either end of a name by which it is found
_NAME = re.compile(r"[㐀-鿿（）()]+(?:公司|集团|合伙）|中心|银行|事务所|研究院|研究所|学院|医院|基金会|协会)")
# Where two names differ in these they are two bodies, also side by side: 第一, 第二; 城东, 城西; 供水, 供气.
_TWO = re.compile(r"[一二三四五六七八九十\d东西南北上下左右前后新老甲乙丙丁A-Za-z水电气热油煤风光火核省市县（）()]")


@as_check(
    "body of a table",
    "a body that prose names on the page of a table bears the name that it has there",
    kind="wording",
    grade=HINT,
    needs="statements tables",
    idle="no name of ten characters fills a cell, none stands once in the prose of its page that differs in one character, or the two characters tell two bodies apart (东西, 一二)",
    examples=(
        "| 股东名称 | 持股数 |\n| 云溪新区产业基金投资有限公司 | 2,895,124 |\n| 岚桥供水有限公司 | 1,204 |\n云溪新城产业基金投资有限公司与本公司无关联关系。",
        "| 客户 | 金额 |\n| 云溪市望潮园林绿化工程有限公司 | 126 |\n应收云溪市望湖园林绿化工程有限公司款项已收回。",
    ),
    counter_examples=(
        "| 股东名称 | 持股数 |\n| 云溪新区产业基金投资有限公司 | 2,895,124 |\n| 岚桥供水有限公司 | 1,204 |\n云溪新区产业基金投资有限公司与本公司无关联关系。",
        "| 股东名称 | 持股数 |\n| 云溪新区产业基金投资有限公司 | 2,895,124 |\n| 云溪新城产业基金投资有限公司 | 1,204 |\n云溪新城产业基金投资有限公司与本公司无关联关系。",
        "| 客户 | 金额 |\n| 云溪市城东园林绿化工程有限公司 | 126 |\n应收云溪市城西园林绿化工程有限公司款项已收回。",
    ),
)
def check_tabled(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each name of a table that the prose beside it has, or nearly."""
    cells: dict[str, Row] = {}
    for cell in report.rows("tables"):
        text = squeeze(cell["text"])
        if len(text) >= _LEAST and _NAME.fullmatch(text):
            cells.setdefault(text, cell)
    keys = _keys(cells)
    texts = report.words
    long_cells = (cell for cell in report.rows("tables") if squeeze(cell["text"]) not in cells)
    for row in (*report.rows("statements"), *long_cells):
        text = squeeze(row["text"])
        for said, right in _near(text, keys):
            cell = cells[right]
            if said == right:
                yield holds(row, cell)
            elif said not in cells and texts.count(said) == 1 and abs(row["page"] - cell["page"]) <= 1:
                yield fails("name_two_ways", row, cell, said=said, other=right, page=cell["page"])


def _keys(names: Mapping[str, Row]) -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return by its first and by its last characters each name, with the place of them in it."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name in names:
        found[name[:_KEY]].append((name, 0))
        found[name[-2 * _KEY : -_KEY]].append((name, len(name) - 2 * _KEY))
    return found


def _near(text: str, keys: Mapping[str, Sequence[tuple[str, int]]]) -> Iterator[tuple[str, str]]:
    """Yield what stands in a text for a name of the tables, with that name: all of it, or all but one character."""
    for at in range(len(text) - _KEY + 1) if keys else ():
        for name, ahead in keys.get(text[at : at + _KEY], ()):
            start = at - ahead
            said = text[start : start + len(name)] if start >= 0 else ""
            if len(said) != len(name):
                continue
            places = places_apart(name, said)
            within = len(places) == 1 and 1 < places[0] < len(name) - 4
            two = within and any(_TWO.match(one[places[0]]) for one in (name, said))
            if (not places and ahead == 0) or (within and not two):
                yield said, name
