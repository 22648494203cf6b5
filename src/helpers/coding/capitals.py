"""What a word with a capital may be: part of a name, of a place, of a body or office, or an ordinary word.

Indonesian has no list of personal names that one could hold against a text, so names are found by what they are
not: a capitalised word that is no office, no body, no place, no programme and no ordinary word. The lists are our
own and short; `people` asks for further evidence (an office, a title, a verb of saying) before it believes in a
person.
"""

import re
from functools import cache, lru_cache

from helpers import paths
from helpers.coding.offices import HEADS
from helpers.coding.reference import read_districts, read_regions

# Words of bodies, offices, programmes and laws, which carry capitals without being anybody's name.
INSTITUTIONAL = frozenset(
    """nusra banuspa sumbagut sumbagsel sumbagteng sulama vikaris datun pidum pidsus intel marga perdata abk account adat administrasi advokasi agama agen agent agribisnis ahli akademi akademik aktif alam aliansi anak
    analis anggaran anggota angkatan angkutan aparat aparatur aplikasi aset asisten aset asosiasi asuransi aula
    award awards badan bagian bakti balai balairung bandara bangunan bank bantuan bappeda barang baznas beasiswa
    bela bendahara berkat besar bidang bina bisnis budaya bumdes bumn bumd buruh cabang camat cipta country customer
    daerah dana dapil darat data desa dewan dharma digital dinas direktorat direktur dirjen distribusi divisi
    ekonomi ekosistem eksekutif energi executive fakultas fasilitas fasilitasi federasi festival forum fraksi
    gabungan gampong gapoktan gedung gerakan gereja golongan gotong graha grup group guru hak hari haji harian hasil
    hewan hidup himpunan holtikultura hortikultura hotel hubungan hukum hulu humas hutan ibadah ikatan ilmu industri
    industrial informal informasi informatika infrastruktur inspektorat instansi instruksi intelijen internal
    investasi islam jabatan jalan jaminan jasa jenderal jiwa juru jurnalis kabupaten kader kampung kampus kantor
    kanwil karantina karang karya bawaslu panwaslu basarnas brimob polairud satpolairud representative representatif
    bpjstku unit humas baznas lazismu laznas cab kec kab kel kep prov periode hebat termiskin dekranasda dekranas putih kormi kopdes watch bencana bbws ad hoc adhoc reserse kriminal khusus intelkam milik asasi manusia
    tertinggal lapas rutan rusia china prancis jerman india palestina israel iran ukraina turki thailand vietnam
    filipina mesir qatar demokrasi penkum sdm daya penduduk berencana kecil menengah modal pintu pencatatan
    persandian mineral tanaman penataan kearsipan perpustakaan pamong arsip asuh angkat korpri bamusdes linmas
    komplek kompleks alumni fatwa perumahan blok ojek angkot angkutan becak bentor karyawan kas kawasan keagamaan
    keagenan keamanan kebakaran kebencanaan kebersihan kebijakan kebudayaan kecamatan kecelakaan kedeputian
    kehutanan kejaksaan kekeluargaan kelas kelautan kelembagaan kelompok keluarga kelurahan kematian kementerian
    kemitraan kemasyarakatan kepabeanan kepagawaian kepala kepatuhan kepegawaian kependudukan kepemudaan kepesertaan
    kepolisian kerajinan keras keperawatan keraton kerja kerjasama kerukunan kesatuan kesehatan kesejahteraan
    kesekretariatan keselamatan kesra ketahanan ketenagakerjaan ketertiban ketua keuangan kewirausahaan klinik kodim
    komandan komando komisaris komisi komisioner komite komunikasi komunitas konfederasi konsil konstruksi konsumen
    kontraktor koordinasi koordinator koperasi korban korps kota krama kredit kuasa kuliner laga lalu lanjut
    lapangan laut layanan legislasi lembaga lingkungan lingkup listrik logistik lurah madrasah mahasiswa mahkamah
    majelis makanan manager managing manajemen manajer manfaat masjid masyarakat media mekanik menteri mikro militer
    mitra mobil museum musibah musyawarah muslimat nagari nasional negara negeri nelayan niaga nonaktif notaris
    olahraga operasi operasional optimalisasi orang organisasi otonomi otoritas pajak panglima pangan panitia
    pariwisata partai pasar paskibraka pastoral paten paud pedagang pegawai pejabat pekerja pekerjaan pelabuhan
    pelaku pelaksana pelatihan pelayanan pelayaran pemadam pemasaran pemberdayaan pemberi pembangunan pembantu
    pembina pembinaan pemerintah pemerintahan pemeriksa pemilihan pemilu pemungutan suara steel pemkab pemkot pemprov pemuda penanaman
    penanggulangan penasihat pencegahan pendapatan pendidikan pendukung penelitian penerangan penerima pengadaan
    pengadilan pengairan pengaduan pengawas pengawasan pengelola pengelolaan pengembangan pengendalian pengurus
    penindakan pensiun penyelenggara penyelenggaraan penyuluh penyuluhan perangkat perbankan percepatan perdagangan
    perdata perekonomian perempuan perencanaan perguruan perhubungan perikanan perindustrian perisai perizinan
    perkebunan perkumpulan perlindungan permukiman persatuan perserikatan pertahanan pertambangan pertamina
    pertanahan pertanian perumahan perusahaan perwakilan peserta pesantren pesisir petani peternakan pidana pimpinan
    pinjaman pns polda politeknik politik polisi polres polsek pondok pos posko posyandu praja pramuka produk
    produksi profesi program project promosi protokol provinsi publik puskesmas pusat rakyat ranting raya regional
    rektor rektorat relasi relawan relations republik resor resort riset ruang rukun rumah rumpun rs rsud sadar
    sadan saham sakit satgas satuan sawit sejahtera sekda sekolah sekretariat sekretaris sektor seksi sekber selam
    senior sentra serikat setda setkab sipil sistem siswa smelter sosial staf stasiun statistik strategi strategis
    struktural studi subdirektorat subsidi sumber supervisor surat swasta syariah syahbandar tamu tani tanggung tata
    tataniaga team teknik teknis teknologi telekomunikasi tenaga tentara terbatas terminal terpadu ternak tetangga
    tim timur tinggi tingkat transmigrasi transportasi treasury tua tugas tunggal tunai ukm umkm umat umum unit
    universitas upah upt uptd urusan usaha utama utara vertikal veteran vokasi wabah wakaf wakil wali warga wartawan
    warung wilayah wisata yayasan yudikatif zakat zona marketing relationship officer area branch general human
    resource resources director chief operating financial corporate secretary president vice head sales public
    affairs country legal presiden bupati walikota gubernur dprd dpr mpr dpd tni polri kades kadis kabag kabid kasi
    kasubag kasubbag kajari kajati kapolres kapolda kapolsek dandim danramil danrem pangdam kabupaten/kota pemda
    perumda perum perumdam pdam rumpun uin iain universal coverage universitas paritrana simbolis penghargaan piala
    santunan tunjangan iuran klaim kartu premi manfaat kerja keras bebas cemas mandiri formal rentan kontrak honorer
    non asn ppnpn desa/kelurahan pratama madya nusantara persada internasional international indonesia asia asean
    dunia eropa amerika australia malaysia singapura jepang korea cina tiongkok arab saudi belanda inggris barat
    selatan tengah tenggara pulau gunung sungai danau teluk tanjung selat jawa sumatera sumatra kalimantan sulawesi
    maluku papua sumbagut sumbagsel sumbarriau jabar jateng jatim kaltim kalsel kalbar kalteng kaltara sulsel sulut
    sulteng sultra sulbar sumut sumsel sumbar kepri babel malut banuspa bp tk kcp kacab kakacab pps ppat ombudsman
    kadin apindo gapensi gapki apkasindo hkti hnsi knti kspi kspsi sbsi apdesi papdesi abpednas ppdi pgri idi ibi
    ppni hipmi iwapi muhammadiyah nahdlatul ulama nu mui pwnu pcnu gp ansor fatayat aisyiyah banser dharmawanita
    persit bhayangkari fkub fkdm karang taruna pmi palang merah lsm ngo bem hmi pmii golkar gerindra pdip pdi
    perjuangan demokrat nasdem pks pkb ppp pan hanura perindo psi pbb pkpi garuda berkarya gelora ksp kpk okn ojk
    bpk bpkp bnn bnpb bpbd bmkg bps bulog pln telkom telkomsel bri bni btn bca bsi mandiri bpd bpr pnm pegadaian
    taspen asabri jasindo askrindo jamkrindo grab gojek shopee tokopedia indomaret alfamart maxim facebook instagram
    bekerja bermodal berawal berbekal belajar bertempat management customer service owner kontak marbot nakertrans nakerin whatsapp youtube google antara detikcom kompas tribun liputan republika tempo""".split()
)

# Words of bodies that also stand inside personal names, behind a first name: "Rizky Pratama", "Abdul Salam".
NAME_TAILS = frozenset(
    """pratama utama bakti karya alam tua raya hakim dharma berkat cipta islam setia sejahtera sentosa nusantara rukun
    bela jasa jiwa praja mulia salam syukur selamat damai persada perdana putra putri negara tani sakti satu april
    juni juli hidayat kasih tanjung mitra tirta buana muslim""".split()
)

# Very common first names: where a place and a name stand side by side, these begin the name.
GIVEN = frozenset(
    """ahmad achmad akhmad abdul abdullah ade adi agung agus ahmad aji akbar alex ali amir andi andri anggi ani anita
    anton ari arief arif aris arya asep bagus bambang bayu budi cahya candra citra dadang darma darwin dedi deni
    desi dewi dian dimas dina djoko dodi dwi eddy edi edy eka eko eli endang erna erwin fajar farid fatma fauzi
    febri ferry firman fitri gede gusti hadi hamid hari hasan hendra hendri heri herman herry ibrahim ida ihsan iis
    imam indah indra intan irfan irma irwan iskandar ismail iwan jefri joko joni kadek ketut komang kurnia laila
    lalu lestari lia lilis lina lukman lusi luh made mahmud maria maya mega moch mochamad moh mohamad mohammad muh
    muhamad muhammad muhtar mulyadi murni mustafa nanang nani nia nina ningsih nining novi nugroho nur nurul nyoman
    pandu putri putu rachmad rahman rahmat ratna ratu reni reza rian rico rika rina rini rio risma riza rizal rizki
    robby rudi rudy rusdi saiful salim samsul sandi santi sari sarah selamet siti slamet sofyan sri stefanus
    sudirman sugeng suharto sulaiman sunarto suparman supri surya suryadi susanto susi sutrisno syahrul syamsul
    taufik teguh teuku titik toni tono totok tri tuti umar usman wahyu wahid wati wawan wayan widodo wira wulan
    yahya yanti yanto yayan yeni yogi yohanes yudi yuli yulia yunus yusuf zainal zainuddin zulkifli raden la wa
    frans fransiskus petrus paulus yosef yosep markus lukas martinus marthen daniel david""".split()
)

