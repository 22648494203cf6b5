"""jsonschema comes without its grammar of addresses, and checks addresses as ever."""

import subprocess
import sys

PROGRAM = """
import sys
from helpers.running.grammars import GRAMMAR, import_jsonschema

import_jsonschema()
import jsonschema
assert GRAMMAR not in sys.modules
checks = jsonschema.Draft7Validator.FORMAT_CHECKER
said = [checks.conforms(address, "iri") for address in ("https://contoh.id/désa", "no address")]
assert said == [True, False], said
assert GRAMMAR in sys.modules
"""


def test_the_grammar_of_addresses_is_made_ready_when_an_address_is_checked():
    subprocess.run([sys.executable, "-c", PROGRAM], check=True)


def test_a_build_does_not_wait_for_it():
    program = (
        "import sys; from helpers.running.grammars import import_jsonschema; import_jsonschema()\n"
        "import helpers.running.build; sys.exit('rfc3987_syntax' in sys.modules or 'papermill' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_parameters_are_checked_without_a_wait_for_the_grammar_of_addresses():
    code = (
        "import sys; from helpers.running import parameters; from helpers import paths;"
        "parameters.read_parameters(paths.NOTEBOOKS / '4-region-profile.ipynb');"
        "print('rfc3987_syntax' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"
