"""Papers: whether the id in a link can exist, and whether one paper has one title and one link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext, TrackerContext
from effsota.judging.rules.newcomers import find_original
from effsota.judging.rules.stated import Stated
from effsota.limits import MOST_REMEMBERED
from effsota.model.arxiv import Month, is_arxiv_link, parse_arxiv
from effsota.problems import Fault


def arxiv_id_implausible(context: ClaimContext) -> Iterator[Fault]:
    """A link to arXiv holds an id that can exist: a month from 1991 to today and a number."""
    latest = Month.of(context.today).count + 1
    for pointer, url in context.texts.links:
        arxiv = parse_arxiv(url)
        is_implausible = is_arxiv_link(url) if arxiv is None else arxiv.month.count > latest
        if is_implausible:
            yield Fault(
                pointer,
                f"{quote(url)} holds no arXiv id that can exist",
                "copy the link from the paper's page, such as https://arxiv.org/abs/1905.11946"
                " (year, month, a point, the number)",
            )


def title_is_model_name(context: ClaimContext) -> Iterator[Fault]:
    """The title of a publication is what it prints on top, not the name of the model."""
    submission = context.submission
    title = submission.publication.title
    if title is not None and letters_of(title) == letters_of(submission.model):
        yield Fault(
            "/publication/title",
            f"{quote(title)} is the model's name",
            "write the title as its source prints it; where that is the name, say so:"
            " answers: {title-is-model-name: why}",
        )


def letters_of(text: str) -> str:
    """Return a name without what is written in more than one way: capitals, spaces, hyphens, stops."""
    return "".join(filter(str.isalnum, text.casefold()))


def paper_under_two_titles(context: TrackerContext) -> Iterator[Fault]:
    """One paper (arXiv id or link) has one title, whichever submissions cite it."""
    for alike in _groups(context, lambda each: each.paper):
        known = _known(alike, context, lambda each: each.plain_title)
        for submission in alike if known else ():
            if known and known.plain_title != submission.plain_title:
                yield Fault(
                    "/publication/title",
                    f"{quote(submission.title)} is the title of {quote(submission.paper)} here,"
                    f" {quote(known.title)} in {known.path}",
                    "write one title in both, as the paper prints it; or correct the link of one of them",
                    file=submission.file,
                )


def title_under_two_papers(context: TrackerContext) -> Iterator[Fault]:
    """One title belongs to one paper; a paper may be both on arXiv and elsewhere."""
    for alike in _groups(context, lambda each: f"{each.is_on_arxiv} {each.plain_title}"):
        known = _known(alike, context, lambda each: each.paper)
        for submission in alike if known else ():
            if known and known.paper != submission.paper:
                yield Fault(
                    "/publication/url",
                    f"{quote(submission.title)} is at {quote(submission.url)} here, at {quote(known.url)}"
                    f" in {known.path}",
                    f"write the same link in both, such as {known.url}; or correct the title",
                    file=submission.file,
                )


def _groups(context: TrackerContext, key: Callable[[Stated], str]) -> Iterator[list[Stated]]:
    """Yield the submissions that have something in common."""
    found: dict[str, list[Stated]] = defaultdict(list)
    for submission in context.submissions:
        found[key(submission)].append(submission)
    return iter(found.values())


def _known(alike: list[Stated], context: TrackerContext, by: Callable[[Stated], str]) -> Stated | None:
    """Return the submission that the others are held against, the first on file; None where all agree."""
    if len({by(each) for each in alike}) == 1:
        return None
    return find_original(alike, context) or alike[0]


@lru_cache(MOST_REMEMBERED)  # a document is named in several places, each with its title and authors
def plain_title(title: str) -> str:
    """Return what tells one title from another: its words, whatever their capitals and spaces."""
    return " ".join(title.casefold().split())
