"""What is said of a claim: by options, by answers, and again as options."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import click

from effsota.cli.claim_options import TODAY
from effsota.frozen import Frozen


class Said(Frozen):
    """What the options and answers say of a claim so far; `is_asking` allows questions for the rest.

    None is what nobody has said. `value`, a source and `code` are empty where somebody was asked and said
    nothing; a source without a link is a place in the publication.
    """

    model: str | None
    title: str | None
    url: str | None
    authors: tuple[str, ...]
    arxiv: str | None
    day: date | None
    value: str | None
    by: str | None
    name: str | None
    sources: tuple[Mapping[str, str], ...] | None
    code: Mapping[str, str] | None
    wall_clock: str | None
    answers: Mapping[str, str]
    is_asking: bool

    @property
    def link(self) -> str | None:
        """The publication's link: given, or that of the arXiv id."""
        return self.url or (f"https://arxiv.org/abs/{self.arxiv}" if self.arxiv else None)

    def words(self) -> Iterator[str]:
        """Yield the options that say the same."""
        link = "--arxiv" if self.arxiv and not self.url else "--url"
        told = (
            ("--model", self.model),
            ("--title", self.title),
            *(("--author", author) for author in self.authors),
            (link, self.arxiv if link == "--arxiv" else self.url),
            ("--date", self.day and self.day.isoformat()),
            ("--value", self.value),
            *(("--source", self._source_words(source)) for source in self.sources or ()),
            ("--code", (self.code or {}).get("url")),
            ("--commit", (self.code or {}).get("commit")),
            ("--wall-clock", self.wall_clock),
            *(("--answer", f"{rule}={why}") for rule, why in self.answers.items()),
            ("--by", self.by),
            ("--name", self.name),
        )
        for option, said in told:
            yield from (option, said) if said else ()

    def _source_words(self, source: Mapping[str, str]) -> str:
        """Return TITLE LINK WHERE of a source; one without a link is a place in the publication."""
        whole = source if "url" in source else {"title": self.title, "url": self.link, **source}
        return " ".join(each for each in whole.values() if each)


def gather_said(given: Mapping[str, Any], today: date) -> Said:
    """Return what the claim's options say."""
    names = ("model", "title", "url", "authors", "arxiv", "value", "by", "name", "wall_clock", "answers")
    if given["commit"] and not given["code"]:
        raise click.UsageError("--commit needs --code: the repository that holds it.")
    code = {"url": given["code"], "commit": given["commit"]}
    return Said(
        **{name: given[name] for name in names},
        day=today if given["day"] == TODAY else given["day"],
        sources=given["sources"] or None,
        code={key: value for key, value in code.items() if value} or None,
        is_asking=not given["yes"],
    )
