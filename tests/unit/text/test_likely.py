"""Names that somebody may have meant."""

from __future__ import annotations

import pytest

from effsota.text.likely import likely_names


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("resnet50", ("resnet50-imagenet", "resnet50-imagenet-inference")),
        ("alexnet-imagnet", ("alexnet-imagenet",)),
        ("ResNet50 ImageNet Inference", ("resnet50-imagenet-inference",)),
        ("zzz", ()),
        ("", ()),
    ],
)
def test_what_was_meant_is_found(typed: str, meant: tuple[str, ...]) -> None:
    """A part of a name first, then what is spelled alike."""
    known = ("alexnet-imagenet", "resnet50-imagenet", "resnet50-imagenet-inference", "dota2")
    assert likely_names(typed, known)[: len(meant) or 3] == meant
