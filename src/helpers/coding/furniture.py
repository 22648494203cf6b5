"""Furniture: what stands in a text and is not the story. It is kept in place and marked, never cut.

Each paragraph gets one of three kinds. ``body`` is coded. ``context`` stands around the story and may carry its date:
headline, byline, dateline, caption, keyword line, section label. ``furniture`` belongs to the page: "Baca juga",
lists of other stories, share buttons, comment forms, credits, copyright, and a paragraph that is printed twice.
"""

import re

from helpers.coding.lines import BODY, CONTEXT, FURNITURE, TEASER, Line, find_lines

Found = tuple[int, int, str]


TEASER_HEADING = re.compile(rf"[\W_]*{TEASER}[\s:]*\Z", re.IGNORECASE)
TEASER_LINE = re.compile(
    rf"[\W_]*(?:{TEASER}|(?:tonton|simak|lihat) (?:juga )?video|artikel ini telah tayang|also read)\b", re.IGNORECASE
)

# Words that open a line of the page and no sentence of a story.
PAGE_LINE = re.compile(
    r"""[\W_]*(?:
      scroll\ to|continue\ with|gambas|copyright|hak\ cipta|©|\(c\)\s*\d{4}|dilarang\ (?:keras\ )?(?:mengambil|mengutip|menyalin)
      |all\ rights|ikuti\ (?:berita|kami|update|saluran|whatsapp|google)|follow\ |cek\ berita|simak\ (?:breaking|berita)
      |dapatkan\ (?:update|berita|informasi\ terkini)|pilih\ saluran|silakan\ baca|artikel\ lainnya|gabung\ |subscribe|google\ news
      |download\ aplikasi|unduh\ aplikasi|share\ this|copy\ link|salin\ tautan|tautan\ disalin|leave\ a|tinggalkan\ balasan
      |tuangkan\ komentar|discussion\ about|your\ email|alamat\ email|next\ post|previous\ post|read\ more|load\ more
      |tags?\s*[:#]|topik\s*:|kata\ kunci\s*:|label\s*:|\#\w+(?:\s+\#\w+)*$
    )""",
    re.I | re.X,
)
# The same for words that may open a sentence: only where the line is none.
PAGE_WORD = re.compile(
    r"""[\W_]*(?:
      advertisement|iklan|loading|halaman\s*\d|halaman:|selanjutnya:?$|sebelumnya:?$|prev\b|next$|show\ all|lihat\ semua
      |selengkapnya|muat\ lainnya|bagikan|share\b|sebarkan|facebook|twitter|whatsapp|telegram|linkedin|pinterest|instagram
      |print$|cetak$|e-?mail$|like\ this|suka\ ini|komentar|\d+\ komentar|comments?\b|tinggalkan|kirim\ komentar|balas$|login
      |sign\ in|daftar$|tags?$|topik$|join\ |langganan|dibaca\s*:?\s*\d|dilihat\s*:?\s*\d|views?\s*:?\s*\d
      |\d+\ (?:views?|kali\ dibaca|shares?)|post\ views|reading\ time|waktu\ baca|(?:home|beranda)\s*(?:[/»>|]|$)|font\ 
      |ukuran\ huruf|a[+-]\s|perbesar|kecilkan|perkecil|video\s*:|live\ streaming
    )""",
    re.I | re.X,
)
CREDIT_LINE = re.compile(
    r"[\W_]*(?:editor|penulis|pewarta|reporter|laporan(?= wartawan)|laporan|redaktur & reporter|uploader|sumber(?: berita)?|redaktur|kontributor|wartawan|penyunting"
    r"|oleh|author|by|posted by|publisher|jurnalis|foto\s*/\s*teks)\s*(?:[:/|]|$|wartawan\b|(?=[A-Z]\w+(?: [A-Z]\w+){0,3}$))",
    re.I,
)
MARK = r"adv\w*|advertorial|pariwara|\*+|rel|rls|rilis|release|r(?:ed|il|hm)?|hms|humas|ant|antara|inf|[a-z]{2,4}"
CLOSING_MARK = re.compile(
    rf"(?<=[.!?\"'”])\s*(?:[(\[]\s*(?:{MARK}|[\w*.&-]+(?:[/ &,-]+[\w*.&-]+){{0,3}})\s*[)\]]|[-–]?\s*(?:ant|adv|\*{{1,3}}))[.*]*\s*\Z",
    re.I,
)
CAPTION_LINE = re.compile(
    r"[\W_]*(?:foto|photo|ilustrasi|caption|keterangan foto|gambar|teks foto|dok(?:umentasi)?)\b\s*[:/.(]|"
    r".{0,400}[(\[/]\s*(?:foto|dok|ho|ist|istimewa|photo|doc|antara(?= ?(?:foto|/)))\b[^()]{0,80}[)\]]?\.?\s*\Z",
    re.I,
)
BRACKETED_TITLE = re.compile(r"\((?:[^()\s.!?]+ ){4,30}[^()\s.!?]+\)")  # "(Judul Berita Lain …)" on a line of its own
KEYWORD_LINE = re.compile(r"id [^.!?]*,[^.!?]*\Z")

