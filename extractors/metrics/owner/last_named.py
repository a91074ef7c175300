"""Who and what a paragraph named last: the one memory that rules ask which take it up (该公司, 其, 该项目, 项目).

It is read from the end: the clause that is nearest decides, and a new subject ends what was named before it.

石桥冷链中标。该公司投资3亿元        → the firm that a clause opens with or tells of
承建宁江大桥，该项目总投资3亿元      → the work or thing whose name ends so, or any work for 项目 and 工程
青江水务投产，其产能3万吨            → the subject of the clause before, firm or work
"""

import re
from collections.abc import Iterator, Sequence

from extractors.metrics.cut.forms import INNER_BRACKETS
from extractors.metrics.cut.words import QUOTED, Token, is_verb, joined, words_of
from extractors.metrics.find.so_far import SoFar
from extractors.metrics.owner.clause_subjects import CLAUSE, is_firm, is_org, names_body, opening, subject_of
from extractors.metrics.owner.things_before import going, object_of_clause
from extractors.names import read_aliases
from extractors.text.characters import CLAUSE_ENDS, MEMBER_ENDS
from extractors.text.own_unit import FIRM_ENDS, company_told, own_word
from extractors.text.word_patterns import any_word, either
from schemas.word_lists import by_use

_REACH = 400  # characters of a paragraph that are looked back
_MEMBER = re.compile(f"[{MEMBER_ENDS}]")
# 记者从|宁江纺织集团|获悉, 据|石桥银行|年报
_SOURCE = re.compile(
    "(?:从|据|如)(?P<who>[^从据如]{2,20}?)(?:处)?(?:获悉|了解到|得知|介绍|消息|公布|披露|透露|发布|[年季中半]*[年季]?报)"
)
_FIRM_FIRST = re.compile(
    rf"(?P<name>[^{CLAUSE_ENDS}：、的了是为和与及对向在0-9%“”]{{2,30}}?(?:{FIRM_ENDS}))"
    "(?!有限|股份|责任|控股|公司|集团|[的章持、和与及等])"
)
_ANY_FIRM = frozenset({"公司", "企业"})
_FIRM_END = re.compile("(?:公司|集团|企业|厂|股份|控股|国际)$")  # whom 该公司 may take up; not 青江银行, 青江局
_TWO = re.compile("[、与和及由被到为对向]")
# another firm, or one that something is done to: which of the two 该公司 is stays open
_OTHER_FIRM = re.compile("(?<![本我母子])公司|集团|银行|[分支]行|合作社|基金(?!会)|信托")
_ON_ANOTHER = re.compile(any_word("metrics/told_beside.csv", "on_another"))
_ANY_WORK = frozenset({"项目", "工程"})
_WORKS = either({*words_of("taken_up"), *by_use("metrics/topics.csv")["works"]})
_WORK = re.compile(f"{_WORKS}(?:[一二三四五六]期)?$")
_NO_WORK = re.compile(f"{any_word('metrics/topics.csv', 'works_not')}$")
_BEGUN = re.compile(any_word("metrics/told_beside.csv", "begun", "takes_on"))
_TWO_WORKS = re.compile("[、与和及]")
_WITH = re.compile("[与同向对和]")
_PROPER = frozenset({"ns", "nz", "nr", "nrt", "nt", "x", QUOTED})
_TAKES_ON = words_of("takes_on")


def _clauses(so_far: SoFar, end: int) -> Iterator[str]:
    """Yield the clauses of a paragraph up to a place in the sentence that is read, the last first."""
    told = (so_far.told + so_far.text[:end])[-_REACH:]
    for member in reversed(_MEMBER.split(told)):
        yield from (clause.strip() for clause in reversed(CLAUSE.split(member)) if clause.strip())


def _short(so_far: SoFar, end: int, name: str) -> str:
    """Return the short form that the paragraph gave a name, else the name."""
    text = so_far.told + so_far.text[:end]
    return next((alias.short for alias in read_aliases(text) if alias.kind == "short" and alias.full == name), name)


def _is_alone(so_far: SoFar, name: str, clause: str) -> bool:
    """Whether a clause names one firm and no other body: 石桥冷链|中标; not 税务局对石桥冷链|稽查."""
    tokens = so_far.words(name)
    bodies = any(names_body(joined(tokens[:at])) for at in range(1, len(tokens)))
    acts = any(token.text in words_of("act", "takes", "takes_on") for token in tokens[:-1])
    rest = clause.replace(name, "", 1)
    return not (
        bodies
        or acts
        or _TWO.search(name)
        or _ON_ANOTHER.match(name)
        or _OTHER_FIRM.search(rest)
        or _ON_ANOTHER.search(rest)
    )


