use super::*;
use std::collections::BTreeMap;

const KINDS: [EntityKind; 9] = [
    EntityKind::Person,
    EntityKind::Organisation,
    EntityKind::Place,
    EntityKind::Event,
    EntityKind::Work,
    EntityKind::Date,
    EntityKind::Duration,
    EntityKind::Quantity,
    EntityKind::Other,
];

fn luminance((r, g, b): Rgb) -> f64 {
    let part = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
}

/// The contrast of two colours as WCAG 2.1 defines it.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_has_contrast_on_every_ground_of_every_theme() {
    for p in [&DARK, &LIGHT, &CONTRAST] {
        let mut inks = vec![
            p.text,
            p.faint,
            p.title,
            p.heading,
            p.person,
            p.organisation,
            p.place,
            p.value,
            p.other,
            p.cue,
            p.selected,
            p.border,
            p.key,
        ];
        inks.extend(p.speakers);
        for ground in [p.ground, p.current, p.line, p.status] {
            for ink in &inks {
                let found = contrast(*ink, ground);
                assert!(found >= 4.5, "{}: {ink:x?} on {ground:x?}: {found:.2}", p.name);
            }
        }
        assert!(contrast(p.hit_text, p.hit) >= 4.5, "{}", p.name);
    }
}

#[test]
fn without_colours_kinds_of_names_differ_in_text_and_in_quotes() {
    let theme = Theme::usual(Depth::None);
    let mut looks: BTreeMap<String, Vec<EntityKind>> = BTreeMap::new();
    for kind in KINDS {
        for quoted in [false, true] {
            let under = if quoted { theme.style(Role::Quote(0)) } else { theme.style(Role::Text) };
            let style = under.patch(theme.style(Role::Entity(kind)));
            assert_eq!((style.fg, style.bg), (None, None));
            looks.entry(format!("{:?}", style.add_modifier)).or_default().push(kind);
        }
    }
    // Five groups of kinds, in plain text and in quotes.
    assert_eq!(looks.len(), 10, "{looks:?}");
}

#[test]
fn speakers_differ_without_colours_by_their_bars() {
    let mut bars: Vec<&str> = (0..SPEAKERS).map(|n| Theme::bar(Some(n))).collect();
    bars.push(Theme::bar(None));
    let all = bars.len();
    bars.sort_unstable();
    bars.dedup();
    assert_eq!(bars.len(), all);
}

#[test]
fn the_environment_decides_the_depth() {
    let depth = |vars: &'static [(&str, &str)]| {
        Depth::of(move |name| vars.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
    };
    assert_eq!(depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Depth::True);
    assert_eq!(depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")]), Depth::None);
    assert_eq!(depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]), Depth::Cube);
    assert_eq!(depth(&[("TERM", "linux")]), Depth::Sixteen);
    assert_eq!(depth(&[]), Depth::Sixteen);
}

#[test]
fn every_name_is_a_theme_and_leads_to_every_other() {
    for name in Theme::NAMES {
        assert_eq!(Theme::named(name, Depth::True).map(|t| t.name), Some(name));
    }
    assert_eq!(Theme::named("no such", Depth::True), None);
    let dark = Theme::usual(Depth::True);
    assert_eq!(dark.with_name("none").with_name("light").with_name("dark"), dark, "the depth outlives the theme");
    let bare = Theme::usual(Depth::None);
    assert!(matches!(bare.with_name("dark").style(Role::Title).fg, Some(Color::Reset | Color::White)));
    assert_eq!(bare.with_name("dark").with_name("none"), bare);
}

#[test]
fn a_depth_of_sixteen_uses_no_other_colours() {
    let theme = Theme::named("dark", Depth::Sixteen).unwrap();
    for kind in KINDS {
        let style = theme.style(Role::Entity(kind));
        assert!(!matches!(style.fg, Some(Color::Rgb(..) | Color::Indexed(_))), "{style:?}");
    }
}
