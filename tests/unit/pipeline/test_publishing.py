"""A site published over an older one is the site that a build from nothing gives, byte for byte."""

from __future__ import annotations

import json
import os
import shutil
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from effsota.disk import cache as cache_module
from effsota.disk.cache import Cache
from effsota.ledger.ledger_reading import read_ledger
from effsota.pipeline.building import build
from effsota.pipeline.ledger_publishing import LedgerInput
from effsota.pipeline.publishing import PublishedSite, Wanted, publish
from effsota.pipeline.queue_publishing import QueueInput
from tests.builders.own_tracks import own_tracks
from tests.builders.queues import queue_data, waiting
from tests.builders.trackers import small_tracker, to_tree
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.ledger.verified_ledger import Ledger
    from effsota.model import Tree

ALPHA, BETA = "submissions/alpha", "submissions/beta"
STRANGERS = "stranger.txt"
FIRST, CHIP = f"{ALPHA}/first.yaml", f"{ALPHA}/chip.yaml"
CHIPS, TRENDS = "schema/hardware.yaml", "schema/reference-trends.yaml"
DECIDED = "submissions/decisions.yaml"
THRESHOLDS = "schema/thresholds.yaml"
MAKERS = (
    "organizations: [Some Lab, Other Lab]\n"
    "credits:\n  - {name: Ada Lovelace, for: her log, orcid: 0000-0002-1825-0097}\n"
)
DECISION = (
    "  - {date: 2026-11-03, issue: 13, record: beta/curve,"
    " decision: refused, by: owner, why: Both curves are one run.}\n"
)


@dataclass
class State:
    """A tracker that is edited, and the folder that it is published to."""

    root: Path
    monkeypatch: pytest.MonkeyPatch
    files: dict[str, bytes] = field(default_factory=small_tracker)
    wanted: Wanted = field(default_factory=lambda: Wanted(today=date(2026, 11, 22), has_pictures=False))

    @property
    def tree(self) -> Tree:
        """The tracker's files over the packaged ones."""
        return to_tree(self.files)

    @property
    def folder(self) -> Path:
        """Where its site stands."""
        return self.root / "site"

    def change(self, path: str, old: str, new: str) -> None:
        """Replace a text in a file, which comes from the package where the tracker has none of its own."""
        data = self.tree[path].data
        assert old.encode() in data
        self.files[path] = data.replace(old.encode(), new.encode(), 1)

    def append(self, path: str, text: str) -> None:
        """Add a text at the end of a file."""
        self.files[path] = self.tree[path].data + text.encode()

    def want(self, **changed: Any) -> None:
        """Ask for another site of the tree."""
        self.wanted = replace(self.wanted, **changed)

    def publish(self) -> PublishedSite:
        """Publish it, with what is kept from before."""
        return publish(self.tree, self.wanted, self.folder, cache=Cache(self.root / "cache"))

    def built(self) -> Mapping[str, bytes]:
        """Return the site that a build from nothing gives."""
        wanted = self.wanted
        built = build(
            self.tree,
            wanted.today,
            base_url=wanted.base_url,
            has_pictures=wanted.has_pictures,
            ledger=wanted.ledger,
            queue=wanted.queue,
        )
        assert not built.assessment.errors
        return built.files

    def standing(self) -> dict[str, bytes]:
        """Return the files of the site as they stand, without what a stranger has put beside them."""
        return {path: data for path, data in standing(self.folder).items() if path != STRANGERS}


