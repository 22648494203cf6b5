"""The tables for counts: workers and other people, villages and regions, employers, agents, cases and things.

The first rule that fits decides, so the order carries the manual's precedence (`subsidised` before `participants`,
`participants_new` and `target`). "#" is the figure.
"""

from helpers.coding import indicator_cues as cue
from helpers.coding.cue_rules import rule

WORKERS = [
    *rule("near", "claims", "claims_cases", cue.CLAIM),
    *rule("near clause", "paid_out", "claims_cases", cue.PAID_OUT),
    *rule("near", "laid_off", "other", r"#[^#]{0,40}\b(?:diputus kontrak\w*|di-?phk|dirumahkan|kehilangan pekerjaan)"),
    *rule(
        "near clause",
        "approved",
        "claims_cases",
        r"\b(?:jht|jkp|jkm|jkk|klaim\w*|pencairan)\b[^#]{0,60}\b(?:disetujui|cair|dicairkan|dibayar\w*)\b[^#]{0,30}#",
    ),
    *rule("near", "victims", "claims_cases", r"#[^#]{0,40}\b(?:menjadi )?korban\b|\bkorban\b[^#]{0,50}#"),
    *rule(
        "near",
        "pay_themselves",
        "participants",
        r"\A(?!.*\btanpa\b).*#[^#]{0,40}\b(?:kini |masih |tetap )?(?:membayar|meneruskan|melanjutkan)\b[^#]{0,30}\b(?:mandiri|sendiri)\b",
    ),
    *rule("near", "unprotected", "eligible", cue.UNPROTECTED),
    *rule("near clause", "walk", "attendance", r"jalan sehat|ikut (?:berjalan|mengelilingi)|peserta (?:jalan|senam)"),
    *rule("clause", "joined_programme", "participants", r"\bprogram\b[^#]{0,90}diikuti[^#]*#"),
    *rule("sentence", "rest_not_yet", "eligible", cue.REST_NOT_YET),
    *rule("near", "attendance", "attendance", cue.ATTEND),
    *rule("near", "donors", "other", cue.DONORS),
    *rule("sentence", "out_of_covered", "participants", cue.OUT_OF_COVERED, strength=1),
    *rule("near", "out_of", "eligible", cue.OUT_OF, strength=1),
    *rule("near", "of_a_whole", "participants", cue.OF_A_WHOLE, strength=1),
    *rule("near", "enrolled_apart", "participants", cue.ACTIVE),
    *rule("near", "subsidised", "subsidised", cue.PAYS),
    *rule("near", "government_enrols", "subsidised", cue.GOVERNMENT_ENROLS, strength=1),
    *rule("near", "aim_of_paid_story", "subsidised", cue.POOR_AIM, story=r"\w", strength=1),
    *rule("near", "goal", "target", cue.GOAL),
    *rule("near", "at_least", "subsidised", cue.AT_LEAST, story=r"\w"),
    *rule("near", "at_least", "target", cue.AT_LEAST),
    *rule(
        "near",
        "until_reached",
        "target",
        r"\b(?:hingga|sampai) (?:terjaring|tercapai|terlindungi|mencapai|terdaftar) #[^#]*\b(?:akhir tahun|tahun depan|akhir (?:\w+ )?20\d\d)",
    ),
    *rule("near", "goal_of_new", "target", cue.words(r"(?:mengincar|membidik|mengejar|memburu|dibebani)\s[^#]{0,40}#")),
    *rule(
        "near",
        "planned_next",
        "target",
        r"# (?:orang|pekerja|anggota|nelayan|petani)",
        after=cue.ALL_TO_COME,
        strength=1,
    ),
    *rule("near", "more_to_come", "target", r"\b(?:akan|bakal) (?:ada|bertambah|mendapat|memperoleh)\b[^#]{0,20}#"),
    *rule("near clause", "free_of_charge", "subsidised", cue.FREE),
    *rule("clause", "subsidised_after", "subsidised", f"{cue.ENROLLED}|{cue.TARGET}", after=cue.FUNDED, strength=1),
    *rule("near", "target", "target", cue.TARGET),
    *rule("near", "not_yet", "eligible", cue.NOT_YET),
    *rule("clause", "out_of", "eligible", cue.OUT_OF_BOTH, strength=1),
    *rule("near", "in_all", "eligible", cue.IN_ALL, strength=1),
    *rule("near", "paid_paragraph", "subsidised", cue.MAY_BE_PAID, story=r"here", strength=1),
    *rule("clause", "subsidised", "subsidised", cue.PAYS, strength=1),
    *rule("near", "new", "participants_new", cue.NEW),
    *rule("clause", "over_a_period", "participants_new", cue.OVER_A_PERIOD),
    *rule("near", "of_paid_story", "subsidised", cue.POOR, story=r"\w", strength=1),
    *rule("near", "paid_in_next", "subsidised", cue.ENROLLED_OR_GIVEN, after=cue.SOMEBODY_PAYS, strength=1),
    *rule("near", "paid_before", "subsidised", cue.RECIPIENTS, before=cue.SOMEBODY_PAYS, strength=1),
    *rule("near", "signed_up", "participants_new", cue.SIGNED_UP),
    *rule("near", "planned_payment", "subsidised", cue.PLANNED, story=r"opens", strength=1),
    *rule("near", "planned", "target", cue.PLANNED, strength=1),
    *rule("clause", "same_group_paid", "subsidised", cue.SAME_GROUP, before=cue.PAYS, strength=1),
    *rule("near", "enrolled", "participants", cue.ENROLLED),
    *rule("near", "same_group_not_yet", "eligible", cue.SAME_GROUP, before=cue.NOT_YET, strength=1),
    *rule("near", "same_group_enrolled", "participants", cue.SAME_GROUP, before=cue.ENROLLED, strength=1),
    *rule("clause", "target", "target", cue.TARGET, strength=1),
    *rule("clause", "claims", "claims_cases", cue.CLAIM, strength=1),
    *rule("clause", "attendance", "attendance", cue.ATTEND, strength=1),
    *rule("clause", "new", "participants_new", cue.NEW, strength=1),
    *rule("clause", "not_yet", "eligible", cue.NOT_YET, strength=1),
    *rule("clause", "planned", "target", cue.PLANNED, strength=1),
    *rule("clause", "in_all", "eligible", cue.IN_ALL, strength=1),
    *rule("near", "at_work", "eligible", cue.AT_WORK, strength=1),
    *rule("near", "at_a_place", "eligible", cue.AT_A_PLACE, strength=1),
    *rule("clause", "enrolled", "participants", cue.ENROLLED, strength=1),
    *rule("near clause", "counted", "eligible", cue.COUNTED, strength=1),
    *rule("sentence", "subsidised", "subsidised", cue.PAYS, strength=1),
    *rule("sentence", "target", "target", cue.TARGET, strength=1),
    *rule("sentence", "enrolled", "participants", cue.ENROLLED, strength=1),
    *rule("before", "subsidised", "subsidised", cue.PAYS, strength=0),
    *rule(
        "near", "paid_in_next_sentence", "subsidised", r"rentan|penerima|# orang", after=cue.SOMEBODY_PAYS, strength=0
    ),
    *rule("near", "claims_paid_before", "claims_cases", r"#", before=cue.PAID, strength=0),
    *rule(
        "near",
        "claims_before",
        "claims_cases",
        r"penerima|mendapat|memperoleh|menerima",
        before=cue.CLAIM,
        strength=0,
    ),
    *rule("near", "opening_pays", "subsidised", r"#", story=r"opens", strength=0),
]
REGIONS = (
    rule("sentence", "out_of_few", "eligible", cue.OUT_OF_FEW, strength=1)
    + rule(
        "sentence",
        "out_of",
        "eligible",
        r"\A(?:[\w.,() ]{0,40}[-–] )?\W*dari (?:total |seluruh )?#(?!.*(?:ikut|terlibat|peserta))",
    )
    + rule(
        "near",
        "target",
        "target",
        r"(?:target|menarget|ditarget|menyasar)\w*\s(?:\S+\s){0,3}?#|#[^#]{0,30}ditargetkan",
    )
)
VILLAGES = [
    *rule("sentence", "out_of_few", "eligible", cue.OUT_OF_FEW, strength=1),
    *rule("near", "rest", "eligible", cue.REST, strength=1),
    *rule("near", "asked", "target", r"\bminta #|#[^#]{0,24}\byang direncanakan|#[^#]{0,30}menyusul"),
    *rule(
        "near",
        "still",
        "eligible",
        r"masih ada #|#[^#]{0,40}\b(?:masih nihil|masih bekerja|tanpa jaminan|lagi (?:yang|masih))|\bmewajibkan #|seluruh \S+ dari #",
    ),
    *rule("near clause", "target", "target", cue.TARGET),
    *rule("near clause", "each", "eligible", r"(?:setiap|tiap) \w+[^#]{0,30}\bjumlah(?:nya)? #"),
    *rule("near clause", "not_yet", "eligible", r"belum"),
    *rule(
        "near",
        "all",
        "eligible",
        cue.OUT_OF + r"|(?:seluruh|semua|memiliki|mempunyai|punya"
        r"|terdiri (?:dari|atas)|jumlah|total|seluruhnya)\s(?:sebanyak |sekitar |ada )?#(?! desa sadar)"
        r"|(?:total|jumlah) desa[^#]*#|tidak semua[^#]*#",
    ),
    *rule(
        "near clause",
        "planned",
        "target",
        r"\b(?:akan|berencana|merencanakan|direncanakan|rencananya|menyiapkan|disiapkan|harus|ingin"
        r"|diharapkan)\b[^#\d]*#|#[^#,\d]{0,40}?\b(?:akan|direncanakan|diharapkan|hendak)\b|#.{0,80}\b(?:tengah |sedang )?disiapkan\b",
    ),
]
EMPLOYERS = [
    *rule("sentence", "out_of_few", "eligible", cue.OUT_OF_FEW, strength=1),
    *rule("near", "rest", "eligible", cue.REST, strength=1),
    *rule(
        "sentence",
        "out_of",
        "eligible",
        rf"\A(?!.*(?:menunggak|peserta\b|sebagian|patuh|binaan))\W*dari {cue.WHOLE}#",
        strength=1,
    ),
    *rule(
        "near clause",
        "attendance",
        "attendance",
        r"\bdihadiri|\bdiikuti\b|\bhadir\b|\bmengundang\b[^#]{0,40}#|mengumpulkan (?:\w+ ){0,4}#|(?:perwakilan|utusan|manajer|pimpinan|pemilik) (?:\w+ ){0,2}(?:dari )?#|\bdatang\b|di (?:hadapan|depan) #|#[^#]{0,60}\bdikumpulkan\b|#[^#]{0,40}\bmengirim\w*",
    ),
    *rule("near clause", "target", "target", cue.TARGET),
    *rule("near", "not_yet", "eligible", r"belum (?:men|ter)?(?:daftar|ikut|menjadi)"),
    *rule("near", "at_work", "eligible", r"#[^#]{0,20}\b(?:yang (?:beroperasi|berdiri)|wajib menjadi)\b", strength=1),
]
THINGS = [
    *rule("sentence", "out_of_few", "eligible", cue.OUT_OF_FEW, strength=1),
    *rule("near", "out_of", "eligible", cue.OUT_OF, strength=1),
    *rule("near clause", "charity", None, r"\b(?:sembako|beras|takjil|kurban|masker|banjir|gempa)\b"),
    *rule("near clause", "attendance", "attendance", cue.ATTEND),
    *rule("near clause", "target", "target", cue.TARGET),
    *rule("near clause", "not_yet", "eligible", r"\bbelum\b|tidak (?:ter|di)"),
    *rule(
        "near clause",
        "enrolled",
        "participants",
        r"terdaftar|didaftarkan|menjadi peserta|terlindungi|#[^#]{0,20}\byang (?:sudah |telah )?(?:mendaftar|ikut)",
    ),
]
PROJECTS = [
    *THINGS,
    *rule(
        "near clause sentence",
        "counted",
        "eligible",
        r"mencatat|jumlah|total|\bada\b|dari #|terdapat|data",
    ),
]
CASES = [
    *rule("near", "letters", "other", r"#\s?(?:skk|surat kuasa)"),
    *rule("near clause", "paid_for_cases", "claims_cases", r"membayar|dibayar|pembayaran"),
    *rule(
        "near clause sentence",
        "claims",
        "claims_cases",
        r"klaim|pengajuan|santunan|plkk|perawatan|pengobatan|\bjk[kmp]\b|\bjht\b|\bjp\b|kecelakaan|kematian|meninggal|manfaat|dibayar|beasiswa",
    ),
    *rule("before", "claims", "claims_cases", r"klaim|santunan"),
]
TIMES = [
    *rule("near", "wages", "benefit_rate", r"#\s?kali (?:upah|gaji|penghasilan)"),
    *rule("near", "frequency", "other", r"#\s?kali (?:se(?:hari|minggu|pekan|bulan|tahun)|dalam se|per)"),
]
AGENTS = [
    *rule("near clause", "target", "target", cue.TARGET),
    *rule("near", "attendance", "attendance", r"\bdihadiri|\bdiikuti\b"),
]
FAMILY = [
    *rule("near", "parent_of", None, r"\b(?:ibu|ayah|bapak|janda|duda|orang ?tua)\s(?:dari )?# ?(?:orang )?anak"),
    *rule(
        "near",
        "heirs_next",
        "claims_cases",
        r"keluarga|ahli waris",
        after=r"ahli waris|santunan|menerima|almarhum",
        strength=1,
    ),
    *rule(
        "sentence",
        "scholarship",
        "benefit_rate",
        cue.both(
            r"beasiswa|pendidikan|sekolah",
            cue.CONDITION + r"|untuk (?:maksimal )?#|bagi (?:maksimal )?#|maksimal",
        )
        + r"(?!.*(?:menyerahkan|diserahkan|telah|sudah))",
    ),
    *rule("near clause sentence", "claims", "claims_cases", cue.CLAIM + r"|menyerahkan|penyerahan|beasiswa"),
    *rule("near clause", "attendance", "attendance", cue.ATTEND),
    *rule("near", "residents", "eligible", r"penduduk|dari #"),
]
