//! Which keys mean what: those of the table, or the reader's own in their place.

use super::keys::{COMMANDS, Cmd, Command, Context, Key, Lookup, sequence};

/// The keys of each command, in the order of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap(Vec<Vec<Vec<Key>>>);

impl Default for Keymap {
    fn default() -> Self {
        Self(COMMANDS.iter().map(|c| c.keys.iter().map(|k| sequence(k)).collect()).collect())
    }
}

impl Keymap {
    /// Looks up a sequence of keys where these contexts hold, the first one first.
    #[must_use]
    pub fn look_up(&self, contexts: &[Context], pressed: &[Key]) -> Lookup {
        for context in contexts {
            let mut found = self.of(*context).filter(|(_, keys)| keys.iter().any(|k| k == pressed));
            if let Some((command, _)) = found.next() {
                return Lookup::Found(command.cmd);
            }
        }
        let begins = |keys: &Vec<Key>| keys.len() > pressed.len() && keys.starts_with(pressed);
        let begun = contexts.iter().any(|c| self.of(*c).any(|(_, keys)| keys.iter().any(begins)));
        if begun { Lookup::Begun } else { Lookup::Unknown }
    }

    /// The commands that a begun sequence can still become, each with the keys that are missing.
    #[must_use]
    pub fn continuations(&self, contexts: &[Context], pressed: &[Key]) -> Vec<(String, &'static Command)> {
        let mut found = Vec::new();
        for (command, all) in COMMANDS.iter().zip(&self.0).filter(|(c, _)| contexts.contains(&c.context)) {
            for keys in all.iter().filter(|k| k.len() > pressed.len() && k.starts_with(pressed)) {
                let rest: Vec<String> = keys.iter().skip(pressed.len()).map(Key::to_string).collect();
                found.push((rest.join(" "), command));
            }
        }
        found
    }

    fn of(&self, context: Context) -> impl Iterator<Item = (&'static Command, &Vec<Vec<Key>>)> {
        COMMANDS.iter().zip(&self.0).filter(move |(c, _)| c.context == context)
    }

    /// The sequences of a command.
    #[must_use]
    pub fn keys(&self, command: &Command) -> &[Vec<Key>] {
        let at = COMMANDS.iter().position(|c| c.cmd == command.cmd && c.context == command.context);
        at.and_then(|n| self.0.get(n)).map_or(&[], Vec::as_slice)
    }

    /// How a command's keys are shown: `j`, `Down`; sequences without their blank.
    #[must_use]
    pub fn shown(&self, command: &Command) -> Vec<String> {
        self.keys(command).iter().map(|keys| keys.iter().map(Key::to_string).collect()).collect()
    }

    /// How a command's keys are written in the settings: sequences with blanks.
    #[must_use]
    pub fn written(&self, command: &Command) -> Vec<String> {
        let spelt = |keys: &Vec<Key>| keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
        self.keys(command).iter().map(spelt).collect()
    }

    /// Takes all keys of a command away.
    pub fn clear(&mut self, at: usize) {
        if let Some(keys) = self.0.get_mut(at) {
            keys.clear();
        }
    }

    /// Gives a command, by its place in the table, one sequence more.
    pub fn bind(&mut self, at: usize, keys: Vec<Key>) {
        if let Some(all) = self.0.get_mut(at).filter(|all| !all.contains(&keys)) {
            all.push(keys);
        }
    }

    /// The commands whose keys stand in the way of a sequence: the same, its beginning, or one it
    /// is the beginning of, where both could be pressed.
    pub fn in_the_way<'a>(&'a self, at: usize, keys: &'a [Key]) -> impl Iterator<Item = usize> + 'a {
        let context = COMMANDS.get(at).map(|c| c.context);
        let meets = move |other: Context| context.is_some_and(|c| meet(c, other));
        let clash = |k: &Vec<Key>| k.starts_with(keys) || keys.starts_with(k);
        let others = COMMANDS.iter().zip(&self.0).enumerate();
        others.filter(move |(n, (c, all))| *n != at && meets(c.context) && all.iter().any(clash)).map(|(n, _)| n)
    }

    /// Takes from a command what stands in the way of a sequence.
    pub fn give_way(&mut self, at: usize, keys: &[Key]) {
        if let Some(all) = self.0.get_mut(at) {
            all.retain(|k| !(k.starts_with(keys) || keys.starts_with(k)));
        }
    }
}

/// Whether keys of both contexts are looked up at one time.
fn meet(a: Context, b: Context) -> bool {
    let panes = |c| matches!(c, Context::Panes | Context::Article | Context::List);
    a == b || panes(a) && panes(b) && (a == Context::Panes || b == Context::Panes)
}

/// What a command is called in the settings: `next-fact`, `list-1`, `fix-speaker`.
#[must_use]
pub fn name(cmd: Cmd) -> String {
    if let Cmd::List(n) = cmd {
        return format!("list-{}", n + 1);
    }
    let mut name = String::new();
    for c in format!("{cmd:?}").chars() {
        match c {
            '(' | ')' => {}
            c if c.is_ascii_uppercase() => {
                if !name.is_empty() {
                    name.push('-');
                }
                name.push(c.to_ascii_lowercase());
            }
            c => name.push(c),
        }
    }
    name
}

/// What a context is called in the settings; the panes as a whole have no name.
#[must_use]
pub fn place_name(context: Context) -> String {
    format!("{context:?}").to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_command_has_one_name_in_its_place() {
        let mut seen = HashSet::new();
        for command in COMMANDS {
            let name = name(command.cmd);
            assert!(name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{name}");
            assert!(seen.insert((command.context, name.clone())), "{name} twice in {:?}", command.context);
        }
    }

    #[test]
    fn the_usual_keys_are_those_of_the_table() {
        let keymap = Keymap::default();
        for command in COMMANDS {
            assert_eq!(keymap.written(command), command.keys);
        }
    }
}
