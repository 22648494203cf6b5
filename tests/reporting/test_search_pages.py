import json
import re

from helpers.reporting.search_pages import index_scripts, words_of
from helpers.reporting.units import Unit

UNITS = [
    Unit("evidence/a#p1", "Judul", "Media", "Petugas mendatangi dermaga.", "Going to workers"),
    Unit("evidence/b#p1", "Lain", "Media", "Dermaga sepi; </script><b>."),
]


def read(units) -> dict:
    found = {}
    for file, script in index_scripts(units):
        name, value = re.fullmatch(r'jangkau\.put\("([\w-]+)",(.*)\);\n', script, re.DOTALL).groups()
        assert file == f"{name}.js"
        found[name] = json.loads(value)
    return found


def test_a_word_leads_to_the_numbers_of_all_units_that_hold_it_as_steps():
    found = read(UNITS)
    assert found["words-de"] == {"dermaga": [0, 1]}
    assert found["words-wo"] == {"workers": [0]}
    assert found["texts-0"][1][0] == "evidence/b#p1"


def test_the_index_says_which_scripts_there_are():
    found = read(UNITS)
    assert found["all"]["count"] == 2 and found["all"]["firsts"] == [0]
    assert {f"words-{shard}" for shard in found["all"]["shards"]} == {
        name for name in found if name.startswith("words")
    }


def test_texts_are_parted_so_that_no_script_grows_large():
    long = [Unit(f"evidence/{n}#p1", "T", "", "kata " * 5000) for n in range(6)]
    found = read(long)
    assert found["all"]["firsts"] == [0, 3] and len(found["texts-0"]) == 3 and len(found["texts-1"]) == 3


def test_no_tag_can_begin_in_a_script():
    assert not any("<" in script for _, script in index_scripts(UNITS))


def test_words_are_searched_without_capitals_and_marks():
    assert words_of("PROGRAM Désa-Sadar (2018)") == ["program", "desa", "sadar", "2018"]


def test_an_index_of_nothing_is_an_index():
    assert read([]) == {"all": {"firsts": [], "shards": [], "count": 0}}
