"""Linked titles, authors, days: one link under two titles, with two lists of authors, or of two days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from effsota.judging.quoting import quote
from effsota.judging.rules.context import TrackerContext
from effsota.judging.rules.doubts.one_document import Said, find_unusual
from effsota.judging.rules.papers import plain_title
from effsota.judging.rules.stated import Stated
from effsota.model.paper_links import is_paper
from effsota.problems import Fault


def link_under_two_titles(context: TrackerContext) -> Iterator[Fault]:
    """A link has one title, also where it is a source; of two publications see paper-under-two-titles."""
    for each, usual in find_unusual(_titles, context):
        if not (each.is_publication and usual.is_publication):
            yield Fault(
                each.pointer,
                f"{quote(each.said[0])} is the title of {quote(each.url)} here, {quote(usual.said[0])} in"
                f" {each.place_of(usual)}",
                "write one title for one document; or correct the link; where it has two, say so:"
                " answers: {link-under-two-titles: why}",
                file=each.submission.file,
            )


def link_under_two_author_lists(context: TrackerContext) -> Iterator[Fault]:
    """A link has one list of authors, spelt in one way and in one order, wherever it has any."""
    for each, usual in find_unusual(_author_lists, context):
        yield Fault(
            each.pointer,
            f"{_difference(each.said, usual.said, each.url)} in {each.place_of(usual)}",
            "write the same authors in both, as the document names them; or correct the link; where it has"
            " two lists, say so: answers: {link-under-two-author-lists: why}",
            file=each.submission.file,
        )


def paper_under_two_dates(context: TrackerContext) -> Iterator[Fault]:
    """What one paper (arXiv id or DOI) made public has one day, unless `date_of` says what a date is of."""
    for each, usual in find_unusual(_days, context):
        yield Fault(
            each.pointer,
            f"{quote(each.submission.paper)} is of {each.said[0]} here, of {usual.said[0]} in"
            f" {each.place_of(usual)}",
            "write one day in both, that of its first version; or say what the date is of: date_of: release"
            " (or deadline, announcement, rerun); or correct the link of one of them",
            file=each.submission.file,
        )


def _titles(submission: Stated) -> Iterable[Said]:
    return [(pointer, url, (title,)) for pointer, url, title in submission.cited]


def _author_lists(submission: Stated) -> Iterable[Said]:
    return [(each[0], each[1], each[2:]) for each in submission.authored]


def _days(submission: Stated) -> Iterable[Said]:
    is_told = submission.paper_day and is_paper(submission.paper)
    return [("/date", submission.url, (submission.paper_day,))] if is_told else ()


def _difference(own: Sequence[str], usual: Sequence[str], url: str) -> str:
    """Return where two lists part: the first name that differs, else their lengths."""
    for at, (name, other) in enumerate(zip(own, usual, strict=False), 1):
        if plain_title(name) != plain_title(other):
            return f"{quote(name)} is author {at} of {quote(url)} here, {quote(other)}"
    return f"{quote(url)} has {len(own)} of its authors here, {len(usual)}"
