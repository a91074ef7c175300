"""Periods that words of a sentence tell: seasons, ends of months, plans, records, classes, averages over years."""

import re
from datetime import date

import pytest

from extractors.indicators.scope import length_of
from pipeline.sentences import read_sentence


def periods(text: str) -> list[str]:
    rows = read_sentence(text, 2022)["quantities"]
    return [" ".join(filter(None, (_days(row), row.get("period_text")))) for row in rows]


def _days(row: dict[str, object]) -> str:
    start, end = row.get("period_start"), row.get("period_end")
    if not start or not end:
        return ""
    year = str(end)[:4]
    whole = (str(start), str(end)) == (f"{year}-01-01", f"{year}-12-31")
    return year if whole else str(end) if start == end else f"{start}..{end}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a part of the year without fixed days
        ("暑运期间，码头运送旅客3万人次，同比增长1.6%。", ["2022 暑运期间"] * 2),
        ("五一假期，轮渡运送车辆860辆次。", ["2022 五一假期"]),
        ("元旦、春节期间慰问林场职工86人。", ["2022 元旦、春节期间"]),
        ("汛期，转移群众126人；修复堤坝12处。", ["2022 汛期", "2022"]),
        ("春运期间，运送旅客3万人次，全年运送旅客16万人次。", ["2022 春运期间", "2022"]),
        ("召开汛期会商会12次。", ["2022"]),
        # the last day of a month or quarter is that of a stock
        ("9月末，贷款余额为46亿元，比年初增长5%。", ["2022-09-30"] * 2),
        ("一季度末，在园幼儿126人。", ["2022-03-31"]),
        ("11月底启动改造工程，更换水表30只。", ["2022"]),
        # plans that are over, and those that are not
        ("“十三五”期间，新建泵站26座。", ["2016-01-01..2020-12-31"]),
        ("“十四五”期间，新建泵站26座。", ["“十四五”期间"]),
        (
            "“十二五”期间税收36亿元，是“十一五”期间12亿元的3倍。",
            ["2011-01-01..2015-12-31", "2006-01-01..2010-12-31", "2011-01-01..2015-12-31"],
        ),
        # since when it is a record
        ("今年是本镇自2006年以来降水最多的一年，年降水量1386毫米。", ["2022"]),
        ("产糖量创2008年以来新高，达到46万吨。", ["2022"]),
        ("2008年以来，累计产糖46万吨。", ["2008-01-01..2022-12-31"]),
        ("茶场1999年改制成立以来，累计采茶46吨。", ["1999-01-01..2022-12-31"]),
        # what it is compared with
        ("优良率98%，较整治之前的2017年提高3.1个百分点。", ["2022", "2022"]),
        ("2022届升学率31%，比2021届（28%）提高3个百分点。", ["2022", "2021", "2022"]),
        # an average over years
        ("床位由2017年的120张增加到2022年的190张，年均增长9.6%。", ["2017", "2022", "2017-01-01..2022-12-31"]),
        ("床位由2017年的120张增加到2022年的190张，增长58%。", ["2017", "2022", "2022"]),
        ("学员由不足86人增加到126人。", ["2021", "2022"]),
        # from what it rose in a month: of the year before
        ("10月份，水质合格率由97%提升至99%。", ["2021", "2022-10-01..2022-10-31"]),
        ("上半年，满意度由90%提高到95%。", ["2021-01-01..2021-06-30", "2022-01-01..2022-06-30"]),
        # what a work is to yield, until another time or what is done already
        ("电站建成后，预计年可发电120万千瓦时，节约标煤360吨。", ["未来", "未来"]),
        ("处置线达产后每年可处置污泥3万吨；全年处置污泥2万吨。", ["未来", "2022"]),
        ("预计每年可减排86吨；处置废料20吨。", ["未来", "2022"]),
        ("预计每年为游客节省等候30小时，目前已接待游客12万人次。", ["未来", "2022"]),
        ("厂区屋顶光伏每年可发电30万度。", ["2022"]),
        # years after the beginning of something, and years that nobody counts
        ("该矿投产次年的产量为36万吨，2022年产量达120万吨。", ["投产次年", "2022"]),
        ("过去数年共修复堤防36公里。", ["过去数年"]),
        ("库龄超过一年的存货为30万元。", ["2022"]),
        ("于2021年12月31日，账龄超过一年的货款为30万元。", ["2021-12-31"]),
        # years up to now: of one quantity, or of all that follows
        ("近五年的研发投入合计3亿元，新增专利40项。", ["2018-01-01..2022-12-31", "2022"]),
        ("近五年，研发投入合计3亿元，新增专利40项。", ["2018-01-01..2022-12-31"] * 2),
        # what a source says of its own time
        ("2019年出版的《湖泊调查报告》显示，目前全省有湖泊1,200个。", ["2019"]),
        ("2016年获得研究中心称号，目前有研究人员86名。", ["2022"]),
        # the year in the name of a bond; a day of the period behind an earlier time
        ("2022年3月，公司发行2021年度第二期中期票据，募集资金5亿元。", ["2022-03-01..2022-03-31"]),
        ("2021年度第二期培训班结业，培训学员50人。", ["2021"]),
        ("经2019年度股东会批准，公司于2022年3月8日发行短期融资券36万元，期限86天。", ["2022-03-08", "2022"]),
        # a day of what was done, in its clause; not what goes on from it, is of several days or of another thing's day
        ("6月28日，消防大队组织疏散演练3次，培训360人。", ["2022-06-28", "2022"]),
        ("11月3日上午，合作社向灾区捐赠大米20吨、面粉10吨。", ["2022-11-03"] * 2),
        ("2月2日，汽车站发送旅客3,000人次，同比增长6%。", ["2022-02-02"] * 2),
        ("公司于2023年2月10日收到退税款36万元。", ["2023-02-10"]),
        ("公司于2021年5月6日支付补贴12万元。", ["2021-05-06"]),
        ("8月24日，气象站组织作业车8辆，共作业11次，其中增雨6次，年内降水偏少2成。", ["2022-08-24"] * 3 + ["2022"]),
        ("9月10日，6名医生到小学义诊，向学校捐赠药品7箱。", ["2022-09-10"] * 2),
        ("9月10日，6名医生到小学义诊，共有床位70张。", ["2022-09-10", "2022"]),
        ("9月1日起，食堂供餐300份。", ["2022"]),
        ("6月28日、9月27日，组织演练2次。", ["2022"]),
        ("3月15日前后，检查商户120家。", ["2022"]),
        ("根据6月28日签订的协议，支付20万元。", ["2022"]),
        ("经2022年6月22日股东大会批准，派发红利200万元。", ["2022"]),
        ("10月8日，新馆开馆，全年接待读者3万人次。", ["2022"]),
        ("5月1日，新校区启用，现有学生1,200人。", ["2022"]),
        ("11月9日，全市累计完成投资30亿元。", ["2022"]),
        ("于2022年6月30日到期的借款20万元。", ["2022"]),
        ("公司将于2023年3月1日偿还借款20万元。", ["2022"]),
        # how long it runs from a day on
        ("锁定期自2020年5月26日起36个月。", ["2020-05-26..2023-05-26"]),
        ("质保期自2022年3月1日起算五年。", ["2022-03-01..2027-03-01"]),
        # a day right before a stock of the balance sheet
        ("以2022年6月30日股本总额3万股为基数派发红利2万元。", ["2022-06-30", "2022"]),
        ("存货50万元，较2021年12月31日存货44万元增加6万元。", ["2022", "2021-12-31", "2022"]),
    ],
)
def test_period_is_as_narrow_as_the_words(text: str, expected: list[str]) -> None:
    assert periods(text) == expected


