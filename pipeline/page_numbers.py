"""Page numbers as they are written for people."""

from collections.abc import Iterable


def page_runs(pages: Iterable[int], most: int | None = None) -> str:
    """Write page numbers short: 3-5, 9. After the first `most` runs comes …, where any are left."""
    runs: list[list[int]] = []
    for page in sorted(set(pages)):
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    shown = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs[:most])
    return f"{shown} …" if len(runs[:most]) < len(runs) else shown
