"""Reads a received file into the bundle of plan.schema.json; no settings, no database, no files written.

`reader.read_file` reads here, `limited.read_limited` in a child with ceilings. Nothing is imported in this file:
a page that only parses a deadline does without the readers of Word and PDF.
"""
