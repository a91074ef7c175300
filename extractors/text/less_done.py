"""How plain reports say that more or less was used, spent or made than before: 少用9包, 一年多了2亿元."""

_VERBS = "用|花|耗|支出?|排放?|交|付|产|收回?|卖|销|印|发|捐|开支"
_TIMES = "一年|全年|年内|今年|当年|本年"
# Not 至少用, 很少用, 减少用水, 最多用.
_OF_POWER = "(?:发|用|供|产|售|烧)(?:电|水|气|煤|油|热)"
LESS_POWER = rf"(?<![一-鿿])[多少]{_OF_POWER}"
DONE_LESS = rf"(?<![至很最不减缺大增较甚许更])[多少](?:{_VERBS})|(?:{_TIMES})(?:里|来|下来)?[多少](?=了)"
