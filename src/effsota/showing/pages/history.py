"""The history of a record: what was corrected in it, and what maintainers decided about it."""

from __future__ import annotations

from datetime import date

from effsota.frozen import Frozen
from effsota.model import Decision, Submission, Tracker
from effsota.showing.site import Site


class HostLink(Frozen):
    """A pull request or an issue of the tracker's own repository, by its number."""

    text: str
    number: int
    url: str


class PastLine(Frozen):
    """One thing in the history of a record: when, in which words, and where it was decided, if it was."""

    date: date
    what: str
    of: HostLink | None = None
    by: str = ""


def build_history(submission: Submission, site: Site) -> tuple[PastLine, ...]:
    """Return the history of a record by day: corrections as its file has them, then decisions."""
    corrected = [PastLine(date=each.date, what=each.what) for each in submission.history]
    decided = [
        PastLine(
            date=each.date,
            what=each.why,
            of=link_of(each, site.tracker),
            by=f"{each.decision} by {article(each.by)}",
        )
        for each in site.decisions_of(submission)
    ]
    return tuple(sorted([*corrected, *decided], key=lambda told: told.date))


def link_of(decision: Decision, tracker: Tracker) -> HostLink:
    """Return the pull request or the issue that a decision is of."""
    return host_link("pull" if decision.is_of_pull else "issue", decision.number, tracker)


def host_link(kind: str, number: int, tracker: Tracker) -> HostLink:
    """Return a pull request (`pull`) or an issue of a tracker's own repository, by its number."""
    what, room = ("Pull request", "pull") if kind == "pull" else ("Issue", "issues")
    return HostLink(
        text=f"{what} {number}", number=number, url=f"{tracker.repository.rstrip('/')}/{room}/{number}"
    )


def article(role: str) -> str:
    """Return a role with its article: a maintainer, an owner, the submitter."""
    if role == "submitter":
        return "the submitter"
    return f"an {role}" if role[0] in "aeio" else f"a {role}"
