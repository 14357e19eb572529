"""What the lock files may not hold: an address, a package of the same import name, a version of development's own."""

import sys
from pathlib import Path

from tools.prepare import ROOT

SAME_NAME = {
    "viewflow": "django-viewflow is the flow engine; this one is something else under the same name",
    "django-fsm": "django-fsm-2 continues it; both install the same package over each other",
}


def pins(text: str) -> dict[str, str]:
    """Package and version of each `name==version` line of a requirements file with hashes."""
    lines = [line.split()[0] for line in text.splitlines() if line[:1].isalnum()]
    return dict(line.split("==") for line in lines)


def faults(serve: str, dev: str) -> list[str]:
    """What is wrong with the two files' texts, one sentence each."""
    found = [
        f"{name} is locked: {why}." for name, why in SAME_NAME.items() if name in pins(serve) | pins(dev)
    ]
    if "://" in serve + dev:
        found.append("A lock file names an address; the machine's own settings say where packages come from.")
    # .venv holds either file's packages, and those of development count as those of service (./run).
    for name, version in pins(serve).items():
        if pins(dev).get(name) != version:
            found.append(
                f"{name} is {version} in requirements.lock, {pins(dev).get(name)} in requirements-dev.lock."
            )
    return found


def main() -> int:
    def read(name: str) -> str:
        return Path(ROOT, name).read_text()

    found = faults(
        read("requirements.lock"), read("requirements-dev.lock") + read("requirements-installer.lock")
    )
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
