//! What lies over the panes: links, help, commands; and how each takes its keys.

use super::State;
use crate::tui::effect::Effect;
use crate::tui::keymap::Keymap;
use crate::tui::keys::{COMMANDS, Cmd, Command, Context, Key, place};
use crate::tui::material::Tie;
use crate::tui::state::{Input, Item, Overlay};
use crate::tui::words::W;
use crossterm::event::KeyCode;

impl State {
    /// A command given while something lies over the panes.
    pub(super) fn run_in_overlay(&mut self, cmd: Cmd) -> Vec<Effect> {
        match &mut self.overlay {
            Some(Overlay::Help(offset)) => match cmd {
                Cmd::Down => *offset = offset.saturating_add(1),
                Cmd::Up => *offset = offset.saturating_sub(1),
                Cmd::PageDown => *offset = offset.saturating_add(usize::from(self.size.1.saturating_sub(4))),
                Cmd::PageUp => *offset = offset.saturating_sub(usize::from(self.size.1.saturating_sub(4))),
                Cmd::Top => *offset = 0,
                Cmd::Bottom => *offset = usize::MAX,
                _ => self.overlay = None,
            },
            Some(Overlay::Links { ties, selected, .. }) => match cmd {
                Cmd::Down => *selected = (*selected + 1).min(ties.len().saturating_sub(1)),
                Cmd::Up => *selected = selected.saturating_sub(1),
                Cmd::Accept => {
                    let tie = ties.get(*selected).copied();
                    self.overlay = None;
                    if let Some(tie) = tie {
                        self.follow(tie);
                    }
                }
                _ => self.overlay = None,
            },
            Some(Overlay::Palette { input, selected }) => match cmd {
                Cmd::Down => {
                    *selected =
                        (*selected + 1).min(palette_rows(input, self.lang, &self.keymap).len().saturating_sub(1))
                }
                Cmd::Up => *selected = selected.saturating_sub(1),
                Cmd::Accept => {
                    let chosen = palette_rows(input, self.lang, &self.keymap).get(*selected).map(|c| c.cmd);
                    self.overlay = None;
                    if let Some(cmd) = chosen {
                        return self.run(cmd, 1);
                    }
                }
                _ => self.overlay = None,
            },
            Some(Overlay::Themes { .. }) => self.run_in_themes(cmd),
            Some(Overlay::Parts { .. }) => return self.run_in_parts(cmd),
            Some(Overlay::Prompt { .. }) => self.run_in_prompt(cmd),
            Some(Overlay::Fixes(_)) => return self.run_in_fixes(cmd),
            Some(Overlay::Ask(_)) => self.run_in_ask(cmd),
            Some(Overlay::Pick(_)) => self.run_in_pick(cmd),
            Some(Overlay::Notebook(_)) => self.run_in_notebook(cmd),
            Some(Overlay::Sheets(_)) => self.run_in_sheet(cmd),
            Some(Overlay::Filter(_)) => self.run_in_filter(cmd),
            Some(Overlay::Hints { .. }) => {
                self.overlay = None;
                self.message.clear();
            }
            Some(Overlay::Export(_)) => return self.run_in_export(cmd),
            None => {}
        }
        Vec::new()
    }

    pub(super) fn open_links(&mut self) {
        let Some(fact) = self.fact_of(self.item).or(self.fact) else { return self.say(W::MsgNoFact) };
        let ties = self.material.ties_of(fact).to_vec();
        if ties.is_empty() {
            return self.say(W::MsgNoLinks);
        }
        self.overlay = Some(Overlay::Links { fact, ties, selected: 0 });
    }

    fn follow(&mut self, tie: Tie) {
        self.leave_place();
        self.go_to(Item::Fact(tie.fact), None);
        let label = self.material.fact(tie.fact).map(|f| f.label.clone()).unwrap_or_default();
        let kind = self.word(crate::tui::view::tie_word(&tie));
        self.message = W::MsgFollowed.fill(self.lang, &[&format!("{kind}: {label}")]);
    }

    /// The line being typed, where one is.
    fn input_mut(&mut self) -> Option<&mut Input> {
        match &mut self.overlay {
            Some(Overlay::Prompt { input, .. } | Overlay::Palette { input, .. } | Overlay::Parts { input, .. }) => {
                Some(input)
            }
            Some(Overlay::Export(export)) => Some(&mut export.target),
            Some(Overlay::Ask(ask)) => Some(&mut ask.input),
            Some(Overlay::Pick(pick)) => Some(&mut pick.input),
            Some(Overlay::Filter(filtering)) if filtering.line == 0 => Some(&mut filtering.input),
            _ => None,
        }
    }

