"""The forms in which names and roles are compared: slugs of names, and the words of a role in one writing."""

import re
import unicodedata
from functools import lru_cache

from helpers.coding.bodies import AGENCY
from helpers.coding.offices import ALSO_NAMES, HEADS

SAME = [
    (re.compile(rf"\b(?:{pattern})\b"), plain)
    for pattern, plain in (
        (AGENCY, "bpjs"),
        (r"(kepala|cabang|kantor|istri|ketua|wakil)nya", r"\1"),
        ("pelaksana tugas", "plt"),
        ("pelaksana harian", "plh"),
        (r"(?:penjabat|pejabat|pj) sementara", "pjs"),
        ("penjabat|pjb", "pj"),
        ("kacab|kakacab", "kepala cabang"),
        ("kakanwil", "kepala wilayah"),
        (r"kantor cabang (?:perintis|pembantu)", "kcp"),
        ("kantor cabang", "cabang"),
        ("kantor wilayah|kanwil", "wilayah"),
        ("kadis", "kepala dinas"),
        ("kadisnaker", "kepala dinas tenaga kerja"),
        ("kadisnakertrans", "kepala dinas tenaga kerja dan transmigrasi"),
        ("disnaker", "dinas tenaga kerja"),
        ("disnakertrans", "dinas tenaga kerja dan transmigrasi"),
        ("kabid", "kepala bidang"),
        ("kades", "kepala desa"),
        ("wabup", "wakil bupati"),
        ("walikota|walkot", "wali kota"),
        ("sekda", "sekretaris daerah"),
        (r"pemkab|pemerintah kabupaten|kabupaten|kab", ""),
        (r"pemkot|pemerintah kota", "kota"),
        (r"pemprov|pemerintah provinsi", "provinsi"),
    )
]
# What departments and bureaus are for: words of a role that name no place.
UNIT_WORDS = frozenset(
    """sosial tenaga kerja ketenagakerjaan transmigrasi perindustrian perdagangan koperasi ukm umkm usaha mikro kecil
    menengah pertanian perikanan kelautan pangan ketahanan tanaman hortikultura perkebunan peternakan kehutanan
    kesehatan pendidikan kebudayaan pariwisata pemuda olahraga perhubungan pemberdayaan masyarakat desa perempuan
    perlindungan anak pengendalian penduduk kependudukan pencatatan sipil keluarga berencana pekerjaan umum penataan
    ruang perumahan permukiman lingkungan hidup komunikasi informatika statistik penanaman modal pelayanan perizinan
    terpadu satu pintu energi sumber mineral perpustakaan kearsipan kepegawaian perencanaan pembangunan
    keuangan aset pendapatan pengelola pengelolaan penelitian kesatuan bangsa politik penanggulangan bencana""".split()
)
GENERAL_WORDS = (
    HEADS
    | ALSO_NAMES
    | UNIT_WORDS
    | frozenset(
        """bpjs kantor cabang wilayah kcp dinas badan bidang seksi bagian subbagian unit daerah kota provinsi desa
        kelurahan kecamatan kampung pemasaran kepesertaan umum utama dan di pada ri wali waris i ii iii dprd dpr tp pkk
        setempat tersebut itu ini setda sekretariat bpu pu peserta perluasan program jaminan republik indonesia""".split()
    )
)


def name_slug(name: str) -> str:
    """A name in lower case, ASCII letters and digits, with hyphens.

    >>> name_slug("Ma'ruf  AMIN"), name_slug("M. Rizal Oktavián")
    ('maruf-amin', 'm-rizal-oktavian')
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"['’‘`ʼ]", "", name)).encode("ascii", "ignore").decode().lower()
    # A name in another script is given by the numbers of its letters.
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "-".join(f"{ord(letter):x}" for letter in name)


@lru_cache(maxsize=20_000)
def role_words(role: str) -> tuple[str, ...]:
    """Words of a role in one writing: no brackets, the agency by one name, acting offices as plt, plh, pj and pjs.

    >>> role_words("Penjabat (Pj) Bupati Batu"), role_words("Kakacab BPJS-TK Batu")
    (('pj', 'bupati', 'batu'), ('kepala', 'cabang', 'bpjs', 'batu'))
    """
    text = " ".join(re.sub(r"\W+", " ", re.sub(r"\([^)]*\)", " ", role.casefold())).split())
    for pattern, plain in SAME:
        text = pattern.sub(plain, text)
    words = text.split()
    return tuple(word for at, word in enumerate(words) if not at or word != words[at - 1])


def normal_role(role: str, body: str) -> str:
    """The form in which roles are compared; within the agency, its name and "kantor cabang" tell nothing apart.

    >>> normal_role("Kepala Kantor Cabang BPJAMSOSTEK Batu", "agency"), normal_role("Kepala BPJS TK Batu", "agency")
    ('kepala batu', 'kepala batu')
    """
    untold = ("bpjs", "kantor", "cabang") if body == "agency" else ()
    words = role_words(role)
    return " ".join([word for word in words if word not in untold] or words)
