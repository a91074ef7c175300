"""The verbs that announce an award, for all who read what they announce or pass it over."""

from schemas.word_lists import rows


def award_verbs() -> tuple[tuple[str, ...], ...]:
    """Return each verb of the list with its form and strength: 荣获, win, sure."""
    return rows("honours/verbs.csv", "verb", "form", "strength")
