"""The cache gives back what was put, or nothing: never something else, never an exception."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from effsota.disk.cache import NO_CACHE, PLACE, Cache, key_of, open_cache
from effsota.disk.program import program_digest
from effsota.model import REGULAR, ChangedMeanwhileError, TreeFile

KEY = key_of(["a"])


def only_file(folder: Path) -> Path:
    """Return the one file that a cache keeps."""
    (found,) = (path for path in folder.rglob("*") if path.is_file())
    return found


def test_what_was_put_comes_back(tmp_path: Path) -> None:
    """Under its own room and key only."""
    cache = Cache(tmp_path)
    cache.put("pages", KEY, b"bytes")
    assert cache.get("pages", KEY) == b"bytes"
    assert cache.get("boards", KEY) is None
    assert cache.get("pages", key_of(["b"])) is None


@pytest.mark.parametrize("at", [0, 31, 32, 36])
def test_a_damaged_result_is_none(tmp_path: Path, at: int) -> None:
    """Wherever a bit turns: in the sum or in the bytes."""
    cache = Cache(tmp_path)
    cache.put("pages", KEY, b"bytes")
    data = bytearray(only_file(tmp_path).read_bytes())
    data[at] ^= 1
    only_file(tmp_path).write_bytes(data)
    assert cache.get("pages", KEY) is None


@pytest.mark.parametrize("length", [0, 1, 32, 36])
def test_a_result_cut_off_is_none(tmp_path: Path, length: int) -> None:
    """As a full disk or a pulled plug leaves it."""
    cache = Cache(tmp_path)
    cache.put("pages", KEY, b"bytes")
    only_file(tmp_path).write_bytes(only_file(tmp_path).read_bytes()[:length])
    assert cache.get("pages", KEY) is None


def test_a_result_under_another_name_is_none(tmp_path: Path) -> None:
    """A file copied over another one does not pass for it."""
    cache, other = Cache(tmp_path), key_of(["other"])
    cache.put("pages", KEY, b"bytes")
    (tmp_path / "pages" / other[:2]).mkdir(exist_ok=True)
    (tmp_path / "pages" / other[:2] / other[2:]).write_bytes(only_file(tmp_path).read_bytes())
    assert cache.get("pages", other) is None


def test_a_place_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """A file stands where the folder should be: nothing is raised, nothing is left behind."""
    (tmp_path / "cache").write_text("a file")
    cache = Cache(tmp_path / "cache")
    cache.put("pages", KEY, b"bytes")
    assert cache.get("pages", KEY) is None
    assert [path.name for path in tmp_path.iterdir()] == ["cache"]


def test_parts_do_not_run_into_each_other() -> None:
    """A key tells apart what the parts are, not only what they spell together."""
    assert len({key_of(["ab", "c"]), key_of(["a", "bc"]), key_of(["abc"]), key_of(["abc", ""])}) == 4


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    """What cannot be written whole is not there, and what was there before stays."""
    cache = Cache(tmp_path)
    cache.put("pages", KEY, b"before")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        cache.put("pages", KEY, b"x" * 10_000)
        cache.put("boards", KEY, b"x" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (cache.get("pages", KEY), cache.get("boards", KEY)) == (b"before", None)
    assert only_file(tmp_path).parent.parent == tmp_path / "pages"


def test_two_processes_may_put_at_once(tmp_path: Path) -> None:
    """Whoever reads meanwhile finds one of both whole, or nothing."""
    code = (
        "import sys; from pathlib import Path; from effsota.disk.cache import Cache;"
        f" cache = Cache(Path({str(tmp_path)!r}));"
        f" [cache.put('pages', {KEY!r}, sys.argv[1].encode() * 50_000) for _ in range(60)]"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, letter]) for letter in "ab"]
    found = set()
    while any(writer.poll() is None for writer in writers):
        found.add(Cache(tmp_path).get("pages", KEY))
    assert [writer.returncode for writer in writers] == [0, 0]
    assert found <= {b"a" * 50_000, b"b" * 50_000, None}
    assert only_file(tmp_path)


def test_no_cache_keeps_nothing() -> None:
    """What `--no-cache` stands for."""
    NO_CACHE.put("pages", KEY, b"bytes")
    assert NO_CACHE.get("pages", KEY) is None
    assert not NO_CACHE


def test_what_was_written_longest_ago_goes_first(tmp_path: Path) -> None:
    """Where more is kept than is meant to be."""
    cache = Cache(tmp_path)
    keys = [key_of([name]) for name in "abc"]
    for at, key in enumerate(keys):
        cache.put("pages", key, b"x" * 100)
        os.utime(tmp_path / "pages" / key[:2] / key[2:], (at, at))
    cache.tidy(most_bytes=200)
    assert [cache.get("pages", key) is not None for key in keys] == [False, False, True]


@pytest.mark.parametrize(("written", "is_kept"), [(b"0", True), (b"60", False), (b"-9", True), (b"x", True)])
def test_what_is_kept_is_gone_through_when_enough_was_put(
    tmp_path: Path, written: bytes, *, is_kept: bool
) -> None:
    """More than a sixteenth of the most, with what other processes put; a count that is none is nothing."""
    first = key_of(["first"])
    Cache(tmp_path).put("pages", first, b"x" * 1000)
    os.utime(tmp_path / "pages" / first[:2] / first[2:], (0, 0))
    (tmp_path / "unseen").write_bytes(written)
    cache = Cache(tmp_path)
    cache.put("pages", KEY, b"x" * 8)  # and 32 of its sum: 40 are less than a sixteenth
    cache.tidy(most_bytes=1000)
    assert (cache.get("pages", first) is not None) is is_kept
    assert (tmp_path / "unseen").read_bytes() == (b"40" if is_kept else b"0")


def test_nobody_elses_file_is_taken_out(tmp_path: Path) -> None:
    """Whatever lies beside what is kept, however old and large it is."""
    cache = Cache(tmp_path)
    others = [tmp_path / "thesis.tex", tmp_path / "pages/ab/notes.txt", tmp_path / "my/own/photo.tar"]
    for path in others:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 1000)
        os.utime(path, (0, 0))
    cache.put("pages", KEY, b"x" * 100)
    cache.tidy(most_bytes=0)
    assert cache.get("pages", KEY) is None
    assert [path.exists() for path in others] == [True, True, True]


def test_a_named_folder_gets_one_of_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies in it already stays its own."""
    monkeypatch.setenv(PLACE, str(tmp_path))
    open_cache().put("pages", KEY, b"bytes")
    assert [path.name for path in tmp_path.iterdir()] == ["effsota"]


