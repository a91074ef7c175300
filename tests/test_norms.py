"""Numbers that a rule, a definition, a form or a project's name holds are left out; what was reached stays."""

import re

import pytest

from extractors.numbers import read_figures, read_left
from schemas.left_out import LEFT_OUT

# ⟨…⟩ is a number that nobody reached: it is left out, for a reason.
SET = (
    "如逾期超过⟨90天⟩，银行应将其划入不良贷款。",
    "单项赔付金额超过⟨200万元⟩的理赔案件由总公司复核。",
    "客户信用等级为A级的，账期不得超过⟨60天⟩，按公司赊销管理办法执行。",
    "根据公司章程规定，特别决议须经出席会议股东所持表决权的⟨三分之二以上⟩通过。",
    "采购金额占年度采购总额比例超过⟨5%⟩的供应商情况",
    "主要污染物排放量同比变动⟨20%以上⟩的说明",
    "本行将持有期限在⟨三个月以内⟩的国债确认为现金等价物。",
    "关联方是指直接或间接持有公司⟨5%以上⟩股份的自然人。",
    "“年产⟨1.2万吨⟩生物基尼龙弹性体颗粒及配套仓储设施建设项目”已封顶。",
    "控股子公司年处理⟨30万吨⟩餐厨垃圾资源化利用项目通过验收。",
    "试验采用⟨四⟩倍体西瓜种子。",
    "租金支付逾期⟨30日⟩以上的，出租人可解除合同。",
    "单位价值低于⟨2,000元⟩的工具应一次计入成本。",
    "最近⟨两个⟩会计年度财务会计报告",
    "上表仅列示余额占比大于⟨1%⟩的客户。",
    "当员工连续旷工达到⟨3天⟩时，公司有权解除劳动合同。",
    "研发项目评分低于⟨60分⟩的，应当终止。",
    "本公司对自资产负债表日起⟨12个月⟩的流动性进行了测算。",
    "单笔金额在⟨50万元以上⟩的对外捐赠须经董事会审议。",
    "库龄超过⟨两年⟩且无市场需求的存货全额计提跌价准备的说明",
    "持有本行⟨1%以上⟩股份的股东报告期内质押情况",
    "报告期末，公司无逾期超过⟨60天⟩的贷款。",
    "根据《中小企业促进法》规定，预留采购份额不得低于⟨30%⟩。",
    "单一客户收入占公司营业收入⟨10%及以上⟩的客户如下：",
)
# ⟨…⟩ is stated of those whom the report is about, though it looks alike.
STATED = (
    "公司持股5%以上的股东有⟨3名⟩。",
    "账龄1年以上的应收账款余额⟨120万元⟩。",
    "2022年公司适用⟨15%⟩的企业所得税税率。",
    "房屋建筑物的折旧年限为⟨20至40年⟩。",
    "力争完成报到率不低于⟨98%⟩的要求。",
    "公司拥有超过⟨20年⟩的经验。",
    "新建成面积超过⟨5,000平方米⟩的展厅。",
    "全年营收超过⟨100亿元⟩。",
    "职工培训率达到⟨95%⟩以上。",
    "如期完成⟨12个⟩项目。",
    "走访若干社区，慰问⟨35户⟩。",
    "对超过⟨500家⟩企业开展检查。",
    "该项目年产能⟨20万吨⟩。",
    "形成年产⟨10万吨⟩再生短纤的能力。",
    "法定盈余公积按净利润的⟨10%⟩提取。",
    "担保的贷款本金不超过⟨5,412万美元⟩。",
    "本集团的政策是将使资产负债率不超过⟨75%⟩。",
    "使用期限自董事会审议通过之日起不超过⟨12个月⟩。",
    "证书有效期⟨三年⟩，减按⟨15%⟩的税率征收企业所得税。",
    "总投资超过⟨10亿元⟩的江州港二期工程于3月开工。",
    "当年新增床位⟨200张⟩，当日办结⟨30件⟩。",
    "依据终审裁定，公司应当履行赔偿责任⟨2.7亿元⟩。",
    "其中，投诉处理时间不超过⟨3天⟩。",
    "投诉办结时限由15天压缩到⟨7天⟩以内。",
    "同意票占出席会议股东所持表决权的⟨99.8%⟩。",
    "公司应收账款周转天数为⟨45天⟩，低于行业平均⟨60天⟩。",
    "全年举办培训班⟨三期⟩，确认为合格的学员⟨85名⟩。",
    "按照《条例》规定，为⟨36名⟩退役军人落实岗位。",
    "本行不良贷款率低于⟨1.2%⟩，拨备覆盖率高于⟨150%⟩的监管要求。",
    "根据有关规定，公司收到增值税退税⟨320万元⟩。",
    "客户满意率达到⟨98%⟩以上的有⟨12家⟩分店。",
    "市内供水水质合格率不低于⟨99%⟩，管网漏损率控制在⟨10%⟩以内。",
    "符合条件的困难家庭⟨85户⟩全部纳入低保。",
    "企业投入研发费用⟨3,000万元⟩，税前扣除⟨3,000万元⟩。",
    "董事会下设⟨四个⟩专门委员会。",
)
_PIECE = re.compile("⟨(.*?)⟩")


@pytest.mark.parametrize("marked", SET)
def test_what_a_rule_sets_is_left_out(marked: str) -> None:
    text, pieces = re.sub("[⟨⟩]", "", marked), _PIECE.findall(marked)
    read = [figure.text for figure in read_figures(text)]
    assert not [piece for piece in pieces if any(piece in one or one in piece for one in read)]
    assert {left.reason for left in read_left(text)} & set(LEFT_OUT) or "倍体" in text


@pytest.mark.parametrize("marked", STATED)
def test_what_is_stated_stays(marked: str) -> None:
    read = [figure.text for figure in read_figures(re.sub("[⟨⟩]", "", marked))]
    assert not [piece for piece in _PIECE.findall(marked) if not any(piece in one for one in read)], read
