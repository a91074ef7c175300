"""The rule of metrics for what is said behind those that are counted: 36个项目通过验收."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.phrases import joined, noun_phrase_after
from extractors.metrics.predicates import is_verb, may_act
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, BEHIND, COUNTED, PERCENT
from extractors.metrics.words import Token, words_of
from extractors.rule import as_rule
from extractors.text.own_unit import is_named
from extractors.text.word_patterns import any_word
from schemas.text import squeeze

_LONGEST_DEED = 18  # characters
# argued: things of which a unit has so many that a number alone says nothing
_BARE = frozenset({"项目", "课题", "产品", "品种", "任务", "清单", "事项", "工程", "制度", "方案", "合同", "专利"})
_HOW = re.compile(
    "^(?:已经?|均|都|全部|成功|顺利|相继|陆续|先后|率先|积极|主动|踊跃|及时|按时|也|还|正式|首次|累计|全面|全年)+"
)
# what brings in those for whom or with whom something was done, or who came to do it; in a place, in a part of them
_FOR_THEM = re.compile("(?:为|向|对|给)$")
_BRINGS = re.compile(f"{any_word('metrics/words.csv', 'brings')}(?:了|到)?$")
_AMONG = re.compile("在$")
_BODIES = frozenset({"家", "所"})
_PASSIVE = frozenset({"被", "到", "赴"})
_PEOPLE = ("员", "者", "人", "户", "生", "师", "工", "民", "众", "客")
_SUMS = re.compile("(?:累计|共计?|合计|总计|价值|约|近|达到?|超过?)+$")
_LONGEST_HEAD = 4  # characters behind 的
_FOR_THOSE = re.compile("为[一-鿿]{2,12}的")  # 为有康复需求的|7万人次
_OF_THOSE = re.compile("[一-鿿]{1,6}的")
_PLAIN = 6  # characters of such a name
_TITLE = re.compile("《[^《》]{2,20}》")
_JOINED = re.compile("[一-鿿]{1,10}[、和及与]")
_INSIDE = re.compile("^[中内上里](?:已经?)?")
_FOR_OTHERS = re.compile("^(?:为|向|给|对)[一-鿿]{2,6}?(?=提供|开展|设立|举办|发放|赠送|进行)")


@as_rule(
    "what those that are counted did",
    "36个项目通过验收, 在8个站点设置座椅: how many did so, or had it done with them, not how many there are",
    step=ADDED,
    at=BEHIND,
    of=COUNTED | PERCENT,
    examples=(
        "⟨36个⟩项目全部通过验收。 → 通过验收的项目",
        "公司⟨3个⟩项目已通过专家（PCC）评审。 → 通过专家（PCC）评审的项目",
        "⟨8项⟩课题获得立项。 → 获得立项的课题",
        "全县有⟨36个⟩村通了班车。 → 村, 通班车",
        "帮助⟨12名⟩客户识破骗局。 → 客户, 识破骗局",
        "为⟨56名⟩老人提供助浴服务。 → 老人, 提供助浴服务",
        "在⟨8个⟩站点设置敬老座椅。 → 站点, 设置敬老座椅",
        "已有⟨12个⟩乡镇、86个村通了班车。 → 乡镇, 通班车",
        "共有⟨36家⟩单位、860人次参与捐赠。 → 单位, 参与捐赠",
        "⟨近七成⟩读者通过线上渠道借书。 → 读者, 通过线上渠道借书",
        "有⟨16%⟩的用户被下发了《通知单》。 → 用户, 被下发《通知单》",
        "资助⟨28名⟩聋儿免费佩戴助听器。 → 聋儿, 免费佩戴助听器",
        "共为⟨48户⟩企业办理缓缴保险费14万元。 → 企业, 办理缓缴保险费",
        "使⟨6户⟩困难家庭得到不同程度的救助。 → 困难家庭, 得到不同程度的救助",
    ),
    counter_examples=(
        "36个项目的检测。",
        "新建36个项目，完成检测。",
        "36个项目检测12次。",
        "36个项目完成检测，占全部的80%。",
        "走访36家企业了解情况。",
        "共有36家企业。",
        "向36家银行提供担保服务。",
    ),
    source="argued: a count that only has the name of the things would be of all of them",
)
def with_deed(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Say of those whose bare name stands behind a count what they did, or what was done with them.

    As subject, behind a word for the unit: the name of the things stays as it is printed.
    """
    metric, words = measured.metric, around.right[0].strip().removeprefix("的")
    if not metric or not measured.rule.startswith("words behind") or not words.startswith(metric):
        return None
    first, last = _list_around(so_far, around.at)
    own = so_far.clause(so_far.left(first)).strip()
    # 其中28条|线路的|1126部公交车
    of_same = first == around.at > 0 and _OF_THOSE.fullmatch(so_far.left(first).strip()) is not None
    of_same = of_same or (around.figure.unit in forms.PERSON_UNITS and _FOR_THOSE.fullmatch(own) is not None)
    cut = so_far.right(last)[1] and not (_brought(own) and first == last)
    if cut or not _is_bare(so_far, around, metric, own) or not (of_same or _may_lead(so_far, own)):
        return None
    behind = so_far.right(last)[0]
    end = so_far.figures[last].span.end + len(behind)
    opens = metric in _BARE and not _brought(own)
    if opens and so_far.text.startswith("，占", end):
        return None  # 36个项目完成检测，占全部的|8%: the share is of the things
    goes_on = forms.NAME_GOES_ON.match(so_far.text, end) or _TITLE.match(so_far.text, end)
    thing = metric if last == around.at else joined(noun_phrase_after(so_far.words(behind)))
    words = squeeze(behind).removeprefix("的").removeprefix(thing)
    if not words and goes_on and goes_on.re is forms.NAME_GOES_ON:
        words, goes_on = goes_on["more"], None  # 1790个县|（市）开展了社区康复
    said = _deed(so_far, own, around.figure.unit, words)
    said += goes_on[0] if goes_on and said else ""
    if not said or is_named(measured.subject):
        return None
    if opens:
        return replace(measured, metric=f"{said}的{metric}")
    so_far.goes_on_of = measured.subject
    return replace(measured, subject=(measured.subject or "") + said)


