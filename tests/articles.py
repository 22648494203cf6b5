"""Two short articles of our own, for whole builds."""

ARTICLES = {
    "pati-sosialisasi.txt": (
        "Nelayan Pati Dikenalkan pada Jaminan Sosial\n\n"
        "PATI – BPJS Ketenagakerjaan Cabang Pati menggelar sosialisasi bagi 120 nelayan di Kabupaten Pati, Selasa "
        "(12/3/2024). Pemkab Pati akan menanggung iuran 2.000 pekerja rentan lewat APBD.\n\n"
        '"Kami ingin semua nelayan terlindungi sebelum musim melaut," kata Kepala BPJS Ketenagakerjaan Cabang Pati, '
        "Rahmat Subekti.\n"
    ),
    "kota-kediri-perwali.txt": (
        "Wali Kota Kediri Terbitkan Perwali\n\n"
        "Wali Kota Kediri menerbitkan Perwali Nomor 7 Tahun 2021 tentang jaminan sosial ketenagakerjaan pada Senin "
        "(5/7/2021). Program jaminan kematian (JKM) dan jaminan kecelakaan kerja (JKK) BPJS Ketenagakerjaan kini wajib "
        "bagi RT dan RW di Kota Kediri.\n"
    ),
}
