"""Who holds which award, read out of one sentence of prose.

1. 我单位荣获上海公司2022年度节约用水先进单位
2. 工作室成员荣获甲、乙、丙等荣誉称号 (one claim a title)
3. 护理部获“甲”称号，李恒获“乙”奖 (each with its own recipient)
4. 被市总工会授予“甲”称号; 市总工会授予我校“甲”称号; 将我校评为“甲”
5. 在全市技能大赛中荣获一等奖 (the evidence of a bare rank takes the contest in)
6. 孙某、吴某分别荣获“甲”“乙”

Left: wishes, plans, conditions, denials (exclusions), counts of awards, awards named as a modifier (荣获甲称号的人员).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.honours.asides import bare
from extractors.honours.award_phrase import REACH, Phrase
from extractors.honours.award_titles import NOTE, SO_MANY, Award
from extractors.honours.bearers import borne, holder_of, of_its_kind, plain_name
from extractors.honours.chains import awards_after
from extractors.honours.contests import (
    Contest,
    contest_before,
    contest_of,
    is_rank,
    ranks_apart,
    ranks_of_one,
    won_there,
)
from extractors.honours.counted_holders import counted_holders, names_for_number
from extractors.honours.fronted import Fronted, fronted
from extractors.honours.givers import Giving, giver_behind, giver_beside, giver_in, giving_before
from extractors.honours.giving_bodies import fits, giver_of, is_giver, is_nameless
from extractors.honours.giving_names import giver_of_ours, own_giver, side_by_side
from extractors.honours.grades import Grade, is_named, is_of_a_place
from extractors.honours.list_rules import LISTED_THERE, NAMED_TOGETHER
from extractors.honours.memory import NOBODY, Memory
from extractors.honours.named_behind import named_behind_titles
from extractors.honours.persons_only import is_of_a_person
from extractors.honours.printed_beside import PERIOD_AT
from extractors.honours.recipients import Recipient, recipient_of
from extractors.honours.subject_words import subject_of
from extractors.honours.subjects import PRONOUN, holder, person_told, topic_of
from extractors.honours.told_apart import are_counted, listed_there, named_together, so_many_named
from extractors.honours.verbs import CLAUSE, HIM, Announcement, announcements
from extractors.honours.when_won import when_won
from schemas.word_lists import by_word

_PART = re.compile("(?![我本该])[一-鿿]{2,4}(?:单位|机构|部门|企业|对象|主体|方)")
_TO_HIM = re.compile("(?:其|[他她]们?)(?=“)")
_OF_OURS = re.compile("[一-鿿]{0,2}(?:党支部|党委|党总支|工会|团委|团支部)$")  # our own organ gives to our people
# 李恒|资助|学生周某，其家庭…: of two persons either may be meant
_ABOUT_ANOTHER = re.compile("资助|指导|帮扶|家访|慰问|看望|结对|带领|培养|救助|帮助|采访|照顾|赡养")
_JOINED = re.compile(rf"(?:{SO_MANY})?(?:荣誉|光荣)?(?:称号|奖项)?(?:{NOTE})?、")
_TIMES = re.compile(r"[共有计\d一二三四五六七八九十百千余多]+人次$|本[届次]|此次")


@dataclass(frozen=True, slots=True)
class Claim:
    """An award and who holds it; `silent` where the sentence does not say who."""

    award: Award
    recipient: Recipient | None
    silent: bool
    rule: str


def claims_in(
    phrase: Phrase,
    own: Sequence[str],
    *,
    listed: bool = False,
    memory: Memory = NOBODY,
    around: tuple[str, str] = ("", ""),
) -> list[Claim]:
    """Read the claims of one sentence; `own` are the unit's names, the one to use first.

    `listed`: it stands under an honours heading, where a quoted name is a title behind 入选 too. `memory`: whom
    the paragraph named last, whom 该局 or 她 names. `around`: the sentence before, and the one behind.
    """
    read = _Sentence(phrase, own, listed=listed, memory=memory, around=around)
    for announcement in announcements(phrase, own):
        read.clause(announcement)
    claims = read.claims
    apart = list(_apart(phrase, own, claims, around[0]))
    there = [one.award for one in apart if one.rule == LISTED_THERE.name]
    kept = [c for c in claims if not (are_counted(c.recipient) and any(_same(c.award, one) for one in there))]
    return [replace(c, recipient=names_for_number(phrase, c.award, c.recipient)) for c in kept] + apart


class _Sentence:
    """What a sentence has told of awards so far, which a clause that leaves something out takes up.

    Every clause is one grammar: who gave, verb, who got, what, when. Who got: the subject of an active verb of winning
    and of a passive one, the object of giving. Who gave: the subject of giving, the agent of the passive, a body that
    a clause before tells of, or the one of the clause before where the verb goes on without one.
    """

    def __init__(
        self, phrase: Phrase, own: Sequence[str], *, listed: bool, memory: Memory, around: tuple[str, str]
    ) -> None:
        self._phrase, self._own, self._listed, self._around = phrase, own, listed, around
        self.claims: list[Claim] = []
        self._contest = contest_of(around[0], phrase.text)
        self._carried: Recipient | None = None
        self._memory = memory
        self._giving: Giving | None = None
        self._agent: str | None = None
        self._verb: Announcement | None = None
        self._since = 0

    def clause(self, verb: Announcement) -> None:
        """Add what a verb announces."""
        if self.claims and verb.start < self.claims[-1].award.end:
            return
        told = self.claims[-1].award.end if self.claims else 0
        self._giving = giving_before(self._phrase.text, told, verb.start, self._giving)
        if before := fronted(self._phrase, verb, max(told, self._since)):
            self._of_the_title(verb, before)
            return
        got = self._who_got(verb)
        if got is None or self._phrase.text.startswith("者", verb.object_start):
            return  # 李恒系国家基金|获得者，曾获…
        recipient, silent = got
        if verb.form == "state" and not (self._is_somebody(verb, recipient, silent) and [*self._what(verb, recipient)]):
            return
        self._carried, self._memory, self._since = recipient, self._memory.naming(recipient), verb.start
        giver = self._who_gave(verb, recipient, told)
        awards = [
            replace(award, grantor=award.grantor or self._by_name(verb, recipient) or self._beside(verb, award, giver))
            for award in self._what(verb, recipient)
        ]
        agentless = verb.form in ("named", "grant") and awards
        self._agent, self._verb = awards[-1].grantor if agentless else None, verb
        self._since = max([self._since, *(award.end for award in awards)])
        if joined := _JOINED.match(self._phrase.text, self._since):
            self._since = joined.end()  # 甲被授予“…”荣誉、|乙被授予“…”
        self.claims.extend(
            Claim(award, who, who is None and (silent or dealt is not None), verb.rule)
            for award, dealt in _shared(self._phrase, verb, awards, recipient, own=self._own)
            for who in (holder_beside(award, self._own) or self._of_its_kind(borne(dealt, self._own), award.title),)
        )

    def _of_its_kind(self, who: Recipient | None, title: str) -> Recipient | None:
        """Return who has an award; of a work that cannot, whom the sentence is about: 律所…，|代理案例多次入选…."""
        if who is None or of_its_kind(who, title):
            return who
        about, _ = holder([*_clauses(self._phrase, 0, self._phrase.until(0, CLAUSE)), ""], self._own)
        return about if about and about.kind in ("unit", "team") else None

    def _is_somebody(self, verb: Announcement, recipient: Recipient | None, silent: bool) -> bool:
        """Whether somebody is said to be something: not 我们的目标是…, 承办单位是…."""
        words = bare(self._phrase.text[self._phrase.since(verb.subject_end, CLAUSE) : verb.subject_end])
        quoted = "“" in self._phrase.text[verb.start : verb.object_start + 1]
        plain = plain_name(words) if recipient and quoted else None
        if plain is not None and recipient is not None and recipient.name == plain.name:
            return True  # 海棠股份|是“全国文明单位”
        named = recipient is not None and (
            silent or (quoted and not words) or words.endswith(recipient.name[-2:]) or words[:1] in tuple("他她该")
        )
        return named and recipient is not None and recipient.kind is not None and not _PART.fullmatch(words)

    def _of_the_title(self, verb: Announcement, before: Fronted) -> None:
        """Add the awards whose titles stand before the verb."""
        words, giver = self._phrase.text[slice(*before.holder)], bare(before.grantor) or self._agent or ""
        told = self._giving.body if self._giving else None
        clauses = _clauses(self._phrase, *before.holder)
        plain = before.given and (holder([words], self._own)[0] or Recipient(words, None))
        found, silent = (plain, False) if plain else holder(clauses, self._own)
        who = found or (self._memory.last if silent else self._meant(clauses))
        for award in before.awards:
            grantor = award.grantor or giver_of(giver) or giver_in(award.title)
            full = replace(award, grantor=grantor or self._beside(verb, award, told))
            self.claims.append(Claim(full, borne(who, self._own), who is None, verb.rule))
        self._carried, self._memory = who, self._memory.naming(who)
        self._since = max(verb.object_start, before.holder[1])
        self._agent = giver if before.grantor else None  # 县妇联将“甲”授予A，|将“乙”授予B

    def _who_got(self, verb: Announcement) -> tuple[Recipient | None, bool] | None:
        """Return who gets it, and whether the sentence leaves that out; None where nothing is given to anybody."""
        if verb.form == "grant":
            him = _pronoun(self._phrase, verb)
            recipient = (self._carried or self._memory.meant_by(him)) if him else verb.recipient  # 省局授予|其|“…”
            ours = self._listed and _gives_us(self._phrase, verb)  # in a list of ours: 省总工会授予“…”
            recipient = recipient or self._again(verb)
            return (recipient, recipient is None) if recipient or ours else None
        clauses = _clauses(self._phrase, self._since, verb.subject_end)
        recipient, silent = holder(clauses, self._own)
        recipient = self._of_whom(recipient, clauses)
        giving = self._giving
        if recipient and giving and giving.sure and giving.heads and recipient.name == giving.body:
            return None, False  # 省总工会举行表彰，…: it gives
        named = (self._carried or self._memory.told_in(clauses)) if silent else self._meant(clauses)
        if silent and not named and not self.claims and (about := topic_of(clauses, self._own)):
            return about, False
        goes_on = silent and not (recipient or named or self.claims)  # 医院获得…。|2004年被授予…
        return recipient or named or (self._memory.goes_on(ours=bool(self._own)) if goes_on else None), silent

    def _again(self, verb: Announcement) -> Recipient | None:
        """Return the unit that was given an award before, where another gives one too: 甲授予我司“…”，|乙颁发“…”."""
        before, ours = self._verb, self._carried and self._own and self._carried.name == self._own[0]
        quoted = self._phrase.text[verb.object_start : verb.object_start + 1] == "“"
        title = self._phrase.text[verb.object_start : self._phrase.until(verb.object_start, CLAUSE)].partition("”")[0]
        ours = ours and not _OF_OURS.match(bare(verb.grantor or "")) and not is_of_a_person(title)
        return self._carried if ours and quoted and verb.grantor and before and before.form == "grant" else None

    def _by_name(self, verb: Announcement, recipient: Recipient | None) -> str | None:
        """Return who gives where no list of bodies has the name: the unit itself, or whoever gives to it."""
        if verb.form != "grant":
            return None
        said = verb.grantor or ""
        before = self._phrase.text[: verb.start - len(said)]
        return own_giver(said, before, self._own) or giver_of_ours(said, recipient, self._own)

    def _of_whom(self, recipient: Recipient | None, clauses: Sequence[str]) -> Recipient | None:
        """Return what is called somebody's by a pronoun with the name before it: 柳青岩…，|其工作室: 柳青岩工作室."""
        if recipient is None or not recipient.name.startswith("其"):
            return recipient
        whose = holder([*clauses[:-1], ""], self._own)[0] if len(clauses) > 1 else None
        whose = whose if whose and whose.kind == "person" else self._carried
        theirs = recipient.kind == "team" or recipient.name == "其家庭"
        theirs = theirs and whose is not None and whose.kind == "person"
        theirs = theirs and not (clauses[:-1] and _ABOUT_ANOTHER.search("，".join(clauses[:-1])))
        return replace(recipient, name=whose.name + recipient.name[1:]) if whose and theirs else recipient

    def _meant(self, clauses: Sequence[str]) -> Recipient | None:
        """Return whom a pronoun points to: somebody told of before, or in an earlier clause."""
        before, _ = holder([*clauses[:-1], ""], self._own) if len(clauses) > 1 else (None, False)
        person = before if before and before.kind == "person" else person_told(clauses[:-1])
        pronoun = PRONOUN.fullmatch(subject_of(clauses[-1]))
        return self._memory.naming(person).pointed_at(pronoun[0]) if pronoun else None

    def _who_gave(self, verb: Announcement, recipient: Recipient | None, told: int) -> str | None:
        """Return who gives by the clauses before: whoever was told to give, or the agent before where a verb goes on.

        省总工会授予A“甲”，|授予B“乙”; A被省总工会授予“甲”，B|被授予“乙”; not 市水务局举办活动，|荣获…, its subject.
        """
        before, giving = self._verb, self._giving
        likewise = before and before.form == verb.form and (verb.form == "grant" or before.verb == verb.verb)
        if self._agent and likewise and not PERIOD_AT.search(self._phrase.text, told, verb.start):
            return self._agent
        same = giving.body in recipient.name if giving and recipient else giving and not giving.sure
        subject = giving and giving.heads and same
        return giving.body if giving and (verb.form == "grant" or not subject) else None

    def _what(self, verb: Announcement, recipient: Recipient | None) -> Iterator[Award]:
        """Yield the awards behind a verb, with the contest and the date that are told before it."""
        quoted = verb.form == "keep" or (self._listed and verb.form == "select")
        need = min(verb.need, Grade.QUOTED) if quoted else verb.need
        named = "“" in self._phrase.text[verb.object_start : verb.object_end]
        # 472人次分获一、二、三等奖: a count
        counted = recipient is not None and not named and _TIMES.match(recipient.name)
        awards = [] if counted else awards_after(self._phrase, verb.title_start, verb.object_end, need)
        told = [self._timed(verb, award) for award in _told(self._phrase, verb, awards, self._contest)]
        self._contest = contest_before(_before(self._phrase, verb)) or self._contest
        return side_by_side(self._phrase, told)

    def _timed(self, verb: Announcement, award: Award) -> Award:
        """Return an award with the time that is told before its verb, where it has none of its own."""
        before, year = _before(self._phrase, verb), self._phrase.year
        return award if award.period else replace(award, period=when_won(award.title, before, self._around[0], year))

    def _beside(self, verb: Announcement, award: Award, giver: str | None) -> str | None:
        """Return who gave an award by what is told around its clause, where its title allows it."""
        text, (earlier, later) = self._phrase.text, self._around
        said = bare(verb.grantor or "")
        if is_nameless(said) or (verb.form == "named" and said[2:]):
            return None  # 被省总工会授予“甲”，被|社会各界|授予“乙”
        same = (award.title.rstrip("”")[-4:], *([f"被{verb.verb}"] if verb.form == "named" else []))
        found = (
            giver_behind(text, award.end)
            or giver
            or giver_beside(earlier, text, later, same, given=verb.form == "grant")
        )
        return found if found and fits(found, award.title) else None


