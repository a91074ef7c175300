"""A size that is told before its thing is named with it: 全长86米的木桥, 账面价值86万元的旧厂房."""

import pytest

from pipeline.sentences import read_sentence

MONEY = (
    "价值 净值 原值 原价 余额 总值 总额 金额 总价 造价 总投资 资本 资金 账面价值 账面净值 账面原值 账面余额 公允价值 "
    "评估价值 评估总值 概算总投资 计划总投资 合同总额 合同金额 票面总额 票面金额 注册资本 注册资金"
)
OF_BOOKS = "净值 原值 原价 账面价值 账面净值 账面原值 账面余额 公允价值 评估价值 评估总值"
SIZES = {
    "木桥 米": "全长 总长 长 长度",
    "苗圃 平方米": "总面积 建筑面积 占地面积 使用面积",
    "水窖 立方米": "容量 总容量 设计容量",
    "水库 立方米": "库容 总库容",
    "铜钟 吨": "重 重量",
    "栈桥 米": "高度 宽 宽度",
    "水井 米": "深度 平均深度 最大深度 直径",
    "许可证 年": "有效期 期限 年限",
    "果酱 个月": "保质期 质保期",
    "巡护车 公里": "续航 里程 总里程",
    "水厂 吨": "日处理能力 年产能 年产量 月产量",
    "货船 吨": "载重 载重量 最大载重 额定载重量",
    "培训班 天": "为期",
    "电站 千瓦": "装机规模 装机容量 单机容量",
    "温室 平方米": "单体面积",
}


def metric(text: str) -> str | None:
    (row,) = read_sentence(text, 2022)["quantities"]
    name: str | None = row["metric"]
    return name


@pytest.mark.parametrize("size", MONEY.split())
def test_an_amount_goes_with_the_thing_behind_it(size: str) -> None:
    assert metric(f"出租{size}86万元的旧厂房。") == f"旧厂房{size}"


@pytest.mark.parametrize("size", OF_BOOKS.split())
def test_of_an_amount_in_the_books_what_became_of_the_thing_says_which(size: str) -> None:
    assert metric(f"{size}86万元的旧厂房已出租。") == f"出租的旧厂房{size}"


@pytest.mark.parametrize(("thing", "size"), [(thing, size) for thing, sizes in SIZES.items() for size in sizes.split()])
def test_a_size_goes_with_the_thing_behind_it(thing: str, size: str) -> None:
    noun, unit = thing.split()
    assert metric(f"新建{size}86{unit}的{noun}。") == f"{noun}{size}"


@pytest.mark.parametrize(
    "tie", ["", "为", "约", "约为", "达", "达到", "共", "共计", "合计", "计", "人民币", "近", "超过", "超"]
)
def test_what_ties_an_amount_to_its_size_is_no_part_of_its_name(tie: str) -> None:
    assert metric(f"出租原值{tie}86万元的旧厂房。") == "旧厂房原值"
