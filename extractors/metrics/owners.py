"""Whose a figure is where the sentence names a part of the unit as its topic: a line of business, a market, an item."""

import re

from extractors.text.characters import CLAUSE_ENDS, CLOSE, COLON, MEMBER_ENDS, OPEN

_REACH = 400  # characters before a quantity that may name its owner: a sentence without end costs no more
# What a line of business or a market has; of a quantity of something else the topic is no owner.
_HAD = re.compile(
    r"(?:收入|利润|毛利|毛利率|产值|产量|销量|销售额|成交额|订单|订单额"
    r"|余额|规模|占比|市场份额|客户数|用户数|满意度)$"
)
_WORDS = f"[^{CLAUSE_ENDS}：]"
_PART = (
    r"(?!作为|由于|随着|通过|受|因|在|对|其|将|公司|本)[一-鿿A-Za-z0-9/（）]{1,14}"
    r"(?:业务|市场|板块|平台|产品|地区|分部|事业部|渠道|子公司|分公司)"
)
# （1）数字平台：作为…，实现营业收入: an item opens with its topic, and a clause stands between that and the quantity.
_ITEM = re.compile(
    rf"(?:^|[：{MEMBER_ENDS}])\s*(?:{OPEN}?[0-9]{{1,2}}{CLOSE}|[①-⑳])\s*"
    rf"(?P<who>[^{CLAUSE_ENDS}：、\s][^{CLAUSE_ENDS}：、]{{1,19}}){COLON}"
)
_NO_TOPIC = re.compile(r"其中|如下|包括|具体|情况|说明|原因|目标|措施|问题|案例|例如|备注|时间|地点|主题|[了着过]")
# 数字业务表现稳健，收入达…: the clause before says how it went.
_WENT = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：、])(?:其中，|其中)?(?P<who>{_PART})(?:整体|总体)?"
    r"(?:表现|增长|增势|保持|持续|稳步|继续|快速|发展|运行|呈现?|大幅|稳中|实现|取得)"
    rf"{_WORDS}{{0,12}}，{_WORDS}{{0,8}}$"
)
# 数字业务实现收入…
_MADE = re.compile(
    rf"(?:^|[{CLAUSE_ENDS}：、])(?:其中，|其中)?(?P<who>{_PART})(?:报告期内?|本期|本年度?|全年|当年|共|累计)*"
    rf"(?:实现|取得|完成|获得|产生)了?{_WORDS}{{2,10}}$"
)


def owner_of(text: str, start: int, metric: str | None) -> str | None:
    """Return the part of the unit that a quantity at an offset is of, None where no topic is named.

    1. （1）数字平台：作为业务的基石，实现营业收入3万元 → 数字平台   2. 数字业务表现稳健，收入达3万元 → 数字业务
    3. 海外市场实现收入3万元 → 海外市场
    Left alone: 平均年龄：37.4岁 (the metric itself), topics of quantities that a line of business does not have.
    """
    if not metric or not _HAD.search(metric):
        return None
    before = text[max(0, start - _REACH) : start]
    for pattern in (_MADE, _WENT):
        if (match := pattern.search(before)) and match["who"] not in metric:
            return match["who"]
    items = list(_ITEM.finditer(before))
    if (items and "，" in before[items[-1].end() :]) or (items and before[items[-1].end() :].startswith("实现")):
        who = items[-1]["who"]
        if who not in metric and not _NO_TOPIC.search(who):
            return who
    return None
