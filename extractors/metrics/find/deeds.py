"""Rules of metrics for what was done with things of the quantity before: a verb alone, a rate that only a verb has."""

import re
from collections.abc import Sequence

from extractors.metrics.cut import forms
from extractors.metrics.cut.forms import clean, is_sum, untied
from extractors.metrics.cut.phrases import noun_phrase_before
from extractors.metrics.cut.predicates import MEASURES, is_failed, is_known_act, may_act
from extractors.metrics.cut.words import Token, endings_of, is_verb, joined, words_of
from extractors.metrics.find.behind import object_of
from extractors.metrics.find.by_party import PART
from extractors.metrics.find.same_unit import of_same_unit_before
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import BESIDE, COUNTED, LATER
from extractors.numbers import Figure
from extractors.rule import as_rule
from extractors.text.characters import CLOSE, OPEN
from extractors.text.needed import needed
from extractors.text.own_unit import own_word
from extractors.text.times import ANY_TIME, WHEN_AND_IN_ALL
from extractors.text.word_patterns import any_word

_COUNTS = ("数", "量", "额")  # 优良天数312天，优良率
_LONGEST = 12  # characters of a phrase that names a thing
_OF_ALL = frozenset({"完成", "执行", "销售", "使用", "入库", "出库"})  # 完成率 may be of a plan
_RATE = re.compile(r"[一-鿿]{1,3}率")


def _is_bare_rate(around: Around) -> bool:
    """Whether nothing but a short rate stands before the quantity, one that says too little alone."""
    rate, clause = around.found or "", around.clause
    whole = rate.startswith("参")  # 参保人口41万人，参保率98%
    return not whole and bool(_RATE.fullmatch(rate)) and clean(untied(clause)) == rate


def _clause_before(so_far: SoFar, around: Around) -> str:
    """Return the clause before the quantity's own, without the quantities in it."""
    start = around.figure.span.start
    floor = max(0, start - forms.REACH)
    before = so_far.text[floor:start].rstrip(" ：:")
    before = before[: len(before) - len(around.own.rstrip(" ：:"))].rstrip("，,、 ")
    for figure in reversed(so_far.figures[: around.at]):
        if figure.span.start >= floor:  # 签订责任书2,318份，签订率: its comma ends no clause
            before = before[: figure.span.start - floor] + before[figure.span.end - floor :]
    return forms.LEFT_STOP.split(before)[-1]


def _object(so_far: SoFar, around: Around, rate: str) -> str:
    """Return the object of a rate's verb in the clause before: 签订带徒协议，签约率."""
    tokens = so_far.words(_clause_before(so_far, around))
    verb = rate.removesuffix("率")
    # 签订合同，签约率
    verbs = [i for i, t in enumerate(tokens[:-1]) if t.text == verb or (t.text[0] == rate[0] and is_verb(t))]
    thing = joined(noun_phrase_before(tokens[verbs[-1] + 1 :])) if verbs else ""
    thing = thing.removeprefix(verb)
    if len(thing) < len("合同") or thing in words_of("generic") or thing.endswith(_COUNTS):
        return ""  # 资本化金额，资本化率; 接听量，接通率
    return forms.ALL_KINDS.sub("", thing)


def _built(so_far: SoFar, at: int) -> str:
    """Return the things built or had that the quantity before counts: 新建充电站64个，|覆盖率; not 走访企业64家."""
    last, metric = so_far.figures[at - 1], so_far.found[at - 1].metric or ""
    if last.kind not in COUNTED or last.role != "level" or last.unit in forms.PERSON_UNITS or not metric:
        return ""
    first, *more = so_far.words(metric)
    built = first.text in _WORKS or first.text in _BUILDS
    thing = joined(more) if built else metric
    return thing if _thing(so_far, metric) and more and (built or not is_known_act(first)) else ""


