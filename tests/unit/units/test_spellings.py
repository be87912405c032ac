"""What papers and cards print is read where it means one thing, and by every reader alike."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from effsota.problems import Refusal
from effsota.reading.schema import FORMATS, read_schema
from effsota.units import SPELLINGS, UNITS, Dimension, Quantity, parse_count, parse_quantity, rounded_span
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[3]
NUMBERS = json.loads((ROOT / "tests/vectors/numbers.json").read_text("utf-8"))
UNITS_OF = {
    "compute": Dimension.COMPUTE,
    "rate": Dimension.RATE,
    "per-example": Dimension.PER_EXAMPLE,
    "time": Dimension.TIME,
    "period": Dimension.PERIOD,
    "chip-time": Dimension.CHIP_TIME,
}


def definitions() -> Iterator[tuple[str, str]]:
    """Yield format and pattern of every quantity and count of the schemas."""
    for path in sorted(ROOT.glob("schema/*.schema.json")):
        for node in read_schema(path.read_bytes())["$defs"].values():
            if node.get("format") in {*UNITS_OF, *(name for name in FORMATS if name.startswith("count"))}:
                yield node["format"], node["pattern"]


@pytest.mark.parametrize("vector", NUMBERS, ids=lambda vector: vector["text"])
def test_a_count_is_what_the_vector_says(vector: dict[str, str | float | None]) -> None:
    """The page's script is held to the same."""
    found = parse_count(str(vector["text"]))
    assert (None if isinstance(found, Refusal) else found) == vector["number"]


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("3640 petaflop/s-days", Dimension.COMPUTE, 3640 * 8.64e19),
        ("3640 PF-days", Dimension.COMPUTE, 3640 * 8.64e19),
        ("1 TF-day", Dimension.COMPUTE, 8.64e16),
        ("3.64E+03 PFS-day", Dimension.COMPUTE, 3640 * 8.64e19),
        ("2 TFLOP/s-days", Dimension.COMPUTE, 2 * 8.64e16),
        ("5 exaFLOP", Dimension.COMPUTE, 5e18),
        ("312 teraflop/s", Dimension.RATE, 312e12),
        ("1 petaFLOP/s", Dimension.RATE, 1e15),
        ("4.1 GMACs", Dimension.PER_EXAMPLE, 8.2e9),
        ("300 MMAdds", Dimension.PER_EXAMPLE, 6e8),
        ("200M multiply-adds", Dimension.PER_EXAMPLE, 4e8),
        ("2.5 weeks", Dimension.TIME, 2.5 * 7 * 86400),
        ("1 year", Dimension.TIME, 365.25 * 86400),
        ("30.84M GPU hours", Dimension.CHIP_TIME, 30.84e6 * 3600),
    ],
)
def test_what_papers_print_is_read(text: str, dimension: Dimension, value: float) -> None:
    """A prefix in words, multiply-adds by their short names, weeks, years of 365.25 days."""
    found = parse_quantity(text, dimension)
    assert isinstance(found, Quantity)
    assert found.base == pytest.approx(value, rel=1e-12)
    assert found.unit in UNITS[dimension]


@pytest.mark.parametrize(
    ("text", "digits"), [("0.20 GMACs", "0.20e9"), ("3.64E+03 FLOP", "3.64e3"), ("1.5M FLOP", "1.5e6")]
)
def test_a_quantity_keeps_the_digits_that_were_printed(text: str, digits: str) -> None:
    """What a number may have been rounded from depends on them."""
    found = parse_quantity(text, Dimension.PER_EXAMPLE)
    assert isinstance(found, Quantity)
    assert found.digits == digits


def test_a_number_with_an_exponent_was_rounded_in_its_last_digit() -> None:
    """3.4e2 is 335 to 345."""
    found = parse_quantity("3.4e2 days", Dimension.PERIOD)
    assert isinstance(found, Quantity)
    assert rounded_span(found) == pytest.approx((335, 345))


def test_the_schemas_know_every_spelling_and_no_other() -> None:
    """A standard validator gives the verdict that the reader gives."""
    numbers = [str(vector["text"]) for vector in NUMBERS if "-" not in str(vector["text"])]
    names = {unit for each in (UNITS, SPELLINGS) for units in each.values() for unit in units}
    odd = {
        "FLOPs",
        "FLOPS",
        "flop",
        "mFLOP",
        "MAdds",
        "months",
        "h",
        "PFLOP-days",
        "GF-days",
        "TFS",
        "",
        "tokens",
        "images",
    }
    for name, pattern in present(definitions()):
        reads = (
            FORMATS[name].parse if name not in UNITS_OF else partial(parse_quantity, dimension=UNITS_OF[name])
        )
        for text in [
            *numbers,
            *(f"3.5 {unit}" for unit in names | odd),
            *(f"{each} FLOP" for each in numbers),
        ]:
            is_read = not isinstance(reads(text), Refusal) or "above zero" in str(reads(text))
            assert (re.search(pattern, text) is not None) is is_read, (name, text)
