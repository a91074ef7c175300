"""More time for a report that needs it and gets on: a reading process asks its guard, others have all the time."""

from collections.abc import Callable


class _Guard:
    grant: Callable[[], None] | None = None


def ask_for_time() -> None:
    """Ask for the time that more pages may take; to be called before each that is read by OCR, and every few others."""
    if _Guard.grant:
        _Guard.grant()


def set_guard(grant: Callable[[], None] | None) -> None:
    """Say who grants time in this process."""
    _Guard.grant = grant
