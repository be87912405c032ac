"""The ledger that readers see now, taken from the live site: whole, this tracker's, of no day to come.

Whoever answers may be hostile, and an answer that is not understood is none: then nothing is published.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request

from automation.https_only import open_https
from effsota.ledger.ledger_reading import read_ledger
from effsota.ledger.verified_ledger import Ledger, LedgerError, check_day, check_tracker
from effsota.limits import MOST_LEDGER_BYTES
from effsota.reading.document import parse_document
from effsota.text import to_markdown, to_workflow_message

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

PUBLISHED, COPY = "data/ledger.jsonl", ".github/ledger.jsonl"
TRIES, PAUSE_SECONDS, SILENT_SECONDS = 4, 10.0, 30
GONE = (404, 410)
STAYS = "The last good site stays as it is."


class Mode(StrEnum):
    """What a person asks of a publication: to go on, to begin where no ledger is, to go on from a copy."""

    CONTINUE = "continue"
    BEGIN = "begin"
    RESTORE = "restore"


class NoLedgerError(Exception):
    """Nothing can be published: `message` says what is wrong in one sentence, `hint` what a person does."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


@dataclass(frozen=True)
class Home:
    """The tracker of the checkout: where its site stands, and its repository."""

    url: str
    repository: str


def read_home(root: Path) -> Home:
    """Return what the tracker's file says, which was validated before."""
    document = parse_document((root / "submissions/tracker.yaml").read_bytes()).document
    if document is None:
        raise ValueError("submissions/tracker.yaml cannot be read")
    return Home(url=str(document.data["url"]), repository=str(document.data["repository"]))


def refuse_stranger(home: Home, repository: str) -> None:
    """Refuse to publish a tracker that says it lives elsewhere: a copy would go on with another's ledger.

    Raises:
        NoLedgerError: if the run's repository (owner/name) is not the one that the tracker names.
    """
    named = "/".join(home.repository.rstrip("/").split("/")[-2:])
    if named.casefold() != repository.casefold():
        raise NoLedgerError(
            f"submissions/tracker.yaml says that this tracker lives at {home.repository},"
            f" and this is {repository}",
            "Write your own `url` and `repository` there: the ledger is taken from that address.",
        )


def take_ledger(
    home: Home, mode: Mode, today: date, *, read: Callable[[str], bytes | None], copy: Path
) -> bytes:
    """Return the ledger to build on, byte for byte; empty where one is to begin.

    `read` returns what is published at an address, None where nothing is; `copy` is what a person restores.

    Raises:
        NoLedgerError: if there is none to build on, or one in the way of what was asked.
    """
    address = f"{home.url.rstrip('/')}/{PUBLISHED}"
    live = read(address)
    if mode is Mode.CONTINUE:
        if live is None:
            raise NoLedgerError(f"{address} does not exist", _tell_missing())
        return _judged(live, home, today, address).data
    if live is not None and _is_sound(live, home, today, address):
        return _beside(live, home, mode, today, copy)
    return b"" if mode is Mode.BEGIN else _judged(_read_copy(copy), home, today, COPY).data


def _beside(live: bytes, home: Home, mode: Mode, today: date, copy: Path) -> bytes:
    """Return the copy to go on from where it holds all that is published; another would take lines back."""
    if mode is Mode.BEGIN:
        raise NoLedgerError(
            "a sound ledger of this tracker is published, and one that begins would take its place",
            "Run Publish again with *continue*.",
        )
    found = _judged(_read_copy(copy), home, today, COPY).data
    if not found.startswith(live):
        raise NoLedgerError(
            f"{COPY} does not begin with the ledger that is published", "Run Publish again with *continue*."
        )
    return found


def _is_sound(live: bytes, home: Home, today: date, address: str) -> bool:
    try:
        _judged(live, home, today, address)
    except NoLedgerError:
        return False
    return True


def _judged(data: bytes, home: Home, today: date, place: str) -> Ledger:
    try:
        ledger = read_ledger(data)
        check_tracker(ledger, url=home.url, repository=home.repository)
        check_day(ledger, today)
    except LedgerError as error:
        raise NoLedgerError(
            f"{place} is not to be trusted: {error}", f"{to_markdown(error.hint)} {_tell_lost()}"
        ) from error
    return ledger


def _read_copy(copy: Path) -> bytes:
    if not copy.is_file() or copy.is_symlink():
        raise NoLedgerError(f"there is no {COPY} to restore", f"Commit the copy there. {_tell_lost()}")
    return copy.read_bytes()


def _tell_missing() -> str:
    return (
        "Was this tracker never published with a ledger? Then run Publish by hand (Actions, Publish, Run"
        f" workflow) and choose *begin*. {_tell_lost()}"
    )


def _tell_lost() -> str:
    return (
        "A ledger that was lost or broken is restored: the runs of Publish of the last 90 days keep a copy"
        f" each (artifact `ledger`); commit the newest sound one (`effsota ledger verify FILE`) as `{COPY}`,"
        " and run Publish by hand with *restore*."
    )


def ask_published(address: str, *, read: Callable[[str], bytes], wait: Callable[[], None]) -> bytes | None:
    """Return what is published at an address, None where the site has no such file; asked again if unsure.

    Raises:
        NoLedgerError: if nobody can tell: it may be there.
    """
    why = ""
    for turn in range(TRIES):
        if turn:
            wait()
        try:
            return read(address)
        except HTTPError as error:
            if error.code in GONE:
                return None
            why = f"answers {error.code}"
        except HTTPException:
            why = "answers nonsense"
        except OSError:
            why = "does not answer"
    raise NoLedgerError(
        f"{address} {why}, asked {TRIES} times",
        "Look whether the site opens, and run Publish again once it does (Re-run all jobs).",
    )


def read_fresh(address: str) -> bytes:
    """Return what is published at an address, over https alone; no copy that a cache kept.

    Raises:
        HTTPError: if the site refuses.
        NoLedgerError: if there is more than may be.
        OSError: if it cannot be reached.
    """
    if not address.startswith("https://"):
        raise NoLedgerError(f"{address} is no https address", "Mend `url` in submissions/tracker.yaml.")
    run = f"{os.environ['GITHUB_RUN_ID']}-{time.time_ns()}"
    with open_https(Request(f"{address}?{run}"), seconds=SILENT_SECONDS) as answer:  # noqa: S310  # https, see above
        found = answer.read(MOST_LEDGER_BYTES + 1)
    if len(found) > MOST_LEDGER_BYTES:
        raise NoLedgerError(f"{address} holds more than {MOST_LEDGER_BYTES:,} bytes", _tell_lost())
    return found


def take_for_run(today: date) -> bytes:
    """Return the ledger that this run of the workflow builds on.

    Raises:
        NoLedgerError: if there is none.
    """
    home, mode = read_home(Path()), Mode(os.environ.get("LEDGER") or Mode.CONTINUE)
    refuse_stranger(home, os.environ["GITHUB_REPOSITORY"])
    wait = partial(time.sleep, PAUSE_SECONDS)
    return take_ledger(
        home,
        mode,
        today,
        read=lambda address: ask_published(address, read=read_fresh, wait=wait),
        copy=Path(COPY),
    )


def tell_stopped(error: NoLedgerError) -> None:
    """Say on the run's page and in its log why nothing is published, and what a person does."""
    summary = Path(os.environ["GITHUB_STEP_SUMMARY"])
    with summary.open("a", encoding="utf-8") as file:
        file.write(f"**Not published:** {to_markdown(error.message)}. {STAYS}\n\n{error.hint}\n")
    print(f"::error title=Not published::{to_workflow_message(error.message)}. {STAYS}")
