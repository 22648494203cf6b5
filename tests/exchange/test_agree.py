"""Agreement of coders on paragraphs, spans and codes."""

import json

import numpy as np
import pytest
from exchange_sample import TEXTS, codebook, coder, sample_tables

from helpers.errors import ExchangeError
from helpers.exchange.agree import agreement_with, find_confusions, joined, measure_agreement, read_kept
from helpers.exchange.agree_notes import mixed_note
from helpers.exchange.rows import Coder, build_rows
from helpers.exchange.span_agreement import measure_spans, pair_off
from helpers.tables import to_csv

SADAR = ("pati", "strategies", "aware_village", "meresmikan Desa Sadar")
WIDER = ("pati", "strategies", "aware_village", "Pati  meresmikan Desa Sadar.")


def test_a_code_is_compared_on_every_paragraph_also_on_those_that_nobody_coded():
    table = measure_agreement([coder("a", SADAR), coder("b", WIDER)], TEXTS)
    (row,) = table.itertuples()
    # three lines that are not blank in one text and three in the other; blank ones are no paragraphs
    assert (row.table, row.code, row.unit, row.unit_count, row.positive_count) == (
        "strategies", "aware_village", "paragraph", 6, 1,
    )  # fmt: skip
    assert row.raw_agreement == 1.0 and row.level == "not_estimable"
    assert (row.span_count, row.exact_f1, row.overlap_f1, row.boundary_error) == (2, 0.0, 1.0, 3.5)


def test_a_coding_over_two_paragraphs_gives_its_code_to_both():
    over = ("pati", "target_groups", "fishers", "nelayan.\n=1+1")
    (row,) = measure_agreement([coder("a", over), coder("b", over)], TEXTS).itertuples()
    assert row.positive_count == 2


def test_documents_that_one_coder_did_not_go_through_are_left_out():
    both = [coder("a", SADAR), coder("b", SADAR, documents=["pati"])]
    (row,) = measure_agreement(both, TEXTS).itertuples()
    assert row.unit_count == 3


def test_a_table_that_somebody_coded_without_places_is_compared_on_documents():
    listed = Coder("b", frozenset(TEXTS), build_rows([("pati", "programmes", "jkk", None, None, "")]))
    (row,) = measure_agreement([coder("a", ("pati", "programmes", "jkk", "JKK")), listed], TEXTS).itertuples()
    assert (row.unit, row.unit_count, row.positive_count, row.span_count) == ("document", 2, 1, 0)


def test_what_a_coder_did_not_look_for_is_no_disagreement():
    quote = ("pati", "quotes", "indirect", "katanya")
    blind = Coder("b", frozenset(TEXTS), build_rows([]), frozenset({("quotes", "indirect")}))
    (row,) = measure_agreement([coder("a", quote), blind], TEXTS).itertuples()
    assert row.unit_count == 0 and np.isnan(row.raw_agreement)


def test_mere_mentions_of_regions_are_not_compared_since_hand_coding_lists_subjects():
    mention = ("pati", "regions", "33.18", "Pati", {"is_subject": False})
    subject = ("pati", "regions", "33.18", "Pati", {"is_subject": True})
    assert len(measure_agreement([coder("a", mention), coder("b", mention)], TEXTS)) == 0
    assert len(measure_agreement([coder("a", subject), coder("b", mention)], TEXTS)) == 1


def test_three_coders_are_compared_pair_by_pair():
    table = measure_agreement([coder("a", SADAR), coder("b", SADAR), coder("c")], TEXTS)
    (row,) = table.itertuples()
    assert row.raw_agreement == pytest.approx(1 - (2 / 3) / 6)
    assert row.exact_f1 == pytest.approx(2 / 4)  # a and b agree, each of them misses c


def test_codings_of_different_texts_are_refused():
    with pytest.raises(ExchangeError, match="No document was coded twice"):
        measure_agreement([coder("a", documents=["pati"]), coder("b", documents=["tuban"])], TEXTS)
    with pytest.raises(ExchangeError, match="--texts"):
        measure_agreement([coder("a"), coder("b")], {})


def test_each_stretch_is_in_one_pair_at_most_and_those_that_share_most_go_first():
    assert pair_off({(0, 10), (8, 20)}, {(9, 20)}) == [((8, 20), (9, 20))]
    assert pair_off({(0, 5)}, {(5, 9)}) == []


def test_no_stretches_give_no_figures():
    assert np.isnan(measure_spans([(coder("a"), coder("a").rows), (coder("b"), coder("b").rows)]).exact_f1)


def test_codes_given_instead_of_each_other_in_one_paragraph_are_listed():
    first = coder("a", SADAR, ("tuban", "strategies", "information_session", "menggelar"))
    second = coder(
        "b", ("pati", "strategies", "award", "Desa Sadar"), ("tuban", "strategies", "information_session", "BPJS")
    )
    (row,) = find_confusions([first, second], TEXTS).itertuples(index=False)
    assert tuple(row) == ("strategies", "a", "aware_village", "b", "award", 1)


def test_a_table_that_was_kept_is_read_as_it_was(tmp_path):
    coders = [coder("a", SADAR), coder("b", WIDER)]
    table = joined([measure_agreement(coders, TEXTS), measure_agreement(coders, TEXTS, "document")])
    (tmp_path / "kept.csv").write_text(to_csv(table), encoding="utf-8")
    kept = read_kept(tmp_path / "kept.csv")
    assert kept[["table", "code", "unit", "level"]].equals(table[["table", "code", "unit", "level"]].astype("str"))
    assert kept["overlap_f1"].tolist() == [1.0, 1.0]
    assert read_kept(tmp_path / "none.csv").empty


def test_a_hand_coded_file_of_the_corpus_is_measured_instead_of_what_was_kept(tmp_path):
    row = {"code": "aware_village", "status": "done", "evidence": "meresmikan Desa Sadar"}
    (tmp_path / "gold.jsonl").write_text(json.dumps({"doc": "pati", "strategies": [row]}), encoding="utf-8")
    found = agreement_with(str(tmp_path / "gold.jsonl"), sample_tables(), codebook())
    assert set(found.loc[found["unit_count"] > 0, "table"]) == {"strategies"} and set(found["unit"]) == {
        "paragraph",
        "document",
    }
    assert agreement_with("", sample_tables(), codebook()).equals(read_kept())


def test_a_project_in_which_people_corrected_the_suite_is_no_gold_of_their_own(tmp_path):
    rows = [{"doc": "pati", "coder": name, "strategies": []} for name in ("jangkau", "Ani")]
    (tmp_path / "both.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(ExchangeError, match="the suite's own coding beside that of Ani.* jangkau import FILE --gold"):
        agreement_with(str(tmp_path / "both.jsonl"), sample_tables(), codebook())
    found = [coder("jangkau"), coder("Ani")]
    assert mixed_note("p.qdpx", found).endswith("count them as one coder with --together.")
    assert mixed_note("p.qdpx", found[:1]) is None and mixed_note("p.qdpx", found[1:]) is None
