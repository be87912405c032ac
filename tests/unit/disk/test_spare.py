"""A site is made of the one before the last, and is the same as one that is made from nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.disk import unfinished
from effsota.disk.belongings import SUMS, render_sums
from effsota.disk.cache import NO_CACHE, Cache
from effsota.disk.manifest import Manifest, UnitFiles, read_manifest, write_manifest
from effsota.disk.output import open_output
from effsota.disk.spare import ROOM, Spare
from effsota.disk.unfinished import locking
from tests.builders.killing import killed_before
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from effsota.disk.fresh_folder import FreshFolder

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="who has a spare is told by locks of files")
MEMORY = Path("/dev/shm")  # noqa: S108  # another disk, where there is one
SITE = {
    "index.html": b"index",
    "api/v1/index.json": b"{}",
    "a/b/page.html": b"page",
    "a/c.html": b"c",
    "d/e.html": b"e",
    "f/g.html": b"g",
    "f/h/i.html": b"i",
    "f/h/j.html": b"j",
}
NEXT = {**SITE, "index.html": b"newer", "new/page.html": b""}
SMALLER = {path: data for path, data in SITE.items() if path != "d/e.html"}


class Place:
    """A folder for a site, with a cache of its own."""

    def __init__(self, root: Path, cache: Path | None = None) -> None:
        self.site, self.cache = root / "site", Cache(cache or root / "cache")
        self.kept = cache or root / "cache"

    def publish(self, files: Mapping[str, bytes]) -> None:
        """Publish some files, each of which is a unit of its own."""
        with self.publishing(files):
            pass

    @contextmanager
    def publishing(self, files: Mapping[str, bytes]) -> Iterator[None]:
        """Publish some files, of which all is written but that they are not in their place yet."""
        before = read_manifest(self.cache, self.site)
        with open_output(self.site, Spare(self.cache, self.site, before)) as fresh:
            units = dict(write_units(fresh, before, files))
            fresh.count_kept(Manifest("", units).files)
            yield
        write_manifest(self.cache, self.site, Manifest("", units))
        self.cache.tidy()

    @property
    def spares(self) -> list[Path]:
        """The spares that are kept, also such as are half removed."""
        return sorted(self.kept.glob(f"{ROOM}/*/*"))


def write_units(
    fresh: FreshFolder, before: Manifest, files: Mapping[str, bytes]
) -> Iterator[tuple[str, UnitFiles]]:
    """Write what is not kept, as a build does."""
    keys = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    missing = []
    for path, key in keys.items():
        last = before.units.get(path)
        kept = fresh.keep(last.files) if last is not None and last.key == key else None
        if kept is None:
            missing.append(path)
        else:
            yield path, UnitFiles(key, (), kept)
    fresh.remove_rest()
    for path in missing:
        yield path, fresh.write_unit(keys[path], (), [(path, files[path])])
    yield SUMS, fresh.write_unit("", (), [(SUMS, render_sums(keys))])


def held(folder: Path) -> dict[str, bytes | None]:
    """Return what a folder holds, its folders as None, without the sums."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.name != SUMS}
    return {path: None if each.is_dir() else each.read_bytes() for path, each in found.items()}


