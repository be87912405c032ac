"""The resources that a record may state: each a value of its own, in one tuple."""

from __future__ import annotations

import pytest

from effsota.model import KINDS, RESOURCES, Amount, Margin, Resource
from tests.builders.claims import make_track, reported


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda resource: resource.key)
def test_no_two_resources_share_a_key(resource: Resource) -> None:
    """A key is an address."""
    assert [each.key for each in RESOURCES].count(resource.key) == 1


def test_a_kind_ranks_by_the_key_of_a_resource() -> None:
    """Whatever its own words for it."""
    assert {kind.resource.key for kind in KINDS} <= {resource.key for resource in RESOURCES}


def test_training_compute_is_that_of_the_first_estimate() -> None:
    """With its uncertainty."""
    record = reported("first", "2012-06-01", 100)
    assert make_track().resource.amount_of(record) == Amount(value=1e17, margin=Margin.within(2.0))


@pytest.mark.parametrize(
    ("kind", "units"),
    [("training-efficiency", ("TFS-days", "PFS-days", "FLOP")), ("inference-efficiency", ("FLOP",))],
)
def test_a_track_shows_the_units_of_its_resource(kind: str, units: tuple[str, ...]) -> None:
    """The first one where only one is shown."""
    track = make_track(kind=kind)
    assert (track.units, track.main_unit) == (units, units[0])


def test_a_track_may_show_another_unit() -> None:
    """Where its resource's would not suit its size."""
    track = make_track(unit="GFLOP")
    assert (track.units, track.main_unit) == (("GFLOP",), "GFLOP")
