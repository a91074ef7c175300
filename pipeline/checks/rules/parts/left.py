"""What was done, what is left, and how it was rated, against what there is.

What is done and what is left make up what there is: 问题28条，已办结26条，其余2条; no more is done than came in.
How many were rated how: 对17个项目开展自评，“优”14个、“良”3个 are seventeen.
What was done of so many: no more than there are.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.judging import judge_at_most, judge_sum
from pipeline.checks.report import Report
from pipeline.checks.sentences import STOP, between, is_exact_level, said_before, sentences
from schemas.text import squeeze

_DONE_REST = re.compile(
    r"(?<!正在)(?<!未)(?:已|完成|办结|整改|销号|解决|处理|处置|化解|治理|验收|开工|竣工|交付|发放|使用|立案|答复|兑现|调解|结案|审结|执结)[^，,。；;\d]{0,8}$"
)
_REST = re.compile(
    r"^(?:[，,（(][^，,。；;\d]{2,8}率(?:为|达)?[\d.]+[%％][）)]?)?[^。；;，,\d]{0,6}[，,、]?(?:其余|余下|剩余|剩下|尚余|还剩|尚有|未完成|未办结|未整改|正在办理|正在整改)(?:的)?[^。；;，,\d]{0,6}$"
)
_OTHERS_REST = re.compile(r"上年|去年|往年|结转|历年|累计|另|新增|其中")
_COUNTED = ("条", "项", "个", "件", "处", "起", "份", "台", "户", "套", "家", "座", "宗", "篇", "人", "名", "批", "张", "例", "场", "次", "间")  # fmt: skip


@as_check(
    "done and left",
    "形成问题清单28条，已办结26条，其余2条: what is done and what is left make up what there is",
    kind="sum",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no sentence gives what there is, what is done of it and what is left (其余, 余下, 剩下) one behind the other, in one unit",
    examples=(
        "形成问题清单28条，已办结26条，其余3条跨年推进。",
        "列出重点任务28项，年末已销号26项，余下1项结转下年办理。",
        "查出各类隐患173处，已处理166处，剩下5处列入计划。",
        "梳理问题42项，年内整改完成38项，其余3项明确了责任人。",
        "收到信访件126件，办结121件，尚余3件正在办理。",
        "自查隐患184条，整改176条，整改率95.7%，其余6条已落实措施。",
    ),
    counter_examples=(
        "形成问题清单28条，已办结26条，其余2条跨年推进。",
        "查出各类隐患173处，已处理168处，剩下5处列入计划。",
        "收到信访件126件，上年结转8件，办结130件，剩下4件。",
        "采购设备28台，已使用26个月，其余2台封存。",
        "获奖28项，其中国家级5项，其余23项为省级。",
        "摸排房屋173处，已处理120处，正在处理40处，其余13处待定。",
        "摸排房屋173处，已处置120处，化解40处，其余13处待定。",
        "受理信访件126件，已办结121件（含上年件），剩余8件。",
        "自查隐患184条，整改176条，整改率95.7%，其余8条已落实措施。",
    ),
)
def check_rest(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each three such counts."""
    for statement, quantities in sentences(report):
        counts = [q for q in quantities if q["unit"] != "%"]
        for whole, done, rest in zip(counts, counts[1:], counts[2:], strict=False):
            if len({q["unit"] for q in (whole, done, rest)}) > 1 or whole["unit"] not in _COUNTED:
                continue
            gaps = between(statement, whole, done), between(statement, done, rest)
            told = _DONE_REST.search(gaps[0]) and _REST.match(gaps[1])
            lead = said_before(statement, whole)
            if (
                not told
                or STOP.search(gaps[0])
                or _OTHERS_REST.search(lead + "".join(gaps))
                or (
                    _DONE_REST.search(lead) and whole is not quantities[0]
                )  # 已处理120处，化解40处，其余13处: one of several
                or not is_exact_level(whole, done, rest)
            ):
                continue
            if judged := judge_sum(whole, (done, rest)):
                yield judged


