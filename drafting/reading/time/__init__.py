"""When something is to be done: deadlines read from words and put into words."""