def _told(phrase: Phrase, announcement: Announcement, awards: Sequence[Award], contest: Contest | None) -> list[Award]:
    """Return the awards of a verb with what is told around it, without ranks that only have a number: 一等奖2项."""
    fitting = [award for award in awards if _fits(phrase, award, announcement)]
    if announcement.form == "state" and fitting:
        fitting = [award for award in awards if not is_rank(award)]  # 是“全国重点镇”、|“全国文明镇”
    whole = ranks_of_one([_completed(phrase, announcement, award, contest) for award in ranks_of_one(fitting)])
    return [
        full
        for full, award in zip(whole, fitting, strict=True)
        if full.title != award.title or not (is_rank(full) and _is_counted(phrase, full))
    ]


def _is_counted(phrase: Phrase, award: Award) -> bool:
    """Whether it says how often an award was won: 一等奖|2项."""
    return bool(re.match(SO_MANY, phrase.text[award.end : award.end + 12]))


def _same(one: Award, other: Award) -> bool:
    """Whether two awards stand in one place or have one title: 3家单位获得“…”，|某厂获此殊荣."""
    return (one.start < other.end and other.start < one.end) or one.title == other.title


def _apart(phrase: Phrase, own: Sequence[str], claims: Sequence[Claim], earlier: str) -> Iterator[Claim]:
    """Yield the awards whose holders stand apart from them, where no verb has told of them."""
    taken = {(claim.award.start, claim.award.end) for claim in claims if not are_counted(claim.recipient)}
    there = listed_there(phrase, own, earlier, [(claim.award, are_counted(claim.recipient)) for claim in claims])
    found = [(LISTED_THERE, one) for one in there] if LISTED_THERE in phrase.used else []
    if NAMED_TOGETHER in phrase.used:
        readers = (named_together, so_many_named, counted_holders, named_behind_titles)
        found += [(NAMED_TOGETHER, one) for reader in readers for one in reader(phrase)]
    for rule, (award, who) in found:
        if not any(award.start < end and start < award.end for start, end in taken):
            yield Claim(award, who, False, rule.name)


