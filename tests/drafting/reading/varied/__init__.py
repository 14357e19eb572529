"""Invented plans in the habits of many committees, each made together with the label of what it says.

`content` says what a plan holds, `outlines`, `heads` and `feet` how a committee prints it, `as_text`, `as_word`
and `as_pdf` put it into a file, `noise` spoils it as text recognition does. `habits` names what is tried; labels
follow the rules of LABELS.md beside the real documents, so its score.py scores them.
"""
