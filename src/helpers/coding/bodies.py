"""Which kind of body a person speaks for, read from the role as the text gives it; the first rule that fits decides.

Rules are lists of words, an asterisk standing for any ending. Narrow rules come first: a "Kepala Dinas Koperasi"
serves the region although cooperatives are groups, and a "petugas BPJS Ketenagakerjaan" the agency although
officers are workers.
"""

import re
from functools import lru_cache

AGENCY = r"b[pj]{1,2}s\s?(?:ketenagakerjaan|tk|naker)|bpjstk|bpj\w*am\w*ostek|bp\s?jamsostek|jamsostek|bpjs(?!\s*(?:kesehatan|watch))"
ACTING = r"^(?:(?:pl[th]|pjs?|penjabat|pelaksana (?:tugas|harian)|sekretaris|staf|wakil)\.? )*"

OUTSIDERS = """
    perisai, agen, pengamat, pakar, dosen, peneliti, artis, penyanyi, seniman, wartawan, jurnalis, moderator,
    presenter, baznas, badan amil zakat
"""
# Callings at the head of a role.
CALLED = """
    almarhum, alm, mendiang, ahli waris, ahliwaris, waris, isteri*, istri*, suami*, anak*, putra*, putri*, janda*,
    duda, ayah*, ibu*, kakak*, adik*, orang tua*, orangtua*, keluarga*, korban, peserta, warga, petani, nelayan,
    peternak, pekebun, pedagang, penjual, sopir, supir, pengemudi, pengojek, driver, tukang, buruh, karyawan,
    karyawati, pekerja, pegawai, penerima, pengrajin, perajin, honorer, petugas, kader, marbot, pemulung, penderes,
    penyadap, perawat, atlet, pelaku, mubali*, koster, pengasuh, penjaga, juru parkir, awak kapal, nakhoda, mandor,
    perwakilan peserta, perwakilan pekerja, perwakilan buruh, perwakilan penerima, perwakilan ahli, operator, awak, teknisi, montir, kuli,
    bakul, satpam, tki, pmi, juragan, pengayuh, penarik, penjahit, kernet, pemanen, pemandu, penerimanya, pramusaji,
    kasir, staf hrd, juru mudi, juru masak, juru parkir, nahkoda
"""
LEGISLATURE = """
    dprd, dprk, dpra, dprp, dpr, dpd ri, mpr, legislator, pansus, wakil rakyat, senator, fraksi, badan anggaran,
    bapemperda, badan pembentukan
"""
VILLAGE = """
    kepala desa, kades, pemdes, pemerintah desa, pemerintahan desa, sekdes, sekretaris desa, bendahara desa, perangkat desa, lurah, kepala kelurahan, keuchik,
    geuchik, wali nagari, pambakal, perbekel, kuwu, petinggi, peratin, kepala pekon, kapekon, kakam, kakon, kepala kampung, kepala dusun,
    kadus, sangadi, hukum tua, reje, datok penghulu, penghulu, pangulu, bpd, ketua rt, ketua rw, bumdes*, bum desa,
    badan permusyawaratan, bendesa, kelian, klian, kepala lembang, kepala ohoi, apkam
"""
GROUPS = """
    asosiasi, serikat, koperasi, kelompok, himpunan, ikatan, persatuan, perhimpunan, paguyuban, perkumpulan,
    gabungan, gapoktan, federasi, konfederasi, komunitas, forum, majelis, mui, muhammadiyah, nahdlatul, nu, pwnu,
    pcnu, pgri, hkti, hnsi, knti, ktna, kontak tani, apindo, kadin, hipmi, iwapi, gapensi, gapkindo, apdesi, papdesi, ppdi, abpednas,
    apkasindo, kspi, kspsi, sbsi, fkub, pkk, pwi, aji, lsm, yayasan, gereja, sinode, klasis, paroki, keuskupan,
    pendeta, pastor, uskup, pesantren, masjid, dmi, bkprmi, dharma wanita, karang taruna, knpi, ansor, koni,
    pramuka, pmi, partai, golkar, gerindra, pdip, pkb, nasdem, demokrat, rukun, watch, aliansi, dewan pimpinan, dpc,
    dpw, dpp, gapki, aprindo, phri, organda, asita, inkindo, kerukunan, lembaga adat, dewan adat, tokoh, ketua adat
"""
NATIONAL = """
    kejaksaan, kejari, kejati, kajari, kajati, kasidatun, kasi datun, datun, pidsus, pidum, intel, intelijen, seksi perdata, kasi perdata, jaksa, kapolres*, kapolda,
    kapolsek, kapolri, wakapol*, polres*, polda, polsek, polri, kepolisian, kodim, dandim, danramil, koramil,
    danrem, korem, pangdam, kodam, lanal, lanud, tni, komandan, panglima, presiden, wapres, menteri, menaker,
    mendagri, mensos, menkes, menag, menkeu, menko*, mendes, mentan, menkop, wamen*, kementerian, kemen*, kemnaker,
    dirjen, direktorat jenderal, direktur jenderal, sekjen, djsn, dewan jaminan sosial, bp2mi, bp3mi, bnp2tki, bps,
    badan pusat statistik, ojk, otoritas jasa, bank indonesia, bpjs kesehatan, kpu, bawaslu, pengadilan, imigrasi,
    bea cukai, djp, kpp, ombudsman, basarnas, syahbandar, ksop, lapas, rutan, kua, bpkp, bpk, lkpp, bkn, bnpb, bnn,
    kpknl, upp, pelabuhan, bp3tki, bp2tki, otorita, bappenas, ksp, lemhannas, duta besar, kbri, universitas negeri, politeknik negeri, institut negeri, uin, iain,
    stain, badan pertanahan, bpn, bbws, bws, bpjn, stafsus presiden, kantor staf, balai besar, hakim
"""
REGIONAL = """
    bupati, wabup, walikota, wali kota, wawali*, wawako, gubernur, wagub, sekda*, sekretaris daerah, sekkab, sekkot,
    sekprov, sekdis, setda*, setkab, setko, pemkab, pemkot, pemprov, pemda, pemerintah kabupaten, pemerintah kota,
    pemerintah provinsi, pemerintah daerah, pemerintah aceh, dinas, din*, disnaker*, disperinaker, diskop*, disper*,
    dis*, kadis*, kadin*, camat, sekcam, kecamatan, distrik, bkpsdm, bkpp, bkd, bappe*, baperida, bapperida,
    bpmpt*, bpm, dpu*, dkp, dkpp, disduk*, bapelitbang*, bpkad, bkad, bpka, bapenda, bpprd, dpm*, dpkp*, dp3*, dpupr, satpol, inspektorat, inspektur,
    kesbangpol, bpbd, rsud, puskesmas, asisten i, asisten ii, asisten iii, asisten 1, asisten 2, asisten 3, asisten
    pemerintahan, asisten pemerintah, asisten ekonomi, asisten ekb*, asisten pem*, asisten administrasi, asisten bidang, asisten sekda, asisten
    setda, asisten daerah, asisten perekonomian, asisten umum, asisten kesra, asda, kepala bidang, kabid, kepala
    seksi, kasi, kasubag, kasubbag, staf ahli, ukpbj, bagian, kabag, badan, balai, upt, uptd, blk, kabupaten, kota,
    provinsi, sekwan, daerah, kepala sekolah, kepsek, sekretariat, pengawas ketenagakerjaan, mediator
"""
EMPLOYERS = """
    pt, cv, ud, tbk, persero, bank, bri, bni, btn, bsi, bca, direktur, dirut, direksi, manajer, manager, hrd, hrga,
    perusahaan, pengusaha, pemilik, owner, komisaris, gm, ceo, coo, cfo, founder, managing, country, pimpinan,
    supervisor, perum, perumda, pdam, pln, telkom, pertamina, grab, gojek, hotel, rumah sakit, rs, klinik, pabrik
"""
# Offices that, in a story about the agency, are the agency's own when no other body is named with them.
OWN_OFFICES = """
    kepala cabang, kepala kantor, kepala wilayah, kepala kanwil, kepala perwakilan, kepala kcp, kepala unit layanan,
    kepala bidang kepesertaan, kepala bidang pemasaran, kepala bidang pelayanan, kepala bidang umum, kepala bidang
    keuangan, kepala bidang pengendalian, kepala bidang program, kabid kepesertaan, kabid pemasaran, kabid
    pelayanan, kabid umum, kabid keuangan, kacab, kakacab, kakanwil, kabag pemasaran, kabag kepesertaan, kabag
    pelayanan, kabag keuangan, account, relationship, deputi, direktur, dewan pengawas, kepala pemasaran,
    kanwil, pengawasan dan pemeriksaan, kepesertaan, pemasaran, penata madya, wasrik, asdep, kepalanya, kepala cabangnya
"""
# What the agency's own directors are in charge of; another director with a name behind is a firm's.
OWN_DIRECTORS = (
    r"utama|kepesertaan|pelayanan|keuangan|umum|sdm|perencanaan|strategi\w*|teknologi|informasi|pengembangan|investasi"
    "|kelembagaan|hubungan|bidang|perluasan|pengendalian|operasional|kebijakan|jaminan|actuaria|aktuaria"
)
OTHER_BODIES = """
    pt, cv, ud, bank, bri, bni, btn, bsi, bca, mandiri, perum*, pdam, pln, telkom, pertamina, grab, gojek, pos,
    pegadaian, taspen, rs, hotel, kesehatan, dinas, badan, kabupaten, setda*, pemkab, pemkot, bappeda, dis*, bumd,
    perusahaan, rsud, universitas
"""


