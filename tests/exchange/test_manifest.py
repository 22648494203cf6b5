"""The manifest of a site says what it was made from; whatever is done to the site afterwards is found."""

import hashlib
import json
import shutil

import pytest
from exchange_sample import codebook, sample_tables
from rocrate.rocrate import ROCrate
from typer.testing import CliRunner

from helpers import paths
from helpers.cli import app
from helpers.errors import ExchangeError
from helpers.exchange.manifest import Origin, write_manifest
from helpers.exchange.ro_crate import METADATA
from helpers.exchange.verify import check_site, read_manifest, told
from helpers.reporting import provenance

PAGES = {"index.html": "<p>a", "en/evidence/..%2Fx y.html": "<p>b", "data/en/ä.csv": "a\n1\n", "pdf/en/n.pdf": "%PDF"}


@pytest.fixture
def site(tmp_path):
    for name, text in PAGES.items():
        paths.write_text_whole(tmp_path / "site" / name, text)
    paths.write_text_whole(tmp_path / "site" / paths.MARK, "made anew")
    paths.write_text_whole(tmp_path / "tables" / "documents.csv", "a\n")
    for by_hand in ("README.md", "mine.csv"):
        paths.write_text_whole(tmp_path / "tables" / by_hand, "by hand")
    corrections = tmp_path / "corrections.csv"
    corrections.write_text("action\n", encoding="utf-8")
    beside = {"processed": tmp_path / "tables"}
    notebooks = [paths.NOTEBOOKS / "3-compare-regions.ipynb"]
    origin = Origin(sample_tables()["documents"], "languages: en", codebook().folder, corrections, notebooks, beside)
    write_manifest(tmp_path / "site", origin)
    return tmp_path / "site"


def test_it_names_every_file_with_its_hash_and_what_the_site_was_made_from(site):
    crate = ROCrate(str(site))
    files = [entity for entity in crate.get_entities() if entity.type == "File"]
    assert {f["name"]: f["sha256"] for f in files} == {
        name: hashlib.sha256(text.encode()).hexdigest() for name, text in PAGES.items()
    }
    build = crate.dereference("#build")
    assert {made.id for made in build["result"]} == {"./", "#processed/documents.csv"}
    corpus, rules, *others = build["object"]
    assert [text["identifier"] for text in corpus["hasPart"]] == ["pati", "tuban"]
    assert corpus["identifier"] == provenance.corpus_digest(sample_tables()["documents"])
    assert {part["name"] for part in rules["hasPart"]} >= {"codebook/strategies.yaml", "codebook/regions.csv"}
    assert {other["name"] for other in others} == {
        "corrections.csv",
        "requirements.lock",
        "notebooks/3-compare-regions.ipynb",
    }
    assert crate.dereference("#jangkau")["identifier"] == provenance.code_digest()
    assert crate.root_dataset["datePublished"] == "2024-07-01"


def test_a_site_as_it_was_made_has_no_finding_wherever_it_lies(site, tmp_path):
    assert check_site(site, read_manifest(site)) == []
    shutil.copytree(site, tmp_path / "published", ignore=shutil.ignore_patterns(paths.MARK))
    assert check_site(tmp_path / "published", read_manifest(tmp_path / "published")) == []


def test_each_file_that_is_missing_changed_or_added_is_named_in_a_sentence(site):
    (site / "pdf" / "en" / "n.pdf").unlink()
    (site / "index.html").write_text("<p>c", encoding="utf-8")
    (site / "en" / "index.html").write_text("new", encoding="utf-8")
    (site / ".htaccess").write_text("", encoding="utf-8")
    (site / "elsewhere").symlink_to(site.parent)
    said = [finding.sentence for finding in check_site(site, read_manifest(site))]
    now, then = (hashlib.sha256(text.encode()).hexdigest()[:12] for text in ("<p>c", "<p>a"))
    assert said == [
        "pdf/en/n.pdf is missing.",
        f"index.html was changed: its SHA-256 is {now}…, the manifest says {then}….",
        ".htaccess was added: the manifest does not name it.",
        "elsewhere was added: the manifest does not name it.",
        "en/index.html was added: the manifest does not name it.",
    ]
    run = CliRunner().invoke(app, ["verify", str(site)])
    assert run.exit_code == 1 and "4 files of the manifest: 1 missing, 1 changed, 3 added." in run.output


