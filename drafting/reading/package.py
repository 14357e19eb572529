"""Checks on a .docx package before anything of it is parsed."""

import io
import re
import zipfile

from drafting.reading.refusals import refuse

MOST_ENTRIES = 2_000
MOST_BYTES = 100 * 1024 * 1024
RATIO_FROM = 1024 * 1024
MOST_RATIO = 100
CONTENT_TYPES = "[Content_Types].xml"
WORD_MAIN = b"wordprocessingml.document.main+xml"
TEMPLATE_MAIN = b"wordprocessingml.template.main+xml"
MACROS = (b"macroenabled", b"vnd.ms-office.vbaproject", b"vnd.ms-office.activex")
REMOTE = re.compile(
    rb"""(?<!\w)Target\s*=\s*["']\s*(?:(?:https?|ftp|smb|mhtml):|//|\\\\|file://[^/])""", re.IGNORECASE
)
PULLED_IN = re.compile(rb"/(?:attachedTemplate|oleObject|frame|subDocument|aFChunk)[\"']", re.IGNORECASE)
RELATIONSHIP = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>", re.DOTALL)


def open_package(data: bytes) -> zipfile.ZipFile:
    """The package, checked for size, names, macros, declarations and remote parts; raises ReadingRefused."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        infos = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise refuse("broken") from None
    check_sizes(infos, len(data))
    check_names(infos)
    if CONTENT_TYPES not in package.namelist():
        raise refuse("unknown_type")
    types = part(package, CONTENT_TYPES)
    check_type(types, package.namelist())
    for info in infos:
        if info.filename.lower().endswith((".xml", ".rels", ".vml")):
            check_part(part(package, info.filename), info.filename)
    return package


def check_sizes(infos: list[zipfile.ZipInfo], size: int) -> None:
    """The measures hold for declared sizes; zipfile reads no more of an entry than it declares."""
    if len(infos) > MOST_ENTRIES or sum(info.file_size for info in infos) > MOST_BYTES:
        raise refuse("zip_bomb")
    if sum(info.compress_size for info in infos) > size:
        raise refuse("zip_bomb")
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
    """Bytes of one part; a part that does not unpack makes the file a broken one."""
    try:
        return package.read(name)
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


def check_part(data: bytes, name: str) -> None:
    """No document type declaration anywhere, nothing pulled in from elsewhere."""
    bare = plain_bytes(data)
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", bare, re.IGNORECASE):
        raise refuse("unsafe_xml")
    if name.lower().endswith(".rels"):
        for relationship in RELATIONSHIP.findall(bare):
            outside = re.search(rb"TargetMode\s*=\s*[\"']External", relationship, re.IGNORECASE)
            if re.search(rb"/aFChunk[\"']", relationship, re.IGNORECASE):
                raise refuse("unsafe_xml")
            if outside and PULLED_IN.search(relationship) and REMOTE.search(relationship):
                raise refuse("unsafe_xml")
