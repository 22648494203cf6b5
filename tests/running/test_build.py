"""One build from end to end on three articles, and what stops one."""

import json
import os
import re
import shutil
import subprocess
import sys
from functools import partial

import nbformat
import pandas as pd
import pypdf
import pytest

from helpers import paths, tables
from helpers.errors import CodebookError, CorpusError, ParameterError, ReportError
from helpers.running import build as job
from helpers.running.outputs import Outputs
from helpers.running.places import chosen_places
from helpers.running.unchanged import build_if_changed


@pytest.mark.notebooks
def test_three_articles_become_tables_a_site_and_pdfs(corpus, tmp_path):
    before = dict(os.environ)
    result = job.build(corpus, tmp_path / "out", jobs=2)
    out = tmp_path / "out"

    assert result.failures == {}
    assert (result.document_count, result.on_topic_count, result.refused_count) == (3, 2, 1)
    assert dict(os.environ) == before

    log = tables.read_table("reading_log", out / "processed")
    assert dict(zip(log["file"], log["outcome"], strict=True))["kosong.txt"] == "refused"

    for lang in ("id", "en"):
        for name in ("national", "regions/33.18", "regions/35.71", "reading", "coding", "reliability"):
            page = (out / "site" / lang / f"{name}.html").read_text(encoding="utf-8")
            assert f'<html lang="{lang}"' in page
            pdf = pypdf.PdfReader(out / "site" / "pdf" / lang / f"{name}.pdf")
            assert pdf.trailer["/Root"]["/Lang"].startswith(lang) and pdf.metadata.title
        assert not (out / "site" / lang / "regions" / "35.06.html").exists()
    assert (out / "site" / "index.html").is_file()

    everything = [path for path in out.rglob("*") if path.suffix in (".html", ".ipynb", ".csv", ".svg", ".css", ".js")]
    for path in everything:
        text = path.read_text(encoding="utf-8")
        assert str(tmp_path) not in text and str(paths.ROOT) not in text, f"{path} holds a path of this machine"

    executed = nbformat.read(out / "executed" / "id" / "national.ipynb", as_version=4)
    assert "papermill" not in json.dumps(executed.metadata)


def files_of(out):
    """What a build made, without what it keeps for the next one: logs say how long a run took."""
    return {path.relative_to(out) for path in out.rglob("*") if path.is_file() and ".kept" not in path.parts}


@pytest.mark.notebooks
def test_two_builds_of_one_corpus_are_equal(corpus, tmp_path):
    for name in ("a", "b"):
        job.build(corpus, tmp_path / name, langs=("id",), regions=["33.18"], jobs=1 if name == "a" else 2)
    files = files_of(tmp_path / "a")
    assert files == files_of(tmp_path / "b")
    different = [f for f in sorted(files) if (tmp_path / "a" / f).read_bytes() != (tmp_path / "b" / f).read_bytes()]
    assert different == []


_CODED = """
from helpers import paths
from helpers.coding.codebook import load_codebook
from helpers.running.build import make_tables

for name, frame in make_tables(paths.RAW, load_codebook(), jobs=1).items():
    print(name, frame.to_csv(index=False))
"""


def test_rows_do_not_depend_on_the_seed_of_hashes():
    """Two cues of one code on one sentence: which of them is named must not follow the order of a set."""
    made = [
        subprocess.run(
            [sys.executable, "-c", _CODED], env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "2")
    ]
    assert made[0] == made[1] and len(made[0]) > 1_000


@pytest.mark.notebooks
def test_a_notebook_that_fails_does_not_stop_the_others(corpus, tmp_path, monkeypatch):
    notebooks = tmp_path / "notebooks"
    shutil.copytree(paths.NOTEBOOKS, notebooks)
    broken = nbformat.read(notebooks / "5-how-reliable.ipynb", as_version=4)
    broken.cells.append(nbformat.v4.new_code_cell("1 / 0"))
    nbformat.write(broken, notebooks / "5-how-reliable.ipynb")
    monkeypatch.setattr(paths, "NOTEBOOKS", notebooks)
    result = job.build(corpus, tmp_path / "out", langs=("en",), regions=["33.18"], formats=("html",), jobs=1)
    assert list(result.failures) == ["en/reliability"] and "ZeroDivisionError" in result.failures["en/reliability"]
    assert result.report_count == 4
    assert "ZeroDivisionError" in (tmp_path / "out/site/en/reliability.html").read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(CorpusError, match="is no folder"):
        job.build(tmp_path / "nowhere", tmp_path / "out")


