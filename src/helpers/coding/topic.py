"""Whether an article is about employment social security.

On topic is an article whose opening, or at least one of whose paragraphs, reports about the scheme: it names the scheme
and says something of insurance, enrolment, contributions or benefits. The wage subsidy, health insurance, fraud in the
agency's name, and its charity or sport are other matters, however often the agency is named.
"""

import re

from helpers.coding.article import Article

SCHEME = re.compile(
    r"""\bBPJS\b[\s)]{0,3}[-(]?\s?(?:ketena?g?[ae]?k?[ae]?r[jh]?aa?n|ketenagakerja\w*|tenaga\ ?kerja|naker|TK)\b
      |\bBPJS-?TK\b|(?<!plaza\ )(?<!menara\ )(?<!gedung\ )\b(?:BP\ ?)?Jamsostek\b
      |\bjaminan\ sosial\ (?:bagi\ |untuk\ |para\ )?(?:tenaga\ kerja|ketenag?[ae]?kerjaan|pekerja)\b
      |(?-i:\b(?:Badan\ Penyelenggara\ Jaminan\ Sosial|BADAN\ PENYELENGGARA\ JAMINAN\ SOSIAL)\b)(?!\W{0,3}(?:\(BPJS\)\W{0,2})?kesehatan)""",
    re.IGNORECASE | re.VERBOSE,
)
PROGRAMME = re.compile(
    r"\bJK[KMP]\b|\bJHT\b|\bjaminan (?:kecelakaan|kecelakan|kematian|hari tua|kehilangan|pensiun|sosial)\b|\bParitrana\b|\bPerisai\b",
    re.IGNORECASE,
)
MATTER = re.compile(
    r"""\b(?:ke?pesertaan\w*|peserta\w*|iuran\w*|klaim\w*|manfaat\w*|santunan\w*|perlindungan\w*|pelindungan\w*|terlindungi|dilindungi|melindungi|lindungi
        |terdaftar|mendaftar\w*|didaftarkan|daftarkan|pendaftaran|ter-?cover|di-?cover|meng-?cover|coverage|ahli\ waris|premi
        |sosialisasi\w*|menyosialisasikan|mensosialisasikan|edukasi\w*|mengedukasi|penyuluhan|kepatuhan|tunggakan|menunggak|piutang|penagihan|beasiswa
        |pekerja\ rentan|BPU|penerima\ upah|pekerja\ informal|kerja\ ?sama|MoU|nota\ kesepahaman|perjanjian|desa\ sadar|jemput\ bola
        |unit\ layanan|layanan|mobil\ layanan|agen|kader|penghargaan|pembayaran|dibayarkan|menanggung|ditanggung|risiko|diikutsertakan|mengikutsertakan
        |program|ikut|keanggotaan|anggota|jaminan)\b""",
    re.IGNORECASE | re.VERBOSE,
)
INSURANCE = re.compile(
    r"\b(?:ke?pesertaan|peserta|iuran|klaim|santunan|ahli waris|pekerja rentan|BPU|penerima upah|coverage|terlindungi|perlindungan|pekerja informal)",
    re.IGNORECASE,
)
OTHER_MATTER = re.compile(
    r"\bBSU\b|\bbantuan subsidi\b|\bsubsidi (?:upah|gaji)\b|\b(?:program|penerima|pencairan|penyaluran|insentif) subsidi\b|\bsubsidi kepada pekerja\b"
    r"|bsu\.\w+|\bpenipu\w*|\bhoa(?:ks|x)\b|\bmengatasnamakan\b|\bphishing\b|\btautan palsu\b|\bmodus\b",
    re.IGNORECASE,
)
LEISURE = re.compile(
    r"\b(?:donor darah|sembako|bakti sosial|takjil|hewan kurban|qurban|futsal|turnamen|bulu ?tangkis|badminton|mudik gratis|khitan\w*|sunatan massal"
    r"|penanaman (?:pohon|mangrove)|halal ?bihalal|lowongan|rekrutmen pegawai)\b",
    re.IGNORECASE,
)
HEALTH = re.compile(r"\bBPJS Kesehatan\b|\bJKN\b|\bPBI\b|\bUHC\b", re.IGNORECASE)
FIGURE_SOURCE = re.compile(
    r"\b(?:menurut|berdasarkan|mengacu pada|merujuk|mengutip|dari)\s+(?:catatan|data|laporan)(?:\s\w+){0,2}\s+(?:BPJS|BP ?Jamsostek)", re.IGNORECASE
)
OPENING = 2
SHORT = 700  # characters; in a report of two sentences there is less to say
LONG = 900  # characters; a longer paragraph is a whole text on one line and is judged sentence by sentence


def is_on_topic(article: Article) -> bool:
    """Whether the scheme is what the article, or a full paragraph of it, reports about."""
    if not SCHEME.search(article.body):
        return False
    passages = _passages(article)
    about = [text for text in passages if _is_about(text)]
    if not about or _is_other_matter(article.body, len(about)):
        return False
    opening = " ".join([article.title or "", *passages[:OPENING]])
    if SCHEME.search(opening) and not LEISURE.search(opening):
        return _weight(article.body) >= (2 if len(article.text) < SHORT else 3)
    return any(_is_full(text) for text in about)


def _weight(text: str) -> int:
    """How much a text says of the scheme: its names, its programmes and the different words of insurance."""
    words = {word.lower() for word in INSURANCE.findall(text)}
    return len(SCHEME.findall(text)) + len(PROGRAMME.findall(text)) + len(words)


def _passages(article: Article) -> list[str]:
    """The paragraphs of the body; the sentences of those that are too long to be one."""
    text = article.plain
    long = {i for i, p in enumerate(article.paragraphs) if p.end - p.start > LONG}
    whole = [(p.start, p.end) for i, p in enumerate(article.paragraphs) if p.kind == "body" and i not in long]
    cut = [(s.start, s.end) for s in article.sentences if s.paragraph in long] if long else []
    return [text[a:b] for a, b in sorted(whole + cut)]


def _is_about(paragraph: str) -> bool:
    """Whether a paragraph says something of the scheme as insurance, and of nothing else in its name."""
    if not SCHEME.search(paragraph) or OTHER_MATTER.search(paragraph):
        return False
    return bool(MATTER.search(paragraph) or PROGRAMME.search(paragraph)) and not FIGURE_SOURCE.search(paragraph)


def _is_full(paragraph: str) -> bool:
    """Whether the scheme is the matter of a paragraph, not one name in a list of duties and benefits."""
    is_in_list = len(SCHEME.findall(paragraph)) <= len(HEALTH.findall(paragraph))
    return not is_in_list and _weight(paragraph) >= 4


def _is_other_matter(body: str, about: int) -> bool:
    """Whether the wage subsidy or a fraud, not the scheme, is what the article tells."""
    other = len(OTHER_MATTER.findall(body))
    return other >= 2 and other >= about
