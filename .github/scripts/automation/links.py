"""Whether the links of the data still lead somewhere: asked once a week, told, never a reason to block.

Whoever answers may be hostile: no answer, and none that never ends, keeps the others from being told.
"""

from __future__ import annotations

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPException
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request

from automation.https_only import open_https
from effsota.text import refuse_link, to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_LINK = re.compile(r"https://[^\s\"'<>\]}),]+")
# Hosts that turn automatic visitors away say nothing about the page.
UNSURE = {401, 403, 405, 429}
MOST_SHOWN = 200
AT_ONCE, MOST_SECONDS = 16, 30.0
_SILENT_SECONDS = 20


def find_links(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the files that hold each acceptable link, by link; links to the program itself are left out."""
    found: dict[str, list[str]] = {}
    for name, text in sorted(texts.items()):
        for link in sorted({match.rstrip(".;") for match in _LINK.findall(text)}):
            if refuse_link(link) is None:
                found.setdefault(link, []).append(name)
    return found


def ask(link: str) -> str | None:
    """Return why a link leads nowhere, None where it leads somewhere or nobody can tell."""
    try:
        request = Request(link, method="HEAD", headers={"User-Agent": "link check (weekly)"})  # noqa: S310
        with open_https(request, seconds=_SILENT_SECONDS):
            return None
    except HTTPError as error:
        return None if error.code in UNSURE else f"answers {error.code}"
    except HTTPException:
        return "answers nonsense"
    except OSError:
        return "does not answer"


def ask_in_time(link: str, *, ask: Callable[[str], str | None], seconds: float) -> str | None:
    """Return the answer, or that there was none in time, as of one that sends a byte now and then."""
    answers: SimpleQueue[str | None] = SimpleQueue()
    Thread(target=lambda: answers.put(_ask_safely(link, ask)), daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except Empty:
        return "does not answer in time"


def _ask_safely(link: str, ask: Callable[[str], str | None]) -> str | None:
    try:
        return ask(link)
    except Exception as error:  # noqa: BLE001  # the fault is the other side's, whatever a library makes of it
        return f"answers nonsense ({type(error).__name__})"


def report(
    links: Mapping[str, list[str]], *, ask: Callable[[str], str | None], seconds: float = MOST_SECONDS
) -> str:
    """Return what was found as Markdown; each link has some seconds to answer."""
    with ThreadPoolExecutor(max_workers=AT_ONCE) as pool:
        answers = dict(
            zip(links, pool.map(partial(ask_in_time, ask=ask, seconds=seconds), links), strict=True)
        )
    lines = [
        f"- {to_markdown(link)} {answer}: {', '.join(map(to_markdown, links[link][:3]))}"
        for link, answer in answers.items()
        if answer
    ]
    return "\n".join(_told(lines, len(links))) + "\n"


def _told(lines: list[str], count: int) -> Iterable[str]:
    if not lines:
        return [f"All {count:,} links lead somewhere."]
    head = f"{len(lines):,} of {count:,} links may be broken. Nothing is blocked; look, then mend or archive."
    return [head, "", *lines[:MOST_SHOWN]]


def main() -> int:
    """Print the report on the YAML files of the folder of the first argument."""
    files = sorted(Path(sys.argv[1]).rglob("*.yaml"))
    texts = {path.as_posix(): path.read_text("utf-8") for path in files if not path.is_symlink()}
    print(report(find_links(texts), ask=ask), end="")
    return 0
