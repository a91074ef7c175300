"""One person written in two ways, behind one post (工会主席卜一鸣 and 工会主席卜一呜) or, of three characters, without one."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from schemas.text import squeeze

# Posts that a unit gives to one person, or to few of whom no two have nearly one name.
_POST = (
    "董事长|总经理|总裁|行长|局长|主任|院长|校长|馆长|所长|站长|书记|总会计师|总工程师|总经济师|总审计师|财务总监|财务负责人|会计机构负责人|会计主管人员"
    "|董事会秘书|工会主席|主席|理事长|秘书长|法定代表人|责任人|负责人|联系人|组长|队长|班长|劳模|劳动模范|厂长|社长|部长|科长|处长"
)
_HELD = re.compile(rf"(?P<post>{_POST})(?:[（(][^（）()]{{1,12}}[）)])?[：:]?(?:由)?(?P<name>[㐀-鿿]{{2,3}})")
_FORMER = re.compile("原|前任|时任|曾任|接替|调任|任命|聘任|免去|退休|历任|接任|继任|卸任|变更|辞")
_WHOLE = 3  # characters of a name of which one that differs is hardly another person's
_MANY = 3  # times that a person is named from which on nearly the same name, once, is a slip
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
    idle="no person stands behind one post twice, nor three times without one, or the sentence tells of a change",
    examples=(
        "工会主席卜一鸣慰问职工。8月，工会主席卜一鸣到班组送清凉。\n工会主席卜一呜主持职代会。",
        "总会计师贺知秋签署。财务工作由总会计师贺知秋负责。\n总会计师贺秋知出席。",
        "段小禾讲授党课。段小禾带队走访。段小禾获评先进。\n志愿者段小和参加清河行动。",
        "局长段小禾调研。局长段小禾带队督查。\n局长段小和主持会议。",
        "志愿服务队队长祁连山带队。队长祁连山获表彰。\n队长祁莲山说。",
    ),
    counter_examples=(
        "工会主席卜一鸣慰问职工。8月，工会主席卜一鸣到班组送清凉。\n工会主席卜一鸣主持职代会。",
        "工会主席卜一鸣慰问职工。8月，工会主席卜一鸣到班组送清凉。\n工会副主席卜一呜主持职代会。",
        "局长段小禾调研。局长段小禾带队督查。\n原局长段小和退休。",
        "队长祁连山带队。队长祁连山获表彰。\n队长闵连山说。",
        "段小禾讲授党课。段小禾带队走访。段小禾获评先进。\n志愿者段禾苗参加清河行动。",
    ),
)
def check_persons(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each person behind a post, and each name there that is nearly the same."""
    known = dict.fromkeys(squeeze(row["name"]) for row in report.rows("entities") if row["kind"] == "PERSON")
    held = _held(report, known)
    yield from _without_post(report, known)
    for names in held.values():
        often = [name for name, rows in names.items() if len(rows) >= _OFTEN and name in known]
        for name in often:
            yield holds(names[name][0])
            for other, rows in names.items():
                if len(rows) == 1 and _is_near(name, other):
                    first = names[name][0]
                    yield fails("name_two_ways", rows[0], first, said=other, other=name, page=first["page"])


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
        often = [one for one in known if _is_near(one, name) and text.count(one) >= _MANY]
        if often and text.count(name) == 1 and not _HELD.search(text[: text.find(name)][-8:] + name):
            first = next(one for one in rows if squeeze(one["name"]) == often[0])
            yield fails("name_two_ways", row, first, said=name, other=often[0], page=first["page"])


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
