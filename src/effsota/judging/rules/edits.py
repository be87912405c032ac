"""What a pull request may touch: a submission's own files, and others' records only in the open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from effsota.figures import count_text
from effsota.judging.memory import claim_of
from effsota.judging.quoting import quote_path
from effsota.judging.rules.file_context import ChangeContext, Edit
from effsota.judging.rules.paths import DECISIONS_FILE, OWN_FILES, ROOM, TRACK_STEM, TRACKER_FILE
from effsota.model import REGULAR
from effsota.problems import Fault
from effsota.reading.document import parse_document

MOST_FILES, MOST_SUBMISSIONS = 40, 10
_STATUS = "/status"
_MAINTAINER = "a maintainer decides on it: say in the pull request why it is needed"


def _is_record(path: str) -> bool:
    is_inside = path.startswith(f"{ROOM}/") and path.endswith((".yaml", ".csv"))
    return is_inside and path not in OWN_FILES and not is_track_file(path)


def is_record_file(path: str) -> bool:
    """Tell whether a path is that of a record's YAML."""
    return _is_record(path) and path.endswith(".yaml") and path.count("/") == 2


def is_track_file(path: str) -> bool:
    """Tell whether a path is that of a track's YAML."""
    return path.startswith(f"{ROOM}/") and path.endswith(f"/{TRACK_STEM}.yaml") and path.count("/") == 2


def _deed(edit: Edit) -> str:
    if edit.before is None:
        return "is added"
    return "is removed" if edit.after is None else "is changed"


def _records(context: ChangeContext) -> Iterator[tuple[str, Edit]]:
    return ((path, edit) for path, edit in sorted(context.edits.items()) if _is_record(path))


def nothing_changed(context: ChangeContext) -> Iterator[Fault]:
    """A pull request changes something."""
    if not context.edits:
        hint = "push what was meant, or close the pull request"
        yield Fault("", "no file is changed: there is nothing to merge", hint, file=ROOM)


def file_outside_submissions(context: ChangeContext) -> Iterator[Fault]:
    """A submission's pull request touches files under submissions/ only; for others a maintainer is asked."""
    for path, edit in sorted(context.edits.items()):
        if path != ROOM and not path.startswith(f"{ROOM}/"):
            message = f"{quote_path(path)} {_deed(edit)}, but is a file outside submissions/"
            hint = f"take it out of this pull request, or open another one for it; {_MAINTAINER}"
            yield Fault("", message, hint, file=path)


def board_file_changed(context: ChangeContext) -> Iterator[Fault]:
    """Only a maintainer adds or changes a track, or the tracker's own files."""
    for path, edit in sorted(context.edits.items()):
        if path == TRACKER_FILE or is_track_file(path):
            what = "the tracker's own file" if path == TRACKER_FILE else "a track"
            message = f"{quote_path(path)} {_deed(edit)}: this decides on {what}, not on one record"
            hint = f"propose it in an issue first (New track), and link it here; {_MAINTAINER}"
            yield Fault("", message, hint, file=path)


def decisions_changed(context: ChangeContext) -> Iterator[Fault]:
    """Only a maintainer writes down what was decided of pull requests and issues."""
    edit = context.edits.get(DECISIONS_FILE)
    if edit is not None:
        message = f"{quote_path(DECISIONS_FILE)} {_deed(edit)}: it says what maintainers decided, and why"
        hint = f"take it out of this pull request; {_MAINTAINER}"
        yield Fault("", message, hint, file=DECISIONS_FILE)


def record_removed(context: ChangeContext) -> Iterator[Fault]:
    """No record is deleted: one that no longer holds is marked as withdrawn and stays visible."""
    renamed = {**dict(_renames(context)), **_announced(context)}
    for path, edit in _records(context):
        if edit.after is None and path not in renamed:
            hint = "put the file back; if the record no longer holds, add to it: status: "
            yield Fault(
                "",
                f"{quote_path(path)} is deleted: records are never removed",
                f"{hint}{{is: withdrawn, reason: why it no longer holds, date: {context.today}}}",
                file=path,
            )


def record_renamed(context: ChangeContext) -> Iterator[Fault]:
    """No record is renamed or moved: its path is its permanent id."""
    announced = _announced(context)
    for old, new in _renames(context):
        if old in announced:
            continue
        message = f"{quote_path(old)} is renamed to {quote_path(new)}: a record's path is its permanent id"
        stem = old.removeprefix(f"{ROOM}/").rpartition(".")[0]
        back = f"move it back: git mv {quote_path(new)} {quote_path(old)}"
        named = f"where a maintainer wants the new name, write in the file: formerly: [{stem}]"
        yield Fault("", message, f"{back}; {named}", file=new)


def record_given_another_name(context: ChangeContext) -> Iterator[Fault]:
    """Only a maintainer gives a record another name; the one it had stays in its file, and leads to it."""
    for old, new in _announced(context).items():
        if old.endswith(".yaml"):
            message = (
                f"{quote_path(old)} is filed as {quote_path(new)} from now on; its old address leads there"
            )
            yield Fault("", message, _MAINTAINER, file=new)


