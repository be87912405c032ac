"""What a claim rests on, read from a line."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.drafts.citing import arxiv_month


@pytest.mark.parametrize(
    ("identifier", "month"),
    [
        ("1905.11946", date(2019, 5, 1)),
        ("1905.11946v3", date(2019, 5, 1)),
        ("cs/0112017", date(2001, 12, 1)),
        ("math.GT/9309136", date(1993, 9, 1)),
        ("1913.11946", None),
        ("cs/0113017", None),
        ("efficientnet", None),
    ],
)
def test_an_arxiv_id_tells_its_month(identifier: str, month: date | None) -> None:
    """The four digits are year and month, of new ids and old; nothing is looked up."""
    assert arxiv_month(identifier) == month
