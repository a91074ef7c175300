"""Outlines: the editions hold together, headings are laid against them, and what fits none stays without topic."""

import pytest
from builders import report
from conftest import SAMPLES, SHARED
from sample_rows import extract_sample

from extractors.outline.outline_fit import Fit, Heading, fit_outline
from extractors.outline.sections import add_sections, read
from schemas.outlines import editions, topic_codes, topics

EDITIONS = {edition.code: edition for edition in editions()}


def headings(text: str) -> list[Heading]:
    """Read an outline from text: two blanks a level."""
    lines = [line for line in text.splitlines() if line.strip()]
    return [((len(line) - len(line.lstrip())) // 2 + 1, line.strip()) for line in lines]


def fitted(text: str) -> Fit:
    return fit_outline(headings(text), editions())


def topic(text: str, title: str) -> str | None:
    fit = fitted(text)
    return next(found for (_, name), found in zip(headings(text), fit.topics, strict=True) if name == title)


FOUR_BLOCKS = """
公开陈述
基本情况
  单位概况
  组织机构
  报告参数
履行社会责任情况
  保障职工权益
    职工教育
    劳动用工
    安全健康
    心灵驿站
  诚信执业服务
    守法经营
    优质服务
  参与社会治理
    社区共建
    志愿服务
    扶贫帮困
  绿色环保形象
    环境保护
    节能降耗
预期与展望
社会评价
"""
CHAPTERS = """
领导致辞
基本情况
  单位简介
  组织架构
  报告说明
维护员工权益
  员工教育
  员工录用
  劳动保护
诚信经营服务
  诚信建设
  优质服务
参与社会共治
  文明共建
  志愿者服务
  爱心捐助
绿色环保
  环境管理
  低碳节能
报告展望
社会评价
"""
FIVE_DUTIES = """
公开陈述
单位概况
报告说明
履行社会责任情况
  员工责任
    员工教育
    员工录用
    权益保护
    安全保护
  经济与服务责任
    利润与效益
    产品与服务
  诚信责任
    守法
    诚信经营与服务
    社会形象
  社区责任
    救灾与慈善捐助
    志愿服务
  环保责任
    环境管理
    低碳节能
报告预期
"""
SCHOOL = """
校长致辞
学校概况
依法治校
教书育人
  德育工作
  学生资助
师资队伍建设
规范办学
服务社会
  家校共育
平安校园
绿色校园
未来展望
"""
SCHOOL_DUTIES = """
公开陈述
学校概况
报告内容
  队伍建设责任
    教工教育
    权益保护
    安全保护
  人才培养责任
    教育教学
    思想道德
  文化传承责任
    文化载体
  依法诚信责任
    守法执法
  社会服务责任
    志愿服务
  生态文明责任
    低碳环保
报告展望
社会评价
"""
ESG = """
关于本报告
董事长致辞
走进甲乙集团
可持续发展管理
  利益相关方沟通
规范治理
  党建引领
  董事会建设
环境责任
  应对气候变化
  废弃物管理
员工责任
  员工权益
  职业健康与安全
供应链管理
公益慈善
附录
"""
CSR = """
关于本报告
总经理致辞
公司简介
责任管理
市场绩效
  股东责任
  客户责任
社会绩效
  员工责任
  安全生产
  社区责任
环境绩效
  环境管理
  降污减排
展望
"""
DISCLOSURE = """
总体情况
  主动公开
  依申请公开
主动公开政府信息情况
收到和处理政府信息公开申请情况
政府信息公开行政复议、行政诉讼情况
存在的主要问题及改进情况
其他需要报告的事项
"""
BUDGET = """
甲市乙局主要职能
甲市乙局机构设置
名词解释
2026年部门预算编制说明
2026年部门财务收支预算总表
2026年部门收入预算总表
2026年部门支出预算总表
2026年部门财政拨款收支预算总表
2026年部门一般公共预算支出功能分类预算表
2026年部门“三公”经费和机关运行经费预算表
其他相关情况说明
  2026年“三公”经费预算情况说明
  政府采购情况
"""
KNOWN = {
    "four-blocks": FOUR_BLOCKS,
    "five-duties": FIVE_DUTIES,
    "school": SCHOOL,
    "company-esg": ESG,
    "company-csr": CSR,
    "government-info": DISCLOSURE,
    "department-budget": BUDGET,
}


def test_the_topic_tree_is_whole() -> None:
    assert all(one.parent is None or one.parent in topic_codes() for one in topics())
    assert len(topic_codes()) == len(topics())


def test_every_edition_has_required_parts_and_no_title_twice_under_one_parent() -> None:
    assert set(EDITIONS) == set(KNOWN)
    for edition in editions():
        assert sum(part.required for part in edition.parts) >= 5
        seen: dict[tuple[str | None, str], str] = {}
        for part in edition.parts:
            for title in part.titles:
                assert seen.setdefault((part.parent, title), part.code) == part.code, (edition.code, title)


@pytest.mark.parametrize("code", KNOWN)
def test_the_best_edition_is_chosen(code: str) -> None:
    fit = fitted(KNOWN[code])
    assert fit.edition and fit.edition.code == code
    assert fit.share >= 0.9
    assert fit.missing == ()


def test_the_six_duties_of_schools() -> None:
    fit = fitted(SCHOOL_DUTIES)
    assert fit.edition and fit.edition.code == "school"
    assert fit.missing == () and fit.share == 1.0
    assert topic(SCHOOL_DUTIES, "权益保护") == "staff.rights"
    assert topic(SCHOOL_DUTIES, "低碳环保") == "environment.energy"


def test_chapters_may_carry_a_motto() -> None:
    front = "董事长致辞\n关于我们\nESG治理\n治理篇：稳健经营\n  合规经营\n"
    text = front + "环境篇：绿色发展\n  应对气候变化\n社会篇：同心同行\n  员工权益与福利"
    fit = fitted(text)
    assert fit.edition and fit.edition.code == "company-esg" and fit.share == 1.0
    assert topic(text, "应对气候变化") == "environment.emissions"
    assert topic(text, "员工权益与福利") == "staff"


def test_an_office_words_its_blocks_its_own_way() -> None:
    text = FOUR_BLOCKS.replace("保障职工权益", "保障干部职工权益").replace("诚信执业服务", "依法诚信履职")
    fit = fitted(text)
    assert fit.edition and fit.edition.code == "four-blocks" and fit.missing == ()


def test_blocks_may_be_chapters() -> None:
    fit = fitted(CHAPTERS)
    assert fit.edition and fit.edition.code == "four-blocks"
    assert fit.missing == ()
    assert topic(CHAPTERS, "低碳节能") == "environment.energy"


def test_a_missing_part_is_named() -> None:
    without = FOUR_BLOCKS.replace("    志愿服务\n", "").replace("预期与展望\n", "")
    assert [part.title for part in fitted(without).missing] == ["志愿服务", "报告预期与展望"]


def test_a_heading_inside_a_part_takes_its_topic() -> None:
    assert topic(FOUR_BLOCKS, "心灵驿站") == "staff"
    assert topic(FOUR_BLOCKS, "优质服务") == "economy.customers"
    assert topic(FOUR_BLOCKS, "履行社会责任情况") is None  # all duties: no one topic


def test_the_same_title_means_what_stands_above_it() -> None:
    text = CHAPTERS.replace("报告展望", "报告预期与展望\n  预期绩效\n    社会效益\n    环境效益").replace(
        "  爱心捐助", "  爱心捐助\n  社会效益"
    )
    fit = fitted(text)
    found = [
        part and part.code for (_, title), part in zip(headings(text), fit.parts, strict=True) if title == "社会效益"
    ]
    assert found == [None, "expected_social"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "公开陈述\n社会评价",
        "重要提示\n公司基本情况\n  主要会计数据和财务指标\n重要事项\n财务报表\n  合并资产负债表\n  审计报告",
        "重要提示\n公司简介和主要财务指标\n管理层讨论与分析\n公司治理\n环境和社会责任\n重要事项\n财务报告\n  审计报告",
        "总则\n技术要求\n试验方法\n检验规则\n环境保护\n附录",
        "春\n夏\n秋\n冬\n志愿服务\n结语",
    ],
)
def test_what_fits_no_edition_has_no_topic(text: str) -> None:
    fit = fitted(text)
    assert fit.edition is None
    assert set(fit.topics) <= {None} and fit.missing == ()


def test_sections_have_topics_and_the_document_its_outline() -> None:
    names = [
        "一、公开陈述",
        "二、单位概况",
        "三、报告说明",
        "四、员工责任",
        "五、经济与服务责任",
        "六、诚信责任",
        "七、社区责任",
        "八、环保责任",
        "九、报告预期",
    ]
    body = "本单位在报告期内完成了各项工作，具体情况见下文所述，各部门均已核对。"
    document = add_sections(report([line for name in names for line in (name, body)]))
    assert document.outline == "five-duties"
    assert [row.topic for row in read(document)][3:] == [
        "staff", "economy", "integrity", "community", "environment", "report.outlook",
    ]  # fmt: skip


def test_a_document_without_outline_keeps_null() -> None:
    body = "本标准规定了产品的技术要求，适用于各类产品的设计与制造，由标准委员会负责解释。"
    document = add_sections(
        report([line for name in ("一、总则", "二、技术要求", "三、检验规则") for line in (name, body)])
    )
    assert document.outline is None
    assert len(document.sections) == 3 and {row.topic for row in read(document)} == {None}


def test_the_samples_follow_the_four_blocks() -> None:
    for path in (SAMPLES / "pdf").glob("*.pdf"):
        extraction = extract_sample(path)
        (row,) = extraction.tables["documents"].to_pylist()
        assert row["outline"] == "four-blocks"
        by_title = {one["title"]: one["topic"] for one in extraction.tables["sections"].to_pylist()}
        assert by_title["志愿服务"] == "community.volunteering"
        assert by_title["媒体报道" if "媒体报道" in by_title else "媒体关注"] == "report.media"
        assert set(by_title.values()) - {None} <= topic_codes()


def _real(name: str) -> tuple[str | None, Fit]:
    extraction = extract_sample(SHARED / "corpus" / name)
    sections = extraction.tables["sections"].to_pylist()
    outline = extraction.tables["documents"].to_pylist()[0]["outline"]
    return outline, fit_outline([(row["level"], row["title"]) for row in sections], editions())


@pytest.mark.yardstick
def test_the_yardstick_follows_the_four_blocks_and_misses_no_part() -> None:
    outline, fit = _real("seed2022.pdf")
    assert outline == "four-blocks"
    assert fit.missing == () and fit.share == 1.0
    assert None not in fit.parts


@pytest.mark.yardstick
@pytest.mark.parametrize(
    ("name", "outline"),
    [
        ("real/wanli-budget-2023.pdf", "department-budget"),
        ("real/hongze-gov-info-2023.pdf", "government-info"),
        ("real/plumb-neelectric-2018q1.pdf", None),
        ("real/plumb-anhui-landstd.pdf", None),
    ],
)
def test_other_real_reports(name: str, outline: str | None) -> None:
    assert _real(name)[0] == outline