TAIL_HEADING = re.compile(
    r"""[\W_]*(?:berita|artikel|news|post(?:ingan)?|kabar|konten)?\s*(?:
      terkait|lainnya|lain|terkini|terbaru|terpopuler|populer|pilihan|rekomendasi|trending|related(?:\ (?:posts?|news|articles?|topics?))?
      |popular(?:\ posts?)?|latest(?:\ news|\ posts?)?|recommended|you\ may\ (?:also\ )?like|baca\ lainnya|sorotan|headline|most\ (?:read|popular)
      |jangan\ lewatkan|pilihan\ editor|editor.?s\ (?:pick|choice)|recent\ (?:posts?|comments?)|rekomendasi\ untuk\ anda|untuk\ anda
    )(?:\s+(?:di|dari|lainnya|untuk|minggu|hari|berita|posts?|news)\b.{0,40})?[\W_]*\Z""",
    re.I | re.X,
)
COMMENT_HEADING = re.compile(
    r"[\W_]*(?:tuangkan komentar|discussion about this|leave a (?:reply|comment)|tinggalkan (?:balasan|komentar)|"
    r"tulis komentar|kirim komentar|beri komentar|komentar(?: anda)?\W*\Z|\d+ komentar\W*\Z|comments?\W*\Z)",
    re.I,
)

DATELINE = re.compile(
    r"""\s*(?: [(\[]? (?: [A-Z][\w.'&-]* | \d{1,2} | [a-z][\w-]*\.[a-z][\w.]* ) [)\]]?
          (?: [\s,|/]+ (?: [(\[]?[A-Z][\w.'&/-]*[)\]]? | [a-z][\w-]*\.[a-z][\w.]* | \([^()\n]{1,40}\) | [–|/&] | \d{1,2}/\d{1,2}(?:/\d{2,4})? | dan ) ){0,8}
        ) \s* (?: [–—]+ | --+ | \s-\s | -\s | \s-(?=[A-Z"]) | (?<=[A-Z)]) : (?=\s) ) \s*""",
    re.X,
)
CITY_IN_CAPITALS = re.compile(r"\b[A-Z]{4,}\b(?![.\w])")
HEAD_LINES, DECK_LENGTH = 10, 300  # a dateline further down opens another story
ENDS_SENTENCE = re.compile(r"[.!?…][\"')\]*]*\s*\Z")
DATED = re.compile(r"\d{1,2}\s*(?:[/.-]\s*\d{1,2}\s*[/.-]|(?:jan|feb|peb|mar|apr|me[ij]|jun|jul|ag|sep|okt|oct|nov|nop|de[sc]))", re.I)

ADVERTORIAL = re.compile(
    r"[(\[/]\s?adv(?:ertorial|etorial)?\b[^()\[\]\n]{0,40}[)\]]|^[^\w\n]{0,9}(?:advertorial|pariwara|adv)\b[ :|–-]{0,5}(?:$|(?<=[:|–-] ))"
    r"|[.!?\"] ?adv\W{0,9}\Z",
    re.IGNORECASE | re.MULTILINE,
)
AGENCIES = {
    "Antara": r"\((?:LKBN )?ANTARA(?: News)?\)|\bLKBN Antara\b|\bKantor Berita Antara\b|(?:dikutip|dilansir|dari) (?:dari )?Antara\b"
    r"|[(/](?:ant|antara)\)|[.!?\"] Ant\W{0,9}(?:\n|\Z)|COPYRIGHT © ANTARA|\bANTARA ?(?:/HO|FOTO)",
    "RRI": r"\bKBRN\b|\(RRI\)",
    "JPNN": r"\(JPNN\)|\bJPNN\.com\b|/jpnn\)",
    "InfoPublik": r"\bInfo ?Publik\b",
    "Xinhua": r"\bXinhua\b",
    "Reuters": r"\bReuters\b",
}
AGENCY_MARKS = {name: re.compile(pattern, re.I if name in ("Antara", "JPNN") else 0) for name, pattern in AGENCIES.items()}