# Ordinary words that open sentences or clauses, days, months, and words of address.
ORDINARY = frozenset(
    """ada adalah adanya adapun agar ahad akan akibat akhirnya aku mereka no nomor nan nabi rasulullah yesus alasan
    alhamdulillah allah anda angka antara apa apabila apalagi apakah asal atas atau awal awalnya bagaimana bagi
    bahkan bahwa baik banyak bapak baru bahasa begini begitu belum beliau benar berbagai berdasarkan berikut berkat
    bersama beserta bertempat besok betul biar biasanya bila bisa boleh bu bukan buktinya bulan cara cukup contohnya
    dalam dampak dan dari dasar datang demi demikian dengan di dia dialog dijelaskan diketahui diantaranya dikatakan
    dirinya disampaikan disebutkan ditambahkan dokumen dua empat enam entah gencar guna hadir hadirin halnya hal
    hampir hanya harap harapan harapannya harus hasilnya hendaknya hingga ia ialah ibu ingat ini insya intinya iya
    itu itulah jadi jangan jelas jika jumlah jumlahnya jumat jum'at juga justru kadang kalau kali kalian kami kamis
    kamu kapan karena kata katanya ke kebanyakan kecuali kedua kegiatan kelak keluarganya kemarin kemudian kendati
    kenapa kepada keperluan ketiga ketika khusus khususnya kini kira kita kondisi konsep kurang lagi lain lainnya
    lalu lama langkah lantas lantaran lebih lewat lima maka makanya malah malam mana manakala mari masa masih masing
    masyarakatnya maunya melainkan melalui melihat memang memasuki membawa mengacu mengapa mengingat mengutip
    menurut menurutnya menyusul meski meskipun minggu misalnya mohon mulai mulanya mungkin nah naik nama nama-nama
    namanya namun nantinya nanti negara nilai nomor pada padahal pagi pak pantauan para pasal pasalnya pastinya
    penting per perlu pertama pertemuan peresmian pihak pihaknya pun rabu rata rasa rencana rencananya rp saat sabtu
    salah salam sambil sampai sama sangat sarana satu saya seandainya sebab sebagai sebagaimana sebagian sebaliknya
    sebanyak sebelum sebelumnya sebelas sebenarnya sebetulnya sebuah sebut secara sedang sedangkan sehingga seiring
    sejak sejauh sejumlah sekaligus sekali sekarang sekitar selain selaku selama selanjutnya selasa selebihnya
    selesai seluruh seluruhnya semakin sementara semenjak semoga semua semuanya semula senang senin seorang seperti
    sepuluh seraya sering serta sesuai sesudah setelah seterusnya setiap setidaknya siang siapa sini sistemnya sore
    suatu sudah supaya syukur syaratnya tahun tak tambah tanggal tanpa tapi target telah tema tempat tentang tentu
    tentunya terakhir terhadap terhitung terima terkait terlebih termasuk ternyata tersebut terutama terpisah tetap
    tetapi tiap tiba tidak tiga tinggal tuhan tujuan tujuannya tuju tujuh turut ujar ujarnya ungkap ungkapnya untuk
    upaya usai wah walau walaupun wajar waktu wib wit wita yaitu yakni yang januari februari pebruari maret april
    mei juni juli agustus september oktober november nopember desember covid covid-19 corona natal idul ramadan
    lebaran allahu insyaallah assalamualaikum bismillah online offline website email hp sosialisasi edukasi acara
    kunjungan penyerahan penandatanganan penyaluran data peraturan perbup perda perpres undang-undang uu pp inpres
    permenaker permendagri pergub perwali nota mou pks sk se akta kitab rapat rakor monev raperda fgd bimtek focus
    discussion jkk jkm jht jp jkp ucj bpu pu bsu jkn kis kur mlt jmo apbd apbn apbdes add dbh csr ktp nik npwp dtks
    dtsen p3ke pkh""".split()
)

