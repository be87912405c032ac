"""A factor as a product in words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from effsota.boards.claims.share_words import product_words, split_words
from effsota.model import Share
from tests.builders.boards import alexnet_board


def share(factor: float, words: str = "fewer FLOP", worse: str = "more FLOP") -> Share:
    """Return a share of a factor."""
    return Share(key="flop_factor", words=words, worse=worse, factor=factor)


USE = ("better use", "worse use")


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([share(30.36), share(1.2, *USE)], "30.4× fewer FLOP × 1.20× better use"),
        ([share(0.5), share(4, *USE)], "4.00× better use / 2.00× more FLOP"),
        ([share(2), share(1, *USE)], "2.00× fewer FLOP"),
        ([share(0.5), share(0.25, *USE)], "1 / 2.00× more FLOP / 4.00× worse use"),
        ([share(1), share(1, *USE)], ""),
        ([], ""),
    ],
)
def test_what_gains_is_multiplied_and_what_loses_divides(shares: list[Share], words: str) -> None:
    """What is one is left out, and of nothing nothing is said."""
    assert product_words(shares) == words


@pytest.mark.parametrize(("factor", "words"), [(2.0, "4.00× fewer FLOP / 2.00× worse use"), (1.001, "")])
def test_as_much_is_taken_apart_into_nothing(factor: float, words: str) -> None:
    """1× less is no reduction, whatever it is the product of."""
    entry = alexnet_board().leaderboard.frontier[-1]
    shares = (share(4), share(0.5, *USE))
    assert split_words(replace(entry, factor=factor, shares=shares)) == words
