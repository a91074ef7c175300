"""Whose a quantity is where the sentence names a part of the unit as its topic: a line of business, a market."""

import re
from functools import partial

from extractors.metrics.opening_times import OPENING_TIME
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, COLON, MEMBER_ENDS, OPEN
from extractors.text.needed import needed
from extractors.text.word_patterns import any_word

_REACH = 400  # characters before a quantity that may name its owner: a sentence without end costs no more

_word = partial(any_word, "metrics/words.csv")
_HAD = re.compile(f"{_word('had')}$")  # what a line of business or a market has: of another quantity it is no owner
_WORDS = f"[^{CLAUSE_ENDS}：]"
_PART = rf"(?!{_word('no_part')})[一-鿿A-Za-z0-9/（）]{{1,14}}{_word('part')}"
_OPENS = rf"(?:^|[{CLAUSE_ENDS}：、])(?:其中，?)?(?P<who>{_PART})"
# 检测板块（含委托）受产能影响，实现收入…: brackets and a reason may stand between
_BETWEEN = rf"(?:{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE})?(?:受{_WORDS}{{2,20}}，)?"
# （1）数字平台：作为…，实现营业收入: an item opens with its topic.
# - 检测板块（含委托）：实现收入: brackets may explain it.
_ITEM = re.compile(
    rf"(?:^|[：{MEMBER_ENDS}])\s*(?:{OPEN}?[0-9]{{1,2}}{CLOSE}|[①-⑳●■◆▪•·-])\s*"
    rf"(?P<who>[^{CLAUSE_ENDS}：、（(\s][^{CLAUSE_ENDS}：、（(]{{1,19}})(?:{OPEN}[^{BRACKETS}]{{1,40}}{CLOSE})?\s*{COLON}"
)
_GOT = re.compile("实现|获得|取得")
_ONE_PART = re.compile(_PART)
_NO_TOPIC = re.compile(_word("no_topic"))
# 数字业务表现稳健，收入达…: the clause before says how it went.
_WENT = re.compile(rf"{_OPENS}(?:整体|总体)?{_word('went')}{_WORDS}{{0,12}}，{_WORDS}{{0,8}}$")
# 数字业务实现收入…
_MADE = re.compile(rf"{_OPENS}{_BETWEEN}(?:{OPENING_TIME}|共|累计)*(?:实现|取得|完成|获得|产生)了?{_WORDS}{{2,10}}$")

# 核心产品“脉安通”滴丸连续六年…，2023年实现销售收入: a product that opens the sentence
_PRODUCT = re.compile(
    r"(?:公司)?(?:核心|主导|主力|拳头|明星|重点)产品(?P<who>[“\"][^“”\"]{1,12}[”\"][一-鿿]{0,8}?)"
    r"(?=连[续年]|实现|全年|销|产|市场|[，,]|为|的|收入|毛利)"
)
# 服务平台已累计服务中小企业120家: what a platform or channel did is its own.
_SERVED = re.compile(
    rf"{_OPENS}(?:目前|现)?(?:已经?|累计|共|先后)*(?:服务|接入|覆盖|入驻|触达|撮合|链接|注册)了?{_WORDS}{{0,14}}$"
)
NEEDS = needed(_HAD, _SERVED)  # 收 of 收入, 服 of 服务
_SERVES = ("服务", "接入", "覆盖", "入驻", "触达", "撮合", "链接", "注册")


def has_part(metric: str) -> bool:
    """Whether a metric is one that a line of business or a market has: 收入, 毛利率."""
    return _HAD.search(metric) is not None


def is_part(subject: str) -> bool:
    """Whether a subject is a line of business or a market."""
    return _ONE_PART.fullmatch(subject) is not None


def owner_of(text: str, start: int, metric: str | None) -> str | None:
    """Return the part of the unit that a quantity at an offset is of, None where no topic is named.

    1. （1）数字平台：作为业务的基石，实现营业收入3万元 → 数字平台   2. 数字业务表现稳健，收入达3万元 → 数字业务
    3. 海外市场实现收入3万元 → 海外市场
    Left alone: 平均年龄：37.4岁 (the metric itself), topics of quantities that a line of business does not have.
    """
    before = text[max(0, start - _REACH) : start]
    if metric and metric.startswith(_SERVES) and (match := _SERVED.search(before)):
        return match["who"]
    if not metric or not _HAD.search(metric):
        return None
    *_, member = re.split(f"[{MEMBER_ENDS}]", before)
    if (product := _PRODUCT.match(member)) and product["who"] not in metric:
        return product["who"]
    for pattern in (_MADE, _WENT):
        if (match := pattern.search(before)) and match["who"] not in metric:
            return match["who"]
    *_, item = (None, *_ITEM.finditer(before))
    if item is None or item["who"] in metric or _NO_TOPIC.search(item["who"]):
        return None
    since = before[item.end() :]
    return item["who"] if "，" in since or _GOT.search(since) else None
