"""A list of chips is added to the file of chips; what stands there stays."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from effsota.bringing.importers.chip_list import NEEDED, ChipsAdded, add_chips
from effsota.problems import Refusal
from tests.unit.bringing.importers.sample_rows import csv_of

TODAY = date(2026, 11, 28)
ROOT = Path(__file__).parents[4]
OWN = """\
# A comment that stays.
whole: true
chips:
  maker-one:
    name: Maker One
    kind: gpu
    released: 2015-01-01
    peaks:
      fp32: 1 TFLOP/s
    tdp_w: 99
    source:
      title: A datasheet
  other-two:
    name: Other Two
    kind: gpu
    released: 2010-01-01
    peaks:
      fp32: 2 TFLOP/s
    source:
      title: Another datasheet
"""
ROW = dict.fromkeys(NEEDED, "") | {
    "id": "maker-new",
    "name": "Maker New",
    "released": "2016-02-03",
    "kind": "gpu",
    "aliases": "New;new one",
    "fp32": "1.5e12",
    "fp16_vector": "177.2e9",
    "tdp_w": "250",
    "price_usd": "999",
    "where": "Maker New",
}


def added(*rows: dict[str, str], text: str = OWN) -> ChipsAdded:
    """Return what rows add to a file."""
    found = add_chips(csv_of(*({**ROW, **row} for row in rows)), text, today=TODAY)
    assert isinstance(found, ChipsAdded)
    return found


def test_a_new_chip_stands_after_the_older_ones_of_its_maker() -> None:
    """It is written whole, and nothing else changes."""
    new = """\
  maker-new:
    name: Maker New
    kind: gpu
    released: 2016-02-03
    peaks:
      fp32: 1.5 TFLOP/s
      fp16-vector: 177.2 GFLOP/s
    aliases: [New, new one]
    tdp_w: 250
    price:
      usd: 999
      date: 2016-02-03
    source:
      title: Machine Learning Hardware (Epoch AI)
      url: "https://epoch.ai/data/machine-learning-hardware"
      where: Maker New
"""
    assert added({}).text == OWN.replace("  other-two:\n", f"{new}  other-two:\n")


def test_an_older_chip_stands_before_those_of_its_maker() -> None:
    """Chips of a maker stand by date."""
    text = added({"released": "2014-12-31"}).text
    assert text.index("  maker-new:") < text.index("  maker-one:")


def test_a_chip_on_file_gains_only_what_it_lacks() -> None:
    """Its power and its peaks stay, also where the list has others."""
    found = added({"id": "maker-one", "fp32": "9e12"})
    assert found.text == OWN.replace(
        "    tdp_w: 99\n    source:\n",
        "    tdp_w: 99\n    price:\n      usd: 999\n      date: 2016-02-03\n    source:\n",
    )
    assert (found.new, found.completed) == (0, 1)


def test_a_second_import_changes_nothing() -> None:
    """The table of this repository is in its file of chips already."""
    table, text = (ROOT / "tables/chips.csv").read_bytes(), (ROOT / "schema/hardware.yaml").read_text("utf-8")
    found = add_chips(table, text, today=TODAY)
    assert isinstance(found, ChipsAdded)
    assert (found.text == text, found.new, found.completed) == (True, 0, 0)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"left_out": "it is for inference"}, "it is for inference"),
        ({"fp32": "", "fp16_vector": ""}, "it has no peak"),
        ({"fp32": "fast"}, "fp32 is no number above zero"),
        ({"tdp_w": "0"}, "tdp_w is no number above zero"),
        ({"released": "2016"}, '"2016" is no date'),
        ({"released": "2026-11-29"}, "2026-11-29 lies in the future"),
    ],
)
def test_what_is_not_used_is_told(cells: dict[str, str], why: str) -> None:
    """A row that cannot be used changes nothing, and says why."""
    found = added(cells)
    assert found.text == OWN
    assert [remark.message for remark in found.remarks] == [why]


def test_another_table_is_refused() -> None:
    """The columns that are missing are named."""
    found = add_chips(b"name,peak\nA,1\n", OWN, today=TODAY)
    assert isinstance(found, Refusal)
    assert found.message.startswith("the header lacks: id, released")
