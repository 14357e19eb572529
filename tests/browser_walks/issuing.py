"""Steps 7 and 8: signature, number, seal; the file that comes out."""

import re
import subprocess
from pathlib import Path

from playwright.sync_api import expect

from tests.browser_walks.actor import Actor

WORKER = 60_000
"""Milliseconds in which the worker must have made, signed or sealed a file."""


def sign(signer: Actor) -> None:
    """Wait on the page until the worker has made the file, then sign it."""
    signer.take("Ký văn bản")
    expect(signer.page.locator("main a", has_text="Ký văn bản")).to_be_visible(timeout=WORKER)
    signer.look("to-sign")
    signer.press("Ký văn bản")
    signer.look("sign")
    signer.press("Ký văn bản")
    signer.reads("Đồng chí đã ký; văn bản đã chuyển văn thư.")


def issue(clerk: Actor) -> None:
    """Number and date; the page says when the sealed file is out."""
    clerk.page.wait_for_timeout(0)
    await_row(clerk, "Cấp số, ngày và phát hành")
    clerk.take("Cấp số, ngày và phát hành")
    button = clerk.page.locator("main a", has_text="Cấp số, ngày và phát hành")
    expect(button).to_be_visible(timeout=WORKER)
    clerk.look("to-issue")
    clerk.press("Cấp số, ngày và phát hành")
    clerk.look("issue")
    clerk.press("Cấp số, ngày và phát hành")
    expect(clerk.page.get_by_role("link", name="Tải văn bản đã ban hành")).to_be_visible(timeout=WORKER)
    clerk.look("issued", narrow=True)


def await_row(who: Actor, title: str) -> None:
    """Look at the inbox again until the worker has brought the row."""
    row = who.page.locator("a.title", has_text=title)
    for _again in range(60):
        who.inbox()
        if row.count():
            return
        who.page.wait_for_timeout(500)
    raise AssertionError(f"{who.name}: the inbox never asked for “{title}”")


def check_file(file: Path, words: list[str]) -> str:
    """Two valid signatures and these words, whatever the line breaks; keeps its pages as pictures; answers its text."""
    signatures = output("pdfsig", "-nocert", str(file))
    assert signatures.count("Signature is Valid.") == 2, signatures
    text = output("pdftotext", "-layout", str(file), "-")
    flat = re.sub(r"\s+", " ", text)
    missing = [word for word in words if word not in flat]
    assert not missing, f"{missing} not in\n{text}"
    output("pdftoppm", "-r", "70", "-png", str(file), str(file.with_suffix("")))
    return text


def output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
