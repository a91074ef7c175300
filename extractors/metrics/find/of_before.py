"""Rules of metrics that take over what the quantities before measure, or say of it without a name: 费用, 人均."""

import re
from dataclasses import replace
from decimal import Decimal

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean, untied
from extractors.metrics.cut.predicates import may_act, without_end
from extractors.metrics.cut.words import is_verb, joined, words_of
from extractors.metrics.find.before_words import Saying, fits, sayings, without_measure
from extractors.metrics.find.behind import object_of
from extractors.metrics.find.by_head import thing_behind
from extractors.metrics.find.clause_before import NEXT_PLACES, REACHED_PEOPLE, reached_with_places
from extractors.metrics.find.listed_as import first_of_list, name_of_list
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE, COUNTED, LATER
from extractors.numbers import Figure
from extractors.rule import as_rule
from extractors.text.characters import CLOSE
from extractors.text.word_patterns import any_word

_SPENT = re.compile(r"(?P<on>.{2,})(?:费用?|支出|经费)")  # what is counted is no money: 接待费5.25万元，共63批次
_TERMS = ("one", "other")  # a sum has two at least
_EXPECTS = re.compile(
    "(?:全年|全省|预计|有望|预期|计划|将|可|达到?|突破|超过|年底|到)*(?:预计|有望|预期|将)(?:将|可|达到?|突破|超过)*"
)


def _expected(so_far: SoFar, around: Around) -> Measured | None:
    """Return what a value to come is of: the last level in its unit, where another stands between.

    旅客吞吐量8万人次，起降航班86架次，全年预计将达到|13万人次
    """
    if not around.at or not _EXPECTS.fullmatch(around.own.strip()) or around.figure.unit is None:
        return None
    before = so_far.quantities_before(around.at)
    alike = ((at, told) for at, figure, told in before if figure.unit == around.figure.unit and figure.role == "level")
    at, told = next(alike, (around.at, None))
    return replace(told, rules=()) if told and at < around.at - 1 else None


_EACH_OF = re.compile(r"每\d{0,4}[股人户份]")  # 每10股派息|2元，共计: no term of a sum


def _adds_up(so_far: SoFar, around: Around) -> bool:
    """Whether a quantity is the sum of those before: 本金50万元、利息3万元，合计53万元."""
    numbers = range(max(0, around.at - len(_TERMS)), around.at)
    terms = [so_far.figures[number] for number in numbers]
    alike = all(term.unit == around.figure.unit and term.role == "level" for term in terms)
    alike = alike and len(terms) == len(_TERMS) and not any(_EACH_OF.search(so_far.left(n)) for n in numbers)
    return alike and forms.SUM.fullmatch(forms.INNER_BRACKETS.sub("", around.left.strip())) is not None


_BARE_SUM = re.compile(rf"{CLOSE}?[，,、]?(?:一?共计?|[合总]计|共有)(?:为|达|有)?")


def _sums_kinds(so_far: SoFar, around: Around) -> bool:
    """Whether a quantity is the sum of those before, each of a kind of its own: 一等奖1项、二等奖2项，共|3项."""
    left, metrics, total = around.left.strip(), set[str | None](), Decimal(0)
    if around.figure.value is None or around.figure.role != "level" or not _BARE_SUM.fullmatch(left):
        return False
    for _, figure, told in so_far.quantities_before(around.at):
        if figure.unit != around.figure.unit or figure.role != "level" or figure.value is None:
            return False
        metrics.add(told.metric)
        total += figure.value
        if total >= around.figure.value:
            break
    return total == around.figure.value and len(metrics) > 1


_REACHED = re.compile("，?(?:年末|年底|到年底|期末|总数|总量|已|将)*(?:达到?|增至|增加[到至]|扩大[到至])")


def _has_grown(so_far: SoFar, around: Around) -> bool:
    """Whether a quantity is all there are after more came: 新增书屋4个，达到|30个."""
    last = so_far.figures[around.at - 1] if around.at else around.figure
    more = around.figure.value is not None and last.value is not None and around.figure.value > last.value
    return more and last.unit == around.figure.unit and _REACHED.fullmatch(around.left.strip()) is not None


_FOR_EACH = re.compile(rf"每{any_word('metrics/words.csv', 'for_each')}了?[0-9]")
_REACHES = re.compile("(?:[已共总合]?计|共|达到?|为|约|有)*")


