"""Whose turn it is, as a label: exactly one of three at a time, and no other label is ever touched.

The host starts no run for what the token of a run does. So our labels set off no check, and leave what a
maintainer vouches for as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from automation.host import Api

LABELS = {"author": "turn: author", "maintainer": "turn: maintainer", "second-look": "turn: second look"}
# Whom the host lets write to a repository, as it names them beside what they say.
WRITERS = frozenset({"OWNER", "MEMBER", "COLLABORATOR"})


def turn_said(text: str) -> str:
    """Return whose turn it is by the opening of what we say; a maintainer's may be a second look."""
    return "author" if text.lstrip().startswith("**Your turn") else "maintainer"


def labels_of(thing: Mapping[str, Any]) -> set[str]:
    """Return the names of the labels of a pull request or issue that are ours to set."""
    return {label["name"] for label in thing["labels"]} & set(LABELS.values())


def put_turn(api: Api, path: str, *, held: Iterable[str], turn: str) -> bool:
    """Take our other labels off an issue or pull request, by its path, and set that of a turn.

    Return whether anything was written. The label itself is made once by a maintainer: the right to write to
    pull requests does not make one.

    Raises:
        ApiError: if the host refuses.
    """
    known, wanted = set(held), LABELS[turn]
    for label in sorted(known - {wanted}):
        api("DELETE", f"{path}/labels/{quote(label, safe='')}")
    if wanted not in known:
        api("POST", f"{path}/labels", {"labels": [wanted]})
    return known != {wanted}


def find_request(reviews: Iterable[Mapping[str, Any]], head: str) -> Mapping[str, Any] | None:
    """Return the review by which somebody who may write asks for changes of the commit `head`, if any.

    What the same person decides later counts; a push is an answer.
    """
    decided: dict[str, Mapping[str, Any]] = {}
    for review in reviews:
        if review["state"] in {"APPROVED", "CHANGES_REQUESTED", "DISMISSED"} and _may_write(review):
            decided[str((review["user"] or {}).get("login"))] = review
    asked = (
        each
        for each in decided.values()
        if each["state"] == "CHANGES_REQUESTED" and each["commit_id"] == head
    )
    return next(asked, None)


def _may_write(said: Mapping[str, Any]) -> bool:
    return said.get("author_association") in WRITERS
