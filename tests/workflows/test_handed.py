"""What the judging job hands on, and the suggestions that come of it: strictly read, and inert."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from automation.comment import say
from automation.handed import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_SUGGESTIONS,
    Handed,
    Suggestion,
    is_fit,
    read_handed,
    write_handed,
)
from automation.suggesting import render_suggestion
from tests.workflows.fake_api import BOT, FIRST, HEAD, HERE, ISSUE, OTHER, PULL, FakeApi, comment, host

if TYPE_CHECKING:
    from pathlib import Path

FILE = "submissions/alexnet-level/fast-net.yaml"
DATE = Suggestion(FILE, 2, "date: 2024-1-15   # a day", "date: 2024-01-15   # a day")
MODEL = Suggestion(FILE, 1, 'model: "A "', 'model: "A"')


def test_what_is_written_is_read(tmp_path: Path) -> None:
    """As it was; of many suggestions the first."""
    many = Handed("author", tuple(DATE._replace(line=line) for line in range(1, 31)))
    write_handed(many, tmp_path / "handed.json")
    read = read_handed((tmp_path / "handed.json").read_bytes())
    assert read == Handed("author", many.suggestions[:MOST_SUGGESTIONS])


@pytest.mark.parametrize(
    "text",
    [
        "model: a\nb", "model: a\r", "model: \x1b[31m", "model: \u202ea", "model: \u2066a", "model: a\u200bb",
        "model: \U000e0041", "model: a\u2028b", "model: a\x00", "model: \ud800", "model: a\tb", "", "   ",
        "x" * (MOST_CHARACTERS + 1), DATE.before,
    ],
)  # fmt: skip
def test_a_line_with_something_unseen_is_not_suggested(text: str, tmp_path: Path) -> None:
    """Nor one that ends the line, nor one that is too long, empty, or the same."""
    each = DATE._replace(after=text)
    write_handed(Handed("author", (each, MODEL)), tmp_path / "handed.json")
    assert read_handed((tmp_path / "handed.json").read_bytes()).suggestions == (MODEL,)
    data = {"turn": "author", "suggestions": [each._asdict()]}
    with pytest.raises(ValueError, match="cannot be shown"):
        read_handed(json.dumps(data).encode())


FILES = (
    *(".github/workflows/x.yml", "submissions/../x.yaml", "submissions/a/b.yaml\n", "src/x.py", ""),
    *("submissions/a/b/c.yaml", "submissions/A/b.yaml", "submissions/a/b.csv"),
)


@pytest.mark.parametrize("file", FILES)
def test_nothing_but_records_and_tracks_is_suggested_for(file: str) -> None:
    """Whatever a path is made to look like."""
    assert not is_fit(DATE._replace(file=file))


GOOD: dict[str, Any] = {"turn": "author", "suggestions": [DATE._asdict()]}
ONE: dict[str, Any] = DATE._asdict()
STRANGE_TURNS: list[Any] = ["nobody", "turn: author", "", None, ["author"]]
STRANGE_SUGGESTIONS: list[Any] = [
    *({}, None, [[]], [None], [ONE] * (MOST_SUGGESTIONS + 1)),
    *([ONE | {"line": line}] for line in ("2", True, 2.0, 0, -1, 10**9, None)),
    *([ONE | change] for change in ({"file": 1}, {"file": "README.md"}, {"after": None}, {"body": "x"})),
    [{key: ONE[key] for key in ("file", "line", "after")}],
]
STRANGE = (
    *(b"", b"[]", b"7", b"null", b"\xff", "\u00e9".encode(), b"{}", b'{"turn": "author"}'),
    b'{"turn": NaN, "suggestions": []}',
    b'{"turn": "author", "turn": "author", "suggestions": []}',
    json.dumps(GOOD).encode() + b" " * MOST_BYTES,
    json.dumps(GOOD | {"more": 1}).encode(),
    *(json.dumps(GOOD | {"turn": turn}).encode() for turn in STRANGE_TURNS),
    *(json.dumps(GOOD | {"suggestions": each}).encode() for each in STRANGE_SUGGESTIONS),
)


@pytest.mark.parametrize("data", STRANGE, ids=range(len(STRANGE)))
def test_anything_else_is_refused(data: bytes) -> None:
    """Another shape, another word, a number that is none, a key twice."""
    assert read_handed(json.dumps(GOOD).encode()) == Handed("author", (DATE,))
    with pytest.raises(ValueError, match=r"."):
        read_handed(data)


LINES = st.text(st.sampled_from("`~ #@<>!&[]()/:*_\\|-=+aé0"), min_size=1, max_size=40)


@given(LINES)
@example("```")
@example("  ````  ")
@example("~~~")
def test_nothing_on_a_line_leaves_its_block(line: str) -> None:
    """One block of code that holds the line, sign by sign, and a sentence of ours."""
    shown = MarkdownIt("commonmark").parse(render_suggestion(line))
    assert [token.type for token in shown] == ["paragraph_open", "inline", "paragraph_close", "fence"]
    assert (shown[-1].info, shown[-1].content) == ("suggestion", f"{line}\n")


def patch(*lines: str, start: int = 1) -> str:
    """Return the host's patch of lines that begin with their sign."""
    return "\n".join([f"@@ -0,0 +{start},{len(lines)} @@ model: none", *lines])


