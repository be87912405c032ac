"""What a factor is the product of, in words: 30.4× fewer FLOP × 1.20× better use of the chips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from effsota import figures
from effsota.boards.claims.factor_words import AS_MUCH, plain_factor
from effsota.model import Entry, Share

READS_AS_ONE = 1.005  # what is less is told as 1.00×


def product_words(shares: Sequence[Share]) -> str:
    """Return the product in words, what makes it smaller behind a division; what reads as 1 is left out.

    1.05× better use of the chips / 1.03× more FLOP
    """
    gains = [*_told((each.factor, each.words) for each in shares)]
    losses = [*_told((1 / each.factor, each.worse) for each in shares)]
    return " / ".join([" × ".join(gains) or "1", *losses]) if gains or losses else ""


def split_words(entry: Entry) -> str:
    """Return what a record's factor is the product of, nothing where the factor itself reads as none."""
    if AS_MUCH & {plain_factor(entry), plain_factor(entry, is_turned=True)}:
        return ""
    return product_words(entry.shares)


def _told(parts: Iterable[tuple[float, str]]) -> Iterator[str]:
    for factor, words in parts:
        if factor >= READS_AS_ONE:
            yield f"{figures.factor_text(factor)} {words}"
