"""The child of `limited` for a Word form that comes back: as for any file, with its bookmarks and comments."""

import sys

from drafting.reading.__main__ import main
from drafting.returning.word import read_returned

if __name__ == "__main__":
    sys.exit(main(sys.argv, read_returned))
