"""What known models cost: by their configs, and by the counter of PyTorch. `make test-measure` prints it."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from effsota.measure import count
from effsota.methods.architectures import Counted, count_config
from tests.known_architectures import KNOWN

_HEAD = (
    f"{'model':18} {'parameters':>15} {'active':>14} {'multiply-adds, example':>22} {'by PyTorch':>19}  ratio"
)


def main() -> None:
    """Print a line for each model."""
    sys.stdout.write(f"{_HEAD}\n")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "config.json"
        for name, model in KNOWN.items():
            lengths = {
                key: each for key, each in (("context", model.context), ("target", model.target)) if each
            }
            file.write_text(json.dumps(model.for_transformers), "utf-8")
            ours, theirs = count_config(model.flat, **lengths), count(f"transformers:{file}", **lengths)
            assert isinstance(ours, Counted)
            sys.stdout.write(
                f"{name:18} {ours.parameters:>15,} {ours.active_parameters:>14,} {ours.per_example:>22,.0f}"
                f" {theirs.multiply_adds:>19,.0f}  {ours.per_example / theirs.multiply_adds:.6f}\n"
            )


if __name__ == "__main__":
    main()
