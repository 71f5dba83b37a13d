//! The real program as a shell sees it: what it prints where, and how it ends.

mod common;

use common::{ARTICLE, ENGLISH, folder, path, run, run_with, telusur};
use serde_json::{Value, json};
use std::fs;
use std::io::Read as _;
use std::process::Stdio;

fn parsed(line: &str) -> Value {
    serde_json::from_str(line).expect("JSON")
}

// Help and wrong use.

#[test]
fn help_names_every_command_with_examples() {
    let help = run(["--help"]).good();
    for word in ["extract", "quotes", "export", "credits", "--sample", "--language", "Examples:", "Exit status"] {
        assert!(help.contains(word), "{word}");
    }
    for command in ["extract", "quotes", "export"] {
        assert!(run([command, "--help"]).good().contains("Examples:"), "{command}");
        assert!(run(["help", command]).good().contains("Examples:"), "{command}");
    }
    assert!(run(["--version"]).good().starts_with("telusur "));
}

#[test]
fn mistyped_commands_get_a_suggestion() {
    assert!(run(["extrat"]).bad(2).contains("did you mean telusur extract?"));
    assert!(run(["qoutes", "a.txt", "b"]).bad(2).contains("did you mean telusur quotes?"));
    assert!(run(["exprt", "--format", "csv"]).bad(2).contains("did you mean telusur export?"));
}

#[test]
fn wrong_use_ends_with_two() {
    assert!(run(["extract", "--form", "jsonl"]).bad(2).contains("--format"));
    assert!(run(["extract", "--format", "xml"]).bad(2).contains("jsonl"));
    assert!(run(["export", "--kind", "direkt"]).bad(2).contains("direct"));
    assert!(run(["extract", "--language", "xx"]).bad(2).contains("auto"));
    assert!(run(["extract", "--sample", "xx"]).bad(2).contains("id, en"));
    assert!(run(["extract", "--batch", "a.txt"]).bad(2).contains("--batch"));
    assert!(run(["export", "--force"]).bad(2).contains("--output"));
    assert!(run(["export", "--raw"]).bad(2).contains("csv"));
    assert!(run(["extract", "a.txt", "b.txt"]).bad(2).contains("--format jsonl"));
    assert!(run(["extract", "--threads", "0"]).bad(2).contains("--threads"));
}

#[test]
fn arguments_that_are_repeated_are_made_safe() {
    // `bad` looks for control characters.
    for argument in ["--\u{1b}[2Jx", "--x\u{7}", "--\u{9b}31m", "--\u{202e}y"] {
        let said = run(["extract", argument]).bad(2);
        assert!(said.contains("unexpected argument") && !said.contains('\u{202e}'), "{said}");
    }
}

// Bad input.

