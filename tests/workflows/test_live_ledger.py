"""The ledger to build on: that of the live site, whole and this tracker's; else nothing is published."""

from __future__ import annotations

import re
from datetime import date, timedelta
from http.client import BadStatusLine
from pathlib import Path
from urllib.error import HTTPError, URLError

import pytest

from automation.live_ledger import (
    COPY,
    TRIES,
    Home,
    Mode,
    NoLedgerError,
    ask_published,
    read_fresh,
    refuse_stranger,
    take_ledger,
    tell_stopped,
)
from automation.take_ledger import refuse_older
from tests.builders.ledgers import BEGUN, HEADER, ledger_of, record

HOME = Home(url=HEADER.url, repository=HEADER.repository)
ADDRESS = f"{HEADER.url}data/ledger.jsonl"
ONE, TWO, OTHER = record("t/a", compute=1.0), record("t/a", compute=2.0), record("t/a", compute=3.0)
OLD, NEW, ASIDE = ledger_of(ONE), ledger_of(ONE, TWO), ledger_of(ONE, OTHER)
TODAY = BEGUN + timedelta(days=1)
FILE = Path("/nowhere/ledger.jsonl")
FOREIGN = Home(url="https://example.org/other/", repository="https://example.org/other")


def take(
    live: bytes | None,
    mode: Mode = Mode.CONTINUE,
    *,
    home: Home = HOME,
    today: date = TODAY,
    copy: Path | None = None,
) -> bytes:
    """Return what is taken where the site at the tracker's address has a file."""
    return take_ledger(home, mode, today, read={ADDRESS: live}.__getitem__, copy=copy or FILE)


def refused(live: bytes | None, mode: Mode = Mode.CONTINUE, **keys: object) -> NoLedgerError:
    """Return why nothing is taken."""
    with pytest.raises(NoLedgerError) as caught:
        take(live, mode, **keys)  # type: ignore[arg-type]
    return caught.value


def test_the_published_ledger_is_taken_byte_for_byte() -> None:
    """Where it is whole."""
    assert take(NEW) == NEW


@pytest.mark.parametrize(
    ("live", "told"),
    [
        (None, "does not exist"),
        (b"", "the ledger is empty"),
        (b"<!doctype html>\n", "line 1: the line is not JSON"),
        (NEW[:-1], "its last line has no end"),
        (NEW[: NEW[:-1].rindex(b"\n") + 1], "its last publication is not closed"),
        (NEW.replace(b'"new":2.0', b'"new":4.0'), "the chain is broken"),
        (NEW.replace(b'{"previous":null,"ledger":1', b'{"previous":null,"ledger":2'), "is of version 2"),
    ],
)
def test_nothing_is_built_on_what_is_missing_cut_or_tampered_with(live: bytes | None, told: str) -> None:
    """It says what is wrong, and what a person does: nobody has to guess whether to begin anew."""
    error = refused(live)
    assert told in error.message
    assert "artifact `ledger`" in error.hint
    assert ("choose *begin*" in error.hint) == (live is None)


def test_a_ledger_of_another_tracker_is_refused() -> None:
    """Its address and its repository are another's."""
    home = Home(url=HEADER.url, repository="https://example.org/other")
    assert take(NEW, home=home) == NEW
    read = {f"{FOREIGN.url}data/ledger.jsonl": NEW}.__getitem__
    with pytest.raises(NoLedgerError, match="the ledger of another tracker"):
        take_ledger(FOREIGN, Mode.CONTINUE, TODAY, read=read, copy=FILE)


def test_a_ledger_from_the_future_is_refused() -> None:
    """A clock is wrong, here or there."""
    assert "from the future" in refused(NEW, today=BEGUN).message


@pytest.mark.parametrize("live", [None, b"", NEW[:-1]])
def test_a_person_may_begin_where_no_sound_ledger_is(live: bytes | None) -> None:
    """With nothing to build on."""
    assert take(live, Mode.BEGIN) == b""


def test_nobody_begins_over_a_sound_ledger() -> None:
    """What it holds would be gone."""
    assert "would take its place" in refused(OLD, Mode.BEGIN).message