@as_rule(
    "figure before",
    "新增充电桩16个，累计达140个: a quantity without words of its own measures what the one before does",
    step=BESIDE,
    examples=(
        "新增充电桩16个，累计达⟨140个⟩。 → 充电桩",
        "新建书屋6处，在上年⟨19处⟩基础上累计达25处。 → 书屋",
        "借阅9万册，其中一季度⟨2万册⟩。 → 借阅",
        "公务接待费5.25万元，共⟨63批次⟩、571人次。 → 公务接待",
        "本金50万元、利息3万元，合计⟨53万元⟩。 → 合计",
        "缴税3亿元，每10股派发股利2元，共计⟨86万元⟩。 → 派发股利",
        "资助学徒12名，每人2,000元，计⟨2.4万元⟩。 → 资助",
        "惠及26个乡镇、360个村、⟨86万人⟩。 → 惠及",
        "持证护理员占护理员的86%达⟨120人⟩。 → 持证护理员",
        "培训职工30人次。⟨12页⟩。 → nothing",
        "旅客吞吐量8万人次，起降航班86架次，全年预计将达到⟨13万人次⟩。 → 旅客吞吐量, plan",
        "检测水样96份，其中井水52份、河水44份，累计⟨860项次⟩。 → 检测水样",
        "书屋新增4个，达到⟨30个⟩。 → 书屋",
        "追溯时间1小时46分钟，比规定的⟨4小时⟩缩短一半以上。 → nothing",
        "每完成1车奖励7元，完成⟨54车⟩。 → nothing",
        "核算5个类别，合计⟨36吨⟩。 → 合计",
        "检查6个食堂，共⟨36次⟩。 → 检查食堂",
        "建设6个车间，共计⟨3000平方米⟩。 → 建设车间",
        "评出金奖1项、银奖2项、铜奖3项，共⟨6项⟩。 → 合计",
    ),
    counter_examples=("新增充电桩16个，路灯140个。",),
)
def of_before(so_far: SoFar, around: Around) -> Measured:
    """Take over the metric of the quantity before, in its sentence; all of it so far where the words say so."""
    if forms.SET_BY.search(around.own.rstrip()):
        return Measured(None, around.subject)  # 比规定的|4小时少: what was laid down is not what was reached
    if _adds_up(so_far, around) or _sums_kinds(so_far, around):
        return Measured("合计")
    last = so_far.figures[around.at - 1] if around.at else around.figure
    end = last.span.end if around.at else 0
    if around.at and _BARE_SUM.fullmatch(around.since.strip()) and last.unit != around.figure.unit:
        counted = last.kind in COUNTED and (so_far.found[-1].metric or "") in words_of("sorts")
        if counted and around.figure.kind != "amount":
            return Measured("合计", around.subject)  # 核算5个|类别，合计|149万吨
    if around.at and forms.BETWEEN_SENTENCES.search(so_far.text, end, around.figure.span.start):
        return Measured(None, around.subject)
    if (expected := _expected(so_far, around)) is not None:
        return expected
    if around.figure.unit == "岁" and around.at and so_far.figures[around.at - 1].unit != "岁":
        return Measured("平均年龄" if "均" in around.own else None, around.subject)  # 职工126人，平均40.5岁
    if (
        around.figure.unit in REACHED_PEOPLE
        and around.since.strip() in NEXT_PLACES
        and (reached := reached_with_places(so_far, around))
    ):
        return reached
    of_all = forms.without_base(around.right[0]) is not None or _has_grown(so_far, around)
    parted = so_far.whole_of_parts(around.at) if around.figure.role == "level" else None
    if around.figure.role == "level" and "每" in so_far.text and _FOR_EACH.match(so_far.inherited().metric or ""):
        return Measured(None, around.subject)  # 每完成1单奖励5元，完成|860单: no rate
    measured = so_far.inherited("累计" if of_all else around.own, None if parted is None else so_far.found[parted])
    metric = measured.metric or ""
    share = _PART_OF.match(metric) or forms.OF_ITS_PLAN.fullmatch(metric) if around.figure.unit != "%" else None
    if share:
        measured = replace(measured, metric=share["of"])  # 女职工占总数的60%，达|86人
    elif metric.endswith("占比") and around.figure.unit in forms.PERSON_UNITS:
        bare = _REACHES.fullmatch(around.own.strip())  # 女职工占60%，|达|86人; not ；持有证书（含复审）的|86人
        measured = replace(measured, metric=metric.removesuffix("占比") if bare else None)
    paid = _SPENT.fullmatch(measured.metric or "") if around.figure.kind == "count" else None
    return replace(measured, metric=paid["on"]) if paid else measured


