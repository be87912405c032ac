"""Other validators judge a file's shape as ours does: ajv by its strict rules, and check-jsonschema.

Where one cannot, the file of the corpus is named here with the reason.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import NamedTuple

import check_jsonschema  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner

from effsota.pipeline.shapes import schema_of
from effsota.reading.document import parse_document
from effsota.reading.schema import Schema, check_shape, load_schema
from tests.corpus_mapping import UNMAPPED, read_cases, to_submission

ROOT = Path(__file__).parents[2]
AJV = ROOT / "node_modules/ajv"
SUBMISSION = ROOT / "schema/submission.schema.json"
KINDS = (
    "submission",
    "track",
    "tracker",
    "decisions",
    "hardware",
    "reference-trends",
    "published-rates",
    "thresholds",
)
# What a schema cannot say, or another reader of YAML has decided before it is asked.
ALLOWED_THERE = {
    "YAML that our reader does not take: anchors, tags, directives, odd line ends, no UTF-8": {
        *("bomb/anchor-unused", "tag/bool-bad", "tag/float-string", "tag/nonspecific", "tag/str"),
        *("tag/tag-directive", "tag/yaml-directive-9", "dup/dup-cr-hidden", "dup/dup-nel-hidden"),
        *("dup/dup-ps-hidden", "encoding/latin1", "encoding/utf8-overlong", "encoding/utf8-surrogate"),
        *("encoding/utf8-too-big", "encoding/utf8-truncated"),
    },
    "a file, or a line of one, that is too long to be read by people": {
        *("bomb/many-authors", "size/many-blank-lines"),
    },
    "a number as YAML writes it and no paper: read as a number before a schema is asked": {
        *("number/flop-hex", "number/flop-leading-zero", "number/flop-octal-12", "number/flop-trailing-dot"),
    },
    "a disguise: it depends on what a letter looks like, not on which it is": {
        *("text/title-compat-ligature", "text/title-homoglyph-cyrillic", "text/title-math-alnum"),
        *("text/title-noncharacter", "text/title-noncharacter-plane", "text/title-only-nbsp"),
        "text/title-tag-characters",
    },
}
REFUSED_THERE = {
    "a text that YAML takes for a number: to be written between quotes": {
        *("ok/commit-like-float", "ok/title-number", "ok/title-octal"),
    },
}


class Asked(NamedTuple):
    """A file, its schema, and what our own verdict on its shape is."""

    name: str
    schema: Path
    file: Path
    is_right: bool


@cache
def schema_at(path: Path) -> Schema:
    """Return a schema, read once."""
    found = load_schema(path.read_bytes())
    assert isinstance(found, Schema)
    return found


def is_right(data: bytes, schema: Path) -> bool:
    """Tell whether our reader takes a file and our schema its shape."""
    read = parse_document(data)
    if read.faults or read.document is None:
        return False
    return not check_shape(read.document, schema_at(schema)).faults


def own_files() -> list[Asked]:
    """Return every YAML file of this repository that has a schema, and an example of decisions."""
    decided = ROOT / "tests/examples/decision-twice/submissions/decisions.yaml"
    files = sorted([*ROOT.glob("submissions/**/*.yaml"), *ROOT.glob("schema/*.yaml"), decided])
    kinds = {file: schema_of(file.relative_to(ROOT).as_posix()) or file.stem for file in files}
    assert len({*kinds.values()}) == 8
    return [
        Asked(file.relative_to(ROOT).as_posix(), ROOT / f"schema/{kind}.schema.json", file, is_right=True)
        for file, kind in kinds.items()
    ]


def corpus_files(folder: Path) -> list[Asked]:
    """Return the files of the corpus as submissions of ours, written into a folder."""
    asked = []
    for case in read_cases():
        if case.file not in UNMAPPED:
            file, data = folder / case.file.replace("/", "-"), to_submission(case.data)
            file.write_bytes(data)
            name = case.file.removesuffix(".yaml")
            asked.append(Asked(name, SUBMISSION, file, is_right(data, SUBMISSION)))
    return asked


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Asked]:
    """Every file that is put to them."""
    return [*own_files(), *corpus_files(tmp_path_factory.mktemp("corpus"))]


def named(exceptions: dict[str, set[str]]) -> set[str]:
    """Return the files of all reasons."""
    return set().union(*exceptions.values())


def differing(files: list[Asked], refused: dict[Path, bool]) -> tuple[set[str], set[str]]:
    """Return which files are allowed there and not here, and which are refused there and not here."""
    assert {each.is_right for each in files} == {True, False}
    allowed_there = {each.name for each in files if not each.is_right and not refused[each.file]}
    return allowed_there, {each.name for each in files if each.is_right and refused[each.file]}


def test_ajv_agrees(files: list[Asked]) -> None:
    """In its strict mode, which neither warns nor refuses a schema; an exception that is none is told too."""
    node = shutil.which("node")
    if node is None or not AJV.is_dir():
        pytest.skip("ajv is not installed: npm ci")
    asked = json.dumps([(str(each.schema), str(each.file)) for each in files])
    script = [node, str(Path(__file__).with_name("ajv.mjs"))]
    told = subprocess.run(script, input=asked, capture_output=True, text=True, check=True)
    found = json.loads(told.stdout)
    assert found["warned"] == []
    refused = {each.file: bool(faults) for each, faults in zip(files, found["faults"], strict=True)}
    assert differing(files, refused) == (named(ALLOWED_THERE), named(REFUSED_THERE))


@pytest.mark.parametrize("kind", KINDS)
def test_check_jsonschema_takes_our_files(kind: str) -> None:
    """With all formats of JSON Schema, as its command is called by hooks."""
    schema = ROOT / f"schema/{kind}.schema.json"
    files = [each.file for each in own_files() if each.schema == schema]
    assert files
    told = CliRunner().invoke(check_jsonschema.main, ["--schemafile", str(schema), *map(str, files)])
    assert (told.exit_code, told.output) == (0, "ok -- validation done\n")
