"""Networks by their accuracy on ImageNet: what training took, what one image takes, what is not shown."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.importers.imagenet_top1 import inference_at, training_at
from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.layer_counts import count_imagenet_resnet
from effsota.problems import Refusal
from tests.unit.bringing.importers.sample_rows import csv_of

TODAY = date(2026, 11, 28)
ROW = {
    "model": "First",
    "name": "first",
    "network": "first",
    "date": "2019-05-28",
    "top1": "80.1",
    "at_least": "",
    "multiply_adds": "1e9",
    "counted_title": "Counts",
    "counted_url": "https://example.org/counts",
    "counted_where": "first",
    "schedule": "",
    "images": "1281167",
    "epochs": "350",
    "epochs_title": "Code",
    "epochs_url": "https://example.org/code",
    "epochs_where": "epochs",
    "title": "On first",
    "authors": "A. Author;B. Author",
    "url": "https://example.org/first",
    "where": "Table 2",
    "paper": "https://example.org/paper",
    "runs": "",
    "not_counted": "the search",
    "notes": "",
    "untrained": "",
    "left_out": "",
}


def train(*rows: dict[str, str], level: float = 80.0) -> Imported | Refusal:
    """Return what rows give by their training."""
    return training_at(level)(csv_of(*(ROW | row for row in rows)), today=TODAY, schemas="../../schema/")


def judge(*rows: dict[str, str]) -> Imported | Refusal:
    """Return what rows give by one image."""
    return inference_at(80.0)(csv_of(*(ROW | row for row in rows)), today=TODAY, schemas="../../schema/")


def text_of(imported: Imported | Refusal, name: str = "first") -> str:
    """Return a file."""
    assert isinstance(imported, Imported)
    return imported.files[f"{name}.yaml"].decode()


def said_of(imported: Imported | Refusal) -> list[str]:
    """Return why rows are left out."""
    assert isinstance(imported, Imported)
    return [remark.message for remark in imported.skipped]


def test_training_is_epochs_of_images() -> None:
    """Accuracy, multiply-adds and epochs each have their document."""
    text = text_of(train({}))
    told = (
        "forward: 1e9 multiply-adds",
        "examples: 1281167",
        "epochs: 350",
        "value: 80.1",
        "- what: the search",
    )
    sources = ("title: Counts", "title: Code", "title: On first", "The network is described in https")
    assert [part for part in (*told, *sources) if part not in text] == []


def test_one_image_has_no_backward_pass() -> None:
    """Nothing of the training stands in the file."""
    text = text_of(judge({"untrained": "no epochs", "images": "", "epochs": ""}))
    assert "backward: 0" in text
    assert "examples: 1\n" in text
    assert "Code" not in text


def test_images_that_grow_are_counted_by_size() -> None:
    """Each size has the multiply-adds of a ResNet-50 for it."""
    text = text_of(train({"schedule": "160:25;192:7", "epochs": "32", "multiply_adds": ""}))
    counts = [count_imagenet_resnet((3, 4, 6, 3), pixels=pixels) for pixels in (160, 192)]
    assert [f"forward: {count} multiply-adds" in text for count in counts] == [True, True]
    assert text.count("title: On first") == len(("publication", "source"))


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"schedule": "160:25;192:6", "epochs": "32"}, "its image sizes are of 31 epochs, the table says 32"),
        ({"untrained": "it was taught"}, "it was taught"),
        ({"left_out": "it is withdrawn"}, "it is withdrawn"),
        ({"top1": "79.9"}, "it is below the level: 79.9%"),
        (
            {"multiply_adds": "3.1e9"},
            "it took 3.1 times the least compute that had reached the level by its day",
        ),
        ({"network": "first"}, "the same network had reached the level before, with as many operations"),
    ],
)
def test_what_is_not_shown_says_why(changes: dict[str, str], why: str) -> None:
    """A row may say it itself, or it follows from the others."""
    second = {"name": "second", "network": "second", "date": "2020-01-01"}
    assert said_of(train({}, second | changes)) == [why]


def test_another_training_is_no_other_network() -> None:
    """A row that is about a recipe alone is not shown where one image is counted."""
    recipe = {"name": "recipe", "schedule": "160:32", "epochs": "32"}
    assert said_of(judge({}, recipe)) == [
        "it is another training of a network that is listed, not another network"
    ]


def test_a_level_that_was_the_end_of_a_run_is_at_least_reached() -> None:
    """A contest stops where the level is reached, and prints no accuracy."""
    assert "is: at-least" in text_of(train({"at_least": "yes"}))
