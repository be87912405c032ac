"""Text that a submission may hold reaches every destination as plain text, and nothing else.

One site is built from records that carry the corpus's inert texts wherever text is free, another from
harmless words in the same places: the two differ in text alone.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

from effsota.changes import render_markdown
from effsota.document import parse_document
from effsota.model import REGULAR, TreeFile
from effsota.pipeline import build
from effsota.pipeline.comparison import compare, judged_tree
from effsota.tree import Replayed, State, read_folder_state
from effsota.yaml_writer import to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TODAY = date(2026, 11, 22)
BASE = read_folder_state(Path(__file__).parent / "changes/base")
INERT = Path(__file__).parent / "corpus/yaml/inert"
ROOM = "submissions/alexnet-level"
MORE = (
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd",
    '"><script>alert(1)</script>',
    "' onmouseover='alert(1)",
    "javascript:alert(document.domain)",
    "]]></title><script>x</script>",
    "::error file=x::forged",
    "##[error]forged",
    "\\href{https://evil.example}{x}%",
    "[x](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "@octocat #1 closes GH-1 octo/repo#2",
    "{{ 7*7 }}{% raw %}<%= 7*7 %>${7*7}",
    "&lt;b&gt;&#60;b&#62;",
    "مرحبا بالعالم",
    "👍🏽 👩‍💻",
)


@cache
def texts() -> tuple[str, ...]:
    """Return every inert text: the models, titles and authors of the corpus, and some more."""
    found = []
    for path in sorted(INERT.glob("*.yaml")):
        document = parse_document(path.read_bytes()).document
        assert document is not None
        data = document.data
        found += [data["model"], data["publication"]["title"], *data["publication"].get("authors", ())]
    return tuple(dict.fromkeys([*found, *MORE]))


def submission(text: str, number: int) -> bytes:
    """Return a record that carries a text wherever text is free."""
    data = {
        "model": text,
        "date": f"20{13 + number % 12}-0{1 + number % 9}-1{number % 10}",
        "publication": {"title": f"{text}", "url": f"https://example.org/{number}", "authors": [text]},
        "result": {"value": "79.2", "is": "measured"},
        "compute": [
            {
                "method": "reported",
                "compute": f"{number + 1} TFS-days",
                "sources": [{"title": text, "url": f"https://example.org/{number}", "where": text}],
            }
        ],
        "organizations": [text],
        "credits": [{"name": text, "for": text}],
        "notes": text,
        "history": [{"date": "2026-01-01", "what": text}],
        "challenges": [{"by": "ada", "date": "2026-01-01", "claim": text, "reply": text}],
    }
    return to_yaml(data).encode()


def state(words: tuple[str, ...]) -> State:
    """Return the small board with a record for each text."""
    files = {f"{ROOM}/net-{number}.yaml": submission(text, number) for number, text in enumerate(words)}
    entries = {path: TreeFile(mode=REGULAR, data=data, size=len(data)) for path, data in files.items()}
    return State(name="head", own={**BASE.own, **entries})


@cache
def site(*, is_hostile: bool) -> Mapping[str, bytes]:
    """Return the built site, with hostile texts or with harmless ones."""
    words = texts() if is_hostile else tuple(f"Net number {number}" for number, _ in enumerate(texts()))
    built = build(judged_tree(BASE.own, state(words).own), TODAY)
    assert [problem.message for problem in built.assessment.errors] == []
    return built.files


def named(ending: str, *, is_hostile: bool = True) -> Iterator[tuple[str, bytes]]:
    """Yield the site's files of an ending."""
    return ((path, data) for path, data in site(is_hostile=is_hostile).items() if path.endswith(ending))


