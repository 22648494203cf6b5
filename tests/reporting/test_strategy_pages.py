import runpy
from pathlib import Path

import pandas as pd
import pytest

from helpers.reporting import blocks
from helpers.reporting.findings import Findings
from helpers.reporting.region_pages import describe_province, list_regions
from helpers.reporting.strategy_pages import choose_sentences, describe_strategy, list_strategies
from helpers.reporting.strategy_regions import first_places
from helpers.reporting.wording import Wording

sample = runpy.run_path(str(Path(__file__).with_name("site_sample.py")))


@pytest.fixture(scope="module")
def found() -> Findings:
    return Findings(sample["sample_tables"](), sample["codebook"]())


def tables_of(document) -> dict[str, list[list[str]]]:
    tables = [piece for piece in document.pieces if isinstance(piece, blocks.Table)]
    return {table.title: [[blocks.plain(cell) for cell in row] for row in table.rows] for table in tables}


def test_a_strategy_names_the_regions_that_report_it_with_status_and_evidence(found):
    document = describe_strategy("worker_registry", found, Wording("en"))
    assert tables_of(document)["Regions that report it"] == [
        ["Kabupaten Serang, Banten", "● Done", "1", "2021", "–", "–"],
        ["Kota Serang, Banten", "● Done", "1", "2020", "–", "–"],
    ]
    table = next(piece for piece in document.pieces if isinstance(piece, blocks.Table))
    assert [run.document_id for row in table.rows for run in row[1]] == ["nested", "closed"]


def test_years_actors_and_groups_of_a_region_lead_to_the_first_sentence_that_tells_each():
    told = pd.DataFrame(
        [("36.04", "agency", "a", 5, 9), ("36.04", "agency", "b", 1, 3), ("36.04", None, "c", 0, 2)],
        columns=["region_code", "actor_body_code", "document_id", "start", "end"],
    )
    told.loc[3] = ["36.04", "village", "c", 7, 8]
    assert first_places(told, "actor_body_code", str.title) == {
        "36.04": [blocks.Evidence("Agency", "a", 5, 9), ", ", blocks.Evidence("Village", "c", 7, 8)]
    }


def test_sentences_that_are_not_ours_are_cut_and_ours_are_whole(found):
    document = describe_strategy("worker_registry", found, Wording("id"))
    (shown,) = (piece for piece in document.pieces if isinstance(piece, blocks.Sentences))
    by_document = {item.document_id: item for item in shown.items}
    assert len(by_document["closed"].text) <= 301 and by_document["closed"].text.endswith("…")
    assert by_document["nested"].text.endswith("pada hari itu.")
    assert by_document["nested"].codes == ["Jemput bola", "Pendataan pekerja"]


def test_every_cue_is_listed_also_one_that_read_nothing(found):
    cues = found.codebook.strategies["worker_registry"].cues
    rows = tables_of(describe_strategy("worker_registry", found, Wording("en")))["What the rules look for"]
    assert [row[0] for row in rows] == [cue.find for cue in cues]
    assert {row[1] for row in rows} <= {"0", "1"}


def test_a_strategy_that_no_article_reports_says_so_and_still_has_its_definition(found):
    document = describe_strategy("mass_campaign", found, Wording("en"))
    said = [blocks.plain(piece.runs) for piece in document.pieces if isinstance(piece, blocks.Text)]
    assert "No article of this corpus reports it of a region." in said and document.head.subtitle
    assert not any(isinstance(piece, blocks.Facts) for piece in document.pieces)


def test_the_list_has_each_strategy_once_under_its_family(found):
    rows = [row[0] for rows in tables_of(list_strategies(found, Wording("en"))).values() for row in rows]
    assert sorted(rows) == sorted(code.label["en"] for code in found.codebook.strategies.values())


def test_the_best_sentences_are_done_single_and_of_middling_length_one_an_article():
    columns = ["document_id", "start", "end", "status"]
    rows = [
        ("a", 0, 900, "done"),
        ("b", 0, 150, "done"),
        ("b", 200, 360, "done"),  # nearer to 160 characters than b's other sentence
        ("c", 0, 160, "done"),  # speaks of several regions
        ("d", 0, 160, "planned"),
    ]
    best = choose_sentences(pd.DataFrame(rows, columns=columns), joint={"c"}, most=3)
    assert best.to_numpy().tolist() == [["b", 200, 360], ["a", 0, 900], ["c", 0, 160]]


def test_a_province_lists_its_regions_its_strategies_and_its_articles(found):
    words = Wording("en")
    lines = list_regions(found, sample["sample_context"](), "en")
    document = describe_province("36", lines, found, words)
    tables = tables_of(document)
    assert [row[0] for row in tables["Regions of Banten that articles report about"]] == [
        "Kabupaten Serang",
        "Kota Serang",
    ]
    shared = tables["Strategies, and the regions that report them"][0]
    assert shared == ["Worker registry", "● Kabupaten Serang, ● Kota Serang"]
    said = [blocks.plain(piece.runs) for piece in document.pieces if isinstance(piece, blocks.Text)]
    assert any(text.startswith("No article of this corpus is about Kota Cilegon, ") for text in said)
    (articles,) = (piece for piece in document.pieces if isinstance(piece, blocks.List))
    assert len(articles.items) == 3
    assert [title for _, title in document.sections] == ["Regions", "Strategies", "Articles"]
