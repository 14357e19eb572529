"""What an extract (trích sao) has of a document."""

from typing import Any


def extracted(document: dict[str, Any], sections: list[str]) -> dict[str, Any]:
    """The head and the chosen parts of a document, without its foot: recipients and signer were the whole's."""

    def chosen(number: str) -> bool:
        return any(number == wanted or number.startswith(f"{wanted}.") for wanted in sections)

    return {
        **document,
        "sections": [row for row in document["sections"] if chosen(row["number"])],
        "groups": [
            row for row in document.get("groups", ()) if chosen(row.get("path") or row.get("number") or "")
        ],
        "intros": {key: text for key, text in document.get("intros", {}).items() if chosen(key)},
        "items": [row for row in document["items"] if chosen(row["path"])],
        "preamble": [],
        "closing": [],
        "recipients": [],
        "archive": None,
        "signature": None,
        "annexes": [],
    }
