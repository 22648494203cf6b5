"""What a numeral counts, by the noun beside it: "14 perangkat desa" are workers, "20 desa" villages, "tiga
program" nothing.

Indonesian puts the head noun first, right after the numeral and a classifier ("30 orang ahli waris").
``person`` is a noun that says only that somebody is counted (orang, warga, siswa); the sentence decides
between workers and people. ``none`` are things that are no quantity of the programme: programmes, stages,
kinds, criteria.
"""

import re
from typing import NamedTuple

NOUNS = {
    "person": """
        orang, jiwa, warga, masyarakat, anggota, anggotanya, penerima, penerima manfaat, penerima bantuan,
        individu, siswa, mahasiswa, pelajar, murid, santri, penyandang disabilitas, disabilitas, lansia, pemuda,
        wni, oap, ibu-ibu, tokoh, pendaftar, perwakilan, utusan, delegasi, lainnya, di antaranya, diantaranya,
        sisanya
    """,
    "workers": """
        nama, nama pekerja, pekerja, pekerjanya, tenaga, tenaga kerja, angkatan kerja, penduduk bekerja, penduduk yang bekerja,
        penduduk usia kerja, buruh, peserta, peserta-peserta, kepesertaan, nelayan, petani, pekebun, peternak,
        pembudidaya, petambak, penambang, pedagang, penjual, pelapak, pengecer, sopir, supir, pengemudi, driver,
        ojek, pengojek, ojol, kurir, kernet, juru, abang becak, penarik, tukang, tukang-tukang, perajin,
        pengrajin, penenun, karyawan, karyawannya, karyawati, pegawai, asn, non-asn, non asn, nonasn, honorer,
        pppk, thl, phl, pjlp, tkd, thlt, tks, gtt, ptt, naker, tk, guru, dosen, ustaz, ustad, ustadz, ustazah,
        marbot, marbut, merbot, muazin, bilal, modin, imam, khatib, pendeta, pastor, pemangku, sulinggih,
        rohaniwan, penyuluh, pengurus, perangkat, aparatur, aparat, kepala desa, kepala dusun, kepala kampung,
        kepala lingkungan, keuchik, geuchik, kades, kadus, sekdes, lurah, bpd, rt, rw, rt/rw, rt dan rw, ketua
        rt, ketua rw, linmas, satlinmas, hansip, kader, petugas, relawan, wartawan, jurnalis, atlet, pelatih, ofisial,
        wasit, pelaku, seniman, umkm, pmi, tki, abk, anak buah, awak, mitra, penyadap, penderes, pemanen,
        camat, pelayan, asisten, prt, art, satpam, pemulung, porter, kusir, pramuwisata, pendamping, pengawas, panwas,
        kpps, ppk, pps, pantarlih, pecalang, prajuru, bendesa, kelian, pekaseh, pangliman, tokoh adat, tokoh
        agama, wirausaha, pendidik, pengajar, fasilitator, penggiat, penjahit, montir, koki, pembatik, pemahat,
        nakhoda, nahkoda, pembantu, penjaga, penyapu, penggali, pembuat, pengumpul, pencari rumput, pencari
        nafkah, pemilik, magang, operator, penggarap, penggerak, staf, mantri, dukun, bidan, perawat, pramusaji,
        terapis, penyelenggara, mualim, da'i, dai, mubalig, amil, takmir, juru pelihara
    """,
    "people": """
        ahli waris, ahliwaris, anak, anaknya, anak-anak, keluarga, penduduk, tamu, undangan, hadirin, kk, kepala
        keluarga, janda, istri, korban, orang tua, balita, pencari kerja, pengunjung, penonton, putra, putri,
        jemaat, jamaah, jemaah, jemaah haji, yatim
    """,
    "villages": """
        desa, kelurahan, gampong, nagari, kampung, pekon, kalurahan, lembang, desa/kelurahan, desa adat, tiyuh,
        desa dan kelurahan, desa atau kelurahan, pemerintah desa, pemdes, desa-desa, negeri, kampong, dusun,
        banjar
    """,
    "regions": """
        kabupaten, kota, provinsi, kecamatan, distrik, daerah, kapanewon, kemantren, kabupaten/kota, kabupaten
        kota, kab/kota, kota/kabupaten, kabupaten dan kota, pemerintah daerah, pemda, pemkab, pemkot, pemprov,
        wilayah, pemerintah kabupaten, pemerintah provinsi, pemerintah kota
    """,
    "employers": """
        pwbd, smk, sma, pelaksana proyek, perusahaan, perusahaannya, badan usaha, badan hukum, pemberi kerja, kontraktor, rekanan, instansi,
        korporasi, bumn, bumd, bumdes, pabrik, hotel, yayasan, usaha, firma, penyedia, pt, cv, platform,
        pengusaha, toko, restoran, perkebunan, sekolah, madrasah, penunggak, perbankan, bank, lembaga, donatur,
        sponsor, pemilik usaha, pemilik kapal, pemilik toko, pemilik bengkel, pemilik losmen, pelaku jasa konstruksi, pelaku usaha jasa konstruksi, unit usaha,
        rumah makan
    """,
    "cases": """
        kasus, klaim, skk, surat kuasa, surat kuasa khusus, pengajuan, kejadian, kecelakaan, " "transaksi,
        insiden, kematian
    """,
    "agents": """
        agen, perisai, agen-agen, kader perisai, penggerak jaminan sosial, agennya
    """,
    "days": "hari",
    "weeks": "pekan, minggu",
    "months": "bulan",
    "years": "tahun",
    "times": "kali, x",
    "other": """
        unit, proyek, project, jasa konstruksi, paket, kapal, perahu, opd, skpd, organisasi, dinas, surat,
        kartu, rekening, kantor, unit layanan, kcp, gerai, stan, booth, stand, titik, posko, lokasi, ton,
        hektare, hektar, ha, kilogram, kg, liter, ekor, mesin, traktor, kelompok tani, kelompok nelayan,
        kelompok usaha, kelompok ternak, kelompok masyarakat, poktan, gapoktan, koperasi, serikat, asosiasi,
        komunitas, paguyuban, masjid, gereja, pura, pasar, rumah, sepeda, motor, mobil, alat, kanal, berkas,
        dokumen, kuota, cabang, peraturan, perda, perbup, penghargaan, piala, beasiswa, kendaraan, armada,
        media, outlet, loket, posyandu, sanggar, ormas, kampus, universitas, pks, mou, regulasi, asosiasi,
        tps, sak, buah, lembar, unit kerja, satuan kerja, kontrak, karung, denominasi, kawasan, kawasan industri, gudang,
        kolam, produk, barang, rumah sakit, puskesmas, klinik, apotek, kios, warung, keping, brosur, meja
    """,
    "none": """
        program, kelompok, jenis, macam, tahap, tahapan, kriteria, syarat, persyaratan, poin, hal, cara,
        langkah, pilar, aspek, faktor, calon, kandidat, nominasi, nominator, nomine, kategori, kelas, sesi,
        segmen, sektor, pihak, bidang, manfaat, tujuan, alasan, fungsi, tugas, isu, agenda, indikator, komponen,
        strategi, inovasi, kunci, prinsip, baris, unsur, opsi, pilihan, pertanyaan, bentuk, sisi, bab, pasal, ayat,
        tim, acara, kegiatan, skema, skenario, solusi, kendala, tantangan, risiko, resiko, profesi, keuntungan,
        kebutuhan, hak, kewajiban, kebijakan, institusi, lembaga negara, lembaga tersebut, lembaga itu,
        rangkaian, bagian, arah, generasi, zaman, pemenang, juara, mata, lapis, lapisan, narasumber, pembicara,
        pejabat, sila, jaminan, perlindungan, kata, nomor, angka, pesan, tema, momen, momentum, elemen,
        instruksi, instruksi presiden, undang-undang, uu, pp, aturan, inpres, forum, tempat, putaran, babak,
        dekade, abad, ekosistem, klaster, jalur, hubungan, peran, misi, visi, arahan, rekomendasi, usulan,
        perselisihan, sengketa, golongan, tipe, level, tingkat, versi, sumber, metode, model, rencana, rancangan, raperda, ranperda,
        sebab, hasil, masalah, persoalan, jam, menit, detik, daerah tersebut, daerah itu, kabupaten tersebut,
        kabupaten itu, kota tersebut, provinsi tersebut, belah, besar, hari lalu, hari kemudian, tahun lalu,
        tahun silam, bulan lalu, pekan lalu, minggu lalu, hari lagi, pekan lagi, minggu lagi, bulan lagi, tahun
        lagi, hari yang lalu, tahun yang lalu, tahun sebelumnya, bulan sebelumnya, tahun belakangan, tahun
        mendatang, meter, kilometer, km, menit perjalanan, gt, knot, hp, tokoh masyarakat, orang tersebut
    """,
}  # fmt: skip

