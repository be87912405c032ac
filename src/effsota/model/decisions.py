"""What maintainers decided of pull requests and issues: `submissions/decisions.yaml`."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from effsota.model.given import Given


class Decided(StrEnum):
    """What became of a pull request or an issue."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class DecidedBy(StrEnum):
    """In which role somebody decided: a role, and no name."""

    MAINTAINER = "maintainer"
    EDITOR = "editor"
    OWNER = "owner"


class Decision(Given):
    """One decision and its reason; `record` is the path of the record that it was about, if it was about one.

    It is of the pull request `pull` or of the issue `issue`, by the number that the code host gave it.
    """

    date: date
    pull: int | None
    issue: int | None
    record: str | None
    decision: Decided
    why: str
    by: DecidedBy

    @property
    def is_of_pull(self) -> bool:
        """Whether it is of a pull request, and not of an issue."""
        return self.pull is not None

    @property
    def words(self) -> str:
        """What became of which one, without the reason: Pull request 12 was refused."""
        return f"{'Pull request' if self.is_of_pull else 'Issue'} {self.number} was {self.decision}"

    @property
    def number(self) -> int:
        """The number that the code host gave it; 0 where the file gives none."""
        return self.pull or self.issue or 0
