"""What a code list is: the vocabulary in which the modules beside this one state their lists.

Here belong `Code` and `CodeList`. No list stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

Meaning = bool | int | str | None


@dataclass(frozen=True)
class Code:
    """One value: as the file writes it, as this project names it, as a person reads it."""

    code: str
    name: str
    label: str
    means: Mapping[str, Meaning] = field(default_factory=dict)


@dataclass(frozen=True)
class CodeList:
    """A closed list of values. `meanings` describes the extra columns its codes carry."""

    name: str
    says: str
    codes: tuple[Code, ...]
    meanings: Mapping[str, str] = field(default_factory=dict)
    source: str = ""

    def __post_init__(self) -> None:
        """A name that stands twice would count twice whatever is joined to the list."""
        names = [code.name for code in self.codes]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(f"code list {self.name}: stands twice: {', '.join(twice)}")

    @cached_property
    def by_code(self) -> Mapping[str, Code]:
        """Codes by the text a file holds."""
        return {code.code: code for code in self.codes}

    @cached_property
    def by_name(self) -> Mapping[str, Code]:
        """Codes by this project's name for them."""
        return {code.name: code for code in self.codes}

    def _absent(self, meaning: str) -> Meaning:
        """What a code that does not carry a meaning says: no for a yes-or-no meaning, else nothing."""
        given = [c.means[meaning] for c in self.codes if meaning in c.means]
        return False if all(isinstance(value, bool) for value in given) else None

    def rows(self) -> list[dict[str, Meaning]]:
        """The list as the rows of its table `codes.<name>`, in order."""
        return [
            {
                "code": c.code,
                "name": c.name,
                "label": c.label,
                "position": n,
                **{meaning: c.means.get(meaning, self._absent(meaning)) for meaning in self.meanings},
            }
            for n, c in enumerate(self.codes, start=1)
        ]
