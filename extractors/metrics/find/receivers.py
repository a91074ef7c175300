"""Rule of metrics for gifts and payments to a named body or place: 公司向江川大学捐赠86万元 is no sum of all gifts."""

import re
from dataclasses import replace

from extractors.metrics.cut.forms import untied
from extractors.metrics.cut.words import is_verb
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS
from extractors.text.word_patterns import any_word

_WORDS = "metrics/receivers.csv"
_GIVES = any_word(_WORDS, "gives")
_INSIDE = rf"(?:(?![向对为由从给将把以])[^{CLAUSE_ENDS}：、的0-9{BRACKETS}])"
# 江川大学, 石桥镇, 洪泽县灾区; not 受助学校, 各乡镇, 农村中学
SOMEBODY = (
    rf"(?!{any_word(_WORDS, 'nobody')})(?:(?!{any_word(_WORDS, 'any')}){_INSIDE}){{1,24}}?"
    rf"(?:{any_word(_WORDS, 'body_end')}|{any_word(_WORDS, 'town_end')})(?:{any_word(_WORDS, 'of_place')})?"
)
_ANYBODY = re.compile(any_word(_WORDS, "any"))
SOME_BODIES = f"{SOMEBODY}(?:、{SOMEBODY})*"  # 和 and 及 may stand inside a name: a list joined by them is read as one
TO = "(?<![面意导])(?P<to>[向为给])"  # not 面向
_HOW = f"(?:{any_word(_WORDS, 'how')})*"
GIVEN = rf"(?:{_GIVES})[^{CLAUSE_ENDS}：0-9]{{0,16}}?"
_TO = re.compile(rf"{TO}(?P<whom>{SOME_BODIES}){_HOW}(?P<did>{GIVEN})了?$")


def is_anybody(name: str) -> bool:
    """Whether a name is one for any of its kind: 各乡镇, 受灾地区."""
    return _ANYBODY.search(name) is not None


@as_rule(
    "to whom it was given",
    "公司向江川大学捐赠86万元: a gift to a named body or place is told with it, as it is none of all gifts",
    step=ADDED,
    needs="向为给",
    of=LEVEL,
    examples=(
        "公司向江川大学捐赠⟨86万元⟩。 → 向江川大学捐赠",
        "2022年，茶厂向石坪镇捐赠⟨32万元⟩用于修渠。 → 向石坪镇捐赠用于修渠",
        "剧院为江头小学捐建琴房⟨3间⟩。 → 为江头小学捐建琴房",
        "水厂向洪川县灾区无偿捐赠饮用水⟨860箱⟩。 → 向洪川县灾区捐赠饮用水",
        "慈善会向洪川市发放修缮款⟨86万元⟩，用于修渠。 → 向洪川市发放修缮款, 慈善会",
    ),
    counter_examples=(
        "公司全年捐赠86万元。",
        "公司向员工发放慰问金86万元。",
        "银行向各乡镇发放贷款86万元。",
        "剧院向乡村小学捐赠琴36架。",
        "水厂向受灾地区捐赠饮用水860箱。",
        "基金面向江川大学资助课题8个。",
        "茶厂为扩建石坪镇图书馆捐赠图书86册。",
        "茶厂向景区捐赠座椅36把。",
        "信用社向上级银行捐赠书画8幅。",
    ),
    source="argued: a company tells its gifts one by one, and what all of them came to elsewhere",
)
def given_to(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the body or place that something was given to before the verb of giving."""
    metric = measured.metric or ""
    if not metric:
        return None
    to = _TO.search(untied(so_far.left(around.at).rstrip()))
    did = to["did"] if to else ""
    if to is None or not (metric.startswith(did) or (did.startswith("发放") and did.endswith(metric))):
        return None
    first = so_far.words(to["whom"])[0]
    if is_verb(first) or (to["to"] == "为" and first.flag == "vn"):
        return None  # 为|建设青禾县泵站|捐资: what for, and not to whom
    whole = metric if metric.startswith(did) else did  # 向和龙市|发放|救助款
    return replace(measured, metric=to["to"] + to["whom"] + whole)
