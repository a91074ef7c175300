"""Half-width punctuation of Chinese prose, read like the full-width one."""

import re
from functools import lru_cache

_HALF = re.compile(r"[,;:!?\".]")
_HAN = re.compile(r"[一-鿿]")
_FULL = str.maketrans(",;:!?", "，；：！？")
# What stands before a mark of Chinese prose, and what stands behind one whatever is before it (12,其中).
_BEFORE = '[一-鿿。，、；：！？“”‘’（）《》〈〉「」『』【】…—％%‰℃)"]'
_BEHIND = r"[一-鿿“‘（《〈「『【(\"]"
_MARK = re.compile(rf"(?:(?<={_BEFORE})|(?<={_BEFORE}\s))[,;:!?](?!//)|[,;:!?](?=\s?{_BEHIND})")
# A full stop ends a sentence: behind a word, a per cent sign or a closing mark, before the next sentence or the end.
# Left alone: 1.5, 一.总则, (3).总则, 目录......3, 附件.docx, and a dot inside a quotation or title (“迎新春.话团圆”).
_STOP = re.compile(
    r"""
    (?P<quoted> [“《「『][^“”《》「」『』\n]{1,60}[”》」』] )
    | (?<=[一-鿿％%‰℃”’）》」』】)'])
      (?<!^[一二三四五六七八九十]) (?<![\s。；;（(第][一二三四五六七八九十]) (?<!十[一二三四五六七八九])
      (?<![0-9一二三四五六七八九十][)）])
      \. (?= \s* (?: $ | [一-鿿0-9“‘（《「『【”’）》」』】()] ) )
    """,
    re.VERBOSE | re.MULTILINE,
)
_QUOTES = re.compile(r'"([^"“”\n]{1,100})"')


@lru_cache(maxsize=1 << 15)  # each reader asks anew for the passages of a long report
def full_width(text: str) -> str:
    """Return a passage with its half-width punctuation as full-width one, one code point for one.

    1. 举办培训12次,参加34人;满意率98.5%. → 举办培训12次，参加34人；满意率98.5%。   2. 获评"文明单位" → 获评“文明单位”
    Left alone: marks inside numbers, times and addresses (1,402, 1:3, 10:30, http://), list markers (1. 一. (3).),
    quotes without their partner, texts without Han; brackets, which may be part of a name: patterns take both widths.
    """
    if not _HALF.search(text) or not _HAN.search(text):
        return text
    folded = _QUOTES.sub(lambda match: f"“{match[1]}”" if _HAN.search(match[1]) else match[0], text)
    folded = _MARK.sub(lambda match: match[0].translate(_FULL), folded)
    return _STOP.sub(lambda match: match["quoted"] or "。", folded)
