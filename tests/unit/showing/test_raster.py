"""A picture is drawn, or the renderer says in an exception that it is not."""

from __future__ import annotations

import pytest

from effsota.showing.raster import render_png


def test_a_panic_of_the_renderer_is_an_exception(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it is told of the board whose picture it was, and ends no process."""
    panic = type("PanicException", (BaseException,), {"__module__": "pyo3_runtime"})

    def fail(**_: object) -> bytes:
        raise panic("index out of bounds")

    monkeypatch.setattr("effsota.showing.raster.svg_to_bytes", fail)
    with pytest.raises(RuntimeError, match="the picture cannot be drawn: index out of bounds"):
        render_png("<svg/>", width=7)
