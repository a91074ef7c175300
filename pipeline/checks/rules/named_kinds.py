"""What a report names all of (南湖、茶亭两个院区), written in another way elsewhere: 茶庭院区."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, HINT, Judgement, as_check, fails, holds
from pipeline.checks.numerals import read_count
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


_FEW = 3  # names from which on a list was meant to be whole
_SHORT = 4  # characters of a name that stands without its kind


@as_check(
    "names before a count and a kind",
    "与苇桥、柏汀、南塘三个街道签订协议 counts the names before it",
    kind="count",
    grade=CONFLICT,
    needs="statements",
    idle="fewer than three short names stand before a count with a kind, or 等 leaves the list open",
    examples=(
        "与苇桥、柏汀、南塘四个街道签订便民服务共建协议。",
        "在金沙、临浦、双溪、岚桥三座水厂开展节能改造。",
        "中心下设望潮、岚桥、云栈4个服务站，覆盖全区。",
    ),
    counter_examples=(
        "与苇桥、柏汀、南塘三个街道签订便民服务共建协议。",
        "与苇桥、柏汀、南塘等十二个街道签订便民服务共建协议。",
        "与苇桥、柏汀、南塘和岚桥四个街道签订便民服务共建协议。",
        "完成管网、泵站、水厂12个项目的改造。",
        "覆盖教育、医疗、交通等五大领域。",
    ),
)
def check_counted(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each list of short names with its count behind it."""
    for row in report.rows("statements"):
        for found in _COUNTED.finditer(squeeze(row["text"])):
            names, count = _PARTED.split(found["names"]), read_count(found["count"])
            if count is None or len(names) < _FEW or len({len(name) for name in names[1:]}) > 1:
                continue
            if count == len(names):
                yield holds(row)
            elif abs(count - len(names)) == 1 and len(names[-1]) < _SHORT:
                said = f"{found['count']}{found['unit']}{found['kind']}"
                yield fails("names", row, said=said, count=len(names), list=found["names"])


_COUNTED = re.compile(
    r"(?:[与和在向对从到设辖]|下设|下辖|设有|管辖)(?P<names>[㐀-鿿]{2,3}(?:[、和及][㐀-鿿]{2,3}){2,9})(?P<count>[二三四五六七八九十]|\d{1,2})"
    r"(?P<unit>个|座|家|所)(?P<kind>街道|社区|村|镇|乡|区|县|市|校区|院区|园区|厂区|水厂|服务站|站|分行|支行|分局|中心)"
)


def _is_near(name: str, other: str, names: list[str]) -> bool:
    apart = [(one, two) for one, two in zip(name, other, strict=True) if one != two]
    return len(apart) == 1 and other not in names and not any(map(_PLAIN.match, apart[0])) and not are_apart(*apart[0])
