"""Finding words in plans and received documents: with or without marks, and never beyond what a person may see."""
