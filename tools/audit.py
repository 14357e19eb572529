"""Are the locked packages free of known vulnerabilities? Asked of an advisory service, where one can be reached.

`python -m tools.audit`. ADVISORIES names the service: the query of many that OSV answers (https://osv.dev/docs, "POST
/v1/querybatch"), or a mirror of it. Where it cannot be reached the last line says so: nothing was audited then.
"""

# ruff: noqa: T201 -- tells the terminal

import json
import os
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.locks import pins
from tools.prepare import ROOT

SERVICE = "https://api.osv.dev/v1/querybatch"
WAIT = 20
"""Seconds."""


@dataclass(frozen=True)
class Audit:
    """`found`: package → ids of its advisories; `why_not`: the reason where nobody answered."""

    packages: int
    found: dict[str, list[str]]
    why_not: str = ""

    @property
    def failed(self) -> bool:
        return bool(self.found)

    def __str__(self) -> str:
        if self.why_not:
            return f"Dependencies NOT AUDITED: the advisory service gave no answer ({self.why_not})."
        if not self.found:
            return f"Dependencies: {self.packages} packages audited, no known vulnerability."
        told = "; ".join(f"{package}: {', '.join(ids)}" for package, ids in self.found.items())
        return f"Dependencies: {self.packages} packages audited, KNOWN VULNERABILITIES in {told}."


def locked(*names: str) -> list[tuple[str, str]]:
    """(package, version) of the lock files."""
    return sorted({pin for name in names for pin in pins(Path(ROOT, name).read_text()).items()})


def audit(packages: list[tuple[str, str]], service: str) -> Audit:
    """One question for all packages; an answer that does not tell of each of them is none."""
    queries = [{"package": {"name": n, "ecosystem": "PyPI"}, "version": v} for n, v in packages]
    request = urllib.request.Request(  # noqa: S310 -- the operator names the service
        service, json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=WAIT) as answer:  # noqa: S310
            results: list[Any] = list(json.load(answer)["results"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        return Audit(len(packages), {}, f"{type(error).__name__}: {error}")
    if len(results) != len(packages):
        return Audit(len(packages), {}, f"it told of {len(results)} packages of {len(packages)}")
    found = {
        f"{name} {version}": [str(known["id"]) for known in (result or {}).get("vulns", [])]
        for (name, version), result in zip(packages, results, strict=True)
    }
    return Audit(len(packages), {package: ids for package, ids in found.items() if ids})


def audited() -> Audit:
    """Of everything that is locked, by the service that the environment names."""
    packages = locked("requirements.lock", "requirements-dev.lock", "requirements-installer.lock")
    return audit(packages, os.environ.get("ADVISORIES") or SERVICE)


def main() -> int:
    done = audited()
    print(done)
    return 1 if done.failed else 0


if __name__ == "__main__":
    sys.exit(main())
