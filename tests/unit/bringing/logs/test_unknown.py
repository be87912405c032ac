"""A log that no reader knows is refused with the CSV to write instead, by its own numbers."""

from __future__ import annotations

import pytest

from effsota.bringing.logs import READERS
from tests.present import present
from tests.unit.bringing.logs.reading import columns_of, fault_of


@pytest.mark.parametrize(
    ("text", "line", "csv", "whose"),
    [
        (
            "epoch = 3\nafter it the validation loss was 2.0676\n",
            2,
            ("epoch,validation_loss", "3,2.0676"),
            "its first numbers here",
        ),
        (
            "Train Epoch: 1 [0/60000 (0%)]\tLoss: 2.3\nTest set: Average loss: 0.0494, Accuracy: 9/10\n",
            2,
            ("epoch,test_loss", "1,0.0494"),
            "its first numbers here",
        ),
        ("nothing to see\n", 1, ("step,val_loss", "1000,3.28"), "the numbers are made up"),
    ],
)
def test_the_csv_is_shown_with_numbers_of_the_log(
    text: str, line: int, csv: tuple[str, str], whose: str
) -> None:
    """Where there are any; what was evaluated comes first."""
    fault = fault_of(text, "x.txt")
    first, names, row, *_ = fault.hint.split("\n")
    assert (fault.line, fault.message, (names.strip(), row.strip())) == (line, "the format is not known", csv)
    assert f"({whose})" in first


def test_the_csv_that_is_shown_is_read() -> None:
    """As it stands."""
    _, names, row, *_ = fault_of("nothing to see\n").hint.split("\n")
    assert columns_of(f"{names.strip()}\n{row.strip()}\n", "a.csv") == {"step": (1000,), "val_loss": (3.28,)}


def test_every_format_is_named() -> None:
    """In the last line."""
    told = fault_of("nothing to see\n").hint.split("\n")[-1]
    assert all(reader.name in told for reader in present(READERS))
