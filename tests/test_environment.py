"""environment.yml, pyproject.toml and requirements.lock say the same."""

import re
import tomllib

import yaml

from helpers.paths import ROOT

CONDA = {"jupyterlab", "papermill", "pandas", "matplotlib", "nbconvert", "pytest", "nbval"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked() -> dict[str, str]:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return {normal(name): version for name, version in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.M)}


def declared() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    whole = project["dependencies"] + [line for extra in project["optional-dependencies"].values() for line in extra]
    return {normal(re.match(r"[A-Za-z0-9._-]+", line)[0]): line for line in whole}


def conda() -> tuple[dict[str, str], dict[str, str]]:
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    packages = dict(
        entry.split("=", 1) for entry in entries if isinstance(entry, str) and "=" in entry and ">" not in entry
    )
    pip = next(entry["pip"] for entry in entries if isinstance(entry, dict))
    return packages, dict(line.split("==") for line in pip if "==" in line)


def test_every_declared_dependency_is_locked():
    assert set(declared()) <= set(locked())


def test_the_packages_that_users_meet_come_from_conda_at_the_locked_versions():
    packages, _ = conda()
    assert packages == {name: locked()[name] for name in CONDA}


def test_everything_else_comes_through_pip_at_the_locked_versions():
    _, pip = conda()
    expected = {name: locked()[name] for name in declared() if name not in CONDA}
    assert {normal(name): version for name, version in pip.items()} == expected


def test_every_package_of_the_lock_has_hashes_and_no_address():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text and "--index" not in text
