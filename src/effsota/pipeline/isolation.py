"""A fault of ours kept to the file at which it shows: it becomes a problem of that file, and work goes on.

What concerns no single file ends the program as ever: a disk, memory, a file that changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable

from effsota.disk.debugging import VARIABLE, is_debugging
from effsota.model import ChangedMeanwhileError
from effsota.problems import INTERNAL_ERROR, BrokenAtError, BrokenFilesError, Located, Problem
from effsota.text import cut

_OF_NO_FILE = (ChangedMeanwhileError, OSError, MemoryError, ImportError)
_MOST_CHARACTERS = 200
_HINT = (
    "this is a fault of effsota, and the file may be fine: report it with the file to the maintainers;"
    f" {VARIABLE}=1 shows where it broke"
)


class isolating:  # noqa: N801  # it stands behind `with`, and says what it does
    """Add to `problems` what breaks inside as a fault of ours at `file`, and go on behind it.

    What was raised at work on another file is told of that one; `passing` is raised as ever.
    """

    __slots__ = ("_file", "_passing", "_problems")

    def __init__(
        self, file: str, problems: list[Problem], *, passing: tuple[type[Exception], ...] = ()
    ) -> None:
        self._file, self._problems, self._passing = file, problems, passing

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        """Return whether what was raised is told with its file, and so not raised any more."""
        if not isinstance(error, Exception):
            return False
        cause = cause_of(error)
        if isinstance(cause, (*_OF_NO_FILE, *self._passing)):
            raise cause from None
        at = error.file if isinstance(error, BrokenAtError) else self._file
        if is_debugging():
            cause.add_note(f"This broke at {at}.")
            raise cause from None
        self._problems.append(internal_error(at, cause))
        return True


def cause_of(error: Exception) -> Exception:
    """Return what was raised first, where it is known to have been raised at work on a file."""
    is_told = isinstance(error, BrokenAtError) and isinstance(error.__cause__, Exception)
    return error.__cause__ if is_told else error  # type: ignore[return-value]  # as was just asked


def internal_error(file: str, error: Exception) -> Problem:
    """Return the problem that an exception of ours is to a file."""
    said = " ".join(str(error).split())
    what = f"{type(error).__name__}: {cut(said, _MOST_CHARACTERS)}" if said else type(error).__name__
    return Located(1, 1, INTERNAL_ERROR, f"the check itself broke at this file ({what})", _HINT).in_file(file)


def problems_of(error: BrokenAtError | BrokenFilesError) -> tuple[Problem, ...]:
    """Return where the program broke, as problems of files."""
    if isinstance(error, BrokenFilesError):
        return error.problems
    return (internal_error(error.file, cause_of(error)),)


def is_broken(problems: Iterable[Problem]) -> bool:
    """Tell whether the program broke at a file: what is found then is not kept for the next run."""
    return any(problem.rule == INTERNAL_ERROR for problem in problems)