def test_a_link_in_the_place_of_a_file_is_a_change_whatever_it_leads_to(site, tmp_path):
    for name in ("index.html", METADATA):
        (site / name).rename(tmp_path / name)
        (site / name).symlink_to(tmp_path / name)
    (site / "data").rename(tmp_path / "data")
    (site / "data").symlink_to(tmp_path / "data")
    assert [finding.sentence for finding in check_site(site, read_manifest(site))] == [
        "data/en/ä.csv is missing.",
        "ro-crate-metadata.json was changed: it is a link, a build writes a file.",
        "index.html was changed: it is a link, the manifest names a file.",
        "data was added: the manifest does not name it.",
    ]
    known = read_manifest(site).sha256
    run = CliRunner().invoke(app, ["verify", str(site), "--sha256", known])
    assert run.exit_code == 1 and "1 missing, 2 changed, 1 added." in run.output


def test_a_site_that_is_named_by_a_link_is_as_it_was_made(site, tmp_path):
    (tmp_path / "published").symlink_to(site)
    assert check_site(tmp_path / "published", read_manifest(tmp_path / "published")) == []


def test_an_added_folder_is_named_even_if_it_holds_nothing(site):
    (site / "new" / "deep").mkdir(parents=True)
    (site / "pdf" / "id").mkdir()
    (site / "pdf" / "en" / "n.pdf").unlink()  # its folder stays, and was there
    assert [finding.sentence for finding in check_site(site, read_manifest(site))] == [
        "pdf/en/n.pdf is missing.",
        "new/ was added: the manifest does not name it.",
        "new/deep/ was added: the manifest does not name it.",
        "pdf/id/ was added: the manifest does not name it.",
    ]
    assert CliRunner().invoke(app, ["verify", str(site)]).exit_code == 1


def test_a_site_that_was_changed_with_its_manifest_is_told_by_the_hash_of_the_manifest(site):
    known = read_manifest(site).sha256
    assert CliRunner().invoke(app, ["verify", str(site), "--sha256", known]).exit_code == 0
    (site / METADATA).write_bytes((site / METADATA).read_bytes().replace(b"2024-07-01", b"2025-07-01"))
    assert CliRunner().invoke(app, ["verify", str(site)]).exit_code == 0
    refused = CliRunner().invoke(app, ["verify", str(site), "--sha256", known])
    assert refused.exit_code == 2 and "is another one" in refused.output


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        "[" * 10_000,
        '{"@graph": []}',
        '{"@graph": [5]}',
        '{"@graph": [{"@id": "x", "@type": "File", "name": "../x", "sha256": "0"}]}',
        '{"@graph": [{"@id": "x", "@type": "File", "name": "/etc/passwd", "sha256": "0"}]}',
    ],
)
def test_what_is_no_manifest_is_refused(site, written):
    (site / METADATA).write_text(written, encoding="utf-8")
    with pytest.raises(ExchangeError, match="Take the published one again"):
        read_manifest(site)


def test_a_folder_without_a_manifest_is_refused(tmp_path):
    with pytest.raises(ExchangeError, match="holds no ro-crate-metadata.json"):
        read_manifest(tmp_path)


def test_what_a_site_was_made_from_is_told_in_a_few_lines(site):
    lines = dict(told(read_manifest(site)))
    assert lines["Files"] == "4" and lines["Corpus"].startswith("2 texts, sha256:") and len(lines) == 8
    assert lines["Options"] == "languages: en"


def test_nothing_that_a_manifest_or_a_site_says_commands_the_terminal(site):
    graph = json.loads((site / METADATA).read_text(encoding="utf-8"))
    next(e for e in graph["@graph"] if e["@id"] == "#build")["description"] = "\x1b[2J"
    next(e for e in graph["@graph"] if e.get("name") == "index.html")["name"] = "\x1b[3J\u202e"
    (site / METADATA).write_text(json.dumps(graph), encoding="utf-8")
    (site / "\x1b[4J\n").write_text("new", encoding="utf-8")
    for command, expected in (
        (["manifest"], r"Options      \x1b[2J"),
        (["manifest", "--sums"], r"  \x1b[3J\u202e"),
        (["verify"], r"\x1b[4J\n was added: the manifest does not name it."),
    ):
        said = CliRunner().invoke(app, [command[0], str(site), *command[1:]]).output
        assert expected in said and all(line.isprintable() for line in said.splitlines())


def test_the_sums_are_those_that_other_programs_check(site):
    said = CliRunner().invoke(app, ["manifest", str(site), "--sums"]).output.splitlines()
    assert said[-1] == f"{hashlib.sha256(b'%PDF').hexdigest()}  pdf/en/n.pdf" and len(said) == 4
