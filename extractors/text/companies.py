"""The company that a text tells of beside the reporting unit: set up, bought, or put money into (设立青江水务)."""

import re
from collections.abc import Sequence

from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, COLON, OPEN
from extractors.text.needed import needed
from extractors.text.own_unit import own_word

_KIND = (
    r"(?:了|一家|(?:[本我]?(?:公司|集团|行)(?:的|之)))*"
    r"(?:(?:全资|控股|参股|合资|境外|海外)*[子孙]公司|(?:联营|合营|合资|参股)(?:企业|公司)|项目公司)?"
)
_SHORT = rf"(?:{OPEN}(?:以下)?(?:简称|称)(?:为|{COLON})?[“\"](?P<short>[^“”\"]{{2,20}})[”\"]{CLOSE})"
_END = r"(?:公司|集团|企业|合作社|基金|银行|事务所|ApS|Ltd|Limited|Inc|GmbH|LLC)"
_PLAIN = rf"[^{CLAUSE_ENDS}：、的了和与及0-9%“”\"{BRACKETS}]"
_NAME = (
    rf"(?P<name>(?:{_PLAIN}{{2,14}}{OPEN}[一-鿿]{{2,4}}{CLOSE})?{_PLAIN}{{0,30}}{_END}(?:{OPEN}有限合伙{CLOSE})?)"
    r"(?![债章法治 0-9一二三四五六七八九十两几各])"
)
_LEAD = rf"(?:^|[{CLAUSE_ENDS}：]|注[0-9]{{1,2}}{COLON})"
_BARE = rf"(?P<name>{_PLAIN}{{2,24}}?)"
_FORMS = tuple(
    re.compile(form)
    for form in (
        # 共同出资设立|青江水务有限公司|（以下简称“青江水务”）
        rf"(?:设立|成立|组建|收购|并购|参股|入股|增资|受让|控股(?!股东))(?:了|的)?{_KIND}{_NAME}{_SHORT}?",
        # 青江检测|系本公司在东港设立的子公司, 青江电力|为本公司的联营企业
        rf"{_LEAD}{_BARE}{_SHORT}?[系为是][^{CLAUSE_ENDS}]{{0,60}}?(?:(?:子|孙|项目)公司|(?:联营|合营|参股)(?:企业|公司))",
        # 青江水务有限公司|（“青江水务”）于2021年3月成立; 青江水务公司|宣告发放股利
        rf"{_LEAD}{_NAME}(?:{OPEN}[“\"](?P<short>[^“”\"]{{2,20}})[”\"]{CLOSE})?(?:[于在][^{CLAUSE_ENDS}]{{2,24}})?(?:注册|登记)?(?:成立|设立)",
        rf"(?:^|[{CLAUSE_ENDS}：]){_NAME}(?:宣告|决议|决定)(?:发放|分配|分派|派发)",
        # 对子公司|青江水务|增资, 向|青江水务|实缴出资
        rf"[对向]{_KIND}{_BARE}(?:进行|实施|的|追加|现金|实缴|累计)*(?:增资|注资|出资|投资(?!者|人|方))",
        # 持有|青江村镇银行|51%的股份
        rf"持有(?:了|其|{_KIND})?{_BARE}(?:的|约|共计)*[0-9][0-9.]*[%％]",
    )
)
_SIGNS = frozenset(needed(*_FORMS))
_NO_NAME = re.compile(
    r"(?:本|我|该|其|各|上述|前述|此|另|多家|数家|全体|其他|有关|相关|被投资|目标|标的|下属|新|全资|控股|合资|上市|项目)"
    r"(?:等|一)?(?:[子孙]?公司|集团|企业|单位|银行|基金|行)?"
    r"|.*(?:[拟将已按]|股东).*|(?:村镇|农村|城市|商业|民营|外资|产业|投资|专项|互助|并购|创业|引导|股权|私募|公募|证券){1,3}"
    r"(?:投资)?(?:银行|基金|企业|公司)"
    r"|(?:有限|股份|[子孙]|全资子|控股子)*(?:责任)?公司|.*(?:股东|员工|职工|客户|学校|社会|项目|[本我]公司|股票|股份)"
)


def company_told(text: str, names: Sequence[str] = ()) -> str | None:
    """Return the last other company that a text tells of as one set up, bought, held or put money into.

    1. 出资设立青江水务有限公司（以下简称“青江水务”） → 青江水务   2. 青江检测系本公司设立的子公司 → 青江检测
    3. 向青江水务增资 → 青江水务   4. 持有青江银行51%的股份 → 青江银行
    Left alone: the reporting unit by its `names`, words for any (该公司, 子公司).
    """
    if _SIGNS.isdisjoint(text):
        return None
    found = [match for form in _FORMS for match in form.finditer(text)]
    told = [(match.start("name"), match.groupdict().get("short") or match["name"]) for match in found]
    kept = [one for one in told if _is_name(one[1], names)]
    return max(kept)[1] if kept else None


def _is_name(name: str, names: Sequence[str]) -> bool:
    if (
        len(name) < len("青江")
        or _NO_NAME.fullmatch(name)
        or own_word(name)
        or name.startswith(("本公司", "我公司", "公司", "了"))
    ):
        return False
    return not any(name in own or own in name for own in names)
