"""The report on reading: what was read, what was not and why."""

import pandas as pd

from helpers import tables
from helpers.corpus.documents import Corpus
from helpers.reporting.cells import worded
from helpers.reporting.wording import NO_VALUE, Wording


def title(words: Wording) -> str:
    """Title of the report."""
    return words.text("Which articles were read")


def subtitle(words: Wording) -> str:
    """Subtitle of the report."""
    return words.text("Documents, cards and the reading log")


def documents_frame(corpus: Corpus) -> pd.DataFrame:
    """Documents as the table `documents`, before coding: nothing is known of topic and date yet."""
    unread = {"is_on_topic": False, "is_advertorial": False}
    rows = [{**unread, **row, "word_count": len(row["text"].split())} for row in corpus.documents]
    return tables.build_table("documents", rows)


def facts(documents: pd.DataFrame, log: pd.DataFrame, words: Wording) -> list[tuple[str, str]]:
    """Headline counts."""
    outcomes = log["outcome"].value_counts()
    return [
        (words.text("documents"), words.number(len(documents))),
        (words.text("briefs"), words.number((documents["kind"] == "brief").sum())),
        (words.text("outlets"), words.number(documents["outlet"].nunique())),
        (words.text("words"), words.number(documents["word_count"].sum())),
        (words.text("noted"), words.number(outcomes.get("noted", 0))),
        (words.text("refused"), words.number(outcomes.get("refused", 0))),
    ]


def document_rows(documents: pd.DataFrame, words: Wording) -> pd.DataFrame:
    """The documents with their cards."""
    rows = [
        {
            "document": row.document_id,
            "kind": row.kind,
            "outlet": NO_VALUE if pd.isna(row.outlet) else row.outlet,
            "date": words.date(row.card_date),
            "words": words.number(row.word_count),
        }
        for row in documents.itertuples()
    ]
    columns = {
        "document": words.text("Document"),
        "kind": words.text("Kind"),
        "outlet": words.text("Outlet"),
        "date": words.text("Date on the card"),
        "words": words.text("Words"),
    }
    return worded(rows, columns)


def log_rows(log: pd.DataFrame, words: Wording, codebook) -> pd.DataFrame:
    """What was refused or noted, with the reason."""
    rows = [
        {
            "file": row.file if pd.isna(row.record) else f"{row.file}, {row.record}",
            "outcome": words.text("noted") if row.outcome == "noted" else words.text("refused"),
            "reason": words.label(codebook.reasons[row.reason_code]),
            "detail": row.reason,
        }
        for row in log[log["outcome"] != "read"].itertuples()
    ]
    columns = {
        "file": words.text("File"),
        "outcome": words.text("Outcome"),
        "reason": words.text("Reason"),
        "detail": words.text("What to do"),
    }
    return worded(rows, columns)
