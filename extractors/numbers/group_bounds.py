"""Bounds that name a group and count nothing: 60周岁以上老人, 单价50万元以上设备, 满三年的."""

import re

from extractors.numbers.exclusions import Beside, parts_of
from extractors.numbers.figure import Candidate
from extractors.numbers.steps import EXCLUSION
from extractors.rule import Rule, as_rule
from extractors.text.characters import CLOSE, OPEN
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word

_GROUP = re.compile(rf"(?:{OPEN}含{CLOSE})?(?:及|或|和)?以[上下内](?:账龄|年龄)?(?P<of>的)?")
# 500兆瓦以上的|电站12座, 超过50万人|的|城市6个, 2年以内的|预付款占比: what a bound belongs to, counted behind it
_OF_THEM = re.compile(
    r"(?![共均累合总]|目前|其中|全[年部]|奖励?|补[助贴])[一-鿿]{2,10}?"
    r"(?:(?:人数|户数|家数|占比?|比例|比重|率|已?达到?|[共为有])+[0-9]|(?<![年月日])[0-9][0-9.,]*[万亿]?"
    r"(?:人|名|位|户|家|个|座|处|所|台|辆|件|笔|部|条|宗|项|只|头|艘|场|次|期|起|%|％))"
)
_OVER = re.compile("(?:超过?|达到?|超出|不足|[高低大小多少]于)$")
_PEOPLE = re.compile(r"[0-9][0-9,]*(?:人|名|位)(?!次)")  # 工作8年以上|86人
_AGED = re.compile("(?:账龄的?)?(?:其他)?[应预][收付]|账龄")  # 3-6个月|应收账款
_GROUP_NOUN = re.compile(
    r"(?:老|人员|员工|职工|干部|党员|客户|居民|群众|儿童|人群|青|未成年|企业|项目|合同|工程|采购|单位|岗位|学历|火灾|事故|经验|工龄|党龄|教龄|"
    r"驾龄|有期徒刑|徒刑|拘役|医院|机组|锅炉|男|女|妇|常住|户籍|独居|高龄|学生|存款|贷款|理财|产品|资金|支出|设备|资质|职称|工作|通用|专用|大型|线路|变电|输电|电网|电缆|母线)"
)
# 40岁以下中青年渔民, 2500元以上人数, 半年以上留任率: whom or what it bounds; not 40岁以下占四成
_BOUNDED = re.compile(r"人数|户数|[一-鿿]{0,3}率(?![先领队])")
_OF_AN_AGE = re.compile(r"(?![的占是为有共达均各约者之或及和与、左]|人(?!员|群|士|才))[一-鿿]{2}")
# 100平方米以上店铺36家, 40岁以下中青年渔民占37%: those that the next number counts, or of which it is a share
_COUNTED_GROUP = re.compile(
    rf"(?!{any_word('metrics/actions.csv', 'does', 'gets', 'has', 'reach', 'takes')})"
    r"(?![共均累合总]|目前|其中|全[年部]|奖励?|补[助贴])"
    r"[一-鿿]{2,8}?(?:(?:人数|户数|家数|占比?|比例|比重|率|已?达到?|[共为有])+[0-9]|(?<![年月日])[0-9][0-9.,]*[万亿]?"
    r"(?:人|名|位|户|家|个|座|处|所|台|辆|件|笔|部|条|宗|项|只|头|艘|场|次|期|起|%|％))"
)
_EACH_ABOVE = re.compile(r"单[价台件项笔宗](?:在|为)?$")
_FULL = re.compile("满$")
_FULL_AND_MORE = re.compile(r"的|(?:及|或)?以[上下]|不满")
_GROUPED = frozenset({"age", "amount", "length", "duration", "area", "mass", "volume", "energy"})
_COUNTS = frozenset({"count", "other"})


@as_rule(
    "group by a bound",
    "60周岁以上老人, 单价50万元以上: a bound that names a group",
    step=EXCLUSION,
    needs=needed(_GROUP) + "的账收付",
    of=_GROUPED | _COUNTS,
    reason="group",
    examples=(
        "服务⟨60⟩周岁以上老人",
        "单价⟨50万⟩元以上",
        "⟨40⟩岁以下中青年渔民占四成",
        "领津贴⟨2500⟩元以上人数为64人",
        "跟师⟨3⟩个月以上留任率达到76%",
        "⟨100⟩平方米以上店铺占6%",
        "新建⟨110⟩千伏以上线路",
        "⟨50⟩兆瓦以上的电站12座",
        "用户超过⟨86万⟩户的城市9个",
        "⟨2⟩年以内的预付款项占比96%",
        "从事设计⟨8⟩年及以上86人",
        "⟨3至6个月⟩应付账款余额占比16.2%",
    ),
    counter_examples=(
        "投入50万元以上。",
        "占60%以上",
        "年龄45岁以上。",
        "覆盖面积50亩以上，完成率98%",
        "津贴4500元以上惠及58人",
        "投入5000元以上，店铺36家",
        "110千伏以上。",
        "装机容量达到50兆瓦以上，电站12座。",
        "处理500万吨以上的垃圾。",
        "发电量超过500万度的电站项目完工。",
        "工期3至6个月，应付账款80万元。",
    ),
)
def group_by_bound(text: str, found: Candidate) -> bool:
    """Whether an amount, age, length, time, area, mass or volume bounds a group."""
    _, unit = parts_of(found)
    group = _GROUP.match(text, unit.end)
    if not group:
        if unit.kind == "duration" and found.value is None and _AGED.match(text, unit.end):
            return True
        over = (
            unit.kind != "duration"
            and text.startswith("的", unit.end)
            and _OVER.search(text[max(0, found.start - 3) : found.start])
        )
        return bool(over) and _OF_THEM.match(text, unit.end + 1) is not None
    if group["of"] and _OF_THEM.match(text, group.end()):
        return True
    if unit.kind == "duration" and unit.name not in ("小时", "分钟", "秒") and _PEOPLE.match(text, group.end()):
        return True
    if unit.kind in _COUNTS and unit.name != "千伏":
        return False
    each = _EACH_ABOVE.search(text[max(0, found.start - 4) : found.start])
    of_an_age = unit.kind == "age" and _OF_AN_AGE.match(text, group.end())
    bounded = _BOUNDED.match(text, group.end()) or _COUNTED_GROUP.match(text, group.end())
    return bool(_GROUP_NOUN.match(text, group.end()) or each or of_an_age or bounded)


full_number = Rule(
    "group by a full number",
    "满60周岁的, 满三年以上, 服务满100小时的志愿者: what those have at least who are meant",
    Beside(before=_FULL, behind=_FULL_AND_MORE),
    step=EXCLUSION,
    of=frozenset({"年", "岁", "周岁", "小时", "天", "次", "分", "个月", "学时"}),
    reason="group",
    examples=("年满⟨60⟩周岁的", "满⟨3⟩年以上", "服务满⟨100⟩小时的志愿者", "住满⟨6⟩个月的家庭"),
    counter_examples=("成立满3年。", "服务已满100小时。", "满勤22天的"),
    source="argued: rules bound those whom they are for so, by age, years or what they did",
)
