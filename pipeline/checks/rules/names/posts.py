"""One post has one person, and one person one post.

A post at the head of the unit with two names.
A person with two offices: 公司纪委书记佟立秋 where the table has 佟立秋 | 工会主席 and another one as 纪委书记; 局长 and 副局长.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.checks.aligned import place_in
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

_CHIEF = "局长|主任|院长|校长|馆长|所长|站长|总经理|董事长|行长|厂长|社长"
_HEAD = re.compile(rf"(?:党(?:委|组|总支|支部|工委)书记)?、?(?:{_CHIEF})?(?:、党(?:委|组|总支|支部)书记)?")
_BEFORE_POST = re.compile(r"原|前任|时任|曾任|接替|调任|任命|聘任|免去|退休|历任|接任|继任|卸任")
# By the end of its name, the post at the head of a unit that has it but once.
_OF_KIND = {"馆": "馆长", "局": "局长", "院": "院长", "大学": "校长", "学校": "校长", "中学": "校长", "小学": "校长",
            "公司": "董事长", "集团": "董事长", "银行": "行长", "厂": "厂长"}  # fmt: skip
_OWN_POST = re.compile(r"(?:^|[，,。；;：:由]|[本我][局院校馆厂行]|公司|集团)$")


@as_check(
    "two names for one post",
    "the post at the head of the unit has one name in a report",
    kind="conflict",
    grade=HINT,
    needs="entities statements documents",
    idle="the report is no 社会责任报告, nobody signs it with a post, the post may be that of another unit, or the sentence tells of a change",
    examples=(
        "@short=档案中心\n档案中心党总支书记、主任周明轩签发本报告。\n档案中心成立领导小组，由党总支书记、主任何建平任组长。",
        "@org=云溪市档案馆\n云溪市档案馆馆长周明轩签发本报告。\n馆长何建平任社会责任工作领导小组组长。",
    ),
    counter_examples=(
        "@short=档案中心\n档案中心党总支书记、主任周明轩签发本报告。\n档案中心成立领导小组，由党总支书记、主任周明轩任组长。",
        "@org=云溪市档案馆\n云溪市档案馆馆长周明轩签发本报告。\n长桥区图书馆馆长何建平来馆交流。",
        "@org=云溪市档案馆\n云溪市档案馆馆长周明轩签发本报告。\n原馆长何建平退休。",
    ),
)
def check_posts(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each pair of persons with one post that only one can hold."""
    for role, people in _holders(report).items() if report.of_its_year else ():
        first, *others = people.values()
        if not others:
            yield holds(first)
        for other in others:
            yield fails("post", first, other, role=role, first=first["name"], other=other["name"])


def _holders(report: Report) -> Mapping[str, Mapping[str, Row]]:
    """Return by post the persons who hold it, each with the first mention."""
    org = str(report.document["org"] or "")
    own = next((post for ending, post in _OF_KIND.items() if org.endswith(ending)), None)
    holders: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in report.rows("entities"):
        role = row["role"] or ""
        if row["kind"] != "PERSON" or _BEFORE_POST.search(report.sentence_of(row)):
            continue
        if ("、" in role and _HEAD.fullmatch(role)) or (role == own and is_own(row, role, report)):
            holders[role].setdefault(row["canonical"], row)
    return holders


def is_own(row: Row, role: str, report: Report) -> bool:
    """Whether the post is that of the unit itself: its name, 本馆 or nothing stands before it."""
    sentence = report.statement_by_id.get(row["statement_id"] or "")
    if sentence is None:
        return False
    before = str(sentence["text"][: place_in(sentence, row)])
    lead = before[: before.rfind(role)] if role in before else ""
    names = tuple(name for name in (report.document["org"], report.document["org_short"]) if name)
    return role in before and bool(_OWN_POST.search(lead) or lead.endswith(names))


