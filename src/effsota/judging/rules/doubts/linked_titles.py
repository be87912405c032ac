"""Linked titles, authors, days: one link under two titles, with two lists of authors, or of two days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from effsota.judging.quoting import quote
from effsota.judging.rules.context import TrackerContext
from effsota.judging.rules.doubts.one_document import find_unusual
from effsota.judging.rules.papers import TITLES, plain_title
from effsota.judging.rules.sayings import Aspect
from effsota.judging.rules.stated import Stated
from effsota.model.paper_links import is_paper, paper_of
from effsota.problems import Fault


def link_under_two_titles(context: TrackerContext) -> Iterator[Fault]:
    """A link has one title, also where it is a source; of two publications see paper-under-two-titles."""
    for found in find_unusual(TITLES, context):
        (title, url), (usual, _) = found.saying.words, found.usual.words
        if not (found.saying.is_publication and found.usual.is_publication):
            yield Fault(
                found.saying.pointer,
                f"{quote(title)} is the title of {quote(url)} here, {quote(usual)} in {found.place}",
                "write one title for one document; or correct the link; where it has two, say so:"
                " answers: {link-under-two-titles: why}",
                file=found.saying.file,
            )


def link_under_two_author_lists(context: TrackerContext) -> Iterator[Fault]:
    """A link has one list of authors, spelt in one way and in one order, wherever it has any."""
    for found in find_unusual(AUTHORS, context):
        (url, *own), (_, *usual) = found.saying.words, found.usual.words
        yield Fault(
            found.saying.pointer,
            f"{_difference(own, usual, url)} in {found.place}",
            "write the same authors in both, as the document names them; or correct the link; where it has"
            " two lists, say so: answers: {link-under-two-author-lists: why}",
            file=found.saying.file,
        )


def paper_under_two_dates(context: TrackerContext) -> Iterator[Fault]:
    """What one paper (arXiv id or DOI) made public has one day, unless `date_of` says what a date is of."""
    for found in find_unusual(DAYS, context):
        (day,), (usual,) = found.saying.words, found.usual.words
        yield Fault(
            found.saying.pointer,
            f"{quote(found.document)} is of {day} here, of {usual} in {found.place}",
            "write one day in both, that of its first version; or say what the date is of: date_of: release"
            " (or deadline, announcement, rerun); or correct the link of one of them",
            file=found.saying.file,
        )


def _author_lists(submission: Stated) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for pointer, url, *names in submission.authored:
        yield paper_of(url), pointer, (url, *names)


def _plain_names(words: Sequence[str]) -> str:
    return "\n".join(map(plain_title, words[1:]))


def _days(submission: Stated) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    if submission.paper_day and is_paper(submission.paper):
        yield submission.paper, "/date", (submission.paper_day,)


AUTHORS = Aspect(name="authors of a document", tell=_author_lists, plain=_plain_names)
DAYS = Aspect(name="day of a paper", tell=_days)


def _difference(own: Sequence[str], usual: Sequence[str], url: str) -> str:
    """Return where two lists part: the first name that differs, else their lengths."""
    for at, (name, other) in enumerate(zip(own, usual, strict=False), 1):
        if plain_title(name) != plain_title(other):
            return f"{quote(name)} is author {at} of {quote(url)} here, {quote(other)}"
    return f"{quote(url)} has {len(own)} of its authors here, {len(usual)}"
