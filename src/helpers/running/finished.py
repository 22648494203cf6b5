"""The reports of a build or batch: those that are fresh taken as they are, the others made again."""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers import paths, sources
from helpers.reporting.links import SiteContext
from helpers.reporting.uses import Uses, add_uses
from helpers.running.engine import make_reports
from helpers.running.inputs import Inputs
from helpers.running.kept import Kept
from helpers.running.notebooks import NO_LIMITS, Limits, Run
from helpers.running.reports import Outcome
from helpers.running.staleness import Judgement, judge, manifest_of, order_of

CONTEXT = "context-"  # files of pickled contexts


class Finished:
    """Brings reports up to date.

    Parameters
    ----------
    context : SiteContext or None
        The site that their pages belong to; None for pages that stand alone.
    fresh : bool
        Make all of them again.
    """

    def __init__(
        self,
        kept: Kept,
        inputs: Inputs,
        context: SiteContext | None,
        formats: tuple[str, ...],
        limits: Limits = NO_LIMITS,
        fresh: bool = False,
    ):
        self.kept, self.inputs, self.context = kept, inputs, context
        self.formats, self.limits, self.fresh = formats, limits, fresh
        self.failed: set[str] = set()
        self.made_count = 0

    def judge(self, runs: list[Run]) -> list[Judgement]:
        """What has changed since each report was made."""
        if self.fresh:
            return [Judgement(run, ("new",), True) for run in runs]
        return [judge(run, self.kept, self.inputs, self.context, self.formats) for run in runs]

    def make(self, runs: list[Run], jobs: int, progress) -> Iterator[tuple[Run, str | None]]:
        """Make what is stale; gives every report with its failure or None, those that were fresh first."""
        judged = self.judge(runs)
        stale = {str(self.kept.new_place(found.run)): found for found in judged if found.reasons}
        yield from ((found.run, None) for found in judged if not found.reasons)
        tick = progress("Reports", len(stale))
        with self._context_file() as context:
            orders = [order_of(found, self.kept, self.formats, context, self.limits) for found in stale.values()]
            for order, outcome in make_reports(orders, jobs):
                found = stale[order.folder]
                self._settle(found, outcome)
                yield found.run, outcome.failure
                tick()

    def _settle(self, found: Judgement, outcome: Outcome) -> None:
        self.made_count += 1
        if outcome.failure:
            self.failed.add(found.run.title)
            return
        former = None if found.needs_run else self.kept.manifest(found.run)
        manifest = manifest_of(found.run, outcome, former, self.inputs, self.context, self.formats)
        self.kept.keep(found.run, manifest)

    def publish(self, runs: list[Run], site: Path, executed: Path) -> None:
        """Put all reports into a site under way; of those that failed, the page that says so."""
        for run in runs:
            self.kept.publish(run, site, executed, failed=run.title in self.failed)

    def uses(self, runs: list[Run]) -> dict[str, Uses]:
        """By language: the evidence that the reports lead to, those of a failed one's page too."""
        found: dict[str, Uses] = {lang: {} for lang in self.context.langs}
        for run in runs:
            add_uses(found[run.lang], self.kept.uses(run, failed=run.title in self.failed))
        return found

    @contextmanager
    def _context_file(self) -> Iterator[str]:
        if self.context is None:
            yield ""
            return
        for left in self.kept.folder.glob(f"{CONTEXT}*"):  # by a build that was killed
            left.unlink()
        pickled = pickle.dumps(self.context)
        place = self.kept.folder / f"{CONTEXT}{sources.digest(pickled)}"  # where a worker of a cluster finds it too
        with paths.whole(place) as temporary:
            temporary.write_bytes(pickled)
        try:
            yield str(place)
        finally:
            place.unlink(missing_ok=True)
