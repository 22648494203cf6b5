"""Identifiers that are the same whenever the same thing is exported."""

import json
import uuid

SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://jangkau.invalid/exchange")


def guid(*parts) -> str:
    """Identifier of what the parts tell apart (RFC 9562, version 5).

    >>> guid("code", "x") == guid("code", "x") != guid("code", "y")
    True
    """
    return str(uuid.uuid5(SPACE, json.dumps([str(part) for part in parts])))
