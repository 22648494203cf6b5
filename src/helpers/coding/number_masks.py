"""Stretches of a text whose digits count nothing: dates, times, ages, addresses, telephone, article and
product numbers.

Each mask has a name, so that "why was this number not read?" has an answer. Patterns run on the text in lower
case and are grouped by what they begin with (a word, a digit, a bracket), which lets the engine skip all
other positions. Instruments are masked by `instruments`, places in a ranking are read by `ranks`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

_MONTH = (
    r"(?:januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
    r"|jan|feb|mar|apr|jun|jul|agu|agt|ags|sept|sep|okt|nov|nop|des)\b\.?"
)
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"
_TO = r"\s?(?:-|–|—|/|s/d|s\.d\.?|sampai(?: dengan)?|hingga|dan|atau|ke)\s?"
_AGE = r"\d{1,2}(?:,\d)?(?:\s?tahun)?"
_DAY = r"(?:senin|selasa|rabu|kamis|jum[’'`]?at|sabtu|minggu|ahad)"
_COUNTED = (
    r"(?:orang|jiwa|pekerja|peserta|tenaga|nelayan|petani|buruh|desa|kasus|agen|perusahaan|warga|pedagang|guru"
    r"|pegawai|anggota|kader|unit|penerima|karyawan|ahli|perangkat|sopir|kepala|kelurahan|badan|pelaku|rt|rw)\b"
)

_AFTER_WORD = {
    "date": [
        rf"{_DAY}\b[,\s]*(?:\("
        rf"|tanggal )?\s?\d{{1,2}}(?:\s?[/.-]\s?\d{{1,2}})?(?:\s?[/.-]\s?\d{{2,4}})?\b(?!\s(?:orang|desa))",
        rf"{_MONTH}[,\s]+{_YEAR}\b",
        r"tanggal \d{1,2}\b",
        rf"(?:tahun|thn|th|ta)\b\.?(?: anggaran| fiskal| ajaran| buku)?\s{_YEAR}\b(?!\s(?:orang|pekerja"
        rf"|peserta)\b)",
        r"tim \d{1,2}\b(?! (?:orang|anggota))",
        r"(?:abad|dekade)(?: ke)?[ -]?\d+(?:-?an)?",
    ],
    "time": [
        r"(?:pukul|jam|pkl)\b\.?\s?\d{1,2}(?:[.:]\d{2})?(?:\s?(?:-|–|sampai|hingga|s/d)\s?\d{1,2}(?:[.:]\d{2})?)?",
    ],
    "age": [
        r"(?:perempuan|pria|lelaki|wanita|laki-laki|bapak|ibu|nenek|kakek|pemuda|warga|janda|duda)\s\d{2}\stahun\b",
        rf"(?:berusia|berumur|usia|umur)\w*[^\d.,;]{{0,60}}?\s{_AGE}(?:(?:{_TO}|\s){_AGE}\b)*",
        r"(?:hut|ulang tahun|milad|hari jadi|dirgahayu)\b[^.,;\d]{0,40}\d+",
    ],
    "telephone": [
        r"(?:telepon|telp|tlp|hp|wa|whatsapp|fax|faks|hotline|call cente?re?|contact cente?re?|care"
        r"|layanan masyarakat|kode pos|nomor kontak)\b\.?[^\d.;]{0,24}\+?\d[\d\s-]{2,}",
    ],
    "address": [
        r"(?:jalan|jl|jln|gang|gg|blok|kompleks?|kav|kavling|lantai|ruang|kamar|gedung|km|kilometer|rt|rw|lorong"
        r"|lingkungan|no|nomor|nomer|terminal|gate|pos|batu|halaman|hal|lot)\b\.?\s?\d+[a-z]?\b(?:\s?/\s?(?:rt"
        r"|rw)?\.?\s?\d+)?",
        r"lantai (?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|dasar)\b",
    ],
    "article": [
        r"(?:pasal|ayat|huruf|butir|bab|lampiran|diktum)\b\s?(?:\(\w+\)|\d+)(?:(?:\s?,\s?|\sdan\s)(?:pasal |ayat "
        r"|huruf |angka )?\(?\d+\)?)*",
    ],
    "ordinal": [
        rf"ke(?:-\s?)?(?:\d+|[ivx]+\b)|ke \d+\b(?!\s?(?:{_COUNTED}|kabupaten|kota|kecamatan|provinsi|daerah|persen|ribu|juta|%|rekening))",
        r"(?:angkatan|gelombang|tahap|termin|seri|edisi|babak|sesi|jilid|putaran|tingkat|kelas|golongan|zona"
        r"|sektor|dapil|komisi(?= \d+\b(?!,\d|\s?%|\spersen))|asisten|fase|batch|level|grade|semester|kuartal|triwulan|grup|pihak|sila"
        r"|ring)\s(?:ke[- ]?)?\d+\b",
        r"(?:urutan|nomor|pihak|opsi) (?:satu|dua|tiga)\b",
        r"(?:urutan|nomor) \d+\b",
    ],
    "product": [
        r"(?:covid|corona|formasi|boeing|airbus|windows|android|pik|smkn|sman|smpn|sdn|mtsn|man|pelindo"
        r"|angkasa pura|liga|piala|g|b|l|f|d|s|p|pt|iso|sni)[ -]?\d{1,2}\b(?!\s(?:juta|ribu|orang|unit|kasus))",
        r"(?:negeri|swasta) \d{1,2}\b",
        r"(?:industri|revolusi|society|generasi|era)\s\d(?:\.\d)?\b",
        r"k3l?\b",
    ],
    "foreign_money": [r"(?:usd?|sgd|myr|eur|rm)\b\s?\$?\s?\d[\d.,]*(?:\s(?:ribu|juta|miliar|triliun))?"],
    "web": [r"(?:https?://|www\.)\S+"],
    "place": [
        r"lima ?puluh kota\b|kepulauan seribu\b|pulau seribu\b|tiga raksa\b|empat lawang\b",
        r"(?:simpang|koto|tanjung|bukit|batu) (?:satu|dua|tiga|ampat|empat|lima|enam|tujuh|delapan)\b",
    ],
    "phrase": [
        r"(?:salah satu|satu (?:sama lain|per ?satu|persatu|pun|lagi|pintu|atap|data|hati|suara|visi|kesatuan|hal"
        r"|kata|sisi|langkah|bentuk|upaya|wujud|cara|contoh|bukti|sama|tekad|tujuan)|tak satu|tidak satu|dua arah"
        r"|dua sisi|setengah (?:hati|mati|jadi|hari|jam)|roda (?:dua|tiga|empat|[234]))\b",
        r"satu-satunya",
        r"kaki (?:lima|5)\b",
        r"(?:dua|tiga|empat|lima|sepuluh) kali lipat",
    ],
}  # fmt: skip
_AT_DIGIT = {
    "date": [
        rf"\d{{1,2}}(?:{_TO}\d{{1,2}})?[,\s-]+{_MONTH}(?:[,\s-]*\d{{4}})?",
        r"\d{1,2}[/-]\d{1,2}[/-](?:19|20)\d{2}\b",
        r"\d{4}-\d{2}-\d{2}\b",
        rf"{_YEAR}{_TO}{_YEAR}\b",
        rf"{_YEAR}[-–/]\d{{2}}\b",
        r"\d{4}\s?[hm]\b",
    ],
    "time": [
        r"\d{1,2}[.:]\d{2}(?:\s?[-–]\s?\d{1,2}[.:]\d{2})?\s?(?:wib|wita|wit)\b",
        r"\d+ x \d+ jam\b|24 jam\b",
    ],
    "age": [rf"{_AGE}(?:{_TO}{_AGE})?\s?(?:tahun )?(?:ke atas|ke bawah)\b", r"(?<=, )\d{2} tahun(?=,)"],
    "telephone": [r"0\d{2,3}[\s-]?\d{4,}[\d-]*", r"62[\d-]{9,}", r"1500[ -]?\d{3}\b(?!\s(?:orang"
                                                                 r"|pekerja))", r"\d{16}\b"],
    "ordinal": [r"\d+(?:st|nd|rd|th)\b"],
    "product": [r"\d(?:\.0|g)\b"],
    "foreign_money": [r"\d[\d.,]*(?:\s(?:ribu|juta|miliar|triliun))?\s(?:dolar|ringgit|euro|yen)\b"],
}  # fmt: skip
_AT_MARK = {
    "date": [r"\(\s?\d{1,2}\s?[/-]\s?\d{1,2}(?:\s?[/-]\s?\d{2,4})?\s?\)"],
    "age": [r"\(\d{2}(?:\s?(?:tahun|th|thn))?\)"],
    "foreign_money": [r"[$€£]\s?\d[\d.,]*(?:\s(?:ribu|juta|miliar|triliun))?"],
    "item": [r"^\s?\d{1,2}[.)]\s", r"\(\d\)"],
}  # fmt: skip


def _compiled(masks: dict[str, list[str]], lead: str) -> re.Pattern:
    named = "|".join(f"(?P<{name}>{'|'.join(parts)})" for name, parts in masks.items())
    return re.compile(f"{lead}(?:{named})", re.M)


_PATTERNS = (
    _compiled(_AFTER_WORD, r"\b"),
    _compiled(_AT_DIGIT, r"(?<![\w.,/])(?=\d)"),
    _compiled(_AT_MARK, r"(?=[(\d$€£])"),
)
_BARE_YEAR = re.compile(
    rf"(?<![\d.,/]){_YEAR}(?![\d/]|[.,]\d)(?:(?!\s{_COUNTED})|(?<=tahun \d{{4}})(?!\s(?:orang|pekerja|peserta)))"
)
_AMOUNT_BEFORE = re.compile(r"(?:sebanyak|berjumlah|sekitar|rp\.?|hampir|sejumlah|kurang lebih) ?$")


class Mask(NamedTuple):
    """A stretch whose numerals are not read, and why."""

    start: int
    end: int
    name: str


def find_masks(lowered: str, start: int = 0, end: int | None = None) -> list[Mask]:
    """All masks between two positions of a text in lower case, in order."""
    end = len(lowered) if end is None else end
    masks = [Mask(*m.span(), m.lastgroup or "") for pattern in _PATTERNS for m in pattern.finditer(lowered, start, end)]
    masks += [
        Mask(*m.span(), "date")
        for m in _BARE_YEAR.finditer(lowered, start, end)
        if not _AMOUNT_BEFORE.search(lowered[max(0, m.start() - 14) : m.start()])
    ]
    return sorted(masks)


class Masked:
    """Answers whether a stretch touches any of some spans, in logarithmic time."""

    def __init__(self, spans: Iterable[tuple]):
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end, *_ in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` overlaps a span."""
        at = bisect_right(self._starts, end - 1) - 1
        return at >= 0 and self._ends[at] > start
