"""A number or a word that is gone where only it can stand: 支出万元, 提高个百分点, 第届, 第七会议, 主要原因是。"""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_END = r"(?=[，。；、,;）)]|$)"
_SAID = "(?:支出|收入|投入|金额|总额|余额|共计|合计|总计|累计|达到|增长|下降|上升|提高|降低|增加|减少|占比?|约)"
_NUMBER = (
    rf"{_SAID}(?:了|到|至|约|为)?(?:[%％]|万元|人次|个?百分点|平方米|公里){_END}"
    rf"|(?<![签节公合条契履违预特大])约多[个家名项件]|(?<!次)第(?:届|批(?![复准示])|次会议)"
)
_WORD = r"届(?:董事会|监事会|理事会|[㐀-鿿]{0,6}委员会)第[一二三四五六七八九十]{1,3}会议(?!室)"  # 第七次会议
_CONTENT = "(?:原因(?:是|为|系)|主要(?:用于|包括))[:：]?(?=[。；])"
_GONE = re.compile(f"{_NUMBER}|{_WORD}|{_CONTENT}")


@as_check(
    "number or word left out",
    "no number or word is gone where only it can stand: 支出万元, 提高个百分点, 第届, 第七会议, 主要原因是。",
    kind="missing",
    grade=HINT,
    needs="statements",
    idle="no such place stands in the text, or the page is not sound (it may have lost digits that were printed)",
    examples=(
        "全年养护支出万元，较上年增长6.2%。",
        "水质合格率较上年提高个百分点。",
        "第四届理事会第七会议通过了章程。",
        "第届理事会换届。",
        "维修费12.6万元，比预算增加1.4万元，主要原因是。",
        "平台有约多个品种。",
    ),
    counter_examples=(
        "金额单位为万元，合计数四舍五入。",
        "产值超万元，走访人次较多，增长几个百分点，主要原因是管线延长。",
        "在第四会议室召开第二次会议，第四届理事会第七次会议通过了章程。",
        "增减（%）、占比（%）见下表。",
        "第一批物资，第二届大会，各项申请次第批复，全年签约多家企业。",
    ),
)
def check_left_out(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each sentence with such a place, or that there is none."""
    rows = [row for row in report.rows("statements") if row["page"] not in report.damaged_pages]
    clean = bool(rows)
    for row in rows:
        text = squeeze(row["text"])
        if found := _GONE.search(text):
            clean = False
            yield fails("left_out", row, said=text[max(0, found.start() - 10) : found.end() + 4])
    if clean:
        yield holds(report.document)