_PART_OF = re.compile("(?P<of>.{2,}?)(?<!抢)占(?![地用比])")
_ALL_OF = re.compile("^全[省市区县镇乡村](?=[一-鿿]{2})")
_OF_ALL = re.compile("总(?=面积|长度|建筑面积|用地)")
_STOCK = ("总值", "余额", "原值", "净值", "资产", "规模", "存量")  # 设备总值16万元，新增2万元
_LEAD, _END = re.compile("^(?:其中|仅|尚|仍|还|可|共|年|约|并)+"), re.compile("(?:金额|资金|部分)?[的了有]?$")


_TAKING_PART = re.compile(
    "(?:参加|参与|参训|受训|参会)(?:人员|人数|职工|员工|党员|干部|学生|群众|居民|师生|市民|青年|志愿者)"
)


_TOOK_PART = ("学生", "群众", "居民", "师生", "市民", "青年", "志愿者")  # who else than members of the unit


def _said(around: Around) -> str:
    """Return the word that a quantity's clause has alone: 剩余|资金|为."""
    own = untied(around.own).strip()
    bare = _END.sub("", _LEAD.sub("", own)) if around.found != own else own
    word = bare if bare in sayings() else around.found or bare
    return "参加" if _TAKING_PART.fullmatch(word) else word


_EACH = "(?:每[人户名家次年月季所村校])"
_EACH_ALONE = re.compile(f"{_EACH}{{2,3}}")


def is_each(words: str) -> bool:
    """Whether words only say of each of what a quantity is: 每人每年."""
    return _EACH_ALONE.fullmatch(words) is not None


def _saying(around: Around, word: str, last: Figure) -> Saying | None:
    """Return how a word says what its quantity is, where both quantities are of the kinds that it asks for."""
    alike = (one for one in sayings().get(word, ()) if fits(one.kind, around.figure, last))
    both = (one for one in alike if fits(one.before, last, last))
    saying = next(both, None)
    return Saying("each", "any", "any") if saying is None and is_each(word) else saying


def _left(so_far: SoFar, around: Around, word: str) -> str:
    """Return what is left of the thing that quantities in the same unit before are of: 货款已收回86万元，剩余."""
    for _, figure, told in so_far.quantities_before(around.at):
        tokens = so_far.words(told.metric or "") if figure.unit == around.figure.unit else ()
        thing = tokens[1:] if len(tokens) > 1 and (is_verb(tokens[0]) or tokens[0].text in words_of("act")) else tokens
        if thing and thing[-1].flag.startswith("n") and (around.figure.kind in COUNTED or len(thing) < len(tokens)):
            return word + joined(thing)
    return ""


def _paid_before(so_far: SoFar, at: int) -> str:
    """Return what the last sum of money before was for, within the sentence: 接待费3万元，共接待260人次，人均115元."""
    for last in range(at - 1, -1, -1):
        figure, metric = so_far.figures[last], so_far.found[last].metric or ""
        if forms.SENTENCE_STOP.search(so_far.text, figure.span.end, so_far.figures[at].span.start):
            return ""
        if figure.kind == "amount":
            each = any(one.says == "each" for word in sayings() if metric.startswith(word) for one in sayings()[word])
            return "" if each or figure.role != "level" else metric
    return ""


_EACH_BEFORE = re.compile(f"^{_EACH}{{1,3}}")


def with_each(each: str, metric: str) -> str:
    """Return a metric of each of other ones: 每人每月低保标准 → 每人每年低保标准."""
    return each + _EACH_BEFORE.sub("", metric)


def each_of(so_far: SoFar, around: Around, each: str, *, whole: str, last: Figure) -> str:
    """Return what each of them has of what the quantity before measures."""
    if is_each(each) and around.left.strip().startswith("、"):
        return with_each(each, whole)  # 低保标准每人每月860元、每人每年7,260元
    if around.figure.kind == last.kind == "area":
        return each + _OF_ALL.sub("", whole)  # 校区总面积12万平方米，生均61平方米
    tokens, of_money = so_far.tag(whole), around.figure.kind == "amount"
    given = [token.text for token in tokens[:-1] if token.text in words_of("act") - words_of("join")]
    if of_money and given and last.unit in {*forms.PERSON_UNITS, "户", "家", "所", "个"}:
        return each + given[-1]  # 资助学子22名，每人3,000元
    if of_money and each.endswith("均") and (paid := _paid_before(so_far, around.at)):
        whole, tokens = paid, so_far.tag(paid)
    deed = len(tokens) > 1 and is_verb(tokens[0])
    deed = deed and (not of_money or tokens[0].text in words_of("act", "takes", "gets", "light"))
    return each + (joined(tokens[1:]) if deed else whole)


