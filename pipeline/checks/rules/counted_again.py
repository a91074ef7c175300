"""A count that is told twice in the same words, with two numbers."""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.report import Report

_COUNT = re.compile(
    r"(?<![\d.,，-])(?P<number>\d{2,5})(?P<unit>大?类|种|个|项|家|座|所|条|款|名|位)(?P<tail>[㐀-鿿]{2,12})(?=[，,。；;、（(]|$)"
)
_LEAST = 7  # characters before the two numbers, from the subject on
_HAVING = re.compile("已经|目前|拥有|覆盖|截[至止]|现有|共有|设有|下设|现已")
# Words of the present, which say the same where they lack; a clause that begins with its verb names no subject.
_TIME = re.compile("截[至止](?:目前|报告期末|年末|年底)|至年末|目前|已经|现已|已")
_VERB = re.compile("拥有|覆盖|共有|现有|设有|下设|建成|完成|在")
_DEED = re.compile(
    "召开|审议|通过|举办|开展|组织|会议|培训|发布|参加|获|新|增|减|上年|去年|同期|上期|[期年]初|季度|半年|[1-9]月|计划|目标|预计|其中|累计|每|平均|人均|20[0-9][0-9]"
)


class _Told(NamedTuple):
    row: Row
    number: str
    unit: str
    subject: str
    tail: str

    @property
    def said(self) -> str:
        return f"{self.subject}{self.number}{self.unit}{self.tail}"


@as_check(
    "count told again",
    "one count in one set of words (来自门店订购的37类面料花色) is told with one number all through a report",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="the words of the clause before the two numbers, or what is counted, differ, the clause names no subject, or a sentence names a time, a part, a deed or a change",
    examples=(
        "截至报告期末，公司已经收录来自门店订购的37类面料花色。\n目前公司已经收录来自门店订购的35类不同面料花色，数量领先。",
        "目前服务网络覆盖全省山区的86个乡镇站点。\n全年运行平稳，服务网络覆盖全省山区的68个乡镇站点。",
        "公司目前拥有自主知识产权的112项发明专利，居同行前列。\n公司拥有自主知识产权的121项发明专利。",
    ),
    counter_examples=(
        "截至报告期末，公司已经收录来自门店订购的37类面料花色。\n目前公司已经收录来自门店订购的37类不同面料花色，数量领先。",
        "公司已经收录来自门店订购的37类面料花色。\n上年公司已经收录来自门店订购的35类面料花色。",
        "目前服务网络覆盖全省山区的86个乡镇站点。\n目前服务网络覆盖全省山区的68个县级中心。",
        "目前服务网络覆盖本市山区的86个乡镇站点。\n目前服务网络覆盖全省平原的68个乡镇站点。",
        "目前董事会会议审议通过了12项重要议案。\n目前监事会会议审议通过了15项重要议案。",
        "甲公司目前拥有独立法人资格的12家子公司。\n乙公司目前拥有独立法人资格的15家子公司。",
        "截至2021年末拥有自主知识产权的112项发明专利。\n目前拥有自主知识产权的121项发明专利。",
        "目前拥有自主知识产权的112项发明专利。\n其中拥有自主知识产权的21项发明专利在海外。",
    ),
)
def check_again(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each count that is told again."""
    told: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for row in report.rows("statements"):
        for one in _counts(row):
            same = told[one.subject, one.unit]
            first = next((other for other in same if _are_one(one.tail, other.tail)), None)
            same.append(one)
            if first is None:
                continue
            if first.number == one.number:
                yield holds(first.row, row)
            else:
                yield fails("twice", first.row, row, first=first.said, other=one.said,
                            first_page=first.row["page"], page=row["page"])  # fmt: skip


def _counts(row: Row) -> Iterator[_Told]:
    text = row["text"]
    for found in _COUNT.finditer(text):
        before = re.split("[。；;]", text[: found.start()])[-1]
        lead = re.split("[，,、：:]", before)[-1]
        subject = _TIME.sub("", lead)
        if (
            len(subject) < _LEAST
            or _VERB.match(subject)
            or not _HAVING.search(before)
            or _DEED.search(before + found["tail"])
        ):
            continue
        yield _Told(row, found["number"], found["unit"], subject, found["tail"])


def _are_one(one: str, other: str) -> bool:
    """Whether two words for what is counted are the same, one perhaps with more before it: 不同面料花色."""
    return one.endswith(other) or other.endswith(one)


_RANKED = re.compile(rf"前(?P<count>[{HAN}]|\d{{1,2}})(?P<of>[名大位家])(?P<what>[㐀-鿿]{{2}})")


@as_check(
    "number of the first ones",
    "前五名客户 of a paragraph are not 前六名客户 in it",
    kind="count",
    grade=HINT,
    needs="statements",
    idle="the paragraph speaks of the first ones once, or of one number of them",
    examples=(
        "前六名客户销售额41,882.73万元，占年度销售总额32.56%；其中前五名客户销售额中关联方销售额0万元。",
        "前十大股东持股合计62.1%。前九大股东所持股份均无质押。",
    ),
    counter_examples=(
        "前五名客户销售额41,882.73万元，占年度销售总额32.56%；其中前五名客户销售额中关联方销售额0万元。",
        "前五名客户销售额占32.56%，前十名供应商采购额占40.1%。",
        "全市前三名学校获奖，前十名学校受表扬，前二十名学校入围。",
    ),
)
def check_ranked(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each paragraph that speaks of the first ones twice."""
    for paragraph in report.paragraphs:
        counts: dict[str, list[str]] = defaultdict(list)
        for found in _RANKED.finditer(paragraph.text):
            counts[found["of"] + found["what"]].append(found["count"])
        for what, said in counts.items():
            row = paragraph.sentences[0]
            if len(said) > 1 and len(set(said)) == 1:
                yield holds(row)
            elif len(said) == 2 and _is_one_apart(*said):
                yield fails("ranked", row, said=f"前{said[0]}{what}", other=f"前{said[1]}{what}")


def _is_one_apart(one: str, other: str) -> bool:
    first, second = read_count(one), read_count(other)
    return first is not None and second is not None and abs(first - second) == 1
