"""Words of prices, rates, terms and sorts, one after another in the same sentence, beside words that are none."""

import pytest
from test_words_of_measures import each, told

DEEDS = "取得 收购 购买 购入 受让 认购 购置 购得 竞得 拍得 回购 出售 转让 售出 发行 处置 出让"
PRICES = "总价 价格 对价 代价 价款 交易价格 转让价格 认购价款 收购对价 发行价格 拍卖总价"


@pytest.mark.parametrize(("deed", "metric", "subject"), [*each(DEEDS, "{}旧设备的价款"), ("检查", "茶场", None)])
def test_what_was_done_at_a_price(deed: str, metric: str, subject: str | None) -> None:
    assert told(f"茶场以86万元{deed}旧设备12台。", 0) == (metric, subject)


@pytest.mark.parametrize("price", PRICES.split())
def test_words_for_a_price(price: str) -> None:
    assert told(f"茶场按86万元的{price}出售旧设备12台。", 0) == (f"出售旧设备的{price}", None)


@pytest.mark.parametrize("way", ["", "公开", "协议", "竞价", "的底价", "的底价公开"])
def test_how_something_was_sold(way: str) -> None:
    assert told(f"茶场以86万元{way}出售旧设备12台。", 0) == ("出售旧设备的价款", None)


CALLED = "博士 教授 先生 女士 院士 研究员 老师 主任 院长 校长 所长 主任医师 高级工程师"


@pytest.mark.parametrize("verb", ["拥有", "具有", "具备", "有着"])
def test_what_somebody_has(verb: str) -> None:
    assert told(f"首席工程师周岩{verb}26年轴承设计经验。") == ("轴承设计经验", "周岩")


@pytest.mark.parametrize("called", CALLED.split())
def test_what_somebody_is_called(called: str) -> None:
    assert told(f"周岩{called}拥有26年轴承设计经验。") == ("轴承设计经验", f"周岩{called}")


@pytest.mark.parametrize("verb", ["修订", "修改", "梳理"])
@pytest.mark.parametrize("paper", ["清单", "目录", "事项", "环节", "材料", "流程"])
def test_what_was_cut(verb: str, paper: str) -> None:
    assert told(f"{verb}窗口办事{paper}，由原来的58项精简为46项。", 0) == (f"窗口办事{paper}", None)


@pytest.mark.parametrize(
    "words", ["由", "从", "由原来的", "由原先的", "从过去的", "由最初的", "由原来", "现由", "已由", "均由"]
)
def test_from_how_many_it_was_cut(words: str) -> None:
    assert told(f"修订窗口办事清单，{words}58项精简为46项。", 0) == ("窗口办事清单", None)


@pytest.mark.parametrize(
    ("words", "metric"),
    [
        *((w, f"{w}占比") for w in ("本科及以上学历", "具备专业资质", "硕士学位人员", "高级职称者")),
        ("拥有硕士学位", "硕士学位占比"),
        ("具有高级职称", "高级职称占比"),
        ("取得执业资格", "执业资格占比"),
    ],
)
def test_what_a_share_of_people_have(words: str, metric: str) -> None:
    assert told(f"研发人员86人，其中{words}占72%。") == (metric, "研发人员")


@pytest.mark.parametrize("words", ["全年预计将达到", "全年有望突破", "全省预计超过", "全年将突破"])
def test_what_is_still_to_come_is_of_the_last_in_its_unit(words: str) -> None:
    assert told(f"旅客吞吐量8万人次，起降航班86架次，{words}13万人次。")[0] == "旅客吞吐量"


LEVIED = "缴纳 交纳 计缴 计征 征收 代扣代缴 代扣 计算缴纳"


@pytest.mark.parametrize("verb", LEVIED.split())
def test_what_is_levied_at_a_rate(verb: str) -> None:
    assert told(f"减按15%的税率{verb}企业所得税。", 0) == ("企业所得税税率", None)


@pytest.mark.parametrize(
    ("words", "metric"),
    [
        ("缴纳管理费", "管理费缴纳比例"),
        ("收取教育附加", "教育附加收取比例"),
        ("支付佣金", "佣金支付比例"),
        ("计收利息", "利息计收比例"),
        ("收取保证金", "保证金收取比例"),
        ("发放补助款", "补助款发放比例"),
    ],
)
def test_what_is_paid_at_a_rate(words: str, metric: str) -> None:
    assert told(f"按15%的费率{words}。", 0) == (metric, None)


