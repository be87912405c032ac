"""What a form finds in a sentence, as an amount in the unit of its kind; or why its digits are in doubt."""

from __future__ import annotations

import re

from effsota.reading.prose.amounts_said import AmountSaid, read_amount, why_no_amount
from effsota.reading.prose.figure_forms import FORM_OF_MONEY, unit_scale
from effsota.reading.prose.stated_kinds import FigureKind

LEAST_PERCENT = 2.0
"""From where on a share without a sign is one in percent: MFU 41.2. Above 1, and below, it is a slip."""
SHARES = {FigureKind.UTILIZATION, FigureKind.HARDWARE_UTILIZATION}
NOTHING, _ONE = AmountSaid(0.0, 0.0, 0.0), AmountSaid(1.0, 1.0, 1.0)
# Tera and peta of them are what chips do in a second; a run takes exa at the least.
_RATE_TO_SOME = re.compile(r"(?:[GTP]|giga|tera|peta)[- ]?FLOPs$", re.IGNORECASE)
_END_OF_A_NUMBER = re.compile(r"(?<![\w.,])[0-9]{1,3}(?: [0-9]{3})* $")
_THREE_DIGITS = re.compile(r"[0-9]{3}(?![0-9,])")
# Of what has no parts, or hardly ever three decimals of them: 1.024 chips.
_WHOLE = {FigureKind.CHIPS, FigureKind.STEPS, FigureKind.CHIP_TIME}
_THOUSANDS_BY_A_POINT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}(?![0-9]|\s?[kKMBT]\b|\s?(?:thou|mill|bill))")


def read_form(kind: FigureKind, found: re.Match[str]) -> tuple[AmountSaid, str]:
    """Return the amount of a pattern in the unit of its kind, and why it is no use, nothing where it is."""
    named = found.groupdict()
    if kind is FigureKind.CHIP:
        return _ONE, ""
    if named.get("cores"):
        cores = float(named["cores"])  # a slice of so many cores; two make a chip
        return AmountSaid(cores / 2, cores / 2, cores / 2), ""
    if named.get("dollars"):
        found = (
            FORM_OF_MONEY.fullmatch(f"{named['dollars']}{named.get('money') or ''}".replace("$", "")) or found
        )
    amount = read_amount(found)
    if amount is None:
        return NOTHING, why_no_amount(found)
    if kind is FigureKind.COMPUTE and _RATE_TO_SOME.search(found[0]):
        return amount.scaled(unit_scale(kind, found)), "it is a count to some, and a rate to others"
    scale = unit_scale(kind, found)
    if kind in SHARES and not named.get("percent") and amount.value > LEAST_PERCENT:
        scale = 0.01
    each = float(named["each"]) if named.get("each") else 1.0
    return amount.scaled(scale * each), ""


def why_digits_are_in_doubt(kind: FigureKind, text: str, span: tuple[int, int], *, is_in_parts: bool) -> str:
    """Return why digits are perhaps a part of a number, or thousands; nothing where they are what they seem.

    `is_in_parts` tells that decimals are to be expected, as under a heading in millions.
    """
    said = text[span[0] : span[1]]
    first = re.search("[0-9]", said)
    begin = span[0] + (first.start() if first else 0)
    if _END_OF_A_NUMBER.search(text[max(0, begin - 40) : begin]) and _THREE_DIGITS.match(text[begin:]):
        return "it may be the end of a number that is written with blanks: write 1,082,990"
    if kind in _WHOLE and not is_in_parts and _THOUSANDS_BY_A_POINT.match(text[begin:]):
        return "it may be thousands, or have three decimals"
    return ""
