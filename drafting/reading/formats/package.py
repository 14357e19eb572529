"""Checks on a .docx package before anything of it is parsed."""

import io
import re
import struct
import zipfile
from collections.abc import Iterator

from drafting.reading.refusals import refuse

MOST_ENTRIES = 2_000
MOST_BYTES = 100 * 1024 * 1024
MOST_DIRECTORY = 1024 * 1024
MOST_XML = 24 * 1024 * 1024
"""Bytes of the parts that are parsed, unpacked; the text of 500 pages needs about 10 MB. Pictures are not parsed."""
RATIO_FROM = 1024 * 1024
MOST_RATIO = 100
PIECE = 1024 * 1024
DIRECTORY_END = b"PK\x05\x06"
LARGER_DIRECTORY = b"PK\x06\x07"
"""Points to a second directory, for packages of more than 4 GB; no document needs one."""
XML_PARTS = (".xml", ".rels", ".vml")
CONTENT_TYPES = "[Content_Types].xml"
WORD_MAIN = b"wordprocessingml.document.main+xml"
TEMPLATE_MAIN = b"wordprocessingml.template.main+xml"
MACROS = (b"macroenabled", b"vnd.ms-office.vbaproject", b"vnd.ms-office.activex")
REMOTE = re.compile(
    rb"""(?<!\w)Target\s*=\s*["']\s*(?:(?:https?|ftp|smb|mhtml):|//|\\\\|file://[^/])""", re.IGNORECASE
)
PULLED_IN = re.compile(rb"/(?:attachedTemplate|oleObject|frame|subDocument|aFChunk)[\"']", re.IGNORECASE)
DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.DOTALL)


def check_package(data: bytes) -> None:
    """Check size, names, macros, declarations and remote parts; raises ReadingRefused."""
    check_directory(data)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise refuse("broken") from None
    with package:
        infos = package.infolist()
        check_sizes(infos, len(data))
        check_names(infos)
        if CONTENT_TYPES not in package.namelist():
            raise refuse("unknown_type")
        check_type(part(package, CONTENT_TYPES), package.namelist())
        for info in infos:
            if info.filename.lower().endswith(XML_PARTS):
                check_xml(package, info.filename)
            if info.filename.lower().endswith(".rels"):
                check_relationships(part(package, info.filename))


def check_directory(data: bytes) -> None:
    """The directory's own figures, before an object is made for each of its entries."""
    end = data.rfind(DIRECTORY_END)
    if end < 0 or len(data) - end < 22:
        raise refuse("broken")
    entries, size = struct.unpack_from("<HI", data, end + 10)
    larger = data[max(end - 20, 0) : end].startswith(LARGER_DIRECTORY)
    if entries > MOST_ENTRIES or size > MOST_DIRECTORY or larger:
        raise refuse("zip_bomb")


def check_sizes(infos: list[zipfile.ZipInfo], size: int) -> None:
    """The measures hold for declared sizes; zipfile reads no more of an entry than it declares."""
    if len(infos) > MOST_ENTRIES or sum(info.file_size for info in infos) > MOST_BYTES:
        raise refuse("zip_bomb")
    if sum(info.compress_size for info in infos) > size:
        raise refuse("zip_bomb")
    if sum(info.file_size for info in infos if info.filename.lower().endswith(XML_PARTS)) > MOST_XML:
        raise refuse("too_long")
    for info in infos:
        if info.file_size > RATIO_FROM and info.file_size > MOST_RATIO * max(info.compress_size, 1):
            raise refuse("zip_bomb")
        if info.flag_bits & 0x1:
            raise refuse("password")


def check_names(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in infos]
    if len(set(names)) != len(names):
        raise refuse("zip_bomb")
    if any(name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") for name in names):
        raise refuse("zip_bomb")


def check_type(types: bytes, names: list[str]) -> None:
    """A Word document without macros; other packages of this family are another type."""
    lowered = plain_bytes(types).lower()
    if any(mark in lowered for mark in MACROS) or any(
        name.lower().endswith("vbaproject.bin") for name in names
    ):
        raise refuse("macro")
    if WORD_MAIN not in lowered and TEMPLATE_MAIN not in lowered:
        raise refuse("unknown_type")


def part(package: zipfile.ZipFile, name: str) -> bytes:
    """Bytes of one part."""
    return b"".join(pieces(package, name))


def pieces(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The bytes of a part, a megabyte at a time; a part that does not unpack makes the file a broken one."""
    try:
        with package.open(name) as file:
            while piece := file.read(PIECE):
                yield piece
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, EOFError, NotImplementedError, RuntimeError):
        raise refuse("broken") from None
    except Exception as error:
        # zlib, lzma and bz2 raise their own classes for damaged streams
        if type(error).__module__ in ("zlib", "_lzma", "_bz2"):
            raise refuse("broken") from None
        raise


def plain_bytes(data: bytes) -> bytes:
    """UTF-16 parts without their zero bytes, so that one search finds a word in any encoding."""
    return data.replace(b"\x00", b"")


def check_xml(package: zipfile.ZipFile, name: str) -> None:
    """No document type declaration anywhere; read piece by piece, as a part can be long."""
    before = b""
    for piece in pieces(package, name):
        bare = before + plain_bytes(piece)
        if DECLARATION.search(bare):
            raise refuse("unsafe_xml")
        before = bare[-40:]


def check_relationships(data: bytes) -> None:
    """Nothing is pulled in from elsewhere."""
    for relationship in RELATIONSHIP.findall(plain_bytes(data)):
        outside = re.search(rb"TargetMode\s*=\s*[\"']External", relationship, re.IGNORECASE)
        if re.search(rb"/aFChunk[\"']", relationship, re.IGNORECASE):
            raise refuse("unsafe_xml")
        if outside and PULLED_IN.search(relationship) and REMOTE.search(relationship):
            raise refuse("unsafe_xml")
