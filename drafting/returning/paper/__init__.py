"""A printed plan that comes back signed and sealed by hand, as a PDF of its scan or as pictures of its pages.

What strangers' programs have written is opened in a child alone (`__main__`); what leaves it is made anew from the
pictures of the pages (`pages`), so that what was looked at is what is handed on, with nothing else in the file.
"""
