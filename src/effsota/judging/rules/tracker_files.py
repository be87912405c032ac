"""Files under submissions/ as git sees them: modes, sizes, and which file needs which beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from effsota.judging.quoting import quote, quote_path, suggest
from effsota.judging.rules.file_context import TreeContext
from effsota.judging.rules.paths import (
    DECISIONS_FILE,
    MOST_BYTES,
    ROOM,
    TRACK_STEM,
    TRACKER_FILE,
    is_plain,
)
from effsota.limits import MOST_DECISIONS_BYTES
from effsota.model import EXECUTABLE, LINK, SUBMODULE
from effsota.problems import Fault


def symbolic_link(context: TreeContext) -> Iterator[Fault]:
    """No file is a symbolic link."""
    for path, entry in context.entries:
        if entry.mode == LINK:
            yield Fault("", "this is a symbolic link", "put the file itself in its place", file=path)


def submodule(context: TreeContext) -> Iterator[Fault]:
    """No folder is a submodule."""
    for path, entry in context.entries:
        if entry.mode == SUBMODULE:
            yield Fault(
                "",
                "this is a submodule: a commit of another repository",
                "put the files themselves here",
                file=path,
            )


def executable_file(context: TreeContext) -> Iterator[Fault]:
    """No file under submissions/ is executable."""
    for path, entry in context.submitted:
        if entry.mode == EXECUTABLE:
            yield Fault(
                "",
                "this file is executable (mode 100755)",
                "take the bit off: chmod -x, or git update-index --chmod=-x where there is no such bit",
                file=path,
            )


def file_unreadable(context: TreeContext) -> Iterator[Fault]:
    """Every file can be read."""
    for path, entry in context.entries:
        if entry.fault:
            yield Fault(
                "", f"this file cannot be read: {entry.fault}", "make it a plain, readable file", file=path
            )


def file_too_large(context: TreeContext) -> Iterator[Fault]:
    """A YAML file holds at most 64 KiB, a curve at most 4 MiB, the file of decisions at most 1 MiB."""
    for path, entry in context.submitted:
        is_of_decisions = path == DECISIONS_FILE
        most = MOST_DECISIONS_BYTES if is_of_decisions else MOST_BYTES.get(path.rpartition(".")[2])
        if most and entry.size > most and is_plain(entry):
            hint = "log fewer points" if path.endswith(".csv") else "keep what is needed to judge the claim"
            hint = "take the oldest decisions out: they stay in the history" if is_of_decisions else hint
            yield Fault(
                "", f"this file holds {entry.size:,} bytes, more than the {most:,} allowed", hint, file=path
            )


def tracker_file_missing(context: TreeContext) -> Iterator[Fault]:
    """A tracker says in submissions/tracker.yaml what it is called and where it is published."""
    # A room that is itself an entry could not be looked into: that is told, and not what it may hold.
    if TRACKER_FILE not in context.files and ROOM not in context.files:
        yield Fault(
            "",
            "the tracker's own file is missing: its pages carry a made-up name and address",
            "write its name, url and repository, as a new tracker (effsota init DIR) has them",
            file=TRACKER_FILE,
        )


def track_file_missing(context: TreeContext) -> Iterator[Fault]:
    """Every folder of submissions has its track.yaml."""
    folders = sorted({place.folder for place in context.places})
    tracks = [folder for folder in folders if f"{ROOM}/{folder}/{TRACK_STEM}.yaml" in context.files]
    for folder in folders:
        path = f"{ROOM}/{folder}/{TRACK_STEM}.yaml"
        if path not in context.files:
            yield Fault(
                "",
                f"the folder {quote(f'{ROOM}/{folder}')} has no file track.yaml",
                _suggest_track(folder, tracks)
                + "write one that says what is tracked, or move the files to the track they belong to",
                file=path,
            )


def _suggest_track(folder: str, tracks: Collection[str]) -> str:
    longer = [track for track in tracks if folder and track.startswith(f"{folder}-")]
    return f"did you mean {' or '.join(longer[:2])}? " if longer else suggest(folder, tracks)


def curve_without_submission(context: TreeContext) -> Iterator[Fault]:
    """Every learning curve lies beside the submission of its name."""
    for place in context.places:
        beside = f"{ROOM}/{place.folder}/{place.stem}.yaml"
        if place.ending == "csv" and beside not in context.files:
            yield Fault(
                "",
                "this curve has no submission beside it",
                f"add {quote_path(beside)}, or take it out",
                file=place.path,
            )
