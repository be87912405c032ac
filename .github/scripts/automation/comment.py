"""What is said on a pull request or issue: one comment, edited in place, and beside it whose turn it is.

The comment says which commit it is about; a label says whose turn it is; what a click mends is offered.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from automation.handed import HANDED, SAID, Handed, read_handed
from automation.host import SHA, ApiError, api_of_run, run_url
from automation.paging import read_pages
from automation.place import QUIET, Place, is_ours
from automation.suggesting import put_review
from automation.turns import find_request, labels_of, put_turn

if TYPE_CHECKING:
    from collections.abc import Callable

    from automation.host import Api

MARKER = "<!-- effsota: the check -->"
MOST_CHARACTERS = 65_000
# What is said where the check itself broke.
BROKE = Handed("maintainer")


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


def put_comment(api: Api, where: Place, *, text: str, mark: str = MARKER) -> None:
    """Edit our comment that begins with a mark, or write it.

    Raises:
        ApiError: if the host refuses.
    """
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"a comment of {len(text):,} characters")
    comments = read_pages(api, f"{where.path}/comments")
    known = next((int(each["id"]) for each in comments if is_ours(each, mark)), None)
    if known is None:
        api("POST", f"{where.path}/comments", {"body": text})
    else:
        api("PATCH", f"/repos/{where.repository}/issues/comments/{known}", {"body": text})


def is_current(pull: dict[str, Any], head: str) -> bool:
    """Tell whether a pull request is open and still at the commit: an old run must not have the last word."""
    return bool(pull["state"] == "open" and pull["head"]["sha"] == head)


def say(api: Api, where: Place, *, report: str | None, handed: Handed, log: str) -> list[str]:
    """Put comment, label and suggestions where they belong; return what was done, for the log."""
    try:
        thing = api("GET", where.path if where.head is None else where.pull)
    except ApiError as error:
        return [_pass_over(error, "comment")]
    if where.head is not None and not is_current(thing, where.head):
        return ["The pull request has moved on: a newer run speaks."]
    text = compose(report, head=where.head, log=log)

    def comment() -> str:
        put_comment(api, where, text=text)
        return "The comment says what was found."

    def label() -> str:
        turn = "author" if thing.get("draft") else _find_turn(api, where, handed.turn)
        is_new = put_turn(api, where.path, held=labels_of(thing), turn=turn)
        return f"The label {'says now' if is_new else 'said already'} whose turn it is."

    def suggest() -> str:
        return f"Offered with a click: {put_review(api, where, handed.suggestions)}."

    told = [_try(comment, "comment"), _try(label, "label")]
    return [*told, _try(suggest, "suggestion")] if handed.suggestions and where.head else told


def _find_turn(api: Api, where: Place, judged: str) -> str:
    """Return whose turn it is: also the author's where a maintainer asks for changes of this very commit."""
    if judged == "author" or where.head is None:
        return judged
    return "author" if find_request(read_pages(api, f"{where.pull}/reviews"), where.head) else judged


def _try(act: Callable[[], str], what: str) -> str:
    try:
        return act()
    except ApiError as error:
        return _pass_over(error, what)


def _pass_over(error: ApiError, what: str) -> str:
    """Return what the log says of a refusal that takes nothing away; any other is a fault."""
    if error.status not in QUIET:
        raise error
    return f"::notice title=No {what}::{error}; the verdict stands in the checks."


def main() -> int:
    """Say what the folder of the first argument holds; nothing in it, and the check failed to run."""
    head = os.environ.get("HEAD_SHA") or None
    if head is not None and not SHA.fullmatch(head):
        raise ValueError("HEAD_SHA is no commit")
    said, handed = (Path(sys.argv[1]) / name for name in (SAID, HANDED))
    where = Place(repository=os.environ["GITHUB_REPOSITORY"], number=int(os.environ["NUMBER"]), head=head)
    report = said.read_text("utf-8") if said.is_file() else None
    found = BROKE if report is None else read_handed(handed.read_bytes())
    for line in say(api_of_run(), where, report=report, handed=found, log=run_url()):
        print(line)
    return 0