def find_paragraphs(plain: str) -> list[Found]:
    """Start, end and kind of every paragraph of a smoothed text, in order, without overlap.

    Lines are (1) joined where a page has wrapped them and cut where a teaser stands inside, (2) marked by their own
    words, (3) marked by their place: head, section labels, tails of other stories, keywords at the end, repetitions;
    then (4) dateline and closing marks are cut off the story.
    """
    lines = find_lines(plain)
    for line in lines:
        line.kind = _own_kind(line.text)
    for mark in (_mark_teasers, _mark_head, _mark_labels, _mark_tails, _mark_keywords, _mark_repeats):
        mark(lines)
    return [found for line in _cut_dateline(lines) for found in _cut_closing_mark(line)]


def _own_kind(text: str) -> str:
    """The kind that a line shows by its own words."""
    if len(text) <= 250 and TEASER_LINE.match(text):
        return FURNITURE
    if len(text) <= 250 and PAGE_LINE.match(text):
        return FURNITURE
    if len(text) <= 120 and PAGE_WORD.match(text) and not (len(text) > 40 and ENDS_SENTENCE.search(text)):
        return FURNITURE
    if BRACKETED_TITLE.fullmatch(text):
        return FURNITURE
    if len(text) <= 80 and CREDIT_LINE.match(text):
        return CONTEXT if DATED.search(text) else FURNITURE
    if len(text) <= 400 and (CAPTION_LINE.match(text) or KEYWORD_LINE.match(text)):
        return CONTEXT
    if not any(c.isalnum() for c in text) or CLOSING_MARK.match('."' + text, 2):
        return FURNITURE
    return BODY


def _is_prose(line: Line) -> bool:
    """A paragraph that tells something: long, or a sentence with its full stop."""
    return len(line.text) >= 160 or (len(line.text) >= 40 and bool(ENDS_SENTENCE.search(line.text)))


def _mark_teasers(lines: list[Line]) -> None:
    """Headlines on the lines below a bare "Baca juga:"."""
    in_list = False
    for line in lines:
        in_list = bool(TEASER_HEADING.match(line.text)) or (in_list and line.kind != CONTEXT and not ENDS_SENTENCE.search(line.text))
        if in_list and len(line.text) <= 160:
            line.kind = FURNITURE


def _mark_head(lines: list[Line]) -> None:
    """What stands above the story: headline, byline, label, date, deck and caption.

    The story begins with the first paragraph, or with the dateline in capitals where one follows within a few lines.
    """
    first = next((i for i, line in enumerate(lines) if line.kind == BODY and _is_prose(line)), None)
    if first is None:
        return
    opened = _dateline_number(lines)
    for number, line in enumerate(lines[: max(first, opened)]):
        if line.kind == BODY and (number < opened or _may_stand_above(line.text)):
            line.kind = CONTEXT
        elif line.kind == FURNITURE and DATED.search(line.text) and number < first:
            line.kind = CONTEXT


def _may_stand_above(text: str) -> bool:
    """Whether a line above the first paragraph is no part of the story: short, capitalised, no sentence."""
    is_sentence = len(text) > 40 and bool(ENDS_SENTENCE.search(text))
    return not is_sentence and len(text) <= 160 and not text[0].islower() and not text.endswith(":")


def _dateline_number(lines: list[Line]) -> int:
    """Number of the line that opens with a dateline in capitals, where little stands above it; else 0."""
    above = 0
    for number, line in enumerate(lines[:HEAD_LINES]):
        mark = DATELINE.match(line.text[:120])
        if mark and _is_prose(line) and CITY_IN_CAPITALS.search(mark[0]):
            return number
        above += line.kind == BODY and _is_prose(line)
        if above > 1 or len(line.text) > DECK_LENGTH or TAIL_HEADING.match(line.text):
            break
    return 0


def _mark_labels(lines: list[Line]) -> None:
    """A short line between long ones, in capitals or title case and without punctuation, is a section label."""
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if line.kind == BODY and _is_prose(before) and _is_prose(after) and _is_label(line.text, before.text):
            line.kind = CONTEXT


def _is_label(text: str, before: str) -> bool:
    words = text.split()
    capital = sum(word[0].isupper() for word in words)
    return text[0].isalpha() and len(words) <= 9 and capital * 2 > len(words) and text[-1:].isalnum() and not before.endswith((":", ","))


