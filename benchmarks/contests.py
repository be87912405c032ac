"""What is measured: each piece of work, ours and who else does it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from msgspec.structs import replace

from benchmarks.hugo import write_hugo
from benchmarks.measuring import Contender, Contest, measure
from benchmarks.peers import AJV, CHECK_JSONSCHEMA, ROOT, find_hugo
from benchmarks.stage import Stage, put_aside

# The day of all that is made up, in seconds since 1970: our program is called as a user calls it.
TODAY_S = "1795737600"  # 2026-11-27
PROGRAM = str(Path(sys.executable).parent / "effsota")
SCHEMA = str(ROOT / "schema/submission.schema.json")
OFF = "effsota, nothing kept"
KEPT = "effsota, again"
CHANGED = "effsota, that file just changed"
# A file that changed within two seconds is read again: it could change once more without a sign.
SECONDS_TO_REST = 2.2
NOT_INSTALLED = "not installed here"


def start_contest() -> Contest:
    """Return what it takes to start."""
    return Contest(
        work="`effsota --help`",
        records=0,
        contenders=(
            Contender(name="effsota", command=(PROGRAM, "--help")),
            Contender(name="a bare interpreter, `python -c pass`", command=(sys.executable, "-c", "pass")),
        ),
    )


def ours(stage: Stage, name: str, *arguments: str, keeps: bool = False) -> Contender:
    """Return our program on a tracker; what it keeps between runs lies outside of this checkout."""
    return Contender(
        name=name,
        command=(PROGRAM, *arguments),
        folder=stage.tracker,
        environment={"EFFSOTA_CACHE": str(stage.kept) if keeps else "off", "SOURCE_DATE_EPOCH": TODAY_S},
    )


def _peer(name: str, program: Path | None, stage: Stage, *arguments: str) -> Contender:
    is_there = program is not None and program.exists()
    return Contender(
        name=name,
        command=(str(program), *arguments),
        folder=stage.tracker,
        missing=None if is_there else NOT_INSTALLED,
    )


def _check_jsonschema(stage: Stage, *files: str) -> Contender:
    arguments = ("--disable-formats", "*", "--quiet", "--schemafile", SCHEMA, *files)
    return _peer("check-jsonschema", CHECK_JSONSCHEMA, stage, *arguments)


def _ajv(stage: Stage, files: str) -> Contender:
    arguments = ("--spec=draft2020", "--strict=false", "--validate-formats=false", "-s", SCHEMA, "-d", files)
    return _peer("ajv-cli", AJV, stage, "validate", *arguments)


def _floor(name: str, what: str, *folders: str) -> Contender:
    command = (sys.executable, "-m", "benchmarks.floor", what, *folders)
    return Contender(name=f"floor: {name}", command=command, folder=ROOT)


def _validate_file(stage: Stage) -> Contest:
    quoted = stage.quoted() / stage.file.removeprefix("submissions/").replace("/", "-")
    again = ours(stage, KEPT, "validate", stage.file, keeps=True)
    versions = count(500)
    return Contest(
        work="`validate FILE`",
        records=stage.records,
        contenders=(
            at_rest(again),
            replace(again, name=CHANGED, prepare=lambda: stage.change(next(versions))),
            ours(stage, OFF, "validate", stage.file),
            _check_jsonschema(stage, stage.file),
            _ajv(stage, str(quoted)),
        ),
    )


def _validate(stage: Stage) -> Contest:
    stage.restore()
    again = ours(stage, KEPT, "validate", keeps=True)
    return Contest(
        work="`validate`",
        records=stage.records,
        contenders=(
            ours(stage, OFF, "validate"),
            at_rest(again),
            _check_jsonschema(stage, *stage.submissions()),
            _ajv(stage, f"{stage.quoted()}/*.yaml"),
            _floor("reading the bytes", "read", str(stage.tracker / "submissions")),
            _floor("and their SHA-256", "digest", str(stage.tracker / "submissions")),
            _floor("and libyaml's events", "events", str(stage.tracker / "submissions")),
        ),
    )


def _diff(stage: Stage) -> Contest:
    again = ours(stage, KEPT, "diff", "main", "pr", keeps=True)
    measure(again)
    return Contest(
        work="`diff main pr`, one file added",
        records=stage.records,
        contenders=(
            again,
            ours(stage, OFF, "diff", "main", "pr"),
            Contender(
                name="floor: `git diff main pr`", command=("git", "diff", "main", "pr"), folder=stage.tracker
            ),
        ),
    )


def at_rest(contender: Contender) -> Contender:
    """Return a contender that has run once on files at rest before each run that counts."""

    def run_once() -> None:
        time.sleep(SECONDS_TO_REST)
        measure(contender)

    return replace(contender, prepare=run_once)


def emptying(contender: Contender, folder: Path) -> Contender:
    """Return a contender before whose every run a folder is put out of its way."""
    return replace(contender, prepare=lambda: put_aside(folder))


def _build(stage: Stage) -> Contest:
    output, hugo, copy = stage.folder / "site", stage.folder / "hugo", stage.folder / "copy"
    build = emptying(ours(stage, OFF, "build", "--no-pictures", "-o", str(output)), output)
    first = measure(build)
    pages = write_hugo(output, hugo)
    public = hugo / "public"
    hugo_command = ("--source", str(hugo), "--destination", str(public), "--quiet")
    return Contest(
        work="`build --no-pictures`, from nothing",
        records=stage.records,
        contenders=(
            build,
            emptying(_peer(f"Hugo, {pages:,} pages", find_hugo(), stage, *hugo_command), public),
            emptying(_floor("writing the files", "write", str(output), str(copy)), copy),
        ),
        earlier={build.name: first},
    )


def _build_with_pictures(stage: Stage) -> Contest:
    output, bare = stage.folder / "pictures", stage.folder / "site"
    build = ours(stage, OFF, "build", "-o", str(output))
    measure(build)
    count = sum(1 for _ in output.rglob("*.png"))
    return Contest(
        work="`build`, with pictures",
        records=stage.records,
        contenders=(
            emptying(replace(build, name=f"effsota, {count} pictures"), output),
            emptying(ours(stage, "without them", "build", "--no-pictures", "-o", str(bare)), bare),
        ),
    )


def _rebuild(stage: Stage) -> Contest:
    """Return a build after one changed record, each time another change, beside one from nothing."""
    kept, fresh = stage.folder / "kept", stage.folder / "fresh"
    versions = iter(range(1_000_000))
    rebuild = ours(stage, "effsota", "build", "--no-pictures", "-o", str(kept), keeps=True)
    first = measure(rebuild)
    again = replace(rebuild, prepare=lambda: stage.change(next(versions)))
    whole = ours(stage, "from nothing, nothing kept", "build", "--no-pictures", "-o", str(fresh))
    return Contest(
        work="`build` after one changed record",
        records=stage.records,
        contenders=(again, emptying(whole, fresh)),
        earlier={"from nothing, and kept": first},
        verify=lambda: _verify(stage, kept, fresh),
    )


def _verify(stage: Stage, kept: Path, fresh: Path) -> str:
    """Return whether two folders hold the same bytes; the record is as it was again.

    Files are read one by one: a process is never shown with less memory than this one had when it began it.
    """
    stage.restore()
    names, others = (
        sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
        for folder in (kept, fresh)
    )
    is_same = names == others and all(
        (kept / name).read_bytes() == (fresh / name).read_bytes() for name in names
    )
    return "the same bytes" if names and is_same else "**other bytes**"


CONTESTS: dict[str, Callable[[Stage], Contest]] = {
    "validate-file": _validate_file,
    "validate": _validate,
    "diff": _diff,
    "build": _build,
    "pictures": _build_with_pictures,
    "rebuild": _rebuild,
}
