"""The product as it is served: a real web server and worker on a database of their own."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

from config.settings import BASE_DIR
from tests.databases import Databases
from tools.processes import Process, start, stop
from tools.serve import wait_for_page, web, worker


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Served:
    """Works on the named database until `close`. `url` has no slash at its end. `demo=False`: as in service."""

    def __init__(self, databases: Databases, name: str, log: Path, *, demo: bool = True) -> None:
        self.env = databases.environment(name) | {"DEMO": "yes" if demo else "no"}
        self.var_dir = databases.files(name)
        self.log = log.open("ab")
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.web: Process | None = None
        self.worker: Process | None = None

    def start_web(self) -> None:
        """Serve pages again; returns when the first one comes."""
        self.web = start(web(f"127.0.0.1:{self.port}"), env=self.env, output=self.log)
        wait_for_page("127.0.0.1", self.port, self.web)

    def start_worker(self) -> None:
        self.worker = start(worker("default", "reading"), env=self.env, output=self.log)

    def kill_web(self) -> None:
        """As when the machine is switched off: no signal handler, no rollback by Python."""
        self._kill(self.web)
        self.web = None

    def kill_worker(self) -> None:
        """As when the machine is switched off: the job in hand is left as it stands."""
        self._kill(self.worker)
        self.worker = None

    def manage(self, *arguments: str) -> str:
        """Run `manage.py` beside the server and answer what it printed. Raises CalledProcessError."""
        command = [sys.executable, str(BASE_DIR / "manage.py"), *arguments]
        done = subprocess.run(
            command, check=True, env=self.env, stdout=subprocess.PIPE, stderr=self.log, timeout=120
        )
        return done.stdout.decode()

    def messages(self) -> str:
        """What the programs have printed so far."""
        return Path(self.log.name).read_text(errors="replace")

    def close(self) -> None:
        stop([process for process in (self.web, self.worker) if process], patience=5)
        self.log.close()

    def _kill(self, process: Process | None) -> None:
        assert process, "it is not running"
        stop([process], patience=0, how=signal.SIGKILL)
