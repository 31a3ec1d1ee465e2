"""Opening a file as received: plain, gzip, or in a ZIP archive, with a bound on what comes out of it.

Only bytes are handled here. Whether content is gzip is told by its first bytes, not by its name. A member of
an archive may itself be gzip; an archive in an archive is refused.
"""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from pathlib import Path
from typing import IO

from transforms.staging import limits
from transforms.staging.receiving.archives import begins_as_archive, open_member
from transforms.staging.refusals import RefusedFileError

GZIP_MAGIC = b"\x1f\x8b"
BUFFER_BYTES = 1 << 16
OTHER_PACKERS = {
    b"BZh91AY&SY": "packed by bzip2",
    b"\xfd7zXZ\0": "packed by xz",
    b"7z\xbc\xaf\x27\x1c": "packed by 7-Zip",
    b"Rar!\x1a\x07": "packed by RAR",
    b"\x28\xb5\x2f\xfd": "packed by Zstandard",
    b"\x1f\x9d": "packed by compress",
    b"-----BEGIN PGP": "encrypted by PGP",
}
"""How files begin that no reader takes, and what a message says of them."""
TAR_MARK, TAR_MARK_AT = b"ustar", 257
DAMAGED = (gzip.BadGzipFile, zipfile.BadZipFile, EOFError, NotImplementedError, zlib.error)


class BoundedReader(io.RawIOBase):
    """A readable stream that refuses the file once its content exceeds a bound.

    Raises:
        RefusedFileError: from any read, when the compressed data are damaged or the content exceeds
            the size or the ratio of `limits`.
    """

    def __init__(self, source: IO[bytes] | io.RawIOBase, compressed_bytes: int | None) -> None:
        self._source = source
        self._allowed, self._limit = limits.MAX_FILE_BYTES, "content_gigabytes"
        if compressed_bytes is not None:
            by_ratio = max(limits.RATIO_GRACE_BYTES, compressed_bytes * limits.MAX_COMPRESSION_RATIO)
            if by_ratio < self._allowed:
                self._allowed, self._limit = by_ratio, "packing_ratio"
        self._count = 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        """Fills a buffer; returns the number of bytes, 0 at the end."""
        try:
            count = self._source.readinto(buffer)  # type: ignore[attr-defined, union-attr]
        except DAMAGED:
            raise RefusedFileError(
                "the compressed file is damaged or cut short; send it again as a whole"
            ) from None
        except OSError as error:
            raise unopened(error) from None
        self._count += count
        if self._count > self._allowed:
            raise RefusedFileError(
                f"the content exceeds {self._allowed:,} bytes, more than a file of this size may unpack to;"
                f" {limits.set_by(self._limit)}"
            )
        return count

    def close(self) -> None:
        """Closes the source too."""
        self._source.close()
        super().close()


def unopened(error: OSError) -> RefusedFileError:
    """The refusal of a file that the operating system does not let us read."""
    return RefusedFileError(f"the file cannot be read ({type(error).__name__})")


def open_bounded(path: Path, member: int | None = None) -> io.BufferedReader:
    """The content of a file, or of one member of a ZIP archive, decompressed on the way when it is gzip.

    `member` is the member's place in the archive's directory, as `archives.Member.index`.

    Raises:
        RefusedFileError: the file cannot be opened, is packed otherwise or twice, or what it packs is an
            archive itself; also from any read, as `BoundedReader` says.
    """
    try:
        stream, packed = open_as_received(path, member)
        is_gzip = stream.peek(len(GZIP_MAGIC))[: len(GZIP_MAGIC)] == GZIP_MAGIC
        size = packed or (path.stat().st_size if is_gzip else None)
    except OSError as error:
        raise unopened(error) from None
    content = stream
    if is_gzip:
        content = io.BufferedReader(BoundedReader(_Gunzip(stream), size), BUFFER_BYTES)  # type: ignore[arg-type]
    try:
        if size is not None:
            _check_no_archive(content)
        _check_packing(content.peek(BUFFER_BYTES), is_gzip)
    except BaseException:
        content.close()
        raise
    return content


def _check_no_archive(content: io.BufferedReader) -> None:
    """Refuses an archive that was itself packed; a workbook may be."""
    if begins_as_archive(content.peek(BUFFER_BYTES)):
        raise RefusedFileError("it is an archive within an archive; send the files in one archive")


def _check_packing(head: bytes, is_unpacked: bool) -> None:
    """Refuses what is packed in a way that is not read, and what is packed twice."""
    if is_unpacked and head.startswith(GZIP_MAGIC):
        raise RefusedFileError("it is a gzip file within a gzip file; pack it once")
    how = next((says for magic, says in OTHER_PACKERS.items() if head.startswith(magic)), "")
    if head[TAR_MARK_AT:].startswith(TAR_MARK):
        how = "packed by tar"
    if how:
        what_to_do = "send it plain, or packed by gzip or ZIP"
        raise RefusedFileError(f"the file is {how}, which is not read; {what_to_do}")


def open_as_received(path: Path, member: int | None = None) -> tuple[io.BufferedReader, int | None]:
    """The bytes of a file, or those of a member of a ZIP archive; and what the member takes in the archive.

    Raises:
        RefusedFileError: the archive is damaged; also from any read, as `BoundedReader` says.
        OSError: the file cannot be opened.
    """
    if member is None:
        return io.BufferedReader(BoundedReader(path.open("rb"), None), BUFFER_BYTES), None
    stream, packed = open_member(path, member)
    return io.BufferedReader(BoundedReader(stream, packed), BUFFER_BYTES), packed


class _Gunzip(gzip.GzipFile):
    """A gzip stream that closes the file below it."""

    def __init__(self, raw: IO[bytes]) -> None:
        super().__init__(fileobj=raw, mode="rb")
        self._raw = raw

    def close(self) -> None:
        super().close()
        self._raw.close()
