"""A revision read as git objects, and a stale branch replayed."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from effsota.disk.cache import Cache
from effsota.disk.git import find_repository
from effsota.disk.git_answers import Repository, RevisionError
from effsota.disk.known_blobs import KnownBlobs
from effsota.disk.revision import read_revision
from effsota.disk.stale import find_fork, replay
from effsota.limits import MOST_CURVE_BYTES
from effsota.model import ChangedMeanwhileError
from effsota.model.tree import is_same_tree
from tests.throwaway import Entry, Throwaway, git, make_throwaway

if TYPE_CHECKING:
    from pathlib import Path

FILE = "submissions/a/b.yaml"


@pytest.fixture
def store(tmp_path: Path) -> Throwaway:
    """An empty repository."""
    return make_throwaway(tmp_path / "store")


def repository(store: Throwaway, room: str = "") -> Repository:
    """Return the repository as the reader takes it."""
    return Repository(folder=store.folder, room=room)


def test_a_revision_is_its_files_with_modes(store: Throwaway) -> None:
    """A link's target is its content, a submodule has none, nothing is checked out."""
    link, sub = Entry(b"/etc/passwd", "120000"), Entry(b"a" * 40, "160000")
    commit = store.commit({FILE: Entry(b"model: x\n"), "submissions/l": link, "submissions/s": sub})
    own = read_revision(repository(store), commit).own
    assert {path: (file.mode, file.data) for path, file in own.items()} == {
        FILE: ("100644", b"model: x\n"),
        "submissions/l": ("120000", b"/etc/passwd"),
        "submissions/s": ("160000", b""),
    }


def test_what_lies_elsewhere_comes_without_content(store: Throwaway) -> None:
    """It is listed, so that a change of it can be told."""
    commit = store.commit({"README.md": Entry(b"hello"), FILE: Entry(b"x")})
    others = read_revision(repository(store), commit).others
    assert {path: (file.data, file.size) for path, file in others.items()} == {"README.md": (b"", 5)}


def test_a_tracker_may_lie_in_a_folder_of_its_repository(store: Throwaway) -> None:
    """Its paths are counted from that folder."""
    commit = store.commit({f"board/{FILE}": Entry(b"x"), FILE: Entry(b"y")})
    state = read_revision(repository(store, "board/"), commit)
    assert (list(state.own), list(state.others)) == ([FILE], [f"/{FILE}"])


def test_a_large_file_is_not_read(store: Throwaway) -> None:
    """Its size tells that it is there."""
    commit = store.commit({FILE: Entry(b"#" * (MOST_CURVE_BYTES + 1))})
    file = read_revision(repository(store), commit).own[FILE]
    assert (file.data, file.size) == (b"", MOST_CURVE_BYTES + 1)


