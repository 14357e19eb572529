"""SQLite templates kept from one test run to the next, while the files that they come from stay the same.

Migrating takes several seconds, most of a short run; a kept template is there at once.
"""

import hashlib
import os
import shutil
from pathlib import Path

from config.settings import BASE_DIR

FOLDER = BASE_DIR / "var" / "test-templates"
SOURCES = {
    "migrated": [
        "requirements.lock",
        "config/settings.py",
        "records/guards.py",
        "*/migrations/*.py",
        "*/models*",
    ],
    "cast": ["permissions/*.py", "workflow/management/commands/demo.py", "tests/seeding.py"],
}


def place(name: str) -> Path:
    """Where the template of this name and of the present sources lies, or would."""
    patterns = SOURCES["migrated"] + (SOURCES["cast"] if name == "cast" else [])
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in BASE_DIR.glob(pattern)}):
        for file in sorted(path.glob("*.py")) if path.is_dir() else [path]:
            digest.update(f"{file.relative_to(BASE_DIR)}\0".encode() + file.read_bytes() + b"\0")
    return FOLDER / f"{name}-{digest.hexdigest()[:16]}"


def take(name: str, shared: Path) -> bool:
    """Copy a kept template into the run's folder; False when there is none."""
    kept = place(name)
    if not kept.is_dir():
        return False
    shutil.copytree(kept, shared, dirs_exist_ok=True)
    return True


def keep(name: str, shared: Path) -> None:
    """Keep a template that was just built, in place of those of earlier sources."""
    kept = place(name)
    part = FOLDER / f"part-{os.getpid()}"
    part.mkdir(parents=True)
    shutil.copyfile(shared / f"{name}.sqlite3", part / f"{name}.sqlite3")
    shutil.copytree(shared / f"{name}-files", part / f"{name}-files")
    for old in FOLDER.glob(f"{name}-*"):
        shutil.rmtree(old, ignore_errors=True)
    try:
        part.rename(kept)
    except OSError:  # another run was faster
        shutil.rmtree(part)
