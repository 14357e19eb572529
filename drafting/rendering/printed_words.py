"""What a printed PDF of ours says; apart from `pdf`, as whoever compares need not load what prints."""

import pypdfium2


def page_texts(pdf: bytes) -> list[str]:
    """The words of each page of a PDF of our own making, in the order in which they were printed."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]
