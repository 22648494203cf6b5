"""The figures that an article states about the programme: value, unit, indicator, bound and period.

The way of a figure: `numbers` reads the numeral, `number_masks` and `instruments` take away those that count
nothing, `figures` and `counted_nouns` say what is counted, `indicators` what it measures, `relations` and
`periods` how and when. A figure with the same value and unit is one row, at its firmest reading.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from helpers.coding import indicator_cues
from helpers.coding.article import Article
from helpers.coding.durations import find_single, is_duration, measured
from helpers.coding.figures import Figure, find_figures, is_article, is_share, with_noun_before
from helpers.coding.indicators import WINDOW, Around, Reading, around, read_indicator
from helpers.coding.instruments import find_citations
from helpers.coding.number_masks import Masked
from helpers.coding.numbers import lower
from helpers.coding.periods import find_periods, nearest_period
from helpers.coding.ranks import find_ranks
from helpers.coding.relations import find_relation

_OTHER_PROGRAMME = re.compile(
    r"\bbsu\b|subsidi upah|\bkur\b|kredit usaha rakyat|\bpkh\b|program keluarga harapan|\bblt\b|bansos"
    r"|prakerja|\bbpnt\b"
    r"|makan bergizi|sekolah rakyat"
)
_HEALTH = re.compile(r"bpjs kesehatan|\bjkn\b|jaminan kesehatan")
_OURS = re.compile(r"ketenagakerjaan|jamsostek|\bbpu\b|pekerja rentan|\bjk[kmp]\b|\bjht\b")
_COVERAGE = re.compile(r"iuran|pekerja|peserta|terdaftar|terlindungi|cakupan|perlindungan|didaftarkan")
_LABOUR_MARKET = ("angkatan kerja", "penduduk")  # counted only where they are set against coverage
_OWES = re.compile(r"\bskk\b|surat kuasa|menunggak|penunggak")
_RESIDENTS = re.compile(r"penduduk\b(?! (?:yang )?bekerja)")
_AGENTS = re.compile(
    r"menjadi (?:agen )?perisai[^#]*#|#[^#]{0,60}\b(?:men)?jadi (?:agen|perisai)|\b(?:jumlah )?agen(?:nya)?\b(?:(?!\bmen?\w{5,})[^#]){0,40}#"
    r"|(?:perisai|agen)\b[^#]{0,30}(?:berjumlah|jumlahnya|sebanyak) #"
)
# who comes to a meeting by office is a guest, whatever the noun
_OFFICIALS = frozenset(
    [
        "kepala desa",
        "kades",
        "camat",
        "lurah",
        "petugas",
        "staf",
        "kepala dusun",
        "kepala kampung",
        "keuchik",
        "pengurus",
        "kepala lingkungan",
    ]
)
_CHILDREN = re.compile(r"\banak\w*\b[^#]*#|beasiswa")
_HEIRS = re.compile(r"ahli waris|keluarga|beasiswa")
OPENING = 500  # code points in which an article says what it is about
EARLIER = 400  # code points before a sentence in which a payout may have been introduced
_PARTS = re.compile(
    r"\b(?:terdiri (?:dari|atas)|(?:dengan )?rincian(?:nya)?|perincian(?:nya)?|terbagi(?: atas| menjadi)?)\b"
)
_PAID_STORY = re.compile(indicator_cues.SOMEBODY_PAYS)
_COUNTABLE = frozenset("agents cases employers villages regions other".split())
_REST = frozenset(["di antaranya", "diantaranya", "sisanya", "lainnya"])
_PER_MONTH = re.compile(r"\s?(?:sebulan|per ?bulan|/ ?bulan|tiap bulan|setiap bulan)\b")
_SET_OF = re.compile(r"\s(?:\w+\s){0,2}?(?:dari|di)\s")
_SUM = re.compile(
    r"sebesar #|senilai #|\bnilai(?:nya)? #|habis|\bbiaya|\buang|santunan|(?:menerima|dapat|memperoleh|berjumlah|terima|bayar|membayar) (?:\S+ ){0,3}#"
)
_WAGE = re.compile(r"\b(?:upah|gaji|honor)(?:nya)?\s(?:\S+\s){0,3}?#")
_OURS_COUNTED = re.compile(
    r"\b(?:pekerja|peserta|nelayan|petani|warga|pedagang|buruh|tenaga kerja|karyawan|orang)\b(?<!# orang)"
)
_LISTED = re.compile(
    r"(?:\s(?!(?:di|ke|dari|yang|itu|ini|tersebut|baru|sudah|belum)\b)[\w/-]+){0,3}?(?:,| dan|, dan| serta|, serta)\s(?:sebanyak )?(?:(?:sektor|segmen) \w+ )?"
)
_GOES_ON = frozenset(["claims_cases", "participants_new", "target", "attendance"])
_FEW = 20  # an unknown noun after a smaller number in words is rarely somebody


@dataclass(frozen=True)
class Quantity:
    """A figure about the programme; ``period`` is a year, month or day as text, where the sentence names one.

    ``region`` is what it is of, filled in by `belonging`.
    """

    value: float
    unit: str
    indicator: str
    relation: str
    start: int
    end: int
    rule_id: str
    period: str | None = None
    region: str | None = None


class _Found(NamedTuple):
    quantity: Quantity
    strength: int
    is_bare: bool = False


def find_quantities(article: Article, published: datetime.date | None = None) -> list[Quantity]:
    """The figures of an article's body.

    Parameters
    ----------
    article : Article
    published : datetime.date, optional
        Lets "tahun lalu" be given as a year.

    Returns
    -------
    list of Quantity
        In the order of their places. ``rule_id`` is ``quantity.<unit>.<rule of the indicator>``.
    """
    lowered = lower(article.body)
    ranks = find_ranks(lowered)
    cited = [(c.start, c.end) for c in find_citations(article)]
    taken = Masked([*ranks, *cited])
    found: list[_Found] = []
    spans = [(sentence.start, sentence.end) for sentence in article.sentences]
    unit = None
    story = _story(article, lowered)
    is_paid = "paid" in story
    paying = (
        {s.paragraph for s in article.sentences if _PAID_STORY.search(lowered, s.start, s.end)} if is_paid else set()
    )
    for number, span in enumerate(spans):
        told = f"{story} here" if is_paid and article.sentences[number].paragraph in paying else story
        inside = list(_in_sentence(lowered, span, _beside(lowered, spans, number) | {"story": told}, taken, unit))
        inside = _as_before(_as_listed(lowered, _as_parts(lowered, span, inside, found)))
        unit = _last_counted(inside)
        periods = find_periods(lowered, *span, published) if inside else []
        for one in inside:
            period = nearest_period(periods, one.quantity.start, one.quantity.end)
            found.append(one._replace(quantity=replace(one.quantity, period=period)))
    found += [_Found(_ranked(rank), 2) for rank in ranks if article.sentence_at(rank.start)]
    return _merged(found)


def _story(article: Article, lowered: str) -> str:
    """What an article tells of contributions that somebody else pays: "told", "paid" if twice, "opens" if at once."""
    times = len(_PAID_STORY.findall(lowered))
    paid = ["told", "paid"][: min(times, 2)]
    opening = lowered[: article.sentences[0].start + OPENING] if article.sentences else ""
    opens = _PAID_STORY.search(opening) or _PAID_STORY.search(lower(article.title or ""))
    return " ".join([*paid, *(["opens"] if opens else [])])


def _ranked(rank) -> Quantity:
    return Quantity(float(rank.value), "rank", "rank", "exactly", rank.start, rank.end, "quantity.rank")


def _as_parts(lowered: str, span: tuple[int, int], inside: list[_Found], earlier: list[_Found]) -> list[_Found]:
    """Parts take the indicator of their total: "2.597 orang. Rinciannya, 60 pengawas dan 150 petugas"."""
    mark = _PARTS.search(lowered, *span)
    if not mark:
        return inside
    for unit, firmest in (("agents", 1), ("workers", 1), ("rupiah", 2)):
        before = [one for one in inside if one.quantity.end <= mark.start()]
        counted = [one.quantity for one in (before or earlier[-3:]) if one.quantity.unit == unit]
        if counted:
            inside = [
                _as_part(one, counted[-1])
                if _may_be_part(one, unit) and one.strength <= firmest and one.quantity.start >= mark.end()
                else one
                for one in inside
            ]
    return inside


def _may_be_part(one: _Found, unit: str) -> bool:
    return one.quantity.unit == unit or (unit == "agents" and one.quantity.unit == "workers")


def _as_part(one: _Found, total: Quantity) -> _Found:
    if one.quantity.value >= total.value:
        return one
    rule_id = f"quantity.{total.unit}.part_of_total"
    return one._replace(quantity=replace(one.quantity, unit=total.unit, indicator=total.indicator, rule_id=rule_id))


def _as_before(inside: list[_Found]) -> list[_Found]:
    """Workers of whom nothing is said go on with the figure before: "klaim 52.850 orang, tahun sebelumnya 21.300"."""
    read: list[_Found] = []
    for one in inside:
        before = read[-1].quantity if read else None
        is_silent = one.quantity.rule_id == "quantity.workers.default"
        if is_silent and before and before.unit == "workers" and before.indicator in _GOES_ON:
            quantity = replace(one.quantity, indicator=before.indicator, rule_id="quantity.workers.as_before")
            one = one._replace(quantity=quantity)
        read.append(one)
    return read


def _as_listed(lowered: str, inside: list[_Found]) -> list[_Found]:
    """Workers counted side by side share the firmest reading: "didaftarkan 214 ketua RT dan 74 anggota BPD"."""
    rows: list[list[int]] = []
    for number, one in enumerate(inside):
        before = inside[number - 1].quantity if number else None
        is_next = before and before.unit == one.quantity.unit == "workers"
        if is_next and _LISTED.fullmatch(lowered, before.end, max(before.end, one.quantity.start)):
            rows[-1].append(number)
        else:
            rows.append([number])
    inside = list(inside)
    for row in rows:
        firmest = max((inside[number] for number in row), key=lambda one: one.strength)
        for number in row:
            one = inside[number]
            if one.strength < min(2, firmest.strength):
                as_told = replace(one.quantity, indicator=firmest.quantity.indicator, rule_id="quantity.workers.listed")
                inside[number] = one._replace(quantity=as_told, strength=firmest.strength)
    return inside


def _last_counted(inside: list[_Found]) -> str | None:
    """The unit that a sentence counted last, for "sisanya" and the like in the next; None for workers and measures."""
    counts = [one.quantity.unit for one in inside if one.quantity.unit in _COUNTABLE | {"workers", "people"}]
    return counts[-1] if counts and counts[-1] in _COUNTABLE else None


def _beside(lowered: str, spans: list[tuple[int, int]], number: int) -> dict[str, str]:
    """The sentences around one."""
    start = spans[number][0]
    before = lowered[slice(*spans[number - 1])][-WINDOW:] if number else ""
    after = lowered[slice(*spans[number + 1])][:WINDOW] if number + 1 < len(spans) else ""
    return {"before": before, "earlier": lowered[max(0, start - EARLIER) : start], "after": after}


def _in_sentence(
    lowered: str, span: tuple[int, int], others: dict[str, str], taken: Masked, unit: str | None
) -> Iterator[_Found]:
    """The quantities of a sentence; ``unit`` is what the sentence before counted last."""
    figures = find_figures(lowered, *span, taken)
    for i, figure in enumerate(figures):
        following = figures[i + 1] if i + 1 < len(figures) else None
        beside = _left_of(figures, i, span[0]), _right_of(lowered, figures, i, span[1])
        stretch = around(lowered, span, (figure.start, figure.numeral.end), beside, **others)
        for found in _read(lowered, span[0], figure, following, stretch, unit):
            if found.quantity.unit in _COUNTABLE | {"workers", "people"}:
                unit = found.quantity.unit if found.quantity.unit in _COUNTABLE else None
            yield found
    for one in find_single(lowered, *span):
        rule = f"quantity.{one.unit}.single"
        yield _Found(Quantity(one.value, one.unit, "duration", "exactly", one.start, one.end, rule), 1)


def _left_of(figures: list[Figure], i: int, start: int) -> int:
    """Where the stretch of a figure begins: behind the one before, but a range is one."""
    if i and figures[i - 1].numeral.link == "range":
        i -= 1
    return figures[i - 1].end if i else start


def _right_of(lowered: str, figures: list[Figure], i: int, end: int) -> int:
    """Where the stretch of a figure ends: before the next, but behind it in "640 petani dari 32 kelompok mendaftar"."""
    if i + 1 < len(figures) and _SET_OF.fullmatch(lowered, figures[i].end, figures[i + 1].start):
        i += 1
    return figures[i + 1].start if i + 1 < len(figures) else end


def _read(
    lowered: str, first: int, figure: Figure, following: Figure | None, stretch: Around, unit: str | None
) -> Iterator[_Found]:
    """The quantity of a figure; nothing when it is none of the programme's."""
    numeral = figure.numeral
    if _is_money(lowered, figure, stretch):
        numeral = replace(numeral, kind="rupiah")
        figure = replace(figure, numeral=numeral, counted=None)
    if _is_of_other_programme(stretch) or (numeral.form == "share" and not is_share(lowered, numeral)):
        return
    if numeral.kind == "plain" and figure.counted is None:
        figure = with_noun_before(lowered, figure, first, stretch)
    if figure is None or is_article(lowered, figure, following):
        return
    if unit and figure.counted and _points_back(figure, stretch, unit):
        figure = replace(figure, counted=figure.counted._replace(unit=unit, noun=""))
    value, unit, reading = _measured(figure, stretch)
    if reading.indicator is None:
        return
    relation = "exactly" if numeral.link else find_relation(lowered, numeral.start, numeral.end)
    rule = f"quantity.{unit}.{reading.rule}"
    quantity = Quantity(value, unit, reading.indicator, relation, figure.start, figure.end, rule)
    yield _Found(quantity, reading.strength, figure.is_bare)


