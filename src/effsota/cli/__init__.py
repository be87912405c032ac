"""The command line: arguments in, today's date, exit code out."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from effsota.cli.closed_pipe import UnwritableOutputError, outlive_readers
from effsota.cli.exit_codes import BAD_DATA, OUR_BUG, STOPPED, WRONG_CALL
from effsota.cli.quick_call import run_quickly

# What the extra `site` brings; `validate` and `diff` do without.
OF_THE_SITE = {"arro3", "jinja2", "markupsafe", "numpy", "resvg", "ttf_opensans"}
HOW_TO_INSTALL = (
    "Install the extra: pip install 'effsota[site] @ git+https://github.com/effsota/effsota'"
    " (in a checkout: make site)."
)


def main() -> NoReturn:
    """Run the command line; every way out is an exit code, never a traceback."""
    outlive_readers()
    # Our matrices are small: threads of numpy's would take turns on what our own processes compute with.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code = _run()
        sys.stdout.flush()
    except UnwritableOutputError as error:
        _complain(f"effsota: standard output cannot be written: {error}.")
        code = WRONG_CALL
    gc.freeze()  # what is left goes with the process: Python would look through all of it first
    sys.exit(code)


def _run() -> int | str | None:
    """Run the command line; return how it ends."""
    try:
        code = run_quickly(sys.argv[1:])
        if code is None:
            from effsota.cli.commands import run_command  # noqa: PLC0415  # what the shortest call does without

            code = run_command()
    except KeyboardInterrupt:
        return STOPPED
    except SystemExit as error:
        return error.code
    except UnwritableOutputError:
        raise
    except BaseException as error:  # noqa: BLE001  # the last line of defence; a panic of Rust is no Exception
        return _explain(error)
    return code


def _complain(line: str, *, end: str = "\n") -> None:
    sys.stderr.write(f"{line}{end}")


def _tell_files(error: BaseException) -> bool:
    """Tell at which files the program broke, where that is known: others may be fine."""
    from effsota.judging.report import render_problems  # noqa: PLC0415  # only where something is wrong
    from effsota.pipeline.isolation import problems_of  # noqa: PLC0415
    from effsota.problems import BrokenAtError, BrokenFilesError  # noqa: PLC0415

    if not isinstance(error, BrokenAtError | BrokenFilesError):
        return False
    _complain(render_problems(problems_of(error)), end="")
    _complain("Nothing else was done.")
    return True


def _explain(error: BaseException) -> int:
    """Say what broke, or which packages a command needs beyond those of the gate; return the exit code."""
    missing = (error.name or "").partition(".")[0] if isinstance(error, ModuleNotFoundError) else ""
    if missing in OF_THE_SITE:
        _complain(f"effsota: this command needs {missing}. {HOW_TO_INSTALL}")
        return WRONG_CALL
    from effsota.disk.debugging import is_debugging  # noqa: PLC0415  # only where something is wrong

    if is_debugging():
        import traceback  # noqa: PLC0415  # for us alone

        traceback.print_exception(error)
        return OUR_BUG
    if not isinstance(error, ImportError) and _tell_files(error):
        return BAD_DATA
    from effsota.text import to_log_line  # noqa: PLC0415  # only where something is wrong

    # On one line, in which nothing is a command to the runner of a workflow.
    said = to_log_line(" ".join(str(error).split()))
    if isinstance(error, ImportError):
        _complain(f"effsota: the program is not installed whole: {said}")
        return OUR_BUG
    if isinstance(error, OSError) and error.strerror:
        # What the system refused, such as a name that is too long, is about the call, or the disk.
        place = f"{error.filename}: " if isinstance(error.filename, str) else ""
        _complain(to_log_line(f"effsota: {place}{error.strerror}."))
        return WRONG_CALL
    _complain(f"effsota: internal error ({type(error).__name__}): {said}")
    _complain("This is our bug. Run again with EFFSOTA_DEBUG=1 and report what it prints.")
    return OUR_BUG
