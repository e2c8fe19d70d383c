"""Prebrief: a CV and a posting in, an interview brief out, on your own machine."""

__version__ = "0.1.0"
