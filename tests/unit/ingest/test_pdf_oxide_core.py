"""The core of pdf-oxide is the same with and without the package around it."""

import subprocess
import sys

PROBE = """
import sys
from prebrief.ingest.pdf_oxide_core import pdf_oxide_core
core = pdf_oxide_core()
assert "asyncio" not in sys.modules
import pdf_oxide
assert pdf_oxide.PdfDocument is core.PdfDocument
"""


def test_the_core_loads_without_asyncio_and_the_package_finds_it() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
