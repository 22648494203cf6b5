from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.coding.codebook import load_codebook
from helpers.coding.modality import setting_of
from helpers.coding.strategies import find_strategies
from helpers.coding.yaml_lines import LinedYaml

BOOK = load_codebook()
EXAMPLES = LinedYaml(Path(__file__).with_name("strategy_examples.yaml")).data
FOUND = [(code, cue, text) for code, cues in EXAMPLES.items() for cue, text in cues.items() if cue != "not"]
REFUSED = [(code, text) for code, cues in EXAMPLES.items() for text in cues["not"]]


def statuses(*paragraphs: str) -> dict[str, str]:
    """Code to its furthest status, as a reader of the tables takes them; the first paragraph is a headline."""
    rank = ["planned", "ongoing", "done"]
    rows = find_strategies(Article("\n".join(["Kabar dari Kota", *paragraphs])), BOOK)
    return {row.code: row.status for row in sorted(rows, key=lambda row: rank.index(row.status))}


def test_every_cue_has_an_example():
    cues = {(code, cue.id) for code, entry in BOOK.strategies.items() for cue in entry.cues}
    assert {(code, cue) for code, cue, _ in FOUND} == cues


def test_every_strategy_has_sentences_that_are_no_evidence():
    assert {code for code, _ in REFUSED} == set(BOOK.strategies)


@pytest.mark.parametrize(("code", "cue", "text"), FOUND, ids=[f"{code}.{cue}" for code, cue, _ in FOUND])
def test_a_cue_finds_its_example(code, cue, text):
    article = Article(text)
    hits = [hit for hit in BOOK.matcher.hits(article) if hit.code == f"strategy.{code}" and hit.cue.id == cue]
    assert [hit for hit in hits if setting_of(hit)]
    assert code in {row.code for row in find_strategies(article, BOOK)}


@pytest.mark.parametrize(("code", "text"), REFUSED)
def test_what_does_not_count_is_not_found(code, text):
    assert code not in statuses(text)


def test_evidence_is_the_sentence_that_says_so():
    text = "Hujan turun sejak pagi. Cabang menggelar sosialisasi di pasar. Acara usai siang hari."
    row = next(row for row in find_strategies(Article(text), BOOK) if row.code == "information_session")
    assert text[row.start : row.end] == "Cabang menggelar sosialisasi di pasar."
    assert row.rule_id == "strategy.information_session.outreach"


def test_of_several_statuses_the_furthest_is_among_the_rows():
    assert statuses("Cabang akan menggelar sosialisasi.", "Pekan lalu sudah digelar sosialisasi.") == {
        "information_session": "done"
    }


def test_what_is_told_of_a_plan_without_a_word_of_time_is_part_of_the_plan():
    plan = "Pemkab akan membayari iuran para juru mudi tahun depan."
    assert statuses(plan, "Iurannya diambil dari APBD.")["subsidised_contribution"] == "planned"


def test_a_day_makes_a_deed_of_what_follows_a_plan():
    plan = "Pemkab akan membayari iuran para juru mudi."
    deed = "Iuran bulan pertama dibayarkan pemkab pada Senin (3/2)."
    assert statuses(plan, deed)["subsidised_contribution"] == "done"


def test_a_bare_mention_counts_only_where_nothing_says_more():
    plan = "Cabang berencana menggelar kegiatan Desa Sadar bulan depan."
    assert statuses(plan, "Melalui kegiatan Desa Sadar ini warga mengenal programnya.")["aware_village"] == "planned"


def test_an_appeal_of_the_agency_is_no_endorsement_by_the_leader_named_before():
    lead = "Bupati Hasan Wirya membuka acara itu."
    appeal = 'Kepala BPJS Ketenagakerjaan Rina Tan mengatakan, "Semua pekerja harus terlindungi."'
    assert "political_endorsement" not in statuses(f"{lead} {appeal}")


def test_a_leader_known_by_name_endorses_in_a_later_quotation():
    lead = "Bupati Hasan Wirya membuka acara itu."
    appeal = '"Saya mengimbau pedagang segera mendaftar jadi peserta," kata Hasan.'
    assert statuses(f"{lead} {appeal}")["political_endorsement"] == "done"


def test_a_slip_of_the_pen_is_read_as_it_was_meant():
    assert "information_session" in statuses("Petugas mensosialiasikan program itu kepada warga.")


def test_a_text_that_tells_its_reader_the_steps_reports_no_strategy():
    steps = [
        "Buka aplikasi JMO di ponsel.",
        "1. Pilih menu klaim.",
        "2. Isi nomor peserta lalu kirim.",
        "3. Tunggu balasan.",
    ]
    assert statuses("Peserta dapat mengajukan klaim lewat aplikasi JMO dengan langkah berikut ini.", *steps) == {}


@given(st.text(max_size=400))
def test_no_text_makes_the_finder_raise(text):
    find_strategies(Article(text), BOOK)
