"""Hostile text in every field of a tracker reaches every kind of file as text, and as nothing else."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser  # type: ignore[import-untyped]
import pytest
from bibtexparser.entrypoint import parse_string

from effsota.disk.folder import read_bundle
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.building import build
from effsota.reading.document import parse_document
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TODAY = date(2026, 11, 22)
PLAIN, CORPUS = "Plain words", "the corpus"
TEXTS = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>'",
    "' onmouseover='alert(1)",
    "</title></style></textarea></script><!--<script>",
    "]]>&amp;&lt;<![CDATA[",
    "javascript:alert(1)",
    '=HYPERLINK("https://example.org","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{{ 7*7 }}{% raw %}{# x #}",
    "\\input{/etc/passwd} $x$ %y #1 _a ^b ~c }{",
    "x" * 500,
    "W " * 249 + "W",
    "مرحبا بالعالم שלום",
    "🤖 👩‍🔬 x",
    "no\u00a0break",
    "a, b; c\td".replace("\t", " "),
    "`code` [x](https://example.org) @octocat fixes #1 | ![y](z)",
)


def files_of(text: str) -> Mapping[str, TreeFile]:
    """Return a tracker that says `text` wherever it may say something of its own."""
    link = "https://example.org/x?a=1&b=2"
    source = {"title": text, "url": link, "where": text, "authors": [text]}
    published = {"compute": "1 TFS-days", "reduction_factor": 2, "source": source, "note": text}
    track = {
        "name": text,
        "level": text,
        "kind": "training-efficiency",
        "domain": "vision",
        "dataset": text,
        "metric": {"name": text, "unit": "%", "better": "higher", "target": 79.1},
        "baseline": "first",
        "boundary": [text],
        "rules": [text],
        "source": source,
        "limitations": text,
        "off_fit": {"second": text},
    }
    submission = {
        "model": text,
        "date": "2012-06-01",
        "publication": {"title": text, "authors": [text], "url": link},
        "result": {"value": 79.1},
        "compute": [
            {
                "method": "operations",
                "forward": [{"what": text, "value": "1e9 FLOP"}],
                "examples": 1e9,
                "factors": [{"value": 2, "reason": text, "source": source}],
                "sources": [source],
                "by": text,
                "note": text,
            },
            {"method": "reported", "compute": "7 EFLOP", "sources": [source]},
        ],
        "published": published,
        "analysis": source,
        "submitted": {"by": "octocat", "date": "2026-11-01"},
        "organizations": [text],
        "credits": [{"name": text, "for": text}],
        "code": {"url": link},
        "log": {"url": link},
        "cost": {"usd": 1, "source": source},
        "not_counted": [{"what": text, "source": source}],
        "notes": text,
        "challenges": [
            {
                "by": "octocat",
                "date": "2026-11-02",
                "claim": text,
                "evidence": text,
                "reply": text,
                "outcome": text,
            }
        ],
        "history": [{"date": "2026-11-03", "what": text}],
    }
    second = {
        **submission,
        "date": "2016-06-01",
        "status": {"is": "disputed", "reason": text, "date": "2026-11-04", "url": link},
        "publication": {"title": text, "url": f"{link}&c=3"},
    }
    third = {**submission, "date": "2018-06-01", "compute": [{"method": "reported", "compute": "1 PFLOP"}]}
    tracker = {
        "name": text[:60].strip(),
        "description": text,
        "url": "https://example.org/",
        "repository": "https://github.com/example/tracker",
    }
    given: dict[str, Any] = {
        "tracker.yaml": tracker,
        "level/track.yaml": track,
        "level/first.yaml": submission,
        "level/second.yaml": second,
        "level/third.yaml": third,
    }
    return {f"submissions/{path}": _file(data) for path, data in given.items()}


def files_of_corpus() -> Mapping[str, TreeFile]:
    """Return a tracker with a record for every inert text of the corpus."""
    files = dict(files_of(PLAIN))
    first = json.loads(files["submissions/level/first.yaml"].data)
    for number, text in enumerate(corpus_texts()):
        data = {**first, "model": text, "notes": text, "organizations": [text], "date": "2019-01-01"}
        data["publication"] = {"title": f"{text} {number}", "url": f"https://example.org/{number}"}
        files[f"submissions/level/inert-{number}.yaml"] = _file(data)
    return files


def corpus_texts() -> list[str]:
    """Return every text of the corpus that only looks like something else."""
    found: set[str] = set()
    for path in sorted((Path(__file__).parent / "corpus/yaml/inert").glob("*.yaml")):
        document = parse_document(path.read_bytes()).document
        assert document is not None, path
        found |= {text for text in _texts(document.data) if set(text) & set("<>&\"'={}$@|[]!;:#`")}
    return sorted(text for text in found if "\n" not in text and len(text) < 480)


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _texts(each)


def _file(data: Any) -> TreeFile:
    written = json.dumps(data, ensure_ascii=False, indent=1).encode()  # JSON is YAML
    return TreeFile(mode=REGULAR, data=written, size=len(written))


@cache
def site(text: str) -> Mapping[str, bytes]:
    """Return the site of a tracker that says `text` everywhere."""
    files = files_of_corpus() if text == CORPUS else files_of(text)
    built = build({**read_bundle(), **files}, TODAY)
    assert [f"{each.pointer}: {each.message}" for each in built.assessment.errors] == []
    return built.files


class Structure(HTMLParser):
    """Which elements a page has, with which attributes, where its links lead, and what it says."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.parts: set[tuple[str, ...]] = set()
        self.links: set[str] = set()
        self.words: list[str] = []
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


