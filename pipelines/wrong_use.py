"""The error of a command that cannot be carried out as it was asked."""

from __future__ import annotations


class WrongUseError(Exception):
    """The command cannot be carried out as asked; the message says what to do."""
