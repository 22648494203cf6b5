"""The pages that the bars of target groups and of voices lead to list just what the bars count."""

import runpy
from pathlib import Path

import pytest

from helpers.comparison import actors, diffusion
from helpers.reporting import blocks
from helpers.reporting.findings import Findings
from helpers.reporting.group_pages import describe_group, name_regions
from helpers.reporting.voice_pages import LONGEST, describe_voice
from helpers.reporting.wording import Wording

sample = runpy.run_path(str(Path(__file__).with_name("site_sample.py")))
WORDS = Wording("en")


@pytest.fixture(scope="module")
def found() -> Findings:
    return Findings(sample["sample_tables"](), sample["codebook"]())


def rows_of(document) -> list[list]:
    return [row for piece in document.pieces if isinstance(piece, blocks.Table) for row in piece.rows]


def test_a_group_lists_as_many_regions_as_its_bar_counts(found):
    counts = diffusion.count_groups(found.cases, found.data["target_groups"])
    assert set(counts["target_group_code"]) == {"fishers", "farmers"}
    for row in counts.itertuples():
        assert len(name_regions(row.target_group_code, found)) == row.region_count


def test_a_group_names_each_region_with_the_words_that_name_it(found):
    ((region, province, words, articles),) = rows_of(describe_group("fishers", found, WORDS))
    assert region == [blocks.PageLink("Kabupaten Serang", "regions/36.04")] and province == "Banten"
    start = sample["NESTED"].index("nelayan")
    assert words == [blocks.Evidence("nelayan", "nested", start, start + 7)] and articles == "1"


def test_a_group_that_no_article_names_says_so(found):
    (said,) = describe_group("traders", found, WORDS).pieces
    assert blocks.plain(said.runs) == "No article of this corpus names it."


def test_a_voice_lists_as_many_quotations_as_its_bar_counts(found):
    data = found.data
    (voice,) = actors.build_voices(found.cases, data["quotes"], data["people"]).itertuples()
    ((person, role, quotation, article),) = rows_of(describe_voice(voice.body_code, found, WORDS))
    assert (voice.body_code, voice.quote_count) == ("regional_government", 1)
    assert (person, role) == ("Sri Misal", "Kepala Dinas Contoh")
    assert quotation[0].text.startswith("Kami datang tiap pekan.") and len(quotation[0].text) <= LONGEST
    assert article == [blocks.PageLink("Kabar Umpama", "evidence/nested")]


def test_a_voice_in_whose_name_nobody_is_quoted_says_so(found):
    (said,) = describe_voice("legislature", found, WORDS).pieces
    assert blocks.plain(said.runs) == "Nobody is quoted in its name."
