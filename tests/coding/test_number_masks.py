import pytest

from helpers.coding.number_masks import Masked, find_masks
from helpers.coding.numbers import lower


def names(text):
    return {mask.name for mask in find_masks(lower(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Selasa (24/7/2018)", "date"),
        ("pada 12 Maret 2024", "date"),
        ("tahun 2023", "date"),
        ("kurun 2024–2025", "date"),
        ("pukul 09.30 WIB", "time"),
        ("berusia 18 sampai 65 tahun", "age"),
        ("Sarmi (45)", "age"),
        ("HUT ke-46", "age"),
        ("hubungi 0812-3456-7890", "telephone"),
        ("call center 175", "telephone"),
        ("Jalan Melati No. 4", "address"),
        ("RT 05/RW 02", "address"),
        ("pasal 6 ayat (2)", "article"),
        ("tahap 2", "ordinal"),
        ("ke-7", "ordinal"),
        ("Covid-19", "product"),
        ("PIK 2", "product"),
        ("USD 1,5 juta", "foreign_money"),
        ("Simpang Tiga", "place"),
        ("pedagang kaki lima", "phrase"),
        ("salah satu", "phrase"),
    ],
)
def test_digits_that_count_nothing_are_masked_by_name(text, name):
    assert name in names(text)


@pytest.mark.parametrize(
    "text", ["12.800 pekerja", "2.024 orang", "sebanyak 2019 nelayan", "2017 peserta", "tiga desa", "43 persen"]
)
def test_counts_are_not_masked(text):
    assert names(text) == set()


def test_a_stretch_touches_a_span_that_it_overlaps_and_not_its_neighbour():
    masked = Masked([(10, 15), (12, 20)])
    assert masked.touches(18, 25)
    assert not masked.touches(20, 25)
    assert not masked.touches(5, 10)
