"""The indicator dictionary: its data, what phrases find, bad entries. Long for its tables of cases."""

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from extractors.numbers.figure import unit_at
from schemas.indicators import Dictionary, load
from schemas.indicators.model import key
from schemas.outlines import topic_codes

DICTIONARY = load()
HEAD = "code,name,name_en,aliases,dimensions,kind,low,high,topic,definition\n"


def sure(phrase: str, unit: str | None, dictionary: Dictionary = DICTIONARY) -> list[str]:
    return [found.indicator.code for found in dictionary.find(phrase, unit) if found.how != "weak"]


def test_there_are_enough_indicators_of_every_kind() -> None:
    assert len(DICTIONARY.indicators) >= 200
    assert {indicator.kind for indicator in DICTIONARY.indicators} == {"stock", "flow", "ratio", "grade"}


def test_every_entry_is_whole() -> None:
    for indicator in DICTIONARY.indicators:
        assert indicator.topic in topic_codes()
        assert not re.search(r"[㐀-鿿]", indicator.name_en), indicator.code
        assert re.search(r"[㐀-鿿]", indicator.definition), indicator.code
        assert indicator.low is None or indicator.high is None or indicator.low <= indicator.high
        assert all(re.fullmatch(r"\d{1,3}-\d{1,2}", code) for code in indicator.gri), indicator.code
        assert all(re.fullmatch(r"[AB]\d\.\d", code) for code in indicator.hkex), indicator.code


def test_a_sure_alias_means_one_indicator_in_one_unit() -> None:
    for indicator in DICTIONARY.indicators:
        units = {row.unit for row in DICTIONARY.units if row.dimension in indicator.dimensions}
        for alias in (indicator.name, *indicator.aliases):
            for unit in units:
                assert sure(alias, unit) == [indicator.code], (alias, unit)


def test_aliases_are_as_they_are_looked_up() -> None:
    for indicator in DICTIONARY.indicators:
        for alias in (*indicator.aliases, *indicator.weak):
            assert key(alias) == alias.casefold() and len(alias) > 1, alias


def test_units_are_those_that_figures_have() -> None:
    for row in DICTIONARY.units:
        if row.unit:
            read = unit_at(row.unit, 0)
            assert read and read.name == row.unit and read.end == len(row.unit), row
    used = {dimension for indicator in DICTIONARY.indicators for dimension in indicator.dimensions}
    assert used == {row.dimension for row in DICTIONARY.units}


@pytest.mark.parametrize(
    "phrase",
    ["人数", "总数", "活动", "数量", "金额", "次数", "合计", "培训", "会议", "服务", "项目", "覆盖率", "满意度"],
)
def test_what_is_too_vague_names_nothing_for_sure(phrase: str) -> None:
    for unit in ("人", "人次", "次", "%", "元", "件", "项", "个", None):
        assert sure(phrase, unit) == []


