"""Names of chips in prose, as the vocabulary of chips has them, with the memory or the form behind them."""

from __future__ import annotations

import re
from functools import lru_cache

from effsota.frozen import Frozen
from effsota.model import Chip, Hardware

LEAST_CHARACTERS = 2
_BEHIND = (
    r"(?:[ -]?(?:SXM\d?|PCIe|NVL\d*|HBM\d?\w?))?(?:[ -]?\(?(?P<memory>\d{2,3}) ?Gi?B?\b\)?)?(?:[ -]?"
    r"(?:SXM\d?|PCIe))?s?"
)


class ChipNames(Frozen, kw_only=False):
    """The names by which prose may call a chip; `pattern` finds one, in the group `chip`."""

    pattern: str
    hardware: Hardware

    def find(self, text: str) -> Chip | None:
        """Return the chip that a text as the pattern finds it names."""
        bare = re.sub(r"(?<=\w)s$", "", text.strip())
        for name in (bare, re.sub(r"[ -]+", "-", bare), re.sub(r"[ -]+", " ", bare), chip_core(bare)):
            chip = self.hardware.find(name)
            if chip is not None:
                return chip
        return next((chip for chip in self.hardware.chips.values() if _same(chip, chip_core(bare))), None)


def chip_core(text: str) -> str:
    """Return a name without its memory and form: A100 of A100-80GB."""
    return re.sub(rf"{_BEHIND}$", "", text, flags=re.IGNORECASE) or text


def _same(chip: Chip, text: str) -> bool:
    return any(
        _joined(text) == _joined(name) for name in (chip.id, chip.name, chip.short_name, *chip.aliases)
    )


def _joined(text: str) -> str:
    return re.sub(r"[ -]", "", text.casefold())


def chip_names(hardware: Hardware) -> ChipNames:
    """Return the names of the chips of a vocabulary."""
    spelt = {
        name
        for chip in hardware.chips.values()
        for name in (chip.name, chip.short_name, *chip.aliases)
        if len(name) >= LEAST_CHARACTERS and re.search(r"\d", name) and re.search(r"[A-Za-z]", name)
    }
    return ChipNames(_pattern(frozenset(spelt)), hardware)


@lru_cache(maxsize=4)
def _pattern(spelt: frozenset[str]) -> str:
    # A name of two signs, such as T4 or L4, is that of a chip in capitals only.
    short = {name for name in spelt if len(name) <= LEAST_CHARACTERS}
    named = "|".join(_written(name) for name in sorted(spelt - short, key=lambda name: (-len(name), name)))
    capitals = "|".join(sorted(name for name in short if name.isupper()))
    return rf"(?:(?<![\w-])|(?<=[0-9]x))(?P<chip>(?:(?i:{named})|(?-i:{capitals}))(?:{_BEHIND})(?![\w]))"


def _written(name: str) -> str:
    """Return a name with any of a blank, a hyphen or nothing between its words."""
    return r"[ -]?".join(map(re.escape, re.split(r"[ -]", name)))
