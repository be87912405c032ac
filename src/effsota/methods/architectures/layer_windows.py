"""Which layers of a decoder see a window of the context only, by the keys that its family has for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from effsota.methods.architectures.config_keys import ConfigKeys
from effsota.text import shorten

Windows = list[int | None]
_KINDS: Mapping[str, bool] = MappingProxyType({"full_attention": False, "sliding_attention": True})


def _some(is_sliding: Callable[[int], bool]) -> Callable[[ConfigKeys, int], Windows]:
    def read(keys: ConfigKeys, layers: int) -> Windows:
        slides = [is_sliding(at) for at in range(layers)]
        # 0 and nothing say that no layer has a window, whatever their kinds are called.
        window = keys.size("sliding_window", least=0, otherwise=0) if any(slides) else 0
        return [window if window and slides[at] else None for at in range(layers)]

    return read


def _of_last(keys: ConfigKeys, layers: int) -> Windows:
    """Qwen: layers from `max_window_layers` on, and only where `use_sliding_window` says so."""
    first = keys.size("max_window_layers", least=0, otherwise=0)
    if not keys.flag("use_sliding_window", otherwise=False):
        return [None] * layers
    return _some(lambda at: at >= first)(keys, layers)


def _in_pattern(name: str, usual: int) -> Callable[[ConfigKeys, int], Windows]:
    def read(keys: ConfigKeys, layers: int) -> Windows:
        pattern = keys.size(name, otherwise=usual)
        return _some(lambda at: (at + 1) % pattern != 0)(keys, layers)

    return read


# As the code of each family in Hugging Face's transformers has it, where the config lists no `layer_types`.
_BY_FAMILY: Mapping[str, Callable[[ConfigKeys, int], Windows]] = MappingProxyType(
    {
        **dict.fromkeys(("mistral", "mixtral", "phi3", "starcoder2"), _some(lambda _: True)),
        **dict.fromkeys(("qwen2", "qwen3", "qwen2_moe", "qwen3_moe"), _of_last),
        **dict.fromkeys(("gemma2", "gpt_oss"), _some(lambda at: at % 2 == 0)),
        "gemma3_text": _in_pattern("sliding_window_pattern", 6),
        "olmo3": _in_pattern("sliding_window_pattern", 4),
    }
)


def read_windows(keys: ConfigKeys, family: str, layers: int) -> Windows:
    """Return the window of each layer, None where it sees all of the context."""
    if family not in _BY_FAMILY or layers < 1 or keys.faults:
        return [None] * layers
    kinds = keys.words("layer_types")
    keys.mark("sliding_window")  # it may stand there and be said not to be used
    if not kinds:
        return _BY_FAMILY[family](keys, layers)
    odd = next((kind for kind in kinds if kind not in _KINDS), None)
    if odd is not None:
        keys.refuse(
            "layer_types", f"{shorten(odd)} is no layer that can be counted", f"known: {', '.join(_KINDS)}"
        )
    elif len(kinds) != layers:
        keys.refuse(
            "layer_types",
            f"layer_types lists {len(kinds)} layers, and the model has {layers}",
            "one of the two is wrong",
        )
    return _some(lambda at: _KINDS.get(kinds[at % len(kinds)], False))(keys, layers)
