"""The panel of the notebook explore, its fields changed as a reader changes them."""

import pytest

from helpers import tables
from helpers.coding.codebook import load_codebook
from helpers.coding.coder import add_corpus_rows
from helpers.corrections.apply import correct_evidence
from helpers.corrections.file import read_corrections
from helpers.reporting.explore import Panel, panel
from helpers.reporting.wording import Wording

MARKUP = "<script>alert('x')</script>"
TEXTS = {
    "serang-2021": f"Petugas mendatangi pasar. Nelayan {MARKUP} ikut.",
    "pati-2024": "Bupati menerima penghargaan. Petugas mendatangi dermaga.",
    "pati-undated": "Penyuluhan digelar di balai desa.",
    "no-region": "Penyuluhan digelar di aula.",
}
STATED = [
    ("serang-2021", "Petugas mendatangi pasar", "door_to_door", "done", None),
    ("serang-2021", f"Nelayan {MARKUP} ikut", "group_channel", "planned", "fishers"),
    ("pati-2024", "Bupati menerima penghargaan", "award", "done", None),
    ("pati-2024", "Petugas mendatangi dermaga", "door_to_door", "ongoing", "fishers"),
    ("pati-undated", "Penyuluhan digelar", "information_session", "done", None),
    ("no-region", "Penyuluhan digelar", "information_session", "done", None),
]
TABS = ["portfolio", "timeline", "sentences", "rows", "context"]


def placed(document: str, words: str, **values) -> dict:
    start = TEXTS[document].index(words)
    place = {"document_id": document, "start": start, "end": start + len(words), "evidence": words}
    return place | {"rule_id": "made.by_hand"} | values


def sample() -> dict:
    """Three articles on two regions, one of them without a date, and one on no region."""
    card = {"sha256": "0" * 64, "kind": "brief", "word_count": 9, "is_on_topic": True, "is_advertorial": False}
    years = {"serang-2021": 2021, "pati-2024": 2024}
    documents = [
        card | {"document_id": name, "file": f"{name}.txt", "text": text, "year": years.get(name)}
        for name, text in TEXTS.items()
    ]
    subjects = {"serang-2021": "36.04", "pati-2024": "33.18", "pati-undated": "33.18"}
    rows = {
        "documents": documents,
        "regions": [
            placed(name, TEXTS[name][:4], region_code=code, is_subject=True) for name, code in subjects.items()
        ],
        "strategies": [
            placed(name, words, strategy_code=code, status=status, target_group_code=group)
            for name, words, code, status, group in STATED
        ],
    }
    made = {name: tables.build_table(name, rows.get(name, [])) for name in ("documents", *tables.EVIDENCE_TABLES)}
    return add_corpus_rows(made)


@pytest.fixture(scope="module")
def codebook():
    return load_codebook()


@pytest.fixture
def made(codebook, tmp_path):
    return Panel(sample(), Wording("en"), codebook, tmp_path / "corrections.csv")


def test_a_region_narrows_the_summary_and_the_portfolio(made):
    assert "3 articles · 2 regions · 5 statements" in made.summary.value
    assert "Award" in made.portfolio.value
    made.fields.regions.value = ("36.04",)
    assert "1 article · 1 region · 2 statements" in made.summary.value
    assert "Award" not in made.portfolio.value
    assert made.portfolio.value.count("100%") == 2


def test_years_strategies_and_groups_narrow_together(made):
    made.fields.years.value = (2022, 2024)
    assert "1 article · 1 region · 2 statements" in made.summary.value  # neither 2021 nor the undated one
    made.fields.groups.value = ("fishers",)
    assert "1 statement of" in made.summary.value
    made.fields.strategies.value = ("award",)
    assert "0 statements" in made.summary.value and "Choose more widely" in made.portfolio.value


def test_everything_comes_back_in_one_step(made):
    before = made.portfolio.value
    seen = []
    made.fields.regions.value, made.fields.years.value = ("36.04",), (2021, 2021)
    made.summary.observe(seen.append, names="value")
    made.fields.clear.click()
    assert made.portfolio.value == before and len(seen) == 1
    made.fields.regions.value = ("33.18",)  # the fields still listen
    assert made.portfolio.value != before


def test_a_tab_is_made_when_it_is_seen_and_not_before(made):
    assert made.timeline.value == ""
    made.tabs.selected_index = TABS.index("timeline")
    whole = made.timeline.value
    assert "data:image/svg+xml" in whole and "from 2021 to 2024" in whole
    made.fields.regions.value = ("36.04",)
    assert made.timeline.value != whole and "from 2021 to 2021" in made.timeline.value


def test_undated_articles_alone_give_no_timeline_but_a_word_on_it(made):
    made.fields.strategies.value = ("information_session",)
    made.tabs.selected_index = TABS.index("timeline")
    assert "No article of this choice has a date." in made.timeline.value


