"""Every rule has a name for the page, in Vietnamese and in English."""

import ast
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import override

from drafting import checks
from drafting.rule_names import NAMES


def rules() -> Iterator[str]:
    """The ids that the rules give to what they find."""
    for file in Path(checks.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                given = node.args[0] if node.func.attr == "finding" and node.args else None
                if isinstance(given, ast.Constant):
                    yield str(given.value)


def test_every_rule_is_named() -> None:
    found = set(rules())
    assert len(found) > 30
    assert found <= set(NAMES)


def test_every_name_has_its_english() -> None:
    with override("vi"):
        own = {rule: str(name) for rule, name in NAMES.items()}
    with override("en"):
        assert [rule for rule, name in NAMES.items() if str(name) == own[rule]] == []
