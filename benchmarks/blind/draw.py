"""Draw the pages that are labelled, by kind of report and with a fixed seed.

python -m benchmarks.blind.draw

A stratum is a part of one report, or of several reports of one kind; annual reports have two, what is told and the
accounts, and some strata take only pages where many numbers stand right before a unit, so that prose with quantities is
not left to chance. Covers, contents pages, and pages with next to no text are not drawn, but for a report that is
nothing else. A page drawn for one part is never drawn for a later one. What the program makes of a page has no say.
"""

import random
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REAL = Path(__file__).parents[2].parent / "shared" / "corpus" / "real"
SEED = 20261126
_FEWEST_LETTERS = 150
_MOST_LEADERS = 8
_FIGURE = re.compile(
    r"[0-9][0-9,.]*\s?(?:[%％个名人家项件次亿万元股倍例剂支场户年期]|平方米|百分点)(?!\s*[0-9]{1,2}\s*月)"
)
_AWARDS = "荣获|荣誉|称号|获奖|被评为|获评|入选|[一二三]等奖|先进"
_PERSONS = "先生|女士|独立董事|监事|总经理"
_ZERO = "零事故|未发生|无重大|没有发生|为零"
_LEADER = re.compile(r"(?:\.{4,}|…{2,}|(?:· ?){4,})")


@dataclass(frozen=True)
class Stratum:
    """So many pages of some reports, from a share of each report's length to another.

    `figures` is how many numbers before a unit a page must have at least, `often` how often it has one of `words`,
    `letters` how many letters and digits it has; the first `covers` pages of a report are passed over.
    """

    reports: tuple[str, ...]
    pages: int
    start: float = 0.0
    end: float = 1.0
    figures: int = 0
    words: str = ""
    often: int = 0
    letters: int = _FEWEST_LETTERS
    covers: int = 1


