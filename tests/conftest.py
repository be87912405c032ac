"""What takes long and many tests ask about: the repository's own site, and those of hostile trackers."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from effsota.pipeline.assessment import assess
from effsota.pipeline.building import build
from effsota.pipeline.building import build_site as build_parts
from effsota.pipeline.queue_publishing import QueueInput
from effsota.showing import raster
from effsota.showing.raster import render_png
from tests.builders.cores import cores, share_cores
from tests.builders.own_tracks import own_tree
from tests.builders.queues import site_queue
from tests.hostile import build_site
from tests.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from effsota.pipeline.assessment import Assessment
    from effsota.showing.site import Site

ROOT = Path(__file__).parents[1]
REPOSITORY = "https://github.com/effsota/effsota"
TODAY = date(2026, 11, 27)

# No test finds what another has kept; one that asks for a cache names a folder of its own.
os.environ["EFFSOTA_CACHE"] = "off"
# Whatever loads jsonschema would compile the grammar of IRIs for a second, of which no schema of ours speaks.
sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
# `make test` tries the same examples each time; `make fuzz` tries new ones, and many more.
settings.register_profile("steady", derandomize=True, deadline=None)
if os.environ.get("HYPOTHESIS_PROFILE") != "fuzz":
    settings.load_profile("steady")


share_cores()

# By what a file of each takes; what takes longest comes first, so that both workers end together.
ROOMS = ("workflows", "browser", "acceptance")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files that take longest first where workers share them; elsewhere the quick ones tell first."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: _room_of(item.path))


def pytest_collection_finish() -> None:
    """Look for garbage seldom, and not among what was collected: to do so took a twentieth of a run."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_sessionfinish() -> None:
    """Let everything go at the end: a library in C++ tells at length of what of it is left."""
    gc.unfreeze()


def _room_of(path: Path) -> int:
    room = path.relative_to(Path(__file__).parent).parts[0]
    return ROOMS.index(room) if room in ROOMS else len(ROOMS)


@pytest.fixture
def all_cores() -> Iterator[None]:
    """Have what this test starts share its work among all processors."""
    with cores():
        yield


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """What the workers of this run make for each other; each has its own folder in one that they share."""
    own = tmp_path_factory.getbasetemp()
    return Shelf(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def site_files(shelf: Shelf) -> Mapping[str, bytes]:
    """The repository's own site, built once."""
    return shelf.take("site", build_own_site)


@pytest.fixture(scope="session")
def own_assessment() -> Assessment:
    """The repository's own tracker, assessed."""
    return assess(own_tree(), TODAY)


@pytest.fixture(scope="session")
def own_site(own_assessment: Assessment) -> Site:
    """What the repository's own pages show."""
    return build_parts(own_assessment, own_tree())


def build_own_site() -> Mapping[str, bytes]:
    """Return the files of the repository's own site; its pictures are drawn a quarter as wide, and sooner."""
    track = "alexnet-imagenet"
    queue = site_queue(REPOSITORY, taken="2026-11-20T00:00:00Z", track=track, path=f"{track}/efficientnet-b0")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(raster, "render_png", partial(render_png, width=300))
        built = build(own_tree(), TODAY, queue=QueueInput(data=queue))
    assert not built.assessment.errors
    return built.files


@pytest.fixture(scope="session")
def hostile(shelf: Shelf) -> Callable[[str], Mapping[str, bytes]]:
    """Return a function that gives the site of a tracker that says one text everywhere."""

    @cache
    def site(text: str) -> Mapping[str, bytes]:
        return shelf.take(f"hostile-{sha256(text.encode()).hexdigest()}", lambda: build_site(text))

    return site
