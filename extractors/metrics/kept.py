"""Rules of metrics that put back what a reader needs before a name: the verb or kind of what is counted, 人均, 平均."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.edges import first_of_action
from extractors.metrics.forms import REACHING, untied
from extractors.metrics.predicates import LEADS_ON, may_act, shares_object, takes_part
from extractors.metrics.said_behind import with_deed
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, BEHIND, COUNTED, LEVEL
from extractors.metrics.words import Token, is_verb, joined, words_of
from extractors.rule import as_rule
from extractors.text.characters import CLAUSE_ENDS
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
_OF_THE_TIME = re.compile("全年|年内|[本当今去上]年|年度|半年|季度|月|期内|期间")
_AS_OF = re.compile("截[至止]|[年月][末底]")


@as_rule(
    "verb of what is counted",
    "增补3名董事, 产品覆盖31个省份: what is counted behind its verb has it in its name as where it stands before",
    step=ADDED,
    at=BEHIND,
    of=COUNTED,
    examples=(
        "产品覆盖除港澳台以外的⟨31个⟩省份。 → 覆盖省份",
        "产品覆盖⟨31个⟩省、自治区、直辖市。 → 覆盖省、自治区、直辖市",
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
    ),
    counter_examples=(
        "产品覆盖广泛，设有31个网点。",
        "覆盖率达31个百分点。",
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
    ),
    source="schemas/data/metrics/words.csv (kept)",
)
def with_verb(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put the verb before what is counted behind a quantity."""
    metric = measured.metric or ""
    behind = so_far.text[around.figure.span.end :].lstrip("的")  # 31个|省、自治区、直辖市
    if not metric or not behind.startswith(metric):
        return None
    if behind.startswith("的", len(metric)) or with_deed.name in measured.rules:
        return None  # 恢复21个|村|的供电, 帮助12名|客户|识破骗局
    if takes_part(so_far.words(metric)[0]):
        return None  # 推荐12人|参加培训
    told = _OF_OTHERS.search(around.left)
    if behind[len(metric) :][:1] not in _ENDS and _BRINGS.search(around.own.rstrip()):
        return None  # 安排24名|领导|和42名干部入户慰问
    verb = (told["verb"] or told["verb_of_list"]) if told else _verb_before(so_far, around)
    verb = verb or _verb_of_places(so_far, around)
    return replace(measured, metric=verb + metric) if verb and not metric.startswith(verb) else None


def _verb_before(so_far: SoFar, around: Around) -> str:
    """Return the verb that ends the words before a count, with those that share its object: 听取 或 审阅|9项."""
    own = around.own.rstrip()
    tokens = so_far.words(_BETWEEN.sub("", own))
    verb = tokens[-1] if tokens else None
    if verb is None or not may_act(verb) or verb.text.endswith(LEADS_ON):
        return ""
    if verb.text in _IDLE or verb.text in words_of("pass"):
        return ""
    first = first_of_action(tokens, len(tokens) - 1, led=True)
    while first and shares_object(tokens[first - 1]):
        first -= 1
    apart = first and tokens[first - 1].flag[0] == "n"
    if apart and around.left.rstrip().removesuffix(own).endswith("、"):
        return ""  # 下辖制水、水质|监测|4家|分公司
    return joined(tokens[first:])


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


_ALL_SO_FAR = "累计"
_NEW = re.compile(r"^(?:本年度?|全年|当年)?新(?:增加?)?(?=[一-鿿]{2})")


def _same_before(so_far: SoFar, around: Around, metric: str) -> str:
    """Return what a figure before in the sentence measures of one time only, where this one is of the same thing."""
    own = untied(around.own).strip()
    direct = own.endswith(_ALL_SO_FAR + metric) and not _OF_THE_TIME.search(own)
    for at in range(around.at - 1, -1, -1):
        figure, told = so_far.figures[at], so_far.found[at].metric or ""
        if forms.BETWEEN_SENTENCES.search(so_far.text, figure.span.end, around.figure.span.start):
            return ""
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
    ),
    counter_examples=(
        "累计培训农民860人，累计培训牧民120人。",
        "新增充电桩16个，累计达140个。",
        "新建书屋6处，在上年19处基础上累计达25处。",
        "全年培训农民120人，累计植树860株。",
        "全年累计发放贷款70亿元。",
        "今年以来，累计发放贷款70亿元。",
        "截至2022年末，全年累计发放贷款70亿元。",
    ),
    source="argued: reports tell the year's figure and the sum of all years side by side, or that as of a day",
)
def all_so_far(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put 累计 before a name that a figure of one year has too, or that is told as of a day."""
    metric = measured.metric
    if not metric or _ALL_SO_FAR in metric or _ALL_SO_FAR not in around.own or "基础上" in around.own:
        return None
    if same := _same_before(so_far, around, metric):
        return replace(measured, metric=_ALL_SO_FAR + same)
    own, start = untied(around.own).strip(), around.figure.span.start
    told = own.endswith(_ALL_SO_FAR + metric) or _ALL_ALONE.fullmatch(around.own.strip())
    if not told or around.figure.unit == "%" or _OF_THE_TIME.search(own):
        return None
    as_of = _AS_OF.search(so_far.text, max(0, start - forms.REACH), start)
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
    if (
        not metric
        or not own.endswith(f"等{metric}")
        or around.left.rstrip().removesuffix(around.own.rstrip()).endswith("、")
    ):
        return None
    told = _OF_SORT.search(own)
    one = so_far.phrase_before(told["one"]) if told else ""
    tokens = so_far.words(one) if one else ()
    while len(tokens) > 1 and tokens[0].text in words_of("light"):
        tokens = tokens[1:]
    named = bool(tokens) and not is_verb(tokens[-1])
    return replace(measured, metric=f"{joined(tokens)}等{metric}") if named else None
