"""The steps of `validate` and `publish`, in order, from a commit to a comment and a built site."""

from __future__ import annotations

import hashlib
import json
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.present import present
from tests.pull_requests import read_changes, read_folder, to_entries
from tests.throwaway import Entry, Throwaway, make_throwaway
from tests.workflows.policy import parse
from tests.workflows.rehearsal import Runner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).parents[2]
CHANGES = ROOT / "tests/changes"
BASE_SHA, HEAD_SHA = "github.event.pull_request.base.sha", "github.event.pull_request.head.sha"
VOUCHED = "contains(github.event.pull_request.labels.*.name, 'vouched')"
CODE = (".github/scripts", "src", "schema", "site", "requirements.lock")


def job(workflow: str, name: str) -> dict[str, Any]:
    """Return a job of a workflow as it stands in the repository."""
    found: dict[str, Any] = parse((ROOT / f".github/workflows/{workflow}.yml").read_text("utf-8"))["jobs"][
        name
    ]
    return found


@cache
def code() -> dict[str, Entry]:
    """Return the program as this repository tracks it, and the small board of the tests as its data."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *CODE]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    files = {name: Entry((ROOT / name).read_bytes()) for name in names if name and (ROOT / name).is_file()}
    return files | read_folder(CHANGES / "base")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Throwaway:
    """The code host: one repository, its main branch, and commits to ask for by their id."""
    folder = tmp_path_factory.mktemp("host") / "owner" / "board"
    folder.mkdir(parents=True)
    store = make_throwaway(folder)
    store.git("config", "uploadpack.allowAnySHA1InWant", "true")
    store.git("update-ref", "refs/heads/main", store.commit(code()))
    return store


@pytest.fixture
def validate(server: Throwaway, tmp_path: Path) -> Callable[..., tuple[int, Runner]]:
    """Return a function that sends a pull request of changes through the job; it returns the exit code."""

    def call(changes: Iterable[dict[str, Any]], *, vouched: bool = False) -> tuple[int, Runner]:
        main = server.git("rev-parse", "main")
        entries = {path: entry for each in changes for path, entry in to_entries(each, code()).items()}
        head = server.commit(entries, main)
        expressions = {BASE_SHA: main, HEAD_SHA: head, VOUCHED: str(vouched).lower()}
        runner = Runner(home=tmp_path / "run", server=server.folder, expressions=expressions, sha=head)
        return runner.run_job(job("validate", "validate")), runner

    return call


def commands(runner: Runner) -> list[str]:
    """Return the lines of the log that the runner would take for commands."""
    lines = (line for text in runner.log for line in text.splitlines())
    return [line for line in lines if line.lstrip().startswith("::") or "##[" in line]


def test_a_good_pull_request_passes(validate: Callable[..., tuple[int, Runner]]) -> None:
    """Its effect is told, and the site as it would be can be looked at."""
    status, runner = validate(read_changes(CHANGES / "comments/good.json"))
    assert (status, commands(runner)) == (0, [])
    assert runner.summary.startswith(
        "**A maintainer's turn:** every check passed. <code>ShuffleNet v2</code>"
    )
    preview = runner.uploads["preview"]
    assert (preview / "tracks/alexnet-level/shufflenet-v2/index.html").is_file()


def test_an_overtaking_pull_request_leads_the_preview(validate: Callable[..., tuple[int, Runner]]) -> None:
    """The page of the board names it."""
    status, runner = validate(read_changes(CHANGES / "comments/overtaking.json"))
    page = (runner.uploads["preview"] / "tracks/alexnet-level/index.html").read_text("utf-8")
    assert (status, "FastNet" in page) == (0, True)
    assert "takes the lead on" in runner.summary.splitlines()[0]


def test_a_wrong_pull_request_is_told_on_its_lines(validate: Callable[..., tuple[int, Runner]]) -> None:
    """Exit code, annotations and words agree; there is no preview."""
    status, runner = validate(read_changes(CHANGES / "comments/wrong.json"))
    file = "file=submissions/alexnet-level/shufflenet-v2.yaml"
    assert [line.partition(",title")[0] for line in commands(runner)] == [
        f"::error {file},line=2,col=7",
        f"::error {file},line=4,col=1",
        f"::error {file},line=7,col=14",
    ]
    assert (status, runner.uploads) == (1, {})
    assert runner.summary.startswith("**Your turn:** 3 errors are to be mended")


def test_a_hostile_pull_request_says_nothing_of_its_own(validate: Callable[..., tuple[int, Runner]]) -> None:
    """Names that are commands, a link, and a workflow of its own."""
    status, runner = validate(read_changes(CHANGES / "comments/hostile-names.json"))
    assert status == 1
    assert all(line.startswith("::error file=") for line in present(commands(runner)))
    assert "<b>" not in runner.summary
    assert "@" not in runner.summary


def test_a_pull_request_cannot_bring_its_own_judge(validate: Callable[..., tuple[int, Runner]]) -> None:
    """Code, schema, lock and scripts of the pull request are never run: the wrong submission stays wrong."""
    judge = {"op": "add", "mode": "100644", "content": "raise SystemExit(0)\n"}
    paths = (
        "src/effsota/cli/__init__.py",
        ".github/scripts/run.py",
        "sitecustomize.py",
        "yaml.py",
        "click.py",
    )
    changes = [*read_changes(CHANGES / "comments/wrong.json"), *({**judge, "path": path} for path in paths)]
    status, runner = validate(changes)
    assert status == 1
    assert "is not a known key" in runner.summary


def test_a_maintainer_may_vouch(validate: Callable[..., tuple[int, Runner]]) -> None:
    """With the label a track may be changed, and what it does is told."""
    status, runner = validate(read_changes(CHANGES / "rules/board-file-changed/change.json"), vouched=True)
    assert (status, "1 warning" in runner.summary) == (0, True)


@pytest.mark.parametrize("name", ["good", "overtaking", "wrong", "hostile", "hostile-names"])
def test_a_comment_is_the_one_on_file(name: str, server: Throwaway, tmp_path: Path) -> None:
    """The job before the comment judges again, from main, and hands on what stands beside the change."""
    main = server.git("rev-parse", "main")
    changes = read_changes(CHANGES / f"comments/{name}.json")
    entries = {path: entry for each in changes for path, entry in to_entries(each, code()).items()}
    head = server.commit(entries, main)
    expressions = {"github.event.workflow_run.head_sha": head, "steps.find.outputs.vouched": "false"}
    runner = Runner(home=tmp_path / "run", server=server.folder, expressions=expressions, sha=main)
    # Finding the pull request asks the code host: tests/workflows/test_automation.py.
    assert runner.run_job(job("comment", "judge"), without=("Find the pull request",)) == 0
    told = runner.uploads["report"].read_text("utf-8").replace(head[:10], "head").replace(main[:10], "base")
    assert told == (CHANGES / f"comments/{name}.md").read_text("utf-8")


@pytest.fixture
def published(server: Throwaway, tmp_path: Path) -> Callable[[dict[str, Entry]], tuple[int, Runner]]:
    """Return a function that publishes main with some files changed."""

    def call(changes: dict[str, Entry]) -> tuple[int, Runner]:
        commit = server.commit(dict(changes), server.git("rev-parse", "main"))
        server.git("update-ref", "refs/heads/published", commit)
        runner = Runner(home=tmp_path / "run", server=server.folder, expressions={}, sha=commit)
        return runner.run_job(job("publish", "build")), runner

    return call


def test_what_is_published_is_summed_and_named(
    published: Callable[[dict[str, Entry]], tuple[int, Runner]],
) -> None:
    """build.json holds the commit, SHA256SUMS every file."""
    status, runner = published({})
    site = runner.uploads["github-pages"]
    lines = (site / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    assert (status, json.loads(files["build.json"].read_text("utf-8"))["commit"]) == (0, runner.sha)
    assert sums == {name: digest for name, digest in digests.items() if name != "SHA256SUMS"}


def test_bad_data_on_main_is_not_published(
    published: Callable[[dict[str, Entry]], tuple[int, Runner]],
) -> None:
    """The run fails before anything is built: the old site stays."""
    status, runner = published({"submissions/alexnet-level/bad.yaml": Entry(b"model: [\n")})
    assert (status, runner.uploads) == (1, {})
    assert any(
        line.startswith("::error file=submissions/alexnet-level/bad.yaml") for line in commands(runner)
    )


def test_a_site_with_a_link_in_it_is_not_published(
    published: Callable[[dict[str, Entry]], tuple[int, Runner]],
) -> None:
    """Publishing would follow it."""
    status, _ = published({"site/static/secret.txt": Entry(b"/etc/passwd", "120000")})
    assert status == 1
