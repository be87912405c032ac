"""SVG to PNG with one bundled font, so that a picture is the same on every machine."""

from __future__ import annotations

import io
from functools import lru_cache

MOST_KEPT = 256
CARD_COLOURS = 64


@lru_cache(MOST_KEPT)  # what has not changed since the last build is not drawn again
def render_png(svg: str, *, width: int = 1200) -> bytes:
    """Return a complete SVG file as PNG, `width` pixels wide."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415  # what `validate` imports stays small
    from ttf_opensans import (  # type: ignore[import-untyped]  # noqa: PLC0415
        OPENSANS_BOLD,
        OPENSANS_REGULAR,
        OPENSANS_SEMIBOLD,
    )

    fonts = [str(font.path) for font in (OPENSANS_REGULAR, OPENSANS_SEMIBOLD, OPENSANS_BOLD)]
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            width=width,
            skip_system_fonts=True,
            font_files=fonts,
            font_family="Open Sans",
            sans_serif_family="Open Sans",
        )
    )


@lru_cache(MOST_KEPT)
def render_card_png(svg: str) -> bytes:
    """Return a card for links as PNG of few colours: a third of the bytes, as chats and feeds want it."""
    from PIL import Image  # noqa: PLC0415

    picture = Image.open(io.BytesIO(render_png(svg))).convert("RGB")
    few = picture.quantize(CARD_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    packed = io.BytesIO()
    few.save(packed, "PNG", optimize=True)
    return packed.getvalue()
