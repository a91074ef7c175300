"""Honours by classes of wording that reports print: each with what it must leave."""

import pytest
from test_honours import listed, rows, short, under

from extractors.honours import honours

OWN = "市二院"
TITLES = [
    # a word of distinction before what a person is called
    ("方知远荣获2020年度砚州市十佳工程师称号。", [("砚州市十佳工程师", "方知远")]),
    ("韩冰荣获2021年度江城市优秀河湖长称号。", [("江城市优秀河湖长", "韩冰")]),
    ("站长周洋荣获集团年度最佳安全员称号。", [("集团年度最佳安全员", "周洋")]),
    ("项目获得消防员支持。", []),
    ("老人获得优秀社工的陪伴。", []),
    # a list of a level that one is selected into
    ("并入选2021—2023年度省级重点培育单位。", [("省级重点培育单位", OWN)]),
    ("我院入选市级安全生产标准化企业。", [("市级安全生产标准化企业", OWN)]),
    ("我院入选省级预算单位名单。", []),
    ("我院入选市级医院。", []),
    # a superlative with 的
    (
        "公司先后荣获最受用户信赖的十佳供水企业、节水先进单位等荣誉称号。",
        [("最受用户信赖的十佳供水企业", OWN), ("节水先进单位", OWN)],
    ),
    (
        "医院先后获得群众最满意的医院、省级文明单位等荣誉称号。",
        [("群众最满意的医院", OWN), ("省级文明单位", OWN)],
    ),
    ("团队荣获最值得信赖的伙伴称号。", [("最值得信赖的伙伴", "团队")]),
    ("老人们获得了最贴心的服务。", []),
    ("员工获得最全面的培训。", []),
    # what kind of award it is, before its name
    ("荣获全市节能改造领域最高荣誉—“碧水奖”。", [("碧水奖", OWN)]),
    ("项目荣获国家工程建设最高质量奖——鲁班奖。", [("鲁班奖", "项目")]),
    ("我院荣获市政府设立的质量最高荣誉“市长质量奖”。", [("市长质量奖", OWN)]),
    ("捐款数额为历年最高——“爱心”账户。", []),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert short(rows(text)) == expected


def test_the_words_before_a_name_tell_its_level() -> None:
    (row,) = rows("公司荣获中国水务行业最高奖——“大禹奖”。")
    assert (row.title, row.award_level) == ("大禹奖", "行业")


@pytest.mark.parametrize("heading", ["社会认可", "行业认可", "外部肯定"])
def test_headings_over_lists_of_awards(heading: str) -> None:
    document = under(heading, "江城市文明单位\n2022年江城市平安医院")
    assert short(list(honours.read(document))) == [("江城市文明单位", OWN), ("江城市平安医院", OWN)]


@pytest.mark.parametrize("heading", ["社会认可度", "认可机制"])
def test_headings_with_such_a_word_that_head_no_list(heading: str) -> None:
    assert short(list(honours.read(under(heading, "江城市文明单位")))) == []


@pytest.mark.parametrize(
    "text",
    [
        "泵站公司参加评选：评委打分评选“一级”“二级”。",
        "专家现场打分，按“优秀”“良好”评定。",
        "职工代表畅谈“匠心”“初心”。",
        "会议宣读了《关于表彰的决定》，与会人员合影留念。",
    ],
)
def test_prose_under_an_honours_heading_quotes_other_things_too(text: str) -> None:
    assert short(listed(text)) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("公司荣获创业板上市公司最佳内控奖。", None),
        ("公司荣获都市圈水务创新奖。", None),
        ("公司荣获城市供水先进单位称号。", None),
        ("公司荣获江城市供水先进单位称号。", "省市"),
        ("公司荣获市供水先进单位称号。", "省市"),
    ],
)
def test_a_level_is_no_part_of_another_word(text: str, level: str | None) -> None:
    assert [row.award_level for row in rows(text)] == [level]


@pytest.mark.parametrize(
    ("text", "title", "recipient", "grantor"),
    [
        # 经 within a word is no mark of who gives it
        ("支行客户经理程某被总行评为2022年度“服务标兵”。", "服务标兵", "程某", "总行"),
        ("社区服务站连年被评为街道先进集体。", "街道先进集体", "社区服务站", None),
        ("由市应急局、市总工会联合授予“安全标兵班组”称号。", "安全标兵班组", OWN, "市应急局、市总工会"),
        ("经市卫健委考核，我中心被认定为市级慢病防控示范单位。", "市级慢病防控示范单位", OWN, "市卫健委"),
        ("江城市水务局通报表扬泵站公司为“防汛先进单位”。", "防汛先进单位", "泵站公司", "江城市水务局"),
        ("共青团江城市委授予热线班“市级青年文明号”称号。", "市级青年文明号", "热线班", "共青团江城市委"),
        ("由集团公司授予泵站公司“安全生产先进单位”奖牌。", "安全生产先进单位", "泵站公司", "集团公司"),
        # the body before a title in quotes, or before an edition, gives it
        ("邬燕荣获总行“合规标兵”称号。", "合规标兵", "邬燕", "总行"),
        ("李恒荣获江城市“最美护士”称号。", "江城市“最美护士”", "李恒", None),
        ("公司入选国家能源局第四批节能先进单位名单。", "节能先进单位", OWN, "国家能源局"),
        # who is told in an earlier clause, or made what won
        ("柜员李恒凭着细心，堵截诈骗3起，被市公安局授予“反诈先锋”称号。", "反诈先锋", "李恒", "市公安局"),
        ("计量中心通过复审，继续保留“省级文明单位”称号。", "省级文明单位", "计量中心", None),
        ("由我公司承建的泵站工程被评为省优质工程。", "省优质工程", "我公司承建的泵站工程", None),
    ],
)
def test_who_gave_it_to_whom(text: str, title: str, recipient: str, grantor: str | None) -> None:
    assert [(row.title, row.recipient, row.grantor) for row in rows(text)] == [(title, recipient, grantor)]


@pytest.mark.parametrize(
    "text",
    ["志愿服务队获得“ISO9001”证书。", "公司被认定为高新技术企业。", "观看荣获“全国劳动模范”称号的事迹。"],
)
def test_what_certifies_or_is_looked_at_is_no_honour(text: str) -> None:
    assert short(rows(text)) == []
