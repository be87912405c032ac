"""What goes wrong where a tracker has templates of its own that were made for another version."""

from __future__ import annotations

from typing import Self


class TemplateMismatchError(Exception):
    """A template cannot be shown: it asks for what its page does not hold, or is not written in Jinja."""

    @classmethod
    def of(cls, template: str, why: Exception) -> Self:
        """Return what to say of a template; an exception of one text can be sent between processes."""
        return cls(
            f"site/templates/{template} does not fit this version of effsota: {why}. "
            "Compare it with the template of that name in effsota itself, or delete it to have that one."
        )
