"""A batch ends, whatever its notebooks do."""

import errno
import os
import shutil
import signal
import socket
from pathlib import Path

import nbformat
import pytest

from helpers import paths, storage
from helpers.coding.codebook import load_codebook
from helpers.errors import ParameterError
from helpers.running import batch, engine, forks, grid
from helpers.running.build import no_progress
from helpers.running.kernels import forked_kernels
from helpers.running.notebooks import Limits, Run
from helpers.running.reports import Order, make_ordered

DEEDS = [
    "import os, time",
    "{0: lambda: print('fine'), 1: lambda: 1 / 0, 2: lambda: os._exit(4), 3: lambda: time.sleep(60)}[n]()",
    "print('end')",
]


@pytest.fixture
def deeds(tmp_path):
    """A notebook with a title and a parameter, that does as it is told."""
    told = nbformat.v4.new_code_cell("n: int = 0  # what to do")
    told.metadata["tags"] = ["parameters"]
    cells = [nbformat.v4.new_markdown_cell("# Deeds"), told, *map(nbformat.v4.new_code_cell, DEEDS)]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), tmp_path / "deeds.ipynb")
    return tmp_path / "deeds.ipynb"


def run(notebook, told, to, **how):
    (notebook.parent / "grid.yaml").write_text(told, encoding="utf-8")
    return batch.run_batch(str(notebook), notebook.parent / "grid.yaml", to, ("html", "pdf"), 2, no_progress, **how)


def test_a_batch_overwrites_neither_its_notebook_nor_an_article(deeds, tmp_path):
    with pytest.raises(ParameterError, match="deeds.ipynb is read"):
        run(deeds, "n: [0]", tmp_path)  # one run alone is called like its notebook
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "1.html").write_text("<p>Berita.", encoding="utf-8")
    with pytest.raises(ParameterError, match="1.html holds an article"):
        run(deeds, "n: [0, 1]", tmp_path / "texts")
    with pytest.raises(ParameterError, match="which is read"):
        run(deeds, "n: [0, 1]", paths.raw() / "profiles")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["1.html", "deeds.ipynb", "grid.yaml", "texts"]


@pytest.mark.notebooks
def test_failing_runs_stop_no_other_and_each_leaves_a_page_that_tells_cell_error_and_command(deeds, tmp_path):
    left = tmp_path / "out" / ".kept" / "reports" / "0.old"  # by a batch that was killed while it replaced a report
    left.mkdir(parents=True)
    done = run(deeds, "n: [0, 1, 2, 3]", tmp_path / "out", limits=Limits(seconds=8))
    assert not left.exists()
    assert set(done.failures) == {"1", "2", "3"} and done.run_count == done.made_count == 4
    out = tmp_path / "out"
    assert (out / "0.html").is_file() and (out / "0.pdf").is_file() and not (out / "1.pdf").exists()
    for name, error in (("1", "ZeroDivisionError"), ("2", "KernelEnded"), ("3", "TimeLimit")):
        page = (out / f"{name}.html").read_text(encoding="utf-8")
        assert (
            error in page
            and "lambda: 1 / 0" in page
            and f"jangkau run deeds.ipynb deeds-alone.ipynb -p n={name}" in page
        )
        assert str(tmp_path) not in page
        assert error in (out / "logs" / f"{name}.txt").read_text(encoding="utf-8")

    again = run(deeds, "n: [0, 1]", out)
    assert again.made_count == 1 and set(again.failures) == {"1"}, "what failed is tried again, what is finished is not"


