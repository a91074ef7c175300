"""The interval of a share; it loads no module of the project."""

from math import sqrt

_Z = 1.959964  # 95 %


def wilson(right: int, total: int) -> tuple[float, float]:
    """Return the bounds of the share, 0 to 1 where nothing was counted."""
    if not total:
        return 0.0, 1.0
    share, spread = right / total, _Z * _Z / total
    middle = share + spread / 2
    width = _Z * sqrt(share * (1 - share) / total + spread / (4 * total))
    return max(0.0, (middle - width) / (1 + spread)), min(1.0, (middle + width) / (1 + spread))
