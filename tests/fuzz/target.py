"""One fuzzing run of one reader: `python -m tests.fuzz.target TARGET CORPUS [options of libFuzzer]`.

Here belongs the hand-over to atheris, which never returns.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["transforms.staging"]):
    from tests.fuzz import reading


def main() -> None:
    """Fuzzes until libFuzzer's options say that it is enough."""
    target = sys.argv.pop(1)

    def one_input(content: bytes) -> None:
        reading.read(target, content)

    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
