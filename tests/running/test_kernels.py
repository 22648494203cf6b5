"""A forked kernel is a kernel like any other, only sooner there."""

import subprocess
import sys

import nbformat
import pytest

from helpers import paths
from helpers.running import kernels
from helpers.running.notebooks import run_notebook

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
def test_a_kernel_that_vanishes_is_an_error_and_not_a_hang(tmp_path):
    from nbclient.exceptions import DeadKernelError

    with kernels.forked_kernels(), pytest.raises(DeadKernelError):
        run_notebook(notebook(tmp_path, ["import os", "os._exit(3)"]), tmp_path / "out.ipynb", {})


@pytest.mark.notebooks
@pytest.mark.parametrize("name, parameters", [("4-region-profile", {"lang": "en"}), ("5-how-reliable", {})])
def test_a_forked_kernel_gives_what_an_ordinary_one_gives(tmp_path, name, parameters):
    source = paths.NOTEBOOKS / f"{name}.ipynb"
    assert run_notebook(source, tmp_path / "ordinary.ipynb", parameters) is None
    with kernels.forked_kernels():
        assert run_notebook(source, tmp_path / "forked.ipynb", parameters) is None
    assert (tmp_path / "ordinary.ipynb").read_bytes() == (tmp_path / "forked.ipynb").read_bytes()


def test_what_is_imported_before_the_fork_starts_no_thread():
    said = "import helpers.running.warm, threading, os; print(threading.active_count(), len(os.listdir('/proc/self/task')))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, env=kernels.ONE_THREAD)
    assert done.stdout.split() == ["1", "1"], done.stderr