STRATA = {
    "open": (
        Stratum(("baike-annual-2024",), 2, 0.03, 0.45),
        Stratum(("baike-annual-2024",), 1, 0.45, 1.0),
        Stratum(("hitgen-annual-2024",), 2, 0.03, 0.45),
        Stratum(("hitgen-annual-2024",), 1, 0.45, 1.0),
        Stratum(("sz-energy-annual-2016",), 2, 0.03, 0.35),
        Stratum(("sz-energy-annual-2016",), 1, 0.35, 1.0),
        Stratum(("baike-summary-2023",), 2),
        Stratum(("plumb-neelectric-2018q1",), 2),
        Stratum(("pingan-bank-csr-2021",), 3),
        Stratum(("putuo-finance-final-2024", "putuo-socialwork-final-2024"), 2),
        Stratum(("putuo-welfare-budget-2024",), 1),
        Stratum(("suqian-compare-2023v2024",), 2),
        Stratum(("mineru-research-report",), 1),
        Stratum(("baike-annual-2024",), 2, 0.03, 0.45, 12),
        Stratum(("hitgen-annual-2024",), 1, 0.03, 0.45, 12),
        Stratum(("sz-energy-annual-2016",), 1, 0.03, 0.35, 12),
        Stratum(("pingan-bank-csr-2021",), 2, 0.1, 1.0, 12),
        Stratum(("putuo-finance-final-2024", "putuo-socialwork-final-2024"), 1, 0.0, 1.0, 12),
        Stratum(("baike-summary-2023",), 1, 0.0, 1.0, 8),
        Stratum(("baike-annual-2024", "hitgen-annual-2024", "sz-energy-annual-2016"), 1, words=_AWARDS, often=2),
        Stratum(("pingan-bank-csr-2021",), 2, words=_AWARDS, often=2),
    ),
    "aside": (
        Stratum(("baike-annual-2022",), 3, 0.03, 0.5, 12),
        Stratum(("baike-annual-2022",), 2, 0.03, 0.5),
        Stratum(("baike-annual-2022",), 2, 0.5, 1.0),
        Stratum(("hitgen-summary-2022",), 2, 0.0, 1.0, 8),
        Stratum(("hitgen-summary-2022",), 1),
        Stratum(("hitgen-summary-2023",), 2, 0.0, 1.0, 8),
        Stratum(("hitgen-summary-2023",), 1),
        Stratum(("shanghai-finance-budget-2025",), 3),
        Stratum(("baike-annual-2022",), 3, 0.03, 0.5, 12),
        Stratum(("hitgen-summary-2022", "hitgen-summary-2023"), 2, 0.0, 1.0, 8),
        Stratum(("shanghai-finance-budget-2025",), 1, 0.0, 1.0, 8),
        Stratum(("baike-annual-2022",), 2, words=_PERSONS, often=10),
    ),
    "held": (
        Stratum(("baike-annual-2022",), 2, 0.03, 0.5, 12),
        Stratum(("baike-annual-2022",), 1, 0.5, 1.0),
        Stratum(("baike-annual-2024",), 2, 0.03, 0.45, 12),
        Stratum(("baike-annual-2024",), 1, 0.45, 1.0),
        Stratum(("hitgen-annual-2024",), 2, 0.03, 0.45, 12),
        Stratum(("hitgen-annual-2024",), 1, 0.45, 1.0),
        Stratum(("sz-energy-annual-2016",), 2, 0.03, 0.35, 12),
        Stratum(("sz-energy-annual-2016",), 1, 0.35, 1.0),
        Stratum(("hitgen-summary-2022",), 1),
        Stratum(("hitgen-summary-2023",), 1),
        Stratum(("baike-summary-2023",), 1),
        Stratum(("shanghai-finance-budget-2025",), 1),
        Stratum(("putuo-finance-final-2024",), 1, 0.0, 1.0, 8),
        Stratum(("putuo-welfare-budget-2024",), 1),
        Stratum(("pingan-bank-csr-2021",), 3, 0.1, 1.0, 8),
        Stratum(("pingan-bank-csr-2021",), 2, 0.03),
        Stratum(("plumb-neelectric-2018q1",), 1),
        Stratum(("plumb-feida-2015-ocrlayer",), 1, letters=100),
        Stratum(("suqian-compare-2023v2024",), 1),
        Stratum(("mineru-research-report",), 1),
        Stratum(("plumb-anli-issue842",), 1, letters=50, covers=0),
        Stratum(
            ("baike-annual-2022", "baike-annual-2024", "hitgen-annual-2024", "sz-energy-annual-2016"),
            2,
            words=_AWARDS,
            often=1,
        ),
        Stratum(("pingan-bank-csr-2021",), 1, words=_AWARDS, often=2),
        Stratum(("baike-annual-2024", "hitgen-annual-2024", "sz-energy-annual-2016"), 2, words=_PERSONS, often=8),
        Stratum(
            (
                "baike-annual-2022",
                "baike-annual-2024",
                "hitgen-annual-2024",
                "sz-energy-annual-2016",
                "pingan-bank-csr-2021",
            ),
            3,
            words=_ZERO,
            often=1,
        ),
        Stratum(
            ("baike-annual-2022", "baike-annual-2024", "hitgen-annual-2024", "sz-energy-annual-2016"),
            3,
            words=_ZERO,
            often=2,
        ),
    ),
    "fourth": (
        Stratum(("baike-annual-2022",), 2, 0.03, 0.5, 10),
        Stratum(("baike-annual-2022",), 1, 0.5, 1.0),
        Stratum(("baike-annual-2024",), 2, 0.03, 0.45, 10),
        Stratum(("baike-annual-2024",), 1, 0.45, 1.0),
        Stratum(("hitgen-annual-2024",), 2, 0.03, 0.45, 10),
        Stratum(("hitgen-annual-2024",), 1, 0.45, 1.0),
        Stratum(("sz-energy-annual-2016",), 2, 0.03, 0.35, 10),
        Stratum(("sz-energy-annual-2016",), 2, 0.35, 1.0),
        Stratum(("hitgen-summary-2022", "hitgen-summary-2023", "baike-summary-2023"), 2),
        Stratum(("shanghai-finance-budget-2025", "putuo-welfare-budget-2024", "hongze-gov-info-2023"), 1),
        Stratum(("putuo-finance-final-2024", "putuo-socialwork-final-2024"), 1, 0.0, 1.0, 5),
        Stratum(("wanli-budget-2023", "wanli-budget-2024"), 2),
        Stratum(("pingan-bank-csr-2021",), 1, words=_AWARDS, often=1),
        Stratum(("pingan-bank-csr-2021",), 4, 0.1, 1.0, 5),
        Stratum(("pingan-bank-csr-2021",), 2, 0.03),
        Stratum(("plumb-feida-2015-ocrlayer", "plumb-neelectric-2018q1"), 1, letters=100),
        Stratum(("suqian-compare-2023v2024",), 1),
        Stratum(
            ("baike-annual-2022", "baike-annual-2024", "hitgen-annual-2024", "sz-energy-annual-2016"),
            2,
            words=_AWARDS,
            often=1,
        ),
        Stratum(("baike-annual-2022", "baike-annual-2024", "sz-energy-annual-2016"), 2, words=_PERSONS, often=6),
        Stratum(
            ("baike-annual-2022", "baike-annual-2024", "hitgen-annual-2024", "sz-energy-annual-2016"),
            2,
            words=_ZERO,
            often=1,
        ),
    ),
    "fifth": (
        Stratum(("baike-annual-2022",), 2, 0.03, 0.5, 8),
        Stratum(("baike-annual-2022",), 1, 0.5, 1.0),
        Stratum(("baike-annual-2024",), 2, 0.03, 0.45, 8),
        Stratum(("baike-annual-2024",), 1, 0.45, 1.0),
        Stratum(("hitgen-annual-2024",), 2, 0.03, 0.45, 8),
        Stratum(("hitgen-annual-2024",), 1, 0.45, 1.0),
        Stratum(("sz-energy-annual-2016",), 2, 0.03, 0.35, 8),
        Stratum(("sz-energy-annual-2016",), 2, 0.35, 1.0),
        Stratum(("hitgen-summary-2022", "hitgen-summary-2023", "baike-summary-2023"), 1),
        Stratum(("putuo-finance-final-2024", "putuo-socialwork-final-2024"), 1),
        Stratum(("wanli-budget-2023", "wanli-budget-2024"), 3),
        Stratum(("pingan-bank-csr-2021",), 6, 0.03, 1.0, 3),
        Stratum(("pingan-bank-csr-2021",), 1, words=_AWARDS, often=1),
        Stratum(("plumb-feida-2015-ocrlayer", "plumb-neelectric-2018q1"), 1, letters=100),
        Stratum(("baike-annual-2022", "baike-annual-2024", "sz-energy-annual-2016"), 1, words=_PERSONS, often=5),
        Stratum(
            ("baike-annual-2022", "baike-annual-2024", "hitgen-annual-2024", "sz-energy-annual-2016"),
            3,
            words=_ZERO,
            often=1,
        ),
    ),
}

