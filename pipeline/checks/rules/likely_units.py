"""Amounts for so many people that can't be so: 慰问金35.2元 for 84 people."""

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.interval import write
from pipeline.checks.printed import unit_of as printed_unit
from pipeline.checks.report import Report, named
from pipeline.checks.sentences import PERSONS, STOP, between, is_exact_level, said_before, sentences

_PERSONS = (*PERSONS, "人次", "户", "家庭")
_GIVEN = re.compile("慰问|发放|资助|补助|救助|补贴|奖励|接待|捐|助学|帮扶|支出|投入|经费|体检")
_ONE = re.compile("均|每|单价|标准|元[/／]|以上|起")
_HAVE = re.compile("惠及|受益|慰问|资助|救助|体检")
_GAP = 24  # characters between an amount and those who have it
_LEAST, _MOST = 1.0, 2e6  # 元 that a person has of it


@as_check(
    "amount for so many",
    "what was given to so many people (慰问金35.2元，84人次) is at least a yuan for each, and no millions",
    kind="bound",
    grade=HINT,
    needs="statements quantities",
    idle="no amount in 元 stands beside a number of people behind a word of giving, or it is that of one (人均, 每人)",
    examples=(
        "走访困难员工84人次，发放慰问金35.2元。",
        "公务接待费8.32元，共接待63批次、512人次。",
        "资助困难学生126名，发放助学金18.6元。",
        "发放高温补贴96.4亿元，惠及2,600名一线工友。",
        "全年救助临时困难家庭48户，发放救助金9.6元。",
    ),
    counter_examples=(
        "走访困难员工84人次，发放慰问金35.2万元。",
        "公务接待费8.32万元，共接待63批次、512人次。",
        "资助困难学生126名，每人发放助学金800元。",
        "发放高温补贴96.4万元，惠及2,600名一线工友。",
        "为12名职工发放生日券，人均200元。",
        "接待读者3,126人次，外借押金退还20元。",
        "投入专项资金3.6亿元，用于管网改造；慰问职工12人。",
        "投入帮扶资金9.6亿元，派出驻村干部52人。",
        "投入214.60万元，开展宣传6,300次，共有2,860万人次参与。",
    ),
)
def check_given(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each amount beside those who have it."""
    for statement, quantities in sentences(report):
        for amount, persons in _beside(statement, quantities):
            each = amount["value"] / persons["value"]
            low = each < _LEAST <= amount["value"] and printed_unit(amount) == "元"
            high = each > _MOST and _HAVE.search(between(statement, *_in_order(amount, persons)))
            if not low and not high:
                yield holds(amount, persons)
            elif persons["value"] > 1:
                yield fails("for_each", amount, persons, amount=named(amount), persons=named(persons),
                            each=write(round(each, 4)))  # fmt: skip


def _beside(statement: Row, quantities: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield each amount with the number of people beside it, a number of something else between them left out."""
    for at, amount in enumerate(quantities):
        if amount["unit"] != "元" or not is_exact_level(amount) or not amount["value"]:
            continue
        said = said_before(statement, amount)
        if not _GIVEN.search(said) or _ONE.search(said):
            continue
        for other in (*quantities[max(0, at - 1) : at], *quantities[at + 1 : at + 3]):
            gap = between(statement, *_in_order(amount, other))
            near = len(gap) <= _GAP and not STOP.search(gap) and not _ONE.search(gap)
            if other["unit"] in _PERSONS and is_exact_level(other) and other["value"] and near:
                yield amount, other
                break


def _in_order(one: Row, other: Row) -> tuple[Row, Row]:
    return (one, other) if one["start_char"] < other["start_char"] else (other, one)