def _counted(so_far: SoFar, around: Around, verb: str) -> str:
    """Return the one kind of things that the quantities before count: 排查燃气隐患26处，整改率."""
    if not around.at or around.figure.unit != "%" or verb in _OF_ALL:
        return ""
    if verb == "覆盖":
        return _built(so_far, around.at) if so_far.text.count("覆盖率") == 1 else ""
    if verb not in words_of("takes"):
        return ""
    unit = so_far.figures[around.at - 1].unit
    for at in range(around.at - 1, -1, -1):
        figure = so_far.figures[at]
        between = so_far.text[figure.span.end : so_far.figures[at + 1].span.start]
        if forms.SENTENCE_STOP.search(between) or figure.unit != unit or figure.kind not in COUNTED:
            return ""
        part = so_far.found[at].rule == PART or so_far.before_open_brackets(at) is not None
        of_them = at > 0 and so_far.figures[at - 1].unit == unit
        part = part or (of_them and so_far.left(at).lstrip("，；、（").startswith("其中"))
        if not (thing := _thing(so_far, so_far.found[at].metric or "")) or part:
            continue  # 信访件326件，其中大气类146件，办结率: of all of them
        if thing.endswith(endings_of("body")) or thing.startswith(("不", "未", "无")):
            return ""  # 交由36家物业公司处理，回访率
        first = at
        while first and so_far.figures[first - 1].span.end == so_far.figures[first].span.start:
            first -= 1  # 来访320批|860人次
        before = so_far.text[so_far.figures[first - 1].span.end : so_far.figures[first].span.start] if first else ""
        listed = before.lstrip().startswith("、") or (between.startswith("、") and at + 1 < around.at)
        return "" if listed else thing.removeprefix(verb)
    return ""


@as_rule(
    "object of a rate",
    "签订带徒协议，签约率97%; 排查隐患26处，整改率98%: a bare rate is of what its verb was done with before",
    step=BESIDE,
    needs=needed(_RATE),
    says="words before",
    examples=(
        "征集提案57件，立案31件，办结率⟨100%⟩。 → 提案办结率",
        "征集提案57件，办结率100%，满意率⟨96%⟩。 → 提案满意率",
        "新建社区食堂64个，覆盖率⟨86%⟩。 → 社区食堂覆盖率",
    ),
    counter_examples=(
        "劳动合同签约率100%。",
        "受理投诉26件、举报12件，办结率98%。",
        "参保人口41万人，参保率98%。",
        "生产水泥3万吨，完成率98%。",
        "门诊患者26人，满意率98%。",
        "走访企业64家，覆盖率86%。",
    ),
    source="argued: what was found and how much of it was dealt with are told one after the other",
)
def of_rate(so_far: SoFar, around: Around) -> Measured | None:
    """Complete a bare rate by what was done, found or counted before it."""
    rate = around.found
    if not rate or not _is_bare_rate(around):
        return None
    thing = _object(so_far, around, rate) or _counted(so_far, around, rate[:-1])
    if not thing and (last := so_far.told_by(of_rate.name)) and around.left.strip() == f"，{rate}":
        thing = re.sub("[一-鿿]{2}率$", "", last.metric or "")  # 提案132件，办复率100%，|满意率
    return Measured(clean(thing + rate), around.subject) if thing else None


_TWO_VERBS = re.compile(rf"^[一-鿿]{OPEN}[一-鿿、]{{1,3}}{CLOSE}[一-鿿](?=[一-鿿]{{2}})")  # 审（执）结|案件


def _thing(so_far: SoFar, metric: str) -> str:
    """Return the thing that a metric counts, whatever was done with it; nothing of a verb alone."""
    metric = _TWO_VERBS.sub("", metric)
    tokens = so_far.words(metric) if metric else ()
    doing = words_of("act", "takes", "gets")
    while len(tokens) > 1 and (is_verb(tokens[0]) or {tokens[0].text, tokens[0].text[2:]} & doing):
        tokens = tokens[1:]  # 开庭审理|案件
    if not tokens or len(metric) > _LONGEST or tokens[-1].text in words_of("takes", "act", "event", "join"):
        return ""
    thing = forms.ALL_KINDS.sub("", joined(tokens))
    return thing if len(thing) > 1 else ""  # 审执|结: jieba's cut


