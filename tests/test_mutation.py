"""What `make mutants` changes, and which tests it asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutation.nearest import nearest_tests
from tests.mutation.sites import find_mutants

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("a < b", ["a <= b"]),
        ("a is None", ["a is not None"]),
        ("a and b or c", ["a and b and c", "a or b or c"]),
        ("not a", ["a"]),
        ("x = 3", ["x = 2", "x = 4"]),
        ("x = 0", ["x = 2", "x = 1"]),
        ("x = 1.5", ["x = 1.35", "x = 1.6500000000000001"]),
        ("x = True", ["x = False"]),
        ("é * b", ["é / b"]),
        ("(a) < (b)", []),
    ],
)
def test_a_source_is_changed_by_one_step(source: str, changed: list[str]) -> None:
    """Each comparison, operator and constant, and nothing else."""
    assert sorted(mutant.apply(source) for mutant in find_mutants(source)) == sorted(changed)


def test_what_only_types_see_is_left_alone() -> None:
    """Annotations and type-checking blocks change no behaviour."""
    source = "def f(a: Literal[1]) -> Literal[2]: ...\nif TYPE_CHECKING:\n    b = 3\n"
    assert find_mutants(source) == []


def test_a_mutant_tells_its_place() -> None:
    """By line, with what it changes into what."""
    mutant = find_mutants("a = b\nc = d < e\n")[0]
    assert (mutant.line, mutant.words) == (2, "< → <=")


def test_the_tests_of_a_module_are_asked_first() -> None:
    """The file at its place comes before those that only name it."""
    source, tests = ROOT / "src/effsota", ROOT / "tests"
    found = nearest_tests(source / "limits.py", source=source, tests=tests)
    assert found[0] == tests / "unit/test_limits.py"
    assert len(found) > 1
