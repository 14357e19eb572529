"""Tables whose rows are tasks, however the format drew them."""
