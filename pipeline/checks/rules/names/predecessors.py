"""Who held a post in a report of years before, not in the last one, and stands with it in this one again."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from pipeline.checks.check import HINT, Judgement, Row, as_check, fails, holds
from pipeline.checks.report import Report, once_a_report
from pipeline.checks.rules.names.posts import CHANGED, is_own, read_posts, write_post
from schemas.text import squeeze

_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")


@as_check(
    "post of the one before",
    "a post is not given to who held it in an older report, where the last report has another person in it",
    kind="copied",
    grade=HINT,
    needs="entities statements",
    idle="no two earlier reports name a post of the unit with a person each, or the report tells of a change",
    examples=(
        "党委书记卜一鸣讲授党课2次。\n@@\n党委书记段小禾讲授党课3次。\n@@\n党委书记卜一鸣讲授党课4次。",
        "校长：贺知秋\n@@\n祁连山当选校长。\n校长：祁连山\n@@\n校长贺知秋讲授开学第一课。",
    ),
    counter_examples=(
        "党委书记卜一鸣讲授党课2次。\n@@\n党委书记段小禾讲授党课3次。\n@@\n党委书记段小禾讲授党课4次。",
        "党委书记卜一鸣讲授党课2次。\n@@\n党委书记段小禾讲授党课3次。\n@@\n原党委书记卜一鸣退休。",
        "党委书记卜一鸣讲授党课2次。\n@@\n党委副书记段小禾讲授党课3次。\n@@\n党委书记卜一鸣讲授党课4次。",
        "党委书记卜一鸣讲授党课2次。\n@@\n党委书记段小禾讲授党课3次。\n@@\n2019年，党委书记卜一鸣主持编写站志。",
        "党委书记卜一鸣讲授党课2次。\n@@\n望潮供电公司党委书记段小禾来访。\n@@\n党委书记卜一鸣讲授党课4次。",
    ),
)
def check_before(report: Report) -> Iterator[Judgement]:
    """Yield a judgement for each person with a post that the last two reports or more give to somebody."""
    if len(report.earlier) < 2:
        return
    *older, last = report.earlier
    changed = [text for row in report.rows("statements") if CHANGED.search(text := squeeze(row["text"]))]
    for post, people in holders_of(report).items():
        now, told = holders_of(last).get(post, {}), [one for one in older if post in holders_of(one)]
        for name, row in people.items() if now and told else ():
            then = [one for one in told if name in holders_of(one)[post]]
            if name in now or not then or any(name in text for text in changed):
                yield holds(row, *now.values())
                continue
            own = holders_of(then[-1])[post][name]
            told_now = next(iter(now.values()))
            words = {"role": post, "said": name, "year": then[-1].year, "last": last.year, "other": told_now["name"]}
            yield fails("post_before", row, own, told_now, **words)


@once_a_report
def holders_of(report: Report) -> Mapping[str, Mapping[str, Row]]:
    """Return by post of the unit the persons who stand with it in the report's year, each with the first mention."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in report.rows("entities"):
        role = squeeze(row["role"] or "")
        if (
            row["kind"] != "PERSON"
            or not role
            or _is_of_another_time(squeeze(report.sentence_of(row)), report.year or 0)
        ):
            continue
        for post in read_posts(role)[0] if is_own(row, role, report) else ():
            if not post.deputy and post.core != "秘书":
                found[write_post(post)].setdefault(squeeze(row["name"]), row)
    return found


def _is_of_another_time(sentence: str, year: int) -> bool:
    """Whether a sentence tells that a post passes on, or of a year before the report's: 2019年，馆长贺知秋主持编写馆志."""
    return CHANGED.search(sentence) is not None or any(int(said) < year for said in _YEAR.findall(sentence))
