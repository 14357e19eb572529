import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import BASE_DIR
from tests.databases import Databases
from tools import serve

PATIENCE = 60
"""Seconds that ending may take on a machine with much else to do."""


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which another program listens."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        port: int = other.getsockname()[1]
    return port


def test_a_taken_port_is_said_with_the_way_out(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", str(taken))
    with pytest.raises(serve.Refused, match=rf"port {taken} .*PORT={taken + 1} ./run"):
        serve.address(demo=True)


@pytest.mark.parametrize("port", ["0", "65536", "-1", "web"])
def test_only_a_port_number_is_taken(port: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(serve.Refused, match="PORT"):
        serve.address(demo=True)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_the_demo_is_served_on_no_network(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIND", host)
    with pytest.raises(serve.Refused, match="DEMO=no"):
        serve.address(demo=True)


def test_without_the_demo_a_network_address_is_taken(free_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIND", "0.0.0.0")
    monkeypatch.setenv("PORT", str(free_port))
    assert serve.address(demo=False) == ("0.0.0.0", free_port)


class Started:
    """`tools.serve` as `./run` starts it, with what it says on its standard output."""

    def __init__(self, env: dict[str, str], port: int) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tools.serve"],
            cwd=BASE_DIR,
            env=env | {"PORT": str(port), "DEMO": "no"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout
        self.said = self.process.stdout.readline()

    def children(self) -> dict[str, int]:
        """Process ids by what they run, once all four do."""
        words = {"gunicorn": "web", "default": "worker", "reading": "reader", "sweep": "sweep"}
        found: dict[str, int] = {}
        until = time.monotonic() + PATIENCE
        while len(found) < len(words) and time.monotonic() < until:
            for pid in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split():
                arguments = Path(f"/proc/{pid}/cmdline").read_text().split("\0")
                found |= {name: int(pid) for word, name in words.items() if word in arguments}
        return found

    def ended(self) -> tuple[int, str]:
        return self.process.wait(PATIENCE), self.process.communicate()[1]


@pytest.fixture
def started(databases: Databases, django_db_setup: None, free_port: int) -> Iterator[Started]:
    name = databases.copy("migrated")
    product = Started(databases.environment(name), free_port)
    yield product
    product.process.kill()
    product.process.communicate()
    databases.drop(name)


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def gone(pids: dict[str, int]) -> bool:
    """Whether all of these processes end."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if not any(lives(pid) for pid in pids.values()):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopping_ends_all_processes_in_order(started: Started, how: signal.Signals) -> None:
    assert started.said.startswith("http://127.0.0.1:")
    children = started.children()
    assert set(children) == {"web", "worker", "reader", "sweep"}
    started.process.send_signal(how)
    code, said = started.ended()
    assert (code, "Stopped." in said) == (0, True)
    assert gone(children)


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("name", ["web process", "worker", "reader"])
def test_when_one_process_dies_the_others_are_stopped_and_the_start_has_failed(
    started: Started, name: str
) -> None:
    children = started.children()
    os.kill(children[name.split()[0]], signal.SIGKILL)
    code, said = started.ended()
    assert code == 1
    assert f"The {name} ended by itself" in said
    assert gone(children)


@pytest.mark.only_on("sqlite")
def test_no_process_outlives_a_killed_start(started: Started) -> None:
    children = started.children()
    started.process.kill()
    assert gone(children)
