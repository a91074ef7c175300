"""How prose says that something became more or less: by which verbs, and what stands before the value it came to."""

import re

from extractors.text.characters import CLAUSE_ENDS
from extractors.text.word_patterns import any_word
from schemas.word_lists import by_use

MADE_FEWER = "压缩|精简|整合|归并|合并|压减|缩减"
# verbs before 到 and the value it came to
CAME = f"增加|增长|提高|提升|上升|扩大|扩展|发展|下降|减少|降低|缩短|{MADE_FEWER}"

# 分解|到86个班组: to whom or where, no value that it came to
_TO_NO_VALUE = "".join(f"(?<!{verb})" for verb in sorted(by_use("dates/time_words.csv")["hands_down"]))
# 由40%跃升|至90%, 由85%提升|到92%, 从18个增加|为22个
BECAME = re.compile(
    rf"(?:[^{CLAUSE_ENDS}：、]{{0,4}}(?:{_TO_NO_VALUE}[至到为]了?|(?<![完形构组])成|(?<![送到下抵传表转])达到?)"
    "(?:目前|现在|如今|当前|今年|本年)?的?(?:人民币)?"
    # argued: what it rose to may be another place's or stage's: 从旧站的3,000人次增加到新站的1.2万人次
    rf"|(?:{CAME}|[增升降扩减])[至到为](?:[一-鿿]{{2,8}}的|[一-鿿]{{2,6}}后|人民币))"
)

# 由原来的86个细化|为231个: where 由 or 从 stands before the first, these lead to what it came to, too
_REFINED = re.compile(any_word("dates/time_words.csv", "spreads") + "[为成到至]了?")


def leads_on(words: str) -> bool:
    """Whether words behind a value that 由 or 从 leads to go on to what it came to."""
    return BECAME.fullmatch(words) is not None or _REFINED.fullmatch(words) is not None


CAME_TO = re.compile(rf"(?:{CAME}|[增升降扩减])[至到为成]了?")  # 精简为, 减为

# 以3%的|能源消费增速, 保持5%的|增长: what a percentage with 的 is a rise or fall of
_GROWN_BEHIND = re.compile(
    rf"(?:以上|左右)?的(?P<what>[^{CLAUSE_ENDS}：、0-9的]{{0,12}}?)(?P<way>增速|增幅|涨幅|升幅|增长率|增长|降幅|跌幅)"
    rf"(?=$|[{CLAUSE_ENDS}、]|[支带引领跑位居])"
)
# 以年均12%的|速度增长
_AT_PACE = re.compile(
    "(?:以上|左右)?的(?:平均|年均)?(?:增长|增加)?(?:速度|增速|幅度)(?:快速|持续|稳步|逐年|不断)*(?P<way>增长|递增|增加|上升|下降|递减|减少)"
)
OF = ("的", "以上的", "左右的")  # how what follows begins there
_BEFORE = 16  # characters before a percentage that tell whether it is a rise
# 实现|5%的营收增长: the verb is a noun there; not 85%的企业用工增长, which is a share of those that grew
_LEADS_TO = re.compile(
    "(?:(?<![可难所予足得])以|(?:保持|实现|取得|支撑)了?)(?:年均|月均|平均|大?约|近|超过?|逾|高达|达到?)*$"
)
_SHARE_OF = re.compile(f"(?:贡献|占)[^{CLAUSE_ENDS}：、]{{0,12}}$")  # 占总量|5%的产品, 贡献了|36%的税收增长
_SOME_OF = re.compile("有(?:大?约|近|超过?|逾)*$")  # 有|12%的企业


def grown_behind(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the words right behind a percentage that make it a rise or fall."""
    if not text.startswith(OF, end):
        return None
    grown = _GROWN_BEHIND.match(text, end)
    before = text[max(0, start - _BEFORE) : start]
    if grown is None or _LEADS_TO.search(before):
        return grown or _AT_PACE.match(text, end)
    part = _SHARE_OF.search(before) or (grown["what"] and (grown["way"] == "增长" or _SOME_OF.search(before)))
    return None if part else grown


# 教师|比|上年多, 师生|比|上年多; not 师生比, 男女比, 性价比, 占比, 评比
THAN = "(?<!占)(?<!生师)(?<!性价)(?<!(?<![差好])评)(?:(?<!师生)(?<!男女)|(?=比[上去前]年))比"

_VERBS = "用|花|耗|支出?|排放?|交|付|产|收回?|卖|销|印|发|捐|开支"
_TIMES = "一年|全年|年内|今年|当年|本年|半年"
# 860吨，|半年间|添了36吨, 860吨，|又|多了36吨: what may stand before the verb that says how much more it became
OVER_IT = "(?:(?:[0-9]{1,2}|[一两二三四五六七八九十半]{1,2})(?:年|个月)(?:[间里来]|下来|以来)?)?[又还再净也]?"
# 缺勤率|降0.6个百分点, 培训总量|升6%: a measure, right before a verb of one character
OF_MEASURE = "(?:(?<=[率额值数入费价本格比])|(?<=[产销总重存数]量))"
OF_POWER = "(?:发|用|供|产|售|烧)(?:电|水|气|煤|油|热)"
LESS_POWER = rf"(?<![一-鿿])[多少]{OF_POWER}"
# Not 至少用, 很少用, 减少用水, 最多用.
DONE_LESS = rf"(?<![至很最不减缺大增较甚许更])[多少](?:{_VERBS})|(?:{_TIMES})(?:里|来|下来)?[多少](?=了)"
# Verbs of one character, before 了: 会议费|压, 看病的人|多; behind 再 and the like without it: 用电再|降.
ROSE_OR_FELL = "(?<=[一-鿿]{2})[增减升降涨压]"
MORE_OR_LESS = "(?<=[一-鿿]{2})(?<![增减最至很不太好许更大])[多少]"
AGAIN = "(?<=[再又续只仅])[增减升降涨]"
