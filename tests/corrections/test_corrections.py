"""Human corrections: what the file may say, how lines come into it, and what becomes of each."""

import multiprocessing
import os
from pathlib import Path

import pandas as pd
import pytest

from helpers import tables
from helpers.coding.codebook import load_codebook
from helpers.corrections import file as corrections_file
from helpers.corrections.apply import apply_corrections, correct_evidence, lost_sentence
from helpers.corrections.deciding import decide
from helpers.corrections.file import COLUMNS, append_corrections, read_corrections
from helpers.corrections.form import Correction, format_values, parse_values, values_of
from helpers.corrections.undo import without_corrections
from helpers.errors import CorrectionError
from helpers.integrity import check_tables

TEXT = "Petugas mendatangi pasar. Bupati Pati, Ani Misal, hadir; nilainya=7.\r=Penutup 🙂."
CARD = {
    "sha256": "0" * 64,
    "kind": "brief",
    "file": "a.txt",
    "word_count": 9,
    "is_on_topic": True,
    "is_advertorial": False,
}


@pytest.fixture(scope="module")
def codebook():
    return load_codebook()


def placed(words: str, **values) -> dict:
    start = TEXT.index(words)
    place = {"document_id": "a", "start": start, "end": start + len(words), "evidence": words}
    return place | {"rule_id": "made.by_hand"} | values


VISIT = placed("Petugas mendatangi pasar", strategy_code="door_to_door", status="planned")
TALK = placed("Petugas mendatangi pasar", strategy_code="information_session", status="done")


def sample() -> dict[str, pd.DataFrame]:
    """One document with two strategies of one place, a person and an instrument with a title that looks like more."""
    rows = {
        "documents": [CARD | {"document_id": "a", "text": TEXT, "year": 2024}],
        "strategies": [VISIT, TALK],
        "people": [placed("Ani Misal", person_name="Ani Misal", role="Bupati", body_code="regional_government")],
    }
    names = ["documents", *tables.EVIDENCE_TABLES]
    return {name: tables.build_table(name, rows.get(name, [])) for name in names}


def correction(action: str, row: dict = VISIT, table: str = "strategies", **values) -> Correction:
    place = {name: row[name] for name in ("document_id", "start", "end", "evidence")}
    said = {"reason": "Salah baca, lihat kalimatnya", "name": "Ani", "date": "2026-01-02"}
    return Correction(action=action, table=table, **{**place, **said, **values})


def strategies(data: dict[str, pd.DataFrame]) -> list[tuple]:
    columns = ["strategy_code", "status", "rule_id"]
    return list(data["strategies"][columns].itertuples(index=False, name=None))


def outcomes(log: list[dict]) -> list[str]:
    return [row["outcome"] for row in log]


def test_a_removed_row_is_gone_and_the_other_of_its_place_stays():
    data, log = apply_corrections(sample(), [correction("remove", was={"strategy_code": "door_to_door"})])
    assert strategies(data) == [("information_session", "done", "made.by_hand")]
    assert log[0]["outcome"] == "applied" and log[0]["former_rule_id"] == "made.by_hand"
    assert "status=planned" in log[0]["was"]  # the whole row, also what the correction left out


def test_a_changed_row_says_so_by_its_rule():
    one = correction("change", was={"strategy_code": "door_to_door", "status": "planned"}, becomes={"status": "done"})
    data, log = apply_corrections(sample(), [one])
    assert ("door_to_door", "done", "human.changed") in strategies(data) and outcomes(log) == ["applied"]


def test_an_added_row_says_so_by_its_rule(codebook):
    one = correction("add", placed("hadir"), becomes={"strategy_code": "award", "status": "done"})
    data, log = apply_corrections(sample(), [one])
    assert ("award", "done", "human.added") in strategies(data) and outcomes(log) == ["applied"]


