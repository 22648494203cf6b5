"""Speakers: by name, by office, by pronoun, before, behind and between quotations."""

import pytest

from helpers.coding.article import Article
from helpers.coding.mentions import role_words
from helpers.coding.people import find_people
from helpers.coding.quotes import find_quotes

OPENING = "Bupati Batang Wirya Lesmana hadir bersama Kepala Cabang BPJS Ketenagakerjaan, Sutrimo. "
QUOTE = '"Iurannya ringan bagi semua warga"'


def speakers(text):
    article = Article(text)
    return [q.speaker for q in find_quotes(article, find_people(article)) if q.mode == "direct"]


@pytest.mark.parametrize(
    "attribution, speaker",
    [
        ("kata Sutrimo.", "Sutrimo"),
        ("ujar Bupati.", "Wirya Lesmana"),
        ("ungkap Pak Wirya.", "Wirya Lesmana"),
        ("tegas Bupati Batang itu.", "Wirya Lesmana"),
        ("kata orang nomor satu di Batang itu.", "Wirya Lesmana"),
        ("tutur Kacab.", "Sutrimo"),
        ("demikian disampaikan Sutrimo.", "Sutrimo"),
        ("Sutrimo menjelaskan.", "Sutrimo"),
        ("dorong Sutrimo.", "Sutrimo"),
        ("kata seorang nelayan.", None),
        ("ujar warga setempat.", None),
    ],
)
def test_the_words_behind_a_quotation_name_its_speaker(attribution, speaker):
    assert speakers(f'{OPENING}\n{QUOTE[:-1]}," {attribution}') == [speaker]


@pytest.mark.parametrize("pointing", ["ujarnya.", "kata dia.", "pungkasnya lagi.", "katanya, Senin."])
def test_a_pointing_verb_means_the_person_who_had_the_word(pointing):
    text = f'{OPENING}\nSutrimo menjelaskan iuran itu.\n{QUOTE[:-1]}," {pointing}'
    assert speakers(text) == ["Sutrimo"]


def test_a_speaker_before_the_quotation_in_the_same_paragraph_holds():
    assert speakers(f"{OPENING}\nMenurut Sutrimo, warga harus tahu. {QUOTE}.") == ["Sutrimo"]
    assert speakers(f"{OPENING}\nSutrimo menambahkan, {QUOTE}.") == ["Sutrimo"]


def test_people_who_are_only_present_do_not_take_the_word():
    text = f'Sutrimo, Camat Petir, membuka acara. Turut hadir Kapolsek AKP Wiratno.\n{QUOTE[:-1]}," ujarnya.'
    assert speakers(text) == ["Sutrimo"]


def test_a_person_named_as_partner_does_not_take_the_word():
    text = f'Camat Petir Sutrimo mengatakan kerja sama itu diteken dengan Bupati Batang Wirya Lesmana.\n{QUOTE[:-1]}," katanya.'
    assert speakers(text) == ["Sutrimo"]


def test_a_quotation_alone_in_its_paragraph_may_be_attributed_in_the_next():
    text = f"{OPENING}\nSutrimo menjelaskan iuran itu.\n{QUOTE}\nHal itu ditegaskan Bupati Wirya Lesmana di pendopo."
    assert speakers(text) == ["Wirya Lesmana"]


def test_quotations_between_one_attribution_share_its_speaker():
    text = f'{OPENING}\n"Iurannya ringan bagi warga," kata Sutrimo, "manfaatnya pun besar sekali."\n"Jadi jangan ragu untuk mendaftar," sambungnya.'
    assert speakers(text) == ["Sutrimo"] * 3


def test_a_quotation_that_closes_in_a_later_paragraph_has_its_speaker_there():
    text = (
        f'{OPENING}\n"Semua warga kami yang bekerja di ladang dan di laut akan didata.\n'
        'Setelah itu iurannya kami bayar sepenuhnya," kata Sutrimo di pendopo kabupaten.'
    )
    assert speakers(text) == ["Sutrimo"]


def test_a_new_sentence_behind_a_whole_quotation_does_not_take_it():
    text = (
        f'{OPENING} Wirya mengatakan, "Iurannya ringan bagi warga." Sutrimo menambahkan, "Manfaatnya pun besar sekali."'
    )
    assert speakers(text) == ["Wirya Lesmana", "Sutrimo"]


