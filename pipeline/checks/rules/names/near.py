"""One name written in two ways: 望泽区 and 望择区, 城市运行管理中心 and 城市管理运行中心, a quoted saying with another character."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze
from schemas.word_lists import rows, words

# Where two names differ in these they are two things: 第一分公司 and 第二分公司, 城东站 and 城西站, 2022年 and 2023年.
_APART = re.compile(
    r"[一二三四五六七八九十百\d零〇两A-Za-z东西南北中上下左右前后内外新老旧总分正副大小高低长短男女省市区县镇乡村省年月日甲乙丙丁是不无有、，的了和与及或春夏秋冬增减收支进出升降加早晚多少董监]"
)
_HAN = re.compile("[㐀-鿿]")
_SUPPLIED = "水电气热油煤风光"  # 供水公司 and 供气公司 are two
_QUOTED = re.compile(r"“(?P<said>[^“”]{4,40})”|《(?P<title>[^《》]{5,40})》")
_OFTEN = 2  # times that the right one stands at least
_LOCAL = 3  # times that the piece around the character stands at least where the whole name stands once
_SAYING = 8  # characters of a quoted saying of which one is hardly another on purpose
_LONG = 16  # characters of a quoted title of which one is hardly another on purpose
_SEVERAL = re.compile("[、，]")  # of a saying of several parts
_ORDER = 6  # characters of a name whose words may change places
BRAND = 2
"""Characters with which a name begins, in which two firms differ: 瑞岭会计师事务所, 大岭会计师事务所."""


def is_apart(letter: str) -> bool:
    """Whether a character may be what tells two names apart: 东, 一, 总."""
    return bool(_APART.match(letter)) or letter in _SUPPLIED


def are_apart(one: str, other: str) -> bool:
    """Whether two characters in one place of a name tell two things apart."""
    return bool(_APART.match(one) or _APART.match(other) or (one in _SUPPLIED and other in _SUPPLIED))


def forms_of(name: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands in a text for a name with another character in it, and the place of that in the name.

    One character leaves one half of the name as it is: both halves are looked for.
    """
    half = len(name) // 2
    for piece, ahead in ((name[:half], 0), (name[half:], half)):
        at = text.find(piece)
        while at >= 0:
            start = at - ahead
            said = text[start : start + len(name)] if start >= 0 else ""
            places = places_apart(name, said) if len(said) == len(name) else []
            if len(places) == 1 and _HAN.match(said[places[0]]):
                yield said, places[0]
            at = text.find(piece, at + 1)


def tell_one_name(one: Judgement, other: Judgement) -> bool:
    """Whether two findings tell of one slip: the names that one quotes are those of the other, or parts of them."""
    first, second = ((judged.values.get("said", ""), judged.values.get("other", "")) for judged in (one, other))
    return set(first) == set(second) or any(
        short[0] in long[0] and short[1] in long[1] for short, long in ((first, second), (second, first))
    )


class _Name(NamedTuple):
    """A name in a report: how it is written, and the sentence or cell in which it stands first."""

    text: str
    row: Row


class _Texts(NamedTuple):
    """The words of a report, and those of the report before it."""

    own: str
    before: str

    def count(self, said: str) -> int:
        """Return how often some words stand in both."""
        return self.own.count(said) + self.before.count(said)


def _texts(report: Report) -> _Texts:
    return _Texts(report.words, report.earlier[-1].words if report.earlier else "")


def _named(report: Report) -> tuple[list[_Name], list[_Name]]:
    """Return the names of organisations and places of a report, and what stands in quotation or book marks."""
    names: dict[str, _Name] = {}
    quoted: dict[str, _Name] = {}
    for row in report.rows("entities"):
        if row["kind"] in ("ORG", "PLACE"):
            name = squeeze(row["name"])
            names.setdefault(name, _Name(name, row))
    for row in (*report.rows("statements"), *report.rows("tables")):
        for found in _QUOTED.finditer(squeeze(row["text"])):
            said = found["said"] or found["title"]
            quoted.setdefault(said, _Name(said, row))
    return list(names.values()), list(quoted.values())


