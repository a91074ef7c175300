"""One person written in two ways.

Behind one post (工会主席卜一鸣 and 工会主席卜一呜), of three characters without one, or at the head of the unit.
In prose and in a table of names, or with the post that another one of nearly that name holds.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from pipeline.checks.aligned import place_in
from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

POST = (
    "董事长|总经理|总裁|行长|局长|主任|院长|校长|馆长|所长|站长|书记|总会计师|总工程师|总经济师|总审计师|财务总监|财务负责人|主管会计工作负责人|会计机构负责人|会计主管人员"
    "|董事会秘书|工会主席|主席|理事长|秘书长|法定代表人|责任人|负责人|联系人|组长|队长|班长|劳模|劳动模范|厂长|社长|部长|科长|处长"
)
"""Posts that a unit gives to one person, or to few of whom no two have nearly one name."""
# The name is left for what follows: 主管会计工作负责人：卜一鸣会计机构负责人：贺知秋.
_HELD = re.compile(rf"(?P<post>{POST})(?:[（(][^（）()]{{1,12}}[）)])?[：:]?(?:由)?(?=(?P<name>[㐀-鿿]{{2,3}}))")
_FORMER = re.compile("原|前任|时任|曾任|接替|调任|任命|聘任|免去|退休|历任|接任|继任|卸任|变更|辞")
_WHOLE = 3  # characters of a name of which one that differs is hardly another person's
_MANY_NEAR = 3  # times that a person is named from which on nearly the same name, once, is a slip
_OFTEN = 2  # times that the right name stands behind the post


def _is_near(one: str, other: str) -> bool:
    """Whether two names of one surname differ in one character of the given name, or have its characters turned."""
    if len(one) != len(other) or one == other or one[0] != other[0]:
        return False
    places = [at for at in range(len(one)) if one[at] != other[at]]
    return len(places) == 1 or sorted(one) == sorted(other)


@as_check(
    "person in two ways",
    "who holds a post is not named once with another character",
    kind="wording",
    grade=HINT,
    needs="entities statements tables",
    idle="no person stands behind one post twice, behind the bare post of a head once, nor three times without one, or the sentence tells of a change",
    examples=(
        "工会主席卜一鸣慰问职工。8月，工会主席卜一鸣到班组送清凉。\n工会主席卜一呜主持职代会。",
        "总会计师贺知秋签署。财务工作由总会计师贺知秋负责。\n总会计师贺秋知出席。",
        "段小禾讲授党课。段小禾带队走访。段小禾获评先进。\n志愿者段小和参加清河行动。",
        "局长段小禾调研。局长段小禾带队督查。\n局长段小和主持会议。",
        "志愿服务队队长祁连山带队。队长祁连山获表彰。\n队长祁莲山说。",
        "@short=档案中心\n档案中心主任周明轩签发本报告。\n档案中心成立领导小组，由党总支书记、主任周明宣任组长。",
        "@org=云溪市客服中心\n中心主任郝巍和陈枫等陪同慰问。\n中心成立领导小组，由党总支书记、主任郝魏任领导小组组长。",
        "主管会计工作负责人卜一鸣及会计机构负责人（会计主管人员）贺知秋声明。\n主管会计工作负责人：卜一鸣会计机构负责人：贺知秋\n主管会计工作负责人：卜一鸣会计机构负责人：贺知丘",
    ),
    counter_examples=(
        "工会主席卜一鸣慰问职工。8月，工会主席卜一鸣到班组送清凉。\n工会主席卜一鸣主持职代会。",
        "工会主席卜一鸣慰问职工。8月，工会主席卜一鸣到班组送清凉。\n工会副主席卜一呜主持职代会。",
        "局长段小禾调研。局长段小禾带队督查。\n原局长段小和退休。",
        "主管会计工作负责人卜一鸣及会计机构负责人（会计主管人员）贺知秋声明。\n主管会计工作负责人：卜一鸣会计机构负责人：贺知秋\n主管会计工作负责人：卜一鸣会计机构负责人：贺知秋",
        "队长祁连山带队。队长祁连山获表彰。\n队长闵连山说。",
        "@short=档案中心\n档案中心主任周明轩签发本报告。\n档案中心成立领导小组，由党总支书记、主任周明轩任组长。",
        "@short=档案中心\n档案中心主任周明轩签发本报告。\n副主任周明宣任组长。",
        "@org=云溪市客服中心\n中心主任郝巍和陈枫等陪同慰问。\n原主任郝魏退休。",
        "@org=云溪市客服中心\n中心主任郝巍和陈枫等陪同慰问。\n主任郝巍任组长。",
        "@org=云溪市客服中心\n中心主任郝巍和陈枫等陪同慰问。\n儿科主任郝魏出席义诊。",
        "段小禾讲授党课。段小禾带队走访。段小禾获评先进。\n志愿者段禾苗参加清河行动。",
    ),
)
def check_persons(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each person behind a post, and each name there that is nearly the same."""
    known = dict.fromkeys(squeeze(row["name"]) for row in report.rows("entities") if row["kind"] == "PERSON")
    held, told = _held(report, known), set[frozenset[str]]()
    yield from _without_post(report, known)
    for names in held.values():
        often = [name for name, rows in names.items() if len(rows) >= _OFTEN and name in known]
        for name in often:
            yield holds(names[name][0])
            for other, rows in names.items():
                if len(rows) == 1 and _is_near(name, other):
                    told.add(frozenset((name, other)))
                    yield _told(rows[0], names[name][0], other, name)
    for judged, pair in _at_head(report):
        if pair not in told:
            told.add(pair)
            yield judged


