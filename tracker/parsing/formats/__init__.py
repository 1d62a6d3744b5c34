"""File formats: bytes in, the text that a reader would see out."""
