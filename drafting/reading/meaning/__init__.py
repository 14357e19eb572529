"""What a sentence says: who leads, what is delivered, how much, which documents are cited."""
