"""Places behind a count and the words before that lead to them; what some of a thing was used for."""

import pytest

from pipeline.sentences import read_sentence


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("慰问9个村，送药86箱。", "慰问村"),
        ("走访9个乡。", "走访乡"),
        ("修建9个村的水渠。", "修建"),
        ("用于石桥村、东港村等9个村的水渠。", "村"),
        ("服务东港、西渡两市9个县（区）。", "县"),
        ("供应周边9个镇的茶园。", "供应茶园的镇"),
        ("拖轮5艘，其中3艘用于日常巡航。", "拖轮"),
        ("统计范围为四个养护站。", "养护站"),
        ("覆盖范围扩大到86平方公里。", "覆盖范围"),
    ],
)
def test_places_behind_a_count(text: str, metric: str) -> None:
    assert read_sentence(text, 2022)["quantities"][0]["metric"] == metric


@pytest.mark.parametrize(
    ("text", "metric", "subject"),
    [
        ("茶叶产品也销往海外30多个国家。", "销往国家", "茶叶产品"),
        ("业务遍及全球86个国家和地区。", "遍及国家和地区", "业务"),
        ("现有员工来自12个省。", "来自省", "员工"),
        ("拥有遍布全国16个省的门店。", "省", None),
        ("来自36个国家的游客8.6万人次。", "国家", None),
        ("产品出口额较大，设有9个国家馆。", "国家馆", None),
    ],
)
def test_what_goes_to_places_that_are_counted(text: str, metric: str, subject: str | None) -> None:
    row = read_sentence(text, 2022)["quantities"][0]
    assert (row["metric"], row["subject"]) == (metric, subject)


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("拖轮5艘，其中3艘用于日常巡航。", "用于日常巡航的拖轮"),
        ("秸秆86吨，其中36吨制成板材，9吨用于有机肥。", "用于有机肥"),
        ("秸秆86吨，稻壳9吨用于有机肥。", "稻壳"),
    ],
)
def test_what_some_of_it_was_used_for(text: str, metric: str) -> None:
    assert read_sentence(text, 2022)["quantities"][-1]["metric"] == metric
