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
        r"ekonomi|inflasi|pengangguran|kemiskinan|suku bunga|\bdbh\b[^#]{0,30}#|#[^#]{0,20}(?:dari |dana )\bdbh\b|# (?:dari )?(?:dana|anggaran|alokasi)\b|korban phk|\bpajak|\bump\b|\bumk\b|dana desa"
        r"|dari apbd",
    ),
    *rule(
        "near clause",
        "benefit",
        "benefit_rate",
        r"(?:manfaat|uang tunai|santunan|jkp)[^#]*#[^#]*(?:upah|gaji)|biaya (?:pengobatan|perawatan)"
        r"|#[^#]{0,20}(?:upah|gaji)[^#]*(?:bulan pertama|bulan kedua|bulan)"
        r"|#[^#]{0,6}(?:untuk|selama) (?:\S+ )?bulan|# untuk (?:persiapan pensiun|perumahan|kepemilikan rumah|rumah)|(?:upah|gaji)\w*[^#]{0,20}(?:diganti|dibayar\w*) #",
    ),
    *rule(
        "near clause",
        "rate",
        "contribution_rate",
        r"#\s?(?:dari )?(?:total )?(?:upah|gaji|penghasilan|nilai (?:proyek|kontrak|pekerjaan))|tarif"
        r"|iuran[^#]{0,40}(?:sebesar|hanya|cuma)\s#|(?:diskon|keringanan|potongan|relaksasi"
        r"|pengurangan)[^#]{0,40}#",
    ),
    *rule(
        "near",
        "fine_or_share",
        "other",
        r"denda[^#]*#|uang muka[^#]*#|bunga[^#]*#|komisi[^#]*#|#\s?(?:dari )iuran|potongan belanja",
    ),
    *rule(
        "near clause",
        "levied",
        "contribution_rate",
        r"(?:dipungut|memangkas iuran|iuran[^#]{0,60}dipangkas|iuran (?:jaminan|jkk|jkm|jht|jp)\w*)[^#]{0,70}#",
    ),
    *rule("near", "own_rate", "contribution_rate", r"\biuran(?:nya)? (?:hanya |sebesar |cuma )?#\W*\Z", high=10),
    *rule(
        "near",
        "insurance_rate",
        "contribution_rate",
        r"jaminan (?:kecelakaan|kematian|hari tua|pensiun|kehilangan)[^#]{0,40}#|\bj(?:k[kmp]|ht|p)\b[^#]{0,20}#",
        high=10,
    ),
    *rule("sentence", "of_contract", "contribution_rate", r"nilai (?:kontrak|proyek|pekerjaan)|dari upah", high=3),
    *rule(
        "near",
        "raised_target",
        "target",
        r"(?:dinaikkan|naik) menjadi #|\bcukup #|\btahun depan",
        before=r"target|sasaran|dipatok",
    ),
    *rule(
        "sentence",
        "target_raised",
        "target",
        r"target\w*[^#]*\b(?:naik|dinaikkan|meningkat) (?:men)?jadi (?:sebesar )?#",
    ),
    *rule("near", "of_target", "coverage", r"#\s?dari (?:\S+\s){0,2}?target"),
    *rule("near", "target", "target", cue.TARGET),
    *rule(
        "clause",
        "claims_changed",
        "claims_amount",
        cue.both(
            r"\bnilai|nominal|pembayaran (?:klaim|manfaat|santunan|j[hkp])",
            cue.CHANGED,
        ),
    ),
    *rule(
        "clause",
        "amount_changed",
        "contribution_total",
        r"\biuran\b[^#]{0,40}(?:rp\s?[\d.,]+(?: \w+)?),? (?:atau )?(?:naik|turun|meningkat|tumbuh|melonjak) #",
    ),
    *rule(
        "clause",
        "amount_changed",
        "claims_amount",
        r"(?:klaim|santunan|manfaat|j[hkp]\w)\b[^#]{0,60}(?:rp\s?[\d.,]+(?: \w+)?),? (?:atau )?(?:naik|turun|meningkat|tumbuh|melonjak) #",
    ),
    *rule(
        "clause sentence",
        "cases_changed",
        "claims_cases",
        cue.both(
            r"klaim|kasus|pengajuan|santunan",
            cue.CHANGED,
        ),
    ),
    *rule(
        "clause",
        "amount_changed",
        "claims_amount",
        r"(?:rp\s?[\d.,]+(?: \w+)?),? (?:atau )?(?:naik|turun|meningkat|tumbuh|melonjak) #",
    ),
    *rule("sentence", "applied_changed", "claims_cases", cue.both(r"mengajukan|\bjkp\b|\bjht\b", cue.CHANGED)),
    *rule(
        "clause",
        "rate_changed",
        "contribution_rate",
        cue.both(r"iuran\w*", r"(?:turun|naik|dari|menjadi)[^#]*#[^#]*(?:upah|gaji)|upah"),
    ),
    *rule("clause", "collected_changed", "contribution_total", cue.both(r"iuran", cue.CHANGED)),
    *rule(
        "clause",
        "employers_changed",
        "employers",
        cue.both(
            r"perusahaan|badan usaha|pemberi kerja",
            cue.CHANGED,
        ),
    ),
    *rule("clause", "coverage_changed", "coverage", cue.both(r"cakupan|coverage|\bucj\b", cue.CHANGED)),
    *rule("near", "changed", "participants", cue.CHANGED, strength=1),
    *rule(
        "near clause",
        "claims_share",
        "claims_amount",
        r"#[^#]*dari (?:total |seluruh )?(?:klaim|pembayaran)|klaim",
    ),
    *rule(
        "near",
        "share_of_covered",
        "other",
        r"# dari (?:(?!itu\b|ini\b|tersebut\b)\S+ ){0,4}?(?:peserta\b|penunggak\w*|yang (?:kami |kita |sudah |telah |dia )*(?:lindungi|dilindungi|terdaftar|terlindungi))",
    ),
    *rule(
        "near",
        "share_of_villages",
        "places",
        r"# (?:dari )?(?:\w+ )?(?:desa|kampung|gampong|nagari|pekon|kelurahan)\b[^#]{0,30}\b(?:menganggarkan|mengalokasikan|ikut|mendaftarkan|menyisihkan)",
    ),
    *rule("near", "found", "coverage", _FOUND),
    *rule("clause", "target", "target", cue.TARGET, strength=1),
    *rule(
        "near",
        "not_yet",
        "eligible",
        r"#[^#]{0,60}\bbelum\b|\bsisa(?:nya)?\b[^#]*#|yang belum[^#]{0,60}#",
    ),
    *rule(
        "near clause",
        "planned",
        "target",
        r"#[^#]{0,50}\b(?:harus|wajib|bakal) (?:\w+ ){0,2}(?:masuk|ikut|terdaftar|terlindungi|menjadi)|"
        r"\b(?:akan|bakal|harus|ingin|berharap|bertekad|diharapkan|minimal|ditetapkan|hendak|mudah-mudahan|semoga|dikejar|mengejar"
        r"|(?:bisa|dapat) mencapai)\b[^#\d]*#",
    ),
    *rule(
        "near",
        "subsidised",
        "subsidised",
        r"(?:ditanggung|dibiayai|disubsidi)[^#]*#|#[^#]*(?:ditanggung|dibiayai|disubsidi)",
    ),
    *rule(
        "clause sentence",
        "rate",
        "contribution_rate",
        cue.both(
            r"\biuran|\bpremi",
            r"\bupah|\bgaji|nilai (?:proyek|kontrak)",
        ),
    ),
    *rule("near clause sentence", "coverage", "coverage", f"{cue.ENROLLED}|{cue.COVERED}", strength=1),
]
_PER_WORKER = (
    r"iuran|premi|bayar|\bkena\b|cukup|hanya|cuma|sebulan|per ?bulan|/\s?bulan|/\s?bln|(?:tiap|setiap) bulan"
    r"|per ?orang|/\s?orang|per jiwa|jkk|jht|jkm|tambah|totalnya|jumlahnya|menyisihkan"
)
_BUDGET = (
    r"(?:penerimaan|pembayaran|total|membayar|membayarkan|menanggung|bantuan|realisasi)\s(?:\S+\s)?(?:iuran"
    r"|premi)|anggaran|dianggarkan|menganggarkan|alokasi|apbd|apbdes|\bdbh|\bcsr\b|(?<!santunan )\bdana\b(?! (?:santunan|kematian|pemakaman|yang (?:sudah|telah) (?:cair|dibayar)))|kucurkan|menyisihkan"
    r"|menyiapkan"
)
_TARIFFS = (16_800, 36_800)  # PP 44/2015, annex II: the monthly sum of the lowest bracket, without and with JHT
MONEY = [
    *(one for tariff in _TARIFFS for one in rule("near", "tariff", "contribution_rate", "#", low=tariff, high=tariff)),
    *rule("clause", "paid_for_cases", "claims_amount", r"# untuk (?:\S+ )?(?:kasus|klaim|pengajuan)\b"),
    *rule(
        "near clause",
        "wage",
        None,
        r"\A(?!.*\b(?:iuran|premi)\b).*(?:(?<!penerima )\bupah|\b(?:ber)?gaji|penghasilan|pendapatan|\bumk\b|\bump\b"
        r"|honor(?:arium)?\b|insentif|omzet|omset)[^#]{0,40}#",
    ),
    *rule(
        "near",
        "small_claim",
        "claims_amount",
        cue.both(
            r"beasiswa|santunan|klaim",
            r"menerima|diterima|menyerahkan|rinci",
        ),
        low=50_000,
        high=20e6,
    ),
    *rule(
        "near clause sentence",
        "arrears",
        "contribution_total",
        r"\w*nunggak|tunggak|penunggak|piutang|utang iuran|belum (?:di)?bayar|penagihan|tertagih|dipulihkan|pemulihan|memulihkan",
    ),
    *rule("near", "benefit", "benefit_rate", rf"(?:{cue.BENEFIT})[^#]*#", low=300_000, high=999_999),
    *rule("near clause sentence", "rate", "contribution_rate", _PER_WORKER, high=999_999),
    *rule(
        "near",
        "fine",
        "other",
        r"denda|komisi|plafon|saldo|uang muka|imbalan|nilai (?:proyek|kontrak|pekerjaan)|kredit|pinjaman|modal usaha|dana kelolaan|hadiah|pembinaan"
        r"|aset|investasi",
    ),
    *rule("sentence", "conditional", "benefit_rate", cue.both(cue.BENEFIT, cue.CONDITION)),
    *rule(
        "near", "right_of_family", "benefit_rate", r"(?:keluarga|ahli waris)\w* (?:\w+ )?berhak\b[^#]{0,25}#", low=1e6
    ),
    *rule(
        "near clause",
        "cost_paid",
        "claims_amount",
        cue.both(r"biaya|ongkos", r"dibayar|ditanggung|lunas|tidak ia bayar|dilunasi"),
    ),
    *rule(
        "near",
        "received",
        "claims_amount",
        r"(?:menerima|diterima|membawa pulang|mengantongi)\s(?:\S+\s){0,3}?#(?! (?:per|sebulan))",
        low=1e6,
    ),
    *rule(
        "near",
        "one_paid",
        "claims_amount",
        r"(?:kami|kita|sudah|telah) (?:di)?(?:bayar|bayarkan|cairkan|serahkan)(?!\w*\s(?:\S+\s){0,3}?(?:iuran|premi))[^#]{0,30}#",
        low=5e6,
    ),
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
        r"iuran|premi|\bapb|anggaran|alokasi|\bdbh|\bcsr\b|\bdana\b(?! (?:santunan|kematian|pemakaman))|donasi|setoran|dibutuhkan #|kewajiban|melunasi|mencicil"
        r"|sumbangan|\bpagu|dirupiahkan|berutang|mengembalikan|disediakan",
    ),
    *rule("before", "arrears_before", "contribution_total", r"\w*unggak|piutang", strength=1),
    *rule(
        "sentence", "raised_benefit", "benefit_rate", cue.both(cue.BENEFIT, r"\b(?:naik|semula|dinaikkan)\b"), low=1e6
    ),
    *rule(
        "near",
        "contributions_before",
        "contribution_total",
        r"\A(?!.*(?:santunan|beasiswa|manfaat|jaminan|kematian))",
        before=r"\biuran",
        low=1e6,
        strength=0,
    ),
    *rule("earlier", "handed", "claims_amount", cue.both(cue.BENEFIT, cue.HANDED), strength=1),
    *rule("sentence", "promise", "benefit_rate", cue.BENEFIT, strength=1),
    *rule("earlier", "conditional", "benefit_rate", cue.both(cue.BENEFIT, cue.CONDITION), strength=0),
    *rule("sentence", "money", "contribution_total", r"\buang|bantuan", strength=0),
    *rule("before", "benefit", "claims_amount", cue.BENEFIT, strength=0),
    *rule(
        "near",
        "sum_of_paid",
        "contribution_total",
        r"\b(?:nilai|besar|jumlah|total|sebulan|setahun)\w*\b[^#]*#",
        before=cue.SOMEBODY_PAYS,
        strength=0,
    ),
    *rule("near", "small", "contribution_rate", r"#", high=150_000, strength=0),
]
