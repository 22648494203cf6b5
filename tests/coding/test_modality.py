import pytest

from helpers.coding.article import Article
from helpers.coding.cues import Cue
from helpers.coding.matcher import Matcher
from helpers.coding.modality import setting_of


def setting(text: str, find: str = "sosialisasi", reading: str = "thing"):
    """Setting of the first place where a cue is found."""
    matcher = Matcher([("code", Cue(find=find, id="cue", reading=reading))], {})
    return setting_of(matcher.hits(Article(text))[0])


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Cabang menggelar sosialisasi di aula.", "done"),
        ("Cabang telah menggelar sosialisasi.", "done"),
        ("Selama ini cabang melakukan sosialisasi tiap pekan.", "done"),
        ("Cabang terus menggelar sosialisasi.", "ongoing"),
        ("Saat ini, cabang menggelar sosialisasi.", "ongoing"),
        ("Sosialisasi besar ke pulau terluar masih digencarkan.", "ongoing"),
        ("Cabang akan terus menggelar sosialisasi.", "ongoing"),
        ("Cabang selama ini terus melakukan sosialisasi.", "done"),
        ("Cabang akan menggelar sosialisasi.", "planned"),
        ("Cabang siap menggelar sosialisasi.", "planned"),
        ("Sosialisasi yang akan digelar itu gratis.", "planned"),
        ("Cabang menggelar sosialisasi pekan depan.", "planned"),
        ("Ke depan, cabang melakukan sosialisasi di pasar.", "planned"),
        ("Camat minta dinas melakukan sosialisasi.", "planned"),
        ("Perlu dilakukan sosialisasi di kampung itu.", "planned"),
        ("Cabang rapat dengan lurah guna melakukan sosialisasi.", "done"),
        ("Cabang akan rapat, makan siang, dan menggelar sosialisasi.", "planned"),
    ],
)
def test_the_status_is_read_from_the_small_words_around(text, status):
    assert setting(text).status == status


@pytest.mark.parametrize(
    "text",
    [
        "Cabang tidak menggelar sosialisasi.",
        "Belum pernah ada sosialisasi di sana.",
        "Cabang tidak jadi menggelar sosialisasi.",
        "Warga mengeluh minimnya sosialisasi.",
        "Jika ada sosialisasi, warga akan datang.",
    ],
)
def test_what_is_denied_lacking_or_supposed_is_not_told(text):
    assert setting(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Cabang tidak hanya melakukan sosialisasi.",
        "Mereka yang belum terdaftar ia undang ke sosialisasi.",
        "Bila perlu camat menggelar sosialisasi sendiri.",
    ],
)
def test_a_negation_of_something_else_denies_nothing(text):
    assert setting(text) is not None


def test_a_negation_inside_a_cue_denies_its_last_word_but_not_in_a_relative_clause():
    assert setting("Iuran mereka tidak dianggarkan.", "iuran ...4 dianggarkan", "act") is None
    assert setting("Ia mengajak pekerja yang belum terdaftar.", "mengajak ...4 terdaftar", "act") is not None


def test_a_bare_mention_is_not_asserted_and_a_verb_asserts_it():
    assert not setting("Warga gembira atas sosialisasi itu.").is_asserted
    assert setting("Sosialisasi itu berlangsung meriah.").is_asserted
    assert setting("Petugas mensosialisasikan program.").is_asserted


def test_names_are_no_markers():
    assert setting("Cabang Jawa Tengah menggelar sosialisasi.").status == "done"
    assert setting("BUMDes Maju Terus menggelar sosialisasi.").status == "done"


def test_what_may_be_done_is_a_plan_and_a_service_that_is_there_is_none():
    assert setting("Iuran dapat diambilkan dari kas.", "iuran ...4 diambilkan", "act").status == "planned"
    assert setting("Warga bisa membayar iuran di kios.", "membayar iuran", "act").status == "done"


def test_a_new_state_is_done_though_it_is_now():
    assert setting("Kini kampung itu menyandang predikat.", "menyandang predikat", "act").status == "done"


def test_a_day_marks_a_deed():
    assert setting("Cabang menggelar sosialisasi, Senin (3/2).").is_marked
    assert not setting("Cabang menggelar sosialisasi.").is_marked


def test_an_aside_does_not_part_a_verb_from_its_marker():
    text = "Ia menargetkan desa itu, yang mewakili kabupaten, meraih piala."
    assert setting(text, "meraih piala", "act").status == "planned"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Sosialisasi itu dirancang bulan ini.", "planned"),
        ("Cabang menjajaki sosialisasi bersama koperasi.", "planned"),
        ("Camat menghendaki sosialisasi di semua kampung.", "planned"),
        ("Wacana sosialisasi di pulau itu muncul lagi.", "planned"),
        ("Sosialisasi itu kami lanjutkan.", "ongoing"),
        ("Sosialisasi akan kami lanjutkan.", "planned"),
        ("Sosialisasi ia minta rampung bulan ini.", "planned"),
        ("Sosialisasi itu digelar camat.", "done"),
        ("Lewat sosialisasi, cabang akan menemui nelayan.", "planned"),
        ("Lewat sosialisasi, cabang menemui nelayan.", "done"),
        ("Sosialisasi itu akan menyasar nelayan.", "planned"),
        ("Sosialisasi bagi warga yang akan melaut berlangsung meriah.", "done"),
        ("Mulai Senin cabang menggelar sosialisasi.", "planned"),
        ("Mulai Senin lalu cabang menggelar sosialisasi.", "done"),
        ("Mulai Senin (3/2) cabang menggelar sosialisasi.", "done"),
        ("Mulai bulan depan cabang menggelar sosialisasi.", "planned"),
    ],
)
def test_plans_ideas_and_what_goes_on_are_told_from_deeds(text, status):
    assert setting(text).status == status


@pytest.mark.parametrize(
    ("untold", "told"),
    [
        (
            "Camat menolak anggapan bahwa cabang menggelar sosialisasi.",
            "Nelayan menolak denda saat sosialisasi digelar.",
        ),
        ("Apakah cabang menggelar sosialisasi?", "Cabang menggelar sosialisasi, entah apakah warga datang."),
        ("Kalau ada sosialisasi, warga datang.", "Kalau soal sosialisasi, cabang menggelarnya tiap pekan."),
        ("Cabang tidak pernah menggelar sosialisasi.", "Cabang tidak lupa menggelar sosialisasi."),
        ("Cabang tidak menggelar sosialisasi.", "Cabang tidak menunda sosialisasi."),
    ],
)
def test_refusals_questions_and_suppositions_are_told_from_words_that_come_near(untold, told):
    assert setting(untold) is None
    assert setting(told) is not None


def test_a_service_that_is_there_now_is_done_and_one_that_goes_on_or_will_come_is_not():
    find = "melayani pembayaran"
    assert setting("Kini kios itu melayani pembayaran.", find, "fact").status == "done"
    assert setting("Kios itu terus melayani pembayaran.", find, "fact").status == "ongoing"
    assert setting("Sekarang kios itu akan melayani pembayaran.", find, "fact").status == "planned"
