//! The screen's own words, by language: one table.

/// A language the screen speaks; it need not be the article's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    English,
    /// Indonesian.
    Indonesian,
}

impl Lang {
    /// By its ISO 639-1 code, or a locale that begins with it (`id_ID.UTF-8`); English where
    /// there is no such language.
    #[must_use]
    pub fn of(locale: &str) -> Self {
        match locale.split(['_', '.', '-', '@']).next() {
            Some("id") => Self::Indonesian,
            _ => Self::English,
        }
    }
}

macro_rules! words {
    ($($name:ident: $english:literal, $indonesian:literal;)*) => {
        /// A word or sentence of the screen; `{}` is a place to be filled.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the table below says what each one says")]
        pub enum W { $($name),* }

        impl W {
            /// All of them.
            pub const ALL: &'static [W] = &[$(W::$name),*];

            /// In one language.
            #[must_use]
            pub const fn text(self, lang: Lang) -> &'static str {
                match (self, lang) {
                    $((W::$name, Lang::English) => $english, (W::$name, Lang::Indonesian) => $indonesian,)*
                }
            }
        }
    };
}

impl W {
    /// With its places filled, in order. What is filled in is not searched for places.
    #[must_use]
    pub fn fill(self, lang: Lang, values: &[&str]) -> String {
        let mut values = values.iter();
        let mut out = String::new();
        for (n, piece) in self.text(lang).split("{}").enumerate() {
            if n > 0 {
                out.push_str(values.next().copied().unwrap_or(""));
            }
            out.push_str(piece);
        }
        out
    }
}

