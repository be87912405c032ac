"""Text that a submission may hold reaches a comment as plain text: no link, mention, picture or HTML.

`tests/test_hostile.py` asks the same of every file of the site.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from effsota.disk.revision import State, read_folder_state
from effsota.disk.stale import Replayed
from effsota.judging.changes import render_markdown
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.comparison import compare
from effsota.reading.document import parse_document
from effsota.text.yaml_writer import to_yaml

TODAY = date(2026, 11, 22)
BASE = read_folder_state(Path(__file__).parent / "changes/base")
INERT = Path(__file__).parent / "corpus/yaml/inert"
MORE = (
    '"><script>alert(1)</script>',
    "]]></title><script>x</script>",
    "::error file=x::forged",
    "##[error]forged",
    "[x](javascript:alert(1)) ![x](https://evil.example/x.png)",
    "@octocat #1 closes GH-1 octo/repo#2",
    "</code></details> **bold** <!-- effsota: the check -->",
    "| a | b |",
    "&lt;b&gt;&#60;b&#62;",
    "www.evil.example evil@example.org",
)


@cache
def texts() -> tuple[str, ...]:
    """Return the models, titles and authors of the corpus's inert files, and some more."""
    found = []
    for path in sorted(INERT.glob("*.yaml")):
        document = parse_document(path.read_bytes()).document
        assert document is not None
        data = document.data
        found += [data["model"], data["publication"]["title"], *data["publication"].get("authors", ())]
    return tuple(dict.fromkeys([*found, *MORE]))


def submission(text: str) -> bytes:
    """Return a record that says a text wherever a comment may repeat it, with a warning that it answers."""
    data = {
        "model": text,
        "date": "2021-03-01",
        "publication": {"title": text, "url": "https://example.org/paper"},
        "result": {"value": "79.2", "is": "measured"},
        "compute": [{"method": "reported", "compute": "0.1 TFS-days"}],
        "published": {"compute": "9 TFS-days", "source": {"title": text, "url": "https://example.org/paper"}},
        "answers": {"published-compute-differs": text},
    }
    return to_yaml(data).encode()


@cache
def comment_on(text: str) -> str:
    """Return what is said about a pull request that adds a text's record."""
    data = submission(text)
    file = TreeFile(mode=REGULAR, data=data, size=len(data))
    head = State(name="head", own={**BASE.own, "submissions/alexnet-level/net.yaml": file})
    return render_markdown(compare(BASE, Replayed(state=head), TODAY).judgement)


@pytest.mark.parametrize("text", texts())
def test_a_comment_tells_a_text_inertly(text: str) -> None:
    """As Markdown with tables and HTML it holds our own link, our own tags, and no picture."""
    tokens = MarkdownIt("commonmark").enable("table").parse(comment_on(text))
    inner = [*tokens, *(child for token in tokens for child in token.children or ())]
    links = [token.attrs["href"] for token in inner if token.type == "link_open"]
    tags = {token.content for token in inner if token.type == "html_inline"}
    assert links == ["https://example.org/board/rules/"]
    assert not {"image", "heading_open", "fence", "code_inline"} & {token.type for token in inner}
    assert tags <= {"<code>", "</code>", "<br>", "<sub>", "</sub>"}


@pytest.mark.parametrize("text", texts())
def test_a_comment_mentions_nobody(text: str) -> None:
    """What stands outside of code is ours: the code host looks for names and numbers there."""
    parts = comment_on(text).split("<code>")
    outside = parts[0] + "".join(part.partition("</code>")[2] for part in parts[1:])
    assert not any(word in outside for word in ("@", "evil", "octo", "alert", "forged"))


@pytest.mark.parametrize("text", texts())
def test_the_answer_of_a_warning_is_told(text: str) -> None:
    """A warning is shown with what the file says to it."""
    assert "1 warning, all answered; none blocks" in comment_on(text)
