"""A report is made again when anything that it depends on has changed, and only then."""

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import nbformat
import pyarrow.parquet as pq
import pypdf
import pytest

from helpers import paths, tables
from helpers.corrections.file import COLUMNS
from helpers.errors import ParameterError, TableError
from helpers.running import build as job
from helpers.running import making, unchanged
from helpers.running.kept import Kept, Manifest
from helpers.running.outputs import Outputs

PROFILES = ["33.18", "35.71"]
ALL = {"coding", "national", "reading", "reliability", *(f"regions/{code}" for code in PROFILES)}
HOW = dict(langs=("en",), formats=("html",), jobs=2)


@pytest.fixture
def project(corpus, tmp_path, monkeypatch):
    """Notebooks, codebook and articles of our own, built once."""
    shutil.copytree(paths.NOTEBOOKS, tmp_path / "notebooks")
    shutil.copytree(paths.codebook(), tmp_path / "codebook")
    monkeypatch.setattr(paths, "NOTEBOOKS", tmp_path / "notebooks")
    monkeypatch.setenv("JANGKAU_CODEBOOK", str(tmp_path / "codebook"))
    job.build(corpus, tmp_path / "out", **HOW)
    return tmp_path


def made_again(project):
    """Names of the reports that a build would make again, with the reasons."""
    found = job.find_stale(project / "corpus", project / "out", ("en",), None, ("html",), 1, job.no_progress)
    return {judged.run.name: judged.reasons for judged in found if judged.reasons}


@pytest.mark.notebooks
def test_what_changes_makes_stale_what_depends_on_it_and_nothing_else(project):
    assert made_again(project) == {}

    article = project / "corpus" / "pati-sosialisasi.txt"
    before = article.read_text(encoding="utf-8")
    article.write_text(before.replace("120 nelayan", "130 nelayan"), encoding="utf-8")
    stale = made_again(project)
    assert stale.keys() == ALL - {"regions/35.71"} and stale["regions/33.18"] == ("region:33.18",)
    article.write_text(before, encoding="utf-8")
    assert made_again(project) == {}

    notebook = project / "notebooks" / "5-how-reliable.ipynb"
    told = nbformat.read(notebook, as_version=4)
    told.cells[-1].execution_count = 99  # what was kept of a run is no source
    nbformat.write(told, notebook)
    assert made_again(project) == {}
    told.cells.append(nbformat.v4.new_code_cell("print('more')"))
    nbformat.write(told, notebook)
    assert made_again(project) == {"reliability": ("notebook",)}
    job.build(project / "corpus", project / "out", **HOW)

    words = project / "codebook" / "programmes.yaml"
    words.write_text(words.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert set(made_again(project)) == ALL
    assert all(reasons == ("codebook",) for reasons in made_again(project).values())
    result = job.build(project / "corpus", project / "out", **HOW)
    assert result.made_count == len(ALL) and made_again(project) == {}


@pytest.mark.notebooks
def test_a_rebuild_gives_what_a_build_from_nothing_gives(project):
    article = project / "corpus" / "pati-sosialisasi.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("2.000", "3.000"), encoding="utf-8")
    shutil.copyfile(article, project / "corpus" / "zz-kudus.txt")
    text = article.read_text(encoding="utf-8").replace("Pati", "Kudus").replace("PATI", "KUDUS")
    (project / "corpus" / "zz-kudus.txt").write_text(text, encoding="utf-8")
    again = job.build(project / "corpus", project / "out", **HOW)
    fresh = job.build(project / "corpus", project / "fresh", **HOW)
    assert again.report_count == fresh.report_count == len(ALL) + 1
    assert contents(project / "out") == contents(project / "fresh")


@pytest.mark.notebooks
def test_a_correction_makes_again_what_tells_of_its_article_wherever_its_file_lies(project):
    decisions = project / "decisions.csv"
    asked = (project / "corpus", project / "own", ("en",), None, ("html",))
    decisions.write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    assert unchanged.build_if_changed(*asked, corrections=decisions).made_count == len(ALL)
    assert unchanged.build_if_changed(*asked, corrections=decisions).made_count == 0

    fishers = tables.read_table("target_groups", project / "own" / "processed").iloc[0]
    place = [fishers["document_id"], str(fishers["start"]), str(fishers["end"]), fishers["evidence"]]
    was = f"target_group_code={fishers['target_group_code']}"
    append(decisions, ["remove", "target_groups", *place, was, "", "Told of others", "Ani", "2026-01-02"])
    stale = job.find_stale(*asked, 1, corrections=decisions)
    reasons = {judged.run.name: judged.reasons for judged in stale if judged.reasons}
    assert reasons.keys() == ALL - {"reading", "regions/35.71"} and reasons["coding"] == ("corrections",)
    result = unchanged.build_if_changed(*asked, corrections=decisions)
    assert (result.corrected_count, result.made_count, result.lost) == (1, len(reasons), [])
    job.build(project / "corpus", project / "fresh", corrections=decisions, **HOW)
    assert contents(project / "own") == contents(project / "fresh")


@pytest.mark.notebooks
def test_a_page_is_only_printed_again_when_one_that_it_leads_to_has_come(project):
    job.build(project / "corpus", project / "some", regions=["33.18"], **HOW)
    kept = Kept(project / "some" / ".kept")
    run = job.plan_runs(["33.18"], "en")[0]
    before = kept.manifest(run)
    found = job.find_stale(project / "corpus", project / "some", ("en",), None, ("html",), 1, job.no_progress)
    national = next(judged for judged in found if judged.run.name == "national")
    assert national.reasons == ("page:regions/35.71",) and not national.needs_run
    job.build(project / "corpus", project / "some", **HOW)
    after = kept.manifest(run)
    assert after.files["executed.ipynb"] == before.files["executed.ipynb"] and after.page != before.page
    assert contents(project / "some") == contents(project / "out")


@pytest.mark.notebooks
def test_a_build_over_outputs_of_an_older_version_mixes_nothing_of_them_in(project):
    old = project / "old"
    shutil.copytree(project / "out", old)
    before = contents(old)
    for path in (old / "processed").glob("*.parquet"):  # no version, a column less
        rows = pq.read_table(path)
        pq.write_table(rows.drop_columns(rows.column_names[-2:]).replace_schema_metadata(), path)
    (old / "processed" / "flags.csv").write_text("flag\nx\n", encoding="utf-8")
    (old / "site" / "en" / "former.html").write_text("of no page any more", encoding="utf-8")
    for path in (old / ".kept").rglob("*.json"):  # manifests and notes of another form
        path.write_text('{"version": 0, "run": {}}', encoding="utf-8")
    (old / ".kept" / job.CODED).write_bytes(b"of another database")
    with pytest.raises(TableError, match="Make the tables again with: jangkau build"):
        tables.read_columns("people", ["person_name"], old / "processed")
    result = job.build(project / "corpus", old, **HOW)
    assert result.made_count == len(ALL) and contents(old) == before


@pytest.mark.notebooks
def test_the_date_that_is_asked_for_gets_into_pdfs_and_manifest_and_the_newest_of_the_articles_else(
    corpus, tmp_path, monkeypatch
):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    asked = (corpus, tmp_path / "out", ("en",), ["33.18"], ("pdf",))
    unchanged.build_if_changed(*asked)
    before = contents(tmp_path / "out")
    assert dates(before) == {"national": "D:20240312", "regions/33.18": "D:20240312", "published": "2024-03-12"}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1719705600")
    assert unchanged.build_if_changed(*asked).made_count == 5
    after = contents(tmp_path / "out")
    assert dates(after) == {"national": "D:20240630", "regions/33.18": "D:20240630", "published": "2024-06-30"}
    assert {name for name in before if before[name] != after[name]} == {
        "site/ro-crate-metadata.json",
        *(name for name in before if name.endswith(".pdf")),
    }
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "now")
    with pytest.raises(ParameterError, match="Expected seconds since 1970"):
        unchanged.build_if_changed(*asked)
    assert contents(tmp_path / "out") == after