    /// A key that is no command, typed into a line; false where nothing takes it.
    pub(super) fn type_in(&mut self, key: Key) -> bool {
        if self.type_hint(key) {
            return true;
        }
        let Some(input) = self.input_mut() else { return false };
        let before = input.text.clone();
        match (key.typed(), key.code) {
            (Some(c), _) => input.insert(c.encode_utf8(&mut [0; 4])),
            (_, KeyCode::Backspace) => {
                let empty = !input.backspace();
                if empty
                    && matches!(self.overlay, Some(Overlay::Prompt { .. } | Overlay::Palette { .. } | Overlay::Pick(_)))
                {
                    self.run_in_overlay(Cmd::Cancel);
                    return true;
                }
            }
            (_, KeyCode::Delete) => input.delete(),
            (_, KeyCode::Left) => input.left(),
            (_, KeyCode::Right) => input.right(),
            (_, KeyCode::Home) => input.at = 0,
            (_, KeyCode::End) => input.at = input.text.len(),
            _ => return false,
        }
        self.line_changed(&before);
        true
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str) {
        let Some(input) = self.input_mut() else { return self.say(W::MsgPasteIgnored) };
        let before = input.text.clone();
        input.insert(text);
        self.line_changed(&before);
    }

    /// `C-u` and `C-w`.
    pub(super) fn edit_line(&mut self, cmd: Cmd) {
        let Some(input) = self.input_mut() else { return };
        let before = input.text.clone();
        if cmd == Cmd::ClearLine {
            input.clear()
        } else {
            input.delete_word()
        }
        self.line_changed(&before);
    }

    fn line_changed(&mut self, before: &str) {
        if self.input_mut().is_none_or(|i| i.text == before) {
            return;
        }
        match &mut self.overlay {
            Some(Overlay::Prompt { .. }) => self.search_as_typed(),
            Some(Overlay::Palette { selected, .. } | Overlay::Parts { selected, .. }) => *selected = 0,
            Some(Overlay::Pick(pick)) => pick.selected = 0,
            Some(Overlay::Filter(_)) => self.query_typed(),
            Some(Overlay::Export(export)) => {
                export.named = true;
                export.field = crate::tui::state::Field::Target;
            }
            _ => {}
        }
    }
}

/// The commands whose help or keys hold what was typed, letter by letter in order; the closest
/// together first.
#[must_use]
pub fn palette_rows(input: &Input, lang: crate::tui::words::Lang, keymap: &Keymap) -> Vec<&'static Command> {
    let typed: Vec<char> = input.text.to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let here = |c: &&Command| {
        (matches!(c.context, Context::Panes | Context::Article | Context::List) && c.cmd != Cmd::Palette)
            || matches!(c.cmd, Cmd::Fix(_))
    };
    let mut rows: Vec<(usize, usize, &Command)> = Vec::new();
    for (n, command) in COMMANDS.iter().filter(here).enumerate() {
        let known = place(command.context).map_or("", |w| w.text(lang));
        let said = format!("{} {known} {}", command.help.text(lang), keymap.shown(command).join(" ")).to_lowercase();
        if let Some(distance) = spread(&said, &typed) {
            rows.push((distance, n, command));
        }
    }
    rows.sort_by_key(|(distance, n, _)| (*distance, *n));
    rows.into_iter().map(|(_, _, command)| command).collect()
}

/// Over how many characters the typed ones are spread, at best; nothing where one is missing.
fn spread(said: &str, typed: &[char]) -> Option<usize> {
    let Some(first) = typed.first() else { return Some(0) };
    let said: Vec<char> = said.chars().collect();
    let mut best: Option<usize> = None;
    for start in said.iter().enumerate().filter(|(_, c)| *c == first).map(|(n, _)| n) {
        let mut at = start;
        let all = typed.iter().skip(1).all(|c| {
            let rest = said.get(at + 1..).unwrap_or(&[]);
            rest.iter().position(|x| x == c).map(|n| at += n + 1).is_some()
        });
        if all {
            // A hit at the beginning of a word is the likelier meaning.
            let inside = usize::from(start > 0 && said.get(start - 1).is_some_and(|c| c.is_alphanumeric()));
            let length = (at - start) * 2 + inside;
            best = Some(best.map_or(length, |b| b.min(length)));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::words::Lang;

    #[test]
    fn commands_are_found_by_letters_in_order() {
        let first =
            |text: &str| palette_rows(&Input::of(text), Lang::English, &Keymap::default()).first().map(|c| c.cmd);
        assert_eq!(first("export"), Some(Cmd::Export));
        assert_eq!(first("next thread"), Some(Cmd::NextThread));
        assert_eq!(first("nxthr"), Some(Cmd::NextThread));
        assert_eq!(first("qqqqqq"), None);
        assert!(palette_rows(&Input::default(), Lang::English, &Keymap::default()).len() > 40);
    }
}
