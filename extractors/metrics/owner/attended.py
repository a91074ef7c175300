"""Rules of metrics for who attends meetings: 监事长和监事会成员列席董事会会议6次，出席股东大会2次."""

import re
from dataclasses import replace

from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, COUNTED
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.times import WHEN_AND_IN_ALL
from extractors.text.word_patterns import any_word

_OFFICE = any_word("metrics/told_beside.csv", "attendant_end")
_DID = "列席|出席"
_DEED = re.compile(_DID)
_MEETING = re.compile("会议?$")
_ATTENDS = re.compile(
    rf"(?:{WHEN_AND_IN_ALL})*(?P<who>[^{CLAUSE_ENDS}：、的0-9]{{0,14}}?{_OFFICE})"
    rf"(?:现场|亲自|应邀|依法|均|共|积极|累计|全年)*(?P<did>{_DID})了?(?P<what>[^{CLAUSE_ENDS}：0-9]{{2,20}})"
)
_GOES_ON = re.compile(rf"(?:{WHEN_AND_IN_ALL})*(?P<did>{_DID})了?[^{CLAUSE_ENDS}：0-9]{{2,20}}")


@as_rule(
    "who attends",
    "监事会成员列席董事会会议6次，出席股东大会2次: who attends is the subject of all that is attended in a row",
    step=ADDED,
    of=COUNTED,
    needs="席",
    examples=(
        "监事长和监事会成员现场列席校务会议⟨8次⟩。 → 列席校务会议, 监事长和监事会成员",
        "园长和保教主任列席校务会议⟨8次⟩。 → 列席校务会议, 园长和保教主任",
        "外部理事现场列席校务会议8次、教务会议⟨6次⟩。 → 列席教务会议, 外部理事",
        "外部理事列席校务会议8次，出席家长代表大会⟨2次⟩。 → 出席家长代表大会, 外部理事",
    ),
    counter_examples=(
        "列席校务会议8次。",
        "全年出席家长代表大会2次。",
        "出席会议的代表36名。",
        "外部理事走访学校8次，出席家长代表大会2次。",
        "外部理事应出席校务会议8次，亲自出席7次。",
    ),
    source="argued: reports on governance tell who attended, then each kind of meeting",
)
def who_attends(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give meetings that somebody attended those as subject."""
    if measured.subject or not measured.metric:
        return None
    own = around.own.strip()
    if told := _ATTENDS.fullmatch(own):
        return replace(measured, metric=told["did"] + told["what"], subject=told["who"])
    last = so_far.found[-1] if so_far.found else None
    if last is None or not last.subject or not _DEED.match(last.metric or ""):
        return None
    if so_far.figures[around.at - 1].unit != around.figure.unit:
        return None
    if around.between[:1] == "，" and _GOES_ON.fullmatch(own):
        return replace(measured, subject=last.subject)
    if around.between[:1] != "、" or around.between[1:].strip() != own or not _MEETING.search(own):
        return None
    did = (last.metric or "")[: len("列席")]
    metric = measured.metric if measured.metric.startswith(did) else did + measured.metric
    return replace(measured, metric=metric, subject=last.subject)