def test_a_key_holds_what_is_no_text() -> None:
    """A name of a file may be any bytes."""
    assert key_of(["\udcff"]) != key_of(["\udcfe"])


@pytest.mark.parametrize("inside", ["", "cache", "deep/cache"])
def test_a_folder_in_a_repository_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str
) -> None:
    """A pull request could bring what is kept there; through a link it lies there as well."""
    subprocess.run(["git", "init", "--quiet", str(tmp_path / "checkout")], check=True)
    (tmp_path / "link").symlink_to("checkout")
    for place in ("checkout", "link"):
        monkeypatch.setenv(PLACE, str(tmp_path / place / inside))
        assert not open_cache()
    monkeypatch.setenv(PLACE, str(tmp_path / "beside" / inside))
    assert open_cache()


@pytest.mark.parametrize(("variable", "is_used"), [("HOME", True), ("XDG_CACHE_HOME", False)])
def test_a_checkout_is_no_place_and_ones_home_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, *, is_used: bool
) -> None:
    """Workflows name one in the checkout, for it to be kept; a home may be the repository of its settings."""
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    monkeypatch.delenv(PLACE, raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv(variable, str(tmp_path))
    assert bool(open_cache()) is is_used
    assert (tmp_path / ".cache/effsota").exists() is is_used


@pytest.mark.parametrize("given", ["", "off", "cache", "~/cache", "./x", "/" + "x" * 300])
def test_the_cache_can_be_switched_off(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the variable that names its folder; one looked for from where one stands is none either."""
    monkeypatch.setenv(PLACE, given)
    assert not open_cache()


def test_a_folder_that_others_may_write_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is one where a file stands."""
    monkeypatch.setenv(PLACE, str(tmp_path / "open"))
    assert open_cache()
    (tmp_path / "open/effsota").chmod(0o777)
    assert not open_cache()


@pytest.mark.parametrize(("mode", "is_used"), [(0o1777, True), (0o777, False), (0o775, True)])
def test_nor_is_one_in_whose_place_anybody_may_put_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, *, is_used: bool
) -> None:
    """In a folder such as `/tmp` is, with its sticky bit, none but its owner may."""
    monkeypatch.setenv(PLACE, str(tmp_path / "open/deep"))
    (tmp_path / "open").mkdir()
    (tmp_path / "open").chmod(mode)
    assert bool(open_cache()) is is_used


NOBODY = 65_534
only_root = pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may give files to another"
)