_CAME = re.compile("(?:收到|受理|接到|接收|接办|转办|交办|登记|征集|承办)(?![^，,。；;\\d]{0,10}(?:办结|立案|采纳))")
_SETTLED = re.compile(
    r"^[^。；;，,\d]{0,4}[，,、](?:其中)?(?:已|按时|按期|全部|及时|年内|当年)*(?:办结|立案|采纳|办理|答复|回复|结案|审结|调解成功|化解|处理)(?:完毕|完成)?(?:了|的)?$"
)


@as_check(
    "settled of what came in",
    "收到提案33件，立案21件: no more is settled than came in",
    kind="bound",
    grade=CONFLICT,
    needs="statements quantities",
    idle="no count of what came in (收到, 受理, 转办) is followed by what was settled of it in one unit, or what came in earlier is counted too",
    examples=(
        "职代会收到提案33件，立案41件，办复率100%。",
        "12345转办件403件，按时办结430件，群众满意率95.3%。",
        "全年受理投诉126件，已办结162件。",
        "征集意见建议112条，采纳121条。",
        "受理信访件18件，其中办结19件。",
    ),
    counter_examples=(
        "职代会收到提案33件，立案21件，办复率100%。",
        "全年受理投诉126件，上年结转8件，办结130件。",
        "全年受理申请126件，累计办结1,620件。",
        "收到提案33件，办理建议41条。",
        "受理案件126件，办结率98%。",
    ),
)
def check_settled(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such pair."""
    for statement, quantities in sentences(report):
        for came, settled in pairwise(quantities):
            if came["unit"] != settled["unit"] or came["unit"] not in _COUNTED or not is_exact_level(came, settled):
                continue
            lead = said_before(statement, came)
            told = _CAME.search(lead) and _SETTLED.match(between(statement, came, settled))
            if not told or _OTHERS_REST.search(lead) or re.search("结转|上年|往年|旧存", statement["text"]):
                continue
            if judged := judge_at_most((came, settled), settled, came):
                yield judged


_GRADE = r"(?:优秀?|良好?|中|一般|差|较差|较好|好|合格|基本合格|不合格|达标|不达标|满意|基本满意|不满意|称职|基本称职|不称职)"
_UNIT_RATED = r"(?:个|项|家|人|名|件|份)"
_RATED = re.compile(
    rf"(?:[“\"‘]{_GRADE}[”\"’]|(?<=[为级]){_GRADE}|(?<=[、，,]){_GRADE})(?:等次|等级|档)?的?(?:项目|单位|人员|干部|职工)?(?:有|共|为)?(?P<count>\d{{1,4}}){_UNIT_RATED}"
    rf"|(?:评为|定为|结果为)(?:[“\"‘]{_GRADE}[”\"’])的?(?:项目|单位)?(?P<other>\d{{1,4}}){_UNIT_RATED}"
)
_WHOLE = re.compile(
    rf"(?:^|对|共|组织|完成|参评|涉及|开展)[^，,。；;\d]{{0,12}}(?P<count>\d{{1,4}}){_UNIT_RATED}[^，,。；;\d]{{0,24}}"
)
_NEAR = 0.25  # of the whole: grades that miss it by more are those of some
_OPEN = re.compile("其中|部分|抽[查取评]|重点|等次?分别|上年|去年|另")


@as_check(
    "grades of all that were rated",
    "对17个项目开展自评，“优”的14个、“良”的3个: those of each grade make up all that were rated",
    kind="sum",
    grade=CONFLICT,
    needs="statements",
    idle="the sentence does not count two grades or more behind what was rated, it speaks of some (其中, 抽查), or they miss the whole by more than a quarter",
    examples=(
        "对21个预算项目开展绩效自评，涉及资金1,236.40万元，自评结果为“优”的16个、为“良”的4个。",
        "完成18个项目的绩效评价，评价结果为“优”的11个，“良”的5个，“中”的1个。",
        "参评单位26家，评为“优秀”的9家、“良好”的14家、“合格”的4家。",
    ),
    counter_examples=(
        "对21个预算项目开展绩效自评，涉及资金1,236.40万元，自评结果为“优”的16个、为“良”的5个。",
        "对21个预算项目开展绩效自评，其中“优”的6个、“良”的3个。",
        "对48个预算项目开展绩效自评，“优”的6个、“良”的3个。",
        "“优秀”等次9人。",
    ),
)
def check_rated(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence that counts what was rated and the grades."""
    for row in report.rows("statements"):
        text = squeeze(row["text"])
        found = list(_RATED.finditer(text))
        wholes = list(_WHOLE.finditer(text[: found[0].start()])) if len(found) > 1 else []
        if not wholes or _OPEN.search(text[wholes[-1].end("count") : found[-1].end()]):
            continue
        whole = int(wholes[-1]["count"])
        counts = [int(one["count"] or one["other"]) for one in found]
        if sum(counts) == whole:
            yield holds(row)
        elif abs(sum(counts) - whole) <= _NEAR * whole:
            parts = "＋".join(one[0] for one in found)
            yield fails("sum", row, parts=parts, total=sum(counts), whole=wholes[-1][0][:30],
                        apart=abs(sum(counts) - whole))  # fmt: skip


_UNIT_BOUND = "[期个项条处起件家座台场宗户套门集批]"
_DONE_BOUND = "(?:上线|播出|推出|发布|完成|建成|开工|竣工|完工|整改|办结|交付|验收|投运|投用|落实|解决|销号|开通)"
_ENDS = r"(?=[，,。；;、（(]|$)"
_SERIES = re.compile(
    rf"(?<![累合总公])共(?:有|计)?(?P<whole>\d{{1,6}})(?P<unit>{_UNIT_BOUND}){_ENDS}(?P<gap>[^；;]{{0,140}}?)"
    rf"(?:已经?|目前|现已)(?P<verb>{_DONE_BOUND}了?的?)(?P<part>\d{{1,6}})(?P=unit){_ENDS}"
)
_FOUND = re.compile(
    rf"(?<!未)(?:发现|排查|查出|查找|检查出|梳理)(?:出|各类|安全)*(?:问题|隐患|缺陷|不足|不符合项|不合格项|风险点|违规行为|短板)(?:共|共计)?(?P<whole>\d{{1,6}})(?P<unit>{_UNIT_BOUND}){_ENDS}(?P<gap>[^；;\d]{{0,10}}?)"
    rf"(?:已经?|其中|(?<=[、，]))(?P<verb>(?:完成)?(?:整改|销号|解决|闭环)(?:完成|到位|完毕)?的?)(?P<part>\d{{1,6}})(?P=unit){_ENDS}"
)

_ATTENDED = re.compile(
    rf"(?:召开|举办|举行|组织)[^，,。；;\d]{{2,14}}(?P<whole>\d{{1,4}})(?P<unit>[场次期]){_ENDS}(?P<gap>，)[^，,。；;\d]{{0,12}}"
    rf"(?P<verb>(?:出席|列席|参加|主持))(?P<part>\d{{1,4}})(?P=unit)(?=[，,。；;、（(]|$)"
)
_OTHERS_BOUND = "累计|连续|另|还|往年|上年|结转|历年"
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
            if gap.count("。") > 1 or re.search(rf"\d{unit}|{_OTHERS_BOUND}", gap) or not _BARE.search(gap):
                continue
            rows = paragraph.sentence_at(found.start("whole")), paragraph.sentence_at(found.start("part"))
            if int(found["part"]) <= int(found["whole"]):
                yield holds(*rows)
            else:
                part, whole = f"{found['verb']}{found['part']}{unit}", f"共{found['whole']}{unit}"
                yield fails("relation_at_most", *rows, left=part, right=whole)
