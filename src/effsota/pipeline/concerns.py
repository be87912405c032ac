"""Which of a tracker's problems concern some of its files: theirs, of what they rest on, what they cause."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from effsota.frozen import Frozen
from effsota.problems import Problem

if TYPE_CHECKING:
    from effsota.model import Tree

SCHEMAS = "schema/"


class Concerning(Frozen, kw_only=False):
    """The problems that concern some files, and the files whose errors keep them from their boards."""

    problems: tuple[Problem, ...]
    in_the_way: tuple[str, ...]


def find_concerning(
    problems: Iterable[Problem],
    files: Collection[str],
    read: Callable[[str], bytes],
    judge_without: Callable[[], Iterable[Problem]],
) -> Concerning:
    """Return the problems that concern `files`.

    They are those in them and in their curves, the errors of what they rest on, and what is wrong elsewhere
    because of them: `judge_without` says what there would be to say of the tracker if they were not there,
    `read` returns the bytes of one of them. Neither is asked where nothing is wrong elsewhere.
    """
    found = sorted(problems)
    own = with_curves(files)
    told = {each for each in found if each.file in own}
    if any(each.answer is None for each in found if each not in told):
        behind = {each for file in files for each in _rests_on(file, read)}
        told |= {each for each in found if each.is_error and (each.file in behind or _is_shared(each.file))}
        told |= set(found) - set(judge_without())
    tracks = {file.rpartition("/")[0] for file in files if file.count("/") == 2}
    others = (each.file for each in found if each.is_error and each not in told)
    in_the_way = {file: None for file in others if file.rpartition("/")[0] in tracks}
    return Concerning(tuple(each for each in found if each in told), tuple(in_the_way))


def without(tree: Tree, files: Collection[str]) -> Tree:
    """Return a tree that has never had some files, nor their curves."""
    gone = with_curves(files)
    return {path: tree[path] for path in tree if path not in gone}


def with_curves(files: Collection[str]) -> frozenset[str]:
    """Return some files, and the curves that lie beside them."""
    return frozenset(each for file in files for each in (file, _curve_of(file)))


def _curve_of(file: str) -> str:
    """Return the curve beside a submission, which is a part of it."""
    return f"{file.removesuffix('.yaml')}.csv" if file.endswith(".yaml") else file


def _is_shared(file: str) -> bool:
    return file.startswith(SCHEMAS)


def _rests_on(file: str, read: Callable[[str], bytes]) -> Iterator[str]:
    """Yield what a submission is judged by: its track's file, and the curves that it names."""
    room, _, rest = file.partition("/")
    folder, slash, name = rest.partition("/")
    if room != "submissions" or not slash:
        return
    yield f"{room}/{folder}/track.yaml"
    if name.endswith(".csv"):
        yield f"{file.removesuffix('.csv')}.yaml"
    elif name.endswith(".yaml"):
        from effsota.reading.document import parse_document  # noqa: PLC0415  # only where others have errors

        document = parse_document(read(file)).document
        estimates = None if document is None else document.data.get("compute")
        curves = (_named_curve(each) for each in (estimates if isinstance(estimates, list) else ()))
        yield from (f"{room}/{curve}.csv" for curve in curves if "/" in curve)


def _named_curve(estimate: Any) -> str:
    curve = estimate.get("curve") if isinstance(estimate, dict) else None
    return curve if isinstance(curve, str) else ""
