"""What stands behind those that are counted: where their name ends, and what they did or had done with them."""

import pytest

from pipeline.sentences import read_sentence


def told(text: str, at: int) -> tuple[str | None, str | None]:
    row = read_sentence(text, 2022)["quantities"][at]
    return row["metric"], row["subject"]


@pytest.mark.parametrize(
    ("text", "at", "metric", "subject"),
    [
        ("8个班组荣获先锋号、12个班组荣获标兵岗。", 0, "班组", "荣获先锋号"),
        ("8个班组荣获先锋号、12个班组荣获标兵岗。", 1, "班组", "荣获标兵岗"),
        ("8个乡镇、36个渔村通了公路。", 0, "乡镇", "通公路"),
        ("仅有8家茶庄和3个茶园获此殊荣。", 0, "茶庄", "获此殊荣"),
        ("仅有8家茶庄和3个茶园获此殊荣。", 1, "茶园", "获此殊荣"),
        ("与40余家茶企建立联络机制。", 0, "茶企", "建立联络机制"),
        ("12名船员因病住院。", 0, "船员", "因病住院"),
        ("北岭茶场2人获此殊荣。", 0, "获此殊荣", None),
        ("其中12项以匿名方式提交。", 0, "以匿名方式提交", None),
        ("其中8篇以独立作者身份刊登在核心期刊及其增刊、专刊上。", 0, "以独立作者身份刊登", None),
        ("前身为首批8家纺织企业之一——江口纺织有限公司。", 0, "纺织企业", None),
        ("大会共收到86名选手的画作。", 0, "选手", None),
        ("为红星社等在内的30家2025年度新增商会颁发证书。", 0, None, None),  # 在内 names nothing
        ("3名学徒共同完成的木雕。", 0, "学徒", "共同完成的木雕"),
        ("具备茶叶烘干能力2万吨/年。", 0, "茶叶烘干能力", None),
    ],
)
def test_what_those_counted_did(text: str, at: int, metric: str, subject: str | None) -> None:
    assert told(text, at) == (metric, subject)


@pytest.mark.parametrize(
    ("text", "at", "metric", "subject"),
    [
        ("与7家联建单位举办讲座。", 0, "联建单位", None),  # their name says which they are
        ("对患病的36名船员开展慰问。", 0, "船员", None),
        ("3座泵站、5座水闸分别完成改造和加固。", 0, "泵站", None),  # dealt out one by one
        ("12家学校与医院参加培训。", 0, "学校与医院", "参加培训"),
        ("完成技术革新21项，其中3项为今年新增。", 1, "技术革新", None),
        ("98%的乡镇书屋、74%的村书屋能够提供借阅服务。", 0, "提供借阅服务的乡镇书屋", None),
        ("茶场营业收入共计3亿元。", 0, "茶场营业收入", None),
    ],
)
def test_what_only_looks_like_it(text: str, at: int, metric: str, subject: str | None) -> None:
    assert told(text, at) == (metric, subject)