def test_an_empty_folder_is_refused_with_what_to_do(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(CorpusError, match="holds no file. Put articles there"):
        job.build(tmp_path / "empty", tmp_path / "out")


def test_an_unknown_region_is_refused_before_anything_is_written(corpus, tmp_path):
    with pytest.raises(ParameterError, match=r"'99\.99' is no official code"):
        job.build(corpus, tmp_path / "out", regions=["99.99"])
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", ["corpus", "corpus/out", "alias", "."])
def test_an_output_among_the_articles_or_over_them_is_refused_before_anything_is_written(corpus, tmp_path, out):
    folder = corpus.rename(tmp_path / "processed") if out == "." else corpus
    (tmp_path / "alias").symlink_to(folder)
    before = sorted(tmp_path.rglob("*"))
    what = (folder, tmp_path / out, ("en",), None, ("html",))
    for ask in (job.build, build_if_changed, partial(job.find_stale, jobs=1)):
        with pytest.raises(ParameterError, match="is read"):
            ask(*what)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_corpus_beside_the_outputs_and_the_project_s_own_are_in_no_way(corpus, tmp_path):
    assert chosen_places(corpus, tmp_path, None)[:2] == (corpus, Outputs.of(tmp_path))
    assert chosen_places(None, None, None)[:2] == (paths.RAW, Outputs.of(None))


def test_a_broken_codebook_stops_the_run_before_anything_is_overwritten(corpus, tmp_path, monkeypatch):
    folder = tmp_path / "codebook"
    shutil.copytree(paths.codebook(), folder)
    text = (folder / "programmes.yaml").read_text(encoding="utf-8")
    (folder / "programmes.yaml").write_text(re.sub("label:", "lable:", text, count=1), encoding="utf-8")
    monkeypatch.setenv("JANGKAU_CODEBOOK", str(folder))
    with pytest.raises(CodebookError, match=r"programmes\.yaml, line \d+"):
        job.build(corpus, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_the_suite_did_not_make_is_never_replaced(corpus, tmp_path):
    site = tmp_path / "out" / "site"
    site.mkdir(parents=True)
    (site / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ReportError, match="did not make"):
        job.build(corpus, tmp_path / "out")
    assert (site / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.notebooks
def test_articles_that_are_all_off_topic_still_give_a_site(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "banjir.txt").write_text(
        "Air surut di dua kecamatan setelah hujan reda sejak Minggu pagi.\n", encoding="utf-8"
    )
    result = job.build(folder, tmp_path / "out", langs=("en",), formats=("html",), jobs=1)
    assert result.on_topic_count == 0 and (tmp_path / "out/site/en/index.html").is_file()


@pytest.mark.notebooks
def test_one_article_that_reports_no_strategy_still_gives_every_page(tmp_path):
    folder = tmp_path / "corpus"
    folder.mkdir()
    text = (
        "Di Kabupaten Pati, 4.000 petani adalah peserta BPJS Ketenagakerjaan dan terlindungi jaminan kematian (JKM).\n"
    )
    (folder / "pati.txt").write_text(text, encoding="utf-8")
    result = job.build(folder, tmp_path / "out", langs=("id",), jobs=1)
    assert result.failures == {} and result.region_count == 1
    page = (tmp_path / "out/site/id/regions/33.18.html").read_text(encoding="utf-8")
    assert "4.000" in page


def test_the_kept_tables_are_what_the_build_makes(tmp_path):
    """The CSV in data/processed; renew them with: jangkau build"""
    from helpers.coding.codebook import load_codebook

    made = job.make_tables(paths.RAW, load_codebook(), jobs=2)
    for name, frame in made.items():
        kept = tables.from_csv(name, paths.ROOT / "data" / "processed" / f"{name}.csv")
        pd.testing.assert_frame_equal(tables.SCHEMAS[name].validate(kept), frame, check_dtype=False, obj=name)
        assert (paths.ROOT / "data" / "processed" / f"{name}.csv").read_text(encoding="utf-8") == tables.to_csv(frame)


def test_a_build_waits_for_no_library_that_only_its_processes_use():
    asked = "import helpers.running.build, sys; print(*sorted({'matplotlib', 'nbconvert', 'nbformat', 'duckdb', 'scipy'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