def holder_beside(award: Award, own: Sequence[str]) -> Recipient | None:
    """Return who has an award by the bracket behind it: “工人先锋号”（信贷管理科）; not 示范村（社区）."""
    if award.holder is None or by_word("honours/recipients.csv").get(award.holder.name) == "unit":
        return None
    return holder_of(award.holder.name, own) or award.holder


def _fits(phrase: Phrase, award: Award, announcement: Announcement) -> bool:
    """Keep a verb that says little (保持, 成功创建) to plain awards, and to those of which it is said who gave them.

    被认定为 without quotes, a place or a level says what something is: 高新技术企业.
    """
    if announcement.form == "named" and announcement.need is Grade.SOFT and award.grade < Grade.FIRM:
        return is_of_a_place(award.title) or phrase.text[award.end - 1] == "”"
    if announcement.form == "state":
        return not is_rank(award) and (
            award.grantor is not None
            or is_named(award.title)
            or (award.grade >= Grade.FIRM and is_of_a_place(award.title))
        )
    quoted = award.grade >= Grade.SOFT and phrase.text[award.end - 1] == "”"
    return announcement.form != "keep" or award.grade >= Grade.FIRM or quoted or award.grantor is not None


def _clauses(phrase: Phrase, start: int, end: int) -> list[str]:
    """Return the clauses before a verb; the last one, its own, may be empty."""
    pieces = phrase.cut((max(start, end - REACH), end), CLAUSE)
    if not pieces or pieces[-1][1] != end:
        pieces.append((end, end))
    return [phrase.text[first:last] for first, last in pieces]


