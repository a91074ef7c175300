"""Ways to change a sentence under which the right answer is known."""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

from benchmarks.swap import words
from benchmarks.swap.cases import Case
from benchmarks.swap.places import (
    DIGITS,
    START,
    Changed,
    inserted,
    is_open,
    label_behind,
    parts_of,
    replaced,
    start_behind_name,
    usual_verbs,
    verbs,
    with_names,
)
from extractors.nlp import tokens

_KINDS = {
    "person": "人 名 位 人次",
    "machine": "台 套 只",
    "vehicle": "辆 艘",
    "facility": "座 处 栋 幢 个",
    "body": "家 户 所",
    "event": "场 次 期 届 场次",
    "paper": "份 篇 本 册 张 封",
    "goods": "吨 公斤 千克 立方米 亩 斤",
}
_KIND_OF = {unit: kind for kind, units in _KINDS.items() for unit in units.split()}
Change = Callable[[Case, random.Random, int], Iterator[Changed]]
_PERSON = re.compile(r"[工员师者生人民兵户长属童妇士友众部]$|志愿者|代表|干警")
_PLACE = re.compile(r"[站点馆室场园村库屋楼桥塔井池]$|中心|小区|社区|网点|车间|泵房|驿站")
_MEASURE = re.compile(
    r"[率量额数值费款金价比度]$|时间|时长|人次|面积|平均|人均|年度|规模|能力|能耗|收入|支出|利润|余额|总[额数]"
)
_NO_FIELD = re.compile(
    r"公共|预算|现金|资产|利润|股[东份]|负债|收入|支出|投资|经营|营业|公司|集团|单位|全|年|总|均|人口|员工|职工|项目|工程"
)
_TRADES = ("n", "nz")
_COUNTERS = frozenset("台套辆艘座家所名位场份篇本册个项件条处期")


