"""Hand-made frames of a few rows, as the tidy tables have them."""

import pandas as pd


def cases_of(*rows):
    """(document, region, year); a document that stands twice is joint, and each is its own event."""
    cases = pd.DataFrame(rows, columns=["document_id", "region_code", "year"])
    cases["event_id"], cases["is_joint"] = cases["document_id"], cases.duplicated("document_id", keep=False)
    kinds = {"year": "Int64", "document_id": "str", "region_code": "str", "event_id": "str"}
    return cases.astype(kinds)


def strategies_of(*rows):
    """(document, strategy) and, if need be, actor and target group; done, each at its own place."""
    names = ["document_id", "strategy_code", "actor_body_code", "target_group_code"]
    frame = pd.DataFrame([(*row, *[None] * (4 - len(row))) for row in rows], columns=names)
    frame = frame.astype({"document_id": "str", "strategy_code": "str"})
    frame["start"] = [10 * n for n in range(len(frame))]
    frame["end"] = frame["start"] + 5
    return frame.assign(status="done", evidence="words", rule_id="r", own_region_code=None)


def portfolios_of(**regions):
    """Strategies by region, all done."""
    rows = [(region, code) for region, codes in regions.items() for code in codes.split()]
    return pd.DataFrame(rows, columns=["region_code", "strategy_code"]).astype("str")


def shuffled(frame):
    return frame.iloc[::-1].reset_index(drop=True)
