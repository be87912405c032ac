"""Links to papers: which paper a link means, whoever shows it and in whichever version."""

from __future__ import annotations

import re
from functools import lru_cache

from effsota.model.arxiv import parse_arxiv
from effsota.text.late_pattern import LatePattern

MOST_KEPT = 2**15
# Publishers that write the DOI of a paper into its address, and Nature, whose addresses end as its DOIs do.
_DOI = re.compile(r"/(?P<doi>10\.[0-9]{4,9}/[^?#]+)")
_NATURE = re.compile(r"https://(?:www\.)?nature\.com/articles/(?P<end>[^/?#.]+)", re.IGNORECASE)
_OF_ARXIV = "10.48550/arxiv."
# What follows the DOI in an address: a version, as on bioRxiv, or the form of the text.
_AFTER_DOI = LatePattern(r"(?:v[0-9]+)?(?:[./](?:full|pdf|abstract)(?:[-.](?:text|pdf))?)*$")
_HOST = re.compile(r"https://(?:www\.)?(?P<host>[^/?#]+)", re.IGNORECASE)


@lru_cache(MOST_KEPT)  # most links of a tracker stand in several of its files
def paper_of(url: str) -> str:
    """Return what tells one paper from another: arXiv id, DOI, else the link without its trimmings."""
    doi = _doi_of(url)
    arxiv = parse_arxiv(
        f"https://arxiv.org/abs/{doi.removeprefix(_OF_ARXIV)}" if doi.startswith(_OF_ARXIV) else url
    )
    if arxiv:
        return f"arXiv {arxiv.id}"
    page = url.partition("#")[0].rstrip("/")
    return f"DOI {doi}" if doi else _HOST.sub(lambda found: f"https://{found['host'].lower()}", page, count=1)


def is_paper(paper: str) -> bool:
    """Tell whether what `paper_of` returned is of a paper with an arXiv id or a DOI, and of no other page."""
    return not paper.startswith("https://")


def _doi_of(url: str) -> str:
    """Return the DOI in a link, in small letters, empty where there is none."""
    nature, told = _NATURE.match(url), _DOI.search(url)
    if nature:
        return f"10.1038/{nature['end']}".lower()
    return _AFTER_DOI.sub("", told["doi"].rstrip("/").lower()) if told else ""