@only_root
def test_what_another_has_put_there_is_no_result(tmp_path: Path) -> None:
    """Whoever could write to the folder once knows how to name an entry."""
    cache = Cache(tmp_path)
    cache.put("templates", KEY, b"bytes")
    os.chown(tmp_path / "templates" / KEY[:2] / KEY[2:], NOBODY, NOBODY)
    assert cache.get("templates", KEY) is None
    cache.put("templates", KEY, b"ours")
    assert cache.get("templates", KEY) == b"ours"


@only_root
@pytest.mark.parametrize(("owner", "is_used"), [(0, True), (NOBODY, False)])
def test_a_link_is_followed_where_it_is_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: int, *, is_used: bool
) -> None:
    """To a larger disk, say; that of another could have any folder closed, and written to."""
    monkeypatch.setenv(PLACE, str(tmp_path))
    (tmp_path / "far").mkdir(mode=0o755)
    (tmp_path / "effsota").symlink_to("far")
    os.lchown(tmp_path / "effsota", owner, owner)
    assert bool(open_cache()) is is_used
    assert stat.S_IMODE((tmp_path / "far").stat().st_mode) == (0o700 if is_used else 0o755)


def test_the_users_own_folder_is_closed_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made so, in the place where caches lie."""
    monkeypatch.delenv(PLACE, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert open_cache()
    assert (tmp_path / "effsota").stat().st_mode & 0o077 == 0


def test_a_folder_that_others_may_enter_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a umask that leaves groups their rights, they could write what is made there."""
    monkeypatch.setenv(PLACE, str(tmp_path))
    folder = tmp_path / "effsota"
    folder.mkdir()
    folder.chmod(0o755)
    mask = os.umask(0o002)
    try:
        open_cache().put("templates", KEY, b"bytes")
    finally:
        os.umask(mask)
    assert open_cache().get("templates", KEY) == b"bytes"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_is_a_checkout_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of this very project is called as the cache is."""
    (tmp_path / "effsota/.git").mkdir(parents=True)
    monkeypatch.setenv(PLACE, str(tmp_path))
    assert not open_cache()


def test_the_program_is_a_part_of_every_key(tmp_path: Path) -> None:
    """A copy of the package with one more comment is another program."""
    package = Path(__file__).parents[3] / "src" / "effsota"
    copy = tmp_path / "effsota"
    subprocess.run(["cp", "-r", str(package), str(copy)], check=True)
    asked = [sys.executable, "-c", "from effsota.disk.program import program_digest as p; print(p())"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}

    def digest() -> str:
        run = subprocess.run(asked, env=environment, check=True, capture_output=True, text=True)
        return run.stdout.strip()

    before = digest()
    assert before == program_digest()
    with (copy / "units.py").open("a") as file:
        file.write("# changed\n")
    assert digest() not in {before, ""}


def test_a_deferred_file_that_changed_is_not_taken_for_the_one_that_was_known() -> None:
    """What would be kept of it would be kept under another's digest."""
    known = TreeFile(mode=REGULAR, data=b"abc", size=3).digest
    deferred = TreeFile.deferred(mode=REGULAR, size=3, sha256=known, read=lambda: b"abd")
    with pytest.raises(ChangedMeanwhileError):
        _ = deferred.data


def test_a_deferred_file_is_read_when_its_bytes_are_asked_for() -> None:
    """Once; mode, size and digest are known before."""
    asked: list[str] = []

    def read() -> bytes:
        asked.append("read")
        return b"abc"

    eager = TreeFile(mode=REGULAR, data=b"abc", size=3)
    deferred = TreeFile.deferred(mode=REGULAR, size=3, sha256=eager.digest, read=read)
    assert (deferred.size, deferred.digest, asked) == (3, eager.digest, [])
    assert (deferred.data, deferred.data, asked) == (b"abc", b"abc", ["read"])
    assert deferred == eager
