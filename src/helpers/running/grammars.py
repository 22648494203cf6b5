"""jsonschema without the wait for a grammar of international addresses, made ready at import for a check seldom asked for.

Reading a notebook imports jsonschema, and that made a third of the time in which a build, or the template of its
processes, starts. The check itself is as it was: whoever asks for it gets the grammar then.
"""

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

GRAMMAR = "rfc3987_syntax"


def import_jsonschema() -> None:
    """Import jsonschema; its grammar of addresses is only made ready when an address is checked."""
    if GRAMMAR in sys.modules or "jsonschema" in sys.modules or not find_spec(GRAMMAR) or not find_spec("jsonschema"):
        return
    stand_in = ModuleType(GRAMMAR)
    stand_in.is_valid_syntax = _is_valid_syntax
    sys.modules[GRAMMAR] = stand_in
    try:
        import_module("jsonschema")
    finally:
        del sys.modules[GRAMMAR]


def _is_valid_syntax(term: str, value: str) -> bool:
    return import_module(GRAMMAR).is_valid_syntax(term, value)
