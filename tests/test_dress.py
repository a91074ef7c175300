"""Dresses of `benchmarks.dress`: who wears which, what is put into the page, labels without pages."""

from benchmarks.dress import dressed, labels_of, sources, wearings
from benchmarks.dresses import DRESSES, MADE, Dress


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
