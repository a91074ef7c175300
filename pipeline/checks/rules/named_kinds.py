"""What a report names all of (南湖、茶亭两个院区), written in another way elsewhere: 茶庭院区."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report
from pipeline.checks.rules.near_names import are_apart
from schemas.text import squeeze

_LISTED = re.compile(
    r"(?<![㐀-鿿])(?:[㐀-鿿]{0,8}?(?:现有|拥有|设有|下设|下辖|管辖|分为|分|含|建有|建成|设立|设|有|辖|在|与))?(?P<names>[㐀-鿿]{2,4}(?:[、和及][㐀-鿿]{2,4}){1,9})"
    r"(?:等)?(?:两|[二三四五六七八九十]|\d{1,2})(?:大|个|座|家|所|处|条|支)(?P<kind>[㐀-鿿]{1,3}?)(?=[，,。；;、（(]|$|占|开展|均|全部)"
)
_PARTED = re.compile("[、和及]")
_PLAIN = re.compile(r"[的了在是与等各本该其这那有个多全每新旧老东南西北中上下前后\d]")


@as_check(
    "one of several in two ways",
    "one of those that a report names as so many (南湖、茶亭两个院区) is not written elsewhere with another character",
    kind="wording",
    grade=HINT,
    needs="statements tables",
    idle="no sentence names two or more with how many of a kind they are, or no name before that kind differs from one of them in one character, once",
    examples=(
        "医院现有南湖、茶亭两个院区，开放床位726张。\n2023年拟投入1.2亿元建设茶庭院区二期。",
        "中心下设望潮、岚桥、云栈三个服务站，覆盖全区。\n志愿者走进岚轿服务站。",
        "学校有明德、汇川两个校区。\n汇州校区启用新食堂。",
        "医院分老城、泾滩两个院区，占地118亩。\n径滩院区床位使用率仅71.5%。",
        "公司建有金沙、临浦、双溪三座水厂。\n双渓水厂完成滤池改造。",
    ),
    counter_examples=(
        "医院现有南湖、茶亭两个院区，开放床位726张。\n2023年拟投入1.2亿元建设茶亭院区二期。",
        "医院现有南湖、茶亭两个院区，开放床位726张。\n对口支援的西湖院区开诊。",
        "中心下设城东、城西两个服务站。\n走进城南服务站。",
        "公司建有第一、第二两座水厂。\n第三水厂开工。",
        "学校有明德、汇川两个校区。\n明德校区、汇川校区秩序良好。",
    ),
)
def check_kinds(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each name before such a kind."""
    for first in report.worded:
        for found in _LISTED.finditer(squeeze(first["text"])):
            names, kind = _PARTED.split(found["names"]), found["kind"]
            for name in names if len(kind) > 1 else ():
                yield holds(first)
                for at in re.finditer(rf"(?=(?P<said>[㐀-鿿]{{{len(name)}}}){kind})", report.words):
                    said = f"{at['said']}{kind}"
                    if not _is_near(name, at["said"], names) or report.words.count(said) != 1:
                        continue
                    if row := report.row_with(said):
                        yield fails("name_two_ways", row, first, said=said, other=name, page=first["page"])


def _is_near(name: str, other: str, names: list[str]) -> bool:
    apart = [(one, two) for one, two in zip(name, other, strict=True) if one != two]
    return len(apart) == 1 and other not in names and not any(map(_PLAIN.match, apart[0])) and not are_apart(*apart[0])
