"""Every YAML file of a tree is read against its schema."""

from __future__ import annotations

from effsota.disk.folder import read_bundle
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.shapes import read_files


def test_a_schema_that_cannot_be_used_is_a_problem_of_its_own() -> None:
    """Without it no file could be found wrong."""
    broken = TreeFile(mode=REGULAR, data=b"{", size=1)
    track = TreeFile(mode=REGULAR, data=b"name: A\n", size=8)
    tree = {**read_bundle(), "schema/track.schema.json": broken, "submissions/a/track.yaml": track}
    files, problems = read_files(tree, without=())
    assert [(problem.file, problem.rule) for problem in problems] == [
        ("schema/track.schema.json", "schema-unusable")
    ]
    assert files["submissions/a/track.yaml"].data is None
