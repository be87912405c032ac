"""One document that is named in several files: with other authors, or of another day."""

from __future__ import annotations

from typing import Any

import pytest

from effsota.judging.rules import TrackerContext
from effsota.judging.rules.doubts.linked_titles import link_under_two_author_lists, paper_under_two_dates
from tests.builders.claims import make_submission
from tests.builders.judged import between

PAPER = "https://arxiv.org/abs/1905.11946"
AUTHORS = ["Mingxing Tan", "Quoc V. Le"]


def made_public(*claims: dict[str, Any]) -> TrackerContext:
    """Return a tracker of submissions that were made public like this."""
    submissions = (
        make_submission(f"s{at}", told.pop("date", "2019-05-28"), **told) for at, told in enumerate(claims)
    )
    return between(*submissions)


def by(*authors: str, url: str = PAPER) -> dict[str, Any]:
    """Return what a submission says of one paper by these authors."""
    return {"publication": {"title": "EfficientNet", "url": url, "authors": list(authors)}}


@pytest.mark.parametrize(
    ("authors", "told"),
    [
        (("M. Tan", "Quoc V. Le"), '"M. Tan" is author 1 of "{}" here, "Mingxing Tan" in level/s0'),
        (("Mingxing Tan", "Quoc Le"), '"Quoc Le" is author 2 of "{}" here, "Quoc V. Le" in level/s0'),
        (("Quoc V. Le", "Mingxing Tan"), '"Quoc V. Le" is author 1 of "{}" here, "Mingxing Tan" in level/s0'),
        (("Tan, Mingxing", "Le, Quoc V."), '"Tan, Mingxing" is author 1 of "{}" here, "Mingxing Tan" in'),
        (("Mingxing Tan",), '"{}" has 1 of its authors here, 2 in level/s0'),
    ],
)
@pytest.mark.parametrize("url", [PAPER, "https://arxiv.org/pdf/1905.11946v2"])
def test_other_authors_of_one_paper_are_told(authors: tuple[str, ...], told: str, url: str) -> None:
    """Initials, order, surname first, a name left out; whichever version is linked."""
    found = link_under_two_author_lists(made_public(by(*AUTHORS), by(*AUTHORS), by(*authors, url=url)))
    assert [(each.file, each.message.startswith(told.format(url))) for each in found] == [
        ("submissions/level/s2.yaml", True)
    ]


def test_authors_that_are_left_out_are_no_other_authors() -> None:
    """A source may be without them; capitals and spaces make no other name."""
    context = made_public(
        by(*AUTHORS), by(), by("mingxing  tan", "Quoc V. Le"), by("Ann", url="https://example.org")
    )
    assert not list(link_under_two_author_lists(context))


def test_authors_of_a_source_are_held_against_those_of_the_paper() -> None:
    """Of two lists that stand once each, that of the publication is right."""
    source = {"title": "EfficientNet", "url": PAPER, "authors": ["Tan", "Le"]}
    other = {"publication": {"title": "Next", "url": "https://example.org/next"}}
    estimate = {"method": "reported", "compute": "1 PFLOP", "sources": [source]}
    found = list(link_under_two_author_lists(made_public(other | {"compute": [estimate]}, by(*AUTHORS))))
    assert [each.pointer for each in found] == ["/compute/0/sources/0/authors"]


def test_a_second_day_of_one_paper_is_told() -> None:
    """The day that stands more often is right."""
    found = paper_under_two_dates(made_public(by() | {"date": "2019-05-29"}, by(), by()))
    assert [(each.file, each.message) for each in found] == [
        ("submissions/level/s0.yaml", '"arXiv 1905.11946" is of 2019-05-29 here, of 2019-05-28 in level/s1')
    ]


def test_a_page_tells_of_several_days_and_so_does_a_date_of_something_else() -> None:
    """A leaderboard grows; a release, or a second run, has a day of its own."""
    page = by(url="https://github.com/ann/board/blob/main/README.md")
    context = made_public(
        page, page | {"date": "2019-06-01"}, by(), by() | {"date": "2019-04-01", "date_of": "release"}
    )
    assert not list(paper_under_two_dates(context))