def _mark_tails(lines: list[Line]) -> None:
    """Below "Berita Terkait" or a comment form stand other stories, until a paragraph speaks of this one again."""
    known: set[str] | None = None
    in_tail = is_last = told = False
    for number, line in enumerate(lines):
        told = told or (line.kind == BODY and _is_prose(line))
        if told and len(line.text) <= 90 and (TAIL_HEADING.match(line.text) or COMMENT_HEADING.match(line.text)):
            known = known if in_tail else _long_words(lines[:number])
            in_tail, is_last = bool(known), is_last or bool(COMMENT_HEADING.match(line.text))
            line.kind = FURNITURE
        elif in_tail:
            in_tail = is_last or not _resumes(line, known or set())
            if in_tail:
                line.kind = FURNITURE


def _long_words(lines: list[Line]) -> set[str]:
    return {word for line in lines if line.kind == BODY for word in re.findall(r"[a-z]{6,}", line.text.lower())}


def _resumes(line: Line, known: set[str]) -> bool:
    """Whether a paragraph below a list of other stories belongs to the story above it."""
    if len(line.text) < 100 or not ENDS_SENTENCE.search(line.text) or line.text.endswith(("…", "...")):
        return False
    if DATELINE.match(line.text[:120]):
        return False
    words = set(re.findall(r"[a-z]{6,}", line.text.lower()))
    return len(words & known) * 5 >= len(words) * 2


def _mark_keywords(lines: list[Line]) -> None:
    """Short pieces without punctuation below the last sentence are keywords and links."""
    last = max((i for i, line in enumerate(lines) if line.kind == BODY and _is_prose(line)), default=len(lines))
    for line in lines[last + 1 :]:
        words = line.text.split()
        if line.kind == BODY and len(words) <= 9 and line.text[-1:].isalnum() and line.text[:1].isalpha() and line.text[1:2] not in ".)":
            line.kind = FURNITURE


def _mark_repeats(lines: list[Line]) -> None:
    """A paragraph that stands twice is coded once."""
    seen: set[str] = set()
    for line in lines:
        if line.kind == BODY and len(line.text) >= 40:
            words = " ".join(line.text.split())
            line.kind = FURNITURE if words in seen else BODY
            seen.add(words)


def _cut_dateline(lines: list[Line]) -> list[Line]:
    """The place, outlet or agency before the dash of the first paragraph is context."""
    for number, line in enumerate(lines):
        if line.kind == BODY:
            mark = DATELINE.match(line.text[:120])
            if not mark or len(line.text) - mark.end() < 20:
                return lines
            head, story = line.part(0, mark.end(), CONTEXT), line.part(mark.end(), len(line.text))
            return [*lines[:number], head, story, *lines[number + 1 :]]
    return lines


def _cut_closing_mark(line: Line) -> list[Found]:
    """The paragraph, and behind it "(Adv)", "(*)", "(rel)" or the writer's initials."""
    mark = CLOSING_MARK.search(line.text, max(0, len(line.text) - 45)) if line.kind == BODY else None
    if not mark or not mark.start():
        return [(line.start, line.end, line.kind)]
    sign = line.part(mark.start(), len(line.text), FURNITURE)
    return [(line.start, line.start + mark.start(), line.kind), (sign.start, sign.end, FURNITURE)]


def find_title(plain: str, paragraphs: list[Found]) -> tuple[int, int] | None:
    """The headline: the first line above the story that is no byline, date or caption and says something."""
    for start, end, kind in paragraphs:
        if kind == BODY:
            return None
        if kind == CONTEXT and _is_headline(plain, start, end):
            return start, end
    return None


def _is_headline(plain: str, start: int, end: int) -> bool:
    text = plain[start:end]
    is_sign = CAPTION_LINE.match(text) or CREDIT_LINE.match(text) or DATELINE.fullmatch(text) or KEYWORD_LINE.match(text)
    fills_line = plain[end:].lstrip(" ")[:1] in ("\n", "")
    return fills_line and not is_sign and not DATED.search(text) and 3 <= len(text.split()) <= 30


def find_advertorial_mark(plain: str) -> tuple[int, int] | None:
    """Where the text says that it is paid for, or None."""
    mark = ADVERTORIAL.search(plain)
    return mark.span() if mark else None


def find_agency(plain: str) -> str | None:
    """Name of the news agency that the text gives as its source, or None."""
    return next((name for name, mark in AGENCY_MARKS.items() if mark.search(plain)), None)
