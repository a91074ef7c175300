"""Organisations: full names with the right left edge, the short, further and former names that a text gives."""

import pytest

from extractors import nlp
from extractors.names.org_aliases import read_aliases
from extractors.names.org_joining import resolve
from extractors.names.org_mentions import read_organisations
from extractors.names.org_names import left_edge, org_id
from extractors.names.places import read_places

FULL = "澜洲市热线服务中心"
NAMES = [
    (
        "2022年，在江州市发展和改革委员会和云山集团有限公司的指导下开展工作。",
        ["江州市发展和改革委员会", "云山集团有限公司"],
    ),
    (
        "澜洲区商业联合会、石桥街道派出所、交通银行上海静安支行代表应邀出席。",
        ["澜洲区商业联合会", "石桥街道派出所", "交通银行上海静安支行"],
    ),
    ("与上海市儿童医院签订协议", ["上海市儿童医院"]),
    ("加挂华川通信用户服务督导（投诉）中心牌子", ["华川通信用户服务督导（投诉）中心"]),
    ("荣获“红旗单位”提名奖中国铁路上海局集团有限公司", ["中国铁路上海局集团有限公司"]),
    ("公司下属两家全资子公司江州水务科技有限公司签约", ["江州水务科技有限公司"]),
    ("控股子公司云山集团有限公司获批", ["云山集团有限公司"]),
    ("云山子公司管理有限公司开业", ["云山子公司管理有限公司"]),
    ("江州水务有限公司系江州国资集团有限公司的全资子公司", ["江州水务有限公司", "江州国资集团有限公司"]),
    ("江州能源集团系江州市最大的供热企业", ["江州能源集团"]),
    ("江州水务有限公司系统内评比", ["江州水务有限公司"]),
    # What a body is to another or does for it is no part of its name.
    ("联营公司云山电力公司被诉。", ["云山电力公司"]),
    ("集团下子公司北岭公司下子公司云山开发公司借款。", ["北岭公司", "云山开发公司"]),
    ("本公司之合营企业江州港务公司开工。", ["江州港务公司"]),
    ("参股公司江州水务科技有限公司与母公司江州国资集团有限公司", ["江州水务科技有限公司", "江州国资集团有限公司"]),
    ("关联方江州燃气有限公司、供应商江州管材厂供货。", ["江州燃气有限公司", "江州管材厂"]),
    ("保荐机构江州证券有限公司、律师事务所江州明德律师事务所", ["江州证券有限公司", "江州明德律师事务所"]),
    ("受托管理人江州证券有限公司出具报告。", ["江州证券有限公司"]),
    ("采购人江州市第一中学委托代理机构江州招标有限公司", ["江州市第一中学", "江州招标有限公司"]),
    ("公司客户江州钢铁有限公司回款。", ["江州钢铁有限公司"]),
    ("主要系本年度江州控股公司收购所致", ["江州控股公司"]),
    ("本报告系江州市第二人民医院编制。", ["江州市第二人民医院"]),
    ("投资建设江州云山垃圾发电厂三期。", ["江州云山垃圾发电厂"]),
    ("江州供应商协会成立", ["江州供应商协会"]),
    ("江州市客户服务中心启用", ["江州市客户服务中心"]),
    ("江州市承包商管理有限公司开业", ["江州市承包商管理有限公司"]),
    ("江州市企业家协会走访", ["江州市企业家协会"]),
    ("江州机构编制委员会办公室发文", ["江州机构编制委员会办公室"]),
    # A firm whose own name ends in 和, bodies with rarer endings.
    ("聘请云栈正和会计师事务所（特殊普通合伙）审计", ["云栈正和会计师事务所（特殊普通合伙）"]),
    ("委托律师和会计师事务所核查，江州律师和会计师事务所合作", []),
    ("江州市医院和律师事务所签约", ["江州市医院"]),
    ("云栈歌舞剧院、江州市话剧团和云栈老年公寓", ["云栈歌舞剧院", "江州市话剧团", "云栈老年公寓"]),
    # A stop that lies in 工具|有限, words before a former name or one that is explained, bodies of a level.
    ("子公司江州锐石工具有限公司获评", ["江州锐石工具有限公司"]),
    ("江州泰石磨具有限责任公司增资", ["江州泰石磨具有限责任公司"]),
    ("由原江州市汽车修理厂改制", ["江州市汽车修理厂"]),
    ("由原市汽车修理公司与市园林管理处合并组建", ["市汽车修理公司", "市园林管理处"]),
    ("“本院”均指江州园林工程学院", ["江州园林工程学院"]),
    ("江州指南针科技有限公司签约", ["江州指南针科技有限公司"]),
    ("县卫生健康局、市总工会到场", ["县卫生健康局", "市总工会"]),
    ("各市体育局派员，市级公益基金会增多", []),
    ("市属医院、市区中学、市民中心、县域医院扩容", []),
    ("本报告所称学院即指江州园林工程学院。", ["江州园林工程学院"]),
    ("市花协会、省心服务公司、市值管理委员会、市重点中学", []),
    ("由市文明委批准，由市文明办发文", ["市文明委", "市文明办"]),
    ("市中心百货公司，县文明校园", []),
    ("走进江州市煤矿、江州林场、云栈县书院", []),
    ("走进江州市第二煤矿、江州市红旗林场、江州海关", ["江州市第二煤矿", "江州市红旗林场", "江州海关"]),
    ("市道路运输管理局、县外事办公室、市图书馆到场", ["市道路运输管理局", "县外事办公室", "市图书馆"]),
    ("建成了老年友好社区站12个", []),
    ("编写《江州市社区养老观察》", []),
    ("石桥二路街道、江州市石桥街道共建", ["石桥二路街道", "江州市石桥街道"]),
    ("第三条江州市园林局负责", ["江州市园林局"]),
    ("英国公司、美国公司竞标", []),
    ("石桥街道社会组织联合党支部共建", ["石桥街道社会组织联合党支部"]),
    # The form of a partnership, words behind a place, a topic before 与.
    ("聘请江州信达会计师事务所（特殊普通合伙）审计", ["江州信达会计师事务所（特殊普通合伙）"]),
    ("江州梧桐树创新创业投资合伙企业(有限合伙)认购", ["江州梧桐树创新创业投资合伙企业(有限合伙)"]),
    ("江州蓝海股权投资基金合伙企业（有限合伙）认购", ["江州蓝海股权投资基金合伙企业（有限合伙）"]),
    ("江州水务有限公司（控股）增资", ["江州水务有限公司"]),
    ("与江州高新启新投资管理有限公司设立基金", ["江州高新启新投资管理有限公司"]),
    ("江州协合新能源有限公司并网", ["江州协合新能源有限公司"]),
    ("出资设立成都先禾水务技术有限公司", ["成都先禾水务技术有限公司"]),
    ("由网络与信息安全委员会负责", ["网络与信息安全委员会"]),
    ("江州市妇女与儿童发展委员会成立", ["江州市妇女与儿童发展委员会"]),
    ("专家与江州市水利学会交流", ["江州市水利学会"]),
    ("云岭公司下属江州水务公司售后租回", ["云岭公司", "江州水务公司"]),
    ("公司与战略委员会座谈", []),
    ("落实云改数转战略部署，推进工作", []),
    ("英国子公司亏损。", []),
    ("上海证券交易所上市公司名单", ["上海证券交易所"]),
    ("本人所持公司股份", []),
    ("在发行上市过程中所作承诺", []),
    ("走访道真县5所学校。", []),  # 5所 are counted
    ("满意度有所提升。", []),
    ("单位地址：江州市和平路88号", []),
    ("落实省公司的要求。", []),  # a level, no name
    ("听取各部门工会的意见。", []),  # every one of them
    ("落实上级党委的要求。", []),  # whichever is above
    ("组织学习公司法。", []),  # a word that holds an ending
    ("关心大学生。", []),  # 大学 inside 大学生
    ("全部门店按时营业。", []),  # 部门 across two words
    ("完善内部布局。", []),  # 部 and 局 inside words
    ("部署中心工作。", []),  # 中心 as an adjective
    ("走进社区。", []),  # a verb before a bare ending
    ("支持社区建设。", []),  # a bare ending before a verb
]
ALIASES = [
    (f"2022年，{FULL}（以下简称“热线中心”）在上级关心下", [("short", FULL, "热线中心")]),
    (f"业务归口管理单位为{FULL}（以下简称“热线中心”）服务部", [("short", FULL, "热线中心")]),
    (f"本报告由{FULL}（下称热线中心）编制。", [("short", FULL, "热线中心")]),
    (f"{FULL}（以下简称：热线中心）", [("short", FULL, "热线中心")]),
    (
        f"{FULL}（简称“热线中心”、“本中心”或“中心”）",
        [("short", FULL, "热线中心"), ("short", FULL, "本中心"), ("short", FULL, "中心")],
    ),
    ("中国证券监督管理委员会（以下简称中国证监会）", [("short", "中国证券监督管理委员会", "中国证监会")]),
    ("澜洲市 热线 服务中心 （ 以下 简称 “热线中心” ）", [("short", FULL, "热线中心")]),
    (
        f"{FULL}机制调整，加挂“澜洲市热线监督（申诉）处理中心”，采用两块牌子",
        [("also", FULL, "澜洲市热线监督（申诉）处理中心")],
    ),
    (f"{FULL}，原名澜洲市电话服务站，成立于2001年。", [("former", FULL, "澜洲市电话服务站")]),
    (f"{FULL}的前身是澜洲市电话服务站。", [("former", FULL, "澜洲市电话服务站")]),
    (f"前身为成立于1996年4月12日的澜洲市电话服务站，2011年更名为{FULL}。", [("former", "", "澜洲市电话服务站")]),
    (f"2019年6月，澜洲市电话服务站正式更名为{FULL}，", [("former", FULL, "澜洲市电话服务站")]),
    (f"{FULL}（原澜洲市电话服务站）", [("former", FULL, "澜洲市电话服务站")]),
    ("依据《政府信息公开条例》（以下简称《条例》）", []),
    ("新型冠状病毒肺炎疫情（以下简称“疫情”）", []),
    ("员工人数（含派遣人员）为79人", []),
    ("股权（原值）100万元", []),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_organisations_named_in_full(text: str, names: list[str]) -> None:
    assert [span.of(text) for span in read_organisations(text, nlp.words)] == names


@pytest.mark.parametrize(("text", "expected"), ALIASES)
def test_aliases(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = read_aliases(text)
    assert [(alias.kind, alias.full, alias.short) for alias in found] == expected
    assert all(alias.span.of(text).replace(" ", "") == alias.short for alias in found)


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("2022年，", FULL),
        ("根据", "上海市卫生和健康委员会"),
        ("走访了", "华为技术有限公司"),
        ("受", "云山投资有限公司"),
        ("与", "江州市政府采购中心"),
        ("（原", FULL),
    ],
)
def test_the_left_edge_stands_after_the_last_word_that_is_no_name(before: str, name: str) -> None:
    text = before + name
    assert text[left_edge(text, len(text)) :] == name