def test_season_is_no_whole_year() -> None:
    assert length_of(date(2022, 1, 1), date(2022, 12, 31), "春运期间") == ("named", 2022)


@pytest.mark.parametrize(
    "marked",
    [
        "光伏电站并网后，预计每年可发电⟨1,200万千瓦时⟩。",
        "新校区投入使用后，将新增学位⟨1,080个⟩。",
        "公司引进智能分拣线，预计每年节省人工成本⟨260万元⟩，减少用工⟨35人⟩。",
        "合作社流转土地种植花椒，预计年均创收⟨18万元⟩。",
        "改造项目全面达产后，每年可节约标准煤⟨6,000吨⟩，减排二氧化碳⟨1.5万吨⟩。",
        "该生产线投运后，每年有望新增产值⟨2亿元⟩，带动就业⟨300人⟩。",
        "医院新院区启用后预计可开放床位⟨800张⟩。",
        "绿色债券募投项目建成后，每年可实现污水处理⟨3,650万吨⟩。",
        "项目竣工投产后，预计实现年销售收入⟨5亿元⟩、利税⟨6,000万元⟩。",
        "屋顶光伏每年将为园区供电⟨90万度⟩。",
        "管网改造完工后，漏损率可降至⟨8%⟩。",
    ],
)
def test_what_is_foretold_is_of_no_year_and_a_plan(marked: str) -> None:
    told = _of_marked(marked)
    assert {(row.get("period_start"), row.get("period_text"), row.get("basis")) for row in told} == {
        (None, "未来", "plan")
    }


@pytest.mark.parametrize(
    "marked",
    [
        "光伏电站并网后，全年发电⟨1,180万千瓦时⟩。",
        "新校区投入使用，新增学位⟨1,080个⟩。",
        "公司每年开展安全培训⟨12次⟩。",
        "生产线投产后，已实现产值⟨2亿元⟩。",
        "预计节约成本的同时，全年实际节省人工成本⟨260万元⟩。",
        "项目建成后，累计接待游客⟨35万人次⟩。",
        "改造后，设备故障率下降⟨20%⟩。",
        "泵站建成后运行平稳，可靠性高，报告期内供水⟨300万吨⟩。",
        "可研报告评审⟨12项⟩。",
        "预计每年节省成本260万元；本年培训员工⟨35人⟩。",
        "公司投资⟨600万元⟩建成分拣线，预计每年节省成本20万元。",
        "全年完成退休后返聘人员培训⟨15人⟩，可编程设备⟨20台⟩。",
        "预计全年完成投资⟨3亿元⟩。",
        "食堂改造后，可容纳就餐⟨300人⟩，全年供餐⟨6万份⟩。",
    ],
)
def test_what_is_so_keeps_its_year(marked: str) -> None:
    assert all(row.get("period_start") for row in _of_marked(marked))


def _of_marked(marked: str) -> list[dict[str, object]]:
    """The quantities in ⟨…⟩ of a sentence."""
    rows = read_sentence(re.sub("[⟨⟩]", "", marked), 2022)["quantities"]
    told = [row for piece in re.findall("⟨(.*?)⟩", marked) for row in rows if row["text"] == piece]
    assert len(told) == marked.count("⟨")
    return told