def _told(row: Row, first: Row, said: str, right: str) -> Judgement:
    return fails("name_two_ways", row, first, said=said, other=right, page=first["page"])


_CHIEF = "局长|主任|院长|校长|馆长|所长|站长|总经理|董事长|行长|厂长|社长"
# A head that a unit has but once, of the unit itself: nothing, 由, another post or the unit stands before it.
_SOLE_POST = re.compile(rf"(?:^|[，,。；;：:由、\s]|中心|[局院校馆厂行所站]|公司|集团)(?P<post>{_CHIEF}|书记)\s*$")
_GOES_ON = "(?=任|担任|同志|签发|带队|率|出席|主持|陪同|[，,。；;、和及）)]|$)"
_LONGEST = 3  # characters of a name


def _at_head(report: Report) -> Iterator[tuple[Judgement, frozenset[str]]]:
    """Yield the judgement of each person at the head whose post has a like name elsewhere, with the two names."""
    for (post, name), first in _heads(report).items():
        near = re.compile(rf"(?P<name>{re.escape(name[0])}[㐀-鿿]{{{len(name) - 1}}}){_GOES_ON}")
        for row in report.rows("statements"):
            for at in re.finditer(post, row["text"]):
                found = near.match(row["text"], at.end())
                if not found or not _SOLE_POST.search(row["text"][: at.end()]) or _FORMER.search(row["text"]):
                    continue
                if found["name"] == name:
                    yield holds(first, row), frozenset((name,))
                elif _is_near(name, found["name"]):
                    yield _told(row, first, found["name"], name), frozenset((name, found["name"]))


def _heads(report: Report) -> Mapping[tuple[str, str], Row]:
    """Return by post and name the persons behind the bare post of a head, each with the first mention."""
    found: dict[tuple[str, str], Row] = {}
    for row in report.rows("entities"):
        sentence = report.statement_by_id.get(row["statement_id"] or "")
        name = str(row["canonical"] or "")
        if row["kind"] != "PERSON" or sentence is None or not 2 <= len(name) <= _LONGEST:
            continue
        post = _SOLE_POST.search(str(sentence["text"][: place_in(sentence, row)]))
        if post and not any(known == post["post"] and _is_near(seen, name) for known, seen in found):
            found.setdefault((post["post"], name), row)
    return found


def _without_post(report: Report, known: Collection[str]) -> Iterator[Judgement]:
    """Yield a finding for each person of three characters who stands once, and nearly so named often; no post needed."""
    rows = [row for row in report.rows("entities") if row["kind"] == "PERSON" and len(squeeze(row["name"])) == _WHOLE]
    text = (
        "\n".join(squeeze(row["text"]) for name in ("statements", "tables") for row in report.rows(name))
        if rows
        else ""
    )
    for row in rows:
        name = squeeze(row["name"])
        often = [one for one in known if _is_near(one, name) and text.count(one) >= _MANY_NEAR]
        if often and text.count(name) == 1 and not _HELD.search(text[: text.find(name)][-8:] + name):
            first = next(one for one in rows if squeeze(one["name"]) == often[0])
            yield _told(row, first, name, often[0])


_BEFORE = re.compile(
    rf"(?:(?P<weak>[由、])|聘任|聘请|选举|选聘|任命|提名|增补|委派|经理|总裁|董事|监事|委员|代表|会计师|工程师|经济师|秘书|党员|职工|员工|教师|医生|护士|同志|[㐀-鿿][员师手匠]|副?(?:{POST}))$"
)
_BEHIND = re.compile(
    rf"^(?:接替|接任|担任|继任|先生|女士|同志|任|主持|出席|带队|讲|说|被|获|等|、|因|为|当选|兼|率|带领|签|(?P<post>{POST}))"
)


