"""What a forked kernel finds imported: all that the notebooks import, and the kernel itself. Nothing is run here."""

import ipykernel.ipkernel
import ipykernel.kernelapp
import matplotlib.figure
import pandas as pd
import pyarrow.parquet  # noqa: F401

from helpers import tables
from helpers.coding import coder
from helpers.comparison import cases, coverage, diffusion, evidence_base, portfolios
from helpers.corpus import documents
from helpers.exchange import agree, agreement
from helpers.reporting import (
    agreement_rows,
    charts,
    coding_report,
    national,
    profile,
    provenance,
    reading_report,
    reliability,
    show,
)

__all__ = [
    "agree", "agreement", "agreement_rows", "cases", "charts", "coder", "coverage", "diffusion", "documents", "coding_report", "evidence_base",
    "ipykernel", "matplotlib", "national", "pd", "portfolios", "profile", "provenance", "reading_report", "reliability",
    "show", "tables",
]  # fmt: skip
