"""`./run bench [MODULE…]`: every figure, or those of the named modules of this folder."""

import importlib
import pkgutil
import sys

import bench
from bench.figures import MEASURES, Row, table


def main(names: list[str]) -> int:
    known = sorted(module.name for module in pkgutil.iter_modules(bench.__path__))
    if unknown := set(names) - set(known):
        print(f"No such module in bench/: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    for name in names or known:
        if not name.startswith("__"):
            importlib.import_module(f"bench.{name}")
    rows: list[Row] = []
    for measure in MEASURES:
        print(f"{measure.__module__}.{measure.__name__} …", file=sys.stderr, flush=True)
        rows += measure()
    print(table(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
