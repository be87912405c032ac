"""Printed dates and links beside the submission's own."""

from __future__ import annotations

from datetime import date

from tests.builders.claims import make_record
from tests.builders.discrepancies import FIRST, found_on, printed, texts, warnings
from tests.builders.judged import ARXIV, paper


def test_a_date_months_off_is_told_in_days() -> None:
    """January for May; the publication says otherwise."""
    (found,) = printed(date=date(2019, 1, 28))
    assert texts((found,)) == [("date", "28 Jan 2019", "28 May 2019")]
    assert (found.days, found.magnitude) == (-120, 120)
    assert [source.title for source in found.sources] == ["A table", "On second"]
    assert found.message == "2019-01-28 is printed, 2019-05-28 is the submission's date"


def test_a_link_to_another_paper_is_found() -> None:
    """Both are on arXiv, with different ids; a version does not matter."""
    record = make_record(
        "second",
        "2017-06-12",
        publication=paper("1706.03762"),
        published={"url": f"{ARXIV}1706.03762v5", "analysis_url": f"{ARXIV}1807.11164"},
        analysis={"title": "Analysis", "url": f"{ARXIV}2005.04305"},
    )
    found = found_on(FIRST, record)
    assert texts(found) == [("link", "arXiv 1807.11164", "arXiv 2005.04305")]
    assert [each.what for each in found] == ["link to the analysis"]
    assert warnings(found) == [
        "arXiv 1807.11164 is printed, the submission's own link is to arXiv 2005.04305"
    ]


def test_what_is_printed_for_an_estimate_has_no_date() -> None:
    """Dates and links are the submission's."""
    published = {"compute": "1 PFLOP", "date": date(2012, 1, 1), "url": f"{ARXIV}1706.03762"}
    estimate = {"method": "reported", "compute": "1 PFLOP", "published": published}
    assert found_on(FIRST, make_record("second", "2019-05-28", estimate)) == ()
