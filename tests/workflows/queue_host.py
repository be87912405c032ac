"""A code host made of what waits at it: its lists, its timelines, and how it fails."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from automation.host import ApiError

if TYPE_CHECKING:
    from collections.abc import Mapping

REPOSITORY = "example/board"
HEAD = "b" * 40
OPENED, UPDATED = "2026-11-20T08:00:00Z", "2026-11-21T08:00:00Z"
PAGE = 100


def pull(number: int, head: str = HEAD, **other: Any) -> dict[str, Any]:
    """Return an open pull request as the host lists it."""
    return {
        "number": number,
        "title": f"Add network {number}",
        "user": {"login": "ada"},
        "created_at": OPENED,
        "updated_at": UPDATED,
        "draft": False,
        "labels": [],
        "head": {"sha": head, "repo": {"pushed_at": UPDATED}},
        "base": {"ref": "main", "repo": {"default_branch": "main", "full_name": REPOSITORY}},
        **other,
    }


def form(number: int, body: str, **other: Any) -> dict[str, Any]:
    """Return an open issue of the form as the host lists it."""
    item = pull(number, **other)
    return {key: item[key] for key in item if key not in {"head", "base", "draft"}} | {"body": body}


def closed(number: int, at: str, *, is_merged: bool = True, **other: Any) -> dict[str, Any]:
    """Return a pull request that was closed."""
    merged = at if is_merged else None
    return {**pull(number), "closed_at": at, "merged_at": merged, "updated_at": at, **other}


def said(
    login: str, at: str, body: str = "Thank you.", *, inside: bool = False, **other: Any
) -> dict[str, Any]:
    """Return a comment as a line of a timeline; `inside` is whoever belongs to the repository."""
    return {
        "event": "commented",
        "user": {"login": login},
        "author_association": "MEMBER" if inside else "CONTRIBUTOR",
        "created_at": at,
        "body": body,
        **other,
    }


def pushed(at: str) -> dict[str, Any]:
    """Return a commit as a line of a timeline."""
    return {"event": "committed", "sha": HEAD, "committer": {"date": at}}


@dataclass
class QueueHost:
    """What waits and what was closed, and what was said by number.

    `fails` maps a part of a path to what happens instead of an answer: an error that is raised each time, or
    a list of errors and answers in turn. `asked` are the paths.
    """

    pulls: list[Any] = field(default_factory=list)
    forms: list[Any] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)
    gone_forms: list[Any] = field(default_factory=list)
    timelines: dict[int, list[Any]] = field(default_factory=dict)
    fails: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __call__(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """Return the answer to a request."""
        assert (method, body) == ("GET", None)
        self.asked.append(path)
        for part, failure in self.fails.items():
            if part in path:
                failed = failure.pop(0) if isinstance(failure, list) and failure else failure
                if isinstance(failed, Exception):
                    raise failed
                if failed != []:
                    return failed
        found = self.answer(path)
        if found is None:
            raise ApiError(404)
        return json.loads(json.dumps(found))

    def answer(self, path: str) -> Any:
        """Return what stands at a path, None where nothing does."""
        match = re.fullmatch(rf"/repos/{REPOSITORY}/(pulls|issues)(?:/(\d+)/timeline)?\?(.*)", path)
        if match is None:
            return None
        room, number, query = match.groups()
        words = dict(each.split("=", 1) for each in query.split("&"))
        if number:
            lines = self.timelines.get(int(number))
        elif room == "pulls":
            lines = self.pulls if words["state"] == "open" else self.gone
        else:
            lines = self.forms if words["state"] == "open" else self.gone_forms
        start = (int(words["page"]) - 1) * PAGE
        return None if lines is None else lines[start : start + PAGE]