_WORKS = frozenset(
    ("新建", "改建", "扩建", "重建", "改造", "翻建", "迁建", "续建", "修缮", "维修", "维护", "更换", "加固", "拆除")
)
_BUILDS = frozenset(("建成", "建设", "新增", "设立", "设置", "安装", "铺设", "布设", "配备", "开通", "部署"))
_NO_THING = (*MEASURES, "演练", "活动", "培训", "会议")
_ASKED = re.compile(
    "^(?:累计|新)*(?:申请|申报|提交)(?=[一-鿿]{2})|(?:申请|申报)[数量]?$"
)  # 申请|专利: what may be granted
_PLACES = frozenset("点处站段口")  # 积水 点
_REACHED = "达标"  # behind a thing it only ties: 水质达标98%


def _is_part_of(figure: Figure, whole: Figure) -> bool:
    """Whether a quantity may count some or all of what another one does: same unit, no more of it."""
    same = figure.unit == whole.unit and figure.role == whole.role == "level"
    return same and figure.value is not None and whole.value is not None and figure.value <= whole.value


def _does_the_same(verb: Sequence[Token]) -> bool:
    """Whether a verb may be done with things that were counted before: 执结, 发送; no 参加, 增加, 离职率."""
    first, *more = verb
    other = words_of("light", "join", "pass", "link", "change", "event", "thing", "has", "attribute")
    alike = all(token.flag[0] == "v" and token.text not in other for token in more)  # 立案 查处
    if more and first.text == "通过":  # 通过 验收
        return alike
    if len(first.text) < 2 or first.text in other:
        return False
    if is_failed(first):
        return True
    acts = first.flag == "v" or (first.flag == "x" and first.text[-1] in "结获出回")  # 执结: no word of the dictionary
    return acts and alike


def _counted_thing(so_far: SoFar, figure: Figure, metric: str) -> str:
    """Return the thing that a count names without a verb before it: 违规加油站36家; 国内商标|申请 86项."""
    tokens = list(so_far.words(_ASKED.sub("", metric) or metric))
    if len(tokens) == 1 and tokens[0].flag == "x" and len(metric) == len("停招") and metric[0] in "停撤招退增减":
        return ""  # 停招3个，撤销1个: no word of the dictionary
    while len(tokens) > 1 and (is_verb(tokens[-1]) or (tokens[-1].flag == "vn" and may_act(tokens[-1]))):
        tokens.pop()
    did = [at for at, token in enumerate(tokens[:-1]) if token.flag == "v"] if tokens[0].text.endswith("会") else []
    tokens = tokens[did[-1] + 1 :] if did else tokens  # 理事会 审议 提案
    last = tokens[-1]
    other = words_of("event", "person", "group", "generic")
    thing = last.flag.startswith(("n", "l", "j", "x")) or last.text in _PLACES
    thing = thing and last.text not in other and not may_act(tokens[0])
    named = thing and not joined(tokens).endswith(_NO_THING) and metric[0] not in "不未无"
    named = named and figure.unit not in forms.PERSON_UNITS
    return joined(tokens) if named and len(joined(tokens)) > 1 else ""


def _are_works(before: Sequence[Token], verb: str) -> bool:
    """Whether a verb and that of the quantity before are works, so that neither is done with the other's things."""
    if verb in words_of("of_sets") and any(token.text in words_of("of_sets") for token in before):
        return True
    return verb in _WORKS and bool(before) and before[0].text in _WORKS


def _is_sort_of(so_far: SoFar, verb: str) -> bool:
    """Whether a verb ends in that of the quantity before, so is a sort of what was counted: 管网抢修, 爆管抢修."""
    before = so_far.words((so_far.before.metric or "") if so_far.before else "")
    return bool(before) and before[-1].text == so_far.words(verb)[-1].text


