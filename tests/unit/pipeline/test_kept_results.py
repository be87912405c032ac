"""A track assessed comes out of the cache as it went in, to the decimals that its numbers were typed with."""

from __future__ import annotations

import os
import pickle
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from effsota.disk.cache import Cache, key_of
from effsota.disk.workers import run_all
from effsota.frozen import Frozen, field_names
from effsota.model import Bound, Kind, Method, Resource
from effsota.model.kinds import Direction
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.assessment import assess
from effsota.pipeline.findings import KeptFindings
from effsota.pipeline.kept_results import KeptResults
from effsota.pipeline.packed_values import pack, unpack
from effsota.units import Typed
from tests.builders.own_tracks import own_tracks, own_tree

WHOLE = Assessing(own_tree(), date(2026, 11, 27))


def leaves(value: Any) -> Iterator[object]:
    """Yield everything that a value is made of, numbers with their decimals."""
    if isinstance(value, Typed):
        yield float(value), value.decimals
    elif isinstance(value, Mapping):
        yield from (each for key in sorted(value, key=str) for each in (key, *leaves(value[key])))
    elif isinstance(value, frozenset):
        yield from sorted(value, key=str)
    elif isinstance(value, tuple | list):
        yield from (leaf for each in value for leaf in leaves(each))
    elif isinstance(value, Kind | Direction | Resource | Method):
        yield type(value), id(value)  # what the program declares
    elif isinstance(value, Frozen):
        yield type(value)
        yield from (leaf for name in field_names(value) for leaf in leaves(getattr(value, name)))
    else:
        yield value


@pytest.mark.parametrize("folder", WHOLE.tracks)
def test_a_track_comes_out_as_it_went_in(folder: str) -> None:
    """Every field of every record; what the program declares is the very same value."""
    result = WHOLE.result(folder)
    back = unpack(pack(result))
    assert back == result
    assert [*leaves(back)] == [*leaves(result)]


class Bad:
    """What runs a command where it is read back by a plain unpickler."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return os.system, ("touch pwned",)


@pytest.mark.parametrize("named", [Bad(), os.system, subprocess.run, eval, run_all])
def test_nothing_that_can_be_run_comes_out(
    named: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though it stands in the cache under the right key with the right sum."""
    monkeypatch.chdir(tmp_path)
    cache = Cache(tmp_path / "cache")
    cache.put("tracks", "a" * 64, pickle.dumps(named))
    assert KeptResults(cache).find("a" * 64) is None
    for kept in (pickle.dumps(named), pickle.dumps({"a": pickle.dumps(named)})):
        cache.put("findings", key_of(["here"]), kept)
        assert KeptFindings(cache, "here").find("a") is None
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


class ByName:
    """What Python before 3.11.4 writes for a member of an enumeration: the attribute of a class."""

    def __init__(self, kind: object, name: str) -> None:
        self._of = kind, name

    def __reduce__(self) -> tuple[Any, tuple[object, str]]:
        return getattr, self._of


def test_a_member_packed_by_its_name_comes_out() -> None:
    """The cache serves those Pythons as well."""
    assert unpack(pickle.dumps({"bound": ByName(Bound, "UPPER")})) == {"bound": Bound.UPPER}


@pytest.mark.parametrize(
    ("kind", "name"),
    [(Bound, "__new__"), (Bound, "mro"), (Bound, "NONE"), (Cache, "put"), (Frozen, "mro")],
)
def test_no_other_attribute_comes_out(kind: type, name: str) -> None:
    """A class has more than its members."""
    assert unpack(pickle.dumps(ByName(kind, name))) is None


def test_a_tree_is_assessed_from_what_is_kept(tmp_path: Path) -> None:
    """With nothing kept, with all, and with what is kept damaged."""
    tree = own_tracks(
        "alexnet-imagenet", "digits-mlp", "fineweb-3-28", "price-mmlu-gpt-3", "training-compute"
    )
    today, store = date(2026, 11, 27), KeptResults(Cache(tmp_path))
    whole = assess(tree, today)
    assert [assess(tree, today, store=store) == whole for _ in range(2)] == [True, True]
    for path in tmp_path.rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1])
    assert assess(tree, today, store=store) == whole
