"""Records: the year since which something is the most or the first dates no quantity (创2008年以来新高)."""

import re

from extractors.dates.period import NamedTime
from extractors.dates.period_rules import ASIDE
from extractors.rule import NOT_READ, as_rule
from extractors.text.characters import CLAUSE_ENDS
from extractors.text.needed import needed

# 自1988年以来的第9个少雨年份, 创2008年以来新高: a record, which is of its own year
_RECORD = re.compile(
    rf"(?:以来|至今)[^{CLAUSE_ENDS}：、]{{0,16}}?(?:最[高低多少大小强弱好差冷暖热早晚旱长短快慢优严干湿]|首次|首个|新高|新低|之最|罕见|少有|的[正负]增长"
    r"|连?续?第[一二三四五六七八九十\d]+(?:个|次|高|低|位))"
)


@as_rule(
    "since when it is a record",
    "自1988年以来的第9个少雨年份，平均湿度62%: the year since which something is a record dates no quantity",
    step=ASIDE,
    needs=needed(_RECORD),
    reason=NOT_READ,
    examples=(
        "今年是本镇自⟨1988年⟩以来的第9个少雨年份，平均湿度62%。 → left aside",
        "产量创⟨2008年⟩以来新高，达到46万吨。 → left aside",
    ),
    counter_examples=("1988年以来，产量最高为46万吨。", "2018年以来植树500棵。"),
    source="argued: records are told with the year since which they hold",
)
def of_record(time: NamedTime) -> bool:
    """Whether a time is that since which something is a record: 1988年以来最高."""
    return bool(time.since) and is_record_at(time.text, time.since)


def is_record_at(text: str, end: int) -> bool:
    """Whether the words of a time since when end at an offset, and what they hold of is a record."""
    return _RECORD.match(text, end - 2) is not None