def standing(folder: Path) -> dict[str, bytes]:
    """Return what a folder holds."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_symlink() or not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def touch_page(state: State) -> None:
    """Write over a page of the site that stands."""
    (state.folder / "tracks/alpha/index.html").write_bytes(b"changed")


def touch_quietly(state: State) -> None:
    """Write other bytes over a page, as many as there were, under a clock that stands nearly where it did."""
    page = state.folder / "tracks/beta/index.html"
    before = page.stat()
    page.write_bytes(b"x" * before.st_size)
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns - 1))


def link_away(state: State) -> None:
    """Put a link where a page stood."""
    page = state.folder / "index.html"
    page.unlink()
    page.symlink_to(state.root / "elsewhere")


def damage_cache(state: State) -> None:
    """Cut off everything that is kept."""
    for file in (state.root / "cache").rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[:-1])


def move(state: State, old: str, new: str) -> None:
    """Give a file another name."""
    state.files[new] = state.files.pop(old)


def remove(state: State, beginning: str) -> None:
    """Take away every file that is called so, if there is one."""
    for path in [path for path in state.files if path.startswith(beginning)]:
        del state.files[path]


def queue_of(number: int) -> QueueInput:
    """Return a queue of a pull request to the tracker."""
    home = {"taken": "2026-11-22T10:00:00Z", "repository": "https://github.com/example/tracker"}
    moments = dict.fromkeys(("opened", "updated", "since"), "2026-11-21T08:00:00Z")
    return QueueInput(data=json.dumps(queue_data(waiting(number, **moments), **home)).encode())


@cache
def last_ledger() -> Ledger:
    """Return the ledger of the tracker as it is before any edit, on a day before any build."""
    begun = LedgerInput(last=None)
    files = build(to_tree(small_tracker()), date(2026, 11, 21), has_pictures=False, ledger=begun).files
    return read_ledger(files["data/ledger.jsonl"])


EDITS: Mapping[str, Callable[[State], object]] = {
    "nothing": lambda _: None,
    "a record is added": lambda it: it.files.update({f"{BETA}/new.yaml": it.files[FIRST]}),
    "a record is renamed": lambda it: move(it, f"{ALPHA}/borrowed.yaml", f"{ALPHA}/lent.yaml"),
    "a record is removed": lambda it: it.files.pop(f"{ALPHA}/spare.yaml"),
    "a model is renamed": lambda it: it.change(FIRST, "model: ", "model: Un"),
    "a date moves": lambda it: it.change(CHIP, "2015-06", "2010-07"),
    "a challenge": lambda it: it.append(
        CHIP, "challenges:\n  - {by: Ada, date: 2026-11-20, claim: It is less.}\n"
    ),
    "a dispute": lambda it: it.append(CHIP, "status: {is: disputed, reason: It is less, date: 2026-11-20}\n"),
    "a decision": lambda it: it.append(DECIDED, DECISION),
    "notes": lambda it: it.append(FIRST, "notes: Some.\n"),
    "an answer": lambda it: it.append(
        FIRST, "answers: {published-compute-differs: They rounded their inputs.}\n"
    ),
    "a track is described": lambda it: it.change(f"{BETA}/track.yaml", "name: ", "name: More "),
    "a track is added": lambda it: it.files.update(
        {f"submissions/gamma/{name}.yaml": it.files[f"{BETA}/{name}.yaml"] for name in ("track", "first")}
    ),
    "a track is removed": lambda it: remove(it, "submissions/gamma/"),
    "makers": lambda it: it.append(FIRST, MAKERS),
    "an alias": lambda it: it.append(
        "submissions/tracker.yaml", "aliases:\n  - {name: Some Lab, also: [Other Lab]}\n"
    ),
    "a threshold": lambda it: it.change(THRESHOLDS, "name: ", "name: Renamed "),
    "a curve of another board": lambda it: it.change(f"{BETA}/curve.csv", "3,79.5", "3,78\n4,79.5"),
    "a chip is renamed": lambda it: it.change(CHIPS, "name: NVIDIA GeForce GTX 580", "name: NVIDIA GTX 580"),
    "a reference trend": lambda it: it.change(TRENDS, "doubling_time: 2 years", "doubling_time: 3 years"),
    "the tracker is renamed": lambda it: it.change("submissions/tracker.yaml", "name: ", "name: Another "),
    "the schema is worded anew": lambda it: it.append("schema/submission.schema.json", "\n"),
    "a template": lambda it: it.append("site/templates/parts/cite.html", "<!-- more -->\n"),
    "a static file": lambda it: it.append("site/static/site.css", "/* more */\n"),
    "a day goes by": lambda it: it.want(today=it.wanted.today + timedelta(days=400)),
    "the site moves": lambda it: it.want(base_url="https://example.org/elsewhere"),
    "the host checks": lambda it: it.files.update({".github/workflows/validate.yml": b"on: push\n"}),
    "a ledger is begun": lambda it: it.want(ledger=LedgerInput(last=None)),
    "the ledger goes on": lambda it: it.want(ledger=LedgerInput(last=last_ledger())),
    "the queue is another": lambda it: it.want(queue=queue_of(12)),
    "the program is another": lambda it: it.monkeypatch.setattr(cache_module, "program_digest", lambda: "2"),
    "a page is written over": touch_page,
    "a page is written over quietly": touch_quietly,
    "a page is gone": lambda it: (it.folder / "tracks/alpha/first/index.html").unlink(),
    "a page is a link": link_away,
    "a stranger's file": lambda it: (it.folder / STRANGERS).write_text("mine"),
    "the site is gone": lambda it: it.folder.rename(it.root / "gone"),
    "the cache is damaged": damage_cache,
    "the cache is gone": lambda it: shutil.rmtree(it.root / "cache"),
}
names = st.sampled_from(sorted(EDITS))


def test_every_edit_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One after the other, in the order in which they stand here."""
    state = State(tmp_path, monkeypatch)
    whole = state.built()
    state.publish()
    for name, edit in present(EDITS.items()):
        before = dict(state.files), state.wanted
        edit(state)
        state.publish()
        whole = whole if (state.files, state.wanted) == before else state.built()
        assert state.standing() == whole, name