_LEAD = "党委|党组|党总支|党支部|党工委|纪委|团委|工会|监事会|董事会|理事会"
_CORE = (
    "书记|主席|董事长|监事长|理事长|总经理|总裁|行长|局长|院长|校长|馆长|所长|站长|厂长|社长|主任|秘书长|秘书"
    "|总会计师|总工程师|总经济师|总审计师|财务总监|财务负责人"
)
_ONE = rf"(?:{_LEAD})?(?:常务|执行)?副?(?:{_CORE})"
_POST = re.compile(rf"(?P<lead>{_LEAD})?(?:常务|执行)?(?P<deputy>副)?(?P<core>{_CORE})")
_OWN_OFFICE = "公司|集团|[本我全该][局院校馆行厂所站司]|中心|学校|医院"
# What may stand before a post that is one of the unit itself.
_BEFORE_OFFICE = r"(?:^|(?<=[，,。；;：:、由及和与（(“”）)\s●◆■▪◇·—-])|(?<=公司)|(?<=集团)|(?<=[本我全该][局院校馆行厂所站司])|(?<=中心)|(?<=学校)|(?<=医院))"
_SAID = re.compile(rf"{_BEFORE_OFFICE}(?P<posts>{_ONE}(?:[、兼]{_ONE})*)[：:]?(?=(?P<name>[㐀-鿿]{{2,4}}))")
CHANGED = re.compile(
    "原|前任|时任|曾任|接[替任]|[调升转离现卸继历]任|任命|任免|聘任|聘请|选举|选任|当选|提名|增补|免去|退休|辞[去职任]|换届|变动|变更|到龄|挂职|代理|兼任"
)
_POSTS_HEAD, _NAME_HEAD = ("职务", "职位", "行政职务", "现任职务", "担任职务", "单位职务"), ("姓名", "名字")


class _Post(NamedTuple):
    """An office: 党委 | 副 | 书记."""

    lead: str
    deputy: bool
    core: str

    def is_one(self, other: "_Post") -> bool:
        """Whether two names may be those of one office, 副 aside."""
        return self.core == other.core and (self.lead == other.lead or not self.lead or not other.lead)


class _Held(NamedTuple):
    """Where a person stands with offices."""

    row: Row
    posts: frozenset[_Post]
    others: bool  # offices that are not in the list of those looked at
    listed: bool  # in a table, which gives all offices


def read_posts(words: str) -> tuple[frozenset[_Post], bool]:
    """Return the offices of some words, and whether there are others."""
    found, others = set[_Post](), False
    for piece in re.split("[、，,/；;兼和及]", re.sub(f"^(?:{_OWN_OFFICE})", "", words)):
        one = _POST.fullmatch(piece)
        if one:
            found.add(_Post(one["lead"] or "", bool(one["deputy"]), one["core"]))
        others = others or not one
    return frozenset(found), others