_STATE = re.compile("已?(?:处于[一-鿿]{2,8}内)?(?P<doing>正在(?=..$))?(?P<did>[一-鿿]{2})(?(doing)|(?:完毕|到位))")


def _last_of_verbs(tokens: Sequence[Token]) -> str:
    """Return the last of several verbs that are all a clause says: 督促 完成 整改 → 整改, 已 处理完毕 → 处理."""
    if state := _STATE.fullmatch(joined(tokens)):
        return (state["doing"] or "") + state["did"] if state["did"] in words_of("takes") else ""
    led = words_of("light", "adverb", "manner", "pivot")
    while len(tokens) > 1 and tokens[-1].text in ("完成", "完毕"):
        tokens = tokens[:-1]
    verbs = all(is_verb(token) or token.text in led for token in tokens)
    return tokens[-1].text if verbs and tokens and tokens[-1].text in words_of("takes") else ""


_ALL_YEAR = re.compile(rf"(?:{ANY_TIME})*(?:累计|合计|共计?)")


def _same_deed(clause: str, metric: str, verb: str) -> bool:
    """Whether a clause sums up the deed that a metric tells of one: 每股|派发股利0.1元，合计派发."""
    rest = clause.strip().removesuffix(verb)
    return len(verb) > 1 and verb in metric and (is_sum(rest) or _ALL_YEAR.fullmatch(rest) is not None)


_BARE = re.compile(
    rf"(?:{WHEN_AND_IN_ALL}|其中|[只仅也还]|截至目前|目前|现|年末|年内|全年|均|被|全部|实际|获得?|可|成功)*[，,]?"
)


def only_says_done(clause: str, verb: str) -> bool:
    """Whether a clause only says that something was done, and when or how many in all: 已|处理, 全年共|处理."""
    return bool(_BARE.fullmatch(clause.strip().removesuffix("了").removesuffix(verb)))


def _things_before(so_far: SoFar, around: Around) -> tuple[Figure, str]:
    """Return the level before a quantity that counts things, and what it measures.

    Past its changes (改造16公里，多4公里，累计改造|44公里), its parts (隐患9处，其中甲类5处、乙类4处，整改|9处) and a
    part that is less (其中重大隐患6处，整改|30处).
    """
    parted = so_far.whole_of_parts(around.at)
    at = around.at - 1 if parted is None else parted
    while at and so_far.figures[at].role == "change" and so_far.found[at - 1].metric == so_far.found[at].metric:
        at -= 1
    figure, value = so_far.figures[at], around.figure.value
    less = figure.value is not None and value is not None and figure.value < value
    whole = so_far.figures[at - 1] if less and at and so_far.left(at).lstrip("，；、（").startswith("其中") else figure
    at -= whole is not figure and whole.unit == figure.unit and whole.role == "level"
    return so_far.figures[at], so_far.found[at].metric or ""


def _done_with(so_far: SoFar, metric: str, verb: str) -> str:
    """Return the thing of a name without the verbs before it: 查出|设备隐患, 提出 新建|食堂, 更新改造|老旧管网."""
    tokens = so_far.words(metric) if metric else (Token("", ""),)
    first = tokens[0]
    sets = words_of("of_sets")
    of_set = next((at for at, token in enumerate(tokens) if {verb, token.text} <= sets), len(tokens))
    if tokens[of_set + 1 :]:
        return joined(tokens[of_set + 1 :])  # 公交 新开|线路
    two = first.flag == "l" and {first.text[:2], first.text[2:]} <= words_of("act", "does", "takes", "gets")
    thing = object_of(so_far.words(metric[2:] if two else metric))
    tokens = so_far.words(thing) if thing else ()
    acts = len(tokens) > 1 and (tokens[0].text in _WORKS or verb.endswith(tokens[0].text))
    return joined(tokens[1:]) if acts else thing


