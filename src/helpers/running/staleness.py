"""Which reports must be made again, and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from helpers.reporting.links import SiteContext
from helpers.running.inputs import Inputs
from helpers.running.kept import Kept, Manifest
from helpers.running.notebooks import NO_LIMITS, Limits, Run
from helpers.running.reports import Order, Outcome

WORDS = {
    "notebook": "the notebook has changed",
    "parameters": "its parameters have changed",
    "code": "code that it imports has changed",
    "codebook": "the codebook has changed",
    "templates": "a template or stylesheet has changed",
    "catalogue": "the catalogue of translations has changed",
    "environment": "the locked environment has changed",
    "printing": "the code that prints reports has changed",
    "place": "its surroundings in the site have changed",
    "corrections": "a correction has come or changed",
    "corpus": "a raw text or card has changed",
    "new": "it was never made",
    "files": "a file of it is gone or was changed by hand",
    "format": "it was not printed in this format",
}
KINDS = {
    "table": "the table {} has changed",
    "region": "articles about {} have changed",
    "others": "what it says of the other regions has changed",
    "file": "{} has changed",
    "page": "the page {} has come or gone",
}


@dataclass(frozen=True)
class Judgement:
    """What has changed since a report was made: keys of dependencies; none for one that is fresh.

    ``needs_run`` tells whether its notebook must be executed, or its page only be printed, again.
    """

    run: Run
    reasons: tuple[str, ...] = ()
    needs_run: bool = False

    @property
    def words(self) -> list[str]:
        """The reasons as sentences."""
        return [in_words(key) for key in self.reasons]


def in_words(key: str) -> str:
    """A dependency that has changed, in words.

    >>> in_words("region:36.04"), in_words("codebook")
    ('articles about 36.04 have changed', 'the codebook has changed')
    """
    kind, _, rest = key.partition(":")
    return WORDS.get(key) or KINDS.get(kind, "{} has changed").format(rest)


def judge(run: Run, kept: Kept, inputs: Inputs, context: SiteContext | None, formats: Iterable[str]) -> Judgement:
    """Compare what a kept report depends on with how that stands now."""
    manifest = kept.manifest(run)
    if manifest is None:
        return Judgement(run, ("new",), True)
    changed = _differing(manifest.run, inputs.of_run(run, manifest.reads))
    if not changed and not kept.is_intact(run, manifest):
        changed = ["files"]
    if changed:
        return Judgement(run, tuple(changed), True)
    now = page_digests(run, inputs, context, manifest.asked)
    changed = _differing(manifest.page, now)
    changed += ["format"] if set(formats) != set(manifest.formats) else []
    return Judgement(run, tuple(changed))


def page_digests(run: Run, inputs: Inputs, context: SiteContext | None, asked: list[str]) -> dict[str, str]:
    """What a printed page depends on; one that stands alone depends on no other."""
    return inputs.of_page(run, context, asked) if context else inputs.printing


def _differing(before: dict[str, str], now: dict[str, str]) -> list[str]:
    return [key for key in sorted(before.keys() | now.keys()) if before.get(key) != now.get(key)]


def order_of(
    judgement: Judgement, kept: Kept, formats: tuple[str, ...], context: str, limits: Limits = NO_LIMITS
) -> Order:
    """The order to make a stale report again, as much of it as is needed."""
    run = judgement.run
    former = "" if judgement.needs_run else str(kept.place(run))
    absolute = replace(run, notebook=str(run.path))  # the process that makes it knows its own folders only
    return Order(absolute, str(kept.new_place(run)), formats, former, context, limits)


def manifest_of(
    run: Run, outcome: Outcome, former: Manifest | None, inputs: Inputs, context: SiteContext | None, formats
) -> Manifest:
    """The manifest of a report just made; ``former`` is that of the run whose notebook was only printed again."""
    noted = former.reads if former else outcome.reads
    needs = inputs.of_finished(run, noted)
    page = page_digests(run, inputs, context, outcome.asked)
    return Manifest(needs, page, noted, outcome.asked, sorted(formats))
