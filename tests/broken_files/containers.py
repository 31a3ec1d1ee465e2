"""Broken containers: gzip and ZIP files of which the packing is damaged, made to harm, or merely odd."""

from __future__ import annotations

import gzip
import warnings
import zlib
from functools import partial

from tests.broken_files.broken_file import MARKER, accepted, broken, refused, repeats
from tests.broken_files.ncands_files import PNG
from tests.staging.received import child_file, document, line, record
from tests.staging.test_containers import (
    garbled,
    linked,
    member_of,
    overlapping,
    packed_by_bzip2,
    patched,
    piped,
    zipped,
)
from transforms.staging.datasets import DATASETS

KNOWN_FOLDERS = f"the first folder must be one of {', '.join(DATASETS)}"
CHILD, AT = "ncands_child", "ncands_child/sent.zip"
FILE = child_file(line(), line(chid=MARKER))
OTHER = child_file(line(subyr="2022", chid=MARKER))
GOOD, BAD = ("good", FILE), ("bad", OTHER)
GZIPPED = gzip.compress(FILE, mtime=0)
TWO = zipped(GOOD, BAD)
MANY = 1_001
MEBIBYTE = 1 << 20


def _bomb(mebibytes: int) -> bytes:
    """Lines of blanks that pack very well."""
    packer = zlib.compressobj(9, wbits=31)
    return b"".join([*(packer.compress(bytes(MEBIBYTE)) for _ in range(mebibytes)), packer.flush()])


def _twice_gzipped(content: bytes) -> bytes:
    return gzip.compress(gzip.compress(content, mtime=0), mtime=0)


def _of_one_name() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return zipped(("a", FILE), ("a", OTHER), GOOD)


def _in_zip(says: str, content: bytes, *outcomes):  # type: ignore[no-untyped-def]
    return broken(says, CHILD, {AT: content}, *outcomes)


