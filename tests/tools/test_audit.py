"""The audit of the locked packages: found, not found, and never green without an answer."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import pytest

from tools.audit import audit, locked

PACKAGES = [("django", "5.2.1"), ("pillow", "12.0")]


@pytest.fixture
def service() -> Iterator[dict[str, Any]]:
    """Answers what the test puts under "answer"; what it was asked stands under "asked"."""
    told: dict[str, Any] = {}

    class Service(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told["asked"] = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(told.get("status", 200))
            self.end_headers()
            self.wfile.write(json.dumps(told["answer"]).encode())

        def log_message(self, format: str, *args: object) -> None:
            """The terminal is the test run's."""

    server = HTTPServer(("127.0.0.1", 0), Service)
    Thread(target=server.serve_forever, daemon=True).start()
    told["url"] = f"http://127.0.0.1:{server.server_port}/"
    yield told
    server.shutdown()
    server.server_close()


def test_every_package_is_asked_for_and_none_is_known_to_be_vulnerable(service: dict[str, Any]) -> None:
    service["answer"] = {"results": [{}, {}]}
    done = audit(PACKAGES, service["url"])
    assert (done.failed, str(done)) == (False, "Dependencies: 2 packages audited, no known vulnerability.")
    asked = [(row["package"]["name"], row["version"]) for row in service["asked"]["queries"]]
    assert asked == PACKAGES


def test_a_known_vulnerability_is_named_and_fails(service: dict[str, Any]) -> None:
    service["answer"] = {"results": [{"vulns": [{"id": "CVE-1"}, {"id": "CVE-2"}]}, {}]}
    done = audit(PACKAGES, service["url"])
    assert (done.failed, done.found) == (True, {"django 5.2.1": ["CVE-1", "CVE-2"]})
    assert "KNOWN VULNERABILITIES in django 5.2.1: CVE-1, CVE-2" in str(done)


@pytest.mark.parametrize("answer", [{"results": [{}]}, {"results": None}, {}, [], "no"])
def test_half_an_answer_is_none(service: dict[str, Any], answer: Any) -> None:
    service["answer"] = answer
    assert "NOT AUDITED" in str(audit(PACKAGES, service["url"]))


def test_where_nobody_answers_nothing_was_audited_and_the_line_says_so(service: dict[str, Any]) -> None:
    service |= {"answer": {}, "status": 503}
    for url in (service["url"], "http://127.0.0.1:9/"):
        done = audit(PACKAGES, url)
        assert (done.failed, "NOT AUDITED" in str(done)) == (False, True)


def test_what_is_locked_is_found_with_its_version() -> None:
    found = dict(locked("requirements.lock"))
    assert len(found) > 30
    assert found["django"].startswith("5.2")