@pytest.mark.parametrize(
    ("words", "tax"),
    [
        *((tax, tax) for tax in ("增值税", "教育费附加", "排污费")),
        *((f"增值税{how}", "增值税") for how in ("均", "应", "分别", "统一", "减")),
    ],
)
def test_a_tax_before_its_rate(words: str, tax: str) -> None:
    assert told(f"{words}按6%的税率计缴。", 0) == (f"{tax}税率", None)


TREATED = "采用年限平均法计提折旧 按直线法折旧 按照直线法摊销 采用成本模式计量 按批次核算"


@pytest.mark.parametrize("words", TREATED.split())
def test_terms_of_what_is_treated_so(words: str) -> None:
    assert told(f"房屋建筑物{words}，折旧年限20年。") == ("折旧年限", "房屋建筑物")


@pytest.mark.parametrize("word", ["对于", "对", "将", "针对", "就", "公司对于", "我行将"])
def test_what_is_set_before_its_term(word: str) -> None:
    assert told(f"{word}单项金额重大的应收款项，计提比例为5%。") == ("计提比例", "单项金额重大的应收款项")


SORTS = "境内 境外 省内 省外 市内 县外 国内 海外 校内 院外 线上 线下 国家级 乡镇级"


@pytest.mark.parametrize(("sort", "metric", "subject"), [*each(SORTS, "{}旅客"), ("其他", "其他", "接待旅客")])
def test_sorts_of_those_before(sort: str, metric: str, subject: str | None) -> None:
    assert told(f"接待旅客86万人，其中{sort}12万人。") == (metric, subject)


@pytest.mark.parametrize("word", ["", "共", "为", "达", "约"])
def test_words_between_a_sort_and_its_number(word: str) -> None:
    assert told(f"走访86户，其中省级{word}12户。") == ("省级走访", None)


@pytest.mark.parametrize(
    "words", ["需", "仅需", "只需", "共用", "约需要", "一般用时", "平均耗时", "通常历时", "总共需"]
)
def test_how_long_it_takes_from_one_to_the_other(words: str) -> None:
    assert told(f"从下单到发货{words}3天。") == ("从下单到发货的时间", None)


@pytest.mark.parametrize(
    ("kind", "link"),
    [
        *((kind, "为") for kind in ("抵押", "质押", "保证", "信用", "委托", "长期", "短期", "抵押保证")),
        *(("抵押", link) for link in ("是", "系", "包括")),
    ],
)
def test_kinds_of_loans(kind: str, link: str) -> None:
    named = (f"{kind}借款", "青禾公司向江北银行")
    assert told(f"{kind}借款{link}青禾公司向江北银行的借款300万元。", 0) == named


@pytest.mark.parametrize("lead", ["包括", "其中", "以及", "全资子公司", "控股子公司", "集团下属子公司"])
def test_words_before_who_owes(lead: str) -> None:
    assert told(f"{lead}青禾公司向江北银行的借款300万元。", 0) == ("借款", "青禾公司向江北银行")


@pytest.mark.parametrize("lead", ["对", "为", "对全资子公司", "为控股子公司", "对其子公司", "为本公司联营企业"])
def test_for_whose_loan_somebody_vouches(lead: str) -> None:
    assert told(f"公司{lead}青禾公司在江北银行的借款5万元提供担保。") == ("借款", "青禾公司")


@pytest.mark.parametrize("deed", ["出资", "投资", "认缴", "实缴", "认购"])
def test_what_was_put_into_another(deed: str) -> None:
    assert told(f"青江公司{deed}600万元设立东港公司。") == (f"对东港公司{deed}", "青江公司")


FOUNDED = "设立 成立 组建 入股 参股 收购 受让 共同设立 发起设立 合资设立 独资设立"


@pytest.mark.parametrize("deed", FOUNDED.split())
def test_what_was_done_with_another(deed: str) -> None:
    assert told(f"出资600万元{deed}东港环保公司。") == ("对东港环保公司出资", None)


SIZES = (
    "总金额 金额 总额 价款 价值 净值 造价 投资 规模 最高金额 平均价款 融资金额 投资总额 交易价款 使用金额 认缴规模 "
    "摊余价值 账面净值 中标金额 成交价款"
)


@pytest.mark.parametrize("size", SIZES.split())
def test_sizes_of_what_was_told_of_before(size: str) -> None:
    assert told(f"设立清江基金，{size}86万元。") == (size, "清江基金")


@pytest.mark.parametrize("term", ["有效期", "期限", "有效期限", "合同期限", "使用期限"])
def test_terms_of_what_was_told_of_before(term: str) -> None:
    assert told(f"签订供水合同，{term}12年。") == (term, "供水合同")
