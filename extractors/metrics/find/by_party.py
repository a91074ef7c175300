"""Parts of a quantity by party: 受理申请86件，其中市住建局12件、教育局9件."""

import re
from collections.abc import Sequence

from extractors.metrics.cut import forms
from extractors.metrics.cut.predicates import may_act
from extractors.metrics.cut.words import PEOPLE, endings_of, is_verb, joined, words_of
from extractors.metrics.find.known import Whole
from extractors.metrics.find.list_opened import whole_of_list
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import FORM, LEVEL
from extractors.numbers import Figure
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS, CLAUSE_START, COLON, OPENING_BRACKETS
from extractors.text.word_patterns import any_word

PART = "part by party"
SORT = "part by sort"
_NO_COUNT = frozenset({"%", "％", None})
# What may count parties themselves: 走访学校12所，其中中学3所 are sorts of what is counted.
_COUNTS_PARTIES = frozenset({"家", "所", "个", "座", "处", "户", "条"})
_BEGINS = rf"[、，；,\s]*(?P<begins>[{OPENING_BRACKETS}]?(?:其中)?[，]?{COLON}?)"
_PARTY = re.compile(
    rf"{_BEGINS}"
    rf"(?P<who>[一-鿿]{{1,22}}?(?<!各)(?:{any_word('metrics/words.csv', 'party')}|(?<!干)(?<!俱乐)部"
    r"|(?:管理|办事|服务|代表|联络|项目|工程|事务)处|(?<![本专学理文工])科|[一-鿿]{2}[组队室厂]|车间|[大片]区)"
    rf"|[省州市县区乡镇村本]级|{forms.LEVEL_OF_PLACES})"
    rf"(?P<did>(?:共|各|有|为|办理|受理|收到|{COLON})*)"
)
_VERB_OF_PARTY = re.compile("受理|办理|收到")
# 其中地方国有林场|完成286万吨: a bare verb of reaching an amount makes whoever stands before it a party
_DID = re.compile(rf"{_BEGINS}(?P<who>[一-鿿]{{2,16}}?)(?:累计|分别|共)?(?:完成|实现|贡献)了?")
# 其中1号线|2,145万人次
_NUMBERED = re.compile(rf"{_BEGINS}(?P<who>\d{{1,3}}号[一-鿿]{{1,4}})(?:为|达)?")
# 其中|废纸类|86吨、|其他|12吨, 省级|3人: sorts by themselves, which parts of a whole are told by
# 高级职称, 省级示范, 60岁以上: what some of those counted are like
_LIKE = f"(?!其中|主要)[一-鿿“”0-9]{{1,12}}?{any_word('metrics/told_beside.csv', 'like')}"
_SORT = re.compile(
    rf"[、，；,\s]*(?P<begins>其中|主要(?:为|是|有|包括))?[，：]?(?P<who>[一-鿿“”]{{1,10}}类|(?:[一-鿿]{{2,6}}及)?其[他它]|[境省市县国海校院][内外]|线[上下]|(?:国家|[省市州县区镇村]|乡镇)级|{forms.LEVEL_OF_PLACES}"
    rf"|{_LIKE}(?=的?(?:共|有|为|达|约)*$)|(?P<led>{any_word('metrics/told_beside.csv', 'holds', 'lies_in')}"
    rf"[^{CLAUSE_ENDS}：、0-9的]{{2,16}}?))的?(?:共|有|为|达|约)*"
)
_REST = endings_of("other_ones")
_EACH_SORT = re.compile("^(?:各级|各类)+")
_GRANTED = frozenset({"授权", "获批", "申请", "申报", "登记", "注册"})  # of things what makes them another number
_OWN_LEVEL = re.compile("^(?:国家|[省市州县区镇村])级(?:及?以上)?的?")
_SORT_ENDS = (
    "办",
    "营",
    "有",
    "冲",
    "型",
    "式",
    "制",
    "性",
    "建",
    "级",
    "类",
    "线上",
    "线下",
)  # argued: how words end that say which
_LED = "包?含|内含|包括"
_LED_IN = re.compile(rf"[{OPENING_BRACKETS}](?:其中[：，]?)?(?:{_LED})")
_WHICH = re.compile(rf"[{OPENING_BRACKETS}、，；]?(?:其中)?(?:[：，])?(?:{_LED})?(?P<who>[一-鿿]{{2,6}}?)(?:共|有|为)?")
_OF_OLD = re.compile("^(?:上年度?|去年|往年|历年|前期|上期)")


