"""Starting the programs that belong together and ending them together."""

import shutil
import signal
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from os import killpg
from typing import IO

BOUND = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
"""Before a command: it is told to end when its parent dies, even if that was killed."""

Process = subprocess.Popen[bytes]


def bound(command: Sequence[str], user: str | None = None) -> list[str]:
    """The command so that it ends with its parent, as another user where one is named (by root only)."""
    become = ["--reuid", user, "--regid", user, "--init-groups"] if user else []
    return [*BOUND, *become, *command]


def start(
    command: Sequence[str],
    *,
    env: Mapping[str, str] | None = None,
    output: IO[bytes] | None = None,
) -> Process:
    """Start a program in a session of its own: Ctrl-C reaches its parent alone, which then ends it in order.

    `output` takes both its streams.
    """
    return subprocess.Popen(  # noqa: S603 -- commands of ours
        bound(command),
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
    )


def stop(processes: Sequence[Process], *, patience: float = 10, how: signal.Signals = signal.SIGTERM) -> None:
    """Ask them all to end, wait up to `patience` seconds each, then kill what is left of them."""
    for process in processes:
        with suppress(ProcessLookupError):
            process.send_signal(how)
    for process in processes:
        with suppress(subprocess.TimeoutExpired):
            process.wait(patience)
    for process in processes:
        with suppress(ProcessLookupError, PermissionError):
            killpg(process.pid, signal.SIGKILL)
        process.wait()


class Stopped(Exception):
    """Somebody asked this program to end (Ctrl-C or TERM)."""


def raise_when_stopped() -> None:
    """Let Ctrl-C and TERM arrive as `Stopped`, once: what comes after finds the clean-up going on."""

    def stopped(number: int, frame: object) -> None:
        for each in (signal.SIGINT, signal.SIGTERM):
            signal.signal(each, signal.SIG_IGN)
        raise Stopped

    handler: Callable[[int, object], None] = stopped
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, handler)
