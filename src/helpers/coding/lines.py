"""Lines of a text as pieces of the story: wrapped ones joined again, teasers inside them cut apart."""

import re
from dataclasses import dataclass

BODY, CONTEXT, FURNITURE = "body", "context", "furniture"

# "Baca juga" and its like: a whole line, or from here on in a text that is a single line.
TEASER = r"(?:baca|lihat|simak|tonton|dengar(?:kan)?|klik|ikuti)\s*(?:juga|pula|selengkapnya|(?:artikel|berita) lain(?:nya)?)"
INLINE_TEASER = re.compile(rf"(?<=[\s.!?\"')]){TEASER}\s*:", re.IGNORECASE)
SHORT_WORDS = frozenset(
    """di ke dari yang dan untuk dengan pada dalam soal oleh atau bagi hingga sampai agar karena saat usai jadi tak akan
    bisa ini itu vs per para lewat via tentang terkait sebagai secara serta juga tapi jika kalau the of to and in si
    sang a""".split()
)
OFFICES = frozenset(
    """kepala bupati wali walikota gubernur wakil ketua sekretaris direktur plt plh pj camat menteri asisten deputi kabid
    kadis lurah staf anggota manajer pelaksana kabag juru manager""".split()
)
STORY_OPENER = re.compile(
    r"(?<=\s)(?:\"|(?:Menurut|Ia|Dia|Selain itu|Sementara itu|Lebih lanjut|Namun|Adapun|Sebelumnya|Selanjutnya|Kemudian"
    r"|Untuk itu|Oleh karena|Pihaknya|Di sisi lain|Di tempat|Ditambahkan|Dikatakan)[\s,])"
)
WORD = re.compile(r"\S+")
SENTENCE_STOP = re.compile(r"[.!?][\"')]*(?=\s|\Z)")
HEADLINE_ENDS = (re.compile(r"\S(\s{2,})(?=[A-Z\"])"), re.compile(r"[?!](\s+)(?=[A-Z\"])"))
SPEAKS_TO = frozenset(
    "kepada adalah bahwa menurut dilansir dikutip seperti menyebut tersebut antara dituliskan tulis".split()
)
ENDS_SENTENCE = re.compile(r"[.!?…:;][\"')\]*]*\Z")
PROSE = 40
WRAPPED_SHARE = 0.35  # of the lines of a wrapped page begin with a small letter


@dataclass
class Line:
    """A stretch of the text on its way to being a paragraph; ``text`` has single-line blanks."""

    start: int
    end: int
    text: str
    kind: str = BODY

    def part(self, start: int, end: int, kind: str | None = None) -> "Line":
        """A piece of the line, trimmed; positions count in the line's text."""
        return trimmed(self.text[start:end], self.start + start, kind or self.kind)


def trimmed(text: str, start: int, kind: str = BODY) -> Line:
    """A line without the white space around it."""
    kept = text.strip()
    start += len(text) - len(text.lstrip())
    return Line(start, start + len(kept), kept, kind)


def find_lines(plain: str) -> list[Line]:
    """Pieces of a smoothed text, in order."""
    lines = [trimmed(m[0], m.start()) for m in re.finditer(r"\S[^\n]*", plain)]
    return [piece for line in _joined(plain, lines) for piece in _cut_teasers(line) if piece.text]


def _joined(plain: str, lines: list[Line]) -> list[Line]:
    """Lines that a page or a link has broken in the middle of a sentence, put together again."""
    wrapped = sum(line.text[0].islower() for line in lines[1:]) > max(3, WRAPPED_SHARE * len(lines))
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _continues(plain, groups[-1], line, wrapped):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_merged(plain, group) for group in groups]


def _continues(plain: str, group: list[Line], line: Line, wrapped: bool) -> bool:
    """Whether a line goes on with the sentence of the group above it."""
    before = group[-1]
    is_item = line.text[1:2] in (".", ")")
    if is_item or plain.count("\n", before.end, line.start) > 1 or ENDS_SENTENCE.search(before.text[-12:]):
        return False
    if wrapped and not (line.text[0] in "-•*" or line.text[0].isdigit()):
        return True
    is_prose = len(before.text) >= PROSE or len(group) > 1
    if line.text[0].islower() or line.text[0] in ",.;)":
        return is_prose or line.text[0] in ",.;"
    return is_prose and len(group) <= 20 and before.text.rpartition(" ")[2] in SHORT_WORDS | SPEAKS_TO


def _merged(plain: str, group: list[Line]) -> Line:
    start, end = group[0].start, group[-1].end
    return Line(start, end, plain[start:end].replace("\n", " "))


def _cut_teasers(line: Line) -> list[Line]:
    """A line in which "Baca juga: …" stands between sentences, cut before and behind each teaser."""
    marks = [m.start() for m in INLINE_TEASER.finditer(line.text)]
    if not marks:
        return [line]
    cuts = [0]
    for mark, following in zip(marks, [*marks[1:], len(line.text)], strict=True):
        resumed = _story_resumes(line.text, mark, following)
        cuts += [mark, resumed] if resumed else [mark]
    cuts.append(len(line.text))
    return [line.part(a, b) for a, b in zip(cuts, cuts[1:], strict=False)]


def _story_resumes(text: str, mark: int, end: int) -> int | None:
    """Where behind an inline teaser the story goes on, or None.

    A headline has capitals on all but its short words, so the story begins with the capital before the first other
    small word; a speaker's office ("Kepala Dinas … mengatakan") belongs to the story.
    """
    start = text.index(":", mark) + 1
    if not SENTENCE_STOP.search(text, start + 10, end):
        return None
    for boundary in HEADLINE_ENDS:
        found = boundary.search(text, start, min(end, start + 220))
        if found and len(text[start : found.start()].split()) >= 3:
            return found.end()
    words = list(WORD.finditer(text, start, min(end, start + 400)))
    opener = STORY_OPENER.search(text, start + 12, min(end, start + 260))
    turn = _first_small_word(words)
    if turn is None or turn < 4:  # a headline in sentence case
        return opener.start() if opener else None
    begin = words[_sentence_head(words, turn)].start()
    return min(begin, opener.start()) if opener else begin


def _first_small_word(words: list[re.Match]) -> int | None:
    """Number of the first word that a headline would have printed with a capital."""
    for number, word in enumerate(words):
        if word[0][0].islower() and word[0].strip(",.:").lower() not in SHORT_WORDS:
            return number
    return None


def _sentence_head(words: list[re.Match], turn: int) -> int:
    """Number of the word with which the sentence of word ``turn`` begins."""
    head = turn
    while head > 1 and not words[head][0][0].isupper():
        head -= 1
    run = range(max(1, head - 8), head)
    return next((i for i in run if words[i][0].strip(",.").lower() in OFFICES), head)