@settings(max_examples=4)
@given(edits=st.lists(names, min_size=4, max_size=8, unique=True), pauses=st.integers(0, 255))
def test_edits_in_any_order_show(edits: list[str], pauses: int, tmp_path_factory: Any) -> None:
    """Several may come between two builds."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        state = State(tmp_path_factory.mktemp("tracker"), monkeypatch)
        state.publish()
        for at, name in enumerate(edits):
            EDITS[name](state)
            if pauses >> at & 1 and state.folder.exists():
                state.publish()
        state.publish()
        assert state.standing() == state.built()


def test_what_a_stranger_put_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is brought up to date around it, and what is kept is as good as without, pictures too."""
    state = State(tmp_path, monkeypatch)
    state.want(has_pictures=True)
    state.publish()
    (state.folder / STRANGERS).write_text("mine")
    drawn = len(list(tmp_path.glob("cache/pictures/*/*")))
    state.append(CHIP, "notes: Some.\n")
    assert state.publish().others == (STRANGERS,)
    assert drawn == len(list(tmp_path.glob("cache/pictures/*/*"))) > 0
    assert standing(state.folder) == {**state.built(), STRANGERS: b"mine"}


@pytest.mark.parametrize("has_ledger", [False, True])
def test_what_stays_is_not_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, has_ledger: bool
) -> None:
    """After a change on one board the files of the other are those of before, whatever the ledger's head."""
    state = State(tmp_path, monkeypatch)
    if has_ledger:
        state.want(ledger=LedgerInput(last=None))
    state.publish()
    page, other = (state.folder / f"tracks/{track}/index.html" for track in ("alpha", "beta"))
    before = page.stat().st_ino, other.stat().st_ino
    if has_ledger:
        last = read_ledger((state.folder / "data/ledger.jsonl").read_bytes())
        state.want(ledger=LedgerInput(last=last, old=to_tree(dict(state.files))))
    state.append(CHIP, "notes: Some.\n")
    state.publish()
    assert other.stat().st_ino == before[1]
    assert page.stat().st_ino != before[0]


