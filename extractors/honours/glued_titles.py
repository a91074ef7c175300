"""A title with who gave it or who has it right behind it, as where the blank between two columns of a line is lost.

碳中和先锋奖|财联社, 江城市劳动模范|李恒, 绿色港口|江城市港航局
"""

import re
from dataclasses import replace

from extractors.honours.award_phrase import REACH, Phrase
from extractors.honours.award_titles import Award, award_in
from extractors.honours.giving_bodies import is_body
from extractors.honours.grades import Grade, grade_of
from extractors.honours.recipients import Recipient, person_in

_SEATED = re.compile("中共|共青团|中[国华央]|全国|[一-鿿]{0,3}[省市区县](?=[一-鿿]{2})")  # 绿色港口|江城市港航局


def ends_in_a_body(title: str) -> bool:
    """Whether a title ends like an authority, as where the blank before who gave it is lost: 文明单位|市文明委."""
    return is_body(title, "office") and grade_of(title) < Grade.STRONG


def glued(phrase: Phrase, span: tuple[int, int]) -> tuple[Award | None, Recipient | None]:
    """Read a title with its grantor or holder glued behind it (碳中和先锋奖财联社, 江城市劳动模范李恒)."""
    start, stop = span
    for end in range(min(stop - 2, start + REACH), max(start + 2, stop - REACH), -1):
        grade, behind = grade_of(phrase.text[start:end]), phrase.text[end:stop]
        seated = bool(_SEATED.match(behind))
        if phrase.text[end - 1] in "省市区县" and not seated:
            continue  # 绿色港口江城市|港航局
        soft = grade is Grade.SOFT and seated and is_body(behind, "office")
        if grade < (Grade.QUOTED if phrase.text[end - 1] == "”" else Grade.FIRM) and not soft:
            continue
        person = person_in(behind)
        if grade < Grade.FIRM and not person and not soft:
            continue  # “沧汀名医”桂清和, but not “暖心”工会
        if person or is_body(behind, None if grade is Grade.STRONG else "office"):
            award = award_in(phrase, (start, end), min(grade, Grade.FIRM))
            if award and person:
                return award, Recipient(person, "person")
            return (replace(award, grantor=award.grantor or behind), None) if award else (None, None)
    return None, None
