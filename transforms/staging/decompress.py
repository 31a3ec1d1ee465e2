"""Opening a file as received: plain or gzip, with a bound on what comes out of it.

Only bytes are handled here. Whether a file is gzip is told by its first bytes, not by its name.
"""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path
from typing import IO

from transforms.staging import limits
from transforms.staging.refusals import RefusedFileError

GZIP_MAGIC = b"\x1f\x8b"


class BoundedReader(io.RawIOBase):
    """A readable stream that refuses the file once its content exceeds a bound.

    Raises:
        RefusedFileError: from any read, when the compressed data are damaged or the content exceeds
            the size or the ratio of `limits`.
    """

    def __init__(self, source: IO[bytes], compressed_bytes: int | None) -> None:
        self._source = source
        self._allowed = limits.MAX_FILE_BYTES
        if compressed_bytes is not None:
            by_ratio = max(limits.RATIO_GRACE_BYTES, compressed_bytes * limits.MAX_COMPRESSION_RATIO)
            self._allowed = min(self._allowed, by_ratio)
        self._count = 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        """Fills a buffer; returns the number of bytes, 0 at the end."""
        try:
            count = self._source.readinto(buffer)  # type: ignore[attr-defined]
        except (gzip.BadGzipFile, EOFError, zlib.error):
            raise RefusedFileError(
                "the compressed file is damaged or cut short; send it again as a whole"
            ) from None
        except OSError as error:
            raise unopened(error) from None
        self._count += count
        if self._count > self._allowed:
            raise RefusedFileError(
                f"the content exceeds {self._allowed:,} bytes, more than a file of this size may unpack to"
            )
        return count

    def close(self) -> None:
        """Closes the source too."""
        self._source.close()
        super().close()


def unopened(error: OSError) -> RefusedFileError:
    """The refusal of a file that the operating system does not let us read."""
    return RefusedFileError(f"the file cannot be read ({type(error).__name__})")


def open_bounded(path: Path) -> io.BufferedReader:
    """The content of a file, decompressed on the way when it is gzip.

    Raises:
        RefusedFileError: the file cannot be opened; also from any read, as `BoundedReader` says.
    """
    try:
        raw = path.open("rb")
        head = raw.read(len(GZIP_MAGIC))
        raw.seek(0)
        size = path.stat().st_size
    except OSError as error:
        raise unopened(error) from None
    if head != GZIP_MAGIC:
        return io.BufferedReader(BoundedReader(raw, None), 1 << 16)
    return io.BufferedReader(BoundedReader(_Gunzip(raw), size), 1 << 16)  # type: ignore[arg-type]


class _Gunzip(gzip.GzipFile):
    """A gzip stream that closes the file below it."""

    def __init__(self, raw: IO[bytes]) -> None:
        super().__init__(fileobj=raw, mode="rb")
        self._raw = raw

    def close(self) -> None:
        super().close()
        self._raw.close()
