"""The rules of identity: where a report tells its organisation, year, kind, period, guide and signatory."""

from dataclasses import dataclass

from extractors.rule import Rule


@dataclass(frozen=True, slots=True)
class Told:
    """A place of the report tells what report it is."""


ORG_ON_COVER = Rule(
    "organisation on the cover",
    "a line of the cover that is an organisation's name, alone or before year and title",
    Told(),
    examples=("% ⟨澜洲市水务热线中心⟩\n% 年度总结 → 澜洲市水务热线中心", "% ⟨澜洲市水务热线中心⟩2022年社会责任报告"),
    counter_examples=("澜洲市水务热线中心受理来电。", "% 社会责任报告"),
)
ORG_BEHIND_WORD = Rule(
    "organisation behind its word",
    "a line of the cover with the organisation behind 预算单位：, 编制单位： and the like",
    Told(),
    examples=(
        "% 预算单位：⟨澜洲市水务热线中心⟩",
        "% 编制单位：⟨澜洲市水务热线中心⟩（盖章）",
        "% 报送单位：⟨澜洲市安宁区青石镇人民政府⟩",
        "% 出版：⟨澜洲市图书馆⟩",
    ),
    counter_examples=("% 单位：万元",),
)
ORG_OVER_TWO_LINES = Rule(
    "organisation over two lines",
    "two or three lines of the cover that make a name which the text has as one",
    Told(),
    examples=(
        "% 澜洲市安宁区委\n% 社会工作部\n⟨澜洲市安宁区委社会工作部⟩成立。澜洲市安宁区委社会工作部编制。",
        "% 澜洲市安宁区\n% 城市管理\n% 执法局\n⟨澜洲市安宁区城市管理执法局⟩成立。澜洲市安宁区城市管理执法局编制。",
    ),
    counter_examples=("% 澜洲市安宁区委\n% 社会工作部\n本报告说明全年的工作。",),
    source="argued: designed covers break long names, and half of one is another organisation",
)
ORG_SHORTENED = Rule(
    "organisation that the text shortens",
    "the full name before 以下简称",
    Told(),
    examples=("⟨澜洲市水务热线中心⟩（以下简称“热线中心”）编制本报告。",),
    counter_examples=("《信访办法》（以下简称《办法》）施行。",),
)
ORG_AT_THE_END = Rule(
    "organisation at the end",
    "the name over the date at the end, and the one that the report says made it, where no cover tells",
    Told(),
    examples=(
        "全年工作平稳。\n⟨澜洲市公共汽车公司⟩\n2024年2月1日",
        "全年工作平稳。\n本报告由⟨澜洲市公共汽车公司⟩编制。",
    ),
    counter_examples=("本报告由三部分组成。", "全年工作平稳。\n澜洲市公共汽车公司\n承担全市客运"),
    source="argued: short reports of offices end like letters",
)
ORG_OF_CODE = Rule(
    "organisation with its stock code",
    "the one company whose stock code title or running head of a broker's note give: the quantities are its own",
    Told(),
    examples=(
        "% 证券研究报告\n% ⟨青屿机床⟩（688999.SH）：订单饱满，交付提速",
        "% 江岚证券有限公司\n% ⟨青屿机床⟩（688999.SH）：订单饱满，交付提速\n江岚证券有限公司编制。",
        "% 江岚证券有限公司\n% 公司点评 ⟨青屿机床⟩(300999.SZ)\n江岚证券有限公司编制。",
        "% 公司深度报告\n% ⟨青屿机床⟩（600999）",
    ),
    counter_examples=(
        "% 证券研究报告\n% 青屿机床（688999.SH）、汀州电缆（600998.SH）：并购双赢",
        "% 供水热线（962740）服务报告",
        "% 沥川港务集团有限公司2023年社会责任报告\n% 沥川船舶（600998.SH）",
        "% 沥川港务集团有限公司\n% 2023年年度报告\n% 公司动态 沥川船舶（600998.SH）",
        "% 晴洲基金管理有限公司年度报告\n% 晴洲银行（600998.SH）",
        "% 公司报告\n% 澜洲汽车集团股份有限公司\n% 澜汽集团（600998.SH）",
        "关注青屿机床（688999.SH）的订单。",
    ),
    source="argued: notes of brokers name the company they are about so in the head of each page",
)
SHORT_BEHIND_WORD = Rule(
    "short name behind its word",
    "the short name on the cover behind 公司简称：, 证券简称：",
    Told(),
    examples=("% 公司简称：⟨澜洲水务⟩",),
    counter_examples=("% 简称说明",),
)
TYPE = Rule(
    "kind of report",
    "words of the title that name the kind of report (identity/report_types.csv)",
    Told(),
    examples=("% 2022年⟨社会责任报告⟩ → 社会责任报告", "% 2023年区级⟨部门预算⟩"),
    counter_examples=("% 2022年工作剪影",),
)
YEAR = Rule(
    "year of the title",
    "the year in a title that names the kind of report; the last of several, no day of publication",
    Told(),
    examples=("% ⟨2022⟩年社会责任报告 → 2022", "% 社会责任报告\n% ⟨2021⟩ → 2021"),
    counter_examples=("% 社会责任报告\n% 2023年3月", "% 社会责任报告\n% 服务指南\n% 2021"),
)
PERIOD = Rule(
    "stated period",
    "the period that the report says it covers",
    Told(),
    examples=(
        "⟨报告时效为2022年3月1日至2023年2月28日⟩ → 2022-03-01..2023-02-28",
        "⟨% 质量年度报告\n% （2021-2022学年）\n学年数据自2021年9月1日至2022年8月31日。⟩ → 2021-09-01..2022-08-31",
    ),
    counter_examples=("贷款期限自2022年3月1日至2023年2月28日",),
)
GUIDE = Rule(
    "guide",
    "the guide or standard that the report says it was made by",
    Told(),
    examples=("本报告依据《⟨文明单位社会责任报告编写指引⟩》编制。",),
    counter_examples=("我们依据《安全生产条例》开展工作。",),
)
SIGNATURE = Rule(
    "signature",
    "a title with a name in a line of its own in an opening section",
    Told(),
    examples=("# 公开陈述\n全年工作平稳。\n党支部书记、主任 ⟨闻笛⟩ → 闻笛",),
    counter_examples=("# 公开陈述\n主任闻笛主持会议，全年工作平稳。",),
)
RULES: tuple[Rule[Told], ...] = (
    ORG_ON_COVER,
    ORG_BEHIND_WORD,
    ORG_OVER_TWO_LINES,
    ORG_SHORTENED,
    ORG_AT_THE_END,
    ORG_OF_CODE,
    SHORT_BEHIND_WORD,
    TYPE,
    YEAR,
    PERIOD,
    GUIDE,
    SIGNATURE,
)
