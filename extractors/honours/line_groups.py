"""Which parts of a list line tell of their own: 急诊科：先锋号；|护理部：巾帼岗."""

import re
from functools import cache

from extractors.honours.award_phrase import phrase
from extractors.honours.grades import Grade, grade_of
from extractors.honours.printed_beside import pass_over
from extractors.text.characters import any_in_brackets
from extractors.text.word_patterns import award_verbs, either

_PARTED = re.compile("[；;]")
_NOTED = re.compile(any_in_brackets(60) + "$")  # 节水型企业（省水利厅、省住房和城乡建设厅）


@cache
def _tells() -> re.Pattern[str]:
    """What tells that somebody has an award."""
    return re.compile(f"获|被|{either(verb for verb, _, _ in award_verbs())}")


def groups_of(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    """Cut a list line at its semicolons where each group tells of its own.

    1. each has a colon: 急诊科：先锋号；护理部：巾帼岗
    2. a title alone beside what a verb tells: 2020年全省先进集体；李恒获评…
    """
    if not _PARTED.search(text, *span):
        return [span]
    line = phrase(text[slice(*span)])
    groups = line.cut((0, len(line.text)), "；;")
    parted = len(groups) > 1 and all(start < line.until(start, "：:") < end - 1 for start, end in groups)
    mixed = len(groups) > 1 and any(_tells().search(line.text, *group) for group in groups)
    alone = mixed and any(
        not _tells().search(line.text, start, end) and grade_of(_headless(line.text[start:end])) >= Grade.FIRM
        for start, end in groups
    )
    return [(start + span[0], end + span[0]) for start, end in groups] if parted or alone else [span]


def _headless(words: str) -> str:
    """Return a title without the year before it and the bracket behind it."""
    return _NOTED.sub("", words[pass_over(words, 0, len(words))[0] :])
