"""Rules of metrics that put back what a reader needs before a name: the verb or kind of what is counted, 累计."""

import re
from dataclasses import replace

from extractors.metrics.complete.verb_of_list import verb_of_names
from extractors.metrics.cut import forms
from extractors.metrics.cut.edges import first_of_action
from extractors.metrics.cut.forms import REACHING, untied
from extractors.metrics.cut.predicates import LEADS_ON, may_act, shares_object, takes_part
from extractors.metrics.cut.words import Token, is_verb, joined, words_of
from extractors.metrics.find.by_list import counts_list
from extractors.metrics.find.counted_places import spread_over
from extractors.metrics.find.said_behind import with_deed
from extractors.metrics.find.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, BEHIND, COUNTED, LEVEL
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.own_unit import is_named
from extractors.text.word_patterns import any_word, either

# 产品覆盖全国除港澳台以外的|31个|省份, 预案涵盖火灾、断电等|9类|场景
_VERB = rf"(?<![、和及与“\"])(?P<verb>{any_word('metrics/words.csv', 'kept')})了?"
_OF_OTHERS = re.compile(
    rf"(?<=[^{CLAUSE_ENDS}：]{{2}})(?<!首批)(?<!累计)(?<!已经){_VERB}(?:全[国省市县区]|周边)?共?$"
    rf"|{_VERB.replace('verb', 'verb_of_list')}(?!率)[^{CLAUSE_ENDS}率]{{2,60}}(?:的|等|共)$"
)
_BETWEEN = re.compile(
    "(?:了|一?共计?|累计|合计|总计|[全我][国省市县区校镇村]|辖区|周边|接?近|(?<![节契签履])约|超过?|逾)+$"
)
_BRINGS = re.compile(f"{either(words_of('brings', 'invite', 'pivot'))}了?$")
_REACHES = re.compile(f"{REACHING}$")
_PLACES = frozenset(
    {"全国", "全省", "全市", "全球", "大陆", "境内", "海外", "内地", "世界", "各大洲", "大洲", "各地", "各", "沿线"}
)
_OF_PLACES = _PLACES | {"、", "和", "等", "等地", "地", "的", "地区"}
_NEXT = Token("、", "x")
_ENDS = frozenset(("", *CLAUSE_ENDS, "、", "："))
_NO_DEED = frozenset({"包括", "包含", "囊括", "安排", "推进"}) | words_of("adds")
_IDLE = words_of("light", "has", "join", "link", "adverb", "means", "pivot") | _NO_DEED
_ALL_ALONE = re.compile("已?累计(?:已|达到?|完成|实现|为|有|超过?|约|近)*")
_LED_SO_FAR = re.compile("累计(?:已|实现|完成|达成|取得|了)*$")  # 累计|实现 融资
_SINCE_EVENT = re.compile(rf"自[^{CLAUSE_ENDS}：今本当去上0-9][^{CLAUSE_ENDS}：0-9]{{1,24}}以来，$")  # 自工程启动以来，
_OF_THE_TIME = re.compile("全年|年内|[本当今去上]年|年度|半年|季度|月|期内|期间")
_AS_OF = re.compile("截[至止]|[年月][末底]")
_PART_OF_YEAR = re.compile(rf"其中.*(?:{_OF_THE_TIME.pattern}|[0-9]\s*[年月])")  # 累计取得专利86项，|其中当年取得


