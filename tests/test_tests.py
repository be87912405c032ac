"""The tests' own manners: what they state and what they cannot pass by accident."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator

TESTS = Path(__file__).parent
FILES = {str(path.relative_to(TESTS)): path for path in sorted(TESTS.rglob("test_*.py"))}


@cache
def every_test() -> list[tuple[str, ast.FunctionDef]]:
    """Return the tests of all files, each with the name of its file."""
    return [
        (name, node)
        for name, path in FILES.items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


def test_each_file_has_tests() -> None:
    """None is empty."""
    assert {name for name, _ in every_test()} == set(FILES)


def is_there(values: ast.expr) -> bool:
    """Tell whether what is looped over is written out, or asked by `present` to be there."""
    if isinstance(values, ast.Tuple | ast.List | ast.Set):
        return bool(values.elts)
    if not isinstance(values, ast.Call) or not isinstance(values.func, ast.Name):
        return False
    if values.func.id in {"enumerate", "zip"}:
        return any(map(is_there, values.args))
    return values.func.id in {"present", "range"}


def asserts_in(node: ast.AST) -> set[ast.Assert]:
    """Return the assertions below a node."""
    return {below for below in ast.walk(node) if isinstance(below, ast.Assert)}


def loops_of(test: ast.FunctionDef) -> list[ast.For]:
    """Return the outermost loops of a test: what is empty inside one is another matter."""
    loops = [node for node in ast.walk(test) if isinstance(node, ast.For)]
    inner = {below for loop in loops for below in ast.walk(loop) if below is not loop}
    return [loop for loop in loops if loop not in inner]


def is_idle(test: ast.FunctionDef) -> bool:
    """Tell whether every assertion of a test stands in loops that may never run."""
    idle = [loop for loop in loops_of(test) if not is_there(loop.iter)]
    inside = set().union(*map(asserts_in, idle))
    return bool(inside) and inside == asserts_in(test)


def idle_alls(test: ast.FunctionDef) -> Iterator[str]:
    """Yield `all(...)` over what may be empty, of which it holds whatever it says."""
    for node in ast.walk(test):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "all":
            over = node.args[0]
            if isinstance(over, ast.GeneratorExp) and not is_there(over.generators[0].iter):
                yield f"{test.name}: {ast.unparse(node)}"


def test_a_test_does_not_pass_because_there_was_nothing_to_loop_over() -> None:
    """Where every assertion stands in a loop, the loop asserts by `present` that it runs."""
    assert [f"{name}: {test.name}" for name, test in every_test() if is_idle(test)] == []


def test_all_is_not_said_of_nothing() -> None:
    """What `all` goes over is there."""
    assert [f"{name}: {found}" for name, test in every_test() for found in idle_alls(test)] == []


def test_a_test_says_the_fact_that_it_states() -> None:
    """In its docstring."""
    assert [f"{name}: {test.name}" for name, test in every_test() if not ast.get_docstring(test)] == []


def test_a_child_with_a_full_disk_keeps_nothing_compiled() -> None:
    """Python keeps what it compiled also where a part of it was written, and the next start fails by it."""
    texts = {path.name: path.read_text("utf-8") for path in TESTS.rglob("*.py") if path != Path(__file__)}
    limited = present(name for name, text in texts.items() if re.search(r'"import resource.*setrlimit', text))
    assert [name for name in limited if '[sys.executable, "-B", "-c"' not in texts[name]] == []


def test_ctrl_c_is_heard_wherever_the_tests_were_started() -> None:
    """What a shell starts in the background ignores it, and so does a child that is not told otherwise.

    So whoever sends it starts the child with the signal ignored or heard, in so many words.
    """
    texts = {path.name: path.read_text("utf-8") for path in TESTS.rglob("*.py") if path != Path(__file__)}
    senders = present(name for name, text in texts.items() if "signal.SIGINT" in text)
    words = ("trap '' INT", "signal.signal(signal.SIGINT")
    assert [name for name in senders if not any(word in texts[name] for word in words)] == []
