"""Python's own garbage collection for processes that answer pages."""

import gc

NEW, MIDDLE, OLD = 50_000, 20, 50
"""Objects, then rounds, after which the collector looks again: a page of a thousand points makes half a million."""


def collect_seldom() -> None:
    """Call once, when everything is loaded: what is there by then is never looked through again.

    With Python's usual figures a third of a long page's time goes into collecting.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW, MIDDLE, OLD)
