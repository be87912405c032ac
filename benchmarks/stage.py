"""Where a contest takes place: a made-up tracker on disk, under git, with a pull request of one file."""

from __future__ import annotations

import atexit
import re
import shutil
import subprocess
from itertools import count
from pathlib import Path
from tempfile import mkdtemp

from msgspec import field
from msgspec.structs import replace

from benchmarks.peers import ROOT
from benchmarks.tracker import build_tree, usual_tracks
from benchmarks.tracker.records import build_record
from benchmarks.tracker.tracks import MadeTrack, build_track
from benchmarks.tracker.tree import render_record, track_sizes, write_tree
from effsota.frozen import Frozen

STAGES = ROOT / "build/bench"
_ASIDE = STAGES / "aside"
NEW_PAPERS = 90_000  # above the numbers of all papers that a tracker has
_DAY = re.compile(r"(: )(\d{4}-\d\d-\d\d)$", re.MULTILINE)
_AUTHOR = ("-c", "user.name=bench", "-c", "user.email=bench@example.org", "-c", "gc.auto=0")


def put_aside(folder: Path) -> None:
    """Have a folder gone from its place, to be taken away when nothing is measured any more.

    For minutes after, ext4 looks at every file that was deleted before it makes a new one: next to a site
    that has just been removed, writing one takes ten times as long as on a machine that had none.
    """
    if folder.exists():
        _ASIDE.mkdir(parents=True, exist_ok=True)
        folder.rename(Path(mkdtemp(dir=_ASIDE)) / folder.name)
        atexit.register(shutil.rmtree, _ASIDE, ignore_errors=True)


def _make_kept() -> Path:
    # No cache is used that lies in a checkout.
    kept = Path(mkdtemp(prefix="effsota-bench-"))
    atexit.register(shutil.rmtree, kept, ignore_errors=True)
    return kept


class Stage(Frozen, kw_only=False):
    """A tracker of so many records below `folder`; branch `pr` adds one record to `main`.

    What the program keeps between runs lies in `kept`.
    """

    folder: Path
    records: int
    track: MadeTrack
    kept: Path = field(default_factory=_make_kept)

    @property
    def tracker(self) -> Path:
        """The tracker's folder."""
        return self.folder / "tracker"

    @property
    def file(self) -> str:
        """A submission in the middle of the tracker: the one that is validated, and changed."""
        return f"submissions/{self.track.id}/{self.track.name_of(self.track.size // 2)}.yaml"

    def submissions(self) -> tuple[str, ...]:
        """Return the path of every submission."""
        return tuple(
            str(path.relative_to(self.tracker))
            for path in sorted(self.tracker.glob("submissions/*/run-*.yaml"))
        )

    def change(self, version: int) -> None:
        """Write the record in the middle anew: another model with other inputs, each version its own."""
        text = _other_record(self.track, self.track.size // 2, version=version)
        (self.tracker / self.file).write_text(text, encoding="utf-8")

    def restore(self) -> None:
        """Have the tracker as it was."""
        self.git("checkout", "--quiet", "--force", "main")

    def git(self, *arguments: str) -> None:
        """Run git in the tracker."""
        command = ("git", "-C", str(self.tracker), *_AUTHOR, *arguments)
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own commands

    def quoted(self) -> Path:
        """Return a folder with the submissions, days in quotes: to ajv-cli plain ones are no text."""
        folder = self.folder / "quoted"
        if not folder.exists():
            folder.mkdir()
            for path in self.submissions():
                text = (self.tracker / path).read_text("utf-8")
                name = path.removeprefix("submissions/").replace("/", "-")
                (folder / name).write_text(_DAY.sub(r'\1"\2"', text), encoding="utf-8")
        return folder


def _other_record(track: MadeTrack, place: int, *, version: int) -> str:
    """Return the file of another record for a place of a track, one without a curve beside it."""
    for seed in count(1_000 * version + 1):
        other = replace(track, seed=seed, records_before=NEW_PAPERS + version)
        record = build_record(other, place)
        if record.curve is None:
            return render_record(record.data)
    raise AssertionError


def set_stage(records: int) -> Stage:
    """Write a tracker, commit it, and open a pull request with one more record."""
    folder, tracks = STAGES / str(records), usual_tracks(records)
    put_aside(folder)
    sizes = track_sizes(records, tracks)
    number = len(sizes) // 2
    size = sizes[number]
    track = build_track(number, size=size, records_before=sum(sizes[:number]), seed=0)
    stage = Stage(folder, records, track)
    write_tree(build_tree(records=records, tracks=tracks), stage.tracker)
    stage.git("init", "--quiet", "--initial-branch", "main")
    stage.git("add", "--all")
    stage.git("commit", "--quiet", "--message", "a made-up tracker")
    stage.git("checkout", "--quiet", "-b", "pr")
    added = stage.tracker / f"submissions/{track.id}/{track.name_of(track.size)}.yaml"
    added.write_text(_other_record(replace(track, size=size + 1), size, version=0), encoding="utf-8")
    stage.git("add", "--all")
    stage.git("commit", "--quiet", "--message", "one more record")
    stage.git("checkout", "--quiet", "main")
    return stage
