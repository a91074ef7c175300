"""Counts behind what is named or beside it: 甲公司、乙公司共两家公司, 《甲》《乙》2份清单, 三项：（1）…（2）…, 四类：…；…；…."""

import re
from collections.abc import Iterator

from pipeline.checks.check import CONFLICT, Judgement, as_check, fails, holds
from pipeline.checks.numerals import HAN, read_count
from pipeline.checks.paragraphs import Paragraph
from pipeline.checks.report import Report

_N = rf"(?P<count>[{HAN}]{{1,3}}|\d{{1,2}})"
_UNIT = r"(?P<unit>家|名|位|所|个|项|部|份|座|支|种|类|场|门|件|本|篇|款|只|处|条)"
_NAME = r"[^，,。；;：:、（）()《》“”]{2,30}"
# 甲公司、乙公司、丙公司共三家公司; 张三、李四两名同志
_BEHIND = re.compile(
    rf"(?P<list>(?:{_NAME}、)+{_NAME}?)(?P<etc>等)?(?P<all>共计|共有|共|合计|总计|一共|这)?{_N}{_UNIT}(?P<what>[㐀-鿿]{{1,8}})"
)
_BRACKETS = re.compile(r"[（(][^（）()]{0,30}[）)]")
_WORD = re.compile("[㐀-鿿](?:$|[共参开完纳进实均全已分接获通])")  # a thing of one character, and what it does
_JOINED = re.compile("以及|[和及与]")
_FEW = 3  # names that a whole list may be short or long by
_LEAST = 3  # names from which on a list was meant to be whole


