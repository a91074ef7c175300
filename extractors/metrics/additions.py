"""Rules of metrics that add to what was read: of each of what it is, whose share, which people or part has it."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.clause_subjects import is_had
from extractors.metrics.forms import STAFF, untied
from extractors.metrics.of_what import quantities_before
from extractors.metrics.predicates import is_known_act
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, AMOUNT, COUNTED, LATER, LEVEL, OWNED
from extractors.metrics.words import is_verb, joined, outside_quotations
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, CLOSE, MEMBER_END, OPEN
from extractors.text.needed import needed
from extractors.text.own_unit import ALONE, WHOLE_PLACE, is_named
from extractors.text.times import OPENING_TIME
from extractors.text.word_patterns import any_word

_PEOPLE = any_word("metrics/words.csv", "group")
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
    if not metric or metric in among["who"]:
        return None
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
    return replace(measured, subject=before.metric) if re.search(f"{_PEOPLE}$", before.metric) else None


# 86名|退伍士兵中，|有79人就业: those out of whom the figures behind are
_OUT_OF = re.compile(rf"(?P<who>[^{CLAUSE_ENDS}：0-9]{{1,16}}?)(?:当)?中[，,]")
# 客户投诉中，|贷款业务占比; 在预留的采购项目中，…，|采购金额: what a member of a sentence opens with
_OPENS_OUT_OF = re.compile(
    rf"(?:^|：)\s*(?:在(?![职岗编册校读孵])|其中[，：]?|{OPENING_TIME})*"
    rf"(?P<who>(?![各本我该每]|在(?![职岗编册校读])|其[中余])[^{CLAUSE_ENDS}：、0-9]{{2,24}}?)(?:队伍)?(?:当)?中[，,]"
)
_WORK = frozenset({"过程", "工作", "活动", "行动", "会议", "比赛", "期间", "阶段"})


def _opens_out_of(so_far: SoFar, around: Around, metric: str) -> str | None:
    """Return those out of which a member of a sentence opens to tell shares and numbers, up to its end."""
    out = _OPENS_OUT_OF.match(so_far.member(around.at))
    who = out["who"] if out else ""
    if not who or metric in who or _is_all(who):
        return None
    last, is_share = so_far.words(who)[-1], around.figure.unit == "%" and metric.endswith(("比", "比例", "比重"))
    if re.search(f"{any_word('metrics/words.csv', 'group', 'person_end')}$", who):
        return who if is_share or around.figure.unit in forms.PERSON_UNITS else None
    had = is_had(metric, so_far) and who[-2:] != metric[-2:] and last.flag[0] == "n" and not is_known_act(last)
    return who if last.text not in _WORK and (is_share or had) else None


@as_rule(
    "out of those counted",
    "在86名退伍士兵中，有79人就业: what some of them did, and their shares, are of those counted before",
    step=ADDED,
    needs="中",
    of=LEVEL,
    examples=(
        "在86名退伍士兵中，有⟨79人⟩就业。 → 就业, 退伍士兵",
        "在65名专任教师中，博士占56%，硕士占⟨37%⟩。 → 硕士占比, 专任教师",
        "客户投诉中，贷款业务占比⟨21.6%⟩。 → 贷款业务占比, 客户投诉",
        "退休职工中，高级工程师12人，技师⟨31人⟩。 → 技师, 退休职工",
        "在面向小微企业预留的采购项目中，采购金额⟨86万元⟩。 → 采购金额, 面向小微企业预留的采购项目",
    ),
    counter_examples=(
        "培训86名退伍士兵，有79人就业。",
        "现有86名退伍士兵。其中，有79人就业。",
        "12项任务中，投入86万元。",
        "在推进过程中，完成率86%。",
        "各机场中，客运量86万人次。",
        "财政拨款支出中，项目支出86万元。",
        "客户投诉中止，租赁业务占比34.2%。",
    ),
    source="argued: results of classes and staffs are told so",
)
def out_of_those(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give people and shares those out of whom they are as subject, counted before or not."""
    if not measured.metric or is_named(measured.subject):
        return None
    for figure, told in quantities_before(so_far, around):
        out = _OUT_OF.match(so_far.text, figure.span.end) if figure.unit in forms.PERSON_UNITS else None
        if out is None or not told.metric or figure.role != "level":
            continue
        over = re.search(MEMBER_END, so_far.text[out.end() : around.figure.span.start])
        alike = told.metric[-2:] == measured.metric[-2:]  # 131名在岗职工中，合同制职工118名
        named = around.figure.unit in (*forms.PERSON_UNITS, "%") and not over and not alike
        return replace(measured, subject=told.metric) if named else None
    who = _opens_out_of(so_far, around, measured.metric)
    return replace(measured, subject=who) if who else None


def _each_that_did(so_far: SoFar, own: str) -> str:
    """Return what 平均每 is each of in a clause, up to what that did: 平均每园|举办灯会, 平均每个车间|改进."""
    tokens = so_far.words(own.partition("平均每")[2])
    deeds = (at for at in range(1, len(tokens)) if is_verb(tokens[at]) or is_known_act(tokens[at]))
    each = joined(tokens[: next(deeds, 0)])
    return f"平均每{each}" if 0 < len(each) <= _LONGEST_EACH else ""