def test_places_are_named_with_their_province() -> None:
    text = "走进上海市云栈区、江苏省淮安市洪泽区，服务上海市民和云栈区"
    assert [span.of(text) for span in read_places(text)] == ["上海市云栈区", "江苏省淮安市洪泽区"]


def test_an_organisation_keeps_its_id_whatever_the_blanks() -> None:
    assert org_id(FULL) == org_id("澜洲市 热线服务中心") != org_id(FULL[1:])
    assert org_id("ＡＢ公司") == org_id("AB公司")
    assert len(org_id(FULL)) == 16


def test_the_users_aliases_join_names_and_chains() -> None:
    aliases = {"澜洲市电话站": "澜洲市电话服务站", "澜洲市电话服务站": FULL}
    assert resolve("澜洲市 电话站", aliases).canonical == FULL
    assert resolve(FULL, aliases).canonical == FULL


def test_an_unsure_match_is_named_and_never_joined() -> None:
    joined = resolve("澜洲市热线服务分中心", {"澜洲市电话站": FULL})
    assert joined.canonical == "澜洲市热线服务分中心"
    assert joined.alike == (FULL,)
    assert resolve("江州市第一医院", {"澜洲市电话站": FULL}).alike == ()


def test_a_ring_of_aliases_is_refused() -> None:
    with pytest.raises(ValueError, match="lead from"):
        resolve("甲公司", {"甲公司": "乙公司", "乙公司": "甲公司"})