# The forty indicators that users asked for and the next ten, as reports print them.
NAMED = [
    ("在岗员工", "名", "staff.total"),
    ("职工总数", "人", "staff.total"),
    ("从业人员", "人", "staff.workforce"),
    ("正式员工", "名", "staff.regular"),
    ("在册职工", "人", "staff.registered"),
    ("合同员工", "名", "staff.contract"),
    ("劳动合同制职工", "人", "staff.contract"),
    ("派遣员工", "名", "staff.dispatched"),
    ("劳务派遣职工", "名", "staff.dispatched"),
    ("外包员工", "人", "staff.outsourced"),
    ("女职工", "人", "staff.female"),
    ("女性员工占比", "%", "staff.female_share"),
    ("女性占比", "%", "staff.female_share"),
    ("女职工占职工总数的比例", "%", "staff.female_share"),
    ("男职工", "人", "staff.male"),
    ("大专及以上学历人数", "人", "staff.college"),
    ("大专及以上学历占职工总数的比例", "%", "staff.college_share"),
    ("本科及以上学历员工占比", "%", "staff.bachelor_share"),
    ("在岗员工平均年龄", "岁", "staff.average_age"),
    ("招收新员工", "名", "staff.hired"),
    ("新招录职工", "名", "staff.hired"),
    ("引进人才", "人", "staff.talents"),
    ("书面劳动合同签约率", "%", "staff.contract_rate"),
    ("社会保险参保率", "%", "staff.insurance_rate"),
    ("五险一金覆盖率", "%", "staff.insurance_rate"),
    ("培训员工", "人次", "training.visits"),
    ("参训人次", "人次", "training.visits"),
    ("人均培训课时", "课时", "training.hours_per_head"),
    ("平均培训时长", "小时", "training.hours_per_head"),
    ("获得技能认证", "人", "training.certified"),
    ("持证上岗率", "%", "training.on_post_rate"),
    ("职工体检", "人次", "health.check"),
    ("职工体检率", "%", "health.check_rate"),
    ("女职工专项体检", "人次", "health.female_check"),
    ("职工及家属体检", "人次", "health.family_check"),
    ("慰问困难职工", "人次", "care.helped"),
    ("帮困", "人次", "care.helped"),
    ("帮困总金额", "元", "care.helped_money"),
    ("安全事故", "起", "safety.accidents"),
    ("工伤事故", "起", "safety.injuries"),
    ("劳动仲裁案件", "件", "staff.disputes"),
    ("应急演练", "次", "safety.drills"),
    ("消防疏散演练", "次", "safety.fire_drills"),
    ("安全培训", "场", "safety.trainings"),
    ("营业收入", "元", "economy.revenue"),
    ("主营收入", "元", "economy.main_revenue"),
    ("经营收入", "元", "economy.operating_income"),
    ("总收入", "元", "economy.total_income"),
    ("利润总额", "元", "economy.profit"),
    ("净利润", "元", "economy.net_profit"),
    ("上缴税金", "元", "economy.tax"),
    ("纳税总额", "元", "economy.tax"),
    ("客户满意度", "%", "economy.satisfaction"),
    ("用户满意率", "%", "economy.satisfaction"),
    ("投诉量", "件", "economy.complaints"),
    ("申诉率", "件/百万户", "economy.appeal_rate"),
    ("投诉办结率", "%", "economy.complaints_closed"),
    ("投诉处理及时率", "%", "economy.complaints_timely"),
    ("撰写论文", "篇", "innovation.papers_written"),
    ("发表论文", "篇", "innovation.papers"),
    ("授权专利", "件", "innovation.patents_granted"),
    ("合同履约率", "%", "integrity.contract_rate"),
    ("税款上缴率", "%", "integrity.tax_rate"),
    ("受到行政处罚", "次", "integrity.penalties"),
    ("廉洁教育", "次", "clean.sessions"),
    ("警示教育", "次", "clean.warnings"),
    ("普法宣传", "场", "integrity.law_sessions"),
    ("讲党课", "次", "party.lectures"),
    ("实名注册志愿者", "人", "volunteer.registered"),
    ("志愿者注册率", "%", "volunteer.rate"),
    ("注册志愿者占员工总数", "%", "volunteer.rate"),
    ("党员志愿者覆盖率", "%", "volunteer.party_rate"),
    ("志愿服务活动", "次", "volunteer.activities"),
    ("志愿活动", "场", "volunteer.activities"),
    ("志愿服务活动参与", "人次", "volunteer.visits"),
    ("志愿服务总时长", "小时", "volunteer.hours"),
    ("捐款总数", "元", "giving.money"),
    ("捐赠金额", "元", "giving.money"),
    ("一日捐", "元", "giving.money"),
    ("用电量", "度", "energy.electricity"),
    ("耗电量", "千瓦时", "energy.electricity"),
    ("能源消费总量", "吨标准煤", "energy.total"),
    ("用水量", "吨", "water.used"),
    ("新鲜水用量", "立方米", "water.fresh"),
    ("办公用纸", "包", "waste.paper"),
    ("温室气体排放量", "吨二氧化碳当量", "emissions.ghg"),
    ("员工满意度", "%", "staff.satisfaction"),
    ("市民修身参与率", "%", "civility.citizen_rate"),
    ("文明创建知晓率", "%", "civility.known_rate"),
    ("环保投入", "元", "environment.money"),
    ("垃圾分类率", "%", "waste.sorting_rate"),
    ("结对共建单位数", "家", "cobuilding.partners"),
    ("义务献血", "人次", "giving.blood_visits"),
    ("供应商数量", "家", "supply.suppliers"),
    ("媒体报道", "篇", "image.media"),
    ("党员人数", "人", "party.members"),
    ("单位结对共建", "家", "cobuilding.partners"),
    ("志愿服务队注册志愿者", "人", "volunteer.registered"),
    ("公开招录新职工", "名", "staff.hired"),
    ("班子成员讲党课", "人次", "party.lectures"),
    ("雇员总数", "人", "staff.total"),
    ("雇员流失率", "%", "staff.turnover"),
    ("因工伤损失工作日数", "天", "safety.lost_days"),
    ("温室气体排放总量（范围一及范围二）", "吨二氧化碳当量", "emissions.ghg"),
    ("直接温室气体排放（范围一）", "吨二氧化碳当量", "emissions.scope1"),
    ("范围二：间接排放", "吨二氧化碳当量", "emissions.scope2"),
    ("归属于公司普通股股东的净利润基本每股收益", "元/股", "economy.eps"),
    ("归属于公司普通股股东的净利润每股收益基本", "元", "economy.eps"),
    ("归属于公司普通股股东的净利润稀释每股收益", "元/股", "economy.diluted_eps"),
    ("归属于母公司所有者的净利润加权平均净资产收益率", "%", "economy.roe"),
    ("扣除非经常性损益后归属于公司普通股股东的净利润基本每股收益", "元/股", "shares.core_eps"),
    ("扣除非经常性损益后归属于公司普通股股东的净利润加权平均净资产收益率", "%", "shares.core_roe"),
]


