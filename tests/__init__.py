"""The tests, in folders that mirror the tree, and what they stand on."""
