"""A Word form of a plan that comes back edited: read in a child of its own, with its hidden names and comments."""
