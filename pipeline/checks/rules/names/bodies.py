"""Bodies that are written in two ways.

A name that stands often, with another character in it once: 岚川供电有限公司 and 温川供电有限公司.

The other one need not have been read as a name: it is looked for where half of the right one stands.
One body written in two ways, though neither stands often: 疾病预防控制中心 here, 疾病预防空制中心 there.

1. 疾病预防空制中心: its words come apart (预防 空 制), those of the other do not   2. 樟岭电力有限公司 and 漳岭电力有限公司: of one sound
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extractors import nlp
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.lookalikes import SAME_SOUND, look_alike, sound_near
from pipeline.checks.report import Report
from pipeline.checks.rules.names.near import BRAND, are_apart, forms_of, is_apart, known_pairs, share_table
from schemas.text import squeeze

_LEAST_LETTER = 5  # characters of a name
_OFTEN = 3  # times that it stands
_HAN = re.compile("[㐀-鿿]+")
_KINDS = ("ORG", "PLACE")
_PLACE_LETTER = re.compile("(?:街道|[乡镇村区县市路]|社区|村委会|居委会)$")
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
    own, before = report.words, report.earlier[-1].words if report.earlier else ""
    names = _names(report)
    units = {squeeze(row["name"]) for row in report.rows("organisations")} | {report.document["org"]}
    told: set[str] = set()
    least = (
        _LEAST_LETTER if report.of_its_year else _LONG
    )  # an annual report names the companies of a group: 岚能, 捷能
    for name, row in names.items():
        if len(name) < least or own.count(name) < _OFTEN:
            continue
        yield holds(row)
        for said, at in forms_of(name, own):
            if said in told or own.count(said) != 1 or said in before or not _is_slip_letter(name, said, at, own):
                continue
            if at < BRAND and name not in units and not (at and _PLACE_LETTER.search(name)):
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


def _is_slip_letter(name: str, said: str, at: int, text: str) -> bool:
    apart = is_apart(name[at]) and is_apart(said[at]) if len(name) >= _LONG else are_apart(name[at], said[at])
    if apart or at == len(name) - 1:
        return False
    pairs = [said[start : start + 2] for start in (at - 1, at) if start >= 0 and start + 2 <= len(said)]
    if any(text.count(pair) > 1 or pair in known_pairs() for pair in pairs):
        return False
    return len(name) >= _LONG or not any(map(nlp.dictionary().count, pairs))


_LEAST_BODY = 8  # characters of a name of which one that differs is hardly another body's
_LONGEST = 6  # characters of a word of the dictionary
_USUAL = 1000  # times that a word stands in the dictionary's corpus from which on it is hardly a brand
_SOUND = 15  # places in GB 2312, whose first level is in the order of sounds, within which two characters sound alike
_CALLED = 4  # place in a name up to which a firm or a school has its own one, a town before it
_NAMED = re.compile("(?:公司|集团|事务所|银行|合作社|[厂店]|[大中小]学|学校|学院|幼儿园|医院)$")
_MARK = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]+")
_PLACE_BODY = re.compile("^.{0,2}(?:街道|社区|[村镇乡区县市路])")


@as_check(
    "body in two ways",
    "a body whose name stands once is not another one of the report but for a character that sounds alike or makes no word",
    kind="wording",
    grade=HINT,
    needs="entities statements tables",
    idle="no two names of eight characters differ in one, both stand in one table, sentence or list or more than once, the two characters tell two things apart (东西, 一二), or both make words or brands of their own",
    examples=(
        "云溪市疾病预防控制中心开展培训。\n与云溪市疾病预防空制中心签订协议。",
        "捐赠方为云溪市樟岭电力有限公司。\n| 供应商 | 金额 |\n| 云溪市漳岭电力有限公司 | 126 |\n| 望潮供水有限公司 | 88 |",
        "云溪市生态环境监测站出具报告。云溪市生态环境监测站复核。\n送云溪市生态环镜监测站检验。",
        "@type=部门决算\n云溪市社会保险基金管理中心组织检查。\n与云溪市社会保险基全管理中心联合发文。",
        "@type=年度报告\n向岚川县渚禾种业发展有限公司采购种子。\n| 关联方 | 发生额 |\n| 岚川县诸禾种业发展有限公司 | 1,846,300.00 |\n| 望潮供水有限公司 | 88.00 |",
        "@type=年度报告\n子公司岚川洪源环保工程有限公司实现收入2.1亿元。\n| 客户 | 应收账款 |\n| 岚川宏源环保工程有限公司 | 1,260.00 |\n| 望潮供水有限公司 | 88.00 |",
    ),
    counter_examples=(
        "云溪市疾病预防控制中心开展培训。\n与云溪市疾病预防控制中心签订协议。",
        "云溪市望潮区财政局批复预算。\n云溪市望潮区民政局到访。",
        "| 供应商 | 金额 |\n| 云溪市樟岭电力有限公司 | 64 |\n| 云溪市漳岭电力有限公司 | 126 |",
        "向云溪市樟岭电力有限公司、云溪市漳岭电力有限公司购电。",
        "下属单位如下：\n1.云溪市洪源幼儿教育中心\n2.云溪市宏源幼儿教育中心",
        "岚川县渔业技术推广中心到访。\n岚川县林业技术推广中心到访。",
        "云溪市建设工程质量检测中心出具报告。\n云溪市建筑工程质量检测中心出具报告。",
        "送云溪市生态环境监测站检验。\n由云溪市生态环境监测站复核。",
        "云溪祥和建设发展有限公司中标。\n云溪天和建设发展有限公司到访。",
        "云溪宏达建设发展有限公司中标。\n云溪恒达建设发展有限公司到访。",
        "岚港永泰航运有限公司营运船舶3艘。\n岚港昌泰航运有限公司营运船舶2艘。",
        "云溪市岚桥供水有限公司供水12万吨。\n云溪市岚山供水有限公司到访。",
        "江川银行股份有限公司云溪分行授信。\n江川银行股份有限公司云溪支行开户。",
        "在岚业银行云溪望潮分行开户。\n在望业银行云溪望潮分行开户。",
    ),
)
def check_bodies(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two names of bodies that differ in one character, of which one stands once."""
    names: dict[str, Row] = {}
    for row in report.rows("entities"):
        name = squeeze(row["name"] or row["text"])
        if row["kind"] == "ORG" and len(name) >= _LEAST_BODY and _HAN.fullmatch(name):
            names.setdefault(name, row)
    pairs = dict.fromkeys(_pairs(names, report.words) if names else ())
    alike = Counter(name for one, other, _ in pairs for name in (one, other))
    before = report.earlier[-1].words if report.earlier else ""
    for one, other, at in pairs:
        right, wrong = sorted((one, other), key=lambda name: (-report.words.count(name), _cut(name, 0)[0]))
        rows = [names.get(name) or report.row_with(name) for name in (wrong, right)]
        if rows[0] is None or rows[1] is None or wrong in before or not _is_slip_body(right, wrong, at, report.words):
            continue
        if max(alike[one], alike[other]) > 1 or _stand_beside(right, wrong, report):  # 金龙, 金溏, 金卫: several bodies
            yield holds(rows[0], rows[1])
        else:
            yield fails("name_two_ways", rows[0], rows[1], said=wrong, other=right, page=rows[1]["page"] or "")


