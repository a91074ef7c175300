"""Awards whose holders stand apart from the title: in the next clause, or beside it without a verb.

1. 市文明办公布第五批“文明窗口”名单，城东所、西城所榜上有名   2. 全国教学名师奖揭晓，我校王某教授获此殊荣
3. 市住建局授予106个集体“文明工地”称号，城东班组位列其中   4. “江城好人”颁奖典礼举行，李恒获此殊荣
5. 涌现了全国劳模李恒、省级标兵王某等一批先进人物   6. 对省级先进个人李恒等进行了表彰

Left: lists that nobody of the sentence is said to be in, and groups without names.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.honours.asides import bare
from extractors.honours.award_phrase import Phrase
from extractors.honours.award_phrase import phrase as marked_phrase
from extractors.honours.award_titles import Award, award_in
from extractors.honours.givers import giving_before
from extractors.honours.giving_bodies import fits, giver_of
from extractors.honours.giving_names import own_giver
from extractors.honours.grades import Grade, grade_of
from extractors.honours.printed_beside import pass_over
from extractors.honours.recipients import Recipient, person_in, recipient_of
from extractors.honours.rules import NUMBER
from extractors.honours.subjects import holder
from extractors.honours.verbs import CLAUSE
from extractors.honours.words import any_word
from extractors.text.characters import CLAUSE_END, CLAUSE_ENDS, IN_CLAUSE

_SO_MANY = f"{NUMBER}[个名家位项支所]"
COUNTED = f"{_SO_MANY}[一-鿿]{{0,8}}"
"""So many of whom the text names none: 491个集体."""

# 柳园站|榜上有名, 柳园站从86支队伍中脱颖而出，|入选: who is in a list that was announced
_IN_IT = re.compile(
    rf"(?P<who>(?:^|[，；]){IN_CLAUSE}{{2,100}}?)(?:从{IN_CLAUSE}{{2,16}}中脱颖而出，(?:成功|光荣)?)?"
    rf"(?:{any_word('in_list')}|(?P<rank>(?:位列|名列|位居|排名)(?:榜单)?第{NUMBER}[位名]))(?={CLAUSE_END}|$)"
)
_POINTS_BACK = re.compile("其[中间]$|此|榜上|在列")
# 省总工会公布“职工之家”名单。|柳园站榜上有名: a sentence that announces, and names nobody who won
_ANNOUNCES = re.compile(
    rf"^(?!.*(?:获|被|当选|入选|上榜)).*(?:{any_word('announcing', 'giving_itself')}|颁奖|名单|结果)"
)
# 李恒作为先进个人|获此殊荣, 全校共有12人|获此殊荣, 这是全市第3人|获此殊荣: others, or how many they are
_OF_OTHERS = re.compile(f"作为|(?<!等)(?<!这)(?:第|共有?|[省市县区校国])?{NUMBER}[个名位家支项所人]|首[个家位]|唯一")
_SOME_OF_MANY = re.compile(rf"，[^，]{{0,6}}{COUNTED}{any_word('in_list')}$")
_NOT_IN_IT = re.compile("未|没有|无缘|有望|争取|力争|拟|将|是否|候选|提名|仅|只有")
# what stands around an award that is announced: 公布|第五批“文明窗口”|名单, 《关于命名|先进班组|的决定》
_AHEAD = re.compile(
    rf"(?:{IN_CLAUSE}{{0,8}}日)?(?:日前|近日|正式|联合|共同|发文|决定|公布|发布|命名|表[彰扬]|公示|认定"
    r"|通报|授予|追授|印发|下发|新(?=命名|认定|评定))*了?"
    rf"(?:《关于(?:命名|表彰|授予|认定|公布))?(?:{IN_CLAUSE}{{0,24}}为(?=“|第|首)|(?:新一|一)[轮批]|{_SO_MANY}(?:[一-鿿]{{0,8}}(?=“))?)?"
)
_BEHIND = re.compile(
    rf"(?:名单|榜单)?[中里]$|(?:排行)?榜单?(?:日前|近日|正式|已)?(?:揭晓|公布|发布|出炉)?$|的?(?:先进)?事迹$|(?:第{NUMBER}批)?(?:的?拟?(?:获奖|公示|入选|认定|评选|上榜|表彰|获评)?(?:公示)?名单|名单公示|的?评选?结果"
    r"|(?:荣誉|光荣)?(?:称号|奖[牌状]))?(?:的?(?:决定|通报|通知|公告)》)?(?:日前|近日|正式|已)?(?:揭晓|公布|发布|出炉|颁出|产生)?$"
)
# 对|先进班组|予以表扬, |“文明窗口”|授牌仪式在…举行: an award that the sentence is about
_TITLED = re.compile(
    f"对(?P<praised>{IN_CLAUSE}{{4,40}})(?:进行|予以|给予)了?(?:通报|隆重)?表[彰扬]$"
    r"|(?P<named>“[^“”]{2,30}”)(?:颁奖|表彰|授[牌奖]|命名)(?:典礼|仪式|大会|会议?)(?:日前|近日)?[在于]?"
    rf"{IN_CLAUSE}{{0,20}}(?:举行|召开)$"
)
_GIVES = re.compile("[评选推]出|评[选定]|揭晓|新?命名|表扬|公布|发布|认定|表彰|授予")
_TELLING = re.compile("公布|发布|表[彰扬]|通报|印发|下发")
# 表彰了|急诊支部等6个先进基层党组织, 对|李恒等9名优秀教师|予以表彰
_PRAISED = "(?:进行|予以|给予)了?(?:通报|隆重|集中|公开)?(?:表彰|表扬|奖励|嘉奖)"
_PRAISES = re.compile(
    rf"(?:评选表彰|表彰|评选出?|评出|选树)了?(?P<list>{IN_CLAUSE}{{8,120}})"
    rf"|对(?P<praised>{IN_CLAUSE}{{8,160}}?){_PRAISED}"
)
# 涌现出|向某等|一批先进个人, 涌现出|“全国劳模”向某|等标兵, 对|“文明窗口”向某|等予以表彰: many named in one list
_TOGETHER = re.compile(
    rf"(?:涌现|培养|选树|(?<![没具享])有)[出了]*以?(?P<list>{IN_CLAUSE}{{6,100}}?)(?:等|为代表的)?(?:一大?批|[多数]?[名位])?(?:先进|优秀|模范|典型|英雄|劳模)(?:人物|典型|个人|代表|模范)"
    rf"|(?:涌现|培养|选树)[出了]*以?(?P<models>(?:(?:“[^“”]{{2,30}}”)+[^{CLAUSE_ENDS}“”]{{2,4}}、?)+)"
    rf"(?:为代表的|等(?!{COUNTED})(?:一大?批)?[^{CLAUSE_ENDS}]{{0,6}}(?:尖兵|标兵|能手|骨干|英模|楷模|榜样|典型|人物|人才|工作者))"
    rf"|对(?P<praised>{IN_CLAUSE}{{6,120}}?)(?:等{IN_CLAUSE}{{0,16}})?{_PRAISED}"
)
_FIRST_OF_MANY = re.compile(
    rf"(?P<who>[^、：{CLAUSE_ENDS}和及与“”]{{2,30}}等{NUMBER}[个名位家支])(?P<title>[^、：{CLAUSE_ENDS}和及与]{{4,20}})"
)
_NOT_DONE = re.compile("未|没有|建议|提议|提请|希望|应当|计划|力争|争取|拟|将|是否|候选|要求|目标")
_KINDS = ("个人", "集体", "单位")  # 先进单位和个人: 和个人 is no name
KIND_FIRST = re.compile("优秀|先进|一线|基层|部分|全体|广大|相关|有关|各|[少多]数|许多|不少")
"""How words begin that are no name of one body."""
_QUOTES = re.compile("“[^“”]{2,30}”")
_HOLDING = re.compile("(?:的|获得者|得主|称号获得者|荣誉获得者)+$")


def are_counted(who: Recipient | None) -> bool:
    """Whether a holder is only a number of them, who may be named later: 491个集体."""
    return who is not None and bool(re.fullmatch(COUNTED, who.name))


def listed_there(
    phrase: Phrase, own: Sequence[str], earlier: str = "", told: Sequence[tuple[Award, bool]] = ()
) -> Iterator[tuple[Award, Recipient]]:
    """Yield the awards that one clause, or the sentence before, announces with those who are in the list.

    `told` are those that verbs tell of, with whether only so many have them: 甲获“…”，|乙也获此殊荣.
    """
    for found in _IN_IT.finditer(phrase.text):
        if phrase.inside[found.end() - 1] or _NOT_IN_IT.search(found[0]):
            continue
        begin = found.start("who")
        counted = _SOME_OF_MANY.search(phrase.text, 0, begin)
        begin = counted.start() if counted else begin  # 三家企业上榜，|某厂名列其中
        who, _ = holder([found["who"].lstrip("，；")], own)
        if who is None or re.fullmatch(f"{COUNTED}(?:[、和]{COUNTED})*", who.name):
            continue
        whole = found["who"].endswith(who.name)
        if found["rank"] and (who.kind not in ("unit", "team", "person") or not whole):
            continue  # 协会公布“优秀会员”名单，|会费收缴率|位列第一位; 在百强榜中，公司|净资产|位列第二位
        if (
            begin
            and "此殊荣" in found[0]
            and _may_be_another(found["who"], [one for one, _ in told if one.end <= begin])
        ):
            continue
        start, end = found.start("who") + found["who"].startswith(("，", "；")), found.end()
        points_back = _POINTS_BACK.search(found[0]) is not None
        if begin:
            clause = phrase.since(begin, CLAUSE)
            before = [one for one in told if points_back and clause <= one[0].start and one[0].end <= begin]
            again = [award if many else replace(award, start=start, end=end) for award, many in before]
            yield from ((award, who) for award in again or _announced(phrase, begin))
        elif points_back and _ANNOUNCES.search(earlier):
            sentence = marked_phrase(earlier, phrase.used, phrase.year)
            yield from ((replace(award, start=start, end=end), who) for award in _announced(sentence, len(earlier)))


def _may_be_another(who: str, awards: Sequence[Award]) -> bool:
    """Whether 此殊荣 may be another's, or of several titles one: 李恒作为先进个人|获此殊荣."""
    return _OF_OTHERS.search(who) is not None or len({award.title for award in awards}) > 1


