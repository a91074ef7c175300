"""Words beside a number that say what it is, each in a sentence: item, bound, mark, condition; words of headers."""

import pytest

from extractors.tables.measures import deals_out, is_part, names_measure
from pipeline.sentences import read_sentence


def read(text: str) -> list[tuple[str, str | None]]:
    return [(row["text"], row["metric"]) for row in read_sentence(text, 2022)["quantities"]]


COUNTS = (*"人名位户家个项种件所台辆座处门册份条篇场次起例",)


@pytest.mark.parametrize("unit", COUNTS)
def test_an_item_of_a_list_of_counts_need_not_say_its_unit_again(unit: str) -> None:
    assert read(f"全院救护车12{unit}，其中红星车7。") == [(f"12{unit}", "救护车"), ("7", "红星车")]


@pytest.mark.parametrize(
    "measure", ["平均", "人均", "分数", "评分", "面积", "海拔", "单价", "价格", "指数", "系数", "体重", "总长", "型号"]
)
def test_a_number_behind_a_measure_is_no_item_of_a_list_of_counts(measure: str) -> None:
    assert read(f"民警320人，其中{measure}178。") == [("320人", "民警")]


@pytest.mark.parametrize("number", ["17.5", "12-15", "123456"])
def test_an_item_of_a_list_of_counts_is_a_short_whole_number(number: str) -> None:
    assert read(f"民警320人，其中女警{number}，均已到岗。") == [("320人", "民警")]


WHO = (
    "儿童", "幼儿", "学生", "学员", "居民", "村民", "市民", "公民", "群众", "人群", "人员", "人士", "人才", "职工",
    "员工", "党员", "患者", "读者", "观众",
)  # fmt: skip


@pytest.mark.parametrize("who", WHO)
def test_ages_belong_to_those_who_have_them(who: str) -> None:
    assert read(f"0-6岁{who}共36人。") == [("36人", f"0-6岁{who}")]


OVER = (
    "超", "超过", "达", "达到", "超出", "不足", "高于", "低于", "大于", "小于", "多于", "少于",
)  # fmt: skip


@pytest.mark.parametrize("over", OVER)
def test_a_bound_belongs_to_what_is_counted_behind_it(over: str) -> None:
    assert read(f"参保{over}500人的企业有12家。") == [("12家", f"参保{over}500人的企业")]


@pytest.mark.parametrize("word", ["若", "倘若", "倘", "假如", "假设", "如果", "一旦", "当", "如", "凡"])
def test_nothing_was_reached_in_a_condition(word: str) -> None:
    assert read(f"{word}单笔采购额超过30万元，由董事会审议。") == []


DONE = (
    "共", "计", "先后", "开展", "组织", "举办", "召开", "举行", "完成", "实施", "进行", "参加", "参与", "接受", "达",
    "有", "为", "连续", "每月", "人均", "年均", "分别", "不少于", "至少", "约", "近",
)  # fmt: skip


@pytest.mark.parametrize("word", DONE)
def test_han_numerals_behind_words_that_count(word: str) -> None:
    ((text, metric),) = read(f"全年{word}三次会议。")
    assert text.endswith("三次")
    assert metric is not None
    assert metric.endswith("会议")


@pytest.mark.parametrize("full", ["满分", "满分为", "满分是", "总分", "总分值", "卷面分"])
def test_what_could_be_had_at_most_is_no_result(full: str) -> None:
    assert read(f"考核{full}100分，得分96分。") == [("96分", "得分")]


@pytest.mark.parametrize("got", ["自评", "得分", "评分"])
def test_of_a_total_and_what_was_got_of_it_the_latter_is_read(got: str) -> None:
    assert read(f"总分120分，{got}113分。") == [("113分", got)]


KINDS = (
    "编制数", "门诊量", "诊疗人次", "培训支出", "业务收入", "灌溉面积", "客运里程", "值班时长", "存款余额", "人工成本",
    "经营利润", "农业产值", "补贴额",
)  # fmt: skip


@pytest.mark.parametrize("outer", KINDS)
def test_headers_that_name_a_quantity_deal_it_out_to_parts(outer: str) -> None:
    assert deals_out(outer, "内科")
    assert not deals_out(outer, "合计")


@pytest.mark.parametrize("time", ["", "本期", "本年", "上年", "当期"])
@pytest.mark.parametrize(
    "what", ["发生", "变动", "增减", "增加", "减少", "累计", "计提", "账面", "实际", "完成", "预算", "决算", "预算完成"]
)
def test_headers_that_only_say_which_amount_deal_out_nothing(time: str, what: str) -> None:
    assert not any(deals_out(time + what + end, "内科") for end in ("金额", "余额", "额", "数量", "数", "量"))


PARTS = ("内科", "城东片", "A区", "一二三四五六七八")
NO_PARTS = (
    "税金", "合计", "小计", "总计", "其他", "其它", "增加", "减少", "变动", "计提", "转回", "转销", "转入", "转出",
    "核销", "处置", "调整", "资产", "负债", "投资损失", "收益", "坏账准备", "应收账款", "货币资金", "贷款", "营业税",
    "A-1", "供水量", "绿地面积", "一二三四五六七八九",
)  # fmt: skip


def test_labels_of_parts_and_of_what_is_no_part() -> None:
    assert [label for label in (*PARTS, *NO_PARTS) if is_part(label)] == [*PARTS]


MEASURES = (
    "供水量", "编制数", "公园绿地面积", "管网里程", "供水时长", "值班时间", "就诊人次", "研发投入", "预算支出",
    "营业收入", "人工成本", "经营利润", "农业产值", "考核指标", "弹性系数", "耐压强度", "污水浓度", "人口密度",
    "池水温度", "电力消耗", "综合能耗", "男女占比", "工程进度", "自给比例", "投资比重", "考核得分", "专家评分",
    "养殖规模", "工作经费", "项目资金", "就业补助", "平均年龄", "坝体长度", "水箱容积", "闸门高度", "井深度",
    "存款余额", "账面价值", "单价", "合格率", "水费", "数量（吨）", "里程（公里）",
)  # fmt: skip


def test_headers_that_name_a_quantity_and_those_that_do_not() -> None:
    others = ("行政", "北坪水厂", "工期", "内科", "耗电")
    assert [words for words in (*MEASURES, *others) if names_measure(words)] == [*MEASURES]


def test_what_a_count_is_worked_out_to_is_of_the_same_things() -> None:
    assert read("将岗位由原来的86个细化为231个。") == [("86个", "岗位"), ("231个", "岗位")]
