"""What the clause before tells of a quantity: what one without words of its own measures, whose it is."""

import re
from collections.abc import Sequence

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean, untied
from extractors.metrics.cut.predicates import MEASURES
from extractors.metrics.cut.words import QUOTED, Token, endings_of, is_verb, joined, words_of
from extractors.metrics.find.named_lists import BETWEEN_TWO, is_measure_name
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE, COUNTED, LATER
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed
from extractors.text.own_unit import own_word
from extractors.text.times import ANY_TIME
from extractors.text.word_patterns import any_word

# 为女员工增加专项检查，38人全部受检: what was given, and to whom
_GIVEN = re.compile(r"为(?P<whom>[一-鿿]{2,6}?)(?:增加|开展|组织|安排|提供|举办)(?P<what>[一-鿿]{2,8})[，,]$")


@as_rule(
    "people behind a rate",
    "体检率98.4%；为女员工增加专项检查，38人全部受检: people are no rate, so the clause before says what they did",
    step=BESIDE,
    of=forms.PERSON_UNITS,
    says="clause before",
    examples=("体检率98.4%；为女员工增加专项检查，⟨38人⟩全部受检。 → 女员工专项检查",),
    counter_examples=("体检人次120人次；为女员工增加专项检查，38人全部受检。",),
)
def people_of_rate(so_far: SoFar, around: Around) -> Measured | None:
    """Read people without words of their own behind a rate."""
    if not so_far.before:
        return None
    if not (so_far.before.metric or "").endswith("率"):
        return None
    given = _GIVEN.search(around.reach)
    metric = given["whom"] + given["what"] if given else so_far.clause_before(around.at)
    return Measured(clean(metric), around.subject)


_TOLD_THEN = re.compile(r"[一-鿿]{1,8}[，,](?:一?共计?|合计|总计|总数)(?:有|为|达到?)?")
# 国际学生来自21个国家，共计158人: of whom the clause before says where they come from
_SPREAD = re.compile(rf"(?P<who>[一-鿿]{{2,12}})(?:分别)?{any_word('metrics/words.csv', 'spread')}[于在]?了?$")


@as_rule(
    "those who are spread",
    "国际学生来自21个国家，共计158人: those of whom the clause before says where they are",
    step=BESIDE,
    at=LATER,
    needs=needed(_SPREAD),
    says="clause before",
    examples=("国际学生来自21个国家，共计⟨158人⟩。 → 国际学生",),
    counter_examples=("慰问来自21个国家的学生，共计158人次。", "学生来自21个国家，共计21个。"),
    source="argued: members and pupils are told by where they come from, and their number behind",
)
def spread(so_far: SoFar, around: Around) -> Measured | None:
    """Read those whom a clause before spreads over places, counted in another unit than these."""
    at = around.at
    if so_far.figures[at - 1].unit == around.figure.unit or not _TOLD_THEN.fullmatch(around.left.strip()):
        return None
    told = _SPREAD.search(so_far.clause(so_far.left(at - 1)))
    who = so_far.phrase_before(told["who"]) if told else ""
    if not who or is_verb(so_far.words(who)[-1]):
        return None  # 慰问来自21个国家的学生
    return Measured(clean(who), around.subject)


_DOES = re.compile(
    rf"(?:^|[一-鿿]{{0,12}}?)(?:开展|组织|举办|举行|召开|实施|进行|参加|发布|编发|编印|推出|开(?![始通发放]))(?P<what>[^{CLAUSE_ENDS}：]{{2,20}})$"
)
_OCCASIONS = frozenset({"次", "场", "期", "场次", "批次"})
# 开展巡护，全年12次: the clause says how often, the one before says what
_HOW_OFTEN = re.compile(
    r"(?:(?P<each>[年月周日]均|平均?每[年月周])|全年|年内|共计?|累计|合计|总计|先后|达到?|超过|近|约|已|(?:开展?|举办|组织|召开)了?)*"
)


