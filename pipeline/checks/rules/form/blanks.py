"""What was to be filled in and is not, and what is gone.

What was to be filled in and is not: 待补充, XX人, 第××位, the marks of a draft.
Blanks that were to be filled in, in other marks and in cells: （ ）人次, 2022年X月, a cell XX among numbers.
A number or a word that is gone where only it can stand: 支出万元, 提高个百分点, 第届, 第七会议, 主要原因是。
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.checks.check import ERROR, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report, once_a_report
from schemas.text import squeeze

# Measure words behind which another word may go on (XX项目, ××人民医院, XX家园, XX日报) are left where it does.
MEASURE = (
    r"(?:年(?!级)|月(?!子)|日(?![报化用])|人次|人(?![民力事才社大寿口行])|名(?!列)|次|[万亿]元|元(?![器素])|%|％|件|个|项(?!目)"
    r"|篇|场(?![馆所站])|家(?![园具居政电庭纺族乡])|户(?!外)|台(?!州)|辆|套|吨|度(?!假)|起(?![重诉草])|期(?!货)|册|份|例|小时|学时|课时"
    r"|平方米|立方米|平方公里|公里|公顷|亩|位(?![于置居列次])|批(?![发准复])|届|轮(?!胎)|处(?!理)|座(?!谈)|支(?![行部队付])|幅|余[人名家项件个次户])"
)
"""A measure word that no other word goes on with."""
# What counts before it: here a measure word may be one that a name goes on with, or nothing follows.
_COUNTED = "(?:共计?|合计|总计|累计|达到?|约|近|超过?|排名|排行|名列|位列|位居|增长|下降|提高|降低|增加|减少|占比?)(?:为|了|至|到)?"
_ENDS = "[，,。；;、！!？?）)】]|$"
_NOT_TO_BE = "接招款等看优期虐对"  # 接待补贴, 招待: 待 ends a word and says of nothing that it is to be done
PLACEHOLDER = re.compile(
    r"[XxＸ×]{3,}[-—－][XxＸ×]{3,}|此处(?:填|插|补)"
    rf"|(?<!\d[个项件条户宗处笔名起])待(?:补充|填写?|定稿)(?={_ENDS})|(?:数据|数字|金额|人数|人次|比例|原因|日期|时间|[：:])待核实(?={_ENDS})"
    rf"|[（(【\[](?:[^（()）【】\[\]\d]{{0,7}}[^（()）【】\[\]\d{_NOT_TO_BE}])?待(?:核|定|补|查|填|确认|统计|更新|提供|完善)"
    r"[充实定写全]?(?:数据|数字|后补)?[！!。？?]?[）)】\]]"
    rf"|(?:[XＸ×]{{2,4}}|[_＿]{{2,}}|\?{{2,}}|？{{2,}}){MEASURE}|(?<![A-Za-z\d])x{{2,4}}{MEASURE}"
    r"|第[XxＸ×]{2,4}(?=[位名届期次批轮章条页款周季部阶的，。；、,;）)]|$)"
    r"|《[XxＸ×*＊]{2,}》|“[XＸ×]{2,}”"
    rf"|{_COUNTED}[XxＸ×]{{2,4}}(?=[余多所条组门类段笔只头株棵米天周岁倍级分千百万亿，。；、,;）)]|$)|TODO"
)
"""What was to be filled in."""
# The marks of `nianjian draft`: of a draft that is not filled in yet they are told once for all.
_OF_DRAFT = re.compile("【待填(?:：(?:表|指标卡))?】|【沿用待改】|【待改(?=[：】])")


@as_check(
    "placeholder",
    "no placeholder was left standing: 待补充, XX人, ××万元",
    kind="missing",
    grade=ERROR,
    needs="statements",
    idle="no such word stands in the text",
    examples=(
        "全年开展志愿服务XX次，参与人次待补充。",
        "捐款总额××万元。",
        "发表论文XX篇。",
        "咨询电话：XXXX-XXXXXXX。",
        "村集体收入达到（数据待核）万元。",
        "在全市17家单位考评中位列第XX位。",
        "考核得分排名第××，比上年上升3位。",
        "服务企业共xx家。",
        "中心获得《XXXX》杂志颁发的奖项。",
        "新建充电站共XX座，惠及居民约××万人。",
        "全年供水【待填】万立方米。\n【沿用待改】水质合格率【待填】%。",
        "全年供水平稳。\n【沿用待改】水质合格率提高。",
        "值守人员增至112人【待改：下降6人】，全天在岗。",
        "2023年【待改】是建馆二十周年【待改】。",
        "主要原因是：待补充。",
        "全年受理咨询（人次待核实）若干。",
        "受理数据待核实，附件待填。",
    ),
    counter_examples=(
        "全年接收待核实线索36条，其中8条待核实。",
        "复垦待补充耕地项目2个，其中1个待补充。",
        "录入待填写表单86份。",
        "向窗口人员发放补助（重大接待补助）3.2万元。",
        "来访已登记（接待统计），客房另计（招待定额）。",
        "张××等职工获评先进。",
        "XX路社区举办活动。",
        "本节内容见下一章。",
        "具体时间待定，另行通知。",
        "李××名列第三，王××位居第二。",
        "××人民法院作出判决，涉及××项目。",
        "某市第××中学学生到访。",
        "附件共3个，文件名为报告XX.docx，设备型号为DXX-20。",
    ),
)
def check_placeholders(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each sentence with a placeholder, one for all marks of a draft, or that there is none."""
    rows = report.rows("statements")
    clean = bool(rows)
    marks = {row["statement_id"]: found for row in rows if (found := _OF_DRAFT.search(row["text"]))}
    drafted = [row for row in rows if row["statement_id"] in marks]
    if len(drafted) > 1:
        counts = Counter(mark for row in drafted for mark in _OF_DRAFT.findall(row["text"]))
        clean = False
        yield fails(
            "placeholders",
            drafted[0],
            said="、".join(f"{mark.removesuffix('】')}】{count}处" for mark, count in counts.items()),
        )
        rows = [row for row in rows if row["statement_id"] not in marks]
    for statement in rows:
        found = placeholders_of(report).get(statement["statement_id"]) or marks.get(statement["statement_id"])
        if found:
            at, clean = found.start(), False
            yield fails("placeholder", statement, said=statement["text"][max(0, at - 10) : found.end() + 4])
    if clean:
        yield holds(report.document)


