"""Words for what is done over a time (招收学徒36名), and the nouns that they open and that name no deed (培训师6名)."""

from extractors.dates.grammar import time_words
from extractors.text.characters import IN_CLAUSE

_TO_NUMBER = "[共有达为约近]*(?:[0-9]|$)"
# 培训|师6名, 救助|对象6名, 处理|率6%, 生产|线6条: a noun, whatever the verb
_NAMES = (
    rf"(?:{'|'.join(time_words('agent'))}){_TO_NUMBER}|{IN_CLAUSE}{{0,8}}(?:率|比重|占比|余额|车间|流水线){_TO_NUMBER}"
)
# 退休|职工36名; 检查|车辆6辆, 培训|中心6个, 接待|站6个: nouns, but for the verbs that take such a thing
_NOUNS = {
    "takes_person": f"[一-鿿]{{0,6}}(?:{'|'.join(time_words('person'))})",
    "takes_thing": rf"(?:[一-鿿]{{0,6}}(?:{'|'.join(time_words('thing'))})|[一-鿿]{{0,2}}[室站点厅厂器所])",
}


def deeds(*uses: str) -> str:
    """Return a pattern of the words of some uses where they are deeds up to the number that follows, or to the end.

    1. 招收|学徒36名, 购置|车辆6辆, 新建|泵站6座: what a verb takes   2. not 退休|职工36名, 检查|车辆6辆, 培训|师6名
    """
    words = time_words(*uses)
    named = []
    for takes, noun in _NOUNS.items():
        others = "|".join(word for word in words if word not in time_words(takes))
        named.append(f"(?:{others}){noun}{_TO_NUMBER}")
    return rf"(?!{'|'.join(named)})(?:{'|'.join(words)})(?!{_NAMES})"
