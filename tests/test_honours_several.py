"""Several holders of one award: counted and named behind it, joined with their offices, works with their makers."""

import pytest

from extractors.honours.honours import read
from extractors.honours.recipients import people_in, person_in
from extractors.marked import marked_document


def _holders(text: str) -> list[str | None]:
    return [row.recipient for row in read(marked_document(text))]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("授予李恒、陈榕等3名同学为2018-2019学年“书香少年”称号。", "李恒、陈榕等3名同学"),
        ("3个法庭被评为“先进法庭”，分别是东港法庭、西港法庭和南港法庭。", "东港法庭、西港法庭和南港法庭"),
        ("江城市两家企业获评“绿色工厂”：东港水泥厂、西港玻璃厂。", "东港水泥厂、西港玻璃厂"),
        ("我院三名护士荣获“优秀护士”称号，她们是李恒、陈榕、苗岫宁。", "李恒、陈榕、苗岫宁"),
        ("我院三名护士荣获“优秀护士”称号（李恒、陈榕、苗岫宁）。", "李恒、陈榕、苗岫宁"),
        ("3位2018年“最美护士”分别是李恒、陈榕、苗岫宁。", "李恒、陈榕、苗岫宁"),
        ("石桥社区书记、居委会主任李恒和东港社区书记、主任陈榕荣获“优秀社区工作者”称号。", "李恒、陈榕"),
        ("气象台台长李恒、日报记者陈榕，以及信息员苗岫宁获评气象服务贡献奖。", "李恒、陈榕、苗岫宁"),
        ("生物李恒老师、地理陈榕老师获得全县教学大赛一等奖的第一名。", "李恒、陈榕"),
        ("李恒老师获得全县教学大赛一等奖的第十二名。", "李恒"),
        ("由李恒老师指导的《渡口》和由陈榕老师指导的《守山》经过评审，获得全省一等奖。", "《渡口》和《守山》"),
        ("由李恒老师指导的陈榕同学的作品《渡口》，从600件作品中脱颖而出，夺得全省一等奖。", "《渡口》"),
        ("清河公司是省供水协会会员，是供水行业首家被评为“省级节水企业”，近年来成效明显。", "清河公司"),
    ],
)
def test_those_who_are_named(text: str, holder: str) -> None:
    assert _holders(text) == [holder]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("公司3个班组荣获“先进班组”称号，分别是检修一班、检修二班。", "公司3个班组"),  # one is not named
        ("公司3个班组荣获“先进班组”称号，分别在检修、运行、后勤岗位。", "公司3个班组"),
        ("我院落实市里下发的《考核办法》要求，全年无事故，荣获江城市安全生产先进单位。", "我院"),
        ("我院制定的《门诊管理办法》全面实施，获评江城市先进集体。", "我院"),
        ("是非调解工作室荣获“先进集体”称号。", "是非调解工作室"),
        ("该渡口曾被列入江城市文明单位名单。", "该渡口"),
    ],
)
def test_those_who_are_not(text: str, holder: str) -> None:
    assert _holders(text) == [holder]


def test_no_award_of_things_that_are_counted() -> None:
    assert _holders("2名“江城工匠”分别来自东港公司、西港公司。") == []
    assert _holders("4个示范项目分别是A区、B区、C区、D区。") == []


@pytest.mark.parametrize("words", ["水利局", "林业局", "文化馆", "水厂", "该渡口曾被"])
def test_no_person_in_words_for_a_body(words: str) -> None:
    assert person_in(words) is None


@pytest.mark.parametrize("words", ["优秀班主任老师", "全体任课老师", "化学组全体老师", "美术方向老师", "我校老师"])
def test_no_name_before_a_form_of_address(words: str) -> None:
    assert person_in(words) is None


def test_an_office_with_the_next_one() -> None:
    assert people_in("站长、书记李恒和班长陈榕") == "李恒、陈榕"
    assert people_in("局长、书记") is None
