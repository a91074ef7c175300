"""Labels of rows without what only numbers or marks them."""

import re

from extractors.outline import bare_title
from extractors.text.characters import CLOSE, COLON, OPEN


def bare_label(text: str) -> str:
    """Return a row label without number, leading dashes, 其中： and footnote marks."""
    words = re.sub(rf"^(?:[-—–·]+|其中{COLON}|[加减]{COLON})", "", bare_title(text))
    return re.sub(
        rf"[*＊①-⑩]$|[\[［〔【](?:注?[0-9]{{1,2}})[\]］〕】]$|{OPEN}?注[0-9]{{1,2}}{CLOSE}?$|(?<=[一-鿿])[0-9]$",
        "",
        words.strip(),
    )
