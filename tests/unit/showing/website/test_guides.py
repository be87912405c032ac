"""What guides machines: sitemap, robots, sums, digest; cards and citations that are there."""

from __future__ import annotations

import hashlib
import json
import struct
from xml.etree import ElementTree as ET

from bibtexparser.entrypoint import parse_string

from effsota.showing.data_digest import data_digest
from tests.builders.boards import alexnet_board
from tests.builders.sites import Reader, alexnet_files, bundle, render, site
from tests.present import present


def size_of(picture: bytes) -> tuple[int, int]:
    """Return width and height of a PNG in pixels."""
    width, height = struct.unpack(">II", picture[16:24])
    return int(width), int(height)


BASE = "https://example.org/some/path/"


def pages() -> list[str]:
    """Return the paths of the pages."""
    return sorted(path for path in alexnet_files() if path.endswith(".html"))


def meta(path: str, name: str) -> list[str | None]:
    """Return what a page says of itself under a name."""
    tags = Reader(alexnet_files()[path]).tags
    return [attrs.get("content") for tag, attrs in tags if tag == "meta" and name in attrs.values()]


def canonical(path: str) -> list[str | None]:
    """Return the canonical addresses of a page."""
    tags = Reader(alexnet_files()[path]).tags
    return [attrs.get("href") for tag, attrs in tags if tag == "link" and attrs.get("rel") == "canonical"]


def test_the_sitemap_lists_every_canonical_address_once() -> None:
    """And no other."""
    found = [each.text for each in ET.fromstring(alexnet_files()["sitemap.xml"]).iter() if "loc" in each.tag]  # noqa: S314
    own = [address for path in pages() for address in canonical(path)]
    assert len(found) == len(set(found))
    assert set(found) == set(own)


def test_robots_are_sent_to_the_sitemap() -> None:
    """Everything may be read."""
    assert alexnet_files()["robots.txt"].decode() == (
        f"User-agent: *\nAllow: /\nSitemap: {BASE}sitemap.xml\n"
    )


def test_every_page_says_what_it_is() -> None:
    """One canonical address, a description, a card that exists and is not heavy.

    What is not to be found has none of it: a page that is missing, the boards as they would be.
    """
    for path in present(path for path in pages() if path not in {"404.html", "queue/shadow/index.html"}):
        assert len(canonical(path)) == 1, path
        assert meta(path, "description")[0], path
        (card,) = meta(path, "og:image")
        picture = alexnet_files()[(card or "").removeprefix(BASE)]
        assert len(picture) < 100_000, path
        assert size_of(picture) == (1200, 630), path


def test_a_chart_as_picture_is_wide() -> None:
    """Wide enough for a slide."""
    picture = alexnet_files()["tracks/alexnet-imagenet/chart.png"]
    width, height = size_of(picture)
    assert (width, height > width / 2) == (1200, True)


def test_an_empty_site_has_a_card() -> None:
    """Whoever links to a new tracker sees its name."""
    assert size_of(render(site(), has_pictures=True)["og.png"]) == (1200, 630)


def test_sums_cover_every_other_file() -> None:
    """As sha256sum -c reads them."""
    files = alexnet_files()
    lines = [line.split("  ") for line in files["SHA256SUMS"].decode().splitlines()]
    assert {path: digest for digest, path in lines} == {
        path: hashlib.sha256(data).hexdigest() for path, data in files.items() if path != "SHA256SUMS"
    }


def test_the_build_names_its_data_and_no_day() -> None:
    """The same data always says the same."""
    found = json.loads(alexnet_files()["build.json"])
    assert found == {
        "software": "effsota",
        "version": "0.0.0",
        "data_sha256": data_digest(bundle()),
        "tracks": 1,
        "submissions": 6,
    }


def test_every_board_and_record_can_be_cited() -> None:
    """BibTeX parses, keys are unique in a file, and page and file say the same."""
    for path in ("tracks/alexnet-imagenet/", "tracks/alexnet-imagenet/ralexnet20120601/"):
        text = alexnet_files()[f"{path}cite.bib"].decode()
        library = parse_string(text)
        assert library.failed_blocks == []
        assert library.entries
        assert " ".join(text.split()) in Reader(alexnet_files()[f"{path}index.html"]).text


def test_an_embedded_chart_names_its_source() -> None:
    """With a link to the board, which is its canonical page."""
    path = "tracks/alexnet-imagenet/embed/index.html"
    assert canonical(path) == [f"{BASE}tracks/alexnet-imagenet/"]
    assert "Source: A tracker, CC-BY-4.0." in " ".join(Reader(alexnet_files()[path]).text.split())


def test_pictures_can_be_left_out() -> None:
    """For those who only look at words; everything else is the same."""
    from effsota.showing.website import render_site  # noqa: PLC0415

    given = site(alexnet_board())
    few = render_site(given, tree=bundle(), has_pictures=False)
    missing = {path for path in alexnet_files() if path not in few}
    assert missing == {
        "audit/og.png",
        "og.png",
        "trends/og.png",
        "tracks/alexnet-imagenet/chart.png",
        "tracks/alexnet-imagenet/og.png",
    }
