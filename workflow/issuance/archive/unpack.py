"""An archive that comes from another deployment, taken in as what arrives: its PDF, and its text without reading it."""

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from django.utils.translation import gettext as _

import drafting
from drafting.reading import secrecy

MOST_ENTRIES, MOST_UNPACKED = 50, 100 * 1024 * 1024
PDF, PLAN, MANIFEST = "van-ban.pdf", "plan.json", "manifest.json"
NEEDED = {PDF, PLAN, MANIFEST, "register.json"}


class NoArchive(Exception):
    """The file looks like an archive and is not whole; the words say what to do."""


@dataclass(frozen=True)
class Unpacked:
    """The signed file, the text as a bundle of the interchange schema, the number for the file's name."""

    pdf: bytes
    bundle: dict[str, Any]
    symbol: str


def looks_like_one(data: bytes) -> bool:
    """A ZIP with the list of an archive; Word files are ZIPs, too."""
    if data[:2] != b"PK":
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return set(archive.namelist()) >= NEEDED
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return False


def unpack(data: bytes) -> Unpacked:
    """Raises NoArchive where a file is not the one that the list names, or the text is not built as it should be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = [info.filename for info in infos]
            if len(infos) > MOST_ENTRIES or len(set(names)) != len(names):
                raise NoArchive(_("Hồ sơ lưu trữ có số tệp bất thường nên không mở."))
            if sum(info.file_size for info in infos) > MOST_UNPACKED or any(
                info.flag_bits & 1 for info in infos
            ):
                raise NoArchive(_("Hồ sơ lưu trữ bị nén bất thường nên không mở."))
            listed = json.loads(archive.read(MANIFEST))["files"]
            read = {name: archive.read(name) for name in NEEDED - {MANIFEST}}
        if any(hashlib.sha256(part).hexdigest() != listed.get(name) for name, part in read.items()):
            raise NoArchive(_("Hồ sơ lưu trữ đã bị thay đổi; đề nghị xin lại từ cơ quan ban hành."))
        register, bundle = json.loads(read["register.json"]), json.loads(read[PLAN])
        if hashlib.sha256(read[PDF]).hexdigest() != register["file_sha256"]:
            raise NoArchive(_("Văn bản trong hồ sơ không đúng với sổ đăng ký của hồ sơ."))
        jsonschema.validate(bundle, schema(), cls=jsonschema.Draft202012Validator)
    except NoArchive:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, RecursionError, jsonschema.ValidationError):
        raise NoArchive(
            _("Hồ sơ lưu trữ không đúng cấu trúc; đề nghị tiếp nhận tệp PDF trong hồ sơ.")
        ) from None
    plan = bundle["documents"][0]
    secrecy.check([str(plan.get("title", "")), *map(str, plan.get("preamble", []))][: secrecy.HEAD])
    return Unpacked(read[PDF], {"documents": [plan]}, str(plan["symbol"] or ""))


@cache
def schema() -> dict[str, Any]:
    path = Path(drafting.__file__).with_name("plan.schema.json")
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded
