"""Words after which the name of a place, a firm or a group must follow, and how such names look. Lists of our own."""

import re

# Streets, buildings and shops are named after people who are not in the story.
HOLDERS = frozenset(
    """jalan jl jln gedung aula stadion bandara pelabuhan masjid gereja universitas rs rsud hotel gor lapangan taman
    komplek kompleks perumahan museum rsup rumkit sma smp sd warung toko kedai bengkel salon makan rm catering
    katering alun-alun""".split()
)
# What follows these is the name of a place or a firm.
SLOTS = frozenset(
    """desa kelurahan kecamatan kabupaten kota kampung gampong nagari pekon dusun cabang kcp wilayah kanwil provinsi
    kab kec cab camat lurah bupati gubernur kades keuchik geuchik perbekel pambakal kapolres kapolsek kajari polres
    polsek kejari kodim lingkungan lembang ohoi pt cv ud bumdes bumdesa bum yayasan bank koperasi ksu universitas
    politeknik institut sma smk smp sd sman smkn smpn sdn man mts kopdes rsud rs puskesmas pasar hotel klinik toko serikat paguyuban komunitas
    kelompok forum ponpes pesantren masjid gereja paroki jemaat wali gubernur negeri distrik kua kadus kuwu
    ketenagakerjaan bpjamsostek bpjstk jamsostek komplek kompleks perumahan adat sanggar perumda pdam klub persatuan
    banjar subak pura gapoktan poktan kub walikota dandim danramil gmim pantai teluk pulau sungai danau pesisir dermaga tpi""".split()
)
OFFICE_SLOTS = frozenset(
    """camat lurah bupati gubernur kades keuchik geuchik perbekel pambakal kapolres kapolsek kajari wali kadus kuwu
    walikota""".split()
)
FIRMS = frozenset(
    """pt cv ud yayasan bank koperasi universitas institut hotel toko sma smk smp sd man mts klinik masjid gereja
    bumdes ponpes pesantren rsud rsup rs""".split()
)
LETTERED = frozenset("komisi kelas tipe dapil blok golongan seksi kategori".split())
PLACES_AND_NAMES = frozenset("bima batu intan surya".split())
# First words of places of two words.
PLACE_OPENERS = frozenset(
    """pangkalan tanjung bandar muara kuala teluk pulau sungai gunung bukit ujung lubuk padang labuan labuhan simpang
    tebing rantau sei long tanah nusa pantai air way sumber karang tambak kebon telaga batu banjar pasar lembah
    lembang ranah koto""".split()
)
PLACE_FORMED = re.compile(
    r"(?:suka|karang|mekar|sumber|tanjung|kali|wono|sido|banyu|bandar|suko|margo|marga|purwo|purwa|gunung|pasir"
    r"|batu|muara|rawa|ranu|tambak|kebon|kedung|"
    r"padang|pulau|lubuk|sungai|teluk|ujung|air|way|simpang|bukit|kuala|long|lumban|huta|cibi|cika|cile|cipa|cita"
    r"|cise|cire|rejo|tirto)\w{3,}"
    r"|\w{3,}(?:rejo|harjo|mulyo|mulya|sari|asri|agung|makmur|raya|kerto|kerta|baru|lor|kidul|wetan|kulon|anyar"
    r"|tani|dadi|boyo|gede|tengah|nongko|wungu|gading)"
)
# Localities that tell the agency's branches in one city apart.
BRANCHES = frozenset(
    """pluit salemba cawang ceger cilandak cilincing gambir grha kebayoran mampang rawamangun setiabudi slipi sudirman
    tomang majapahit pemuda rungkut karimunjawa darmo suci lodaya bojongsoang cimone cikokol cikupa serpong ciledug
    cikarang belawan nagoya sekupang panam rumbai priok ilir ulu juanda gedangan kelapa gading mangga grogol kebon sirih pulogebang cakung ciracas pluit
    rawabuaya""".split()
)
# Words that firms and groups take for their names.
FIRM_WORDS = frozenset(
    """jaya abadi makmur sejati sentosa kencana mandiri utama perkasa persada prima raya indah mulia sejahtera bersama maju
    sukses gemilang cemerlang mitra usaha tirta cahaya bintang sinar surya karya cipta bumi agro sawit plantation group
    grup nusantara lestari energi teknik logistik harapan sumber berkah barokah tani laut samudera bahari mekar rejeki
    rezeki sari murni asri agung damai setia kawan rukun tunas bangsa global""".split()
)
VILLAGES = frozenset("desa kelurahan kampung gampong nagari pekon dusun kades lurah keuchik geuchik".split())
GROUPS = frozenset(
    """kelompok koperasi serikat paguyuban komunitas forum masjid gereja desa kampung dusun nagari pekon gampong
    kelurahan adat komplek perumahan banjar subak poktan gapoktan kub tani nelayan lingkungan pasar""".split()
)
AGENCY = frozenset("ketenagakerjaan bpjamsostek bpjstk jamsostek cabang kcp".split())
AREAS = frozenset("kecamatan kec kabupaten kab distrik kota".split())
