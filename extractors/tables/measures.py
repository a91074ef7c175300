"""Words of headers, labels and captions that name a quantity: 供水量, 编制数, 公园绿地面积; not 行政, 北坪水厂."""

import re

from extractors.tables.cell_units import without_unit
from extractors.tables.labels import REST

_NAMES = (
    r"[量额数率费值价]|面积|里程|时长|时间|人次|投入|支出|收入|成本|利润|产值|指标|系数|强度|浓度|温度|密度|消耗|能耗"
    r"|占比|满意度|进度|比[例重]|得分|评分|规模|经费|资金|补助|年龄|长度|容积|高度|深度|余额|价值"
)
_MEASURE = re.compile(rf".*(?:{_NAMES})")
_COUNTED = re.compile(r".{2,}(?:[数量额]|收入|支出|成本|利润|产值|面积|人次|里程|时长|余额)")
_HOLLOW = re.compile(
    r"(?:[本上当][期年])?(?:发生|变动|增减|增加|减少|累计|计提|账面|实际|完成|预算|决算)*(?:金额|余额|额|数量|数|量|价值|净额)"
)
_PART = re.compile(r"[一-鿿A-Za-z]{1,8}")
_NO_PART = re.compile(
    rf".*(?:{_NAMES}|[款金账税]|资产|负债|损失|收益|准备|合计|小计|总计|其[他它]|增加|减少|变动|计提|转[回销入出]|核销|处置|调整)"
)


def names_measure(words: str) -> bool:
    """Whether a header, label or caption names a quantity by its last word."""
    return bool(_MEASURE.fullmatch(without_unit(words)))


def deals_out(outer: str, inner: str) -> bool:
    """Whether an outer header names a quantity and the inner one only a kind of it: 编制数 over 行政, 事业 and 其他."""
    dealt = is_part(inner) or bool(REST.fullmatch(inner))
    return bool(_COUNTED.fullmatch(outer)) and not _HOLLOW.fullmatch(outer) and dealt


def is_part(words: str) -> bool:
    """Whether a label may name one of several that a quantity is told of: 内科, 城东片; not 税金, 合计, 处置."""
    return bool(_PART.fullmatch(words)) and not _NO_PART.fullmatch(words)
