"""What the parts of a page that are no story look like: teasers, buttons, credits, captions, headings, datelines."""

import re

from helpers.coding.lines import TEASER

# "Baca: …", "← Judul", "Judul →", "> Judul": links to other stories
LINK_LINE = re.compile(r"(?:\W{0,3}baca\s*:|[←‹«»›>▶►]|[^.]{0,160}[→»›]\s*\Z)", re.IGNORECASE)
# "kabar.example | 3 Juli 2024, 09:20 WITA", "Oleh admin - Juli 24, 2024": no more than who and when
DATE_LINE = re.compile(
    r"(?:[^!?\n]{0,40}?[|–-]\s*|[^.!?\n]{0,40}?)(?:(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad),?\s+)?"
    r"(?:\d{1,2}\s+[a-z]{3,9}|[a-z]{3,9}\s+\d{1,2},)\s+20\d\d(?:[\s,|/-]*(?:pukul\s)?\d{1,2}[.:]\d{2}(?::\d{2})?)?"
    r"(?:\s*(?:wib|wita|wit|am|pm))?[\s|•-]*(?:\|?\s?[\w ]{0,30})?\Z",
    re.IGNORECASE,
)
TEASER_HEADING = re.compile(rf"[\W_]*{TEASER}[\s:]*\Z", re.IGNORECASE)
TEASER_LINE = re.compile(
    rf"[\W_]*(?:{TEASER}|(?:tonton|simak|lihat) (?:juga )?video|artikel ini telah tayang|also read)\b", re.IGNORECASE
)

# Words that open a line of the page and no sentence of a story.
PAGE_LINE = re.compile(
    r"""[\W_]*(?:
      scroll\ |iklan\s*[-–]\s|geser\ ke\ atas|kontak\ media|untuk\ segera\ disiarkan|konten\ ini\ merupakan|continue\ with|gambas|copyright|hak\ cipta|©|\(c\)\s*\d{4}
      |dilarang\ (?:keras\ )?(?:mengambil|mengutip|menyalin)
      |all\ rights|ikuti\ (?:berita|kami|update|saluran|whatsapp|google)|follow\ |cek\ berita|simak\ (?:breaking|berita)
      |dapatkan\ (?:update|berita|informasi\ terkini)|pilih\ saluran|silakan\ baca|artikel\ lainnya|gabung\ |subscribe
      |google\ news|download\ aplikasi|unduh\ aplikasi|share\ this|copy\ link|salin\ tautan|tautan\ disalin|leave\ a
      |tinggalkan\ balasan
      |tuangkan\ komentar|discussion\ about|your\ email|alamat\ email|next\ post|previous\ post|read\ more|load\ more
      |\[\w+\s+\w+=[^\]\n]*\]\s*$
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
      |\d+\ (?:views?|kali\ dibaca|shares?)|post\ views|reading\ time|waktu\ baca|(?:home|beranda)\s*(?:[/»>|]|$)|font\b
      |ukuran\ huruf|a[+-]\s|perbesar|kecilkan|perkecil|video\s*:|live\ streaming
    )""",
    re.I | re.X,
)
CREDIT_LINE = re.compile(
    r"[\W_]*(?:editor|penulis|pewarta|reporter|laporan|redaktur & reporter|uploader|sumber(?: berita)?|redaktur"
    r"|kontributor|wartawan|penyunting|oleh|author|by|posted by|publisher|jurnalis|foto\s*/\s*teks)"
    r"\s*(?:[:/|]|$|wartawan\b|(?=[A-Z]\w+(?: [A-Z]\w+){0,3}$))",
    re.I,
)
MARK = r"adv\w*|advertorial|pariwara|\*+|rel|rls|rilis|release|r(?:ed|il|hm)?|hms|humas|ant|antara|inf|[a-z]{2,4}"
CLOSING_MARK = re.compile(
    rf"(?<=[.!?\"'”])\s*(?:[(\[]\s*(?:{MARK}|[\w*.&-]+(?:[/ &,-]+[\w*.&-]+){{0,3}})\s*[)\]]"
    r"|[-–]?\s*(?:ant|adv|\*{1,3}))[.*]*\s*\Z",
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
    r"""[\W_]*(?:berita|artikel|news|post(?:ingan)?|kabar|konten|siaran\ pers|tulisan)?\s*(?:
      terkait|lainnya|lain|terkini|terbaru|terpopuler|populer|pilihan|rekomendasi|trending|sorotan|headline|recommended
      |related(?:\ (?:posts?|news|articles?|topics?))?|popular(?:\ posts?)?|latest(?:\ news|\ posts?)?
      |you\ may\ (?:also\ )?like|baca\ lainnya|most\ (?:read|popular)|jangan\ lewatkan|pilihan\ editor
      |editor.?s\ (?:pick|choice)|recent\ (?:posts?|comments?)|rekomendasi\ untuk\ anda|untuk\ anda
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
          (?: [\s,|/]+ (?: [(\[]?[A-Z][\w.'&/-]*[)\]]? | [a-z][\w-]*\.[a-z][\w.]* | \([^()\n]{1,40}\) | [–|/&]
                         | \d{1,2}/\d{1,2}(?:/\d{2,4})? | \d{1,4} | dan ) ){0,8}
        ) \s* (?: [–—]+ | --+ | \s-\s | -\s | \s-(?=[A-Z"]) | (?<=\.ID|COM|\.co|\.id|com)-(?=[A-Z"]) | (?<=[A-Z)]) : (?=\s) ) \s*""",
    re.X,
)
ENDS_SENTENCE = re.compile(r"[.!?…][\"')\]*]*\s*\Z")
DATED = re.compile(
    r"\d{1,2}\s*(?:[/.-]\s*\d{1,2}\s*[/.-]|(?:jan|feb|peb|mar|apr|me[ij]|jun|jul|ag|sep|okt|oct|nov|nop|de[sc]))"
    r"|\b(?:jan|feb|peb|mar|apr|me[ij]|jun|jul|ag|sep|okt|oct|nov|nop|de[sc])[a-z]*\s\d{1,2},\s20\d\d",
    re.IGNORECASE,
)
