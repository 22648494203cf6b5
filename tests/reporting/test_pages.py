from helpers.reporting.pages import ALONE, Frame


def test_a_page_that_stands_alone_links_to_nothing():
    assert ALONE.page("methods") is None
    assert ALONE.evidence("inv-1", 3, 9) is None


def test_links_are_relative_and_lead_only_to_pages_that_exist():
    frame = Frame(root="../", pages=frozenset({"methods", "evidence/inv-1"}))
    assert frame.page("methods") == "../methods.html"
    assert frame.page("regions/99.01") is None
    assert frame.evidence("inv-1", 3, 9) == "../evidence/inv-1.html#s3-9"
    assert frame.evidence("inv-2", 3, 9) is None


def test_an_odd_document_id_cannot_lead_out_of_its_folder():
    assert Frame(root="./").evidence('../x" y', 3, 9) == "./evidence/..%252Fx%2522%2520y.html#s3-9"
