"""What is printed beside an award or a name, word by word: years, editions, bodies, headers of names, offices."""

from datetime import date
from typing import Any

import pytest

from extractors.honours.giving_bodies import is_body
from extractors.honours.printed_beside import Note, note_of, pass_over
from extractors.names.persons.name_context import office_after, office_beside
from extractors.names.persons.name_headers import heads_names, is_office, labels_a_name
from pipeline.sentences import read_sentence


def year(first: int, last: int | None = None) -> tuple[date, date]:
    return date(first, 1, 1), date(last or first, 12, 31)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("2022年", Note(period=year(2022))), ("2022年度", Note(period=year(2022))),
        ("2022", Note(period=year(2022))), ("2021-2022年度", Note(period=year(2021, 2022))),
        ("2021—2022学年度", Note(period=year(2021, 2022))),
        ("2021-22年", Note(period=year(2021, 2022))), ("2021年至2022年", Note(period=year(2021, 2022))),
        ("二〇二二年", Note(period=year(2022))),
        ("二○二二年度", Note(period=year(2022))),
        ("2022年3月", Note(period=(date(2022, 3, 1), date(2022, 3, 31)))),
        ("2022年3月份", Note(period=(date(2022, 3, 1), date(2022, 3, 31)))),
        ("2022年03月28日", Note(period=(date(2022, 3, 28), date(2022, 3, 28)))),
        ("2022.3", Note(period=(date(2022, 3, 1), date(2022, 3, 31)))),
                        ("2022.3.28", Note(period=(date(2022, 3, 28), date(2022, 3, 28)))),
        ("2022年3月31日", Note(period=(date(2022, 3, 31), date(2022, 3, 31)))),
        ("2022年2月31日", Note(period=(date(2022, 2, 28), date(2022, 2, 28)))),
        ("2022年荣获", Note(period=year(2022))), ("2022年获得", Note(period=year(2022))),
        ("2022年获评", Note(period=year(2022))), ("2022年颁发", Note(period=year(2022))),
        ("2022年授予", Note(period=year(2022))),
        ("2022年评定", Note(period=year(2022))), ("第二十届", Note(edition="第二十届")),
        ("第3届", Note(edition="第3届")), ("首届", Note(edition="首届")), ("首批", Note(edition="首批")),
        ("第二批", Note(edition="第二批")),
        ("第二批次", Note(edition="第二批次")), ("第三轮", Note(edition="第三轮")),
        ("第一届至第三届", Note(edition="第一届至第三届")),
        ("市级", Note(level="市级")), ("国家级", Note(level="国家级")),
        *((f"{level}级", Note(level=f"{level}级")) for level in ("省", "区", "县", "校", "院", "局", "集团", "公司",
        "街道", "镇", "部", "省部", "地市", "厅局")), ("甲级", None),
        ("华川通信〔2022〕217号", Note(number="华川通信〔2022〕217号")),
        ("文号：华川通信（2022）217号", Note(number="华川通信（2022）217号")),
        ("发文号华川通信[2022]第217号", Note(number="华川通信[2022]第217号")),
        ("华川通信【2022】217号", Note(number="华川通信【2022】217号")),
        ("江州市文明委，2022年3月", Note(grantor="江州市文明委", period=(date(2022, 3, 1), date(2022, 3, 31)))),
        ("市妇联颁发", Note(grantor="市妇联")), ("市妇联联合颁发", Note(grantor="市妇联")),
        ("市妇联、市总工会", Note(grantor="市妇联、市总工会")),
        ("市妇联；2022年", Note(grantor="市妇联", period=year(2022))),
        ("市妇联/2022年", Note(grantor="市妇联", period=year(2022))),
        ("市级；第二届", Note(level="市级", edition="第二届")), ("张伟", None), ("含派遣", None),
        ("2022年张伟", None),
        ("", None),
    ],
)  # fmt: skip
def test_what_a_bracket_beside_a_title_says(text: str, note: Note | None) -> None:
    assert note_of(text) == note


@pytest.mark.parametrize(
    ("text", "title", "note"),
    [
        ("2022年度文明单位", "文明单位", Note(period=year(2022))),
        ("2022年度，文明单位", "文明单位", Note(period=year(2022))),
        ("2022年：文明单位", "文明单位", Note(period=year(2022))),
        ("第二届文明单位", "文明单位", Note(edition="第二届")),
        ("2019-2020年度（第二十届）文明单位", "文明单位", Note(period=year(2019, 2020), edition="第二十届")),
        ("（市级）文明单位", "文明单位", Note(level="市级")), ("（含派遣）文明单位", "（含派遣）文明单位", Note()),
        *((f"{lead}文明单位", "文明单位", Note()) for lead in ("了", "过", "得", "到", "：", ":", "，", "其中",
        "荣誉：", "荣誉称号：", "了：")), ("文明单位", "文明单位", Note()),
    ],
)  # fmt: skip
def test_what_stands_before_a_title(text: str, title: str, note: Note) -> None:
    start, found = pass_over(text, 0, len(text))
    assert (text[start:], found) == (title, note)


