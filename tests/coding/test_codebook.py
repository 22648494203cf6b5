import os
import pickle
import shutil
from pathlib import Path

import pytest

from helpers import paths
from helpers.coding.codebook import load_codebook
from helpers.errors import CodebookError
from helpers.sources import MOST

STRATEGIES = [
    "information_session", "door_to_door", "aware_village", "mass_campaign", "government_partnership", "regulation",
    "subsidised_contribution", "community_agent", "group_channel", "village_apparatus", "political_endorsement",
    "employer_compliance", "benefit_handover", "award", "livelihood_support", "digital_channel", "worker_registry",
    "coverage_target",
]  # fmt: skip
VOCABULARIES = ["families", "statuses", "units", "relations", "bodies", "modes", "kinds", "flags", "reasons"]


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of the project's codebook that a test may break."""
    return Path(shutil.copytree(paths.codebook(), tmp_path / "codebook"))


def change(folder: Path, name: str, old: str, new: str) -> int:
    """Put ``new`` for the first ``old`` in a file; gives the line where that is."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def refusal(folder: Path) -> str:
    with pytest.raises(CodebookError) as caught:
        load_codebook(folder)
    return str(caught.value)


def test_the_projects_own_codebook_has_every_code_of_the_manual():
    book = load_codebook()
    assert list(book.strategies) == STRATEGIES
    assert set(book.programmes) == {"jkk", "jkm", "jht", "jp", "jkp"}
    assert len(book.target_groups) == 22
    assert list(book.statuses) == ["done", "ongoing", "planned"]
    assert book.regions["36.04"].name == "Kabupaten Serang"


def test_every_code_has_a_label_in_both_languages():
    book = load_codebook()
    for name in ["strategies", "target_groups", "indicators", "programmes", *VOCABULARIES]:
        for entry in getattr(book, name).values():
            assert set(entry.label) == {"id", "en"} and all(entry.label.values()), (name, entry.code)


def test_every_strategy_is_defined_and_in_one_of_six_families():
    book = load_codebook()
    assert len(book.families) == 6
    for entry in book.strategies.values():
        assert entry.family in book.families
        assert set(entry.definition) == set(entry.include) == set(entry.exclude) == {"id", "en"}


def test_cues_of_a_code_have_names_of_their_own():
    book = load_codebook()
    for entry in (*book.strategies.values(), *book.target_groups.values(), *book.programmes.values()):
        names = [cue.id for cue in entry.cues]
        assert len(names) == len(set(names)), entry.code


def test_a_codebook_travels_to_another_process():
    book = load_codebook()
    assert pickle.loads(pickle.dumps(book)).strategies == book.strategies


def test_an_added_code_is_read_without_a_change_in_python(folder):
    change(
        folder,
        "target_groups.yaml",
        "  vulnerable:\n",
        (
            '  beekeepers:\n    label: {id: "Peternak lebah", en: "Beekeepers"}\n    cues: [peternak lebah]\n  vulnerable:\n'
        ),
    )
    assert load_codebook(folder).target_groups["beekeepers"].label["en"] == "Beekeepers"


def test_all_mistakes_are_named_at_once_with_file_and_line(folder):
    first = change(folder, "strategies.yaml", "family: reach", "family: reech")
    second = change(folder, "programmes.yaml", "label:", "lable:")
    message = refusal(folder)
    assert f"data/codebook/strategies.yaml, line {first}: the family 'reech'" in message
    assert "is none of awareness, reach, law_coordination, money, compliance, service." in message
    assert f"data/codebook/programmes.yaml, line {second}: 'lable' is not known here; allowed: label" in message
    assert "label is missing" in message


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("      - find: sosialisasi\n", "      - find: (sosialisasi\n", "A '(' is not closed"),
        ("      - find: sosialisasi\n", "      - find: ... sosialisasi\n", "'...' must stand between words"),
        ("      - find: sosialisasi\n", "      - find: '{nobody}'\n", "the list 'nobody' is unknown"),
        ("        reading: act\n", "        reading: deed\n", "is 'deed'; allowed: 'act', 'thing' or 'fact'"),
        ("        status: planned\n", "        status: soon\n", "is 'soon'; allowed: 'done', 'ongoing' or 'planned'"),
        ("  door_to_door:\n", "  Door-to-door:\n", "'Door-to-door' is no code"),
    ],
)
def test_a_mistake_in_a_cue_is_named_with_what_is_allowed(folder, old, new, what):
    line = change(folder, "strategies.yaml", old, new)
    message = refusal(folder)
    assert what in message
    assert f"strategies.yaml, line {line}:" in message


def test_tags_anchors_and_double_keys_are_refused(folder):
    change(
        folder, "vocabularies.yaml", "  awareness:\n", "  awareness: !!python/object/apply:os.getcwd []\n  awareness:\n"
    )
    change(folder, "indicators.yaml", "  participants:\n", "  participants: &same\n")
    message = refusal(folder)
    assert "python/object/apply" in message and "is not allowed" in message
    assert "'awareness' is given twice" in message
    assert "the anchor or alias 'same' is not allowed" in message


def test_a_file_that_is_missing_or_no_yaml_is_named(folder):
    (folder / "indicators.yaml").unlink()
    (folder / "programmes.yaml").write_text("codes: [unclosed\n", encoding="utf-8")
    message = refusal(folder)
    assert "indicators.yaml, line 1: the file is missing." in message
    assert "programmes.yaml, line 2: this is not YAML" in message


def test_a_file_without_end_or_that_keeps_its_reader_waiting_is_named_and_not_opened(folder):
    for name in ("indicators.yaml", "regions.csv", "districts.csv"):
        (folder / name).unlink()
    os.mkfifo(folder / "indicators.yaml")
    (folder / "regions.csv").symlink_to("/dev/zero")
    with (folder / "districts.csv").open("wb") as file:
        file.truncate(MOST + 1)
    message = refusal(folder)
    assert "indicators.yaml, line 1: the file cannot be read as UTF-8 text ([Errno 22] it is no regular file" in message
    assert "regions.csv, line 1: the file cannot be read as CSV in UTF-8 ([Errno 22] it is no regular file" in message
    assert "districts.csv, line 1" in message and "it has 200,000,001 bytes; at most 200,000,000" in message


def test_a_list_that_uses_itself_is_refused(folder):
    change(folder, "strategies.yaml", "lists:\n", 'lists:\n  round: ["{about}"]\n  about: ["{round} ya"]\n')
    message = refusal(folder)
    assert "the list 'round' uses itself" in message and "the list 'about' uses itself" in message


def test_only_strategies_have_a_family_a_status_or_a_speaker(folder):
    change(folder, "target_groups.yaml", "  vulnerable:\n", "  vulnerable:\n    family: reach\n")
    change(folder, "programmes.yaml", "    cues:\n", "    cues:\n      - {find: asuransi, status: done}\n")
    message = refusal(folder)
    assert "only strategies have a family" in message
    assert "only cues of strategies have a status or a speaker" in message


def test_mistakes_in_the_reference_lists_are_named(folder):
    regions = folder / "regions.csv"
    regions.write_text(regions.read_text(encoding="utf-8").replace(",regency,", ",shire,", 1), encoding="utf-8")
    with (folder / "districts.csv").open("a", encoding="utf-8") as handle:
        handle.write("99.99.01,99.99,Antah Berantah\n")
    with (folder / "instruments.csv").open("a", encoding="utf-8") as handle:
        handle.write("decree,1,2020,Judul,Subject\nuu,1,soon,Judul,Subject\n")
    message = refusal(folder)
    assert "the level 'shire' is none of province, regency, city." in message
    assert "the regency '99.99' is not in regions.csv." in message
    assert "the kind 'decree' is none of" in message
    assert "the year 'soon' is no year." in message
