"""Every address of a schema, as a schema says it of itself or a file of its schema, leads to that schema."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest

from tests.builders.sites import TRACKER, Reader, alexnet_files
from tests.present import present
from tests.unit.bringing.importers.epoch_table import whole_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tests.acceptance.conftest import Run

ROOT = Path(__file__).parents[2]
BASE = "https://effsota.github.io/effsota/"
LINE = "# yaml-language-server: $schema="
CLAIM = (
    *(
        "new",
        "example-level",
        "--yes",
        "--model",
        "My model",
        "--title",
        "My paper",
        "--arxiv",
        "2401.12345",
        "--date",
        "2024-01-22",
    ),
    *("--method", "operations", "--set", "forward=0.1e9 multiply-adds", "--set", "examples=1e6"),
)


def named_by(texts: Iterable[str]) -> set[str]:
    """Return the schemas that YAML files name in their first lines."""
    firsts = {text.split("\n", 1)[0] for text in texts}
    assert firsts
    assert {first for first in firsts if not first.startswith(LINE)} == set()
    return {first.removeprefix(LINE) for first in firsts}


def yaml_of(folder: Path) -> list[str]:
    """Return the YAML files below a folder."""
    return [path.read_text("utf-8") for path in folder.rglob("*.yaml")]


def write_files(run: Run, tracker: Path) -> list[str]:
    """Return the files of a tracker after `new` and `import`."""
    (tracker.parent / "notable.csv").write_bytes(whole_table())
    assert run("import", "epoch", tracker.parent / "notable.csv", "-o", tracker).code == 0
    assert run(*CLAIM, "--root", tracker).code == 0
    return yaml_of(tracker / "submissions")


def test_a_schema_stands_where_it_says(site_files: Mapping[str, bytes]) -> None:
    """Those of the files of a tracker, and those of the API."""
    schemas = {path: json.loads(data) for path, data in site_files.items() if path.endswith(".schema.json")}
    assert {path.rpartition("/")[0] for path in schemas} == {"schema", "api/v1/schema"}
    assert {path: f"{BASE}{path}" for path in schemas} == {
        path: each["$id"] for path, each in schemas.items()
    }


@pytest.mark.parametrize("is_ours", [True, False])
def test_every_reference_of_a_schema_leads_into_its_site(
    request: pytest.FixtureRequest, *, is_ours: bool
) -> None:
    """Of ours, and of a site at another address that takes its schemas from the program."""
    base, files = (
        (BASE, request.getfixturevalue("site_files")) if is_ours else (f"{TRACKER.url}/", alexnet_files())
    )
    schemas = {path: json.loads(data) for path, data in files.items() if path.endswith(".schema.json")}
    assert {f"{base}{path}" for path in present(schemas)} == {each["$id"] for each in schemas.values()}
    for path, schema in schemas.items():
        for reference in present({*references_of(schema)} | {"#"}):
            address, _, place = urljoin(f"{base}{path}", reference).partition("#")
            found = schemas[address.removeprefix(base)]
            for key in place.split("/")[1:]:
                found = found[key]


def references_of(node: Any) -> Iterator[str]:
    """Yield what the `$ref` of a schema lead to."""
    if isinstance(node, dict):
        yield from ([node["$ref"]] if isinstance(node.get("$ref"), str) else [])
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from references_of(each)


def test_the_site_publishes_the_schemas_that_it_was_checked_by(site_files: Mapping[str, bytes]) -> None:
    """And the vocabularies of chips and of reference trends, each beside its schema."""
    files = {path.name: path.read_bytes() for path in (ROOT / "schema").iterdir()}
    assert {path: data for path, data in site_files.items() if path.startswith("schema/")} == {
        f"schema/{name}": data for name, data in files.items()
    }
    vocabularies = [data.decode() for name, data in files.items() if name.endswith(".yaml")]
    assert named_by(vocabularies) <= files.keys()


def test_a_tracker_of_ones_own_names_published_schemas(
    run: Run, tracker: Path, site_files: Mapping[str, bytes]
) -> None:
    """Whether `init`, `new` or `import` has written the file."""
    named = named_by(write_files(run, tracker))
    assert {address.removeprefix(BASE) for address in named} <= site_files.keys()
    assert {address.rpartition("/")[2] for address in named} == {
        "tracker.schema.json",
        "track.schema.json",
        "submission.schema.json",
    }


def test_a_tracker_with_schemas_names_its_own(run: Run, tracker: Path) -> None:
    """By the way from the file to them; what `init` wrote before they came keeps its address."""
    before = set(yaml_of(tracker / "submissions"))
    shutil.copytree(ROOT / "schema", tracker / "schema")
    added = set(write_files(run, tracker)) - before
    assert named_by(added) == {f"../../schema/{kind}.schema.json" for kind in ("track", "submission")}


def test_a_tracker_with_chips_of_its_own_has_no_schemas_yet(run: Run, tracker: Path) -> None:
    """A folder `schema/` with a vocabulary alone is not where an editor would find a schema."""
    (tracker / "schema").mkdir()
    shutil.copy(ROOT / "schema/hardware.yaml", tracker / "schema/hardware.yaml")
    assert all(address.startswith(BASE) for address in present(named_by(write_files(run, tracker))))


@pytest.mark.parametrize("path", ["submit/template.yaml", "submit/index.html"])
def test_the_submit_page_names_a_published_schema(site_files: Mapping[str, bytes], path: str) -> None:
    """In the template and in the form."""
    data = site_files[path]
    texts = [data.decode()] if path.endswith(".yaml") else Reader(data).attributes("data-schema-line")
    assert named_by(texts) == {f"{BASE}schema/submission.schema.json"}
