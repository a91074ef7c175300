"""Whose the quantities of a row are: the party, person or segment that a column of labels names."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.tables.labels import bare_label
from extractors.tables.measures import names_measure
from extractors.tables.stretches import is_number
from extractors.text.characters import BRACKETS, CLOSE, OPEN

Named = Sequence[tuple[str, str]]

# Headers of columns that tell whose the quantities of a row are, and of those that tell what they are.
_PARTY = re.compile(
    r"""
    (?: .{0,6}(?:公司|股东|客户|供应商|关联方|关联人|担保方|担保人|担保对象|债务人|承租方|出租方|投资单位|往来单位|基金)
      | (?:联营|合营|合营或联营|参股|被投资)企业 | 单位(?=名称) | 子公司
      | (?:关联)?(?:交易)?对方 | 关联交易方 | 交易对手方? | 证券 | 受托人 | 金融机构 )
      (?:的?(?:名称|简称|全称))?
    | .{0,4}姓名 | 分行业 | 分产品 | 分地区 | 分销售模式 | 地区 | 区域 | 分部
    """,
    re.VERBOSE,
)
# argued: lists of projects name each and measure it in several columns: 募投项目, 工程名称, 在研项目
_PROJECT = re.compile(
    r"(?:.{0,8}(?:项目|工程|课题|活动)|产品|药品|品种)名称|(?:募投|募集资金(?:投资)?|承诺投资|在研|研发|科研|投资|建设|公益|帮扶|捐赠|重点)项目"
)
_MADE_OF = re.compile(r"(?:成本|费用|收入)?构成项目")
_CONTENT = re.compile(r"(?:关联)?(?:交易|采购|销售|服务)?内容|交易事项")
# argued: headers of the forms of stock exchanges for parties
_KIND = re.compile(r"款项(?:的)?性质|(?:关联)?交易类型")
_COMPANY = re.compile(
    r"(?![对应与其向].*)[^，；：]{2,30}(?:公司|合伙企业|有限合伙）?|研究院|集团|厂|银行)(?:（.{1,8}）|\([^)]{1,8}\))?"
)
_TOTAL = re.compile(r"[合总小]计")
_ASIDE = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}$")


@lru_cache(maxsize=1 << 12)
def _is_party_head(head: str) -> bool:
    return bool(_PARTY.fullmatch(head) or _PARTY.fullmatch(_ASIDE.sub("", head)))


def party_of(named: Named) -> str | None:
    """Return the party, person or segment among labels with the headers of their columns; none for a total."""
    found = [label for head, label in named if _is_party_head(head)]
    label = found[0] if found else ""  # 公司2 is another one than 公司1
    return None if not label or _TOTAL.search(label) or is_number(label) else label


def project_of(named: Named) -> str | None:
    """Return the project among labels that is no quantity by its name; none for a total."""
    label = bare_label(next((label for head, label in named if _PROJECT.fullmatch(head)), ""))
    return None if not label or _TOTAL.search(label) or is_number(label) or names_measure(label) else label


def names_party(named: Named) -> bool:
    """Whether a column of a table's labels names parties, persons or segments."""
    return any(_is_party_head(head) for head, _ in named)


def is_party(label: str) -> bool:
    """Whether a label is the name of a company, and names nothing that could be measured."""
    return bool(_COMPANY.fullmatch(bare_label(label)))


def content_of(named: Named, *, said: bool, again: bool) -> str | None:
    """Return what a row is about beside its party, where its column does not say it: 采购药剂 under 关联交易内容.

    `said` tells that the column does, `again` that the party has several rows, which only this tells apart. What costs
    are made of always counts.
    """
    heads = [_MADE_OF, *([] if said and not again else [_CONTENT]), *([_KIND] if again else [])]
    found = [label for head, label in named if any(known.fullmatch(head) for known in heads)]
    return found[-1] if found else None
