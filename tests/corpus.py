"""Where the real documents lie. They are no part of the repository."""

import os
from pathlib import Path

import pytest

from config.settings import BASE_DIR


def corpus_dir() -> Path:
    """CORPUS_DIR, else ../shared/corpus; where that is missing the test is left out, but fails in CI."""
    folder = Path(os.environ.get("CORPUS_DIR") or BASE_DIR.parent / "shared" / "corpus")
    if not folder.is_dir():
        reason = f"no real documents in {folder}; set CORPUS_DIR"
        if os.environ.get("CI"):
            raise FileNotFoundError(reason)
        raise pytest.skip.Exception(reason, allow_module_level=True)
    return folder
