"""The project that a text of a budget is about: 项目经费情况说明 / 项目概况, 立项依据, 年度预算安排."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSING_QUOTES, COLON, OPEN, OPENING_QUOTES
from extractors.text.word_patterns import any_word
from schemas.document import Document, Section
from schemas.text import Span, squeeze

# argued: the offices of a city give each large project such a text, with these parts
_OUTLINE = re.compile("(?:项目|工程)(?:概况|概述|简介|基本情况)")
_WORDS = "matching/projects.csv"
_ARGUES = re.compile(any_word(_WORDS, "argues"))
_PARTS = re.compile(any_word(_WORDS, "argues", "part"))
_OWNS = re.compile(
    rf"{any_word(_WORDS, 'owns_behind')}*(?:{any_word(_WORDS, 'owns')}.*|{any_word(_WORDS, 'owns_alone')})"
)
_END = "(?:工程|项目|专项|经费|平台)"
_NAME = rf"(?P<name>[^{CLAUSE_ENDS}{BRACKETS}：:]{{3,36}}?{_END})"
_BEHIND = rf"(?=[{CLOSING_QUOTES}》]?(?:[，,、]|{OPEN}|位于|坐落|[是为系]|拟|总投资|主要|由))"
_LED = re.compile(rf"(?:本?(?:项目|工程)(?:名称)?(?:{COLON}|[是为]))?{_NAME}{_BEHIND}")
_BUILT = re.compile(rf"由[^{CLAUSE_ENDS}]{{2,40}}?{any_word(_WORDS, 'done_by')}的{_NAME}{_BEHIND}")
_TITLED = re.compile(rf"(?P<name>.{{3,36}}?{_END})[{CLOSING_QUOTES}》]?(?:经费|预算|支出)?(?:情况)?(?:的?说明)?")
_NO_NAME = re.compile(
    rf"(?:(?:19|20)[0-9]{{2}}年度?)?(?:本|该|此|各|其|全年?|重[点大]|主要|其[他它]|部分)*(?:次|类|项|部门|单位)?{_END}+|[本该]|为了?|根据|按照|.*(?:情况|说明|其[中他])"
)
_SELF = re.compile("(?:本|该|此)(?:次)?(?:项目|工程|专项|平台)")
_LEAST_PARTS = 2


@dataclass(frozen=True, slots=True)
class Project:
    """The project of a section; `argued` where the section tells why there is one, of the place or the office."""

    name: str
    argued: bool = False

    def owns(self, subject: str | None, metric: str | None) -> bool:
        """Whether a quantity is the project's own: it says so (本工程), or nobody else's and is what counts a project.

        1. 总投资, 占地面积, 第一季度用款计划, 改造管网
        Left alone: what the office has (在职人员, 公用经费) and the place (辖区面积, 经济损失), others (其他项目安排).
        """
        if subject:
            return bool(_SELF.fullmatch(subject))
        return not self.argued and bool(metric and _OWNS.fullmatch(metric))


def named_in(title: str, text: str) -> str | None:
    """Return the project that the title of a text or its first sentence name.

    1. 由市水务所建设的北坪泵站改建工程，位于… → 北坪泵站改建工程   2. 古籍数字化项目是… → 古籍数字化项目
    Left alone: 本项目是…, 项目经费情况说明, 2024年重点项目.
    """
    sentence = re.split("[。；]", text, maxsplit=1)[0]
    for match in (_TITLED.fullmatch(title), _BUILT.match(sentence), _LED.match(sentence)):
        if match and not _NO_NAME.match(match["name"]):
            name = match["name"]
            return name if re.search(f"[{CLOSING_QUOTES}》]", name) else name.lstrip(OPENING_QUOTES + "《")
    return None


def _texts(document: Document) -> Iterator[tuple[Section, list[Section]]]:
    """Yield each section that is the text of one project, with its parts."""
    parts: dict[str | None, list[Section]] = {}
    for section in document.sections:
        parts.setdefault(section.parent_id, []).append(section)
    for section in document.sections:
        own = parts.get(section.section_id, [])
        outlined = sum(bool(_OUTLINE.fullmatch(squeeze(part.title))) for part in own)
        told = sum(bool(_PARTS.fullmatch(squeeze(part.title))) for part in own)
        if outlined == 1 and told >= _LEAST_PARTS:
            yield section, own


def projects_of(document: Document) -> Mapping[str, Project]:
    """Return the project that each part of such a text is about, by the id of its section."""
    found: dict[str, Project] = {}
    for section, parts in _texts(document):
        outline = next(part for part in parts if _OUTLINE.fullmatch(squeeze(part.title)))
        said = Span(outline.heading.end, outline.span.end).of(document.text)
        if name := named_in(squeeze(section.title), squeeze(said)):
            argued = [part.span for part in parts if _ARGUES.fullmatch(squeeze(part.title))]
            for one in document.sections:
                if section.span.start <= (at := one.heading.start) < section.span.end:
                    found[one.section_id] = Project(name, any(part.start <= at < part.end for part in argued))
    return found
