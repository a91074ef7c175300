"""The rule of metrics for power without a name: 分布式光伏于3月并网，当年发电39万千瓦时 → 光伏发电."""

import re
from dataclasses import replace

from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import is_named
from extractors.text.word_patterns import any_word

_WORDS = "metrics/told_beside.csv"
_POWER = re.compile("(?:年|累计|当年)*(?:发电|放电)量?|总?装机(?:总?容量)?")
_SUN, _STORE = "光伏", "储能"
_ROOF = any_word(_WORDS, "solar_roof")
_WORKS = re.compile(f"{_SUN}{_ROOF}?")
_OTHER_POWER = re.compile(any_word(_WORDS, "other_power"))
_PLANT = f"(?:{_SUN}|{_STORE})(?:{_ROOF}|{any_word(_WORDS, 'plant_end')})*"
_BUILT = any_word(_WORDS, "built")
# 建成6座|光伏车棚, 光伏|于3月并网; not 光伏企业, 推广光伏, 建成光伏示范村
_RUNS = re.compile(
    rf"{_BUILT}了?[^{CLAUSE_ENDS}：、]{{0,16}}?{_PLANT}(?![一-鿿])"
    rf"|{_PLANT}(?:[于在][^{CLAUSE_ENDS}：、]{{1,10}}?)?(?:已|均|全部|全容量|正式|顺利|成功){{0,3}}(?:{_BUILT}|总?装机)"
)


@as_rule(
    "power of what",
    "分布式光伏于3月并网，当年发电39万千瓦时: bare power is of the one kind of plant that the sentence tells of",
    step=ADDED,
    needs="电装",
    of=LEVEL,
    examples=(
        "办公楼顶分布式光伏于3月并网，当年发电⟨39万千瓦时⟩。 → 光伏发电",
        "在6座泵站建成光伏，总装机容量⟨3兆瓦⟩。 → 光伏总装机容量",
    ),
    counter_examples=(
        "全年发电39万千瓦时。",
        "光伏和风电并网，当年发电39万千瓦时。",
        "推广光伏。全年发电39万千瓦时。",
        "拜访光伏厂商7家，全年发电39万千瓦时。",
        "建成光伏示范村7个，全年发电39万千瓦时。",
        "宣讲光伏常识，年发电39万千瓦时的机组检修。",
        "建成光伏，柴油机组全年发电39万千瓦时。",
    ),
    source="argued: reports name the plant once, then its capacity and what it brought forth",
)
def power_of(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the kind of plant before bare power or capacity."""
    metric = measured.metric or ""
    if not _POWER.fullmatch(metric) or is_named(measured.subject):
        return None
    told = (so_far.sentence(around.figure.span.start) or "").rpartition("；")[2]
    kind = _STORE if "放电" in metric else _SUN
    alone = (
        kind in told
        and _RUNS.search(told) is not None
        and (_SUN in told) != (_STORE in told)
        and not _OTHER_POWER.search(told)
    )
    if not alone:
        return None
    plant = _WORKS.findall(told)[-1] if kind == _SUN else kind
    return replace(measured, metric=plant + metric)