CASES = [
    broken(
        "a gzip file is cut short",
        CHILD,
        GZIPPED[:-40],
        refused("the compressed file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a gzip file lacks its last bytes",
        CHILD,
        GZIPPED[:-4],
        refused("the compressed file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a gzip file is its first bytes alone",
        CHILD,
        GZIPPED[:12],
        refused("the compressed file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a gzip file is its signature alone",
        CHILD,
        b"\x1f\x8b",
        refused("the compressed file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a gzip file has a wrong checksum",
        CHILD,
        GZIPPED[:-8] + b"\0\0\0\0" + GZIPPED[-4:],
        refused("the compressed file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "a gzip file is damaged in the middle",
        CHILD,
        GZIPPED[:40] + b"\xff" * 8 + GZIPPED[48:],
        refused("the compressed file is damaged or cut short; send it again as a whole"),
    ),
    broken(
        "rubbish follows a gzip file",
        CHILD,
        GZIPPED + b"rubbish",
        refused("the compressed file is damaged or cut short; send it again as a whole"),
    ),
    broken("zeros follow a gzip file", CHILD, GZIPPED + bytes(100), accepted(2)),
    broken(
        "a gzip file is made of two",
        CHILD,
        gzip.compress(child_file(line()), mtime=0) + gzip.compress(child_file(line(chid=MARKER)), mtime=0),
        accepted(2),
    ),
    broken("a gzip file holds nothing", CHILD, gzip.compress(b"", mtime=0), refused("the file is empty")),
    broken(
        "a gzip file holds a gzip file",
        CHILD,
        _twice_gzipped(FILE),
        refused("it is a gzip file within a gzip file; pack it once"),
    ),
    broken(
        "a gzip file holds an archive",
        CHILD,
        gzip.compress(TWO, mtime=0),
        refused("it is an archive within an archive; send the files in one archive"),
    ),
    broken(
        "a gzip file holds a picture",
        CHILD,
        gzip.compress(PNG, mtime=0),
        refused("the file is binary; a fixed-width text file is expected"),
    ),
    broken(
        "a gzip file of 24 kB unpacks to 24 MB",
        CHILD,
        partial(_bomb, 24),
        refused(
            "the content exceeds 16,777,216 bytes, more than a file of this size may unpack to"
            "; the limit is packing_ratio under [limits] in agency.toml"
        ),
    ),
    broken(
        "a gzip file of XML unpacks without end",
        "afcars_oohc",
        partial(_bomb, 24),
        refused("the file is binary or UTF-16; XML in UTF-8 is expected"),
    ),
    broken(
        "a gzip file of an extract unpacks without end",
        "workers",
        partial(_bomb, 24),
        refused(
            "the content exceeds 16,777,216 bytes, more than a file of this size may unpack to"
            "; the limit is packing_ratio under [limits] in agency.toml"
        ),
    ),
    broken(
        "a file is packed by bzip2",
        CHILD,
        b"BZh91AY&SY" + bytes(60),
        refused("the file is packed by bzip2, which is not read; send it plain, or packed by gzip or ZIP"),
    ),
    broken(
        "a file is packed by xz",
        CHILD,
        b"\xfd7zXZ\0" + bytes(60),
        refused("the file is packed by xz, which is not read; send it plain, or packed by gzip or ZIP"),
    ),
    broken(
        "a file is packed by 7-Zip",
        CHILD,
        b"7z\xbc\xaf\x27\x1c" + bytes(60),
        refused("the file is packed by 7-Zip, which is not read; send it plain, or packed by gzip or ZIP"),
    ),
    broken(
        "a file is packed by RAR",
        CHILD,
        b"Rar!\x1a\x07\x01\0" + bytes(60),
        refused("the file is packed by RAR, which is not read; send it plain, or packed by gzip or ZIP"),
    ),
    broken(
        "a file is packed by Zstandard",
        CHILD,
        b"\x28\xb5\x2f\xfd" + bytes(60),
        refused(
            "the file is packed by Zstandard, which is not read; send it plain, or packed by gzip or ZIP"
        ),
    ),
    broken(
        "a file is packed by tar",
        CHILD,
        b"a.txt" + bytes(252) + b"ustar\x0000" + bytes(247) + FILE,
        refused("the file is packed by tar, which is not read; send it plain, or packed by gzip or ZIP"),
    ),
    broken(
        "a file is encrypted by PGP",
        CHILD,
        b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n",
        refused("the file is encrypted by PGP, which is not read; send it plain, or packed by gzip or ZIP"),
    ),
    _in_zip(
        "an archive is cut short",
        TWO[: len(TWO) // 2],
        refused("the ZIP archive or workbook is damaged or cut short; send it again as a whole"),
    ),
    _in_zip(
        "an archive lacks its end",
        TWO[:-30],
        refused("the ZIP archive or workbook is damaged or cut short; send it again as a whole"),
    ),
    _in_zip(
        "an archive's directory is damaged",
        TWO.replace(b"PK\x01\x02", b"PK\x01\x03"),
        refused("the ZIP archive or workbook is damaged or cut short; send it again as a whole"),
    ),
    _in_zip(
        "an archive is its signature alone",
        b"PK\x03\x04",
        refused("the ZIP archive or workbook is damaged or cut short; send it again as a whole"),
    ),
    _in_zip("an archive holds nothing", zipped(), refused("the ZIP archive holds no file")),
    _in_zip(
        "an archive holds folders alone", zipped(("data/", b"")), refused("the ZIP archive holds no file")
    ),
    _in_zip(
        "an archive unpacks to far more than it takes",
        zipped(("bomb", bytes(20 * MEBIBYTE))),
        refused(
            "the files of the ZIP archive exceed 16,777,216 bytes, more than one of its size may unpack to"
            "; the limit is packing_ratio under [limits] in agency.toml"
        ),
    ),
    _in_zip(
        "the files of an archive overlap",
        overlapping(),
        refused("the files of the ZIP archive overlap; make the archive anew"),
    ),
    _in_zip(
        "an archive holds 1,001 files",
        zipped(*((str(n), b"x") for n in range(MANY))),
        refused(
            "the ZIP archive holds more than 1,000 files; send fewer in one archive"
            "; the limit is archive_files under [limits] in agency.toml"
        ),
    ),
    _in_zip(
        "a name in an archive leads out of its folder",
        zipped(("../../etc/passwd", FILE), GOOD),
        accepted(2),
        refused("its name in the archive leads out of its folder; names must be plain"),
    ),
    _in_zip(
        "a name in an archive leads out of its folder on Windows",
        zipped(("..\\..\\boot.ini", FILE), GOOD),
        accepted(2),
        refused("its name in the archive leads out of its folder; names must be plain"),
    ),
    _in_zip(
        "a name in an archive is absolute",
        zipped(("/etc/passwd", FILE), GOOD),
        accepted(2),
        refused("its name in the archive is an absolute path; names must be relative"),
    ),
    _in_zip(
        "a name in an archive has a drive's letter",
        zipped(("C:\\data.txt", FILE), GOOD),
        accepted(2),
        refused("its name in the archive is an absolute path; names must be relative"),
    ),
    _in_zip(
        "a name in an archive holds a line end",
        zipped(("a\nb.txt", FILE), GOOD),
        accepted(2),
        refused("its name in the archive holds control characters"),
    ),
    _in_zip(
        "a name in an archive is 300 characters long",
        zipped(("a" * 300, FILE), GOOD),
        accepted(2),
        refused(
            "its name in the archive is longer than 240 characters"
            "; the limit is name_characters under [limits] in agency.toml"
        ),
    ),
    _in_zip(
        "two files of an archive have one name",
        _of_one_name(),
        accepted(2),
        refused("another file of the archive has the same name; each needs its own"),
        refused("another file of the archive has the same name; each needs its own"),
    ),
    _in_zip(
        "a file of an archive is a link",
        member_of(("bad", b"/etc/passwd"), GOOD, changes=linked),
        refused("it is a link; send the file it leads to"),
        accepted(2),
    ),
    _in_zip(
        "a file of an archive is a pipe",
        member_of(("bad", b""), GOOD, changes=piped),
        refused("it is no file"),
        accepted(2),
    ),
    _in_zip(
        "a file of an archive is encrypted",
        patched(zipped(BAD, GOOD), 8, 0, bits=1),
        refused("it is encrypted; send the archive without a password"),
        accepted(2),
    ),
    _in_zip(
        "a file of an archive is packed by bzip2",
        member_of(BAD, GOOD, changes=packed_by_bzip2),
        refused("its compression is not read; use Deflate, which every program offers"),
        accepted(2),
    ),
    _in_zip(
        "a file of an archive is an archive",
        zipped(("bad.zip", zipped(GOOD)), GOOD),
        refused("it is an archive within an archive; send the files in one archive"),
        accepted(2),
    ),
    _in_zip(
        "a file of an archive is a packed archive",
        zipped(("bad.zip.gz", gzip.compress(zipped(GOOD), mtime=0)), GOOD),
        refused("it is an archive within an archive; send the files in one archive"),
        accepted(2),
    ),
    _in_zip(
        "a file of an archive is damaged",
        garbled(zipped(BAD, GOOD)),
        refused("the compressed file is damaged or cut short; send it again as a whole"),
        accepted(2),
    ),
    _in_zip(
        "a file of an archive is empty", zipped(("bad", b""), GOOD), refused("the file is empty"), accepted(2)
    ),
    _in_zip(
        "a file of an archive is a bomb in gzip",
        zipped(("bad.gz", gzip.compress(bytes(17 * MEBIBYTE), mtime=0)), GOOD),
        refused(
            "the content exceeds 16,777,216 bytes, more than a file of this size may unpack to"
            "; the limit is packing_ratio under [limits] in agency.toml"
        ),
        accepted(2),
    ),
    _in_zip(
        "a file of an archive is a picture",
        zipped(("picture.png", PNG), GOOD),
        accepted(2),
        refused("the file is binary; a fixed-width text file is expected"),
    ),
    _in_zip(
        "an archive holds a file twice under two names",
        zipped(("a", FILE), ("b", FILE)),
        accepted(2),
        repeats("ncands_child/sent.zip/a"),
    ),
    broken(
        "an archive beside the folders holds no folder",
        CHILD,
        {"all.zip": zipped(("a", FILE))},
        refused(f"the file lies in no dataset folder; {KNOWN_FOLDERS}"),
    ),
    broken(
        "an archive beside the folders holds an unknown folder",
        CHILD,
        {"all.zip": zipped(("ncands_child/a", FILE), ("adoptions/b", FILE))},
        refused(f"the folder is not a known dataset; {KNOWN_FOLDERS}"),
        accepted(2),
    ),
    broken(
        "an archive beside the folders holds a folder in the wrong case",
        CHILD,
        {"all.zip": zipped(("NCANDS_Child/a", FILE))},
        refused(f"the file lies in no dataset folder; {KNOWN_FOLDERS}"),
    ),
    broken(
        "a file lies beside the folders",
        CHILD,
        {"2023.txt": FILE},
        refused(f"the file lies in no dataset folder; {KNOWN_FOLDERS}"),
    ),
    broken(
        "a file lies in an unknown folder",
        CHILD,
        {"ncands/2023.txt": FILE},
        refused(f"the folder is not a known dataset; {KNOWN_FOLDERS}"),
    ),
    broken(
        "names of files are not UTF-8, or hold a line end",
        CHILD,
        {f"{CHILD}/caf\udce9.txt": FILE, f"{CHILD}/2023\n.txt": FILE, f"{CHILD}/a.txt": OTHER},
        refused("its name is not UTF-8 text, or holds control characters; rename the file"),
        accepted(1),
        refused("its name is not UTF-8 text, or holds control characters; rename the file"),
    ),
    broken(
        "a file was sent twice under two names",
        CHILD,
        {f"{CHILD}/2023.txt": FILE, f"{CHILD}/2023 (1).txt": FILE},
        accepted(2),
        repeats("ncands_child/2023 (1).txt"),
    ),
    broken(
        "an out-of-home care file is named as a text and packed",
        "afcars_oohc",
        {"afcars_oohc/a.txt": gzip.compress(document(record("A")), mtime=0)},
        accepted(1),
    ),
]
