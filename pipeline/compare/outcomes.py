"""What became of a target: by the figures, by what the report itself says, and where the two disagree."""

from pipeline.compare.spots import Spot
from pipeline.compare.target_words import MET, MISSED, SOONER, stated_outcome
from pipeline.messages import Messages


def outcome_of(
    status: str, spot: Spot | None, note: str | None, say: Messages, *, is_over: bool
) -> dict[str, str | None]:
    """Return `status`, `stated_outcome` and `note` of a target whose status is `status` by the figures.

    What its report says of it (已完成, 提前完成; 未完成 where its year is over) counts where the figures do not tell,
    and is doubted where they say the opposite.
    """
    outcome = stated_outcome(spot) if spot else None
    if outcome is None:
        return {"status": status, "stated_outcome": None, "note": note}
    said = MET if outcome[1] in (MET, SOONER) else MISSED if outcome[1] == MISSED and is_over else None
    if {status, said} == {MET, MISSED}:
        note = say("note.stated_outcome", said=outcome[0])
    return {
        "status": status if status in (MET, MISSED) else said or status,
        "stated_outcome": outcome[0],
        "note": note,
    }
