"""Last year's year, left standing in prose or above a table.

Last year's year where a report sums its own year up: 2023年，我市…, 截至2023年12月31日 in the report of 2024.
The years in the titles of tables.
"""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import CONFLICT, HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report
from pipeline.checks.rules.days.dates import left_in
from schemas.text import squeeze

_OPENS = re.compile(
    r"^(?P<year>20\d\d)年(?:度)?[，,](?:在[^，。；]{4,40}[，,])?(?P<who>[我本全](?:市|区|县|镇|乡|街道|局|委|办|院|校|馆|所|站|厂|行|省|州|旗|单位|中心|部门|公司|集团|系统)|[㐀-鿿]{0,14}?(?:中心|单位|公司|集团|政府|街道|[局委办院校馆所站厂]))"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年|[-—至/.])")
_THEN = re.compile(
    "比|较|同比|同期|上年|去年|上一年|以来|至今|曾|原(?!值)|成立|组建|更名|揭牌|挂牌|历年|连续|回顾|自|起|追溯|为基期|基准|后来|随后|当年|目前|如今|现已"
)
_NAMED = 2  # times that a report names its year, from which on it is the one that it tells of
_HISTORY = re.compile("沿革|历程|历史|大事记|荣誉|简介|概况|上年|回顾")
_OTHER_KINDS = re.compile("预算|招股|募集|债券")


def _tells_of_own_year(report: Report) -> bool:
    """Whether a report is of a kind that sums one year up, and names this year: no budget, no accounts of a company."""
    named = report.named_kind
    company = re.search("年度报告|年报", named) and not re.search("公开", named) and not report.of_its_year
    if not report.year or report.is_side_by_side or company or _OTHER_KINDS.search(named):
        return False
    text = "".join(row["text"] for row in report.rows("statements"))
    return text.count(f"{report.year}年") >= _NAMED


def _has_other(report: Report, text: str) -> bool:
    """Whether a sentence names another year than the one before the report's, or a time before."""
    return {int(year) for year in _YEAR.findall(text)} != {(report.year or 0) - 1} or bool(_THEN.search(text))