def _announced(phrase: Phrase, begin: int) -> Iterator[Award]:
    """Yield the awards that the clause before a place announces, with the body that does it where one is told."""
    start = phrase.since(begin, CLAUSE)
    giving = giving_before(phrase.text, 0, begin)
    body = giving.body if giving else None
    if titled := _TITLED.search(phrase.text, start, begin):
        span = titled.span(titled.lastgroup or 0)
    else:
        lists = giving is not None and phrase.text.startswith("的", giving.end)  # 在省厅公布的|文明窗口|名单中
        first = giving.end + lists if giving and giving.start >= start and (giving.heads or lists) else start
        ahead = _AHEAD.match(phrase.text, first, begin)
        first = ahead.end() if ahead else first
        first += phrase.text.startswith("在", first)  # 在|茶企100强|中，本厂位列第8位
        behind = _BEHIND.search(phrase.text, first, begin)
        span = first, behind.start() if behind else begin
    last = phrase.text.rfind("“", *span) if phrase.text[span[1] - 1] == "”" else -1
    given = _GIVES.search(phrase.text, start, last) if last > pass_over(phrase.text, *span)[0] else None
    if given:  # 选出58个|“示范院”
        span, who = (last, span[1]), bare(phrase.text[start : given.start()].removeprefix("由"))
        body = body or giver_of(who)
    words = phrase.text[slice(*span)]
    own = replace(phrase, text=words, inside=_outermost(phrase, *span))
    pieces = own.cut((0, len(words)), "、") if words[-1:] == "”" else [(0, len(words))]
    for piece in pieces:
        need = Grade.QUOTED if words[: piece[1]].endswith("”") else Grade.FIRM
        award = award_in(own, piece, need) if not _TELLING.match(words, piece[0]) else None
        if award and not _TELLING.search(award.title):
            yield replace(
                award,
                start=award.start + span[0],
                end=award.end + span[0],
                grantor=award.grantor or (body if body and fits(body, award.title) else None),
            )


