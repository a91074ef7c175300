"""Laws and papers whose day is told twice: 《…法》自2022年3月1日起施行 here, 2021年3月1日起施行的《…法》 there."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_DAY = r"(?P<date>(?P<year>(?:19|20)\d\d)年(?P<month>\d{1,2})月(?P<day>\d{1,2})日)"
_DONE = "(?P<done>施行|实施|生效|执行|颁布|发布|公布|印发|出台|通过)"
_TITLE = r"《(?P<title>[^《》]{3,50})》"
_TOLD = (
    re.compile(rf"{_TITLE}(?:[^，。；;《》\d]{{0,8}}?)(?:已?[于自从]|将于){_DAY}(?:起)?(?:正式|开始|全面)?{_DONE}"),
    re.compile(rf"{_DAY}(?:起)?(?:[，,])?(?:[^，。；;《》\d]{{0,10}}?)(?:正式|开始|全面)?{_DONE}(?:的|了)?{_TITLE}"),
)
_BEGINS = ("施行", "实施", "生效", "执行")
_ISSUES = ("颁布", "发布", "公布", "印发", "出台")
_REVISED = re.compile("新修[订正]|修[订正]后|新版")
_REPUBLIC = "中华人民共和国"


@as_check(
    "day of a law",
    "a law or paper came into force, was issued or was passed on one day, wherever the report tells of it",
    kind="conflict",
    grade=HINT,
    needs="statements",
    idle="no title in book marks stands twice beside the day on which it came into force, or the two days differ in more than one of year, month and day, as those of two versions do",
    examples=(
        "《档案利用管理办法》于2020年9月1日实施后，中心完成制度修订。\n2021年9月1日起施行的《档案利用管理办法》明确了责任。",
        "《云溪市供水条例》自2022年3月22日起施行。\n落实2022年3月2日实施的《云溪市供水条例》。",
        "云溪市于2022年6月1日印发《养老服务补贴办法》。\n《养老服务补贴办法》已于2022年7月1日印发。",
    ),
    counter_examples=(
        "《档案利用管理办法》于2020年9月1日实施后，中心完成制度修订。\n2020年9月1日起施行的《档案利用管理办法》明确了责任。",
        "《云溪市供水条例》于2022年1月8日发布。\n《云溪市供水条例》自2022年3月8日起施行。",
        "《云溪市供水条例》于2006年3月1日施行。\n修订后的《云溪市供水条例》自2022年5月8日起施行。",
    ),
)
def check_laws(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each title whose day is told again."""
    seen: dict[tuple[str, tuple[str, ...]], tuple[Row, re.Match[str]]] = {}
    for row in report.rows("statements"):
        text = squeeze(row["text"])
        for found in (one for pattern in _TOLD for one in pattern.finditer(text)):
            done = found["done"]
            kind = _BEGINS if done in _BEGINS else _ISSUES if done in _ISSUES else (done,)
            first, said = seen.setdefault((found["title"].removeprefix(_REPUBLIC), kind), (row, found))
            if first is row:
                continue
            apart = sum(int(said[part]) != int(found[part]) for part in ("year", "month", "day"))
            if not apart:
                yield holds(row, first)
            elif apart == 1 and not _REVISED.search(first["text"] + row["text"]):
                title = f"《{found['title']}》{done}"
                yield fails("dated_twice", row, first, words=title, said=found["date"], before=said["date"],
                            page=first["page"])  # fmt: skip
