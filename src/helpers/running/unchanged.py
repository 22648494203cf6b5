"""Has anything changed at all since the last build? Answered from content hashes, without importing what builds."""

import json
import os
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

from helpers import paths, sources
from helpers.corpus.files import digest_of_corpus, files_and_cards
from helpers.running.forks import start_early
from helpers.running.holding import held
from helpers.running.outputs import Outputs, Result
from helpers.running.places import chosen_places
from helpers.source_date import asked_date

LAST = "last.json"


def build_if_changed(
    corpus: Path | None,
    out: Path | None,
    langs,
    regions,
    formats,
    corrections: Path | None = None,
    fresh: bool = False,
    **how,
) -> Result:
    """Build, unless the last build was of exactly this and all that it made is still there.

    Parameters are those of `helpers.running.build.build`.
    """
    folder, outputs, decisions = chosen_places(corpus, out, corrections)
    what = {"langs": langs, "regions": regions, "formats": sorted(formats)}
    asked = asked_digest(folder, decisions, what)
    if not fresh and (said := recall_result(outputs, asked)):
        return Result(outputs, **said | {"made_count": 0})
    # of a new output nothing is written before the build has found its options good, and holds it
    with held(outputs.kept) if outputs.kept.is_dir() else nullcontext():
        if how.get("scheduler") is None:
            start_early()
        from helpers.running import build as job

        stamps = stamps_of(folder, decisions)
        result = job.build(corpus, out, langs, regions, formats, fresh=fresh, corrections=corrections, **how)
        # else something has changed while it ran, and be it that it has gone and come again
        is_still_so = stamps_of(folder, decisions) == stamps and asked_digest(folder, decisions, what) == asked
        if is_still_so and not result.failures:
            keep_result(outputs, asked, result)
    return result


def asked_digest(corpus: Path, decisions: Path, what: dict) -> str:
    """Digest of all that a build could depend on: every file that is read, and what was asked for.

    Parameters
    ----------
    decisions : Path
        File of the corrections; it need not be there.
    what : dict
        The options of the build, as JSON.
    """
    parts = [sources.digest_of_files(files, place) for place, files in _read_beside(corpus, decisions)]
    parts.append(digest_of_corpus(corpus))
    what = what | {"date": str(asked_date())}
    return sources.digest(json.dumps([*parts, sources.environment_digest(), what], sort_keys=True).encode())


def stamps_of(corpus: Path, decisions: Path) -> str:
    """Digest of the same files as the file system lists them."""
    files = [path for _, several in _read_beside(corpus, decisions) for path in several]
    return sources.stamps_of_files([*files, *files_and_cards(corpus)])


def _read_beside(corpus: Path, decisions: Path) -> list[tuple[Path, list[Path]]]:
    """What a build reads beside its corpus: files, and the folder that their names are told below."""
    data = paths.ROOT / "data"
    apart, places = {data / "processed", paths.RAW, corpus}, [paths.codebook(), sources.PACKAGE, paths.NOTEBOOKS]
    return [
        (data, [path for path in sources.files_below(data) if apart.isdisjoint(path.parents)]),
        (decisions.parent, [decisions]),
        *((place, sources.files_below(place)) for place in places),
    ]


def outputs_digest(outputs: Outputs) -> str:
    """Digest of what a build made as the file system lists it: names, sizes and times of change."""
    found = []
    for place in (outputs.tables, outputs.site, outputs.executed):
        for folder, _, names in os.walk(place):
            stats = [(name, os.stat(os.path.join(folder, name))) for name in names if not name.endswith(".tmp")]
            found += [(os.path.join(folder, name), stat.st_size, stat.st_mtime_ns) for name, stat in stats]
    return sources.digest(repr(sorted(found)).encode())


def recall_result(outputs: Outputs, asked: str) -> dict | None:
    """What the last build said, if it was asked the same and all that it made is still there."""
    try:
        last = json.loads((outputs.kept / LAST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    is_same = last.get("asked") == asked and last.get("outputs") == outputs_digest(outputs)
    return last["result"] if is_same else None


def keep_result(outputs: Outputs, asked: str, result: Result) -> None:
    """Note what a build was asked and what it made."""
    said = {name: value for name, value in asdict(result).items() if name not in ("outputs", "failures")}
    note = {"asked": asked, "outputs": outputs_digest(outputs), "result": said}
    paths.write_text_whole(outputs.kept / LAST, json.dumps(note, indent=1, sort_keys=True) + "\n")