def _outermost(phrase: Phrase, start: int, stop: int) -> bytes:
    """Return the marks of what is enclosed in a stretch, as if nothing enclosed the stretch itself."""
    inside = phrase.inside[start:stop]
    return bytes(len(inside)) if all(inside) and phrase.text[start] not in "“（(《" else inside


def named_together(phrase: Phrase) -> Iterator[tuple[Award, Recipient]]:
    """Yield awards that stand before the names of those who have them: 全国劳模李恒、省级标兵王某."""
    for found in _TOGETHER.finditer(phrase.text):
        for span in phrase.cut(found.span(next(filter(found.group, ("list", "models", "praised")))), "、"):
            yield from _titled_person(phrase, span, Grade.FIRM if found["praised"] else Grade.SOFT)


def so_many_named(phrase: Phrase) -> Iterator[tuple[Award, Recipient]]:
    """Yield the awards of several of whom the first is named: 表彰东港支部等6个|先进基层党组织, 李恒等20名|优秀党员."""
    for praised in _PRAISES.finditer(phrase.text):
        before = phrase.text[phrase.since(praised.start(), CLAUSE) : praised.start()]
        giver = bare(before)
        if _NOT_DONE.search(before):
            continue
        given = giver_of(giver) or own_giver(giver, "", ())
        for one in _FIRST_OF_MANY.finditer(phrase.text, *praised.span(praised.lastgroup or 0)):
            award = award_in(phrase, one.span("title"), Grade.FIRM)
            if award and award.end == one.end("title") and _is_named(one["who"].rpartition("等")[0]):
                yield (
                    replace(award, grantor=award.grantor or given),
                    Recipient(one["who"], "people"),
                )


