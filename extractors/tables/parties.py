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
    (?: .{0,6}(?:公司|股东|客户|供应商|供货商|承包商|经销商|服务商|基金
        | 关联方|关联人|担保方|担保人|担保对象|债务人|承租方|出租方|投资单位|往来单位)
      | (?:联营|合营|合营或联营|参股|被投资)企业
      | (?:单位|学校|医院|银行|机构|企业|支行|网点|门店|电站|水厂|基金会|社会组织)(?=名称)
      | 子公司 | (?:纳税|缴费|经营|责任|申报|运营|实施)主体
      | (?:借款|贷款|授信|开户|存款|承兑|合作)银行
      | (?:借款|贷款|供应|采购|被担保|承租|出租)单位 | 债权人 | 出票人 | 承兑人
      | (?:(?:共同)?借款|贷款|授信|用款)人
      | 被担保[方人] | 承租人 | 出租人 | 中标人 | 受赠[人方]
      | (?:再保险|分保)(?:接受|分出)人 | (?:关联)?(?:交易)?对方 | 关联交易方 | 交易对手方? | 证券 | 受托人 | 金融机构 )
      (?:的?(?:名称|简称|全称))?
    | .{0,4}姓名 | 分行业 | 分产品 | 分地区 | 分销售模式 | 地区 | 区域 | 分部
    """,
    re.VERBOSE,
)
# argued: lists of gifts name the giver first: 捐赠方 | 用途 | 日期 | 金额
_GIVER = re.compile(r"(?P<act>捐[赠助款])(?:单位|企业|机构|人|方|者)(?:名称|姓名)?")
_BARE_SUM = re.compile(r"(?:折[合价算])?(?:金额|数[量额]|价值)")
# argued: lists of projects name each and measure it in several columns: 募投项目, 工程名称, 在研项目
_PROJECT = re.compile(
    r"(?:.{0,8}(?:项目|工程|课题|活动|展览|展会|演出|剧目|讲座|赛事|培训班|论坛)|产品|药品|品种)名称|(?:募投|募集资金(?:投资)?|承诺投资|在研|研发|科研|投资|建设|公益|帮扶|捐赠|重点)项目"
)
_MADE_OF = re.compile(r"(?:成本|费用|收入)?构成项目")
# argued: notes on related parties print the account of a balance beside the party: 项目名称 | 关联方 | 账面余额
_ACCOUNT_HEAD = re.compile(r"(?:会计)?(?:项目|科目)(?:名称)?")
_ACCOUNT = re.compile(
    r"(?:其他)?应[收付](?:账款|票据|利息|股利|款项融资|款)|长期应[收付]款|预[收付](?:账款|款项?)|合同(?:资产|负债)|(?:其他)?债权投资|租赁负债|(?:短期|长期)借款"
)
_CONTENT = re.compile(r"(?:关联)?(?:交易|采购|销售|服务)?内容|交易(?:事项|概述|摘要)")
# argued: headers of the forms of stock exchanges for parties
_KIND = re.compile(
    r"款项(?:的)?性质|(?:关联)?交易类型|(?:委托理财|理财产品|产品)类型|(?:再保险|分保)(?:方式|形式|类型)"
)
# whom a party guarantees for, in the lists of guarantees of annual reports
_GUARANTOR, _GUARANTEED = re.compile(r"担保[方人]"), re.compile(r"被担保[方人]|担保对象")
_COMPANY = re.compile(
    r"(?![对应与其向].*)[^，；：]{2,30}(?:公司|合伙企业|有限合伙）?|研究院|集团|厂|银行|事务所)(?:（.{1,8}）|\([^)]{1,8}\))?"
)
_NAMED_BODY = re.compile(rf"[一-鿿{BRACKETS}]{{2,30}}(?:公司|银行|支行|分行|农商行|医院|学校|小学|中学|大学|厂)")
_KIND_OF_BODY = re.compile(
    r"(?:本|我|母|子|孙|分|总|控股|参股|联营|合营|关联|附属|上市|各|该|其他)公司$"
    r"|^(?:集团|有限|股份有限|保险|证券|基金|外部|投资)公司$"
    r"|(?:商业|国有|民营|公立|私立|各|其他|政策性|综合|专科|三级|二级|乡镇|民办|公办|普通|所属)"
    r"(?:银行|分行|支行|医院|学校|小学|中学|大学|厂)$"
    r"|^.{0,2}银行$|^.?(?:公司|医院|学校|小学|中学|大学|工厂|电厂|水厂)$|合[资作伙计并]|应[收付交]|[占对向由与和及、收付并]"
)
_TOTAL = re.compile(r"[合总小]计")
_ASIDE = re.compile(rf"{OPEN}[^{BRACKETS}]*{CLOSE}$")
_NOTE = re.compile(rf"(?<=.){OPEN}注[0-9一二三四五六七八九十]{{0,2}}{CLOSE}$")


@lru_cache(maxsize=1 << 12)
def _is_party_head(head: str) -> bool:
    return bool(_PARTY.fullmatch(head) or _PARTY.fullmatch(_ASIDE.sub("", head)))


def party_of(named: Named) -> str | None:
    """Return the party, person or segment among labels with the headers of their columns; none for a total."""
    found = [label for head, label in named if _is_party_head(head)] or _givers(named)
    label = _NOTE.sub("", found[0]) if found else ""  # 公司2 is another one than 公司1
    return None if not label or _TOTAL.search(label) or is_number(label) else label


def _givers(named: Named) -> list[str]:
    """Return who gave what a row is about; nothing where a column names projects, of which the row is one."""
    if any(_PROJECT.fullmatch(head) for head, _ in named):
        return []
    return [label for head, label in named if _GIVER.fullmatch(head)]


def given(named: Named, head: str) -> str:
    """Return a header with the act of those who gave, where it says only how much: 捐赠金额 of 金额 beside 捐赠方."""
    act = next((match["act"] for giver, _ in named if (match := _GIVER.fullmatch(giver))), "")
    return act + head if act and _BARE_SUM.fullmatch(head) else head


def shared_by_givers(named: Named, beside: Sequence[str]) -> str | None:
    """Return what those above a subtotal of gifts gave for, which leads its labels: 校园阅读 of 校园阅读, 小计."""
    return beside[-2] if len(beside) > 1 and beside[-1] == "小计" and _givers(named) else None


def project_of(named: Named) -> str | None:
    """Return the project among labels that is no quantity by its name; none for a total."""
    label = bare_label(next((label for head, label in named if _PROJECT.fullmatch(head)), ""))
    return None if not label or _TOTAL.search(label) or is_number(label) or names_measure(label) else label


def names_party(named: Named) -> bool:
    """Whether a column of a table's labels names parties, persons or segments."""
    return any(_is_party_head(head) for head, _ in named) or bool(_givers(named))


