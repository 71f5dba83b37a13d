//! Real output is as the JSON Schemas under `assets/schema/` say, and its spans are right.

mod common;

use common::{ARTICLE, ENGLISH, folder, path, run, run_with};
use jsonschema::Validator;
use serde_json::{Value, json};

const EXTRACT: &str = include_str!("../assets/schema/extract.schema.json");
const EXPORT: &str = include_str!("../assets/schema/export.schema.json");

fn validator(schema: &str) -> Validator {
    let schema: Value = serde_json::from_str(schema).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema of draft 2020-12");
    jsonschema::draft202012::new(&schema).expect("compiles")
}

/// The validator of what stands in a batch for a line that cannot be analysed.
fn refusals() -> Validator {
    let mut schema: Value = serde_json::from_str(EXTRACT).expect("JSON");
    let refused = schema["$defs"]["refused"].take();
    jsonschema::draft202012::new(&refused).expect("compiles")
}

#[track_caller]
fn assert_valid(validator: &Validator, value: &Value) {
    let errors: Vec<String> = validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// Every object with `start`, `end` and `text` holds the words at that place.
fn assert_spans(value: &Value, letters: &[char], seen: &mut usize) {
    match value {
        Value::Object(object) => {
            if let (Some(start), Some(end), Some(text)) = (object.get("start"), object.get("end"), object.get("text")) {
                let at = |n: &Value| usize::try_from(n.as_u64().expect("an offset")).expect("small");
                let words: String = letters[at(start)..at(end)].iter().collect();
                assert_eq!(text, &words);
                *seen += 1;
            }
            object.values().for_each(|v| assert_spans(v, letters, seen));
        }
        Value::Array(array) => array.iter().for_each(|v| assert_spans(v, letters, seen)),
        _ => {}
    }
}

/// Every number of an entity, quote or fact is one that there is.
fn assert_references(analysis: &Value) {
    let ids = |key: &str| -> Vec<&str> {
        let all = analysis[key].as_array().expect("an array");
        all.iter().map(|e| e["id"].as_str().expect("an id")).collect()
    };
    let (entities, quotes, facts) = (ids("entities"), ids("quotes"), ids("facts"));
    let known = |ids: &[&str], id: &Value| id.is_null() || ids.contains(&id.as_str().expect("an id"));
    let array = |value: &Value| value.as_array().expect("an array").clone();
    for quote in array(&analysis["quotes"]) {
        assert!(known(&entities, &quote["speaker"]), "{quote}");
    }
    for fact in array(&analysis["facts"]) {
        assert!(known(&entities, &fact["subject"]) && known(&quotes, &fact["quote"]), "{fact}");
        assert!(array(&fact["entities"]).iter().all(|e| known(&entities, e)), "{fact}");
    }
    for thread in array(&analysis["threads"]) {
        assert!(array(&thread["facts"]).iter().all(|f| known(&facts, f)), "{thread}");
    }
    for link in array(&analysis["links"]) {
        assert!(known(&facts, &link["from"]) && known(&facts, &link["to"]), "{link}");
        assert!(known(&entities, &link["via"]), "{link}");
    }
}

#[track_caller]
fn assert_sound(analysis: &Value) {
    assert_valid(&validator(EXTRACT), analysis);
    assert_references(analysis);
    let letters: Vec<char> = analysis["article"]["text"].as_str().expect("text").chars().collect();
    let mut seen = 0;
    assert_spans(&json!([analysis["entities"], analysis["quotes"], analysis["facts"]]), &letters, &mut seen);
    assert!(seen > 5, "there is something to see");
}

#[test]
fn the_embedded_articles_are_sound() {
    for language in ["id", "en"] {
        let json = run(["extract", "--sample", language]).good();
        assert_sound(&serde_json::from_str(&json).expect("JSON"));
    }
}

#[test]
fn files_are_sound() {
    let folder = folder();
    let files = [path(&folder, "jembatan.txt"), path(&folder, "bridge.txt")];
    let out = run(["extract", "--format", "jsonl"].into_iter().chain(files.iter().map(String::as_str))).good();
    let analyses: Vec<Value> = out.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(analyses.len(), 2);
    analyses.iter().for_each(assert_sound);
    assert_eq!(analyses[0]["id"], "jembatan.txt");
    assert_eq!(analyses[0]["article"]["source"], files[0].as_str());
    assert_eq!(analyses[0]["article"]["text"], ARTICLE);
    assert_eq!(analyses[1]["article"]["language"], "en");
}

#[test]
fn batches_are_sound() {
    let hostile = "😀 \u{2028}\u{85}=1+1 <script> \u{202e}\u{1b}[31m \u{201c}Ya,\u{201d} kata Dr. Ömer Ayşe\u{301}.";
    let lines = [
        json!({"id": "a", "text": ARTICLE, "title": "Judul"}),
        json!({"id": "b", "text": ENGLISH, "language": "en"}),
        json!({"id": "c"}),
        json!({"id": "d", "text": hostile}),
        json!({"id": "e", "text": ""}),
    ];
    let input: String = lines.iter().map(|l| format!("{l}\n")).collect();
    let ran = run_with(["extract", "--batch"], input);
    assert_eq!((ran.status, ran.err.as_str()), (Some(1), ""));
    let answers: Vec<Value> = ran.out.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(answers.iter().map(|a| a["id"].as_str().expect("an id")).collect::<String>(), "abcde");
    assert_sound(&answers[0]);
    assert_sound(&answers[1]);
    assert_valid(&refusals(), &answers[2]);
    let extract = validator(EXTRACT);
    assert_valid(&extract, &answers[3]);
    assert_eq!(answers[3]["article"]["text"], hostile);
    assert_valid(&extract, &answers[4]);
    assert_eq!(answers[0]["article"]["title"], "Judul");
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let extract = validator(EXTRACT);
    let good: Value = serde_json::from_str(&run(["extract"]).good()).expect("JSON");
    let broken = |pointer: &str, value: Value| {
        let mut broken = good.clone();
        *broken.pointer_mut(pointer).expect(pointer) = value;
        broken
    };
    for (pointer, value) in [
        ("/schema_version", json!(2)),
        ("/article/sha256", json!("abc")),
        ("/article/blocks/0/kind", json!("banner")),
        ("/entities/0/id", json!("E0")),
        ("/entities/0/kind", json!("animal")),
        ("/entities/0/mentions/0/form", json!(null)),
        ("/entities/0/mentions/0/start", json!(-1)),
        ("/quotes/0/content", json!([])),
        ("/quotes/0/speaker", json!("Sari")),
        ("/facts/0/confidence", json!(1.5)),
        ("/facts", json!(null)),
    ] {
        assert!(!extract.is_valid(&broken(pointer, value)), "{pointer}");
    }
    let mut added = good.clone();
    added["new"] = json!(1);
    added["entities"][0]["new"] = json!(1);
    assert!(extract.is_valid(&added), "a key may be added");
}

#[test]
fn exports_are_as_their_schema_says() {
    for language in ["id", "en"] {
        let json: Value =
            serde_json::from_str(&run(["export", "--format", "json", "--sample", language]).good()).expect("JSON");
        assert_valid(&validator(EXPORT), &json);
        assert!(json["facts"].as_array().is_some_and(|facts| !facts.is_empty()));
    }
}
