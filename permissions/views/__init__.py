"""Pages of the organisation: the directory, what an administrator keeps, people, tables in and out."""
