"""People of an article: who counts, under which name, in which role, for which body."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.coding.article import Article
from helpers.coding.people import find_people


def people(text):
    return [(p.name, p.body) for p in find_people(Article(text))]


def rules(text):
    return {p.name: p.rule_id for p in find_people(Article(text))}


def names(text):
    return [name for name, _ in people(text)]


@pytest.mark.parametrize(
    "text, name, rule",
    [
        ("Bupati Batang Wirya Lesmana membuka acara.", "Wirya Lesmana", "person.role_before"),
        ("Bupati Batang, Wirya Lesmana, membuka acara.", "Wirya Lesmana", "person.role_comma"),
        ("Wirya Lesmana, Bupati Batang, membuka acara.", "Wirya Lesmana", "person.role_behind"),
        ("Wirya Lesmana selaku Camat Petir membuka acara.", "Wirya Lesmana", "person.role_behind"),
        ("Acara itu dibuka oleh H. Wirya Lesmana.", "Wirya Lesmana", "person.title"),
        ("Tamu itu Wirya Lesmana, S.Sos., dari Batang.", "Wirya Lesmana", "person.degree"),
        ("Warga senang, kata Wirya.", "Wirya", "person.said_by"),
        ("Wirya Lesmana mengatakan warga senang.", "Wirya Lesmana", "person.says"),
        ("Peserta yang tertua adalah Wirya Lesmana.", "Wirya Lesmana", "person.presented"),
        ("Ia duduk bersama Wirya Lesmana (45) di pelantar.", "Wirya Lesmana", "person.age"),
        ("Santunan almarhum Wirya Lesmana sudah cair.", "Wirya Lesmana", "person.deceased"),
        ("Hadir pula istri almarhum Wirya, Sumiyati, di balai.", "Sumiyati", "person.kin"),
    ],
)
def test_a_name_needs_evidence_and_the_rule_tells_which(text, name, rule):
    assert rules(text)[name] == rule


@pytest.mark.parametrize(
    "text",
    [
        "Acara berlangsung di Jalan Jenderal Sudirman dan Masjid KH Wirya.",
        "Bandara I Gusti Wirya ditutup sementara.",
        "Beasiswa itu dari Universitas Wirya Lesmana.",
        "Program Bapak Asuh disambut Ibu PKK.",
        "Peraturan Bupati Batang dan Instruksi Presiden Nomor 2 dipakai.",
        "Desa Suka Makmur dan Kecamatan Wiryasari ikut serta.",
        "Gerakan Kerja Keras Bebas Cemas digelar Kamis lalu.",
        "Hadir Bupati, Kapolres, Camat, dan para Kepala Desa.",
        "Petani, Nelayan, dan Tukang Ojek didaftarkan.",
        "Bandar Lampung mengatakan siap.",
    ],
)
def test_places_buildings_programmes_and_offices_without_a_holder_are_no_people(text):
    assert names(text) == []


def test_everybody_counts_once_and_a_shorter_mention_joins():
    text = "Kepala Dinas Sosial Batang, Wirya Lesmana, hadir. Menurut Wirya, iuran itu ringan. Lesmana pun pulang."
    assert people(text) == [("Wirya Lesmana", "regional_government")]


def test_a_slip_of_the_pen_makes_no_second_person():
    assert names("Camat Petir, Syahrudin Wirya, hadir. Sahrudin mengatakan warga senang.") == ["Syahrudin Wirya"]


def test_two_people_of_one_first_name_stay_two():
    text = "Camat Petir Ahmad Wirya hadir bersama Kepala Desa Karangwuni, Ahmad Basuki."
    assert names(text) == ["Ahmad Wirya", "Ahmad Basuki"]


def test_the_span_is_the_name_in_the_text():
    text = "Acara dibuka Bupati Batang,\u00a0Hj. Sumiyati\u00a0Wirya, M.Si."
    (person,) = find_people(Article(text))
    assert (person.name, text[person.start : person.end]) == ("Sumiyati Wirya", "Sumiyati\u00a0Wirya")
    assert person.role == "Bupati Batang"


def test_a_role_list_gives_each_name_its_own_office():
    text = (
        "Hadir Asisten I Setda Batang, Drs. H. Suyatmo, M.Si., Kepala Disnaker Supratno, S.H., M.H., Camat Gringsing "
        "Adhi Wirya, Kapolsek AKP Sugiyo, dan Ketua HKTI Batang, Hj. Nuraini."
    )
    assert people(text) == [
        ("Suyatmo", "regional_government"),
        ("Supratno", "regional_government"),
        ("Adhi Wirya", "regional_government"),
        ("Sugiyo", "national_government"),
        ("Nuraini", "group"),
    ]


def test_a_deputy_named_by_possession_serves_the_same_body():
    assert people("Bupati Batang Wirya Lesmana dan Wakilnya Sumiyati hadir.")[1] == ("Sumiyati", "regional_government")


def test_heirs_and_the_dead_are_workers():
    text = (
        "Ahli waris almarhum Sukir, yakni Waginem, menerima santunan. Almarhum Tarno adalah perangkat Desa Karangwuni."
    )
    assert people(text) == [("Sukir", "worker"), ("Waginem", "worker"), ("Tarno", "worker")]


def test_a_list_of_heirs_names_them_all_and_a_list_of_villages_nobody():
    assert names("Tiga ahli waris, yaitu Suminah, Karsini, dan Tarmi, hadir.") == ["Suminah", "Karsini", "Tarmi"]
    assert names("Peserta dari tiga desa, yaitu Lumbir, Cibangkong, dan Karangwuni, hadir.") == []


def test_a_short_name_joins_the_person():
    text = "Bupati Batang Saiful Wirya (Gus Ipung) hadir. Menurut Gus Ipung, iuran ringan."
    (person,) = find_people(Article(text))
    assert (person.name, person.aliases) == ("Saiful Wirya", ("Ipung",))
    assert names("Camat Petir Sunarjatmiko hadir. Hal itu diakui Miko, sapaan akrab Sunarjatmiko.") == ["Sunarjatmiko"]


def test_a_role_may_stand_in_the_caption_alone():
    text = "Kepala Dinas Sosial Batang Wirya Lesmana membuka acara. (Foto: Dok)\n\n" + (
        "Iuran bagi pekerja rentan akan dibayar pemerintah daerah mulai bulan depan, kata Wirya Lesmana di pendopo, Senin."
    )
    assert people(text) == [("Wirya Lesmana", "regional_government")]


def test_a_role_between_two_names_belongs_to_the_name_before_it_when_roles_alternate():
    found = find_people(
        Article("Hadir Wirya Lesmana, Camat Petir, Karno Basuki, Lurah Batu, dan Sumiyati, Ketua TP PKK.")
    )
    assert [(p.name, p.role) for p in found] == [
        ("Wirya Lesmana", "Camat Petir"),
        ("Karno Basuki", "Lurah Batu"),
        ("Sumiyati", "Ketua TP PKK"),
    ]


def test_a_role_before_a_second_name_is_not_taken_by_the_first():
    found = find_people(
        Article("Hadir Kepala Dinas Sosial, Wirya Lesmana, Kepala Cabang Batang, Karno Basuki, dan warga.")
    )
    assert [(p.name, p.role) for p in found] == [
        ("Wirya Lesmana", "Kepala Dinas Sosial"),
        ("Karno Basuki", "Kepala Cabang Batang"),
    ]


def test_a_firm_keeps_its_name_and_leaves_the_holder_his():
    assert people("Direktur PT Harapan Jaya Karno Basuki hadir.") == [("Karno Basuki", "employer")]
    assert names("Pengurus Kelompok Tani Harapan Jaya didaftarkan.") == []


@pytest.mark.parametrize("text", ["Kades Lumbir Karno Basuki hadir.", "Kades Lumbir, Karno Basuki, hadir."])
def test_a_village_that_no_list_holds_is_no_name(text):
    assert names(text) == ["Karno Basuki"]


def test_a_village_behind_a_name_is_no_second_person():
    assert names("Karno Basuki, Kades Lumbir, hadir.") == ["Karno Basuki"]


def test_somebody_who_speaks_later_counts_from_the_full_name():
    text = "Kecelakaan itu menimpa Karno Basuki di jalan. Kini ia sehat kembali, ujar Karno."
    assert rules(text) == {"Karno Basuki": "person.speaks_later"}
    assert names("Kecelakaan itu menimpa Karno Basuki di jalan. Kini ia sehat kembali.") == []


def test_the_capital_that_opens_a_sentence_makes_no_name():
    assert names("Sambutan Karno disambut warga. Menurut Karno, iuran ringan.") == ["Karno"]


def test_several_people_share_one_plural_role():
    assert people("Petugas BPJS Ketenagakerjaan, Rina dan Anton, melayani warga. Rina, kata Anton, ramah.") == [
        ("Rina", "agency"),
        ("Anton", "agency"),
    ]


def test_a_name_printed_in_capitals_is_read_and_an_acronym_is_not():
    assert names("Camat Petir, KARNO BASUKI, hadir.") == ["KARNO BASUKI"]
    assert names("Camat Petir, DPMD, hadir.") == []


def test_a_line_broken_behind_a_comma_does_not_part_role_and_name():
    text = (
        "Kegiatan itu dihadiri pula oleh Direktur BPJS Ketenagakerjaan Wilayah Jawa Barat,\nKarno Basuki. Warga senang."
    )
    assert people(text) == [("Karno Basuki", "agency")]


@pytest.mark.parametrize(
    "text",
    ["Editor: Wirya Lesmana", "Baca juga: Bupati Wirya Lesmana Buka Pameran"],
)
def test_bylines_and_teasers_name_nobody(text):
    assert names(f"Pemerintah daerah mendaftarkan seluruh pekerja rentan di wilayahnya tahun ini juga.\n\n{text}") == []


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        ("Ia duduk bersama Wirya Lesmana, 45, di pelantar.", "Wirya Lesmana", "person.age"),
        ("Ia duduk bersama Wirya Lesmana, 45 tahun, di pelantar.", "Wirya Lesmana", "person.age"),
        ("Sebut saja Wirya, ia sudah lama melaut.", "Wirya", "person.presented"),
        ("Seorang anggota dewan yang hadir, Wirya Lesmana, enggan menjawab.", "Wirya Lesmana", "person.presented"),
        ("Salah satu juragan di dermaga itu, Wirya Lesmana, tersenyum.", "Wirya Lesmana", "person.presented"),
        ("Kepada Wirya Lesmana Rp 42 juta diserahkan, kata Wirya.", "Wirya Lesmana", "person.speaks_later"),
        ("Iurannya ringan, tutur kader itu, Sumiyati.", "Sumiyati", "person.role_comma"),
        ("Montir itu adalah Wirya Lesmana.", "Wirya Lesmana", "person.presented"),
        ("Hadir pula perisai Wirya Lesmana.", "Wirya Lesmana", "person.role_before"),
    ],
)
def test_more_ways_in_which_the_press_presents_somebody(text, name, rule):
    assert rules(text) == {name: rule}


@pytest.mark.parametrize(
    "text",
    [
        "Ia mengundang Wirya Lesmana, 45 nelayan, dan camat.",
        "Sebut saja Batang, kota itu ramai.",
        "Ia menyebut saja Wirya di balai.",
        "Tidak semua nelayan di dermaga itu, Wirya Lesmana, menggeleng.",
        "Seorang nelayan dari Lumbir, Batang Hari, enggan menjawab.",
        "Iurannya ringan, tutur kader itu, Selasa.",
        "Juragan Tani Makmur didaftarkan.",
        "Utusan Desa Lumbir hadir.",
        "Warga datang ke Pantai Wirya Lesmana.",
    ],
)
def test_what_comes_near_a_presentation_names_nobody(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Karno Basuki (45), Kepala Desa Lumbir, hadir.", "Kepala Desa Lumbir"),
        ("Karno Basuki, 45 tahun, penjual bakso, sudah pulih.", "penjual bakso"),
        ("Karno Basuki, penjahit seorang diri di kios itu, hadir.", "penjahit"),
        ("Karno Basuki, 45 tahun, peserta kini bertambah.", ""),
    ],
)
def test_a_role_may_stand_behind_an_age_and_ends_where_its_aside_ends(text, role):
    assert [person.role for person in find_people(Article(text))] == [role]


def test_the_dead_are_listed_like_others_and_what_is_no_name_ends_the_list():
    assert people("Santunan almarhum Karto, Sukir dan Wagimin sudah cair.") == [
        ("Karto", "worker"),
        ("Sukir", "worker"),
        ("Wagimin", "worker"),
    ]
    assert names("Santunan almarhum Karto, iuran dan denda sudah cair.") == ["Karto"]


def test_kin_and_heirs_share_their_role_and_the_holder_of_an_office_does_not():
    assert names("Istri peserta, Suminah dan Karsini, hadir.") == ["Suminah", "Karsini"]
    assert names("Ahli waris, Suminah dan Karsini, hadir.") == ["Suminah", "Karsini"]
    assert names("Camat Petir, Suminah dan Karsini, hadir.") == ["Suminah"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Bupati ",
                "Wirya ",
                "almarhum ",
                "H. ",
                "istri ",
                "Kepala Desa ",
                ", ",
                '"',
                "(",
                ")",
                "\n",
                "kata ",
                "é",
                "'",
            ]
        ),
        max_size=25,
    )
)
def test_no_text_breaks_the_finder(pieces):
    text = "".join(pieces)
    for person in find_people(Article(text)):
        assert person.name and 0 <= person.start < person.end <= len(text)
