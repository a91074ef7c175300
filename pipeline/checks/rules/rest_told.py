"""What is done and what is left make up what there is: 问题28条，已办结26条，其余2条; no more is done than came in."""

import re
from collections.abc import Iterator
from itertools import pairwise

from pipeline.checks.bounds import judge_at_most
from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.interval import add, interval_of
from pipeline.checks.report import Report, quote_sum
from pipeline.checks.sentences import STOP, between, is_exact_level, said_before, sentences

_DONE = re.compile(
    r"(?<!正在)(?<!未)(?:已|完成|办结|整改|销号|解决|处理|处置|化解|治理|验收|开工|竣工|交付|发放|使用|立案|答复|兑现|调解|结案|审结|执结)[^，,。；;\d]{0,8}$"
)
_REST = re.compile(
    r"^(?:[，,（(][^，,。；;\d]{2,8}率(?:为|达)?[\d.]+[%％][）)]?)?[^。；;，,\d]{0,6}[，,、]?(?:其余|余下|剩余|剩下|尚余|还剩|尚有|未完成|未办结|未整改|正在办理|正在整改)(?:的)?[^。；;，,\d]{0,6}$"
)
_OTHERS = re.compile(r"上年|去年|往年|结转|历年|累计|另|新增|其中")
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
            told = _DONE.search(gaps[0]) and _REST.match(gaps[1])
            lead = said_before(statement, whole)
            if (
                not told
                or STOP.search(gaps[0])
                or _OTHERS.search(lead + "".join(gaps))
                or (
                    _DONE.search(lead) and whole is not quantities[0]
                )  # 已处理120处，化解40处，其余13处: one of several
                or not is_exact_level(whole, done, rest)
            ):
                continue
            intervals = [interval_of(q) for q in (whole, done, rest)]
            known = [one for one in intervals if one is not None]
            if len(known) < len(intervals):
                continue
            total = add(known[1:])
            if total.meets(known[0]):
                yield holds(whole, done, rest)
            else:
                yield fails("sum", whole, done, rest, **quote_sum(whole, (done, rest), total.middle))


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
            if not told or _OTHERS.search(lead) or re.search("结转|上年|往年|旧存", statement["text"]):
                continue
            if judged := judge_at_most((came, settled), settled, came):
                yield judged
