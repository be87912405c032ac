"""Lines with one right answer, offered on the pull request's own lines: a click accepts one.

One review a commit at most, nothing said twice, and nothing on a line that the host does not show as added.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from automation.paging import read_pages
from automation.place import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from automation.handed import Suggestion
    from automation.host import Api
    from automation.place import Place

MOST_FILE_PAGES = 3
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@")


def put_review(api: Api, where: Place, suggestions: Sequence[Suggestion]) -> int:
    """Offer what is new of the suggestions in one review that decides nothing; return how many.

    Raises:
        ApiError: if the host refuses.
    """
    ours = [each for each in read_pages(api, f"{where.pull}/comments") if is_ours(each)]
    if any(each["original_commit_id"] == where.head for each in ours):
        return 0
    told = {(each["path"], _plain(each["body"])) for each in ours}
    added = _added_lines(read_pages(api, f"{where.pull}/files", most=MOST_FILE_PAGES))
    comments = [
        {"path": each.file, "line": each.line, "side": "RIGHT", "body": body}
        for each in suggestions
        if added.get((each.file, each.line)) == each.before
        and (each.file, body := render_suggestion(each.after)) not in told
    ]
    if comments:
        review = {"commit_id": where.head, "event": "COMMENT", "body": _head(len(comments))}
        api("POST", f"{where.pull}/reviews", {**review, "comments": comments})
    return len(comments)


def _plain(body: str) -> str:
    """Return a comment as we wrote it: the host may end its lines otherwise."""
    return body.replace("\r\n", "\n").strip()


def _head(count: int) -> str:
    are = "1 line has" if count == 1 else f"{count} lines have"
    return f"{are} just one right answer. Accept it here with a click, or write it yourself."


def render_suggestion(line: str) -> str:
    """Return the comment that offers a line, in the host's own form, out of which nothing on the line leads.

    The fence is longer than any run of its sign on the line.
    """
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"This line has just one right answer:\n\n{fence}suggestion\n{line}\n{fence}"


def _added_lines(files: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int], str]:
    """Return the lines that the host shows as added, by file and number."""
    return {
        (file["filename"], number): text
        for file in files
        for number, text in _added_in(file.get("patch") or "")
    }


def _added_in(patch: str) -> Iterator[tuple[int, str]]:
    number = 0
    for line in patch.split("\n"):
        if hunk := _HUNK.match(line):
            number = int(hunk[1])
        elif line.startswith(("+", " ")):
            if line.startswith("+"):
                yield number, line[1:]
            number += 1
