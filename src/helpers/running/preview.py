"""A preview of the site on this machine: for its own browser, and of nothing but the site."""

import functools
import re
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from helpers.errors import ReportError

NAMES = ("127.0.0.1", "localhost", "[::1]")  # of this machine, as its browser asks for them
PORT = re.compile(r":[0-9]+$")


class _Handler(SimpleHTTPRequestHandler):
    """Serves the regular files of a folder, without a log line each."""

    def log_message(self, *args) -> None:
        pass

    def parse_request(self) -> bool:
        """Refuse what is asked under another name: so a page from elsewhere would read the preview (DNS rebinding)."""
        if not super().parse_request():
            return False
        hosts = [host.strip().lower() for host in self.headers.get_all("Host", [])]
        if len(hosts) == 1 and PORT.sub("", hosts[0]) in NAMES:  # any port: a tunnel may lead here from another
            return True
        said = f"Expected a name of this machine: http://{NAMES[0]}:{self.server.server_address[1]}/"
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST, explain=said)
        return False

    def send_head(self):
        try:
            is_served = self.path.startswith("/") and self._is_served(Path(self.translate_path(self.path)))
        except (OSError, ValueError, RuntimeError):  # a name that no file can have, or a circle of links
            is_served = False
        if is_served:
            return super().send_head()
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def _is_served(self, path: Path) -> bool:
        """Whether a path is a regular file of the site, or a folder with a page: nothing hidden, nothing linked from elsewhere."""
        site = Path(self.directory).resolve()
        page = path / "index.html" if path.is_dir() else path
        found = page.resolve()
        if not found.is_relative_to(site) or not found.is_file():
            return False
        parts = *page.relative_to(self.directory).parts, *found.relative_to(site).parts
        return not any(part.startswith(".") for part in parts)


class _Server(ThreadingHTTPServer):
    """A reader who goes before the end is no fault."""

    def handle_error(self, request, client_address) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def serve_site(site: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve a folder on the loopback address until interrupted.

    Raises
    ------
    ReportError
        If there is no site, or the port is taken.
    """
    if not (site / "index.html").is_file():
        raise ReportError(f"{site} holds no site. Make it with: jangkau build")
    server = preview_server(site, port)
    say(f"http://127.0.0.1:{server.server_address[1]}/ (Ctrl+C ends)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


def preview_server(site: Path, port: int) -> ThreadingHTTPServer:
    """A server of a folder, on a port of the loopback address; 0 takes a free one.

    Raises
    ------
    ReportError
        If the port is taken.
    """
    try:
        return _Server(("127.0.0.1", port), functools.partial(_Handler, directory=str(site)))
    except OSError as taken:
        raise ReportError(f"Port {port} cannot be used ({taken.strerror}). Choose another with --port.") from None