def _wholes(so_far: SoFar) -> list[Whole]:
    """Return the levels before, of the sentence before first, each with the words before it."""
    found = list(so_far.wholes)
    for at, measured in enumerate(so_far.found):
        if so_far.figures[at].role == "level" and measured.metric and measured.rule != PART:
            found.append(Whole(so_far.figures[at].unit, measured.metric, so_far.left(at)))
    return found


def _last(wholes: Sequence[Whole], unit: str | None, verb: str = "") -> str | None:
    """Return what the last level with a unit measures, where a verb is asked for one whose words have it."""
    return next((whole.metric for whole in reversed(wholes) if whole.unit == unit and verb in whole.lead), None)


def _are_sorts(so_far: SoFar, who: str, metric: str) -> bool:
    """Whether names behind 其中 are sorts of what was counted, and no parties that have some of it.

    1. 学校12所，其中中学3所; 场所20处，其中社区活动中心12处   Left alone: 隐患86处，其中东城管理所30处
    """
    if who.endswith(endings_of("region")):
        return metric.endswith(endings_of("region"))
    words = so_far.words(who)
    known = who.endswith("级") or (len(words) == 1 and words[0].flag != "x" and not who.endswith("部"))
    return metric.endswith(endings_of("premises", "party", "body")) or known  # 图书馆: a word of the dictionary


def _of_party(so_far: SoFar, around: Around) -> Measured | None:
    """Read a part of a quantity before which only a party is named."""
    figure = around.figure
    if figure.unit in _NO_COUNT:
        return None
    left = around.since.strip()
    party = next(filter(None, (form.fullmatch(left) for form in (_PARTY, _DID, _NUMBERED))), None)
    if not party or not (party["begins"] or so_far.party):
        return None
    verb = _VERB_OF_PARTY.search(party.groupdict().get("did") or "")
    wholes = _wholes(so_far)
    alike = _last(wholes, figure.unit, verb[0]) if verb else None  # 受理86件，办结72件，其中中院受理9件
    metric = alike or _last(wholes, figure.unit)
    if metric is None or (figure.unit in _COUNTS_PARTIES and _are_sorts(so_far, party["who"], metric)):
        return None
    so_far.party = party["who"]
    return Measured(metric, party["who"])


_NO_OWNER = ("全", "年", "累计", "已", "共", "今年", "目前", "本", "其中", "截至", "超额", "计划", "实际", "上半")
# 甲林场完成松脂产量74万吨；|乙林场完成|29万吨
_EACH_DID = re.compile(r"[；;，,、]?(?P<who>[一-鿿]{2,16}?)(?:累计|共)?(?P<did>完成|实现)了?")
_FIRST_DID = re.compile(
    rf"{CLAUSE_START}(?:其中[，：]?)?(?P<who>[一-鿿]{{2,16}}?)(?:累计|共)?(?P<did>完成|实现)"
    r"了?(?P<what>[一-鿿]{2,12})$"
)


def _next_that_did(so_far: SoFar, around: Around) -> Measured | None:
    """Read what the next one did by what the one before it did with the same verb."""
    left = around.left.strip()
    told = _EACH_DID.fullmatch(left)
    if told is None or told["who"].startswith(_NO_OWNER):
        return None
    if not so_far.words(told["who"])[-1].flag.startswith(("n", "j", "l", "x")):
        return None
    for at, figure, measured in so_far.quantities_before(around.at):
        if figure.role == "level" and figure.unit == around.figure.unit:
            first = _FIRST_DID.search(so_far.left(at).rstrip())
            did = (first is not None and first["did"] == told["did"]) or measured.rule == PART
            return Measured(measured.metric, told["who"]) if measured.metric and did else None
    return None


