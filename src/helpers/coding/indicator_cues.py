"""Cues that tell what a figure measures, as patterns on lower-case text in which the figure stands as "#".

Alternatives are gathered by what they begin with, a word or the figure: the engine then passes over all other
places.
"""


def words(*alternatives: str) -> str:
    """A pattern for alternatives that begin with a word."""
    return rf"\b(?:{'|'.join(alternatives)})"


def both(first: str, second: str) -> str:
    """A pattern for both cues, in whatever order."""
    return rf"\A(?s:(?=.*(?:{first}))(?=.*(?:{second})))"


WORKER = (
    r"(?:pekerja|tenaga kerja|nelayan|petani|pedagang|buruh|tenaga|karyawan|pegawai|guru|perangkat|sopir"
    r"|pengemudi|penduduk|warga|masyarakat|pelaku|anggota|aparatur|kader|peternak|tukang|driver|ojek|umkm|honorer)"
)
_AIM = (
    r"(?:mesti digaet|memburu|diburu|harus digaet|target|menarget|ditarget|sasaran|menyasar|disasar|incar|diincar|mengincar|dibebani|membidik|dibidik|mengejar|kejar|proyeksi"
    r"|diproyeksi|mematok|dipatok)"
)
GOAL = words(r"(?:target|menarget|ditarget|mematok|dipatok)\w*\s(?:\S+\s){0,4}?#")
_OF_NEXT = (
    r"(?![^#]*\b(?:menjadi|ke|hingga|sebanyak|sebesar|mencapai|naik)\s(?:\Z|\d))"  # the target is the next figure
)
TARGET = words(rf"{_AIM}[^#]*#") + (
    rf"|#[^#]{{0,60}}?\b(?:ditargetkan{_OF_NEXT}|dipatok\b|diincar\b|(?:menjadi|sebagai|jadi) (?:target|sasaran)|disasar|dibidik)"
)
PLANNED = words(
    r"(?:akan|bakal|hendak|ingin|mau|siap|berencana|rencana(?:nya)?|direncanakan|merencanakan|mengusulkan"
    r"|diusulkan|usulan|diharapkan|bertekad|berkomitmen|berharap|harus|perlu|menyiapkan|disiapkan|mempersiapkan"
    r"|minta|diminta)\b[^#\d]*#"
) + (
    r"|#[^#,;\d]{0,80}?\b(?:akan|bakal|hendak|untuk|siap|harus|direncanakan|diusulkan|segera"
    r"|mau)\s(?:\w+\s){0,2}?(?:di)?(?:daftar|lindung|ikut|cover|masuk|terdaftar|terlindungi|rekrut"
    r"|(?:men)?jadi(?!\s*\Z)|capai)"
)
PAYS = words(
    r"iuran\w*\s(?:\S+\s){0,6}?(?:ditanggung|dibayar\w*|dibiayai|dibantu|disubsidi|dicover|didanai|gratis)",
    r"iurannya\s(?:\S+\s){0,4}?(?:tanggung|bayari|bayarkan|biayai)\b",
    r"ditanggung|menanggung|dibantu iuran\w*|dibayari|membayari|membiayai|dibiayai|pembiayaan|didanai|mendanai|disubsidi|subsidi",
    r"membayarkan iuran|dibayarkan iuran|bantuan (?:iuran|bpjs|jaminan|jamsostek)|gratis|bebas iuran|dianggarkan"
    r"|menganggarkan",
    r"dialokasikan|mengalokasikan|bapak asuh|orang ?tua asuh|donasi|disponsori|calon penerima|penerima bantuan",
    r"(?:di|ter|meng)-?[\"']?cover[\"']? (?:oleh )?(?:pem|apb|bumn|dana|dbh)",
    r"(?:apbd\w*|apbdes\w*|apbn|apbk|dbh\w*|csr|tjsl|dana (?:desa|nagari|kampung|gampong|bagi hasil|hibah|otsus|otonomi khusus|zakat)|alokasi dana|anggaran"
    r"|sertakan|kuota|baznas|zakat|infak|lazismu|lazisnu)\b|iuran\s(?:\w+\s){0,2}#|(?:1|satu) desa #",
)
FUNDED = (  # the sentence after says who pays
    r"\A\W*(?:seluruh |semua |beban |adapun |untuk )*(?:iuran|premi|biaya|pembiayaan|dana"
    r"|anggaran)\w*\b[^.]{0,90}?(?:ditanggung|dibayar|dibiayai|dipikul|dilunasi|bersumber|berasal|diambil"
    r"|dari (?:apb|dana|dbh|csr))"
)
CLAIM = words(
    r"(?:menerima|terima|mendapat\w*|memperoleh|mengajukan|mencairkan|menikmati"
    r"|merasakan)\s(?:\S+\s){0,4}?(?:manfaat|santunan|klaim|beasiswa|jkk|jkm|jht)\b|klaim|penerima (?:santunan"
    r"|manfaat (?:jk|jht|jp)|beasiswa)|meninggal|ahli waris|santunan|tewas|mengalami (?:kecelakaan|musibah)"
)
ATTEND = words(
    r"(?:yang )?datang|dihadiri|(?<!program )(?<!program ini )(?<!program itu )diikuti\b|(?:turut|yang|ikut) hadir|kehadiran"
    r"|diundang|mengundang|undangan|menghadirkan",
    r"mengumpulkan\s(?:\w+\s)?#|peserta (?:sosialisasi|rapat|kegiatan|bimtek|pelatihan|forum|acara|seminar"
    r"|edukasi|senam|lomba)",
    r"di (?:hadapan|depan) #|disaksikan|mendengarkan|(?:rapat|sosialisasi|kegiatan|acara) (?:ini "
    r"|itu )?(?:diikuti|melibatkan)",
) + (
    r"|#[^#]{0,60}?\b(?:mengirim|hadir\b|berkumpul|memadati|mengikuti (?:sosialisasi|kegiatan|acara|edukasi"
    r"|pelatihan|bimtek|rapat|penyuluhan|senam|forum|diskusi|pertemuan)|ikut (?:sosialisasi|senam|jalan)|menyimak"
    r"|antusias|meramaikan)|\A\W*hadir"
)
NEW = (
    words(
        r"(?:peserta|kepesertaan) baru(?!\s(?:(?:sekitar|hampir|mencapai|kira-kira)\s)?#)|pekerja baru|penambahan"
        r"|tambahan|bertambah",
        r"menambah|langsung (?:men)?daftar|mendaftar langsung|mendaftarkan diri|pendaftar|akuisisi|baru saja"
        r"|pertumbuhan|mendaftar di (?:tempat|lokasi|stan)",
        r"(?:mendaftar|didaftarkan|terdaftar|mendaftarkan)\s(?:\S+\s){0,3}?(?:hari ini|saat itu|di tempat"
        r"|pada tahun ini|tahun ini|bulan ini|pekan ini|sejak januari)",
        r"(?:hari ini|hari itu|saat itu|tahun ini|bulan ini)\s(?:\S+\s){0,3}?(?:mendaftar|didaftarkan|terdaftar"
        r"|bergabung)",
        r"merekrut|direkrut|mengakuisisi|(?:sepanjang|selama) (?:tahun )?20\d\d",
    )
    + r"|#[^#]{0,20}\bbaru\b(?= (?:yang|dari|di|pada|sepanjang|selama))"
    r"|#[^#]{0,60}\b(?:mulai (?:hari|bulan|pekan) ini|terhitung (?:mulai|sejak)|angkatan pertama|baru (?:saja )?didaftarkan)\b"
)
# enrolled between two dates, or in a part of a year
OVER_A_PERIOD = words(
    r"(?:dari|sejak) (?:bulan )?\w+ 20\d\d (?:sampai|hingga)\b[^#]{0,120}(?:melindungi|mendaftarkan|menjaring)\b[^#]{0,20}#",
    r"(?:triwulan|kuartal|semester) (?:\S+ ){0,3}?tahun 20\d\d,[^#,]*#",
)
# the scheme has paid to them: "membayar JHT kepada #", "dicairkan untuk #"
PAID_OUT = (
    words(
        r"(?:membayar(?:kan)?|dibayar(?:kan)?|mencairkan|dicairkan|cair|menyalurkan|disalurkan)\s(?:\S+\s){0,4}?(?:manfaat|santunan|klaim"
        r"|jkk|jkm|jht|jkp|jp)\b[^#]{0,60}\b(?:kepada|untuk|bagi)\s(?:\S+\s){0,3}?#",
        r"(?:dicairkan|dibayarkan|cair|disalurkan)\s(?:kepada|untuk|bagi)\s(?:\S+\s){0,2}?#",
        r"(?:jkk|jkm|jht|jkp|jp)\b[^#]{0,60}(?:rupiah|triliun|miliar|juta)\s(?:kepada|untuk|bagi)\s#",
    )
    + r"|#[^#]{0,30}\b(?:mengajukan|mengklaim|mencairkan|mengurus (?:pencairan|klaim))\b"
)
PAID = words(  # the sentence before pays them
    r"(?:membayar(?:kan)?|dibayar(?:kan)?|mencairkan|dicairkan|menyalurkan|disalurkan)\s(?:\S+\s){0,4}?(?:manfaat|santunan|klaim"
    r"|jkk|jkm|jht|jkp|jp)\b"
)
UNPROTECTED = (
    r"#[^#]{0,60}\b(?:tanpa (?:perlindungan|jaminan|payung|kartu|bpjs)|belum tersentuh|belum tergarap|belum punya)\b"
)
REST_NOT_YET = r"\b(?:sisanya|selebihnya)\b[,\s]*(?:sebanyak |sekitar )?#[^.#]{0,90}\b(?:belum|tanpa|tidak)\b"
REST = r"\b(?:sisanya|selebihnya|(?:masih )?tersisa|masih ada)\W+(?:sebanyak |sekitar )?#(?!.*(?:menunggak|patuh))"
ACTIVE = words(
    r"(?:peserta aktif|peserta formal|pekerja formal|penerima upah|total peserta|jumlah peserta|kepesertaan aktif)"
    r"(?:(?! dan | dari )[^#\d]){0,40}#"
)
# the sentence after has all of them to come: "Itu akan kami daftarkan semua"
ALL_TO_COME = r"\A\W*(?:itu|mereka|semua(?:nya)?|seluruhnya)\b[^.]{0,30}\b(?:akan|segera|bakal)\b[^.]{0,30}\b(?:daftar|lindungi|masuk)"
AT_LEAST = r"\b(?:setiap|tiap) \w+ (?:wajib |harus )?(?:\w+ )?(?:minimal|sedikitnya|paling sedikit) #"
FREE = r"\btanpa (?:membayar|bayar|harus (?:membayar|merogoh)|merogoh|iuran|keluar uang|biaya|dipungut)"
SOMEBODY_PAYS = (
    r"(?:iuran|premi|biaya|dana|anggaran)\w*\b[^.]{0,80}?\b(?:ditanggung|dibayar(?:kan|i)?|dibiayai|dipikul|bersumber|diambil\w*"
    r"|berasal|dari apb\w*)|\b(?:menanggung|membayari|membayarkan iuran|mengalokasikan|menganggarkan|membiayai)\b"
    r"|\b(?:apbd|apbdes|dbh|dbhcht|csr|dana (?:desa|nagari|kampung|otsus|otonomi khusus))\b|(?:miliar|juta|anggaran|dana)\b[^.]{0,30}\buntuk (?:membayar )?(?:iuran|premi)|dibayar(?:kan)? (?:oleh )?(?:pem(?:kab|kot|prov|da)|pemerintah)|tanpa (?:bayar|membayar)"
)
ENROLLED_OR_GIVEN = words(
    r"didaftarkan|dilindungi|terlindungi|perlindungan|diikutsertakan|memegang kartu|kartu (?:bpjs|peserta|kepesertaan|jamsostek)"
    r"|menerima kartu|mendapat(?:kan)? (?:kartu|perlindungan)|tercover|dijamin"
)
# in a paragraph that says who pays, workers are those paid for, unless they are told apart
MAY_BE_PAID = (
    r"\A(?!.*(?:peserta (?:aktif|bpu|bukan|formal|informal|mandiri)|(?:total|jumlah) peserta|formal|sendiri|penerima upah|perusahaan|mendaftar\b"
    r"|potensi|belum|agen|perisai|kepesertaan|bekerja|seluruhnya|tanpa perlindungan|ditaksir|membutuhkan|kebutuhan))"
    r"(?s:.*)(?:# (?:\S+ ){0,2}?\S*|#\Z)"
)
# kinds of workers whose contributions are always somebody else's, once the article says who pays
POOR = (
    r"\A(?!.*(?:\b(?:akan|bakal|segera|terdapat|potensi|populasi|jumlah|mencapai|tercatat|ada|memiliki)\b)).*"
    r"(?:# (?:orang |kartu )?(?:pekerja|masyarakat|warga|nelayan|petani|tenaga kerja|petugas|tenaga|siswa|pelayan)? ?"
    r"(?:rentan|miskin|sosial keagamaan|sosial lintas agama|lintas agama|keagamaan|ad ?hoc|guru ngaji|marbot|imam|amil|takmir|ustaz|atlet|linmas|siswanya|magang)"
    r"|(?:penerima|jatah)\w* (?:\S+ ){0,4}#)"
)
POOR_AIM = r"(?:target|menarget|ditarget|mengusulkan|sasaran)\w*[^#]{0,40}# (?:orang )?(?:pekerja|buruh tani|nelayan|petani)? ?(?:rentan|miskin|tembakau)|mengusulkan # orang|sasaran # orang|cukup untuk #"
RECIPIENTS = (
    words(
        r"penerima(?:nya)?\b|jatah(?:nya)?\b|kuota|sekali tahap|tahap|yang dapat|terdata|(?:lolos|lengkap)\b|sasaran(?:nya)?\b"
    )
    + r"|#[^#]{0,16}\b(?:penerima|yang (?:dapat|lolos))\b"
)
SIGNED_UP = (
    r"#[^#]{0,60}\b(?:akhirnya|kini mulai) (?:mengantongi|memegang|menerima|memiliki|punya)\b|#[^#]{0,40}\bbaru didaftarkan|\bdalam (?:\w+ ){1,3}(?:bulan|pekan|minggu|hari)[^#]*mendaftarkan #|\brealisasinya #|\b(?:ter|men)jaring #|#[^#]{0,30}mengisi formulir|\bbaru mendaftar[^#]*#|"
    r"#(?:\s\S+){0,5}?\s(?:mendaftar|daftar|mendaftarkan diri|ikut mendaftar|tercatat mendaftar)\b(?! sebagai penerima)"
    r"|\b(?:yang (?:men)?daftar|pendaftar(?:nya)?|terkumpul|menyusulkan|mengakuisisi|menggaet)\s(?:\S+\s){0,2}?#"
    r"|\b(?:agen|perisai)\S*\b[^#]{0,40}\bmendaftarkan #"
)
AT_WORK = r"#[^#]{0,30}\byang beroperasi\b|#[^#]{0,40}\b(?:adalah|merupakan) pekerja\b|\b(?:dihuni|kebutuhan(?:nya)?|selisih(?:nya)?)\b[^#]*#|#[^#]{0,30}\bbisa dijangkau|\byang memenuhi syarat\b[^#]*#|#[^#]{0,30}\b(?:masih )?(?:yang )?bekerja\b(?! sama)|\b(?:seluruhnya|keseluruhan|jumlahnya|yang (?:sudah )?bekerja)\s(?:\S+\s){0,2}?#|\b(?:diperkirakan|memperkirakan|ditaksir|menaksir)\b[^#]*#"
NOT_YET = (
    words(
        r"belum\b(?! (?:sampai|mencapai|lama|genap|termasuk))|tidak (?:terdaftar|terlindungi|ikut|memiliki (?:jaminan"
        r"|perlindungan))",
        r"potensi(?:nya)?\b[^#]*#|tersisa|di luar (?:jaminan|perlindungan|kepesertaan)|calon peserta|tercecer|berhak\b"
        r"|berpenduduk",
        r"penduduk (?:yang )?bekerja|angkatan kerja|seharusnya|semestinya|(?:perlu|harus"
        r"|wajib) (?:di)?(?:lindungi|daftar)",
    )
    + r"|# di ?antaranya bekerja|#[^#\d]{0,24}\bberpotensi|#[^#\d]{0,30}\bsebagai potensi"
)
WHOLE = r"(?:(?:total|jumlah|populasi|potensi|perkiraan|sebanyak|sekitar|seluruh|keseluruhan|kurang lebih|hampir|lebih dari|kira-kira)\s)*"
# "51.600 dari 60.000 orang": those covered before all there are
OF_A_WHOLE = (
    rf"# (?:\w+ )?dari {WHOLE}(?:\Z|[\d.,]+ (?:ribu |juta )?(?:orang|angkatan|jiwa|{WORKER})\b(?![^#]*\bbelum\b))"
)
_NO_WHOLE = r"(?!lebih|kurang|turun|naik|menurun|meningkat|berasal)"  # "turun dari 70 ribu" names no whole
OUT_OF = rf"\A[\W]*(?:(?!(?:\w+ )?satu\b){_NO_WHOLE}\S+\s)?dari\s{WHOLE}#|" + words(
    rf"dari (?:total|jumlah|keseluruhan)\s{WHOLE}#"
)
# "di Tanah Bumbu, dari 14 SMK baru enam yang mendaftarkan": a whole, wherever its sentence begins
OUT_OF_FEW = rf"\bdari {WHOLE}#(?! \w+ (?:peserta|binaan))[^.#]{{0,70}}\b(?:baru|hanya|cuma|tinggal)\b[^.]{{0,60}}(?:daftar|ikut)"
OUT_OF_COVERED = (
    rf"\A\W*dari\s{WHOLE}#(?:[^#,]{{0,30}}?(?:terdaftar|dilindungi|terlindungi|peserta\b)"
    rf"|\s\S+(?:\s\S+)?\s(?:tersebut|itu\b))"
)
OUT_OF_BOTH = words(r"dari (?:total |jumlah |seluruh )?[\d.]+ \w+(?: \w+)? dan #")
_NOT_ENROLLED = r"(?:(?!terdaftar|dilindungi|terlindung|peserta|aktif|didaftarkan|bergabung|cover|mendaftar|ikut)[^#])"
IN_ALL = words(
    rf"(?:jumlah|total|populasi)\s(?:keseluruhan |seluruh |total )?(?!peserta"
    rf"|kepesertaan){WORKER}\b{_NOT_ENROLLED}*#",
    rf"{WORKER}(?:\s\w+)? yang (?:\w+ ){{0,2}}(?:jumlahnya|berjumlah)[^#]{{0,25}}#",
    rf"{WORKER}\b{_NOT_ENROLLED}{{0,30}} (?:jumlahnya|berjumlah|populasinya|diperkirakan)\b[^#]{{0,12}}#",
)
AT_A_PLACE = (  # "nelayan di kabupaten itu lebih dari 5.000 orang"
    r"\A(?!.*(?:peserta|terdaftar|terlindung|didaftarkan|kartu|iuran|mendaftar|dilindungi))"
    rf"(?s:.*)\b{WORKER}(?:\s\w+)?,? (?:jumlahnya )?(?:di|se-?)\s?[^#,]{{2,40}}#"
)
GOVERNMENT_ENROLS = words(
    r"(?:pemkab|pemkot|pemprov|pemda|pemerintah|bupati|wali ?kota|gubernur)\b"
    r"(?:(?!\b(?:akan|bakal|hendak|ingin|mau|siap|segera|berencana|berharap)\b)[^#]){0,50}\b(?:mendaftarkan|memberi(?:kan)? perlindungan (?:kepada|bagi|untuk))[^#\d]{0,14}#"
)
DONORS = (
    r"#\s(?:asn|pns|pegawai negeri|aparatur sipil)\b[^#]{0,60}?\b(?:menanggung|membayar|menyisihkan|iuran|asuh"
    r"|donasi)"
)
ENROLLED = words(
    r"terdaftar|peserta\b|pesertanya|(?<!bidang )(?<!kabid )(?<!seksi )kepesertaan|terlindung|ter-?[\"']?cover|dilindungi|melindungi|didaftarkan"
    r"|mendaftar|bergabung",
    r"aktif|dicover|tercakup|(?:ikut|mengikuti|masuk) (?:program|menjadi|bpjs|jaminan|jamsostek|bpjamsostek"
    r"|perlindungan|serta)",
    r"memiliki (?:jaminan|perlindungan|kartu)|di?ikut ?sert|di?i?kutsert|mengikutsertakan"
    r"|mendapat\w* perlindungan|perlindungan",
    r"kartu (?:bpjs|peserta|kepesertaan|jamsostek|bpjamsostek|jaminan)|terjangkau|terjamin|dijamin|tersentuh"
    r"|terproteksi|diproteksi",
    r"diikutkan|mengikutkan|cakupan",
)
COUNTED = words(
    r"(?:jumlah|total|populasi)\b[^#]*#|berjumlah|terdapat|mencatat (?:ada )?#",
    r"(?:ada|memiliki|mempunyai|punya)\s(?:sekitar |kira-kira |lebih dari )?#",
)
SAME_GROUP = (  # the figure goes on with the workers of the sentence before
    words(
        r"mereka\b[^#]*#|(?:jumlah|angka|total)(?:nya| itu| tersebut| ini)\b[^#]*#|dari (?:jumlah|angka"
        r"|total) (?:itu|tersebut)[^#]*#"
    )
    + r"|\A\W*(?:sebanyak |adapun |selebihnya |sisanya )+(?:adalah )?#"
)

