import shutil
from pathlib import Path

import pytest

from helpers import paths
from helpers.errors import ReportError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_root_holds_the_project_wherever_one_stands(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert (paths.ROOT / "pyproject.toml").is_file()


@pytest.mark.parametrize("name", ["processed", "raw", "codebook"])
def test_an_environment_variable_moves_a_folder_and_an_empty_one_does_not(tmp_path, monkeypatch, name):
    variable = f"JANGKAU_{name.upper()}"
    monkeypatch.setenv(variable, str(tmp_path))
    assert getattr(paths, name)() == tmp_path
    monkeypatch.setenv(variable, "")
    assert getattr(paths, name)() == paths.ROOT / "data" / name


def test_a_file_is_written_whole_with_lf_and_readable_by_all(tmp_path):
    path = tmp_path / "sub" / "a.csv"
    paths.write_text_whole(path, "é\n😀\n")
    assert path.read_bytes() == "é\n😀\n".encode() and path.stat().st_mode & 0o777 == 0o644
    assert names(path.parent) == ["a.csv"]


def test_a_fault_while_writing_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old")
    with pytest.raises(UnicodeEncodeError):
        paths.write_text_whole(path, "new \ud800")
    assert path.read_text() == "old" and names(tmp_path) == ["a.csv"]


def test_a_stop_by_the_user_leaves_the_old_file_too(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), paths.whole(path) as temporary:
        temporary.write_text("half")
        raise KeyboardInterrupt
    assert path.read_text() == "old" and names(tmp_path) == ["a.csv"]


def test_a_name_of_the_greatest_length_can_be_written(tmp_path):
    path = tmp_path / ("é" * 120 + ".csv")
    paths.write_text_whole(path, "x")
    assert path.read_text() == "x"


def test_several_files_are_renamed_only_when_all_are_written(tmp_path):
    targets = [tmp_path / "a", tmp_path / "b"]
    targets[0].write_text("old")
    with pytest.raises(ValueError, match="fault"), paths.all_whole(targets) as temporaries:
        for temporary in temporaries:
            temporary.write_text("new")
        raise ValueError("fault")
    assert targets[0].read_text() == "old" and names(tmp_path) == ["a"]
    with paths.all_whole(targets) as temporaries:
        for temporary in temporaries:
            temporary.write_text("new")
    assert [target.read_text() for target in targets] == ["new", "new"] and names(tmp_path) == ["a", "b"]


def test_a_folder_takes_the_place_of_the_one_before(tmp_path):
    for content in ("first", "second"):
        with paths.whole_folder(tmp_path / "site") as folder:
            (folder / f"{content}.html").write_text(content)
    assert names(tmp_path) == ["site"] and names(tmp_path / "site") == [".jangkau", "second.html"]


def test_a_fault_while_making_a_folder_leaves_the_one_before(tmp_path):
    with paths.whole_folder(tmp_path / "site") as folder:
        (folder / "first.html").write_text("x")
    with pytest.raises(ValueError, match="fault"), paths.whole_folder(tmp_path / "site"):
        raise ValueError("fault")
    assert names(tmp_path) == ["site"] and "first.html" in names(tmp_path / "site")


def test_a_folder_that_cannot_be_renamed_into_place_gives_the_former_back(tmp_path, monkeypatch):
    with paths.whole_folder(tmp_path / "site") as folder:
        (folder / "first.html").write_text("x")
    real = Path.rename

    def failing(path, target):
        if Path(target).name == "site" and not path.name.endswith(".old"):
            raise OSError(5, "Input/output error")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Input/output"), paths.whole_folder(tmp_path / "site"):
        pass
    assert names(tmp_path) == ["site"] and "first.html" in names(tmp_path / "site")


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_what_jangkau_did_not_make_is_never_replaced(tmp_path, kind):
    path = tmp_path / "site"
    if kind == "folder":
        path.mkdir()
        (path / "mine.txt").write_text("x")
    else:
        path.write_text("x")
    with pytest.raises(ReportError, match="did not make"), paths.whole_folder(path):
        pass
    assert path.exists() and names(tmp_path) == ["site"]


def test_what_a_killed_build_left_is_swept_and_what_another_one_holds_is_not(tmp_path):
    for name in (".site.left", ".site.left.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / paths.MARK).write_text("", encoding="utf-8")
    with paths.whole_folder(tmp_path / "site") as first:
        (first / "one").write_text("", encoding="utf-8")
        with paths.whole_folder(tmp_path / "site") as second:
            (second / "two").write_text("", encoding="utf-8")
        assert (first / "one").is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"site"}


@pytest.mark.parametrize("removed", ["nothing", "mark", "all"])
def test_a_former_folder_that_was_removed_only_in_part_is_gone_after_the_next_build(tmp_path, monkeypatch, removed):
    def stopped(folder, ignore_errors):
        for path in {"nothing": [], "mark": [folder / paths.MARK], "all": list(folder.iterdir())}[removed]:
            path.unlink()

    for content in ("first", "second"):
        with monkeypatch.context() as patched, paths.whole_folder(tmp_path / "site") as folder:
            (folder / f"{content}.html").write_text(content)
            patched.setattr(shutil, "rmtree", stopped)
    assert len(names(tmp_path)) == 2
    with paths.whole_folder(tmp_path / "site") as folder:
        (folder / "third.html").write_text("third")
    assert names(tmp_path) == ["site"] and "third.html" in names(tmp_path / "site")


def test_a_former_folder_whose_successor_never_came_gets_its_name_back(tmp_path):
    with paths.whole_folder(tmp_path / "site") as folder:
        (folder / "first.html").write_text("x")
    (tmp_path / "site").rename(tmp_path / f".site.killed{paths.FORMER}")  # and then came kill -9
    with pytest.raises(ValueError, match="fault"), paths.whole_folder(tmp_path / "site"):
        raise ValueError("fault")
    assert names(tmp_path) == ["site"] and "first.html" in names(tmp_path / "site")


def test_what_killed_writers_of_files_left_is_swept_at_any_depth_and_nothing_else(tmp_path):
    for name in (".a.csv.x1.tmp", "a.tmp", ".hidden", "below/.b.html.y2.tmp", "below/b.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    paths.sweep_files(tmp_path, tmp_path / "nowhere")
    assert names(tmp_path) == [".hidden", "a.tmp", "below"] and names(tmp_path / "below") == ["b.html"]


@pytest.mark.parametrize("moment", ["link", "mkdir"])
def test_a_file_is_linked_into_a_folder_that_another_process_makes_in_the_same_moment(tmp_path, monkeypatch, moment):
    source, target = tmp_path / "page.html", tmp_path / "site" / "en" / "page.html"
    source.write_text("x")
    usual = {"link": paths.os.link, "mkdir": Path.mkdir}

    def other_first(*told, **how):
        monkeypatch.undo()
        if moment == "link":
            try:
                usual["link"](*told)
            finally:  # not there when it was looked for, there a moment later
                target.parent.mkdir(parents=True)
        target.parent.mkdir(parents=True)
        usual["mkdir"](*told, **how)

    monkeypatch.setattr(*{"link": (paths.os, "link"), "mkdir": (Path, "mkdir")}[moment], other_first)
    paths.link_or_copy(source, target)
    assert target.read_text() == "x"


def test_what_is_not_there_cannot_be_linked(tmp_path):
    with pytest.raises(FileNotFoundError):
        paths.link_or_copy(tmp_path / "gone.html", tmp_path / "site" / "gone.html")