_WORDS = "metrics/told_beside.csv"
_ACTUAL = "实际"
_PLANNED = re.compile(rf"[一-鿿]{{0,4}}?{any_word(_WORDS, 'planned')}(?=[一-鿿]{{2}})")
_TASK = re.compile("(?P<what>[一-鿿]{2,}?)的?(?:任务|计划|指标)数?")  # 渔业税收|任务86万元，实际收
# 职工|自发购买8万元: who did the same of their own accord
_OF_THEIR_OWN = re.compile(rf"(?P<who>[一-鿿]{{2,6}}?){any_word(_WORDS, 'own_accord')}(?=[一-鿿]{{2}})")


def _actual(so_far: SoFar, around: Around) -> Measured | None:
    """Return what was done in fact with what was planned right before: 核定床位60张，实际开放|68张."""
    last, metric, verb = so_far.figures[around.at - 1], so_far.found[-1].metric or "", around.found or ""
    alike = last.unit == around.figure.unit and last.role == around.figure.role == "level"
    if not alike or not verb.startswith(_ACTUAL) or around.right[0].strip():
        return None
    said = around.left.strip(" ，,").removesuffix("了")
    did = so_far.words(said.removeprefix(_ACTUAL))
    if task := _TASK.fullmatch(metric):
        told = len(did) == 1 and is_verb(did[0]) and not task["what"].startswith(did[0].text)
        return Measured(task["what"] + said, around.subject) if told else None
    planned = _PLANNED.match(metric) if len(verb) > len(_ACTUAL) and untied(said) == verb else None
    if planned is None:
        return None
    thing = metric[planned.end() :]
    named = (last.kind == "amount" or so_far.words(thing)[-1].flag[0] in "nxjl") and is_verb(so_far.words(verb)[-1])
    return Measured(verb + thing, around.subject) if named else None


def _owed(so_far: SoFar, around: Around) -> str:
    """Return the money that a verb alone right behind it is done with: 贷款2亿元|已累计归还1亿元."""
    last, metric = so_far.figures[around.at - 1], so_far.found[-1].metric or ""
    money = last.kind == around.figure.kind == "amount" and around.between == around.own
    tokens = so_far.words(metric) if money and metric else ()
    return metric if tokens and tokens[-1].text.endswith(("款", "资金", "债券", "借款")) else ""


