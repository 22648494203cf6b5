"""Agreement of coders, code by code: alpha on paragraphs, spans, and which codes are taken for each other."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd

from helpers import paths, reads
from helpers.errors import ExchangeError
from helpers.exchange.agree_notes import suite_beside
from helpers.exchange.alpha import Alpha, measure_alpha
from helpers.exchange.readers import read_coders
from helpers.exchange.row_checks import texts_of
from helpers.exchange.rows import CODE_COLUMNS, SUITE, Coder, parse_details, rows_of_tables
from helpers.exchange.span_agreement import SpanAgreement, measure_spans
from helpers.exchange.units import DOCUMENT, PARAGRAPH, Units

COLUMNS = ["table", "code", "unit", *Alpha._fields, "level", *SpanAgreement._fields]
KEPT = paths.ROOT / "data" / "reliability" / "agreement.csv"  # what the report on reliability shows
CONFUSED = ["table", "first_coder", "first_code", "second_coder", "second_code", "count"]


def measure_agreement(coders: list[Coder], texts: Mapping[str, str], unit: str = PARAGRAPH) -> pd.DataFrame:
    """Agreement on every code that anybody gave.

    Parameters
    ----------
    coders : list of Coder
        Two or more.
    texts : mapping of str to str
        Document to text; documents without one here are left out.
    unit : {"paragraph", "document"}
        What is compared. A table that somebody coded without places is compared on documents in any case.

    Returns
    -------
    DataFrame
        ``table, code, unit``, the fields of `Alpha` and of `SpanAgreement`, and ``level``: the mark of alpha.

    Raises
    ------
    ExchangeError
        If no text was gone through by two of the coders.
    """
    units = Units({document: texts[document] for document in shared_documents(coders, texts)})
    reported = [_reported(coder.rows, units) for coder in coders]
    found = []
    for table in CODE_COLUMNS:
        rows = [frame[frame["table"] == table] for frame in reported]
        kind = unit if all(frame["start"].notna().all() for frame in rows) else DOCUMENT
        for code in sorted({code for frame in rows for code in frame["code"]}):
            found.append((table, code, kind, *_on_code(coders, rows, (table, code), units, kind)))
    return pd.DataFrame(found, columns=COLUMNS)


def _on_code(coders: list[Coder], rows: list[pd.DataFrame], name: tuple[str, str], units: Units, kind: str) -> tuple:
    """Alpha, its mark and the spans of one code; ``rows`` are those of its table."""
    chosen = [frame[frame["code"] == name[1]] for frame in rows]
    pairs = zip(coders, chosen, strict=True)
    values = np.array([units.marks(coder, found, kind, name not in coder.left_out) for coder, found in pairs])
    alpha = measure_alpha(values, units.documents_of(kind))
    whole = all(frame["end"].notna().all() for frame in rows)
    lookers = [(coder, found) for coder, found in zip(coders, chosen, strict=True) if name not in coder.left_out]
    return *alpha, alpha.level, *measure_spans(lookers if whole else [])


def joined(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Tables of several units as one, numbers to six digits: what is kept of an agreement, without a word of any text."""
    return pd.concat(tables, ignore_index=True).drop_duplicates(["table", "code", "unit"], ignore_index=True).round(6)


def read_kept(path: Path = KEPT) -> pd.DataFrame:
    """A table of agreement that was written as CSV; without rows where there is none."""
    reads.note("file", path)
    if not path.is_file():
        return pd.DataFrame(columns=COLUMNS)
    return pd.read_csv(path, dtype=dict.fromkeys(("table", "code", "unit", "level"), "str"))


def agreement_with(gold: str, data: Mapping[str, pd.DataFrame], codebook) -> pd.DataFrame:
    """Agreement of the tables with a hand-coded file of their own articles, in any form and by any number of people, on
    paragraphs and on articles; without a file what was kept of an agreement on other articles.

    Raises
    ------
    ExchangeError
        If the file cannot be used, or has no article of the tables.
    """
    if not gold:
        return read_kept()
    reads.note("file", gold)
    texts = texts_of(data["documents"])
    own = Coder(SUITE, frozenset(texts), rows_of_tables(data))
    hand = read_coders(Path(gold), texts, codebook)
    if mixed := suite_beside(hand):
        raise ExchangeError(
            f"{gold} holds {mixed}, and agreement with that is agreement with itself. Write what people coded as gold first: "
            "jangkau import FILE --gold gold.jsonl, with --coder NAME for one person alone."
        )
    coders = [*hand, own]
    return joined(measure_agreement(coders, texts, unit) for unit in (PARAGRAPH, DOCUMENT))


def shared_documents(coders: list[Coder], texts: Mapping[str, str]) -> list[str]:
    """Documents that two coders at least went through and whose text is at hand."""
    times = Counter(document for coder in coders for document in coder.documents)
    shared = sorted(document for document, count in times.items() if count > 1)
    if not shared:
        met = "; ".join(f"{coder.name}: {', '.join(sorted(coder.documents)[:3]) or 'none'} …" for coder in coders)
        raise ExchangeError(f"No document was coded twice ({met}). Give codings of the same texts.")
    at_hand = [document for document in shared if document in texts]
    if not at_hand:
        raise ExchangeError(
            f"The text of none of {', '.join(shared[:3])} … is at hand. Name the folder of these texts with --texts."
        )
    return at_hand


def _reported(rows: pd.DataFrame, units: Units) -> pd.DataFrame:
    """Rows of the documents compared; of regions the subjects alone, which hand coding lists."""
    mere = [
        row.table == "regions" and parse_details("regions", row.details).get("is_subject") == "False"
        for row in rows.itertuples()
    ]
    return rows[~np.array(mere, dtype=bool) & rows["document_id"].isin(units.documents).to_numpy()]


def find_confusions(coders: list[Coder], texts: Mapping[str, str], unit: str = PARAGRAPH) -> pd.DataFrame:
    """Which codes of one table two coders gave to one paragraph, or document, instead of each other.

    Returns
    -------
    DataFrame
        ``table, first_coder, first_code, second_coder, second_code, count``: units that have the first code by the
        first coder only and the second by the second only; the most frequent first.
    """
    units = Units({document: texts[document] for document in shared_documents(coders, texts)})
    found: Counter = Counter()
    for first, second in combinations(coders, 2):
        mine, theirs = _codes_of_units(first, units, unit), _codes_of_units(second, units, unit)
        both = first.documents & second.documents
        for key in mine.keys() & theirs.keys():
            if key[0] in both:
                for a in mine[key] - theirs[key]:
                    for b in theirs[key] - mine[key]:
                        found[key[1], first.name, a, second.name, b] += 1
    rows = [(*pair, count) for pair, count in found.items()]
    return pd.DataFrame(sorted(rows, key=lambda row: (-row[-1], row)), columns=CONFUSED)


def _codes_of_units(coder: Coder, units: Units, unit: str) -> dict[tuple, set[str]]:
    """(document, table, number of the unit) to the codes that a coder gave there."""
    codes: dict[tuple, set[str]] = {}
    rows = _reported(coder.rows, units)
    for row in (rows.dropna(subset=["start"]) if unit == PARAGRAPH else rows).itertuples():
        for number in units.paragraphs_of_row(row) if unit == PARAGRAPH else [0]:
            codes.setdefault((row.document_id, row.table, number), set()).add(row.code)
    return codes
