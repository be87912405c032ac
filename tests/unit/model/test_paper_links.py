"""Which paper a link means."""

from __future__ import annotations

import pytest

from effsota.model.paper_links import is_paper, paper_of


@pytest.mark.parametrize(
    "tail", ["abs/1905.11946", "pdf/1905.11946v3", "pdf/1905.11946.pdf", "html/1905.11946?x#y"]
)
def test_all_links_to_one_paper_mean_one_paper(tail: str) -> None:
    """Page, PDF and version do not matter."""
    assert paper_of(f"https://arxiv.org/{tail}") == "arXiv 1905.11946"


@pytest.mark.parametrize(
    "link", ["doi.org/10.48550/arXiv.1905.11946", "dx.doi.org/10.48550/arxiv.1905.11946v2"]
)
def test_the_doi_of_a_paper_on_arxiv_means_that_paper(link: str) -> None:
    """ArXiv gives each a DOI."""
    assert paper_of(f"https://{link}") == "arXiv 1905.11946"


@pytest.mark.parametrize(
    ("link", "doi"),
    [
        ("doi.org/10.1145/3381831", "10.1145/3381831"),
        ("dx.doi.org/10.1145/3381831/", "10.1145/3381831"),
        ("dl.acm.org/doi/pdf/10.1145/3381831?download=true", "10.1145/3381831"),
        ("doi.org/10.1038/NATURE16961", "10.1038/nature16961"),
        ("www.nature.com/articles/nature16961.pdf", "10.1038/nature16961"),
        ("www.biorxiv.org/content/10.1101/2020.02.07.937862v2.full.pdf", "10.1101/2020.02.07.937862"),
        ("link.springer.com/article/10.1007/s10994-022-06123-x#Sec3", "10.1007/s10994-022-06123-x"),
    ],
)
def test_a_doi_tells_a_paper_whoever_shows_it(link: str, doi: str) -> None:
    """Its own address, that of the publisher, a version, a form of the text, capitals."""
    assert paper_of(f"https://{link}") == f"DOI {doi}"


def test_other_links_are_compared_without_their_trimmings() -> None:
    """A slash at the end, a fragment, www and capitals of the host lead to the same page."""
    assert paper_of("https://www.Example.org/X/#part") == paper_of("https://example.org/X")
    assert paper_of("https://example.org/X") != paper_of("https://example.org/x")


def test_a_page_is_no_paper() -> None:
    """It may grow; what has an arXiv id or a DOI has a first version."""
    links = (
        "https://arxiv.org/abs/1905.11946",
        "https://doi.org/10.1145/3381831",
        "https://example.org/10.html",
    )
    assert [is_paper(paper_of(each)) for each in links] == [True, True, False]
