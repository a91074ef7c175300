"""Changes: whether a figure says by how much something rose or fell, and which way."""

import re

from extractors.text.characters import CLAUSE_ENDS, COLON, IN_CLAUSE

_UP = (
    "增长|增加|提高|提升|上升|上涨|升高|扩大|增幅|增速|涨幅|升幅|增收|增产|上浮|上调|攀升|上扬|上行"
    "|增多|多增|净增|增持|延长"
)
_DOWN = (
    "减少|下降|降低|缩短|下跌|降幅|跌幅|减幅|下滑|回落|压减|压降|压缩|下浮|下调|减亏|削减|缩减|少增|下行|收窄|精简|减量"
)
# 增至, 提升到, 下降为 lead to a level; only these may stand between the verb and the figure.
_LINK = (
    r"(?:幅度?|(?<=[增减][长少加])率|(?<=[下降][降低])率|额|量|速)?"
    rf"(?:(?<=[幅度率额量速])(?:分别|依次)[为达]|为(?<=[幅度率额量速]为)|达|了|{COLON})?"
)
_HEDGE = r"(?:约|近|大约|接近|将近|超过?|逾|突破|不足|不到|不低于|不少于|不超过)?"
_VERB = re.compile(rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})){_LINK}{_HEDGE}$")
_COMPARED = re.compile(
    rf"(?:同比|环比|[较比]|(?<!参)与){IN_CLAUSE}{{0,24}}?(?<!不)(?P<verb>[多少高低增减升降涨跌快慢])[出了于]?{_HEDGE}$"
)
# 较上年多捐6,200元, 比去年少用3吨: more or less was done of what the figure before counts.
_DONE_MORE = re.compile(
    rf"[较比]{IN_CLAUSE}{{1,12}}?(?<!至)(?P<verb>[多少])(?![次个项家种年方于])[一-鿿]{{1,2}}{_HEDGE}$"
)
_ABOVE = re.compile(rf"(?:[高低快慢优好]于|超过|领先){IN_CLAUSE}{{0,16}}$")
_OBJECT = re.compile(
    rf"(?:(?P<up>提高|提升|增加|延长|上调|调增)|(?P<down>降低|减少|压降|压减|压缩|缩短|下调|调减|精简))[了出]?"
    rf"(?P<object>[^{CLAUSE_ENDS}：、\s\d至到达为是占共计]{{2,12}}?){_HEDGE}$"
)
_COMPARED_OBJECT = re.compile(rf"(?:同比|环比|[较比](?:上年|去年|前年|年初|同期|[\ufffc]{{2,12}}){IN_CLAUSE}{{0,4}}?)$")
_LEVEL_OF_RATE = re.compile(r"(?:(?<!效)率|度|比例|比重|占比)$")
_TIME = re.compile(r"(?:时间|时限|时长|耗时|周期|工期|期限)$")
_SIGNED = re.compile(r"(?:同比|环比|较上年|较去年|比上年|比去年)(?P<plus>[+＋])?$")
_UP_WORDS = "多高增升涨快"
_LONGEST = 40


def change_before(text: str, start: int, *, negative: bool = False) -> str | None:
    """Return `up` or `down` where a verb of change stands right before a figure, else nothing.

    1. 同比增长12%, 提高了3.2个百分点, 增幅达8%, 增幅分别为8%、6%   2. 减少5件, 较上年下降2.98%
    3. 比上年多3人, 比上年多捐300元   4. 同比+5%, 同比-3.2%
    A negative figure after such a verb (增长-2%) is one the other way: the caller turns it.
    Left alone: 增至, 提升到, 下降为, 达到 (the figure is a level); 高于平均增速3个百分点 (a distance).
    """
    window = text[max(0, start - _LONGEST) : start]
    match = _VERB.search(window)
    if match and not _ABOVE.search(window[: match.start()]):
        return "up" if match["up"] else "down"
    match = _SIGNED.search(window)
    if match and (negative or match["plus"]):
        return "up"
    match = _COMPARED.search(window) or _DONE_MORE.search(window)
    if match:
        return "up" if match["verb"] in _UP_WORDS else "down"
    return None


def change_of_object(text: str, start: int, unit: str | None, kind: str) -> str | None:
    """Return `up` or `down` where a verb of change and what it changed stand right before a figure, else nothing.

    1. 降低负债率超过八个百分点, 提高覆盖率3个百分点   2. 压减一般性支出15%, 提升工效30%   3. 压缩审批时限五个工作日
    4. 较年初压降不良贷款2.3亿元 (any unit)
    Left alone: what may be an amount done (减少排放80吨, 减少申报材料12件, 节约开支3万元), a rate that was raised to
    the figure (提升满意率98%), 压减支出至15%.
    """
    match = _OBJECT.search(text[max(0, start - _LONGEST) : start])
    if not match:
        return None
    up = match["up"] is not None
    before = text[max(0, start - _LONGEST) : start][: match.start()]
    if _COMPARED_OBJECT.search(before):
        said = True
    elif unit == "%":
        said = not (up and _LEVEL_OF_RATE.search(match["object"]))
    else:
        said = unit in ("百分点", "个百分点") or (kind == "duration" and _TIME.search(match["object"]) is not None)
    return ("up" if up else "down") if said else None