@pytest.mark.parametrize(("phrase", "unit", "code"), NAMED)
def test_what_users_ask_for_is_found(phrase: str, unit: str, code: str) -> None:
    assert sure(phrase, unit) == [code]


# Phrases that look like an indicator and are another thing: (phrase, unit, what it must not be).
TRAPS = [
    ("员工总时长", "小时", "staff.total"),
    ("培训人次", "人次", "training.persons"),
    ("培训人数", "人", "training.visits"),
    ("培训次数", "次", "training.visits"),
    ("人均培训时长", "小时", "training.hours"),
    ("志愿服务人次", "人次", "volunteer.registered"),
    ("志愿者人数", "人", "volunteer.visits"),
    ("党员志愿者覆盖率", "%", "volunteer.rate"),
    ("净利润", "元", "economy.profit"),
    ("利润总额", "元", "economy.net_profit"),
    ("主营业务收入", "元", "economy.revenue"),
    ("营业总收入", "元", "economy.revenue"),
    ("总收入", "元", "economy.revenue"),
    ("职工及家属体检", "人次", "health.check"),
    ("女职工专项体检", "人次", "health.check"),
    ("万元产值用电量", "千瓦时", "energy.electricity"),
    ("人均用电量", "度", "energy.electricity"),
    ("单位产值用电量", "千瓦时", "energy.electricity"),
    ("对外捐赠总额", "元", "giving.money"),
    ("公益捐赠", "元", "giving.donations"),
    ("防护服和面罩", "套", "giving.money"),
    ("捐赠物资价值", "元", "giving.money"),
    ("扣罚", "元", "integrity.penalties"),
    ("行政处罚处理决定数量", None, "integrity.penalties"),
    ("供水总量", "立方米", "water.used"),
    ("外包员工", "人", "staff.total"),
    ("员工总数（含外包）", "人", "staff.total"),
    ("共建单位代表应邀出席", "家", "cobuilding.partners"),
    ("发放培训费", "元", "training.money"),
    ("客户满意度", "%", "staff.satisfaction"),
    ("安全培训人次", "人次", "training.visits"),
]


@pytest.mark.parametrize(("phrase", "unit", "code"), TRAPS)
def test_traps_are_kept_apart(phrase: str, unit: str | None, code: str) -> None:
    assert code not in sure(phrase, unit)


def test_opening_words_change_nothing_but_the_scope_does() -> None:
    assert sure("本行绿色信贷余额", "元") == ["bank.green_loans"]
    assert sure("年末员工总数", "人") == ["staff.total"]
    assert sure("公司总资产", "元") == ["economy.assets"]
    assert sure("中心帮困", "人次") == ["care.helped"]
    assert sure("集团员工总数", "人") == [] == sure("母公司总资产", "元")
    assert sure("公司", "家") == [] == sure("年末", "人")


