"""Which table of rules reads a figure of which unit, and what it measures where no rule fits."""

from helpers.coding import amount_rules as amounts
from helpers.coding import count_rules as counts

RULES = {
    "workers": counts.WORKERS, "person": counts.WORKERS, "unknown": counts.WORKERS, "people": counts.FAMILY,
    "percent": amounts.PERCENT, "rupiah": amounts.MONEY, "villages": counts.VILLAGES, "regions": counts.REGIONS,
    "employers": counts.EMPLOYERS, "agents": counts.AGENTS, "cases": counts.CASES, "times": counts.TIMES,
    "other": counts.THINGS, "projects": counts.PROJECTS,
}  # fmt: skip
DEFAULTS = {
    "workers": "participants", "person": "participants", "unknown": None, "people": "other", "percent": "coverage",
    "rupiah": "other", "villages": "places", "regions": "places", "employers": "employers", "other": "other",
    "projects": "other", "cases": "other", "agents": "agents", "times": None, "rank": "rank",
}  # fmt: skip
