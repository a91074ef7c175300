"""What stands between the value that something had and the value that it came to."""

import re

from extractors.text.characters import CLAUSE_ENDS

# 由40%跃升|至90%, 由85%提升|到92%, 从18个增加|为22个
BECAME = re.compile(
    rf"[^{CLAUSE_ENDS}：、]{{0,4}}(?:[至到为]了?|(?<![完形构组])成|(?<![送到下抵传表转])达到?)(?:目前|现在|如今|当前|今年|本年)?的?"
)
