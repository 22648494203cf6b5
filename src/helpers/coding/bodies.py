"""Which kind of body a person speaks for, read from the role as the text gives it; the first rule that fits decides."""

import re

AGENCY = r"bpjs\s?(?:ketenagakerjaan|tk|naker)|bpjstk|bpj\w*am\w*ostek|bp\s?jamsostek|jamsostek|bpjs(?!\s*kesehatan)"

# Offices that, in a story about the agency, are the agency's own when no other body is named.
OWN_OFFICE = (
    r"\b(?:kepala (?:kantor )?(?:cabang|wilayah|kanwil|perwakilan|kantor|kcp|unit layanan)|(?:kepala bidang|kabid) (?:kepesertaan|pemasaran|pelayanan|umum|keuangan"
    r"|pengendalian|program)|kacab|kakacab|kakanwil|kabag (?:pemasaran|kepesertaan|pelayanan|keuangan)|account|relationship|deputi|direktur|dewan pengawas|kepala pemasaran"
    r"|kepesertaan|pemasaran|penata madya|pengawas dan pemeriksa|wasrik|asisten deputi|asdep|humas)|^kepalanya"
)
OTHER_BODY = (
    r"\b(?:pt|cv|ud|bank|bri|bni|btn|bsi|bca|mandiri|perum\w*|pdam|pln|telkom|pertamina|grab|gojek|pos|pegadaian|taspen|rs|hotel|kesehatan"
    r"|dinas|badan|kabupaten|kota|provinsi|setda\w*|pemkab|pemkot|bappeda|disnaker\w*|dis\w+|bumd|perusahaan|rsud|universitas)\b"
)

