"""Words that a dictionary splits or joins, put together as they are meant; and those that stay as they are."""

from decimal import Decimal

import pytest

from extractors.indicators.matching import Figure, Matcher
from extractors.metrics.cut.words import Token, merged, ties
from extractors.metrics.spellings import bare, is_thin, is_vague, sorts_of, spellings
from schemas.indicators import load


def tokens(said: str) -> list[Token]:
    """Words as 词/flag, divided by blanks; n where no flag is given."""
    return [Token(word, flag or "n") for word, _, flag in (one.partition("/") for one in said.split())]


def words(said: str) -> str:
    return " ".join(token.text for token in merged(tokens(said)))


@pytest.mark.parametrize(
    ("split", "whole"),
    [
        ("驾驶/v 及其/c 他/r 人员", "驾驶 及 其他 人员"),
        ("驾驶/v 及其/c 他人/r", "驾驶 及 其他 人"),
        ("驾驶/v 及其/c 家属", "驾驶 及其 家属"),
        ("驾驶/v 及其/c", "驾驶 及其"),
        ("其他/b 他人/r", "其他 他人"),
        ("在/p 岗/n 职工", "在岗 职工"),
        ("在/p 站 职工", "在站 职工"),
        ("在/p 站 举办/v", "在 站 举办"),
        ("生/n 均/d 借阅", "生均 借阅"),
        ("员/n 均/d 借阅", "员 均 借阅"),
        ("生/n 比/p 借阅", "生 比 借阅"),
        ("占/v 比/p", "占比"),
        ("共占/v 比/p", "共占比"),
        ("占/v 均/d", "占 均"),
        ("人均/n 年/q 增收/v", "人均年 增收"),
        ("人均/n 月/q 增收/v", "人均月 增收"),
        ("人均/n 季/q 增收/v", "人均 季 增收"),
        ("人均/n 年/q", "人均 年"),
        ("平均/n 年/q 增收/v", "平均 年 增收"),
        ("审核/v 不/d 通过/v", "审核 不通过"),
        ("不/d 良品率/n", "不良品率"),
        ("很/d 良品率/n", "很 良品率"),
        ("超过/v 200/m 米/q 的/u 时段", "超过200米 的 时段"),
        ("超过/v 200/m 米/q 时段", "超过 200 米 时段"),
        ("5/m 县 特产", "5县 特产"),
        ("5/m 县", "5 县"),
        ("5/m 县 举办/v", "5 县 举办"),
        ("用/p 信率/n", "用信率"),
        ("的/u 信率/n", "的 信率"),
        ("用/p 税率/n", "用 税率"),
        ("用/p 税利/n", "用 税利"),
        ("清/v 收率/n", "清收率"),
        ("清理/v 收率/n", "清理 收率"),
        ("用/p 回收率/n", "用 回收率"),
        ("最/d 大/a 者/k", "最 大 者"),
        ("最/d 员工/n 者/k", "最 员工 者"),
        ("很/d 年轻/a 者/k", "很 年轻 者"),
        ("未/d 执行/v 合同", "未执行 合同"),
        ("应/v 出席/v 董事", "应出席 董事"),
        ("不/d 文明/a 行为", "不文明 行为"),
        ("未/d 执行/v", "未 执行"),
        ("未/d 去/v 合同", "未 去 合同"),
        ("未/d 执行/v 书", "未 执行 书"),
        ("未/d 执行/v 迅速/d", "未 执行 迅速"),
        ("未/d 目前/t 合同", "未 目前 合同"),
        ("未/d 执行/v 目前/n", "未 执行 目前"),
        ("已/d 执行/v 合同", "已 执行 合同"),
        ("无/v 单一/b 客户", "无 单一 客户"),
        ("无/v 争议/v 合同", "无争议 合同"),
        ("职工/n 之/u 家/q", "职工之家"),
        ("服务/vn 之/u 星/n 评选", "服务之星 评选"),
        ("之/u 家/q", "之 家"),
        ("职工/n 之/u 书/n", "职工 之 书"),
        ("本/r 年收入/n", "本年 收入"),
        ("本/r 年/q", "本年"),
        ("本/r 年度/n", "本 年度"),
        ("本/r 日收入/n", "本 日收入"),
        ("村装/x 了/u 路灯", "村 装 了 路灯"),
        ("村装/x 去/v 路灯", "村 装去 路灯"),
        ("村装/x 路灯", "村装 路灯"),
        ("村装/x", "村装"),
        ("村装/n 了/u 路灯", "村装 了 路灯"),
        ("村里装/x 了/u 路灯", "村里装 了 路灯"),
        ("各装/x 了/u 路灯", "各装 了 路灯"),
        ("全/a 村装/x 了/u 路灯", "全 村装 了 路灯"),
        ("村装/x 了结/v", "村 装 了结"),
        ("政府/n 采购/vn 预算", "政府采购 预算"),
        ("再/d 就业/v 培训", "再就业 培训"),
        ("乡政府/n 采购/vn 预算", "乡政府 采购 预算"),
        ("薪酬/n 比/p", "薪酬比"),
        ("薪酬/vn 比/p", "薪酬比"),
        ("较/d 比/p", "较 比"),
        ("比/p", "比"),
        ("薪酬/n 较/p", "薪酬 较"),
    ],
)
def test_words_that_are_one(split: str, whole: str) -> None:
    assert words(split) == whole


