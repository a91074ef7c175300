"""Words for what is done over a time (招收学徒36名), and the nouns that they open and that name no deed (培训师6名)."""

import re

from extractors.dates.grammar import time_words
from extractors.text.characters import CLAUSE_END, IN_CLAUSE

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
# 改造|后的泵站6座: what a thing was made by, inside its name
_ATTRIBUTE = "后的"
# 产量|36吨, 产量|同比增长6%, 产量|再创新高，达36吨; not 产量|居首的茶园36亩, 产量|大户6家
_TOLD = rf"(?!{IN_CLAUSE}*的)(?=[共有达到为约近超]*(?:[0-9]|{CLAUSE_END}|$)|[同环较比增减升降上下稳再创突首持累合总共])"

MEASURED = rf"(?:{'|'.join(time_words('flow_measured'))}){_TOLD}"
"""A pattern of the measures of what is done over a time, where the number that follows is theirs."""


def deeds(*uses: str) -> str:
    """Return a pattern of the words of some uses where they are deeds up to the number that follows, or to the end.

    1. 招收|学徒36名, 购置|车辆6辆, 新建|泵站6座: what a verb takes
    2. not 退休|职工36名, 检查|车辆6辆, 培训|师6名, 改造|后的泵站6座
    """
    words = time_words(*uses)
    named = []
    for takes, noun in _NOUNS.items():
        others = "|".join(word for word in words if word not in time_words(takes))
        named.append(f"(?:{others}){noun}{_TO_NUMBER}")
    return rf"(?!{'|'.join(named)})(?:{'|'.join(words)})(?!{_ATTRIBUTE}|{_NAMES})"


OPENS_WITH_FLOW = re.compile(
    rf"(?:[另还又并也共新]|累计|总计|合计|共计)*(?:{deeds('flow', 'flow_first')}|{IN_CLAUSE}{{0,6}}{MEASURED})"
)
"""A sentence that opens with what is done over a time; no day of a stock goes on in it: 招收学徒36名, 流失率6%."""
