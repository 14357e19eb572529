"""Redline of two texts: by words within a part, by uid over a document. Pure."""

import re
from dataclasses import dataclass
from typing import Any

from diff_match_patch import diff_match_patch
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from drafting.hashing import part_hashes

_TOKEN = re.compile(r"\s+|[^\s]+")
_TAG = {0: "{}", 1: "<ins>{}</ins>", -1: "<del>{}</del>"}


def words(old: str, new: str) -> list[tuple[int, str]]:
    """(-1 | 0 | 1, text) runs over whole words: what was taken out, kept, put in."""
    letters: dict[str, str] = {}

    def encoded(text: str) -> str:
        # Each distinct word becomes one private letter, so that the comparison moves in whole words.
        return "".join(letters.setdefault(token, chr(0xE000 + len(letters))) for token in _TOKEN.findall(text))

    before, after = encoded(old), encoded(new)
    tokens = {letter: token for token, letter in letters.items()}
    differ = diff_match_patch()
    runs = differ.diff_main(before, after, False)
    differ.diff_cleanupSemantic(runs)
    return [(kind, "".join(tokens[letter] for letter in run)) for kind, run in runs]


def marked(old: str, new: str) -> SafeString:
    """The redline as escaped HTML with <ins> and <del>."""
    pieces = [(kind, text) for kind, text in words(old, new)]
    return SafeString("").join(format_html_join("", _TAG[kind], [(text,)]) for kind, text in pieces)


@dataclass(frozen=True)
class ChangedItem:
    uid: str
    path: str
    redline: SafeString


def changed_items(old: dict[str, Any], new: dict[str, Any]) -> list[ChangedItem]:
    """Items added, taken out or changed from one document to the other, in the order of the newer one."""
    before, after = part_hashes(old), part_hashes(new)
    texts = {item["uid"]: item for item in old["items"]}
    found = [
        ChangedItem(item["uid"], item["path"], marked(texts.get(item["uid"], {}).get("text", ""), item["text"]))
        for item in new["items"]
        if before.get(item["uid"]) != after[item["uid"]]
    ]
    gone = [item for item in old["items"] if item["uid"] not in after]
    return found + [ChangedItem(item["uid"], item["path"], marked(item["text"], "")) for item in gone]