def _is_kind(name: str, what: str) -> bool:
    """Whether a firm is called what takes it up: 该行 of 青江银行; 该公司 of no bank, bureau or school."""
    return (_FIRM_END.search(name) is not None or not is_org(name)) if what in _ANY_FIRM else name.endswith(what)


def _firm_of(so_far: SoFar, clause: str) -> str | None:
    """Return the firm that a clause opens with, or that it has its news from."""
    if source := _SOURCE.search(clause):
        return source["who"] if is_firm(so_far.words(source["who"])) else None
    if first := _FIRM_FIRST.match(opening(clause, so_far)):
        return first["name"]
    who = subject_of(clause, so_far, going)
    return who if who and is_firm(so_far.words(who)) else None


def firm_named(so_far: SoFar, end: int, what: str) -> str | None:
    """Return the firm that 该公司, 该行, 该集团 take up, None where the last one named is of another kind or ours."""
    for clause in _clauses(so_far, end):
        if told := company_told(clause, so_far.names):
            return _short(so_far, end, told) if what in _ANY_FIRM or told.endswith(what) else None
        told = _firm_of(so_far, clause)
        if told is None or own_word(told) or any(name in told or told in name for name in so_far.names):
            if _OTHER_FIRM.search(clause) and not own_word(clause):
                return None  # 招引|石桥冷链有限公司|落户
            continue
        if not _is_alone(so_far, told, clause):
            return None
        if _is_kind(told, what):
            return _short(so_far, end, told)
    return None


def _of_kind(so_far: SoFar, clause: str, what: str) -> str:
    """Return the last name of a clause that ends in a word: 中标|石桥冷库项目, 发展|冷链业务."""
    for end in (found.end() for found in reversed(list(re.finditer(re.escape(what), clause)))):
        name = so_far.phrase_before(so_far.clause(INNER_BRACKETS.sub("", clause[:end])))
        if name.endswith(what) and len(name) > len(what) + 1 and name[0] not in "该此这上":
            return name
    return ""


def has_name(tokens: Sequence[Token]) -> bool:
    """Whether words have a name in them, no mere word for a sort of things: 宁江大桥; not 重点项目."""
    return any(token.flag in _PROPER and len(token.text) > 1 for token in tokens)


def _work_of(so_far: SoFar, clause: str) -> str:
    """Return the work with a name of its own that a clause opens or ends with: 宁江大桥|通车, 建设|北山风电场."""
    for name in (
        subject_of(clause, so_far, going) or "",
        object_of_clause(so_far, clause, ""),
        so_far.phrase_before(clause),
    ):
        if _WORK.search(name) and not _NO_WORK.search(name) and has_name(so_far.words(name)):
            return name
    return ""


def thing_named(so_far: SoFar, end: int, what: str, *, bare: bool = False) -> str:
    """Return the thing that 该业务, 该大桥 take up by the end of its name; 项目 and 工程 take up any work.

    A `bare` word takes up what has a name of its own, and nothing once a clause turned to the unit.
    """
    for clause in _clauses(so_far, end):
        name = _of_kind(so_far, clause, what) or (_work_of(so_far, clause) if what in _ANY_WORK else "")
        tokens = so_far.words(name)
        if bare and (own_word(clause) or not has_name(tokens) or not _BEGUN.search(clause.replace(name, "", 1))):
            return ""
        if name:
            return _work_itself(tokens)
    return ""


def _work_itself(tokens: Sequence[Token]) -> str:
    """Return a work without who took it on: 石桥集团|投资|青江冷库项目; nothing where two are named."""
    verbs = [at for at, token in enumerate(tokens[:-1]) if token.text in _TAKES_ON]
    tokens = tokens[verbs[-1] + 1 :] if verbs else tokens
    while len(tokens) > len(("of", "work")) and is_verb(tokens[0]):
        tokens = tokens[1:]  # 新建|石桥 冷库 项目
    name = joined(tokens)
    return "" if _TWO_WORKS.search(name) else name


def _tells_of_more(so_far: SoFar, clause: str, who: str) -> bool:
    """Whether a clause has more than its subject that 其 may take up: 石桥园区|引进 企业; not 青江水务|投产."""
    rest = clause.replace(who, "", 1)
    return _WITH.search(rest) is not None or any(token.flag[0] in "njx" for token in so_far.words(rest))


def subject_named(so_far: SoFar, end: int) -> str | None:
    """Return the firm or work that the clause before tells of, which 其 takes up; None where it tells of two."""
    clause = next(_clauses(so_far, end), "")
    told = company_told(clause, so_far.names)
    who = told or subject_of(clause, so_far)
    if who is None or own_word(who) or (not told and _tells_of_more(so_far, clause, who)):
        return None
    known = is_firm(so_far.words(who)) or (_WORK.search(who) and has_name(so_far.words(who)))
    return _short(so_far, end, who) if known else None
