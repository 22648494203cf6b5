from comparison.frames import cases_of, shuffled, strategies_of
from helpers.comparison.similarity import build_tree

REGIONS = [f"{n:02}" for n in range(8)]


def corpus(times: int):
    """Eight regions, four that talk and four that pay, each strategy in so many articles of each."""
    cases, stated = [], []
    for n, region in enumerate(REGIONS):
        for article in range(times):
            document = f"{region}-{article}"
            cases.append((document, region, 2020))
            stated += [(document, code) for code in (("talk", "poster") if n < 4 else ("pay", "law"))]
    return cases_of(*cases), strategies_of(*stated)


def test_alike_portfolios_are_one_group():
    tree = build_tree(*corpus(2))
    assert tree.reason_code == "" and tree.agreement == 1.0
    assert len({tree.groups[region] for region in REGIONS[:4]}) == 1
    assert tree.groups["00"] != tree.groups["07"]
    assert sorted(tree.region_codes) == REGIONS and len(tree.linkage) == 7


def test_too_few_regions_give_no_tree_but_a_reason():
    cases, stated = corpus(2)
    some = cases[cases["region_code"] < "05"]
    tree = build_tree(some, stated)
    assert (tree.reason_code, len(tree.region_codes), tree.linkage) == ("too_few_regions", 5, [])


def test_regions_with_one_event_are_not_asked():
    assert build_tree(*corpus(1)).reason_code == "too_few_regions"


def test_several_articles_on_one_event_are_one_event():
    cases, stated = corpus(2)
    cases["event_id"] = cases["region_code"]
    assert build_tree(cases, stated).reason_code == "too_few_regions"


def test_groups_that_hang_on_one_article_give_no_tree_but_a_reason():
    # Each region's second strategy is told by one article only, so that leaving it out moves the region.
    codes = ["talk pay", "talk law", "talk visit", "pay law", "pay visit", "law visit", "talk poster", "pay poster"]
    cases, stated = [], []
    for region, pair in zip(REGIONS, codes, strict=True):
        for code in pair.split():
            cases.append((f"{region}-{code}", region, 2020))
            stated.append((f"{region}-{code}", code))
    tree = build_tree(cases_of(*cases), strategies_of(*stated))
    assert tree.reason_code == "unstable" and tree.agreement < 0.8 and tree.linkage == []


def test_the_order_of_rows_never_matters():
    cases, stated = corpus(2)
    assert build_tree(shuffled(cases), shuffled(stated)) == build_tree(cases, stated)