@pytest.mark.parametrize(
    ("split", "whole"),
    [
        ("公司/n 日/q 供水/vn 能力/n", "公司 日供水 能力"),
        ("日/q 供水/vn 能力/n", "日供水 能力"),
        ("日/q 供/v 能力/n", "日 供 能力"),
        ("5/m 日/q 供水/vn", "5 日 供水"),
        ("五/m 日/q 供水/vn", "五 日 供水"),
        ("月/q 人均/n 增收/v", "月人均 增收"),
        ("月/q 供水/vn", "月 供水"),
        ("年/q 人均/n 增收/v", "年人均 增收"),
        ("年/q 加工/v 能力/n", "年加工 能力"),
        ("年/q 加工/v 总量/n", "年 加工 总量"),
        ("年/q 加工/v 量/n", "年加工 量"),
        ("年/q 发电/vn 设备/n", "年发电 设备"),
        ("年/q 发电/v 设备/n", "年 发电 设备"),
        ("年/q 产量/n", "年产量"),
        ("年/q 产/n", "年 产"),
        ("近/a 年/q 产量/n", "近 年 产量"),
        ("公司/n 年/q 产量/n", "公司 年产量"),
        ("年/q 目前/vn 能力/n", "年 目前 能力"),
        ("时/q 供水/vn 能力/n", "时 供水 能力"),
    ],
)
def test_quantities_of_a_day_a_month_a_year(split: str, whole: str) -> None:
    assert words(split) == whole


@pytest.mark.parametrize(
    ("split", "flag"),
    [("在/p 岗/n", "b"), ("未/d 执行/v 合同", "b"), ("占/v 比/p", "n"), ("职工 之/u 家/q", "n"),
     ("薪酬/n 比/p", "n"), ("本/r 年收入/n", "t"), ("员工/v", "v")],
)  # fmt: skip
def test_the_flag_of_the_word_that_two_are(split: str, flag: str) -> None:
    assert merged(tokens(split))[0].flag == flag


@pytest.mark.parametrize(("word", "tie"), [("为/v", True), ("目前/t", True), ("员工", False), ("培训/v", False)])
def test_words_that_only_tie(word: str, tie: bool) -> None:
    assert ties(tokens(word)[0]) is tie


@pytest.mark.parametrize(
    ("phrase", "sorts"),
    [
        ("员工", ""), ("新增员工", "新"), ("新建泵站", "新"), ("新辟线路", "新"), ("新办企业", "新"),
        ("新铺设管网", "新"),
        ("新敷设管网", "新"), ("员工新增", ""), ("新闻", ""), ("其他员工", "其他"), ("其它员工", "其他"),
        ("其余员工", "其他"),
        ("其中员工", "其他"), ("部分员工", "其他"), ("剩余员工", "其他"), ("员工其他", ""), ("在岗女员工", "在岗 女"),
        ("新增在岗员工", "在岗 新"),
    ],
)  # fmt: skip
def test_words_that_make_it_some_of_a_thing(phrase: str, sorts: str) -> None:
    assert sorts_of(phrase) == sorts


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("全年共培训职工总数", ("全年共培训职工总数", "全年共培训员工总数", "共培训员工总数", "培训员工总数")),
        ("累计培训职工", ("累计培训职工", "累计培训员工", "培训员工")),
        ("共建单位", ("共建单位",)),
        ("职工（含退休）人数", ("职工（含退休）人数", "职工人数", "员工（含退休）人数", "员工人数")),
        ("体检参加", ("体检参加", "体检")),
    ],
)
def test_spellings_under_which_a_name_is_looked_up(phrase: str, found: tuple[str, ...]) -> None:
    assert spellings(phrase) == found


@pytest.mark.parametrize(
    ("phrase", "stem"),
    [
        ("全年共培训职工总数", "培训员工"),
        ("培训职工数", "培训员工"),
        ("共建单位", "共建单位"),
        ("人数", "人数"),
        ("“培训”、职工", "培训员工"),
    ],
)
def test_the_shortest_spelling_of_a_name(phrase: str, stem: str) -> None:
    assert bare(phrase) == stem


@pytest.mark.parametrize(
    ("stem", "vague"),
    [("人数", True), ("项目", True), ("人", True), ("年龄", True), ("平均年龄", False), ("培训员工", False)],
)
def test_names_that_say_nothing_by_themselves(stem: str, vague: bool) -> None:
    assert is_vague(stem) is vague


@pytest.mark.parametrize(("stem", "thin"), [("投入", True), ("培训员工", False)])
def test_names_that_may_be_of_many_things(stem: str, thin: bool) -> None:
    assert is_thin(stem) is thin


@pytest.mark.parametrize(
    ("metric", "key"),
    [
        ("31—50岁船员", "open:31至50岁船员|persons"),
        ("31岁至50周岁船员", "open:31至50岁船员|persons"),
        ("女性31～50岁船员", "open:女性31至50岁船员|persons"),
        ("50岁以上船员", "open:50岁以上船员|persons"),
        ("2020—2021年船员", None),
        ("3至5年船员", None),
        ("12至18船员", None),
    ],
)
def test_ages_from_and_to_are_part_of_a_name(metric: str, key: str | None) -> None:
    """As those from which on it is, in one spelling; spans of years are none."""
    figure = Figure(metric, subject=None, unit="人", value=Decimal(9), clause="", around="", section="")
    match = Matcher(load()).open(figure)
    assert (match and match.code) == key