def _done_with(so_far: SoFar, metric: str) -> str:
    """Return what something was done with: 录用|护士; all of a name whose last character alone is no thing: 养护员."""
    verb, *rest = so_far.words(metric)
    thing = joined(rest)
    done = len(thing) > 1 and (may_act(verb) or verb.text in words_of("takes", "gets"))
    return thing if done else metric


def _by_sort(so_far: SoFar, around: Around) -> Measured | None:
    """Read a part of a quantity before of which only the sort is named."""
    since = around.since.strip()
    sort = _SORT.fullmatch(since) if around.figure.unit not in _NO_COUNT else None
    if not sort:
        return None
    like, rest = sort["led"] or sort["who"].endswith(endings_of("like")), sort["who"].startswith(_REST)
    opened = whole_of_list(so_far, around.at) if around.at and (like or rest) else None
    begins = (sort["begins"] == "其中" and "：" not in since) or so_far.party
    if opened is None and (like or not begins):
        return None
    if opened is None and not sort["begins"] and sort["who"] in _REST and so_far.told_by(SORT) is None:
        return None  # 候车时间长36件、其他|12件: of what is right before it, 其他 are no sort
    metric = _last(_wholes(so_far), around.figure.unit) if opened is None else so_far.found[opened].metric
    if metric is None or (like and (forms.ALL_STAFF.fullmatch(metric) or metric.endswith(endings_of("pass")))):
        return None
    name = _of_sort(so_far, metric, sort["led"] or sort["who"], led=bool(sort["led"]), is_like=bool(like))
    if opened is not None and not (_is_thing(so_far, name[1], around.figure) and _is_told(so_far, opened, name[1])):
        return None
    so_far.party = sort["who"]
    return Measured("".join(name))


def _is_told(so_far: SoFar, at: int, thing: str) -> bool:
    """Whether the words around a level say themselves what it counts: 船员86人；复查|12人 has it from before."""
    end = so_far.figures[at].span.end
    return thing in so_far.left(at) or thing in so_far.text[end : end + len(thing)]


def _is_thing(so_far: SoFar, thing: str, figure: Figure) -> bool:
    """Whether a whole is something, no deed alone that a part can be no part of: 来自校友的|捐赠; not 面试, 拟投资."""
    words = so_far.words(thing) if thing else ()
    if not words:
        return True  # 示范基地: all of it is in the name of the part
    if figure.unit in forms.PERSON_UNITS:
        return thing.endswith(PEOPLE)
    deed = is_verb(words[-1]) or words[-1].text in words_of("act", "does", "takes")
    alone = len(words) == 1 and (figure.kind == "amount" or thing in words_of("plea"))
    return alone or not (deed or any(word.flag == "v" for word in words[:-1]))


def _of_sort(so_far: SoFar, metric: str, who: str, *, led: bool, is_like: bool) -> tuple[str, str]:
    """Return a sort, and behind it the thing that its whole counts as far as it does not say so itself."""
    verb, *rest = so_far.words(metric)
    known = verb.text in words_of("act", "takes", "gets") or verb.flag == "v"
    kept = is_like and not (known and joined(rest) != "人员")  # 实习|指导教师, 研发|人员
    thing = metric if kept else _OWN_LEVEL.sub("", _done_with(so_far, metric))
    if who.startswith(_REST):
        thing = thing.rpartition("的")[2].removesuffix("类") or thing
    thing = _EACH_SORT.sub("", thing) if is_like else thing
    ends = next((end for end in endings_of("like") if who.endswith(end)), "") if is_like else ""
    if ends and ends in thing:
        thing = thing.rpartition(ends)[2]  # 省级示范|示范食堂
    return (who, "") if thing and who.endswith(thing) else (who + "的" * (led and bool(thing)), thing)


