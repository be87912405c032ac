"""What a source vouches for."""

from __future__ import annotations

import pytest

from effsota.model import Source


@pytest.mark.parametrize(
    ("keys", "is_of_compute"),
    [
        ((), True),
        (("date",), False),
        (("result",), False),
        (("date", "result"), False),
        (("result", "tokens"), True),
    ],
)
def test_a_day_or_a_result_is_no_compute(keys: tuple[str, ...], *, is_of_compute: bool) -> None:
    """A source of the record's day or of its result alone leaves the compute without one."""
    assert Source(title="A paper", keys=keys).is_of_compute is is_of_compute
