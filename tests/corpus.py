"""Where the real documents lie, and what scores a reading of them. They are no part of the repository."""

import importlib.util
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def scorer() -> Callable[[dict[str, Any], dict[str, Any]], dict[str, float]]:
    """`score(label, bundle)` of the corpus' own score.py: figures from 0 to 1."""
    spec = importlib.util.spec_from_file_location("score", corpus_dir() / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score
