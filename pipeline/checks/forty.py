"""How many of the indicators that a reviewer looks for a report discloses."""

from pipeline.checks.report import Report
from schemas.word_lists import rows

_FILE = "checks/forty.csv"


def count_disclosed(report: Report) -> int:
    """Return how many of the indicators of schemas/data/checks/forty.csv have a value, or a zero, for any period."""
    stated = {
        row["indicator"] for row in report.rows("indicators") if row["basis"] in ("actual", "execution", "budget")
    }
    return sum(any(code in stated for code in codes.split("|")) for _, codes in rows(_FILE, "name", "codes"))