@pytest.mark.parametrize(
    ("one", "outcome"),
    [
        (correction("remove", VISIT | {"document_id": "b"}), "no_document"),
        (correction("remove", VISIT | {"evidence": "Petugas mendatangi Pasar"}), "text_changed"),
        (
            correction("add", VISIT | {"end": 10_000}, becomes={"strategy_code": "award", "status": "done"}),
            "text_changed",
        ),
        (correction("remove", was={"strategy_code": "award"}), "row_gone"),
        (correction("remove", was={"strategy_code": "door_to_door", "status": "done"}), "row_gone"),
        (correction("remove", placed("pasar")), "row_gone"),
        (correction("remove"), "ambiguous"),
        (correction("add", becomes={"strategy_code": "door_to_door", "status": "done"}), "row_there"),
        (
            correction("change", was={"status": "planned"}, becomes={"strategy_code": "information_session"}),
            "row_there",
        ),
    ],
)
def test_what_is_not_as_the_correction_found_it_is_left_alone_and_logged(one, outcome):
    data, log = apply_corrections(sample(), [one])
    pd.testing.assert_frame_equal(data["strategies"], sample()["strategies"])
    assert outcomes(log) == [outcome]
    row = next(tables.build_table("correction_log", log).itertuples())
    assert lost_sentence(row).startswith("line 0: ")


def test_corrections_follow_each_other_in_the_order_of_the_file():
    first = correction("change", was={"strategy_code": "door_to_door"}, becomes={"status": "done"})
    second = correction("remove", was={"strategy_code": "door_to_door", "status": "done"})
    data, log = apply_corrections(sample(), [first, second])
    assert strategies(data) == [("information_session", "done", "made.by_hand")]
    assert outcomes(log) == ["applied", "applied"]
    assert outcomes(apply_corrections(sample(), [second, first])[1]) == ["row_gone", "applied"]


def test_roles_follow_the_corrected_people_and_the_whole_can_be_written(codebook):
    person = placed("Ani Misal")
    gone = correction("remove", person, "people", was={"person_name": "Ani Misal"})
    whole = correct_evidence(sample(), [gone])
    assert len(correct_evidence(sample(), [])["roles"]) == 1 and whole["roles"].empty
    check_tables(whole | {"reading_log": tables.empty_table("reading_log")}, codebook)
    assert list(whole["correction_log"]["outcome"]) == ["applied"]


def test_a_row_that_was_not_corrected_stays_as_it_is():
    data, _ = apply_corrections(sample(), [correction("remove", was={"strategy_code": "door_to_door"})])
    for name in ("people", "quantities", "regions"):
        pd.testing.assert_frame_equal(data[name], sample()[name])


# The file


def test_what_is_appended_is_read_back_whatever_the_words_hold(tmp_path, codebook):
    path = tmp_path / "corrections.csv"
    odd = placed("=Penutup 🙂.")
    title = 'Lindungi, "semua"; nilainya lain'
    kept = [
        correction("remove", was={"strategy_code": "door_to_door", "own_region_code": ""}),
        correction("add", odd, "instruments", becomes={"instrument_kind": "perbup", "number": "07", "title": title}),
        correction("remove", placed("nilainya=7.\r=Penutup"), name="=HYPERLINK(1)", reason="+1 'x' <b>, koma"),
    ]
    for one in kept:
        append_corrections(path, [one], codebook)
    read = read_corrections(path, codebook)
    assert [Correction(**(vars(one) | {"line": 0})) for one in read] == kept
    assert [one.line for one in read] == [2, 3, 4]
    # a spreadsheet meets no cell that begins like a formula
    assert ",=" not in path.read_text(encoding="utf-8") and ",+" not in path.read_text(encoding="utf-8")


def test_no_file_and_an_empty_file_hold_no_correction(tmp_path, codebook):
    path = tmp_path / "corrections.csv"
    assert read_corrections(path, codebook) == []
    path.write_bytes(b"")
    assert read_corrections(path, codebook) == []
    assert read_corrections(Path(os.devnull), codebook) == []


def test_a_file_of_corrections_that_keeps_its_reader_waiting_is_refused_unopened(tmp_path, codebook):
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(CorrectionError, match="cannot be read .it is no regular file"):
        read_corrections(tmp_path / "pipe.csv", codebook)
    with pytest.raises(CorrectionError, match="cannot be written .it is no regular file.*Nothing was added"):
        append_corrections(tmp_path / "pipe.csv", [], codebook)


def test_what_stands_in_the_file_is_never_touched(tmp_path, codebook):
    path = tmp_path / "corrections.csv"
    append_corrections(path, [correction("remove", was={"strategy_code": "door_to_door"})], codebook)
    by_hand = path.read_bytes().replace(b"\n", b"\r\n").rstrip()  # as a spreadsheet on Windows saves it
    path.write_bytes(b"\xef\xbb\xbf" + by_hand)
    append_corrections(path, [correction("remove", was={"strategy_code": "information_session"})], codebook)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf" + by_hand)
    assert len(read_corrections(path, codebook)) == 2


