"""The small words that say whether a deed is done, under way or planned, denied or supposed (see ``modality``)."""

DONE, ONGOING, PLANNED = "done", "ongoing", "planned"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AUXILIARY = {
    DONE: """telah sudah berhasil pernah sukses usai seusai setelah resmi rampung sempat""",
    ONGOING: """terus masih sedang tengah kini gencar giat rutin kerap getol konsisten diteruskan""",
    PLANNED: """akan bakal hendak siap segera berencana merencanakan direncanakan rencana rencananya berniat ingin mau
        dijadwalkan menjadwalkan nanti nantinya kelak bersiap disiapkan bertekad bermaksud ditargetkan menargetkan
        harus wajib mesti perlu diperlukan dibutuhkan membutuhkan memerlukan perlunya seharusnya dirancang
        kesiapan kesiapannya digagas diwacanakan wacana menimbang mempertimbangkan menjajaki diproyeksikan bakalan""",
}
STATUS_OF = {word: status for status, text in AUXILIARY.items() for word in text.split()}

_PAIRS = {
    DONE: "selama ini, sejauh ini, hingga saat, sampai saat, sampai sekarang, hingga kini, sampai kini",
    ONGOING: "saat ini, sekarang ini",
    PLANNED: """mudah mudahan, ke depan, ke depannya, waktu dekat, akan datang, kalau bisa, pekan depan, minggu depan, bulan depan,
        tahun depan, pekan mendatang, minggu mendatang, bulan mendatang, tahun mendatang, senin depan, selasa depan,
        rabu depan, kamis depan, jumat depan, sabtu depan""",
}
STATUS_OF_PAIR = {tuple(pair.split()): status for status, text in _PAIRS.items() for pair in text.split(",")}

# whoever asks, urges or hopes makes a plan of what follows
ASKED = _words(
    """minta meminta diminta harap berharap diharapkan mengharapkan harapan harapannya harapkan semoga agar supaya
    usulan janji menjanjikan berjanji mengimbau menghimbau diimbau dihimbau imbau mengajak ajak diajak mendorong
    didorong dorong mengusulkan usul diusulkan menyarankan disarankan sebaiknya seyogianya hendaknya
    menginstruksikan diinstruksikan memerintahkan diperintahkan menekankan berkomitmen memperbolehkan membolehkan
    boleh mendesak didesak gagasan gagasannya menghendaki mewacanakan"""
)
# asked of the one who stands before: "perangkat desa diminta menyosialisasikan"
ASKED_OF = _words("diminta diharapkan didorong diimbau dihimbau disarankan diusulkan diinstruksikan didesak")
# asked of a deed that stands before: "pendataan ia minta rampung"
ASKED_AFTER = _words("minta diminta diharapkan diusulkan harapkan dirancang direncanakan dijadwalkan")
TIME_CLAUSE = _words("setelah sesudah sebelum saat ketika karena")  # "digelar setelah lurah minta" asks of no deed
# a deed that stands before goes on: "kerja sama itu kami teruskan"
CONTINUED = _words("diteruskan dilanjutkan teruskan lanjutkan berlanjut diintensifkan digencarkan")
# "lewat APBD, pemkab akan membayari": what stands in front hangs on the verb behind the comma
ADVERBIAL = _words("lewat melalui dengan dari untuk bagi dalam pada guna demi")
REFUSED = _words("menolak membantah menepis menampik")  # "menolak anggapan bahwa ..." denies what follows
UNTIL = _words("hingga sampai")  # "sampai sekarang terus" goes on
STANDING = _words("kini sekarang")  # of a service that is there: it is done
PURPOSE = _words("agar supaya")
POSSIBLE = _words("dapat bisa")

NEGATION = _words("tidak tak belum bukan tanpa jangan tiada gagal batal enggan enggak nggak")
# may stand between a negation and what it denies: "belum pernah ada sosialisasi"
AFTER_NO = _words("ada jadi pernah juga lagi akan bisa dapat mau sempat banyak optimal maksimal boleh perlu terlalu")
LACK = _words("kurang kurangnya minim minimnya rendahnya lemahnya")
NOT_ONLY = _words(
    "hanya sekadar sekedar cuma saja lagi lain sebatas semata menunda menunggu ragu takut lupa berhenti putus lengah"
)
CONDITION = _words("jika bila apabila kalau seandainya andai jikalau")
TOPIC = _words("yang untuk soal")  # "kalau yang dibiayai pemerintah, hampir semua sudah" names what it speaks of
IDIOM = _words("perlu bisa mungkin memungkinkan")  # "bila perlu mendesak pemberi kerja" supposes nothing

# where one clause ends and another begins, without a comma
NEW_CLAUSE = _words("karena sebab sehingga tetapi tapi namun sedangkan sementara lantaran lalu kemudian sebelum")
SAYING = _words("mengatakan menyebut menyebutkan menjelaskan menyampaikan menuturkan bahwa")
GOING_ON = _words("dan serta maupun atau termasuk bahkan juga yakni yaitu misalnya seperti sekaligus")
ASIDE = _words("yang atau alias selaku termasuk seperti")

# "Jawa Tengah" is no "tengah"
REGIONS = _words("jawa kalimantan sulawesi lampung aceh maluku tapanuli halmahera lombok buton bangka di timor")
# "kini menyandang" has come about, "kini melakukan" goes on
STATE = _words(
    """menyandang menjadi memiliki mempunyai sudah telah terdaftar tercatat terlindungi resmi punya ada mencapai
    berjumlah wajib"""
)
WEEKDAYS = _words("senin selasa rabu kamis jumat sabtu minggu ahad kemarin")

# verbs that make a deed of a noun: "menggelar sosialisasi", "sosialisasi berlangsung"
LIGHT_BEFORE = _words(
    """melakukan menggelar mengadakan melaksanakan menyelenggarakan memberikan memberi membawa menggencarkan
    melangsungkan menggiatkan menghadirkan mengisi meluncurkan membuka menjalankan digencarkan dilakukan digelar
    dilaksanakan diadakan diselenggarakan diberikan berlangsung mengikuti menghadiri dihadiri diikuti dibuka gelar
    beri gencarkan lakukan adakan laksanakan berikan ikuti digiatkan dijalankan diluncurkan dimulai usai seusai sela
    membuat dibuat ditandai kembali"""
)
LIGHT_AFTER = _words(
    """digencarkan dilakukan digelar dilaksanakan diadakan diselenggarakan diberikan berlangsung dihadiri diikuti
    bertempat dibuka digiatkan dijalankan diluncurkan dimulai dikemas dibuat menghadirkan menyasar dipusatkan
    berjalan"""
)
