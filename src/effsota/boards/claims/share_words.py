"""What a factor is the product of, in words: 30.4× fewer FLOP × 1.20× better use of the chips."""

from __future__ import annotations

from collections.abc import Sequence

from effsota import figures
from effsota.model import Share


def product_words(shares: Sequence[Share]) -> str:
    """Return the product in words, what makes it smaller behind a division; what is 1 is left out.

    1.05× better use of the chips / 1.03× more FLOP
    """
    gains = [f"{figures.factor_text(each.factor)} {each.words}" for each in shares if each.factor > 1]
    losses = [f"{figures.factor_text(1 / each.factor)} {each.worse}" for each in shares if each.factor < 1]
    return " / ".join([" × ".join(gains) or "1", *losses]) if gains or losses else ""
