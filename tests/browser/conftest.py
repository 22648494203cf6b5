"""The sample site as files and over HTTP."""

import runpy
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

sample = runpy.run_path(str(Path(__file__).parents[1] / "reporting" / "site_sample.py"))


@pytest.fixture(scope="package")
def folder(tmp_path_factory):
    """The sample site on disk."""
    return sample["make_site"](tmp_path_factory.mktemp("browser") / "site").resolve()


class Quiet(SimpleHTTPRequestHandler):
    """A server that writes no log."""

    def log_message(self, *_):
        pass


@pytest.fixture(scope="package", params=["file", "http"])
def root(request, folder):
    """Address of the site: of the folder, or of a server that has it below a sub-path."""
    if request.param == "file":
        yield folder.as_uri()
        return
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder.parent)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/{folder.name}"
        server.shutdown()
        thread.join()


@pytest.fixture
def page(browser):
    """A page of a wide screen."""
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


@pytest.fixture(scope="package")
def page_types():
    """A page of each type, by name below its language."""
    own = ["index", "methods", "rules", "data", "about", "search", "national"]
    lists = ["regions/index", "strategies/index", "evidence/index"]
    one = ["regions/36.04", "provinces/36", "strategies/worker_registry"]
    one += ["groups/fishers", "groups/traders", "voices/regional_government"]
    return [*own, *lists, *one, "evidence/nested", "evidence/closed", "evidence/off-topic"]
