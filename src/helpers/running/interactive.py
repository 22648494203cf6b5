"""JupyterLab and the dashboard, started so that no request leaves this machine and only its user gets in."""

import os
import sys
from pathlib import Path

from helpers import paths

HERE = Path(__file__).parent / "jupyter"  # settings of JupyterLab (no question about news), a page for Voilà
NOTEBOOK = paths.NOTEBOOKS / "explore.ipynb"


def lab_command(notebook: Path = NOTEBOOK, root: Path = paths.ROOT) -> list[str]:
    """JupyterLab on the notebook ``explore``: no news, no look for updates, no catalogue of extensions."""
    return [
        *(sys.executable, "-m", "jupyterlab", str(notebook)),
        f"--ServerApp.root_dir={root}",
        "--ServerApp.ip=127.0.0.1",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]


def dashboard_command(notebook: Path = NOTEBOOK) -> list[str]:
    """The notebook ``explore`` without its code, as a page of Voilà; ``--token`` keeps other users out."""
    return [
        *(sys.executable, "-m", "voila", str(notebook), "--token"),
        "--Voila.ip=127.0.0.1",
        "--VoilaConfiguration.template=jangkau",
        "--TagRemovePreprocessor.remove_cell_tags=jupyter-only",
    ]


def environment() -> dict[str, str]:
    """The environment in which both find what is ours of their settings and pages, beside the user's own."""
    ours = {}
    for name in ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH"):
        ours[name] = os.pathsep.join([str(HERE), *filter(None, [os.environ.get(name)])])
    return os.environ | ours


def start(command: list[str], extra: list[str]) -> None:
    """Become JupyterLab or Voilà; ``extra`` are options of theirs."""
    os.execve(command[0], [*command, *extra], environment())
