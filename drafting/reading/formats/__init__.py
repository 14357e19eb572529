"""Lines from files: Word, PDF, plain text; the fonts older than Unicode."""
