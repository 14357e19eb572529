"""What the tables of threats and of ASVS name is there: files, folders, tests."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

DOCS = sorted(Path(settings.BASE_DIR, "docs").glob("*.md"))
NAMED = re.compile(
    r"`((?:tests|config|workflow|drafting|permissions|records|templates|tools|static)/[^`\s:]*)(?:::(\w+))?`"
)


@cache
def functions(path: Path) -> set[str]:
    return {node.name for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.name)
def test_every_file_and_test_that_a_table_names_exists(document: Path) -> None:
    named = NAMED.findall(document.read_text())
    assert len(named) > 30
    for name, test in named:
        path = settings.BASE_DIR / name
        assert path.exists(), name
        assert not test or test in functions(path), f"{name}::{test}"


def test_each_requirement_stands_in_one_row() -> None:
    ids = re.findall(
        r"^\| (\d+\.\d+\.\d+) \|", (settings.BASE_DIR / "docs/asvs.md").read_text(), re.MULTILINE
    )
    assert len(ids) == len(set(ids)) == 142
