"""Whether an article is about employment social security.

What decides is how much of the body speaks of the scheme: the share of its sentences, by length, that name the scheme, a
programme or an insured matter (contributions, participants, claims, heirs). An article that opens with the scheme
needs a sixth of them, or a twelfth if its first sentence enrols or compensates somebody, another more than a quarter, or
one full paragraph. The wage subsidy, health insurance, minimum wages, fraud in the agency's name, and its charity or
sport are other matters, however often the agency is named.
"""

import re

from helpers.coding.article import Article
from helpers.coding.sentences import find_sentences

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
    r"""\b(?:ke?pesertaan\w*|peserta(?:nya)?|iuran(?:nya)?|klaim(?:nya)?|santunan|ahli\ waris|pekerja\ (?:rentan|informal)
        |P?BPU|penerima\ upah|terlindungi|perlindungan\ (?:sosial|(?:bagi\ )?pekerja|kerja|jaminan)|jaminan\ sosial|premi
        |SKK|UCJ|coverage|menunggak|tunggakan|didaftarkan|mendaftarkan)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# what only the scheme's own matter is told with; "peserta", "klaim" and "mendaftar" fit a tournament, too
OWN_MATTER = re.compile(
    r"\b(?:iuran\w*|santunan|ahli waris|didaftarkan|mendaftarkan|pekerja (?:rentan|informal)|JK[KMP]|JHT|kepesertaan\w*"
    r"|terlindungi|perlindungan|jaminan (?:kecelakaan|kematian|hari tua|pensiun)|peserta (?:aktif|BPJS|BP ?Jamsostek))\b",
    re.IGNORECASE,
)
TEACHES = re.compile(r"\b(?:\w*osialisasi\w*|\w*edukasi)\b", re.IGNORECASE)
OUTREACH = re.compile(
    r"\b(?:jaminan sosial|pekerja|tenaga kerja|desa sadar|kepatuhan|peraturan"
    r"|perb?up|perwali|pergub|perda|layanan|pelayanan|mendaftar|pendaftaran)\b",
    re.IGNORECASE,
)
ENROLS = re.compile(
    r"\b(?:iuran|santunan|klaim|ahli waris|didaftarkan|mendaftar\w*|pekerja rentan|JK[KM])\b", re.IGNORECASE
)
SUBSIDY = re.compile(
    r"\bBSU\b|\bbantuan subsidi\b|\bsubsidi (?:upah|gaji)\b|\b(?:program|penerima|pencairan|penyaluran|insentif) subsidi\b"
    r"|\bsubsidi kepada pekerja\b|bsu\.\w+",
    re.IGNORECASE,
)
FRAUD = re.compile(
    r"\bpenipu\w*|\bhoa(?:ks|x)\b|\bmengatasnamakan\b|\bphishing\b|\btautan\b|\bpalsu\b|\bmodus\b|\bcek fakta\b"
    r"|\bgadungan\b|\bdiretas\b|\bperetas\w*|\bditipu\b|\bmenipu\b|\bpesan berantai\b|\bkorupsi\b|\btersangka\b"
    r"|\btipu\b|\bpelaku(?:nya)?\b(?! usaha| umkm| jasa)|\bkomplotan\b|\breskrim\b|\bdijerat\b|\bdibekuk\b|\bdiringkus\b|\bmengaku petugas\b|\bpolisi\b",
    re.IGNORECASE,
)
LEISURE = re.compile(
    r"\b(?:donor darah|pendonor|mendonor\w*|kantong darah|menyumbangkan darah|medali|pasar murah|anak yatim|sembako|bakti sosial|takjil|hewan kurban|qurban|futsal|turnamen|bulu ?tangkis|badminton|mudik gratis"
    r"|khitan\w*|sunatan massal|penanaman (?:pohon|mangrove)|halal ?bihalal|lowongan|rekrutmen pegawai|serah terima jabatan"
    r"|sertijab|kejuaraan|pertandingan|pencetak gol|voli|sepak ?bola|catur|lomba (?:mancing|lari|tari|memasak))\b",
    re.IGNORECASE,
)
WAGES = re.compile(
    r"\b(?:UM[KPR]|upah minimum|dewan pengupahan|tunjangan hari raya|THR|mogok kerja|unjuk rasa|hari buruh|may day)\b",
    re.IGNORECASE,
)
HEALTH = re.compile(r"\bBPJS Kesehatan\b|\bJKN\b|\bPBI\b|\bUHC\b", re.IGNORECASE)
FIGURE_SOURCE = re.compile(
    r"\b(?:menurut|berdasarkan|mengacu pada|merujuk|mengutip|dari)\s+(?:catatan|data|laporan)(?:\s\w+){0,2}\s+"
    r"(?:BPJS|BP ?Jamsostek)",
    re.IGNORECASE,
)
OPENING = 2  # paragraphs
LONG = 900  # characters; a longer paragraph is a whole text on one line and is judged sentence by sentence
# shares: in an article whose first sentence tells an insured matter of the scheme, that opens with the scheme, with an
# insured matter, with something else; of a full paragraph
ENOUGH_OF_LEAD, ENOUGH, ENOUGH_OF_MATTER, ENOUGH_BELOW, FULL = 0.08, 0.15, 0.2, 0.28, 0.7


def is_on_topic(article: Article) -> bool:
    """Whether the scheme is what the article, or a full paragraph of it, reports about."""
    if not SCHEME.search(article.body):
        return False
    sentences = [article.plain[s.start : s.end] for s in article.sentences]
    speaking = [text for text in sentences if _speaks(text)]
    if not speaking or _is_other_matter(sentences, len(speaking)):
        return False
    passages = _passages(article)
    opening = " ".join([article.title or "", *passages[:OPENING]])
    if not _tells_own_matter(sentences, is_leisure=bool(LEISURE.search(opening))):
        return False
    share = sum(map(len, speaking)) / sum(map(len, sentences))
    enough = ENOUGH_OF_LEAD if _leads_with_matter(sentences) else _enough(opening)
    return share >= enough or any(_is_full(text) for text in passages)


def _tells_own_matter(sentences: list[str], is_leisure: bool) -> bool:
    """Whether what the agency is for is told: of its own games and gifts in two sentences, else in one, or as outreach."""
    told = sum(bool(OWN_MATTER.search(text)) for text in sentences)
    if is_leisure:
        return told >= 2
    return told > 0 or any(TEACHES.search(text) or (_speaks(text) and OUTREACH.search(text)) for text in sentences)


def _leads_with_matter(sentences: list[str]) -> bool:
    """Whether the first sentence says that somebody is enrolled, paid for or compensated by the scheme."""
    lead = sentences[0]
    return bool(SCHEME.search(lead) and OWN_MATTER.search(lead) and _speaks(lead)) and not LEISURE.search(lead)


def _enough(opening: str) -> float:
    """The share that an article with this headline and opening needs."""
    if LEISURE.search(opening) or WAGES.search(opening):
        return ENOUGH_BELOW
    if SCHEME.search(opening):
        return ENOUGH
    return ENOUGH_OF_MATTER if PROGRAMME.search(opening) or INSURANCE.search(opening) else ENOUGH_BELOW


def _speaks(sentence: str) -> bool:
    """Whether a sentence speaks of the scheme, a programme of it or an insured matter, and of nothing in its name."""
    if SUBSIDY.search(sentence) or FRAUD.search(sentence) or FIGURE_SOURCE.search(sentence):
        return False
    is_of_matter = PROGRAMME.search(sentence) or INSURANCE.search(sentence)
    if HEALTH.search(sentence):  # one name in a list of demands or duties says nothing
        return bool(is_of_matter and SCHEME.search(sentence))
    return bool(is_of_matter or (SCHEME.search(sentence) and not LEISURE.search(sentence)))


def _is_other_matter(sentences: list[str], speaking: int) -> bool:
    """Whether the wage subsidy, a fraud, charity or health insurance, not the scheme, is what the article tells."""
    subsidy = sum(bool(SUBSIDY.search(text)) for text in sentences)
    fraud = sum(bool(FRAUD.search(text)) for text in sentences)
    scheme = sum(len(SCHEME.findall(text)) for text in sentences)
    health = sum(len(HEALTH.findall(text)) for text in sentences)
    leisure = sum(bool(LEISURE.search(text)) for text in sentences)
    opens_with_subsidy = any(SUBSIDY.search(text) for text in sentences[:2])
    enrols = sum(bool(ENROLS.search(text)) for text in sentences)
    if (opens_with_subsidy and enrols < 2) or (leisure >= 2 and leisure >= speaking):
        return True
    return (subsidy >= 2 and subsidy >= speaking) or (fraud >= 3 and 2 * fraud > speaking) or health > 2 * scheme


def _passages(article: Article) -> list[str]:
    """The paragraphs of the body; the sentences of those that are too long to be one."""
    text = article.plain
    long = {i for i, p in enumerate(article.paragraphs) if p.end - p.start > LONG}
    whole = [(p.start, p.end) for i, p in enumerate(article.paragraphs) if p.kind == "body" and i not in long]
    cut = [(s.start, s.end) for s in article.sentences if s.paragraph in long] if long else []
    return [text[a:b] for a, b in sorted(whole + cut)]


def _is_full(paragraph: str) -> bool:
    """Whether the scheme is the matter of a whole paragraph, not one name in a list of duties and benefits."""
    if not SCHEME.search(paragraph) or len(SCHEME.findall(paragraph)) <= len(HEALTH.findall(paragraph)):
        return False
    sentences = [paragraph[a:b] for a, b in find_sentences(paragraph, 0, len(paragraph))]
    speaking = [text for text in sentences if _speaks(text)]
    return len(speaking) >= 2 and sum(map(len, speaking)) >= FULL * len(paragraph)
