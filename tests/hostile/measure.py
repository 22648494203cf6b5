"""Read files one by one, each in a process of its own, and tell what each took: ``python measure.py FILE…``.

Prints a line of JSON a file: name, what came of it, megabytes at the peak beyond what the reader has without a file, seconds.
"""

import json
import os
import resource
import sys
import time
import warnings
from pathlib import Path

LIMIT = 6_000_000_000  # bytes of address space: what runs wild ends itself and not the machine
SECONDS = 120


def main() -> None:
    import docx  # noqa: F401
    import pyarrow.parquet  # noqa: F401
    import pypdf  # noqa: F401
    import trafilatura  # noqa: F401

    from helpers.corpus.documents import read_corpus  # noqa: F401

    warnings.simplefilter("ignore")
    for name in sys.argv[1:]:
        began = time.perf_counter()
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.close(reader)
            _become(Path(name), writer)
        os.close(writer)
        with os.fdopen(reader) as said:
            told = said.read()
        _, status, usage = os.wait4(child, 0)
        before, outcome = told.split("\n", 1) if "\n" in told else ("0", "")
        taken = {
            "file": Path(name).name,
            "outcome": outcome or f"ended with {status}",
            "megabytes": round((usage.ru_maxrss - int(before)) / 1000),
            "seconds": round(time.perf_counter() - began, 1),
        }
        print(json.dumps(taken), flush=True)


def _become(path: Path, writer: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT, LIMIT))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    os.write(writer, f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\n".encode())
    try:
        os.write(writer, outcome_of(path).encode())
    except BaseException as broken:  # MemoryError as well
        os.write(writer, f"raised {type(broken).__name__}: {broken}".encode()[:300])
    os._exit(0)


def outcome_of(path: Path) -> str:
    """What the reading log says of a file."""
    from helpers.corpus.decoding import Refused
    from helpers.corpus.readers import read_records

    found, length = [], 0
    try:
        for record in read_records(path):
            is_refused = isinstance(record, tuple)
            found.append(record[1].code if is_refused else "read")
            length += 0 if is_refused else len(record.text)
    except Refused as refused:
        found.append(f"{refused.code}: {refused}"[:150])
    kinds = ", ".join(f"{found.count(kind)} × {kind}" for kind in dict.fromkeys(found))
    return f"{kinds} ({length:,} characters)"


if __name__ == "__main__":
    main()
