"""The API of a code host made of a dictionary: one pull request, and what is written to it."""

from __future__ import annotations

from typing import Any

from automation.comment import MARKER
from automation.host import ApiError
from automation.place import Place

HEAD, OTHER = "a" * 40, "b" * 40
HERE = Place(repository="o/r", number=7, head=HEAD)
ISSUE, PULL = "/repos/o/r/issues/7", "/repos/o/r/pulls/7"
FIRST = "per_page=100&page=1"
BOT = "github-actions[bot]"


class FakeApi:
    """A code host that answers from a table, and keeps what was asked of it.

    `refuses` is the status of its answer to what is written, to a path that ends so or to any.
    """

    def __init__(self, answers: dict[str, Any], *, refuses: int | None = None, at: str = "") -> None:
        self.answers, self.refuses, self.at = answers, refuses, at
        self.written: list[tuple[str, str, Any]] = []

    def __call__(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Return the answer of the table."""
        if method != "GET":
            if self.refuses and path.endswith(self.at):
                raise ApiError(self.refuses)
            self.written.append((method, path, body))
            return {}
        if isinstance(self.answers[path], int):
            raise ApiError(self.answers[path])
        return self.answers[path]

    def wrote(self, what: str) -> list[tuple[str, str, Any]]:
        """Return what was written to places that hold a word, such as "labels"."""
        return [each for each in self.written if what in each[1]]


def host(  # what stands at the host
    *comments: dict[str, Any],
    sha: str = HEAD,
    state: str = "open",
    labels: tuple[str, ...] = ("turn: maintainer",),
    reviews: tuple[dict[str, Any], ...] = (),
    draft: bool = False,
    refuses: int | None = None,
    at: str = "",
) -> FakeApi:
    """Return a host with one pull request and its comments."""
    thing = {
        "state": state,
        "head": {"sha": sha},
        "labels": [{"name": name} for name in labels],
        "draft": draft,
    }
    answers = {
        PULL: thing,
        ISSUE: thing,
        f"{ISSUE}/comments?{FIRST}": list(comments),
        f"{PULL}/reviews?{FIRST}": list(reviews),
    }
    return FakeApi(answers, refuses=refuses, at=at)


def comment(number: int, author: str, body: str = MARKER, **more: Any) -> dict[str, Any]:
    """Return a comment as the host tells it."""
    return {"id": number, "user": {"login": author}, "body": body, **more}