def _is_bare(so_far: SoFar, around: Around, metric: str, own: str) -> bool:
    """Whether a name says no more of those counted than what they are; a percentage must be of people or bodies."""
    tokens = so_far.words(metric)
    whose = words_of("group", "person", "body", "agent", "region")
    may_do = around.figure.unit != "%" or metric in whose or metric.endswith(_PEOPLE)
    return may_do and (metric in _BARE or len(tokens) == 1 or (_brought(own) and _is_plain(tokens)))


def _is_plain(tokens: Sequence[Token]) -> bool:
    """Whether two words name people or things by what they generally are: 困难 家庭, 贫困 户."""
    return (
        len(tokens) == len(("which", "who")) and tokens[0].flag.startswith(("a", "b")) and len(joined(tokens)) < _PLAIN
    )


def _list_around(so_far: SoFar, at: int) -> tuple[int, int]:
    """Return the first and last of the counts that one of them stands in a list with: 78个乡镇、|1035个村通了公交车."""
    figures, first, last = so_far.figures, at, at
    while first and _JOINED.fullmatch(so_far.text[figures[first - 1].span.end : figures[first].span.start].strip()):
        first -= 1
    while last + 1 < len(figures) and _JOINED.fullmatch(
        so_far.text[figures[last].span.end : figures[last + 1].span.start].strip()
    ):
        last += 1
    return first, last


def _brought(own: str) -> bool:
    """Whether words before a count lead to those with whom, for whom or where something was done."""
    return any(leads.search(own) for leads in (_BRINGS, _FOR_THEM, _AMONG))


def _may_lead(so_far: SoFar, own: str) -> bool:
    """Whether what stands before a count tells nothing of those counted but who came to do what is told behind."""
    if _brought(own):
        return True
    idle = words_of("link", "has", "adverb")
    return not own.endswith(("的", "了", "着", "、")) and not any(
        is_verb(token) and token.text not in idle for token in so_far.words(own)
    )


def _deed(so_far: SoFar, own: str, unit: str | None, words: str) -> str:
    """Return what words behind those that are counted say that they did or had done, empty where they say no such."""
    among, led = _AMONG.search(own) is not None, _FOR_THEM.search(own) is not None
    said = _INSIDE.sub("", words) if among else words
    said = _HOW.sub("", _FOR_OTHERS.sub("", said) if among else said).replace("了", "", 1)
    said = _SUMS.sub("", said)
    long = len(said.rpartition("的")[2]) > _LONGEST_HEAD and "的" in said  # 共同参与的|提升计划全面升级
    tokens = so_far.words(said) if said and not long and not said.endswith("的") else ()
    if len(tokens) < len(("did", "what")) or len(said) > _LONGEST_DEED or (led and unit in _BODIES):
        return ""  # 向|36家银行提供担保服务: not those that provide it
    manner = len(tokens) > len(("how", "did")) and tokens[0].text in words_of("manner")
    first = tokens[1] if manner else tokens[0]  # 免费|佩戴 助听器
    if first.text == "进行" and len(tokens) > len(("light", "did")) and may_act(tokens[1]):
        said, first = said.removeprefix("进行"), tokens[1]  # 进行更新完善, but 进行技能培训
    if first.text in _PASSIVE or (among and first.text in words_of("has")):
        return said
    idle = words_of("link", "has", "change", "compare") | {"组成", "构成"}
    acts = is_verb(first) or first.text in words_of("pass", "act", "gets")
    return said if acts and first.text not in idle else ""