@pytest.mark.parametrize(
    ("words", "body"),
    [("《江州日报》", True), ("市总工会", True), ("江州市人民政府", True), ("市妇联", True), ("江州市水务局", True),
    ("张伟", False), ("局", False), ("文明单位", False)],
)  # fmt: skip
def test_bodies_that_give_awards(words: str, body: bool) -> None:
    assert is_body(words) is body


# Headers of names, offices


@pytest.mark.parametrize(
    ("header", "names"),
    [
        *((words, True) for words in (
            "姓名", "董事姓名", "董事、监事姓名", "获奖者", "获奖人", "获奖人员", "获奖个人", "获奖教师",
            "获奖选手", "获奖者姓名", "指导教师", "指导老师", "参训教师", "支教老师", "主讲人", "讲师", "组长",
            "成员", "法定代表人",
            "公司的法定代表人", "法人代表", "单位负责人", "企业负责人", "负责人", "联系人", "联系人姓名", "经办人",
            "董事会秘书", "证券事务代表", "负责人（组长）", "姓 名", "组长/成员",
        )),
        *((words, False) for words in ("获奖单位", "人员数量", "姓名职务", "单位", "成员单位", "组长/单位", "")),
    ],
)  # fmt: skip
def test_headers_over_names(header: str, names: bool) -> None:
    assert heads_names(header) is names


@pytest.mark.parametrize(
    ("label", "names"), [("姓名", True), ("公司的法定代表人", True), ("联系人 姓名", True), ("负责人", True),
    ("获奖者", False), ("单位", False)]
)  # fmt: skip
def test_labels_beside_names(label: str, names: bool) -> None:
    assert labels_a_name(label) is names


@pytest.mark.parametrize(
    ("cell", "office"),
    [("院长", True), ("党委书记、董事长", True), ("工会主席", True), ("财务部主任", True), ("党委 书记", True),
    ("张院长", True), ("院长办公室", False), ("管理岗位", False), ("霁川市供水中心主任", False)],
)  # fmt: skip
def test_cells_that_are_an_office(cell: str, office: bool) -> None:
    assert is_office(cell) is office


@pytest.mark.parametrize(
    ("behind", "office"),
    [
        ("为公司副总经理。", "公司副总经理"), ("任公司副总经理，", "公司副总经理"),
        ("担任公司副总经理", "公司副总经理"), ("兼任副主任。", "副主任"), ("出任副主任。", "副主任"),
        ("接任副主任。", "副主任"), ("当选副主任。", "副主任"),
        ("当选为副主任。", "副主任"), ("为优秀员工。", None), ("离任副主任。", None), ("为公司副总经理人选", None),
    ],
)  # fmt: skip
def test_offices_that_a_name_takes(behind: str, office: str | None) -> None:
    assert office_after(f"夏侯川{behind}", 3) == office


@pytest.mark.parametrize(
    ("behind", "office"),
    [("（党委副书记）", "党委副书记"), ("(党委副书记)到场", "党委副书记"), ("，党委副书记，", "党委副书记"),
    ("，党委副书记", "党委副书记"), ("（女）", None), ("，党委副书记到场", None),
    ("党委副书记", None)],
)  # fmt: skip
def test_offices_beside_a_name(behind: str, office: str | None) -> None:
    assert office_beside(f"夏侯川{behind}", 3) == office


# Who holds an award, who gave it


def awards(text: str) -> list[dict[str, Any]]:
    return [dict(row) for row in read_sentence(text, 2022)["honours"]]


@pytest.mark.parametrize(
    ("text", "title", "recipient"),
    [
        ("2022年，我院先后荣获“文明单位”称号。", "文明单位", "我院"),
        ("张敏同志参加市技能大赛荣获一等奖。", "市技能大赛一等奖", "张敏"),
        ("第三党支部坚持党建引领，获评先进党支部。", "先进党支部", "第三党支部"),
        ("市总工会授予我校“文明单位”称号。", "文明单位", "我校"),
        ("我校被市总工会授予“文明单位”称号。", "文明单位", "我校"),
        ("市总工会将我校评为文明单位。", "文明单位", "我校"),
        ("截至2022年底，我校荣获“文明单位”称号。", "文明单位", "我校"),
        ("在全市评选中，我校荣获“文明单位”称号。", "文明单位", "我校"),
        ("近三年来，我校荣获“文明单位”称号。", "文明单位", "我校"),
        ("二是我校荣获“文明单位”称号。", "文明单位", "我校"),
        ("我校连续三年荣获“文明单位”称号。", "文明单位", "我校"),
        ("我校第三次荣获“文明单位”称号。", "文明单位", "我校"),
        ("我校连续第三届荣获“文明单位”称号。", "文明单位", "我校"),
        ("我校于2022年3月荣获“文明单位”称号。", "文明单位", "我校"),
        ("我校因成绩突出荣获“文明单位”称号。", "文明单位", "我校"),
        ("我校凭借优质服务荣获“文明单位”称号。", "文明单位", "我校"),
        ("我校以优质服务荣获“文明单位”称号。", "文明单位", "我校"),
        ("我校经考核荣获“文明单位”称号。", "文明单位", "我校"),
        ("我校通过评审荣获“文明单位”称号。", "文明单位", "我校"),
        ("我校作为代表荣获“文明单位”称号。", "文明单位", "我校"),
        ("①我校荣获“文明单位”称号。", "文明单位", "我校"), ("（1）我校荣获“文明单位”称号。", "文明单位", "我校"),
    ],
)  # fmt: skip
def test_who_holds_an_award(text: str, title: str, recipient: str) -> None:
    (row,) = awards(text)
    assert (row["title"], row["recipient"]) == (title, recipient)