#[rustfmt::skip]
words! {
    // Panes and lists.
    Article: "Article", "Artikel";
    Threads: "Threads", "Rangkaian";
    Quotes: "Quotes", "Kutipan";
    People: "People", "Tokoh";
    Places: "Places & organisations", "Tempat & lembaga";
    PlacesShort: "Places", "Tempat";
    Selected: "Selected", "Pilihan";
    Details: "Details", "Rincian";
    Untitled: "Untitled", "Tanpa judul";
    Commands: "Commands", "Perintah";
    Links: "Links", "Tautan";
    Help: "Help", "Bantuan";
    Export: "Export", "Ekspor";

    // The item in full.
    Speaker: "Speaker", "Penutur";
    NoSpeaker: "unknown", "tidak diketahui";
    Cue: "Cue", "Penanda";
    NoCue: "none", "tidak ada";
    Why: "Why", "Alasan";
    Kind: "Kind", "Jenis";
    Aliases: "Also", "Juga";
    Roles: "Roles", "Peran";
    Named: "Named", "Disebut";
    Value: "Value", "Nilai";
    Sides: "Sides", "Sisi";
    When: "When", "Waktu";
    Thread: "Thread", "Rangkaian";
    About: "About", "Tentang";
    Said: "Said", "Berkata";
    Position: "{} of {}", "{} dari {}";
    Times: "{}×", "{}×";
    Paragraph: "paragraph {}", "paragraf {}";
    Facts: "{} facts", "{} fakta";
    OneFact: "1 fact", "1 fakta";
    NothingHere: "Nothing was found in this place. J goes to the next fact of the thread, ]e to the next name.",
        "Tidak ada temuan di tempat ini. J ke fakta berikutnya, ]e ke nama berikutnya.";
    SelectedMark: "selected", "terpilih";

    // Kinds.
    Person: "person", "orang";
    Organisation: "organisation", "lembaga";
    Place: "place", "tempat";
    Event: "event", "peristiwa";
    Work: "work", "karya";
    Date: "date", "tanggal";
    Duration: "duration", "lama waktu";
    Quantity: "quantity", "jumlah";
    Other: "other", "lainnya";
    Direct: "direct quote", "kutipan langsung";
    Indirect: "indirect quote", "kutipan tidak langsung";
    Mixed: "mixed quote", "kutipan campuran";
    Statement: "statement", "pernyataan";
    Comparison: "comparison", "perbandingan";
    Background: "background", "latar belakang";
    Elaboration: "elaboration", "penjelasan";
    SameSpeaker: "same speaker", "penutur sama";
    SameSubject: "same subject", "pokok sama";
    ComparesWith: "compares with", "dibandingkan dengan";
    Elaborates: "elaborates", "menjelaskan";
    ElaboratedBy: "elaborated by", "dijelaskan oleh";
    ContrastsWith: "contrasts with", "berbeda dengan";

    // Empty lists.
    NoThreads: "No threads were found.", "Tidak ada rangkaian.";
    NoQuotes: "No quotes were found.", "Tidak ada kutipan.";
    NoPeople: "No people were found.", "Tidak ada tokoh.";
    NoPlaces: "No places or organisations were found.", "Tidak ada tempat atau lembaga.";
    NoneSelected: "Nothing is selected yet. Space selects the fact under the cursor, x exports.",
        "Belum ada yang dipilih. Spasi memilih fakta di kursor, x mengekspor.";
    Analysing: "Analysing…", "Menganalisis…";
    AnalysingSoFar: "Analysing: {} %. Esc breaks it off; the text can be read meanwhile.",
        "Menganalisis: {} %. Esc menghentikannya; teks sudah dapat dibaca.";
    Reading: "Reading {}… Esc breaks it off.", "Membaca {}… Esc menghentikannya.";
    NotAnalysed: "Not analysed.", "Tidak dianalisis.";
    MsgBreakingOff: "Breaking off…", "Menghentikan…";
    MsgBrokenOff: "The analysis was broken off; open the article again to have it made",
        "Analisis dihentikan; buka lagi artikelnya untuk menganalisis";
    EmptyArticle: "The text is empty.", "Teksnya kosong.";

    // What the last action did.
    MsgFirstFact: "First fact of the thread; { goes to the thread before", "Fakta pertama rangkaian; { ke rangkaian sebelumnya";
    MsgLastFact: "Last fact of the thread; } goes to the next thread", "Fakta terakhir rangkaian; } ke rangkaian berikutnya";
    MsgFact: "Fact {} of {}: {}", "Fakta {} dari {}: {}";
    MsgThread: "Thread {} of {}: {}", "Rangkaian {} dari {}: {}";
    MsgFirstThread: "This is the first thread", "Ini rangkaian pertama";
    MsgLastThread: "This is the last thread", "Ini rangkaian terakhir";
    MsgNoThread: "There are no threads in this article", "Tidak ada rangkaian dalam artikel ini";
    MsgNoItem: "Nothing is highlighted here", "Tidak ada sorotan di sini";
    MsgNoFact: "No fact is under the cursor", "Tidak ada fakta di kursor";
    MsgNoLinks: "This fact has no links", "Fakta ini tanpa tautan";
    MsgFollowed: "Followed a link: {}", "Mengikuti tautan: {}";
    MsgBack: "Back ({} left)", "Kembali (sisa {})";
    MsgForward: "Forward ({} left)", "Maju (sisa {})";
    MsgNoBack: "There is nowhere to go back to", "Tidak ada tempat untuk kembali";
    MsgNoForward: "There is nowhere to go forward to", "Tidak ada tempat untuk maju";
    MsgHits: "{} hits for “{}”", "{} temuan untuk “{}”";
    MsgOneHit: "1 hit for “{}”", "1 temuan untuk “{}”";
    MsgNoHits: "No hits for “{}”", "Tidak ada temuan untuk “{}”";
    MsgNoSearch: "No search yet: / begins one", "Belum ada pencarian: / untuk memulai";
    MsgWrappedDown: "Past the last hit: on from the first", "Lewat temuan terakhir: lanjut dari awal";
    MsgWrappedUp: "Past the first hit: on from the last", "Lewat temuan pertama: lanjut dari akhir";
    MsgSearchLeft: "Search left; back where it began", "Pencarian ditinggalkan; kembali ke awal";
    MsgSelected: "Selected ({} in all); x exports", "Dipilih (total {}); x mengekspor";
    MsgDeselected: "No longer selected ({} in all)", "Batal dipilih (total {})";
    MsgSelection: "{} selected", "{} terpilih";
    MsgNoUndo: "Nothing to undo", "Tidak ada yang dapat dibatalkan";
    MsgNoRedo: "Nothing to redo", "Tidak ada yang dapat diulangi";
    MsgSent: "The fact with its citation was sent to the terminal", "Fakta dan rujukannya dikirim ke terminal";
    MsgTooLong: "Too long for the terminal's clipboard: x exports it", "Terlalu panjang untuk papan klip terminal: pakai x";
    MsgCopiedToFile: "Too long for the terminal's clipboard: written to {}", "Terlalu panjang untuk papan klip terminal: ditulis ke {}";
    MsgWritten: "{} facts written to {}", "{} fakta ditulis ke {}";
    MsgNotWritten: "{}: not written: {}", "{}: tidak ditulis: {}";
    MsgNothingToExport: "There are no facts to export", "Tidak ada fakta untuk diekspor";
    MsgTheme: "Theme: {}; the line theme = \"{}\" in config.toml keeps it", "Tema: {}; baris theme = \"{}\" di config.toml menetapkannya";
    Themes: "Theme", "Tema";
    Chapters: "Chapters", "Bab";
    Items: "Items", "Butir";
    Messages: "Messages", "Surat";
    NoParts: "None has these words.", "Tak ada yang memuat kata-kata ini.";
    MsgChoosePart: "It holds several: choose one, or type to narrow the list", "Isinya beberapa: pilih satu, atau ketik untuk menyaring";
    MsgOnePart: "There is one article in it only", "Hanya ada satu artikel di dalamnya";
    MsgOpening: "Opening {}…", "Membuka {}…";
    ThemeDark: "on a dark ground", "di latar gelap";
    ThemeLight: "on a light ground", "di latar terang";
    ThemeContrast: "highest contrast", "kontras tertinggi";
    ThemeNone: "without colours", "tanpa warna";
    MsgMouseOn: "The mouse works here; M leaves it to the terminal", "Tetikus aktif di sini; M menyerahkannya ke terminal";
    MsgMouseOff: "The mouse is left to the terminal", "Tetikus diserahkan ke terminal";
    MsgZoomed: "One pane; z shows all", "Satu panel; z menampilkan semua";
    MsgUnzoomed: "All panes", "Semua panel";
    MsgMeasure: "Lines of {} columns", "Baris {} kolom";
    MsgFullMeasure: "Lines as wide as the pane", "Baris selebar panel";
    MsgUnknownKey: "{} does nothing here; ? lists the keys", "{} tidak berfungsi di sini; ? untuk daftar tombol";
    MsgNoMore: "There is no further one", "Tidak ada lagi";
    MsgMarkSet: "Place marked: '{} comes back to it", "Tempat ditandai: '{} untuk kembali";
    MsgMarkUnknown: "There is no mark {}", "Tidak ada tanda {}";
    MsgMarkWhich: "Which letter?", "Huruf yang mana?";
    MsgAnalysed: "{} quotes, {} facts in {} threads", "{} kutipan, {} fakta dalam {} rangkaian";
    MsgPasteIgnored: "Paste works in the search (/)", "Tempel hanya dalam pencarian (/)";
    MsgNoShell: "No shell to come back from: not suspended", "Tidak ada shell untuk kembali: tidak ditangguhkan";
    MsgWelcome: "? lists the keys, q leaves", "? daftar tombol, q keluar";

    // Searching.
    SearchQuotes: "Quotes", "Kutipan";
    SearchText: "Text", "Teks";
    SearchEntities: "Names", "Nama";
    SearchFacts: "Facts", "Fakta";
    Hits: "hits", "temuan";

    // The reader's own work.
    Note: "Note", "Catatan";
    Tags: "Tags", "Tanda";
    Judged: "Status", "Status";
    Accepted: "accepted by you", "Anda terima";
    Corrected: "corrected by you", "Anda koreksi";
    Added: "added by you", "Anda tambahkan";
    Corrections: "Put right", "Koreksi";
    Notebook: "Your work on this article", "Kerja Anda pada artikel ini";
    AskName: "Name", "Nama";
    PickSpeaker: "Who said it?", "Siapa yang mengatakannya?";
    PickMerge: "Who is it?", "Siapakah dia?";
    PickKind: "What is it?", "Apakah ini?";
    Nobody: "nobody known", "tidak diketahui";
    Typed: "new name: {}", "nama baru: {}";
    LostSelected: "selected", "terpilih";
    Lost: "no longer in the text", "tidak ada lagi dalam teks";
    WhatAccept: "right: {}", "benar: {}";
    WhatReject: "rejected: {}", "ditolak: {}";
    WhatSpeaker: "said by {}: {}", "dikatakan {}: {}";
    WhatKind: "{}: {}", "{}: {}";
    WhatQuote: "a quote: {}", "kutipan: {}";
    WhatRename: "{} is named {}", "{} bernama {}";
    WhatMerge: "{} is {}", "{} adalah {}";
    WhatSplit: "somebody of their own: {}", "orang tersendiri: {}";
    MsgNoted: "Noted; A lists your work", "Dicatat; A menampilkan kerja Anda";
    MsgNoteGone: "Note taken away", "Catatan dihapus";
    MsgTagged: "Tagged; A lists your work", "Diberi tanda; A menampilkan kerja Anda";
    MsgTagsGone: "Tags taken away", "Tanda dihapus";
    MsgNoWork: "No notes, tags or corrections yet: a notes, # tags, c corrects", "Belum ada catatan, tanda, atau koreksi: a mencatat, # menandai, c mengoreksi";
    MsgAccepted: "Accepted; u undoes it", "Diterima; u membatalkan";
    MsgUnaccepted: "No longer accepted", "Batal diterima";
    MsgRejected: "Rejected; u undoes it", "Ditolak; u membatalkan";
    MsgCorrected: "Corrected; u undoes it", "Dikoreksi; u membatalkan";
    MsgTaught: "Corrected, and {} more quotes called by the same words; u undoes it", "Dikoreksi, juga {} kutipan lain dengan sebutan sama; u membatalkan";
    MsgNothingToCorrect: "There is nothing here that this could put right", "Tidak ada yang dapat dikoreksi begitu di sini";
    MsgNeedsRange: "v begins a range of the text: mark the quote's words first", "v memulai rentang teks: tandai dulu kata-kata kutipannya";
    MsgNeedsQuote: "This needs a quote under the cursor", "Perlu kutipan di kursor";
    MsgNeedsName: "This needs a name under the cursor", "Perlu nama di kursor";
    MsgRange: "Range: move to widen it; Space selects, a notes, c corrects, Esc ends", "Rentang: gerakkan untuk memperluas; Spasi memilih, a mencatat, c mengoreksi, Esc mengakhiri";
    MsgRangeLeft: "Range ended", "Rentang diakhiri";
    MsgUndone: "Undone", "Dibatalkan";
    MsgRedone: "Done again", "Diulangi";
    MsgSettings: "{} faults in config.toml; {}; telusur config check lists them", "{} kesalahan di config.toml; {}; telusur config check menampilkannya";
    MsgResumed: "back where you left off", "kembali ke tempat terakhir";
    MsgLost: "{} parts of your work have lost their place: A lists them", "{} bagian kerja Anda kehilangan tempat: A menampilkannya";

    // Sheets.
    Dossier: "Dossier", "Berkas";
    WhyTitle: "Why this was found", "Mengapa ini ditemukan";
    Timeline: "Timeline", "Linimasa";
    LinkMap: "Map of links", "Peta tautan";
    Warnings: "Warnings", "Peringatan";
    NoWarnings: "No warnings: it was read without loss.", "Tanpa peringatan: terbaca tanpa kehilangan.";
    WarnCount: "{} warnings", "{} peringatan";
    WarnOne: "1 warning", "1 peringatan";
    WarnUndecodable: "{} places could not be decoded as {}; each stands as \u{fffd}", "{} tempat tidak terbaca sebagai {}; masing-masing ditandai \u{fffd}";
    WarnGuessed: "nothing names the encoding; read as {}", "penyandian tidak disebut; dibaca sebagai {}";
    WarnHidden: "{} hidden direction marks in the text", "{} tanda arah tersembunyi dalam teks";
    WarnClutter: "{} blocks of page furniture left out of the findings", "{} bagian hiasan halaman tidak diikutkan dalam temuan";
    WarnCut: "cut at the limit of {} {}", "dipotong pada batas {} {}";
    WarnWholePage: "no main content found; the whole page was taken", "isi utama tidak ditemukan; seluruh halaman diambil";
    WarnBarePages: "{} pages hold pictures and no text", "{} halaman berisi gambar tanpa teks";
    WarnDamagedPages: "{} pages are damaged and could not be read", "{} halaman rusak dan tidak terbaca";
    WarnAttachments: "{} attached files were not read", "{} lampiran tidak dibaca";
    WarnSummary: "a summary only; give its address to read the article", "hanya ringkasan; berikan alamatnya untuk membaca artikelnya";
    WarnMislabelled: "said to be {}, but it is {}", "disebut {}, tetapi sebenarnya {}";
    Origin: "Where it came from", "Asalnya";
    OriginSource: "source", "sumber";
    OriginUrl: "address", "alamat";
    OriginOutlet: "outlet", "media";
    OriginFormat: "read as", "dibaca sebagai";
    OriginEncoding: "encoding", "penyandian";
    OriginRead: "read at", "waktu baca";
    OriginRaw: "bytes SHA-256", "SHA-256 bita";
    OriginText: "text SHA-256", "SHA-256 teks";
    Comparisons: "Comparisons", "Perbandingan";
    Names: "Names", "Nama";
    Backgrounds: "Background", "Latar belakang";
    SaidBy: "Says", "Berkata";
    SaidAbout: "Said about", "Dikatakan tentangnya";
    Elaborations: "More about", "Penjelasan";
    AppearsWith: "Appears with", "Muncul bersama";
    Mentions: "Where it is named", "Disebut di";
    InParagraphs: "paragraphs: {}", "paragraf: {}";
    AndMore: "… and {} more", "… dan {} lagi";
    Dates: "Dates", "Tanggal";
    Undated: "Without a date of the calendar", "Tanpa tanggal kalender";
    Durations: "Durations", "Lama waktu";
    PartSource: "source", "sumber";
    PartSubject: "about", "tentang";
    PartSide: "side", "sisi";
    PartMeasure: "measure", "ukuran";
    PartMention: "named", "disebut";
    PartCue: "cue", "penanda";
    PartContent: "content", "isi";
    Characters: "characters {}–{}", "karakter {}–{}";
    Confidence: "Confidence", "Keyakinan";
    SpeakerChain: "Who speaks", "Siapa yang berkata";
    NameChain: "Who is meant", "Siapa yang dimaksud";
    FormName: "name", "nama";
    FormNominal: "description", "sebutan";
    FormPronoun: "pronoun", "kata ganti";
    RelSuperlative: "the most or the least", "paling";
    RelMore: "more", "lebih";
    RelLess: "less", "kurang";
    RelEqual: "the same", "sama";
    RelChange: "a change", "perubahan";
    RelContrast: "side by side", "bersisian";
    RelRank: "a rank", "peringkat";
    TimesAsMuch: "{} times as much", "{} kali lipat";
    AlsoHere: "Also found in this place", "Juga ditemukan di tempat ini";
    MsgNoSheet: "No sheet was left yet: d opens a dossier", "Belum ada lembar yang ditinggalkan: d membuka berkas";
    MsgNoEntity: "Nobody is named here", "Tidak ada nama di sini";
    MsgNoDates: "No dates or durations were found", "Tidak ada tanggal atau lama waktu";
    MsgNoComparisons: "No comparisons were found", "Tidak ada perbandingan";

    // Letters on places, narrowed lists, panes.
    MsgHints: "Type the letters of a place", "Ketik huruf suatu tempat";
    MsgNoHints: "Nothing in view is highlighted", "Tidak ada sorotan di layar";
    MsgNoSuchHint: "No place has these letters", "Tidak ada tempat dengan huruf itu";
    FilterTitle: "Show only", "Tampilkan hanya";
    FilterQuery: "Query", "Kueri";
    FilterKind: "Kind", "Jenis";
    FilterDirect: "Only direct", "Hanya langsung";
    FilterLeast: "Confidence", "Keyakinan";
    FilterAll: "all", "semua";
    FilterYes: "yes", "ya";
    FilterNo: "no", "tidak";
    FilterLeastOf: "at least {} %", "paling sedikit {} %";
    NoneFiltered: "Nothing fits. & changes what is shown.", "Tidak ada yang cocok. & mengubah tampilan.";
    MsgFiltered: "Narrowed: {} lines; & changes it", "Dipersempit: {} baris; & untuk mengubah";
    MsgUnfiltered: "The whole list", "Seluruh daftar";
    MsgStacked: "Panes on each other", "Panel bertumpuk";
    MsgSideBySide: "Panes side by side", "Panel berdampingan";
    MsgListHidden: "Lists hidden; C-w l shows them", "Daftar disembunyikan; C-w l menampilkan";
    MsgListShown: "Lists shown", "Daftar ditampilkan";
    MsgDetailHidden: "Details hidden; C-w d shows them", "Rincian disembunyikan; C-w d menampilkan";
    MsgDetailShown: "Details shown", "Rincian ditampilkan";
    MsgDetailRows: "Details resized", "Ukuran rincian diubah";
    SearchRegex: "pattern", "pola";
    SearchExact: "as written", "persis";
    MsgBadPattern: "Not a pattern yet: {}", "Belum berupa pola: {}";
    InSheet: "in a dossier or another sheet", "di berkas atau lembar lain";
    InFilter: "while a list is narrowed", "saat daftar dipersempit";
    InQuery: "while a query is typed", "saat kueri diketik";
    HelpComplete: "complete the field or value; again for the next one", "lengkapi bidang atau nilai; lagi untuk yang berikutnya";
    BriefComplete: "complete", "lengkapi";
    MsgRootsOn: "Words are found by their roots", "Kata dicari menurut akarnya";
    MsgRootsOff: "Words are found only as written", "Kata dicari persis seperti tertulis";
    MsgExportSent: "The facts were sent to the terminal", "Fakta dikirim ke terminal";
    MsgNothingToComplete: "Nothing to complete here", "Tidak ada yang dapat dilengkapi di sini";
    FaultOpenQuote: "the quotation mark has no second one", "tanda kutip belum ditutup";
    FaultOpenPattern: "the pattern has no slash at its end", "pola belum diakhiri garis miring";
    FaultOpenBracket: "the bracket is not closed", "kurung belum ditutup";
    FaultCloseBracket: "there is no opening bracket to this one", "tidak ada kurung buka untuk ini";
    FaultPattern: "no pattern: {}", "bukan pola: {}";
    FaultField: "there is no field {}:", "tidak ada bidang {}:";
    FaultNoValue: "{}: needs a value", "{}: perlu nilai";
    FaultValue: "{}: cannot be {}", "{}: tidak dapat bernilai {}";
    FaultDate: "{} is no date: 2017, 2017-03-05, 2017..2021", "{} bukan tanggal: 2017, 2017-03-05, 2017..2021";
    FaultBackwards: "the first end lies behind the second one", "batas pertama di belakang yang kedua";
    FaultNumber: "{} is no share: >0.8, >=80%, 0.5..0.8", "{} bukan nilai: >0.8, >=80%, 0.5..0.8";
    FaultBehind: "nothing stands behind {}", "tidak ada apa-apa di belakang {}";
    FaultBefore: "nothing stands before {}", "tidak ada apa-apa di depan {}";
    FaultInside: "nothing stands between the brackets", "tidak ada apa-apa di antara kurung";
    FaultDeep: "too many brackets within brackets", "terlalu banyak kurung bersarang";
    FaultNear: "{}; did you mean {}?", "{}; maksud Anda {}?";
    InHints: "while letters stand on places", "saat huruf tampil di tempat";
    HelpDossier: "dossier of the person or thing: everything said by and about it", "berkas tokoh atau hal: semua ucapan dan keterangan tentangnya";
    HelpWhy: "why this was found: its parts, cue, confidence, who is meant", "mengapa ini ditemukan: bagian, penanda, keyakinan, siapa yang dimaksud";
    HelpLinkMap: "map of the links that lead on from the fact", "peta tautan dari fakta itu";
    HelpComparisons: "comparisons, both sides drawn to scale", "perbandingan, kedua sisi digambar menurut skala";
    HelpTimeline: "timeline of dates and durations", "linimasa tanggal dan lama waktu";
    HelpWarnings: "warnings from the reading, and where the article came from", "peringatan dari pembacaan, dan asal artikel";
    HelpLastSheet: "back to the dossier or other sheet that was left last", "kembali ke berkas atau lembar yang terakhir ditinggalkan";
    HelpHints: "letters on every highlighted place; type one to go there", "huruf di setiap tempat tersorot; ketik untuk ke sana";
    HelpFilter: "narrow the list: query, speaker, kind, only direct, confidence", "persempit daftar: kueri, penutur, jenis, hanya langsung, keyakinan";
    HelpStack: "panes on each other, or side by side", "panel bertumpuk, atau berdampingan";
    HelpHideList: "hide the lists, or show them", "sembunyikan daftar, atau tampilkan";
    HelpHideDetail: "hide the details, or show them", "sembunyikan rincian, atau tampilkan";
    HelpTaller: "more rows for the details", "tambah baris rincian";
    HelpLower: "fewer rows for the details", "kurangi baris rincian";
    HelpRearrange: "all panes as they were at the start", "semua panel seperti semula";
    HelpRegex: "search by a regular expression, or by words", "cari dengan ekspresi reguler, atau dengan kata";
    HelpRoots: "find words of the same root as well, or only what is written", "temukan juga kata seakar, atau hanya yang tertulis";
    HelpSheetAccept: "go to the line's place in the article", "ke tempat baris itu di artikel";
    HelpSheetCancel: "close, or back to the sheet before", "tutup, atau kembali ke lembar sebelumnya";
    HelpSheetDown: "one line down", "turun satu baris";
    HelpSheetUp: "one line up", "naik satu baris";
    HelpSheetDossier: "dossier of whom the line is about", "berkas tokoh pada baris itu";
    HelpSheetWhy: "why the line's finding was made", "mengapa temuan pada baris itu dibuat";
    HelpSheetFold: "fold the links, or to where they come from", "lipat tautan, atau ke asalnya";
    HelpSheetUnfold: "unfold the links of the fact", "bentangkan tautan fakta itu";
    HelpFilterAccept: "keep the list so", "biarkan daftar begini";
    HelpFilterCancel: "the list as it was", "daftar seperti semula";
    HelpFilterClear: "show everything again", "tampilkan semua lagi";
    HelpHintsCancel: "take the letters away", "hapus huruf";
    BriefDossier: "dossier", "berkas";
    BriefWhy: "why", "alasan";
    BriefHints: "letters", "huruf";
    BriefFilter: "narrow", "persempit";
    BriefAll: "all", "semua";
    BriefDown: "down", "turun";
    BriefRegex: "pattern", "pola";
    BriefRoots: "roots", "akar kata";

    // Export.
    Format: "Format", "Format";
    Target: "Target", "Berkas";
    What: "Facts", "Fakta";
    WhatSelected: "selected ({})", "terpilih ({})";
    WhatThread: "this thread ({})", "rangkaian ini ({})";
    WhatNarrowed: "the narrowed list ({})", "daftar yang dipersempit ({})";
    HelpExportCopy: "send it to the terminal's clipboard, where it is small", "kirim ke papan klip terminal, bila kecil";
    WhatFact: "this fact ({})", "fakta ini ({})";
    WhatAll: "all ({})", "semua ({})";
    Preview: "Preview", "Pratinjau";
    AskOverwrite: "{} exists. Replace it? y / n", "{} sudah ada. Ganti? y / n";
    NoTarget: "The target has no name", "Berkas belum bernama";

    // Help.
    Keys: "Keys", "Tombol";
    WhatTheyDo: "What they do", "Gunanya";
    InArticle: "in the article", "di artikel";
    InList: "in a list", "di daftar";
    InPrompt: "while searching", "saat mencari";
    InExport: "in the export dialog", "di dialog ekspor";
    InLinks: "in the list of links", "di daftar tautan";
    InMenu: "in the list of commands", "di daftar perintah";
    InRange: "while a range of the text is open", "saat rentang teks terbuka";
    InFixes: "in the list of corrections", "di daftar koreksi";
    InAsk: "while writing a note, tags or a name", "saat menulis catatan, tanda, atau nama";
    InNotebook: "in the list of your work", "di daftar kerja Anda";
    InHelp: "in the help", "di bantuan";
    Legend: "How findings look", "Tampilan temuan";
    LegendQuotes: "Words of a speaker; the bar at the left edge is the speaker's", "Kata-kata penutur; garis di tepi kiri milik penuturnya";
    LegendCurrent: "The current fact", "Fakta saat ini";
    LegendNumbers: "Number of a fact in the current thread, and its further lines", "Nomor fakta dalam rangkaian ini, dan baris lanjutannya";
    LegendSelected: "A selected fact", "Fakta terpilih";
    LegendJudged: "Accepted, corrected, added by you", "Anda terima, koreksi, tambahkan";
    LegendNoted: "Noted or tagged by you", "Anda catat atau tandai";
    LegendOthers: "Noted by others (--annotations)", "Dicatat orang lain (--annotations)";
    Values: "dates, durations, quantities", "tanggal, lama waktu, jumlah";

    HelpHelp: "show this help", "tampilkan bantuan ini";
    HelpQuit: "leave the program", "keluar dari program";
    HelpDown: "one line or item down", "turun satu baris atau butir";
    HelpUp: "one line or item up", "naik satu baris atau butir";
    HelpHalfDown: "half a page down", "turun setengah halaman";
    HelpHalfUp: "half a page up", "naik setengah halaman";
    HelpPageDown: "a page down", "turun satu halaman";
    HelpPageUp: "a page up", "naik satu halaman";
    HelpTop: "to the beginning", "ke awal";
    HelpBottom: "to the end", "ke akhir";
    HelpNextPane: "next pane: article, list, details", "panel berikutnya: artikel, daftar, rincian";
    HelpPrevPane: "pane before", "panel sebelumnya";
    HelpList1: "list of threads", "daftar rangkaian";
    HelpList2: "list of quotes", "daftar kutipan";
    HelpList3: "list of people", "daftar tokoh";
    HelpList4: "list of places and organisations", "daftar tempat dan lembaga";
    HelpList5: "list of selected facts", "daftar fakta terpilih";
    HelpGoList: "go to the item's place in the article", "ke tempat butir itu di artikel";
    HelpGoArticle: "go to the item of the highlighted place", "ke butir dari tempat yang disorot";
    HelpNextFact: "next fact of the thread", "fakta berikutnya dalam rangkaian";
    HelpPrevFact: "previous fact of the thread", "fakta sebelumnya dalam rangkaian";
    HelpNextThread: "next thread", "rangkaian berikutnya";
    HelpPrevThread: "previous thread", "rangkaian sebelumnya";
    HelpLinks: "list the links of the fact and follow one", "daftar tautan fakta, lalu ikuti satu";
    HelpBack: "back where you were", "kembali ke tempat semula";
    HelpForward: "forward again", "maju lagi";
    HelpSearch: "search the quotes, their words and speakers", "cari kutipan: kata-kata dan penuturnya";
    HelpNextHit: "next hit", "temuan berikutnya";
    HelpPrevHit: "previous hit", "temuan sebelumnya";
    HelpCancel: "end the search, back where it began; break off the analysis", "akhiri pencarian, kembali ke awalnya; hentikan analisis";
    HelpSelect: "select the fact, or drop it", "pilih fakta, atau batalkan";
    HelpSelectAll: "select every fact of the list", "pilih semua fakta di daftar";
    HelpInvert: "turn the selection over", "balikkan pilihan";
    HelpClearSelection: "select nothing", "kosongkan pilihan";
    HelpUndo: "undo a selection, note or correction", "batalkan pilihan, catatan, atau koreksi";
    HelpRedo: "do it again", "ulangi";
    HelpNote: "write a note on the fact", "tulis catatan pada fakta";
    HelpTag: "tag the fact", "beri tanda pada fakta";
    HelpRange: "begin a range, of lines or of the text", "mulai rentang, baris atau teks";
    HelpCorrections: "put the finding right", "koreksi temuan";
    HelpNotebook: "list your notes, tags and corrections, and others' annotations", "daftar catatan, tanda, dan koreksi Anda, serta anotasi orang lain";
    HelpRangeEnd: "end the range", "akhiri rentang";
    HelpWordOn: "a word on", "maju satu kata";
    HelpWordBack: "a word back", "mundur satu kata";
    HelpCharOn: "a letter on", "maju satu huruf";
    HelpCharBack: "a letter back", "mundur satu huruf";
    HelpSentence: "the whole sentence", "seluruh kalimat";
    HelpOtherEnd: "to the range's other end", "ke ujung lain rentang";
    HelpFixAccept: "this is right", "ini benar";
    HelpFixReject: "this is none: not a quote, a fact, a name", "ini bukan kutipan, fakta, atau nama";
    HelpFixSpeaker: "somebody else said it", "orang lain yang mengatakannya";
    HelpFixKind: "it is of another kind", "jenisnya lain";
    HelpFixQuote: "the range is a quote", "rentang ini kutipan";
    HelpFixRename: "it has another name", "namanya lain";
    HelpFixMerge: "it is the same as another one", "sama dengan yang lain";
    HelpFixSplit: "these words mean somebody else", "kata-kata ini berarti orang lain";
    HelpAskAccept: "keep it; an empty line takes it away", "simpan; baris kosong menghapusnya";
    HelpAskCancel: "leave it as it was", "biarkan seperti semula";
    HelpNotebookGo: "go to its place", "ke tempatnya";
    HelpExport: "export facts: format, target, preview", "ekspor fakta: format, berkas, pratinjau";
    HelpCopy: "send the fact with its citation to the terminal's clipboard", "kirim fakta dan rujukannya ke papan klip terminal";
    HelpPrevPlace: "highlighted place before", "tempat tersorot sebelumnya";
    HelpNextPlace: "next highlighted place", "tempat tersorot berikutnya";
    HelpFold: "fold the thread", "lipat rangkaian";
    HelpUnfold: "unfold the thread", "bentangkan rangkaian";
    HelpNextQuote: "next quote in the article", "kutipan berikutnya di artikel";
    HelpPrevQuote: "previous quote", "kutipan sebelumnya";
    HelpNextEntity: "next name or value in the article", "nama atau nilai berikutnya di artikel";
    HelpPrevEntity: "previous name or value", "nama atau nilai sebelumnya";
    HelpNextAnyFact: "next fact of any kind in the article", "fakta berikutnya di artikel, jenis apa pun";
    HelpPrevAnyFact: "previous fact of any kind", "fakta sebelumnya, jenis apa pun";
    HelpNextParagraph: "next paragraph", "paragraf berikutnya";
    HelpPrevParagraph: "previous paragraph", "paragraf sebelumnya";
    HelpSameNext: "next mention of the same", "penyebutan berikutnya dari yang sama";
    HelpSamePrev: "previous mention of the same", "penyebutan sebelumnya dari yang sama";
    HelpSetMark: "mark this place with a letter", "tandai tempat ini dengan huruf";
    HelpGoMark: "go to a marked place", "ke tempat yang ditandai";
    HelpZoom: "show one pane only, or all", "tampilkan satu panel saja, atau semua";
    HelpGrowPane: "give the article more room", "perluas artikel";
    HelpShrinkPane: "give the lists more room", "perluas daftar";
    HelpWider: "longer lines in the article", "baris artikel lebih panjang";
    HelpNarrower: "shorter lines in the article", "baris artikel lebih pendek";
    HelpTheme: "choose a theme, shown at once", "pilih tema, langsung terlihat";
    HelpParts: "list the chapters, items or messages of the file, to open another one", "daftar bab, butir, atau surat dalam berkas, untuk membuka yang lain";
    HelpPartsAccept: "open it", "buka";
    HelpPartsCancel: "close; leave the program where nothing is open yet", "tutup; keluar jika belum ada yang terbuka";
    InParts: "in the list of chapters, items or messages", "di daftar bab, butir, atau surat";
    HelpThemeRound: "next theme, from the last to the first", "tema berikutnya, dari yang terakhir ke yang pertama";
    HelpThemeKeep: "keep the theme", "pakai tema ini";
    HelpThemeCancel: "back to the theme before", "kembali ke tema semula";
    InThemes: "in the choice of a theme", "di pilihan tema";
    HelpMouse: "use the mouse here, or leave it to the terminal", "pakai tetikus di sini, atau serahkan ke terminal";
    HelpPalette: "list all commands and choose one by typing", "daftar semua perintah, pilih dengan mengetik";
    HelpRedraw: "draw the screen anew", "gambar ulang layar";
    HelpSuspend: "suspend; fg comes back", "tangguhkan; fg untuk kembali";
    HelpPromptAccept: "keep the hits and stay", "simpan temuan dan tetap di sini";
    HelpPromptCancel: "back where the search began", "kembali ke awal pencarian";
    HelpScope: "search quotes, text, names or facts", "cari di kutipan, teks, nama, atau fakta";
    HelpPromptNext: "next hit", "temuan berikutnya";
    HelpPromptPrev: "previous hit", "temuan sebelumnya";
    HelpOlder: "older search", "pencarian lebih lama";
    HelpNewer: "newer search", "pencarian lebih baru";
    HelpClearLine: "clear the line", "kosongkan baris";
    HelpDeleteWord: "delete a word", "hapus satu kata";
    HelpExportWrite: "write the file", "tulis berkas";
    HelpExportCancel: "close without writing", "tutup tanpa menulis";
    HelpNextField: "next field", "isian berikutnya";
    HelpPrevField: "field before", "isian sebelumnya";
    HelpNextChoice: "next choice", "pilihan berikutnya";
    HelpPrevChoice: "choice before", "pilihan sebelumnya";
    HelpPreviewDown: "preview down", "pratinjau turun";
    HelpPreviewUp: "preview up", "pratinjau naik";
    HelpLinksAccept: "follow the link", "ikuti tautan";
    HelpMenuAccept: "do it", "jalankan";
    HelpMenuCancel: "close", "tutup";
    HelpMenuDown: "one down", "turun satu";
    HelpMenuUp: "one up", "naik satu";
    HelpHelpClose: "close the help", "tutup bantuan";
    HelpHelpDown: "one line down", "turun satu baris";
    HelpHelpUp: "one line up", "naik satu baris";
    HelpHelpPageDown: "a page down", "turun satu halaman";
    HelpHelpPageUp: "a page up", "naik satu halaman";

    // The footer.
    BriefHelp: "help", "bantuan";
    BriefQuit: "leave", "keluar";
    BriefPane: "pane", "panel";
    BriefGoText: "to the text", "ke teks";
    BriefGoList: "to the item", "ke butir";
    BriefFact: "next fact", "fakta";
    BriefThread: "next thread", "rangkaian";
    BriefLinks: "links", "tautan";
    BriefBack: "back", "kembali";
    BriefSearch: "search", "cari";
    BriefSelect: "select", "pilih";
    BriefExport: "export", "ekspor";
    BriefCopy: "copy", "salin";
    BriefKeep: "keep", "simpan";
    BriefGoBack: "back", "kembali";
    BriefScope: "where", "lingkup";
    BriefHit: "next hit", "temuan";
    BriefWrite: "write", "tulis";
    BriefOpen: "open", "buka";
    BriefClose: "close", "tutup";
    BriefField: "field", "isian";
    BriefChoice: "choice", "pilihan";
    BriefNote: "note", "catat";
    BriefCorrect: "correct", "koreksi";
    BriefWord: "word", "kata";
    BriefSentence: "sentence", "kalimat";
    BriefRangeEnd: "end", "akhiri";
    BriefFollow: "go", "pilih";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_everything_with_the_same_places() {
        for word in W::ALL {
            let (english, indonesian) = (word.text(Lang::English), word.text(Lang::Indonesian));
            assert!(!english.trim().is_empty() && !indonesian.trim().is_empty(), "{word:?}");
            assert_eq!(english.matches("{}").count(), indonesian.matches("{}").count(), "{word:?}");
        }
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        assert_eq!(W::MsgHits.fill(Lang::English, &["3", "{}"]), "3 hits for “{}”");
    }

    #[test]
    fn locales_choose_the_language() {
        assert_eq!(Lang::of("id_ID.UTF-8"), Lang::Indonesian);
        assert_eq!(Lang::of("C"), Lang::English);
        assert_eq!(Lang::of(""), Lang::English);
    }
}
