"""Who gives an award where no list of bodies has the name: the reporting unit itself, and whoever gives one to it.

1. 公司|授予装卸班“先进集体”; 集团年终表彰：授予装卸班“先进集体” (the unit, as printed)
2. 客户远川航运|授予我司“年度最佳码头” (any short name, as the award is the unit's)

Left: the unit by 我院 or 本局, whose words tell no level, and whatever is no name by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.honours.asides import bare
from extractors.honours.award_phrase import Phrase
from extractors.honours.award_titles import Award
from extractors.honours.bearers import plain_name
from extractors.honours.giving_bodies import fits, without_kind
from extractors.honours.recipients import Recipient

_OURS = "(?:总公司|集团公司|公司|集团|总行|分行)"
_SELF = re.compile(rf"{_OURS}(?:党委|工会|团委)?")
# 集团还对内评选表彰：|授予甲班“…”; 公司开展年度表彰，|授予甲班“…”
_OWN_ACT = re.compile(rf"(?P<who>{_OURS})[^，；：“”]{{0,12}}(?:评选|评比|表彰|嘉奖){{1,2}}[^，；：“”]{{0,8}}[，：]")
_DECIDES = re.compile("一致|同意|决定|研究|讨论|评审|考核")  # 专家组|一致同意: no name


def own_giver(said: str, before: str, own: Sequence[str]) -> str | None:
    """Return the reporting unit where it gives, as printed: by the words right before the verb, or by the sentence's.

    `said` are the words for who gives, "" where the clause has none; `before` is the sentence up to them.
    """
    words = bare(said)
    if words in own or _SELF.fullmatch(words):
        return words
    act = None if words else _OWN_ACT.match(before)
    return act["who"] if act else None


def giver_of_ours(said: str, recipient: Recipient | None, own: Sequence[str]) -> str | None:
    """Return who gives the reporting unit an award, by any name: 客户|远川航运."""
    if recipient is None or not own or recipient.name != own[0]:
        return None
    words = without_kind(bare(said))
    name = plain_name(words) if words and not _DECIDES.search(words) else None
    return name.name if name and words not in own else None


def side_by_side(phrase: Phrase, awards: Sequence[Award]) -> Iterator[Award]:
    """Yield awards in quotes that follow each other with who gave the first one: 省学会“甲”“乙”, 省学会“甲”、“乙”."""
    last: Award | None = None
    for award in awards:
        beside = last is not None and re.fullmatch("、?", phrase.text[last.end : award.start])
        follows = beside and phrase.text[award.start] == "“" and award.grantor is None
        giver = last.grantor if last and follows and awards[0].grantor else None
        giver = giver if last and giver and not last.title.startswith(giver) else None  # 市工商联优秀企业
        last = replace(award, grantor=giver) if giver and fits(giver, award.title) else award
        yield last