def test_a_person_may_restore_a_copy(tmp_path: Path) -> None:
    """Where the live one is gone or broken, or the beginning of the copy."""
    copy = tmp_path / "ledger.jsonl"
    copy.write_bytes(NEW)
    assert {take(live, Mode.RESTORE, copy=copy) for live in (None, NEW[:-1], OLD, NEW)} == {NEW}


@pytest.mark.parametrize(("copy", "told"), [(None, f"there is no {COPY}"), (NEW[:-1], "has no end")])
def test_a_copy_is_looked_at_as_what_is_published(copy: bytes | None, told: str, tmp_path: Path) -> None:
    """It has to be there, and sound."""
    file = tmp_path / "ledger.jsonl"
    if copy is not None:
        file.write_bytes(copy)
    assert told in refused(None, Mode.RESTORE, copy=file).message


def test_a_copy_takes_no_published_line_back(tmp_path: Path) -> None:
    """Neither an older one nor another."""
    for data in (OLD, ASIDE):
        (tmp_path / "ledger.jsonl").write_bytes(data)
        told = refused(NEW, Mode.RESTORE, copy=tmp_path / "ledger.jsonl").message
        assert told == f"{COPY} does not begin with the ledger that is published"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (HTTPError(ADDRESS, 503, "", {}, None), "answers 503"),  # type: ignore[arg-type]
        (BadStatusLine("x"), "answers nonsense"),
        (URLError("no route"), "does not answer"),
    ],
)
def test_what_nobody_can_tell_is_no_answer(fault: Exception, told: str) -> None:
    """It is asked for again, and then nothing is published; a person cannot begin either."""
    waits: list[int] = []

    def read(_: str) -> bytes:
        raise fault

    with pytest.raises(NoLedgerError, match=re.escape(f"{ADDRESS} {told}, asked {TRIES} times")):
        ask_published(ADDRESS, read=read, wait=lambda: waits.append(1))
    assert len(waits) == TRIES - 1


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_told_at_once(status: int) -> None:
    """It is an answer."""

    def read(_: str) -> bytes:
        raise HTTPError(ADDRESS, status, "", {}, None)  # type: ignore[arg-type]

    assert ask_published(ADDRESS, read=read, wait=lambda: pytest.fail("asked again")) is None


def test_a_ledger_is_taken_over_https_alone() -> None:
    """Whatever a tracker's file says."""
    with pytest.raises(NoLedgerError, match="is no https address"):
        read_fresh("http://example.org/data/ledger.jsonl")


@pytest.mark.parametrize("repository", ["ada/board", "fork/board"])
def test_a_copy_of_a_tracker_publishes_nothing_in_its_name(repository: str) -> None:
    """It would go on with the ledger of the one that it was copied from."""
    home = Home(url=HEADER.url, repository="https://github.com/Ada/board/")
    if repository == "ada/board":
        refuse_stranger(home, repository)
        return
    with pytest.raises(NoLedgerError, match="this is fork/board"):
        refuse_stranger(home, repository)


def test_an_older_commit_is_not_published_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """An old run once more would tell old numbers as news; the commit that is published may be told again."""
    monkeypatch.setattr("automation.take_ledger._is_ancestor", lambda commit, of: commit < of)
    for commit in (f"{1:040x}", f"{2:040x}"):
        refuse_older(NEW, commit)
    refuse_older(b"", f"{0:040x}")
    with pytest.raises(NoLedgerError, match="is older than"):
        refuse_older(NEW, f"{0:040x}")


def test_why_nothing_is_published_stands_on_the_page_of_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With what to do; what the site answered is no command and no markup."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary"))
    tell_stopped(NoLedgerError("<b>\n::warning::x", "Choose *begin*."))
    said = (tmp_path / "summary").read_text("utf-8")
    assert said.startswith("**Not published:** <code>&#60;b&#62;")
    assert said.endswith("The last good site stays as it is.\n\nChoose *begin*.\n")
    assert capsys.readouterr().out.count("\n") == 1
