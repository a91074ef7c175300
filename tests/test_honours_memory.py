"""Whom a sentence means that names nobody, or by a pronoun only: whoever its paragraph named last."""

import pytest

from extractors.honours.honours import read
from extractors.honours.memory import who_begins
from extractors.marked import marked_document

_JOHN = "卓以宁扎根泵站18年。"


def _holders(text: str) -> list[str | None]:
    return [row.recipient for row in read(marked_document(text))]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (f"{_JOHN}他改进工法9项。江城省总工会授予他“江城工匠”。", "卓以宁"),
        (f"{_JOHN}2015年4月，他被评为江城省劳动模范。", "卓以宁"),
        (f"{_JOHN}记者李恒介绍了他的事迹。他被评为“江城工匠”。", "卓以宁"),
        (f"{_JOHN}其荣获“江城工匠”称号。", "卓以宁"),
        ("公司董事长卓以宁心系家乡。同年，江城省政府授予他“江城好人”称号。", "卓以宁"),
        ("高文负责水泵检修。她荣获“江城市技术能手”称号。", "高文"),
        ("清河一中是江城省实验中学。近年来荣获全省文明校园等荣誉称号。", "清河一中"),
        ("海棠股份是一家水泵企业。产品畅销各地。先后荣获“江城市文明单位”称号。", "海棠股份"),
        ("【卓以宁】清河小学教师。从教21年。荣获江城省优秀教师称号，所带队伍积极进取。", "卓以宁"),
        ("“90后”教师卓以宁扎根山区七年，荣获江城省优秀教师称号。", "卓以宁"),
        ("“暖泉”项目自2019年启动，覆盖学校40所。2022年荣获江城市志愿服务金奖。", "“暖泉”项目"),
        ("云岭红茶产于云岭镇，色泽红亮。2021年获江城市名优茶评比金奖。", "云岭红茶"),
        ("渡口桥全长1.8公里，2020年通车。2021年获江城市优质工程奖。", "渡口桥"),
        ("卓以宁加入江城市作家协会，次年5月获评江城工匠。", "卓以宁"),
        ("“江城好人”卓以宁，曾被市总工会授予“江城工匠”称号。", "卓以宁"),
        ("“渡口”牌雨伞是主打产品。先后荣获“江城市名牌产品”称号。", "“渡口”牌雨伞"),
        ("清河公司成立于1998年。卓以宁入职以来表现突出。其荣获“江城工匠”称号。", "卓以宁"),
    ],
)
def test_who_was_named_last(text: str, holder: str) -> None:
    assert _holders(text) == [holder]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (f"{_JOHN}车间主任李恒带出三名徒弟。他被评为“江城工匠”。", "李恒"),  # of two persons either
        (f"{_JOHN}他们荣获“江城市技术能手”称号。", "他们"),
        (f"{_JOHN}团队荣获“江城市先进集体”称号。", "团队"),
        (f"{_JOHN}\n第二天，他被评为“江城工匠”。", "他"),  # another paragraph
        ("高温天气持续。他荣获“江城工匠”称号。", "他"),
        ("水质安全是第一位的。先后荣获“江城市文明单位”称号。", None),
        ("主办方是江城学校。先后荣获“江城市文明单位”称号。", None),
        ("清河公司成立于1998年。东港公司位于城东。先后荣获“江城市文明单位”称号。", None),  # of two bodies either
        ("清河一中是江城省重点中学。“暖泉”项目覆盖学校40所。荣获“江城市文明校园”称号。", "清河一中"),
        ("“暖泉”项目自2019年启动。荣获“江城市优秀学校”称号。", None),
        ("道路全长12公里。获江城市优质工程奖。", None),
        ("项目总投入3亿元。获江城市优质工程奖。", None),
        ("清河一中是江城省重点中学。李恒荣获“江城市优秀教师”称号。", "李恒"),
        ("清河一中是江城省重点中学。近年来，多名教师荣获“江城市优秀教师”称号。", "多名教师"),
    ],
)
def test_who_is_not_meant(text: str, holder: str | None) -> None:
    assert _holders(text) == [holder]


def test_what_stands_behind_an_award_of_others_changes_no_holder_before() -> None:
    text = "【卓以宁】清河小学教师。2021年被评为“江城市优秀教师”，所带班级获“江城市先进班集体”称号。"
    assert _holders(text) == ["卓以宁", "所带班级"]


@pytest.mark.parametrize(
    "clause", ["经开展活动", "方案通过评审", "温室采用新技术", "广厦控股积极投身公益", "水利是命脉", "项目总投入提高"]
)
def test_words_that_begin_like_a_name(clause: str) -> None:
    assert who_begins(clause) is None
