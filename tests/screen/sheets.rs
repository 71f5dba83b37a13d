//! Dossier, reasons, timeline, map of links, comparisons.

use super::*;
use telusur::analysis::{EntityId, FactId, QuoteId};
use telusur::tui::sheet::{Body, Sheet, Topic};
use telusur::tui::state::{Focus, Item, Overlay};

fn sheet(state: &State) -> &Sheet {
    match &state.overlay {
        Some(Overlay::Sheets(sheets)) => sheets.last().expect("a sheet"),
        other => panic!("no sheet but {other:?}"),
    }
}

/// Puts the cursor of the sheet on the line that says this.
fn down_to(state: &mut State, words: &str) {
    let says = |body: &Body| match body {
        Body::Words { words: (text, _), .. } | Body::Bar { label: text, .. } | Body::Heading(text) => {
            text.contains(words)
        }
        Body::Passage { .. } => false,
    };
    for _ in 0..sheet(state).lines.len() {
        if says(&sheet(state).lines[sheet(state).selected].body) {
            return;
        }
        press(state, "j");
    }
    panic!("no line says {words:?}\n{}", view::text(state));
}

fn under_cursor(state: &State) -> &str {
    state.material.article.text.get(state.cursor as usize..).unwrap_or("")
}

#[test]
fn a_dossier_has_everything_and_each_line_leads_to_its_place() {
    let mut state = open(120, 60);
    press(&mut state, "3 d");
    assert_eq!(sheet(&state).topic, Topic::Dossier(EntityId(0)));
    let drawn = view::text(&state);
    for part in [
        "Dossier: Odd Brekke",
        "Names (",
        "harbour master",
        "Background (3)",
        "born in Lund",
        "Says (3)",
        "Nobody went home",
        "Appears with (",
        "Lund",
        "Where it is named (",
    ] {
        assert!(drawn.contains(part), "{part}\n{drawn}");
    }
    let text = state.material.article.text.clone();
    for line in sheet(&state).lines.iter().filter_map(|l| l.target) {
        assert!(!line.at.of(&text).is_empty(), "{line:?}");
    }
    let began = state.place();
    down_to(&mut state, "born in Lund");
    press(&mut state, "Enter");
    assert!(state.overlay.is_none());
    assert_eq!((state.focus, state.item), (Focus::Article, Item::Fact(FactId(6))));
    assert!(under_cursor(&state).starts_with("Brekke was born"));
    press(&mut state, "C-o");
    assert_eq!((state.place().item, state.place().focus), (began.item, began.focus));
}

#[test]
fn every_line_of_a_dossier_goes_where_it_says() {
    let mut state = open(80, 24);
    press(&mut state, "3 d");
    let leading: Vec<usize> =
        (0..sheet(&state).lines.len()).filter(|n| sheet(&state).lines[*n].target.is_some()).collect();
    for (n, line) in leading.into_iter().enumerate() {
        let mut state = open(80, 24);
        press(&mut state, "3 d");
        for _ in 0..n {
            press(&mut state, "j");
        }
        let target = sheet(&state).lines[line].target.unwrap();
        press(&mut state, "Enter");
        assert_eq!(state.cursor, target.at.start);
        let (top, height) = (state.top_row(), state.text_height() as i64);
        let bottom = state.material.flow.moved(&state.material.article, top, height - 1, state.text_width());
        assert!((top..=bottom).contains(&state.row_of(state.cursor)), "{target:?}");
    }
}