def _pairs(names: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Yield each two names of one length that share their first or second half, or all their characters."""
    groups: dict[tuple[object, ...], list[_Name]] = defaultdict(list)
    for name in names:
        half = len(name.text) // 2
        groups["begin", len(name.text), name.text[:half]].append(name)
        groups["end", len(name.text), name.text[half:]].append(name)
        groups["all", *sorted(name.text)].append(name)
    seen: set[frozenset[str]] = set()
    for group in groups.values():
        for one, other in combinations(group, 2):
            pair = frozenset((one.text, other.text))
            if len(pair) > 1 and pair not in seen:
                seen.add(pair)
                yield one, other


def places_apart(one: str, other: str) -> list[int]:
    """Return the places in which two names of one length differ."""
    return [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]


def share_table(one: Iterable[Row], other: Iterable[Row]) -> bool:
    """Whether a cell of some rows stands in the table of a cell of others."""
    tables = [{row["table_id"] for row in rows if row.get("table_id")} for rows in (one, other)]
    return not tables[0].isdisjoint(tables[1])


@as_check(
    "name in two ways",
    "a name that stands often is not written once with another character, or with its words in another order",
    kind="wording",
    grade=HINT,
    needs="entities statements tables",
    idle="neither stands twice (a quoted saying of several parts: once), the two differ in what tells two things apart (东西, 一二, digits), or the other one is made of words that stand elsewhere too",
    examples=(
        "云溪市望泽区人民政府办公室编制本报告。望泽区政务公开持续推进。望泽区网站更新及时。\n请与云溪市望择区人民政府办公室联系。",
        "云溪市城市运行管理中心负责日常工作。云溪市城市运行管理中心全年处置1,204件。\n由云溪市城市管理运行中心牵头整改。",
        "部门预算单位包括望潮街道城市运行管理中心。\n@@\n部门预算单位包括望潮街道城市管理运行中心。",
        "与云溪市樟岭电力有限公司共建。云溪市樟岭电力有限公司捐款。\n@@\n与云溪市漳岭电力有限公司共建。",
        "以“科技引领、零售突破、服务做精”为方针。坚持“科技引领、零售突破、服务做精”。\n围绕“科技引领、零售突破、服务做强”推进。",
        "严格执行“三审三校”制度。落实“三审三校”要求。\n坚持“三校三审”，防止差错。",
        "学习《关于进一步全面深化档案改革、推进数字化转型的决定》。宣讲《关于进一步全面深化档案改革、推进数字化转型的决定》。\n落实《关于进一步全面深入档案改革、推进数字化转型的决定》。",
        "我公司管理运行中心牵头整改。\n云溪供水有限公司运行管理中心挂牌。云溪供水有限公司运行管理中心值守。",
        "依据《云溪市档案管理条例》开展检查。《云溪市档案管理条例》宣传覆盖全区。\n违反《云溪市挡案管理条例》的予以查处。",
    ),
    counter_examples=(
        "云溪市望泽区人民政府办公室编制本报告。望泽区政务公开持续推进。望泽区网站更新及时。\n请与云溪市望泽区人民政府办公室联系。",
        "云溪市第一人民医院对口支援。云溪市第一人民医院派出专家。\n云溪市第二人民医院参加。",
        "云溪市岚桥区财政局编制决算。云溪市岚桥区财政局组织培训。\n云溪市岚桥区民政局参加。",
        "印发《安全生产责任制》《安全生产责任书》。落实《安全生产责任制》。",
        "审议通过《董事会工作报告》。落实《董事会工作报告》。\n听取《监事会工作报告》。",
        "望潮街道城市运行管理中心挂牌。望潮街道城市运行管理中心值守。\n望潮街道城市综合管理中心同时值守。",
        "部门预算单位包括望潮街道城市运行管理中心。\n@@\n部门预算单位包括望潮街道城市运行管理中心。",
        "望潮区供水集团成立于2010年。望潮区供水集团下设4个部门。\n望潮区供气集团到访。",
        "在岚业银行云溪分行开户。岚业银行云溪分行授信。\n在望业银行云溪分行开户。",
        "印发《2022年工作要点》。落实《2022年工作要点》。\n对照《2021年工作要点》。",
    ),
)
def check_names(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each two names that are nearly one."""
    names, quoted = _named(report)
    if report.earlier:
        for own, before in zip((names, quoted), _named(report.earlier[-1]), strict=True):
            known = {name.text for name in own}
            own.extend(name for name in before if name.text not in known)
    texts = _texts(report)
    found = [(one, other, False) for one, other in _pairs(names)] + [
        (one, other, True) for one, other in _pairs(quoted)
    ]
    for one, other, is_quoted in found:
        right, wrong = sorted((one, other), key=lambda name: -texts.count(name.text))
        if _is_slip(right.text, wrong.text, texts, quoted=is_quoted):
            yield _tell(wrong.row, right.row, wrong.text[:30], right.text[:30])
    yield from _turned(report, texts)
    for name in names:
        if texts.own.count(name.text) > _OFTEN:
            yield holds(name.row)


_UNIT = re.compile(
    r"(?P<lead>[㐀-鿿]{2})(?P<one>[㐀-鿿]{2})(?P<two>[㐀-鿿]{2})(?P<end>中心|委员会|办公室|公司|大队|支队|分局|服务站|研究院|研究所|协会|学校)"
)


def _tell(row: Row, other: Row, said: str, right: str) -> Judgement:
    key = "name_two_ways" if row["doc_id"] == other["doc_id"] else "name_two_ways_before"
    return fails(key, row, other, said=said, other=right, page=other["page"])


def _turned(report: Report, texts: _Texts) -> Iterator[Judgement]:
    """Yield a judgement for each unit two of whose words stand the other way round: 城市管理运行中心."""
    own: dict[str, Row] = {}
    for row in report.worded:
        for said in _UNIT.finditer(squeeze(row["text"])):
            own.setdefault(said[0], row)
    for name, row in own.items():
        found = _UNIT.fullmatch(name)
        if found is None or found["one"] == found["two"] or texts.own.count(name) != 1 or texts.before.count(name):
            continue
        right = f"{found['lead']}{found['two']}{found['one']}{found['end']}"
        if texts.own.count(right) >= _OFTEN or (texts.before.count(right) and not texts.own.count(right)):
            other = own.get(right) or next(
                filter(None, (one.row_with(right) for one in (report, *report.earlier[-1:])))
            )
            yield _tell(row, other, name, right)


def _is_slip(right: str, wrong: str, texts: _Texts, *, quoted: bool) -> bool:
    """Whether the rarer of two names is the other one with a slip."""
    if texts.before.count(wrong) or texts.own.count(wrong) != 1:
        return False
    places = places_apart(right, wrong)
    if sorted(right) == sorted(wrong):
        swapped = quoted or (len(places) > 1 and len(right) >= _ORDER and places[0] > 1)
        return swapped and texts.count(right) >= _OFTEN and not any(_APART.match(right[at]) for at in places)
    if len(places) != 1 or not places[0] or are_apart(right[places[0]], wrong[places[0]]):
        return False
    at = places[0]
    if quoted and at == len(right) - 1 and not _SEVERAL.search(right):
        return False  # 责任制 and 责任书: the last character says of what kind it is
    if quoted and len(right) >= _SAYING and _SEVERAL.search(right):
        return True
    if quoted and len(right) >= _LONG:
        return texts.count(right) >= _OFTEN
    pieces = [name[max(0, at - 1) : at + 2] for name in (right, wrong)]
    often = texts.count(right) >= _OFTEN or texts.count(pieces[0]) >= _LOCAL
    return often and _is_no_word(wrong, at, texts)


def _is_no_word(wrong: str, at: int, texts: _Texts) -> bool:
    """Whether a character makes no word with those beside it: these pairs stand nowhere else, nor in the word lists."""
    pairs = [wrong[at - 1 : at + 1] if at else "", wrong[at : at + 2] if at + 1 < len(wrong) else ""]
    return all(texts.count(pair) <= 1 and pair not in known_pairs() for pair in pairs if len(pair) > 1)


@cache
def known_pairs() -> frozenset[str]:
    """Return each two characters that stand side by side in the words of the lists of names and bodies."""
    endings = rows("honours/bodies.csv", "ending", "kind") + rows("names/org_endings.csv", "ending", "weight")
    known = (*words("names/org_inner.txt"), *(ending for ending, _ in endings))
    return frozenset(word[at : at + 2] for word in known for at in range(len(word) - 1))