def from_nothing(files: Mapping[str, bytes], root: Path) -> dict[str, bytes | None]:
    """Return what the folder of a new site holds."""
    place = Place(Path(tempfile.mkdtemp(dir=root)))
    place.publish(files)
    return held(place.site)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A site that was built twice, so that there is a spare of it."""
    place = Place(tmp_path / "place")
    place.publish(SITE)
    place.publish(NEXT)
    assert len(place.spares) == 1
    return place


def test_a_site_is_made_of_the_one_before_the_last(place: Place, tmp_path: Path) -> None:
    """Its folder takes the place of the last, whose folder waits for the next; nothing lies beside it."""
    folders = [place.spares[0].stat().st_ino, place.site.stat().st_ino]
    for number, files in enumerate(present([SMALLER, NEXT, {**SMALLER, "d": b""}, SITE])):
        place.publish(files)
        assert held(place.site) == from_nothing(files, tmp_path)
        assert [place.site.stat().st_ino, place.spares[0].stat().st_ino] == folders[:: (-1) ** number]
        assert {path.name for path in place.site.parent.iterdir()} == {"cache", "site"}


def test_what_stays_is_the_same_file_in_both(place: Place) -> None:
    """No page that did not change lies there twice."""
    place.publish(SITE)
    inodes = [(folder / "a/b/page.html").stat().st_ino for folder in (place.site, *place.spares)]
    assert len(inodes) == 2
    assert len({*inodes}) == 1


def test_what_is_made_again_and_says_the_same_is_not_written(place: Place) -> None:
    """It stays the same file, with its time: who copies the site elsewhere sees that nothing changed."""
    page = place.site / "a/b/page.html"
    before = page.stat()
    manifest = read_manifest(place.cache, place.site)
    units = {path: replace(unit, key="another") for path, unit in manifest.units.items()}
    write_manifest(place.cache, place.site, Manifest("", units))
    place.publish({**NEXT, "a/c.html": b"other"})
    after = page.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert (place.site / "a/c.html").read_bytes() == b"other"
    assert len(place.spares) == 1


def edit_in_place(folder: Path) -> None:
    """Write over a page, of which the other site has the same file."""
    (folder / "a/b/page.html").write_bytes(b"PAGE")


def replace_page(folder: Path) -> None:
    """Put another file in the place of a page."""
    (folder / "a/c.html").unlink()
    (folder / "a/c.html").write_bytes(b"C")


def empty_folder(folder: Path) -> None:
    """Take away all that is in a folder."""
    (folder / "d/e.html").unlink()


def link_page(folder: Path) -> None:
    """Put a link where a page was."""
    (folder / "a/c.html").unlink()
    (folder / "a/c.html").symlink_to(folder / "a/b/page.html")


def close_page(folder: Path) -> None:
    """Let nobody else read a page."""
    (folder / "a/c.html").chmod(0o600)


def close_folder(folder: Path) -> None:
    """Let nobody else enter a folder."""
    (folder / "a").chmod(0o700)


def leave_little(folder: Path) -> None:
    """Take away all but one page, as a program that was killed."""
    for path in ("index.html", SUMS, "a/b/page.html", "d/e.html"):
        (folder / path).unlink()


EDITS = (edit_in_place, replace_page, empty_folder, link_page, close_page)


@pytest.mark.parametrize(
    ("edit", "is_site"),
    [*((edit, True) for edit in EDITS), *((edit, False) for edit in (*EDITS, leave_little))],
)
def test_what_somebody_changed_is_mended(
    place: Place, tmp_path: Path, edit: Callable[[Path], None], *, is_site: bool
) -> None:
    """In the site or in the spare: the next build gives what one from nothing gives, and so does the next."""
    edit(place.site if is_site else place.spares[0])
    for files in present([{**NEXT, "more.html": b""}, SMALLER]):
        place.publish(files)
        assert held(place.site) == from_nothing(files, tmp_path)
        assert (place.site / "a/c.html").stat().st_mode == (place.site / "api/v1/index.json").stat().st_mode


def test_folders_are_for_whom_the_umask_says(place: Place) -> None:
    """A spare of another umask is not used."""
    for mask in present([0o077, 0o077, 0o077, 0o022]):
        before = os.umask(mask)
        try:
            place.publish({**SITE, "index.html": b"%d" % mask})
        finally:
            os.umask(before)
        folders = [path for path in place.site.rglob("*") if path.is_dir()]
        assert {path.stat().st_mode & 0o777 for path in present(folders)} == {0o777 & ~mask}


def test_a_folder_that_somebody_closed_is_open_again(place: Place) -> None:
    """As from nothing."""
    close_folder(place.spares[0])
    place.publish(SITE)
    assert (place.site / "a").stat().st_mode == (place.site / "d").stat().st_mode


@pytest.mark.parametrize("path", ["mine.txt", "a/mine.txt", "mine/mine.txt", "a/b/page.html/mine.txt"])
def test_what_somebody_put_in_the_spare_stays_there(place: Place, tmp_path: Path, path: str) -> None:
    """He stood in the site when it was replaced; it is in no site, and nothing takes it away."""
    (spare,) = place.spares
    page = spare / "a/b/page.html"
    if path.startswith("a/b/page.html/"):
        page.unlink()
    (spare / path).parent.mkdir(exist_ok=True)
    (spare / path).write_bytes(b"mine")
    for files in present([SITE, NEXT]):
        place.publish(files)
        assert held(place.site) == from_nothing(files, tmp_path)
    place.cache.count(1)
    place.cache.tidy(most_bytes=0)
    assert place.spares == [spare]
    assert (spare / path).read_bytes() == b"mine"


def test_of_two_builds_one_has_the_spare(place: Place, tmp_path: Path) -> None:
    """The other begins with nothing; whichever ends last, the site is whole."""
    with place.publishing(SITE):
        place.publish(SMALLER)
        assert held(place.site) == from_nothing(SMALLER, tmp_path)
    assert held(place.site) == from_nothing(SITE, tmp_path)
    place.publish(NEXT)
    assert held(place.site) == from_nothing(NEXT, tmp_path)
    assert len(place.spares) == 1


def test_a_spare_that_another_build_has_is_left_to_it(place: Place) -> None:
    """Nor is it taken away."""
    (spare,) = place.spares
    number = spare.stat().st_ino
    with locking(spare):
        place.publish(SITE)
    assert place.site.stat().st_ino != number
    assert spare.stat().st_ino == number


def test_a_site_that_another_build_has_is_no_spare(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be about to clear it away, or still be looking through it; nobody waits for it for ever."""
    monkeypatch.setattr(unfinished, "MOST_WAIT_S", 0.05)
    with locking(place.site):
        place.publish(SITE)
    assert place.spares == []
    assert {path.name for path in place.site.parent.iterdir()} == {"cache", "site"}