#[test]
fn a_dossier_opens_from_the_text_a_quote_and_another_sheet() {
    let mut state = open(120, 40);
    press(&mut state, "2 j j d");
    assert_eq!(sheet(&state).topic, Topic::Dossier(EntityId(0)));
    press(&mut state, "Esc");
    press(&mut state, "4 j j Enter");
    press(&mut state, "d");
    assert!(matches!(sheet(&state).topic, Topic::Dossier(_)));
    press(&mut state, "q 3 d");
    down_to(&mut state, "Lund  (");
    press(&mut state, "d");
    assert_eq!(sheet(&state).topic, Topic::Dossier(EntityId(5)));
    press(&mut state, "Esc");
    assert_eq!(sheet(&state).topic, Topic::Dossier(EntityId(0)), "back to the sheet before");
    press(&mut state, "Esc");
    assert!(state.overlay.is_none());
    press(&mut state, "Tab Tab G");
    state.item = Item::Nothing;
    state.fact = None;
    press(&mut state, "d");
    assert!(state.overlay.is_none() && !state.message.is_empty());
}

#[test]
fn why_shows_the_parts_the_confidence_and_who_is_meant() {
    let mut state = open(120, 50);
    press(&mut state, "2 j w");
    assert_eq!(sheet(&state).topic, Topic::Why(Item::Quote(QuoteId(1))));
    let drawn = view::text(&state);
    for part in
        ["═ source", "─ cue", "~ content", "characters ", "92 %", "Who speaks", "“said” introduces what is said"]
    {
        assert!(drawn.contains(part), "{part}\n{drawn}");
    }
    // Each part is underlined where it stands.
    let lines: Vec<&str> = drawn.lines().collect();
    let at = lines.iter().position(|l| l.contains("We poured the last stone in the rain,”")).expect("the passage");
    let column = |line: &str, c: &str| line.find(c).map(|n| line[..n].chars().count());
    assert_eq!(column(lines[at + 1], "~"), column(lines[at], "We poured"));
    assert_eq!(column(lines[at + 1], "───"), column(lines[at], "said"));
    assert_eq!(column(lines[at + 1], "══"), column(lines[at], "harbour master Odd"));
}

#[test]
fn why_follows_a_pronoun_back_to_the_name() {
    let mut state = open(120, 50);
    press(&mut state, "Tab Tab");
    let he = state.material.article.text.find("He led").unwrap();
    while (state.cursor as usize) < he {
        press(&mut state, "] e");
    }
    assert_eq!(state.cursor as usize, he);
    assert!(state.message.contains("He = Odd Brekke"), "the status line peeks: {}", state.message);
    press(&mut state, "w");
    let drawn = view::text(&state);
    let chain = ["“He” (pronoun)", "→ ¶10  “Brekke” (name)", "→ ¶7   “Odd Brekke” (name)"];
    let at: Vec<usize> = chain.iter().map(|c| drawn.find(c).unwrap_or_else(|| panic!("{c}\n{drawn}"))).collect();
    assert!(at.is_sorted());
}

#[test]
fn why_works_for_whatever_is_under_the_cursor() {
    for keys in ["1 w", "1 j w", "} j w", "} } j w", "3 w", "4 w", "5 w", "Tab Tab g w"] {
        for (width, height) in [(120, 40), (40, 12), (20, 6), (1, 1)] {
            let mut state = open(width, height);
            press(&mut state, keys);
            assert_eq!(view::text(&state).lines().count(), usize::from(height));
            press(&mut state, "j j G k Enter");
            assert_eq!(view::text(&state).lines().count(), usize::from(height));
        }
    }
}

#[test]
fn a_comparison_is_drawn_to_scale() {
    let mut state = open(100, 30);
    press(&mut state, "} C");
    let drawn = view::text(&state);
    let bars: Vec<usize> = drawn.lines().map(|l| l.matches('█').count()).filter(|n| *n > 0).collect();
    let [long, short] = bars.as_slice() else { panic!("{drawn}") };
    assert!((*short as f64 / *long as f64 - 250.0 / 400.0).abs() < 0.05, "{drawn}");
    assert!(drawn.contains("400 metres") && drawn.contains("1.6 times as much"), "{drawn}");
    press(&mut state, "j j Enter");
    assert!(under_cursor(&state).starts_with("250 metres"));
}