@as_rule(
    "how often it was done",
    "开展巡护，全年12次: the clause says how often, the one before says what",
    step=BESIDE,
    of=_OCCASIONS,
    says="clause before",
    examples=("开展河道巡护，全年⟨12次⟩。 → 河道巡护", "定期举办讲座，年均⟨20场⟩。 → 年均讲座"),
    counter_examples=("河道巡护，全年12次。",),
    source="argued: what was done stands in a clause of its own in reports of small units",
)
def how_often(so_far: SoFar, around: Around) -> Measured | None:
    """Read what was done so often from the clause before."""
    if so_far.before is not None:
        return None
    often = _HOW_OFTEN.fullmatch(around.own.strip())
    done = _DOES.search(so_far.clause_left_of(around.at)) if often else None
    if often is None or done is None:
        return None
    what = clean(so_far.phrase_before(done["what"]))
    return Measured((often["each"] or "") + what if what else None, around.subject)


# who does something, and so is no thing that is only counted: 合唱团, 护林员
_ACTS = re.compile(
    f"(?:{any_word('metrics/words.csv', 'person', 'body', 'group', 'party', 'org_end', 'person_end')}|团)$"
)
_THERE_ARE = re.compile("(?:目前|现已|截至目前|年末)?(?:现有|共有|已有|总数达?|已达|共)")


@as_rule(
    "things that the sentence is about",
    "书屋为孩子提供去处，现有26个: a count without a name is of the subject of the clause before",
    step=BESIDE,
    needs="现共已总",
    of=COUNTED,
    says="clause before",
    examples=("书屋为孩子提供去处，现有⟨26个⟩。 → 书屋",),
    counter_examples=(
        "公司立足主业，现有员工26人。",
        "公司为孩子提供去处，现有26个。",
        "合唱团服务社区，现有12支。",
        "养护员服务林区，现有12个。",
    ),
    source="argued: a text names its things once and then counts them",
)
def things_told_of(so_far: SoFar, around: Around) -> Measured | None:
    """Read the things that the first clause of a sentence tells of, where the next one only counts them."""
    before = around.before_own.rstrip("，, ")
    if around.at or around.figure.unit in forms.PERSON_UNITS or not before.strip() or around.right[0].strip():
        return None
    if not _THERE_ARE.fullmatch(around.own.strip()) or "，" in before:
        return None
    first, *rest = so_far.words(before)
    follows = rest and (rest[0].flag[0] in "pvd")
    thing = first.flag == "n" and len(first.text) > 1 and not own_word(first.text)
    plain = first.text not in words_of("generic", "thing", "event", "owner", "agent") and not _ACTS.search(first.text)
    return Measured(first.text) if follows and thing and plain else None


_LEAD_TIME = re.compile(f"(?:{ANY_TIME})+(?=完成$|实现$)")  # 客运量继续回落，全年完成|4亿人次
_FROM_TIME = re.compile(r"(?:(?:由|从)(?:[上去前]年|\d{4}年|年初|原来|过去|此前)?(?:同期|底|末)?的?)?")


@as_rule(
    "what moved",
    "停电时间继续减少，从2015年的4.98小时减至4.6小时: the clause before says what moved",
    step=BESIDE,
    needs="由从达为至完实，,（(",
    says="clause before",
    examples=(
        "停电时间继续减少，从去年的⟨4.98小时⟩减至4.6小时。 → 停电时间",
        "采购成本大幅增加，由2020年（投产当年）的⟨2,640万元⟩增加到2022年的5,170万元。 → 采购成本",
        "停运天数3.6天；票务收入首次突破千万大关，达⟨1,120万元⟩。 → 票务收入",
        "破案率创历史新高，达到⟨96.7%⟩。 → 破案率",
        "箱量继续保持快速增长，完成⟨63万标箱⟩。 → 箱量",
        "渡口客运量继续小幅回落，全年完成⟨4亿人次⟩。 → 渡口客运量",
        "平均单价持续下探，降至⟨36元⟩。 → 平均单价",
        "堂食收入比重保持稳定，2016年-2018年，分别为⟨81%⟩、82%和80%。 → 堂食收入比重",
        "产品毛利率较高（报告期内分别为⟨83%⟩和84%）。 → 产品毛利率",
        "机队规模继续保持增长，截至2021年末已达⟨36架⟩。 → 机队规模",
        "写字楼出租率提升，3月末为⟨94%⟩。 → 写字楼出租率",
        "服务费比重平稳，近三年一期分别为⟨16%⟩、17%、18%和15%。 → 服务费比重",
        "其他业务收入占营业收入的比例较低，报告期内平均为⟨1.8%⟩。 → 其他业务收入占营业收入的比例",
    ),
    counter_examples=(
        "停电时间为，从去年的4.98小时。",
        "大部分完成了升级，达到98%。",
        "产品质量稳定，年末库存2万吨。",
        "市场需求旺盛，全年为36万台。",
        "毛利率和净利率均有提高，分别为36%和12%。",
    ),
    source="argued: improvements are told first, their two values behind (停电时间继续减少，从…减至…)",
)
def moved(so_far: SoFar, around: Around) -> Measured | None:
    """Read what moved from the clause before."""
    left = forms.INNER_BRACKETS.sub("", around.left).rstrip()
    own = so_far.clause(left)
    said = _ONLY_TIME.sub("", _DEALT.sub("", untied(own).strip()))
    said = _LEAD_TIME.sub("", said)
    if not _FROM_TIME.fullmatch(said) and said not in ("完成", "实现"):
        return None
    left = left.removesuffix(own.rstrip()).rstrip("，, （(")
    before = so_far.clause(left)
    if before and not _ONLY_TIME.sub("", before):
        before = so_far.clause(left.removesuffix(before.rstrip()).rstrip("，, "))
    told = forms.MOVED.fullmatch(before)
    measure = measure_that_moved(so_far.words(so_far.own_cut(before)))
    what = joined(measure) or (told["what"] if told else "")
    share = any(token.text == "占" for token in measure)  # 收入占总额的比例|较低
    name = what if share else so_far.phrase_before(what) or ""
    several = BETWEEN_TWO.split(name)
    if not what or (len(several) > 1 and all(map(is_measure_name, several))):
        return None  # 毛利率和净利率均有提高，分别为36%和12%: neither is of both
    return Measured(clean(name), around.subject)


