"""fairseq's logs: lines of `| valid |` with JSON or with pairs; its losses are logarithms to base 2."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from effsota.bringing.logs.plain_json import MEND_LINE, JsonFault, parse_json
from effsota.bringing.logs.run import LogFile, LogReading, LogRow, Reader, Remark, log_fault
from effsota.bringing.logs.table import decode_log, read_cell
from effsota.problems import Problem

_JSON = re.compile(r"\| valid \| (\{.*)")
_PAIRS = re.compile(r"\| epoch ([0-9]++)[^|]*+\| valid on '[^'|]*+' subset \|(.*)")
_EITHER = re.compile(r"\| valid \| \{\"|\| valid on '[^'|\n]*+' subset \|")
# fairseq rounds a loss to thousandths, before 2019 to hundredths, and a perplexity to hundredths.
ROUNDED_LOSSES, ROUNDED_PERPLEXITY = (0.0005, 0.005), 0.005
# Beside the rounding itself, what a computer adds to it.
_SLACK = 1.01


class _Valid(NamedTuple):
    """An evaluation: its values by the names that fairseq gives them, without valid_."""

    line: int
    values: Mapping[str, float]

    @property
    def loss(self) -> float | None:
        """The cross-entropy per token: nll_loss where the loss itself is smoothed."""
        return self.values.get("nll_loss", self.values.get("loss"))


def _recognise(_name: str, head: str) -> bool:
    return bool(_EITHER.search(head))


def _read(file: LogFile, _beside: Mapping[str, LogFile]) -> LogReading:
    text = decode_log(file)
    if not isinstance(text, str):
        return LogReading(faults=(text,))
    found = list(_evaluations(file.name, text))
    faults = tuple(each for each in found if isinstance(each, Problem))
    rows = [each for each in found if isinstance(each, _Valid)]
    if faults or not rows:
        return LogReading(faults=faults)
    base = _base_of(rows)
    remark = _tell_base(file.name, rows[0].line, base)
    return LogReading(
        rows=tuple(_row(each, base) for each in rows), remarks=(remark,), assumed=(remark.message,)
    )


def _evaluations(name: str, text: str) -> Iterator[_Valid | Problem]:
    for number, line in enumerate(text.split("\n"), start=1):
        if "valid" not in line:
            continue
        if found := _JSON.search(line):
            data = parse_json(found[1])
            if isinstance(data, JsonFault):
                yield log_fault(name, number, data.message, MEND_LINE)
            else:
                yield _Valid(number, dict(_numbers(data.items())))
        elif found := _PAIRS.search(line):
            pairs = (pair for cell in found[2].split("|") if (pair := _pair_of(cell)))
            yield _Valid(number, dict(_numbers([("epoch", found[1]), *pairs])))


def _pair_of(cell: str) -> tuple[str, str] | None:
    """Return name and value of a cell: loss 6.846, valid_loss 8.1, valid loss 3.69."""
    words = cell.split()
    return ("_".join(words[:-1]), words[-1]) if len(words) > 1 else None


def _numbers(pairs: Any) -> Iterator[tuple[str, float]]:
    """Yield what is a number, also one that is written as a text, under its name without valid_."""
    for name, value in pairs:
        read = read_cell(value) if isinstance(value, str) else value
        if isinstance(read, int | float) and not isinstance(read, bool):
            yield name.removeprefix("valid_"), float(read)


def _base_of(rows: Sequence[_Valid]) -> float | None:
    """Return the base of the losses by the perplexities beside them, None where they do not tell."""
    told = [
        (loss, row.values["ppl"]) for row in rows if (loss := row.loss) is not None and "ppl" in row.values
    ]
    for rounded in ROUNDED_LOSSES if told else ():
        bases = [base for base in (2.0, math.e) if all(_agree(base, *each, rounded=rounded) for each in told)]
        if bases:
            return bases[0] if len(bases) == 1 else None
    return None


def _agree(base: float, loss: float, perplexity: float, *, rounded: float) -> bool:
    """Tell whether a perplexity is the base to the power of a loss, up to what was rounded away."""
    try:
        low, high = (base ** (loss + sign * rounded) for sign in (-_SLACK, _SLACK))
    except OverflowError:
        return False
    slack = ROUNDED_PERPLEXITY * _SLACK
    return bool(low - slack <= perplexity <= high + slack)


def _row(valid: _Valid, base: float | None) -> LogRow:
    """Return a row in nats: the losses as printed keep names that no track's metric has."""
    others = {
        f"valid_{name}": value
        for name, value in valid.values.items()
        if name not in {"loss", "nll_loss", "epoch", "num_updates"} and not name.startswith("best")
    }
    printed = {
        f"{name} as printed": valid.values[name] for name in ("loss", "nll_loss") if name in valid.values
    }
    axes = {ours: valid.values[name] for name, ours in _AXES.items() if name in valid.values}
    nats = {} if base is None or valid.loss is None else {"valid_loss": _nats(valid.loss, base)}
    return LogRow(valid.line, {**axes, **others, **printed, **nats})


_AXES = {"num_updates": "step", "epoch": "epoch"}


def _nats(loss: float, base: float) -> float:
    return float(f"{loss * math.log(base):.12g}")


def _tell_base(name: str, line: int, base: float | None) -> Remark:
    if base is None:
        message = "fairseq prints losses to base 2, and no perplexity here says so: they are not compared"
        hint = "if they are, write a CSV with the losses times 0.693147, which are nats"
    elif base == math.e:
        message = (
            "the perplexities say that the losses are in nats: valid_loss is nll_loss, or loss without it"
        )
        hint = ""
    else:
        message = "the losses are to base 2, as their perplexities say: valid_loss is nll_loss times ln 2"
        hint = "where there is no nll_loss, it is loss times ln 2; both are then in nats"
    return Remark(name, line, message, hint)


FAIRSEQ = Reader(
    name="fairseq",
    looks_like="lines such as | valid | {...} or | epoch 004 | valid on 'valid' subset | loss 6.8",
    recognise=_recognise,
    read=_read,
)
