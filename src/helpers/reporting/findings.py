"""What the pages of strategies, provinces and regions are made from, found once for all of them."""

from functools import cached_property

import pandas as pd

from helpers.comparison import at_once, cases
from helpers.reporting.codebook_pages import find_rules
from helpers.reporting.licences import may_be_shown
from helpers.reporting.statuses import SIGNS
from helpers.reporting.wording import Wording


class Findings:
    """The tidy tables with the codebook, and what the pages ask of them.

    Parameters
    ----------
    data : dict of str to DataFrame
        All tidy tables.
    """

    def __init__(self, data: dict[str, pd.DataFrame], codebook):
        self.data, self.codebook = data, codebook

    @cached_property
    def cases(self) -> pd.DataFrame:
        """As `build_cases` gives them."""
        return cases.build_cases(self.data)

    @cached_property
    def portfolios(self) -> pd.DataFrame:
        """As `build_portfolios` gives them."""
        return at_once.build_portfolios(self.cases, self.data)

    @cached_property
    def rules(self) -> pd.DataFrame:
        """As `find_rules` gives them."""
        return find_rules(self.data)

    @cached_property
    def joint(self) -> set[str]:
        """Documents that speak of several regions."""
        return set(self.cases.loc[self.cases["is_joint"], "document_id"])

    @cached_property
    def open(self) -> set[str]:
        """Documents that may be shown whole."""
        return {row.document_id for row in self.data["documents"].itertuples() if may_be_shown(row.kind, row.licence)}

    @property
    def region_count(self) -> int:
        """Regions that articles report about, provinces among them."""
        return self.cases["region_code"].nunique()

    def portfolio_of(self, strategy_code: str) -> pd.DataFrame:
        """The regions that report a strategy."""
        return self._portfolios.get(strategy_code, self.portfolios.iloc[:0])

    @cached_property
    def _portfolios(self) -> dict[str, pd.DataFrame]:
        return dict(list(self.portfolios.groupby("strategy_code")))

    def rows_of(self, strategy_code: str) -> pd.DataFrame:
        """Every statement of a strategy."""
        return self._statements.get(strategy_code, self.data["strategies"].iloc[:0])

    @cached_property
    def _statements(self) -> dict[str, pd.DataFrame]:
        return dict(list(self.data["strategies"].groupby("strategy_code")))

    def status_of(self, status: str, words: Wording) -> str:
        """A status with its sign."""
        return f"{SIGNS[status]} {words.label(self.codebook.statuses[status])}"
