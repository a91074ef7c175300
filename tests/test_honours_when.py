"""When an honour was given: months without a year, a column of times beside years of titles."""

from datetime import date

import pytest

from extractors.honours import award_tables, honours
from extractors.marked import marked_document
from schemas.document import Identity

OWN = Identity(org="江城市第二人民医院", org_short="市二院", year=2024)


def months(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return title, recipient and month of the honours of a text; a time that is no month as it is."""
    document = marked_document(text, OWN)
    found = (*honours.read(document), *award_tables.read(document))
    return [(row.title, row.recipient, _said(row.period_start, row.period_end)) for row in found]


def _said(start: date | None, end: date | None) -> str | None:
    if start is None or end is None:
        return None
    if start == end:
        return f"{start:%Y-%m-%d}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}"
    return f"{start:%Y}" if start.year == end.year else f"{start:%Y}-{end:%Y}"


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("● 2月 护理部获省总工会“抗疫先进集体”", "2024-02"),
        ("6月，我院获评江城市平安医院。", "2024-06"),
        ("我院于5月获评江城市平安医院。", "2024-05"),
        ("9月急诊科被市妇联命名为“巾帼示范岗”。", "2024-09"),
        ("6月5日，经市卫健委推荐，我院获评江城市平安医院。", "2024-06-05"),
        ("去年6月，我院获评江城市平安医院。", "2023-06"),
        ("我院2019年获评江城市平安医院，5月获评江城市文明单位。", "2019-05"),
        ("# 所获荣誉\n3月 江城市文明单位", "2024-03"),
        ("# 所获荣誉\n3月江城市文明单位", "2024-03"),
        ("# 所获荣誉\n3月：江城市文明单位", "2024-03"),
        ("# 所获荣誉\n三月：江城市文明单位", "2024-03"),
        ("# 所获荣誉\n十一月江城市文明单位", "2024-11"),
        ("# 所获荣誉\n4月，急诊科，江城市巾帼文明岗", "2024-04"),
        ("# 所获荣誉\n【4月】江城市文明单位", "2024-04"),
        ("# 所获荣誉\n4月｜急诊科获江城市巾帼文明岗", "2024-04"),
        ("| 月份 | 荣誉 | 颁授机构 |\n| 4月 | 全市工人先锋号 | 市总工会 |", "2024-04"),
        ("# 2021年所获荣誉\n● 2月 获评江城市平安医院", "2021-02"),
        ("# 所获荣誉\n1月 获评2023年度平安医院\n2月 获评江城市文明单位", "2024-02"),
        ("1987年荣立水利部一等功，并获省劳动模范称号。", "1987"),
        ("2016年9月，陈榕获金灯奖。同年，《渡口》获江城文学奖。", "2016"),
        ("2023年3月，李恒连续值守15天，抢修水管66处，当选江城市劳动模范。", "2023"),
        ("2023年3月，抢修班修复水管12公里，11月被评为江城市先进集体。", "2023-11"),
        ("2023年3月，经职工推荐，抢修班被评为江城市先进集体。", "2023-03"),
        ("2022年6月李恒带队大修，同年12月被市总工会授予五一劳动奖章。", "2022-12"),
        ("2016年《渡口》入围短名单，同年获东港文学奖，次年陈榕获西港文学奖。", "2017"),
        ("第九届美术展，《制冰》获银奖；2018年，江城冰雪节，作品《雪》获得最佳创意奖。", "2018"),
        ("2023年5月6-7日，邀请赛在江城举行，急诊科派出一支队伍，并斩获银奖。", "2023-05-06"),
        ("2021年江城市质量奖名单公布，东港公司获江城市质量奖。", "2021"),
        # no month of the award, or one of a year that is not told
        ("2011年获得“江城工匠”称号，陈榕连续三年获得“先进个人”。", None),
        ("2011年入党，荣立三等功。", None),
        ("6月，柳青在江边救起一名老人，入选“江城好人”。", None),
        ("我院连续6月获评江城市平安医院。", None),
        ("1月至6月，我院获评江城市平安医院。", None),
        ("我院2019年建成。6月，获评江城市平安医院。", None),
        ("# 历年荣誉\n2019年12月 获评江城市文明单位\n2月 获评江城市平安医院", None),
        ("# 历年荣誉\n2019年12月 获评江城市文明单位\n2月 获评江城市平安医院\n3月 获评江城市节水单位", None),
    ],
)
def test_month_without_a_year(text: str, month: str | None) -> None:
    assert months(text)[-1][2] == month


def test_a_month_is_no_recipient_and_part_of_a_title_where_it_belongs_to_it() -> None:
    assert months("# 所获荣誉\n3月：江城市文明单位") == [("江城市文明单位", "市二院", "2024-03")]
    assert months("# 所获荣誉\n4月｜急诊科获江城市巾帼文明岗") == [("江城市巾帼文明岗", "急诊科", "2024-04")]
    assert months("# 所获荣誉\n三月江城市文明单位") == [("江城市文明单位", "市二院", "2024-03")]
    assert months("# 所获荣誉\n3月之星优秀员工奖") == [("3月之星优秀员工奖", "市二院", None)]


@pytest.mark.parametrize(
    ("time", "title", "period"),
    [
        ("2024.01", "2023年度安全生产先进单位", "2024-01"),
        ("2024.05", "2024年度安全生产先进单位", "2024-05"),
        ("2024.05", "2021—2023年度江城市文明单位", "2021-2023"),
        ("", "2023年度安全生产先进单位", "2023"),
    ],
)
def test_the_column_of_times_and_the_year_of_a_title(time: str, title: str, period: str) -> None:
    table = f"| 获奖时间 | 荣誉名称 | 授予单位 |\n| {time} | {title} | 市应急局 |"
    assert [when for _, _, when in months(table)] == [period]


@pytest.mark.parametrize(
    ("line", "title", "who"),
    [
        ("江城市文明单位（连续三届）", "江城市文明单位", "市二院"),
        ("江城市文明单位（连续三届，城东门诊部）", "江城市文明单位", "城东门诊部"),
        ("全省质量信得过班组（消毒二班）", "全省质量信得过班组", "消毒二班"),
    ],
)
def test_what_a_bracket_behind_a_title_says(line: str, title: str, who: str) -> None:
    assert [row[:2] for row in months(f"# 所获荣誉\n{line}")] == [(title, who)]


def test_cards_with_a_bracket_behind_the_title() -> None:
    first = "2024年3月\n省级绿色医院\n2024年5月\n全省质量信得过班组（消毒二班）"
    last = "2024年9月\n市健康集团“年度最佳伙伴”（连续4年）"
    assert months(f"# 年度荣誉\n{first}\n{last}") == [
        ("省级绿色医院", "市二院", "2024-03"),
        ("全省质量信得过班组", "消毒二班", "2024-05"),
        ("年度最佳伙伴", "市二院", "2024-09"),
    ]
