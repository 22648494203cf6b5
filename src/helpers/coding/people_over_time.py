"""Who held which role when: the people of all articles joined into persons, and their roles with first and last dates."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from helpers.coding.persons import Persons, combined
from helpers.coding.role_forms import normal_role

COLUMNS = [
    "person_id",
    "person_name",
    "role",
    "body_code",
    "first_year",
    "last_year",
    "first_date",
    "last_date",
    "document_count",
    "document_ids",
]
TEXTS = ["document_id", "person_name", "role", "body_code"]


def identify_people(documents: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """The rows of `people` with ``person_id``, ``person_name`` (the fullest form), ``date`` and ``normal_role``.

    A person's id is the slug of the name. Where persons share it, an office holder of a full name keeps it, and the
    others' ids go on with "worker", the role or, where that tells nobody apart, the document.

    Parameters
    ----------
    people : DataFrame
        At least ``document_id, person_name, role, body_code``, as text or categories.

    Returns
    -------
    DataFrame
        These four, the role ``""`` where there is none, and the ids and forms are categories in the order of the
        alphabet.
    """
    rows = people.reset_index(drop=True)
    rows = rows.assign(**{column: _in_categories(rows[column]) for column in TEXTS})
    dates = document_dates(documents).reindex(rows["document_id"].cat.categories).to_numpy()
    rows["date"] = dates[rows["document_id"].cat.codes]
    rows["normal_role"] = _normal_roles(rows["role"], rows["body_code"])
    persons = Persons(rows)
    persons.join_spellings()
    persons.join_single_words()
    rows["person_name"], rows["person_id"] = persons.named()
    return rows


def _in_categories(texts: pd.Series) -> pd.Series:
    """Text as categories in the order of the alphabet; what is missing is empty."""
    known = texts.astype("category").cat
    return known.set_categories(pd.Index(sorted({"", *known.categories}), dtype="str")).fillna("")


def _normal_roles(roles: pd.Series, bodies: pd.Series) -> pd.Categorical:
    _, first, at = np.unique(combined(roles, bodies), return_index=True, return_inverse=True)
    forms = [normal_role(role, body) for role, body in zip(roles.iloc[first], bodies.iloc[first], strict=True)]
    return _in_categories(pd.Series(forms, dtype="str")).array.take(at)


def document_dates(documents: pd.DataFrame) -> pd.Series:
    """Day of each document by its id: printed, else from the card."""
    dates = documents["published_date"].astype("datetime64[ns]").fillna(documents["card_date"].astype("datetime64[ns]"))
    return pd.Series(dates.to_numpy(), index=documents["document_id"].to_numpy(), dtype="datetime64[ns]")


def roles_over_time(documents: pd.DataFrame, identified: pd.DataFrame) -> pd.DataFrame:
    """Roles of each person with the dates of the articles that give them.

    Parameters
    ----------
    identified : DataFrame
        From `identify_people`.

    Returns
    -------
    DataFrame
        One row per person and role, sorted by ``person_id, first_year, first_date, role``. Somebody whom no article gives a role
        has one row without.
    """
    has_role = (identified["normal_role"] != "").to_numpy()
    persons = identified["person_id"].cat.codes.to_numpy()
    rows = identified[has_role | ~np.isin(persons, persons[has_role])]
    _, first, group = np.unique(
        combined(rows["person_id"], rows["normal_role"]), return_index=True, return_inverse=True
    )
    ids, counts = _documents_of(group, rows["document_id"])
    found = pd.DataFrame(
        {
            **{column: rows[column].iloc[first].astype("str").array for column in ("person_id", "person_name")},
            **{column: _commonest(group, rows[column]) for column in ("role", "body_code")},
            **_spans(group, documents, rows),
            "document_count": counts,
            "document_ids": ids,
        },
        columns=COLUMNS,
    )
    return found.sort_values(["person_id", "first_year", "first_date", "role"], kind="stable", ignore_index=True)


def _documents_of(group: np.ndarray, documents: pd.Series) -> tuple[pd.Series, np.ndarray]:
    """The documents of each group in order, with spaces between, and how many they are."""
    count = max(len(documents.cat.categories), 1)
    pairs = np.unique(group * count + documents.cat.codes.to_numpy())
    counts = np.bincount(pairs // count)
    names = pa.array(documents.cat.categories, pa.large_string()).take(pa.array(pairs % count))
    bounds = pa.array(np.concatenate([[0], np.cumsum(counts)]), pa.int64())
    joined = pc.binary_join(pa.LargeListArray.from_arrays(bounds, names), pa.scalar(" ", pa.large_string()))
    return pd.Series(joined.to_pandas(), dtype="str"), counts


def _commonest(group: np.ndarray, forms: pd.Series) -> pd.Series:
    """The form that each group has most, of equals the longest; missing where that is none."""
    count = max(len(forms.cat.categories), 1)
    pairs, often = np.unique(group * count + forms.cat.codes.to_numpy(), return_counts=True)
    groups, codes = pairs // count, pairs % count
    lengths = np.array([len(form) for form in forms.cat.categories], dtype=np.int64)[codes]
    order = np.lexsort((codes, -lengths, -often, groups))
    _, first = np.unique(groups[order], return_index=True)
    chosen = forms.cat.categories.take(codes[order][first])
    return pd.Series(chosen, dtype="str").replace("", None)


def _spans(group: np.ndarray, documents: pd.DataFrame, rows: pd.DataFrame) -> dict[str, pd.Series]:
    """First and last year and date of each group."""
    years = pd.Series(documents["year"].to_numpy(), index=documents["document_id"].to_numpy(), dtype="Int64")
    years = years.reindex(rows["document_id"].cat.categories).array.take(rows["document_id"].cat.codes)
    found = pd.DataFrame({"year": years, "date": rows["date"].to_numpy()}).groupby(group)[["year", "date"]]
    first, last = found.min(), found.max()
    return {f"{end}_{what}": of[what] for what in ("year", "date") for end, of in (("first", first), ("last", last))}
