"""Pages of the site beside the reports: written by a process of their own, or here where that has ended."""

import runpy
from pathlib import Path

from helpers.reporting.findings import Findings
from helpers.reporting.table_pages import WRITERS
from helpers.running.site_pages import NAMES, Writing

sample = runpy.run_path(str(Path(__file__).parents[1] / "reporting" / "site_sample.py"))


def test_the_writers_of_pages_are_known_by_their_names_in_their_order():
    assert tuple(WRITERS) == NAMES


def test_what_a_process_did_not_write_is_written_here_and_what_it_left_half_is_gone(tmp_path, monkeypatch):
    site, found, context = (
        tmp_path / "site",
        Findings(sample["sample_tables"](), sample["codebook"]()),
        sample["sample_context"](),
    )
    monkeypatch.setattr(Writing, "_begin", lambda writing: None)
    writing = Writing(site, found, context, tmp_path)
    (site / "en" / "groups").mkdir(parents=True)
    (site / "en" / "groups" / ".informal.html.x4y.tmp").write_text("<p")
    told = writing.uses()
    assert len(told) == len(NAMES) and any(uses for of_name in told for uses in of_name.values())
    paths_there = {path.name for path in site.rglob("*") if path.is_file()}
    assert "index.html" in paths_there and not {name for name in paths_there if name.endswith(".tmp")}