def test_the_same_words_are_a_share_in_percent() -> None:
    assert sure("本科以上学历", "人") == ["staff.bachelor"]
    assert sure("本科以上学历", "%") == ["staff.bachelor_share"]
    assert DICTIONARY.by_code["staff.female_share"].is_barred("女职工100%参加体检")


def test_a_unit_of_another_dimension_is_no_match() -> None:
    assert sure("用电量", "元") == []
    assert sure("在岗员工", "%") == []
    assert sure("营业收入", "美元") == []
    assert sure("志愿服务时长", "学时") == []
    assert sure("员工总数（人）", "人") == ["staff.total"]


def test_a_weak_alias_needs_its_context() -> None:
    (found,) = [one for one in DICTIONARY.find("员工覆盖率", "%") if one.indicator.code == "volunteer.rate"]
    assert found.how == "weak"
    assert found.indicator.is_backed("登记志愿者64人，其中党员志愿者覆盖率98%，员工覆盖率82%。")
    assert not found.indicator.is_backed("本年开展消防知识讲座，员工覆盖率85%。")


def test_bars_forbid_a_match() -> None:
    party = DICTIONARY.by_code["party.members"]
    assert party.is_backed("党员55名认领微心愿66个，中共党员走在前") and party.is_barred("党员55名认领微心愿66个")
    ghg = DICTIONARY.by_code["emissions.ghg"]
    assert ghg.is_barred("全年减少二氧化碳排放300吨") and not ghg.is_barred("温室气体排放量113.2吨，比上年下降5%")


# What stands in a sentence beside a phrase and makes it another thing: (code, sentence).
BARRED = [
    ("staff.female", "组织女职工30人参加插花比赛"),
    ("staff.female", "女职工80余人参加专项体检"),
    ("training.visits", "开展消防知识讲座，培训员工300人次"),
    ("innovation.papers", "她在一线工作二十年，发表论文12篇"),
    ("volunteer.hours", "他累计志愿服务时长1200小时"),
    ("volunteer.hours", "张三同志累计志愿服务时长达1200小时，被评为优秀志愿者"),
    ("volunteer.registered", "全市共有注册志愿者12万人"),
    ("giving.donations", "全年接受捐赠，捐赠总额300万元"),
    ("energy.saved", "项目投产后每年可节约标准煤20万吨"),
    ("emissions.ghg", "减少二氧化碳排放300吨"),
    ("water_supply.renewed", "两年累计更新老旧管网86.7公里"),
    ("cobuilding.partners", "9家共建单位代表应邀出席"),
    ("health.check", "组织职工及家属体检160余人次"),
    ("integrity.penalties", "全年作出行政处罚决定45件"),
    ("party.members", "党员55名认领微心愿66个"),
    ("clean.warning_visits", "召开安全生产警示教育会，参加人员200人次"),
]


@pytest.mark.parametrize(("code", "sentence"), BARRED)
def test_a_word_beside_forbids_the_match(code: str, sentence: str) -> None:
    assert DICTIONARY.by_code[code].is_barred(sentence)


# Sentences of plain statements must not be barred: a fact that is there would be lost.
PLAIN = [
    ("staff.female", "现有在岗员工126名，其中男员工88名，女员工38名，大专及以上学历97人。"),
    ("training.visits", "全年举办业务、安全等各类培训46期，培训员工1052人次，人均培训时长18.5学时。"),
    ("innovation.papers", "全年获得实用新型专利2项，发表论文3篇。"),
    ("innovation.patents_granted", "新增授权专利32件，其中发明专利9件。"),
    ("training.hours", "员工培训总时长12.5万小时，人均培训时长56小时。"),
    ("volunteer.hours", "组织志愿服务活动22次，316人次参加，志愿服务时长1148小时。"),
    ("giving.money", "全体员工参加“一日捐”，捐款总额16420元，其中党员捐款9360元。"),
    ("energy.saved", "通过技术改造全年节约标准煤320吨。"),
    ("emissions.ghg", "温室气体排放量113.2吨二氧化碳当量，比上年下降5%。"),
    ("water.used", "全年用水量5200吨，同比节约3%。"),
    ("economy.tax", "实现营业收入3.2亿元，利润总额2100万元，上缴税金860万元，享受税收减免80万元。"),
    ("care.helped_money", "慰问困难职工16人次，发放慰问金2.4万元，人均1500元。"),
]


