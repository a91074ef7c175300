"""Names of the organisation that reports: candidates from cover, running heads and the text, and the best one."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, permutations

from extractors.identity.report_titles import read_type, read_year, western
from extractors.identity.words import any_word
from extractors.text.characters import BRACKETS, CLOSE, COLON, OPEN
from schemas.text import squeeze
from schemas.word_lists import words

_LABEL = re.compile(
    r"(?:(?:编[制写印]|报告|[填报申]报|报送|撰写|[预决]算(?:主管)?|主管|发布|公开|披露)?(?:单位|部门|机构|主体|公司|学校)(?:名称|全称)?"
    rf"|编[制写印]|出版|发布)(?:{OPEN}盖章{CLOSE})?{COLON}"
)
_TITLED = re.compile(r"[0-9]{0,3}(?P<name>[一-鿿]{3,12}?)(?:股份有限公司|有限公司)?(?=(?:19|20)[0-9]{2})")
_SHORT = re.compile(rf"(?:公司|股票|证券|单位)简称\s?{COLON}\s?(?P<name>[一-鿿A-Za-z0-9*]{{2,10}})(?=\s|$)")
_MADE = re.compile(rf"本报告由(?P<name>[一-鿿{BRACKETS}]{{4,40}}?)(?:组织|负责)?(?:编制|编写|撰写|发布|出具)")
# 高原乳业（600999.SH）, and without the place of listing where a line says that somebody writes about a company
_LISTED = re.compile(
    rf"(?<![一-鿿A-Za-z0-9])(?P<name>[一-鿿A-Za-z*]{{2,12}})\s?{OPEN}(?P<code>[0-9]{{4,6}})(?P<place>\.(?:SH|SZ|BJ|HK))?{CLOSE}",
    re.IGNORECASE,
)
_RESEARCH = re.compile(any_word("research"))
_BROKER = re.compile(rf"{any_word('broker')}$")
_CODE = re.compile(r"[0-9]{6}")
_KIND_OF_COMPANY = re.compile(
    rf"^\*?ST|(?:{any_word('company_kind')}|[A-Z*]+)+$"
)  # what a short name may add or leave out
_DAY = re.compile(r"(?:19|20)[0-9]{2}年[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}日)?")
_LAST = 4  # lines
# argued: names on covers are spaced out
_BLANK = re.compile(r"\s+")
_TAIL = re.compile(rf"(?:{OPEN}[盖公]章{CLOSE}|编制|编|印|发布|印发)+$")
_NO_NAME = re.compile(r"[。；，,;：:？！!?、《》“”]|^(?:本|我|该|关于)|报告|目录|仅供|使用|[0-9]{3}")
# What is no name of its own in a line: 集团有限公司, 第一人民医院, 附属中学.
_BARE = re.compile(
    rf"(?:{OPEN}?集团{CLOSE}?|控股|股份|投资|建设|发展|实业|科技|有限|责任|总|分|子|公司|(?:第[一二三四五六七八九十]|附属|直属)?(?:人民|中心|实验)?"
    r"(?:医院|小学|中学|学校|幼儿园|卫生院|支行|分行|分局|支队|图书馆))+"
)
_BEGUN = re.compile(rf"(?!二[〇○零]|关于|我们)[一-鿿{BRACKETS}]{{2,20}}")
_SEAT = re.compile(r"[一-鿿]{1,10}[省市县区州盟旗镇乡]|[一-鿿]{2,10}街道")
_CUT = re.compile(
    r"(?:19|20)[0-9]{2}\s?年?|第[一二三四五六七八九十]+季度|半年度|年度|(?:文明单位)?(?:企业)?社会责任报告|可持续发展报告|环境、社会"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that may be the organisation's, where it was found, and how much that counts."""

    name: str
    place: str
    weight: float


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(words("identity/org_endings.txt"), key=len, reverse=True))


def looks_like_org(name: str) -> bool:
    """Whether a line is a plausible name: 4 to 40 characters, an organisation's ending, no sentence."""
    return 4 <= len(name) <= 40 and name.endswith(_endings()) and not _NO_NAME.search(name)


def name_in_line(line: str) -> str | None:
    """Return the organisation's name in a cover line or running head.

    1. 澜洲市水务热线中心   2. 编制单位：澜洲市水务热线中心（盖章）   3. 澜洲市水务热线中心2022年社会责任报告
    4. 澜洲职业学院 高等职业教育质量年度报告: before a blank, where a kind of report follows
    """
    own, _, rest = _BLANK.sub(" ", line.strip()).partition(" ")
    if looks_like_org(own) and read_type(rest):
        return own
    text = western(squeeze(line))
    if label := _LABEL.match(text):
        text = text[label.end() :]
    text = _TAIL.sub("", text)
    if cut := _CUT.search(text):
        text = text[: cut.start()]
    text = text.strip("—-–·（）() ")
    return text if looks_like_org(text) and text.count("（") == text.count("）") else None


def short_in_line(line: str) -> str | None:
    """Return the short name that a line of the cover gives beside its word: 公司代码：600000 公司简称：某某生物."""
    match = _SHORT.search(line)
    return match["name"] if match else None


def is_labelled(line: str) -> bool:
    """Whether a line has the organisation behind a word for it (预算单位：)."""
    return bool(_LABEL.match(squeeze(line)))


