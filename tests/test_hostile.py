"""Hostile text in every field of a tracker reaches every kind of file as text, and as nothing else."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from bibtexparser.entrypoint import parse_string

from tests.hostile import CORPUS, PLAIN, TEXTS
from tests.present import present
from tests.round_trip import api_files, unlike_what_was_filed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Sites = Callable[[str], Mapping[str, bytes]]


class Structure(HTMLParser):
    """Which elements pages have, with which attributes, where their links lead, and what they say."""

    def __init__(self, *pages: bytes) -> None:
        super().__init__()
        self.parts: set[tuple[str, ...]] = set()
        self.links: set[str] = set()
        self.words: list[str] = []
        for page in pages:
            self.reset()
            self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.parts.add((tag, *sorted(name for name, _ in attrs)))
        self.links |= {value or "" for name, value in attrs if name in {"href", "src", "action"}}

    def handle_comment(self, data: str) -> None:
        """Keep a comment, of which the site has none."""
        self.parts.add(("comment", data))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.words.append(data)


def parts_of(files: Mapping[str, bytes], *ends: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files with one of these endings."""
    for path, data in files.items():
        if path.endswith(ends) and not path.startswith("static/"):
            yield path, data


def structure_of(files: Mapping[str, bytes]) -> Structure:
    """Return the structure of every page together."""
    return Structure(*(data for _, data in parts_of(files, ".html")))


class Harmless(NamedTuple):
    """The elements that pages may have, and those that XML may have, each with its attributes."""

    pages: set[tuple[str, ...]]
    xml: set[tuple[str, ...]]


def xml_elements(files: Mapping[str, bytes]) -> set[tuple[str, ...]]:
    """Return every element of every picture, feed and list that is XML; all must be well formed."""
    return {
        (element.tag, *sorted(element.attrib))
        for _, data in parts_of(files, ".svg", ".xml")
        for element in ET.fromstring(data).iter()  # noqa: S314
    }


anywhere = pytest.mark.parametrize("text", [*TEXTS, CORPUS], ids=lambda text: text[:24])
as_typed = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:24])


@pytest.fixture(scope="module")
def pages(hostile: Sites) -> Callable[[str], Structure]:
    """Return a function that gives the structure of all pages together of a tracker that says one text."""
    return cache(lambda text: structure_of(hostile(text)))


@pytest.fixture(scope="module")
def harmless(site_files: Mapping[str, bytes], hostile: Sites) -> Harmless:
    """Every element of the tracker's own pages and of one of plain words; those of the latter's XML."""
    plain = hostile(PLAIN)
    return Harmless(structure_of(site_files).parts | structure_of(plain).parts, xml_elements(plain))


@anywhere
def test_no_page_gains_an_element_or_an_attribute(
    text: str, pages: Callable[[str], Structure], harmless: Harmless
) -> None:
    """Pages have no element that those of plain words have not."""
    assert pages(text).parts - harmless.pages == set()


@anywhere
def test_no_link_leads_anywhere_but_by_https(text: str, pages: Callable[[str], Structure]) -> None:
    """A link is relative, an anchor or https."""
    found = present(pages(text).links)
    assert {link for link in found if ":" in link and not link.startswith("https://")} == set()


@anywhere
def test_no_picture_or_feed_gains_an_element(text: str, hostile: Sites, harmless: Harmless) -> None:
    """All XML is well formed and has the elements of one that says plain words, but for a chart's labels."""
    gained = xml_elements(hostile(text)) - harmless.xml
    tags = {part[0].rpartition("}")[2] for part in gained}
    names = {name for part in gained for name in part[1:]}
    assert tags <= {"tspan", "text", "line", "path", "g"}
    assert not {name for name in names if name.startswith("on") or name.endswith("href")}


@as_typed
def test_the_text_is_shown_as_it_was_typed(text: str, hostile: Sites) -> None:
    """On the page of the record, and in its JSON."""
    page = Structure(hostile(text)["tracks/level/first/index.html"])
    assert " ".join(text.split()) in " ".join("".join(page.words).split())
    assert json.loads(hostile(text)["api/v1/submissions/level/first.json"])["model"] == text


@anywhere
def test_what_was_filed_comes_out_of_the_api_as_it_went_in(text: str, hostile: Sites) -> None:
    """Every record and track of it, and the file itself."""
    files = hostile(text)
    assert unlike_what_was_filed(files) == []
    assert len(api_files(files)) > 3


@as_typed
def test_feeds_tell_the_text_as_it_was_typed(text: str, hostile: Sites) -> None:
    """In title and content."""
    parsed = feedparser.parse(hostile(text)["feed.xml"], sanitize_html=False)
    assert not parsed.bozo
    root = ET.fromstring(hostile(text)["feed.xml"])  # noqa: S314
    contents = [element.text for element in root.iter() if element.tag.endswith("content")]
    assert text in contents


@anywhere
def test_no_cell_of_a_table_starts_a_formula(text: str, hostile: Sites) -> None:
    """Else the cell is the text."""
    for path, data in present(parts_of(hostile(text), ".csv")):
        rows = list(csv.DictReader(io.StringIO(data.decode())))
        cells = [cell for row in rows for cell in row.values()]
        assert not [cell for cell in cells if cell[:1] in tuple("=@\t\r")], path
        if rows and "model" in rows[0] and text != CORPUS:
            assert {row["model"].removeprefix("'") for row in rows} == {text.removeprefix("'")}


@anywhere
def test_json_is_json(text: str, hostile: Sites) -> None:
    """Every JSON file and every block of linked data parses, without NaN."""

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    for _, data in present(parts_of(hostile(text), ".json")):
        json.loads(data, parse_constant=refuse)
    opening = '<script type="application/ld+json">'
    for _, data in present(parts_of(hostile(text), ".html")):
        for part in data.decode().split(opening)[1:]:
            assert json.loads(part.partition("</script>")[0])["@type"] == "Dataset"


@as_typed
def test_a_citation_stays_one(text: str, hostile: Sites) -> None:
    """As many entries as with plain words, each closed."""
    for path, data in present(parts_of(hostile(text), ".bib")):
        library = parse_string(data.decode())
        plain = parse_string(hostile(PLAIN)[path].decode())
        assert library.failed_blocks == []
        assert [each.fields_dict.keys() for each in library.entries] == [
            each.fields_dict.keys() for each in plain.entries
        ]
