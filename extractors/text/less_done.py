"""How plain reports say that something became more or less: 少用9包, 一年多了2亿元, 菜价涨了5%."""

_VERBS = "用|花|耗|支出?|排放?|交|付|产|收回?|卖|销|印|发|捐|开支"
_TIMES = "一年|全年|年内|今年|当年|本年"
OF_POWER = "(?:发|用|供|产|售|烧)(?:电|水|气|煤|油|热)"
LESS_POWER = rf"(?<![一-鿿])[多少]{OF_POWER}"
# Not 至少用, 很少用, 减少用水, 最多用.
DONE_LESS = rf"(?<![至很最不减缺大增较甚许更])[多少](?:{_VERBS})|(?:{_TIMES})(?:里|来|下来)?[多少](?=了)"
# Verbs of one character, before 了: 会议费|压, 看病的人|多; behind 再 and the like without it: 用电再|降.
ROSE_OR_FELL = "(?<=[一-鿿]{2})[增减升降涨压]"
MORE_OR_LESS = "(?<=[一-鿿]{2})(?<![增减最至很不太好许更大])[多少]"
AGAIN = "(?<=[再又续只仅])[增减升降涨]"
