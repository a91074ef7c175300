"""Counts against what is named: 三项措施 and 一是 … 四是, 九家单位：甲、乙, 甲、乙、丙等两家."""

import re
from collections.abc import Iterator, Sequence

from extractors.names.surnames import surname_at
from extractors.numbers.number import whole
from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.paragraphs import Paragraph
from pipeline.checks.report import Report
from pipeline.checks.sentences import PERSONS

_COUNT = rf"(?P<count>[{HAN}]{{1,3}}|\d{{1,2}})"
_UNIT = r"(?P<unit>个方面|大方面|方面|大?项|大?类|个?要点|点|条|个?环节|个?维度|种|大|家|个|名|位|所|篇|场|门)"


_ANNOUNCED = re.compile(rf"(?<![第之\d{HAN}]){_COUNT}{_UNIT}(?P<what>[㐀-鿿]{{0,10}})(?P<stop>[:：，,。；;]|$)")
_ITEM = re.compile(r"(?:^|[，,。；;：:])(?:其)?(?P<number>[一二三四五六七八九十]{1,2})(?:是|要)(?![否非])")
_NEAR = 16  # characters between what is announced and its first item


@as_check(
    "count and items",
    "three 方面 or 措施 that a sentence announces are followed by 一是, 二是, 三是",
    kind="count",
    grade=CONFLICT,
    needs="statements",
    idle="what is announced is not followed by 一是 at once, or the items are not numbered one after the other",
    examples=(
        "中心采取三项措施：一是加强巡查；二是更新管网；三是回访用户；四是促进低碳。",
        "重点从四个方面推进。一是加强巡查。二是更新管网。三是回访用户。",
    ),
    counter_examples=(
        "中心采取四项措施：一是加强巡查；二是更新管网；三是回访用户；四是促进低碳。",
        "完成两项改造，漏损下降。一是加强巡查。二是更新管网。三是回访用户。",
    ),
)
def check_run_in(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each announcement that such items follow."""
    paragraphs = report.paragraphs
    for at, paragraph in enumerate(paragraphs):
        text = paragraph.text
        first = next((found for found in _ITEM.finditer(text) if found["number"] == "一"), None)
        if first is None:
            continue
        before = text[: first.start("number")]
        if len(before) < _NEAR and not _ANNOUNCED.search(before) and at:
            before = paragraphs[at - 1].text + before if not before.strip() else before
        said = list(_ANNOUNCED.finditer(before))
        count = read_count(said[-1]["count"]) if said and _is_of(said[-1], before) else None
        if not count or count < 2:
            continue
        items = _items(text[first.start() :], paragraphs[at + 1 : at + 1 + _FOLLOWING])
        if items < 2:
            continue
        row = paragraph.sentences[0]
        if items == count:
            yield holds(row)
        else:
            yield fails("run_in", row, said=said[-1][0].rstrip("：:，,。；;"), count=items)


def _is_of(announced: re.Match[str], before: str) -> bool:
    """Whether what is announced is what the items are: right before them, or so many 方面 a few words before."""
    gap, unit = len(before) - announced.end(), announced["unit"]
    return unit not in ("家", "名", "位", "所", "篇", "场", "门") and (
        gap <= 1 or (gap <= _NEAR and unit.endswith("方面"))
    )


_FOLLOWING = 12  # paragraphs over which items may run


def _items(text: str, following: Sequence[Paragraph]) -> int:
    """Return how many items are numbered one after the other, in a text and the paragraphs behind it."""
    last = 0
    for piece in (text, *(paragraph.text for paragraph in following)):
        numbers = [whole(found["number"]) for found in _ITEM.finditer(piece)]
        if piece is not text and (not numbers or numbers[0] != last + 1):
            break
        for number in numbers:
            if number != last + 1:
                return last if number == 1 else 0  # a gap is told of by another check
            last = number
    return last


_NAMED = _UNIT.replace("门)", "门|次|轮|批|期|起|面|部|本|块|支|届|口|户|座|站|处|个?部分|个?板块|个?领域|章)")
_COLON = re.compile(
    rf"(?<![第之\d{HAN}.]){_COUNT}{_NAMED}(?P<what>[㐀-鿿]{{1,10}}|(?:举措|措施|行动|任务|工程|机制|平台|计划|活动)”[㐀-鿿]{{0,8}})[:：](?P<list>[^。；;：:]+)[。；;]?$"
)
# “五大行动”：甲行动、乙行动，推进…
_SAID = re.compile(
    rf"“{_COUNT}(?P<unit>个|项|大)(?P<what>[㐀-鿿]{{2,6}})”[:：](?P<list>(?:[^，,。；;：:、]{{2,16}}、){{2,}}[^，,。；;：:、]{{2,16}})(?=[，,])"
)
# 5个内设机构，包括甲、乙、丙、丁: what is named may be a choice where many more are counted.
_INCLUDES = re.compile(
    rf"(?<![第之\d{HAN}.至到-]){_COUNT}(?P<unit>个|家|名|位|所|座|支|类|项|处|大类)(?P<what>[㐀-鿿]{{1,10}}?)[，,]?"
    r"(?P<word>包括|包含|分别为|分别是|具体为|即)[:：]?(?P<list>[^。；;：:]+)[。；;]?$"
)
_COUNTED = re.compile(rf"\d|[{HAN}](?:个|家|名|位|所|座|支|类|项|处)|等|[，,]|其中|[“”《》]")
_ENDS = re.compile(
    rf"(?P<list>(?:[^，,。；;：:、]{{2,24}}、){{2,}}[^，,。；;：:、]{{2,24}}?)等(?P<count>[{HAN}]{{1,2}}|\d{{1,2}})"
    r"(?P<unit>个|家|名|位|项|类|种|所|座|条|门|篇|场|大|地|省|市|区|县|镇|村|部门)"
)


@as_check(
    "count and names",
    "九家共建单位：甲、乙 … names nine; 甲、乙、丙等两家 does not name more than it counts",
    kind="count",
    grade=HINT,
    needs="statements",
    idle="the list holds a mark but 、, or 等 leaves it open",
    examples=(
        "与四家单位结对共建：城北街道、云溪中学、市消防支队。",
        "本报告共分四个部分：单位概况、员工责任、环境责任、社区责任、诚信责任和未来展望。",
        "组织开展三次演练：3月消防演练、6月防汛演练、9月反恐演练、11月地震演练。",
        "走访城北站、城南站、望潮站、云栈站等三个养护站。",
        "中心设5个内设机构，包括办公室、档案科、技术科、财务科。",
        "中心设5个内设机构，包括：馆长室、编目室、借阅部（流通台、还书台）、保卫科。",
        "制定完善四项制度，包括《采购办法》《合同办法》《值班制度》。",
        "表彰优秀志愿者3名：段小禾、卜一鸣、欧阳岚、贺知秋。",
        "建立四个平台：“组培平台”、“嫁接及砧木平台”、“水培平台”、“选种平台”及“采后平台”，各平台覆盖育苗全程。",
        "中心下设五个部门：综合部、财务部、工程部、市场部、安全部和客服部。",
        "围绕“五大行动”：扩面行动、降费行动、提质行动、护航行动，推进普惠服务。",
        "通过“四项举措”推进节能：更换灯具、调高空调温度、推广电子签章、减少差旅、回收废纸。",
    ),
    counter_examples=(
        "与三家单位结对共建：城北街道、云溪中学、市消防支队。",
        "走访城北站、城南站、望潮站等三个养护站。",
        "走访城北站、城南站等十二个养护站。",
        "设三个部门：办公室、档案科和技术科。",
        "中心下设六个部门：综合部、财务部、工程部、市场部、安全部和客服部。",
        "中心设5个内设机构，包括：馆长室、编目室、借阅部（流通台、还书台）、保卫科、修复室。",
        "中心设5个内设机构，包括1个办公室、4个科室。",
        "结对12家单位，包括城北街道、云溪中学、市消防支队。",
        "中心设4个内设机构，包括办公室、档案科、技术科、财务科及其下属班组。",
        "走访5个站点，包括城北站、城南站、望潮站等。",
        "制定完善三项制度，包括《采购办法》《合同办法》《值班制度》。",
        "制定完善十二项制度，包括《采购办法》《合同办法》《值班制度》等。",
        "表彰优秀志愿者4名：段小禾、卜一鸣、欧阳岚和贺知秋。",
        "聘任讲解员6名（退休职工、返乡青年），新增网点5个（早市、夜市、社区）。",
        "建立四个平台：“培养平台”、“制剂及佐剂平台”、“基因平台”及“细菌平台”，各平台覆盖研发全程。",
        "建立四个平台：“培养平台”、“制剂及佐剂平台”、“基因平台”及“细菌平台”。",
    ),
)
def check_names(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence that counts what it names."""
    for statement in report.rows("statements"):
        text = statement["text"]
        for found in _SAID.finditer(text):
            if _alike(found["list"]) >= _LEAST:
                yield from _judge(statement, found, exact=True)
        for found in _COLON.finditer(text):
            if "等" not in found["list"] and "、" in found["list"] and not re.search("[，,（(]", found["list"]):
                yield from _judge(statement, found, exact=True)
        for found in _ENDS.finditer(text):
            yield from _judge(statement, found, exact=False)
        for found in _INCLUDES.finditer(text):
            yield from _judge_included(statement, found)
        for found in _BOOKS.finditer(text):
            yield from _judge_books(statement, found)
        for found in _BEHIND.finditer(text):
            if "等" not in found["list"]:
                yield from _judge(statement, found, exact=True)


# 十二项制度，包括《甲》《乙》… or 四个平台：“甲”“乙”…: what stands in marks is counted by them.
_BOOKS = re.compile(
    rf"(?<![第之\d{HAN}.])(?P<count>[{HAN}]{{1,3}}|\d{{1,2}})(?P<unit>余?[个项部件份篇本册类门])(?P<what>[㐀-鿿]{{0,10}}?)[，,]?(?:包括|包含|分别为|分别是|即|[:：])[:：]?"
    r"(?P<list>(?:(?:[、，和及]|以及)?《[^》]{2,40}》){3,}|(?:(?:[、和及]|以及)?“[^”]{2,40}”){3,})(?P<rest>等?)"
)
_FEW = 2  # names that a whole list may be short or long by; a choice of a few names is no whole list


def _judge_books(statement: Row, found: re.Match[str]) -> Iterator[Judgement]:
    count, named = read_count(found["count"]), len(re.findall("[《“]", found["list"]))
    if count is None or found["rest"] or found["unit"][0] == "余":
        return
    if count == named:
        yield holds(statement)
    elif abs(count - named) <= _FEW:
        said = f"{found['count']}{found['unit']}{found['what']}"
        yield fails("names", statement, said=said, count=named, list=found["list"][:30])


# 优秀志愿者5名：甲、乙、丙
_BEHIND = re.compile(
    rf"[㐀-鿿]{{2}}(?P<count>[{HAN}]{{1,3}}|\d{{1,2}})(?P<unit>名|位|人|家|个|所|项|座|支)(?P<what>)[（(:：](?P<list>(?:[^、。；;：:，,（）()\d]{{2,12}}、){{1,}}[^、。；;：:，,（）()\d]{{2,12}})[）)。；;]"
)


def _are_kinds(found: re.Match[str]) -> bool:
    """Whether fewer names than are counted may be kinds of which there are several: 志愿者5名（教师、学生）."""
    names = re.split("、|以及|[和及与]", found["list"])
    if found["unit"] in PERSONS:
        return any(surname_at(name, 0) is None for name in names)
    return not _alike(found["list"])


def _judge(statement: Row, found: re.Match[str], *, exact: bool) -> Iterator[Judgement]:
    count = read_count(found["count"])
    alike = _alike(found["list"]) if exact else 0
    least = alike or found["list"].count("、") + 1
    loose = exact and not alike
    joined = len(re.findall("以及|(?<=[㐀-鿿”》]{2})[和及与](?=[㐀-鿿“《])", found["list"])) if loose else 0
    if not count or count < 2:
        return
    if least <= count <= least + joined:  # 和 may stand within a name
        yield holds(statement)
    elif least > count or (exact and not (found.re is _BEHIND and _are_kinds(found))):
        said = f"{found['count']}{found['unit']}{found.groupdict().get('what') or ''}"
        yield fails("names", statement, said=said, count=least, list=found["list"][:30])


def _alike(text: str) -> int:
    """Return how many names of one ending a list holds, 和 between two counted too; 0 where their endings differ."""
    names = re.split("、|以及|[和及与]", text.rstrip("。；; "))
    return len(names) if len({name[-1:] for name in names}) == 1 and min(map(len, names)) >= _SHORT else 0


_SHORT = 2  # characters of a name
_LEAST = 3  # names from which on a list that is one short or one long was meant to be whole


def _judge_included(statement: Row, found: re.Match[str]) -> Iterator[Judgement]:
    """Yield the judgement of a list behind 包括: one name short or long is told, a choice of a few names is not."""
    named = re.sub(r"[（(][^（）()]*[）)]", "", found["list"])
    count, least = read_count(found["count"]), named.count("、") + 1
    joined = len(re.findall("以及|[和及与]", named))
    if not count or least < _LEAST or _COUNTED.search(named):
        return
    if least <= count <= least + joined:
        yield holds(statement)
    elif least == count + 1 or count == least + joined + 1:
        said = f"{found['count']}{found['unit']}{found['what']}"
        yield fails("names", statement, said=said, count=least, list=found["list"][:30])
