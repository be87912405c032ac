"""What a file itself declares wrong is always shown."""

from __future__ import annotations

import pytest

from tests.builders.claims import make_track
from tests.builders.discrepancies import FIRST, SOURCE, found_on, texts


@pytest.mark.parametrize(
    ("said", "correct", "shown", "size"),
    [
        ("2017-09", "2018-09", ("Sep 2017", "Sep 2018"), (-365, None)),
        ("2017-09-30", "2017-10-01", ("30 Sep 2017", "1 Oct 2017"), (-1, None)),
        ("6.3 years", "6 years", ("6.3 years", "6 years"), (None, pytest.approx(1.05))),
        ("Resnet-151", "ResNet-152", ("Resnet-151", "ResNet-152"), (None, None)),
        ("2017-13", "2018-13", ("2017-13", "2018-13"), (None, None)),
    ],
)
def test_a_misprint_is_shown_however_small(
    said: str, correct: str, shown: tuple[str, str], size: tuple[int | None, float | None]
) -> None:
    """A month reads as one; days and ratios are computed; nothing warns of what the file says itself."""
    misprint = {"what": "date", "printed": said, "correct": correct, "source": SOURCE, "reason": "A slip."}
    (found,) = found_on(FIRST, track=make_track(misprints=[misprint]))
    assert texts((found,)) == [("misprint", *shown)]
    assert (found.days, found.ratio) == size
    assert (found.reason, found.warning) == ("A slip.", None)