#[test]
fn the_timeline_has_dates_in_order_and_durations_to_scale() {
    use telusur::analysis::{Entity, EntityKind, Form, Mention, Value};
    let mut analysis = fixture::analysis();
    let article = fixture::article();
    let mut add = |kind, words: &str, value: Value| {
        let at = article.text.find(words).expect(words);
        let span = telusur::text::Span::new(at, at + words.len());
        analysis.entities.push(Entity {
            kind,
            name: words.to_owned(),
            aliases: Vec::new(),
            roles: Vec::new(),
            mentions: vec![Mention { span, form: Form::Name }],
            value: Some(value),
            confidence: 0.9,
            because: String::new(),
        });
    };
    let iso = |iso: &str| Value { iso: Some(iso.to_owned()), ..Value::default() };
    let time = |n, unit: &str| Value { unit: Some(unit.to_owned()), amount: Some(n), iso: None };
    add(EntityKind::Date, "2017", iso("2017"));
    add(EntityKind::Date, "1921", iso("1921"));
    add(EntityKind::Date, "Monday", Value::default());
    add(EntityKind::Duration, "nine months", time(9.0, "month"));
    add(EntityKind::Duration, "a century", time(1.0, "century"));
    let theme = Theme::usual(Depth::True);
    let mut state = State::with_analysis(article, analysis, theme, Lang::English, (100, 40));
    press(&mut state, "T");
    let drawn = view::text(&state);
    let order = [
        "Dates (3)",
        "1921 ",
        "2009 – 2017",
        "2017         ●",
        "Without a date",
        "Monday       ●",
        "Durations (2)",
        "█ a century",
        "▌ nine months",
    ];
    let at: Vec<usize> = order.iter().map(|c| drawn.find(c).unwrap_or_else(|| panic!("{c}\n{drawn}"))).collect();
    assert!(at.is_sorted(), "{drawn}");
    press(&mut state, "Enter");
    assert!(under_cursor(&state).starts_with("1921"));
}

#[test]
fn an_article_without_dates_says_so() {
    let mut analysis = fixture::analysis();
    analysis.facts.retain(|f| f.quote.is_some());
    analysis.threads.clear();
    analysis.links.clear();
    let theme = Theme::usual(Depth::True);
    let mut state = State::with_analysis(fixture::article(), analysis, theme, Lang::English, (100, 40));
    press(&mut state, "T");
    assert!(state.overlay.is_none() && state.message.contains("No dates"), "{}", state.message);
    press(&mut state, "C");
    assert!(state.overlay.is_none() && state.message.contains("No comparisons"), "{}", state.message);
}

#[test]
fn the_map_of_links_unfolds_and_never_goes_in_circles() {
    let mut state = open(100, 30);
    press(&mut state, "J L");
    assert_eq!(sheet(&state).topic, Topic::Map(FactId(3)));
    assert_eq!(sheet(&state).lines.len(), 2, "F4 and the one it is tied to");
    press(&mut state, "j Right");
    assert_eq!(sheet(&state).lines.len(), 3);
    press(&mut state, "j Right Right");
    assert_eq!(sheet(&state).lines.len(), 3, "the way does not come back to where it was");
    let drawn = view::text(&state);
    assert!(drawn.contains("▾ F4") && drawn.contains("same speaker: Odd Brekke"), "{drawn}");
    press(&mut state, "Left");
    assert_eq!(sheet(&state).selected, 2, "folding what is unfolded keeps the line");
    press(&mut state, "Left Left");
    assert_eq!(sheet(&state).lines.len(), 2);
    press(&mut state, "j Enter");
    assert_eq!(state.fact, Some(FactId(4)));
}

#[test]
fn sheets_in_indonesian_without_colours() {
    for (keys, name) in [("3 d", "dossier"), ("2 j w", "why")] {
        let theme = Theme::usual(Depth::None);
        let mut state =
            State::with_analysis(fixture::article(), fixture::analysis(), theme, Lang::Indonesian, (80, 24));
        press(&mut state, keys);
        looks::snapshot(&format!("{name}_indonesian"), &view::text(&state));
    }
}