@as_check(
    "person of a list in two ways",
    "who stands in a table of names, or holds a post, is not named elsewhere with another character",
    kind="wording",
    grade=HINT,
    needs="entities statements tables",
    idle="no name of three characters in prose differs in one from a name of a table, or from that of one who holds the same post; two of one table or sentence are two persons",
    examples=(
        "董事会聘任滕若瑜接替副总经理。\n| 姓名 | 职务 |\n| 滕若榆 | 副总经理 |\n| 卜承远 | 财务总监 |",
        "董事长谢知林签署报告。\n12月，村民和谢知琳董事长一起直播带货。",
        "会议由贺秋知主持。\n| 姓名 | 职务 |\n| 贺知秋 | 校长 |\n| 段小禾 | 副校长 |",
        "优秀教师段小和获评先进。\n| 姓名 | 教龄 |\n| 段小禾 | 12 |\n| 卜承远 | 9 |",
        "专职调解员欧阳兰一人调处93件。\n欧阳岚荣获云溪市司法局颁发的“金牌调解员”称号。",
        "选举欧阳岚、卜承元为监事。\n| 姓名 | 职务 |\n| 卜承远 | 监事 |\n| 段小禾 | 监事 |",
    ),
    counter_examples=(
        "董事会聘任滕若榆接替副总经理。\n| 姓名 | 职务 |\n| 滕若榆 | 副总经理 |\n| 卜承远 | 财务总监 |",
        "董事会聘任滕若瑜接替副总经理。\n| 姓名 | 职务 |\n| 滕若榆 | 副总经理 |\n| 滕若瑜 | 财务总监 |",
        "董事长谢知林签署报告。\n12月，村民和谢知琳一起直播带货。",
        "董事会聘任滕若瑜接替滕若榆。\n| 姓名 | 职务 |\n| 滕若榆 | 副总经理 |\n| 卜承远 | 财务总监 |",
        "公司由王建设投资有限公司控股。\n| 姓名 | 职务 |\n| 王建国 | 校长 |\n| 段小禾 | 副校长 |",
    ),
)
def check_listed(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each name of prose that is nearly one of a table, or of one who holds the same post."""
    listed, told = _listed(report), set[frozenset[str]]()
    persons = {squeeze(row["name"]): row for row in report.rows("entities") if row["kind"] == "PERSON"}
    known = {
        name: row for name, row in {**persons, **listed}.items() if len(name) == _WHOLE and _HAN_NEAR.fullmatch(name)
    }
    near = _by_place(known)
    rows = report.rows("statements") if known else ()
    texts = [squeeze(row["text"]) for row in rows]
    whole = "\n".join(texts)
    for row, text in zip(rows, texts, strict=True):
        for right, at in _find_near(text, near):
            other, wrong = known[right], text[at : at + _WHOLE]
            if wrong == right:
                if right in listed:
                    yield holds(row, other)
                continue
            pair = frozenset((right, wrong))
            if right in text or wrong in listed or pair in told or whole.count(wrong) != 1:
                continue
            lead, behind = _BEFORE.search(text[:at]), _BEHIND.match(text[at + _WHOLE :])
            named = behind or (lead and not lead["weak"])
            works = right in persons and lead and not _IS_POST.fullmatch(lead[0])
            held = not _FORMER.search(text) and (works or _shares_post(right, lead, behind, texts))
            if named and (right in listed or held):
                told.add(pair)
                yield _told(row, other, wrong, right)


_HAN_NEAR = re.compile("[㐀-鿿]+")
_IS_POST = re.compile(f"副?(?:{POST})")


def _by_place(names: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return names of three characters by what is nearly theirs: 王建国 by 王建_, 王_国 and 王国建."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in (f"{name[:2]}_", f"{name[0]}_{name[2]}", f"{name[0]}{name[2]}{name[1]}"):
            found[key].append(name)
    return found


def _find_near(text: str, near: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, int]]:
    """Yield each name that stands in a text, or nearly, with its place there."""
    for at in range(len(text) - _WHOLE + 1):
        one = text[at : at + _WHOLE]
        names = [name for key in (f"{one[:2]}_", f"{one[0]}_{one[2]}", one) for name in near.get(key, ())]
        if names and _HAN_NEAR.fullmatch(one):
            yield from ((name, at) for name in dict.fromkeys(names))


def _listed(report: Report) -> Mapping[str, Row]:
    """Return the names that stand in the columns of tables headed so (姓名)."""
    found: dict[str, Row] = {}
    for grid in report.grids:
        columns = {c["column"] for c in grid.cells if squeeze(c["text"]) in ("姓名", "姓 名", "名字")}
        for cell in grid.cells:
            if cell["column"] in columns and squeeze(cell["text"]) != "姓名":
                found.setdefault(squeeze(cell["text"]), cell)
    return found


def _shares_post(name: str, lead: re.Match[str] | None, behind: re.Match[str] | None, texts: Sequence[str]) -> bool:
    """Whether a name stands elsewhere with the post that stands beside another one."""
    post = (behind["post"] if behind else None) or (lead[0] if lead and _IS_POST.fullmatch(lead[0]) else None)
    held = re.compile(f"(?<!副){post}{name}|{name}{post}")
    return bool(post) and any(map(held.search, texts))


def _held(report: Report, known: Collection[str]) -> Mapping[str, Mapping[str, list[Row]]]:
    """Return by post the names behind it, with the sentences and cells in which each stands."""
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in (*report.rows("statements"), *report.rows("tables")):
        text = squeeze(row["text"])
        for at in _HELD.finditer(text) if not _FORMER.search(text) else ():
            lead = text[max(0, at.start() - 1) : at.start()]
            if lead in ("副", "名"):
                continue
            name = next((one for size in (2, 3) if (one := at["name"][:size]) in known), at["name"])
            near = next((one for one in known if _is_near(one, at["name"][: len(one)])), None)
            if name not in known and near:
                name = at["name"][: len(near)]
            found[at["post"]][name].append(row)
    return found
