"""Python as a script: what is translated, in what words, and what is not."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from effsota.showing.scripted import ROOTS, counting_script, stating_script
from effsota.showing.scripted.classes import write_class
from effsota.showing.scripted.provided import PROVIDED
from effsota.showing.scripted.statements import Statements
from effsota.showing.scripted.stating_script import ROOTS as STATING_ROOTS
from effsota.showing.scripted.translation import Translation
from effsota.showing.scripted.untranslatable import UntranslatableError

STATIC = Path(__file__).parents[4] / "site" / "static"


class NoNames:
    """A module without any names but `len`."""

    def find(self, dotted: str) -> str | None:
        """Return what the script calls it."""
        return "py.len" if dotted == "len" else None

    def is_class(self, called: str) -> bool:
        """Tell whether something is made by calling it."""
        del called
        return False


def written(source: str) -> str:
    """Return statements, or a function, as a script has them."""
    (node,) = ast.parse(source).body
    writer = Statements(NoNames())
    return writer.function(node) if isinstance(node, ast.FunctionDef) else writer.visit(node)


@pytest.mark.parametrize(
    ("source", "script"),
    [
        ("len([1, *len(2)])", "py.len(0, [1, ...py.each(py.len(0, 2))]);"),
        ("len(1) if 2 < 3 <= 4 else None", "((2 < 3 && 3 <= 4) ? py.len(0, 1) : null);"),
        ("f'{1:,} of {2}'", '(py.format(1, (",")) + " of " + py.format(2, ""));'),
        (
            "[x for x in len(1) if not x]",
            "[...(function* () { for (const x of py.each(py.len(0, 1))) if (!py.truth(x)) yield x; })()];",
        ),
        ("{1: 2, **{}}", "new Map([[1, 2], ...new Map([])]);"),
        ("len('a').get('b', c=1)", 'py.call(py.len(0, "a"), "get", { c: 1 }, "b");'),
        ("1 // 2 % 3 + 4", "py.add(py.modulo(py.floored(1, 2), 3), 4);"),
        ("len(1) or len(2) and 3", "py.either(py.len(0, 1), () => py.both(py.len(0, 2), () => 3));"),
        ("'a'[1:]", '"a".slice(1);'),
        ("(lambda new: new in {1})(2)", "((named$, new$) => (py.within(new$, new Set([1]))))(0, 2);"),
    ],
)  # fmt: skip
def test_an_expression_is_written_as_a_script_has_it(source: str, script: str) -> None:
    """With Python's meaning: a call passes first what it names; what is empty is false."""
    assert written(source) == script


def test_a_function_keeps_its_names_its_defaults_and_what_it_yields() -> None:
    """What is named in the call comes first, as one object."""
    source = "def f(a, b=1, *c, d, e=None):\n  'Words.'\n  for g, h in a:\n    a[0] = g\n    yield h"
    assert written(source) == (
        "function* ({ d, e = null }, a, b = 1, ...c) {\nlet g, h;\nfor ([g, h] of py.each(a)) {\n"
        "py.put(a, 0, g);\nyield h;\n}\n}"
    )


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("unknown", "line 1: unknown is not known to scripts"),
        ("1 & 2", "line 0: BitAnd"),
        ("len(**{})", "line 1: a call with **"),
        ("1 < len(2) < 3", "line 1: a chain of comparisons with something computed inside"),
        ("f'{1!r}'", "line 1: FormattedValue"),
        ("with len(1): pass", "line 1: With"),
        ("async def f(): pass", "line 1: AsyncFunctionDef"),
    ],
)
def test_what_lies_outside_is_refused(source: str, why: str) -> None:
    """Rather than written as something else."""
    with pytest.raises(UntranslatableError, match=f"^{re.escape(why)}$"):
        written(source)


def test_a_method_that_cannot_be_translated_says_so_when_it_is_run() -> None:
    """And the others of its class are there."""
    source = "class A:\n  def f(self):\n    return unknown\n  def g(self):\n    return self.h"
    (node,) = ast.parse(source).body
    assert isinstance(node, ast.ClassDef)
    assert write_class(node, Statements(NoNames()), "A") == (
        'const A = class {\nf() {\nthrow new py.Untranslated("line 3: unknown is not known to scripts");\n}\n'
        "g(named$) {\nconst self = this;\nreturn self.h;\n}\n};"
    )


@pytest.mark.parametrize(
    ("script", "left_out"),
    [
        (counting_script(), ["in_file() {"]),  # gives a fault its file: there is none here
        (stating_script(), ["static from_data() {"] * 2),  # typed by a schema: a page reads its fields itself
    ],
    ids=["counting", "stating"],
)
def test_all_that_a_page_runs_is_translated(script: str, left_out: list[str]) -> None:
    """What is not, a page cannot do: say it otherwise in Python, or teach it to the translation."""
    lines = script.split("\n")
    assert [lines[at - 1] for at, line in enumerate(lines) if "py.Untranslated" in line] == left_out


def test_every_root_is_found() -> None:
    """Under the name by which a script exports it."""
    assert [root for root in (*ROOTS, *STATING_ROOTS) if Translation().add(root) is None] == []


def test_scripts_have_what_they_are_said_to_have() -> None:
    """Each name in site/static/python.js, and every operator."""
    script = (STATIC / "python.js").read_text("utf-8")
    exported = {*re.findall(r"^export (?:const|class) (\w+)", script, re.MULTILINE)}
    (handed_on,) = re.findall(r"^export \{ (.+) \}", script, re.MULTILINE)
    exported |= {*handed_on.split(", ")}
    assert {*PROVIDED.values()} <= exported
    for made in (counting_script(), stating_script()):
        assert {*re.findall(r"\bpy\.(\w+)", made)} <= exported
