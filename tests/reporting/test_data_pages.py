import runpy
from pathlib import Path

import pytest

from helpers.reporting.data_pages import write_data_pages
from helpers.tables import SCHEMAS, from_csv

sample = runpy.run_path(str(Path(__file__).with_name("site_sample.py")))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The tables for download and their page."""
    folder = tmp_path_factory.mktemp("site")
    write_data_pages(folder, sample["sample_tables"](), sample["sample_context"]())
    return folder


def test_every_table_can_be_downloaded_and_every_column_is_explained(site):
    page = (site / "en" / "data.html").read_text(encoding="utf-8")
    for name, schema in SCHEMAS.items():
        assert f'href="./../data/{name}.csv"' in page and (site / "data" / f"{name}.csv").is_file()
        section = page.partition(f'<h2 id="{name}">')[2].partition("<h2 ")[0]
        for column in schema.columns:
            assert (f"<code>{column}</code></th>" in section) == ((name, column) != ("documents", "text")), column


def test_no_text_of_an_article_is_given_on(site):
    documents = (site / "data" / "documents.csv").read_text(encoding="utf-8")
    assert "Rahasia penerbit" not in documents and ",text\n" not in documents.partition("\n")[0] + "\n"


def test_a_downloaded_table_is_the_table(site):
    quantities = sample["sample_tables"]()["quantities"]
    assert (
        from_csv("quantities", site / "data" / "quantities.csv")["evidence"].tolist() == quantities["evidence"].tolist()
    )
