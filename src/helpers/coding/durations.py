"""Lengths of time that belong to the programme: how long cover, subsidy, arrears or a condition of membership
last.

Deadlines ("dua pekan lagi") and the distance of events ("14 hari setelah tiba") are no quantities.
"""

import re
from typing import NamedTuple

DAYS_OF_WEEK = 7
_CUE = re.compile(
    r"selama|\bmasa\b|masanya|jangka waktu|berlaku|maksimal|minimal|iuran|gratis|kepesertaan|(?:men)?jadi peserta"
    r"|relaksasi|manfaat|upah|gaji|paling (?:lama|lambat|singkat|cepat|sedikit)|menunggak|tunggakan|durasi|kontrak"
    r"|\baktif\b|terdaftar|perlindungan|dibayar|lebih dari #|kurang dari #|ditanggung|melunasi|sekaligus"
    r"|pengobatan|perawatan|\bdalam(?: waktu)? #|(?:untuk|buat|hingga|sampai) #|(?:cukup|kurang bayar|setelah|baru) #|berlangsung"
    r"|# (?:sejak|penuh|pertama|berikutnya|sebelum|sesudah)|(?:diberi|beri) waktu|tenggat|batas waktu|bekerja|beasiswa"
    r"|macet|setor|dikali|sudah #|# lamanya"
)
_ELSEWHERE = re.compile(
    r"(?<!selama )#\s?(?:yang )?(?:lalu|lagi|silam|kemudian|sebelumnya|ke depan|mendatang|berturut)"
    r"|(?<!selama )(?<!dalam )(?<!untuk )# (?:terakhir|belakangan)|anggaran|\bhut\b|berusia|usia|setelah # (?:men|memimpin|bertugas|kosong|vakum)"
    r"|pengalaman|penjara|kurungan"
)
_ONE = re.compile(
    r"\b(?:selama|masa berlaku\w*|jangka waktu|durasi|untuk|buat|baru|(?:mem|di)?bayar(?:kan)?|melindungi mereka)\s(?P<one>se(?P<unit>tahun|bulan|pekan|minggu"
    r"|hari))\b(?! (?:lalu|lagi|sekali))"
    r"|\bada yang (?P<alone>se(?P<unit3>tahun|bulan))\b"
    r"|\b(?P<full>se(?P<unit2>tahun|bulan|pekan|minggu|hari))\spenuh\b"
)
_UNITS = {"tahun": "years", "bulan": "months", "hari": "days", "pekan": "weeks", "minggu": "weeks"}


class OneUnit(NamedTuple):
    """ "selama setahun": a length of one, written without a numeral."""

    start: int
    end: int
    value: float
    unit: str


def is_duration(near: str, noun: str) -> bool:
    """Whether a length of time, "#" in its stretch, says how long something of the programme lasts."""
    text = re.sub(rf"#\s?{noun}", "#", near)
    return bool(_CUE.search(text)) and not _ELSEWHERE.search(text)


def measured(value: float, unit: str) -> tuple[float, str]:
    """Value and unit of the manual; weeks are given in days.

    >>> measured(2, "weeks")
    (14, 'days')
    """
    return (value * DAYS_OF_WEEK, "days") if unit == "weeks" else (value, unit)


def find_single(lowered: str, start: int, end: int) -> list[OneUnit]:
    """Lengths of one that are written in one word."""
    return [
        OneUnit(
            *m.span("one" if m["one"] else "alone" if m["alone"] else "full"),
            *measured(1.0, _UNITS[m["unit"] or m["unit2"] or m["unit3"]]),
        )
        for m in _ONE.finditer(lowered, start, end)
    ]