def test_the_words_of_an_article_are_no_markup(made):
    made.tabs.selected_index = TABS.index("sentences")
    assert MARKUP not in made.sentences.value and "&lt;script&gt;" in made.sentences.value
    made.tabs.selected_index = TABS.index("context")
    made.context.query.value = "nelayan"
    assert "Nelayan" in made.context.shown.value and "<script" not in made.context.shown.value
    made.context.query.value = "{<script>}"  # what was typed is quoted back
    assert "<script" not in made.context.shown.value and "&lt;script&gt;" in made.context.shown.value


def test_words_are_searched_within_the_choice(made):
    made.tabs.selected_index = TABS.index("context")
    made.context.query.value = "mendatangi ...3 (pasar | dermaga)"
    assert "2 places in 2 documents" in made.context.shown.value
    made.fields.regions.value = ("33.18",)
    assert "1 place in 1 document" in made.context.shown.value and "dermaga" in made.context.shown.value
    made.context.query.value = "gerhana"
    assert "Nothing was found." in made.context.shown.value


def test_a_cue_that_cannot_be_read_says_why(made):
    made.tabs.selected_index = TABS.index("context")
    made.context.query.value = "(pasar"
    assert "(pasar" in made.context.shown.value and "set-off" in made.context.shown.value


def test_the_table_has_all_rows_until_something_is_chosen(made):
    made.tabs.selected_index = TABS.index("rows")
    assert len(made.rows.shown.df) == 6  # also that of the article on no region
    made.fields.regions.value = ("36.04",)
    assert list(made.rows.shown.df["Document"]) == ["serang-2021"] * 2
    assert list(made.rows.shown.df["Regions"]) == ["Kabupaten Serang"] * 2
    made.rows.kind.value = "regions"
    assert list(made.rows.shown.df["Read as"]) == ["Kabupaten Serang"]
    made.rows.kind.value = "flags"
    assert made.rows.shown.df.empty


def test_no_row_is_left_out_for_the_size_of_all(codebook, tmp_path):
    data = sample()
    text = "Petugas mendatangi pasar. " * 400
    data["documents"] = tables.build_table(
        "documents", [row | {"text": text} for row in data["documents"].to_dict("records")]
    )
    rows = [
        placed("serang-2021", "Petugas mendatangi pasar", strategy_code="award", status="done")
        | {"start": n * 26, "end": n * 26 + 24}
        for n in range(400)
    ]
    data["strategies"] = tables.build_table("strategies", rows)
    made = Panel(data, Wording("en"), codebook, tmp_path / "corrections.csv")
    made.tabs.selected_index = TABS.index("rows")
    sent = made.rows.shown._dt_args  # itables would send 64 kB of them
    assert sent["data_json"].count("Petugas mendatangi pasar") == 400 and sent.get("filtered_row_count", 0) == 0


def choose(made: Panel, number: int) -> None:
    made.tabs.selected_index = TABS.index("rows")
    made.rows.shown.selected_rows = [number]


def test_a_row_marked_as_wrong_is_gone_after_the_next_build(made, codebook, tmp_path):
    choose(made, 0)
    marking = made.rows.marking
    assert "<strong>" in marking.row.value and marking.form.layout.display == ""
    meant = made.rows._rows.iloc[0]
    marking.reason.value, marking.name.value = "  Bukan   strategi ", "Ani"
    marking.mark.click()
    assert "Saved to corrections.csv" in marking.said.value and marking.reason.value == ""
    kept = read_corrections(tmp_path / "corrections.csv", codebook)
    assert [(one.action, one.document_id, one.reason) for one in kept] == [
        ("remove", meant["document_id"], "Bukan strategi")
    ]
    after = correct_evidence(sample(), kept)
    assert len(after["strategies"]) == 5 and list(after["correction_log"]["outcome"]) == ["applied"]


def test_no_row_is_marked_without_reason_and_name_or_twice(made, tmp_path):
    choose(made, 1)
    marking = made.rows.marking
    marking.mark.click()
    assert "reason" in marking.said.value and not (tmp_path / "corrections.csv").read_bytes()
    for _ in range(2):
        marking.reason.value, marking.name.value = "Bukan", "<b>Ani</b>"
        marking.mark.click()
    assert "decides about the same row already" in marking.said.value
    assert (tmp_path / "corrections.csv").read_text(encoding="utf-8").count("remove") == 1


def test_the_choice_of_a_row_ends_with_the_rows(made):
    choose(made, 4)
    made.fields.regions.value = ("36.04",)
    assert made.rows.marking.form.layout.display == "none"
    assert "Choose a row" in made.rows.marking.row.value


def test_the_panel_speaks_both_languages(codebook):
    whole = panel(sample(), Wording("id"), codebook)
    assert "3 artikel" in whole.children[1].summary.value
    whole.children[0].value = "en"
    assert "3 articles" in whole.children[1].summary.value


def test_tables_without_a_row_still_open(codebook, tmp_path):
    empty = {name: tables.empty_table(name) for name in tables.SCHEMAS}
    made = Panel(empty, Wording("en"), codebook, tmp_path / "corrections.csv")
    for number in range(len(TABS)):
        made.tabs.selected_index = number
    assert "0 articles" in made.summary.value