def test_a_page_of_the_whole_site_stays_where_it_would_be_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written again where anything that it shows is another, and where no digest tells that."""
    state = State(tmp_path, monkeypatch)
    state.publish()
    shown = "calculator/", "changes/2015-06/", "glossary/", "rules/", ""
    before = {path: (state.folder / path / "index.html").stat().st_ino for path in shown}
    state.append(CHIP, "notes: Some.\n")
    state.publish()
    after = {path: (state.folder / path / "index.html").stat().st_ino for path in shown}
    assert {path for path in shown if before[path] != after[path]} == {""}
    state.change("submissions/tracker.yaml", "name: ", "name: Another ")
    state.publish()
    assert not {path for path in shown if after[path] == (state.folder / path / "index.html").stat().st_ino}


def test_a_page_is_read_by_whom_it_was_written_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody has closed since is open again, as from nothing; another umask makes all anew."""
    state = State(tmp_path, monkeypatch)
    state.publish()
    page = state.folder / "tracks/beta/index.html"
    mode = page.stat().st_mode
    page.chmod(0o600)
    state.append("submissions/alpha/track.yaml", "# a comment\n")
    state.publish()
    assert page.stat().st_mode == mode
    umask = os.umask(0o077)
    try:
        state.publish()
    finally:
        os.umask(umask)
    assert {stat.S_IMODE(each.stat().st_mode) for each in state.folder.rglob("*.html")} == {0o600}


def test_what_a_killed_build_left_goes_where_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site that stands is the one that is wanted: the rest is taken away all the same."""
    state = State(tmp_path, monkeypatch)
    state.publish()
    left = tmp_path / ".site-effsota-0123456789abcdef"
    left.mkdir()
    other = tmp_path / ".site-effsota-was"
    other.mkdir()
    state.publish()
    assert not left.exists()
    assert other.exists()


def test_nothing_is_assessed_where_nothing_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder stays as it is."""
    state = State(tmp_path, monkeypatch)
    first = state.publish()
    folder = state.folder.stat().st_ino
    again = state.publish()
    assert (again.assessment, again.file_count) == (None, first.file_count)
    assert state.folder.stat().st_ino == folder


def test_an_error_leaves_the_last_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Byte for byte, and nothing beside it."""
    state = State(tmp_path, monkeypatch)
    state.publish()
    before = state.standing()
    state.append(FIRST, "surplus: 1\n")
    assert [problem.rule for problem in state.publish().errors] == ["unknown-key"]
    assert state.standing() == before
    assert {path.name for path in tmp_path.iterdir()} == {"cache", "site"}


def test_a_changed_queue_changes_no_board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is of the boards stays as it was written; the queue is never stale."""
    state = State(tmp_path, monkeypatch)
    state.want(queue=queue_of(12))
    state.publish()
    before = state.standing()
    state.want(queue=queue_of(13))
    assert state.publish().no_queue == ""
    changed = {path for path, data in state.standing().items() if before.get(path) != data}
    assert [path for path in changed if path.startswith(("tracks/", "api/v1/tracks/", "feed"))] == []
    assert (state.folder / "data/queue.json").read_bytes() == queue_of(13).data


def test_another_folder_is_given_the_same_site(tmp_path: Path) -> None:
    """All of it from what is kept, of tracks that rank by whatever one may rank by."""
    tree = own_tracks(
        "slowrun-3-2", "price-mmlu-gpt-4", "ai-and-compute-first-era", "alexnet-imagenet-inference"
    )
    wanted, cache = Wanted(today=date(2026, 11, 27), has_pictures=False), Cache(tmp_path / "cache")
    for folder in ("first", "second"):
        publish(tree, wanted, tmp_path / folder, cache=cache)
    assert standing(tmp_path / "second") == build(tree, wanted.today, has_pictures=False).files
