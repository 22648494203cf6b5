"""The report on reliability: agreement with hand coding where there is any, and what the corpus itself says."""

from pathlib import Path

import pandas as pd

from helpers.comparison.sensitivity import ENOUGH_CODED
from helpers.comparison.uncertainty import Interval, wilson_interval
from helpers.reporting.blocks import PageLink, Run
from helpers.reporting.cells import worded
from helpers.reporting.wording import NO_VALUE, Wording


def title(words: Wording) -> str:
    """Title of the report."""
    return words.text("How far the coding can be relied on")


def subtitle(words: Wording) -> str:
    """Subtitle of the report."""
    return words.text("Agreement with hand coding, and how much evidence there is")


def parameters(gold: str) -> dict[str, str]:
    """The parameters as a report may show them: a file's name, never its place."""
    return {"gold": Path(gold).name}


def in_short(
    data: dict[str, pd.DataFrame], cases: pd.DataFrame, agreement, words: Wording, gold: str = ""
) -> list[list[Run]]:
    """What a reader must know before quoting a number."""
    documents = data["documents"]
    on_topic = documents[documents["is_on_topic"]]
    undated, homeless = on_topic["year"].isna(), ~on_topic["document_id"].isin(cases["document_id"])
    single = (cases.groupby("region_code")["document_id"].nunique() == 1).sum()
    said = [
        words.text(
            "Documents on topic: {on_topic} of {n}; of these without a year: {undated}; without a region: {homeless}.",
            on_topic=words.number(len(on_topic)),
            n=words.number(len(documents)),
            undated=words.number(undated.sum()),
            homeless=words.number(homeless.sum()),
        ),
        words.text(
            "Regions with one article only: {single} of {n}.",
            single=words.number(single),
            n=words.number(cases["region_code"].nunique()),
        ),
        _on_agreement(agreement, gold, words),
    ]
    definitions: list[Run] = [
        words.text("The rules follow a coding manual:"),
        " ",
        PageLink(words.text("methods"), "methods"),
        ".",
    ]
    return [*([sentence] for sentence in said), definitions]


def _on_agreement(agreement: pd.DataFrame | None, gold: str, words: Wording) -> str:
    if agreement is None and gold:
        return words.text("The hand-coded file has codes and no fields: its agreement is shown code by code.")
    if agreement is None:
        return words.text(
            "No hand-coded file of this corpus was given; how often the rules are wrong was measured on other articles."
        )
    worst = agreement.loc[agreement["f1"].idxmin()]
    return words.text(
        "Measured against hand coding, the weakest field is {field} with an F1 of {f1}.",
        field=worst["field"],
        f1=words.number(worst["f1"], 2),
    )


def agreement_rows(agreement: pd.DataFrame | None, words: Wording) -> pd.DataFrame:
    """Precision, recall and F1 of each field; no row without a gold file."""
    rows = (
        []
        if agreement is None
        else [
            {
                "field": row.field,
                "n": words.number(row.gold_count),
                "precision": words.number(row.precision, 2),
                "recall": words.number(row.recall, 2),
                "f1": words.number(row.f1, 2),
            }
            for row in agreement.itertuples()
        ]
    )
    columns = {
        "field": words.text("Field"),
        "n": words.text("Hand-coded rows"),
        "precision": words.text("Precision"),
        "recall": words.text("Recall"),
        "f1": "F1",
    }
    return worded(rows, columns)


def rate_rows(rates: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """How often each strategy was found where hand coding has it, and found where it has not; by code."""
    rows = []
    for row in rates.itertuples():
        found = row.hit_count + row.false_count
        enough = row.gold_count >= ENOUGH_CODED and found > 0
        precision, recall = (
            wilson_interval(row.hit_count, found or 1),
            wilson_interval(row.hit_count, row.gold_count or 1),
        )
        rows.append(
            {
                "strategy": words.label(codebook.strategies[row.strategy_code]),
                "n": words.number(row.gold_count),
                "precision": _with_interval(precision, words) if enough else NO_VALUE,
                "recall": _with_interval(recall, words) if enough else NO_VALUE,
            }
        )
    columns = {
        "strategy": words.text("Strategy"),
        "n": words.text("Hand-coded articles with it"),
        "precision": words.text("Precision (95%)"),
        "recall": words.text("Recall (95%)"),
    }
    return worded(rows, columns)


def _with_interval(share: Interval, words: Wording) -> str:
    return f"{words.percent(share.share)} ({words.interval(share.low, share.high)})"


def thinness_rows(cases: pd.DataFrame, words: Wording) -> pd.DataFrame:
    """How many regions have one article, two, three …"""
    sizes = cases.groupby("region_code")["document_id"].nunique().value_counts().sort_index()
    rows = [{"articles": words.number(n), "regions": words.number(count)} for n, count in sizes.items()]
    return worded(rows, {"articles": words.text("Articles"), "regions": words.text("Regions")})


def flag_count_rows(flags: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """How often each check was not passed."""
    counts = flags.groupby("flag_code")["document_id"].agg(["size", "nunique"])
    rows = [
        {
            "check": words.label(codebook.flags[code]),
            "flags": words.number(counts.at[code, "size"]),
            "documents": words.number(counts.at[code, "nunique"]),
        }
        for code in counts.index
    ]
    columns = {"check": words.text("Check"), "flags": words.text("Flags"), "documents": words.text("Documents")}
    return worded(rows, columns)
