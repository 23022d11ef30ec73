"""Intake of office files: reading any format, legacy fonts, metadata, safe import, and proposed links."""
