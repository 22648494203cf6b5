"""The notebook explore in a real browser: JupyterLab and the dashboard, each opened, used and closed."""

import os
import re
import runpy
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError, expect

from helpers import tables
from helpers.coding.codebook import load_codebook
from helpers.corrections.apply import correct_evidence
from helpers.corrections.file import read_corrections
from helpers.running import interactive

pytestmark = pytest.mark.browser

HERE = Path(__file__).parent
sample = runpy.run_path(str(HERE.parent / "reporting" / "test_explore.py"))
PATIENCE = 60_000  # milliseconds that a busy machine may need


@dataclass
class Server:
    """JupyterLab or Voilà on the sample's tables."""

    kind: str
    address: str
    token: str
    folder: Path

    @property
    def corrections(self) -> Path:
        return self.folder / "corrections.csv"

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(server: Server) -> bool:
    try:
        with urllib.request.urlopen(f"{server.address}/static/nothing", timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


@pytest.fixture(params=["lab", "dashboard"])
def server(request, tmp_path):
    """A server of its own folders, port and token, and of a copy of the notebook; gone with its kernels afterwards."""
    data = correct_evidence(sample["sample"](), []) | {"reading_log": tables.empty_table("reading_log")}
    tables.write_tables(data, tmp_path / "processed", load_codebook())
    notebook = Path(shutil.copy(interactive.NOTEBOOK, tmp_path))
    made = Server(request.param, f"http://127.0.0.1:{free_port()}", os.urandom(16).hex(), tmp_path)
    places = "JUPYTER_CONFIG_DIR JUPYTER_RUNTIME_DIR JUPYTER_DATA_DIR JUPYTERLAB_WORKSPACES_DIR JUPYTERLAB_SETTINGS_DIR IPYTHONDIR"
    own = {name: str(tmp_path / name.lower()) for name in places.split()}
    own |= {"JANGKAU_PROCESSED": str(tmp_path / "processed"), "JANGKAU_CORRECTIONS": str(made.corrections)}
    if made.kind == "lab":
        command = [*interactive.lab_command(notebook, tmp_path), *(["--allow-root"] if os.geteuid() == 0 else [])]
    else:
        command = interactive.dashboard_command(notebook)
    command += ["--no-browser", f"--port={made.address.rsplit(':')[-1]}"]
    environment = interactive.environment() | own | {"JUPYTER_TOKEN": made.token}
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        until = time.monotonic() + PATIENCE / 1000
        while not answers(made):
            assert process.poll() is None and time.monotonic() < until, made.log
            time.sleep(0.2)
        yield made
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


@pytest.fixture
def page(browser):
    """A page of a wide screen."""
    opened = browser.new_page(viewport={"width": 1440, "height": 1000})
    opened.set_default_timeout(PATIENCE)
    yield opened
    opened.close()


def open_panel(page: Page, server: Server) -> None:
    """Up to the panel: in JupyterLab all cells are run."""
    if server.kind == "lab":
        page.goto(f"{server.address}/lab/tree/explore.ipynb?token={server.token}")
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()
        run_all(page)
    else:
        page.goto(f"{server.address}/?token={server.token}")
    page.locator(".widget-tab").wait_for()


def run_all(page: Page, times: int = 8) -> None:
    """Run all cells; again where they met JupyterLab while it was still looking for a kernel."""
    asking = page.locator(".jp-Dialog .jp-mod-accept")  # which kernel? the one that it proposes
    page.add_locator_handler(asking, lambda: asking.first.click())
    for _ in range(times):
        with suppress(TimeoutError):
            page.get_by_role("menuitem", name="Run", exact=True).click(timeout=PATIENCE / 6)
            page.get_by_text("Run All Cells", exact=True).click(timeout=PATIENCE / 6)
            page.locator(".widget-tab").wait_for(timeout=PATIENCE / 6)
            return


def tab(page: Page, name: str):
    return page.get_by_role("tab").filter(has_text=re.compile(f"^{name}$"))


def test_a_reader_chooses_searches_and_marks_a_row(page, server):
    asked, dialogs = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    open_panel(page, server)
    panel = page.locator(".widget-tab")
    expect(page.get_by_text("3 artikel · 2 daerah · 5 pernyataan strategi")).to_be_visible(timeout=PATIENCE)
    expect(panel).to_contain_text("Penghargaan")

    page.locator("select[multiple]").first.select_option(label="Kabupaten Serang")
    expect(page.get_by_text("1 artikel · 1 daerah · 2 pernyataan strategi")).to_be_visible()
    expect(panel).not_to_contain_text("Penghargaan")
    tab(page, "Lini masa").click()
    expect(panel.get_by_role("img").last).to_have_attribute("alt", re.compile("2021"))
    tab(page, "Kalimat").click()
    expect(panel).to_contain_text("Petugas mendatangi pasar")

    tab(page, "Semua baris").click()
    rows = panel.locator(".dt-scroll-body tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.last).to_contain_text(sample["MARKUP"])  # as words
    panel.locator(".dt-search input").fill("nelayan")
    expect(rows).to_have_count(1)
    rows.first.click()
    page.get_by_label("Alasan").fill("Bukan strategi")
    page.get_by_label("Nama Anda").fill("Ani")
    page.get_by_role("button", name="Tandai salah").click()
    expect(panel).to_contain_text("Tersimpan di corrections.csv")
    kept = read_corrections(server.corrections, load_codebook())
    assert [(one.evidence, one.reason, one.name) for one in kept] == [
        (f"Nelayan {sample['MARKUP']} ikut", "Bukan strategi", "Ani")
    ]

    page.get_by_role("button", name="English").click()
    expect(page.get_by_text("3 articles · 2 regions · 5 statements of strategies")).to_be_visible()

    own = (server.address, server.address.replace("http", "ws"), "data:", "blob:")
    assert {url for url in asked if not url.startswith(own)} == set()
    assert dialogs == []
    assert server.token not in server.log


def test_nobody_gets_in_without_the_token(server):
    path = "/api/contents" if server.kind == "lab" else "/"
    with urllib.request.urlopen(f"{server.address}/login", timeout=60) as login:
        assert login.status == 200
    try:
        with urllib.request.urlopen(f"{server.address}{path}", timeout=60) as met:
            assert "/login" in met.url
    except urllib.error.HTTPError as refused:
        assert refused.code == 403
