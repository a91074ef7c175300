"""Labels of rows without what only numbers or marks them."""

import re
from functools import lru_cache

from extractors.outline import bare_title
from extractors.text.characters import CLOSE, CLOSING_BRACKETS, COLON, OPEN

_LEADING = re.compile(rf"^(?:[-—–·]+|其中{COLON}|[加减]{COLON})")
_FOOTNOTE = re.compile(
    rf"[*＊①-⑩]$|[\[［〔【](?:注?[0-9]{{1,2}})[\]］〕】]$|{OPEN}?注[0-9]{{1,2}}{CLOSE}?$|{OPEN}注{CLOSE}$|(?<=[一-鿿])[0-9]$"
    rf"|(?<=[一-鿿%％{CLOSING_BRACKETS}]){OPEN}[0-9]{{1,2}}{CLOSE}(?:[=＝].*)?$"  # 金额（8）, 进度（6）=（4）/（1）
)


@lru_cache(maxsize=1 << 12)  # each cell of a column asks for the same header, each of a row for the same label
def bare_label(text: str) -> str:
    """Return a row label without number, leading dashes, 其中： and footnote marks."""
    return _FOOTNOTE.sub("", _LEADING.sub("", bare_title(text)).strip())