def test_a_second_decision_about_one_row_is_refused(tmp_path, codebook):
    path = tmp_path / "corrections.csv"
    append_corrections(path, [correction("remove", was={"strategy_code": "door_to_door"})], codebook)
    before = path.read_bytes()
    with pytest.raises(CorrectionError, match="line 2: remove strategies in a"):
        append_corrections(path, [correction("remove", was={"strategy_code": "door_to_door"}, name="Budi")], codebook)
    assert path.read_bytes() == before


def test_a_disk_that_fills_leaves_the_file_as_it_was(tmp_path, codebook, monkeypatch):
    path = tmp_path / "corrections.csv"
    append_corrections(path, [correction("remove", was={"strategy_code": "door_to_door"})], codebook)
    before = path.read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(corrections_file.os, "fsync", full)  # the lines are written, but cannot be kept
    with pytest.raises(CorrectionError, match="No space left on device"):
        append_corrections(path, [correction("remove", was={"strategy_code": "information_session"})], codebook)
    assert path.read_bytes() == before


def _write_ten(path, who: str) -> None:
    codebook = load_codebook()
    for n in range(10):
        append_corrections(path, [correction("remove", was={"own_region_code": f"{who}{n}"}, name=who)], codebook)


def test_two_writers_at_once_lose_no_line(tmp_path, codebook):
    path = tmp_path / "corrections.csv"
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write_ten, args=(path, who)) for who in ("Ani", "Budi")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    names = [one.name for one in read_corrections(path, codebook)]
    assert names.count("Ani") == names.count("Budi") == 10


GOOD = {
    "action": "remove",
    "table": "strategies",
    "document_id": "a",
    "start": "0",
    "end": "5",
    "evidence": "Kalau",
    "was": "status=done",
    "becomes": "",
    "reason": "Bukan",
    "name": "Ani",
    "date": "2026-01-02",
}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"action": "delete"}, "action 'delete' is not one of: add, remove, change"),
        ({"table": "documents"}, "table 'documents' is not one of: regions"),
        ({"start": "-1"}, "start '-1' is no whole number"),
        ({"start": "5"}, "start 5 and end 5 are no place"),
        ({"end": "6"}, "evidence has 5 characters, start and end 6"),
        ({"was": "colour=red"}, "'colour=red' is not of the form"),
        ({"was": "status=done; colour=red"}, "is not of the form"),
        ({"was": "status=done; status=done"}, "each once"),
        ({"was": "x status=done"}, "is not of the form"),
        ({"reason": ""}, "reason '': expected 1 to 500 characters on one line"),
        ({"name": "A" * 101}, "name 'AAAA"),
        ({"name": "Ani\nBudi"}, "on one line"),
        ({"date": "2/1/2026"}, "date '2/1/2026' is no day such as 2024-06-30"),
        ({"becomes": "status=done"}, "a row to be removed becomes nothing"),
        ({"action": "change"}, "say which columns change"),
        ({"action": "change", "becomes": "status=finished"}, "status 'finished' is not in the codebook"),
        ({"action": "change", "becomes": "status="}, "status may not be empty"),
        ({"action": "add", "was": "", "becomes": "status=done"}, "needs strategy_code"),
        ({"action": "add", "becomes": "strategy_code=award; status=done"}, "was not there before"),
        ({"table": "regions", "was": "is_subject=perhaps"}, "is_subject 'perhaps' is no True or False"),
        ({"table": "quantities", "was": "value=nan"}, "value 'nan' is no number"),
        ({"table": "quantities", "was": "", "becomes": "period=2024-02-31"}, "period '2024-02-31' is not as expected"),
        ({"table": "instruments", "was": "", "becomes": "year=99999999999999999999"}, "is no number"),
    ],
)
def test_a_line_that_cannot_be_used_is_quoted_with_its_number(tmp_path, codebook, wrong, said):
    path = tmp_path / "corrections.csv"
    row = ",".join(f'"{value}"' for value in (GOOD | wrong).values())
    path.write_text(f"{','.join(COLUMNS)}\n\n{row}\n", encoding="utf-8")
    with pytest.raises(CorrectionError) as refused:
        read_corrections(path, codebook)
    assert f"{path} cannot be used:" in str(refused.value) and "line 3: " in str(refused.value)
    assert said in str(refused.value)
    before = path.read_bytes()
    with pytest.raises(CorrectionError):  # nothing is added below what cannot be read
        append_corrections(path, [correction("remove")], codebook)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"table,action\n", "expected the header"),
        (b"\xff\xfe", "Expected a CSV in UTF-8"),
        (",".join(COLUMNS).encode() + b'\n"open', "Expected a CSV in UTF-8"),
        (",".join(COLUMNS).encode() + b"\nremove,strategies\n", "line 2: there are 2 cells; expected 11"),
    ],
)
def test_a_file_of_another_form_is_refused(tmp_path, codebook, content, said):
    path = tmp_path / "corrections.csv"
    path.write_bytes(content)
    with pytest.raises(CorrectionError, match=said):
        read_corrections(path, codebook)


