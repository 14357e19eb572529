"""From lines to documents: where one begins, its head and foot, the outline of its body."""
