"""A PostgreSQL of the tests' own: on a private socket in a temporary folder, gone when its owner ends.

`python -m tests.postgres_cluster` holds one until Ctrl-C and prints the line that lets test runs share it.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from tools.processes import Process, Stopped, bound, raise_when_stopped, start, stop

SUPERUSER, OWNER, APPLICATION = "postgres", "trinhky_owner", "trinhky_app"
"""The roles: who makes databases, who owns tables, and whom the application connects as."""
PATIENCE = 30


def programs() -> Path:
    """The newest installed server's folder of programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise RuntimeError("PostgreSQL's programs are not installed; ./run test brings them.")
    return found[-1].parent


class Cluster:
    """Starts on entering, ends on leaving. `socket` is the folder that a connection names as its host.

    `durable` keeps fsync on, for proofs that kill; without it a cluster is several times faster.
    """

    def __init__(self, *, durable: bool = False) -> None:
        self.durable = durable
        self.user = SUPERUSER if os.getuid() == 0 else None  # the server refuses to run as root
        self.process: Process | None = None

    def __enter__(self) -> "Cluster":
        self.folder = Path(tempfile.mkdtemp(prefix="trinh-ky-pg-"))
        self.socket = self.folder
        if self.user:
            shutil.chown(self.folder, self.user, self.user)
        try:
            self._create()
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        if self.process:
            stop([self.process], how=signal.SIGINT)  # a fast shutdown: open connections are broken off
        shutil.rmtree(self.folder, ignore_errors=True)

    def _create(self) -> None:
        command = [
            *(str(programs() / "initdb"), "--pgdata", str(self.folder / "data"), "--username", SUPERUSER),
            *(
                "--auth",
                "trust",
                "--encoding",
                "UTF8",
                "--locale",
                "C.UTF-8",
                "--no-sync",
                "--no-instructions",
            ),
            *(["--data-checksums"] if self.durable else []),
        ]
        subprocess.run(bound(command, self.user), check=True, cwd="/", stdout=subprocess.DEVNULL)

    def _start(self) -> None:
        settings = {
            "listen_addresses": "",
            "unix_socket_directories": self.socket,
            "unix_socket_permissions": "0700",
            "timezone": "UTC",
            "log_min_messages": "panic",
            "log_min_error_statement": "panic",
            "max_connections": 60,
            "shared_buffers": "64MB",
        }
        if not self.durable:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        command = [
            *(str(programs() / "postgres"), "-D", str(self.folder / "data")),
            *(word for name, value in settings.items() for word in ("-c", f"{name}={value}")),
        ]
        self.process = start(bound(command, self.user))
        until = time.monotonic() + PATIENCE
        while True:
            try:
                connection = psycopg.connect(
                    host=str(self.socket), user=SUPERUSER, dbname="postgres", autocommit=True
                )
                break
            except psycopg.OperationalError:
                if self.process.poll() is not None or time.monotonic() > until:
                    raise
                time.sleep(0.05)
        with connection:
            connection.execute(f"CREATE ROLE {OWNER} LOGIN")
            connection.execute(f"CREATE ROLE {APPLICATION} LOGIN")


def main() -> None:
    raise_when_stopped()
    try:
        with Cluster() as cluster:
            sys.stdout.write(f"export TEST_DATABASE=postgres TEST_POSTGRES_SOCKET={cluster.socket}\n")
            sys.stdout.flush()
            signal.pause()
    except Stopped:
        pass


if __name__ == "__main__":
    main()
