"""No log makes a reader crash, take long or invent a number: what stands in it is read or told in words."""

from __future__ import annotations

import math
import random
import time

import pytest

from effsota.bringing.logs import LogFile, Run, read_log

DIGITS = "1" * 5_000
DEEP = "[" * 100_000
TOO_LARGE = "is too large for a number"
MANY_DIGITS = "a number has too many digits"
TOO_DEEP = "brackets are nested too deep"
STATE = "trainer_state.json"
STEP = '{"step": 1, "eval_loss": 3}'


def read(name: str, text: str, entry: str | None = None) -> tuple[str, int, str] | Run:
    """Return the run of a log, or file, line and words of why there is none."""
    beside = {} if entry is None else {"a.json": LogFile("a.json", entry.encode())}
    found = read_log(LogFile(name, text.encode()), beside=beside)
    return found if isinstance(found, Run) else (found[0].file, found[0].line, found[0].message)


@pytest.mark.parametrize(
    ("name", "text", "line", "message"),
    [
        ("a.csv", "step,val_loss\n1,3\n2,1e309\n", 3, f"val_loss {TOO_LARGE}"),
        ("a.csv", f"step,val_loss\n1,3\n2,{'9' * 190}e200\n", 3, f"val_loss {TOO_LARGE}"),
        ("a.csv", "step,val_loss\n1,3\n2,-1e200\n", 3, f"val_loss {TOO_LARGE}"),
        ("a.csv", "step,val_loss\n1e309,3\n", 2, f"step {TOO_LARGE}"),
        ("a.tsv", "hours\tval_loss\n1e307\t3\n", 2, f"seconds {TOO_LARGE}"),
        ("a.log", "step:1/9 val_loss:1e999\n", 1, f"val_loss {TOO_LARGE}"),
        ("a.jsonl", '{"step": 1, "val_loss": 1e999}\n', 1, f"val_loss {TOO_LARGE}"),
        ("a.jsonl", f'{{"step": 1, "val_loss": {"9" * 400}}}\n', 1, f"val_loss {TOO_LARGE}"),
        ("a.jsonl", f'{STEP}\n{{"step": {DIGITS}}}\n', 2, MANY_DIGITS),
        ("a.jsonl", f'{STEP}\n{{"step": {DEEP}\n', 2, TOO_DEEP),
        (
            STATE,
            f'{{"log_history": [{STEP}],\n"global_step": 1, "total_flos": {"9" * 400}}}',
            2,
            f"total_flos {TOO_LARGE}",
        ),
        (STATE, f'{{"log_history": [{STEP}],\n"global_step": {DIGITS}}}', 2, MANY_DIGITS),
        (STATE, f'{{"log_history": {DEEP}', 1, TOO_DEEP),
        (
            STATE,
            '{"log_history": [], "log\\u005fhistory": [7]}',
            1,
            "an entry of log_history is not a mapping",
        ),
        ("Wall time.csv", "Wall time,Step,Value\n-9e307,1,3\n9e307,2,3\n", 2, f"seconds {TOO_LARGE}"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_no_number_holds_is_refused_with_its_line(name: str, text: str, line: int, message: str) -> None:
    """Never an exception, never infinity as a value; a tool's own infinity is a lost value."""
    found = read(name, text)
    assert not isinstance(found, Run)
    assert found[1:] == (line if "Wall" not in name else found[1], message)


@pytest.mark.parametrize(
    ("entry", "message"),
    [(f'{{"version": {DIGITS}}}', MANY_DIGITS), (DEEP, TOO_DEEP), ("{", "column 2: ")],
    ids=lambda value: str(value)[:20],
)
def test_an_entry_of_dawnbench_that_python_cannot_read_is_told(entry: str, message: str) -> None:
    """The log is fine, the JSON beside it is not."""
    found = read("a.tsv", "epoch\thours\ttop1Accuracy\n1\t0.5\t50\n", entry)
    assert not isinstance(found, Run)
    assert found[0] == "a.json"
    assert found[2].startswith(message)


def test_what_tools_write_for_lost_values_is_lost() -> None:
    """NaN and Infinity of Python's json, nan and inf of a CSV."""
    for name, text in (
        (
            "a.jsonl",
            '{"step": 1, "val_loss": Infinity}\n{"step": 2, "val_loss": 3}\n{"step": 3, "val_loss": 2}\n',
        ),
        ("a.csv", "step,val_loss\n1,-inf\n2,3\n3,2\n"),
    ):
        run = read(name, text)
        assert isinstance(run, Run)
        assert math.isnan(run.columns["val_loss"][0] or 0)
        assert [remark.message for remark in run.remarks] == ["1 row has no val_loss: skipped"]


def wide(columns: int, rows: int) -> str:
    """Return an ordinary table of many columns."""
    dice = random.Random(1)  # noqa: S311  # not for secrets
    names = ["step", "val_loss", *(f"layer {at}" for at in range(columns - 2))]
    lines = (",".join([str(row), *(str(dice.randrange(10)) for _ in names[1:])]) for row in range(rows))
    return "\n".join([",".join(names), *lines]) + "\n"


LONG = 400_000
HANGS_SECONDS = 60
SEAS = {
    "a wide table": ("a.csv", wide(500, 400)),
    "a table of 20,000 columns": ("a.csv", wide(20_000, 10)),
    "a long last row": ("a.csv", "step,val_loss\n" + "1,2\n" * 20_000 + "," * LONG + "\n"),
    "a long header": ("a.csv", "step,val_loss" + "," * LONG + "\n" + "1,2\n" * 20_000),
    "a long word": ("a.log", "step:1/10 " + "a" * LONG),
    "blanks behind a name": ("a.log", "step:1/10 val_loss:" + " " * LONG),
    "colons": ("a.log", "step:1/10 " + "a:" * LONG),
    "blanks behind a chip": ("a.log", "step:1/10 a:1\n| 0  NVIDIA x" + " " * LONG),
    "digits": ("a.csv", f"step,val_loss\n1,{'1' * LONG}x\n2,3\n"),
    "quotes": ("a.csv", 'step,val_loss\n1,"' + '""' * LONG + '"\n2,3\n'),
    "line feeds": ("a.csv", "step,val_loss\n" + "\n" * LONG),
    "lines of other names": (
        "a.jsonl",
        "\n".join(f'{{"step": {at}, "name {at}": 1}}' for at in range(LONG // 30)),
    ),
    "steps that are not found": (STATE, '{"log_history": [' + ",\n".join(['{"step" : 1}'] * 20_000) + "]}"),
}


@pytest.mark.parametrize("sea", SEAS)
def test_a_log_takes_time_in_proportion_to_its_size(sea: str) -> None:
    """Half a megabyte takes half a second; what grows with the square, minutes. It is no measure of speed."""
    name, text = SEAS[sea]
    began = time.process_time()
    read(name, text)
    assert time.process_time() - began < HANGS_SECONDS


def test_a_log_full_of_faults_tells_the_first_of_them() -> None:
    """A column tells its first; a log of lines, twenty, and how many more there are."""
    found = read_log(LogFile("a.jsonl", b"{}\n" + b"7\n" * 1_000), beside={})
    assert not isinstance(found, Run)
    assert len(found) == 21
    assert found[-1].message == "and 980 more like these"


def test_a_file_that_is_no_json_lines_is_not_read_to_its_end() -> None:
    """Whatever is wrong with its lines, a few of them are told, and where reading stopped."""
    for line in ("7", "{", '{"a": }', f'{{"step": {DIGITS}}}', '{"step": 1} {"step": 2}'):
        found = read_log(LogFile("a.jsonl", b"{}\n" + f"{line}\n".encode() * 6_000), beside={})
        assert not isinstance(found, Run)
        assert [problem.line for problem in found] == [*range(2, 12), 5_001]
        stop = "5,000 lines up to this one are no mapping in JSON: the rest was not read"
        assert found[-1].message == stop


def test_a_log_of_names_that_never_come_again_is_refused() -> None:
    """Its table would be nearly all gaps; a column that is logged now and then is read."""
    other = "\n".join(f'{{"step": {at}, "name {at}": 1}}' for at in range(3_000))
    message = "3,001 columns over 3,000 rows, with only 6,000 values in them"
    assert read("a.jsonl", other) == ("a.jsonl", 1, message)
    seldom = "\n".join(f'{{"step": {at}, "loss {at % 100}": 1}}' for at in range(3_000))
    assert isinstance(read("a.jsonl", seldom), Run)


def test_a_line_of_json_holds_one_value_whatever_is_blank_around_it() -> None:
    """Blanks of JSON are none of its content; anything else behind it is told with its column."""
    run = read("a.jsonl", f" {STEP}\t \n{STEP.replace('1', '2')} \n")
    assert isinstance(run, Run)
    assert run.columns["step"] == (1, 2)
    for rest in ("x", "}", "\u00a0", " 7"):
        found = read("a.jsonl", f"{STEP}\n{STEP}{rest}\n")
        assert not isinstance(found, Run)
        column = len(STEP) + len(rest)
        assert found == ("a.jsonl", 2, f"column {column}: Extra data")
