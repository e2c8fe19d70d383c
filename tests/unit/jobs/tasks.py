"""Tasks that a pool's processes can import."""

import os
import time


def odd(item: int | str) -> str:
    """Square a number; end the process, or take too long, where told to."""
    if item == "die":
        os._exit(9)
    if item == "sleep":
        time.sleep(600)
    return f"{item} by {os.getpid()}"
