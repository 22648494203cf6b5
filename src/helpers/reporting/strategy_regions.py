"""The regions that report a strategy: how far, when, who acts and for whom, each word linked to its sentence."""

from collections.abc import Callable

import pandas as pd

from helpers.comparison.cases import rows_by_region
from helpers.reporting.blocks import PageLink, Run, Table
from helpers.reporting.cells import linked, region_link, worded
from helpers.reporting.findings import Findings
from helpers.reporting.links import place_in_lists
from helpers.reporting.show import table_block
from helpers.reporting.wording import NO_VALUE, Wording


def regions_table(code: str, found: Findings, words: Wording) -> Table | None:
    """The regions that report a strategy; None where none does."""
    portfolio = {row.region_code: row for row in found.portfolio_of(code).itertuples()}
    told = rows_by_region(found.cases, found.rows_of(code))
    told = told.sort_values(["is_joint", "document_id", "start", "end"])
    parts = {
        "year": first_places(told, "year", words.year),
        "actor": first_places(told, "actor_body_code", lambda body: words.label(found.codebook.bodies[body])),
        "group": first_places(told, "target_group_code", lambda name: words.label(found.codebook.target_groups[name])),
    }
    rows = [
        {
            "region": _named(region, found),
            "status": [linked(found.status_of(portfolio[region].status, words), portfolio[region])],
            "articles": words.number(portfolio[region].article_count),
            **{name: places.get(region, NO_VALUE) for name, places in parts.items()},
        }
        for region in sorted(portfolio, key=lambda region: place_in_lists(region, found.codebook))
    ]
    columns = {
        "region": words.text("Region"),
        "status": words.text("Furthest status"),
        "articles": words.text("Articles"),
        "year": words.text("Years"),
        "actor": words.text("Who acts"),
        "group": words.text("For whom"),
    }
    title = words.text("Regions that report it")
    caption = words.text(
        "Status, years, who acts and for whom each lead to a sentence that says so; a dash where none does."
    )
    shown, sides = worded(rows, columns), {columns["year"]: "left"}
    return table_block(shown, title=title, caption=caption, source="strategies", align=sides) if rows else None


def _named(region: str, found: Findings) -> list[Run]:
    """A region and its province, each linked to its page."""
    province = PageLink(found.codebook.regions[region[:2]].name, f"provinces/{region[:2]}")
    return [region_link(region, found.codebook), *([", ", province] if len(region) > 2 else [])]


def first_places(told: pd.DataFrame, column: str, word: Callable[[object], str]) -> dict[str, list[Run]]:
    """What the statements of each region tell in a column, in the order of its values, each linked to its first statement.

    Parameters
    ----------
    told : DataFrame
        Rows of `rows_by_region`, those to be preferred first.
    """
    first = told.dropna(subset=column).drop_duplicates(["region_code", column]).sort_values(column, kind="stable")
    found: dict[str, list[Run]] = {}
    for row in first.itertuples():
        runs = found.setdefault(row.region_code, [])
        runs += [", "] if runs else []
        runs.append(linked(word(getattr(row, column)), row))
    return found
