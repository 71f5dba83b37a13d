"""An article that trips programs: emoji and combining marks before names, quotes in quotes, markup,
tabs, formulas, separators of lines, turned writing, and signs of Markdown and LaTeX in names. Nothing
in it has happened, and nobody in it lives."""

# A file's name can hold anything, too.
FILE = "pasar_#1 & 50% $x$ [lama] *.txt"

TITLE = "=1+1: Pasar “Ikan & Kopi” 😀 e\u0301 <script>alert(1)</script> $x_1$ 100%"

BYLINE = "Rina_Sari *Tan* {Co} & $50 #1"

TEXT = f"""{TITLE}

Penulis: {BYLINE}

BANYUWARA — Pasar lama 👩\u200d👩\u200d👧 dibuka lagi oleh Wali Kota Ratna\u0301 Wijaya pada 5 Maret 2021.

“=SUM(A1), ‘kata orang’, tidak benar,\u2028bukan begitu,” kata Sari *Bintang* _Dewi_ Handayani.

“Kami \U0001f1ee\U0001f1e9 senang: <b>semua</b> boleh \\emph{{masuk}} & {{pulang}},” ujar Budi_Raharjo [ketua] Santosa. “@semua, +62 siap.”

Menurut Menteri Layla \u05dc\u05d9\u05dc\u05d4 Ben\u2011Ami, harga ikan naik dari Rp 5 juta menjadi Rp 7 juta, "lalu" \tturun 10%~20%.

Kepala Dinas Perdagangan نادية منصور mengatakan bahwa #pasar itu $lebih ramai$ daripada pasar di Surabaya ^kemarin^.

“Apakah 'dia' berkata “tidak”\u0085atau ”ya”?” tanya wartawan Ömer Ayşe\u0327 O’Brien--Núñez. Ömer lahir di Istanbul dan menjabat sebagai ketua sejak 2017.

Ratna\u0301 Wijaya menjabat sebagai wali kota sejak 2019. “--Jangan-- `takut` | ~semua~ \u202eaman\u202c,” kata Ratna\u0301.
"""
