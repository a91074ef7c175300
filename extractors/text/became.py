"""What stands between the value that something had and the value that it came to."""

import re

from extractors.text.characters import CLAUSE_ENDS

CAME = "增加|增长|提高|提升|上升|扩大|扩展|发展|下降|减少|降低|缩短|压缩"  # verbs before 到 and the value it came to

# 由40%跃升|至90%, 由85%提升|到92%, 从18个增加|为22个
BECAME = re.compile(
    rf"(?:[^{CLAUSE_ENDS}：、]{{0,4}}(?:[至到为]了?|(?<![完形构组])成|(?<![送到下抵传表转])达到?)"
    "(?:目前|现在|如今|当前|今年|本年)?的?"
    # argued: what it rose to may be another place's or stage's: 从旧站的3,000人次增加到新站的1.2万人次
    rf"|(?:{CAME}|[增升降扩减])[至到为](?:[一-鿿]{{2,8}}的|[一-鿿]{{2,6}}后))"
)
