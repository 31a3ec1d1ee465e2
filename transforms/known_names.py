"""Names in an agency's own files that must be known ones, and what is said of others.

Here belongs that refusal alone; which names are known stands where they are used.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence


def refuse_unknown(what: str, name: str, allowed: Sequence[str]) -> None:
    """Refuse a name that is not among those allowed: with the nearest one, or all.

    Raises:
        ValueError: it is not.
    """
    if name not in allowed:
        near = difflib.get_close_matches(name, allowed, 1)
        hint = f"did you mean {near[0]}?" if near else "allowed: " + ", ".join(allowed)
        raise ValueError(f"no such {what} as {name}; {hint}")
