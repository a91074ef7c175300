"""What became of each sentence of last year's report: ten planted ones of each class, a report against itself."""

import pytest

from pipeline.checks.examples import read_example
from pipeline.checks.reuse import is_formula, list_reuse, match_sentences, share_unchanged

# Sentences of a made-up unit. A class is planted by what is done to ten of them.
BEFORE = [
    f"{opening}{number}{unit}，{rest}。"
    for number, (opening, unit, rest) in enumerate(
        [
            ("档案科全年整理旧档案", "卷", "其中破损严重的送修复室逐页托裱"),
            ("阅览室接待查档群众", "人次", "老人和残疾人由志愿者陪同办理"),
            ("技术组迁移旧系统数据", "批", "迁移前后逐条比对校验值"),
            ("库房安装温湿度探头", "个", "超限时自动向值班员发送短信"),
            ("我们走进社区开办展览", "场", "居民带来自家老照片现场扫描"),
            ("培训新任档案员", "名", "结业时以盲卷方式考核著录"),
            ("与乡镇结对帮扶村史馆", "家", "帮助补齐口述史料和实物清单"),
            ("开放历史档案", "件", "开放前经三级审核并公示"),
            ("更换老旧消防器材", "套", "每季度组织一次断电演练"),
            ("编印地方史料", "册", "免费赠送给学校和图书馆"),
        ],
        start=21,
    )
]
FLAT = [f"{text[:-1]}，2021年的做法写入制度。" for text in BEFORE]
EXTRA = [text.replace("，", "，按照年初计划", 1) for text in BEFORE]
NEW = [
    "机房改造引入了液冷机柜。", "食堂试行小份菜和按量计价。", "车队全部换成纯电动车型。", "门卫室增设母婴等候区。",
    "家属院加装了四部电梯。", "女职工组成合唱队参加汇演。", "首次聘请外部审计检查采购。", "网站改版后支持读屏软件。",
    "雨水花园拦蓄了屋面径流。", "离退休支部迁入新活动室。",
]  # fmt: skip


def _planted() -> tuple[list[str], list[str], list[str]]:
    """Return the sentences of now and before, and the class of each of now."""
    edited = [text.replace("。", "，群众对此普遍认可。") for text in EXTRA]
    now = [*BEFORE, *(t.replace("2021", "2022") for t in FLAT)]
    before = [*BEFORE, *FLAT]
    kinds = ["identical"] * 10 + ["year_only"] * 10
    moved = [f"{text[:-1]}，每月通报一次进展。" for text in BEFORE]
    before += moved
    now += [text.replace("2", "6", 1).replace("3", "7", 1) for text in moved]
    kinds += ["figures_only"] * 10
    before += [f"回顾全年，{text}" for text in EXTRA]
    now += [f"回顾全年，{text}" for text in edited]
    kinds += ["edited"] * 10
    return now + NEW, before + [f"往年{text[1:]}" for text in reversed(NEW)], kinds + ["new"] * 10


def test_ten_sentences_of_each_class_are_told_right_in_95_of_100() -> None:
    now, before, kinds = _planted()
    found = match_sentences(now, before)
    right = sum(kind == wanted for (_, _, kind, _), wanted in zip(found, kinds, strict=True) if wanted != "new")
    assert right >= 38  # of 40
    # A new sentence with the tail of an old one is edited, one of its own words is new.
    own = match_sentences(now, before[:-10])
    assert sum(kind == wanted for (_, _, kind, _), wanted in zip(own, kinds, strict=True)) == 50
    dropped = set(range(len(before) - 10)) - {match for _, match, _, _ in own}
    assert len(dropped) <= 2


def test_what_is_gone_is_dropped_and_both_sides_have_their_places() -> None:
    report = read_example("\n".join(BEFORE) + "\n@@\n" + "\n".join(BEFORE[5:]))
    rows = list_reuse(report)
    assert [row.kind for row in rows] == ["identical"] * 5 + ["dropped"] * 5
    assert all(row.previous_text and row.previous_start_char is not None for row in rows)
    assert share_unchanged(rows) == 100.0


def test_a_report_against_itself_is_all_identical() -> None:
    text = "\n".join([*BEFORE, *FLAT, *NEW])
    rows = list_reuse(read_example(f"@year=2021\n{text}\n@@\n@year=2022\n{text}"))
    assert {row.kind for row in rows} == {"identical"}
    assert {row.similarity for row in rows} == {100.0}


def test_each_old_sentence_is_the_match_of_one() -> None:
    found = match_sentences(["组织演练三次，效果良好。"] * 3, ["组织演练三次，效果良好。"] * 2)
    assert [kind for _, _, kind, _ in found] == ["identical", "identical", "new"]


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("以习近平新时代中国特色社会主义思想为指导，深入贯彻落实党的二十大精神。", True),
        ("以习近平新时代中国特色社会主义思想为指导，全年巡护河道120公里，劝阻垂钓46人次。", False),
        ("全年巡护河道120公里。", False),
    ],
)
def test_policy_formulas_do_not_count(text: str, formula: bool) -> None:
    assert is_formula(text) is formula
    rows = list_reuse(read_example(f"{text}\n@@\n{text}"))
    assert share_unchanged(rows) == (None if formula else 100.0)


@pytest.mark.parametrize(
    ("now", "before", "kind"),
    [
        ("（3）码头实行夜间值守，进出船舶逐一登记。", "（2）码头实行夜间值守，进出船舶逐一登记。", "identical"),
        ("4.2023年航道水深按月公开。", "3.2022年航道水深按月公开。", "year_only"),
        ("2.5万户渔民完成换证。", "2.4万户渔民完成换证。", "figures_only"),
        ("二〇二三年，船队把节油写入目标。", "二〇二二年，船队把节油写入目标。", "year_only"),
        ("23年底，旧趸船全部更换。", "22年底，旧趸船全部更换。", "year_only"),
        ("港口每年组织船员体检，并为女船员增设一项筛查，建立一人一档的台账。", "港口每年组织船员体检。", "edited"),
        (
            "继水手长常渡入选“最美船员”之后，她所在的汐岭号又被市航运局授予“安全船舶”，带动了全队。",
            "汐岭号被市航运局授予“安全船舶”，水手长常渡入选“最美船员”。",
            "edited",
        ),
        ("食堂换用节能灶具，做饭时间缩短一半。", "港口每年组织船员体检。", "new"),
    ],
)
def test_list_numbers_years_and_what_stands_in_another_sentence(now: str, before: str, kind: str) -> None:
    ((_, _, found, _),) = match_sentences([now], [before])
    assert found == kind


def test_title_unit_and_day_are_no_sentences() -> None:
    text = "港口全年接卸货船42艘，靠泊零差错。\n2021年3月5日\n"
    rows = list_reuse(read_example(f"@year=2021\n{text}@@\n@year=2022\n{text.replace('2021', '2022')}"))
    assert [row.text for row in rows] == ["港口全年接卸货船42艘，靠泊零差错。"]
