"""A document's way to signature, number and issue, and the outgoing register (Decree 30/2020, chapter II)."""
