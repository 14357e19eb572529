"""How far the proofs go: `./run prove` runs them in full size, CI small."""

import os

FULL = os.environ.get("PROOFS") == "full"


def size(small: int, full: int) -> int:
    """How many rounds, examples or planted faults a proof takes."""
    return full if FULL else small
