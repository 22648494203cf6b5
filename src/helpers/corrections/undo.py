"""The suite's own coding again, from tables that people corrected: what the log of corrections tells is taken back."""

import pandas as pd

from helpers import tables
from helpers.corrections.apply import APPLIED
from helpers.corrections.form import RULES, as_text, own_columns, parse_values, typed
from helpers.tables import build_table


def without_corrections(data: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The evidence tables as the rules had read them, the last correction taken back first.

    Findings over several documents (`events`, `roles`) stay as they are: they follow from the corrected rows.

    Parameters
    ----------
    data : dict of str to DataFrame
        All tables of a build, with `correction_log`.
    """
    log = data["correction_log"]
    applied = log[log["outcome"] == APPLIED].sort_values("line", ascending=False)
    rows = {name: data[name].to_dict("records") for name in set(applied["table_name"])}
    texts = dict(zip(data["documents"]["document_id"], data["documents"]["text"], strict=True))
    for made in applied.itertuples():
        _take_back(made, rows[made.table_name], texts)
    return data | {name: build_table(name, several) for name, several in rows.items()}


def _take_back(made, rows: list[dict], texts: dict[str, str]) -> None:
    table = made.table_name
    was = {} if made.action == "add" else parse_values(as_text(made.was), table)
    if made.action != "remove":
        now = was | parse_values(as_text(made.becomes), table)
        rows[:] = [row for row in rows if not _is_of(row, made, now, RULES[made.action])]
    if made.action != "add":
        values = {column: typed(table, column, was.get(column, "")) for column in own_columns(table)}
        evidence = texts[made.document_id][made.start : made.end]
        place = {"document_id": made.document_id, "start": made.start, "end": made.end, "evidence": evidence}
        rows.append(place | values | {"rule_id": made.former_rule_id})


def _is_of(row: dict, made, now: dict[str, str], rule: str) -> bool:
    """Whether a row is the one that a correction made: of its key, since what else it says follows from that."""
    place = (row["document_id"], row["start"], row["end"], row["rule_id"])
    key = [column for column in tables.SCHEMAS[made.table_name].unique if column in now]
    return place == (made.document_id, made.start, made.end, rule) and all(
        as_text(row[column]) == as_text(typed(made.table_name, column, now[column])) for column in key
    )