@once_a_report
def placeholders_of(report: Report) -> Mapping[str, re.Match[str]]:
    """Return by the id of the sentence the first placeholder of each that has one."""
    found = ((row["statement_id"], PLACEHOLDER.search(row["text"])) for row in report.rows("statements"))
    return {statement_id: one for statement_id, one in found if one}


_SURE = r"(?:人次|[万亿]元|%|％|个百分点|平方米|立方米|公里|公顷|小时|学时|万吨|千瓦时|[人名次件项户台辆场篇家]|元)(?![㐀-鿿])"
_BLANK = re.compile(
    rf"[【\[（(][_＿·.…]*[】\]）)](?={MEASURE})|(?:[□▢]{{1,4}}|[*＊#＃]{{2,}}|[〇○●]{{2,}})(?={_SURE})"
    rf"|(?<=[㐀-鿿])(?:…{{1,2}}|\.{{3,6}})(?={_SURE})"
    r"|(?<=\d年)[XxＸ×]{1,2}月|(?<![A-Za-z\d])[XxＸ×]{1,2}月[XxＸ×]{1,2}日|20\d\d年月(?:日|(?=[，,。；;、）)]|$))|(?<=\d月)[XxＸ×]{1,2}日"
    r"|第[XＸ×](?=[位名届期次批轮](?:[^㐀-鿿]|$))|〔20\d\d〕[XxＸ×]{1,4}号|数据待|待测算|(?<=[为约共达])[XxＸ×](?=[万亿]元|%|％|人次)"
)
_CELL = re.compile(
    r"(?:[XxＸ×]{2,6}|[?？]{1,4}|[_＿]{2,}|[*＊]{2,}|#+[A-Z/]*!?|待[填补定核][写充实定]?|暂[缺无]数据|TODO)[%％]?"
)
_NUMBER_BLANK = re.compile(r"[-－]?\d[\d,，]*(?:\.\d+)?[%％]?")
_LEAST = 2  # numbers beside a blank cell, in its row or its column
_MANY = 4  # blank cells from which on a table hides what it does not want to tell


