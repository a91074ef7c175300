"""What a clause without a quantity tells of, whose measures the next clause gives: what was built, issued, set up."""

import re
from collections.abc import Sequence

from extractors.metrics import forms
from extractors.text.characters import BRACKETS, CLAUSE_ENDS, CLOSE, COLON, IN_CLAUSE, IN_MEMBER, OPEN
from extractors.text.own_unit import own_word
from extractors.text.word_patterns import any_word

# 各车间, 重点项目, 12个车间, 该平台, 公司: without a name of its own
NO_NAME = re.compile(
    r"[0-9两多几数各每该此其本我全同某首新再另]|[一二三四五六七八九十]+[个家座所条处支名项批大]|"
    rf"{any_word('metrics/words.csv', 'no_topic_begin')}"
)
# 搭建智慧审计系统，|覆盖18个维度: what was built is what covers them
_BUILT = re.compile(
    r"(?:[^，]{0,6}?)(?:优化|升级|搭建|打造|建设|建成|开发|上线|推出|构建|完善|研发|引入|运营|建立|启用|开通)了?"
    r"(?P<who>[^，的]{2,16}(?:平台|系统|小程序|客户端|APP|模型|数据库|知识库|网站))"
)
# 成功发行绿色金融债券，|发行规模: what was issued or signed has its own measures
_ISSUED = re.compile(r"(?:成功|顺利|公开|非公开|首次|新|再次)*(?P<verb>发行|中标|推出)了?(?P<who>[^，、的《]{3,20})")
_OF_ISSUED = frozenset(("期限", "票面利率", "利率", "总规模", "规模", "合同额", "合同金额", "金额", "总金额", "总投资"))
# 青江公司系本公司于2020年在东港设立的子公司，|注册资本: what was set up has its capital
_SET_UP = re.compile(
    rf"(?:注[0-9]+{COLON})?(?P<who>[^{CLAUSE_ENDS}：{BRACKETS}]{{2,24}}?)(?:系|是|为|于){IN_MEMBER}*?(?:设立|成立|注册|组建)(?:的{IN_CLAUSE}*)?"
)
# 拥有了自己的办公用房，|总面积: a building has its size
_PREMISES = re.compile(
    r"(?:[^，]{0,8}?)(?:拥有|建有|设有|建成|新建|购置|落成|启用)了?(?:自己的|独立的?|一[座个处]|新的?)?"
    r"(?P<who>[^，的0-9]{1,12}(?:房|楼|大厦|馆|场|厂|站|库|基地|广场|校区|食堂|公寓|礼堂|影院|院区|展厅|中心))"
)
_SIZES = frozenset(("面积", "总面积", "建筑面积", "占地面积", "总建筑面积", "使用面积", "营业面积", "经营面积"))
_CAPITAL = frozenset(("注册资本", "注册资金", "实收资本", "开办资金", "认缴注册资本", "实缴注册资本"))
# 其中主要为给药装置，|总金额
_CHIEFLY = re.compile(r"其中，?(?:主要)?[为是](?P<who>[^，的、]{2,14})")
_BARE = frozenset(("金额", "总金额", "占比", "数量", "总额", "比例"))
_COVERS = re.compile("覆盖|涵盖|包含|整合|接入|汇集|汇聚|收录|注册|入驻|集成|支持")
# 设立甲乙投资基金（以下简称“甲乙基金”），|总认缴出资额
_FOUNDED = re.compile(
    rf"(?:设立|成立|组建|发起|参股|收购)了?{IN_CLAUSE}{{4,60}}?{OPEN}以下简称{COLON}?[“\"](?P<who>[^”\"]{{2,16}})[”\"]{CLOSE}$"
)


def told_by_clause(metric: str, before: str, own: str, names: Sequence[str]) -> str | None:
    """Return the thing or body that the clause `before` tells of, where a measure in the `own` one can only be its.

    1. 搭建审计系统，|覆盖18个维度   2. 发行绿色金融债券，|发行规模   3. 设立甲基金（以下简称“甲”），|总认缴出资额
    4. 青江检测系本公司设立的子公司，|注册资本   5. 拥有了办公用房，|总面积   6. 其中主要为装置，|总金额
    Empty where that is the reporting unit by its `names` or has no name of its own (该平台), None where it tells none.
    """
    if (founded := _FOUNDED.search(before)) and forms.untied(own).startswith(metric):
        return founded["who"]
    bare = forms.untied(own).strip() == metric
    if bare and metric in _BARE and (chiefly := _CHIEFLY.fullmatch(before)):
        return chiefly["who"]
    if bare and metric in _CAPITAL and (set_up := _SET_UP.fullmatch(before)):
        return set_up["who"] if not own_word(set_up["who"]) and set_up["who"] not in names else ""
    if (issued := _ISSUED.fullmatch(before)) and bare:
        return issued["who"] if metric in _OF_ISSUED or metric[0] == issued["verb"][0] else ""
    if bare and metric in _SIZES and (premises := _PREMISES.fullmatch(before)):
        return premises["who"] if not NO_NAME.match(premises["who"]) else ""
    if (built := _BUILT.fullmatch(before)) and _COVERS.match(own):
        return built["who"] if not NO_NAME.match(built["who"]) else ""
    return None
