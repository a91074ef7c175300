"""What was done of so many: no more than there are."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report

_UNIT = "[期个项条处起件家座台场宗户套门集批]"
_DONE = "(?:上线|播出|推出|发布|完成|建成|开工|竣工|完工|整改|办结|交付|验收|投运|投用|落实|解决|销号|开通)"
_ENDS = r"(?=[，,。；;、（(]|$)"
_SERIES = re.compile(
    rf"(?<![累合总公])共(?:有|计)?(?P<whole>\d{{1,6}})(?P<unit>{_UNIT}){_ENDS}(?P<gap>[^；;]{{0,140}}?)"
    rf"(?:已经?|目前|现已)(?P<verb>{_DONE}了?的?)(?P<part>\d{{1,6}})(?P=unit){_ENDS}"
)
_FOUND = re.compile(
    rf"(?<!未)(?:发现|排查|查出|查找|检查出|梳理)(?:出|各类|安全)*(?:问题|隐患|缺陷|不足|不符合项|不合格项|风险点|违规行为|短板)(?:共|共计)?(?P<whole>\d{{1,6}})(?P<unit>{_UNIT}){_ENDS}(?P<gap>[^；;\d]{{0,10}}?)"
    rf"(?:已经?|其中|(?<=[、，]))(?P<verb>(?:完成)?(?:整改|销号|解决|闭环)(?:完成|到位|完毕)?的?)(?P<part>\d{{1,6}})(?P=unit){_ENDS}"
)

_ATTENDED = re.compile(
    rf"(?:召开|举办|举行|组织)[^，,。；;\d]{{2,14}}(?P<whole>\d{{1,4}})(?P<unit>[场次期]){_ENDS}(?P<gap>，)[^，,。；;\d]{{0,12}}"
    rf"(?P<verb>(?:出席|列席|参加|主持))(?P<part>\d{{1,4}})(?P=unit)(?=[，,。；;、（(]|$)"
)
_OTHERS = "累计|连续|另|还|往年|上年|结转|历年"
# What stands right before what was done: nothing that it is done of but the whole itself.
_BARE = re.compile(r"(?:^|[，,。、])(?:截至)?(?:目前|现|当前|其中|年末|年底|报告期末)?[，,]?$")


@as_check(
    "part done of so many",
    "of 13期 in all not 15期 are done, and of 0 faults found not 2 are mended",
    kind="bound",
    grade=CONFLICT,
    needs="statements",
    idle="the whole and what is done do not stand in one sentence or two neighbouring ones, in one unit, with no number of that unit between",
    examples=(
        "推出《消保课堂》系列节目共13期，邀请专家讲解案例，已上线15期，覆盖群众广泛。",
        "绩效评价共发现问题0个，已经完成整改的2个。",
        "全年排查安全隐患36处，已整改38处。",
        "改造工程共12项，目前完成14项。",
        "现场审核58家，发现不符合项143项、完成整改193项，终止合作4家。",
        "召开新闻发布会9场，县政府领导出席15场。",
        "系列课程共13期，邀请专家讲解案例。目前已上线15期，覆盖群众广泛。",
    ),
    counter_examples=(
        "推出《消保课堂》系列节目共13期，邀请专家讲解案例，已上线11期，覆盖群众广泛。",
        "绩效评价共发现问题2个，已经完成整改的2个。",
        "全年排查安全隐患36处，已整改36处。",
        "现场审核58家，发现不符合项143项、完成整改139项，终止合作4家。",
        "召开新闻发布会9场，县政府领导出席5场。",
        "召开新闻发布会9场，参加培训15场。",
        "管网改造工程共12项，绿化提升工程已完成14项。",
        "管网改造工程共12项。绿化提升工程已完成14项。",
        "管网改造工程共12项。各科室协作。全体努力，已完成14项。",
        "今年立项共12项，累计已完成项目14项。",
        "本年签约共12项，往年结转8项，已完成14项。",
        "系列节目共13期，已上线15集。",
        "本期课程共13期，另有微课已上线15期次。",
    ),
)
def check_done(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each whole with what is done of it."""
    for paragraph in report.paragraphs:
        for found in (one for rule in (_SERIES, _FOUND, _ATTENDED) for one in rule.finditer(paragraph.text)):
            gap, unit = found["gap"], found["unit"]
            if gap.count("。") > 1 or re.search(rf"\d{unit}|{_OTHERS}", gap) or not _BARE.search(gap):
                continue
            rows = paragraph.sentence_at(found.start("whole")), paragraph.sentence_at(found.start("part"))
            if int(found["part"]) <= int(found["whole"]):
                yield holds(*rows)
            else:
                part, whole = f"{found['verb']}{found['part']}{unit}", f"共{found['whole']}{unit}"
                yield fails("relation_at_most", *rows, left=part, right=whole)
