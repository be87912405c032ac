"""Git asked: no hook, no filter, no configuration but the repository's own; and what it complains of."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path
from typing import TypeAlias

from msgspec import field

from effsota.disk.known_blobs import KnownBlobs
from effsota.frozen import Frozen
from effsota.text import to_log_line

Answer: TypeAlias = "subprocess.CompletedProcess[bytes]"
_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_OPTIONS = ("-c", f"core.hooksPath={os.devnull}", "-c", "core.fsmonitor=false", "-c", "protocol.allow=never")

_DAMAGED = re.compile(
    rb"corrupt|missing|unable to (read|unpack|open)|bad object|could not (fetch|get|parse)|inflate"
)


class RevisionError(Exception):
    """A revision cannot be read; the message says why, for the person who named it."""


class Repository(Frozen, eq=False):
    """A git repository; `room` is the tracker's folder in it, empty or with a slash at its end.

    `trusted` are the folders of other owners that the user has told git to trust (safe.directory). `contents`
    are the blobs that have been read, by id: two revisions share nearly all of theirs. `known` are digests of
    those that an earlier run has read.
    """

    folder: Path
    room: str = ""
    trusted: tuple[str, ...] = ()
    contents: dict[str, bytes] = field(default_factory=dict)
    known: KnownBlobs = field(default_factory=KnownBlobs)


def demand(repository: Repository, *arguments: str, data: bytes = b"") -> bytes:
    """Return what git prints.

    Raises:
        RevisionError: if it fails.
    """
    answer = ask(repository, *arguments, data=data)
    if answer.returncode:
        raise RevisionError(tell_damage(repository, answer))
    return answer.stdout


def is_damaged(answer: Answer) -> bool:
    """Tell whether git complains of objects that are missing or broken."""
    return _DAMAGED.search(answer.stderr) is not None


def tell_damage(repository: Repository, answer: Answer) -> str:
    """Return a sentence on what git complains of, and how that is mended."""
    return tell_lack(repository, reason_of(answer))


def tell_lack(repository: Repository, what: str) -> str:
    """Return a sentence on what a repository lacks, and how that is mended."""
    promised = ask_line(repository, "config", "--get-regexp", r"^remote\..*\.promisor$")
    if promised:
        remote = promised.split()[0].removeprefix("remote.").removesuffix(".promisor")
        return (
            "This clone has not all of the files (a partial clone), and nothing is fetched here."
            f" Fetch them: git fetch --refetch --no-filter {shlex.quote(remote)}"
        )
    return f"git cannot read all of {repository.folder}: {what}. See git fsck, and fetch or clone it anew."


def reason_of(answer: Answer) -> str:
    """Return the first thing that git complains of, in one line."""
    lines = os.fsdecode(answer.stderr).encode("utf-8", "replace").decode().splitlines()
    first = next((line for line in lines if line.startswith(("error: ", "fatal: "))), "it failed")
    return to_log_line(first.partition(": ")[2] or first).rstrip(".")


def ask(repository: Repository, *arguments: str, data: bytes = b"") -> Answer:
    """Return what git answers, to be looked at for its status.

    Raises:
        RevisionError: if git is not installed.
    """
    trusted = [word for each in repository.trusted for word in ("-c", f"safe.directory={each}")]
    options = ("--no-replace-objects", "--literal-pathspecs", *_OPTIONS, *trusted)
    try:
        return subprocess.run(  # noqa: S603  # fixed program and options; revisions come after their check
            ["git", *options, *arguments],  # noqa: S607
            cwd=repository.folder,
            env={"PATH": os.environ.get("PATH", os.defpath), **_ENVIRONMENT},
            input=data,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise RevisionError("git is not installed; it is needed to read revisions.") from error


def ask_line(repository: Repository, *arguments: str) -> str | None:
    """Return the line that git prints, None where it fails."""
    answer = ask(repository, *arguments)
    return None if answer.returncode else os.fsdecode(answer.stdout).strip()
