"""Files to documents: readers, decoding, cards, and the log of what could not be read."""
