"""Papers: whether the id in a link can exist, and whether one paper has one title and one link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext, TrackerContext
from effsota.judging.rules.newcomers import find_original
from effsota.judging.rules.sayings import Aspect, Saying
from effsota.judging.rules.stated import Stated
from effsota.limits import MOST_REMEMBERED
from effsota.model.arxiv import Month, is_arxiv_link, parse_arxiv
from effsota.model.paper_links import paper_of
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


@lru_cache(MOST_REMEMBERED)  # several rules ask it of one model, and many records have one title or chip
def letters_of(text: str) -> str:
    """Return a name without what is written in more than one way: capitals, spaces, hyphens, stops."""
    return "".join(filter(str.isalnum, text.casefold()))


def paper_under_two_titles(context: TrackerContext) -> Iterator[Fault]:
    """One paper (arXiv id or link) has one title, whichever submissions cite it."""
    for paper, alike in context.odd(TITLES):
        own = [each for each in alike if each.is_publication]
        for each, known in _held_against_first(own, TITLES, context):
            yield Fault(
                each.pointer,
                f"{quote(each.words[0])} is the title of {quote(paper)} here,"
                f" {quote(known.words[0])} in {known.path}",
                "write one title in both, as the paper prints it; or correct the link of one of them",
                file=each.file,
            )


def title_under_two_papers(context: TrackerContext) -> Iterator[Fault]:
    """One title belongs to one paper; a paper may be both on arXiv and elsewhere."""
    for _, alike in context.odd(LINKS):
        for each, known in _held_against_first(alike, LINKS, context):
            (title, url), (_, other) = each.words, known.words
            yield Fault(
                each.pointer,
                f"{quote(title)} is at {quote(url)} here, at {quote(other)} in {known.path}",
                f"write the same link in both, such as {other}; or correct the title",
                file=each.file,
            )


def _held_against_first(
    alike: Sequence[Saying], aspect: Aspect, context: TrackerContext
) -> Iterator[tuple[Saying, Saying]]:
    """Yield what is said otherwise than by the submission that was first on file, with what that says."""
    if aspect.is_odd(alike):
        known = find_original(alike, context) or alike[0]
        yield from ((each, known) for each in alike if aspect.plain(each.words) != aspect.plain(known.words))


@lru_cache(MOST_REMEMBERED)  # a document is named in several places, each with its title and authors
def plain_title(title: str) -> str:
    """Return what tells one title from another: its words, whatever their capitals and spaces."""
    return " ".join(title.casefold().split())


def _titles(submission: Stated) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for pointer, url, title in submission.cited:
        yield paper_of(url), pointer, (title, url)


def _links(submission: Stated) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    # A paper may be both on arXiv and elsewhere.
    title = f"{submission.is_on_arxiv} {submission.plain_title}"
    yield title, "/publication/url", (submission.title, submission.url)


TITLES = Aspect(name="title of a document", tell=_titles, plain=lambda words: plain_title(words[0]))
LINKS = Aspect(name="link of a title", tell=_links, plain=lambda words: paper_of(words[1]))
