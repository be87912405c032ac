"""What the check says of one issue of the form: as JSON, as `effsota diff` has it."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from automation.issue import compare_form, refuse_place
from automation.issue_form import FormError, Sender, read_fields, write_submission
from effsota.disk.revision import State, read_folder_state
from effsota.judging.changes import judgement_data

if TYPE_CHECKING:
    from datetime import date

MOST_FORM_BYTES = 1_000_000


def judge_form(body: str, *, sender: str, state: State, today: date) -> dict[str, Any]:
    """Return the judgement of a form, in the shape that docs/diff.md describes."""
    try:
        written = write_submission(read_fields(body), Sender(handle=sender, day=today))
    except FormError as error:
        return _refused(str(error))
    if refuse_place(written, state):
        return _refused("the track or the short name of the form cannot be used")
    return judgement_data(compare_form(written, state, today).judgement)


def _refused(why: str) -> dict[str, Any]:
    problem = {"file": "", "message": why, "severity": "error", "answer": None}
    nothing: dict[str, list[Any]] = {key: [] for key in ("standing", "boards", "moved")}
    return {"verdict": "mend", "turn": "author", "doubts": 0, "problems": [problem], **nothing}


def main() -> int:
    """Judge the form that is given as JSON: `body`, and its `sender`."""
    form = json.loads(sys.stdin.buffer.read(MOST_FORM_BYTES))
    state = replace(read_folder_state(Path(__file__).resolve().parents[3]), name="main")
    told = judge_form(form["body"], sender=form["sender"], state=state, today=datetime.now(UTC).date())
    print(json.dumps(told))
    return 0