def _is_money(lowered: str, figure: Figure, stretch: Around) -> bool:
    """Whether a number without "Rp" is a sum: "sebesar 42 juta", "16.800 sebulan"."""
    numeral = figure.numeral
    if numeral.kind != "plain" or (figure.counted and figure.counted.unit not in ("months", "unknown", "years")):
        return False
    if figure.counted and not _PER_MONTH.match(lowered, numeral.end):
        return False
    if numeral.value >= 100_000 and _WAGE.search(stretch.near):
        return True
    if numeral.scale >= 1e6 or (numeral.form == "words" and numeral.value >= 1e6):
        return bool(_SUM.search(stretch.near))
    return (
        numeral.value >= 1000
        and bool(_PER_MONTH.match(lowered, numeral.end))
        and not _OURS_COUNTED.search(stretch.near)
    )


def _points_back(figure: Figure, stretch: Around, unit: str) -> bool:
    """Whether a figure goes on with what was counted before: "sisanya", "delapan di antaranya"; agents are "orang"."""
    noun = figure.counted.noun
    if noun in _REST or (figure.is_bare and not noun):
        return not _OURS_COUNTED.search(stretch.near)
    return unit == "agents" and noun == "orang" and not _OURS_COUNTED.search(stretch.near)


def _is_of_other_programme(stretch: Around) -> bool:
    if _OTHER_PROGRAMME.search(stretch.clause) and "iuran" not in stretch.clause:
        return True
    return bool(_HEALTH.search(stretch.clause)) and not _OURS.search(stretch.clause)


