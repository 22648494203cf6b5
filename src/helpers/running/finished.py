"""The reports of a build or batch: those that are fresh taken as they are, the others made again."""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers import paths, sources
from helpers.reporting.links import SiteContext
from helpers.reporting.uses import Uses, add_uses
from helpers.running.engine import make_reports
from helpers.running.inputs import Inputs
from helpers.running.kept import Kept
from helpers.running.notebooks import NO_LIMITS, Limits, Run
from helpers.running.reports import Order, Outcome
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
        return [self._judged(run) for run in runs]

    def _judged(self, run: Run) -> Judgement:
        if self.fresh:
            return Judgement(run, ("new",), True)
        return judge(run, self.kept, self.inputs, self.context, self.formats)

    def make(
        self, runs: list[Run], jobs: int, progress, publish: Callable[[Run], None] = lambda run: None
    ) -> Iterator[tuple[Run, str | None]]:
        """Make what is stale; gives every report with its failure or None, those that were fresh last.

        Each is given to ``publish`` as soon as it is made or found to be fresh, while others are under way.
        """
        tick = progress("Reports", len(runs))
        stale: dict[str, Judgement] = {}
        fresh: list[Run] = []

        def is_fresh(run: Run) -> None:
            fresh.append(run)
            publish(run)
            tick()

        with self._context_file() as context:
            for order, outcome in make_reports(self._orders(runs, context, stale, is_fresh), jobs):
                found = stale[order.folder]
                self._settle(found, outcome)
                publish(found.run)
                yield found.run, outcome.failure
                tick()
        yield from ((run, None) for run in fresh)

    def _orders(self, runs: list[Run], context: str, stale: dict, is_fresh: Callable[[Run], None]) -> Iterator[Order]:
        """Judge one report after the other, when there is room for one more; the long national one, the first, runs then."""
        for run in runs:
            found = self._judged(run)
            if found.reasons:
                order = order_of(found, self.kept, self.formats, context, self.limits)
                stale[order.folder] = found
                yield order
            else:
                is_fresh(run)

    def _settle(self, found: Judgement, outcome: Outcome) -> None:
        self.made_count += 1
        if outcome.failure:
            self.failed.add(found.run.title)
            return
        former = None if found.needs_run else self.kept.manifest(found.run)
        manifest = manifest_of(found.run, outcome, former, self.inputs, self.context, self.formats)
        self.kept.keep(found.run, manifest)

    def publish(self, run: Run, site: Path, executed: Path) -> None:
        """Put a report into a site under way; of one that failed, the page that says so."""
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