@as_check(
    "opening with last year's year",
    "a sentence that sums up the year (2023年，我市…) begins with the year of the report",
    kind="date",
    grade=HINT,
    needs="documents statements sections dates",
    idle="the report is a budget or a company's annual report, names its own year but once, or the sentence compares or looks back",
    examples=(
        "@type=政府信息公开工作年度报告\n2022年，我县围绕中心工作推进公开。\n# 五、存在的问题\n2021年，我县政府信息公开工作取得了一定成绩，但还有差距。\n2022年共公开1,204条。",
        "2022年，中心完成检测2,640批次。\n2021年，中心坚持服务为先，群众评价良好。\n2022年无投诉。",
        "@type=部门决算\n2022年度收入1,204万元。2022年度支出1,190万元。\n2021年度，本部门认真履行职责，各项工作进展顺利。",
        "2022年读者到馆12万人次。2022年新书上架。\n2021年，在市委的坚强领导下，全馆干部职工团结一心，各项任务圆满完成。",
        "@type=政府信息公开工作年度报告\n2022年收到申请12件。2022年全部办结。\n2021年，云溪市档案局不断健全公开制度。",
        "2022年供水1.2亿吨。2022年水质达标。\n2021年，全公司职工立足岗位，安全生产形势平稳。",
        "2022年接诊12万人次。2022年无事故。\n2021年，我院持续改善就医体验，满意度保持高位。",
        "2022年毕业312人。2022年就业率96%。\n2021年，本校德育工作扎实有效。",
    ),
    counter_examples=(
        "2022年，中心完成检测2,640批次。\n2022年，中心坚持服务为先，群众评价良好。",
        "2022年，中心完成检测2,640批次。2022年无投诉。\n2021年，中心检测量居全市第二，同比上升一位。",
        "2022年，中心完成检测2,640批次。2022年无投诉。\n2021年，中心正式成立，编制26人。",
        "@type=部门预算\n2022年预算1,204万元。2022年收支平衡。\n2021年，本部门认真履行职责，各项工作进展顺利。",
        "@type=年度报告\n2022年营业收入增长。2022年毛利率稳定。\n2021年，公司与云溪制药签订合作协议。",
        "# 一、历史沿革\n2022年，中心迁址。2022年扩编。\n2021年，中心通过实验室认可。",
        "2022年，中心完成检测2,640批次。2022年无投诉。\n2021年，市档案局、市文明办印发考核办法，2022年1月起执行。",
        "2022年，中心完成检测2,640批次。2022年无投诉。\n2021年，中心启动扩建，目前已投用。",
    ),
)
def check_openings(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each sentence that opens with a year and the unit."""
    if not _tells_of_own_year(report):
        return
    told = {statement["statement_id"] for statement, _ in left_in(report)}
    for row in report.rows("statements"):
        found = _OPENS.match(row["text"])
        if not found or row["statement_id"] in told:
            continue
        if int(found["year"]) == report.year:
            yield holds(row)
        elif not _has_other(report, row["text"]) and not _is_history(report, row):
            yield fails("stale_year", row, said=row["text"][:24], year=report.year)


def _is_history(report: Report, row: Row) -> bool:
    section = report.section_by_id.get(row["section_id"] or "")
    path = str((section or {}).get("path") or "")
    return bool(_HISTORY.search(path)) or str((report.year or 0) - 1) in path


_HELD = re.compile(
    r"截[至止]到?(?P<year>20\d\d)年(?:12月31日|年?[末底])[，,]?[^。；;]{0,60}?(?:共有|实有|现有|拥有|占有|共计|总数|总量|在职|在岗|在编|在册|编制|账面|车辆|资产|党员|职工|员工|注册)"
)


@as_check(
    "end of another year",
    "what is there at the end of the year (截至12月31日，共有车辆) is counted at the end of the report's year",
    kind="period",
    grade=CONFLICT,
    needs="documents statements",
    idle="the report is a budget or a company's annual report, names its own year but once, or the sentence compares or names another year",
    examples=(
        "@type=部门决算\n2022年度收入1,204万元。2022年度支出1,190万元。\n截至2021年12月31日，云溪市档案局共有车辆3辆，其中执法用车1辆。",
        "2022年服务读者12万人次。2022年无投诉。\n截至2021年末，全馆在册志愿者126人。",
        "2022年完成检测。2022年无投诉。\n截至2021年12月31日，中心在职职工79人，平均年龄38岁。",
        "@type=部门决算\n2022年度收入。2022年度支出。\n截至2021年底，本部门拥有单价100万元以上设备2台。",
        "2022年收到申请。2022年办结。\n截止2021年12月31日，门户网站注册用户1.2万个。",
        "2022年供水。2022年水质达标。\n截至2021年底，公司党员共计86名。",
        "@type=部门决算\n2022年度收入。2022年度支出。\n截至2021年12月31日，固定资产账面原值4,702万元。",
        "2022年接诊。2022年无事故。\n截至2021年末，全院编制床位总数600张。",
    ),
    counter_examples=(
        "@type=部门决算\n2022年度收入1,204万元。2022年度支出1,190万元。\n截至2022年12月31日，云溪市档案局共有车辆3辆，其中执法用车1辆。",
        "2022年服务读者12万人次。2022年无投诉。\n截至2021年末，全馆在册志愿者126人，今年比上年增加12人。",
        "@type=部门预算\n2022年收入。2022年支出。\n截至2021年12月31日，本部门共有车辆3辆。",
        "@type=年度报告\n2022年营业收入增长。2022年毛利率稳定。\n截至2021年12月31日，公司共有员工1,204人。",
        "2022年服务读者12万人次。2022年无投诉。\n截至2021年末在册志愿者126人，截至2022年末138人。",
        "2022年服务读者12万人次。2022年无投诉。\n截至2020年末，全馆在册志愿者126人。",
        "@year=2022\n截至2021年末，全馆在册志愿者126人。",
        "2022年服务读者12万人次。2022年无投诉。\n截至2021年12月31日，上述整改事项全部办结。",
    ),
)
def check_held(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such day."""
    for row in report.rows("statements") if _tells_of_own_year(report) else ():
        for found in _HELD.finditer(row["text"]):
            if int(found["year"]) == report.year:
                yield holds(row)
            elif not _has_other(report, row["text"]) and not _is_history(report, row):
                yield fails("held_on", row, said=found[0][:40], year=report.year)


_PLANNED = re.compile(
    r"(?P<year>20\d\d)年(?:度)?(?P<what>(?:利润分配|现金分红|权益分派|分红|股利分配|资本公积金?转增)(?:的)?(?:方案|预案|计划)?|(?:内部控制|社会责任|可持续发展)工作)(?:拟定?|为|如下|拟以|[:：])"
    r"|(?P<none>20\d\d)年(?:度)?(?:拟|将|计划|决定)?不(?:再)?(?:实施|进行|派发|派送|分配|送)[^，。；;\d]{0,10}?(?:利润分配|现金分红|现金红利|分红|股利|红股|转增)"
)
# The plan of the report's own year in the same paragraph: the one before is what was paid out in it.
_PAID = "年(?:度)?(?:公司|本行)?(?:拟|利润分配|现金分红|权益分派|分红|股利|派发|中期分红)"
_CARRIED_OUT = re.compile(
    "已(?:于|经)?[^。；;]{0,20}(?:实施|完成|派发)|实施完毕|执行完毕|回顾|上年|去年|上一年|较上|比上|同比"
)


@as_check(
    "plan of the year before",
    "what a company plans to pay out (公司2024年度利润分配方案拟…) is that of the year that the report is about",
    kind="date",
    grade=CONFLICT,
    needs="documents statements",
    idle="no sentence tells of a plan (拟) for the year before, it was carried out, or its paragraph does not name the report's year",
    examples=(
        "@type=年度报告\n公司2021年度利润分配方案拟以总股本为基数，每10股派0.6元。占公司2022年度净利润的38.25%。",
        "@type=年度报告\n2021年度利润分配预案为：每10股派1.2元，占2022年度母公司净利润的30%。",
        "@type=年度报告\n2021年度现金分红方案拟定如下，占2022年度净利润的31%。",
        "@type=年度报告\n本行2021年度利润分配方案拟向全体股东每10股派2.28元。2022年度末未分配利润结转以后年度。",
        "@type=年度报告\n2021年度权益分派预案为每股派0.1元，合计派发占2022年度净利润的22%。",
        "@type=年度报告\n公司2022年度以现金回购股份，结合发展需求，公司2021年度不实施额外的利润分配。",
    ),
    counter_examples=(
        "@type=年度报告\n公司2022年度利润分配方案拟以总股本为基数，每10股派0.6元。占公司2022年度净利润的38.25%。",
        "@type=年度报告\n公司2021年度利润分配方案为每10股派0.6元，已于2022年6月实施完毕。",
        "@type=年度报告\n2022年5月，股东大会审议通过2021年度利润分配方案。",
        "@type=年度报告\n公司2021年利润分配以总股本为基数，每股派0.15元，股权登记日为2022年5月23日。",
        "@type=年度报告\n公司2021年度利润分配方案拟以总股本为基数，每10股派0.6元。",
        "@type=社会责任报告\n本行2021年度利润分配方案为每股派0.12元，合计派发1,200万元。2022年度拟派发1,300万元，占净利润的31%。",
    ),
)
def check_planned(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each such plan."""
    for paragraph in report.paragraphs if report.year else ():
        text = paragraph.text
        for found in _PLANNED.finditer(text):
            row = paragraph.sentence_at(found.start())
            year = int(found["year"] or found["none"])
            if year == report.year:
                yield holds(row)
            elif year != (report.year or 0) - 1 or f"{report.year}年度" not in text or _CARRIED_OUT.search(row["text"]):
                continue
            elif not re.search(rf"{report.year}{_PAID}", text):
                yield fails("stale_year", row, said=found[0], year=report.year)


_TITLE = re.compile(
    r"^(?:表[\d一二三四五六七八九十.-]*[：:、]?|附[表件]?\d*[：:、]?)?(?P<year>20\d\d)年度?(?P<name>[^。；;，,：:\d]{4,30}表)$"
)
_SISTERS = 2  # titles with the year of the report, from which on another one is the odd one out


def _titles(report: Report) -> Iterator[tuple[Row, int, str, str]]:
    """Yield page, year, name and text of each printed line that is the title of a table, and of no contents list."""
    for page in report.rows("pages"):
        lines = [squeeze(line) for line in (page["text"] or "").split("\n") if line.strip()]
        titles = [_TITLE.match(line) for line in lines]
        for at, found in enumerate(titles):
            listed = any(titles[max(0, at - 1) : at] + titles[at + 1 : at + 2])
            if found and not listed and page["page"] not in report.damaged_pages:
                yield page, int(found["year"]), found["name"], found[0]


@as_check(
    "year of a table",
    "the title of a table bears the year of the report as the titles of its sister tables do",
    kind="date",
    grade=CONFLICT,
    needs="documents pages",
    idle="fewer than two titles of tables bear the year of the report, several bear another one, or the table stands there for both years",
    examples=(
        "@year=2024\n@type=部门预算\n2024年部门收支预算总表\n单位：万元\n2023年部门支出预算总表\n单位：万元\n2024年部门“三公”经费预算表\n单位：万元",
        "@year=2024\n@type=年度报告\n2024年度能源消耗统计表\n单位：吨\n2024年度用水统计表\n单位：吨\n2022年度废物处置统计表\n单位：吨",
    ),
    counter_examples=(
        "@year=2024\n@type=部门预算\n2024年部门收支预算总表\n单位：万元\n2024年部门支出预算总表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年支出预算总表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年决算收支表\n单位：万元\n2023年绩效自评表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年项目绩效自评表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年一般公共预算执行情况表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年收支决算总表\n单位：万元",
        "@year=2024\n@type=部门预算\n2023年收支预算总表\n2024年收支预算总表\n2024年支出预算总表\n单位：万元",
        "@year=2024\n@type=部门预算\n2024年收支预算总表\n单位：万元\n2024年支出预算总表\n单位：万元\n2023年预算安排了收支，详见2023年支出预算总表。",
    ),
)
def check_titles(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each title of a table with a year."""
    titles = list(_titles(report))
    own = [name for _, year, name, _ in titles if year == report.year]
    others = {name for _, year, name, _ in titles if year != report.year}
    if len(set(own)) < _SISTERS:
        return
    for page, year, name, text in titles:
        if year == report.year:
            yield holds(page)
        elif len(others) == 1 and name not in own and _is_sister(name, own):
            yield fails("table_year", page, said=text, year=report.year, year_said=year)


_SORT = re.compile("预算|决算|统计|明细|汇总")
_OF_BEFORE = re.compile("执行|完成|绩效|上年|对比|比较|结果|自评")


def _is_sister(name: str, own: Sequence[str]) -> bool:
    """Whether a title is of the sort of the others: 支出预算总表 beside 收支预算总表, no 预算执行情况表."""
    sort = set(_SORT.findall(name))
    return (
        bool(sort) and not _OF_BEFORE.search(name) and sum(sort == set(_SORT.findall(one)) for one in own) >= _SISTERS
    )
