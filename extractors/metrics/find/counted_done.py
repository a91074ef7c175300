"""Rules of metrics for things that stand between the verb and what was done with them: 完成36座桥梁的加固."""

import re
from dataclasses import replace

from extractors.metrics.cut.forms import PERSON_UNITS
from extractors.metrics.cut.words import is_verb
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, BEHIND, COUNTED, LATER
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, OPEN, OPENING_BRACKETS
from extractors.text.word_patterns import any_word

_WORDS = "metrics/counted_done.csv"
_REACHED = any_word(_WORDS, "reached")
# 已累计完成了|86座|桥梁（…）的抗震加固, 实现在|3座|水厂上的应用
_BEFORE = re.compile(rf"(?P<all>累[计积])?(?:共|了)*(?P<verb>{_REACHED})(?:了|在)*$")
_OF = re.compile(
    rf"(?P<thing>[^{CLAUSE_ENDS}{BRACKETS}：、的0-9]{{1,14}}?)(?P<aside>{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE})?(?P<on>[上中内])?"
    rf"的(?P<did>[^{CLAUSE_ENDS}{BRACKETS}：的0-9]{{2,20}})(?=[{CLAUSE_ENDS}]|$)"
)

_OPENED = re.compile(rf"[一-鿿]{{1,14}}{OPEN}[^{BRACKETS}0-9]*")  # |座桥梁（＞|


@as_rule(
    "what was reached with those counted",
    "累计完成86座桥梁的抗震加固: the verb before and the deed behind say which of them are counted",
    step=ADDED,
    at=BEHIND,
    needs="成现",
    of=COUNTED,
    examples=(
        "截至年末，已累计完成了⟨86座⟩桥梁（＞300个桥墩）的抗震加固。 → 累计完成抗震加固的桥梁",
        "自研涂层实现在⟨3座⟩水厂上的规模应用。 → 实现规模应用的水厂, 自研涂层",
        "截至年末，茶科所累计实现了⟨15项⟩成果的许可转让。 → 累计实现许可转让的成果, 茶科所",
    ),
    counter_examples=(
        "完成36座桥梁的检修计划。",
        "完成86座桥梁。",
        "恢复86座桥梁的通行。",
        "完成36个茶园的土壤检测。",
        "累计获得8家基金的注资。",
        "累计取得86家客户的授权。",
        "累计完成86名裁判的考核。",
    ),
    source="argued: how many bridges there are and how many were strengthened are two numbers",
)
def reached_with(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Name what is counted by what was done with it, where its name alone or a number of all so far is told."""
    led = _BEFORE.search(around.own.rstrip())
    of = _OF.match(so_far.text, around.figure.span.end) if led and measured.metric else None
    if led is None or of is None or around.figure.unit in PERSON_UNITS:
        return None  # 完成|36名专家|的评审: by them or of them
    thing = of["thing"].removesuffix(of["on"] or "\0")
    if not (led["all"] or of["aside"] or of["on"]):
        return None
    last = so_far.words(of["did"])[-1]
    if not (is_verb(last) or last.flag == "vn") or not (measured.metric or "").startswith(thing):
        return None
    return replace(measured, metric=f"{led['all'] or ''}{led['verb']}{of['did']}的{thing}")


@as_rule(
    "those in brackets behind what was done",
    "完成86座桥梁（300个桥墩）的加固: what stands in brackets behind things had the same done with it",
    step=ADDED,
    at=LATER,
    needs=OPENING_BRACKETS,
    of=COUNTED,
    examples=("截至年末，已累计完成了86座桥梁（⟨300个⟩桥墩）的抗震加固。 → 累计完成抗震加固的桥墩",),
    counter_examples=("新建桥梁86座（桥墩300个）。", "完成了86座桥梁（300个桥墩）。"),
    source="argued: brackets tell the same deed by another measure",
)
def reached_in_brackets(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a count in brackets the deed of the things that the brackets stand behind."""
    last = so_far.found[-1]
    if not measured.metric or reached_with.name not in last.rules or not _OPENED.fullmatch(around.between.strip()):
        return None
    return replace(
        measured, metric=f"{(last.metric or '').rpartition('的')[0]}的{measured.metric}", subject=last.subject
    )


_HELD = rf"(?:{any_word(_WORDS, 'held_before')})"
_LED = re.compile(rf"(?:^|[{CLAUSE_ENDS}：]|[一-鿿]{{2}})[将把]{_HELD}*(?P<what>[^{CLAUSE_ENDS}：]{{2,40}})$")
_DENIED = re.compile(rf"(?:[未没不]|没有|[尚从并]未)(?:能|曾|再|予)?[将把](?:[^{CLAUSE_ENDS}：将把]{{2,40}})$")
_GIVES_AWAY = re.compile(
    rf"(?:的(?P<of>[一-鿿]{{2,6}}?))?(?:{any_word(_WORDS, 'given_how')})*"
    rf"(?P<did>{any_word(_WORDS, 'gives_away')}|转为(?P<into>[一-鿿]{{2,8}}))"
    rf"(?:[予给至于与][^{CLAUSE_ENDS}的]{{0,30}})?(?=[{CLAUSE_ENDS}]|$)"
)
_OWN = re.compile(rf"^(?:{_HELD}|持有$)+")  # 将|所持|86万股质押


@as_rule(
    "what was done with what 将 leads to",
    "将所持茶厂股权86万元全部转让给合作社: what was given away is none that is held",
    step=ADDED,
    at=BEHIND,
    needs="将把",
    of=AMOUNT | {"count", "other", "area"},
    examples=(
        "本公司将拥有的北岭公司股权计人民币⟨86万元⟩全部转让予丰泽公司。 → 转让北岭公司股权, 本公司",
        "茶厂将对南桥公司⟨36万元⟩的债权无偿转让给丰泽公司。 → 转让对南桥公司的债权",
        "茶厂将闲置厂房⟨12间⟩出租给合作社。 → 出租闲置厂房",
        "股东将所持⟨86万股⟩质押给银行。 → 质押",
        "合作社将讲座⟨8场⟩转为直播。 → 转为直播的讲座",
    ),
    counter_examples=(
        "茶厂将股权86万元转让给合作社的方案。",
        "茶厂将资金86万元存入专户。",
        "茶厂将培训工人86人。",
        "茶厂未将货车8辆出租。",
        "茶厂将从南桥公司借入的款项86万元转为股本。",
    ),
    source="argued: 将 leads to a thing and the verb for it stands behind",
)
def given_away(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the verb behind a sum or count before the thing that 将 leads to."""
    metric = measured.metric or ""
    did = _GIVES_AWAY.match(so_far.text, around.figure.span.end) if metric else None
    led = _LED.search(around.left.rstrip()) if did else None
    if did is None or led is None or _DENIED.search(around.left.rstrip()):
        return None
    if metric == did["did"]:
        thing = _OWN.sub("", so_far.phrase_before(led["what"]))
        name = f"{metric}的{thing}" if did["into"] else metric + thing
        return Measured(name, None, measured.rule, measured.rules) if thing else None
    metric = _OWN.sub("", metric.removesuffix(did["did"]))
    if did["into"]:  # 将从银行获得的贷款|36万元|转为股本: one 的 is enough
        return None if "的" in metric or not metric else replace(measured, metric=f"转为{did['into']}的{metric}")
    thing = did["of"] or ""
    return replace(measured, metric=f"{did['did']}{'' if thing in metric else thing}{metric}")
