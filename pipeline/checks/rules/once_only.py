"""What happens to a thing once, told as of this year by last year's report too: 疫苗在报告期内实现上市销售."""

import re
from collections.abc import Iterator

from pipeline.checks.check import HINT, Judgement, as_check, fails, holds
from pipeline.checks.report import Report
from pipeline.checks.sentences import names_other_year
from schemas.text import squeeze

_WHEN = r"(?:在?(?:本?报告期|本年度?|今年|当年|年)内|本年度?|今年|当年|年度内)"
_ONCE = "实现上市|上市销售|获批上市|批准上市|正式投产|建成投产|建成投用|投入使用|投入运营|正式运营|正式启用|建成通车|竣工|揭牌|挂牌|成立(?![㐀-鿿])|落成|封顶|开馆|开园|开业|通水|通气|并网发电"
_TOLD = re.compile(
    rf"(?P<lead>[㐀-鿿A-Za-z\d“”（）()]{{2,24}}?)[，,]?{_WHEN}[，,]?(?P<what>[㐀-鿿A-Za-z“”]{{0,12}}?(?:{_ONCE}))(?![\d一二两三四五六七八九十])"
)
_AGAIN = re.compile("再次|又|新增|一批|多个|多项|若干|部分|[\\d一二两三四五六七八九十]+[个项家座条所]")
_NAME = 4  # characters of what it happens to


@as_check(
    "once only",
    "what happens to a thing once (上市, 投产, 揭牌) is not told as of this year by two reports",
    kind="copied",
    grade=HINT,
    needs="statements",
    idle="there is no report of the year before, or no clause of the two tells of such an event of one thing in the same words, in each as of its own year",
    examples=(
        "带状疱疹疫苗在报告期内实现上市销售，反响良好。\n@@\n带状疱疹疫苗在报告期内实现上市销售，是国内首个。",
        "望潮净水厂二期今年正式投产，日供水12万吨。\n@@\n望潮净水厂二期今年正式投产，供水能力提升。",
        "城北分馆年内建成投用。\n@@\n城北分馆年内建成投用，接待读者8万人次。",
        "职工服务中心本年度挂牌成立。\n@@\n职工服务中心本年度挂牌成立，设岗位6个。",
        "云溪大桥当年建成通车。\n@@\n云溪大桥当年建成通车，车流量增长。",
    ),
    counter_examples=(
        "带状疱疹疫苗在报告期内实现上市销售，反响良好。\n@@\n带状疱疹疫苗是国内首个，销售稳定。",
        "望潮净水厂二期今年正式投产，日供水12万吨。\n@@\n望潮净水厂三期今年正式投产，供水能力提升。",
        "报告期内，3个新项目年内建成投用。\n@@\n报告期内，3个新项目年内建成投用。",
        "城北分馆年内建成投用。\n@@\n城北分馆上年建成投用，接待读者8万人次。",
        "云溪大桥当年建成通车。\n@@\n2021年，云溪大桥当年建成通车，车流量增长。",
        "各级工会本年度成立志愿队。\n@@\n各级工会本年度成立志愿队。",
        "老年食堂今年投入使用12家。\n@@\n老年食堂今年投入使用15家。",
    ),
)
def check_once(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each event that both reports tell of as of their own year."""
    last = report.year_before
    if last is None:
        return
    for row in report.rows("statements"):
        text = squeeze(row["text"])
        for found in _TOLD.finditer(text) if not names_other_year(text, report.year) else ():
            lead = re.split("[，,。；;：:]", found["lead"])[-1]
            if len(lead) < _NAME or _AGAIN.search(lead + found["what"]):
                continue
            said = f"{lead}{text[found.end('lead') : found.end()]}"
            then = last.row_with(said) if said in last.words else None
            if then is not None:
                yield fails("once_again", row, then, said=said, year=last.year, page=then["page"])
            else:
                yield holds(row)
