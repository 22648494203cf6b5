"""Parameters are refused before a kernel starts."""

import pytest

from helpers import paths
from helpers.coding.codebook import load_codebook
from helpers.errors import ParameterError
from helpers.running.parameters import check_parameters, read_parameters

PROFILE = paths.NOTEBOOKS / "4-region-profile.ipynb"
NATIONAL = paths.NOTEBOOKS / "3-compare-regions.ipynb"


@pytest.fixture(scope="module")
def codebook():
    return load_codebook()


def refusal(notebook, given, codebook):
    with pytest.raises(ParameterError) as refused:
        check_parameters(notebook, given, codebook)
    return str(refused.value)


def test_the_parameters_of_a_notebook_are_the_literals_of_its_tagged_cell():
    assert read_parameters(PROFILE) == {"region": "36.04", "lang": "id", "years": ""}


def test_every_notebook_declares_a_type_and_a_meaning_for_each_parameter():
    from papermill.inspection import inspect_notebook

    for notebook in paths.NOTEBOOKS.glob("*.ipynb"):
        for parameter in inspect_notebook(str(notebook)).values():
            assert parameter["inferred_type_name"] and parameter["help"], (notebook.name, parameter)


def test_a_misspelt_name_is_refused_with_the_nearest_one(codebook):
    said = refusal(PROFILE, {"regoin": "36.04"}, codebook)
    assert "no parameter 'regoin'" in said and "Did you mean 'region'?" in said


def test_a_wrong_type_is_refused_with_the_expected_one(codebook):
    assert "min_articles = 'dua' is str; expected int" in refusal(NATIONAL, {"min_articles": "dua"}, codebook)


def test_a_truth_value_is_no_number(codebook):
    assert "is bool; expected int" in refusal(NATIONAL, {"min_articles": True}, codebook)


def test_an_unknown_language_is_refused_with_the_choices(codebook):
    assert "choose from: id, en" in refusal(NATIONAL, {"lang": "jv"}, codebook)


def test_a_region_that_does_not_exist_is_refused_with_those_that_have_articles(codebook):
    said = refusal(PROFILE, {"region": "99.99"}, codebook)
    assert "no official code" in said and "36.04" in said


def test_a_region_without_an_article_is_refused_by_its_name(codebook):
    assert "has no article" in refusal(PROFILE, {"region": "11.01"}, codebook)


def test_all_offenders_are_named_at_once(codebook):
    said = refusal(NATIONAL, {"langg": "id", "min_articles": "x"}, codebook)
    assert "langg" in said and "min_articles" in said


def test_a_region_code_that_a_tool_has_read_as_a_number_is_text_again(codebook):
    assert check_parameters(PROFILE, {"region": 51.04}, codebook) == {"region": "51.04"}
