"""Rules of metrics that give meetings their body, results the part of the unit that has them."""

import re
from dataclasses import replace
from functools import partial

from extractors.metrics import forms
from extractors.metrics.opening_times import OPENING_TIME
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.stakes import of_holder
from extractors.metrics.steps import ADDED, COUNTED
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLAUSE_START, CLOSE, COLON, ITEM_START, MEMBER_ENDS, OPEN
from extractors.text.needed import needed
from extractors.text.own_unit import is_named, own_word
from extractors.text.word_patterns import any_word

# 董事会共|召开|9次会议
_MET = re.compile(
    rf"{CLAUSE_START}(?:[^{CLAUSE_ENDS}：]{{0,8}}?(?:公司|本行|集团|期内|年度|全年|学校|医院))?(?:第[一二三四五六七八九十]届)?"
    rf"(?P<who>董事会|监事会|理事会|(?:董事会)?[一-鿿]{{0,8}}?委员会|党委会|独立董事){OPENING_TIME}?"
    r"(?:一?共|累计|先后|合计)?(?:召开|举行|组织召开)了?(?:会议)?(?:共?计?)$"
)

_REACH = 120  # characters before a quantity that may name the body that it is of
_TEAMS = ("团队", "研发团队", "专业团队", "技术团队", "服务团队")
_HAS_TEAM = re.compile(
    rf"{CLAUSE_START}(?P<who>[A-Za-z][A-Za-z0-9&{BRACKETS} .·-]{{1,30}})"
    r"(?:还|也|已|现|共)?(?:拥有|组建了?|配备了?|建有|有)(?:一支|一个)?$"
)
_BESIDE_OTHER = re.compile(rf"(?P<one>[^{CLAUSE_ENDS}]{{2,40}})[与同][^{CLAUSE_ENDS}]{{2,40}}的$")
_COMPARED = re.compile("(?:进行)?(?:比较|对比|比对|对照)$")
_MEETINGS = ("会议", "召开会议")
_DEALT = re.compile(
    rf"(?:会议)?[，,、]?(?:并|共|累计|会上)*(?:审议|听取|研究|讨论|审查|审核|通过|形成|作出)[^{CLAUSE_ENDS}]*$"
)
# 设立|投资委员会|，由5名委员组成; 理事会|由11名理事组成
_MADE_UP = re.compile(
    rf"(?:(?:设立|成立|组建|设置|建立)了?(?P<made>[^{CLAUSE_ENDS}：、的]{{2,16}})，|"
    rf"{CLAUSE_START}(?:{OPENING_TIME}|公司|本届)*(?P<who>[^{CLAUSE_ENDS}：、的]{{2,16}}?(?:会|组|队|团|部|中心|小组)))(?:现|共)?由$"
)