def _joined(so_far: SoFar, whole: str, word: str) -> str:
    """Return who took part in what the quantity before counts, or had something of it: 发放补助18万元，惠及46人."""
    what = joined(without_end(so_far.words(forms.ALL_KINDS.sub("", whole))))  # “晨光班”|开班
    return (object_of(so_far.words(what)) or what if word == "惠及" else what) + word


def _is_alone(around: Around, word: str) -> bool:
    """Whether nothing but when and how much stands before a word: 全年费用, 最高的达."""
    own = untied(around.own).strip().removesuffix("的")
    return word in (own, clean(own))


def is_left(around: Around) -> bool:
    """Whether only a word for what is left stands before a quantity: 剩余|10处列入计划."""
    return any(one.says == "left" for one in sayings().get(_said(around), ()))


def _are_people(so_far: SoFar, who: str) -> bool:
    """Whether a name is only of people, without what was done with or for them: 观众; not 培训职工."""
    tokens = so_far.words(who)
    return bool(tokens) and all(token.flag[0] in "nbj" and not may_act(token) for token in tokens)


_FOUNDS = frozenset({"组建", "成立", "建立", "设立", "组成", "开展", "举办", "组织"})


def _founded(so_far: SoFar, whole: str) -> str:
    """Return what was set up, which others took part in then: 组建巡河队."""
    tokens = so_far.words(whole)
    return joined(tokens[1:]) if len(tokens) > 1 and tokens[0].text in _FOUNDS else whole


_SIDE = re.compile("(?<=[一-鿿]{2})(?:全长|总长|长度?|宽度?|高度?|深度?|(?:完成)?总?投资额?|总?造价)$")


def _of_list(so_far: SoFar, at: int, whole: str) -> str:
    """Return what all of a list before are where a sum is of them together: 捐赠图书3册、电脑6台，价值|3万元."""
    start = first_of_list(so_far, at)
    if named := name_of_list(so_far, start):
        return named
    things = [*(so_far.found[one].metric or "" for one in range(start, at)), whole]
    first, *rest = (so_far.words(thing) for thing in things)
    shared = [joined(one[1:]) if len(one) > 1 and one[0].text == first[0].text else joined(one) for one in rest]
    return "、".join([joined(first), *shared])


def _name(so_far: SoFar, around: Around, saying: Saying, *, word: str, before: Measured, of: int) -> str:
    """Return the name that a saying makes of what the quantity `of` measures (`before`), empty where it is none."""
    whole, last = before.metric or "", so_far.figures[of]
    goes_on = before != so_far.before or so_far.found[-1].metric == whole
    if saying.says in ("behind", "of_thing") and not _is_alone(around, word):
        return ""
    if thing := thing_behind(so_far, around.at) if saying.says in ("behind", "same") else "":
        return thing + word if saying.says == "behind" else thing  # 总长46公里|的地铁二期工程
    match saying.says:
        case "behind":
            apart = whole.endswith(("率", "度")) or whole.startswith("年产") or "；" in around.left or not goes_on
            apart = apart or (last.unit in forms.PERSON_UNITS and _are_people(so_far, whole))
            apart = apart or (saying.kind == "size" and _SIDE.sub("", f"工程{whole}") == "工程")  # 已完成投资|，全长
            behind = saying.kind == "same" and around.right[0].strip()  # 最高的法院|36家
            whole = _SIDE.sub("", whole) if saying.kind == "size" else whole  # 跑道长2,800米、|宽
            return "" if apart or behind else whole + word
        case "of_thing":
            thing = without_measure(_ALL_OF.sub("", whole), word)
            return thing + word if 1 < len(thing) < len(_ALL_OF.sub("", whole)) else ""
        case "front" if saying.kind == "amount" and not whole.endswith(_STOCK):
            return ""
        case "front":
            return "" if "新" in whole or not goes_on else word + whole
        case "left":
            return _left(so_far, around, word)
        case "each":
            return "" if around.right[0].startswith("的") else each_of(so_far, around, word, whole=whole, last=last)
        case "joined" if last.kind == "duration":
            return ""  # 服务时长86小时，|参与职工: of what took the time, not of the time
        case "joined":
            share = "%" in (around.figure.unit, last.unit)
            who = _TAKING_PART.search(around.own)  # 参加人员
            others = who is not None and who[0].endswith(_TOOK_PART)
            word = who[0] if who and others else word
            whole = _founded(so_far, whole) if others else whole
            return "" if share or (others and not goes_on) else whole + word if who else _joined(so_far, whole, word)
        case _:
            if saying.says == "same" and around.figure.kind == "amount" and around.left[:1] in ("，", ","):
                return _of_list(so_far, of, whole)
            return whole


