"""Rules for numbers that no reader takes up and no reader has to leave: what stands around them says what they are."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.rule import Field, Firing, Rule
from extractors.text.characters import (
    BRACKETS,
    CLAUSE_ENDS,
    CLOSE,
    CLOSING_BRACKETS,
    COLON,
    MARKER_END,
    OPEN,
    OPENING_BRACKETS,
)
from extractors.text.han_digits import NOTE_NUMBER
from extractors.text.needed import needed
from extractors.text.view import view
from schemas.text import Span

AS_PRINTED = "as printed"  # the step of a rule that is matched with the text as printed, not with its view

RULES: tuple[Rule[str], ...] = (
    Rule(
        "telephone behind its word",
        "telephone and fax numbers behind their word",
        rf"""(?:电话|手机|传真|热线|联系方式|[Tt]el\.?|TEL\.?|[Ff]ax|FAX) (?:号码?)? {COLON}? \s?
        (?P<it> [{OPENING_BRACKETS}+]{{0,2}} \d [-{BRACKETS}\d—－/转、 ]{{4,40}} )""",
        reason="telephone",
        examples=("联系电话：⟨86140235⟩", "传真：⟨（021）61234567⟩"),
        counter_examples=("电话接通率98%", "受理电话12件"),
    ),
    Rule(
        "telephone by its form",
        "what has the form of a telephone number, service numbers with 号 or before 热线",
        r"""(?<![\d.,-]) (?P<it> 0\d{2,3} [-—－] \d{7,8} | 400-\d{3}-?\d{4} | 1[0-2]\d{3} (?= 号 (?![楼院线]) )
        | (?: 1\d{2,4} | 9[56]\d{3,4} ) (?= [一-鿿]{0,6} (?:热线|平台|民声) ) ) (?![\d.%])""",
        reason="telephone",
        examples=("请致电⟨0000-5550118⟩", "⟨12345⟩热线", "⟨10000⟩号客服", "⟨10005⟩质量监督热线"),
        counter_examples=("受理23456件", "10000元", "共12345人"),
    ),
    Rule(
        "list item",
        "the number of a list item within a paragraph or cell",
        rf"""(?: ^ | (?<= [。；;：:，,、！？\s）)》”] ) )
        (?P<it> {OPEN}\d{{1,2}}{CLOSE} | \d{{1,2}}{CLOSE} | \d{{1,2}}{MARKER_END} (?! \d | [-—~～] ) )
        (?= [^\s\d%％] )""",
        reason="list_number",
        examples=("包括：⟨（1）⟩减少；", "如下：⟨2）⟩本公司", "说明。⟨3、⟩其他"),
        counter_examples=("共3项", "为（3）", "提高1.5倍"),
    ),
    Rule(
        "list number before a year",
        "the number of a list item before a year, or glued to the line before it",
        rf"""(?: ^ | (?<= [{CLAUSE_ENDS}{CLOSING_BRACKETS}： ] ) )
        (?P<it> \d{{1,2}} ) {MARKER_END} (?= (?:19|20)\d\d年 )
        | (?<= [一-鿿》] ) (?P<glued> \d{{1,2}} ) [.．] (?= [一-鿿《] )
        | (?: ^ | (?<= [{CLAUSE_ENDS}：] ) ) (?P<title> \d{{1,2}} ) (?= 《{MARKER_END} )""",
        reason="list_number",
        examples=("原因包括：⟨1⟩、2021年生产", "任职情况⟨1⟩.在股东单位", "议案；⟨2⟩《.关于"),
        counter_examples=("增加2.5倍",),
    ),
    Rule(
        "number before a heading",
        "a number and a blank in front of a heading or paragraph",
        r"^ \s* (?P<it> \d{1,2} (?:[.．]\d{1,2}){0,3} ) [ \u3000]+ (?= [一-鿿]{2} )",
        step=AS_PRINTED,
        reason="list_number",
        examples=("⟨5⟩ 公司债券情况", "⟨3.1⟩ 主要会计数据"),
        counter_examples=("5名员工", "共5 名员工"),
    ),
    Rule(
        "reference",
        "pictures, tables, annexes, notes, proposals and formulas that a text points to",
        r"""(?: 图表|附图|附件|附录|附表|附注|注释|脚注|议案|专栏|案例|公式
          | (?<![关备灌投标批])注|(?<![地企力版试意])图|(?<![发代手仪外列报电])表 ) [.：: ]?
        (?P<it> \d{1,2} (?:[-.—、]\d{1,2}){0,3} ) (?! [\d%％] | [.,]\d )""",
        reason="reference",
        examples=("详见附件⟨2⟩", "见注⟨1⟩", "如表⟨3-1⟩所示", "议案⟨9⟩-关于"),
        counter_examples=("发表3篇", "关注12家", "案例80%"),
    ),
    Rule(
        "note in a cell",
        "the number of a note in the notes to the accounts, in a cell of its own",
        f"^ {NOTE_NUMBER} $",
        reason="note",
        examples=("七、⟨29⟩", "七（⟨75）⟩", "第十节七、⟨67/74⟩"),
        counter_examples=("七、29家",),
    ),
    Rule(
        "code behind its word",
        "what stands behind a word for a code",
        rf"""(?: 编号|代码|证号|[账帐]号|卡号|案号|备案号|许可证|批准文号|注册号|邮编|邮政编码
          | 登记号|条码|型号|货号|批号|ISBN|ISSN )
        (?: [为是] | {COLON} )? \s?
        (?P<it> [{OPENING_BRACKETS}A-Za-z0-9〔\[] [-{BRACKETS}A-Za-z0-9〔〕\[\]—/.]{{2,40}} )""",
        reason="code",
        examples=("公告编号：⟨2025-015⟩", "股票代码：⟨699312⟩", "邮编：⟨200030⟩"),
        counter_examples=("编制许可证12个",),
    ),
    Rule(
        "code of capitals",
        "standards and codes of capitals with a number",
        r"""(?<![A-Za-z]) (?! (?:RMB|CNY|USD|HKD|EUR|GBP|JPY) )
        (?P<it> [A-Z]{1,6} (?:/[A-Z]{1,3})? [- ] \d{1,6} (?:[-.:：—]\d{1,5}){0,3}
          | [A-Z]{2,6}/?[A-Z]? \d{3,6} [-:：—] \d{2,4} )
        (?! [\d,%％] )""",
        reason="code",
        examples=("⟨ISO 14001:2015⟩认证", "⟨GB/T 9704-2012⟩", "⟨GRI 103⟩", "⟨GB12348:90⟩"),
        counter_examples=("RMB 1200", "计1200元"),
    ),
    Rule(
        "code with hyphens",
        "parts joined by hyphens with a capital among them, runs of digits too long for a figure, GRI disclosures",
        r"""(?<![A-Za-z0-9-]) (?P<it> (?=[-0-9]*[A-Z]) [A-Z0-9]+ (?:-[A-Z0-9]+){1,6} | \d{13,} ) (?![A-Za-z0-9.,])
        | ^ (?P<disclosure> [1-4]\d\d-\d{1,2} ) $""",
        reason="code",
        examples=("：⟨330412-2023-017-K⟩；", "账户⟨62040000003718260⟩", "⟨102-47⟩"),
        counter_examples=("2022-2024年", "120000000元", "102-110"),
    ),
    Rule(
        "address",
        "houses behind a street, storeys of a house",
        r"""[路街道巷弄里村线]
        (?P<it> \d{1,5} (?:[-—、]\d{1,5})? (?:弄|号|幢|栋) (?:院|楼)? (?: \d{1,4}(?:号楼?|[幢栋室层楼]|单元) ){0,3} )
        | (?: [座厦楼幢栋] | 中心 | 广场 )
        (?P<storeys> \d{1,3} (?:[-、，,及和]\d{1,3})* (?: 层 (?:[及和、] \d{1,3} 层)? | [FＦ] ) )""",
        reason="address",
        examples=("云溪市柳桥大街⟨46号⟩", "虹桥路⟨8弄3号⟩", "望潮大厦⟨18层⟩", "临江大厦2座⟨15层及16层⟩"),
        counter_examples=("全线道路138公里", "地上主体7层"),
    ),
    Rule(
        "holders by a bound",
        "holders of a share told by a bound",
        rf"""(?P<it> \d{{1,2}} (?:\.\d+)? [%％] ) (?:{OPEN}含{CLOSE})? 以[上下]
        (?:有?表决权)? (?:的|股份的?|股权的?){{0,3}}
        (?:股东|股份|股权)""",
        reason="group",
        examples=("持股⟨5%⟩以上股东", "持有⟨5%⟩以上股份的股东"),
        counter_examples=("比例达到5%以上",),
    ),
    Rule(
        "computed column",
        "columns that a head computes from others",
        rf"""(?P<it> [=＝] {OPEN}?\d{{1,2}}{CLOSE}? (?: [-+*/×÷] {OPEN}?\d{{1,2}}{CLOSE}? )+
        | {OPEN}\d{{1,2}}{CLOSE} (?: [-+*/×÷=] {OPEN}?\d{{1,2}}{CLOSE}? )+ )""",
        reason="formula",
        examples=("比例⟨=(4)/(1)⟩", "⟨(3)=(2)/(1)⟩"),
        counter_examples=("(1)", "比分3/4"),
    ),
    Rule(
        "anniversary or class",
        "anniversaries; classes of medicines and the like",
        r"(?P<it> \d{1,3} ) 周年 | (?P<class> [1-9](?:\.[1-9])? ) 类 (?! [一-鿿] )",
        reason="ordinal",
        examples=("建党⟨100⟩周年", "预防用生物制品⟨3.3⟩类"),
        counter_examples=("100年", "共3类产品"),
    ),
    Rule(
        "version without 版",
        "versions without 版",
        rf"""(?<= [一-鿿A-Za-z“] ) (?<! [为达是到至约数率比值分均计共] ) (?P<it> [1-9]\.0 )
        (?= [{CLOSING_BRACKETS}”]?
            (?: 建设|升级|时代|模式|体系|平台|系统|工程|方案 | [{CLAUSE_ENDS}{CLOSING_BRACKETS}、”] | $ ) )""",
        reason="version",
        examples=("零售新门店⟨2.0⟩，", "政企专席⟨2.0⟩建设"),
        counter_examples=("系数为2.0，", "提高2.0%"),
    ),
    Rule(
        "hour without minutes",
        "hours without minutes",
        rf"""(?<![\d.]) (?P<it> [01]?\d | 2[0-4] )
        (?: 时 (?= [{CLAUSE_ENDS}{CLOSING_BRACKETS}前后许整起至、] | 左右 | $ ) | 点 (?= [前后许整半至] ) )""",
        reason="clock_time",
        examples=("8月13日⟨12⟩时前", "⟨8⟩点至"),
        counter_examples=("12小时", "提高3点"),
    ),
)


@cache
def _compiled(rule: Rule[str]) -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the pattern of a rule, and characters of which one stands in every text that it matches in."""
    pattern = re.compile(rule.how, re.VERBOSE)
    return pattern, frozenset(needed(pattern))


def left_by_rules(text: str, rules: Sequence[Rule[str]] = RULES) -> Iterator[Firing]:
    """Yield what rules leave in a text; the outcome is the rule's reason, a key of `schemas.left_out`.

    The digits within a pattern's named group are left.
    """
    seen = view(text)
    there = frozenset(text + seen.text)
    for rule in rules:
        pattern, needs = _compiled(rule)
        if needs and there.isdisjoint(needs):
            continue
        as_printed = rule.step == AS_PRINTED
        for match in pattern.finditer(text if as_printed else seen.text):
            start, end = match.span(match.lastgroup or 0)
            yield Firing(Span(start, end) if as_printed else seen.source(start, end), rule.name, rule.reason or "")


FIELD = Field(
    "accounting",
    "numbers that no reader takes up: what stands around them says what they are",
    RULES,
    left_by_rules,
    ("pages.left_out_by",),
)