_NEXT_SORT = re.compile("[、，；](?P<who>[一-鿿]{1,8}类)")
_FIRST_SORT = re.compile("[一-鿿]{1,8}类(?P<what>[一-鿿]{2,8})")


def _next_sort(so_far: SoFar, around: Around) -> Measured | None:
    """Read the next sort of what the quantity before is a sort of: 文体类项目支出9万元，助学类|6万元."""
    sort, before = _NEXT_SORT.fullmatch(around.since.strip()), so_far.before
    if not sort or not before or so_far.figures[around.at - 1].unit != around.figure.unit:
        return None
    first = _FIRST_SORT.fullmatch(before.metric or "")
    return Measured(sort["who"] + first["what"], before.subject) if first else None


_SEX = re.compile(rf"[、，；,\s{OPENING_BRACKETS}]*(?:其中)?，?(?P<who>[男女])(?:共|有|为|各)*")
_NUMBER_OF = re.compile("(?:总人?数|人数)$")
_ANYBODY = frozenset({"", "人", "人员"})  # 总人数86人，其中男|52人


def _of_sex(so_far: SoFar, around: Around) -> Measured | None:
    """Read the men or women among the people before: 民警320人，其中男|280人，女|40人."""
    sex = _SEX.fullmatch(around.left.strip()) if around.figure.unit in (*forms.PERSON_UNITS, None) else None
    people = [one for one in _wholes(so_far) if one.unit in forms.PERSON_UNITS and one.metric] if sex else []
    if sex is None or not people:
        return None
    thing = _NUMBER_OF.sub("", _done_with(so_far, people[-1].metric))
    if thing in _ANYBODY or forms.SUM.fullmatch(thing):
        return Measured(sex["who"])  # of all of a list
    return Measured(thing if thing[0] in "男女" else sex["who"] + thing)


def _in_brackets(so_far: SoFar, around: Around) -> Measured | None:
    """Read a part of the things before a pair of brackets of which only the sort is named in them."""
    sort = _WHICH.fullmatch(re.split(f"[{OPENING_BRACKETS}]", around.left)[-1].strip())
    outside = so_far.before_open_brackets(around.at) if sort else None
    which = sort is not None and _says_which(so_far, sort["who"])
    led = which and _LED_IN.search(so_far.text, so_far.figures[outside or 0].span.end, around.figure.span.start)
    no_part = () if led else forms.PERSON_UNITS  # 船员86人（含返聘|12人）
    counted = around.figure.kind in ("count", "other") and around.figure.unit not in (*no_part, *_NO_COUNT)
    if not sort or outside is None or not counted or sort["who"].endswith("有"):  # 另有
        return None
    whole, words = so_far.found[outside].metric, so_far.words(sort["who"])
    alike = so_far.figures[outside].unit == around.figure.unit and so_far.figures[outside].role == "level"
    thing = words[0].flag.startswith(("n", "x", "j", "i")) and not sort["who"].endswith(_SORT_ENDS)
    sorts_before = so_far.told_by(SORT) is not None  # 市级15个、县级9个、|乡镇|22个; not 仿古凉亭, 石亭
    thing = thing and not (sorts_before and whole and sort["who"][-1] != whole[-1])
    several = len(words) > 1 and not sort["who"].endswith("类")
    if not whole or not alike or ((several or thing) and not which):
        return None
    verb, *rest = so_far.words(whole)
    done = rest and (verb.text in words_of("act", "takes", "does", "gets") or (which and may_act(verb)))
    if done and rest and sort["who"].endswith(joined(rest)):
        rest = []  # 授权专利（发明专利
    those, of, thing_told = (joined(rest) if done else whole).rpartition("的")  # 列入规划的|大型|水库
    those = verb.text + those if done and verb.text in _GRANTED and not which else those
    return Measured(those + of + sort["who"] + thing_told, so_far.found[outside].subject)