# The sixth part was drawn by report, not by stratum (`random.seed(20261129)`), from the pages of no earlier part with
# 150 letters or more and no contents; half of each annual report's among those with a dozen numbers before a unit.
# The seventh in the same way (`random.seed(20261130)`), from pages with six such numbers and five sentences or more.
# The eighth in the same way (`random.seed(20261201)`): 20 such pages, and 14 with 25 numbers and few sentences.
# How many pages of each report; which ones stands in its labels.
DRAWN_BY_REPORT = {
    "sixth": {
        "baike-annual-2022": 4,
        "baike-annual-2024": 4,
        "hitgen-annual-2024": 4,
        "sz-energy-annual-2016": 4,
        "pingan-bank-csr-2021": 4,
        "hitgen-summary-2022": 1,
        "hitgen-summary-2023": 1,
        "baike-summary-2023": 1,
        "putuo-finance-final-2024": 2,
        "putuo-socialwork-final-2024": 1,
        "putuo-welfare-budget-2024": 1,
        "wanli-budget-2023": 1,
        "wanli-budget-2024": 1,
        "suqian-compare-2023v2024": 2,
        "plumb-neelectric-2018q1": 2,
        "hongze-gov-info-2023": 1,
        "shanghai-finance-budget-2025": 1,
    },
    "seventh": {
        "baike-annual-2022": 1,
        "baike-annual-2024": 1,
        "hitgen-annual-2024": 2,
        "hitgen-summary-2022": 1,
        "hitgen-summary-2023": 1,
        "mineru-research-report": 1,
        "pingan-bank-csr-2021": 2,
        "putuo-finance-final-2024": 1,
        "putuo-socialwork-final-2024": 1,
        "shanghai-finance-budget-2025": 1,
        "sz-energy-annual-2016": 1,
        "wanli-budget-2023": 1,
        "wanli-budget-2024": 1,
    },
    "eighth": {
        "baike-annual-2022": 3,
        "baike-annual-2024": 4,
        "hitgen-annual-2024": 5,
        "hitgen-summary-2023": 2,
        "pingan-bank-csr-2021": 3,
        "plumb-neelectric-2018q1": 2,
        "putuo-finance-final-2024": 2,
        "putuo-socialwork-final-2024": 2,
        "putuo-welfare-budget-2024": 1,
        "shanghai-finance-budget-2025": 1,
        "suqian-compare-2023v2024": 1,
        "sz-energy-annual-2016": 4,
        "wanli-budget-2023": 2,
        "wanli-budget-2024": 2,
    },
}


@cache
def read_texts(report: Path) -> list[str]:
    """Return the text of every page."""
    words = ["pdftotext", "-layout", str(report), "-"]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.split("\f")[:-1]


def is_drawable(text: str, stratum: Stratum) -> bool:
    """Whether a page has text of its own and what the stratum asks for, and is no contents page."""
    letters = sum(character.isalnum() for character in text)
    enough = letters >= stratum.letters and len(_FIGURE.findall(text)) >= stratum.figures
    told = not stratum.words or len(re.findall(stratum.words, text)) >= stratum.often
    return enough and told and len(_LEADER.findall(text)) < _MOST_LEADERS


def draw_pages(part: str) -> list[tuple[str, int]]:
    """Return report and page (1-based) of all pages of a part, stratum by stratum, none of an earlier part."""
    parts = list(STRATA)
    earlier = {place for one in parts[: parts.index(part)] for place in draw_pages(one)}
    drawn: list[tuple[str, int]] = []
    for number, stratum in enumerate(STRATA[part]):
        pool = []
        for name in stratum.reports:
            texts = read_texts(REAL / f"{name}.pdf")
            first, last = int(stratum.start * len(texts)), int(stratum.end * len(texts))
            pool += [
                (name, page)
                for page in range(max(first, stratum.covers) + 1, last + 1)
                if is_drawable(texts[page - 1], stratum) and (name, page) not in {*earlier, *drawn}
            ]
        drawn += sorted(random.Random(f"{SEED}/{part}/{number}").sample(pool, min(stratum.pages, len(pool))))
    return drawn


def main() -> int:
    """Print the pages of all parts."""
    for part in STRATA:
        for report, page in draw_pages(part):
            print(f"{part}\t{report}\t{page}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