@as_rule(
    "body that met",
    "审计委员会召开会议5次, 董事会共召开9次会议: meetings are of the body that held them",
    step=ADDED,
    needs="会董",
    of=COUNTED,
    examples=(
        "审计委员会召开会议⟨5次⟩。 → 会议, 审计委员会",
        "本行董事会共召开⟨9次⟩会议。 → 会议, 董事会",
        "本年度董事会共召开⟨9次⟩会议。 → 会议, 董事会",
        "委员会共召开⟨9次⟩会议。 → 会议, 委员会",
        "审计委员会由3名委员组成，报告期内召开会议⟨5次⟩。 → 会议, 审计委员会",
    ),
    counter_examples=("董事会办公室召开会议5次。", "公司召开股东大会2次。", "董事会审议议案9项。"),
    source="reports on governance tell the meetings of each body",
)
def of_body(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a number of meetings the body that held them as subject."""
    if measured.metric not in ("会议", "召开会议") or is_named(measured.subject):
        return None
    met = _MET.search(so_far.member(around.at))
    if met:
        return replace(measured, subject=met["who"])
    for at in range(around.at - 1, -1, -1):  # 委员会由3名委员组成，召开会议5次
        if forms.BETWEEN_SENTENCES.search(so_far.text, so_far.figures[at].span.end, around.figure.span.start):
            return None
        if members.name in so_far.found[at].rules:
            return replace(measured, subject=so_far.found[at].subject)
    return None


@as_rule(
    "what a body dealt with",
    "董事会召开会议8次，审议议案36项: what was dealt with at meetings is of the body that held them",
    step=ADDED,
    needs="议听研讨通审形作",
    of=COUNTED,
    examples=("董事会召开会议8次，审议并通过预算、决算等⟨36项⟩议案。 → 议案, 董事会",),
    counter_examples=("董事会召开会议8次，发布公告36项。", "召开会议8次，审议议案36项。"),
    source="reports on governance tell the meetings of each body and what it dealt with",
)
def dealt_with(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give what was dealt with at the meetings before the body that held them as subject."""
    last = so_far.found[-1] if so_far.found else None
    if last is None or last.metric not in _MEETINGS or not last.subject or not measured.metric or measured.subject:
        return None
    between = so_far.text[so_far.figures[around.at - 1].span.end : around.figure.span.start]
    return replace(measured, subject=last.subject) if _DEALT.match(between) else None


@as_rule(
    "members of a body",
    "设立评审委员会，由5名委员组成: members are of the body that they make up",
    step=ADDED,
    needs="由",
    of=forms.PERSON_UNITS,
    examples=(
        "基金设立投资委员会，由⟨5名⟩委员组成。 → 委员, 投资委员会",
        "理事会由⟨11名⟩理事组成。 → 理事, 理事会",
    ),
    counter_examples=("由5名委员组成。", "设立投资委员会，由5名委员提议。", "本会由11名理事组成。"),
    source="argued: who makes up a body is told with it or right behind its founding",
)
def members(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give members the body that they make up as subject."""
    start = around.figure.span.start
    made_up = measured.metric and not measured.subject and forms.MADE_OF.match(so_far.text, around.figure.span.end)
    body = _MADE_UP.search(so_far.text[max(0, start - _REACH) : start]) if made_up else None
    who = (body["made"] or body["who"]) if body else ""
    return replace(measured, subject=who) if who and not own_word(who) and who not in so_far.names else None


_FAR = 400  # characters before a quantity that may name its owner: a sentence without end costs no more

_word = partial(any_word, "metrics/words.csv")
_HAD = re.compile(f"{_word('had')}$")  # what a line of business or a market has: of another quantity it is no owner
_WORDS = f"[^{CLAUSE_ENDS}：]"
_PART = rf"(?!{_word('no_part')})[一-鿿A-Za-z0-9/（）]{{1,14}}{_word('part')}"
_PART_OPENS = rf"{ITEM_START}(?:其中，?)?(?P<who>{_PART})"
# 检测板块（含委托）受产能影响，实现收入…: brackets and a reason may stand between
_BETWEEN = rf"(?:{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE})?(?:受{_WORDS}{{2,20}}，)?"
# （1）数字平台：作为…，实现营业收入: an item opens with its topic.
# - 检测板块（含委托）：实现收入: brackets may explain it.
_ITEM = re.compile(
    rf"(?:^|[：{MEMBER_ENDS}])\s*(?:{OPEN}?[0-9]{{1,2}}{CLOSE}|[①-⑳●■◆▪•·-])\s*"
    rf"(?P<who>[^{CLAUSE_ENDS}：、（(\s][^{CLAUSE_ENDS}：、（(]{{1,19}})(?:{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE})?\s*{COLON}"
)
_GOT = re.compile("实现|获得|取得")
_ONE_PART = re.compile(_PART)
_NO_TOPIC = re.compile(_word("no_topic"))
# 数字业务表现稳健，收入达…: the clause before says how it went.
_WENT = re.compile(rf"{_PART_OPENS}(?:整体|总体)?{_word('went')}{_WORDS}{{0,12}}，{_WORDS}{{0,8}}$")
# 数字业务实现收入…
_MADE = re.compile(
    rf"{_PART_OPENS}{_BETWEEN}(?:{OPENING_TIME}|共|累计)*(?:实现|取得|完成|获得|产生)了?{_WORDS}{{2,10}}$"
)

# 核心产品“脉安通”滴丸连续六年…，2023年实现销售收入: a product that opens the sentence
_PRODUCT = re.compile(
    r"(?:公司)?(?:核心|主导|主力|拳头|明星|重点)产品(?P<who>[“\"][^“”\"]{1,12}[”\"][一-鿿]{0,8}?)"
    r"(?=连[续年]|实现|全年|销|产|市场|[，,]|为|的|收入|毛利)"
)
_SERVES = ("服务", "接入", "覆盖", "入驻", "触达", "撮合", "链接", "注册")
# 服务平台已累计服务中小企业120家: what a platform or channel did is its own.
_SERVED = re.compile(rf"{_PART_OPENS}(?:目前|现)?(?:已经?|累计|共|先后)*(?:{'|'.join(_SERVES)})了?{_WORDS}{{0,14}}$")


def has_part(metric: str) -> bool:
    """Whether a metric is one that a line of business or a market has: 收入, 毛利率."""
    return _HAD.search(metric) is not None


def is_part(subject: str) -> bool:
    """Whether a subject is a line of business or a market."""
    return _ONE_PART.fullmatch(subject) is not None


def owner_of(text: str, start: int, metric: str | None) -> str | None:
    """Return the part of the unit that a quantity at an offset is of, None where no topic is named.

    1. （1）数字平台：作为业务的基石，实现营业收入3万元 → 数字平台   2. 数字业务表现稳健，收入达3万元 → 数字业务
    3. 海外市场实现收入3万元 → 海外市场
    Left alone: 平均年龄：37.4岁 (the metric itself), topics of quantities that a line of business does not have.
    """
    before = text[max(0, start - _FAR) : start]
    if metric and metric.startswith(_SERVES) and (match := _SERVED.search(before)):
        return match["who"]
    if not metric or not _HAD.search(metric):
        return None
    *_, member = re.split(f"[{MEMBER_ENDS}]", before)
    if (product := _PRODUCT.match(member)) and product["who"] not in metric:
        return product["who"]
    for pattern in (_MADE, _WENT):
        if (match := pattern.search(before)) and match["who"] not in metric:
            return match["who"]
    *_, item = (None, *_ITEM.finditer(before))
    if item is None or item["who"] in metric or _NO_TOPIC.search(item["who"]):
        return None
    since = before[item.end() :]
    return item["who"] if "，" in since or _GOT.search(since) else None


@as_rule(
    "part of the unit",
    "数字业务表现稳健，收入达3万元: a line of business or a market that the sentence has as its topic is the subject",
    step=ADDED,
    needs=needed(_HAD, _SERVED),
    examples=(
        "海外市场实现营业收入⟨5亿元⟩。 → 营业收入, 海外市场",
        "水务板块稳步增长，利润为⟨20万元⟩。 → 利润, 水务板块",
        "核心产品“晴川”净水器连年热销，实现销售收入⟨3亿元⟩。 → 销售收入, “晴川”净水器",
        "CRO板块（含临床前研究）实现收入8亿元，毛利率为⟨21%⟩。 → 毛利率, CRO板块",
        "（1）检测平台：作为业务的基石，实现营业收入⟨3亿元⟩。 → 营业收入, 检测平台",
    ),
    counter_examples=(
        "公司业务稳步增长，收入达300万元。",
        "平均年龄：37.4岁。",
        "（1）主要原因：市场扩大，实现收入3亿元。",
    ),
    source="schemas/data/metrics/words.csv",
)
def of_part(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the part of the unit that is the topic of its sentence as subject."""
    if measured.subject is not None:
        return None
    owner = owner_of(so_far.text, around.figure.span.start, measured.metric) or _goes_on(so_far, around, measured)
    return replace(measured, subject=owner) if owner else None


_SINCE = re.compile("(?:同比|环比|较上年)$")


def _goes_on(so_far: SoFar, around: Around, measured: Measured) -> str | None:
    """Return the part of the quantity before, where one that the same part has goes on: 收入3亿元，毛利率21%."""
    before, own = so_far.before, _SINCE.sub("", forms.CHANGED.sub("", forms.untied(around.own).strip()))
    if not before or not before.subject or not measured.metric or own != measured.metric:
        return None
    follows = around.left.strip() in (f"，{around.own.strip()}", f"、{around.own.strip()}")
    return before.subject if follows and is_part(before.subject) and has_part(measured.metric) else None


@as_rule(
    "team of a named one",
    "Nordic（R&D）拥有一支近80人的团队: a team is of the one that has it",
    step=ADDED,
    needs="团队",
    of=forms.PERSON_UNITS,
    examples=("目前，Nordic（R&D）还拥有一支⟨近80人⟩的团队。 → 团队, Nordic（R&D）",),
    counter_examples=("公司拥有一支近80人的团队。", "Nordic拥有一支团队，培训近80人。"),
    source="argued: names in letters are seldom those of the unit",
)
def of_named(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a team the one with a name in letters that has it as subject."""
    start = around.figure.span.start
    has = _HAS_TEAM.search(so_far.text[max(0, start - _REACH) : start]) if measured.metric in _TEAMS else None
    who = has["who"] if has and not measured.subject else ""
    return replace(measured, subject=who) if who and who not in so_far.names else None


@as_rule(
    "thing of the other one",
    "青江药业的化合物与药监局批准的86个药物比较: what stands beside another's deed is not of the one before 与",
    step=ADDED,
    needs="与同",
    of=COUNTED,
    examples=("我院的化合物与药监局批准的⟨86个⟩药物进行比较。 → 药物",),
    counter_examples=("我馆与社区共建的86个书屋。", "我院批准的86个药物进行比较。"),
    source="argued: comparisons name both sides",
)
def of_the_other(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Take away the unit before 与 from what another one did."""
    other = _BESIDE_OTHER.search(around.left) if measured.subject else None
    compared = other is not None and _COMPARED.search(around.right[0])
    told = compared and other and measured.subject and measured.subject in other["one"]
    return replace(measured, subject=None) if told else None


HOLDERS = (of_holder, of_body, dealt_with, members, of_named, of_the_other)