def _measured(figure: Figure, stretch: Around) -> tuple[float, str, Reading]:
    """Value, unit of the manual and indicator; an indicator of None means no quantity."""
    value, kind = figure.numeral.value, figure.numeral.kind
    if kind != "plain":
        return value, kind, read_indicator(kind, value, stretch)
    unit, noun = figure.counted.unit, figure.counted.noun
    if noun in ("tahun lalu", "bulan lalu") and "selama #" in stretch.near:
        unit, noun = ("years", "tahun") if noun == "tahun lalu" else ("months", "bulan")
    if unit in ("days", "weeks", "months", "years"):
        is_alone = len(stretch.near) < len(noun) + 6  # ", enam bulan.": its clause says what lasts
        indicator = "duration" if is_duration(stretch.clause if is_alone else stretch.near, noun) else None
        return *measured(value, unit), Reading(indicator, "duration", 1)
    if unit == "none" or (noun in _LABOUR_MARKET and not _COVERAGE.search(stretch.sentence.replace(noun, ""))):
        return value, unit, Reading(None, "none", 0)
    if unit in ("person", "unknown", "workers"):
        return _of_somebody(figure, stretch)
    if noun in ("proyek", "project", "paket", "jasa konstruksi"):
        return value, unit, read_indicator("projects", value, stretch)
    if noun == "koperasi" and _OWES.search(stretch.clause):
        unit = "employers"
    return value, "other" if unit == "times" else unit, read_indicator(unit, value, stretch)


