"""Every form in which a statement can be had, by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from effsota.judging.statements.compute_statement import ComputeStatement
from effsota.showing.statements.statement_cyclonedx import render_cyclonedx
from effsota.showing.statements.statement_huggingface import render_huggingface
from effsota.showing.statements.statement_json import render_json
from effsota.showing.statements.statement_markdown import render_markdown
from effsota.showing.statements.statement_spdx import render_spdx
from effsota.showing.statements.statement_text import render_text

RENDER: Mapping[str, Callable[[ComputeStatement], str]] = MappingProxyType(
    {
        "text": render_text,
        "markdown": render_markdown,
        "json": render_json,
        "huggingface": render_huggingface,
        "cyclonedx": render_cyclonedx,
        "spdx": render_spdx,
    }
)
