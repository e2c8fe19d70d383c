"""How much is accepted. Every limit can be set by the caller."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What a file or an address may cost."""

    file_bytes: int = 20 * MEGABYTE
    """Largest file; a CV with a photograph seldom passes 5 MB."""
    pages: int = 60
    """Most pages: a long academic CV has 40."""
    scanned_pages: int = 20
    """Most pages of a scan: recognising one takes one to three seconds."""
    pixels: int = 40_000_000
    """Largest picture of a page: A4 at 600 dots an inch has 35 million."""
    unpacked_bytes: int = 100 * MEGABYTE
    """Largest sum of the unpacked parts of a DOCX or ODT file."""
    part_bytes: int = 40 * MEGABYTE
    """Largest single XML part that is parsed."""
    pack_ratio: int = 200
    """Most bytes out for a byte in; XML of word processors packs 10 to 60 times."""
    parts: int = 5_000
    """Most parts in a package."""
    text_chars: int = 600_000
    """Longest text: 60 dense pages have about 400,000 characters."""
    read_seconds: float = 20.0
    """Longest that a processor may work on a file; 60 dense pages of a damaged PDF take 8."""
    clock_seconds: float = 60.0
    """Longest that a file may take by the clock, on a machine with other work to do."""
    scan_seconds: float = 12.0
    """Processor time allowed beyond that for each page whose words are recognised."""
    read_bytes: int = 1_500 * MEGABYTE
    """Most memory that reading a file may take beyond what the program has; a scan of twelve pages
    takes 1.2 GB, any other file a tenth of it."""
    lines: int = 8_000
    """Most lines: 60 pages in two columns have 6,000. Readers compare lines with one another."""
    fetch_bytes: int = 5 * MEGABYTE
    """Largest page or file taken from the web."""
    fetch_seconds: float = 15.0
    """Longest wait for an address, redirects included."""
    redirects: int = 5
    """Most redirects followed."""


DEFAULT_LIMITS = Limits()
