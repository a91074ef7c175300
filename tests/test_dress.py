"""Dresses of `benchmarks.dress`: who wears which, what is put into the page, labels without pages."""

from benchmarks.dress import dressed, labels_of, sources, wearings
from benchmarks.dresses import DRESSES, MADE, Dress, at_random


def test_every_third_report_wears_a_dress_and_others_the_next() -> None:
    worn = wearings(DRESSES[:3], 3, "")
    assert [one.source for one in worn if one.dress == MADE] == sources()
    by_dress = [{one.source for one in worn if one.dress == dress} for dress in DRESSES[:3]]
    assert all(by_dress)
    assert set.union(*by_dress) == set(sources())
    assert sum(map(len, by_dress)) == len(sources())


def test_css_and_script_stand_behind_those_of_the_page() -> None:
    page = dressed("<style>p{}</style><p>一</p></body></html>", Dress("bare", "td{border:0}", "sideBySide()"))
    assert page.startswith("<style>p{}</style><p>一</p><style>td{border:0}</style><script>")
    assert page.endswith("sideBySide()</script></body></html>")


def test_labels_stand_on_one_page_that_is_wholly_labelled() -> None:
    page, *labels = labels_of(sources()[0])
    assert page["kind"] == "page"
    assert labels
    assert {label["page"] for label in (page, *labels)} == {1}
    assert not {label["kind"] for label in labels} & {"page", "chart_numbers"}


def test_a_seed_gives_one_dress_and_says_what_it_is() -> None:
    drawn = [at_random(seed) for seed in range(1, 9)]
    assert drawn == [at_random(seed) for seed in range(1, 9)]
    assert len({dress.css for dress in drawn}) == len(drawn)
    framed = next(dress for dress in drawn if "framed" in dress.name)
    assert "table{border:.8pt solid #" in framed.css
