"""Rules of metrics for what is said behind those that are counted or bounded: 36个项目通过验收, 风险大于30%的支出."""

import re
from dataclasses import replace

from extractors.metrics import forms
from extractors.metrics.opening_times import OPENING_TIME
from extractors.metrics.predicates import is_verb
from extractors.metrics.so_far import Around, Measured, SoFar
from extractors.metrics.steps import ADDED, BEHIND, COUNTED, DURATION, LEVEL
from extractors.metrics.words import words_of
from extractors.rule import as_rule
from extractors.text.characters import BRACKETS, CLAUSE_ENDS

_LONGEST_DEED = 18  # characters
# argued: things of which a unit has so many that a number alone says nothing; villages, pumps and people are counted
_BARE = frozenset({"项目", "课题", "产品", "品种", "任务", "清单", "事项", "工程", "制度", "方案", "合同", "专利"})
_OPENS = re.compile(
    rf"(?:[①-⑳●■◆▪•·-]|{OPENING_TIME}|其中|另有|还有|[共已现]?有|公司|集团|[本我全该][公司行院校局厂所馆站区县市镇]{{1,2}}|，)*"
)
_HOW = re.compile("^(?:已经?|均|都|全部|成功|顺利|相继|陆续|先后|也|还|正式|首次)+")
_BOUNDING = frozenset(("more_than", "less_than", "at_least", "at_most"))
_BOUND = re.compile("(?:[大小高低多少]于|等于|超过|达到|不足|不到)$")
_RULED = re.compile(
    rf"的(?P<who>[一-鿿]{{2,10}}?)(?:[均也将再]|可以?|方可|一律|继续)*"
    rf"(?P<then>(?:应当?|必?须|需要?)?(?:调整)?(?:计入|列入|纳入|转入|计提|确认|单独|全额|备案|报|经|公开招标|实行|予以|视为|归入|列为|按)"
    rf"[^{CLAUSE_ENDS}{BRACKETS}0-9]{{0,12}})(?=[{CLAUSE_ENDS}]|$)"
)
_OVER = re.compile("(?:一般|通常|原则上|均|自[^，]{2,12}起)*(?:按照?|在|分|于|以)(?:不超过|不少于|预计)*$")
_OFF = re.compile(
    "(?:之?内|的?期限内?)?(?:采用|按)?(?:平均|直线法?|年限平均法|分期|逐年|进行)*(?:计提)?(?P<how>摊销|折旧)"
)
_LIGHT = re.compile("^进行(?=[一-鿿]{2})")


@as_rule(
    "what those that are counted did",
    "36个项目通过验收: how many did so, not how many there are",
    step=ADDED,
    of=COUNTED,
    examples=(
        "⟨36个⟩项目全部通过验收。 → 通过验收的项目",
        "公司⟨3个⟩项目已通过专家（PCC）评审。 → 通过专家（PCC）评审的项目",
        "⟨8项⟩课题获得立项。 → 获得立项的课题",
    ),
    counter_examples=(
        "36个村完成改厕任务。",
        "在36个项目完成检测。",
        "36个项目的检测。",
        "新建36个项目，完成检测。",
        "36个项目检测12次。",
        "36个项目完成检测，占全部的80%。",
    ),
    source="argued: a count that only has the name of the things would be of all of them",
)
def with_deed(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Put what they did before the name of the things that open a clause."""
    metric, end = measured.metric, around.figure.span.end
    listed = so_far.text[: around.figure.span.start].rstrip().endswith("、")
    if metric not in _BARE or around.right[1] or listed:
        return None
    if not measured.rule.startswith("words behind") or not _OPENS.fullmatch(around.own.strip()):
        return None
    words = around.right[0].strip()
    if so_far.text.startswith("，占", end + len(around.right[0])):
        return None  # 36个项目完成检测，占全部的|8%: the share is of the things
    goes_on = forms.NAME_GOES_ON.match(so_far.text, end + len(around.right[0]))
    said = _LIGHT.sub("", _HOW.sub("", words.removeprefix(metric)).replace("了", "", 1))
    said += goes_on[0] if goes_on else ""
    tokens = so_far.words(said) if words.startswith(metric) and said and "的" not in said else ()
    if len(tokens) < len(("did", "what")) or len(said) > _LONGEST_DEED:
        return None
    idle = words_of("link", "has", "change", "compare") | {"组成", "构成"}
    acts = is_verb(tokens[0]) or tokens[0].text in words_of("pass")
    return replace(measured, metric=f"{said}的{metric}") if acts and tokens[0].text not in idle else None


@as_rule(
    "what a bound is for",
    "风险大于30%的项目支出计入当期损益: a bound that a rule sets is of what it says of those beyond it",
    step=ADDED,
    at=BEHIND,
    of=LEVEL,
    examples=(
        "风险大于⟨30%⟩的项目支出应计入当期损益。 → 风险, 应计入当期损益的项目支出",
        "单项金额⟨超过50万元⟩的应收款项应单独测试。 → 单项金额, 应单独测试的应收款项",
    ),
    counter_examples=(
        "参与率大于30%的社区举办活动。",
        "风险大于30%。",
        "完成超过30%的改造任务。",
        "占比超过30%的客户为老客户。",
    ),
    source="argued: accounting policies and rules of purchase set bounds so, and several of one measure",
)
def of_bound(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Give a bound what a rule says of those beyond it as subject."""
    metric = measured.metric
    sets = around.figure.qualifier in _BOUNDING or _BOUND.search(around.left.rstrip())
    bound = sets and metric and not measured.subject
    ruled = _RULED.match(so_far.text, around.figure.span.end) if bound else None
    if not metric or ruled is None or forms.untied(around.own).strip() != metric:
        return None
    return replace(measured, subject=f"{ruled['then']}的{ruled['who']}")


@as_rule(
    "time of writing off",
    "专有技术一般按5-10年平均摊销: over how long a thing is written off",
    step=ADDED,
    at=BEHIND,
    of=DURATION,
    examples=(
        "专有技术一般按⟨5-10年⟩平均摊销。 → 专有技术摊销年限",
        "装修费在⟨5年⟩内平均摊销。 → 装修费摊销年限",
        "房屋建筑物按⟨20年⟩计提折旧。 → 房屋建筑物折旧年限",
    ),
    counter_examples=("房屋使用20年后改建。", "摊销年限为20年。", "合同按20年签订。"),
    source="accounting policies tell so (企业会计准则第4号, 第6号)",
)
def written_off(so_far: SoFar, around: Around, measured: Measured) -> Measured | None:
    """Name the years over which a thing is written off."""
    off = _OFF.match(so_far.text, around.figure.span.end)
    left = _OVER.sub("", around.own.rstrip()) if off else ""
    if off is None or left == around.own.rstrip():
        return None
    thing = forms.clean(so_far.phrase_before(left))
    return replace(measured, metric=f"{thing}{off['how']}年限") if thing else None


SAID = (with_deed, of_bound, written_off)
