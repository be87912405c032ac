"""Where a run writes, and which comments there are its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

AUTHOR = "github-actions[bot]"
# Locked, closed, gone, or a right that is not given: what is written is a comfort, not the verdict.
QUIET = frozenset({403, 404, 410, 422})


class Place(NamedTuple):
    """Where a comment goes: the number of a pull request (with its head commit) or of an issue (without)."""

    repository: str
    number: int
    head: str | None

    @property
    def path(self) -> str:
        """The place of its comments and labels: to the host, a pull request is an issue too."""
        return f"/repos/{self.repository}/issues/{self.number}"

    @property
    def pull(self) -> str:
        """The place of a pull request's reviews and files."""
        return f"/repos/{self.repository}/pulls/{self.number}"


def is_ours(comment: Mapping[str, Any], mark: str = "") -> bool:
    """Tell whether a run of ours wrote a comment, with this mark in front: anybody can write the mark."""
    return (comment["user"] or {}).get("login") == AUTHOR and str(comment["body"]).startswith(mark)