def _says_which(so_far: SoFar, who: str) -> bool:
    """Whether a word says which of some things are meant, and is no thing: 旧存, 上年结转, 新制定."""
    words = so_far.words(who)
    new = words[0].text == "新" and is_verb(words[-1]) and joined(words[1:]) == words[-1].text
    return new or _OF_OLD.sub("", who) in words_of("which")


def _paid_by(so_far: SoFar, around: Around) -> Measured | None:
    """Read what a party paid or got of the sum before a pair of brackets: 投入43万元（学校|25万元、企业18万元）."""
    opened = re.split(f"[{OPENING_BRACKETS}]", around.left)[-1].strip(" 、，")
    outside = so_far.before_open_brackets(around.at) if opened in words_of("body", "party", "agent") else None
    if outside is None or around.figure.kind != "amount" or so_far.figures[outside].kind != "amount":
        return None
    metric = so_far.found[outside].metric
    return Measured(metric, opened) if metric and so_far.figures[outside].role == "level" else None


def _done_for_party(so_far: SoFar, around: Around) -> Measured | None:
    """Read what was done for a party by the verb alone."""
    verb = around.left.strip(" ，,、了")
    if not so_far.party or verb not in words_of("act", "takes"):
        return None
    metric = _last(_wholes(so_far), around.figure.unit, verb)
    return Measured(metric, so_far.party) if metric else None


@as_rule(
    PART,
    "受理申请86件，其中市住建局12件、教育局9件: what the quantity before measures, of each party",
    step=FORM,
    needs=f"其完实{OPENING_BRACKETS}",
    of=LEVEL,
    examples=(
        "受理申请86件，其中市住建局⟨12件⟩、教育局9件。 → 受理申请, 市住建局",
        "受理申请86件，其中市住建局12件、教育局⟨9件⟩。 → 受理申请, 教育局",
        "编印96期简报，其中市级48期、青江县⟨38期⟩。 → 编印简报, 青江县",
        "松脂产量54万吨，其中国有林场完成⟨31万吨⟩。 → 松脂产量, 国有林场",
        "青江林场完成松脂产量74万吨，增长4%；东港林场完成⟨29万吨⟩，增长6%。 → 松脂产量, 东港林场",
        "对3件申请收取了处理费830元，其中青江县1件，收取⟨460元⟩。 → 收取处理费, 青江县",
        "全年投入53万元（学校⟨25万元⟩、企业18万元）。 → 投入, 学校",
    ),
    counter_examples=(
        "走访学校12所，其中中学3所。",
        "职工86人，其中管理人员12人。",
        "青江林场完成松脂产量74万吨；全年完成29万吨。",
        "青江林场完成松脂产量74万吨；东港林场完成投资3万元。",
        "对3件申请收取了处理费830元，收取460元。",
        "收入43万元（门票25万元、餐饮18万元）。",
    ),
    source="schemas/data/metrics/words.csv (party)",
)
def part_by_party(so_far: SoFar, around: Around) -> Measured | None:
    """Read a part of a quantity before which only a party is named, with what was done, or only that with its verb."""
    told = _of_party(so_far, around) or _next_that_did(so_far, around) or _done_for_party(so_far, around)
    return told or _paid_by(so_far, around)