def _pronoun(phrase: Phrase, verb: Announcement) -> str:
    """Return the pronoun that a verb gives its award to, empty where it gives to a name or leaves it out."""
    to_him = _TO_HIM.match(phrase.text, verb.object_start)
    taken = verb.taken or (to_him[0] if to_him else "")
    return taken if taken in HIM and not verb.recipient else ""


def _gives_us(phrase: Phrase, verb: Announcement) -> bool:
    """Whether a body hands over an award without saying to whom: 省总工会授予“五一劳动奖状”."""
    return giver_of(bare(verb.grantor or "")) is not None and phrase.text.startswith("“", verb.object_start)


def _before(phrase: Phrase, announcement: Announcement) -> str:
    return phrase.text[max(0, announcement.subject_end - REACH) : announcement.subject_end]


def _completed(phrase: Phrase, announcement: Announcement, award: Award, carried: Contest | None) -> Award:
    """Add what the words before the verb say: the contest and the grantor."""
    before = _before(phrase, announcement)
    grantor = bare(announcement.grantor) if announcement.grantor else None
    if grantor and award.grantor is None:
        said = announcement.form == "named" or is_giver(grantor)
        award = replace(award, grantor=giver_of(grantor, said=said))
    if contest := contest_before(before):
        award = won_there(award, contest, announcement.subject_end - len(before) + contest.start)
    elif carried:
        award = won_there(award, carried, None)
    return replace(award, grantor=award.grantor or giver_in(award.title))


