"""What readers know from the published pages stands on the boards, beside what follows from its inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.builders.sites import Reader
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Mapping


def text_of(site_files: Mapping[str, bytes], path: str) -> str:
    """Return a page's text with single spaces."""
    return Reader(site_files[f"tracks/{path}/index.html"]).text


@pytest.mark.parametrize(
    "figure",
    ["44×", "16 months", "95% interval 9.6–28", "Moore's law: 11×", "3.1 TFS-days", "0.069 TFS-days"],
)
def test_alexnet_shows_the_figures_that_readers_know(site_files: Mapping[str, bytes], figure: str) -> None:
    """Published and counted, the doubling time with its interval, Moore's law over the same time."""
    assert figure in text_of(site_files, "alexnet-imagenet")


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ("gnmt-wmt14-en-fr", "181 TFS-days"),
        ("resnet50-imagenet", "0.75 TFS-days"),
        ("alexnet-imagenet", "3.1 TFS-days"),
        ("alexnet-imagenet/efficientnet-b0", "6.0 PFLOP"),
    ],
)
def test_published_figures_stand_exactly_as_printed(
    site_files: Mapping[str, bytes], path: str, printed: str
) -> None:
    """181 is not 180, and 6.0 keeps its zero."""
    assert printed in text_of(site_files, path)


@pytest.mark.parametrize("figure", ["Sources disagree", "10×", "22.7", "7.0×"])
def test_resnet_shows_that_its_printed_figures_disagree(site_files: Mapping[str, bytes], figure: str) -> None:
    """10 is printed, its columns give 23, its inputs about 7."""
    assert figure in text_of(site_files, "resnet50-imagenet")


def test_a_result_keeps_the_zero_that_was_typed(site_files: Mapping[str, bytes]) -> None:
    """79.0 was measured for AlexNet, not 79."""
    assert "79.0%" in text_of(site_files, "alexnet-imagenet/alexnet")


def test_a_small_gain_is_tagged(site_files: Mapping[str, bytes]) -> None:
    """ShuffleNet v2 beats v1 by a quarter, less than a count of operations may be off."""
    assert "Within method error" in text_of(site_files, "alexnet-imagenet/shufflenet-v2-1x")
    assert "Within method error" not in text_of(site_files, "alexnet-imagenet/googlenet")


@pytest.mark.parametrize("track", ["fineweb-3-28", "training-compute"])
def test_a_track_with_eras_says_when_its_trend_broke(site_files: Mapping[str, bytes], track: str) -> None:
    """In a sentence with p and both rates."""
    text = text_of(site_files, track)
    assert "The rate changed in " in text
    assert " before and " in text


def test_no_target_says_its_unit_twice(site_files: Mapping[str, bytes]) -> None:
    """Neither in a page nor in a chart's title."""
    for path, data in present(site_files.items()):
        if path.startswith("tracks/") and path.endswith((".html", ".svg")):
            assert b"BLEU BLEU" not in data
            assert b"Elo Elo" not in data
