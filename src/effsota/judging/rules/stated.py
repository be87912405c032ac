"""What a submission states that those of other tracks are compared by: one flat value, kept between runs."""

from __future__ import annotations

from typing import NamedTuple

from effsota.frozen import Frozen


class RunFacts(Frozen, kw_only=False):
    """What tells one run from another: its inputs as text, its result, and in plain words what it is of.

    `chip` is the name under which its accelerators are given, in letters and digits alone, if at all; `flops`
    its compute by each estimate, the headline first, nothing where it could not be computed; `is_sum` where
    the headline is a sum of parts.
    """

    inputs: str
    result: float | None
    model: str
    log: str
    chip: str
    flops: tuple[float, ...] = ()
    is_sum: bool = False

    @property
    def flop(self) -> float | None:
        """Its compute by the headline, None where it could not be computed."""
        return self.flops[0] if self.flops else None


NO_FACTS = RunFacts(inputs="", result=None, model="", log="", chip="")


class Stated(NamedTuple):
    """What a submission is compared by with those of other tracks.

    `paper` tells one paper from another, `plain_title` one title; `claim` is a digest of model, date, paper,
    result and compute, `facts` tell its run from others: both are compared within its track, and nothing
    where it `is_alone` there; `submitted` the day on which it says that it was filed (ISO), if it says so.
    `day` is its own (ISO), `paper_day` the same where it is that of the publication, `cited` is pointer, link
    and title of each document that it names, `authored` pointer, link and authors.
    """

    path: str
    title: str
    url: str
    paper: str
    is_on_arxiv: bool
    plain_title: str
    claim: str
    submitted: str
    facts: RunFacts
    cited: tuple[tuple[str, str, str], ...]
    authored: tuple[tuple[str, ...], ...]
    paper_day: str
    builds_on: tuple[str, ...]
    day: str = ""
    formerly: tuple[str, ...] = ()

    @property
    def is_alone(self) -> bool:
        """Whether it shares no model, log, paper or title with another of its track."""
        return not self.claim

    @property
    def file(self) -> str:
        """The file that holds the submission."""
        return f"submissions/{self.path}.yaml"
