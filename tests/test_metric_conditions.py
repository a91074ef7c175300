"""What the rules of metrics ask of a sentence: one where it holds, beside one where it just does not."""

import pytest

from pipeline.sentences import read_sentence

CASES = [
    # By how much below a norm: hardly more than a third of the level, which a norm exceeds
    ("排放浓度为30毫克/立方米，低于限值9毫克/立方米。", "9毫克/立方米", ("排放浓度低于限值的幅度", None)),
    ("排放浓度为30毫克/立方米，低于限值12毫克/立方米。", "12毫克/立方米", (None, None)),
    # Funds before and after costs
    ("募集资金总额6亿元，扣除发行费用860万元后净额为5.9亿元。", "5.9亿元", ("募集资金净额", None)),
    ("募集资金总额6亿元，扣除发行费用860万元后实际净额为5.9亿元。", "5.9亿元", ("募集资金净额", None)),
    # Some of the whole that is told, or of others
    ("860名船员里有26人集中安置。", "26人", ("集中安置的船员", None)),
    ("860名船员在岗，学徒中26人集中安置。", "26人", ("集中安置的学徒", None)),
    # Things that the sentence is about; no names of places
    ("书屋为孩子提供去处，现有26个。", "26个", ("书屋", None)),
    ("龙桥为孩子提供去处，现有26个。", "26个", (None, None)),
    # How it was done, before what was done
    ("12名学员免费佩戴助听器。", "12名", ("学员", "免费佩戴助听器")),
    ("36名学徒免费体检。", "36名", ("学徒", None)),
    # To whom something was done, up to how it was done
    ("对更新迟缓的6个网站栏目分别通报。", "6个", ("更新迟缓的网站栏目", None)),
    ("对更新迟缓的6个单位发函。", "6个", ("更新迟缓的单位", None)),
    # People of the bodies that are counted before
    ("3所学校学生42名。", "42名", ("学生", "学校")),
    ("3所学校，学生42名。", "42名", ("学生", "学校")),
    ("12个车间职工3万元。", "3万元", ("车间职工", None)),
]


@pytest.mark.parametrize(("text", "figure", "expected"), CASES)
def test_what_is_measured_on_either_side_of_a_condition(
    text: str, figure: str, expected: tuple[str | None, str | None]
) -> None:
    rows = {row["text"]: (row["metric"], row["subject"]) for row in read_sentence(text, 2022)["quantities"]}
    assert rows[figure] == expected


@pytest.mark.parametrize(
    ("text", "signs"),
    [("支出¥3,000元。", ["currency sign"]), ("利润-8万元。", ["minus"]), ("借款美元3,000元。", ["currency name"])],
)
def test_what_leads_a_number_is_named_only_where_it_does(text: str, signs: list[str]) -> None:
    (row,) = read_sentence(text, 2022)["quantities"]
    leads = {"currency sign", "currency name", "minus"}
    assert [name for name in row["rule"].split("; ") if name in leads] == signs


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("用电量、用水量和耗纸比2021年6月的66万千瓦时、9吨和173包分别下降5%、6%和7%。", "2021"),
        ("用电量、用水量和耗纸比2021年上半年同期的66万千瓦时、9吨和173包分别下降5%、6%和7%。", "2021"),
        ("用电量、用水量和耗纸比2021年6月的66万千瓦时下降，9吨和173包已入库。", "2022"),
    ],
)
def test_a_time_is_that_of_all_values_in_a_list_behind_it(text: str, year: str) -> None:
    rows = {row["text"]: str(row["period_start"])[:4] for row in read_sentence(text, 2022)["quantities"]}
    assert (rows["66万千瓦时"], rows["173包"]) == ("2021", year)