@pytest.mark.parametrize(("code", "sentence"), PLAIN)
def test_plain_statements_are_not_barred(code: str, sentence: str) -> None:
    assert not DICTIONARY.by_code[code].is_barred(sentence)


@pytest.mark.parametrize(
    ("code", "unit", "becomes"),
    [
        ("energy.electricity", "度", ("千瓦时", Fraction(1), "A")),
        ("energy.electricity", "兆瓦时", ("千瓦时", Fraction(1000), "A")),
        ("water.used", "吨", ("立方米", Fraction(1), "B")),
        ("unit.land_area", "亩", ("平方米", Fraction(2000, 3), "A")),
        ("water_supply.pipes", "千米", ("公里", Fraction(1), "A")),
        ("staff.total", "名", ("人", Fraction(1), "A")),
        ("emissions.ghg", "吨二氧化碳", ("吨二氧化碳当量", Fraction(1), "B")),
    ],
)
def test_units_become_the_first_of_their_dimension(code: str, unit: str, becomes: tuple[str, Fraction, str]) -> None:
    conversion = DICTIONARY.convert(DICTIONARY.by_code[code], unit)
    assert conversion and (conversion.to, conversion.factor, conversion.comparability) == becomes


def test_hours_and_study_hours_are_not_one_unit() -> None:
    training = DICTIONARY.by_code["training.hours_per_head"]
    hours, study = DICTIONARY.convert(training, "小时"), DICTIONARY.convert(training, "学时")
    assert hours and study and hours.to != study.to


ZEROS = [
    ("不存在使用童工", {"staff.child_labour"}),
    ("未发生劳动争议事件", {"staff.disputes"}),
    ("没有发生设备、消防、信息等安全事故", {"safety.accidents"}),
    ("未受到人社部门行政处罚", {"integrity.labour_penalties"}),
    ("未受到环保部门行政处罚", {"environment.penalties"}),
    ("未受到任何行政处罚", {"integrity.penalties"}),
    ("未发生网络安全事故", {"privacy.incidents"}),
    ("未发生安全生产责任事故", {"safety.accidents"}),
    ("未发生劳动争议和安全事故", {"staff.disputes", "safety.accidents"}),
    ("杜绝使用童工和强迫劳动现象", {"staff.child_labour", "staff.forced_labour"}),
    ("未发生环境污染事件", {"environment.incidents"}),
    ("未发生医疗事故", {"health.accidents"}),
    ("没有一票否决情形", set()),
    ("没有辜负用户期望", set()),
    ("未发现反腐败工作存在漏洞", set()),
    ("未发现火灾隐患", set()),
    ("没有安全事故应急处置不当的情况", set()),
]


@pytest.mark.parametrize(("statement", "codes"), ZEROS)
def test_zero_statements_speak_for_the_right_indicator(statement: str, codes: set[str]) -> None:
    assert {indicator.code for indicator in DICTIONARY.zeros(statement)} == codes


def test_ranges() -> None:
    rate = DICTIONARY.by_code["economy.return_rate"]
    assert rate.holds(Decimal("99.9")) and not rate.holds(Decimal("100.8")) and not rate.holds(Decimal(-1))
    assert DICTIONARY.by_code["economy.net_profit"].holds(Decimal(-5000))


def test_relations_have_the_sides_that_their_form_needs() -> None:
    assert len(DICTIONARY.relations) >= 60
    needed = {"sum": (1, 2, 3), "percent": (2,), "quotient": (2,), "at_most": (1,), "between": (1,)}
    for relation in DICTIONARY.relations:
        assert len(relation.right) in needed[relation.form], relation
        assert all(code in DICTIONARY.by_code for code in (relation.left, *relation.right))
        assert (relation.form == "between") == (relation.low is not None and relation.high is not None), relation


def test_sums_are_in_one_unit_and_percentages_in_percent() -> None:
    for relation in DICTIONARY.relations:
        units = {DICTIONARY.unit_of(DICTIONARY.by_code[code]) for code in (relation.left, *relation.right)}
        if relation.form == "sum":
            assert len(units) == 1, relation
        if relation.form == "percent":
            assert DICTIONARY.unit_of(DICTIONARY.by_code[relation.left]) == "%", relation


