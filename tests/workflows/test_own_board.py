"""A tracker of one's own from its first day to its first upgrade, in environments made by its own workflows.

Only the code host is replaced: the address of the program's repository leads to one on this machine.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from effsota.queue import read_queue
from tests.builders.queues import SCHEMA
from tests.pull_requests import read_folder
from tests.throwaway import ENVIRONMENT, Entry, make_throwaway
from tests.workflows.code_host import serve_code_host
from tests.workflows.environments import Environments
from tests.workflows.policy import find_faults
from tests.workflows.queue_host import pull as open_pull
from tests.workflows.rehearsal import ROOT
from tests.workflows.stage import Stage
from tests.workflows.test_policy import BIN, WORKFLOWS
from tests.workflows.workflow_file import read_workflow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from tests.throwaway import Throwaway

SOURCE = "https://github.com/effsota/effsota"
RECORD = """\
model: %s
date: 2024-02-01
publication: {title: A network that is small, url: https://small.dev/network}
result: {value: 91, is: measured}
compute:
  - method: operations
    forward: 0.1e9 multiply-adds
    examples: 1e6
    epochs: 2
    sources: [{title: A network that is small, url: https://small.dev/network, where: table 1}]
"""
GOOD = {"submissions/example-level/mine.yaml": Entry((RECORD % "SmallNet").encode())}
WRONG = {"submissions/example-level/mine.yaml": Entry(RECORD.replace("model:", "modle:").encode())}
# What an own tracker installs more: the program from where its pin says, and what builds it.
PINNED = re.compile(
    r' -r requirements-build\.txt\n *"\$RUNNER_TEMP/[a-z-]+/bin/python" -I -m pip install --quiet'
    r" --no-deps --no-build-isolation -r effsota\.lock$",
    re.MULTILINE,
)


def program() -> dict[str, Entry]:
    """Return the files of this repository, as git would take them now."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    is_code = {name for name in names if not name.startswith(("tests/", "submissions/", "examples/"))}
    return {name: Entry((ROOT / name).read_bytes()) for name in is_code if name and (ROOT / name).is_file()}


def pin(commit: str) -> str:
    """Return the file that pins a commit of the program."""
    head = "# The program that judges and builds. `effsota init --upgrade` moves it; see docs/running.md.\n"
    return f"{head}effsota @ git+{SOURCE}@{commit}\n"


@dataclass(frozen=True)
class Owner:
    """Who runs a tracker: its folder, its repository at the code host, and the program's at two commits."""

    folder: Path
    store: Throwaway
    environments: Environments
    commits: tuple[str, str]

    def call(self, commit: str, *arguments: str) -> str:
        """Call the program of a commit, installed as the tracker's check installs it."""
        workflow = read_workflow((ROOT / ".github/workflows/validate.yml").read_text("utf-8")).data
        (script,) = (
            step["run"] for step in workflow["jobs"]["validate"]["steps"] if step["name"] == "Install"
        )
        place = self.folder.parent / commit
        place.mkdir(exist_ok=True)
        for name in ("requirements.txt", "requirements-build.txt"):
            shutil.copy(ROOT / name, place)
        (place / "effsota.lock").write_text(pin(commit), "utf-8")
        installed = self.environments.install(for_tracker(script), workspace=place)
        command = [str(installed / "venv/bin/effsota"), *arguments]
        return subprocess.check_output(command, cwd=self.folder.parent, env=ENVIRONMENT, text=True)

    def push(self, *parents: str) -> str:
        """Commit the folder to main; return the commit."""
        commit = self.store.commit(dict(read_folder(self.folder)), *parents)
        self.store.git("update-ref", "refs/heads/main", commit)
        return commit


def for_tracker(script: str) -> str:
    """Return the lines of an installation here as a tracker of one's own has them."""
    before, _, line = script.rstrip("\n").rpartition("\n")
    python, _, _ = line.partition(" -I -m pip")
    pinned = f"{python} -I -m pip install --quiet --no-deps --no-build-isolation -r effsota.lock"
    return f"{before}\n{line} -r requirements-build.txt\n{pinned}\n"


@pytest.fixture(scope="module")
def owner(tmp_path_factory: pytest.TempPathFactory, environments: Environments) -> Owner:
    """A tracker started in a repository that had a README."""
    home = tmp_path_factory.mktemp("own")
    (home / "program").mkdir()
    source = make_throwaway(home / "program")
    for setting in ("allowAnySHA1InWant", "allowFilter"):
        source.git("config", f"uploadpack.{setting}", "true")
    first = source.commit(program())
    changed = (ROOT / "docs/running.md").read_bytes() + b"\nOne line more.\n"
    second = source.commit({"docs/running.md": Entry(changed)}, first)
    source.git("update-ref", "refs/heads/main", second)
    settings = home / "gitconfig"
    settings.write_text(f'[url "file://{source.folder}"]\n\tinsteadOf = {SOURCE}\n', "utf-8")
    (home / "environments").mkdir()
    made = Environments(
        home / "environments", seeds=environments, variables={"GIT_CONFIG_GLOBAL": str(settings)}
    )
    place = home / "host/owner/board"
    place.mkdir(parents=True)
    store = make_throwaway(place)
    store.git("config", "uploadpack.allowAnySHA1InWant", "true")
    folder = home / "board"
    folder.mkdir()
    (folder / "README.md").write_text("# Mine\n", "utf-8")
    origin = "git@github.com:owner/board.git"
    for command in (["init", "-q", "-b", "main"], ["remote", "add", "origin", origin]):
        subprocess.run(["git", *command], cwd=folder, env=ENVIRONMENT, check=True)
    owner = Owner(folder=folder, store=store, environments=made, commits=(first, second))
    assert "Left alone, because they are there already: README.md\n" in owner.call(first, "init", "board")
    shutil.rmtree(folder / ".git")
    owner.push()
    return owner


@pytest.fixture
def stage(owner: Owner, tmp_path: Path) -> Iterator[Stage]:
    """The code host with that tracker."""
    with serve_code_host(tmp_path) as host:
        yield Stage(
            home=tmp_path / "runs",
            store=owner.store,
            host=host,
            environments=owner.environments,
            workflows=owner.folder / ".github/workflows",
        )


def pull(stage: Stage, changes: Mapping[str, Entry]) -> tuple[str, str]:
    """Return main and the head of a pull request against it."""
    main = stage.main()
    return main, stage.store.commit(dict(changes), main)


def test_its_program_is_pinned_to_the_one_that_started_it(owner: Owner) -> None:
    """By the full commit; the manifest names it too."""
    first = owner.commits[0]
    assert (owner.folder / "effsota.lock").read_text("utf-8") == pin(first)
    said = json.loads((owner.folder / ".github/effsota.json").read_text("utf-8"))
    assert (said["commit"], "README.md" in said["files"]) == (first, False)


def test_its_workflows_keep_to_the_policy(owner: Owner) -> None:
    """As ours do, but for the pinned program behind its packages; the auditor finds nothing either."""
    files = {path.stem: path.read_text("utf-8") for path in (owner.folder / ".github/workflows").iterdir()}
    assert len(files) == 6
    unpinned = {stem: PINNED.sub("", text) for stem, text in files.items()}
    assert [stem for stem, text in files.items() if unpinned[stem] == text] == []
    assert find_faults(WORKFLOWS | unpinned) == []
    command = [str(BIN / "zizmor"), "--offline", "--persona=auditor", "--collect=all", ".github"]
    found = subprocess.run(command, cwd=owner.folder, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr


def test_a_good_pull_request_passes(stage: Stage) -> None:
    """With its preview."""
    run = stage.validate(*pull(stage, GOOD))
    assert (run.statuses, run.commands) == ({"validate": 0}, []), run.log
    assert "every check passed" in run.summary
    assert (run.uploads["preview"] / "tracks/example-level/mine/index.html").is_file()


def test_a_wrong_pull_request_is_told_on_its_line(stage: Stage) -> None:
    """And is not passed."""
    run = stage.validate(*pull(stage, WRONG))
    assert (run.statuses, run.uploads) == ({"validate": 1}, {})
    assert any("file=submissions/example-level/mine.yaml,line=1" in line for line in run.commands)


@pytest.mark.parametrize(
    ("change", "told", "label"),
    [(GOOD, "every check passed", "turn: maintainer"), (WRONG, "1 error is to be", "turn: author")],
)
def test_a_pull_request_is_commented(
    change: Mapping[str, Entry], told: str, label: str, stage: Stage
) -> None:
    """By the program of main."""
    run = stage.comment(*pull(stage, change))
    assert run.statuses == {"judge": 0, "comment": 0}, run.log
    assert (told in stage.said(), stage.labelled()) == (True, label)


def test_before_its_first_queue_nobody_is_reminded(stage: Stage) -> None:
    """By its own program, which says so."""
    run = stage.remind(stage.main(), None)
    assert (run.statuses, stage.host.written) == ({"look": 0}, []), run.log
    assert run.commands[0].startswith("::warning title=No queue::")


def test_it_is_published(stage: Stage) -> None:
    """Its own board, summed, and looked at; with its queue, judged by the pinned program."""
    main, head = pull(stage, GOOD)
    stage.host.answers |= {
        stage.lists()["pulls"]: [open_pull(7, head)],
        "/repos/owner/board/issues/7/timeline?per_page=100&page=1": [],
    }
    run = stage.publish(main)
    assert run.statuses == {"queue": 0, "build": 0, "attest": 0, "guard": 0, "deploy": 0, "verify": 0}, (
        run.log
    )
    site = run.uploads["github-pages"]
    assert (site / "tracks/example-level/index.html").is_file()
    assert (site / "schema/submission.schema.json").is_file()
    assert (site / "data/ledger.jsonl").is_file()
    (item,) = read_queue((site / "data/queue.json").read_bytes(), SCHEMA).waiting
    assert (item.verdict.value, item.record, item.head) == ("review", "example-level/mine", head)


def test_its_links_are_asked_for(stage: Stage) -> None:
    """Where nothing is reached, each is told."""
    run = stage.links(stage.main())
    assert (run.statuses, "links may be broken" in run.summary) == ({"links": 0}, True)


def test_an_upgrade_moves_the_pin_and_passes_again(owner: Owner, stage: Stage) -> None:
    """The newer program renews what it wrote, and judges with itself."""
    told = owner.call(owner.commits[1], "init", "--upgrade", "board")
    assert told.startswith("Renewed in board: docs/running.md\n")
    assert (owner.folder / "effsota.lock").read_text("utf-8") == pin(owner.commits[1])
    assert "One line more." in (owner.folder / "docs/running.md").read_text("utf-8")
    owner.push(stage.main())
    run = stage.comment(*pull(stage, GOOD))
    assert run.statuses == {"judge": 0, "comment": 0}, run.log
    assert "every check passed" in stage.said()