ADDED = patch(f"+{MODEL.before}", f"+{DATE.before}", "\\ No newline at end of file")


def place(api: FakeApi, *comments: dict[str, Any], patches: dict[str, str | None] | None = None) -> FakeApi:
    """Let a pull request have changes and comments on its lines."""
    files = {FILE: ADDED} if patches is None else patches
    api.answers[f"{PULL}/comments?{FIRST}"] = list(comments)
    api.answers[f"{PULL}/files?{FIRST}"] = [
        {"filename": name, **({} if text is None else {"patch": text})} for name, text in files.items()
    ]
    return api


def offer(api: FakeApi, *suggestions: Suggestion) -> list[tuple[int, str]]:
    """Offer suggestions; return line and text of each comment that is written."""
    told = say(api, HERE, report="x", handed=Handed("author", suggestions), log="https://l")
    written = api.wrote("/reviews")
    if not written:
        assert told[2:] == ["Offered with a click: 0."]
        return []
    ((method, path, review),) = written
    assert (method, path, review["commit_id"], review["event"]) == (
        "POST",
        f"{PULL}/reviews",
        HEAD,
        "COMMENT",
    )
    assert {each["path"] for each in review["comments"]} == {FILE}
    assert {each["side"] for each in review["comments"]} == {"RIGHT"}
    return [(each["line"], each["body"]) for each in review["comments"]]


def test_lines_with_one_right_answer_are_offered_in_one_review() -> None:
    """In the host's own form, each on its line; it decides nothing."""
    api = place(host())
    said = "This line has just one right answer:\n\n```suggestion\n{}\n```"
    assert offer(api, MODEL, DATE) == [(1, said.format(MODEL.after)), (2, said.format(DATE.after))]
    (review,) = api.wrote("/reviews")
    assert review[2]["body"] == (
        "2 lines have just one right answer. Accept it here with a click, or write it yourself."
    )


@pytest.mark.parametrize(
    "patches",
    [
        {},
        {FILE: None},
        {FILE: ""},
        {"submissions/alexnet-level/other.yaml": ADDED},
        {FILE: patch(f" {MODEL.before}", f" {DATE.before}")},
        {FILE: patch(f"-{MODEL.before}", f"-{DATE.before}")},
        {FILE: patch(f"+{MODEL.before}", f"+{DATE.before}", start=2)},
        {FILE: patch(f"+{MODEL.before} ", f"+{DATE.before}#")},
    ],
)
def test_a_line_that_the_host_does_not_show_as_added_is_left_out(patches: dict[str, str | None]) -> None:
    """It would refuse the whole review: a file that is too large, context, another line than was judged."""
    assert offer(place(host(), patches=patches), MODEL, DATE) == []


def test_lines_are_counted_as_the_host_does() -> None:
    """In each part of the patch, and without what was taken out; the others are not lost with one."""
    parts = [patch(" a", "-b", f"+{DATE.before}", start=1), patch(" x", "+y", f"+{MODEL.before}", start=20)]
    api = place(host(), patches={FILE: "\n".join(parts)})
    wanted = [DATE, MODEL._replace(line=22), MODEL._replace(line=23)]
    assert [line for line, _ in offer(api, *wanted)] == [2, 22]


def said(each: Suggestion, *, at: str, by: str = BOT, ending: str = "\n") -> dict[str, Any]:
    """Return a suggestion that stands there already."""
    body = render_suggestion(each.after).replace("\n", ending)
    return comment(1, by, body, path=each.file, original_commit_id=at)


def test_nothing_is_said_twice() -> None:
    """Of an older commit, though the line is another now; a stranger's words are not ours."""
    assert [line for line, _ in offer(place(host(), said(DATE, at=OTHER, ending="\r\n")), MODEL, DATE)] == [1]
    assert len(offer(place(host(), said(DATE, at=OTHER, by="mallory")), DATE)) == 1


def test_a_commit_gets_one_review() -> None:
    """However often its check runs."""
    assert offer(place(host(), said(DATE, at=HEAD)), MODEL) == []


def test_where_there_is_nothing_to_offer_nothing_is_asked() -> None:
    """The host of this test knows no lines."""
    assert len(say(host(), HERE, report="x", handed=Handed("author"), log="https://l")) == 2


@pytest.mark.parametrize("status", [403, 404, 422])
def test_a_review_that_is_refused_takes_nothing_away(status: int) -> None:
    """Comment and label are said before it."""
    api = place(host(refuses=status, at="/reviews"))
    told = say(api, HERE, report="x", handed=Handed("author", (DATE,)), log="https://l")
    assert told[2].startswith(f"::notice title=No suggestion::the API answered {status}")
    assert {path for _, path, _ in api.written} >= {f"{ISSUE}/comments", f"{ISSUE}/labels"}


def test_what_is_offered_is_short() -> None:
    """A sentence and a block: nothing of ours names a person or leads anywhere."""
    assert not re.search(r"[@#]|https?:", render_suggestion("x"))
