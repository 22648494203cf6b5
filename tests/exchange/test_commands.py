"""The commands as a user types them."""

import json
import zipfile

import pytest
from exchange_sample import PATI, TEXTS, codebook, sample_tables
from typer.testing import CliRunner

from helpers.cli import app
from helpers.corrections.apply import correct_evidence
from helpers.corrections.file import read_corrections
from helpers.tables import read_tables, write_tables


@pytest.fixture
def tables(tmp_path):
    write_tables(sample_tables(), tmp_path / "tables", codebook())
    return tmp_path / "tables"


@pytest.fixture
def texts(tmp_path):
    (tmp_path / "texts").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "texts" / f"{name}.txt").write_text(text, encoding="utf-8", newline="\n")
    return tmp_path / "texts"


def run(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


def gold(path, *codes):
    rows = [{"code": code, "status": "done", "evidence": "Desa Sadar"} for code in codes]
    path.write_text(json.dumps({"doc": "pati", "strategies": rows, "quotes": [], "statements": []}), encoding="utf-8")
    return path


def test_an_export_comes_back_without_a_change(tmp_path, tables):
    done = run("export", "--to", "qdpx", tmp_path / "p.qdpx", "--tables", tables)
    assert done.exit_code == 0, done.output
    done = run("import", tmp_path / "p.qdpx", "--tables", tables, "--gold", tmp_path / "g.jsonl")
    assert done.exit_code == 0, done.output
    assert "12 codings of 2 documents by jangkau: 0 added, 0 removed, 0 changed." in done.output
    assert len((tmp_path / "g.jsonl").read_text(encoding="utf-8").strip().split("\n")) == 2


def test_what_was_corrected_elsewhere_is_written_as_changes(tmp_path, tables):
    run("export", "--to", "gold", tmp_path / "g.jsonl", "--tables", tables)
    rows = [json.loads(line) for line in (tmp_path / "g.jsonl").read_text(encoding="utf-8").strip().split("\n")]
    rows[0]["strategies"][0]["status"] = "done"
    (tmp_path / "g.jsonl").write_text("\n".join(json.dumps({**row, "coder": "Rina"}) for row in rows), encoding="utf-8")
    signed = ("--date", "2024-07-02", "--reason", "Sudah terjadi.")
    done = run("import", tmp_path / "g.jsonl", "--tables", tables, "--changes", tmp_path / "c.csv", *signed)
    assert done.exit_code == 0, done.output
    header, line = (tmp_path / "c.csv").read_text(encoding="utf-8").strip().split("\n")
    assert header == "action,table,document_id,start,end,evidence,code,was,becomes,reason,name,date"
    assert line.startswith("change,strategies,pati,") and line.endswith("status=done,Sudah terjadi.,Rina,2024-07-02")


def test_a_bad_file_is_refused_and_nothing_is_written(tmp_path, tables):
    with zipfile.ZipFile(tmp_path / "p.qdpx", "w") as archive:
        archive.writestr("project.qde", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")
    done = run("import", tmp_path / "p.qdpx", "--tables", tables, "--gold", tmp_path / "g.jsonl")
    assert done.exit_code == 2 and "document type or entities" in " ".join(done.output.split())
    assert not (tmp_path / "g.jsonl").exists()


def test_agreement_is_printed_with_a_paragraph_to_quote_and_kept_as_a_table(tmp_path, texts):
    first, second = gold(tmp_path / "rina.jsonl", "award"), gold(tmp_path / "budi.jsonl", "aware_village")
    done = run("agree", first, second, "--texts", texts, "--to", tmp_path / "kept.csv")
    assert done.exit_code == 0, done.output
    said = " ".join(done.output.split())
    assert "Coders: rina, budi" in said
    assert "Not estimable, under five positives: strategies: award (1), aware_village (1)" in said
    assert "1 strategies: award (rina), aware_village (budi)" in said
    assert "2 coders (rina, budi) were compared on 1 articles with Jangkau" in said
    assert "2 pengode (rina, budi) dibandingkan pada 1 artikel dengan Jangkau" in said
    assert "95 per cent interval from 1,000 bootstrap resamples" in said and "An alpha of 0.80 and above" in said
    assert (tmp_path / "kept.csv").read_text(encoding="utf-8").count("\nstrategies,") == 4  # two codes on two units


def test_people_of_one_file_are_coders_apart_or_one_coder_together(tmp_path, texts):
    rows = [{"doc": "pati", "coder": name, "strategies": []} for name in ("a", "b")]
    (tmp_path / "g.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    other = gold(tmp_path / "c.jsonl")
    assert "Coders: a, b, c" in run("agree", tmp_path / "g.jsonl", other, "--texts", texts).output
    assert "Coders: g, c" in run("agree", tmp_path / "g.jsonl", other, "--texts", texts, "--together").output


def test_coders_of_one_name_in_two_files_are_told_apart(tmp_path, texts):
    (tmp_path / "one").mkdir()
    first, second = gold(tmp_path / "one" / "g.jsonl"), gold(tmp_path / "h.jsonl")
    second.write_text(json.dumps({"doc": "pati", "coder": "g"}), encoding="utf-8")
    assert "Coders: g (g.jsonl), g (h.jsonl)" in run("agree", first, second, "--texts", texts).output
    second.rename(tmp_path / "g.jsonl")
    done = run("agree", first, tmp_path / "g.jsonl", "--texts", texts)
    assert done.exit_code == 2 and "Rename one of the files" in done.output


def test_a_text_that_is_not_ours_is_refused(tmp_path, tables, texts):
    run("export", "--to", "doccano", tmp_path / "d.jsonl", "--tables", tables)
    (texts / "pati.txt").write_text(PATI.replace("Bupati", "Wali"), encoding="utf-8")
    done = run("agree", tmp_path / "d.jsonl", tables, "--texts", texts)
    assert done.exit_code == 2 and "differs from ours from character 2" in " ".join(done.output.split())


def done_instead(strategies):
    strategies[0]["status"] = "done"


def corrected_elsewhere(tmp_path, tables, change=done_instead):
    """A file of gold in which Rina changed the strategies of the first document."""
    run("export", "--to", "gold", tmp_path / "g.jsonl", "--tables", tables)
    rows = [json.loads(line) for line in (tmp_path / "g.jsonl").read_text(encoding="utf-8").strip().split("\n")]
    change(rows[0]["strategies"])
    (tmp_path / "g.jsonl").write_text("\n".join(json.dumps({**row, "coder": "Rina"}) for row in rows), encoding="utf-8")
    return tmp_path / "g.jsonl"


def test_what_was_corrected_elsewhere_becomes_corrections_that_a_build_applies(tmp_path, tables):
    file, kept = corrected_elsewhere(tmp_path, tables), tmp_path / "corrections.csv"
    signed = ("--date", "2024-07-02", "--reason", "Sudah terjadi.")
    done = run("import", file, "--tables", tables, "--corrections", kept, *signed)
    assert done.exit_code == 0, done.output
    assert "1 corrections were added" in " ".join(done.output.split())
    (made,) = read_corrections(kept, codebook())
    data = correct_evidence({name: frame for name, frame in read_tables(tables).items()}, [made])
    assert data["correction_log"]["outcome"].tolist() == ["applied"]
    row = data["strategies"].query("rule_id == 'human.changed'").iloc[0]
    assert (row["status"], row["document_id"], made.name) == ("done", "pati", "Rina")
    again = run("import", file, "--tables", tables, "--corrections", kept, *signed)
    assert again.exit_code == 2 and "decides about the same row already" in " ".join(again.output.split())
    assert read_corrections(kept, codebook()) == [made]


def test_agreement_can_leave_corrections_out(tmp_path, tables, texts):
    file = corrected_elsewhere(tmp_path, tables, change=list.pop)
    run("import", file, "--tables", tables, "--corrections", tmp_path / "corrections.csv")
    before = read_tables(tables)
    after = correct_evidence(before, read_corrections(tmp_path / "corrections.csv", codebook()))
    write_tables(after | {"reading_log": before["reading_log"]}, tmp_path / "corrected", codebook())
    with_them, without = (
        run("agree", file, tmp_path / "corrected", "--texts", texts, "--to", tmp_path / "a.csv", *more)
        for more in ([], ["--without-corrections"])
    )
    assert with_them.exit_code == without.exit_code == 0, with_them.output
    assert with_them.output != without.output


def both(path, **fields):
    """A coding of both texts by one person."""
    path.write_text("\n".join(json.dumps({"doc": name, **fields}) for name in TEXTS), encoding="utf-8")
    return path


def test_agreement_says_what_it_left_out_and_what_may_mislead(tmp_path, texts):
    overlapping = [{"code": "award", "start": 2, "end": 8}, {"code": "award", "start": 5, "end": 13}]
    first = gold(tmp_path / "ani.jsonl")
    first.write_text(
        json.dumps({"doc": "pati", "strategies": overlapping, "programmes": []}) + "\n" + json.dumps({"doc": "hilang"}),
        encoding="utf-8",
    )
    second = both(tmp_path / "budi.jsonl", strategies=[], programmes=["jkk"], target_groups=["fishers"])
    said = " ".join(run("agree", first, second, "--texts", texts).output.split())
    assert "Note: hilang: coded by ani alone, so not compared." in said
    assert "Note: tuban: coded by budi alone, so not compared." in said
    assert "Note: ani gave no code of programmes. If ani did not look for them, name the others with --table." in said
    assert "Note: ani: pati: strategies.award stands at 2 to 8 and at 5 to 13, which overlap." in said
    assert "Not compared, since one coder alone looked for them: target_groups: fishers" in said
    only = " ".join(run("agree", first, second, "--texts", texts, "--table", "strategies").output.split())
    assert "strategies: award (1)" in only and "programmes" not in only
    refused = run("agree", first, second, "--texts", texts, "--table", "awards")
    assert refused.exit_code == 2 and "choose from: regions" in " ".join(refused.output.split())


def test_a_code_that_everybody_gave_everywhere_is_not_estimable_for_that_reason(tmp_path):
    (tmp_path / "many").mkdir()
    for n in range(6):
        (tmp_path / "many" / f"t{n}.txt").write_text("Iuran JKK.\n", encoding="utf-8")
    rows = "\n".join(json.dumps({"doc": f"t{n}", "programmes": ["jkk"]}) for n in range(6))
    for name in ("ani", "budi"):
        (tmp_path / f"{name}.jsonl").write_text(rows, encoding="utf-8")
    done = run("agree", tmp_path / "ani.jsonl", tmp_path / "budi.jsonl", "--texts", tmp_path / "many")
    said = " ".join(done.output.split())
    assert "Not estimable, given to every unit by everybody: programmes: jkk (6)" in said
    assert "Tidak ada kode yang cukup sering diberikan untuk ditaksir." in said


def test_people_together_are_one_coder_who_looked_for_what_any_of_them_looked_for(tmp_path, texts):
    rows = [{"doc": "pati", "coder": "a", "strategies": []}, {"doc": "pati", "coder": "b", "programmes": []}]
    (tmp_path / "g.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    other = both(tmp_path / "c.jsonl", programmes=["jkk"], target_groups=["fishers"])
    said = run("agree", tmp_path / "g.jsonl", other, "--texts", texts, "--together").output
    assert "programmes: jkk (1)" in said and "one coder alone looked for them: target_groups: fishers" in said


def test_all_changes_of_an_import_become_corrections_or_none_and_then_no_gold_either(tmp_path, tables):
    file, kept = corrected_elsewhere(tmp_path, tables, change=list.clear), tmp_path / "corrections.csv"
    signed = ("--date", "2024-07-02", "--reason", "Salah baca.")
    done = run("import", file, "--tables", tables, "--corrections", kept, *signed)
    assert done.exit_code == 0, done.output
    assert [made.action for made in read_corrections(kept, codebook())] == ["remove", "remove"]
    again = run("import", file, "--tables", tables, "--corrections", kept, "--gold", tmp_path / "out.jsonl", *signed)
    assert again.exit_code == 2 and "decides about the same row already" in " ".join(again.output.split())
    assert not (tmp_path / "out.jsonl").exists()


def test_without_another_coding_it_is_the_suite_s_of_the_texts_or_of_the_last_build(
    tmp_path, tables, texts, monkeypatch
):
    file = gold(tmp_path / "ani.jsonl", "aware_village")
    said = run("agree", file, "--texts", texts, "--table", "strategies").output
    assert "Coders: ani, jangkau" in said and "Note: tuban: coded by jangkau alone" in said
    monkeypatch.setenv("JANGKAU_PROCESSED", str(tables))
    said = run("agree", file, "--table", "strategies").output
    assert "Coders: ani, jangkau" in said and "political_endorsement (1)" in said


@pytest.mark.parametrize(("form", "name"), [("datapackage", "deposit"), ("gold", "sub/gold.jsonl")])
def test_nothing_is_exported_into_the_corpus(tmp_path, tables, texts, monkeypatch, form, name):
    monkeypatch.setenv("JANGKAU_RAW", str(texts))
    before = sorted(tmp_path.rglob("*"))
    done = run("export", "--to", form, texts / name, "--tables", tables, "--all-texts")
    assert done.exit_code == 2 and "which is read" in " ".join(done.output.split())
    assert sorted(tmp_path.rglob("*")) == before
