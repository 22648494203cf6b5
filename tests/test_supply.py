"""What Jangkau is built from may be given on, and is told."""

import json
import re

import pytest

from helpers import supply


def test_no_package_that_runs_with_jangkau_forbids_to_publish_what_is_made_with_it():
    refused = [package for package in supply.packages() if package.is_needed and not package.may_be_published]
    assert refused == []


@pytest.mark.parametrize(
    ("licence", "may"),
    [
        ("MIT", True),
        ("GPL-3.0-or-later", False),
        ("GNU Affero General Public License v3", False),
        ("LGPL-2.1-or-later", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("Artistic License; GNU General Public License (GPL)", True),
        ("GPL-2.0-only AND MIT", False),
    ],
)
def test_a_licence_is_told_from_one_that_forbids(licence, may):
    assert supply.Package("a", "1", licence, True).may_be_published is may


def test_the_table_of_licences_is_what_the_lock_and_the_packages_say():
    assert supply.TABLE.read_text(encoding="utf-8") == supply.table(), "renew it with: python -m helpers.supply"


def test_the_bill_names_every_locked_package_and_is_the_same_each_time():
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    told = supply.bill()
    assert told == supply.bill() and JsonStrictValidator(SchemaVersion.V1_6).validate_str(told) is None
    listed = {part["name"]: part for part in json.loads(told)["components"]}
    locked = set(re.findall(r"^([\w.-]+)==", supply.LOCK.read_text(encoding="utf-8"), re.MULTILINE))
    assert listed.keys() == {package.name for package in supply.packages()} <= locked
    assert listed["pandas"]["scope"] == "required" and listed["pytest"]["scope"] == "excluded"
