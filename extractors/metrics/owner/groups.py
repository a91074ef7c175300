"""Rules of metrics for groups: which people, account or unit a share or number is of, and out of whom it is."""

import re
from dataclasses import replace

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import STAFF, untied
from extractors.metrics.cut.predicates import is_known_act, may_act
from extractors.metrics.cut.words import words_of
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.find.up_to_next import SUM_OF_WORKS
from extractors.metrics.owner.breakdowns import PARTS
from extractors.metrics.owner.clause_subjects import CLAUSE, FIRM_HAS, is_had
from extractors.metrics.owner.of_whole_before import PART_TOLD
from extractors.metrics.owner.other_doers import others_do
from extractors.metrics.owner.things_before import sold_by
from extractors.metrics.steps import ADDED, AMOUNT, COUNTED, LATER, LEVEL, OWNED
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, CLOSE, MEMBER_END, OPEN
from extractors.text.needed import needed
from extractors.text.own_unit import ALONE, WHOLE_PLACE, is_named
from extractors.text.times import OPENING_TIME
from extractors.text.word_patterns import any_word

_PEOPLE = any_word("metrics/words.csv", "group")
_ENDS_IN_PEOPLE = re.compile(f"{_PEOPLE}$")
_WHO = rf"(?P<who>[^{CLAUSE_ENDS}：、的（）中]{{0,12}}?{_PEOPLE})"
_LEAD = rf"(?:在(?![职岗编册校读孵])|其中[，：]?|{OPENING_TIME}|全[行院校局厂]|公司|我院|本[行院校])*"
# 护理人员中，本科占72%
_AMONG = re.compile(rf"(?:^|[，：]){_LEAD}{_WHO}(?:队伍)?(?:当)?中[，,]?(?:其中)?(?P<rest>[^{CLAUSE_ENDS}：]*)$")
# 研发人员86人，|其中|本科及以上学历占比
_SHARE_OF_THEM = re.compile(
    r"其中，?(?:拥有|具有|取得|具备)?(?P<what>[^，]{0,8}(?:学历|学位|职称|资格|资质)(?:人员|者|的)?(?:占比?|比例|比重))"
)


def _is_all(who: str) -> bool:
    """Whether a group is all of the staff, whose shares are the unit's: 员工, 在岗职工."""
    return (
        re.fullmatch(r"(?:全体|全部|现有|在[职岗编册]|正式|公司|本公司|全行|全院)*(?:员工|职工|教职工|人员|用工)", who)
        is not None
    )


