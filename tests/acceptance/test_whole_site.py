"""Every page of the tracker's own site: what it says of itself, where its links and anchors lead."""

from __future__ import annotations

import posixpath
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from tests.builders.sites import Reader
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BASE = "https://effsota.github.io/effsota/"


@cache
def read(data: bytes) -> Reader:
    """Return a page, read once."""
    return Reader(data)


def pages(files: Mapping[str, bytes]) -> Iterator[tuple[str, Reader]]:
    """Yield every page with its path."""
    for path, data in files.items():
        if path.endswith(".html"):
            yield path, read(data)


def values(page: Reader, tag: str, **wanted: str) -> list[str]:
    """Return the address or content of every element with these attributes."""
    return [
        attrs.get("content") or attrs.get("href") or ""
        for name, attrs in page.tags
        if name == tag and wanted.items() <= attrs.items()
    ]


def target(path: str, link: str) -> str:
    """Return the file that a link of a page leads to."""
    place = link.partition("#")[0].partition("?")[0]
    if path == "404.html":  # shown at any depth, its links start at the server's root
        place = place.removeprefix("/effsota/")
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), place)) if place else path
    return (
        posixpath.join(found, "index.html").removeprefix("./")
        if place.endswith("/") or found == "."
        else found
    )


def test_every_page_has_one_heading_and_a_language(site_files: Mapping[str, bytes]) -> None:
    """A screen reader knows what the page is, and how to say it."""
    for path, page in present(pages(site_files)):
        tags = Counter(tag for tag, _ in page.tags)
        assert tags["h1"] == 1, path
        assert ("html", {"lang": "en"}) in page.tags, path


def test_every_title_is_unique(site_files: Mapping[str, bytes]) -> None:
    """Tabs and search results can be told apart."""
    titles = Counter(
        data.partition(b"<title>")[2].partition(b"</title>")[0]
        for path, data in site_files.items()
        if path.endswith(".html")
    )
    assert [title for title, count in titles.items() if count > 1] == []


def test_every_page_says_what_it_is(site_files: Mapping[str, bytes]) -> None:
    """Description, canonical address, card; what is to be found by no search has a description alone."""
    for path, page in present(pages(site_files)):
        assert len(values(page, "meta", name="description")) == 1, path
        if path != "404.html" and not values(page, "meta", name="robots"):
            (canonical,) = values(page, "link", rel="canonical")
            assert target("", canonical.removeprefix(BASE) or "./") in site_files, path
            (card,) = values(page, "meta", property="og:image")
            assert len(site_files[card.removeprefix(BASE)]) < 60_000, path


def test_every_link_and_every_anchor_leads_somewhere(site_files: Mapping[str, bytes]) -> None:
    """A file of the site, and a place on it."""
    ids = {path: set(page.attributes("id")) for path, page in pages(site_files)}
    lost = set()
    for path, page in pages(site_files):
        for link in {*page.attributes("href"), *page.attributes("src")}:
            if link.startswith("https:"):
                continue
            file, _, anchor = target(path, link), *link.partition("#")[1:]
            if file not in site_files or (anchor and anchor not in ids.get(file, set())):
                lost.add((path, link))
    assert sorted(lost) == []


def test_links_out_vouch_for_nothing(site_files: Mapping[str, bytes]) -> None:
    """They carry `rel`, and open no door back."""
    bare = {
        attrs["href"]
        for _, page in pages(site_files)
        for tag, attrs in page.tags
        if tag == "a"
        and (attrs.get("href") or "").startswith("https:")
        and "noopener" not in (attrs.get("rel") or "")
        and not (attrs.get("href") or "").startswith(BASE)
    }
    assert bare == set()


def test_the_sitemap_lists_every_canonical_address_once(site_files: Mapping[str, bytes]) -> None:
    """And no other."""
    listed = [part.partition(b"</loc>")[0].decode() for part in site_files["sitemap.xml"].split(b"<loc>")[1:]]
    canonical = {each for _, page in pages(site_files) for each in values(page, "link", rel="canonical")}
    assert len(listed) == len(set(listed))
    assert set(listed) == canonical


@pytest.mark.parametrize(
    ("path", "claim"),
    [
        (
            "index.html",
            "In 2024 record 1 of the NanoGPT speedrun (llm.c baseline) took 88.0 TFS-days of",
        ),
        ("tracks/alexnet-imagenet/index.html", "In 2012 AlexNet took 6.16 TFS-days of training compute"),
    ],
)
def test_a_headline_can_be_linked_to_and_copied(
    site_files: Mapping[str, bytes], path: str, claim: str
) -> None:
    """The copied text holds the sentence, its address and the day of the data."""
    page = read(site_files[path])
    quotes = [text for text in page.attributes("data-copy") if "#claim" in text]
    assert "claim" in page.attributes("id")
    assert len(quotes) == 1
    assert quotes[0].startswith(claim)
    assert f"{BASE}{path.removesuffix('index.html')}#claim, data of " in quotes[0]


def test_a_track_says_what_its_record_takes_today(site_files: Mapping[str, bytes]) -> None:
    """1.198e16 FLOP / (8 × 989.4e12 FLOP/s × 0.4) = 3.78 s, by the peak of the chips on file."""
    text = read(site_files["tracks/alexnet-imagenet/index.html"]).text
    assert (
        "To take the record you need less than 1.20×10¹⁶ FLOP (0.139 TFS-days): "
        "that is 3.8 seconds on 8 H100 SXM5 80GB at 40% of peak"
    ) in text


def test_a_benchmark_of_inference_says_nothing_of_training(site_files: Mapping[str, bytes]) -> None:
    """A forward pass is no run."""
    text = read(site_files["tracks/alexnet-imagenet-inference/index.html"]).text
    assert "To be the record today" not in text