RULES = [
    (body, re.compile(pattern, re.I))
    for body, pattern in (
        ("other", r"\b(?:perisai|agen|pengamat|pakar|dosen|peneliti|artis|penyanyi|seniman|wartawan|jurnalis|moderator|presenter)\b"),
        (
            "worker",
            r"^(?:almarhum|alm\b|mendiang|ahli ?waris|waris|isteri|istri|suami|anak|putra|putri|janda|duda|ayah|ibu|kakak|adik|orang ?tua|keluarga"
            r"|korban|peserta|warga|petani|nelayan|peternak|pekebun|pedagang|penjual|sopir|supir|pengemudi|pengojek|driver|tukang|buruh|karyawan"
            r"|karyawati|pekerja|pegawai|penerima|pengrajin|perajin|honorer|petugas|kader|marbot|pemulung|penderes|penyadap|guru(?! besar)|perawat|atlet"
            r"|pelaku|penjaga|juru parkir|awak kapal|nakhoda|mandor|perwakilan (?:peserta|pekerja|penerima|ahli))",
        ),
        ("legislature", r"\b(?:dprd|dprk|dpra|dprp|dpr|dpd ri|mpr|legislator|senator|fraksi|badan anggaran|bapemperda|komisi [ivx]+|(?:ketua|anggota) dewan(?! pengawas| pimpinan| adat| pendidikan| pakar| kesenian| pengupahan| jaminan| kerajinan| masjid| pengurus))\b"),
        ("village", r"\b(?:kepala desa|kades|pj\.? kades|sekdes|sekretaris desa|bendahara desa|perangkat desa|lurah|kepala kelurahan|keuchik|geuchik|wali nagari"
                    r"|pambakal|perbekel|kuwu|petinggi|peratin|kepala pekon|kepala kampung|kepala dusun|kadus|sangadi|hukum tua|reje|datok penghulu|penghulu"
                    r"|pangulu|bpd\b|ketua rt|ketua rw|bumdes\w*|bum desa|badan permusyawaratan|bendesa|kelian|klian|kepala lembang|kepala ohoi|apkam)"),
        ("agency", rf"(?:{AGENCY})"),
        ("regional_government", r"^(?:(?:pl[th]|pjs?|penjabat|pelaksana (?:tugas|harian)|sekretaris|staf)\.? )*(?:kepala |kadis|kabid\b.* )?(?:dinas|dis(?:nak|kop|per|hub)\w*)\b"),
        ("national_government", r"\b(?:menteri|kementerian|wamen|wakil menteri)\b"),
        ("group", r"\b(?:asosiasi|serikat|koperasi|kelompok|himpunan|ikatan|persatuan|perhimpunan|paguyuban|perkumpulan|gabungan|gapoktan|federasi|konfederasi"
                  r"|komunitas|forum|majelis|mui|muhammadiyah|nahdlatul|nu|pwnu|pcnu|pgri|hkti|hnsi|knti|apindo|kadin|hipmi|iwapi|gapensi|gapkindo|apdesi|papdesi"
                  r"|ppdi|abpednas|apkasindo|kspi|kspsi|sbsi|fkub|pkk|pwi|aji|lsm|yayasan|gereja|sinode|klasis|paroki|keuskupan|pendeta|pastor|uskup"
                  r"|pesantren|masjid|dmi|bkprmi|dharma wanita|karang taruna|knpi|ansor|koni|pramuka|pmi|partai|golkar|gerindra|pdip|pkb|nasdem|demokrat|rukun"
                  r"|watch|aliansi|dewan pimpinan|dpc|dpw|dpp|gapki|aprindo|phri|organda|asita|inkindo|kerukunan|lembaga adat|dewan adat|tokoh \w+|ketua adat)\b"),
        (
            "national_government",
            r"\b(?:kejaksaan|kejari|kejati|kajari|kajati|kasi ?datun|datun|pidsus|jaksa|kapolres\w*|kapolda|kapolsek|kapolri|wakapol\w*|polres\w*|polda|polsek|polri|kepolisian"
            r"|kodim|dandim|danramil|koramil|danrem|korem|pangdam|kodam|lanal|lanud|tni|komandan|panglima|presiden(?! direktur)|wapres|menteri|men(?:aker|dagri|sos|kes|ag|keu"
            r"|ko|des|tan|kop)|wamen\w*|kementerian|kemen\w+|menko\w*|dirjen|direktorat jenderal|sekjen|deputi menteri|djsn|dewan jaminan sosial|bp2mi|bp3mi|bnp2tki|bps"
            r"|badan pusat statistik|ojk|otoritas jasa|bank indonesia|bpjs kesehatan|kpu|bawaslu|pengadilan|imigrasi|bea cukai|pajak|kpp|ombudsman|basarnas|syahbandar|ksop|lapas|rutan|kua|bpkp|bpk"
            r"|lkpp|bkn|bnpb|bnn|bappenas|kemnaker|kemenag|ksp|lemhannas|bri[ng]\b.*riset|duta besar|kbri|universitas negeri|politeknik negeri|institut negeri|uin|iain|stain"
            r"|badan pertanahan|bpn|stafsus presiden|kantor staf|balai besar)\b",
        ),
        ("employer", r"\b(?:pt|cv|ud|tbk|persero)\b"),
        ("agency", rf"^(?!.*{OTHER_BODY}).*(?:{OWN_OFFICE})"),
        (
            "regional_government",
            r"\b(?:bupati|wabup|wali ?kota|wawali\w*|gubernur|wagub|sekda\w*|sekretaris daerah|sekkab|sekkot|sekprov|sekdis|setda\w*|setkab|setko|pemkab|pemkot"
            r"|pemprov|pemerintah (?:kabupaten|kota|provinsi|daerah|aceh)|dinas|din\w+|dis\w{3,}|kadis\w*|kadin\w+|camat|sekcam|kecamatan|distrik|bkpsdm|bkpp|bkd|bappe\w*|baperida"
            r"|bapperida|bapelitbang\w*|bpkad|bkad|bpka|bapenda|bpprd|dpm\w*|dpkp\w*|dp3\w*|dpupr|satpol|inspektorat|inspektur|kesbangpol|bpbd|rsud|puskesmas|asisten (?:[i1-4]|pemerintahan|ekonomi|administrasi|bidang|sekda|setda|daerah|perekonomian|umum|pemkab|pemkot|kesra)|asda|kepala bidang|kabid|kepala seksi|kasi|kasubag|kasubbag|staf ahli|ukpbj"
            r"|bagian|kabag|badan|balai|uptd?|blk|pemda|kabupaten|kota|provinsi|sekwan|daerah|kepala sekolah|kepsek|sekretariat)\b",
        ),
        (
            "employer",
            r"\b(?:pt|cv|ud|tbk|persero|bank|bri|bni|btn|bsi|bca|direktur|dirut|direksi|manajer|manager|hrd|hrga|perusahaan|pengusaha|pemilik|owner|komisaris|gm|ceo|coo|cfo|founder"
            r"|managing|country|pimpinan|supervisor|perum|perumda|pdam|pln|telkom|pertamina|grab|gojek|hotel|rumah sakit|rs|klinik|pabrik|pt\.)\b",
        ),
        ("other", r"\b(?:rektor|dekan|universitas|guru besar|baznas|kuasa hukum|pengacara|notaris)\b"),
    )
]
def find_body(role: str) -> str:
    """Code of the body for a role; ``other`` when the role says nothing.

    >>> find_body("Kepala Dinas Tenaga Kerja Kota Batu"), find_body("Kepala Kantor Cabang"), find_body("Kajari Batu")
    ('regional_government', 'agency', 'national_government')
    """
    if not role:
        return "other"
    for body, pattern in RULES:
        if pattern.search(role):
            return body
    return "other"
