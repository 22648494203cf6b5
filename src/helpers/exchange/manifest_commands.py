"""The commands ``manifest`` and ``verify``: what a site was made from, and whether it is still what was made."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from helpers import paths
from helpers.errors import ExchangeError
from helpers.terminal import say

Site = Annotated[Path | None, typer.Argument(help="Folder of the site.", show_default="reports/site")]


def register(app: typer.Typer, refusing: Callable) -> None:
    """Add the commands to the command line."""
    app.command(epilog="Example: `jangkau manifest reports/site --sums > SHA256SUMS`")(refusing(manifest))
    app.command(epilog="Example: `jangkau verify my-report/site`")(refusing(verify))


def manifest(
    site: Site = None,
    sums: Annotated[
        bool, typer.Option("--sums", help="Print the hash of each file, as `sha256sum --check` reads it.")
    ] = False,
) -> None:
    """Say what a site was made from, as its manifest tells, which every build writes."""
    from helpers.exchange.verify import read_manifest, told

    found = read_manifest(site or paths.REPORTS / "site")
    if sums:
        for name, sha256 in sorted(found.files.items()):
            say(f"{sha256}  {name}")
        return
    rows = told(found)
    width = max(len(label) for label, _ in rows)
    for label, value in rows:
        say(f"{label:<{width}}  {value}")


def verify(
    site: Site = None,
    sha256: Annotated[
        str, typer.Option(help="Hash of the manifest as it was published elsewhere.", show_default=False)
    ] = "",
) -> None:
    """Check every file of a published site against its manifest; exit code 1 if one is missing, changed or added."""
    from helpers.exchange.verify import check_site, read_manifest

    folder = site or paths.REPORTS / "site"
    found = read_manifest(folder)
    if sha256 and sha256.strip().lower().removeprefix("sha256:") != found.sha256:
        raise ExchangeError(f"The manifest of {folder} is another one: its SHA-256 is {found.sha256}, not {sha256}.")
    findings = check_site(folder, found)
    for finding in findings:
        say(finding.sentence)
    counts = {kind: sum(finding.kind == kind for finding in findings) for kind in ("missing", "changed", "added")}
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items())
    say(f"{len(found.files)} files of the manifest: {said}.")
    say(f"Manifest: sha256:{found.sha256}")
    if findings:
        raise typer.Exit(1)
