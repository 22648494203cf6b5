"""A build asks nobody: it ends well where there is no network at all."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

APART = ["unshare", "--map-root-user", "--net"]
ASK = "import socket; socket.create_connection(('192.0.2.1', 80), 2)"


def alone(*command: str) -> subprocess.CompletedProcess:
    """A command in a network namespace of its own, in which even this machine cannot be reached."""
    if not shutil.which("unshare") or subprocess.run([*APART, "true"], capture_output=True).returncode:
        pytest.skip("this system gives no network namespace")
    return subprocess.run([*APART, *command], capture_output=True, text=True)


@pytest.mark.notebooks
def test_a_build_needs_no_network(corpus, tmp_path):
    asked = alone(sys.executable, "-c", ASK)
    assert asked.returncode == 1 and "unreachable" in asked.stderr
    jangkau = str(Path(sys.executable).with_name("jangkau"))
    built = alone(
        jangkau, "build", "--corpus", str(corpus), "--out", str(tmp_path / "out"), "--lang", "id", "--regions", "33.18"
    )
    assert built.returncode == 0, built.stderr
    site = tmp_path / "out" / "site"
    assert (site / "id" / "regions" / "33.18.html").is_file() and (site / "pdf" / "id" / "national.pdf").is_file()