def test_files_are_not_read_without_end(store: Throwaway, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above a sum of bytes the rest cannot be read, and says so."""
    monkeypatch.setattr("effsota.disk.revision.MOST_BYTES_IN_ALL", 10)
    commit = store.commit({f"submissions/a/{name}.yaml": Entry(b"12345678") for name in "bc"})
    faults = [file.fault for file in read_revision(repository(store), commit).own.values()]
    assert faults == [None, "the files hold more than 10 bytes together"]


def test_files_that_hold_just_as_much_are_read(store: Throwaway, monkeypatch: pytest.MonkeyPatch) -> None:
    """To the byte."""
    monkeypatch.setattr("effsota.disk.revision.MOST_BYTES_IN_ALL", 16)
    commit = store.commit({f"submissions/a/{name}.yaml": Entry(b"12345678") for name in "bc"})
    files = read_revision(repository(store), commit).own.values()
    assert [(file.fault, len(file.data)) for file in files] == [(None, 8), (None, 8)]


def test_a_name_that_is_no_text_is_read(store: Throwaway) -> None:
    """Bytes that are no UTF-8 stay apart from every other name."""
    name = b"submissions/a/\xff.yaml".decode("utf-8", errors="surrogateescape")
    commit = store.commit({name: Entry(b"x")})
    assert list(read_revision(repository(store), commit).own) == [name]


@pytest.mark.parametrize("revision", ["--help", "-x", "nothing", "HEAD:README.md", "", "a\nb", "a\0b"])
def test_what_is_no_revision_is_refused(store: Throwaway, revision: str) -> None:
    """Whatever git would make of it."""
    store.git("update-ref", "HEAD", store.commit({"README.md": Entry(b"x")}))
    with pytest.raises(RevisionError, match="revision"):
        read_revision(repository(store), revision)


def test_a_replaced_object_is_read_as_it_was(store: Throwaway) -> None:
    """refs/replace/ of a fetched repository changes nothing."""
    commit = store.commit({FILE: Entry(b"true")})
    blobs = [store.git("hash-object", "-w", "--stdin", data=data) for data in (b"true", b"false")]
    store.git("replace", *blobs)
    assert read_revision(repository(store), commit).own[FILE].data == b"true"


def test_a_folder_without_repository_is_refused(tmp_path: Path) -> None:
    """The message names it."""
    with pytest.raises(RevisionError, match="does not lie in a git repository"):
        find_repository(tmp_path)


def replayed(store: Throwaway, *, base: str, head: str) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return what a branch gives on top of a base: contents by path, and what both sides changed."""
    states = [read_revision(repository(store), commit) for commit in (base, head)]
    fork = find_fork(repository(store), *states)
    found = replay(base=states[0], fork=fork, head=states[1])
    return {path: file.data for path, file in found.state.own.items()}, found.moved


def test_a_stale_branch_takes_nothing_back(store: Throwaway) -> None:
    """What was added to the base since is still there."""
    fork = store.commit({FILE: Entry(b"x")})
    base = store.commit({"submissions/a/new.yaml": Entry(b"n")}, fork)
    head = store.commit({"submissions/a/mine.yaml": Entry(b"m")}, fork)
    files, moved = replayed(store, base=base, head=head)
    assert sorted(files) == [FILE, "submissions/a/mine.yaml", "submissions/a/new.yaml"]
    assert moved == ()


def test_a_file_changed_on_both_sides_is_told(store: Throwaway) -> None:
    """The branch's is taken, and a person must look."""
    fork = store.commit({FILE: Entry(b"x")})
    base, head = (store.commit({FILE: Entry(data)}, fork) for data in (b"base", b"head"))
    assert replayed(store, base=base, head=head) == ({FILE: b"head"}, (FILE,))


def test_a_merge_is_its_final_tree(store: Throwaway) -> None:
    """What only the merge commit changes is seen, against its first parent."""
    main = store.commit({FILE: Entry(b"x")})
    branch = store.commit({"submissions/a/mine.yaml": Entry(b"m")}, main)
    merge = store.commit({"evil.py": Entry(b"e"), FILE: Entry(b"y")}, main, branch, base=branch)
    head = read_revision(repository(store), merge)
    base = read_revision(repository(store), f"{merge}^1")
    found = replay(base=base, fork=find_fork(repository(store), base, head), head=head).state
    assert (found.own[FILE].data, list(found.others)) == (b"y", ["evil.py"])


OTHER = "submissions/a/c.yaml"


def test_a_known_blob_is_read_when_it_is_asked_for(store: Throwaway, tmp_path: Path) -> None:
    """With all of its folder, by one call; the same bytes, and the same digest before."""
    commit = store.commit(
        {FILE: Entry(b"model: x\n"), OTHER: Entry(b"c"), "site/x": Entry(b"y"), "README": Entry(b"read")}
    )
    first = remembering(store, tmp_path)
    whole = read_revision(first, commit).own
    first.known.save()
    again = remembering(store, tmp_path)
    state = read_revision(again, commit)
    own = state.own
    assert state.others == read_revision(repository(store), commit).others
    assert is_same_tree(own, whole)
    assert [file.digest for file in own.values()] == [file.digest for file in whole.values()]
    assert again.contents == {}
    assert own[FILE].data == b"model: x\n"
    assert set(again.contents.values()) == {b"model: x\n", b"c"}
    assert own == whole


def test_a_known_blob_that_is_gone_is_told(store: Throwaway, tmp_path: Path) -> None:
    """When its bytes are asked for; who knows nothing then hears what git says."""
    commit = store.commit({FILE: Entry(b"model: x\n")})
    first = remembering(store, tmp_path)
    blob = read_revision(first, commit).own[FILE].blob or ""
    first.known.save()
    (store.folder / "objects" / blob[:2] / blob[2:]).unlink()
    again = remembering(store, tmp_path)
    file = read_revision(again, commit).own[FILE]
    with pytest.raises(ChangedMeanwhileError):
        _ = file.data
    again.known.forget()
    with pytest.raises(RevisionError, match="is missing"):
        read_revision(again, commit)


def test_a_digest_that_is_not_a_blobs_is_found_out(store: Throwaway, tmp_path: Path) -> None:
    """A cache that tells of other bytes is not believed."""
    commit = store.commit({FILE: Entry(b"model: x\n"), OTHER: Entry(b"c")})
    first = remembering(store, tmp_path)
    own = read_revision(first, commit).own
    first.known.note(own[FILE].blob or "", own[FILE].size, own[OTHER].digest)
    first.known.save()
    with pytest.raises(ChangedMeanwhileError):
        _ = read_revision(remembering(store, tmp_path), commit).own[FILE].data


@pytest.mark.parametrize("hashed", ["sha1", "sha256"])
def test_a_blob_that_holds_something_else_is_told(tmp_path: Path, hashed: str) -> None:
    """Git hands it out as it lies there; what is remembered of it would outlast the repository's mending."""
    git(tmp_path, "init", "--quiet", f"--object-format={hashed}")
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_bytes(b"epochs: 9\n")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=x")
    blob = git(tmp_path, "rev-parse", f"HEAD:{FILE}").strip()
    assert read_revision(Repository(folder=tmp_path), "HEAD").own[FILE].data == b"epochs: 9\n"
    place = tmp_path / ".git/objects" / blob[:2] / blob[2:]
    place.chmod(0o644)
    place.write_bytes(zlib.compress(b"blob 10\0epochs: 1\n"))
    with pytest.raises(RevisionError, match="holds something else than its id says"):
        read_revision(Repository(folder=tmp_path), "HEAD")


def remembering(store: Throwaway, folder: Path) -> Repository:
    """Return the repository with what earlier runs have read of it."""
    return replace(repository(store), known=KnownBlobs(Cache(folder / "cache"), "here"))
