"""Digests of files are of what they hold; what has no end is never opened."""

import os
from pathlib import Path

import pytest

from helpers.sources import digest_of_files, sha256_of


@pytest.fixture
def pipe(tmp_path, monkeypatch):
    """A pipe, and no patience with who opens it: nobody ever writes."""
    os.mkfifo(tmp_path / "pipe")
    opened = Path.open

    def impatient(path, *given, **named):
        assert path.is_file() or not path.exists(), f"{path} would keep us waiting"
        return opened(path, *given, **named)

    monkeypatch.setattr(Path, "open", impatient)
    return tmp_path / "pipe"


def test_what_is_no_regular_file_counts_by_its_kind(tmp_path, pipe):
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "folder").mkdir()
    places = [tmp_path / "empty", tmp_path / "folder", pipe, tmp_path / "missing", Path("/dev/zero")]
    digests = []
    for place in places:
        (tmp_path / "a").unlink(missing_ok=True)
        (tmp_path / "a").symlink_to(place)
        digests.append(digest_of_files([tmp_path / "a"], tmp_path))
    assert len(set(digests)) == len(places)


def test_only_a_regular_file_has_a_hash(tmp_path, pipe):
    for place in (pipe, tmp_path, Path("/dev/zero")):
        with pytest.raises(OSError, match="no regular file"):
            sha256_of(place)
