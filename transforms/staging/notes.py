"""What a reader wants to say of a file beside faults and rejections: sentences for the summary.

Here belongs collecting them, bounded. A note never holds a value that was found.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.staging import limits


@dataclass
class Notes:
    """Things that are not part of the layout, with how often and where first; and plain sentences."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)

    def add(self, what: str, record_number: int) -> None:
        """Counts one occurrence of something that is not read."""
        if what not in self.counts and len(self.counts) >= limits.MAX_NOTES:
            what = "further elements"
        self.counts.setdefault(what, [0, record_number])[0] += 1

    def say(self, sentence: str) -> None:
        """Takes a sentence, once."""
        if sentence not in self.sentences and len(self.sentences) < limits.MAX_NOTES:
            self.sentences.append(sentence)

    def texts(self) -> list[str]:
        """The sentences, then one per kind of thing that is not read."""
        return [
            *self.sentences,
            *(
                f"{what}: not read ({count:,} times, first in record {first})"
                for what, (count, first) in self.counts.items()
            ),
        ]