def head_noun(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """培训职工30人 → 培训木匠30人: another thing of the same kind is counted."""
    for at, row in enumerate(case.rows):
        kind = _KIND_OF.get(row["unit"] or "")
        *_, last = parts_of(row) or [None]
        if kind is None or last is None or last.flag not in _TRADES or len(last.text) < 2 or _MEASURE.search(last.text):
            continue
        if (kind == "person") != bool(_PERSON.search(last.text)) or (
            row["unit"] == "个" and not _PLACE.search(last.text)
        ):
            continue
        if changed := replaced(case, at, last.text, rng.choice(words.nouns(kind, pool))):
            yield changed


def modifier(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """农机补贴30万元 → 绸缎补贴30万元: what the thing is of is another."""
    for at, row in enumerate(case.rows):
        parts = parts_of(row)
        if (
            "（类）" in case.text
            or re.search(r"[（“]", row["metric"] or "")
            or (parts and _PERSON.search(parts[-1].text))
        ):
            continue
        for here, behind in pairwise(parts):
            plain = here.flag in _TRADES and len(here.text) == 2 and not _NO_FIELD.search(here.text)
            if plain and not _PERSON.search(here.text) and behind.flag in ("n", "vn", "nz") and len(behind.text) > 1:
                if changed := replaced(case, at, here.text, rng.choice(words.nouns("field", pool))):
                    yield changed
                break


def verb(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """培训职工30人 → 轮训职工30人: the same is told with another verb."""
    known = words.verbs(pool)
    for at, old in verbs(case, known):
        number, new = label_behind(case, at), rng.choice(known[old])
        if number is None or case.text.count(old) != 1:
            continue
        label, direct = case.labels[number], case.text[at:]
        more = [new + name for name in label["metric"] if direct.startswith(old + name)]
        if changed := replaced(case, number, old, new):
            yield replace(changed, labels=(with_names(changed.labels[0], more),))


def adverb(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """培训职工30人 → 先后培训职工30人."""
    for at, _ in verbs(case, usual_verbs()):
        number, before = label_behind(case, at), case.text[:at]
        if number is not None and (not before or before[-1] in START or before.endswith(("年", "全年"))):
            yield inserted(case, at, rng.choice(words.ADVERBS[pool]), (case.labels[number],))


def time(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """培训职工30人 → 据统计，培训职工30人."""
    if is_open(case):
        word = rng.choice(words.TIMES[pool])
        acts = 0 in [at for at, _ in verbs(case, usual_verbs())] and "统计" not in word
        yield inserted(case, 0, (word if acts else word.removesuffix("累计")) + ("" if acts else "，"), case.labels)


def opening(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """培训职工30人 → 在各方支持下，培训职工30人."""
    if is_open(case):
        yield inserted(case, 0, rng.choice(words.OPENINGS[pool]) + "，", case.labels)


def owner(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """培训职工30人 → 青柳镇培训职工30人: the sentence says whose it is."""
    if not is_open(case) or 0 not in [at for at, _ in verbs(case, usual_verbs())]:
        return
    who = rng.choice(words.OWNERS[pool])
    labels = [
        with_names(label, [name for one in label["metric"] for name in (who + one, f"{who}的{one}")])
        for label in case.labels
    ]
    yield inserted(case, 0, who, labels)


def digits(case: Case, rng: random.Random, _pool: int) -> Iterator[Changed]:
    """1,402人次 → 3,917人次."""
    for label in case.labels:
        printed, value = DIGITS.findall(label["text"]), label.get("value")
        if len(printed) != 1 or not value or case.text.count(label["text"]) != 1 or label["unit"] == ["%"]:
            continue
        old = printed[0]
        new = "".join(rng.choice("23456789") if sign.isdigit() else sign for sign in old)
        plain = float(old.replace(",", ""))
        if not plain:
            continue
        text = label["text"].replace(old, new)
        changed = {**label, "text": text, "value": value / plain * float(new.replace(",", ""))}
        yield Changed(case.text.replace(label["text"], text), (changed,))


def _before_verb(case: Case, words_of: Callable[[], str], *, doer: bool) -> Iterator[Changed]:
    """Put words before a verb that begins its clause; a doer may stand in the name as well."""
    for at, _ in verbs(case, usual_verbs()):
        number, before = label_behind(case, at), case.text[:at]
        if number is None or (before and before[-1] not in START):
            continue
        label, word = case.labels[number], words_of()
        if doer:
            label = with_names(label, [name for one in label["metric"] for name in (word + one, f"{word}的{one}")])
        yield inserted(case, at, word, (label,))


def doer(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """培训职工30人 → 测量员培训职工30人: who did it is said."""
    some = (*words.nouns("person", pool), *words.nouns("body", pool))
    yield from _before_verb(case, lambda: rng.choice(some), doer=True)


def way(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """培训职工30人 → 在老城区培训职工30人: where or how is said."""
    yield from _before_verb(case, lambda: rng.choice(words.WAYS[pool]), doer=False)


def attribute(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """维修设备30台 → 维修老旧设备30台: the thing is described."""
    for at, row in enumerate(case.rows):
        parts = parts_of(row)
        kind = _KIND_OF.get(row["unit"] or "")
        if kind not in ("machine", "vehicle", "facility") or not parts or parts[-1].flag not in _TRADES:
            continue
        last, acts = parts[-1].text, len(parts) == 1 or (len(parts) == 2 and parts[0].flag[0] == "v")
        word = rng.choice(words.ATTRIBUTES[pool])
        fits = acts and len(last) > 1 and not _MEASURE.search(last)
        fits = fits and (row["unit"] not in ("个", "处") or bool(_PLACE.search(last)))
        if changed := replaced(case, at, last, word + last) if fits else None:
            yield replace(changed, labels=(with_names(changed.labels[0], case.labels[at]["metric"]),))


def ending(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """培训职工30人。 → 培训职工30人，受到各方好评。"""
    last = case.labels[-1]
    if case.text[:-1].endswith(last["text"]) and last.get("role") == "level":
        yield inserted(case, len(case.text) - 1, "，" + rng.choice(words.ENDINGS[pool]), (last,))


def bracket(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """培训职工30人 → 培训职工（含外包部分）30人."""
    for at, row in enumerate(case.rows):
        if (start := start_behind_name(case, at, row)) is not None:
            said = f"（{rng.choice(words.BRACKETS[pool])}）"
            label = with_names(case.labels[at], [name + said for name in case.labels[at]["metric"]])
            yield inserted(case, start, said, (label,))


def tie(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """培训职工30人 → 培训职工共30人."""
    for at, row in enumerate(case.rows):
        start, word = start_behind_name(case, at, row), rng.choice(words.TIES[pool])
        label = case.labels[at]
        summed = word in ("共", "共计", "总计") and row["unit"] not in _KIND_OF
        if start is None or summed or label.get("role") != "level" or row["qualifier"] != "exact":
            continue
        if word == "约":
            label = {**label, "qualifier": ["about"]}
        before = tokens(case.text[: start - len(row["metric"])])
        if word in ("为", "达") and (tokens(row["metric"])[0].flag == "v" or (before and before[-1].flag[0] == "v")):
            continue
        yield inserted(case, start, word, (label,))


def turned(case: Case, _rng: random.Random, _pool: int) -> Iterator[Changed]:
    """培训职工30名 → 培训30名职工: the figure stands before the thing."""
    for at, row in enumerate(case.rows):
        start, unit, label = start_behind_name(case, at, row), row["unit"] or "", case.labels[at]
        cut = list(tokens(row["metric"] or ""))
        if start is None or unit not in _COUNTERS or not cut or cut[-1].flag not in ("n", "vn", "nz"):
            continue
        end = start + len(label["text"])
        if case.text[end] not in "，。；、":
            continue
        thing = row["metric"] if cut[0].flag not in ("v",) else row["metric"].removeprefix(cut[0].text)
        before = case.text[: start - len(thing)]
        last = tokens(before)[-1:] if before else ()
        if not thing or not last or last[0].text not in usual_verbs() or case.text.count(thing + label["text"]) != 1:
            continue  # a verb must take it
        names = [thing, last[0].text + thing]
        yield Changed(before + label["text"] + thing + case.text[end:], (with_names(label, names),))


def aspect(case: Case, _rng: random.Random, _pool: int) -> Iterator[Changed]:
    """培训职工30人 → 培训了职工30人."""
    for at, old in verbs(case, usual_verbs()):
        number = label_behind(case, at)
        if number is not None and case.labels[number].get("role") == "level" and not old.endswith(("到", "得", "成")):
            yield inserted(case, at + len(old), "了", (case.labels[number],))


def behind_clause(case: Case, rng: random.Random, pool: int) -> Iterator[Changed]:
    """…。 → 各项工作有序推进；…。"""
    if is_open(case):
        yield inserted(case, 0, rng.choice(words.CLAUSES[pool]) + "；", case.labels)


CHANGES: Mapping[str, Change] = {
    "noun: head": head_noun,
    "noun: modifier": modifier,
    "verb": verb,
    "adverb before the verb": adverb,
    "time or source before": time,
    "clause before": opening,
    "owner before": owner,
    "doer before the verb": doer,
    "place or way before": way,
    "attribute before the noun": attribute,
    "clause behind": ending,
    "other digits": digits,
    "bracket behind the noun": bracket,
    "tie before the figure": tie,
    "figure before the noun": turned,
    "了 behind the verb": aspect,
    "another clause and ；": behind_clause,
}