def test_without_a_cache_no_spare_is_taken_or_left(place: Place) -> None:
    """What is kept stays as it is."""
    (spare,) = place.spares
    number = spare.stat().st_ino
    place.cache = NO_CACHE
    place.publish(SITE)
    assert [path.stat().st_ino for path in place.spares] == [number]
    assert {path.name for path in place.site.parent.iterdir()} == {"cache", "site"}


@pytest.mark.skipif(not os.access(MEMORY, os.W_OK), reason="there is no other disk")
def test_a_cache_on_another_disk_keeps_no_spare(tmp_path: Path) -> None:
    """A site is not copied there."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as elsewhere:
        place = Place(tmp_path, Path(elsewhere))
        for files in present([SITE, NEXT, SITE]):
            place.publish(files)
            assert held(place.site) == from_nothing(files, tmp_path)
        assert place.spares == []


def test_a_site_that_was_taken_away_is_made_from_nothing(place: Place) -> None:
    """Who does not trust it takes it away; the spare waits."""
    (spare,) = place.spares
    number = spare.stat().st_ino
    place.site.rename(place.site.with_name("gone"))
    place.publish(SITE)
    assert place.site.stat().st_ino != number
    assert (place.site / "a/c.html").stat().st_ino != (spare / "a/c.html").stat().st_ino


@pytest.mark.parametrize("is_known", [True, False])
def test_a_site_with_little_in_common_is_no_spare(place: Place, *, is_known: bool) -> None:
    """Its pages would be kept for nothing, as they are where nobody knows what the last build wrote."""
    if not is_known:
        shutil.rmtree(place.kept / "sites")
    place.publish(NEXT if not is_known else dict.fromkeys(NEXT, b"other"))
    assert place.spares == []


def test_a_spare_counts_to_what_is_kept(tmp_path: Path) -> None:
    """Where that is more than is meant to be it goes, as long as no build has it."""
    place = Place(tmp_path)
    large = {**SITE, "large.html": b"x" * 100_000}
    for files in (large, {**large, "index.html": b"x"}):
        place.publish(files)
    assert int((tmp_path / "cache/unseen").read_bytes()) > 100_000
    (spare,) = place.spares
    os.utime(spare, (0, 0))
    kept = sum(path.stat().st_size for path in tmp_path.glob("cache/*/??/*") if path.is_file())
    most = kept + sum(path.stat().st_size for path in spare.rglob("*") if path.is_file())
    for limit, is_locked, is_left in present(
        [(most, False, True), (most - 1, True, True), (most - 1, False, False)]
    ):
        place.cache.count(most)
        with locking(spare if is_locked else tmp_path):
            place.cache.tidy(most_bytes=limit)
        assert (place.spares == [spare]) is is_left


def test_what_is_half_removed_goes(place: Place) -> None:
    """A build was killed while it took a spare away."""
    (spare,) = place.spares
    (spare / SUMS).unlink()
    spare.rename(spare.with_name(f".{spare.name}-1"))
    place.cache.count(1)
    place.cache.tidy(most_bytes=0)
    assert place.spares == []


def test_whenever_a_build_is_killed_the_site_is_whole(tmp_path: Path) -> None:
    """Also while it makes a spare the next site; what it leaves is cleared by the next build."""
    whole, old = (from_nothing(files, tmp_path) for files in (SMALLER, NEXT))
    step, is_killed = 0, True
    while is_killed:
        step += 1
        place = Place(tmp_path / f"{step}")
        place.publish(SITE)
        place.publish(NEXT)
        is_killed = is_killed_at(step, partial(place.publish, SMALLER))
        assert held(place.site) in (old, whole)
        place.publish(SMALLER)
        assert held(place.site) == whole
        assert {path.name for path in place.site.parent.iterdir()} == {"cache", "site"}
        place.publish(NEXT)
        assert held(place.site) == old
        assert len(place.spares) == 1
    assert step > 10


def is_killed_at(step: int, work: Callable[[], None]) -> bool:
    """Do some work in another process killed before a step on the disk; tell whether it came to that."""
    child = os.fork()
    if child == 0:
        killed_before(step)
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status)