def dates(made):
    """The dates that a build put into two of its PDFs and into the manifest of its site."""
    names = ("national", "regions/33.18")
    pdfs = {name: pypdf.PdfReader(io.BytesIO(made[f"site/pdf/en/{name}.pdf"])).metadata for name in names}
    graph = json.loads(made["site/ro-crate-metadata.json"])["@graph"]
    found = {name: pdf["/CreationDate"][:10] for name, pdf in pdfs.items()}
    return found | {"published": next(e["datePublished"] for e in graph if e["@id"] == "./")}


@pytest.mark.notebooks
def test_a_file_that_was_cut_off_is_made_again(project):
    kept = Kept(project / "out" / ".kept")
    run = job.plan_runs(PROFILES, "en")[-1]
    page = kept.place(run) / "site" / "en" / "regions" / "35.71.html"
    page.write_text("", encoding="utf-8")
    assert made_again(project) == {"regions/35.71": ("files",)}


@pytest.mark.notebooks
@pytest.mark.faults
def test_a_build_that_is_killed_goes_on_where_it_was(project):
    program = (
        "import sys; from pathlib import Path; from helpers.running import build as job\n"
        "job.build(Path(sys.argv[1]), Path(sys.argv[2]), langs=('en',), formats=('html',), jobs=1)\n"
    )
    out = project / "killed"
    command = [sys.executable, "-c", program, str(project / "corpus"), str(out)]
    finished = set()
    for _ in range(2):
        building = subprocess.Popen(command)
        while len(manifests(out)) <= len(finished) and building.poll() is None:
            time.sleep(0.02)
        building.send_signal(signal.SIGKILL)
        building.wait()
        assert finished <= manifests(out) and manifests(out) != finished
        finished = manifests(out)
    result = job.build(project / "corpus", out, **HOW)
    assert result.failures == {} and result.made_count <= len(ALL) - len(finished)
    assert contents(out) == contents(project / "out")