def is_party(label: str) -> bool:
    """Whether a label is the name of a company, and names nothing that could be measured."""
    return bool(_COMPANY.fullmatch(bare_label(label)))


def is_body(head: str) -> bool:
    """Whether a header over a column is the name of one body, and of no kind of them (联营公司, 商业银行)."""
    return bool(_NAMED_BODY.fullmatch(head)) and not _KIND_OF_BODY.search(head)


def content_of(named: Named, *, said: bool, again: bool) -> str | None:
    """Return what a row is about beside its party, where its column does not say it: 采购药剂 under 关联交易内容.

    `said` tells that the column does, `again` that the party has several rows, which only this tells apart. What costs
    are made of always counts, the account of a balance (应收账款 under 项目名称), and whom a party guarantees for.
    """
    account = [words for head, words in named if _ACCOUNT_HEAD.fullmatch(head) and _ACCOUNT.fullmatch(words)]
    if account:
        return account[-1]
    if any(_GUARANTOR.fullmatch(head) for head, _ in named):
        found = [label for head, label in named if _GUARANTEED.fullmatch(_ASIDE.sub("", head))]
        if found and not _TOTAL.search(found[-1]) and not is_number(found[-1]):
            return f"对{found[-1]}"
    heads = [_MADE_OF, *([] if said and not again else [_CONTENT]), *([_KIND] if again else [])]
    told = (label for head, label in named if any(known.fullmatch(head) for known in heads))
    found = [label for label in told if not re.fullmatch("[合总小]计", label)]
    return found[-1] if found else None
