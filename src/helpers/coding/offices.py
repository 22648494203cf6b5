"""Words that begin a role: offices, and callings of people without one. Lists of our own, open to additions."""

# Heads that are offices: they count with and without a capital.
OFFICES = frozenset(
    """kepala kadis kabag kabid kasi kasubag kasubbag kasubdit kacab kakacab kakanwil kapus kadin kabiro karo kasat
    kanit kadisnaker kadisnakertrans kadisdik kadishub kadinkes kadinsos kadinsosnaker kadispmd kabalai kasatpol
    kalak kalaksa kadisperinaker kepsek bupati wabup wabub walkot wawako walikota wawali wawalkot gubernur wagub
    walikota/wakil presiden wapres menteri wamen menko mendagri menaker mensos menkes menag menkeu mendes mentan
    menkop wamenaker wamendagri wamendes wamenkop wamensos menakertrans menteri/kepala wamenag sekretaris sekda
    sekdakab sekdako sekdaprov sekkab sekkot sekprov sekdis sekcam sekdes sekjen sekum sekban sekwan wasekjen ketua
    waketum ketum direktur dirut dirjen direksi deputi asisten asdep asda staf inspektur camat lurah kades pambakal
    perbekel keuchik geuchik kuwu petinggi peratin sangadi reje penghulu bendesa klian kelian pangulu datuk datok
    hukumtua mukim kajari kajati kasipidum kasidatun kasi kapolres kapolresta kapolda kapolsek kapolri wakapolres
    kasat dandim danramil danrem pangdam danlanal komandan panglima jaksa pengacara advokat pendeta pastor uskup
    praeses ephorus akademisi narasumber moderator hakim wakil plt plh pj pjs pelaksana penjabat pjb mantan anggota
    legislator senator politisi politikus manajer manager supervisor koordinator bendahara rektor dekan dosen
    pengamat pakar komisaris komisioner pemilik pengusaha founder owner chief president vice head relationship
    account pembina penasihat pengawas pengurus penata juru humas jubir kuasa tokoh pimpinan pemimpin direktris
    wadir dewan managing asmen spv pic hrd hrga penyuluh fungsional analis pengantar mediator account sekretariat
    kordinator kaban kabalai perwakilan staff deputy kasie kasipenkum kasintel asdatun wakajati wakajari kabalai
    pejabat pengganti kapekon kakam kakon kahar gm ceo coo cfo vp avp svp evp agen agent perisai""".split()
)
# Heads that name somebody as a worker, an heir or a private person; they take a name only where it is plain.
CALLINGS = (
    frozenset(
        """warga petani nelayan peternak pekebun pedagang penjual sopir supir pengemudi pengojek driver tukang buruh
    karyawan karyawati pekerja pegawai peserta penerima pengrajin perajin guru honorer petugas kader relawan marbot
    imam ustaz penjaga pemulung penggali penderes penyadap nakhoda pembantu asisten perawat bidan dokter mahasiswa
    siswa atlet wartawan jurnalis artis penyanyi seniman istri isteri suami anak putra putri ayah ibu ibunda
    ayahanda orangtua janda duda kakak adik keponakan cucu menantu mertua saudara korban pasien mubaligh mubalig dai
    penceramah pengasuh koster komedian aktor aktris pelantun pelatih kiper jukir ahliwaris waris keluarga pria
    operator pensiunan calon awak teknisi montir kuli bakul juragan satpam sekuriti pengelola pengayuh penarik penjahit kernet
    pemanen pemandu pemilik utusan koordinator
    wanita perempuan lelaki laki-laki pemuda kepling pelaku bos mandor""".split()
    )
    - OFFICES
)
# Callings that are names as well: heads only in lower case ("imam masjid", but "Imam Santosa").
ALSO_NAMES = frozenset("perisai imam hakim putra putri adik kakak ayah bidan mandor karo".split())
HEADS = (OFFICES | CALLINGS) - ALSO_NAMES
# Callings that name somebody by another person.
KIN = frozenset("istri isteri suami anak ibunda ayahanda janda duda kakak adik waris keluarga orangtua".split())
