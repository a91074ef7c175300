"""How plain reports say that more or less was used, spent or made than before: 少用9包, 一年多了2亿元."""

_VERBS = "用|花|耗|支出?|排放?|交|付|产|收回?|卖|销|印|发|捐|开支"
_TIMES = "一年|全年|年内|今年|当年|本年"
# Not 至少用, 很少用, 减少用水, 最多用.
DONE_LESS = rf"(?<![至很最不减缺大增较甚许更])[多少](?:{_VERBS})|(?:{_TIMES})(?:里|来|下来)?[多少](?=了)"
