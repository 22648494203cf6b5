"""A truth table of conditions against an outcome, offered only where there are cases enough to read one.

Source: C. C. Ragin, "The Comparative Method", 1987; with few cases and many conditions any outcome can be explained
(A. Marx, "Crisp-set qualitative comparative analysis and model specification", 2010).
"""

from dataclasses import dataclass, field

import pandas as pd

from helpers.errors import ParameterError

ENOUGH_CASES = 12
MOST_CONDITIONS = 4


@dataclass(frozen=True)
class TruthTable:
    """Observed rows, or the reason why none are shown.

    Attributes
    ----------
    reason_code : str
        Empty where the table is offered, else ``too_few_cases`` or ``too_many_conditions``.
    case_count : int
        Regions that have an outcome.
    rows : DataFrame
        A truth value for each condition, ``case_count, outcome_count, region_codes``; the most cases first.
    """

    reason_code: str
    case_count: int
    rows: pd.DataFrame = field(default_factory=pd.DataFrame)


def parse_conditions(conditions: str, codes: list[str]) -> list[str]:
    """Strategy codes from ``"regulation, door_to_door"``.

    Raises
    ------
    ParameterError
        If one is no strategy; names those there are.
    """
    wanted = [part.strip() for part in conditions.split(",") if part.strip()]
    unknown = [code for code in wanted if code not in codes]
    if unknown:
        raise ParameterError(f"conditions = {', '.join(unknown)}: no such strategy. Choose from: {', '.join(codes)}.")
    return wanted


def build_outcomes(ratios: pd.DataFrame) -> pd.Series:
    """The latest share covered of each region, where its base is known.

    Shares without a base are of anything, from a village's officials to all workers, and are no outcome.
    """
    known = ratios[(ratios["measure_code"] == "coverage") & (ratios["reason_code"] == "") & ratios["share"].notna()]
    known = known.dropna(subset="area_code").sort_values(["area_code", "year"], kind="stable")
    return known.drop_duplicates("area_code", keep="last").set_index("area_code")["share"].rename_axis("region_code")


def build_truth_table(portfolios: pd.DataFrame, outcomes: pd.Series, conditions: list[str]) -> TruthTable:
    """Which combinations of reported strategies go with a coverage above the median.

    Parameters
    ----------
    outcomes : Series
        Share covered by region code.
    conditions : list of str
        Strategy codes, each a condition: reported or not.
    """
    if len(conditions) > MOST_CONDITIONS:
        return TruthTable("too_many_conditions", len(outcomes))
    if len(outcomes) < ENOUGH_CASES:
        return TruthTable("too_few_cases", len(outcomes))
    reported = portfolios.groupby("strategy_code")["region_code"].agg(set)
    table = pd.DataFrame({code: outcomes.index.isin(reported.get(code, set())) for code in conditions})
    table["region_code"], table["is_high"] = outcomes.index, (outcomes > outcomes.median()).to_numpy()
    rows = (
        table.sort_values("region_code")
        .groupby(conditions, sort=True)
        .agg(case_count=("region_code", "size"), outcome_count=("is_high", "sum"), region_codes=("region_code", list))
    )
    order = ["case_count", *conditions]
    rows = rows.reset_index().sort_values(order, ascending=False, kind="stable", ignore_index=True)
    return TruthTable("", len(outcomes), rows)
