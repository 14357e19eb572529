"""The long proofs in full size, on both databases; CI runs the same tests small (tests/sizes.py)."""

# ruff: noqa: T201 -- tells the terminal

import os
import sys

from tests.postgres_cluster import Cluster
from tools.processes import Stopped, raise_when_stopped
from tools.stages import pytest, run


def main() -> int:
    raise_when_stopped()
    try:
        with Cluster(durable=True) as cluster:
            os.environ["TEST_POSTGRES_SOCKET"] = str(cluster.socket)
            total = run(
                [
                    pytest(f"proofs on {database}", "-m", "proof", "-n", "2", *sys.argv[1:],
                           TEST_DATABASE=database, PROOFS="full")
                    for database in ("sqlite", "postgres")
                ]
            )  # fmt: skip
    except Stopped:
        print("Stopped before the end.", file=sys.stderr)
        return 1
    print(f"\n{total}")
    return 1 if total.failed else 0


if __name__ == "__main__":
    sys.exit(main())
