"""Words that say what a place name stands for: a government, an office, a street, a club, a venue."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


REGENCY_WORDS = _words("kabupaten kab pemkab bupati wabup setkab sekkab sekdakab setdakab dikabupaten")
CITY_WORDS = _words("kota pemkot pemko walikota wako wawali wawalkot wawako walkot setko sekdako setdako sekkot dikota")
PROVINCE_WORDS = _words("provinsi propinsi prov pemprov gubernur wagub kejati polda kanwil pergub")
DISTRICT_WORDS = _words("kecamatan kec camat distrik kapanewon kemantren panewu dikecamatan")
ADMINISTRATIVE = _words("administrasi administratif adm")  # "Kota Administrasi Jakarta Selatan"
ABBREVIATIONS = _words("kab kec kel prov jl jln pj plt plh pt cv univ ds adm")  # their stop parts no phrase

AND = _words("dan maupun serta atau")
GOVERNMENT_SHORT = _words("pemkab pemkot pemprov pemda setda disnaker")
OFFICE_OF_AREA = _words("kantor kepala")

PEOPLE_WORDS = _words(
    """warga masyarakat petani nelayan pekerja pedagang buruh penduduk rakyat se seluruh seantero sopir tukang pengemudi umkm
    ojol guru honorer kader perangkat karyawan asn pns penyadap pengrajin perajin pekebun peternak pelaku tenaga"""
)
PLACE_WORDS = _words(
    """di wilayah daerah kawasan sekitar seputar pelosok untuk bagi lingkup
    yaitu yakni lain meliputi mencakup membawahi diantaranya melayani
    keduanya ketiganya keempatnya kelimanya keenamnya ketujuhnya kedelapannya kesembilannya kesepuluhnya"""
)
TRAVEL_WORDS = _words("ke")  # "dulu harus ke Mamuju"
AGENCY_WORDS = _words("bpjs bpjstk bpjamsostek jamsostek")
ORIGIN_WORDS = _words("asal dari kelahiran asli")
NOT_NOW = _words("asal kelahiran asli mantan eks")
LISTED_WORDS = _words("kabupaten kota daerah wilayah kecamatan")
VILLAGE_WORDS = _words("desa kelurahan dusun pekon kampung nagari tiyuh gampong jorong lembang pasar blok")
STREET_WORDS = _words("jalan jl jln gang gg simpang bundaran tol stasiun komplek perumahan ruas lintas rute jurusan")

# Left of a name across capitalised words: an office of the agency, a body of the region, or something that only
# bears the name.
BRANCH_WORDS = _words(
    """cabang kacab kcp kc kacapem kakacab kancab bpjs bpjstk bpjamsostek jamsostek ketenagakerjaan bpjsketenagakerjaan naker
    perintis pratama madya utama"""
)
OFFICE_FILLERS = _words(
    """kantor wilayah daerah kelas utama kota kabupaten provinsi
    bali jakarta surabaya semarang bekasi tangerang bandung bogor medan makassar"""  # "Cabang Bekasi Cikarang"
)
BODY_WORDS = _words(
    """dinas badan kantor kejaksaan pengadilan bagian sekretariat dprd dprk kejari kajari polres kapolres polresta polrestabes kodim
    sekda setda pemda pemerintah kpu bawaslu baznas apindo kadin pkk kemenag satpol pasar rsud puskesmas tim penggerak
    forkopimda muspida asisten disnaker apdesi hkti hnsi dpc pengurus dewan komisi"""
)
NAME_WORDS = _words(
    """universitas univ institut politeknik poltek poltekkes iain uin stain stie stikes akademi sma smk smp man pesantren ponpes
    pt cv ud pdam perusda perumda bank bpr hotel masjid gereja rs klinik lapas yayasan lembaga persatuan
    harian koran radar tribun pos post media redaksi semen batik tari suku bahasa soto sate kopi gudeg etnis orang batak
    melayu dayak bugis kesultanan keraton sultan pangeran kerajaan monumen museum candi benteng jembatan kodam pangdam
    sungai selat laut danau teluk gunung pulau kepulauan bukit pantai tanjung semenanjung bandara kapal km krl ka argo
    persib psis persebaya arema fc"""
)
CHAIN_FILLERS = _words("dan kelas utama kantor wilayah")

# Right of a name.
OUTLET_AFTER = _words("jaya pos post online ekspres express fc united tv news today com times ekonomi")
OPENING_WORDS = _words("senin selasa rabu kamis jumat sabtu minggu ahad yang dan tahun drs dr h hj ir")
SPOKEN_OF_AS_RAYA = _words("36.04")  # "Serang Raya" is Kabupaten and Kota Serang; other such areas are no regencies

VENUE_WORDS = re.compile(
    r"\b(?:hotel|aula|gedung|ballroom|ruang|auditorium|convention|resto\w*|rumah makan|kafe|cafe|stadion|alun-alun|mall?|studio)\b",
    re.IGNORECASE,
)
DI_BEFORE = re.compile(r"\bdi(?: (?:kota|kabupaten))? ?\Z", re.IGNORECASE)
STATEMENT_BEHIND = re.compile(
    r"(?:, ?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})?,? ?(?:pada )?(?:hari )?"
    r"(?:\(?\d{1,2}[/ ]|(?i:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|kemarin)\b)"
)
COMPARED = re.compile(
    r"\b(?:di (?:bawah|atas)|(?:kilo ?meter|km|jam|menit)(?: perjalanan)? dari|seperti|dibanding\w*|menyusul|mencontoh|meniru|studi banding|tetangga|disusul|diikuti|layaknya|sebagaimana"
    r"|kalah dari|sejenis|serupa|lain cerita|lain halnya|(?:tidak|tak) (?:menjangkau|termasuk|dikirim)|diraih|ketimbang)\b"
    r"[^,;.]*\Z",
    re.IGNORECASE,
)
SET_AGAINST = re.compile(r"\b(?:dibanding\w*|ketimbang|bandingkan|daripada|tetangga)\b[^;.]*\Z", re.IGNORECASE)
# A region with a figure of its own, as a list of a branch's area gives them: "Kabupaten Morowali 39.540 orang".
FIGURE_BEHIND = re.compile(
    r",? ?(?:\(|sebanyak |sebesar |dengan )?\d[\d.,]*(?: (?:ribu|juta))?(?: ?%| persen| (?:orang|peserta|pekerja|tenaga kerja|jiwa|desa|nelayan|petani)\b)",
    re.IGNORECASE,
)
HEADQUARTERS = re.compile(r"\bkantor pusat\b[^.;]{0,40}\bdi\b[^.;]*\Z", re.IGNORECASE)
# "Kabupaten X sudah lebih dulu punya aturan": it is held up beside the region of the story
COMPARED_BEHIND = re.compile(
    r"(?: [A-Z][\w ]{0,20})?,? (?:yang )?(?:memang |sudah |telah )?(?:lebih (?:dulu|dahulu|awal)|bisa (?:mengikuti|meniru|mencontoh))\b"
)
SPOKEN_AT = re.compile(
    r"\b(?:kata|ujar|ungkap|tutur|ucap|jelas|terang|tegas|katanya|ujarnya)\b[^.;\"]{0,80}, ?(?:\w+,? )?di\s?\Z",
    re.IGNORECASE,
)
# "Rosmala (45), warga Desa …, Kabupaten …" is where somebody lives.
HOME = re.compile(
    r"(?:[A-Z][\w.']*,|\(\d{1,2}(?: tahun| th)?\),?) (?:seorang |yang )?"
    r"(?:warga|asal|penduduk|beralamat di|berdomisili di|tinggal di)\b[^.;]*\Z"
)
EARLIER = re.compile(r"\bsebelumnya\b[^.;]*\bdi\b[^.;]*\Z", re.IGNORECASE)
SEAT = re.compile(
    r"\bkantor (?:pendukung|pembantu|perwakilan|perintis|cabang|pelayanan|wilayah)\b[^.;]{0,40}\bdi\b[^.;]*\Z",
    re.IGNORECASE,
)
APPOSITION = re.compile(r", (?:[Kk]abupaten|[Kk]ota|[Kk]ab\.?) ")
# Between the names of a list, with a figure behind each: "Poso 25.638 orang, Banggai".
JOINED = re.compile(
    r" ?(?:(?:mencatat|sebanyak|tercatat|dengan|ada|mencapai|sejumlah|memiliki) )?"
    r"(?:[(:]? ?[\d.,]+(?: persen|%| orang| peserta| pekerja| tenaga kerja| desa)?\)?)?"
    r"(?:,|;|,? ?(?:dan|serta|maupun|hingga|&)|/|\(|-) ?(?:juga |dan |serta )?\Z"
)
