"""What a repository tells of the publication that a ledger ends with, and of the one at hand."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from effsota.disk.folder import read_tree
from effsota.disk.git_answers import RevisionError
from effsota.disk.ledger_files import find_own_commit, read_as_published, read_ledger_bytes
from effsota.ledger.extending import begin_ledger
from effsota.ledger.ledger_lines import Stamp
from effsota.ledger.ledger_reading import read_ledger
from effsota.ledger.verified_ledger import Ledger, LedgerError
from tests.builders.ledgers import BEGUN, HEADER, record
from tests.throwaway import git

if TYPE_CHECKING:
    from pathlib import Path

FILE = "submissions/t/a.yaml"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one file of data, committed."""
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text("model: One\n")
    for words in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "One")):
        git(tmp_path, *words)
    return tmp_path


def ledger_at(commit: str | None) -> Ledger:
    """Return a ledger whose last publication was made of a commit."""
    return read_ledger(
        begin_ledger(HEADER, record("t/a", rank=1), Stamp(day=BEGUN, commit=commit, program="1"))
    )


def test_the_files_of_the_last_publication_are_those_of_its_commit(repository: Path) -> None:
    """Whatever lies in the folder now."""
    commit = git(repository, "rev-parse", "HEAD").strip()
    (repository / FILE).write_text("model: Two\n")
    assert read_as_published(repository, ledger_at(commit))[FILE].data == b"model: One\n"


@pytest.mark.parametrize("commit", [None, "0" * 40])
def test_a_ledger_without_a_commit_that_is_there_tells_no_files(repository: Path, commit: str | None) -> None:
    """The ledger itself is sound."""
    with pytest.raises(RevisionError):
        read_as_published(repository, ledger_at(commit))


@pytest.mark.parametrize("commit", ["HEAD", "--output=x", "main", "0" * 39])
def test_what_a_ledger_names_as_commit_is_never_a_branch_or_an_option(commit: str) -> None:
    """Such a ledger is refused."""
    with pytest.raises(LedgerError, match="is no id of a commit"):
        ledger_at(commit)


def test_the_commit_at_hand_is_told_where_its_data_are_those_of_the_folder(repository: Path) -> None:
    """An edit that is not committed belongs to no commit; another file changes nothing."""
    commit = git(repository, "rev-parse", "HEAD").strip()
    (repository / "notes.txt").write_text("Some.\n")
    assert find_own_commit(repository, read_tree(repository)) == commit
    (repository / FILE).write_text("model: Two\n")
    assert find_own_commit(repository, read_tree(repository)) is None


def test_a_folder_without_a_repository_has_no_commit(tmp_path: Path) -> None:
    """It is none that could be named."""
    assert find_own_commit(tmp_path, read_tree(tmp_path)) is None


def test_a_pipe_is_no_ledger(tmp_path: Path) -> None:
    """Nobody waits for somebody to write into it."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(LedgerError, match="not a file"):
        read_ledger_bytes(tmp_path / "pipe")