CHANGE = (
    r"(?:naik|meningkat|tumbuh|kenaikan|peningkatan|pertumbuhan|turun|menurun|penurunan|melonjak|lonjakan|merosot"
    r"|anjlok)"
)
CHANGED = (
    words(rf"{CHANGE}(?!\s(?:menjadi|ke|dari))[^#]{{0,50}}#") + r"|#[^#]{0,20}(?:lebih tinggi|lebih banyak|dibanding)"
)
COVERED = words(r"cakupan|coverage|capai|mencapai|ucj|universal|perlindungan|jamsostek|realisasi|ikut|menjangkau")

BENEFIT = words(
    r"santunan|asuransi|klaim|manfaat|jkm\b|jkk\b|jht\b|jp\b|jkp\b|beasiswa|pengobatan|perawatan|rumah sakit|pemakaman"
    r"|ahli waris|meninggal",
    r"jaminan (?:kematian|kecelakaan|hari tua|pensiun|kehilangan)|pengajuan|uang tunai",
)
REAL = words(
    r"menyerahkan|diserahkan|penyerahan|serahkan|menyalurkan|disalurkan|tersalur|salurkan|membayarkan|dibayarkan"
    r"|pembayaran",
    r"mencairkan|dicairkan|cairkan|pencairan|total|almarhum|mendiang|atas nama|kasus|sepanjang|periode|tercatat"
    r"|simbolis|telah",
    r"sudah|dibayar|membayar|menggelontorkan|mengucurkan|nilai(?:nya)? klaim|santunan (?:itu|tersebut)|menerima"
    r"|diterima|terima\b",
    r"pengajuan",
)
HANDED = words(
    r"menyodorkan|membawa pulang|mengantongi|mengantarkan|menyerahkan|diserahkan|penyerahan|serahkan|menyalurkan|disalurkan|menerima|terima santunan|almarhum"
    r"|dibayarkan|dicairkan"
)
CONDITION = words(
    r"jika\b|apabila\b|bila\b|kalau\b|jikalau|seandainya|andai\b|ketika (?:peserta|pekerja|meninggal|terjadi)"
    r"|berhak",
    r"akan (?:men(?:dapat|erima)|memperoleh|diberi|dibayar|dapat)|bisa (?:me[nm]|di)|dapat (?:men(?:erima|dapat)"
    r"|memperoleh|diklaim)",
    r"dengan iuran|hanya dengan|cukup (?:dengan|membayar)",
)
PROMISED = (
    CONDITION
    + "|"
    + words(
        r"akan\b|maksimal|hingga\s(?:rp\s)?#|sampai\s#|setiap (?:peserta|pekerja|anak|orang|tahun)|per (?:anak"
        r"|orang|jiwa|tahun)",
        r"manfaat(?:nya)? (?:berupa|sebesar|senilai)|ketentuan|dijamin|besaran|meninggal (?:dunia )?(?:biasa"
        r"|bukan|karena|akibat|di luar|saat)",
        r"untuk (?:dua|2|satu|1) (?:orang )?anak|memberi(?:kan)? (?:ahli waris|santunan)",
    )
)
