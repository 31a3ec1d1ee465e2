"""What a text may be made of.

Only the question whether a text holds control characters belongs here; it is asked for every layout.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def is_plain(text: str) -> bool:
    """Whether a text holds no control characters (line ends and tabs are such)."""
    return text.isprintable() or _CONTROL.search(text) is None
