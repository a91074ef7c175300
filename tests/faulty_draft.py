"""A made-up draft of the sample unit's next report with one fault of each kind, as a Word file."""

from pathlib import Path

ORG = "霁川市供水管网养护中心"
# Lines of the draft: # and ## are headings; | are rows of a table.
LINES = """
目录
一、公开陈述
二、基本情况
三、履行社会责任情况
四、展望
五、社会荣誉
六、利益相关方评价
# 一、公开陈述
2023年，霁川市供水管网养护中心（以下简称“管网中心”）全体职工同心协力，全年供水总量13,210万立方米，各项工作平稳推进。本报告为霁川市供水管网养护中心2022年度社会责任报告。
全年接听热线电话12,860次。上半年检修阀门412次。下半年检修阀门398次。全年检修阀门830次。
# 二、基本情况
## （一）单位概况
管网中心成立于1996年4月12日，是市水务局下属公益服务类事业单位。全年开展志愿服务活动31次。
## （三）报告参数
报告篇幅共48页。本报告时间范围为2023年1月1日至12月31日。
# 三、履行社会责任情况
## （一）保障员工权益
截至2023年底，管网中心有在岗职工137名，其中合同制职工125名，劳务派遣职工13名。大专及以上学历职工141人。
现有职工家属代表120名。青年家属代表54名，占家属代表总数的47.0%。
全年培训职工1,402人次，其中党员1,520人次。全年组织安全演练26次，参加20人次。
班组年龄最大的58岁，最小的22岁，平均年龄61岁。慰问困难职工20人，发放慰问金1万元，人均800元。
受理工单1,250件，办结1,238件，办结率97.0%。回顾全年，接听热线电话12,680次。
现有注册志愿者121人，员工志愿者覆盖率72.5%。
管网中心连续六年举办管道卫士大讲堂，课程内容由一线班组自行选定。
热线工单回访率102.4%，用户反映的问题逐件登记、逐件回复。
## （二）诚信供水服务
管网中心严格遵守《中华人民共和国合同法》等法律法规，对外签订合同均经法律审核。
凡涉及本局重大利益的事项，由领导班子集体研究决定。
爆管抢修由上年的169次降至151次，下降12.4%。用户满意率为96.1%，比上年提升0.5%。
2023年2月30日，组织抢修队开展夜间应急演练，检验备品备件的调拨速度。
全年组织警示教育4次，参加人员达到360人次。
为守护水质，中心采取三项措施：一是加密取样；二是更换滤料；三是清洗水箱；四是公示结果。
下一阶段，一是复核台账。二是更换表计。四是回访用户。与四家单位结对共建：城北街道、霁川中学、市消防支队。
水质开放日于2023年9月10日至2023年9月2日举行。全年上门检漏1,860次，比上年增长86.2%。
管网中心荣获霁川市五一劳动奖章。管网中心荣获霁川省爱国卫生优秀班组称号。
修订印发帮困救助金实施办法》等制度。
管网中心荣获霁川市节约用水示范单位称号，节水工作经验在全市推广。
倡导拒绝“舌尖上的浪费的生活习惯，引导职工从点滴做起。
捐款总额XX元，全部用于岩脚村的道路维修。
## （三）绿色环保形象
为落实工会“2022年职工心理关爱计划”的部署，继续开展谈心谈话活动。
全年共开展志愿服务活动29次，参与职工来自各养护站。
| 站名 | 巡检次数 | 抢修次数 |
| 城北站 | 41 | 526 |
| 城南站 | 36 | 437 |
| 望潮站 | 29 | 203 |
| 合计 | 106 | 1,186 |
2023年巡护里程统计表
| 站名 | 2023年（公里） | 2022年（公里） | 同比增减（%） |
| 城北站 | 120 | 100 | 20.00 |
| 城南站 | 90 | 80 | 12.50 |
| 望潮站 | 66 | 60 | 10.00 |
| 云栈站 | 88 | 80 | 15.00 |
备件库存情况如下。
| 备件 | 期初库存 | 本期增加 | 本期减少 | 期末库存 |
| 阀门 | 120 | 30 | 42 | 108 |
| 水表 | 300 | 80 | 95 | 285 |
| 接头 | 510 | 60 | 75 | 545 |
2023年节水改造项目支出情况表
| 项目名称 | 合计 | 基本支出 | 项目支出 |
| 管网改造 |  |  |  |
| 合计 |  |  |  |
# 四、展望
下一步，管网中心将重点做好以下三项工作：
（1）保供水，更新老旧管网。
（2）降漏损，加强夜间巡查。
（3）优服务，主动回访用户。
（4）促低碳，节约办公用电。
# 五、社会荣誉
◆管网中心：2021-2022年度（第十一届）霁川市文明单位
◆管网中心：霁川市爱国卫生先进集体
◆管网中心：望潮区爱国卫生优秀班组
◆郁南枝：霁川市五一劳动奖章
""".strip().split("\n")

FAULTS = {
    "relation of indicators",
    "sum of a column",
    "rate beyond 100 %",
    "one thing twice",
    "stated change",
    "percent for points",
    "count against list",
    "number of pages",
    "law no longer in force",
    "impossible day",
    "last year's year",
    "honour that the list lacks",
    "numbers of headings",
    "another kind of unit",
    "placeholder",
    "mark that does not close",
    "sentence with its figures",
    "part beyond its whole",
    "visits below occasions",
    "average between its ends",
    "rate beside its numbers",
    "share of what is named",
    "average of a total",
    "halves and quarters",
    "column worked out",
    "opening and closing",
    "one digit apart",
    "count and names",
    "span of time",
    "year of the title",
    "level of an honour",
    "holder of an honour",
    "numbers of items",
    "contents and headings",
    "empty table",
    "mark that does not open",
    "large change without a reason",
}


def write_draft(path: Path) -> Path:
    """Write the draft as a Word file, with one piece put in and one taken out as tracked changes."""
    import docx  # noqa: PLC0415
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Noto Serif CJK SC", Pt(12)
    for text, size in ((ORG, 24), ("2023年度社会责任报告", 24)):
        run = document.add_paragraph().add_run(text)
        run.font.size = Pt(size)
    document.add_page_break()
    rows: list[list[str]] = []
    for line in LINES:
        if line.startswith("|"):
            rows.append([word.strip() for word in line[1:-1].split("|")])
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        paragraph = document.add_paragraph()
        run = paragraph.add_run(line.lstrip("# "))
        run.font.size = Pt(12 if not line.startswith("#") else 18 - 2 * line.count("#"))
        run.bold = line.startswith("#")
        if not line.startswith("#"):
            paragraph.paragraph_format.first_line_indent = Pt(24)
    space = qn("w:p").partition("}")[0].lstrip("{")
    first = next(p for p in document.paragraphs if p.text.startswith("2023年，霁川市"))
    marks = f'xmlns:w="{space}" w:id="1" w:author="甲" w:date="2024-01-05T09:00:00Z"'
    first._p.append(parse_xml(f"<w:ins {marks}><w:r><w:t>全年未发生供水水质事件。</w:t></w:r></w:ins>"))
    first._p.append(parse_xml(f"<w:del {marks}><w:r><w:delText>此处待补充××人次。</w:delText></w:r></w:del>"))
    document.save(str(path))
    return path


def _add_table(document: object, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))  # type: ignore[attr-defined]
    table.style = "Table Grid"
    for words in rows:
        for cell, word in zip(table.add_row().cells, words, strict=True):
            cell.text = word
