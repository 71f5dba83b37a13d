//! Threads and links over small annotated texts.

use super::Weave;
use crate::analysis::facts::testing::Annotated;
use crate::analysis::{FactId, FactKind, LinkKind, ThreadKind};
use proptest::prelude::*;

fn weave(text: &str) -> Weave {
    Annotated::new("id", text).weave()
}

fn links(weave: &Weave, kind: LinkKind) -> Vec<(u32, u32)> {
    weave.links.iter().filter(|l| l.kind == kind).map(|l| (l.from.0, l.to.0)).collect()
}

const TALKS: &str = "# Sidang berlangsung {T1=PT3H:tiga jam}\n\
    Sidang ini masih jauh dari sidang terpanjang yang pernah dipimpin hakim itu. \
    Sidang terpanjang sejauh ini adalah sidang di {L2:Kota Baru}, yang berlangsung selama {T3=PT9H:9 jam}. \
    Itu adalah sidang {L2:Kota Baru} yang terkenal.\n\
    {P4:Rina Wati} mengatakan bahwa <4|sidang berguna>. \
    {O5:Radar Pagi} melaporkan bahwa <5|hakim pergi ke {L6:Nias}>. \
    Namun, {P4:Rina} mengatakan bahwa <4|hakim tidak pergi ke {L6:Nias}>.\n\
    Menurut {P4:Rina}, <4|sidang ditunda>.";

#[test]
fn a_comparison_is_one_thread_with_its_elaboration() {
    let woven = weave(TALKS);
    let thread = woven.threads.iter().find(|t| t.kind == ThreadKind::Comparison).expect("a comparison");
    assert!(thread.label.contains("Kota Baru"), "{}", thread.label);
    let kinds: Vec<FactKind> = thread.facts.iter().map(|f| woven.facts[f.index()].kind()).collect();
    assert_eq!(kinds, [FactKind::Comparison, FactKind::Comparison, FactKind::Elaboration]);
    let [a, b, c] = thread.facts[..] else { panic!("three facts") };
    assert_eq!(links(&woven, LinkKind::ComparesWith), [(a.0, b.0)]);
    assert_eq!(links(&woven, LinkKind::Elaborates), [(c.0, b.0)]);
}

#[test]
fn speakers_of_several_statements_have_their_thread() {
    let woven = weave(TALKS);
    let own = woven.threads.iter().find(|t| t.kind == ThreadKind::Statements).expect("statements");
    assert!(own.label.contains("Rina Wati") && own.facts.len() == 3, "{own:?}");
    let voices = woven.threads.iter().find(|t| t.kind == ThreadKind::Voices).expect("voices");
    assert_eq!(voices.facts.len(), 1);
    assert_eq!(woven.threads.last().map(|t| t.kind), Some(ThreadKind::Voices));
    assert_eq!(links(&woven, LinkKind::SameSpeaker).len(), 2);
}

#[test]
fn a_contrast_needs_another_speaker_and_a_signal() {
    let woven = weave(TALKS);
    let found = links(&woven, LinkKind::ContrastsWith);
    assert_eq!(found.len(), 1, "{found:?}");
    let said = |id: u32| woven.facts[id as usize].label.clone();
    assert!(said(found[0].0).contains("tidak pergi") && said(found[0].1).contains("Radar Pagi"));
    let calm = weave(&TALKS.replace("Namun, ", ""));
    assert!(links(&calm, LinkKind::ContrastsWith).is_empty());
}

#[test]
fn backgrounds_gather_from_three_on() {
    let two = "{P1:Rina}, istri dari {P2:Budi}, lahir di {L3:Padang}.";
    assert!(weave(two).threads.iter().all(|t| t.kind != ThreadKind::Background));
    let three = format!("{two} {{P1~:Ia}} menjabat sebagai bupati sejak 2011.");
    let woven = weave(&three);
    let thread = woven.threads.iter().find(|t| t.kind == ThreadKind::Background).expect("a background");
    assert!(thread.facts.len() >= 3 && thread.label.contains("Rina"));
}

/// What must hold of any weave.
fn check(woven: &Weave, length: usize) {
    let known = |id: FactId| id.index() < woven.facts.len();
    assert!(woven.facts.windows(2).all(|w| w[0].extent().start <= w[1].extent().start));
    for fact in &woven.facts {
        assert!(!fact.spans.is_empty() && fact.spans.iter().all(|s| s.start <= s.end && s.end as usize <= length));
        assert!((0.0..=1.0).contains(&fact.confidence) && !fact.label.is_empty());
    }
    for thread in &woven.threads {
        assert!(!thread.facts.is_empty() && thread.facts.windows(2).all(|w| w[0] < w[1]));
        assert!(thread.facts.iter().all(|f| known(*f)));
    }
    assert!(woven.links.iter().all(|l| known(l.from) && known(l.to) && l.from != l.to));
    assert!(woven.links.windows(2).all(|w| w[0].from <= w[1].from));
}

#[test]
fn nothing_comes_of_nothing() {
    check(&weave(""), 0);
    check(&weave("= Judul"), 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_order_of_words_holds_together(pieces in prop::collection::vec(0usize..24, 0..60)) {
        const PIECES: [&str; 24] = [
            "{P1:Rina Wati}", "{P1~:ia}", "{P2:Budi}", "{O3:Radar}", "{L4:Kota Baru}", "{T5=PT9H:9 jam}",
            "{Q6=5|ton:5 ton}", "<1|harga naik>", "<3|harga turun dari 5 menjadi 3>", "lebih tinggi daripada", "terbesar di",
            "sementara", "yang", "menjabat sebagai", "istri dari", "kakek buyutnya", ",", ".", "\n", "Namun", "adalah",
            "dibandingkan dengan", "peringkat ke-3", "dari 2011 hingga 2016",
        ];
        let text: Vec<&str> = pieces.iter().map(|p| PIECES[*p]).collect();
        for language in ["id", "en"] {
            let annotated = Annotated::new(language, &text.join(" "));
            check(&annotated.weave(), annotated.article.text.len());
        }
    }
}