@as_rule(
    "among people",
    "护理人员中，本科及以上学历占72%: the group of people that shares and numbers are of",
    step=ADDED,
    needs="中",
    examples=(
        "护理人员中本科及以上学历占⟨72%⟩。 → 本科及以上学历占比, 护理人员",
        "研发人员中硕士人数为⟨86人⟩。 → 硕士人数, 研发人员",
    ),
    counter_examples=("员工中女性占比43%。", "护理人员培训中参加率43%。"),
    source="schemas/data/metrics/words.csv (group)",
)
def among_people(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a share or number of people the group that it is of as subject, and take it out of the metric."""
    metric = measured.metric
    among = _AMONG.search(untied(around.left)) if metric and measured.subject is None else None
    if metric is None or among is None or _is_all(among["who"]) or (around.at and not among.start("who")):
        return None  # 5名|成员中
    for group in (f"{among['who']}队伍中", f"{among['who']}中"):
        metric = metric.removeprefix(group)
    if not metric or metric in among["who"] or metric.startswith("的") or metric.endswith(f"的{among['who']}"):
        return None  # 受访教师中36人是女性: 受访教师中|的女性
    so_far.topic = (among["who"], around.at)
    return replace(measured, metric=metric, subject=among["who"])


_SHARE_OF_PEOPLE = re.compile(r"(?:[女男]性?|党员|团员|青年)(?:占比|比例|比重)")


def whose_share(metric: str, people: str) -> str | None:
    """Return the people that a share of women or members is of, where they are no staff: 工会委员7人，女性占比43%."""
    return people if people and _SHARE_OF_PEOPLE.fullmatch(metric) and not STAFF.search(people) else None


@as_rule(
    "share of those before",
    "养护人员58人，其中大专学历占比84%; 监事5人，女性占比40%: of the people before, where they are no staff",
    step=ADDED,
    at=LATER,
    needs="历位称资女男党团青",
    of=frozenset({"%"}),
    examples=(
        "拥有养护人员58人，其中大专及以上学历占比⟨84%⟩。 → 大专及以上学历占比, 养护人员",
        "工会委员7人，女性占比⟨43%⟩。 → 女性占比, 工会委员",
    ),
    counter_examples=("现有员工58人，其中大专及以上学历占比84%。", "现有职工50人，女性占比43%。"),
    source="argued: the schooling of a group and the women in it are told behind its number",
)
def of_those_before(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a share of women, members or the schooled the people before it as subject."""
    before = so_far.before
    if not before or not before.metric or so_far.figures[around.at - 1].unit not in forms.PERSON_UNITS:
        return None
    if around.found and (people := whose_share(around.found, before.metric)):
        return replace(measured, subject=people)
    if measured.subject is not None or not _SHARE_OF_THEM.search(around.left) or _is_all(before.metric):
        return None
    return replace(measured, subject=before.metric) if _ENDS_IN_PEOPLE.search(before.metric) else None


# 86名|退伍士兵中，|有79人就业: those out of whom the figures behind are
_OUT_OF = re.compile(rf"(?P<who>[^{CLAUSE_ENDS}：0-9]{{1,16}}?)(?:当)?中[，,]")
# 客户投诉中，|贷款业务占比; 在预留的采购项目中，…，|采购金额: what a member of a sentence opens with
_OPENS_OUT_OF = re.compile(
    rf"(?:^|：)\s*(?:在(?![职岗编册校读孵])|其中[，：]?|{OPENING_TIME})*"
    rf"(?P<who>(?![各本我该每]|在(?![职岗编册校读])|其[中余])[^{CLAUSE_ENDS}：、0-9]{{2,24}}?)(?:队伍)?(?:当)?中[，,]"
)
# 从培训对象看，|企业职工5人次; 从诉求结构看，|报装类3件: whose sorts are told; not 从年龄结构看
_SEEN_BY = re.compile(
    "从(?!年龄|学历|性别|职称|专业|人员|区域|地区|时间|行业|产品|客户|整体|总体|收入|业务)"
    "(?P<what>[一-鿿]{2,6})(?:对象|类型|类别|结构|来源)来?看，"
)
_ENDS_IN_GROUP = re.compile(f"{any_word('metrics/words.csv', 'group', 'person_end')}$")
_WORK = frozenset({"过程", "工作", "活动", "行动", "会议", "比赛", "期间", "阶段"})


def _whose_sentence(so_far: SoFar, at: int) -> str:
    """Return the people out of whom a sentence opens that tells of nothing but how many they are and their shares."""
    start = so_far.figures[at].span.start
    words = so_far.sentence(start) or ""
    out = _OPENS_OUT_OF.match(words)
    units = (one.unit for one in so_far.figures[: at + 1] if one.span.start >= start - len(words))
    only = out is not None and all(unit in (*forms.PERSON_UNITS, "%") for unit in units)
    return out["who"] if out and only and _ENDS_IN_GROUP.search(out["who"]) else ""


def _opens_out_of(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return those out of which a member of a sentence opens to tell shares and numbers, up to its end."""
    out = _OPENS_OUT_OF.match(so_far.member(around.at))
    who = out["who"] if out else _whose_sentence(so_far, around.at)
    if not who or metric in who or _is_all(who):
        return None
    last, is_share = so_far.words(who)[-1], around.figure.unit == "%" and metric.endswith(("比", "比例", "比重"))
    first = so_far.words(metric)[0]
    if out is None and may_act(first) and first.text not in words_of("has", "holds", "pass"):
        return None  # 护林员中，…；招聘|职工12人
    if _ENDS_IN_GROUP.search(who):
        return who if is_share or around.figure.unit in forms.PERSON_UNITS else None
    had = is_had(metric, so_far) and who[-2:] != metric[-2:] and last.flag[0] == "n" and not is_known_act(last)
    sorts = around.figure.kind in COUNTED and last.flag[0] == "n" and not metric.endswith(last.text)
    sorts = sorts and (metric[-1] in last.text or metric.endswith(("类", "级", "型")))  # 省级奖项中，一等奖1项
    return who if last.text not in _WORK and (is_share or had or sorts) else None


@as_rule(
    "out of those counted",
    "在86名退伍士兵中，有79人就业: what some of them did, and their shares, are of those counted before",
    step=ADDED,
    needs="中看",
    of=LEVEL,
    examples=(
        "在86名退伍士兵中，有⟨79人⟩就业。 → 就业, 退伍士兵",
        "在65名专任教师中，博士占56%，硕士占⟨37%⟩。 → 硕士占比, 专任教师",
        "客户投诉中，贷款业务占比⟨21.6%⟩。 → 贷款业务占比, 客户投诉",
        "退休职工中，高级工程师12人，技师⟨31人⟩。 → 技师, 退休职工",
        "在面向小微企业预留的采购项目中，采购金额⟨86万元⟩。 → 采购金额, 面向小微企业预留的采购项目",
        "省级奖项中，一等奖3项、二等奖⟨5项⟩。 → 二等奖, 省级奖项",
        "从培训对象看，企业职工⟨860人次⟩。 → 企业职工, 培训",
        "护林员中，持有上岗证的42人，占84%；具有急救资质（红十字证书）的⟨18人⟩，占36%。 → 具有急救资质, 护林员",
    ),
    counter_examples=(
        "培训86名退伍士兵，有79人就业。",
        "现有86名退伍士兵。其中，有79人就业。",
        "12项任务中，投入86万元。",
        "在推进过程中，完成率86%。",
        "各机场中，客运量86万人次。",
        "财政拨款支出中，项目支出86万元。",
        "客户投诉中止，租赁业务占比34.2%。",
        "从年龄结构看，青年86人。",
        "全部专利中，发明专利86件。",
    ),
    source="argued: results of classes and staffs are told so",
)
def out_of_those(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give people and shares those out of whom they are as subject, counted before or not."""
    if not measured.metric or is_named(measured.subject):
        return None
    for _, figure, told in so_far.quantities_before(around.at):
        out = _OUT_OF.match(so_far.text, figure.span.end) if figure.unit in forms.PERSON_UNITS else None
        if out is None or not told.metric or figure.role != "level":
            continue
        over = re.search(MEMBER_END, so_far.text[out.end() : around.figure.span.start])
        alike = told.metric[-2:] == measured.metric[-2:]  # 131名在岗职工中，合同制职工118名
        named = around.figure.unit in (*forms.PERSON_UNITS, "%") and not over and not alike
        return replace(measured, subject=told.metric) if named else None
    seen = _SEEN_BY.match(so_far.member(around.at)) if around.figure.kind in COUNTED else None
    if seen and seen["what"] not in measured.metric:
        return replace(measured, subject=seen["what"])
    who = _opens_out_of(so_far, around, measured.metric)
    clauses = CLAUSE.split(so_far.member(around.at)) if who else []
    who = next(filter(None, (sold_by(measured.metric, clause) for clause in reversed(clauses))), who)
    return replace(measured, subject=who) if who else None


# 1．教育支出（类）普通教育（款）高中教育（项）2025年预算数
_ACCOUNT = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：．.、{CLOSE[1:-1]}\d])(?P<name>[一-鿿][^{CLAUSE_ENDS}：．.\d]{{3,90}}{OPEN}[类款项]{CLOSE})(?:\d{{4}}年度?)?"
    r"(?P<what>[一-鿿]{0,6}(?:预算数?|决算数?|执行数))$"
)