@as_check(
    "blank to be filled",
    "no blank was left standing in other marks or in a cell: （ ）人次, 2022年X月, XX among numbers",
    kind="missing",
    grade=ERROR,
    needs="statements tables",
    idle="no such mark stands in the text, nor alone in a cell with two numbers beside it",
    examples=(
        "全年组织培训（　）人次。",
        "全年开展演练【】次，整改隐患26处。",
        "全年缴纳税费□□万元。",
        "回收废旧电池……万元，同比增长6.2%。",
        "项目于2022年X月竣工。",
        "X月X日，召开职代会。",
        "印发云水〔2022〕XX号文件。",
        "获评全省第X名。",
        "水厂二期于2022年月日竣工。",
        "管网改造始于2021年月，现已完工。",
        "@tables\n| 指标 | 2021年 | 2022年 |\n| 供水量（万吨） | 1,204 | XX |\n| 售水量（万吨） | 1,104 | 1,210 |",
        "| 科室 | 人数 | 时长 |\n| 办公室 | 12 | 96 |\n| 营业厅 | 待填 | 184 |",
        "| 类别 | 数量（件） |\n| 咨询 | 184 |\n| 投诉 | 26 |\n| 建议 | ** |",
    ),
    counter_examples=(
        "全年组织培训（含线上）126人次。",
        "整改率（%）为100。",
        "√适用 □不适用",
        "□是 √否",
        "何为新质生产力？元宵节当天开讲。",
        "2022年12月召开职代会……人人争当先进。",
        "2022年月均用水8.6万吨，2022年月度例会召开12次，《2021年月度用水表》已印发。",
        "| 姓名 | 电话 | 得分 |\n| 李×× | 138XXXX | 96 |\n| 王×× | 139XXXX | 94 |",
        "| 项目 | 2022年 | 2021年 |\n| 利息收入 | — | 126 |\n| 其他 | 不适用 | 84 |",
        "| 客户 | 金额 |\n| XX | 126 |\n| XX | 118 |\n| XX | 96 |\n| XX | 88 |",
        "选用型号X5的设备3台。",
    ),
)
def check_unfilled(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each sentence and each cell with a blank, or that there is none."""
    clean = bool(report.rows("statements"))
    for row in report.rows("statements"):
        text = squeeze(row["text"])
        found = _BLANK.search(text)
        if found and row["statement_id"] not in placeholders_of(report):
            clean = False
            yield fails("placeholder", row, said=text[max(0, found.start() - 10) : found.end() + 4])
    for cells in report.by_table.values():
        blank = [cell for cell in cells if _CELL.fullmatch(squeeze(cell["text"]))]
        if len(blank) >= _MANY:
            continue
        numbers = [cell for cell in cells if _NUMBER_BLANK.fullmatch(squeeze(cell["text"]))] if blank else []
        beside = Counter((name, cell[name]) for cell in numbers for name in ("row", "column"))
        for cell in blank:
            if beside["row", cell["row"]] + beside["column", cell["column"]] >= _LEAST:
                clean = False
                yield fails("placeholder", cell, said=_name(cells, cell))
        for cell in cells:
            if PLACEHOLDER.search(squeeze(cell["text"])):
                clean = False
                yield fails("placeholder", cell, said=squeeze(cell["text"])[:30])
    if clean:
        yield holds(report.document)


def _name(cells: Sequence[Row], cell: Row) -> str:
    """Return what stands first in the row of a cell, with what the cell holds."""
    first = min((c for c in cells if c["row"] == cell["row"]), key=lambda c: int(c["column"]))
    return f"{squeeze(first['text'])[:16]}·{squeeze(cell['text'])}" if first is not cell else squeeze(cell["text"])


_END = r"(?=[，。；、,;）)]|$)"
_SAID = "(?:支出|收入|投入|金额|总额|余额|共计|合计|总计|累计|达到|增长|下降|上升|提高|降低|增加|减少|占比?|约)"
_NUMBER_GONE = (
    rf"(?<![为按以是]){_SAID}(?:了|到|至|约|为)?(?:[%％]|万元|人次|个?百分点|平方米|公里){_END}"
    rf"|(?<![签节公合条契履违预特大])约多[个家名项件]|(?<!次)第(?:届|批(?![复准示])|次会议)"
)
_WORD = r"届(?:董事会|监事会|理事会|[㐀-鿿]{0,6}委员会)第[一二三四五六七八九十]{1,3}会议(?!室)"  # 第七次会议
_CONTENT = "(?:原因(?:是|为|系)|主要(?:用于|包括))[:：]?(?=[。；])"
_GONE = re.compile(f"{_NUMBER_GONE}|{_WORD}|{_CONTENT}")
# What a figure is in is named, no figure is told: 口径为累计人次, （单位：万元，增长%）.
_NAMED = re.compile("(?:口径|单位)(?:[为按是以指用]|[:：])[^）)。；;]{0,12}$")


@as_check(
    "number or word left out",
    "no number or word is gone where only it can stand: 支出万元, 提高个百分点, 第届, 第七会议, 主要原因是。",
    kind="missing",
    grade=HINT,
    needs="statements",
    idle="no such place stands in the text, or the page is not sound (it may have lost digits that were printed)",
    examples=(
        "全年养护支出万元，较上年增长6.2%。",
        "水质合格率较上年提高个百分点。",
        "第四届理事会第七会议通过了章程。",
        "第届理事会换届。",
        "维修费12.6万元，比预算增加1.4万元，主要原因是。",
        "平台有约多个品种。",
    ),
    counter_examples=(
        "金额单位为万元，合计数四舍五入。",
        "接诊量的口径为累计人次。",
        "借阅量为累计人次，灌溉量按合计公里计算，按累计公里。",
        "各站用水如下（单位：万吨，增长%）。",
        "产值超万元，走访人次较多，增长几个百分点，主要原因是管线延长。",
        "在第四会议室召开第二次会议，第四届理事会第七次会议通过了章程。",
        "增减（%）、占比（%）见下表。",
        "第一批物资，第二届大会，各项申请次第批复，全年签约多家企业。",
    ),
)
def check_left_out(report: Report) -> Iterator[Judgement]:
    """Yield a finding for each sentence with such a place, or that there is none."""
    rows = [row for row in report.rows("statements") if row["page"] not in report.damaged_pages]
    clean = bool(rows)
    for row in rows:
        text = squeeze(row["text"])
        found = next((one for one in _GONE.finditer(text) if not _NAMED.search(text[: one.start()])), None)
        if found:
            clean = False
            yield fails("left_out", row, said=text[max(0, found.start() - 10) : found.end() + 4])
    if clean:
        yield holds(report.document)
