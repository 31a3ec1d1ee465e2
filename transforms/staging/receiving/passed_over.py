"""Files that nobody sends: what operating systems and office programs leave in folders and archives.

Here belong their names alone. They hold no records, and are passed over wherever files are listed.
"""

from __future__ import annotations

from collections.abc import Sequence

FOLDERS = frozenset(("__macosx", "$recycle.bin", "system volume information"))
FILES = frozenset(("desktop.ini", "thumbs.db", "ehthumbs.db"))
LOCK = "~$"
"""How the name begins of the file that an office program keeps beside one that is open."""


def is_left_behind(parts: Sequence[str]) -> bool:
    """Whether a path, in its parts, is hidden, or one that a system or a program makes for itself."""
    names = [part.casefold() for part in parts if part not in {".", ".."}]
    if any(name.startswith(".") or name in FOLDERS for name in names):
        return True
    return bool(names) and (names[-1] in FILES or names[-1].startswith(LOCK))
