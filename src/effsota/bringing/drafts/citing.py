"""What a claim rests on, read from a line: an arXiv id, a source."""

from __future__ import annotations

from datetime import date

from effsota.model.arxiv import parse_arxiv
from effsota.problems import Refusal
from effsota.text import refuse_line, refuse_link


def arxiv_month(identifier: str) -> date | None:
    """Return the first day of the month that an arXiv id tells, new or old, None where it is no id."""
    arxiv = parse_arxiv(f"https://arxiv.org/abs/{identifier}")
    return None if arxiv is None else date(arxiv.month.year, arxiv.month.month, 1)


def read_source(text: str) -> dict[str, str] | Refusal:
    """Return the source that a line writes: its title, its link, and where in it."""
    link = next((word for word in text.split() if word.startswith("https://")), "")
    title, _, where = text.partition(link) if link else (text, "", "")
    source = {"title": title.strip(" ,"), "url": link, "where": where.strip(" ,")}
    if not link or not source["title"]:
        return Refusal(
            "is no source: a title and a link are needed",
            'write TITLE LINK WHERE, such as "My paper https://example.org/paper Table 2"',
        )
    refusal = refuse_link(link) or refuse_line(source["title"])
    return refusal or {key: value for key, value in source.items() if value}
