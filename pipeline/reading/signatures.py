"""Signatures: a post in the type of the text and the name of who signs in larger or script type beside it, one line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.identity.words import any_word
from extractors.names.persons import could_be_name
from extractors.nlp import dictionary
from schemas.page import Line
from schemas.text import Box, squeeze

_NAME = re.compile(r"[一-鿿]{2,4}")
_POST = re.compile(rf"[^。！？；，]{{0,28}}{any_word('signing')}(?:[（(]签[名字章署][)）])?[：:]?")
_APART = 4.0  # sizes between a post and its name at most
_SHARED = 0.5  # of the smaller one's height that they share


def _is_name(line: Line) -> bool:
    text = squeeze(line.text)
    return bool(_NAME.fullmatch(text)) and could_be_name(text, dictionary())


def _stands_before(post: Line, name: Line) -> bool:
    """Whether a line stands at the left of another, at the same height and near to it."""
    one, other = post.box, name.box
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    near = 0 <= other.x0 - one.x1 <= _APART * max(post.size, name.size)
    return near and shared >= _SHARED * min(one.bottom - one.top, other.bottom - other.top)


def _joined(post: Line, name: Line) -> Line:
    gap = Box(post.boxes[-1].x1, post.top, name.left, post.boxes[-1].bottom)
    sure = (*post.confidences, 1.0, *name.confidences) if post.confidences and name.confidences else ()
    return replace(post, text=f"{post.text} {name.text}", boxes=(*post.boxes, gap, *name.boxes), confidences=sure)


def join_signatures(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Make one line of a post and a name in another size that stand side by side: 党委书记、董事长 | 闻笛.

    Left alone: a name by itself (a heading may be one), words behind a post that are no name.
    """
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        for post, name in ((last, line), (line, last)):
            if post and name and _is_name(name) and _POST.fullmatch(squeeze(post.text)) and _stands_before(post, name):
                found[-1] = _joined(post, name)
                break
        else:
            found.append(line)
    return tuple(found)