# Clipped names of offices and bodies: "Disnaker", "Kemenag", "Bappelitbangda", "BPJamsostek".
CLIPPED = re.compile(
    r"(?:bpj\w*|kemen\w{2,}|kemnaker|(?:disper|disnak|dishub|disdik|diskop|dispora|disbud|distan|diskan|diskom"
    r"|dispen|dispmd|disdag|dissos|disdag|disduk|dinkes"
    r"|dinsos|dinper|dinakop|bappe|bape|bapeda|baper|bapen|bakes|kesbang|kejag|kapus|jampid|polres|polsek|satpol"
    r"|jamsos|forkopim|muspi|puskes|bumde|sekda|sekdes|sekdis|pemkab|pemkot|pemprov|pemda|pemdes"
    r"|wabup|wagub|wamen|menko|kanwil|kejari|kejati|kades|kadis|kadin|kabid|kabag|kapol|perum|permen|perwal|perbup"
    r"|pergub|perda|raper|ranper|musren|rakor|raker|kakan)\w*)"
)
VERBAL = re.compile(r"(?:mem[bp]|men[jcd]|meng|meny)\w{3,}")
AFFIXED = re.compile(
    r"(?:ke|pe|per|pem|pen|peng|peny)\w{3,}an|(?:me|mem|men|meng|meny|ber|ter|di|se)\w{4,}(?:kan|nya|lah)"
    r"|\w{3,}(?:nya|kah|isasi|itas|asi|isme)"
)
GIVEN_AFFIXED = frozenset("kelana permana kenan kertanya kurnia".split())


