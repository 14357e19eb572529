"""A RabbitMQ of the tests' own: on free ports of 127.0.0.1, its files in a folder that goes when its owner ends."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from tools.processes import Process, start, stop

PROGRAM = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Broker:
    """Starts on entering, ends on leaving. `url` is what BROKER_URL takes."""

    def __enter__(self) -> "Broker":
        if not PROGRAM.exists():
            raise RuntimeError("RabbitMQ is not installed; ./run test brings it.")
        self.folder = Path(tempfile.mkdtemp(prefix="trinh-ky-mq-"))
        self.port, self.names = free_port(), free_port()
        self.url = f"amqp://guest:guest@127.0.0.1:{self.port}//"
        config = self.folder / "rabbitmq.conf"
        config.write_text(f"listeners.tcp.1 = 127.0.0.1:{self.port}\nlog.console.level = error\n")
        self.env = os.environ | {
            "HOME": str(self.folder),
            "RABBITMQ_HOME": str(PROGRAM.parents[1]),
            "RABBITMQ_NODENAME": f"trinhky{self.port}@localhost",
            "RABBITMQ_BASE": str(self.folder),
            "RABBITMQ_MNESIA_BASE": str(self.folder / "data"),
            "RABBITMQ_LOG_BASE": str(self.folder / "log"),
            "RABBITMQ_CONFIG_FILE": str(config),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.folder / "plugins"),
            "RABBITMQ_CONF_ENV_FILE": str(self.folder / "none"),
            "RABBITMQ_DIST_PORT": str(free_port()),
            "ERL_EPMD_PORT": str(self.names),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
        }
        self.log = (self.folder / "output").open("wb")
        self.process: Process = start([str(PROGRAM)], env=self.env, output=self.log)
        try:
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        stop([self.process], patience=20)
        subprocess.run(
            ["epmd", "-port", str(self.names), "-kill"], env=self.env, capture_output=True, check=False
        )
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def messages(self) -> str:
        return (self.folder / "output").read_text(errors="replace")

    def _wait(self) -> None:
        """Until it greets an AMQP client."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if self.process.poll() is not None:
                break
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1) as connection:
                    connection.sendall(b"AMQP\x00\x00\x09\x01")
                    if connection.recv(4):
                        return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"RabbitMQ did not start:\n{self.messages()}")
