"""A plan on paper: one page model (`sheet`), printed as the official PDF (`pdf`) and as Word (`docx`).

Nothing here reads the database. The figures of the form are data keyed by the day of issue (`form`).
"""