UNIT_OF = {noun.strip(): unit for unit, listed in NOUNS.items() for noun in re.sub(r"\s+", " ", listed).split(",")}


def _nouns(*units: str) -> str:
    listed = [noun for noun, unit in UNIT_OF.items() if not units or unit in units]
    return "|".join(sorted(map(re.escape, listed), key=len, reverse=True))


_NOUN = _nouns()
_HEAD = re.compile(
    r"(?:\s?(?:an|-an))?(?:\s(?:lebih|saja|lagi|sekian|kurang lebih))?\s?"
    rf"(?P<classifier>(?:orang|jiwa)\s(?=(?:{_nouns('person', 'workers', 'people')})\b)"
    rf"|(?:unit|buah)\s(?=(?:{_nouns('other', 'employers')})\b)"
    rf"|calon\s(?=(?:{_nouns('person', 'workers')})\b)"
    rf"|(?:kartu|keping)\s(?!nama\b)(?=(?:{_nouns('workers')}|bpjs|bpjamsostek|jamsostek|kepesertaan)\b))?"
    rf"(?P<noun>{_NOUN}|(?<=kartu )(?:bpjs|bpjamsostek|jamsostek|kepesertaan))(?P<end>(?:nya)?\b)"
)
_ANY = re.compile(rf"\b(?:{_NOUN})\b")
_UNKNOWN = re.compile(r"\s(?P<noun>(?!(?:me[mnlrwy]|di|ber|ter)[a-z]{3})[a-z][a-z-]{3,})\b")
_FUNCTION_WORDS = frozenset(
    """yang dari untuk pada dengan atau serta dan telah sudah akan agar supaya karena sebab ketika saat jika bila kalau
    dalam oleh sebagai sampai hingga antara namun tetapi sedangkan sementara meski sebelum setelah sejak selama kepada
    bagi tentang terkait seperti yakni yaitu adalah ialah merupakan menjadi terdaftar tersebut lebih baru masih belum
    tidak bisa dapat harus wajib juga saja pula sekitar sebanyak sebesar senilai maupun tersebar berasal mulai setiap
    tiap ditambah disusul selanjutnya kemudian lalu maka sehingga padahal meskipun per ini itu ujar kata jelas ungkap
    tambah dibanding dibandingkan terdiri meliputi mencakup tanpa secara melalui lewat atas bawah luar sebelumnya
    kini sekarang termasuk khusus khususnya hanya paling sangat untung rugi semua seluruh mereka kami kita saya dia ia
    didaftarkan dilindungi ditargetkan dibayarkan diserahkan mendapat menerima mendaftar memperoleh mengikuti ikut masuk
    hadir menjadi terlindungi tercatat bergabung aktif beserta bersama sekaligus hingga guna demi pada ada
    agar pula saat ketika""".split()
)  # fmt: skip


class Counted(NamedTuple):
    """The noun that a numeral counts: the unit it stands for, the noun, where it ends."""

    unit: str
    noun: str
    end: int
    is_classified: bool = False  # "satu unit traktor": a classifier stands between


def find_head(lowered: str, after: int, end: int) -> Counted | None:
    """The noun right after a numeral that ends at ``after``; an unknown noun has the unit ``unknown``."""
    head = _HEAD.match(lowered, after, end)
    if head:
        # a card of the scheme is a worker who has it
        return Counted(UNIT_OF.get(head["noun"], "workers"), head["noun"], head.end(), bool(head["classifier"]))
    unknown = _UNKNOWN.match(lowered, after, end)
    if unknown and unknown["noun"] not in _FUNCTION_WORDS:
        return Counted("unknown", unknown["noun"], unknown.end())
    return None


def find_nouns(lowered: str, start: int, end: int) -> list[Counted]:
    """All nouns that can be counted in a stretch, in order."""
    return [Counted(UNIT_OF[m[0]], m[0], m.end()) for m in _ANY.finditer(lowered, start, end)]
