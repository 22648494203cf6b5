import json

import pandas as pd
import pytest

from helpers import paths
from helpers.coding.codebook import load_codebook
from helpers.errors import CorpusError
from helpers.exchange import rates
from helpers.exchange.rates import measure_rates, read_rates, renew


def test_a_code_is_counted_once_a_text_as_found_missed_or_read_where_it_is_not():
    pairs = [({"talk", "law"}, {"talk"}), ({"talk"}, {"talk", "law"}), (set(), {"law"})]
    assert measure_rates(pairs, ["law", "talk", "pay"]).to_numpy().tolist() == [
        ["law", 1, 0, 2],
        ["talk", 2, 2, 0],
        ["pay", 0, 0, 0],
    ]


def test_texts_are_coded_and_only_numbers_are_written(tmp_path, monkeypatch):
    text = "SERANG - BPJS Ketenagakerjaan Cabang Serang menyosialisasikan program jaminan sosial kepada nelayan."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"doc": "a", "strategies": [{"code": "information_session"}]}) + "\n", encoding="utf-8")
    monkeypatch.setattr(rates, "FILE", tmp_path / "rates.csv")
    renew([str(tmp_path), str(gold)])
    written = read_rates(tmp_path / "rates.csv").set_index("strategy_code")
    assert written.loc["information_session"].tolist() == [1, 1, 0]
    assert "nelayan" not in (tmp_path / "rates.csv").read_text(encoding="utf-8")


def test_a_gold_file_without_its_texts_is_refused(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"doc": "gone", "strategies": []}) + "\n", encoding="utf-8")
    with pytest.raises(CorpusError, match="has no text of gone"):
        renew([str(tmp_path), str(gold)])


def test_folders_and_gold_files_come_in_pairs():
    with pytest.raises(CorpusError, match="in turn"):
        renew(["texts"])


def test_without_a_file_there_are_no_rates(tmp_path):
    assert read_rates(tmp_path / "none.csv").empty


def test_the_kept_rates_are_of_the_codebooks_strategies_and_add_up():
    kept = read_rates()
    assert kept["strategy_code"].tolist() == list(load_codebook(paths.codebook()).strategies)
    assert (kept["hit_count"] <= kept["gold_count"]).all() and (kept.drop(columns="strategy_code") >= 0).all(axis=None)
    assert isinstance(kept, pd.DataFrame) and kept["gold_count"].sum() > 100
