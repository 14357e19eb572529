"""Plants each fault of tools/faults.py in a copy of the code; the permission tests must turn red each time."""

# ruff: noqa: S603, S607, T201 -- starts our own tests and tells the terminal

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.faults import FAULTS, Fault
from tools.prepare import ROOT

TESTS = ["tests/permissions", "tests/test_addresses.py"]
QUICK = ["-q", "-x", "-p", "no:cacheprovider", "-m", "not browser", "-n", "2", "--color=no"]


def copy_to(folder: Path) -> None:
    """The tracked files as they stand."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    for name in filter(None, names.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def run(folder: Path) -> tuple[bool, str]:
    """Whether the permission tests pass there, and their last line."""
    command = [sys.executable, "-m", "pytest", *QUICK, *TESTS]
    done = subprocess.run(
        command, check=False, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return done.returncode == 0, (failed or done.stdout.splitlines()[-1:])[0][:150]


def plant(fault: Fault, folder: Path) -> bool:
    """Put the fault in, run, take it out; True when the tests noticed."""
    path = folder / fault.file
    right = path.read_text()
    if right.count(fault.right) < 1:
        print(f"not planted: {fault.what}: {fault.file} does not hold what it replaces")
        return False
    path.write_text(right.replace(fault.right, fault.wrong, 1))
    began = time.monotonic()
    try:
        passed, said = run(folder)
    finally:
        path.write_text(right)
    verdict = "NOT NOTICED" if passed else "noticed"
    print(f"{verdict} in {time.monotonic() - began:.0f} s: {fault.what} ({fault.file}): {said}", flush=True)
    return not passed


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="trinh-ky-faults-") as name:
        folder = Path(name)
        copy_to(folder)
        began = time.monotonic()
        passed, said = run(folder)
        print(f"without a fault: {said} in {time.monotonic() - began:.0f} s", flush=True)
        if not passed:
            return 1
        noticed = sum(plant(fault, folder) for fault in FAULTS)
    print(f"{noticed} passed, {len(FAULTS) - noticed} failed")
    return 0 if noticed == len(FAULTS) else 1


if __name__ == "__main__":
    sys.exit(main())