class Markup(HTMLParser):
    """The tags of a page with the names of their attributes, and where its links lead."""

    def __init__(self, data: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[tuple[str, tuple[str, ...]]] = Counter()
        self.links: set[str] = set()
        self.text: list[str] = []
        self.feed(data.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags[tag, tuple(sorted(name for name, _ in attrs))] += 1
        self.links |= {urlsplit(value or "").scheme for name, value in attrs if name in {"href", "src"}}

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.text.append(data)


def test_no_page_gains_a_tag_or_an_attribute() -> None:
    """Hostile and harmless words give pages of the same tags; a label may be wrapped otherwise."""
    plain = set().union(*(Markup(data).tags for _, data in named(".html", is_hostile=False)))
    found = set().union(*(Markup(data).tags for _, data in named(".html")))
    assert found - plain == set()
    assert not any(name.startswith("on") for _, names in found for name in names)


def test_no_link_leads_elsewhere() -> None:
    """https, or within the site."""
    schemes = set().union(*(Markup(data).links for _, data in named(".html")))
    assert schemes <= {"", "https"}


@pytest.mark.parametrize("text", texts())
def test_a_text_is_shown_as_it_is(text: str) -> None:
    """On the page of its record, nothing of it is run or lost."""
    number = texts().index(text)
    page = Markup(site(is_hostile=True)[f"tracks/alexnet-level/net-{number}/index.html"])
    assert " ".join(text.split()) in " ".join("".join(page.text).split())


def parse_xml(data: bytes) -> ET.Element:
    """Return a file of ours as XML."""
    return ET.fromstring(data)  # noqa: S314  # what this parses was written by this program


def test_every_picture_is_sound_and_has_no_new_element() -> None:
    """SVG files parse, and hold no script, no event and no link elsewhere."""
    plain = {element.tag for _, data in named(".svg", is_hostile=False) for element in parse_xml(data).iter()}
    for _, data in named(".svg"):
        for element in parse_xml(data).iter():
            assert element.tag in plain
            assert not any(name.startswith("on") for name in element.attrib)


def test_every_feed_is_sound() -> None:
    """Atom parses, with the texts in it."""
    feeds = [parse_xml(data) for _, data in named("feed.xml")]
    assert feeds
    assert any(MORE[0] in "".join(feed.itertext()) for feed in feeds)


def test_no_cell_of_a_table_is_a_formula() -> None:
    """A cell that is no number never begins as a formula does."""
    for path, data in named(".csv"):
        for row in csv.reader(io.StringIO(data.decode(), newline="")):
            for cell in row:
                assert not cell.lstrip().startswith(("=", "+", "@")), path
                assert not cell.startswith("-") or float(cell) < 0, path


def test_json_gives_the_texts_back() -> None:
    """The API is strict JSON, and what was written is what is read."""
    for _, data in named(".json"):
        json.loads(data, parse_constant=pytest.fail)
    models = {
        json.loads(data)["model"] for path, data in named(".json") if path.startswith("api/v1/submissions/")
    }
    assert models >= set(texts())


def test_no_page_holds_a_script_of_its_own() -> None:
    """Data in a page is JSON that nothing can end early."""
    for path, data in named(".html"):
        inside = data.decode().split("<script")[1:]
        for script in inside:
            head, _, rest = script.partition(">")
            body = rest.partition("</script>")[0]
            assert "src=" in head or "json" in head, path
            assert not body or not {"<", "&"} & set(body), path


def comment_on(text: str, number: int) -> str:
    """Return what is said about a pull request that adds a text's record."""
    data = submission(text, number)
    file = TreeFile(mode=REGULAR, data=data, size=len(data))
    head = State(name="head", own={**BASE.own, f"{ROOM}/net.yaml": file})
    return render_markdown(compare(BASE, Replayed(state=head), TODAY).judgement)


@pytest.mark.parametrize("text", texts())
def test_a_comment_tells_a_text_inertly(text: str) -> None:
    """As Markdown with tables and HTML it holds our own link, our own tags, and no picture."""
    markdown = MarkdownIt("commonmark").enable("table")
    tokens = markdown.parse(comment_on(text, texts().index(text)))
    inner = [*tokens, *(child for token in tokens for child in token.children or ())]
    links = [token.attrs["href"] for token in inner if token.type == "link_open"]
    tags = {token.content for token in inner if token.type == "html_inline"}
    assert links == ["https://example.org/board/rules/"]
    assert not {"image", "heading_open", "fence", "code_inline"} & {token.type for token in inner}
    assert tags <= {"<code>", "</code>", "<br>", "<sub>", "</sub>"}


def test_a_comment_mentions_nobody() -> None:
    """What stands outside of code is ours: the code host looks for names and numbers there."""
    for number, text in enumerate(texts()):
        parts = comment_on(text, number).split("<code>")
        outside = parts[0] + "".join(part.partition("</code>")[2] for part in parts[1:])
        assert not any(word in outside for word in ("@", "evil", "octo", "alert"))