@as_check(
    "names and the count behind them",
    "甲公司、乙公司、丙公司共三家公司 counts the names before it",
    kind="count",
    grade=CONFLICT,
    needs="statements",
    idle="the names do not all end in the word that is counted, 等 leaves the list open, or there are fewer than three",
    examples=(
        "公司将青江水务公司、东港发电公司、岚桥电力有限公司、望潮热力有限公司共三家公司纳入合并范围。",
        "云溪中学、城北中学、望潮中学和岚桥中学三所中学参加共建。",
        "新设城东泵站、城西泵站、城南泵站、城北泵站、望潮泵站共计六座泵站。",
        "走访了城北街道、望潮街道、岚桥街道、云栈街道共5个街道。",
        "组建抢险突击队、巡查突击队、保障突击队、宣传突击队等共三支突击队。",
        "本年新增城东支行、城西支行、城南支行共四家支行。",
        "制度包括采购管理办法、合同管理办法、印章管理办法共四项办法。",
        "开设书法班、舞蹈班、声乐班、国画班共五个班。",
    ),
    counter_examples=(
        "公司将青江水务公司、东港发电公司、岚桥电力有限公司共三家公司纳入合并范围。",
        "云溪中学、城北中学、望潮中学和岚桥中学四所中学参加共建。",
        "走访了城北街道、望潮街道、岚桥街道等12个街道。",
        "城北街道及望潮街道、岚桥街道、云栈街道四个街道参加。",
        "编制人员信息、岗位信息、工资信息共三个方面的内容。",
        "云溪市、岚桥区、望潮县三级联动。",
        "走访城北街道、望潮街道两个街道。",
        "巡护范围含山区、矿区、库区5个区域，选派绘画教师、声乐教师、舞蹈教师5名教师。",
        "2021年、2022年、2023年三个年度。",
    ),
)
def check_behind(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each list with its count behind it."""
    for row in report.rows("statements"):
        for found in _BEHIND.finditer(_BRACKETS.sub("", row["text"])):
            count = read_count(found["count"])
            named = _alike(found)
            if count is None or count < 2 or not named:
                continue
            least, most, word = named
            if least <= count <= most or (found["etc"] and count > least):
                yield holds(row)
            elif (
                least >= _LEAST
                and (count < least or found["all"])
                and min(abs(count - least), abs(count - most)) <= _FEW
            ):
                said = f"{found['count']}{found['unit']}{word}"
                yield fails("names", row, said=said, count=least, list=found["list"][-40:])


def _alike(found: re.Match[str]) -> tuple[int, int, str] | None:
    """Return how many names a list holds at least and at most, where all end in the word that is counted."""
    pieces = found["list"].split("、")
    for size in (4, 3, 2, 1):
        word = found["what"][:size]
        if size == 1 and not _WORD.match(found["what"]):  # 区 of 区域 is no word
            return None
        if len(word) == size and all(piece.endswith(word) for piece in pieces):
            parts = [part for piece in pieces for part in _JOINED.split(piece)]
            whole = [part for part in parts if part.endswith(word) and len(part) > len(word)]
            sure = len(whole) == len(parts)  # 和 stands between two names, not within one
            least = len(whole) if sure else len(pieces)
            return (least, max(least, len(whole)), word) if size > 1 or len(pieces) >= _LEAST else None
    return None


# 对《甲》（2024版）、《乙》（2024版）、《丙》3份清单进行了更新
_BOOKS = re.compile(
    rf"(?P<list>(?:《[^》]{{1,40}}》(?:[（(][^（）()]{{1,20}}[）)])?(?:[、，和及与]|以及)?){{2,}})(?P<etc>等)?(?:共计?|合计|这)?{_N}(?P<unit>余?[个项部件份篇本册类种])(?P<what>[㐀-鿿]{{0,10}})"
)
_COUNTED = re.compile(rf"(?<![第之\d{HAN}.]){_N}(?P<unit>[个项部件份篇本册类种])(?P<what>[㐀-鿿]{{2,8}})")
_NEAR = 2  # sentences before a list in which its count is announced


@as_check(
    "titles and the count beside them",
    "《甲》《乙》《丙》3份清单 are three, and what was announced of them a sentence before is three too",
    kind="count",
    grade=CONFLICT,
    needs="statements",
    idle="no titles in book marks stand right before a count, or 等 leaves them open",
    examples=(
        "修订《采购办法》《合同办法》《值班制度》4项制度。",
        "一是重新编印4份服务手册。在逐条核对的基础上，对《低保办理手册》（2022版）、《残疾补贴手册》（2022版）、《养老补贴手册》（2022版）3份手册进行了重新编印。",
        "全年出台2项管理办法。印发《资产管理办法》《档案管理办法》《车辆管理办法》三项管理办法，规范内部运行。",
        "学习《水法》《长江保护法》《安全生产法》《档案法》三部法律。",
        "编印《节水手册》和《护河手册》《防汛手册》共2本手册。",
        "全年发布五项标准。其中牵头制定《绿地养护规范》《行道树修剪规范》《古树保护规范》三项标准，其余为参与。\n上半年发布六项标准。牵头制定《绿地养护规范》《行道树修剪规范》《古树保护规范》四项标准。",
        "推出《城》《桥》《河》5部作品。",
        "完成《云溪志》《望潮志》两本志书，加印《云溪志》《望潮志》《岚桥志》2本志书。",
    ),
    counter_examples=(
        "修订《采购办法》《合同办法》《值班制度》3项制度。",
        "一是重新编印3份服务手册。对《低保办理手册》（2022版）、《残疾补贴手册》（2022版）、《养老补贴手册》（2022版）3份手册进行了重新编印。",
        "修订《采购办法》《合同办法》《值班制度》等12项制度。",
        "全年出台8项管理办法。其中新增《资产管理办法》《档案管理办法》《车辆管理办法》三项管理办法。",
        "学习《水法》《长江保护法》《安全生产法》等3部法律。",
        "完成5份问卷。印发《资产目录》《档案目录》《车辆目录》三份目录。",
        "发布5项标准。另修订《绿地养护规范》《行道树修剪规范》《古树保护规范》三项标准。",
        "《采购办法》《合同办法》《值班制度》3个月内印发。",
    ),
)
def check_titles(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each list of titles with its count, and for the count of the sentence before."""
    for paragraph in report.paragraphs:
        for at, row in enumerate(paragraph.sentences):
            for found in _BOOKS.finditer(row["text"]):
                named, count = found["list"].count("《"), read_count(found["count"])
                if count is None or found["unit"][0] == "余" or found["what"][:1] in ("月", "小", "工"):
                    continue
                if named == count:
                    yield from _announced(paragraph, at, found)
                elif named > count or (not found["etc"] and count - named <= _FEW):
                    said = f"{found['count']}{found['unit']}{found['what'][:6]}"
                    yield fails("names", row, said=said, count=named, list=found["list"][:40])


_PART = re.compile("其中|另|其余|还|新增|此外|部分|先后|分别|首批|第一批")


def _announced(paragraph: Paragraph, at: int, found: re.Match[str]) -> Iterator[Judgement]:
    """Yield the judgement of the count that a sentence before announces of the same titles."""
    row = paragraph.sentences[at]
    yield holds(row)
    lead = row["text"][: found.start()]
    for before in reversed(paragraph.sentences[max(0, at - _NEAR) : at]):
        for said in _COUNTED.finditer(before["text"]):
            one = said["unit"] == found["unit"] and len(found["what"]) > 1 and found["what"][:2] in said["what"]
            if not one or _PART.search(lead) or _PART.search(before["text"]):
                continue
            if read_count(said["count"]) != read_count(found["count"]):
                yield fails(
                    "names", before, row, said=said[0], count=found["list"].count("《"), list=found["list"][:40]
                )
            return


_PROMISE = re.compile(
    rf"(?<![第之\d{HAN}.]){_N}(?P<unit>个方面|方面|大?项|大?类|点|条|种|个|家|款|步|环节)(?P<what>[㐀-鿿]{{0,10}})(?P<stop>[:：])"
)
_STYLES = (
    re.compile(r"(?:^|(?<=[:：；;。，,]))[（(](?P<number>\d{1,2})[）)]"),
    re.compile("(?P<number>[①-⑳])"),
    re.compile(r"(?:^|(?<=[:：；;。，,]))(?P<number>\d{1,2})[.．、](?!\d)"),
    re.compile(r"(?:^|(?<=[:：；;。，,]))[（(](?P<number>[一二三四五六七八九十]{1,2})[）)]"),
)
_WHOLE = 2  # items from which on numbers are those of a list


@as_check(
    "count and numbered items",
    "三项措施：（1）…；（2）…；（3）… has three items, and 四类：…；…；…；… four",
    kind="count",
    grade=CONFLICT,
    needs="statements",
    idle="what is announced ends in no colon, the items are not numbered from 1 on in its paragraph, or the half-sentences of one sentence differ in number by more than one",
    examples=(
        "重点抓好三项工作：（1）更新管网；（2）加强巡查；（3）回访用户；（4）培训员工。",
        "采取四条措施：①错峰灌溉；②节水改造；③水价改革。",
        "服务分为五类：1.咨询服务；2.检测服务；3.培训服务；4.认证服务。",
        "核心业务有三个方面：第一类客户咨询与接待；存量客户走访与维护；重点客户专项保障；大客户驻点服务。",
        "风险主要有两种：原料价格上涨带来的成本风险；市场需求波动带来的销售风险；汇率变动带来的结算风险。",
        "内控包括四个环节：(一)立项审批；(二)过程检查；(三)结项验收。",
        "推出三项便民举措：开通线上预约通道；延长夜间服务时间。",
        "设立两个平台：（1）检测平台；（2）培训平台；（3）展示平台。",
    ),
    counter_examples=(
        "重点抓好四项工作：（1）更新管网；（2）加强巡查；（3）回访用户；（4）培训员工。",
        "采取三条措施：①错峰灌溉；②节水改造；③水价改革。",
        "风险主要有三种：原料价格上涨带来的成本风险；市场需求波动带来的销售风险；汇率变动带来的结算风险。",
        "按12项标准检查：档案室合格；库房合格；展厅合格。",
        "重点抓好三项工作：更新管网。",
        "抓好三项工作：（1）更新管网；（2）加强巡查；（3）回访用户。其中（4）除外。",
        "收入分为两类：一类为财政拨款；另一类为事业收入，其中：培训收入；租金收入。",
        "三个方面：一是更新管网；二是加强巡查；三是回访用户。",
    ),
)
def check_numbered(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each announcement that items of its paragraph follow."""
    for paragraph in report.paragraphs:
        text = paragraph.text
        for found in _PROMISE.finditer(text):
            count = read_count(found["count"])
            following = _PROMISE.search(text, found.end())
            rest = text[found.end() : following.start() if following else len(text)]
            named = count and (_count_items(rest) or _count_halves(rest, count))
            if count is None or count < _WHOLE or not named:
                continue
            row = paragraph.sentence_at(found.start())
            if named == count:
                yield holds(row)
            else:
                yield fails("run_in", row, said=found[0].rstrip("：:"), count=named)


def _count_items(rest: str) -> int:
    """Return how many items stand behind a colon; 0 where it is not sure."""
    for style in _STYLES:
        marks = list(style.finditer(rest))
        if marks and not rest[: marks[0].start()].strip():
            numbers = [_number(mark["number"]) for mark in marks]
            return len(numbers) if numbers == list(range(1, len(numbers) + 1)) and len(numbers) >= _WHOLE else 0
    return 0


_NESTED = re.compile(r"[一二三四五六七八九十]是|其[一二三]|[:：（(]|其中|另|首先|第一，")


def _count_halves(rest: str, count: int) -> int:
    """Return how many half-sentences stand behind a colon up to the full stop; 0 where they may be no items."""
    sentence, stop, _ = rest.partition("。")
    halves = [half for half in re.split("[；;]", sentence) if half]
    sure = bool(stop) and len(halves) > 1 and abs(len(halves) - count) <= 1 and not _NESTED.search(sentence)
    return len(halves) if sure else 0


def _number(text: str) -> int:
    return ord(text) - ord("①") + 1 if "①" <= text <= "⑳" else read_count(text) or 0
