"""One comment on a pull request or issue, edited in place, that says which commit it is about."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from automation.host import SHA, ApiError, api_of_run, run_url

if TYPE_CHECKING:
    from automation.host import Api

MARKER = "<!-- effsota: the check -->"
AUTHOR = "github-actions[bot]"
MOST_CHARACTERS = 65_000
MOST_PAGES = 30
_QUIET = {403, 404, 410, 422}  # locked, closed, gone: the comment is a comfort, not the verdict


class Place(NamedTuple):
    """Where a comment goes: the number of a pull request (with its head commit) or of an issue (without)."""

    repository: str
    number: int
    head: str | None


def compose(report: str | None, *, head: str | None, log: str) -> str:
    """Return the comment; without a report it says that the check did not run, and whose fault that is."""
    about = f" for commit `{head}`" if head else ""
    if report is None or not report.strip():
        report = (
            f"**A maintainer's turn:** the check itself failed to run{about}, so nothing is known yet."
            " It is not your fault, and nothing is to be mended here."
        )
    foot = f"<sub>Kept up to date{about} · [log]({log})</sub>"
    return f"{MARKER}\n{report.rstrip()}\n\n{foot}\n"


def find_comment(api: Api, where: Place) -> int | None:
    """Return the id of our comment, None where there is none: our mark in it, and we wrote it."""
    for page in range(1, MOST_PAGES + 1):
        path = f"/repos/{where.repository}/issues/{where.number}/comments?per_page=100&page={page}"
        comments: list[dict[str, Any]] = api("GET", path)
        for comment in comments:
            if comment["user"]["login"] == AUTHOR and comment["body"].startswith(MARKER):
                return int(comment["id"])
        if len(comments) < 100:
            return None
    return None


def put_comment(api: Api, where: Place, *, text: str) -> None:
    """Edit our comment, or write it."""
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"a comment of {len(text):,} characters")
    known = find_comment(api, where)
    if known is None:
        api("POST", f"/repos/{where.repository}/issues/{where.number}/comments", {"body": text})
    else:
        api("PATCH", f"/repos/{where.repository}/issues/comments/{known}", {"body": text})


def is_current(api: Api, where: Place) -> bool:
    """Tell whether a pull request is open and still at the commit: an old run must not have the last word."""
    pull = api("GET", f"/repos/{where.repository}/pulls/{where.number}")
    return bool(pull["state"] == "open" and pull["head"]["sha"] == where.head)


def say(api: Api, where: Place, *, report: str | None, log: str) -> str:
    """Put the comment where it belongs; return what was done, for the log."""
    text = compose(report, head=where.head, log=log)
    try:
        if where.head is not None and not is_current(api, where):
            return "The pull request has moved on: a newer run speaks."
        put_comment(api, where, text=text)
    except ApiError as error:
        if error.status not in _QUIET:
            raise
        return f"::notice title=No comment::{error}; the verdict stands in the checks."
    return "The comment says what was found."


def main() -> int:
    """Say what the file of the first argument holds; no file, and the check failed to run."""
    head = os.environ.get("HEAD_SHA") or None
    if head is not None and not SHA.fullmatch(head):
        raise ValueError("HEAD_SHA is no commit")
    report = Path(sys.argv[1])
    text = report.read_text("utf-8") if report.is_file() else None
    where = Place(repository=os.environ["GITHUB_REPOSITORY"], number=int(os.environ["NUMBER"]), head=head)
    print(say(api_of_run(), where, report=text, log=run_url()))
    return 0