@pytest.mark.notebooks
@pytest.mark.faults
def test_a_process_that_vanishes_costs_its_own_report_alone(deeds, tmp_path):
    orders = [Order(Run(str(deeds), str(n), "", {"n": n}), str(tmp_path / str(n)), ("html",)) for n in (3, 0)]
    with forked_kernels():
        flight = engine._Flight([], 2)
        flight.flying = [flight._start(order) for order in orders]
        os.kill(flight.flying[0].process.pid, signal.SIGKILL)
        outcomes = {order.run.name: outcome.failure for order, outcome in flight.run()}
    assert outcomes["0"] is None and outcomes["3"].startswith(
        "ProcessEnded: the process of this report ended (signal SIGKILL)"
    )
    page = (tmp_path / "3" / "site" / "3.html").read_text(encoding="utf-8")
    assert "ProcessEnded" in page and "deeds-alone.ipynb -p n=3" in page


@pytest.mark.notebooks
@pytest.mark.faults
def test_a_notebook_of_the_suite_that_takes_its_process_along_is_run_again_in_a_kernel_that_tells_the_cell(
    deeds, tmp_path, monkeypatch
):
    monkeypatch.setattr(paths, "NOTEBOOKS", tmp_path)
    orders = [Order(Run(str(deeds), str(n), "", {"n": n}), str(tmp_path / str(n)), ("html",)) for n in (2, 0, 1)]
    assert all(order.is_tame for order in orders)
    with forked_kernels():
        outcomes = {order.run.name: outcome.failure for order, outcome in engine.make_reports(orders, 1)}
    assert outcomes["0"] is None and outcomes["1"] == "ZeroDivisionError: division by zero"
    assert outcomes["2"].startswith("KernelEnded") and "exit code 4" in outcomes["2"]
    assert "2: lambda: os._exit(4)" in (tmp_path / "2" / "site" / "2.html").read_text(encoding="utf-8")


class Gone:
    """A process that went with its template."""

    code = -signal.SIGKILL

    def __init__(self):
        self.line, other = socket.socketpair()
        other.close()
        self.is_lost = True

    def fileno(self):
        return self.line.fileno()

    def poll(self):
        self.line.close()
        return self.code

    def kill(self):
        self.line.close()


def test_reports_whose_template_was_killed_are_made_in_another_way_and_none_is_forgotten(tmp_path, monkeypatch):
    started = []

    def fork(_, told, *__, **___):
        started.append(told[0]["run"]["name"])
        if len(started) > 2:
            raise forks.NoFork("the template is gone")
        return Gone()

    monkeypatch.setattr(engine, "fork", fork)
    monkeypatch.setattr(engine, "_make_in_pool", lambda orders, *_: ((order, order.run.name) for order in orders))
    orders = [Order(Run("x.ipynb", name, "", {}), str(tmp_path / name), ("html",)) for name in "abc"]
    assert sorted(name for _, name in engine.make_reports(orders, 1)) == ["a", "b", "c"]


def test_a_report_begins_in_an_empty_folder_though_what_was_killed_still_wrote_there(tmp_path, monkeypatch):
    folder, remove, late = tmp_path / "made" / "new", shutil.rmtree, iter(["executed.ipynb", "log.txt"])

    def remove_and_write(place, **how):
        remove(place, **how)
        if name := next(late, None):
            place.mkdir(parents=True)
            (place / name).write_text("of the killed one", encoding="utf-8")

    monkeypatch.setattr(engine.shutil, "rmtree", remove_and_write)
    engine._empty(folder)
    assert folder.is_dir() and not list(folder.iterdir())


