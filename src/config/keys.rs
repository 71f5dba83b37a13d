//! The reader's keys in the place of the usual ones.

use super::Problem;
use crate::search::folded;
use crate::tui::keymap::{Keymap, name, place_name};
use crate::tui::keys::{COMMANDS, Cmd, Context, Key};

/// One entry: an action with its keys.
struct Entry {
    /// The commands it means, by their place in the table: an action may stand in several panes.
    commands: Vec<usize>,
    keys: Vec<Vec<Key>>,
    line: usize,
}

/// Takes all entries, then binds them: whether two are in each other's way shows only then.
pub(super) struct Binder {
    entries: Vec<Entry>,
}

impl Binder {
    pub(super) fn new() -> Self {
        Self { entries: Vec::new() }
    }

    /// Takes an entry, or says what is wrong with it.
    pub(super) fn add(
        &mut self,
        action: &str,
        place: Option<Context>,
        keys: Vec<String>,
        line: usize,
    ) -> Result<(), String> {
        let there = |context: Context| match place {
            Some(place) => context == place,
            None => matches!(context, Context::Panes | Context::Article | Context::List),
        };
        let all = || COMMANDS.iter().enumerate().filter(|(_, c)| there(c.context));
        let commands: Vec<usize> = all().filter(|(_, c)| name(c.cmd) == action).map(|(n, _)| n).collect();
        if commands.is_empty() {
            let known = all().map(|(_, c)| name(c.cmd)).max_by_key(|n| likeness(n, action)).unwrap_or_default();
            let elsewhere = COMMANDS.iter().find(|c| name(c.cmd) == action).map(|c| place_name(c.context));
            return Err(match elsewhere {
                Some(place) => format!("{action:?} belongs under [keys.{place}]"),
                None => format!("there is no action {action:?}; did you mean {known:?}? telusur keys lists them"),
            });
        }
        let mut parsed = Vec::new();
        for text in keys {
            let sequence: Option<Vec<Key>> = text.split_whitespace().map(Key::parse).collect();
            match sequence.filter(|s| !s.is_empty()) {
                Some(sequence) if sequence.iter().any(is_tab) => {
                    return Err(format!("{text:?}: terminals cannot tell C-i from Tab, nor C-m from Enter"));
                }
                Some(sequence) => parsed.push(sequence),
                None => {
                    return Err(format!(
                        "{text:?} is no key; keys are letters, C-d, A-Right, S-Tab, Space, Enter, Esc, and sequences \
                         such as \"g g\""
                    ));
                }
            }
        }
        self.entries.push(Entry { commands, keys: parsed, line });
        Ok(())
    }

    /// The keys in force, and what is wrong.
    pub(super) fn bind(self) -> (Keymap, Vec<Problem>) {
        let mut keymap = Keymap::default();
        let mut problems = Vec::new();
        let mut own = vec![false; COMMANDS.len()];
        for entry in &self.entries {
            for at in &entry.commands {
                keymap.clear(*at);
                own[*at] = true;
            }
        }
        for entry in &self.entries {
            for keys in &entry.keys {
                let mut blocked = None;
                for at in &entry.commands {
                    blocked = blocked
                        .or_else(|| keymap.in_the_way(*at, keys).find(|n| own[*n] && !entry.commands.contains(n)));
                }
                let spelt = keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
                if let Some(other) = blocked.and_then(|n| COMMANDS.get(n)) {
                    let text = format!("{spelt:?} is in the way of a key of {:?}; it is left out", name(other.cmd));
                    problems.push(Problem { line: entry.line, text });
                    continue;
                }
                for at in &entry.commands {
                    let usual: Vec<usize> = keymap.in_the_way(*at, keys).filter(|n| !own[*n]).collect();
                    for other in usual {
                        keymap.give_way(other, keys);
                        let Some(command) = COMMANDS.get(other).filter(|c| keymap.keys(c).is_empty()) else { continue };
                        let text = format!("{spelt:?} was the only key of {:?}; it has none now", name(command.cmd));
                        problems.push(Problem { line: entry.line, text });
                    }
                    keymap.bind(*at, keys.clone());
                }
            }
        }
        keep_a_way_out(&mut keymap, &self.entries, &mut problems);
        (keymap, problems)
    }
}

/// Whoever has no key to leave by has to kill the program.
fn keep_a_way_out(keymap: &mut Keymap, entries: &[Entry], problems: &mut Vec<Problem>) {
    let quit = COMMANDS.iter().enumerate().find(|(_, c)| c.cmd == Cmd::Quit);
    if let Some((at, command)) = quit.filter(|(_, c)| keymap.keys(c).is_empty()) {
        let line = entries.iter().find(|e| e.commands.contains(&at)).map_or(1, |e| e.line);
        let keys: Vec<Key> = Key::parse("C-c").into_iter().collect();
        keymap.bind(at, keys);
        problems.push(Problem { line, text: format!("{:?} must have a key: C-c stays", name(command.cmd)) });
    }
}

fn is_tab(key: &Key) -> bool {
    ["C-i", "C-m", "C-["].iter().any(|n| Key::parse(n) == Some(*key))
}

/// How many pairs of letters two names share.
fn likeness(a: &str, b: &str) -> usize {
    let (a, b) = (folded(a), folded(b));
    let pairs = |s: &str| s.as_bytes().windows(2).map(<[u8]>::to_vec).collect::<Vec<_>>();
    let known = pairs(&b);
    // A short name that fits is nearer than a long one.
    pairs(&a).iter().filter(|p| known.contains(p)).count() * 100 / (a.len() + b.len()).max(1)
}