def _any_of(listed: str) -> str:
    """A pattern for whole words out of a list.

    >>> _any_of("lurah, bumdes*")
    '(?:lurah|bumdes\\\\w*)\\\\b'
    """
    words = " ".join(listed.split()).split(", ")
    return "(?:" + "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words) + r")\b"


DEWAN = (
    r"(?:ketua|anggota) dewan"
    r"(?! pengawas| pimpinan| adat| pendidikan| pakar| kesenian| pengupahan| jaminan| kerajinan| masjid)"
)
RULES = [
    (body, re.compile(pattern, re.IGNORECASE))
    for body, pattern in (
        ("other", rf"\b{_any_of(OUTSIDERS)}"),
        (
            "agency",
            rf"^(?:petugas|pegawai|karyawan|staff?|tim|perwakilan) (?:(?!peserta|toko|pabrik|hotel|pekerja)\w+ ){{0,4}}(?:{AGENCY})",
        ),
        (
            "worker",
            rf"^(?:(?:mantan|calon|seorang|salah satu|salah seorang) )*(?:{_any_of(CALLED)}|anggota (?:koperasi|kelompok|kub|gapoktan)\b|guru\b(?! besar))",
        ),
        (
            "group",
            r"^(?:koordinator|ketua|pengurus) (?:pengemudi|sopir|driver|ojek|nelayan|petani|pedagang|buruh|pekerja|jemaat)",
        ),
        ("legislature", rf"\b(?:{_any_of(LEGISLATURE)}|komisi [ivx]+\b|{DEWAN})"),
        ("village", rf"\b(?<!bank ){_any_of(VILLAGE)}"),
        ("agency", AGENCY),
        ("regional_government", rf"{ACTING}(?:kepala |kadis|kabid\b.* )?(?:dinas|dis(?:nak|kop|per|hub)\w*)\b"),
        ("national_government", r"\b(?:menteri|kementerian|wamen)\b"),
        ("group", rf"\b{_any_of(GROUPS)}"),
        ("national_government", rf"\b(?!presiden (?:direktur|komisaris)){_any_of(NATIONAL)}"),
        ("employer", r"\b(?:pt|cv|ud|tbk|persero|bank (?:bpd|pembangunan daerah))\b"),
        (
            "employer",
            rf"^(?:wakil )?direktur\b(?! (?:{OWN_DIRECTORS}|rsud|lembaga|lsm|yayasan|politeknik|akademi)\b).*(?-i:\b[A-Z][a-z]+\b)",
        ),
        ("agency", rf"^(?!.*\b{_any_of(OTHER_BODIES)}).*\b{_any_of(OWN_OFFICES)}"),
        ("group", r"^ketuanya\b"),
        ("employer", r"^direkturnya\b"),
        ("regional_government", rf"\b{_any_of(REGIONAL)}"),
        ("employer", rf"\b{_any_of(EMPLOYERS)}"),
        ("group", r"^(?:wakil )?(?:ketua|sekjen|sekretaris jenderal|praeses|ephorus|bendahara)\b"),
    )
]


@lru_cache(maxsize=20_000)
def find_body(role: str) -> str:
    """Code of the body for a role; ``other`` when the role says nothing.

    >>> find_body("Kepala Dinas Tenaga Kerja Kota Batu"), find_body("Kepala Kantor Cabang"), find_body("Kajari Batu")
    ('regional_government', 'agency', 'national_government')
    """
    return next((body for body, pattern in RULES if pattern.search(role)), "other")
