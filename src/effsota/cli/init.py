"""`effsota init`: a new tracker of one's own, and an older one brought up to date."""

from __future__ import annotations

import re
from os.path import lexists
from pathlib import Path

import click

from effsota.bringing.own_tracker import (
    IGNORED,
    MANIFEST,
    UNKNOWN_REPOSITORY,
    Address,
    build_manifest,
    build_starter,
    digest,
    find_repository_url,
)
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.program_origin import find_pin
from effsota.cli.upgrading import gather_workings, upgrade_tracker, write_all
from effsota.disk.git import find_repository, read_branch, read_remote
from effsota.disk.git_answers import RevisionError
from effsota.disk.kit import read_starter
from effsota.disk.several_files import clear_files
from effsota.figures import join_words
from effsota.pipeline.shapes import TRACKER
from effsota.text import refuse_line, refuse_link

_BRANCH = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._/-]{0,99}")
USUAL_BRANCHES = ("main", "master")


@click.command(epilog=examples("effsota init my-tracker", "effsota init --upgrade ."))
@click.argument("folder", metavar="DIR", type=GivenPath())
@click.option("--name", help="The board's name (default: the folder's).")
@click.option("--repository", help="Its https address at the code host (default: that of the remote origin).")
@click.option("--url", help="Where the site is published (default: GitHub Pages of the repository).")
@click.option("--branch", help="The branch that is published (default: main, or master where that is out).")
@click.option("--upgrade", is_flag=True, help="Renew what an older version wrote and you did not change.")
def init(
    folder: Path,
    name: str | None,
    repository: str | None,
    url: str | None,
    branch: str | None,
    *,
    upgrade: bool,
) -> None:
    """Start a new tracker of your own in DIR, or bring one up to date.

    It has one example track with one record, is ready to build, and has what runs it at the code host: checks
    of pull requests, publication, issue forms. DIR may be a repository with files: none is touched.
    """
    # "." and ".." say nothing in a sentence.
    folder = folder if folder.name not in {"", ".."} else folder.resolve()
    clear_files(folder)
    if upgrade:
        if name or repository or url or branch:
            raise click.UsageError(f"--upgrade takes name and addresses from {folder / TRACKER}.")
        upgrade_tracker(folder)
        return
    name = name or folder.resolve().name
    if refusal := refuse_line(name):
        raise click.UsageError(f"The board's name {refusal.message}. Give one with --name.")
    if folder.exists() and not folder.is_dir():
        raise click.UsageError(f"{folder} is not a folder. Choose another.")
    if lexists(folder / TRACKER):
        raise click.UsageError(
            f"{folder} is a tracker already. To renew what runs it: effsota init --upgrade {folder}"
        )
    address = _find_address(folder, repository, url, branch)
    _start(folder, name, address)
    _, out = _ask_repository(folder)
    if branch is None and out not in {None, address.branch}:
        click.echo(
            f"{TRACKER} says branch: {address.branch}, while {out!a} is checked out. If records are to go"
            f" there, write it in that file, then: effsota init --upgrade {folder}"
        )


def _find_address(folder: Path, repository: str | None, url: str | None, branch: str | None) -> Address:
    """Return the addresses as given, else as the folder's own repository says them."""
    for option, link in (("--repository", repository), ("--url", url)):
        if link is not None and (refusal := refuse_link(link)):
            raise click.UsageError(f"{option}: {refusal.message}; {refusal.hint}.")
    if branch is not None and not _BRANCH.fullmatch(branch):
        raise click.UsageError(f"--branch: {branch!a} is no name of a branch.")
    remote, out = _ask_repository(folder)
    return Address(
        repository=(repository or find_repository_url(remote or "") or UNKNOWN_REPOSITORY).rstrip("/"),
        branch=branch or (out if out in USUAL_BRANCHES else USUAL_BRANCHES[0]),
        site=url and url.rstrip("/") + "/",
    )


def _ask_repository(folder: Path) -> tuple[str | None, str | None]:
    """Return the remote and the branch of the repository whose top the folder is."""
    try:
        repository = find_repository(folder) if folder.is_dir() else None
    except RevisionError:
        return None, None
    if repository is None or repository.room:
        return None, None
    return read_remote(repository), read_branch(repository)


def _start(folder: Path, name: str, address: Address) -> None:
    pin = find_pin()
    has_data = (folder / "submissions").is_dir() and any((folder / "submissions").iterdir())
    workings = gather_workings(address, pin)
    everything = {**build_starter(read_starter(), name, address, has_data=has_data), **workings}
    files = {path: text for path, text in everything.items() if not lexists(folder / path)}
    written = {path: digest(text) for path, text in workings.items() if path in files}
    write_all(folder, files | {MANIFEST: build_manifest(pin, written)})
    guide = "README.md" if "README.md" in files else "docs/running.md"
    click.echo(
        f"Started a tracker in {folder}. Next: effsota serve --root {folder}, and read {folder / guide}"
    )
    if left := sorted(everything.keys() - files.keys()):
        click.echo(f"Left alone, because they are there already: {', '.join(left)}")
    if ".gitignore" in left:
        click.echo(f"Add {join_words(IGNORED)} to your .gitignore.")
