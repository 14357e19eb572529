"""The only door that changes a status: one function for each act, named as its verb."""
