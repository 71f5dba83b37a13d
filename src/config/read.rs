//! From the text of the file to settings and what is wrong with it.

use super::keys::Binder;
use crate::tui::keymap::{Keymap, name, place_name};
use crate::tui::keys::Context;
use crate::tui::theme::Theme;
use std::fmt::{self, Write as _};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Something wrong with the file, which stops nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// In which line, from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub text: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.text)
    }
}

/// What the reader has set; what is not set is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The theme's name.
    pub theme: Option<String>,
    /// The language of the screen's own words.
    pub ui: Option<String>,
    /// Whether the mouse is ours.
    pub mouse: Option<bool>,
    /// Whether notes, corrections and the place are kept.
    pub notebook: Option<bool>,
    /// Whether addresses that are given may be asked for.
    pub network: Option<bool>,
    /// The keys.
    pub keymap: Keymap,
    /// What is wrong with the file, in the order of its lines.
    pub problems: Vec<Problem>,
}

/// The names that settings have.
const NAMES: &str = "theme, ui, mouse, notebook, network, [keys]";

impl Settings {
    /// Reads the text of a file.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let line = |at: usize| text.get(..at).unwrap_or(text).matches('\n').count() + 1;
        let mut settings = Self::default();
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let at = error.span().map_or(0, |s| s.start);
            settings.tell(line(at), error.message().to_owned());
        }
        let mut binder = Binder::new();
        for (key, value) in table.get_ref() {
            let (at, name) = (line(key.span().start), key.get_ref().as_ref());
            match (name, value.get_ref()) {
                ("theme", DeValue::String(theme)) if Theme::NAMES.contains(&theme.as_ref()) => {
                    settings.theme = Some(theme.to_string());
                }
                ("theme", _) => settings.tell(at, format!("theme is one of {}", quoted(&Theme::NAMES))),
                ("ui", DeValue::String(ui)) if ["en", "id"].contains(&ui.as_ref()) => {
                    settings.ui = Some(ui.to_string());
                }
                ("ui", _) => settings.tell(at, "ui is \"en\" or \"id\"".to_owned()),
                ("mouse", DeValue::Boolean(on)) => settings.mouse = Some(*on),
                ("notebook", DeValue::Boolean(on)) => settings.notebook = Some(*on),
                ("network", DeValue::Boolean(on)) => settings.network = Some(*on),
                ("mouse" | "notebook" | "network", _) => settings.tell(at, format!("{name} is true or false")),
                ("keys", DeValue::Table(keys)) => settings.read_keys(&mut binder, keys, None, &line),
                ("keys", _) => settings.tell(at, "keys is a table: write [keys]".to_owned()),
                _ => settings.tell(at, format!("there is no setting \"{name}\"; there are {NAMES}")),
            }
        }
        let (keymap, problems) = binder.bind();
        settings.keymap = keymap;
        settings.problems.extend(problems);
        settings.problems.sort_by_key(|p| p.line);
        settings
    }

    fn tell(&mut self, line: usize, text: String) {
        self.problems.push(Problem { line, text });
    }

    /// A table of actions with their keys; a table in it is for one place.
    fn read_keys(
        &mut self,
        binder: &mut Binder,
        table: &DeTable<'_>,
        place: Option<Context>,
        line: &impl Fn(usize) -> usize,
    ) {
        for (key, value) in table {
            let (at, name) = (line(key.span().start), key.get_ref().as_ref());
            let keys = match value.get_ref() {
                DeValue::Table(inner) if place.is_none() => {
                    match Context::ALL.into_iter().find(|c| place_name(*c) == name) {
                        Some(context) => self.read_keys(binder, inner, Some(context), line),
                        None => {
                            let all: Vec<String> = Context::ALL.into_iter().map(place_name).collect();
                            self.tell(at, format!("there is no place \"{name}\"; there are {}", all.join(", ")));
                        }
                    }
                    continue;
                }
                DeValue::String(one) => Some(vec![one.to_string()]),
                DeValue::Array(all) => strings(all.iter()),
                _ => None,
            };
            let told = match keys {
                Some(keys) => binder.add(name, place, keys, at),
                None => Err("keys are a string or a list of strings: [\"j\", \"C-n\", \"g g\"]".to_owned()),
            };
            if let Err(text) = told {
                self.tell(at, text);
            }
        }
    }

    /// The settings in force, as a file that says the same.
    #[must_use]
    pub fn shown(&self) -> String {
        let mut out = String::new();
        let _ = writeln!(out, "theme = {:?}", self.theme.as_deref().unwrap_or("dark"));
        if let Some(ui) = &self.ui {
            let _ = writeln!(out, "ui = {ui:?}");
        } else {
            out.push_str("# ui = \"en\"  # else by the locale\n");
        }
        for (name, on) in [("mouse", self.mouse), ("notebook", self.notebook), ("network", self.network)] {
            let _ = writeln!(out, "{name} = {}", on.unwrap_or(true));
        }
        for context in Context::ALL {
            let _ = writeln!(out, "\n[keys.{}]", place_name(context));
            for command in context.commands() {
                let keys = self.keymap.written(command);
                let keys: Vec<String> = keys.iter().map(|k| toml::Value::String(k.clone()).to_string()).collect();
                let _ = writeln!(out, "{} = [{}]", name(command.cmd), keys.join(", "));
            }
        }
        out
    }
}

fn strings<'a>(values: impl Iterator<Item = &'a Spanned<DeValue<'a>>>) -> Option<Vec<String>> {
    values
        .map(|v| match v.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            _ => None,
        })
        .collect()
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|n| format!("{n:?}")).collect::<Vec<_>>().join(", ")
}