@as_rule(
    "verb alone",
    "查出隐患173处，已处理168处: a verb without object is done with things of the quantity before, no more of them",
    step=BESIDE,
    at=LATER,
    says="words before",
    examples=(
        "查出设备隐患173处，已处理⟨168处⟩。 → 处理设备隐患",
        "申报发明专利28件，获授权⟨13件⟩。 → 授权发明专利",
        "每股派发现金股利0.1元，合计派发⟨1,640万元⟩。 → 派发现金股利",
        "违规加油站已超过36家，全市已立案查处⟨12家⟩。 → 立案查处违规加油站, 全市",
        "国内商标申请86项，核准⟨61项⟩。 → 核准国内商标",
        "更新改造旧水渠16公里，比上年多4公里，近三年累计改造⟨44公里⟩。 → 改造旧水渠",
        "计划新建8家食堂，实际只建成⟨5家⟩。 → 建成食堂",
        "渔代会审议提案38件，办结⟨36件⟩。 → 办结提案",
        "下达订单2份、修订⟨3份⟩。 → 修订订单",
        "渔民提出建议38条，被采纳⟨36条⟩。 → 采纳建议",
        "全市18处积水点已消除⟨14处⟩。 → 消除积水点",
        "新制定章程9项，修订⟨23项⟩。 → 修订章程",
        "公交新开线路19条、调整⟨43条⟩。 → 调整线路",
        "全镇新辟茶园19处、撤并⟨3处⟩。 → 撤并茶园, 全镇",
        "核定床位60张，实际开放⟨68张⟩。 → 实际开放床位",
        "安排巡护经费76万元，实际使用⟨73万元⟩。 → 实际使用巡护经费",
        "渔业税收任务是86万元，实际收了⟨98万元⟩。 → 渔业税收实际收",
        "年度供水任务860万吨，实际完成⟨900万吨⟩。 → 供水实际完成",
        "银行贷款2亿元已累计归还⟨1亿元⟩。 → 归还银行贷款",
        "采购茶叶33万元，职工自发购买⟨8万元⟩。 → 购买茶叶, 职工",
        "接报漏点86处，已处理完毕80处，正在处理⟨6处⟩。 → 正在处理的漏点",
    ),
    counter_examples=(
        "粮食产量3万吨，出口2万吨。",
        "安全培训40场，演练20场。",
        "收治病人30人，出院28人。",
        "审理案件36件，结案30件。",
        "募集善款9万元，支出7万元。",
        "查出隐患8处，处理12处。",
        "渔业税收任务86万元，实际支出36万元用于护渔。",
        "河道清淤计划36公里，实际投入86万元。",
        "完成案件调解58件，其中登门调解19件。",
        "现有36处，其中重大隐患6处，整改30处。",
    ),
    source="argued: what was found and what was done with it are told one after the other",
)
def verb_alone(so_far: SoFar, around: Around) -> Measured | None:
    """Give a verb without object the thing that the quantity before counts, where that has a verb of its own."""
    own = around.own.strip()
    verb = around.found or (_REACHED if own == _REACHED else "")
    own = own.removeprefix(own_word(own) or "")
    if so_far.found[-1].rule.startswith("words behind"):
        own = own.removeprefix(so_far.found[-1].metric or "")  # 18处|积水点|已消除
    if verb and not is_failed(so_far.words(verb)[0]) and (last_verb := _last_of_verbs(so_far.words(own))):
        verb = own = last_verb
    if actual := _actual(so_far, around):
        return actual
    if (others := _OF_THEIR_OWN.match(own)) and own[others.end() :] == verb:
        own = verb
    if not verb or verb in words_of("no_deed", "told") or not so_far.before or so_far.found[-1] != so_far.before:
        return None  # 募集善款9万元，支出|7万元
    last, metric = _things_before(so_far, around)
    if not metric or forms.BETWEEN_SENTENCES.search(so_far.text, last.span.end, around.figure.span.start):
        return None
    alike = last.unit == around.figure.unit and last.role == around.figure.role == "level"
    counted = alike and last.kind in COUNTED
    works = counted and _are_works(so_far.words(metric), verb)  # 新建12座，改建8座
    done = verb.removeprefix("正在") in words_of("takes") or (others is not None and verb in words_of("gets"))
    done = done or (works and verb in words_of("of_sets"))
    if not done and not (counted and _does_the_same(so_far.words(verb))):
        return None
    again = last.unit == around.figure.unit and _same_deed(own, metric, verb)
    listed = counted and around.left.strip() == f"、{verb}" and verb not in metric
    again = again or (listed and not is_verb(so_far.words(metric)[-1]))  # 投诉4件、举报6件
    people = (alike and last.unit in forms.PERSON_UNITS) or works  # 批捕嫌疑人6人，起诉9人
    if not again and not people and not _is_part_of(around.figure, last):
        return None
    if not only_says_done(own, verb) or (listed and so_far.told_by(of_same_unit_before.name)):
        return None
    thing = _done_with(so_far, metric, verb)
    if not thing and counted and not people and not _is_sort_of(so_far, verb):
        thing = _counted_thing(so_far, last, metric)
    thing = thing or _owed(so_far, around)
    part_of = so_far.before.subject if so_far.before.rule == PART else None
    whose = around.subject or (others["who"] if others else None) or part_of
    tail = so_far.words(thing)[-1].text if thing and verb in words_of("own_object") else ""
    holds_object = bool(tail) and tail.startswith(verb[-1])  # 结案|案件; not 立案|提案
    joint = "的" * verb.startswith("正在")  # 正在办理|的|工单
    return Measured(verb if holds_object else verb + joint + thing, whose) if thing else None
