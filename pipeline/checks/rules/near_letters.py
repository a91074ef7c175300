"""A name that stands often, with another character in it once: 岚川供电有限公司 and 温川供电有限公司.

The other one need not have been read as a name: it is looked for where half of the right one stands.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors import nlp
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report, once_a_report
from pipeline.checks.rules.near_names import BRAND, are_apart, is_apart, known_pairs, places_apart
from schemas.text import squeeze

_LEAST = 5  # characters of a name
_OFTEN = 3  # times that it stands
_HAN = re.compile("[㐀-鿿]+")
_KINDS = ("ORG", "PLACE")
_PLACE = re.compile("(?:街道|[乡镇村区县市路]|社区|村委会|居委会)$")
_LONG = 8  # characters of a name in which a character is hardly another on purpose, word or not


@as_check(
    "name with another character",
    "a name that stands three times is not written once with another character",
    kind="wording",
    grade=HINT,
    needs="documents entities statements sections tables",
    idle="no name of five characters stands three times, the two characters tell two things apart (东西, 一二), or the other one makes a word",
    examples=(
        "@org=岚川供电有限公司\n岚川供电有限公司编制本报告。岚川供电有限公司服务全县。岚川供电有限公司设6个部门。\n本报告是温川供电有限公司连续第五次发布的报告。",
        "云溪市岚桥区财政局编制决算。云溪市岚桥区财政局组织培训。云溪市岚桥区财政局负责。\n云溪市岚区区财政局（本级）参加。",
        "柳桥二路街道召开会议。柳桥二路街道开展文明实践。柳桥二路街道负责落实。\n慰问柳闸二路街道困难家庭。",
        "云溪市洋头村委会脱贫。云溪市洋头村委会建成水站。云溪市洋头村委会获评先进。\n驻云溪市羊头村委会工作队返回。",
        "望潮供水集团成立于2010年。望潮供水集团下设4个部门。望潮供水集团有员工86名。\n望潮供永集团获评先进。",
    ),
    counter_examples=(
        "岚川供电有限公司编制本报告。岚川供电有限公司服务全县。岚川供电有限公司设6个部门。\n与温川供水有限公司共建。",
        "云溪市岚桥区财政局编制决算。云溪市岚桥区财政局组织培训。云溪市岚桥区财政局负责。\n云溪市岚桥区民政局参加。",
        "大岭会计师事务所审计。大岭会计师事务所出具报告。大岭会计师事务所续聘。\n曾在瑞岭会计师事务所任职。",
        "云溪市第一人民医院派出专家。云溪市第一人民医院义诊。云溪市第一人民医院获评。\n云溪市第二人民医院参加。",
        "非上市公司名单公布。非上市公司年报报送。非上市公司监管加强。\n控股上市公司一家。",
        "柳桥二路街道召开会议。柳桥二路街道开展实践。柳桥二路街道负责落实。\n柳桥一路街道到访。柳桥一路街道交流。",
        "望潮区供水集团成立于2010年。望潮区供水集团下设4个部门。望潮区供水集团有员工86名。\n望潮区供气集团到访。",
    ),
)
def check_letters(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each name that stands often, and for each place where it is another one but for a character."""
    yield from judged_letters(report)


@once_a_report
def judged_letters(report: Report) -> Sequence[Judgement]:
    """Return the judgements of `check_letters`; one that fails says both names (`said`, `other`)."""
    return tuple(_judge_letters(report))


def _judge_letters(report: Report) -> Iterator[Judgement]:
    own, before = report.words, report.earlier[-1].words if report.earlier else ""
    names = _names(report)
    units = {squeeze(row["name"]) for row in report.rows("organisations")} | {report.document["org"]}
    told: set[str] = set()
    least = _LEAST if report.of_its_year else _LONG  # an annual report names the companies of a group: 岚能, 捷能
    for name, row in names.items():
        if len(name) < least or own.count(name) < _OFTEN:
            continue
        yield holds(row)
        for said, at in _near(name, own):
            if said in told or own.count(said) != 1 or said in before or not _is_slip(name, said, at, own):
                continue
            if at < BRAND and name not in units and not (at and _PLACE.search(name)):
                continue
            told.add(said)
            where = names.get(said) or report.row_with(said)
            if where is not None:
                yield fails("name_two_ways", where, row, said=said, other=name, page=row.get("page") or "")


def _names(report: Report) -> Mapping[str, Row]:
    """Return the names of bodies and places of a report, and its unit's, with a row in which each stands."""
    found: dict[str, Row] = {}
    for row in report.rows("entities"):
        if row["kind"] in _KINDS and _HAN.fullmatch(name := squeeze(row["name"] or row["text"])):
            found.setdefault(name, row)
    for row in report.rows("organisations"):
        if _HAN.fullmatch(name := squeeze(row["name"])):
            found.setdefault(name, row)
    return found


def _near(name: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield what differs from a name in one character, with the place of it; each half of the name is looked for."""
    half, size = len(name) // 2, len(name)
    for piece, ahead in ((name[:half], 0), (name[half:], half)):
        for found in re.finditer(re.escape(piece), text):
            start = found.start() - ahead
            said = text[start : start + size] if start >= 0 else ""
            if len(said) != size:
                continue
            places = places_apart(name, said)
            if len(places) == 1 and _HAN.fullmatch(said):
                yield said, places[0]


def _is_slip(name: str, said: str, at: int, text: str) -> bool:
    apart = is_apart(name[at]) and is_apart(said[at]) if len(name) >= _LONG else are_apart(name[at], said[at])
    if apart or at == len(name) - 1:
        return False
    pairs = [said[start : start + 2] for start in (at - 1, at) if start >= 0 and start + 2 <= len(said)]
    if any(text.count(pair) > 1 or pair in known_pairs() for pair in pairs):
        return False
    return len(name) >= _LONG or not any(map(nlp.dictionary().count, pairs))
