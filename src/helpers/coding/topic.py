"""Whether an article is about employment social security.

On topic is an article whose opening, or at least one of whose paragraphs, reports about the scheme: it names the scheme
and says something of insurance, enrolment, contributions or benefits. The wage subsidy, health insurance, fraud in the
agency's name, and its charity or sport are other matters, however often the agency is named.
"""

import re

from helpers.coding.article import Article

SCHEME = re.compile(
    r"""\bBPJS\b[\s)]{0,3}[-(]?\s?(?:keten\w{3,10}an|tenaga\ ?kerja|naker|TK)\b
      |\bBPJS-?TK\b|(?<!plaza\ )(?<!menara\ )(?<!gedung\ )\b(?:BP\ ?)?Jamsostek\b
      |\bjaminan\ sosial\ (?:bagi\ |untuk\ |para\ )?(?:tenaga\ kerja|keten\w{3,10}an|pekerja)\b
      |(?-i:\b(?:Badan\ Penyelenggara\ Jaminan\ Sosial|BADAN\ PENYELENGGARA\ JAMINAN\ SOSIAL)\b)
       (?!\W{0,3}(?:\(BPJS\)\W{0,2})?kesehatan)""",
    re.IGNORECASE | re.VERBOSE,
)
PROGRAMME = re.compile(
    r"\bJK[KMP]\b|\bJHT\b|\bjaminan (?:kecelakaan|kecelakan|kematian|hari tua|kehilangan|pensiun|sosial)\b"
    r"|\bParitrana\b|\bPerisai\b",
    re.IGNORECASE,
)
INSURANCE = re.compile(
    r"\b(?:ke?pesertaan|peserta|iuran|klaim|santunan|ahli waris|pekerja rentan|BPU|penerima upah|coverage|terlindungi"
    r"|p(?:er|e)lindungan|pekerja informal)",
    re.IGNORECASE,
)
MATTER = re.compile(
    r"""\b(?:manfaat\w*|dilindungi|melindungi|lindungi|terdaftar|mendaftar\w*|didaftarkan|daftarkan|pendaftaran|keanggotaan
        |ter-?cover|di-?cover|meng-?cover|premi|beasiswa|menanggung|ditanggung|dibayarkan|diikutsertakan|mengikutsertakan
        |sosialisasi\w*|menyosialisasikan|mensosialisasikan|edukasi\w*|mengedukasi|penyuluhan|desa\ sadar|jemput\ bola
        |kepatuhan|tunggakan|menunggak|piutang|penagihan|kerja\ ?sama|MoU|nota\ kesepahaman|perjanjian
        |(?:unit|kantor|mobil|gerai|loket|pos)\ layanan)\b""",
    re.IGNORECASE | re.VERBOSE,
)
OTHER_MATTER = re.compile(
    r"\bBSU\b|\bbantuan subsidi\b|\bsubsidi (?:upah|gaji)\b|\b(?:program|penerima|pencairan|penyaluran|insentif) subsidi\b"
    r"|\bsubsidi kepada pekerja\b|bsu\.\w+|\bpenipu\w*|\bhoa(?:ks|x)\b|\bmengatasnamakan\b|\bphishing\b|\btautan palsu\b"
    r"|\bmodus\b",
    re.IGNORECASE,
)
LEISURE = re.compile(
    r"\b(?:donor darah|sembako|bakti sosial|takjil|hewan kurban|qurban|futsal|turnamen|bulu ?tangkis|badminton|mudik gratis"
    r"|khitan\w*|sunatan massal|penanaman (?:pohon|mangrove)|halal ?bihalal|lowongan|rekrutmen pegawai|serah terima jabatan"
    r"|sertijab)\b",
    re.IGNORECASE,
)
HEALTH = re.compile(r"\bBPJS Kesehatan\b|\bJKN\b|\bPBI\b|\bUHC\b", re.IGNORECASE)
FIGURE_SOURCE = re.compile(
    r"\b(?:menurut|berdasarkan|mengacu pada|merujuk|mengutip|dari)\s+(?:catatan|data|laporan)(?:\s\w+){0,2}\s+"
    r"(?:BPJS|BP ?Jamsostek)",
    re.IGNORECASE,
)
OPENING = 2  # paragraphs
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
        return _weight(article.body) >= _enough(article, len(passages))
    return any(_is_full(text) for text in about)


def _enough(article: Article, passages: int) -> int:
    """What an article that opens with the scheme must say of it: a text of one paragraph need only report one event."""
    if len(article.text) >= SHORT:
        return 3
    return 1 if passages == 1 else 2


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
    is_source = FIGURE_SOURCE.search(paragraph)
    return not is_source and any(words.search(paragraph) for words in (INSURANCE, PROGRAMME, MATTER))


def _is_full(paragraph: str) -> bool:
    """Whether the scheme is the matter of a paragraph, not one name in a list of duties and benefits."""
    is_in_list = len(SCHEME.findall(paragraph)) <= len(HEALTH.findall(paragraph))
    return not is_in_list and _weight(paragraph) >= 4


def _is_other_matter(body: str, about: int) -> bool:
    """Whether the wage subsidy or a fraud, not the scheme, is what the article tells."""
    other = len(OTHER_MATTER.findall(body))
    return other >= 2 and other >= about
