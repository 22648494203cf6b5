"""The report on coding: how many rows were read, by table, code and rule."""

import pandas as pd

from helpers import paths, tables
from helpers.corpus.documents import Corpus
from helpers.reporting.cells import worded
from helpers.reporting.wording import Wording

MOST_RULES = 40
CODE_TABLES = {
    "strategies": "strategy_code",
    "target_groups": "target_group_code",
    "programmes": "programme_code",
    "quantities": "indicator_code",
}


def title(words: Wording) -> str:
    """Title of the report."""
    return words.text("What was read out of the articles")


def subtitle(words: Wording) -> str:
    """Subtitle of the report."""
    return words.text("Rows of evidence by table, code and rule")


def facts(data: dict[str, pd.DataFrame], words: Wording) -> list[tuple[str, str]]:
    """Headline counts."""
    documents = data["documents"]
    return [
        (words.text("documents"), words.number(len(documents))),
        (words.text("on topic"), words.number(documents["is_on_topic"].sum())),
        (words.text("dated by their text"), words.number(documents["published_date"].notna().sum())),
        (words.text("rows of evidence"), words.number(sum(len(data[name]) for name in tables.EVIDENCE_TABLES))),
        (words.text("flags"), words.number(len(data["flags"]))),
    ]


def table_rows(data: dict[str, pd.DataFrame], words: Wording) -> pd.DataFrame:
    """Rows and documents of each table of evidence."""
    rows = [
        {
            "table": name,
            "documents": words.number(data[name]["document_id"].nunique()),
            "rows": words.number(len(data[name])),
        }
        for name in tables.EVIDENCE_TABLES
    ]
    return worded(
        rows, {"table": words.text("Table"), "documents": words.text("Documents"), "rows": words.text("Rows")}
    )


def code_rows(data: dict[str, pd.DataFrame], words: Wording, codebook) -> pd.DataFrame:
    """Documents in which each code was read; codes never read are listed too."""
    rows = []
    for name, column in CODE_TABLES.items():
        entries = codebook.indicators if name == "quantities" else getattr(codebook, name)
        counts = data[name].groupby(column)["document_id"].nunique()
        for code, entry in entries.items():
            found = words.number(int(counts.get(code, 0)))
            rows.append({"table": name, "label": words.label(entry), "code": code, "documents": found})
    columns = {
        "label": words.text("Label"),
        "code": words.text("Code"),
        "table": words.text("Table"),
        "documents": words.text("Documents"),
    }
    return worded(rows, columns)


def rule_rows(data: dict[str, pd.DataFrame], words: Wording) -> pd.DataFrame:
    """The rules that read most rows."""
    rules = pd.concat([data[name][["rule_id", "document_id"]].assign(table=name) for name in tables.EVIDENCE_TABLES])
    groups = rules.groupby(["rule_id", "table"])["document_id"]
    counts = groups.agg(row_count="size", document_count="nunique").reset_index()
    counts = counts.sort_values(["row_count", "rule_id"], ascending=[False, True]).head(MOST_RULES)
    rows = [
        {
            "rule": row.rule_id,
            "table": row.table,
            "rows": words.number(row.row_count),
            "documents": words.number(row.document_count),
        }
        for row in counts.itertuples()
    ]
    columns = {
        "rule": words.text("Rule"),
        "table": words.text("Table"),
        "rows": words.text("Rows"),
        "documents": words.text("Documents"),
    }
    return worded(rows, columns)


def save_evidence(corpus: Corpus, data: dict[str, pd.DataFrame], codebook, save: bool) -> None:
    """Write all the tidy tables, when asked to."""
    if save:
        whole = data | {"reading_log": tables.build_table("reading_log", corpus.log)}
        tables.write_tables(whole, paths.processed(), codebook)