def test_a_continuing_verb_means_whoever_spoke_last():
    text = (
        f'{OPENING}\n{QUOTE[:-1]}," kata Sutrimo.\nBupati Wirya Lesmana membagikan kartu kepada warga.\n'
        '"Jadi jangan ragu untuk mendaftar," tambahnya.'
    )
    assert speakers(text) == ["Sutrimo", "Sutrimo"]


def test_the_dead_do_not_speak():
    text = f'Camat Petir Sutrimo melayat almarhum Wirya Lesmana. Almarhum Wirya dikenal ramah.\n{QUOTE[:-1]}," ujarnya.'
    assert speakers(text) == ["Sutrimo"]


def test_a_quotation_in_a_text_without_people_has_no_speaker():
    assert speakers(f'Warga senang. {QUOTE[:-1]}," begitu bunyi spanduk.') == [None]


def test_the_deputy_is_not_the_regent():
    text = f'Bupati Batang Wirya Lesmana dan Wakil Bupati Batang Sumiyati hadir.\n{QUOTE[:-1]}," kata Wabup.\n"Kami bayar semua iurannya," kata Bupati.'
    assert speakers(text) == ["Sumiyati", "Wirya Lesmana"]


def test_a_pointing_word_after_an_unnamed_speaker_means_that_speaker():
    text = f'{OPENING}\n{QUOTE[:-1]}," kata seorang nelayan.\n"Saya segera mendaftar nanti," ujarnya.'
    assert speakers(text) == [None, None]


def test_a_description_that_points_back_means_the_person_before():
    text = f'{OPENING}\nSutrimo menjelaskan iuran itu.\n{QUOTE[:-1]}," tutur lulusan Semarang itu.'
    assert speakers(text) == ["Sutrimo"]


def test_of_two_offices_with_the_same_words_the_shorter_is_meant():
    text = (
        "Kepala Kejari Batang Wirya Lesmana hadir bersama Kepala Seksi Datun Kejari Batang, Karno Basuki.\n"
        f'{QUOTE[:-1]}," kata Kajari.'
    )
    assert speakers(text) == ["Wirya Lesmana"]


def test_short_and_long_forms_of_an_office_are_the_same_words():
    assert role_words("Wabup") == role_words("Wakil Bupati")
    assert role_words("Plh Sekda Kabupaten Batang") == role_words("Sekretaris Daerah Batang")
    assert role_words("Wabup") != role_words("Bupati")


@pytest.mark.parametrize(
    ("attribution", "speaker"),
    [
        ("tutur kader itu, Tarmi.", "Tarmi"),
        ("kata operator itu, Tarmi.", "Tarmi"),
        ("kata utusan Desa Lumbir, Tarmi.", "Tarmi"),
        ("tutur Sutrimo, 45, di balai.", "Sutrimo"),
        ("tegas kacab itu, Senin.", "Sutrimo"),
        ("kata satpam.", None),
        ("kata calon peserta.", None),
    ],
)
def test_a_calling_names_its_speaker_where_a_name_follows(attribution, speaker):
    assert speakers(f'{OPENING}\n{QUOTE[:-1]}," {attribution}') == [speaker]


@pytest.mark.parametrize("attribution", ["ujarnya.", "kata Wira.", "ujar penjual itu."])
def test_somebody_presented_between_commas_has_the_word(attribution):
    text = f'Seorang penjual di pasar itu, Wira Lesmana, menggeleng.\n{QUOTE[:-1]}," {attribution}'
    assert speakers(text) == ["Wira Lesmana"]


def test_the_listed_dead_do_not_speak():
    text = f'Camat Petir Sutrimo melayat almarhum Karto, Sukir dan Wagimin.\n{QUOTE[:-1]}," ujarnya.'
    assert speakers(text) == ["Sutrimo"]


def test_the_head_of_a_body_of_workers_is_known_by_the_body():
    text = (
        "Ketua Paguyuban Pedagang Pasar Baru, Karno Basuki, hadir bersama Camat Petir, Tarmi.\n"
        f'{QUOTE[:-1]}," kata ketua paguyuban itu.\n"Kami bayar semua iurannya," kata Camat.'
    )
    assert speakers(text) == ["Karno Basuki", "Tarmi"]
