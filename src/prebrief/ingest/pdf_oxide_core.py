"""The compiled core of pdf-oxide, without the package around it.

The package's ``__init__`` imports asyncio and ssl for interfaces that are not used here: a tenth of
a second at each start. The core is registered under its own name, so that a later plain import of
the package finds it.
"""

import sys
from functools import cache
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

NAME = "pdf_oxide.pdf_oxide"


@cache
def pdf_oxide_core() -> ModuleType:
    """Load the core, or the whole package where its core is not where it should be."""
    if NAME in sys.modules:
        return sys.modules[NAME]
    package = find_spec("pdf_oxide")
    for folder in (package.submodule_search_locations if package else None) or ():
        for suffix in EXTENSION_SUFFIXES:
            path = Path(folder) / f"pdf_oxide{suffix}"
            if path.is_file():
                return _load(path)
    return import_module("pdf_oxide")


def _load(path: Path) -> ModuleType:
    spec = spec_from_file_location(NAME, path, loader=ExtensionFileLoader(NAME, str(path)))
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[NAME] = module
    return module