def elements(files: Mapping[str, bytes]) -> set[tuple[str, ...]]:
    """Return every element of every page."""
    return set().union(*(Structure(data).parts for _, data in parts_of(files, ".html")))


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
def harmless(site_files: Mapping[str, bytes]) -> set[tuple[str, ...]]:
    """Every element of the tracker's own pages, and of one that says plain words."""
    return elements(site_files) | elements(site(PLAIN))


@anywhere
def test_no_page_gains_an_element_or_an_attribute(text: str, harmless: set[tuple[str, ...]]) -> None:
    """Pages have no element that those of plain words have not."""
    assert elements(site(text)) - harmless == set()


@anywhere
def test_no_link_leads_anywhere_but_by_https(text: str) -> None:
    """A link is relative, an anchor or https."""
    found = {link for _, data in parts_of(site(text), ".html") for link in Structure(data).links}
    assert {link for link in found if ":" in link and not link.startswith("https://")} == set()


@anywhere
def test_no_picture_or_feed_gains_an_element(text: str) -> None:
    """All XML is well formed and has the elements of one that says plain words, but for a chart's labels."""
    gained = xml_elements(site(text)) - xml_elements(site(PLAIN))
    tags = {part[0].rpartition("}")[2] for part in gained}
    names = {name for part in gained for name in part[1:]}
    assert tags <= {"tspan", "text", "line", "path", "g"}
    assert not {name for name in names if name.startswith("on") or name.endswith("href")}


@as_typed
def test_the_text_is_shown_as_it_was_typed(text: str) -> None:
    """On the page of the record, and in its JSON."""
    page = Structure(site(text)["tracks/level/first/index.html"])
    assert " ".join(text.split()) in " ".join("".join(page.words).split())
    assert json.loads(site(text)["api/v1/submissions/level/first.json"])["model"] == text


@as_typed
def test_feeds_tell_the_text_as_it_was_typed(text: str) -> None:
    """In title and content."""
    parsed = feedparser.parse(site(text)["feed.xml"], sanitize_html=False)
    assert not parsed.bozo
    root = ET.fromstring(site(text)["feed.xml"])  # noqa: S314
    contents = [element.text for element in root.iter() if element.tag.endswith("content")]
    assert text in contents


@anywhere
def test_no_cell_of_a_table_starts_a_formula(text: str) -> None:
    """Else the cell is the text."""
    for path, data in present(parts_of(site(text), ".csv")):
        rows = list(csv.DictReader(io.StringIO(data.decode())))
        cells = [cell for row in rows for cell in row.values()]
        assert not [cell for cell in cells if cell[:1] in tuple("=@\t\r")], path
        if "model" in rows[0] and text != CORPUS:
            assert {row["model"].removeprefix("'") for row in rows} == {text.removeprefix("'")}


@anywhere
def test_json_is_json(text: str) -> None:
    """Every JSON file and every block of linked data parses, without NaN."""

    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    for _, data in present(parts_of(site(text), ".json")):
        json.loads(data, parse_constant=refuse)
    opening = '<script type="application/ld+json">'
    for _, data in present(parts_of(site(text), ".html")):
        for part in data.decode().split(opening)[1:]:
            assert json.loads(part.partition("</script>")[0])["@type"] == "Dataset"


@as_typed
def test_a_citation_stays_one(text: str) -> None:
    """As many entries as with plain words, each closed."""
    for path, data in present(parts_of(site(text), ".bib")):
        library = parse_string(data.decode())
        plain = parse_string(site(PLAIN)[path].decode())
        assert library.failed_blocks == []
        assert [each.fields_dict.keys() for each in library.entries] == [
            each.fields_dict.keys() for each in plain.entries
        ]
