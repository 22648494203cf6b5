"""Findings that both kinds of report show, as rows of tables and as sentences."""

import pandas as pd

from helpers.comparison.breadth import ENOUGH_EVENTS
from helpers.comparison.similarity import STABLE, Tree
from helpers.comparison.truth_table import ENOUGH_CASES, MOST_CONDITIONS, TruthTable
from helpers.reporting.blocks import Run
from helpers.reporting.cells import instrument_name, linked, region_link, regions_with_places, strategy_link, worded
from helpers.reporting.wording import NO_VALUE, Wording

SHOWN_BUNDLES = 8


def bundle_rows(bundles: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """Pairs of strategies reported together more often than expected, the highest lift first."""
    rows = [
        {
            "pair": [
                strategy_link(row.first_code, codebook, words),
                " + ",
                strategy_link(row.second_code, codebook, words),
            ],
            "both": words.number(row.both_count),
            "expected": words.number(row.expected, 1),
            "lift": words.number(row.lift, 1),
            "jaccard": f"{words.number(row.jaccard, 2)} ({words.number(row.jaccard_low, 2)}–{words.number(row.jaccard_high, 2)})",
            "given": f"{words.percent(row.given_share)} ({words.interval(row.given_low, row.given_high)})",
            "base": words.percent(row.base_share),
        }
        for row in bundles[bundles["is_clear"]].head(SHOWN_BUNDLES).itertuples()
    ]
    columns = {
        "pair": words.text("Strategies"),
        "both": words.text("Together"),
        "expected": words.text("Expected"),
        "lift": words.text("Lift"),
        "jaccard": words.text("Jaccard (95%)"),
        "given": words.text("Second where first (95%)"),
        "base": words.text("Second anywhere"),
    }
    return worded(rows, columns)


def bundle_runs(bundles: pd.DataFrame, case_count: int, words: Wording, codebook) -> list[Run]:
    """What the pairs say, in a sentence or two."""
    clear = bundles[bundles["is_clear"]]
    text = words.plural(
        "{n} case (a region in a year) reports strategies.",
        "{n} cases (a region in a year) report strategies.",
        case_count,
    )
    if bundles.empty:
        return [f"{text} {words.text('No pair of strategies is reported together often enough to be judged.')}"]
    text += " " + words.text(
        "Of the pairs reported together often enough to be judged, {pairs} in all, {clear} are clearly more often together "
        "than chance would have it.",
        pairs=words.number(len(bundles)),
        clear=words.number(len(clear)),
    )
    if clear.empty:
        return [text]
    top = clear.iloc[0]
    said = words.text(
        "Strongest: {first} goes with {second} in {both} cases, where {expected} would be expected.",
        first=words.label(codebook.strategies[top["first_code"]]),
        second=words.label(codebook.strategies[top["second_code"]]),
        both=words.number(top["both_count"]),
        expected=words.number(top["expected"], 1),
    )
    return [f"{text} {said}"]


def tree_runs(tree: Tree, words: Wording) -> list[Run]:
    """Why no tree of regions is drawn, or how far the one drawn can be trusted."""
    n = words.number(len(tree.region_codes))
    if tree.reason_code == "too_few_regions":
        return [
            words.text(
                "No tree of similar regions is drawn: too few regions, {n} in all, have {least} or more events to be likened "
                "by.",
                n=n,
                least=words.number(ENOUGH_EVENTS),
            )
        ]
    agreement = words.number(tree.agreement, 2)
    if tree.reason_code == "unstable":
        return [
            words.text(
                "No tree of similar regions is drawn: without a single article its groups of {n} regions would be others "
                "(adjusted Rand index {agreement}, asked for: {least}).",
                n=n,
                agreement=agreement,
                least=words.number(STABLE, 1),
            )
        ]
    return [
        words.text(
            "Whichever article is left out, the groups stay nearly the same (adjusted Rand index {agreement} or more).",
            agreement=agreement,
        )
    ]


def sensitivity_rows(sensitivity: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """How far each strategy's place would move: article left out, no advertorials, measured errors."""
    rows = [
        {
            "strategy": [strategy_link(row.strategy_code, codebook, words)],
            "regions": words.number(row.region_count),
            "ranks": words.number(row.best_rank)
            if row.best_rank == row.worst_rank
            else f"{words.number(row.best_rank)}–{words.number(row.worst_rank)}",
            "least": words.number(row.least_count),
            "unpaid": words.number(row.without_advertorials),
            "precision": words.percent(row.precision),
            "recall": words.percent(row.recall),
            "expected": words.number(row.expected_count),
        }
        for row in sensitivity.itertuples()
    ]
    columns = {
        "strategy": words.text("Strategy"),
        "regions": words.text("Regions"),
        "ranks": words.text("Ranks"),
        "least": words.text("Fewest"),
        "unpaid": words.text("Unpaid"),
        "precision": words.text("Precision"),
        "recall": words.text("Recall"),
        "expected": words.text("Corrected"),
    }
    return worded(rows, columns)


def sensitivity_runs(sensitivity: pd.DataFrame, advertorial_count: int, words: Wording, codebook) -> list[Run]:
    """What the ranking is worth, in sentences."""
    if sensitivity.empty or sensitivity["region_count"].max() < 2:
        return [words.text("No strategy is reported in more than one region, so there is no ranking to try.")]
    is_firm = sensitivity["best_rank"] == sensitivity["worst_rank"]
    lead = sensitivity.iloc[0]
    name = words.label(codebook.strategies[lead["strategy_code"]])
    said = [
        words.text("{strategy} stays first whichever article is left out.", strategy=name)
        if is_firm.iloc[0]
        else words.text("{strategy} is first, and not certainly: one article less may change that.", strategy=name),
        words.text(
            "Strategies that keep their rank whichever article is left out: {firm} of {n}.",
            firm=words.number(is_firm.sum()),
            n=words.number(len(sensitivity)),
        ),
        words.plural(
            "{n} article carries an advertorial mark; the column without advertorials leaves it out.",
            "{n} articles carry an advertorial mark; the column without advertorials leaves them out.",
            advertorial_count,
        )
        if advertorial_count
        else words.text("No article carries an advertorial mark."),
    ]
    return [" ".join(said)]


def truth_table_runs(table: TruthTable, words: Wording) -> list[Run]:
    """Why there is no truth table; nothing where there is one."""
    if table.reason_code == "too_few_cases":
        return [
            words.text(
                "Which strategies go with a high coverage is not stated here. A truth table of conditions asks for {least} "
                "regions with a share covered whose base is known, and for {most} conditions at most; here there are {n}.",
                n=words.number(table.case_count),
                least=words.number(ENOUGH_CASES),
                most=words.number(MOST_CONDITIONS),
            )
        ]
    if table.reason_code == "too_many_conditions":
        return [words.text("A truth table takes {most} conditions at most.", most=words.number(MOST_CONDITIONS))]
    return [words.text("Regions with a share covered whose base is known: {n}.", n=words.number(table.case_count))]


def truth_table_rows(table: TruthTable, conditions: list[str], words: Wording, codebook) -> pd.DataFrame:
    """The observed combinations of conditions, with the regions of each."""
    rows = []
    for row in table.rows.to_dict("records"):
        cells = {code: words.text("reported") if row[code] else words.text("not reported") for code in conditions}
        names = words.listing(codebook.regions[code].name for code in row["region_codes"])
        high = words.text("{n} of {total}", n=words.number(row["outcome_count"]), total=words.number(row["case_count"]))
        rows.append({**cells, "high": high, "regions": names})
    labels = {code: words.label(codebook.strategies[code]) for code in conditions}
    return worded(rows, {**labels, "high": words.text("Above the median"), "regions": words.text("Regions")})


def breadth_rows(breadth: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """Breadth and focus of the regions with enough events."""
    rows = [
        {
            "region": [region_link(row.region_code, codebook)],
            "events": words.number(row.event_count),
            "strategies": words.number(row.strategy_count),
            "families": words.number(row.family_count),
            "focus": words.number(row.focus, 2),
            "top": words.label(codebook.families[row.top_family]) if isinstance(row.top_family, str) else NO_VALUE,
        }
        for row in breadth[~breadth["is_thin"]].itertuples()
    ]
    columns = {
        "region": words.text("Region"),
        "events": words.text("Events"),
        "strategies": words.text("Strategies"),
        "families": words.text("Families"),
        "focus": words.text("Focus"),
        "top": words.text("Family of most"),
    }
    return worded(rows, columns)


def official_rows(officials: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """Officials and their roles over time, linked to the first mention."""
    rows = [
        {
            "person": [linked(row.person_name, row)],
            "role": row.role,
            "body": words.label(codebook.bodies[row.body_code]),
            "years": words.years(row.first_year, row.last_year),
            "articles": words.number(row.document_count),
        }
        for row in officials.itertuples()
    ]
    columns = {
        "person": words.text("Person"),
        "role": words.text("Role"),
        "body": words.text("Speaks for"),
        "years": words.text("In articles of"),
        "articles": words.text("Articles"),
    }
    return worded(rows, columns)


def cited_rows(cited: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """National instruments with the regions that cite each, linked to where they do; of `instruments_by_region`."""
    rows = [
        {
            "instrument": instrument_name(row, codebook, words),
            "regions": regions_with_places(row.places, codebook),
        }
        for row in cited.itertuples()
    ]
    return worded(rows, {"instrument": words.text("Instrument"), "regions": words.text("Regions that cite it")})