def test_all_wrong_lines_are_named_at_once(tmp_path, codebook):
    path = tmp_path / "corrections.csv"
    rows = [",".join((GOOD | wrong).values()) for wrong in ({"action": "x"}, {}, {"date": "y"})]
    path.write_text("\n".join([",".join(COLUMNS), *rows]), encoding="utf-8")
    with pytest.raises(CorrectionError) as refused:
        read_corrections(path, codebook)
    assert "line 2" in str(refused.value) and "line 3" not in str(refused.value) and "line 4" in str(refused.value)


def test_values_with_signs_of_the_form_in_them_come_back():
    values = {"instrument_kind": "perbup", "title": "Satu; dua=2; tiga"}
    with pytest.raises(ValueError):  # "tiga" alone is fine, but "dua=2" might be a misspelt column: it is asked about
        parse_values(format_values(values), "instruments")
    fine = {"instrument_kind": "perbup", "title": "Satu; dua, x=2"}
    assert parse_values(format_values(fine), "instruments") == fine


# The command line


def test_a_typed_correction_takes_the_words_from_the_text(codebook):
    data = sample()
    row = next(row for row in data["strategies"].itertuples() if row.strategy_code == "door_to_door")
    said = {"reason": "Bukan kunjungan", "name": "Ani", "date": "2026-01-02", "document_id": "a"}
    made = decide(
        data,
        codebook,
        f"{row.start}-{row.end}",
        "strategy_code=door_to_door",
        "",
        action="remove",
        table="strategies",
        **said,
    )
    assert made.evidence == "Petugas mendatangi pasar" and made.was == {"strategy_code": "door_to_door"}
    assert values_of("strategies", row)["status"] == "planned"


@pytest.mark.parametrize(
    ("place", "was", "said"),
    [
        ("0-24", "strategy_code=award", "no row of strategies at 0 to 24 says 'strategy_code=award'"),
        ("0-24", "", "several rows of strategies"),
        ("24", "", "is no place"),
        ("0-9999", "", "evidence has"),
        ("0-24", "x=1", "is not of the form"),
    ],
)
def test_a_typed_correction_that_would_be_lost_is_refused(codebook, place, was, said):
    values = {"reason": "Bukan", "name": "Ani", "date": "2026-01-02", "document_id": "a"}
    with pytest.raises(CorrectionError, match=said):
        decide(sample(), codebook, place, was, "", action="remove", table="strategies", **values)


def test_taking_corrections_back_gives_what_the_rules_had_read():
    before = correct_evidence(sample(), [])
    decided = [
        correction("change", was={"strategy_code": "door_to_door"}, becomes={"status": "done"}, line=2),
        correction("remove", TALK, was={"strategy_code": "information_session"}, line=3),
        correction("add", becomes={"strategy_code": "award", "status": "planned"}, line=4),
        correction("remove", placed("Ani Misal"), "people", was={"person_name": "Ani Misal"}, line=5),
        correction("change", was={"strategy_code": "door_to_door"}, becomes={"status": "ongoing"}, line=6),
    ]
    after = correct_evidence(sample(), decided)
    assert after["correction_log"]["outcome"].tolist() == ["applied"] * 5
    assert after["strategies"]["status"].tolist() == ["planned", "ongoing"] and after["people"].empty
    again = without_corrections(after)
    for name in ("strategies", "people"):
        pd.testing.assert_frame_equal(again[name], before[name])