_PER = re.compile(
    r"平均每个?(?:学?年度?|星期|月|周|季度?|[日天])(?![一二三四五六日末])|每个?星期|平均每[馆校院站厂店村镇乡县区市社所台场车户](?![次均])|每(?:个|一)?(?:月|周(?![一二三四五六日末])|[日天]|季度?|半年|人次?|户|家|次|班|车|床|生)|每\d{0,4}股"
    r"|每[百千万]{1,2}[一-鿿]{1,8}?(?=拥有|(?<!拥)有|占|配备)|每[百千万]{1,2}人口?|每[名位][一-鿿]{2,4}?(?=每|平均|至少|须|应|年|不|可|$)"
)
# 每月读书会2期, 每人每月200元, 每10股派发: a quantity of one of them, not of all (每年 is the year's)
_ON_AVERAGE = re.compile("(?:[人户日月年周车班师生床亩]|平)均$")
# 每月培训共12次: all of them together, not of one month
_ALL_TOLD = re.compile(r"(?:共计?|累计|合计|总计|全年)$")


@as_rule(
    "of each",
    "每月开展读书会2期, 每人每月200元: a quantity of one of them, not of all; not 每月培训共12次",
    step=ADDED,
    needs=needed(_PER, _ON_AVERAGE),
    examples=(
        "每家发放补贴⟨200元⟩。 → 每家发放补贴",
        "平均每年培训职工⟨30人次⟩。 → 平均每年培训职工",
        "每星期开展巡查⟨2次⟩。 → 每星期巡查",
        "员工人均参与学习时长⟨4小时⟩。 → 人均参与学习时长",
        "生均阅读图书⟨30册⟩。 → 生均阅读图书",
        "每家发放图书3册、衣物⟨2件⟩。 → 每家衣物",
        "平均每店举办展销7场，接待顾客⟨4万人次⟩。 → 平均每店接待顾客",
    ),
    counter_examples=("每月开展培训共12次。", "每年投入50万元。", "月均用水量12吨。", "平均年龄36岁。"),
)
def of_each(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Say of which one a quantity is that the words beside it tell: 、展览1场 goes on with 每月."""
    metric = measured.metric or ""
    torn = _ON_AVERAGE.search(around.own[: around.own.rindex(metric)]) if metric in around.own else None
    if torn and metric and (torn[0] != "平均" or metric.startswith("每")):
        return replace(measured, metric=torn[0] + metric)
    if around.found is None or _ALL_TOLD.search(around.left.rstrip()) or forms.is_of_each(around.own):
        return None
    each = _each_that_did(so_far, around.own) if "平均每" in around.own else ""
    found = [match[0] for match in outside_quotations(_PER, around.own) if match[0] not in each]
    found += [each] if each else []
    goes_on = around.left.lstrip().startswith("、") or (so_far.per.startswith("平均每") and _no_sum(around.left))
    so_far.per = "".join(dict.fromkeys(found)) or (so_far.per if goes_on else "")
    if (
        not so_far.per
        or not metric
        or not measured.rule.startswith("words")
        or so_far.per in metric.removesuffix(so_far.per)
    ):
        return None
    while found and (ends := next((each for each in found if metric.endswith(each)), "")) and ends != metric:
        metric = metric.removesuffix(ends)  # 补贴标准每人每月200元
    own = [each for each in found if each not in metric]
    per = "".join(own) if found else so_far.per
    for shared in range(min(len(per), len(metric)) - 1, 1, -1):
        if metric.startswith(per[-shared:]):
            metric = metric[shared:]  # 每万人口|人口发明专利拥有量
            break
    return replace(measured, metric=per + metric.removeprefix("股").removeprefix("平均"))


_LONGEST_EACH = 6  # characters of what a quantity is of each of


def _no_sum(left: str) -> bool:
    """Whether the words behind a quantity of each go on with what else each of them has: ，教育活动; not ，共…."""
    return left.lstrip().startswith(("，", ",")) and not re.search("[共总]|合计|累计|全[国省市县年]|其中", left)


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


@as_rule(
    "sum that is involved",
    "受理案件12件，涉及金额86万元: the sum is of what the quantity before counts",
    step=ADDED,
    at=LATER,
    needs="涉",
    of=AMOUNT,
    examples=("受理案件12件，涉及金额⟨86万元⟩。 → 金额, 受理案件",),
    counter_examples=("涉及金额86万元。", "受理案件12件，金额86万元。"),
)
def involved(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a sum behind 涉及 what the quantity before counts as subject."""
    before = quantities_before(so_far, around) if around.own.startswith("涉及") and measured.subject is None else ()
    counted = (one.metric for figure, one in before if figure.role == "level" and figure.kind in COUNTED)
    thing = next(counted, None)
    return replace(measured, subject=thing) if thing and thing != measured.metric else None


_AT_PLACE = re.compile(WHOLE_PLACE)
_WIDER = "集团"  # the group beside its company: what follows may be of either
_OF_ANOTHER = re.compile(
    "行业|同业|同行|市场|全国|全省|全球|我国|客户|供应商|子公司|(?<!公司)股东|对方|竞争|其他(?:单位|公司|企业)|国家|平均水平"
)


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
    ),
    counter_examples=(
        "我馆持卡会员7万人。新增持卡会员4,260人。",
        "公司实现收入3亿元，行业平均收入2亿元。",
        "持卡会员7万人，新增持卡会员4,260人。",
    ),
    source="argued: a sentence names its unit once and goes on with what else it has",
)
def of_same_unit(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a quantity the word for the unit or place that the quantity before it has."""
    last = so_far.found[-1].subject
    if last and so_far.goes_on_of and last.startswith(so_far.goes_on_of):
        last = so_far.goes_on_of
    elif last and (place := _AT_PLACE.match(last)) and last != place[0]:
        last = place[0]  # 全市公安机关破获案件86起，…常住人口
    if not last or is_named(last) or last.endswith(_WIDER):
        return None
    if measured.subject is not None or not measured.metric:
        return None
    between = so_far.text[so_far.figures[around.at - 1].span.end : around.figure.span.start]
    if forms.BETWEEN_SENTENCES.search(between) or _OF_ANOTHER.search(between):
        return None
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
