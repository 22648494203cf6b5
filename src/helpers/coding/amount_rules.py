"""The tables for amounts: shares in per cent and sums in rupiah.

The first rule that fits decides; "#" is the figure.
"""

from helpers.coding import indicator_cues as cue
from helpers.coding.cue_rules import rule

_FOUND = r"(?:baru|sudah|telah|capaian\w*|realisasi\w*|terealisasi)\s(?:\S+\s){0,3}?#"
PERCENT = [
    *rule(
        "near clause",
        "economy",
        None,
        r"ekonomi|inflasi|pengangguran|kemiskinan|suku bunga|\bdbh\b"
        r"|korban phk|\bpajak|\bump\b"
        r"|\bumk\b|dana desa|dari apbd",
    ),
    *rule(
        "near clause",
        "benefit",
        "benefit_rate",
        r"(?:manfaat|uang tunai|santunan"
        r"|jkp)[^#]*#[^#]*(?:upah|gaji)|biaya (?:pengobatan"
        r"|perawatan)|#[^#]{0,20}(?:upah|gaji)[^#]*(?:bulan pertama|bulan kedua|bulan)",
    ),
    *rule(
        "near clause",
        "rate",
        "contribution_rate",
        r"#\s?(?:dari )?(?:total )?(?:upah|gaji|penghasilan"
        r"|nilai (?:proyek|kontrak|pekerjaan))|tarif"
        r"|iuran[^#]{0,40}(?:sebesar|hanya|cuma)\s#|(?:diskon|keringanan|potongan|relaksasi"
        r"|pengurangan)[^#]{0,40}#",
    ),
    *rule("near", "of_target", "coverage", r"#\s?dari (?:\S+\s){0,2}?target"),
    *rule("near", "target", "target", cue.TARGET),
    *rule(
        "clause",
        "claims_changed",
        "claims_amount",
        cue.both(
            r"\bnilai|nominal|pembayaran (?:klaim"
            r"|manfaat|santunan|j[hkp])",
            cue.CHANGED,
        ),
    ),
    *rule(
        "clause sentence",
        "cases_changed",
        "claims_cases",
        cue.both(
            r"klaim|kasus|pengajuan"
            r"|santunan",
            cue.CHANGED,
        ),
    ),
    *rule("clause", "collected_changed", "contribution_total", cue.both(r"iuran", cue.CHANGED)),
    *rule(
        "clause",
        "employers_changed",
        "employers",
        cue.both(
            r"perusahaan|badan usaha"
            r"|pemberi kerja",
            cue.CHANGED,
        ),
    ),
    *rule("clause", "coverage_changed", "coverage", cue.both(r"cakupan|coverage|\bucj\b", cue.CHANGED)),
    *rule("near", "changed", "participants", cue.CHANGED, strength=1),
    *rule(
        "near clause",
        "claims_share",
        "claims_amount",
        r"#[^#]*dari (?:total |seluruh )?(?:klaim"
        r"|pembayaran)|klaim",
    ),
    *rule("near", "found", "coverage", _FOUND),
    *rule("clause", "target", "target", cue.TARGET, strength=1),
    *rule(
        "near",
        "not_yet",
        "eligible",
        r"#[^#]{0,60}\bbelum\b|\bsisa(?:nya)?\b[^#]*#"
        r"|yang belum[^#]{0,60}#",
    ),
    *rule(
        "near clause",
        "planned",
        "target",
        r"\b(?:akan|bakal|harus|ingin|berharap|bertekad|diharapkan|minimal|ditetapkan"
        r"|(?:bisa|dapat) mencapai)\b[^#\d]*#",
    ),
    *rule(
        "near",
        "subsidised",
        "subsidised",
        r"(?:ditanggung|dibiayai|disubsidi)[^#]*#"
        r"|#[^#]*(?:ditanggung|dibiayai|disubsidi)",
    ),
    *rule(
        "clause sentence",
        "rate",
        "contribution_rate",
        cue.both(
            r"\biuran|\bpremi",
            r"\bupah|\bgaji"
            r"|nilai (?:proyek"
            r"|kontrak)",
        ),
    ),
    *rule("near clause sentence", "coverage", "coverage", f"{cue.ENROLLED}|{cue.COVERED}", strength=1),
]
_PER_WORKER = (
    r"iuran|premi|bayar|\bkena\b|cukup|hanya|cuma|sebulan|per ?bulan|/\s?bulan|/\s?bln|(?:tiap"
    r"|setiap) bulan|per ?orang|/\s?orang"
    r"|per jiwa|jkk|jht|jkm|tambah|totalnya|jumlahnya|menyisihkan"
)
_BUDGET = (
    r"(?:penerimaan|pembayaran|total|membayar|membayarkan|menanggung|bantuan|realisasi)\s(?:\S+\s)?(?:iuran"
    r"|premi)"
    r"|anggaran|dianggarkan|menganggarkan|alokasi|apbd|apbdes|\bdbh|\bcsr\b|\bdana\b|kucurkan|menyisihkan"
    r"|menyiapkan"
)
MONEY = [
    *rule(
        "near clause",
        "wage",
        None,
        r"\A(?!.*\b(?:iuran|premi)\b).*(?:(?<!penerima )\bupah|\bgaji"
        r"|penghasilan|pendapatan|\bumk\b|\bump\b|honor(?:arium)?\b"
        r"|insentif|omzet|omset)[^#]{0,40}#",
    ),
    *rule(
        "near",
        "small_claim",
        "claims_amount",
        cue.both(
            r"beasiswa|santunan"
            r"|klaim",
            r"menerima|diterima|menyerahkan"
            r"|rinci",
        ),
        low=50_000,
    ),
    *rule(
        "near clause sentence",
        "arrears",
        "contribution_total",
        r"tunggak|piutang|utang iuran"
        r"|belum (?:di)?bayar|penagihan"
        r"|tertagih|dipulihkan|pemulihan",
    ),
    *rule("near", "benefit", "benefit_rate", rf"(?:{cue.BENEFIT})[^#]*#", low=300_000, high=999_999),
    *rule("near clause sentence", "rate", "contribution_rate", _PER_WORKER, high=999_999),
    *rule(
        "near",
        "fine",
        "other",
        r"denda|nilai (?:proyek|kontrak|pekerjaan)|kredit|pinjaman|modal usaha"
        r"|dana kelolaan|hadiah|pembinaan|aset|investasi",
    ),
    *rule("sentence", "conditional", "benefit_rate", cue.both(cue.BENEFIT, cue.CONDITION)),
    *rule("near", "budget", "contribution_total", _BUDGET),
    *rule("clause", "exact", "claims_amount", cue.BENEFIT, is_exact=True),
    *rule("clause", "handed", "claims_amount", cue.both(cue.BENEFIT, cue.HANDED)),
    *rule("near clause", "promised", "benefit_rate", cue.both(cue.BENEFIT, cue.PROMISED)),
    *rule("near clause sentence", "paid", "claims_amount", cue.both(cue.BENEFIT, cue.REAL)),
    *rule("clause", "budget", "contribution_total", _BUDGET, strength=1),
    *rule("sentence", "large", "claims_amount", cue.BENEFIT, low=300e6),
    *rule(
        "near clause sentence",
        "funds",
        "contribution_total",
        r"iuran|premi|\bapb|anggaran|alokasi"
        r"|\bdbh|\bcsr\b|\bdana\b|donasi",
    ),
    *rule("earlier", "handed", "claims_amount", cue.both(cue.BENEFIT, cue.HANDED), strength=1),
    *rule("sentence", "promise", "benefit_rate", cue.BENEFIT, strength=1),
    *rule("earlier", "conditional", "benefit_rate", cue.both(cue.BENEFIT, cue.CONDITION), strength=0),
    *rule("sentence", "money", "contribution_total", r"\buang|bantuan", strength=0),
    *rule("before", "benefit", "claims_amount", cue.BENEFIT, strength=0),
    *rule("near", "small", "contribution_rate", r"#", high=150_000, strength=0),
]
