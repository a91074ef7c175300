"""Words for what is done over a time (招收学徒36名), and the nouns that they open and that name no deed (培训师6名)."""

from extractors.dates.grammar import time_words
from extractors.text.characters import IN_CLAUSE

_TO_NUMBER = "[共有达为约近]*(?:[0-9]|$)"
# 培训|师6名, 救助|对象6名, 检查|站6个, 处理|率6%: a noun, whatever the verb
_NAMES = (
    rf"(?:{'|'.join(time_words('agent'))}){_TO_NUMBER}"
    rf"|{IN_CLAUSE}{{0,8}}(?:率|比重|占比|余额|中心|机构|基地|学[校院]){_TO_NUMBER}|[一-鿿]{{0,2}}[室站点厅厂器所]{_TO_NUMBER}"
)


def deeds(*uses: str) -> str:
    """Return a pattern of the words of some uses where they are deeds up to the number that follows, or to the end.

    1. 招收|学徒36名, 购置|车辆6辆: what a verb takes   2. not 退休|职工36名, 检查|车辆6辆, 培训|师6名
    """
    words = time_words(*uses)
    patterns = []
    for noun, takes in (("person", "takes_person"), ("vehicle", "takes_vehicle")):
        others = "|".join(word for word in words if word not in time_words(takes))
        patterns.append(rf"(?:{others})[一-鿿]{{0,6}}(?:{'|'.join(time_words(noun))}){_TO_NUMBER}")
    return rf"(?!{'|'.join(patterns)})(?:{'|'.join(words)})(?!{_NAMES})"
