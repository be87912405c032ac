"""The schemas are valid, closed, self-contained, explained key by key, and safe to run on hostile text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from effsota.reading.schema import FORMATS, named_forms
from effsota.text.characters import find_bad_character
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
KINDS = (
    "tracker",
    "track",
    "submission",
    "decisions",
    "hardware",
    "reference-trends",
    "published-rates",
    "thresholds",
)
HOSTILE = ("a" * 20_000 + "!", "-" * 20_000, "/" * 20_000, "0" * 20_000 + "!", "a-" * 10_000, "9." * 10_000)


def read_schema(kind: str) -> dict[str, Any]:
    """Return one schema of the repository."""
    schema: dict[str, Any] = json.loads((ROOT / "schema" / f"{kind}.schema.json").read_text("utf-8"))
    return schema


def nodes_of(schema: Any, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every mapping of a schema with its pointer, examples left out."""
    if isinstance(schema, dict):
        yield pointer, schema
        for key, value in schema.items():
            if key not in {"examples", "default"}:
                yield from nodes_of(value, f"{pointer}/{key}")
    elif isinstance(schema, list):
        for number, value in enumerate(schema):
            yield from nodes_of(value, f"{pointer}/{number}")


def schemas_of(kind: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the subschemas of one schema: what is not merely a table of properties or definitions."""
    tables = ("/properties", "/$defs")
    return [(at, node) for at, node in nodes_of(read_schema(kind)) if not at.endswith(tables)]


def patterns() -> list[str]:
    """Return every pattern of every schema, once."""
    nodes = [node for kind in KINDS for _, node in schemas_of(kind)]
    return sorted({node["pattern"] for node in nodes if "pattern" in node})


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_valid_against_its_metaschema(kind: str) -> None:
    """Every schema is a JSON Schema of the 2020-12 draft."""
    schema = read_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"].endswith(f"/schema/{kind}.schema.json")


@pytest.mark.parametrize("kind", KINDS)
def test_a_reference_points_into_its_own_file(kind: str) -> None:
    """No $ref leaves the file, and each one arrives."""
    schema = read_schema(kind)
    targets = [node["$ref"] for _, node in schemas_of(kind) if "$ref" in node]
    assert [ref for ref in targets if ref.removeprefix("#/$defs/") not in schema["$defs"]] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_definition_is_used(kind: str) -> None:
    """No definition is left over."""
    used = {node["$ref"].rsplit("/", 1)[1] for _, node in schemas_of(kind) if "$ref" in node}
    assert set(read_schema(kind)["$defs"]) == used


def test_a_shared_definition_reads_the_same_in_every_schema() -> None:
    """A definition of one name has one meaning."""
    seen: dict[str, Any] = {}
    for kind in present(KINDS):
        for name, definition in read_schema(kind)["$defs"].items():
            assert seen.setdefault(name, definition) == definition


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_explained(kind: str) -> None:
    """An editor can complete and explain each key: title, description, examples, there or where it points."""
    definitions = read_schema(kind)["$defs"]
    keys = [
        (f"{at}/{key}", definitions[body["$ref"].rsplit("/", 1)[1]] if [*body] == ["$ref"] else body)
        for at, node in schemas_of(kind)
        for key, body in node.get("properties", {}).items()
    ]
    assert keys
    lacking = [
        at
        for at, body in keys
        if not (body.get("title") and body.get("description") and body.get("examples"))
    ]
    assert lacking == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_mapping_is_closed(kind: str) -> None:
    """A mapping lists its keys, or says what its names and values must be."""
    for at, node in present(schemas_of(kind)):
        if node.get("type") == "object":
            is_map = "propertyNames" in node and isinstance(node.get("additionalProperties"), dict)
            is_choice = "oneOf" in node  # each of them a mapping that is looked at itself
            assert is_map or is_choice or node.get("additionalProperties") is False, at


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_has_a_form_or_a_choice(kind: str) -> None:
    """No text goes unchecked, whoever checks it: it has a pattern and an end, or its values are listed."""
    texts = [node for _, node in schemas_of(kind) if node.get("type") == "string"]
    assert [node for node in texts if not {"enum", "const", "pattern"} & set(node)] == []
    endless = [
        node for node in texts if re.search(r"[*+]", re.sub(r"\[[^]]*\]", "", node.get("pattern", "")))
    ]
    assert [
        node["pattern"] for node in endless if "maxLength" not in node and "[a-z0-9]" not in node["pattern"]
    ] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_names_no_format_of_our_own(kind: str) -> None:
    """A strict validator refuses an unknown one; `time` is a time of the day to those that know it."""
    assert {node["format"] for _, node in schemas_of(kind) if "format" in node} <= {"date"}


def test_a_definition_is_read_as_it_is_called() -> None:
    """Every form of text that we read is the name of a definition, and has a pattern for others."""
    definitions = {name: each for kind in KINDS for name, each in read_schema(kind)["$defs"].items()}
    assert set(FORMATS) <= definitions.keys()
    schema = named_forms.read_schema((ROOT / "schema/submission.schema.json").read_bytes())
    assert schema["$defs"]["time"]["format"] == "time"
    assert schema["$defs"]["count"]["type"] == ["number", "string"]
    assert "format" not in schema["$defs"]["positive"]


def test_the_patterns_of_text_refuse_what_the_reader_refuses() -> None:
    """Of the first 65,536 characters; what depends on neighbours or on looks stays to the reader."""
    definitions = read_schema("submission")["$defs"]
    for name, allowed in (("line", ""), ("block", "\n")):
        pattern = re.compile(definitions[name]["pattern"])
        stable = {"Cc", "Zl", "Zp", "Co"}
        for code in present(range(0x10000)):
            character = chr(code)
            is_bad = find_bad_character(f"a{character}b", allowed=allowed) is not None
            if pattern.search(f"a{character}b") is None:
                assert is_bad or character == "\n", hex(code)
            elif is_bad:
                assert unicodedata.category(character) not in stable, hex(code)


def test_a_pattern_says_its_letters_and_both_ends() -> None:
    r"""`\d` and `\w` match digits and letters of every script; an open end matches anywhere."""
    loose = [
        pattern
        for pattern in patterns()
        if re.search(r"\\[dwsDWS]", pattern) or "." in re.sub(r"\[[^]]*]", "", pattern)
    ]
    assert loose == []
    assert [p for p in patterns() if not p.startswith("^") or not p.endswith(("$", "//"))] == []


def test_no_pattern_runs_away() -> None:
    """Each pattern deals with 20,000 hostile letters; a runaway one would hit the timeout."""
    program = "import json, re, sys\nfor p, t in json.load(sys.stdin): re.search(p, t)"
    pairs = json.dumps([(pattern, text) for pattern in patterns() for text in HOSTILE])
    subprocess.run([sys.executable, "-c", program], input=pairs, text=True, check=True, timeout=30)


@pytest.mark.parametrize("kind", KINDS)
def test_an_example_is_valid(kind: str) -> None:
    """What an editor suggests passes the schema that suggests it."""
    schema = read_schema(kind)
    for at, node in present(schemas_of(kind)):
        checker = Draft202012Validator({**node, "$defs": schema["$defs"], "$id": schema["$id"]})
        for example in node.get("examples", ()):
            assert list(checker.iter_errors(example)) == [], at


def test_every_yaml_file_names_its_schema() -> None:
    """An editor finds it by the first line, in this repository or where it is published."""
    published = {read_schema(kind)["$id"] for kind in KINDS}
    files = [*ROOT.glob("schema/*.yaml"), *ROOT.glob("submissions/**/*.yaml")]
    assert files
    for path in files:
        first = path.read_text("utf-8").split("\n", 1)[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert named in published or (path.parent / named).resolve().is_file(), path


def test_the_editor_settings_name_every_schema() -> None:
    """Visual Studio Code maps each schema to its files."""
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    assert {f"./schema/{kind}.schema.json" for kind in KINDS} == set(settings["yaml.schemas"])


def test_the_entry_for_the_catalogue_of_schemas_fits_our_files() -> None:
    """It leads to the published schema, and its patterns take submissions alone."""
    told = (ROOT / "RELEASING.md").read_text("utf-8").partition("```json\n")[2].partition("```")[0]
    entry = json.loads(told)
    assert entry.keys() == {"name", "description", "fileMatch", "url"}
    assert entry["url"] == read_schema("submission")["$id"]
    takes, refuses = entry["fileMatch"]
    paths = [
        f"/home/x/effsota/{path.relative_to(ROOT).as_posix()}" for path in ROOT.glob("submissions/**/*.yaml")
    ]
    taken = {path for path in paths if fnmatch(path, takes) and not fnmatch(path, refuses.removeprefix("!"))}
    assert taken == {path for path in paths if not path.endswith(("/track.yaml", "/tracker.yaml"))}
    assert not fnmatch("/home/x/other/submissions/a/b.yaml", takes)