def _announced(context: ChangeContext) -> dict[str, str]:
    """Return the new by the old path of the files of each record that says under `formerly` what it was."""
    found: dict[str, str] = {}
    for path, edit in _records(context):
        if edit.before is not None or edit.after is None or not is_record_file(path):
            continue
        for name in _names_before(edit.after.data):
            for ending in ("yaml", "csv"):
                old = f"{ROOM}/{name}.{ending}"
                gone = context.edits.get(old)
                if gone is not None and gone.after is None:
                    found[old] = f"{path.removesuffix('.yaml')}.{ending}"
    return found


@lru_cache(maxsize=4 * MOST_FILES)
def _names_before(record: bytes) -> tuple[str, ...]:
    """Return the names that a record's file says it was on file under; three rules ask for them."""
    document = parse_document(record).document
    names = document.data.get("formerly") if document is not None else None
    return tuple(map(str, names)) if isinstance(names, list) else ()


def _renames(context: ChangeContext) -> Iterator[tuple[str, str]]:
    """Yield old and new path of every record that vanished while the same content turned up elsewhere."""
    added = [(path, edit.after) for path, edit in sorted(context.edits.items()) if edit.before is None]
    for path, edit in _records(context):
        if edit.after is None and edit.before is not None:
            same = (other for other, file in added if file is not None and file.has_content_of(edit.before))
            yield from ((path, other) for other in list(same)[:1])


def mode_changed(context: ChangeContext) -> Iterator[Fault]:
    """A change is a change of content, never of a file's mode alone."""
    for path, edit in sorted(context.edits.items()):
        if edit.before and edit.after and edit.after.has_content_of(edit.before):
            message = f"only the mode of {quote_path(path)} changes, from {edit.before.mode}"
            hint = (
                f"git update-index --chmod={'-' if edit.before.mode == REGULAR else '+'}x {quote_path(path)}"
            )
            yield Fault("", f"{message} to {edit.after.mode}", hint, file=path)


def correction_untold(context: ChangeContext) -> Iterator[Fault]:
    """A change of what a record on file claims adds a line to its history that says what was changed."""
    for path, _ in _records(context):
        before, after = context.corrections.get(path, (None, None))
        if (
            before is None
            or after is None
            or any(line not in before.history for line in after.history[len(before.history) :])
        ):
            continue
        if path.endswith(".csv") or claim_of(before) != claim_of(after):
            yield Fault(
                "",
                "this record is on file already, and nothing in it says what was changed",
                f"add: history: [{{date: {context.today}, what: what was changed and why}}]"
                "; a new result is a file of its own",
                file=path,
            )
        elif before == after:
            message = "nothing that this record says is changed, only how its file is written"
            yield Fault("", message, "take the file out of this pull request", file=path)


def memory_rewritten(context: ChangeContext) -> Iterator[Fault]:
    """Records get history, challenges and replies; what they remember besides is a maintainer's to change."""
    for change in context.memory:
        if not change.is_growth and change.pointer != _STATUS:
            mend = "leave what stands there as it is, and add below it"
            if change.is_backdated:
                mend = f"write the day on which it is added, {context.today} if that is today"
            hint = f"{mend}; else {_MAINTAINER}"
            yield Fault(change.pointer, f"{change.what} is {change.deed}", hint, file=change.file)


def status_changed(context: ChangeContext) -> Iterator[Fault]:
    """Only a maintainer decides whether a record is accepted, disputed or withdrawn, and says why."""
    for change in context.memory:
        if change.pointer == _STATUS:
            hint = f"link the evidence in this pull request; {_MAINTAINER}"
            yield Fault(_STATUS, f"the status is {change.deed}", hint, file=change.file)


def changed_on_both_sides(context: ChangeContext) -> Iterator[Fault]:
    """A file that changed on the main branch meanwhile is looked at again before it is changed here."""
    for path in context.moved:
        message = f"{quote_path(path)} was changed on the main branch after this branch began"
        yield Fault("", message, "bring the branch up to date: git pull origin main", file=path)


def too_many_files(context: ChangeContext) -> Iterator[Fault]:
    """A pull request touches at most 40 files."""
    if len(context.edits) > MOST_FILES:
        message = f"this touches {len(context.edits):,} files, too many to review: at most {MOST_FILES}"
        yield Fault("", message, "split it into several pull requests", file=ROOM)


def too_many_submissions(context: ChangeContext) -> Iterator[Fault]:
    """A pull request adds at most 10 submissions."""
    added = [path for path, edit in _records(context) if edit.before is None and path.endswith(".yaml")]
    if len(added) > MOST_SUBMISSIONS:
        message = f"this adds {count_text(len(added), 'submission')} at once, too many: at most"
        hint = "split it into several pull requests, one for each paper or track"
        yield Fault("", f"{message} {MOST_SUBMISSIONS}", hint, file=ROOM)