@as_check(
    "person in two offices",
    "one person holds one office wherever it is told: no 纪委书记 in the text who is 工会主席 in the table that has another 纪委书记, no 局长 who is 副局长 elsewhere",
    kind="conflict",
    grade=HINT,
    needs="entities statements tables",
    idle="nobody stands twice with an office of the unit, the two do not exclude each other, or the report tells of a change",
    examples=(
        "公司纪委书记段小禾撰写的报告获奖。\n| 姓名 | 职务 |\n| 段小禾 | 工会主席 |\n| 卜承远 | 党委委员、纪委书记 |",
        "局长贺知秋主持会议。\n副局长贺知秋带队走访慰问。",
        "党委书记、院长卜一鸣，总会计师段小禾出席。\n总会计师卜一鸣作财务报告，党委书记、院长卜一鸣讲话。",
        "校长祁连山致辞。\n| 姓名 | 职务 |\n| 祁连山 | 副校长 |\n| 卜承远 | 校长 |",
        "党委副书记段小禾讲授党课。党委书记段小禾到联系点调研。",
        "总经济师段小禾获评领军人才。\n| 姓名 | 职务 |\n| 段小禾 | 总工程师 |\n| 卜承远 | 安全总监 |",
    ),
    counter_examples=(
        "公司工会主席段小禾撰写的报告获奖。\n| 姓名 | 职务 |\n| 段小禾 | 工会主席 |\n| 卜承远 | 党委委员、纪委书记 |",
        "局长贺知秋主持会议。\n局长贺知秋带队走访慰问。",
        "5月，副局长贺知秋接任局长。\n局长贺知秋主持会议。",
        "城东支行行长段小禾获评先进。\n| 姓名 | 职务 |\n| 段小禾 | 工会主席 |\n| 卜承远 | 行长 |",
        "党委副书记、院长段小禾主持。院长段小禾讲话。",
        "| 姓名 | 职务 |\n| 段小禾 | 董事长、总经理 |\n总经理段小禾签署。",
        "| 姓名 | 职务 | 组内分工 |\n| 段小禾 | 总经理 | 组长 |\n| 卜承远 | 副总经理 | 副组长 |\n组长段小禾主持。",
    ),
)
def check_offices(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each person who stands twice with an office."""
    held = _held(report)
    holders: dict[_Post, set[str]] = defaultdict(set)
    for name, places in held.items():
        for place in places:
            for post in place.posts:
                holders[post].add(name)
    for name, places in held.items():
        wrong = _apart(name, places, holders)
        if wrong:
            one, post, other = wrong
            yield fails("office", one.row, other.row, said=name, first=write_post(post), other=_words(other),
                        page=other.row["page"])  # fmt: skip
        elif len(places) > 1:
            yield holds(places[0].row, places[1].row)


def _apart(name: str, places: Sequence[_Held], holders: Mapping[_Post, set[str]]) -> tuple[_Held, _Post, _Held] | None:
    """Return where a person has an office, the office, and where one that excludes it."""
    for one, other in itertools.permutations(places, 2):
        for post in sorted(one.posts - other.posts) if other.posts else ():
            alone = not post.deputy and post.core != "秘书" and _stands_once(post, places)
            if _excludes(other, post, of_another=alone and bool(holders[post] - {name})):
                return one, post, other
    return None


def _excludes(held: _Held, post: _Post, *, of_another: bool) -> bool:
    """Whether who holds some offices does not hold a post, which may be that of another one."""
    near = {known.deputy for known in held.posts if known.is_one(post)}
    if not near and of_another:
        return True
    return bool(near and post.deputy not in near) or (not held.others and held.listed and _are_apart(post, held.posts))


# Offices that hardly one person holds together where a table gives but one of them.
_SOLE_OFFICE = ("总工程师", "总会计师", "总经济师", "总审计师", "工会主席", "纪委书记", "总经理")


def _are_apart(post: _Post, posts: frozenset[_Post]) -> bool:
    return write_post(post) in _SOLE_OFFICE and all(write_post(one) in _SOLE_OFFICE for one in posts)


def _stands_once(post: _Post, places: Sequence[_Held]) -> bool:
    return sum(post in place.posts for place in places) == 1


def write_post(post: _Post) -> str:
    """Return the words of an office: 党委副书记."""
    return f"{post.lead}{'副' if post.deputy else ''}{post.core}"


def _words(held: _Held) -> str:
    return "、".join(sorted(map(write_post, held.posts)))


def _held(report: Report) -> Mapping[str, Sequence[_Held]]:
    """Return by name where persons stand with an office of the unit; nobody of whom a change is told."""
    found: dict[str, list[_Held]] = defaultdict(list)
    for name, row, words in _listed(report):
        posts, others = read_posts(words)
        found[name].append(_Held(row, posts, others, listed=True))
    known = {squeeze(row["name"]) for row in report.rows("entities") if row["kind"] == "PERSON"} | set(found)
    changed = set[str]()
    for row in report.rows("statements"):
        text = squeeze(row["text"])
        if CHANGED.search(text):
            changed |= {name for name in known if name in text}
            continue
        for said in _SAID.finditer(text):
            said_name = next((said["name"][:size] for size in (4, 3, 2) if said["name"][:size] in known), None)
            if said_name:
                found[said_name].append(_Held(row, *read_posts(said["posts"]), listed=False))
    changes = [cell["text"] for cell in report.rows("tables") if CHANGED.search(cell["text"])]
    changed |= {name for name in found if any(name in text for text in changes)}
    return {name: places for name, places in found.items() if name not in changed}


def _listed(report: Report) -> Iterator[tuple[str, Row, str]]:
    """Yield the names of tables of names and offices, each with its cell and the words of its office."""
    for cells in report.by_table.values():
        heads = {squeeze(c["text"]): c["column"] for c in cells if c["is_header"] or c["row"] == 0}
        names = next((heads[head] for head in _NAME_HEAD if head in heads), None)
        posts = next((heads[head] for head in _POSTS_HEAD if head in heads), None)
        if names is None or posts is None:
            continue
        words = {c["row"]: squeeze(c["text"]) for c in cells if c["column"] == posts}
        for cell in cells:
            if cell["column"] == names and cell["row"] in words and not CHANGED.search(words[cell["row"]]):
                yield squeeze(cell["text"]), cell, words[cell["row"]]
