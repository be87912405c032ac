"""The lines of the page of the data in programs too large for every run: `make test-data` installs them."""

from __future__ import annotations

import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from tests.shown_lines import shown_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What these programs say of each other is theirs to mend.
pytestmark = pytest.mark.filterwarnings("default")
SITE, NAMING = b"https://effsota.github.io/effsota", ("data/index.html", "croissant.json")
NAMES = ("Spark", "pandas, Parquet", "R")


def needs(*names: str) -> pytest.MarkDecorator:
    """Return what skips a test where a package is missing, before the site is built for it."""
    missing = [name for name in names if find_spec(name) is None]
    return pytest.mark.skipif(bool(missing), reason=f"{missing} not installed: make test-data")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        """Say nothing."""


@pytest.fixture(scope="module")
def served(
    site_files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, bytes]]:
    """The repository's own site on this machine, whose address its lines and its descriptions name."""
    folder = tmp_path_factory.mktemp("served")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        address = f"http://127.0.0.1:{server.server_port}".encode()
        named = {path: site_files[path].replace(SITE, address) for path in NAMING}
        assert [path for path, data in named.items() if address not in data] == []
        files = {**site_files, **named}
        for path in ("croissant.json", *(path for path in files if path.startswith("data/"))):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(files[path])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield files
        server.shutdown()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The site stands on this machine."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("no_proxy", "127.0.0.1")


def count_of(files: Mapping[str, bytes], path: str = "data/records.csv") -> int:
    """Return how many rows a table has: no cell of it holds a line break."""
    return files[path].count(b"\n") - 1


def run_lines(lines: str, names: dict[str, Any]) -> Any:
    """Return what the last of some lines of Python gives."""
    *before, last = lines.splitlines()
    exec("\n".join(before), names)  # noqa: S102  # the lines that the page shows
    return eval(last, names)  # noqa: S307


@needs("pyspark")
def test_spark_loads_every_record(served: Mapping[str, bytes]) -> None:
    """With its types, lists among them."""
    sql = import_module("pyspark.sql")
    session = sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        found = run_lines(shown_lines(served["data/index.html"], "Spark"), {"spark": session})
        types = {field.name: field.dataType.simpleString() for field in found.schema}
        assert found.count() == count_of(served)
        assert found.where("frontier and size(organizations) > 1").count() > 0
    finally:
        session.stop()
    assert [types[name] for name in ("date", "rank", "frontier", "organizations", "compute_flop")] == [
        *("date", "bigint", "boolean", "array<string>", "double")
    ]


@needs("pyarrow", "pandas")
def test_pandas_loads_parquet(served: Mapping[str, bytes]) -> None:
    """By PyArrow, whose own check of the file finds nothing wrong."""
    pandas = import_module("pandas")
    found = run_lines(shown_lines(served["data/index.html"], "pandas, Parquet"), {"pandas": pandas})
    assert len(found) == count_of(served)
    assert (found["frontier"].dtype, found["compute_flop"].dtype) == (bool, float)


@pytest.mark.skipif(
    shutil.which("Rscript") is None,
    reason="R is not installed: on Debian or Ubuntu, apt-get install r-base-core",
)
def test_r_loads_every_record(served: Mapping[str, bytes]) -> None:
    """Yes and no are logical, numbers numeric, and an empty cell is missing."""
    line = shown_lines(served["data/index.html"], "R")
    asked = "is.logical(r$frontier), is.numeric(r$compute_flop), is.na(r$metric[r$kind == 'compute-trend'])"
    program = f"r <- {line}; stopifnot({asked}); cat(nrow(r))"
    done = subprocess.run(["Rscript", "-e", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"{count_of(served)}"), done.stderr


@needs("mlcroissant")
def test_mlcroissant_loads_every_table(served: Mapping[str, bytes]) -> None:
    """It checks the digest of each file, and finds nothing to say about the description."""
    mlcroissant = import_module("mlcroissant")
    address = shown_lines(served["data/index.html"], "R").partition('"')[2].partition("/data/")[0]
    dataset = mlcroissant.Dataset(jsonld=f"{address}/croissant.json")
    assert dataset.metadata.ctx.issues.report() == ""
    tables = {each.id: each for each in dataset.metadata.record_sets}
    counts = {name: sum(1 for _ in dataset.records(name)) for name in tables}
    paths = {name: f"data/{name.removeprefix('track-')}.csv" for name in tables}
    assert counts == {name: count_of(served, path) for name, path in paths.items()}
