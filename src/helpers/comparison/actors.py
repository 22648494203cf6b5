"""Who does what for whom: acting bodies by strategy, strategies by target group, who is quoted, who held which office."""

import pandas as pd

from helpers.comparison.cases import rows_by_region
from helpers.comparison.uncertainty import wilson_interval

OFFICIALS = ["regional_government", "agency", "legislature", "national_government", "village"]


def count_together(cases: pd.DataFrame, strategies: pd.DataFrame, column: str) -> pd.DataFrame:
    """How many regions report each strategy together with each acting body or target group that its sentence tells.

    Parameters
    ----------
    column : str
        ``actor_body_code`` or ``target_group_code``; statements that tell none are left out.

    Returns
    -------
    DataFrame
        ``strategy_code``, the column, ``region_count, event_count`` and one place of evidence (``document_id, start,
        end``); by strategy, most regions first.
    """
    told = rows_by_region(cases, strategies).dropna(subset=column)
    told = told.sort_values(["is_joint", "region_code", "document_id", "start", "end"])
    groups = told.groupby(["strategy_code", column], sort=True)
    counts = groups.agg(
        region_count=("region_code", "nunique"),
        event_count=("event_id", "nunique"),
        document_id=("document_id", "first"),
        start=("start", "first"),
        end=("end", "first"),
    ).reset_index()
    return counts.sort_values(
        ["strategy_code", "region_count", column], ascending=[True, False, True], ignore_index=True
    )


def share_told(cases: pd.DataFrame, strategies: pd.DataFrame, column: str) -> tuple[int, int]:
    """Statements of the cases' articles that tell the column (who acts, for whom), and all statements."""
    stated = strategies[strategies["document_id"].isin(cases["document_id"])]
    return int(stated[column].notna().sum()), len(stated)


def build_voices(cases: pd.DataFrame, quotes: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Share of voice: quotations by the kind of body that the speaker speaks for, most first.

    Returns
    -------
    DataFrame
        ``body_code, quote_count, person_count, article_count, quote_share, low, high`` (95 % Wilson interval, of the
        quotations with a speaker whom the article places).
    """
    placed = place_quotes(cases, quotes, people)
    voices = placed.groupby("body_code").agg(
        quote_count=("body_code", "size"),
        person_count=("speaker_name", "nunique"),
        article_count=("document_id", "nunique"),
    )
    shares = [wilson_interval(n, len(placed)) for n in voices["quote_count"]]
    voices[["quote_share", "low", "high"]] = pd.DataFrame(shares, index=voices.index, columns=["share", "low", "high"])
    return voices.reset_index().sort_values(["quote_count", "body_code"], ascending=[False, True], ignore_index=True)


def place_quotes(cases: pd.DataFrame, quotes: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The quotations of the cases' articles whose speaker the article places: with ``role`` and ``body_code``."""
    spoken = quotes[quotes["document_id"].isin(cases["document_id"])].dropna(subset="speaker_name")
    bodies = people.drop_duplicates(["document_id", "person_name"])
    bodies = bodies.rename(columns={"person_name": "speaker_name"})
    bodies = bodies[["document_id", "speaker_name", "role", "body_code"]]
    return spoken.merge(bodies, on=["document_id", "speaker_name"])


def build_officials(cases: pd.DataFrame, roles: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The officials whom the cases' articles name, with their roles over time over all articles.

    Returns
    -------
    DataFrame
        Columns of `roles`, and the place of the first mention in the cases' articles (``document_id, start, end``);
        by body, first year and name.
    """
    documents = set(cases["document_id"])
    held = roles[roles["body_code"].isin(OFFICIALS) & roles["role"].notna()]
    is_here = [not documents.isdisjoint(named.split()) for named in held["document_ids"]]
    held = held[pd.Series(is_here, index=held.index, dtype=bool)]
    places = {(row.document_id, row.person_name): row for row in people.itertuples()}
    rows = []
    for row in held.to_dict("records"):
        document = next(d for d in row["document_ids"].split() if d in documents)
        place = places.get((document, row["person_name"])) or _by_role(people, document, row["role"])
        if place is not None:
            rows.append({**row, "document_id": document, "start": place.start, "end": place.end})
    officials = pd.DataFrame(rows, columns=[*roles.columns, "document_id", "start", "end"])
    officials["order"] = officials["body_code"].map({body: n for n, body in enumerate(OFFICIALS)})
    order = ["order", "first_year", "person_name", "role"]
    return officials.sort_values(order, ignore_index=True).drop(columns="order")


def _by_role(people: pd.DataFrame, document: str, role: str):
    """The person whom an article gives a role, where the name over all articles is a fuller one."""
    found = people[(people["document_id"] == document) & (people["role"] == role)]
    return next(found.itertuples(), None)
