"""Text that a submission may hold reaches a comment as plain text: no link, mention, picture or HTML.

`tests/test_hostile.py` asks the same of every file of the site.
"""

from __future__ import annotations

import html
import re
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from cmarkgfm import markdown_to_html_with_extensions  # type: ignore[import-untyped]
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]

from effsota.disk.revision import State, read_folder_state
from effsota.disk.stale import Replayed
from effsota.judging.changes import render_markdown
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.comparison import compare
from effsota.reading.document import parse_document
from effsota.text import to_markdown, to_markdown_block
from effsota.text.yaml_writer import to_yaml
from tests.hostile import files_of
from tests.present import present

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


LINKS = {"https://example.org/board/rules/", "https://example.org/board/queue/"}
OURS = {
    *("p", "ul", "li", "code", "br", "sub", "a", "strong", "details", "summary", "pre"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
# What the host makes links and pictures of: addresses by its Markdown, the rest by filters, outside of code.
LURES = tuple(
    """
billing@phish.example
a.b+c@d-e.example.org
mailto:a@b.example
xmpp:a@b.example/x
a@b@c.example
www.evil.example
WWW.EVIL.EXAMPLE/a@b.co
(www.evil.example)
https://evil.example/x?a=b#c
http://user@evil.example
HTTPS://EVIL.EXAMPLE
ftp://evil.example/a
//evil.example
evil.example
<https://evil.example>
<a@b.example>
[x](https://evil.example)
![x](https://evil.example/x.png)
[x]: https://evil.example
[x][y]
[^1]
@octocat
@octo-org/team
a@octocat
/cc @octocat
#1
GH-1
gh-1
octo/repo#1
octo#1
fixes #1
https://github.com/octo/repo/issues/1
deadbeef
deadbeefdeadbeefdeadbeefdeadbeefdeadbeef
octo/repo@deadbeef
octo@deadbeef
:smile:
:+1:
:octocat:
CVE-2024-1234
GHSA-aaaa-bbbb-cccc
$x^2$
$$x$$
$`x`$
~~struck~~
[ ] task
**bold**
_x_
`code`
``` x
> quote
# heading
| a | b |
---
<!-- effsota: the check -->
-->
<!--
--><script>alert(1)</script>
</code></pre>
</details>
<img src=x onerror=alert(1)>
<a href=https://evil.example>x</a>
&lt;img&gt;
&#60;b&#62;
&commat;
a&#64;b.example
a&commat;b.example
a\\@b.example
::error::x
[!WARNING]
""".strip().splitlines()
)


class Shown(HTMLParser):
    """A comment as the code host's own Markdown shows it, with all its extensions and nothing taken out."""

    def __init__(self, comment: str) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.tags: set[str] = set()
        self.code: list[str] = []
        self.outside = ""
        self._depth = 0
        extensions = ["table", "autolink", "strikethrough", "tasklist"]
        self.html = markdown_to_html_with_extensions(comment, Options.CMARK_OPT_UNSAFE, extensions)
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element and where it leads."""
        self.tags.add(tag)
        self.links |= {value or "" for name, value in attrs if name in {"href", "src"}}
        if tag in {"code", "pre"}:
            self._depth += 1
            self.code.append("")

    def handle_endtag(self, tag: str) -> None:
        """Leave a piece of code."""
        self._depth -= tag in {"code", "pre"}

    def handle_data(self, data: str) -> None:
        """Keep a text, in code or outside of it."""
        if self._depth:
            self.code[-1] += data
        else:
            self.outside += data


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


def answer_of(text: str) -> str:
    """Return a text as an answer, which says something."""
    return f"{text} rounds its inputs"


def submission(text: str, at: int) -> bytes:
    """Return a record that says a text wherever a comment may repeat it, with a warning that it answers.

    `at` tells its paper from those of others.
    """
    paper = {"title": text, "url": f"https://example.org/paper-{at}"}
    data = {
        "model": text,
        "date": "2021-03-01",
        "publication": paper,
        "result": {"value": "79.2", "is": "measured"},
        "compute": [{"method": "reported", "compute": "0.1 TFS-days", "sources": [{"title": "The paper"}]}],
        "published": {"compute": "9 TFS-days", "source": paper},
        "answers": {"published-compute-differs": answer_of(text)},
    }
    return to_yaml(data).encode()


def groups() -> list[tuple[str, ...]]:
    """Return those texts by fives: so many records are told in one comment."""
    return [texts()[at : at + 5] for at in range(0, len(texts()), 5)]


@cache
def comment_on(group: tuple[str, ...]) -> str:
    """Return what is said about a pull request that adds a record of each text."""
    data = {f"submissions/alexnet-level/net-{at}.yaml": submission(text, at) for at, text in enumerate(group)}
    files = {path: TreeFile(mode=REGULAR, data=said, size=len(said)) for path, said in data.items()}
    head = State(name="head", own={**BASE.own, **files})
    return render_markdown(compare(BASE, Replayed(state=head), TODAY).judgement)


@pytest.mark.parametrize("group", groups())
def test_a_comment_tells_a_text_inertly(group: tuple[str, ...]) -> None:
    """As the code host shows it, it holds our own link and our own tags."""
    shown = Shown(comment_on(group))
    assert (shown.links, shown.tags - OURS) == (LINKS, set())


@pytest.mark.parametrize("group", groups())
def test_a_comment_mentions_nobody(group: tuple[str, ...]) -> None:
    """What stands outside of code is ours: the code host looks for names and numbers there."""
    parts = comment_on(group).split("<code>")
    outside = parts[0] + "".join(part.partition("</code>")[2] for part in parts[1:])
    assert not any(word in outside for word in ("@", "evil", "octo", "alert", "forged"))


@pytest.mark.parametrize("group", groups())
def test_the_answer_of_a_warning_is_told(group: tuple[str, ...]) -> None:
    """A warning is shown with what the file says to it."""
    for text in present(group):
        assert f"answered: {to_markdown(answer_of(text))}" in comment_on(group)


@pytest.mark.parametrize("text", LURES)
def test_a_lure_is_text_in_each_place_of_a_comment(text: str) -> None:
    """In a line, a list, a cell, a fold, a block: shown to the letter, as code, and no link."""
    inline, block = to_markdown(text), to_markdown_block(f"{text}\n{text}")
    comment = f"""{inline}

**x** {inline} y<br>{inline}

- {inline}: {inline}<br>→ {inline}

| {inline} | b |
|---|---|
| {inline} | {inline} |

<details><summary>{inline}</summary>

- {inline}

{block}

</details>

<sub>{inline} · {inline}</sub>
"""
    shown = Shown(comment)
    assert (shown.links, shown.tags - OURS) == (set(), set()), shown.html
    assert set(shown.code) == {text, f"{text}\n{text}"}
    assert text.strip() not in shown.outside


def comments_of(before: str, after: str) -> tuple[str, ...]:
    """Return what is said where every field of a tracker said one text and says another, or is new."""
    old, new = (State(name=name, own=files_of(said)) for name, said in (("a", before), ("b", after)))
    few = State(name="c", own={path: file for path, file in old.own.items() if "level/" not in path})
    judgements = [compare(each, Replayed(state=new), TODAY, is_vouched=True).judgement for each in (old, few)]
    assert all(judgement.memory for judgement in judgements)
    return tuple(map(render_markdown, judgements))


# What stands outside of code is ours: the host looks there for names, numbers, commits and emoji.
FILTERED = re.compile(r"@\w|#\d|\b[Gg][Hh]-\d|\b[0-9a-f]{7,40}\b|:[a-z0-9_+-]+:|\bCVE-|www\.|https?:")


EIGHTHS = tuple(" ".join(LURES[at::8]) for at in range(8))


@pytest.mark.parametrize("at", range(8))
def test_every_field_of_a_tracker_is_told_inertly(at: int) -> None:
    """Every text of every file, added, changed and taken away."""
    before, after = EIGHTHS[at - 1], EIGHTHS[at]
    comments = comments_of(before, after)
    for comment in present(comments):
        shown = Shown(comment)
        assert shown.links == {"https://example.org/rules/", "https://example.org/queue/"}
        assert shown.tags - OURS == set(), shown.html
        assert FILTERED.search(shown.outside) is None, shown.outside
        assert any(after in each for each in shown.code)
    assert any(before in each for each in Shown(comments[0]).code)


def test_mail_in_code_is_what_the_host_would_link() -> None:
    """The renderer is one that reads an address in code: without care, the tests above would fail."""
    assert "mailto:a@b.example" in Shown(f"<code>{html.escape('a@b.example')}</code>").links
    assert "mailto:a@b.example" in Shown("<code>a&#64;b.example</code>").links