# 生态补偿资金规模进一步增加，共|筹集: the verb says what was done with the money that moved
_RAISED = re.compile(
    f"(?:一?共计?|累计|合计|总计|{ANY_TIME})*(?P<did>筹集|筹措|投入|安排|下达|拨付|统筹|落实|争取|到位|支出|募集)(?:了|约|近)?"
)
_MONEY = re.compile("(?:资金|经费|投入|补助|补贴|专款|善款)(?=规模|总量|总额|$)")


@as_rule(
    "money that moved",
    "补偿资金规模继续扩大，共筹集3亿元: a verb alone is done with the money that the clause before tells of",
    step=BESIDE,
    needs=needed(_MONEY),
    of=forms.SUMS,
    says="clause before",
    examples=("养殖补贴资金规模继续扩大，共筹集⟨3亿元⟩。 → 筹集养殖补贴资金",),
    counter_examples=("养殖规模继续扩大，共投入3亿元。", "补贴资金管理不断规范，共投入技改3亿元。"),
    source="argued: budgets are told so, first that there is more money, then how much",
)
def money_moved(so_far: SoFar, around: Around) -> Measured | None:
    """Give a verb alone the money of which the clause before says how it went."""
    raised = _RAISED.fullmatch(around.own.strip())
    if raised is None:
        return None
    before = so_far.clause_left_of(around.at)
    what = so_far.phrase_before(joined(measure_that_moved(so_far.words(so_far.own_cut(before)))))
    money = _MONEY.search(what)
    return Measured(clean(raised["did"] + what[: money.end()]), around.subject) if money else None


_EVENTS = frozenset({"次", "场", "期", "届", "场次", "批次", "轮", "季"})
_DONE_SO_OFTEN = re.compile(
    rf"(?P<what>[^{CLAUSE_ENDS}：、]{{2,30}}?)(?:已经?|现已|至今|全年|年内|目前)*"
    "(?:累计|连续|成功|先后|一?共|持续|陆续|定期)*(?:举办|开展|举行|召开|主办|承办|开办|进行)(?:[了过]|共|达|近|约)*"
)


# 培训班, 招聘会, 灯展; not 协会, 委员会, 剧团, 护林员
_HELD = re.compile(
    f"(?:{any_word('metrics/words.csv', 'event')}|(?<!领导)班|(?<![协学工商合员究])会|[赛展节营课诊]|市集|评选|体检)$"
)