def _is_named(words: str) -> bool:
    """Whether the first of several is a person or a body by name: 东港支部; not 优秀教师, 一线职工, 安全生产."""
    who = recipient_of(words, ())
    told = who is not None and (who.kind == "person" or (who.kind in ("unit", "team") and len(words) > len("企业")))
    return told and not KIND_FIRST.match(words) and grade_of(words) < Grade.SOFT


def _titled_person(phrase: Phrase, span: tuple[int, int], plain: Grade) -> Iterator[tuple[Award, Recipient]]:
    """Yield the award, or the awards in quotes, that stand before a name."""
    start, stop = span
    found: list[tuple[list[Award], Recipient]] = []
    for end in range(stop - 2, start + 2, -1):
        name = phrase.text[end:stop]
        if len(name) > 4 or name.endswith(_KINDS) or person_in(name) != name:
            continue
        need = Grade.QUOTED if phrase.text[start] == "“" and phrase.text[end - 1] == "”" else plain
        held = _HOLDING.search(phrase.text, start, end)
        quoted = [match.span() for match in _QUOTES.finditer(phrase.text, start, end)]
        several = len(quoted) > 1 and quoted[0][0] == start and quoted[-1][1] == end
        pieces = quoted if several else [(start, held.start() if held else end)]
        awards = [award for piece in pieces if (award := award_in(phrase, piece, need))]
        found += [(awards, Recipient(name, "person"))] if awards else []
    awards, who = max(found, key=lambda one: one[0][0].grade, default=([], Recipient("", None)))
    yield from ((award, who) for award in awards)  # 省劳模|方东生, not 省劳模方|东生
