"""The long proofs in full size, on both databases; CI runs the same tests small (tests/sizes.py)."""

# ruff: noqa: T201 -- tells the terminal

import os
import sys

from tests.postgres_cluster import Cluster
from tools.processes import Stopped, raise_when_stopped
from tools.stages import Stage, pytest, run

STAGES = {
    "proofs": ("-m", "proof", "-n", "2"),
    "walks": ("-m", "browser"),
    "everything else": ("-m", "not proof and not browser", "-n", "2", "--dist", "worksteal"),
}


def main() -> int:
    raise_when_stopped()
    try:
        with Cluster(durable=True) as cluster:
            os.environ["TEST_POSTGRES_SOCKET"] = str(cluster.socket)
            total = run(
                [
                    pytest(f"{what} on {database}", *options, *sys.argv[1:], TEST_DATABASE=database, PROOFS="full")
                    for database in ("sqlite", "postgres")
                    for what, options in STAGES.items()
                ]
                + [Stage("planted faults", [sys.executable, "-m", "tools.plant"])]
            )  # fmt: skip
    except Stopped:
        print("Stopped before the end.", file=sys.stderr)
        return 1
    print(f"\n{total}")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
