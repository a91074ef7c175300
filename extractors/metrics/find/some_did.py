"""A rule of metrics for some of a whole, who are told by what they did or what was done to them: 队员里有839人住校."""

import re

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean
from extractors.metrics.cut.predicates import may_act
from extractors.metrics.cut.words import endings_of, is_verb
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.find.some_of import AMONG, INSIDE, NEXT_OF_THEM
from extractors.metrics.steps import BEHIND, BESIDE, COUNTED
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS

# 被拘留, 集中供养, 自愿搬迁: all that the clause says of them
_DID = re.compile(rf"(?P<did>[^{CLAUSE_ENDS}：、0-9的是]{{2,8}})(?=[{CLAUSE_ENDS}]|$)")
_SAID_MORE = re.compile("^(?:已经?|均|都|先后|陆续)+")
_OTHERWISE = endings_of("read_otherwise")
_THEY = endings_of("person", "person_end", "member_end")


def _deed(so_far: SoFar, at: int) -> str:
    """Return what the clause of a quantity says that those did whom it counts, with no thing it was done to."""
    told = _DID.match(so_far.text, so_far.figures[at].span.end)
    did = _SAID_MORE.sub("", told["did"]) if told else ""
    tokens = so_far.words(did) if did else ()
    if not tokens or did.startswith(_OTHERWISE) or did.endswith("了"):
        return ""
    passive = tokens[0].text in ("被", "遭", "受")
    if tokens[0].text == "被" and len(tokens) == len(("被", "deed")) and did[1] not in "评授选":
        return did  # 被|转院, whatever a dictionary takes that for
    last = tokens[-1]
    acts = is_verb(last) or may_act(last)
    manner = all(token.flag[0] in "vdabx" for token in tokens[:-1])
    return did if len(did) > 1 and acts and (passive or manner) else ""


@as_rule(
    "some of whom it is told",
    "船员里有26人集中培训, 乘客中7人被救起: those of a whole are told by what they did or what was done to them",
    step=BESIDE,
    at=BEHIND,
    needs="里中",
    of=COUNTED,
    says="words behind",
    examples=(
        "860名船员里有⟨26人⟩集中安置。 → 集中安置的船员",
        "落水游客中⟨7人⟩被救起，2人被送医。 → 被救起的落水游客",
        "落水游客中7人被救起，⟨2人⟩被送医。 → 被送医的落水游客",
        "36艘渔船中⟨9艘⟩被拖回。 → 被拖回的渔船",
        "68名病员中⟨5人⟩被转院。 → 被转院的病员",
    ),
    counter_examples=(
        "讲解员中19名是退休教师。",
        "活动中26人获奖。",
        "水厂中26人参加培训。",
        "研讨中26人发言热烈。",
    ),
    source="argued: a group is parted by what became of its members",
)
def did_of_them(so_far: SoFar, around: Around) -> Measured | None:
    """Read those of a whole by what they did, or what was done to them."""
    did = _deed(so_far, around.at)
    if not did:
        return None
    if told := so_far.told_by(did_of_them.name):
        before = _DID.match(so_far.text, so_far.figures[around.at - 1].span.end)
        alike = so_far.figures[around.at - 1].unit == around.figure.unit
        if before and alike and NEXT_OF_THEM.fullmatch(so_far.text, before.end(), around.figure.span.start):
            return Measured(f"{did}的{(told.metric or '').rpartition('的')[2]}", told.subject)
    among = AMONG.search(around.left.rstrip())
    if among is None:
        return None
    alike = around.at > 0 and so_far.figures[around.at - 1].unit in (around.figure.unit, *forms.PERSON_UNITS)
    whole = INSIDE.sub("", (so_far.found[-1].metric or "") if alike else "")
    of = whole if whole and (among["of"] in whole or not among["of"]) else among["of"]
    tokens = so_far.words(of) if of else ()
    people = around.figure.unit in forms.PERSON_UNITS
    named = tokens and tokens[-1].flag[0] in "nxjl" and not may_act(tokens[-1])
    held = named and (bool(whole) or (people and of.endswith(_THEY)))
    return Measured(clean(f"{did}的{of}"), around.subject) if held else None
