"""Held-out CVs: fictional people set in layouts that the reader was not written against."""