@lru_cache(maxsize=20_000)
def is_ordinary(word: str) -> bool:
    """Whether a capitalised word is no name by itself: a word of bodies and offices, a function word, or an affixed noun.

    >>> is_ordinary("Pemberdayaan"), is_ordinary("Namun"), is_ordinary("Setiawan")
    (True, True, False)
    """
    low = word.casefold()
    if low in INSTITUTIONAL or low in ORDINARY or low in HEADS or low.endswith("-nya"):
        return True
    return (len(low) >= 8 and bool(AFFIXED.fullmatch(low)) and low not in GIVEN_AFFIXED) or bool(
        CLIPPED.fullmatch(low) or VERBAL.fullmatch(low)
    )


CAMEL = re.compile(r"[a-z][A-Z]")


@lru_cache(maxsize=20_000)
def is_acronym(word: str) -> bool:
    """All capitals or a capital inside: "DPMD", "RI", "GrabKios"; a single letter is an initial."""
    if CAMEL.search(word):
        return True
    letters = [c for c in word if c.isalpha()]
    return len(letters) > 1 and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1)


def _phrases(names) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names of places by their first word, the longest first."""
    by_first: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        words = tuple(re.findall(r"[^\W_]+(?:['-][^\W_]+)*", name.casefold()))
        if words:
            by_first.setdefault(words[0], set()).add(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in by_first.items()}


# Areas that are no region of the lists, and yet part of offices' names.
LARGE_AREAS = {
    "Jawa",
    "Sumatera",
    "Sumatra",
    "Kalimantan",
    "Sulawesi",
    "Nusa Tenggara",
    "Maluku",
    "Papua",
    "Banuspa",
    "Sumbagut",
    "Sumbagsel",
}


@cache
def regions() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Provinces, regencies and cities without "Kabupaten" and "Kota", with their other names."""
    found = read_regions(paths.codebook(), []).values()
    names = {re.sub(r"^(?:Kabupaten|Kota)(?: Administrasi)? ", "", region.name) for region in found}
    return _phrases(names | LARGE_AREAS | {alias for region in found for alias in region.aliases})


@cache
def districts() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Districts; many sound like people, so they are only looked for where a place must stand."""
    return _phrases({d.name for d in read_districts(paths.codebook(), {}, []).values()})


def place_length(words: list[str], with_districts: bool) -> int:
    """How many words from the first on are the name of a place.

    >>> place_length(["lampung", "selatan", "robby"], False), place_length(["robby", "kurnia"], False)
    (2, 0)
    """
    if not words:
        return 0
    known = regions().get(words[0], ())
    if with_districts:
        known = (*known, *districts().get(words[0], ()))
    return max((len(place) for place in known if tuple(words[: len(place)]) == place), default=0)