@pytest.mark.notebooks
def test_a_build_of_some_regions_keeps_the_reports_of_others_and_drops_what_a_killed_one_left(corpus, tmp_path):
    place = Kept(Outputs.of(tmp_path / "out").kept).folder / "reports" / "en" / "regions"
    other, left = place / "35.71", place / "35.71.old"
    job.build(corpus, tmp_path / "out", ("en",), ["35.71"], ("html",))
    left.mkdir()
    job.build(corpus, tmp_path / "out", ("en",), ["33.18"], ("html",))
    assert (other / "manifest.json").is_file() and not left.exists()


@pytest.mark.notebooks
def test_a_build_that_finds_nothing_changed_makes_nothing_and_says_the_same(corpus, tmp_path):
    ask = lambda: unchanged.build_if_changed(corpus, tmp_path / "out", ("en",), ["33.18"], ("html",))  # noqa: E731
    first, second = ask(), ask()
    assert (first.made_count, second.made_count) == (5, 0)
    assert (second.report_count, second.region_count) == (first.report_count, first.region_count)
    (tmp_path / "out" / "site" / "en" / "national.html").unlink()
    assert ask().made_count == 0 and (tmp_path / "out" / "site" / "en" / "national.html").is_file()


@pytest.mark.notebooks
def test_a_text_that_goes_and_comes_again_while_a_build_runs_is_not_taken_for_unchanged(corpus, tmp_path, monkeypatch):
    text, aside = corpus / "pati-sosialisasi.txt", tmp_path / "aside"
    read = making.read_parts

    def disturbed(*how):
        text.rename(aside)
        yield from read(*how)
        aside.rename(text)

    ask = lambda: unchanged.build_if_changed(corpus, tmp_path / "out", ("en",), [], ("html",))  # noqa: E731
    with monkeypatch.context() as patched:
        patched.setattr(making, "read_parts", disturbed)
        assert ask().document_count == 2
    assert ask().document_count == 3


def test_a_reader_of_some_documents_gets_what_it_would_find_in_the_whole_table():
    whole = tables.read_tables()
    some = sorted(whole["documents"]["document_id"])[10:13]
    found = tables.read_rows(some)
    for name, frame in whole.items():
        expected = frame if "document_id" not in frame and "document_ids" not in frame else None
        expected = tables.rows_naming(frame, some) if expected is None else expected
        assert found[name].to_csv() == expected.to_csv(), name


def test_what_a_killed_writer_leaves_of_a_manifest_is_no_manifest(tmp_path):
    run = job.plan_runs([], "en")[0]
    place = Kept(tmp_path).place(run)
    place.mkdir(parents=True)
    for cut in ("", "{", json.dumps({"run": {}})):
        (place / "manifest.json").write_text(cut, encoding="utf-8")
        assert Kept(tmp_path).manifest(run) is None


def append(path, cells):
    """One more line of a CSV."""
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(cells)


def manifests(out):
    """Names of the finished reports."""
    place = Outputs.of(out).kept / "reports" / "en"
    found = {path.parent for path in place.rglob("manifest.json")}
    return {os.fspath(path.relative_to(place)) for path in found if path.suffix != ".new"}


def contents(out):
    """What was published and what it was made from, by name."""
    found = [path for path in out.rglob("*") if path.is_file() and ".kept" not in path.parts]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def test_what_a_killed_process_wrote_into_a_report_begun_anew_is_not_kept(tmp_path):
    run, kept = job.plan_runs([], "id")[0], Kept(tmp_path)
    new = kept.new_place(run)
    new.mkdir(parents=True)
    (new / "executed.ipynb").write_text("{}")
    (new / ".executed.ipynb.x4y.tmp").write_text("{")
    kept.keep(run, Manifest({}, {}, [], [], ["html"]))
    assert sorted(path.name for path in kept.place(run).iterdir()) == ["executed.ipynb", "manifest.json"]


def test_what_a_killed_worker_has_tried_and_reports_that_are_no_more_are_dropped(tmp_path):
    run, kept = job.plan_runs([], "id")[0], Kept(tmp_path / "a.try-1")
    for folder in (kept.place(run), kept.place(run).with_name("regions") / "11.01", tmp_path / "other"):
        folder.mkdir(parents=True)
        (folder / "manifest.json").write_text("{}")
    name, failed = kept.place(run).name, kept.new_place(run)
    passing = [kept.place(run).with_name(left) for left in ("coding.new.try-5f", f"{name}.old", "gone.new")]
    for folder in (*passing, failed):
        (folder / "site").mkdir(parents=True)
    kept.sweep([run], are_all=False)
    assert (kept.place(run).with_name("regions") / "11.01").exists() and not any(left.exists() for left in passing)
    for folder in passing:
        (folder / "site").mkdir(parents=True)
    kept.sweep([run], are_all=True)
    assert kept.place(run).is_dir() and failed.is_dir() and (tmp_path / "other").is_dir()
    assert not any(left.exists() for left in passing)
    assert not (kept.place(run).with_name("regions") / "11.01").exists()
