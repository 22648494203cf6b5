"""A preview of the site on this machine."""

import functools
from collections.abc import Callable
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from helpers.errors import ReportError


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a log line each."""

    def log_message(self, *args) -> None:
        pass


def serve_site(site: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve a folder on the loopback address until interrupted.

    Raises
    ------
    ReportError
        If there is no site, or the port is taken.
    """
    if not (site / "index.html").is_file():
        raise ReportError(f"{site} holds no site. Make it with: jangkau build")
    handler = functools.partial(_Quiet, directory=str(site))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as taken:
        raise ReportError(f"Port {port} cannot be used ({taken.strerror}). Choose another with --port.") from None
    say(f"http://127.0.0.1:{server.server_address[1]}/ (Ctrl+C ends)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()
