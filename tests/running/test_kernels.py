"""A forked kernel is a kernel like any other, only sooner there."""

import subprocess
import sys
from contextlib import nullcontext

import nbformat
import pytest

from helpers import paths
from helpers.running import forks, kernels
from helpers.running.engine import make_reports
from helpers.running.notebooks import Limits, Run, run_notebook
from helpers.running.reports import EXECUTED, Order

CELLS = [
    "import os, sys, random, threading",
    "print(os.getcwd() == os.environ['WHERE'], os.environ.get('JANGKAU_PROCESSED'))",
    "print(os.getpgrp() == os.getpid())",
    "print(sys.argv[0] != '', __name__)",
]


def notebook(tmp_path, cells):
    path = tmp_path / "cells.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells]), path)
    return path


def printed(path):
    cells = nbformat.read(path, as_version=4).cells
    return [output.get("text", "") for cell in cells for output in cell.get("outputs", [])]


@pytest.mark.notebooks
def test_a_forked_kernel_has_the_environment_and_the_folder_of_the_asker(tmp_path, monkeypatch):
    import os

    monkeypatch.setenv("WHERE", os.getcwd())
    monkeypatch.setenv("JANGKAU_PROCESSED", "/somewhere/else")
    with kernels.forked_kernels():
        assert run_notebook(notebook(tmp_path, CELLS), tmp_path / "out.ipynb", {}) is None
    assert printed(tmp_path / "out.ipynb") == ["True /somewhere/else\n", "True\n", "True __main__\n"]


@pytest.mark.notebooks
def test_two_forked_kernels_draw_different_random_numbers(tmp_path):
    path = notebook(tmp_path, ["import random", "print(random.random())"])
    with kernels.forked_kernels():
        for name in ("a", "b"):
            run_notebook(path, tmp_path / f"{name}.ipynb", {})
    assert printed(tmp_path / "a.ipynb") != printed(tmp_path / "b.ipynb")


@pytest.mark.notebooks
def test_a_kernel_that_vanishes_is_a_failure_with_its_exit_code_and_not_a_hang(tmp_path):
    with kernels.forked_kernels():
        failure = run_notebook(notebook(tmp_path, ["import os", "os._exit(3)"]), tmp_path / "out.ipynb", {})
    assert failure.startswith("KernelEnded") and "exit code 3" in failure


@pytest.mark.notebooks
def test_a_run_over_its_time_is_ended_and_keeps_what_it_had_printed(tmp_path):
    path = notebook(tmp_path, ["print('before')", "import time; time.sleep(60)", "print('after')"])
    with kernels.forked_kernels():
        failure = run_notebook(path, tmp_path / "out.ipynb", {}, Limits(seconds=3))
    cells = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells
    assert failure.startswith("TimeLimit")
    assert [[output.output_type for output in cell.outputs] for cell in cells] == [["stream"], ["error"], []]


@pytest.mark.notebooks
@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_run_over_its_memory_fails_with_a_memory_error(tmp_path):
    path = notebook(tmp_path, ["x = bytearray(3 << 30)"])
    with kernels.forked_kernels():
        assert run_notebook(path, tmp_path / "out.ipynb", {}, Limits(megabytes=1500)).startswith("MemoryError")


@pytest.mark.notebooks
def test_where_nothing_can_be_forked_an_ordinary_kernel_starts_and_the_log_says_so(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv(forks.SHARED, str(tmp_path / "nobody"))
    path = notebook(tmp_path, ["import sys", "print('helpers.running.template' in sys.modules)"])
    with kernels.forked_kernels():
        assert run_notebook(path, tmp_path / "out.ipynb", {}) is None
    assert printed(tmp_path / "out.ipynb") == ["False\n"]
    assert "an ordinary one starts instead" in caplog.text


@pytest.mark.notebooks
@pytest.mark.parametrize("name", sorted(path.stem for path in paths.NOTEBOOKS.glob("*.ipynb")))
def test_a_forked_kernel_and_no_kernel_at_all_give_what_an_ordinary_one_gives(tmp_path, name):
    source = paths.NOTEBOOKS / f"{name}.ipynb"
    assert run_notebook(source, tmp_path / "ordinary.ipynb", {"lang": "en"}) is None
    assert kernels.started == []
    with kernels.forked_kernels():
        assert run_notebook(source, tmp_path / "forked.ipynb", {"lang": "en"}) is None
        assert [type(process) for process in kernels.started] == [forks.Forked]
        order = Order(Run(name, name, "en", {"lang": "en"}), str(tmp_path / "alone"), ())
        [(_, outcome)] = make_reports([order], 1)
    assert outcome.failure is None and order.is_tame
    ordinary = (tmp_path / "ordinary.ipynb").read_bytes()
    assert (tmp_path / "forked.ipynb").read_bytes() == ordinary
    assert (tmp_path / "alone" / EXECUTED).read_bytes() == ordinary


def test_what_is_imported_before_the_fork_starts_no_thread():
    said = "from helpers.running import template, warm; warm.load(); print(template.count_threads())"
    environment = {**forks.ONE_THREAD, **forks.PYDEVD}
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, env=environment)
    assert done.stdout.strip() in ("1", "None"), done.stderr


@pytest.mark.notebooks
def test_a_kernelspec_brings_forked_kernels_to_whoever_starts_kernels_by_name(tmp_path, monkeypatch):
    kernels.write_kernelspec(tmp_path / "kernels")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    path = notebook(tmp_path, ["import sys", "print('helpers.running.template' in sys.modules)"])
    assert run_notebook(path, tmp_path / "out.ipynb", {}, kernel="jangkau") is None
    assert printed(tmp_path / "out.ipynb") == ["True\n"]


LOGGED = """
import logging, zmq
said, handler, log = [], logging.Handler(), logging.getLogger("tornado.general")
handler.emit = said.append
log.addHandler(handler)
for number in (zmq.ENOTSOCK, zmq.EFAULT):
    try:
        raise zmq.ZMQError(number)
    except zmq.ZMQError:
        log.error("Uncaught exception in ZMQStream callback", exc_info=True)
print([record.exc_info[1].errno == zmq.EFAULT for record in said])
"""


@pytest.mark.notebooks
def test_a_kernel_says_nothing_of_a_socket_that_it_has_closed_itself_and_of_all_else_as_ever(tmp_path):
    for forking in (nullcontext, kernels.forked_kernels):
        with forking():
            assert run_notebook(notebook(tmp_path, [LOGGED]), tmp_path / "out.ipynb", {}) is None
        assert printed(tmp_path / "out.ipynb")[-1] == "[True]\n"