@as_rule(
    SORT,
    "受理投诉217件，其中费用类31件; 医院3所（民营2所）: a word that only says which is of the things before",
    step=FORM,
    needs=f"类内外线其男女主{OPENING_BRACKETS}",
    of=LEVEL,
    says=PART,
    examples=(
        "护林员320人，其中男⟨280人⟩，女40人。 → 男护林员",
        "护林员320人，其中男280人，女⟨40人⟩。 → 女护林员",
        "巡检员36人，其中男⟨26人⟩，女10人。 → 男巡检员",
        "检修站86个，其中县级⟨12个⟩、镇级74个。 → 县级检修站",
        "检修站86个，其中省级8个、市（州）级12个、县（市、区）级⟨66个⟩。 → 县（市、区）级检修站",
        "馆员36人，讲解员8人，共计44人，男⟨19人⟩，女25人。 → 男",
        "本单位总人数86人（男⟨52人⟩，女34人）。 → 男, 本单位",
        "受理投诉217件，其中服务态度类⟨64件⟩、费用类31件。 → 服务态度类投诉",
        "受理投诉217件，其中服务态度类64件、费用类⟨31件⟩。 → 费用类投诉",
        "现有供应商86家，其中境内⟨65家⟩。 → 境内供应商",
        "获省级以上奖项42项，其中国家级⟨2项⟩。 → 国家级奖项",
        "医院3所（民营⟨2所⟩）。 → 民营医院",
        "凉亭86座（仿古52座、移动⟨31座⟩）。 → 移动凉亭",
        "受理调解申请86件（含上年结转⟨12件⟩），调解成功80件。 → 上年结转调解申请",
        "聘任讲师36人（含外聘12人、兼职⟨6人⟩）。 → 兼职讲师",
        "公布渔港名录13份（含新修订⟨5份⟩，废止4份）。 → 新修订渔港名录",
        "在37个车站（市级⟨15个⟩、乡镇22个）巡查。 → 市级车站",
        "文体类项目支出9万元，助学类⟨6万元⟩。 → 助学类项目支出",
        "聘用实习指导教师36人，其中60岁以上⟨9人⟩。 → 60岁以上实习指导教师",
        "建成社区食堂18个，其中省级示范⟨5个⟩。 → 省级示范社区食堂",
        "护林员86人，其中60岁以上⟨12人⟩。 → 60岁以上护林员",
        "全年收到捐赠320万元，其中来自校友⟨180万元⟩。 → 来自校友的捐赠",
        "巡检员36人，其中具有中级证书的⟨12人⟩。 → 具有中级证书的巡检员",
        "研发人员86人，其中硕士及以上学历⟨12人⟩。 → 硕士及以上学历研发人员",
        "合作商户86家，其中餐饮52家、零售26家、其他⟨8家⟩。 → 其他合作商户",
        "承接项目36个，其中位于城区的⟨12个⟩。 → 位于城区的项目",
        "受理诉求960件，主要为噪声扰民420件、违规停车310件、其他⟨230件⟩。 → 其他诉求",
    ),
    counter_examples=(
        "在职职工86人，其中60岁以上12人。",
        "护林员86人，60岁以上12人。",
        "86人经评审通过，其中60岁以上12人。",
        "护林员86人，其中60岁以上120人。",
        "体检船员860人，复查86人，其中60岁以上12人。",
        "船员860人；复查86人，其中60岁以上12人。",
        "讲解员36人，学徒860人，其中高级职称12人。",
        "养殖牡蛎86亩、海带36亩，其中来自合作社12亩。",
        "面试860人，其中硕士学位36人。",
        "完成培训86人，其中高级职称12人。",
        "接受咨询860人次，其中60岁以上120人次。",
        "溺水36人，其中属于意外的12人。",
        "工厂获奖36项，其中省级示范3项。",
        "船厂拟投资36亿元，其中设备12亿元、其他24亿元。",
        "受理报修86件，办结80件，主要为漏水52件、其他28件。",
        "受理投诉217件，服务态度类64件。",
        "受理投诉217件，其中专题会议9次。",
        "利息收入86万元，其中市级52万元；国债利息8万元，其他2万元。",
        "高中2所（教室86间）。",
        "职工86人（退休6人）。",
        "医院3所，民营2所。",
        "船员86人（含领队3人）。",
        "凉亭86座（含石亭12座）。",
    ),
    source="argued: complaints, cases and suppliers are told by sort behind their number",
)
def part_by_sort(so_far: SoFar, around: Around) -> Measured | None:
    """Read a part of a quantity before, or outside brackets, of which only the sort is named."""
    told = _of_sex(so_far, around) or _by_sort(so_far, around) or _next_sort(so_far, around)
    return told or _in_brackets(so_far, around)
