"""Papers: an id in a link that cannot exist, one paper under two titles, one title at two links."""

from __future__ import annotations

import pytest

from effsota.judging.rules import TrackerContext
from effsota.judging.rules.papers import (
    arxiv_id_implausible,
    paper_under_two_titles,
    title_is_model_name,
    title_under_two_papers,
)
from effsota.model.arxiv import parse_arxiv
from tests.builders.claims import make_submission
from tests.builders.judged import ARXIV, between, claim, paper


@pytest.mark.parametrize(
    "wrong",
    [
        "1905.1194",
        "1413.11946",
        "0703.0001",
        "1412.00001",
        "1501.0001",
        "1905.00000",
        "1905.119460",
        "2701.00001",
        "x",
    ],
)
def test_an_id_that_cannot_exist_is_refused(wrong: str) -> None:
    """Month 13, before April 2007, five digits before 2015, four after, number 0, next year."""
    assert [fault.pointer for fault in arxiv_id_implausible(claim(publication=paper(wrong)))] == [
        "/publication/url"
    ]


@pytest.mark.parametrize("right", ["0704.0001", "1412.9999", "1501.00001", "2611.00001", "hep-th/9901001"])
def test_an_id_that_can_exist_is_accepted(right: str) -> None:
    """The first and last of each numbering."""
    assert not list(arxiv_id_implausible(claim(publication=paper(right))))


def test_links_of_sources_are_judged_too() -> None:
    """A source of an estimate is cited like a paper."""
    source = {"title": "A source", "url": f"{ARXIV}1999.00001"}
    context = claim("2019-05-28", {"method": "reported", "compute": "1 PFLOP", "sources": [source]})
    assert [fault.pointer for fault in arxiv_id_implausible(context)] == ["/compute/0/sources/0/url"]


def test_a_link_elsewhere_has_no_arxiv_id() -> None:
    """Not even where its path looks like one."""
    assert parse_arxiv("https://example.org/abs/1905.11946") is None


def published(*publications: tuple[str, str]) -> TrackerContext:
    """Return a tracker of submissions with these titles and links."""
    submissions = tuple(
        make_submission(f"s{at}", "2019-05-28", publication={"title": title, "url": url})
        for at, (title, url) in enumerate(publications)
    )
    return between(*submissions)


def test_capitals_and_spaces_make_no_other_title() -> None:
    """The paper is the same."""
    context = published(("On X", f"{ARXIV}1905.11946"), ("on  x", f"{ARXIV}1905.11946v2"))
    assert not [*paper_under_two_titles(context), *title_under_two_papers(context)]


def test_a_paper_may_be_on_arxiv_and_elsewhere() -> None:
    """One title, two homes."""
    context = published(("On X", f"{ARXIV}1905.11946"), ("On X", "https://example.org/on-x"))
    assert not list(title_under_two_papers(context))


def test_the_later_of_two_titles_is_named() -> None:
    """The fault stands in the second file and names the first."""
    context = published(("On X", f"{ARXIV}1905.11946"), ("On Y", f"{ARXIV}1905.11946"))
    assert [(placed.file, placed.message) for placed in paper_under_two_titles(context)] == [
        ("submissions/level/s1.yaml", '"On Y" is the title of "arXiv 1905.11946" here, "On X" in level/s0')
    ]


@pytest.mark.parametrize("title", ["Grok-2", "GROK 2", "grok 2.", "Grok2"])
def test_a_title_that_is_the_name_of_the_model_is_told(title: str) -> None:
    """However it is written."""
    context = claim(model="Grok-2", publication={"title": title, "url": "https://example.org/x"})
    assert [fault.pointer for fault in title_is_model_name(context)] == ["/publication/title"]


@pytest.mark.parametrize("title", ["Grok-2 Beta Release", "Grok-20", "Grok"])
def test_a_title_that_holds_the_name_and_more_is_one(title: str) -> None:
    """A name at its head is no fault."""
    context = claim(model="Grok-2", publication={"title": title, "url": "https://example.org/x"})
    assert list(title_is_model_name(context)) == []
