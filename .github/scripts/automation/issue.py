"""A submission sent through the issue form: judged like a pull request, answered with a link to one."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from automation.handed import HANDED, SAID, Handed, write_handed
from automation.host import read_event
from automation.issue_form import FormError, Sender, read_fields, write_submission
from automation.prefill import new_file_link
from automation.turns import turn_said
from effsota.disk.revision import State, read_folder_state
from effsota.disk.stale import Replayed
from effsota.figures import count_text
from effsota.judging.changes import (
    MOST_CHARACTERS,
    Verdict,
    file_and_line,
    render_checks,
    render_effect,
    render_markdown,
)
from effsota.limits import is_name
from effsota.model import REGULAR, Tracker, TreeFile
from effsota.pipeline.comparison import Comparison, compare
from effsota.text import to_markdown, to_markdown_block

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from automation.issue_form import Written
    from effsota.judging.changes import Judgement
    from effsota.problems import Problem

_EDIT = "Edit the issue, and this answer is brought up to date."


def answer(body: str, *, sender: str, state: State, today: date) -> str:
    """Return what is said about the form: its problems, or its effect and the link to a pull request."""
    try:
        written = write_submission(read_fields(body), Sender(handle=sender, day=today))
    except FormError as error:
        return f"**Your turn:** this issue no longer holds the form: {to_markdown(str(error))}. {_EDIT}\n"
    refusal = refuse_place(written, state)
    if refusal:
        return f"**Your turn:** {refusal} {_EDIT}\n"
    path = written.path
    compared = compare_form(written, state, today)
    opening = _open(compared.judgement, written.text, path, compared.tracker)
    told = render_markdown(
        compared.judgement, opening=opening, place_of=partial(_place_of, path=path, places=written.places)
    )
    shown = to_markdown_block(written.text)
    if len(told) + len(shown) > MOST_CHARACTERS:
        shown = "It is too long to be shown here. Open a pull request with it."
    return f"{told}\n<details><summary>The file</summary>\n\n{shown}\n\n</details>\n"


def compare_form(written: Written, state: State, today: date) -> Comparison:
    """Return what the record of a form does to the boards of a tracker."""
    data = written.text.encode("utf-8", errors="replace")
    file = TreeFile(mode=REGULAR, data=data, size=len(data))
    head = replace(
        state, name=f"issue: {written.path}", own=MappingProxyType({**state.own, written.path: file})
    )
    return compare(state, Replayed(state=head), today)


def _place_of(problem: Problem, *, path: str, places: Sequence[str]) -> str:
    """Return the field of the form that a problem was typed into; elsewhere its file and line."""
    if problem.file != path or problem.line > len(places):
        return file_and_line(problem)
    return f"**{places[problem.line - 1]}**"


def refuse_place(written: Written, state: State) -> str | None:
    """Return as Markdown why a record cannot be filed where its form says, None where it can."""
    tracks = sorted(path.split("/")[1] for path in state.own if path.endswith("/track.yaml"))
    if written.track not in tracks:
        known = ", ".join(f"`{track}`" for track in tracks)
        return f"there is no track {to_markdown(written.track[:80])}. Choose one of {known}."
    if not is_name(written.name):
        name = to_markdown(written.name[:80])
        return f"{name} is no short name: small letters, digits and hyphens, such as `efficientnet-b0`."
    if f"submissions/{written.track}/{written.name}.yaml" in state.own:
        place = f"{written.track}/{written.name}"
        return f"`{place}` is on file already. Choose another short name, or send a correction."
    return None


def _open(judgement: Judgement, text: str, path: str, tracker: Tracker | None) -> str:
    if judgement.verdict is Verdict.MEND:
        count = len(judgement.errors)
        are = "is" if count == 1 else "are"
        return f"**Your turn:** {count_text(count, 'error')} {are} to be mended. {_EDIT}"
    effect = render_effect(judgement)
    if tracker is None:
        return f"**A maintainer's turn:** the tracker's own file cannot be read here. {effect}"
    link = new_file_link(tracker.repository, branch=tracker.branch, path=path, text=text)
    how = "it holds the file already" if link.is_filled else "copy the file below into it"
    passed = render_checks(judgement)
    if judgement.verdict is Verdict.DECIDE:
        found = passed if judgement.doubts else "nothing is wrong"
        passed = f"{found}, but a maintainer will decide on what a submission may not touch"
    return f"**Your turn:** {passed}. [Open the pull request]({link.url}): {how}. {effect}"


def main() -> int:
    """Write the answer to the event's issue, and whose turn it is, into the folder of the first argument."""
    issue = read_event()["issue"]
    state = replace(read_folder_state(Path(__file__).resolve().parents[3]), name="main")
    sender = issue["user"]["login"]
    text = answer(issue["body"] or "", sender=sender, state=state, today=datetime.now(UTC).date())
    folder = Path(sys.argv[1])
    folder.mkdir()
    (folder / SAID).write_text(text, "utf-8")
    write_handed(Handed(turn_said(text)), folder / HANDED)
    return 0