def test_a_user_adds_and_replaces_entries(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "# our own\n" + HEAD + "own.bells,钟声次数,Bells,敲钟次数|敲钟,occasions,flow,0,,report.profile,敲钟的次数\n"
        "staff.total,员工总数,Employees,全院{员工}|员工总数,persons,stock,1,,staff.profile,本院在岗人数\n",
        encoding="utf-8",
    )
    dictionary = load(own)
    assert sure("敲钟", "次", dictionary) == ["own.bells"]
    assert sure("全院职工", "人", dictionary) == ["staff.total"]
    assert sure("在岗员工", "人", dictionary) == []
    assert len(dictionary.indicators) == len(DICTIONARY.indicators) + 1
    assert dictionary.version != DICTIONARY.version == load().version
    own.write_bytes(own.read_text(encoding="utf-8").encode("gbk"))
    assert load(own).by_code["own.bells"].name == "钟声次数"


BAD = [
    ("Own.Bells,钟,Bells,敲钟,occasions,flow,0,,report.profile,敲钟", "line 2, code"),
    ("own.bells,,Bells,敲钟,occasions,flow,0,,report.profile,敲钟", "line 2, name: must not be empty"),
    ("own.bells,钟,Bells,敲钟,strokes,flow,0,,report.profile,敲钟", "line 2, dimensions: strokes; allowed: "),
    (
        "own.bells,钟,Bells,敲钟,occasions,often,0,,report.profile,敲钟",
        "line 2, kind: often; allowed: stock, flow, ratio, grade",
    ),
    ("own.bells,钟,Bells,敲钟,occasions,flow,many,,report.profile,敲钟", "line 2, low: many is no number"),
    ("own.bells,钟,Bells,敲钟,occasions,flow,9,1,report.profile,敲钟", "line 2, low: 9 is above 1"),
    ("own.bells,钟,Bells,敲钟,occasions,flow,0,,bells,敲钟", "line 2, topic: bells is no topic"),
    ("own.bells,钟,Bells,{钟}声,occasions,flow,0,,report.profile,敲钟", "line 2, aliases: no word class {钟}"),
    (
        "own.bells,钟,Bells,应急演练,occasions,flow,0,,report.profile,敲钟",
        "line 2, aliases: 应急演练 is also an alias of safety.drills",
    ),
    ("own.bells,钟,Bells,敲钟,occasions,flow", "line 2: has more or fewer cells than the head"),
]


@pytest.mark.parametrize(("line", "reason"), BAD)
def test_a_bad_entry_is_refused_with_its_place(tmp_path: Path, line: str, reason: str) -> None:
    own = tmp_path / "own.csv"
    own.write_text(HEAD + line + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(f"own.csv, {reason}")):
        load(own)


def test_all_mistakes_are_listed_at_once(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(HEAD + "".join(f"{line}\n" for line, _ in BAD[:3]), encoding="utf-8")
    with pytest.raises(ValueError) as caught:
        load(own)
    assert [place in str(caught.value) for place in ("line 2", "line 3", "line 4")] == [True] * 3


def test_a_users_entry_is_the_one_that_is_refused_for_a_clash(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(HEAD + "staff.total,员工总数,Staff,女职工,persons,stock,1,,staff.profile,人数\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"own.csv, line 2, aliases: 女职工 is also an alias of staff.female"):
        load(own)


def test_a_bad_pattern_and_a_bad_head_are_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        HEAD.replace("aliases", "pattern") + "own.bells,钟,Bells,(敲钟,occasions,flow,0,,report.profile,敲\n"
    )
    with pytest.raises(ValueError, match=r"own.csv, line 2, pattern: no regular expression"):
        load(own)
    own.write_text("code,label\nown.bells,钟\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"own.csv, line 1: unknown column label; allowed: code, name"):
        load(own)


def test_patterns_match_no_name_of_another_indicator() -> None:
    for indicator in DICTIONARY.indicators:
        for other in DICTIONARY.indicators:
            if indicator.pattern and other is not indicator and set(other.dimensions) & set(indicator.dimensions):
                for phrase in (other.name, *other.aliases):
                    assert not indicator.pattern.fullmatch(phrase), (indicator.code, other.code, phrase)
