"""Where a build writes, and what it says at its end."""

from dataclasses import dataclass, field
from pathlib import Path

from helpers import paths

LANGUAGES = ("id", "en")
FORMATS = ("html", "pdf")


@dataclass(frozen=True)
class Outputs:
    """Where a build writes."""

    tables: Path
    site: Path
    executed: Path
    kept: Path

    @classmethod
    def of(cls, out: Path | None) -> "Outputs":
        """The project's own places, or the same below a folder of the user's."""
        if out is None:
            return cls(paths.processed(), *(paths.REPORTS / name for name in ("site", "executed", ".kept")))
        return cls(out / "processed", out / "site", out / "executed", out / ".kept")


@dataclass
class Result:
    """What a build made, and what it could not; ``made_count`` reports were stale and made again."""

    outputs: Outputs
    document_count: int = 0
    on_topic_count: int = 0
    region_count: int = 0
    refused_count: int = 0
    noted_count: int = 0
    corrected_count: int = 0
    lost: list[str] = field(default_factory=list)
    report_count: int = 0
    made_count: int = 0
    failures: dict[str, str] = field(default_factory=dict)