def _pairs(names: Iterable[str], text: str) -> Iterator[tuple[str, str, int]]:
    """Yield each name and what stands in a text for it with one character changed within, and the place of that."""
    for name in names:
        for said, at in forms_of(name, text):
            inner = 0 < at < len(name) - 1  # 送云溪市… and 由云溪市… are one name
            if inner and _HAN.fullmatch(said) and not are_apart(name[at], said[at]):
                yield min(name, said), max(name, said), at


def _is_slip_body(right: str, wrong: str, at: int, text: str) -> bool:
    """Whether the name that stands once is the other one with another character."""
    if text.count(wrong) != 1 or text.count(wrong[max(0, at - 1) : at + 2]) != 1:
        return False
    (few, whole), (many, part) = _cut(right, at), _cut(wrong, at)
    if few == many and len(whole) > 1 and len(part) > 1:  # 财政 and 民政
        return False
    trade = _is_trade(right, at)
    if sound_near(right[at], wrong[at], _SOUND if trade else SAME_SOUND) or look_alike(right[at], wrong[at]):
        return few <= many
    pieces = [piece for start in (at - 1, at) if (piece := right[start : start + 2]) in whole]
    usual = any(piece in known_pairs() or nlp.dictionary().count(piece) >= _USUAL for piece in pieces)
    return trade and at >= BRAND and few < many and usual and not _PLACE_BODY.match(right[at + 1 :])


def _is_trade(name: str, at: int) -> bool:
    """Whether a place of a name lies in what its body does, not in what it is called: 云溪祥和建设有限公司."""
    return at > _CALLED or not _NAMED.search(name)


def _cut(name: str, at: int) -> tuple[int, str]:
    """Return in how few words and single characters a name comes apart, and which of them holds a place of it."""
    count = nlp.dictionary().count
    best: list[tuple[int, str]] = [(0, "")]  # for each end: how many, and the one that holds the place
    for end in range(1, len(name) + 1):
        found = []
        for start in range(max(0, end - _LONGEST), end):
            piece = name[start:end]
            if len(piece) == 1 or count(piece):
                few, held = best[start]
                found.append((few + 1, piece if start <= at < end else held))
        best.append(min(found, key=lambda one: one[0]))
    return best[-1]


def _stand_beside(one: str, other: str, report: Report) -> bool:
    """Whether one sentence, table or list has two names: two bodies, each with what is told of it."""
    found = [list(report.rows_with(name)) for name in (one, other)]
    if any(other in squeeze(row["text"]) for row in found[0]):
        return True
    listed = [_is_listed(name, rows) for name, rows in zip((one, other), found, strict=True)]
    return share_table(*found) or all(listed)


def _is_listed(name: str, rows: Sequence[Row]) -> bool:
    """Whether a name opens a numbered line, or is all of one."""
    texts = [squeeze(row["text"]) for row in rows if not row.get("table_id")]
    return any(
        text.strip("，,。；;、") == name or _MARK.sub("", text, count=1).startswith(name) != text.startswith(name)
        for text in texts
    )
