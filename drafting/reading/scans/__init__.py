"""Scanned pages: pictures are recognised by Tesseract and become the same lines as those of a PDF with text.

`asking` runs in the caller's process: it starts a limited child that opens the file, hands the child's pictures to
Tesseract and the words back to the child. `__main__` is that child; everything else here runs in it.
"""