@as_rule(
    "account of a budget",
    "教育支出（类）普通教育（款）高中教育（项）2025年预算数为8万元: the account is the subject of its budget",
    step=ADDED,
    needs=needed(_ACCOUNT),
    of=AMOUNT,
    examples=(
        "1．教育支出（类）高中教育（项）2025年预算数为⟨8万元⟩。 → nothing, 教育支出（类）高中教育（项）, budget",
    ),
    counter_examples=("高中教育（项）8万元。", "教育支出2025年预算数为8万元。"),
    source="accounts of government budgets (政府收支分类科目)",
)
def of_account(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a budget the account that stands before it as subject."""
    account = _ACCOUNT.search(untied(around.left))
    if account is None or not measured.metric or not account["what"].endswith(measured.metric) or measured.subject:
        return None
    return replace(measured, subject=account["name"])


_FORETOLD = re.compile("^(?:计划|预计|拟|已)+")  # the basis says so


@as_rule(
    "sum that is involved",
    "受理案件12件，涉及金额86万元: the sum is of what the quantity before counts",
    step=ADDED,
    at=LATER,
    needs="涉总投造额",
    of=AMOUNT,
    examples=(
        "受理案件12件，涉及金额⟨86万元⟩。 → 金额, 受理案件",
        "在建的5个渔港项目涉及总投资⟨86亿元⟩。 → 总投资, 渔港项目",
        "新开工的5个渔港项目总投资⟨86亿元⟩。 → 总投资, 渔港项目",
    ),
    counter_examples=("涉及金额86万元。", "受理案件12件，金额86万元。"),
)
def involved(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a sum behind 涉及 what the quantity before counts as subject."""
    if measured.subject is not None:
        return None
    since = around.since.strip()
    runs_on = since != around.left.strip() and around.left == around.between and SUM_OF_WORKS.fullmatch(untied(since))
    if not (runs_on or since.startswith("涉及") or around.own.startswith("涉及")):
        return None
    before = so_far.quantities_before(around.at)
    counted = (one.metric for _, figure, one in before if figure.role == "level" and figure.kind in COUNTED)
    thing = next(counted, None)
    metric = _FORETOLD.sub("", untied(since)) if runs_on else measured.metric
    return replace(measured, metric=metric, subject=thing) if thing and thing != measured.metric else None


_AT_PLACE = re.compile(WHOLE_PLACE)
_WIDER = "集团"  # the group beside its company: what follows may be of either
_OF_ANOTHER = re.compile(
    "行业|同业|同行|市场|全国|全省|全球|我国|客户|供应商|子公司|(?<!公司)股东|对方|竞争|[，；](?:村集体|村民|农户|群众|乡亲)|其他(?:单位|公司|企业)|国家|平均水平"
)


# what firms bring about, and where no firms are counted also a town: 工业产值, 销售收入
_FIRMS_MAKE = re.compile(
    "(?:(?:主营业务|营业总|业务|销售|经营)?收入|(?:工业)?(?:增加值|总产值|产值)|营业利润|利润|利税|营业额|销售额|从业人员)"
)
_FIRMS = re.compile("(?:企业|公司|工商户|合作社)$")


def _firms_counted(so_far: SoFar, around: Around, measured: Measured) -> str:
    """Return the firms of a place that a quantity before counts, where a measure can only be theirs.

    全市规模以上工业企业86家，实现产值9亿元，|利润总额3亿元: of the firms, not of the town
    """
    if not any(told.fullmatch(measured.metric or "") for told in (FIRM_HAS, _FIRMS_MAKE)):
        return ""
    for _, figure, told in so_far.quantities_before(around.at):
        if "；" in so_far.text[figure.span.end : around.figure.span.start]:
            return ""
        firms = figure.role == "level" and figure.kind in COUNTED and _FIRMS.search(told.metric or "")
        if firms and _AT_PLACE.fullmatch(told.subject or ""):
            return told.metric or ""
    return ""


def _was_part(so_far: SoFar, around: Around, who: str) -> bool:
    """Whether the last quantity of a subject is its part of a whole that others share: 其中|我馆投入71万元."""
    own = (number for number, _, told in so_far.quantities_before(around.at) if told.subject == who)
    last = next(own, None)
    if last is None or around.figure.unit == "%":
        return False  # 其中本公司认缴8万元，认缴比例|40%
    return re.search(rf"其中[，：]?{re.escape(who)}", so_far.left(last)) is not None


_OF_PARTS = frozenset({PARTS, PART_TOLD})  # whose parts are, what follows is not


@as_rule(
    "word for the unit carried on",
    "我馆持卡会员7万人，新增持卡会员4,260人: the rest of the sentence is of the same unit or place",
    step=ADDED,
    at=OWNED,
    needs="，、；（",
    examples=(
        "我馆持卡会员7万人，新增持卡会员⟨4,260人⟩。 → 新增持卡会员, 我馆",
        "全镇粮食总产量2万吨，油菜总产量⟨4,172吨⟩。 → 油菜总产量, 全镇",
        "公司实现租赁收入26亿元，较上年增长14%、营业利润⟨2亿元⟩。 → 营业利润, 公司",
        "全市规模以上企业86家，实现产值9亿元，增长3%，利润总额⟨3亿元⟩。 → 利润总额, 规模以上企业",
        "认缴资金26万元，其中我馆认缴7万元，认缴比例⟨27%⟩。 → 认缴比例, 我馆",
    ),
    counter_examples=(
        "我馆持卡会员7万人。新增持卡会员4,260人。",
        "“晨光”助学金9万元，市级3万元，本区6万元，26名学徒每人3,000元。",
        "医院救治伤员86人，家属捐款3万元。",
        "引进资金26万元，其中我馆投入7万元，建成书屋3处。",
        "公司实现收入3亿元，行业平均收入2亿元。",
        "持卡会员7万人，新增持卡会员4,260人。",
    ),
    source="argued: a sentence names its unit once and goes on with what else it has",
)
def of_same_unit(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the word for the unit or place that the quantity before it has."""
    last = next((one.subject for one in reversed(so_far.found) if _OF_PARTS.isdisjoint(one.rules)), None)
    if last and measured.subject is None and measured.metric and (firms := _firms_counted(so_far, around, measured)):
        return replace(measured, subject=firms)
    counted = (one.subject for _, _, one in so_far.quantities_before(around.at) if last and one.metric == last)
    last = next((place for place in counted if place and _AT_PLACE.fullmatch(place)), last)  # 全国企业6家，…；产量3吨
    if last and so_far.goes_on_of and last.startswith(so_far.goes_on_of):
        last = so_far.goes_on_of
    elif last and (place := _AT_PLACE.match(last)) and last != place[0]:
        last = place[0]  # 全市公安机关破获案件86起，…常住人口
    if last and _was_part(so_far, around, last):
        return None  # 引进资金268万元，其中我馆投入71万元，村集体收入|36万元
    if not last or is_named(last) or last.endswith(_WIDER):
        return None
    if measured.subject is not None or not measured.metric:
        return None
    if forms.BETWEEN_SENTENCES.search(around.between) or _OF_ANOTHER.search(around.between):
        return None
    own = untied(around.own).strip()
    if own and others_do(own, so_far.words(own)):
        return None  # 医院救治患者86人，|家属捐款3万元
    return replace(measured, subject=last)


_BEFORE_NAME = re.compile(rf"(?:^|[，：])(?:其中)?(?P<who>本公司|{ALONE})(?P<rest>[一-鿿]+)$")


@as_rule(
    "word for the unit before the name",
    "截至期末，公司存货余额为54万元: a word for the unit that only stands before a name",
    step=ADDED,
    needs=needed(_BEFORE_NAME),
    examples=("截至期末，公司存货余额为⟨54万元⟩。 → 存货余额, 公司", "社区总人口⟨1,842人⟩。 → 总人口, 社区"),
    counter_examples=("公司债券余额96万元。", "医院感染率3%。", "社区居民86人。"),
    source="argued: reports of companies and villages put such a word before what it has",
)
def of_unit_before(_so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the word for the unit that stands right before its name as subject."""
    metric = measured.metric or ""
    told = _BEFORE_NAME.search(untied(around.own).strip()) if measured.subject is None and metric else None
    if told is None:
        return None
    if told["rest"] == metric:
        return replace(measured, subject=told["who"])
    thing = metric.removeprefix(told["who"])
    return replace(measured, metric=thing, subject=told["who"]) if thing != metric and thing[:1] == "总" else None
