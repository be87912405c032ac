"""`--help` shows commands by what one comes for, each with examples that run as they stand."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from effsota.cli.commands import cli
from effsota.ledger.known_facts import FactPlace
from effsota.reading.document import parse_document
from tests.builders.ledgers import ledger_of, record
from tests.throwaway import ENVIRONMENT
from tests.unit.bringing.importers.epoch_table import row_of, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.acceptance.conftest import Run

ROOT = Path(__file__).parents[2]
LOG = "step,train_loss,val_loss\n1000,3.9,3.8\n5000,3.3,3.277\n"
FILES = (
    *("tracker.yaml", "alexnet-imagenet/*.yaml", "ai-and-compute/*.yaml"),
    *("fineweb-3-28/track.yaml", "fineweb-3-28/record-01.*"),
)
TABLES = {
    "notable_ai_models.csv": table_of(row_of(1)),
    **{path.name: path.read_bytes() for path in (ROOT / "tables").glob("*.csv")},
}
# What asks questions or runs until it is ended has tests of its own.
NOT_RUN = {"effsota new alexnet-imagenet", "effsota serve", "effsota serve --port 8001"}


def commands(group: click.Group, *names: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of every command, of a group's own commands too."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*names, name)
        if isinstance(command, click.Group):
            yield from commands(command, *names, name)


def examples_of(words: tuple[str, ...]) -> list[str]:
    """Return the calls that a command's help ends with, each on one line."""
    shown = CliRunner().invoke(cli, [*words, "--help"]).output.partition("Example")[2]
    calls = shown.partition(":\n")[2].replace("\\\n", "")
    return [" ".join(line.split()) for line in calls.splitlines() if line.strip()]


CALLS = sorted({call for words in commands(cli) for call in examples_of(words)} - NOT_RUN)
# Imports meet a tracker each table, not each call: a call writes a track of its own.
IMPORTS = {
    table: [call for call in CALLS if call.startswith("effsota import ") and f" {table} " in call]
    for table in sorted(TABLES)
}
OTHERS = [call for call in CALLS if call not in chain(*IMPORTS.values())]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the examples name, under git: tracks of this repository, one with its first record only."""
    folder = tmp_path_factory.mktemp("examples") / "checkout"
    for path in sorted(path for files in FILES for path in (ROOT / "submissions").glob(files)):
        copy = folder / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, copy)
    for words in (
        ["init", "-q", "-b", "main"],
        ["add", "."],
        ["commit", "-q", "-m", "x"],
        ["branch", "my-branch"],
    ):
        subprocess.run(["git", *words], cwd=folder, env=ENVIRONMENT, check=True)
    (folder / "runs").mkdir()
    (folder / "runs/log.csv").write_text(LOG, "utf-8")
    shutil.copy(ROOT / "examples/model-card.md", folder / "card.md")
    shutil.copy(ROOT / "examples/statement.yaml", folder)
    shutil.copy(ROOT / "examples/architectures/llama-2-7b.json", folder / "config.json")
    shutil.copy(ROOT / "examples/architectures/resnet-50.yaml", folder / "layers.yaml")
    for name, table in TABLES.items():
        (folder / name).write_bytes(table)
    (folder / "schema").mkdir()
    shutil.copy(ROOT / "schema/hardware.yaml", folder / "schema")
    api_file = folder / "_site/api/v1/submissions/alexnet-imagenet/alexnet.json"
    api_file.parent.mkdir(parents=True)
    told = {"track": "alexnet-imagenet", "id": "alexnet", "as_written": {"model": "AlexNet"}}
    api_file.write_text(json.dumps(told), "utf-8")
    ledger = folder / "_site/data/ledger.jsonl"
    ledger.parent.mkdir()
    board = {FactPlace("alexnet-imagenet"): {"trend.doubling_time_months": 16.0}}
    ledger.write_bytes(ledger_of({**board, **record("alexnet-imagenet/alexnet", reduction_factor=1.0)}))
    return folder


@pytest.fixture
def checkout(whole: Path, tmp_path: Path) -> Path:
    """A copy of it, for one test to write to."""
    return shutil.copytree(whole, tmp_path / "checkout")


@pytest.mark.parametrize("words", sorted(commands(cli)), ids=" ".join)
def test_every_command_has_an_example(words: tuple[str, ...]) -> None:
    """It calls that command."""
    calls = examples_of(words)
    assert calls
    assert [call for call in calls if not call.startswith(" ".join(["effsota", *words]))] == []


@pytest.mark.parametrize("call", OTHERS)
def test_every_example_runs(call: str, run: Run, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it is printed, from the tracker's folder."""
    monkeypatch.chdir(checkout)
    if call.startswith("effsota build"):
        shutil.rmtree("_site")
    outcome = run(*shlex.split(call)[1:])
    # Nothing differs in this checkout, which is no change to be merged.
    assert outcome.code == (1 if call.startswith("effsota diff") else 0), outcome.err


@pytest.mark.parametrize("table", IMPORTS)
def test_every_import_of_a_table_runs(
    table: str, run: Run, checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As its help prints it, into a track that has its rules and its baseline on file."""
    monkeypatch.chdir(checkout)
    assert IMPORTS[table]
    for call in IMPORTS[table]:
        words = shlex.split(call)[1:]
        begin_track(checkout / words[-1])
        outcome = run(*words)
        assert (outcome.code, f" to {words[-1]}; " in outcome.out) == (0, True), call + outcome.err


def begin_track(folder: Path) -> None:
    """Put a track's rules and baseline there, of a track that is one of this repository's."""
    rules = ROOT / "submissions" / folder.name / "track.yaml"
    if not rules.exists():
        return
    track = parse_document(rules.read_bytes()).document
    assert track is not None
    folder.mkdir(exist_ok=True)
    for name in (rules.name, f"{track.data['baseline']}.yaml"):
        shutil.copy(rules.with_name(name), folder)


def test_the_commands_are_listed_by_what_one_comes_for(run: Run) -> None:
    """Each command stands under one heading."""
    shown = run("--help").out
    headings = ("Look at the boards:", "File a record:", "Publish:", "Run a tracker of your own:")
    assert [heading for heading in headings if heading not in shown] == []
    assert [name for name in cli.commands if shown.count(f"\n  {name} ") != 1] == []


def named_on_pages() -> list[str]:
    """Return the calls that the site's templates name."""
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "site/templates").rglob("*.html")))
    return [
        call for text in texts for call in re.findall(r"<code>(?:\.venv/bin/)?effsota ([^<{]+)</code>", text)
    ]


def test_pages_name_commands_that_are_there() -> None:
    """A call with its options runs as it stands."""
    calls = [shlex.split(call) for call in named_on_pages()]
    assert len(calls) > 3
    assert {words[0] for words in calls} <= cli.commands.keys()
    whole = [words for words in calls if any(word.startswith("--") for word in words)]
    assert whole
    assert [words for words in whole if CliRunner().invoke(cli, words).exit_code] == []
