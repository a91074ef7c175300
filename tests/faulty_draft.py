"""A made-up draft of the sample unit's next report with one fault of each kind, as a Word file."""

from pathlib import Path

ORG = "霁川市供水管网养护中心"
# Lines of the draft: # and ## are headings; | are rows of a table.
LINES = """
# 一、公开陈述
2023年，霁川市供水管网养护中心（以下简称“管网中心”）全体职工同心协力，全年供水总量13,210万立方米，各项工作平稳推进。
# 二、基本情况
## （一）单位概况
管网中心成立于1996年4月12日，是市水务局下属公益服务类事业单位。全年开展志愿服务活动31次。
## （三）报告参数
报告篇幅共48页。本报告时间范围为2023年1月1日至12月31日。
# 三、履行社会责任情况
## （一）保障员工权益
截至2023年底，管网中心有在岗职工137名，其中合同制职工125名，劳务派遣职工13名。大专及以上学历职工141人。
现有注册志愿者121人，员工志愿者覆盖率72.5%。
管网中心连续六年举办管道卫士大讲堂，课程内容由一线班组自行选定。
热线工单回访率102.4%，用户反映的问题逐件登记、逐件回复。
## （二）诚信供水服务
管网中心严格遵守《中华人民共和国合同法》等法律法规，对外签订合同均经法律审核。
凡涉及本局重大利益的事项，由领导班子集体研究决定。
爆管抢修由上年的169次降至151次，下降12.4%。用户满意率为96.1%，比上年提升0.5%。
2023年2月30日，组织抢修队开展夜间应急演练，检验备品备件的调拨速度。
全年组织警示教育4次，参加人员达到360人次。
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
# 四、展望
下一步，管网中心将重点做好以下三项工作：
（1）保供水，更新老旧管网。
（2）降漏损，加强夜间巡查。
（3）优服务，主动回访用户。
（4）促低碳，节约办公用电。
# 五、社会荣誉
◆管网中心：2021-2022年度（第十一届）霁川市文明单位
◆管网中心：霁川市爱国卫生先进集体
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
            rows.append([word.strip() for word in line.strip("| ").split("|")])
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
