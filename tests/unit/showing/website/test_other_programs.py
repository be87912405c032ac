"""The lines of the page of the data in programs too large for every run: `make test-data` installs them."""

from __future__ import annotations

import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from effsota.disk.folder import read_tree
from effsota.pipeline.building import build
from tests.conftest import ROOT, TODAY
from tests.shown_lines import shown_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What these programs say of each other is theirs to mend.
pytestmark = pytest.mark.filterwarnings("default")
NAMES = ("Spark", "pandas, Parquet", "R")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its name there
        """Say nothing."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, bytes]]:
    """The repository's own site behind the address that its pages name."""
    folder = tmp_path_factory.mktemp("served")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        address = f"http://127.0.0.1:{server.server_port}"
        files = build(read_tree(ROOT), TODAY, base_url=address, has_pictures=False).files
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


def test_spark_loads_every_record(served: Mapping[str, bytes]) -> None:
    """With its types, lists among them."""
    sql = pytest.importorskip("pyspark.sql")
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


def test_pandas_loads_parquet(served: Mapping[str, bytes]) -> None:
    """By PyArrow, whose own check of the file finds nothing wrong."""
    pytest.importorskip("pyarrow")
    pandas = pytest.importorskip("pandas")
    found = run_lines(shown_lines(served["data/index.html"], "pandas, Parquet"), {"pandas": pandas})
    assert len(found) == count_of(served)
    assert (found["frontier"].dtype, found["compute_flop"].dtype) == (bool, float)


def test_r_loads_every_record(served: Mapping[str, bytes]) -> None:
    """Yes and no are logical, numbers numeric, and an empty cell is missing."""
    rscript = shutil.which("Rscript")
    if rscript is None:
        pytest.skip("R is not installed: on Debian or Ubuntu, apt-get install r-base-core")
    line = shown_lines(served["data/index.html"], "R")
    asked = "is.logical(r$frontier), is.numeric(r$compute_flop), is.na(r$metric[r$kind == 'compute-trend'])"
    program = f"r <- {line}; stopifnot({asked}); cat(nrow(r))"
    done = subprocess.run([rscript, "-e", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, f"{count_of(served)}"), done.stderr


def test_mlcroissant_loads_every_table(served: Mapping[str, bytes]) -> None:
    """It checks the digest of each file, and finds nothing to say about the description."""
    mlcroissant = pytest.importorskip("mlcroissant")
    address = shown_lines(served["data/index.html"], "R").partition('"')[2].partition("/data/")[0]
    dataset = mlcroissant.Dataset(jsonld=f"{address}/croissant.json")
    assert dataset.metadata.ctx.issues.report() == ""
    tables = {each.id: each for each in dataset.metadata.record_sets}
    counts = {name: sum(1 for _ in dataset.records(name)) for name in tables}
    paths = {name: f"data/{name.removeprefix('track-')}.csv" for name in tables}
    assert counts == {name: count_of(served, path) for name, path in paths.items()}