def from_lines(lines: Sequence[str], place: str, weight: float) -> Iterator[Candidate]:
    """Yield the candidates among lines; a line that names the kind of report beside the organisation counts more."""
    for line in lines:
        name = name_in_line(line)
        if name:
            yield Candidate(name, place, weight + (0.5 if read_type(line) or is_labelled(line) else 0.0))


def from_titles(lines: Sequence[str]) -> Iterator[Candidate]:
    """Yield the short names before the year of a report's title in running heads: 溯川港务2023年度社会责任报告."""
    for line in lines:
        match = _TITLED.match(western(squeeze(line)))
        if match and read_type(line) and not _NO_NAME.search(match["name"]):
            yield Candidate(match["name"], "running title", 2.0)


def over_lines(lines: Sequence[str], text: str) -> Iterator[Candidate]:
    """Yield the names that two or three lines of a cover make together.

    The text has them too, as one (某某市某某区委 / 社会工作部2024年度, where 社会工作部 is no whole name), or the
    last line is no name of its own (某某水务投资 / 集团有限公司, 某某县 / 市场监督管理局).
    """
    whole = squeeze(text)
    for lines_of_name in (pair for count in (2, 3) for pair in zip(*(lines[at:] for at in range(count)), strict=False)):
        name = name_in_line("".join(lines_of_name))
        told = name and (whole.count(name) > 1 or (len(lines_of_name) == 2 and _goes_on(*lines_of_name)))
        if name and told and name != name_in_line(lines_of_name[0]):
            yield Candidate(name, "front, several lines", 3.5)


def _goes_on(first: str, second: str) -> bool:
    """Whether a name that begins in one line of a cover can only end in the next one."""
    begun, rest = squeeze(first), squeeze(second)
    if cut := _CUT.search(rest):
        rest = rest[: cut.start()]
    if is_labelled(first) or read_type(begun) or _NO_NAME.search(begun) or not rest.endswith(_endings()):
        return False
    if looks_like_org(begun):
        return rest.startswith("附属") and bool(_BARE.fullmatch(rest))
    seat = _SEAT.fullmatch(begun) and not rest.endswith("公司") and not _SEAT.match(rest)
    return bool(seat or (_BARE.fullmatch(rest) and _BEGUN.fullmatch(begun)))


def at_the_end(lines: Sequence[str]) -> Iterator[Candidate]:
    """Yield the name that stands over the date at the end of a report, and the one that it says made it.

    1. 霁川市公共汽车公司 / 2024年2月1日   2. 本报告由霁川市公共汽车公司编制。
    """
    for line, under in pairwise(lines[-_LAST:]):
        name = name_in_line(line)
        if name and _DAY.fullmatch(western(squeeze(under))):
            yield Candidate(name, "end", 2.0)
    for line in lines:
        made = _MADE.search(squeeze(line)) if "本报告由" in line else None
        if made and looks_like_org(made["name"]):
            yield Candidate(made["name"], "made", 2.0)


def with_code(lines: Sequence[str]) -> str | None:
    """Return the one company whose stock code lines give behind its name, None where there are several.

    1. 公司点评 高原乳业（600999）: beside words of research   2. 高原乳业（600999.SH）, below a broker's name
    Left alone: the code of a subsidiary or a custodian in the report of a body that its title names.
    """
    listed = [match for line in lines for match in _LISTED.finditer(line)]
    if not listed or _titled_with_name(lines):
        return None
    research = any(map(_RESEARCH.search, lines))
    if not research and not any(_BROKER.search(name_in_line(line) or "") for line in lines):
        return None
    names = {match["name"] for match in listed if match["place"] or (research and _CODE.fullmatch(match["code"]))}
    return names.pop() if len(names) == 1 else None


def _titled_with_name(lines: Sequence[str]) -> bool:
    """Whether a title over one line or two names a body, a year and the kind of its report, none of research."""
    for title in (*lines, *map("".join, pairwise(lines))):
        if read_year(title) and read_type(title) and name_in_line(title) and not _RESEARCH.search(title):
            return True
    return False


def is_name_of(full: str, short: str) -> bool:
    """Whether a short name of stock lists stands for a full one: each character of it comes there, in its order.

    1. 高原乳业 of 北川高原乳业科技股份有限公司   2. 川乳集团 of 北川乳业集团股份有限公司
    """
    rest = iter(full)
    return all(character in rest for character in _KIND_OF_COMPANY.sub("", short) or short)


def best(candidates: Sequence[Candidate], text: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the best name and those that come so near to it that it is unsure.

    Weights of one name add up; each mention in the text counts a little (at most as much as a running head).
    """
    scores: dict[str, float] = {}
    places: set[tuple[str, str]] = set()
    for candidate in candidates:
        if (candidate.name, candidate.place) not in places:
            places.add((candidate.name, candidate.place))
            scores[candidate.name] = scores.get(candidate.name, 0.0) + candidate.weight
    scores = {name: score + min(3.0, 0.25 * text.count(name)) for name, score in scores.items()}
    # A name that only lengthens another one by its seat (云溪市望潮区…) is the fuller form of it.
    for name, fuller in permutations(scores, 2):
        if fuller.endswith(name) and scores[fuller] >= 3:
            scores[fuller] += 0.5 * scores[name]
    if not scores:
        return None, ()
    ranked = sorted(scores, key=lambda name: (-scores[name], -len(name), name))
    near = tuple(n for n in ranked[1:3] if scores[n] > 0.85 * scores[ranked[0]] and n not in ranked[0])
    return ranked[0], near
