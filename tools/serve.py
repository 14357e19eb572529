"""Serve on this machine: web processes, workers and sweep together, until one of them ends or Ctrl-C."""

# ruff: noqa: T201 -- starts commands of ours and tells the terminal

import http.client
import ipaddress
import os
import socket
import sys
import time

from django.core.exceptions import ImproperlyConfigured

from config import env
from tools import prepare
from tools.processes import Process, Stopped, raise_when_stopped, start, stop

MANAGE = [sys.executable, str(prepare.ROOT / "manage.py")]
SWEEP = [*MANAGE, "sweep", "--forever"]
PATIENCE = 120
"""Seconds until the first page must have come."""


class Refused(Exception):
    """A start that would not work or not be safe; the text says why and what to do."""


def worker(*queues: str) -> list[str]:
    """The command that does the jobs of these queues, one at a time; Celery's where BROKER_URL names a broker."""
    if env.secret("BROKER_URL"):
        return celery_worker(*queues)
    quick = ("--no-startup-delay", "--interval", "0.5", "--verbosity", "0")
    return [*MANAGE, "db_worker", "--queue-name", ",".join(queues), *quick]


def celery_worker(*queues: str, processes: int = 1) -> list[str]:
    """Takes what it finds in the broker's queues; `processes` of them at a time."""
    options = (
        "--concurrency",
        str(processes),
        "--loglevel",
        "WARNING",
        "--without-gossip",
        "--without-mingle",
    )
    named = ("--hostname", f"{'-'.join(queues)}-{os.getpid()}@%h")
    command = (sys.executable, "-m", "celery", "-A", "config.celery_app", "worker")
    return [*command, "-Q", ",".join(queues), *options, *named]


def web(address: str, *, workers: int = 2) -> list[str]:
    """The command that serves pages at `address` (host:port)."""
    return [
        *(sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", address, "--workers", str(workers)),
        *(
            "--preload",
            "--timeout",
            "60",
            "--graceful-timeout",
            "8",
            "--log-level",
            "warning",
            "--no-control-socket",
        ),
    ]


def address(*, demo: bool) -> tuple[str, int]:
    """Where to listen, from PORT and BIND. Raises Refused for a taken port and for demo mode on a network."""
    host, text = env.text("BIND", "127.0.0.1"), env.text("PORT", "8000")
    try:
        port, ip = int(text), ipaddress.ip_address(host)
    except ValueError:
        raise Refused(f"BIND “{host}” and PORT “{text}” must be an IP address and a number.") from None
    if not 0 < port < 65536:
        raise Refused(f"PORT is {port}; choose a number from 1 to 65535.")
    if demo and not ip.is_loopback:
        raise Refused(
            f"The demo's accounts share one password, so it is not served on {host}. "
            "Leave BIND out for 127.0.0.1, or serve without the demo: DEMO=no."
        )
    family = socket.AF_INET6 if ip.version == 6 else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Refused(
                f"Nothing can listen on {host}, port {port} ({error.strerror}). "
                f"End the program that does, or choose another port: PORT={min(port + 1, 65535)} ./run"
            ) from None
    return (f"[{host}]" if ip.version == 6 else host), port


def answers(host: str, port: int) -> bool:
    """Whether the first page comes; a page that says “error” counts as not."""
    connection = http.client.HTTPConnection(host, port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < 500
    except OSError:
        return False
    finally:
        connection.close()


def wait_for_page(host: str, port: int, process: Process) -> None:
    """Return when the first page comes. Raises Refused when the web process ends or PATIENCE is over."""
    until = time.monotonic() + PATIENCE
    while not answers(host, port):
        if process.poll() is not None or time.monotonic() > until:
            raise Refused("The web process did not answer; its messages stand above.")
        time.sleep(0.05)


def serve() -> None:
    """Prepare, start, say where, and wait. Raises Refused, prepare.Failed or Stopped."""
    os.environ.setdefault("DEMO", "yes")
    demo = env.switch("DEMO", default=True)
    host, port = address(demo=demo)
    accounts = prepare.database(demo=demo)
    running = {"web process": start(web(f"{host}:{port}"))}
    try:
        wait_for_page(host, port, running["web process"])
        running |= {
            "worker": start(worker("default")),
            "reader": start(worker("reading")),
            "sweep": start(SWEEP),
        }
        print(f"{accounts}http://{host}:{port}/ – Ctrl-C ends it", flush=True)
        ended = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
        names = [name for name, process in running.items() if ended and process.pid == ended.si_pid]
        raise Refused(f"The {names[0]} ended by itself, so everything was stopped; its messages stand above.")
    finally:
        stop(list(running.values()))


def main() -> int:
    raise_when_stopped()
    try:
        serve()
    except Stopped:
        print("\nStopped.", file=sys.stderr)
        return 0
    except (Refused, ImproperlyConfigured) as error:
        print(error, file=sys.stderr)
    except prepare.Failed:
        pass
    return 1


if __name__ == "__main__":
    sys.exit(main())
