"""What is drawn alike is drawn once, and a picture that is kept is the one that drawing gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from effsota.disk.cache import NO_CACHE, Cache
from effsota.pipeline import kept_pictures
from effsota.pipeline.kept_pictures import drawing
from effsota.showing.website.pictures import draw_picture

if TYPE_CHECKING:
    from pathlib import Path

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="63"><circle cx="9" cy="9" r="{}"/></svg>'
DRAWN, OTHER = SVG.format(7), SVG.format(8)


def kept_in(folder: Path) -> list[Path]:
    """Return the files of a cache in which pictures are kept."""
    return [path for path in folder.glob("pictures/*/*") if path.is_file()]


def test_a_picture_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another process finds it; another drawing, and a lighter picture, are drawn by themselves."""
    first = drawing(Cache(tmp_path))(DRAWN, is_light=False)
    assert first == draw_picture(DRAWN, is_light=False)
    assert drawing(Cache(tmp_path))(OTHER, is_light=False) == draw_picture(OTHER, is_light=False) != first
    monkeypatch.setattr(kept_pictures, "draw_picture", lambda *_, **__: b"drawn anew")
    assert drawing(Cache(tmp_path))(DRAWN, is_light=False) == first
    assert drawing(Cache(tmp_path))(DRAWN, is_light=True) == b"drawn anew"


def test_a_damaged_picture_is_drawn_anew(tmp_path: Path) -> None:
    """And kept whole."""
    draw = drawing(Cache(tmp_path))
    first = draw(DRAWN, is_light=False)
    (kept,) = kept_in(tmp_path)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert draw(DRAWN, is_light=False) == first
    assert kept.read_bytes() == whole


def test_without_a_cache_none_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither in memory nor beside where one stands."""
    monkeypatch.chdir(tmp_path)
    assert drawing(NO_CACHE) is draw_picture
    assert drawing(NO_CACHE)(DRAWN, is_light=False) == draw_picture(DRAWN, is_light=False)
    assert not list(tmp_path.iterdir())
