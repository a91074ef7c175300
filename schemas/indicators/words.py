"""Word classes of aliases: {员工}总数 stands for 员工总数, 职工总数 and so on; {人数?} may also be left out."""

import re
from collections.abc import Iterator, Mapping

_CLASS = re.compile(r"\{(?P<name>[^{}?]+)(?P<may>\?)?\}")
_MOST = 4000  # spellings of one alias; more is a slip of the pen


def spell_out(phrase: str, words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return every spelling of an alias with word classes. Raises ValueError for an unknown class."""
    match = _CLASS.search(phrase)
    if match is None:
        return (phrase,)
    found = tuple(dict.fromkeys(_spellings(match, words)))
    if len(found) > _MOST:
        raise ValueError(f"{phrase} has more than {_MOST} spellings")
    return found


def _spellings(match: re.Match[str], words: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    phrase = match.string
    for word in _class_of(match, words):
        yield from spell_out(phrase[: match.start()] + word + phrase[match.end() :], words)


def _class_of(match: re.Match[str], words: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if match["name"] not in words:
        raise ValueError(f"no word class {{{match['name']}}}; there are: {', '.join(words)}")
    return words[match["name"]] + (("",) if match["may"] else ())


def as_pattern(source: str, words: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Compile a pattern in which {员工} stands for any word of the class. Raises ValueError or re.error."""
    while match := _CLASS.search(re.sub(r"\{\d*,?\d*\}", lambda m: "<" * len(m[0]), source)):
        spelled = "|".join(map(re.escape, sorted(_all(match, words), key=len, reverse=True)))
        source = f"{source[: match.start()]}(?:{spelled}){'?' if match['may'] else ''}{source[match.end() :]}"
    return re.compile(source, re.IGNORECASE)


def _all(match: re.Match[str], words: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    if match["name"] not in words:
        raise ValueError(f"no word class {{{match['name']}}}; there are: {', '.join(words)}")
    for word in words[match["name"]]:
        yield from spell_out(word, words)
