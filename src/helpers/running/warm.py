"""What a forked kernel finds imported: all that the notebooks import, and the kernel itself. Nothing is run here."""

import ipykernel.ipkernel
import ipykernel.kernelapp
import matplotlib.figure
import pandas as pd
import pyarrow.parquet  # noqa: F401

from helpers import tables
from helpers.coding import coder
from helpers.comparison import (
    actors,
    breadth,
    bundles,
    cases,
    coverage,
    diffusion,
    evidence_base,
    portfolios,
    ratios,
    sensitivity,
    similarity,
    truth_table,
)
from helpers.corpus import documents
from helpers.exchange import agree, agreement, rates
from helpers.reporting import (
    agreement_rows,
    charts,
    coding_report,
    finding_rows,
    grids,
    national,
    profile,
    provenance,
    ratio_rows,
    reading_report,
    reliability,
    share_bars,
    show,
    tile_map,
    tree_chart,
)

__all__ = [
    "actors", "agree", "agreement", "agreement_rows", "breadth", "bundles", "cases", "charts", "coder", "coding_report", "coverage", "diffusion",
    "documents", "evidence_base", "finding_rows", "grids", "ipykernel", "matplotlib", "national", "pd", "portfolios",
    "profile", "provenance", "rates", "ratio_rows", "ratios", "reading_report", "reliability", "sensitivity", "share_bars",
    "show", "similarity", "tables", "tile_map", "tree_chart", "truth_table",
]  # fmt: skip
