"""Each fault once, at a moment that chance has chosen once and for all; ``make soak`` is the long form."""

import pytest

from faults import soak
from faults.faults import FAULTS, KINDS, NEED_MOUNTS, can_mount, chance_of
from faults.lanes import Ended, Row, table
from helpers.running import forks

pytestmark = [
    pytest.mark.faults,
    pytest.mark.notebooks,
    pytest.mark.skipif(not forks.CAN_FORK, reason="this system cannot fork safely"),
]
SEED = 11
SHORT = [fault for fault in FAULTS if fault != "kill a Dask worker"]  # which tests/running/test_cluster.py does
MAY_BE = {
    "kill the build": {"killed"},
    "kill a report": {"done"},
    "kill a kernel": {"done", "done, a report failed"},
    "kill the template": {"done"},
    "disk full": {"refused: disk full"},
    "disk read-only": {"refused: read-only"},
    "vanish": {"done"},
    "change": {"done"},
    "two builds": {"done", "refused: in use"},
    "clock set back": {"done"},
    "interrupt": {"interrupted"},
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    """What came of each fault that can be tried here."""
    tried = [fault for fault in SHORT if can_mount() or fault not in NEED_MOUNTS]
    return {row.fault: row for row in soak.soak(tmp_path_factory.mktemp("soak"), tried, 1, SEED, lanes=2)}


@pytest.mark.parametrize("fault", SHORT)
def test_after_a_fault_a_normal_build_makes_what_an_undisturbed_one_makes_and_nothing_is_left(rows, fault):
    if fault in NEED_MOUNTS and not can_mount():
        pytest.skip("THIS SYSTEM GIVES NO MOUNT NAMESPACE, so full and read-only disks were NOT TRIED")
    row = rows[fault]
    assert row.problems == [] and row.is_good
    assert {ended.how for ended in row.endings} <= MAY_BE[fault]


def test_every_fault_is_of_a_kind_that_is_made_undisturbed_and_its_chance_can_be_had_again():
    assert set(KINDS) <= set(FAULTS) and set(NEED_MOUNTS) <= set(FAULTS) and set(MAY_BE) == set(SHORT)
    assert chance_of(1, "vanish", 2) == chance_of(1, "vanish", 2) != chance_of(2, "vanish", 2)


def test_an_ending_is_told_in_words_and_a_traceback_is_never_overlooked():
    assert Ended(2, "jangkau: out is in use by another jangkau (process 1).", 0).how == "refused: in use"
    assert Ended(1, "jangkau: No space left on device: out.", 0).how == "refused: disk full"
    assert Ended(-9, "", 0).how == "killed" and Ended(143, "", 0).how == "interrupted"
    assert Ended(1, "Traceback (most recent call last)", 0).how == "TRACEBACK" and Ended(3, "", 0).how == "EXIT CODE 3"


def test_the_table_counts_endings_and_what_was_wrong():
    rows = [
        Row("vanish", [Ended(0, "", 1.0)], True),
        Row("vanish", [Ended(0, "", 3.0)], False, ["left: x", "INPUTS CHANGED"]),
        Row("interrupt", [Ended(130, "", 0.5)], True),
    ]
    assert table(rows).splitlines()[2:] == [
        "| vanish | 2 | done 2 | 3.0, 3.0 | 2 | 1 | 1 | 1 | 0 |",
        "| interrupt | 1 | interrupted 1 | 0.5, 0.5 | 1 | 1 | 0 | 0 | 0 |",
    ]


def test_a_fault_that_does_not_exist_is_refused(capsys):
    with pytest.raises(SystemExit):
        soak.main(["--faults", "earthquake"])
    assert "no such fault: earthquake" in capsys.readouterr().err