def _of_somebody(figure: Figure, stretch: Around) -> tuple[float, str, Reading]:
    """Workers when somebody covered, to be covered or named by an occupation is counted, otherwise people."""
    value, unit, noun = figure.numeral.value, figure.counted.unit, figure.counted.noun
    reading = read_indicator(unit, value, stretch)
    if unit == "workers" and _OWES.search(stretch.near):
        return value, "employers", read_indicator("employers", value, stretch)
    if figure.is_bare and not noun and reading.indicator == "claims_cases":
        return value, "cases", read_indicator("cases", value, stretch)
    if unit in ("person", "workers") and noun != "peserta" and _AGENTS.search(stretch.clause):
        return value, "agents", read_indicator("agents", value, stretch)
    if unit == "unknown" and (reading.strength == 0 or (figure.numeral.form == "words" and value < _FEW)):
        return value, unit, Reading(None, "unknown", 0)
    is_occupied = unit == "workers" and noun != "peserta"
    if reading.indicator == "attendance" and noun in _OFFICIALS:
        is_occupied = False
    if noun == "orang" and value < _FEW and _CHILDREN.search(stretch.clause + stretch.before[-80:]):
        return value, "people", read_indicator("people", value, stretch)
    is_guest = reading.indicator in ("attendance", "other")
    is_heir = (
        reading.indicator == "claims_cases"
        and noun != "peserta"
        and bool(_HEIRS.search(stretch.clause + stretch.before))
    )
    is_resident = noun in ("jiwa", "warga") and bool(_RESIDENTS.search(stretch.near))
    return value, "people" if not is_occupied and (is_guest or is_heir or is_resident) else "workers", reading


def _merged(found: list[_Found]) -> list[Quantity]:
    """One row per value and unit, at its firmest reading; the first of equals.

    A figure without its noun ("angka 46 ribu itu") that stands elsewhere with it is that figure again.
    """
    named = {one.quantity.value for one in found if not one.is_bare}
    best: dict[tuple[float, str], _Found] = {}
    for one in found:
        key = one.quantity.value, one.quantity.unit
        if one.is_bare and one.quantity.value in named:
            continue
        if key not in best or one.strength > best[key].strength:
            best[key] = one
    return sorted((one.quantity for one in best.values()), key=lambda row: row.start)
