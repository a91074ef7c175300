"""The phrase of each quantity of a passage: what it measures, its parts, what the sentence around it says of it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any, NamedTuple

from extractors import nlp
from extractors.metrics import forms
from extractors.metrics.of_sentence import read_basis
from extractors.metrics.phrases import without_change
from extractors.metrics.rules import RULES, steps_of
from extractors.metrics.sentence import (
    REACH,
    Draft,
    Sentence,
    clause_of,
    is_of_parent,
    last_words_before,
    part_end,
    squeezed,
)
from extractors.metrics.so_far import NOTHING_KNOWN, Around, Known, Measured, SoFar
from extractors.metrics.spellings import PARENT, bare, sorts_of
from extractors.metrics.steps import ADDED, AGAINST, BASIS, BESIDE, CARRIED, CORRECTED, FORM, INSTEAD, OTHERS, WORDS
from extractors.metrics.words import SUFFIXES, Tagger, Token, is_verb, joined, merged, words_of
from extractors.numbers import Figure
from extractors.rule import Gate, Rule, Steps, asked_of
from schemas.phrase import Parts, Phrase
from schemas.text import squeeze
from schemas.word_lists import by_use

_PER = re.compile(
    r"平均每(?:[个所家座条台辆支间名位][一-鿿]{2}|[一-鿿]{1,2})|每(?:个|一)?(?:半年|季度?|人次|百公里|[百千万]{1,2}[人元]|[一-鿿])|(?:[人户次日月周季年生床亩车校班站师]|单位)均|平均"
)
_SHARE = re.compile(r"(?P<part>.{2,}?)占(?P<of>.+)")
_SHARE_ENDS = ("占比", "比例", "比重", "份额", "百分比")
_RATE_ENDS = ("率", "满意度", "知晓度", "精度", "浓度", "强度")
_TOTAL = re.compile(r"总[额量数计值]|合计|累计|共计|总(?:里程|面积|长度|时长|收入|支出|资产|产值|产量|投资)")
_BEGINNINGS = frozenset("新总非各")  # and these go with the word behind them
_OFTEN_VERBS = ("vn", "nr", "ns")  # jieba's flags of many a verb: 培训, 晋升, 新建
_ENDS = frozenset("网厂站室证物机器系")  # single characters that end the word before them, beside SUFFIXES
_SEXES = "男女"
_LEAST = 2  # characters of a thing
_LEFT_OUT = frozenset("的及和与或、·-—/（）()")


@cache
def _actions() -> frozenset[str]:
    return words_of("act", "join", "pass") | frozenset(by_use("matching/kinds.csv")["deed"])


def _goes_on(word: Token, token: Token) -> bool:
    """Whether a word and the next one are one: 参保 率, 时 长, 漏 损率, 新 招录, 范围 1."""
    if token.text.isdecimal() or word.text in _BEGINNINGS:
        return True
    if len(token.text) == 1:
        return token.text in SUFFIXES or token.text in _ENDS or len(word.text) == 1
    return len(word.text) == 1 and token.flag == "x"


def _words(phrase: str) -> list[Token]:
    """Return the words of a phrase, those that a dictionary splits put together."""
    found: list[Token] = []
    for token in merged(nlp.tokens(phrase)):
        if token.text in _LEFT_OUT:
            continue
        if found and _goes_on(found[-1], token):
            flag = token.flag if found[-1].text in _BEGINNINGS else "n"
            found[-1] = Token(found[-1].text + token.text, flag)
        else:
            found.append(token)
    return found


def _is_action(token: Token) -> bool:
    """Whether a word says what was done."""
    if len(token.text) < 2 or token.text in words_of("thing"):
        return False
    return is_verb(token) or (token.flag in _OFTEN_VERBS and token.text in _actions())


def _split(tokens: Sequence[Token]) -> tuple[str | None, list[str]]:
    """Return what was done and the other words: 疏浚 河道, 河道 疏浚 → 疏浚, [河道]; 生产用水 has no action alone."""
    words = [token.text for token in tokens]
    if len(tokens) > 1 and _is_action(tokens[0]):
        return words[0], words[1:]
    if len(tokens) > 1 and _is_action(tokens[-1]):
        return words[-1], words[:-1]
    return None, words


def _measure(metric: str, phrase: str) -> str | None:
    if _PER.search(phrase):
        return "average"
    if metric.endswith(_SHARE_ENDS) or _SHARE.fullmatch(metric):
        return "share"
    if metric.endswith(_RATE_ENDS):
        return "rate"
    return "total" if _TOTAL.search(metric) else None


@lru_cache(maxsize=1 << 15)
def parts_of(metric: str | None) -> Parts:
    """Return the parts of a metric, in one spelling for words that mean the same (职工 → 员工).

    1. 全年共培训职工总数 → 培训 | 员工, a total   2. 危旧房屋修缮 → 修缮 | 危旧房屋
    3. 社会保险参保率 → 社会保险 | 参保率, a rate   4. 生均用电 → per 生均 | 用电, an average
    5. 女职工占员工总数 → 女员工, a share   6. 在岗职工 → sort 在岗
    """
    said = squeeze(metric or "")
    phrase = bare(said)
    if not phrase:
        return Parts()
    measure = _measure(said, phrase)
    if share := _SHARE.fullmatch(phrase):
        phrase = share["part"]
    for end in _SHARE_ENDS if measure == "share" else ():
        phrase = phrase.removesuffix(end) if len(phrase) > len(end) + 1 else phrase
    sorts = sorts_of(phrase)
    per = _PER.search(phrase)
    rest = phrase if per is None or len(phrase) - len(per[0]) < _LEAST else phrase.replace(per[0], "", 1)
    action, words = _split(_words(rest))
    *modifiers, head = words or [rest]
    if head[0] in _SEXES and len(head) > 1:  # a dictionary has 男员工 as one word
        modifiers, head = [*modifiers, head[0]], head[1:]
    return Parts(
        head=head,
        modifiers=" ".join(modifiers) or None,
        action=action,
        measure=measure,
        per=per[0] if per else None,
        sorts=sorts or None,
    )


_COUNTED = frozenset({"count", "other", "area"})
_NO_THING_BEHIND = frozenset(("", *"为的内前后在与"))


def _first(rules: Iterable[Rule[Any]], so_far: SoFar, around: Around) -> Measured | None:
    """Return what the first rule reads that reads anything."""
    for rule in asked_of(rules, *around.said):
        measured: Measured | None = rule.how(so_far, around)
        if measured is not None:
            return replace(measured, rule=rule.says or rule.name, rules=(rule.name,))
    return None


_TIME_ONLY = re.compile(r"第?[一二三四1-4]季度|[上下]半年|[上下]一?年度?|去年同?期?|同期")  # 其中一季度58.2亿元


def _beside(steps: Steps, so_far: SoFar, around: Around) -> Measured:
    """Read the words beside a quantity; without any, it measures what the quantity before does."""
    named = ((rule.name, rule.how(so_far, around)) for rule in asked_of(steps[WORDS], *around.said))
    name, found = next(((name, words) for name, words in named if words), ("", ""))
    if not found:
        bare = around.clause if around.clause.endswith("率") else forms.CHANGED.sub("", around.clause)
        found = so_far.phrase_before(bare)
    if found and (around.figure.role == "change" or around.own.rstrip().endswith(("由", "从", "至", "到"))):
        found = joined(without_change(so_far.words(found)))  # 提升工效30%, 增加股本至8亿元: a change of 工效, all 股本
    itself = found in words_of("itself") and around.figure.kind not in ("count", "other")
    stray = len(found) == 1 and around.figure.kind in _COUNTED and around.right[0][:1] not in _NO_THING_BEHIND
    summed = forms.SUM.fullmatch(around.left.strip()) is not None
    whole_place = forms.ALL_OF_PLACE.fullmatch(found) and around.right[0].strip() not in ("", "的")
    of_place = whole_place and not around.is_tied
    near = (
        len(found) == _LEAST and not around.is_tied and [one.flag for one in so_far.words(found)] == ["f"]
    )  # 周边9个市
    of_time = found.endswith("时间") and around.figure.kind != "duration"  # 用6个月的时间就突破3万辆
    empty = (
        itself
        or near
        or of_time
        or stray
        or summed
        or of_place
        or found in words_of("no_thing")
        or _TIME_ONLY.fullmatch(found)
    )
    around.found = "" if empty else found
    measured = _first(steps[BESIDE], so_far, around) or Measured(None)
    told = name and around.found and around.found in (measured.metric or "")
    return replace(measured, rules=(*measured.rules, name)) if told else measured


def read_metrics(
    text: str,
    figures: Sequence[Figure],
    tag: Tagger,
    known: Known = NOTHING_KNOWN,
    *,
    steps: Steps | None = None,
) -> tuple[Measured, ...]:
    """Say of each quantity of a passage what it measures; the unit's own names, where `known`, become subjects.

    A form of words tells it (甲、乙分别为3人、5人; 同比增长12%; “古籍修复”4.85万元), else the words before the quantity
    or behind it (捐款总数为12,386元; 24项主题体验), else the quantities before (人均1,500元; 累计140个). docs/rules.md
    has all rules, with examples; `steps` are those that the text may need, where they are known.
    Left alone: subjects that no name of the unit is (a sentence says them too many ways to be sure).
    """
    steps = Gate(text, steps_of(RULES)) if steps is None else steps
    so_far = SoFar(text, figures, tag, known)
    for at in range(len(figures)):
        around = Around(so_far, at)
        measured = _first(steps[FORM], so_far, around) or _beside(steps, so_far, around)
        for rule in asked_of(steps[ADDED], *around.said):
            if more := rule.how(so_far, around, measured):
                measured = replace(more, rules=(*measured.rules, rule.name))
        if measured.subject and "的" in (measured.metric or "") and measured.metric != measured.subject:
            measured = replace(measured, metric=(measured.metric or "").removeprefix(measured.subject))
        so_far.before = measured if measured.metric and measured.metric not in forms.TOOK else so_far.before
        so_far.found.append(measured)
    return tuple(so_far.found)


class Parsed(NamedTuple):
    """The phrase of a quantity, the basis that words give it (None: they give none), and how it was read.

    `rule` is what the column `rule` says of how its words were found, `rules` are the names of all that took part.
    """

    phrase: Phrase
    basis: str | None
    rule: str
    rules: tuple[str, ...] = ()


def _apply(rules: Iterable[Rule[Any]], sentence: Sentence, draft: Draft, *, first: bool = False) -> bool:
    """Let rules complete a draft, all or only the first that does; return whether one did."""
    done = False
    figure = draft.figure
    for rule in asked_of(rules, figure.role, figure.kind, figure.unit):
        if rule.how(sentence, draft):
            draft.rules.append(rule.name)
            done = True
            if first:
                break
    return done


def _complete(steps: Steps, sentence: Sentence, draft: Draft) -> None:
    """Complete a draft of a level; the words before it are kept where no others say more of its metric."""
    _apply(steps[OTHERS], sentence, draft)
    draft.full = draft.metric
    draft.words = last_words_before(sentence.text, draft.start)
    if _apply(steps[INSTEAD], sentence, draft, first=True) or _apply(steps[CARRIED], sentence, draft):
        draft.words = ""
    if steps[BASIS]:
        before = sentence.text[max(0, draft.start - REACH) : draft.start]
        (draft.basis, draft.full), told = read_basis(draft.full, before, steps[BASIS])
        draft.rules += [told] if told else []
    _apply(steps[CORRECTED], sentence, draft)


def _level(steps: Steps, sentence: Sentence, draft: Draft) -> Phrase:
    _complete(steps, sentence, draft)
    return Phrase(
        metric=draft.metric or None,
        subject=draft.subject,
        full_metric=draft.full or None,
        parts=parts_of(draft.full),
        words_before=draft.words if draft.words and draft.words != draft.full else None,
        clause=clause_of(sentence.text, draft.start, draft.end, sentence.words_before(draft.at)),
        part_end=part_end(sentence.text, draft.end),
        whose=draft.whose,
        corrected=draft.corrected,
    )


def _change(steps: Steps, sentence: Sentence, draft: Draft) -> Phrase:
    _apply(steps[AGAINST], sentence, draft, first=True)
    metric = draft.metric or None
    return Phrase(
        metric=metric, subject=draft.subject, full_metric=metric, parts=parts_of(metric), against=draft.against
    )


def read_phrases(
    text: str,
    figures: Sequence[Figure],
    tag: Tagger,
    known: Known = NOTHING_KNOWN,
    *,
    rules: Sequence[Rule[Any]] = RULES,
) -> list[Parsed]:
    """Say of each quantity of a passage what it measures, with all that its sentence says of it.

    1. the noun phrase (`read_metrics`), the words that make it a quantity of a day, a month
    2. what it takes over: 招聘126人，其中博士9人 → 新招录博士; 上年该项数据由A调整为B → the metric of the quantity
    before
    3. the words before it and its clause   4. whose it is: 母公司; others' (据统计，全国…)
    5. its basis: 力争, 预算安排   6. what a change is against: 较2019年   7. whether another quantity takes its place
    """
    text, figures = squeezed(text, figures)
    steps = Gate(text, steps_of(tuple(rules)))
    measured = read_metrics(text, figures, tag, known, steps=steps)
    sentence = Sentence(text, figures, measured)
    parsed = []
    for draft, found in zip(sentence.drafts, measured, strict=True):
        build = _level if draft.figure.role == "level" else _change
        parsed.append(Parsed(build(steps, sentence, draft), draft.basis, found.rule, tuple(draft.rules)))
    return parsed


def phrase_of_cell(metric: str | None, subject: str | None) -> Parsed:
    """Return the phrase of a table's cell, whose metric its headers and labels give."""
    basis, _ = read_basis(metric or "", "")
    whose, full = None, basis.metric
    if is_of_parent("", 0, full):
        whose, full = "parent", full.removeprefix(PARENT)
    phrase = Phrase(metric=metric, subject=subject, full_metric=full or None, parts=parts_of(full), whose=whose)
    return Parsed(phrase, basis.name, "")
