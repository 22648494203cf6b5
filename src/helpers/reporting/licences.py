"""Which texts may be shown whole."""

import re

# Licences under which a text may be shown whole: CC0, CC BY and CC BY-SA of any version, public domain.
_OPEN = re.compile(r"(cc0|cc[ -]by([ -]sa)?|public domain)([ -]v?\d(\.\d)?)?", re.IGNORECASE)


def may_be_shown(kind: str, licence: object) -> bool:
    """Whether a text may be shown whole: our own briefs, and originals under an open licence.

    >>> may_be_shown("brief", ""), may_be_shown("original", "CC BY-SA 4.0"), may_be_shown("original", "CC BY-NC 4.0")
    (True, True, False)
    """
    return kind == "brief" or (isinstance(licence, str) and _OPEN.fullmatch(licence.strip()) is not None)