#[test]
fn a_sheet_that_was_left_opens_again_on_its_line() {
    let mut state = open(120, 40);
    press(&mut state, "D");
    assert!(state.overlay.is_none() && state.message.contains("No sheet"), "{}", state.message);
    press(&mut state, "3 d");
    down_to(&mut state, "born in Lund");
    let line = sheet(&state).selected;
    press(&mut state, "Enter D");
    assert_eq!(sheet(&state).selected, line);
    press(&mut state, "j Enter D");
    assert!(sheet(&state).selected > line);
}

#[test]
fn the_mouse_chooses_lines_of_a_sheet_and_hints_of_its_footer() {
    use telusur::tui::action::{Mouse, MouseKind};
    let mut state = open(120, 40);
    press(&mut state, "3 d");
    let drawn = view::text(&state);
    let row = drawn.lines().position(|l| l.contains("born in Lund")).unwrap() as u16;
    let click = |state: &mut State, x, y| update(state, Action::Mouse(Mouse { kind: MouseKind::Press, x, y }));
    click(&mut state, 20, row);
    down_to(&mut state, "born in Lund");
    let row = view::text(&state).lines().position(|l| l.contains("born in Lund")).unwrap() as u16;
    click(&mut state, 20, row);
    assert!(state.overlay.is_none());
    assert_eq!(state.item, Item::Fact(FactId(6)));
    press(&mut state, "D");
    let footer = state.panes().footer.unwrap().y;
    let at = view::text(&state).lines().last().and_then(|l| l.find("Esc close")).unwrap() as u16;
    click(&mut state, at + 1, footer);
    assert!(state.overlay.is_none());
}

#[test]
fn why_of_a_name_in_a_quote_leads_on_to_the_quote() {
    let mut state = open(120, 50);
    press(&mut state, "Tab Tab");
    let place = state.material.article.text.find("港口市").unwrap();
    while (state.cursor as usize) < place {
        press(&mut state, "] e");
    }
    press(&mut state, "w");
    assert!(matches!(sheet(&state).topic, Topic::Why(Item::Entity(_))));
    down_to(&mut state, "Q4 ships from");
    press(&mut state, "w");
    assert_eq!(sheet(&state).topic, Topic::Why(Item::Quote(QuoteId(3))));
}

#[test]
fn every_line_of_a_sheet_can_be_seen_at_any_size() {
    for (width, height) in [(120, 40), (80, 24), (40, 12), (24, 8)] {
        for keys in ["3 d", "2 j w", "} C", "J L"] {
            let mut state = open(width, height);
            press(&mut state, keys);
            let mut seen = 0;
            for _ in 0..sheet(&state).lines.len() {
                let drawn = view::text(&state);
                let lines = &sheet(&state).lines;
                if let Body::Words { words: (words, _), .. } = &lines[sheet(&state).selected].body
                    && sheet(&state).skipped == 0
                {
                    let first = words.split_whitespace().next().unwrap_or("");
                    assert!(drawn.contains(first), "{width}x{height} {first}\n{drawn}");
                    seen += 1;
                }
                press(&mut state, "j");
            }
            assert!(seen > 0);
        }
    }
}

#[test]
fn a_passage_longer_than_the_sheet_is_read_through() {
    for (width, height) in [(40, 12), (20, 6)] {
        let mut state = open(width, height);
        press(&mut state, "2 j w");
        let first = sheet(&state).selected;
        let mut seen = String::new();
        while sheet(&state).selected == first {
            seen.push_str(&view::text(&state));
            press(&mut state, "j");
        }
        for word in ["poured", "stone", "rain", "harbour", "Brekke", "Nobody", "home"] {
            assert!(seen.contains(word), "{width}x{height} {word}\n{seen}");
        }
        press(&mut state, "k G g");
        assert_eq!(sheet(&state).selected, first);
    }
}
