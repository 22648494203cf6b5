"""The preview serves the site, to the browser of this machine, and nothing else."""

import http.client
import os
import socket
import threading

import pytest

from helpers.errors import ReportError
from helpers.running.preview import preview_server, serve_site


@pytest.fixture
def site(tmp_path):
    """A site with a hidden file, a folder without a page, and links into it and out of it."""
    for name in ("index.html", "en/index.html", "en/a b.html", "files/a.csv", ".jangkau", "en/.git/config"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(f"this is {name}", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "site" / "out.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "site" / "up").symlink_to(tmp_path)
    (tmp_path / "site" / "in.html").symlink_to(tmp_path / "site" / "en" / "a b.html")
    (tmp_path / "site" / "hidden.html").symlink_to(tmp_path / "site" / ".jangkau")
    (tmp_path / "site" / "circle").symlink_to(tmp_path / "site" / "circle")
    (tmp_path / "site" / "linked").mkdir()
    (tmp_path / "site" / "linked" / "index.html").symlink_to(tmp_path / "secret.txt")
    os.mkfifo(tmp_path / "site" / "pipe")
    return tmp_path / "site"


@pytest.fixture
def server(site):
    with preview_server(site, 0) as made:
        thread = threading.Thread(target=made.serve_forever, args=(0.01,))
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def asked(server, path: str, *hosts: str, method: str = "GET") -> tuple[int, str]:
    """Status and body of a request, as it is typed: the path as it stands, the names that it is asked under."""
    port = server.server_address[1]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection._validate_path = lambda url: None  # what no browser would send is sent as well
    connection.putrequest(method, path, skip_host=True)
    for host in hosts or (f"127.0.0.1:{port}",):
        connection.putheader("Host", host.format(port=port))
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/index.html?x=/..", "index.html"),
        ("/en/", "en/index.html"),
        ("/en/a%20b.html#x", "en/a b.html"),
        ("/files/a.csv", "files/a.csv"),
        ("/in.html", "en/a b.html"),
    ],
)
def test_regular_files_of_the_site_and_the_pages_of_its_folders_are_served(server, path, name):
    assert asked(server, path) == (200, f"this is {name}")


def test_a_folder_without_its_stroke_is_led_to_its_page(server):
    assert asked(server, "/en")[0] == 301


@pytest.mark.parametrize(
    "path",
    [
        *("/.jangkau", "/en/.git/config", "/%2ejangkau", "/hidden.html"),  # hidden
        *("/out.txt", "/up/secret.txt", "/up/", "/up", "/linked/", "/linked/index.html"),  # outside
        *("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/en/../../secret.txt", "//etc/passwd"),
        *("/files/", "/files", "/en/.git/", "/en/.git"),  # lists
        *("/pipe", "/circle", "/circle/x"),  # no files
        *(
            "/en/%00",
            "/%00",
            "/%ED%B0%80",
            "/%ff",
            "/index.html/",
            "/index.html/x",
            "/" + "a" * 5000,
            "/a\x01b",
            "/%0a",
        ),
        *("http://[/../../en", "http://127.0.0.1/index.html", "*", "en"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_nothing_else_is_served_and_no_path_breaks_the_server(server, capfd, path, method):
    status, body = asked(server, path, method=method)
    assert status == 404 and "secret" not in body and "this is" not in body
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("host", ["127.0.0.1:{port}", "localhost", "LocalHost:9999", "[::1]:{port}"])
def test_the_names_of_this_machine_are_answered(server, host):
    assert asked(server, "/", host) == (200, "this is index.html")


@pytest.mark.parametrize(
    "hosts",
    [
        *[
            ("evil.example:{port}",),
            ("evil.example",),
            ("localhost.evil.example:{port}",),
            ("localhost:{port}.evil.example",),
        ],
        *[("",), ("localhost:x",), ("::1",), ("127.0.0.1:{port}", "evil.example:{port}"), ("0.0.0.0:{port}",)],
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_a_page_from_elsewhere_that_gives_this_machine_its_own_name_is_refused(server, hosts, method):
    status, body = asked(server, "/", *hosts, method=method)
    assert status == 421 and "this is index" not in body
    assert f"http://127.0.0.1:{server.server_address[1]}/" in body or method == "HEAD"


def test_a_request_without_a_name_is_refused(server):
    with socket.create_connection(server.server_address, timeout=20) as line:
        line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        assert b" 421 " in line.recv(1000)


def test_a_folder_without_a_site_and_a_port_that_is_taken_are_refused(server, site, tmp_path):
    with pytest.raises(ReportError, match="holds no site"):
        serve_site(tmp_path, 0, print)
    with pytest.raises(ReportError, match="Choose another with --port"):
        serve_site(site, server.server_address[1], print)