@as_rule(
    "event held so often",
    "培训班已连续举办4期: an event before a verb alone is what was done so often",
    step=BESIDE,
    needs="办展行开",
    of=_EVENTS,
    says="words before",
    examples=("培训班已连续举办⟨4期⟩。 → 培训班", "论坛已成功举办⟨12届⟩，到会3万人次。 → 论坛"),
    counter_examples=(
        "公司已举办4期。",
        "县图书馆共举办4期。",
        "组织茶艺培训已举办4期。",
        "剧团已举办12场。",
        "合唱团已成功举办36场。",
        "护林员全年开展12次。",
    ),
    source="argued: fairs, courses and campaigns are told so, themselves first",
)
def held_so_often(so_far: SoFar, around: Around) -> Measured | None:
    """Read the event that the clause opens with, where nothing but a verb says that it was held."""
    told = None if around.found or around.right[0].strip() else _DONE_SO_OFTEN.fullmatch(around.own.strip())
    if told is None or own_word(told["what"]):
        return None
    tokens = so_far.words(told["what"])
    event = tokens[-1].flag == QUOTED or _HELD.search(told["what"])
    return Measured(clean(told["what"]), around.subject) if event and not is_verb(tokens[0]) else None


@as_rule(
    "what was summed up",
    "职工自发为患病同事募捐，共计3.4万元: the clause before says what was summed up",
    step=BESIDE,
    needs=needed(forms.SUMMED),
    says="clause before",
    examples=("职工自发为患病同事募捐，共计⟨3.4万元⟩。 → 募捐",),
    counter_examples=("职工自发募捐5场，共计3.4万元。",),
    source="argued: gifts are told so (为…募捐，共计…)",
)
def summed_up(so_far: SoFar, around: Around) -> Measured | None:
    """Read what was summed up from the clause before."""
    if around.at or around.figure.unit == "页":
        return None
    before = so_far.clause_left_of(around.at)
    if not before or not forms.is_sum(around.own.strip()):
        return None
    return Measured(clean(so_far.phrase_before(before)), around.subject)


# 毛利率较高（|报告期内|分别为; 收入比重稳定，|2016年-2018年，|分别为
_DEALT = re.compile("(?:分别|依次|各|[均已]|平均|年均|月均)+$")
_ONLY_TIME = re.compile(rf"(?:{ANY_TIME}|(?:19|20)?\d\d年?|[-—~至和及、]|截[至止])+$")
_LEADS = frozenset({"来自", "用于", "归属于", "归属"})
_OF_RATES = frozenset({"目标", "水平", "标准", "的", "和", "及", "与", "、"})


def measure_that_moved(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the measure that a clause opens with and says something of: 破案率 | 创 新高, 吞吐量 | 跃居 全国第三.

    Nothing where a clause opens with another thing, or only names one.
    """
    says = endings_of("went", "light", "link")
    which = max((at + 1 for at, token in enumerate(tokens[:-1]) if token.text == "的"), default=0)
    for at in range(which + 1, len(tokens)):  # 来自 经销商 的|收入 比重 保持 平稳
        token, before = tokens[at], tokens[at - 1].text
        if token.text in words_of("thing") or token.text in _LEADS or token.text.endswith(MEASURES):
            continue  # 销售 收入, 收入 占比, 来自 经销商 收入 比重
        rates = before.endswith("率") and token.text not in _OF_RATES
        if rates or is_verb(token) or token.flag in ("d", "a", "zg") or token.text.startswith(says):
            return tokens[:at] if before.endswith((*MEASURES, *forms.PROPORTIONS, "余额")) else ()
    return ()


_BETWEEN = re.compile(f"[{CLAUSE_ENDS}]")
NEXT_PLACES = ("、", "，", "和", "及")
REACHED_PEOPLE = frozenset({*forms.PERSON_UNITS, "户"})
_REACHES = ("惠及", "覆盖", "涉及", "服务", "辐射", "受益")


def reached_with_places(so_far: SoFar, around: Around) -> Measured | None:
    """Return people or households behind places that something reached, by its verb: 惠及26个乡镇、360个村、|86万人."""
    at = around.at
    while at and not _BETWEEN.search(so_far.text, so_far.figures[at - 1].span.end, so_far.figures[at].span.start):
        at -= 1
    own = so_far.clause(so_far.left(at)).rstrip("了约近 ")
    verb = next((verb for verb in _REACHES if own.endswith(verb)), "")
    places = at < around.at and so_far.figures[at].unit not in REACHED_PEOPLE
    return Measured(verb, around.subject or so_far.found[at].subject) if verb and places else None
