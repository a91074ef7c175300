"""Zero statements of what no entry of the dictionary covers: what did not happen, under the name that it has there."""

import pytest

from pipeline.sentences import read_sentence


def nothing(text: str) -> list[tuple[str, str]]:
    rows = read_sentence(text, 2022)["indicators"]
    return [(row["indicator"].partition(":")[0], row["surface"]) for row in rows if row["status"] == "none_occurred"]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("公司报告期未发生共同对外投资的关联交易。", ["共同对外投资的关联交易"]),
        ("公司报告期不存在关联债权债务往来。", ["关联债权债务往来"]),
        ("本局2022年度无“三公”经费财政拨款支出。", ["“三公”经费财政拨款支出"]),
        ("青江县档案局2022年度无国有资本经营预算财政拨款收入和支出。", ["国有资本经营预算财政拨款收入和支出"]),
        ("全年未发生重大环境污染事件。", ["重大环境污染事件"]),
        ("报告期内没有发生任何质押违约的情况，员工满意。", ["质押违约"]),
        ("投诉为零。", ["投诉"]),
        ("（3）种业板块：本报告期未发生股权转让。", ["股权转让"]),
        ("注2：报告期不存在委托理财。", ["委托理财"]),
        ("担保情况：本年度无对外担保。", ["对外担保"]),
        ("工作目标：未发生投诉。", []),
        ("□适用：不存在委托理财。", []),
        ("公司报告期不存在监管检查及整改情况。", ["监管检查及整改"]),
        ("控股股东不存在较大债务到期未清偿等情况。", ["较大债务到期未清偿"]),
        ("公司报告期无股权激励计划及其实施情况。", ["股权激励计划"]),
        ("本年度无员工持股计划或其他激励措施及其执行情况。", ["员工持股计划或其他激励措施"]),
        ("公司未完成整改。", []),
        ("激励计划未发生变化。", []),
        ("未发生较大及以上安全事故。", ["较大及以上安全事故"]),  # of that degree, so not all accidents
        ("全年实现零投诉、零违规。", ["投诉", "违规"]),
        ("报告期内，未因环保问题受到处罚。", ["环保处罚"]),
        ("全年无重大操作事故、无责任性投诉。", ["责任性投诉", "重大操作事故"]),
        # nothing that somebody counts did not happen
        ("报告期内公司股本结构未发生变化。", []),
        ("公司控股股东未发生变更。", []),
        ("本报告不存在虚假记载、误导性陈述或重大遗漏。", []),
        ("主要系本期支付股利，上年同期未发生关联交易。", []),
        ("如未发生安全事件，予以奖励。", []),
        ("确保不存在违规担保。", []),
        ("下一步力争实现零投诉。", []),
        ("实现零投诉的目标。", []),
        ("努力做到服务投诉为零。", []),
        ("实现零距离服务。", []),
        ("2021年度未发生关联交易。", []),
        ("本公司无偿取得土地支出。", []),
        ("尚未发生的支出。", []),
        ("□本年度公司有重大诉讼√本年度公司无重大诉讼。", []),
        ("√本年度公司有重大诉讼□本年度公司无重大诉讼。", []),
        ("本期未发生此类投资。", []),
        ("无障碍改造支出3万元。", []),
        ("无政府性基金收入支出的，仍保留该表。", []),
    ],
)
def test_what_did_not_happen(text: str, things: list[str]) -> None:
    assert nothing(text) == [("open", thing) for thing in things]


@pytest.mark.parametrize("text", ["顺利实现全年道路交通零事故。", "未受到任何行政处罚。", "全年未接到服务投诉。"])
def test_what_the_dictionary_knows_keeps_its_code(text: str) -> None:
    ((code, _),) = nothing(text)
    assert code != "open"


def test_what_an_entry_covers_hides_no_other_clause() -> None:
    found = nothing("公司无重大环境违法事件，亦未受到环保部门行政处罚，环境信访案件为零。")
    assert sorted(found) == [
        ("environment.penalties", "亦未受到环保部门行政处罚"),
        ("open", "环境信访案件"),
        ("open", "重大环境违法事件"),
    ]