@as_rule(
    "said without a name",
    "车辆购置3辆，费用62万元; 慰问金2.4万元，人均1,500元: such words are of the quantity before",
    step=BESIDE,
    at=LATER,
    needs={character for word in (*sayings(), "每") for character in word[:1]},
    says="figure before",
    examples=(
        "车辆购置3辆，费用⟨62万元⟩。 → 车辆购置费用",
        "清运垃圾3,200车次，用工⟨410工日⟩。 → 清运垃圾用工",
        "管辖线路8条，长⟨213千米⟩。 → 管辖线路长",
        "法院人均结案量为300件，最高的达⟨400件⟩。 → 法院人均结案量最高",
        "会议费支出预算为12万元，支出决算为⟨8万元⟩。 → 会议费, execution",
        "灌溉专项支出年初预算为86万元，全年预算为⟨92万元⟩，支出决算为90万元。 → 灌溉专项支出全年预算, budget",
        "灌溉专项支出年初预算为86万元，调整预算数为92万元，决算数为⟨90万元⟩。 → 灌溉专项支出, execution",
        "水稻种植面积8万亩，总产量⟨5万吨⟩。 → 水稻总产量",
        "共有党员486人，年内新增⟨22人⟩。 → 新增党员",
        "货款已收回86万元，剩余⟨12万元⟩。 → 剩余货款",
        "排查隐患40处，整改30处，余下⟨10处⟩列入明年计划。 → 余下隐患",
        "捐赠口罩2万只，折价⟨约6万元⟩。 → 捐赠口罩",
        "捐赠图书360册、电脑26台，价值⟨12万元⟩。 → 捐赠图书、电脑",
        "展陈物品包括陶罐26件和瓷碗12只，价值⟨86万元⟩。 → 展陈物品",
        "捐赠图书36册，其中画册20册、绘本16册，价值⟨2万元⟩。 → 捐赠图书",
        "跑道长2,600米、宽⟨45米⟩。 → 跑道宽",
        "木桥重修工程总投资86万元，全长⟨36米⟩。 → 木桥重修工程全长",
        "消防演练3场，参与⟨120人次⟩。 → 消防演练参与",
        "发放慰问金6.2万元，户均⟨820元⟩。 → 户均慰问金",
        "资助学子22名，每人每年⟨3,000元⟩。 → 每人每年资助",
        "接待费3万元，接待260人次，人均⟨115元⟩。 → 人均接待费",
        "低保标准提高到每人每月860元、每人每年⟨7,260元⟩。 → 每人每年低保标准",
        "食堂18家，其中城区11家、乡镇7家，年内新增⟨5家⟩。 → 新增食堂",
        "资助学校12所，每所⟨3万元⟩。 → 每所资助",
        "转让专利7件，到款⟨63万元⟩。 → 转让专利到款",
        "占地面积86亩（合⟨5.7万平方米⟩）。 → 占地面积",
        "志愿服务活动386场，参与学生⟨860人次⟩。 → 志愿服务活动参与学生",
        "仪器设备总值1,563万元，当年新增⟨286万元⟩。 → 新增仪器设备总值",
    ),
    counter_examples=(
        "培训费用62万元。",
        "接待260人次，餐饮费用3万元。",
        "游客评价为94分；拨付6万元于检修。",
        "厂房面积8万平方米，总产量5万吨。",
        "捐款12万元，实际支出8万元。",
        "共有党员486人，新增岗位22个。",
        "剩余12万元。",
        "人均结案量300件，最高的法院36家。",
        "管辖线路8条，宽带213兆。",
        "办展3场，观众860人次，支出18万元。",
        "实现收入36万元，新增2万元。",
        "停招专业3个，撤销1个。",
        "实现产值860万元，用工36人。",
        "年产砖坯36万吨，用工86人。",
        "服务时长860小时，参与学生86人。",
    ),
    source="schemas/data/metrics/of_before.csv",
)
def said_of_before(so_far: SoFar, around: Around) -> Measured | None:
    """Read a quantity of which only a word says what it is of the one before."""
    if forms.BETWEEN_SENTENCES.search(around.between):
        return None
    parted, word = so_far.whole_of_parts(around.at), _said(around)
    before, of = (so_far.before, around.at - 1) if parted is None else (so_far.found[parted], parted)
    if before is None or not before.metric or around.figure.role != "level":
        return None
    saying = _saying(around, word, so_far.figures[of])
    name = clean(_name(so_far, around, saying, word=word, before=before, of=of)) if saying else None
    told = saying is not None and saying.says not in ("each", "joined")
    return Measured(name, (before.subject if told else None) or around.subject) if name else None
