"""What a notebook reads of the corpus, noted while it runs, so that its report is made again when that has changed.

A read is named by a key: ``table:flags`` (a whole table), ``region:36.04`` (the rows of the region's articles),
``others:36.04:`` (what a profile says of the other regions), ``corpus`` (every raw text), ``corrections``, ``file:gold.jsonl``. Nothing
is noted unless ``JANGKAU_READS`` names a file, which whoever runs a notebook for `jangkau build` or `jangkau batch` sets.
"""

import json
import os
from pathlib import Path

FILE = "JANGKAU_READS"


def note(*parts: object) -> None:
    """Note one read."""
    place = os.environ.get(FILE)
    if place:
        with open(place, "a", encoding="utf-8") as notes:
            notes.write(json.dumps(":".join(map(str, parts)), ensure_ascii=False) + "\n")


def noted(place: Path) -> list[str]:
    """The keys noted in a file, each once, in order; none where nothing was read."""
    if not place.is_file():
        return []
    return sorted({json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()})