#[test]
fn what_cannot_be_read_is_named_with_what_to_do() {
    let folder = folder();
    let write = |name: &str, bytes: &[u8]| {
        fs::write(folder.path().join(name), bytes).expect("written");
        path(&folder, name)
    };
    let cases = [
        (path(&folder, "none.txt"), "no such file", "check the name"),
        (path(&folder, "."), "folder", "jsonl"),
        (path(&folder, "jembatan.txt/x"), "no such file", "check the name"),
        (write("empty.txt", b""), "empty", "nothing to read"),
        (write("blank.txt", b"\xEF\xBB\xBF \n\t\r\n"), "empty", "nothing to read"),
        (write("nul.txt", b"Halo\0dunia"), "byte 4", "plain text"),
        (write("a.pdf", b"%PDF-1.7\n\xFF"), "PDF", "save it anew"),
        (write("a.docx", b"PK\x03\x04\0\0"), "zipped", "plain text"),
        (write("a.txt.gz", b"\x1F\x8B\x08\0"), "gzip", "gunzip"),
    ];
    for (file, what, remedy) in &cases {
        for arguments in [vec!["extract", file], vec!["quotes", file, "kata"], vec!["export", file]] {
            let said = run(&arguments).bad(1);
            assert!(said.contains(what) && said.contains(remedy) && said.contains(file.as_str()), "{said}");
            assert_eq!(said.lines().count(), 1, "{said}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_says_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let file = path(&folder, "jembatan.txt");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).expect("set");
    if fs::File::open(&file).is_ok() {
        // Whoever runs this may read everything.
        return;
    }
    assert!(run(["extract", &file]).bad(1).contains("no permission"));
}

#[test]
fn control_characters_in_names_never_come_out() {
    let said = run(["extract", "tidak\u{1b}]0;x\u{7}ada.txt"]).bad(1);
    assert!(said.contains("tidak\u{fffd}]0;x\u{fffd}ada.txt"), "{said:?}");
}

#[test]
fn standard_input_is_an_article_too() {
    let json = parsed(&run_with(["extract", "-"], ARTICLE).good());
    assert_eq!((&json["article"]["text"], &json["article"]["source"]), (&ARTICLE.into(), &Value::Null));
    assert!(run_with(["extract", "-"], "").bad(1).contains("standard input: this is empty"));
    assert!(run_with(["extract", "-"], &b"a\0b"[..]).bad(1).contains("standard input"));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_takes_no_more_is_an_error() {
    let full = || fs::File::options().write(true).open("/dev/full").expect("Linux has it");
    for arguments in [&["extract"][..], &["quotes"], &["export"], &["credits"]] {
        let output = telusur(arguments).stdout(full()).output().expect("started");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("standard output"), "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    for arguments in [&["extract"][..], &["export"], &["extract", "--batch"]] {
        let mut child = telusur(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        drop(child.stdout.take());
        // Also with an input that never ends.
        let mut input = child.stdin.take().expect("a pipe");
        if arguments.contains(&"--batch") {
            use std::io::Write as _;
            while input.write_all(b"{\"text\":\"Halo.\"}\n").is_ok() {}
        }
        let mut said = String::new();
        child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("UTF-8");
        assert_eq!((child.wait().expect("ended").code(), said.as_str()), (Some(0), ""), "{arguments:?}");
    }
}

// The screen, where there is none.

#[test]
fn the_screen_needs_a_terminal() {
    let folder = folder();
    let said = run([path(&folder, "jembatan.txt")]).bad(2);
    assert!(said.contains("no terminal") && said.contains("telusur quotes"), "{said}");
    assert!(run(["--sample", "en"]).bad(2).contains("no terminal"));
}

#[test]
fn the_screen_names_what_it_cannot_open() {
    let folder = folder();
    assert!(run([path(&folder, "none.txt")]).bad(1).contains("none.txt: no such file"));
    assert!(run([path(&folder, ".")]).bad(1).contains("folder"));
    assert!(run_with(["-"], "").bad(1).contains("standard input: this is empty"));
}

// extract

#[test]
fn extract_prints_one_analysis_over_several_lines() {
    let folder = folder();
    let out = run(["extract", &path(&folder, "jembatan.txt")]).good();
    assert!(out.starts_with("{\n  \"schema_version\": 1,\n  \"id\": \"jembatan.txt\",") && out.ends_with("}\n"));
    assert_eq!(parsed(&out)["article"]["language"], "id");
    assert_eq!(parsed(&run(["extract"]).good()), parsed(&run(["extract", "--sample", "id"]).good()));
}

#[test]
fn the_text_is_the_file_but_for_line_ends() {
    let folder = folder();
    let file = path(&folder, "crlf.txt");
    fs::write(&file, "\u{feff}Judul\r\n\r\nSatu 😀.\rDua.\n").expect("written");
    let json = parsed(&run(["extract", &file]).good());
    assert_eq!(json["article"]["text"], "Judul\n\nSatu 😀.\nDua.\n");
}

#[test]
fn the_language_can_be_forced() {
    let folder = folder();
    let file = path(&folder, "bridge.txt");
    let language = |arguments: &[&str]| parsed(&run(arguments).good())["article"]["language"].clone();
    assert_eq!(language(&["extract", &file]), "en");
    assert_eq!(language(&["extract", &file, "--language", "auto"]), "en");
    assert_eq!(language(&["extract", &file, "--language", "id"]), "id");
}

#[test]
fn one_bad_file_does_not_harm_the_others() {
    let folder = folder();
    let (good, other, none) = (path(&folder, "jembatan.txt"), path(&folder, "bridge.txt"), path(&folder, "none.txt"));
    let ran = run(["extract", "--format", "jsonl", &good, &none, &path(&folder, "."), &other]);
    assert_eq!(ran.status, Some(1));
    assert_eq!(ran.out.lines().map(|l| parsed(l)["id"].clone()).collect::<Vec<_>>(), ["jembatan.txt", "bridge.txt"]);
    let said: Vec<&str> = ran.err.lines().collect();
    assert!(said.len() == 2 && said[0].contains("none.txt: no such file") && said[1].contains("folder"), "{said:?}");
}

#[test]
fn jsonl_alone_is_the_embedded_article_on_a_line() {
    let out = run(["extract", "--format", "jsonl"]).good();
    assert_eq!(out.lines().count(), 1);
    assert_eq!(parsed(&out), parsed(&run(["extract"]).good()));
}

#[test]
fn a_batch_answers_line_for_line() {
    let input = [
        &b"{\"id\":\"a\",\"text\":\"Halo.\"}\n"[..],
        b"\n",
        b"{\"id\":7,\"text\":\"Halo.\",\"extra\":[]}\r\n",
        b"nonsense\n",
        b"{\"id\":\"c\",\"text\":\"\xFF\"}\n",
        b"{\"id\":\"d\"}\n",
        b"[1,2]\n",
        b"{\"id\":\"e\",\"text\":\"Hello.\",\"language\":\"fr\"}\n",
        b"{\"text\":\"x\",\"id\":\"last\"}",
    ]
    .concat();
    let ran = run_with(["extract", "--batch"], input);
    assert_eq!((ran.status, ran.err.as_str()), (Some(1), ""));
    let answers: Vec<Value> = ran.out.lines().map(parsed).collect();
    let ids: Vec<Value> = answers.iter().map(|a| a["id"].clone()).collect();
    assert_eq!(Value::from(ids), json!(["a", null, 7, null, "c", "d", null, "e", "last"]));
    let wrong: Vec<bool> = answers.iter().map(|a| a["error"].is_string()).collect();
    assert_eq!(wrong, [false, true, false, true, true, true, true, true, false]);
}

#[test]
fn a_batch_of_nothing_is_nothing() {
    assert_eq!(run_with(["extract", "--batch"], "").good(), "");
}

#[test]
fn a_batch_is_the_same_on_any_number_of_threads() {
    let texts = [ARTICLE, ENGLISH, "😀", ""];
    let input: String =
        (0..400).map(|n| format!("{}\n", json!({"id": format!("{n}"), "text": texts[n % texts.len()]}))).collect();
    let one = run_with(["extract", "--batch", "--threads", "1"], input.clone()).good();
    let eight = run_with(["extract", "--batch", "--threads", "8"], input).good();
    assert_eq!(one.lines().count(), 400);
    assert!(one == eight, "the same bytes");
}

#[test]
fn a_batch_answers_before_its_input_ends() {
    use std::io::{BufRead as _, BufReader, Write as _};
    let mut child =
        telusur(["extract", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("started");
    let mut input = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for id in ["one", "two"] {
        writeln!(input, "{}", json!({"id": id, "text": "Halo."})).expect("written");
        let answer = answers.next().expect("a line").expect("UTF-8");
        assert_eq!(parsed(&answer)["id"], id);
    }
    drop(input);
    assert!(child.wait().expect("ended").success());
}

#[test]
fn separators_of_lines_are_escaped() {
    let out = run_with(["extract", "--batch"], "{\"text\":\"a\\u2028b\\u2029c\\u0085d\"}\n").good();
    assert!(!out.contains(['\u{2028}', '\u{2029}', '\u{85}']) && out.contains("a\\u2028b\\u2029c\\u0085d"));
}

// quotes

#[test]
fn quotes_are_one_a_line_with_speaker_and_paragraph() {
    let folder = folder();
    let out = run(["quotes", &path(&folder, "jembatan.txt")]).good();
    let rows: Vec<Vec<&str>> = out.lines().map(|l| l.split('\t').collect()).collect();
    assert!(rows.len() >= 3 && rows.iter().all(|r| r.len() == 3), "{out}");
    let thanks = rows.iter().find(|r| r[2].contains("warga yang sabar")).expect("the direct quote");
    assert_eq!((thanks[0], thanks[1]), ("4", "Ratna Wijaya"));
    assert!(thanks[2].contains(" […] "), "a quote in two parts is one: {thanks:?}");
}

#[test]
fn quotes_are_searched() {
    let folder = folder();
    let file = path(&folder, "jembatan.txt");
    let found = |words: &[&str]| run(["quotes", &file].iter().chain(words)).good();
    assert_eq!(found(&["miliar"]).lines().count(), 1);
    assert_eq!(
        found(&["sabar", "ratna"]),
        found(&["SABAR ratna"].map(|w| w.to_lowercase()).each_ref().map(|w| w.as_str()))
    );
    assert!(found(&["budi"]).contains("Budi Santosa"));
    assert_eq!(run(["quotes", &file, "zzz"]).bad_quietly(), 1);
    assert_eq!(run(["quotes", &file, "MILIAR"]).bad_quietly(), 1);
}

#[test]
fn a_single_argument_is_a_file_where_it_looks_like_one() {
    assert!(run(["quotes", "tidak-ada.txt"]).bad(1).contains("no such file"));
    assert!(run(["quotes", "tidak/ada"]).bad(1).contains("no such file"));
    assert!(run(["quotes", "tidak-ada", "kata"]).bad(1).contains("no such file"));
    let all = run(["quotes"]).good();
    let some = run(["quotes", "kompromi"]).good();
    assert!(some.lines().count() >= 1 && some.lines().count() < all.lines().count());
    assert_eq!(some, run(["quotes", "--sample", "id", "kompromi"]).good());
    assert_eq!(run_with(["quotes", "-", "miliar"], ARTICLE).good().lines().count(), 1);
}

#[test]
fn colours_are_for_terminals_or_for_who_asks() {
    assert!(!run(["quotes", "kompromi"]).good().contains('\u{1b}'));
    assert!(run(["quotes", "kompromi", "--color", "always"]).good().contains("\u{1b}[1;4;33mkompromi\u{1b}[0m"));
}

#[test]
fn control_characters_of_an_article_never_come_out() {
    let text = "Judul\n\n\u{201c}Kami \u{1b}[31m\u{9b}2Jtidak\u{7} \u{202e}takut,\u{201d} kata Menteri Rudi \u{1b}]0;x Hartono.\n";
    for arguments in [&["quotes", "-"][..], &["export", "-", "--format", "md"], &["extract", "-"]] {
        let out = run_with(arguments, text).good();
        assert!(!out.contains(['\u{1b}', '\u{9b}', '\u{7}']) || arguments[0] == "extract", "{arguments:?}: {out:?}");
        assert!(!out.contains(['\u{1b}', '\u{7}']), "{arguments:?}: {out:?}");
    }
}

// export

#[test]
fn export_is_markdown_unless_told_otherwise() {
    let folder = folder();
    let file = path(&folder, "jembatan.txt");
    let md = run(["export", &file]).good();
    assert!(md.starts_with("---\n") && md.contains(&format!("source: \"{file}\"")) && md.contains("\n> "), "{md}");
    assert_eq!(md, run(["export", &file, "--format", "markdown"]).good());
    let out = path(&folder, "out.csv");
    assert!(run(["export", &file, "-o", &out]).err.contains("written to"));
    assert!(fs::read_to_string(&out).expect("written").starts_with("id,kind,"), "the name says how");
}

#[test]
fn export_chooses_by_speaker_kind_thread_and_words() {
    let folder = folder();
    let file = path(&folder, "jembatan.txt");
    let facts = |options: &[&str]| -> Vec<Value> {
        let json = run(["export", &file, "--format", "json"].iter().chain(options)).good();
        parsed(&json)["facts"].as_array().expect("an array").clone()
    };
    let all = facts(&[]);
    let ratna = facts(&["--speaker", "ratna"]);
    assert!(ratna.len() >= 2 && ratna.len() < all.len());
    assert!(ratna.iter().all(|f| f["speaker"] == "Ratna Wijaya"));
    let both = facts(&["--speaker", "ratna", "--speaker", "Budi"]);
    assert!(both.len() > ratna.len());
    let direct = facts(&["--speaker", "Ratna", "--kind", "direct"]);
    assert!(direct.len() < ratna.len() && direct.iter().all(|f| f["quote_kind"] == "direct"));
    let matched = facts(&["--match", "miliar"]);
    assert!(!matched.is_empty() && matched.iter().all(|f| f["exact"].as_str().expect("text").contains("miliar")));
    let thread = all.iter().find_map(|f| f["threads"][0].as_str()).expect("a thread").to_owned();
    let of_thread = facts(&["--thread", &thread]);
    assert!(!of_thread.is_empty());
    assert!(of_thread.iter().all(|f| f["threads"].as_array().expect("an array").contains(&thread.clone().into())));
    assert!(!facts(&["--thread", "t1"]).is_empty());
}

#[test]
fn export_of_nothing_says_what_there_is() {
    let folder = folder();
    let file = path(&folder, "jembatan.txt");
    assert!(run(["export", &file, "--speaker", "Ratna Wijaja"]).bad(1).contains("did you mean \"Ratna Wijaya\"?"));
    let said = run(["export", &file, "--speaker", "Xyzzy"]).bad(1);
    assert!(said.contains("there are") && said.contains("Budi Santosa"), "{said}");
    assert!(run(["export", &file, "--thread", "Xyzzy"]).bad(1).contains("no thread"));
    assert!(run(["export", &file, "--match", "xyzzy"]).bad(1).contains("none of the article's"));
    assert!(run_with(["export", "-"], "Halo dunia.").bad(1).contains("no facts"));
}

#[test]
fn export_never_overwrites_unless_told_so() {
    let folder = folder();
    let (file, out) = (path(&folder, "jembatan.txt"), path(&folder, "out.md"));
    fs::write(&out, "milik saya").expect("written");
    let said = run(["export", &file, "-o", &out]).bad(1);
    assert!(said.contains("exists already") && said.contains("--force") && said.contains(&out), "{said}");
    assert_eq!(fs::read_to_string(&out).expect("there"), "milik saya");
    let ran = run(["export", &file, "-o", &out, "--force"]);
    assert_eq!((ran.status, ran.out.as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(&out).expect("there"), run(["export", &file]).good());
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3, "no temporary file is left");
}

#[test]
fn export_to_where_nothing_can_be_says_so() {
    let folder = folder();
    let file = path(&folder, "jembatan.txt");
    assert!(run(["export", &file, "-o", &path(&folder, ".")]).bad(1).contains("is a folder"));
    assert!(run(["export", &file, "-o", &path(&folder, "x/y.md")]).bad(1).contains("no folder"));
    assert_eq!(run(["export", &file, "-o", "-"]).good(), run(["export", &file]).good());
}

#[cfg(unix)]
#[test]
fn a_limit_on_file_sizes_leaves_nothing_half_written() {
    let folder = folder();
    let (file, out) = (path(&folder, "jembatan.txt"), path(&folder, "out.md"));
    let binary = env!("CARGO_BIN_EXE_telusur");
    let script = "ulimit -f 1; exec \"$0\" export \"$1\" --format json -o \"$2\"";
    let ran = std::process::Command::new("sh").args(["-c", script, binary, &file, &out]).output().expect("started");
    assert_eq!(ran.status.code(), Some(1), "{ran:?}");
    assert!(String::from_utf8_lossy(&ran.stderr).contains("nothing was changed"), "{ran:?}");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn formulas_in_a_csv_are_guarded_unless_raw() {
    let text = "=1+1 Pasar\n\n\u{201c}=SUM(A1) adalah rumus,\u{201d} kata Rudi Hartono.\n";
    let csv = run_with(["export", "-", "--format", "csv"], text).good();
    assert!(csv.contains("'=SUM(A1)") && csv.lines().next().expect("a header").ends_with(",guarded"), "{csv}");
    let raw = run_with(["export", "-", "--format", "csv", "--raw"], text).good();
    assert!(!raw.contains("'=") && raw.contains("=SUM(A1)"), "{raw}");
    assert!(csv.ends_with("\r\n"), "{csv}");
}

#[test]
fn credits_are_printed() {
    assert!(run(["credits"]).good().contains("CC0"));
}

impl common::Ran {
    /// The status of a run that said nothing at all.
    #[track_caller]
    fn bad_quietly(self) -> i32 {
        assert_eq!((self.out.as_str(), self.err.as_str()), ("", ""));
        self.status.expect("it ended by itself")
    }
}

// The query language.

#[test]
fn one_language_chooses_quotes_facts_and_exports() {
    let folder = folder();
    let file = path(&folder, "jembatan.txt");
    let query = "speaker:ratna -kind:direct";
    let quotes = run(["quotes", &file, query]).good();
    let facts = run(["search", query, &file]).good();
    let exported = run(["export", &file, "--query", query, "--format", "jsonl"]).good();
    let counts = [&quotes, &facts, &exported].map(|out| out.lines().count());
    assert!(counts[0] > 0 && counts == [counts[0]; 3], "{quotes}{facts}{exported}");
    assert!(exported.lines().all(|l| parsed(l)["speaker"] == "Ratna Wijaya" && parsed(l)["quote_kind"] != "direct"));
    // By root, unless that is switched off, on the command line or in the query.
    for arguments in [&["quotes", &file, "pantauan"][..], &["search", "pantauan", &file]] {
        assert_eq!(run(arguments).good().lines().count(), 1, "{arguments:?}");
        assert_eq!(run(arguments.iter().chain(&["--no-roots"])).bad_quietly(), 1);
    }
    assert_eq!(run(["quotes", &file, "pantauan roots:off"]).bad_quietly(), 1);
    assert!(run(["export", &file, "--query", "pantauan", "--no-roots"]).bad(1).contains("none of the article's"));
    // What begins like a query needs no file before it, and a dash needs two more.
    assert!(run(["quotes", "kind:direct", "speaker:Ushakov"]).good().lines().count() >= 1);
    let without = run(["quotes", "--sample", "id", "--", "-kind:direct"]).good();
    assert!(without.lines().count() < run(["quotes"]).good().lines().count());
}

#[test]
fn a_query_that_cannot_be_read_is_shown_with_its_place() {
    for arguments in
        [&["quotes", "--sample", "en", "a speker:b"][..], &["search", "a speker:b"], &["export", "-q", "a speker:b"]]
    {
        let said = run(arguments).bad(2);
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(
            lines,
            ["telusur: there is no field 'speker:'; did you mean speaker:?", "  a speker:b", "    ^^^^^^^"]
        );
    }
    assert!(run(["search", "kind:direkt"]).bad(2).contains("did you mean direct?"));
    assert!(run(["search", "date:20x"]).bad(2).contains("2017..2021"));
    let unsafe_one = run(["search", "\u{1b}[2J speker:b"]).bad(2);
    assert!(unsafe_one.contains("\u{fffd}[2J speker:b"), "{unsafe_one}");
}

#[test]
fn names_that_nobody_has_get_a_suggestion() {
    let folder = folder();
    let file = path(&folder, "jembatan.txt");
    for arguments in [
        &["search", "speaker:Ratma", &file][..],
        &["quotes", &file, "speaker:Ratma"],
        &["export", &file, "-q", "speaker:Ratma"],
    ] {
        assert!(run(arguments).bad(1).contains("did you mean \"Ratna Wijaya\"?"), "{arguments:?}");
    }
}

#[test]
fn several_files_are_searched_and_named() {
    let folder = folder();
    let (one, two, none) = (path(&folder, "jembatan.txt"), path(&folder, "bridge.txt"), path(&folder, "none.txt"));
    let found = run(["search", "kind:direct", &one, &two]).good();
    assert!(found.lines().any(|l| l.starts_with(&one)) && found.lines().any(|l| l.starts_with(&two)), "{found}");
    assert!(found.lines().all(|l| l.split('\t').count() == 5), "{found}");
    let ran = run(["search", "kind:direct", &one, &none]);
    assert_eq!((ran.status, ran.out.lines().count() > 0), (Some(1), true));
    assert!(ran.err.contains("none.txt: no such file"), "{}", ran.err);
    assert_eq!(run(["search", "xyzzy", &one, &two]).bad_quietly(), 1);
}

#[test]
fn lists_are_json_or_end_with_a_nul_where_that_is_asked_for() {
    let folder = folder();
    let file = path(&folder, "jembatan.txt");
    for arguments in [&["quotes", &file, "kind:direct"][..], &["search", "kind:direct", &file]] {
        let json = parsed(&run(arguments.iter().chain(&["--json"])).good());
        let first = &json.as_array().expect("an array")[0];
        assert_eq!((&first["quote_kind"], &first["standing"]), (&json!("direct"), &json!("machine_extracted")));
        let plain = run(arguments).good();
        assert_eq!(run(arguments.iter().chain(&["-0"])).good().replace('\0', "\n"), plain);
        let coloured = run(arguments.iter().chain(&["--color", "always"])).good();
        assert!(coloured.contains("\u{1b}[1m"));
    }
    assert_eq!(run(["search", "xyzzy", &file, "--json"]).out, "[]\n");
    let formats = parsed(&run(["formats", "--json"]).good());
    assert_eq!(formats.as_array().expect("an array").len(), telusur::export::Format::ALL.len());
}

// Formats.

#[test]
fn every_format_is_listed_and_written() {
    let folder = folder();
    let file = path(&folder, "jembatan.txt");
    let (listed, help) = (run(["formats"]).good(), run(["export", "--help"]).good());
    for format in telusur::export::Format::ALL {
        assert!(listed.contains(format.what()) && listed.contains(format.consumers()), "{}", format.name());
        assert!(help.contains(format.name()), "{}", format.name());
        let printed = run(["export", &file, "--format", format.name()]).good();
        let out = path(&folder, &format!("out.{}", format.ending()));
        let ran = run(["export", &file, "-o", &out]);
        assert!(ran.status == Some(0) && ran.err.contains("written to"), "{}", ran.err);
        assert_eq!(fs::read_to_string(&out).expect("written"), printed, "{}: the ending says which", format.name());
        for alias in format.aliases() {
            assert_eq!(run(["export", &file, "--format", alias]).good(), printed, "{alias}");
        }
        // A machine found it: whoever reads the file is told so, with how sure it is.
        let honest = ["machine_extracted", "ditemukan oleh mesin"].iter().any(|w| printed.contains(w));
        assert!(honest, "{}", format.name());
        let sure = ["onfidence", "Keyakinan", "keyakinan"].iter().any(|w| printed.contains(w));
        assert!(sure, "{}", format.name());
    }
    assert!(run(["export", &file, "--format", "jsn"]).bad(2).contains("json"));
}

#[test]
fn brat_is_a_folder_or_an_archive() {
    let folder = folder();
    let (file, out) = (path(&folder, "jembatan.txt"), path(&folder, "corpus"));
    assert_eq!(run(["export", &file, "--format", "brat", "-o", &out]).status, Some(0));
    assert_eq!(fs::read_to_string(format!("{out}/article.txt")).expect("written"), ARTICLE);
    assert!(run(["export", &file, "--format", "brat", "-o", &out]).bad(1).contains("--force"));
    assert_eq!(run(["export", &file, "--format", "brat", "-o", &out, "--force"]).status, Some(0));
}

#[cfg(feature = "templates")]
#[test]
fn a_template_is_a_layout_of_ones_own() {
    let folder = folder();
    let (file, template) = (path(&folder, "jembatan.txt"), path(&folder, "own.html.j2"));
    fs::write(&template, "{% for f in facts %}<p>{{ f.exact }}</p>\n{% endfor %}{{ article.title }}").expect("written");
    let filled = run(["export", &file, "--template", &template, "-q", "kind:direct"]).good();
    assert!(filled.starts_with("<p>") && filled.ends_with("Jembatan Sungai Wira Dibuka Kembali"), "{filled}");
    fs::write(&template, "a\n{{ article.titel }}").expect("written");
    assert!(run(["export", &file, "--template", &template]).bad(2).contains("own.html.j2, line 2"));
    fs::write(&template, "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}")
        .expect("written");
    let said = run(["export", &file, "--template", &template]).bad(2);
    assert!(said.contains("too many steps") || said.contains("line 1"), "{said}");
    assert!(run(["export", &file, "--template", &path(&folder, "none")]).bad(1).contains("no such file"));
}

#[test]
fn what_was_written_as_json_opens_again() {
    let folder = folder();
    let (file, json) = (path(&folder, "jembatan.txt"), path(&folder, "kept.json"));
    assert_eq!(run(["export", &file, "-q", "kind:direct", "-o", &json]).status, Some(0));
    for command in [&["quotes"][..], &["show", "--plain"], &["export", "--format", "csv"]] {
        let of = |file: &String| {
            run(command[..1].iter().copied().chain([file.as_str()]).chain(command[1..].iter().copied())).good()
        };
        assert_eq!(of(&file), of(&json), "{command:?}");
    }
    let mut value = parsed(&fs::read_to_string(&json).expect("there"));
    value["document"]["article"]["text"] = json!("Lain.");
    fs::write(&json, serde_json::to_string_pretty(&value).expect("JSON")).expect("written");
    assert!(run(["quotes", &json]).bad(1).contains("was changed"));
}

#[test]
fn annotations_of_others_stand_beside_ours() {
    let folder = folder();
    let (file, theirs) = (path(&folder, "jembatan.txt"), path(&folder, "theirs.jsonld"));
    let annotation = |exact: &str| {
        json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "type": "Annotation",
            "creator": {"type": "Person", "name": "Tuti"},
            "bodyValue": "cek angka ini",
            "target": {"source": "urn:x", "selector": {"type": "TextQuoteSelector", "exact": exact}}
        })
    };
    fs::write(&theirs, annotation("Rp 12 miliar").to_string()).expect("written");
    let shown = run(["show", "--plain", &file, "--annotations", &theirs]).good();
    assert!(shown.contains("[A1 Tuti: Rp 12 miliar A1]") && shown.contains("A1 Tuti: cek angka ini (¶3:"), "{shown}");
    let html = run(["export", &file, "--format", "html", "--annotations", &theirs]).good();
    assert!(html.contains("cek angka ini") && html.contains("id=\"at-A1\""));
    let w3c = parsed(&run(["export", &file, "--format", "w3c", "--annotations", &theirs]).good());
    let items = w3c["first"]["items"].as_array().expect("an array").clone();
    assert_eq!(items.last(), Some(&annotation("Rp 12 miliar")), "as they have written it");
    let extracted = parsed(&run(["extract", &file, "--annotations", &theirs]).good());
    assert_eq!(extracted["annotations"][0]["bodyValue"], "cek angka ini");
    fs::write(&theirs, annotation("tidak ada").to_string()).expect("written");
    let ran = run(["show", "--plain", &file, "--annotations", &theirs]);
    assert!(ran.status == Some(0) && ran.err.contains("“tidak ada”"), "{}", ran.err);
    fs::write(&theirs, "{}").expect("written");
    assert!(run(["show", &file, "--annotations", &theirs]).bad(1).contains("no W3C annotations"));
}

#[test]
fn the_clipboard_takes_only_what_is_small() {
    let folder = folder();
    let file = path(&folder, "jembatan.txt");
    assert!(run(["export", &file, "--format", "brat", "--clipboard"]).bad(2).contains("archive"));
    let long: String =
        (0..400).map(|n| format!("\u{201c}Kami tidak takut {n},\u{201d} kata Rudi Hartono.\n\n")).collect();
    assert!(run_with(["export", "-", "--clipboard"], long).bad(1).contains("no more than"));
}

// The manual and completions.

#[cfg(feature = "completions")]
#[test]
fn every_shell_gets_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(["completions", shell]).good();
        assert!(script.contains("telusur") && script.contains("no-roots"), "{shell}");
    }
    assert!(run(["completions", "bahs"]).bad(2).contains("bash"));
}

#[cfg(feature = "manual")]
#[test]
fn the_manual_has_a_page_for_every_command() {
    let folder = folder();
    let into = path(&folder, "man");
    assert!(run(["man", "--into", &into]).err.contains("pages written to"));
    for page in ["telusur", "telusur-export", "telusur-search", "telusur-notebook-show"] {
        let text = fs::read_to_string(format!("{into}/{page}.1")).expect(page);
        assert!(text.contains(".TH") && text.contains(".SH NAME"), "{page}");
    }
    assert_eq!(run(["man"]).good(), fs::read_to_string(format!("{into}/telusur.1")).expect("written"));
    assert!(run(["man", "search"]).good().contains("date:2017..2021"));
    assert!(run(["man", "serch"]).bad(2).contains("did you mean search?"));
}