@as_rule(
    "verb of what is counted",
    "增补3名董事, 产品覆盖31个省份: what is counted behind its verb has it in its name as where it stands before",
    step=ADDED,
    at=BEHIND,
    of=COUNTED,
    examples=(
        "产品覆盖除港澳台以外的⟨31个⟩省份。 → 覆盖省份",
        "产品覆盖⟨31个⟩省、自治区、直辖市。 → 覆盖省、自治区、直辖市, 产品",
        "青瓷已远销海外⟨20余个⟩国家。 → 远销国家, 青瓷",
        "学员来自⟨36家⟩茶企。 → 来自茶企, 学员",
        "服务网点分布于⟨12个⟩区县。 → 分布于区县, 服务网点",
        "预案涵盖火灾、断电等⟨9类⟩场景。 → 涵盖场景",
        "本公司有权委派⟨3名⟩董事。 → 委派董事, 本公司",
        "新增⟨26个⟩服务站。 → 新增服务站",
        "年内新建⟨12座⟩公厕。 → 新建公厕",
        "年内淘汰了⟨17辆⟩老旧叉车。 → 淘汰老旧叉车",
        "听取或审阅⟨9项⟩报告。 → 听取或审阅报告",
        "走访慰问⟨36家⟩企业。 → 走访慰问企业",
        "公司已进入中国大陆⟨26个⟩城市。 → 进入城市, 公司",
        "走访杭州、宁波等地的⟨36家⟩企业。 → 走访企业",
        "配送网络延伸至⟨86个⟩县市。 → 延伸至县市",
        "队员斩获⟨6项⟩全省第一。 → 斩获全省第一",
        "新增园艺设计、烹饪工艺⟨2个⟩专业。 → 新增专业",
        "巡护员走遍了36个行政村和⟨12所⟩小学。 → 走遍小学",
        "先后支持了岭口果园扩种、东坪水渠改造等⟨19个⟩项目。 → 支持项目",
        "抽查城东、城西⟨2家⟩支行。 → 抽查支行",
        "问卷识别出⟨22项⟩议题。 → 识别议题",
        "目前茶站已检测来自农户的⟨64类⟩茶样。 → 检测茶样",
    ),
    counter_examples=(
        "产品覆盖广泛，设有31个网点。",
        "来自36个国家的游客8.6万人次。",
        "大赛吸引来自12个国家的选手。",
        "青瓷通过网络销往12个省。",
        "设立战略、提名、审计等四个委员会。",
        "累计放款32万元，覆盖14个乡镇。",
        "新增服务站26个。",
        "新建的26个服务站。",
        "下辖制水、水质监测4家分公司。",
        "公司现有36家门店。",
        "业务划分为三个板块。",
        "在30个城市开展巡演。",
        "恢复21个村的供电。",
        "用于4个场馆免费开放。",
        "包括4项内容。",
        "总部位于杭州、宁波等2个城市。",
        "数据造假行为等十条政策。",
        "学校设有园艺设计、烹饪工艺2个专业。",
        "采购茶叶、包装等9个品类。",
    ),
    source="schemas/data/metrics/words.csv (kept)",
)
def with_verb(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the verb before what is counted behind a quantity."""
    metric = measured.metric or ""
    behind = so_far.text[around.figure.span.end :].lstrip("的")  # 31个|省、自治区、直辖市
    if not metric or not behind.startswith(metric) or metric in words_of("sorts"):
        return None
    if behind.startswith("的", len(metric)) or with_deed.name in measured.rules:
        return None  # 恢复21个|村|的供电, 帮助12名|客户|识破骗局
    if takes_part(so_far.words(metric)[0]) or behind.startswith(("中的", "当中的"), len(metric)):
        return None  # 推荐12人|参加培训
    spreads, thing = spread_over(so_far, around)
    if spreads and not metric.startswith(spreads):
        whose = measured.subject if is_named(measured.subject) else thing
        return replace(measured, metric=spreads + metric, subject=whose)
    told = _OF_OTHERS.search(around.left)
    if behind[len(metric) :][:1] not in _ENDS and _BRINGS.search(around.own.rstrip()):
        return None  # 安排24名|领导|和42名干部入户慰问
    verb = (told["verb"] or told["verb_of_list"]) if told else _verb_before(so_far, around)
    verb = verb or _verb_of_first(so_far, around) or _verb_of_places(so_far, around) or _verb_of_list(so_far, around)
    verb = verb or verb_of_names(so_far, around) or _verb_of_origin(around)
    return replace(measured, metric=verb + metric) if verb and not metric.startswith(verb) else None


_ORIGIN = re.compile(
    rf"(?P<verb>{any_word('metrics/torn_heads.csv', 'does_with')})了?来自[^{CLAUSE_ENDS}、：的0-9]{{2,12}}的$"
)


def _verb_of_origin(around: Around) -> str:
    """Return the verb before where those counted come from: 检测来自农户的|64类茶样."""
    told = _ORIGIN.search(around.own.rstrip())
    return told["verb"] if told else ""


_TITLES = re.compile(
    r"(?P<before>[一-鿿]{2,10}?)了?(?:《[^《》]{2,60}》[、和及与，]?)+等(?P<what>[一-鿿]{1,8}?)(?:一?共计?|合计|累计|近|约)*$"
)


@as_rule(
    "verb before titles",
    "修订《渔港管理办法》等制度9项: what was done with papers of which some are named",
    step=ADDED,
    needs="《",
    of=COUNTED,
    examples=(
        "修订《渔港管理办法》《泊位公约》等制度⟨9项⟩。 → 修订制度",
        "制定出台《渔港管理办法》等文件⟨9个⟩。 → 制定出台文件",
    ),
    counter_examples=(
        "执行国家《渔港管理办法》等制度9项。",
        "现有《渔港管理办法》等制度9项。",
        "以《渔港管理办法》等制度9项为准。",
    ),
    source="argued: reports name some of the papers that they count",
)
def with_verb_of_titles(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the verb before what is counted behind titles."""
    told = _TITLES.search(around.reach.rstrip())
    if told is None or not measured.metric or told["what"] != measured.metric:
        return None
    tokens = so_far.words(told["before"])
    verb = tokens[-1]
    if not may_act(verb) or verb.text in _IDLE or verb.text.endswith(LEADS_ON):
        return None
    pair = len(tokens) > 1 and shares_object(tokens[-2])
    return replace(measured, metric=joined(tokens[-2:] if pair else tokens[-1:]) + measured.metric)


def _verb_before(so_far: SoFar, around: Around) -> str:
    """Return the verb that ends the words before a count, with those that share its object: 听取 或 审阅|9项."""
    own = around.own.rstrip()
    tokens = so_far.words(_BETWEEN.sub("", own))
    tokens = tokens[:-1] if len(tokens) > 1 and tokens[-1].text == "出" and may_act(tokens[-2]) else tokens  # 识别 出
    verb = tokens[-1] if tokens else None
    if verb is None or not may_act(verb) or verb.text.endswith(LEADS_ON):
        return ""
    if verb.text in _IDLE or verb.text in words_of("pass"):
        return ""
    first = first_of_action(tokens, len(tokens) - 1, led=True)
    while first and shares_object(tokens[first - 1]):
        first -= 1
    apart = first and tokens[first - 1].flag[0] == "n"
    if apart and around.before_own.endswith("、"):
        return ""  # 下辖制水、水质|监测|4家|分公司
    return joined(tokens[first:])


_AND_NEXT = re.compile("(?:、|和|及|与|以及)(?:近|约|超过?|逾)?$")


def _verb_of_first(so_far: SoFar, around: Around) -> str:
    """Return the verb of the count before where this one goes on with what else it was done with: 走遍8个|村|和9所."""
    before = so_far.found[-1] if around.at and with_verb.name in so_far.found[-1].rules else None
    goes_on = _AND_NEXT.search(around.between)
    thing = around.between[: goes_on.start()] if before and goes_on else ""
    metric = (before.metric or "") if before else ""
    verb = metric.removesuffix(thing) if thing and metric.endswith(thing) else ""
    return "" if verb in words_of("no_object", "told") else verb


def _verb_of_places(so_far: SoFar, around: Around) -> str:
    """Return the verb before the places that a count is of or that are examples of it: 进入 中国 大陆|65个城市."""
    if reaches := _REACHES.search(around.own.rstrip()):
        return reaches[0]
    tokens = so_far.words(forms.CLAUSE_STOP.split(around.left.rstrip())[-1])
    at = len(tokens)
    while at and (tokens[at - 1].text in _OF_PLACES or tokens[at - 1].flag == "ns"):
        at -= 1
    placed = any(token.flag == "ns" or token.text in _PLACES for token in tokens[at:])
    if not at or not placed or len(tokens[at - 1].text) < len("进入") or tokens[at - 2 : at - 1] == [_NEXT]:
        return ""
    verb, acts = tokens[at - 1], is_verb(tokens[at - 1]) or tokens[at - 1].text in words_of("kept")
    return verb.text if acts and verb.text not in _IDLE and verb.text[-1] not in "于自在" else ""


def _verb_of_list(so_far: SoFar, around: Around) -> str:
    """Return the verb that brought the things which a list before names and counts: 新增 园艺、烹饪|2个专业."""
    listed = forms.LISTED.search(around.before_own) if counts_list(around) else None
    first = so_far.words(_SINCE.sub("", listed["first"])) if listed else ()
    acts = len(first) > 1 and first[0].text in words_of("adds", "gets") and first[0].text in words_of("act")
    return first[0].text if acts and first[0].text not in _IDLE - words_of("adds") else ""


_SINCE = re.compile("^(?:全年|年内|当年|本年度?|新近)")
_ALL_SO_FAR = "累计"
_NEW = re.compile(r"^(?:本年度?|全年|当年)?新(?:增加?)?(?=[一-鿿]{2})")


def _same_before(so_far: SoFar, around: Around, metric: str) -> str:
    """Return what a figure before in the sentence measures of one time only, where this one is of the same thing."""
    own = untied(around.own).strip()
    direct = own.endswith(_ALL_SO_FAR + metric) and not _OF_THE_TIME.search(own)
    for at, figure, measured in so_far.quantities_before(around.at):
        told = measured.metric or ""
        if figure.unit != around.figure.unit or figure.role != "level" or _ALL_SO_FAR in so_far.clause(so_far.left(at)):
            continue
        thing = _NEW.sub("", told)
        if (
            told == metric
            or (direct and thing == metric)
            or (metric in words_of("act", "takes", "join") and thing.startswith(metric))
        ):
            return thing
        if len(thing) > len(metric) and thing.endswith(metric) and is_verb(so_far.words(metric)[-1]):
            return thing
    return ""


def _goes_on_so_far(so_far: SoFar, around: Around, metric: str) -> bool:
    """Whether all so far is told on, of what the year had too: 培训86人，持证36人，累计培训860人，持证|320人."""
    if so_far.told_by(all_so_far.name) is None or not around.left.startswith("，") or _OF_THE_TIME.search(around.own):
        return False
    told = ((one, told.metric) for _, one, told in so_far.quantities_before(around.at))
    return any(one.unit == around.figure.unit and name == metric for one, name in told)


@as_rule(
    "all so far",
    "完成投资2亿元，累计完成7亿元; 截至年末，累计放贷70亿元: what is so far in all is told from what was of the year",
    step=ADDED,
    needs=_ALL_SO_FAR[0],
    of=LEVEL,
    examples=(
        "隧道完成年度投资3亿元，累计完成⟨11亿元⟩。 → 累计投资",
        "全年培训农民120人，累计培训⟨860人⟩。 → 累计培训农民",
        "新增帮扶销售额3万元，累计帮扶销售额⟨9万元⟩。 → 累计帮扶销售额",
        "截至2022年末，累计发放贷款⟨70亿元⟩。 → 累计发放贷款",
        "截至2022年末，累计实现融资⟨70亿元⟩。 → 累计融资",
        "自治沙行动启动以来，累计投放金额达⟨70亿元⟩。 → 累计投放金额",
        "全年培训农民120人，受益牧民36人次，累计培训农民860人，受益牧民⟨320人次⟩。 → 累计受益牧民",
    ),
    counter_examples=(
        "累计培训农民860人，累计培训牧民120人。",
        "新增充电桩16个，累计达140个。",
        "新建书屋6处，在上年19处基础上累计达25处。",
        "全年培训农民120人，累计植树860株。",
        "全年累计发放贷款70亿元。",
        "今年以来，累计发放贷款70亿元。",
        "截至2022年末，全年累计发放贷款70亿元。",
        "今年以来，植树36株，累计培训农民860人，修渠36米。",
    ),
    source="argued: reports tell the year's figure and the sum of all years side by side, or that as of a day",
)
def all_so_far(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put 累计 before a name that a figure of one year has too, or that is told as of a day."""
    metric = measured.metric
    if metric and metric.startswith(_ALL_SO_FAR) and _PART_OF_YEAR.search(around.own):
        return replace(measured, metric=metric.removeprefix(_ALL_SO_FAR))
    if metric and _ALL_SO_FAR not in metric and _goes_on_so_far(so_far, around, metric):
        return replace(measured, metric=_ALL_SO_FAR + metric)
    if not metric or _ALL_SO_FAR in metric or _ALL_SO_FAR not in around.own or "基础上" in around.own:
        return None
    if same := _same_before(so_far, around, metric):
        return replace(measured, metric=_ALL_SO_FAR + same)
    own = untied(around.own).strip()
    led = own.endswith(metric) and _LED_SO_FAR.search(own.removesuffix(metric))
    told = led or _ALL_ALONE.fullmatch(around.own.strip())
    if not told or around.figure.unit == "%" or _OF_THE_TIME.search(own):
        return None
    as_of = _AS_OF.search(around.reach) or _SINCE_EVENT.search(around.before_own)
    return replace(measured, metric=_ALL_SO_FAR + metric) if as_of else None


_OF_SORT = re.compile(r"(?P<one>[一-鿿]{2,8})等(?=[一-鿿]{2,8}$)")


@as_rule(
    "sort that one is named of",
    "查处盗伐等违法犯罪案件38起: one of them, named before 等, tells which sort is counted",
    step=ADDED,
    needs="等",
    of=LEVEL,
    examples=("立案查办盗伐等违法犯罪案件⟨38起⟩。 → 立案查办盗伐等违法犯罪案件",),
    counter_examples=("购买口罩、手套等物资50件。", "达到中等职业学校36所。", "高等院校36所。"),
    source="argued: what is counted is named by its commonest one (盗伐等犯罪)",
)
def with_sort(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put back the one of them that is named before 等 and a word for all."""
    metric, own = measured.metric, untied(around.own).strip()
    if not metric or not own.endswith(f"等{metric}") or around.before_own.endswith("、"):
        return None
    told = _OF_SORT.search(own)
    one = so_far.phrase_before(told["one"]) if told else ""
    tokens = so_far.words(one) if one else ()
    while len(tokens) > 1 and tokens[0].text in words_of("light"):
        tokens = tokens[1:]
    named = bool(tokens) and not is_verb(tokens[-1])
    return replace(measured, metric=f"{joined(tokens)}等{metric}") if named else None