def _shared(
    phrase: Phrase,
    announcement: Announcement,
    awards: list[Award],
    recipient: Recipient | None,
    *,
    own: Sequence[str],
) -> list[tuple[Award, Recipient | None]]:
    """Give each award its recipient; 分别 deals them out in order where the counts agree, and who gave them."""
    said = phrase.text[max(0, announcement.start - 40) : announcement.object_start]
    dealt = recipient is not None and bool(re.search("分[别获]", said))
    awards = [one for award in awards for one in (ranks_apart(award) if dealt else (award,))]
    if recipient is None or len(awards) < 2 or not dealt:
        return [(award, recipient) for award in awards]
    givers = awards[0].grantor.split("、") if awards[0].grantor else []
    joint = re.search("[和与及]", awards[0].grantor or "")  # 由甲、乙和丙联合主办
    if len(givers) == len(awards) and not joint and all(award.grantor == awards[0].grantor for award in awards):
        awards = [replace(award, grantor=giver) for award, giver in zip(awards, givers, strict=True)]
    names = re.split("以及" if "以及" in recipient.name else "[、和与]|(?<=》)(?=《)", recipient.name)
    if len(names) == len(awards):
        holders = [recipient_of(name, own) or Recipient(name, None) for name in names]
        if recipient.kind != "people" or all(holder.kind == "person" for holder in holders):
            return list(zip(awards, holders, strict=True))
    return [(award, recipient) for award in awards]
