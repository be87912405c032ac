"""The scripts made of this program's own Python: translated before work is shared out, kept between runs."""

from __future__ import annotations

import marshal

from effsota.disk.beside_program import made_once
from effsota.disk.cache import Cache, key_of
from effsota.showing.scripted import counting_script, stating_script
from effsota.showing.scripted.translation import TRANSLATED

_ROOM = "scripts"


def translate_scripts(cache: Cache) -> None:
    """Have them translated: every process that is forked after that finds them so."""
    if TRANSLATED:
        return
    packed = made_once(_ROOM, key_of([_ROOM]), _translate, cache=cache, is_of_program=lambda: True)
    TRANSLATED.update(marshal.loads(packed))  # noqa: S302  # our own; the cache lets nothing else through


def _translate() -> bytes:
    counting_script()
    stating_script()
    return marshal.dumps(TRANSLATED)