@pytest.mark.parametrize(
    "text",
    ["我校获得各类奖项。", "我校荣获先进个人称号的人员。", "我校争创文明单位。", "我校力争荣获“文明单位”称号。",
    "我校荣获一等奖2项。", "如荣获“文明单位”称号，予以奖励。", "我校未获“文明单位”称号。"],
)  # fmt: skip
def test_counts_wishes_and_denials_are_no_awards(text: str) -> None:
    assert awards(text) == []


@pytest.mark.parametrize(
    ("words", "contest"),
    [("在全市水务技能大赛中", "全市水务技能大赛"), ("在全市水务技能大赛上", "全市水务技能大赛"),
     ("于全市水务技能竞赛中", "全市水务技能竞赛"), ("参加全市水务技能大赛", "全市水务技能大赛"),
     ("参与全市水务技能大赛决赛", "全市水务技能大赛"),
     ("参加全市水务技能大赛活动", "全市水务技能大赛活动"), ],
)  # fmt: skip
def test_a_rank_has_its_contest_in_the_title(words: str, contest: str) -> None:
    (row,) = awards(f"李恒{words}荣获一等奖。")
    assert (row["title"], row["recipient"]) == (f"{contest}一等奖", "李恒")
    assert row["text"].startswith("全市")


@pytest.mark.parametrize(
    ("text", "grantor"),
    [
        ("经市卫健委考核，中心被评为先进单位。", "市卫健委"),
        ("经市卫健委评审，中心被评为先进单位。", "市卫健委"),
        ("经市卫健委审核，中心被评为先进单位。", "市卫健委"), ("经市卫健委认定，中心被认定为先进单位。", "市卫健委"),
        ("经市卫健委批准，中心被评为先进单位。", "市卫健委"),
        ("经市卫健委复审，中心被评为先进单位。", "市卫健委"),
        ("经市卫健委联合评定，中心被评为先进单位。", "市卫健委"),
        ("通过市卫健委评估，中心被评为先进单位。", "市卫健委"),
        ("中心荣获省公路学会科学技术奖。", "省公路学会"), ("中心荣获省水利协会优秀成果奖。", "省水利协会"),
    ],
)  # fmt: skip
def test_who_gave_an_award(text: str, grantor: str) -> None:
    (row,) = awards(text)
    assert row["grantor"] == grantor


def held(text: str) -> list[tuple[str, str | None]]:
    return [(row["title"], row["recipient"]) for row in read_sentence(text, 2022)["honours"]]


MODELS = [("暖心船长", "李恒"), ("护堤卫士", "陆彤")]


@pytest.mark.parametrize("verb", ["涌现", "涌现出", "涌现了", "选树", "选树了", "选树以"])
def test_verbs_that_bring_forth_those_who_have_an_award(verb: str) -> None:
    assert held(f"全站{verb}“暖心船长”李恒、“护堤卫士”陆彤等一批典型。") == MODELS


KINDS = (
    "尖兵", "标兵", "能手", "骨干", "英模", "楷模", "榜样", "典型", "人物", "人才", "工作者", "先进典型", "岗位能手",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_those_who_have_an_award_are_called_together(kind: str) -> None:
    for many in ("等", "等一批", "等一大批"):
        assert held(f"全站涌现出“暖心船长”李恒、“护堤卫士”陆彤{many}{kind}。") == MODELS


PRAISED = ("进行表彰", "予以表彰", "给予表扬", "进行了通报表扬", "给予隆重嘉奖", "予以集中奖励")


@pytest.mark.parametrize("praised", PRAISED)
def test_those_who_are_praised_have_the_award_before_their_name(praised: str) -> None:
    found = held(f"对省级标兵李恒、“最美护堤人”陆彤等{praised}。")
    assert found == [("省级标兵", "李恒"), ("最美护堤人", "陆彤")]


@pytest.mark.parametrize("kind", ["先进人物", "优秀典型", "先进个人", "模范代表", "典型人物", "英雄模范", "劳模代表"])
def test_awards_before_names_of_a_list(kind: str) -> None:
    assert held(f"全站涌现出省劳模李恒、市级标兵陆彤等一批{kind}。") == [("省劳模", "李恒"), ("市级标兵", "陆彤")]