def test_a_report_that_finds_the_disk_full_stops_the_others(tmp_path, monkeypatch, deeds):
    def write(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    order = Order(Run(str(deeds), "0", "", {"n": 0}), str(tmp_path / "0"), ("html",))
    monkeypatch.setattr("helpers.running.reports.run_notebook", write)
    assert make_ordered(order.to_json()) == storage.EXIT_CODE
    monkeypatch.setattr(engine, "fork", lambda *_, **__: Full())
    with pytest.raises(OSError, match="No space left on device") as full:
        list(engine.make_reports([order], 1))
    assert storage.number_of(full.value) == errno.ENOSPC


class Full(Gone):
    """A process that found the disk full."""

    code = storage.EXIT_CODE


@pytest.mark.notebooks
def test_where_nothing_can_be_forked_a_pool_makes_the_same_reports_and_says_so(deeds, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(forks.SHARED, str(tmp_path / "nobody"))
    orders = [Order(Run(str(deeds), str(n), "", {"n": n}), str(tmp_path / str(n)), ("html",)) for n in (0, 1)]
    outcomes = {order.run.name: outcome.failure for order, outcome in engine.make_reports(orders, 1)}
    assert outcomes == {"0": None, "1": "ZeroDivisionError: division by zero"}
    assert "ordinary processes start instead" in capsys.readouterr().err
    assert (tmp_path / "0" / "site" / "0.html").is_file()


def test_a_mapping_gives_every_combination_and_a_list_its_sets(tmp_path):
    (tmp_path / "grid.yaml").write_text("region: [36.04, 51.10]\nlang: [id, en]\n", encoding="utf-8")
    assert grid.read_grid(tmp_path / "grid.yaml") == [
        {"region": region, "lang": lang} for region in ("36.04", "51.10") for lang in ("id", "en")
    ]
    (tmp_path / "grid.yaml").write_text("- {region: 36.04}\n- {region: 51.10, lang: en}\n", encoding="utf-8")
    assert grid.read_grid(tmp_path / "grid.yaml") == [{"region": "36.04"}, {"region": "51.10", "lang": "en"}]


@pytest.mark.parametrize("told", ["", "3", "- a\n- b\n", "a: [", "[]"])
def test_what_is_no_grid_is_refused(tmp_path, told):
    (tmp_path / "grid.yaml").write_text(told, encoding="utf-8")
    with pytest.raises(ParameterError):
        grid.read_grid(tmp_path / "grid.yaml")


def test_every_set_of_parameters_is_checked_before_anything_runs():
    sets = [{"region": "36.04"}, {"region": "99.99"}, {"region": "36.04", "lang": "jv"}, {"regoin": "36.04"}]
    with pytest.raises(ParameterError) as refused:
        grid.plan_grid(paths.NOTEBOOKS / "4-region-profile.ipynb", sets, load_codebook())
    assert all(word in str(refused.value) for word in ("99.99", "jv", "regoin"))


def test_a_notebook_that_names_no_kernel_is_refused(tmp_path):
    told = nbformat.v4.new_code_cell("n: int = 0", metadata={"tags": ["parameters"]})
    nbformat.write(nbformat.v4.new_notebook(cells=[told]), tmp_path / "bare.ipynb")
    with pytest.raises(ParameterError, match="choose a kernel"):
        grid.plan_grid(tmp_path / "bare.ipynb", [{"n": 1}], load_codebook())


def test_a_run_is_named_by_what_differs(tmp_path):
    sets = [{"region": "36.04", "lang": "id", "years": "2018-2024"}, {"region": "51.04", "lang": "id"}]
    planned = grid.plan_grid(paths.NOTEBOOKS / "4-region-profile.ipynb", [sets[0], sets[1]], load_codebook())
    assert [run.name for run in planned] == ["36.04-2018-2024", "51.04"]
    with pytest.raises(ParameterError, match="both be called"):
        grid.plan_grid(Path(planned[0].notebook), [{"region": "36.04"}, {"region": "36.04"}], load_codebook())


def test_a_batch_among_the_articles_is_refused_before_anything_is_written(tmp_path, deeds, monkeypatch):
    (tmp_path / "grid.yaml").write_text("n: [0]", encoding="utf-8")
    for raw, to in (("corpus", "corpus/profiles"), ("profiles/logs", "profiles")):
        (tmp_path / raw).mkdir(parents=True)
        monkeypatch.setenv("JANGKAU_RAW", str(tmp_path / raw))
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(ParameterError, match="is read"):
            batch.run_batch(str(deeds), tmp_path / "grid.yaml", tmp_path / to, ("html",), 1, no_progress)
        assert sorted(tmp_path.rglob("*")) == before
