//! `telusur config` and `telusur keys`: the settings, and the table of commands.

use super::args::{Config, ConfigCommand, Keys};
use super::failure::{Failure, Status, complain};
use super::print;
use crate::config::{self, Settings};
use crate::tui::keymap::{name, place_name};
use crate::tui::keys::{self, Context};
use crate::tui::words::Lang;
use std::fmt::Write as _;
use unicode_width::UnicodeWidthStr as _;

/// Shows the settings in force, where their file is, or what is wrong with it.
///
/// # Errors
/// [`Failure`].
pub fn run(args: &Config) -> Result<Status, Failure> {
    let path = config::path().ok_or_else(|| {
        Failure::Nothing("there is no folder for settings: set XDG_CONFIG_HOME or HOME to one".to_owned())
    })?;
    match args.what {
        ConfigCommand::Path => print::document(&format!("{}\n", path.display()))?,
        ConfigCommand::Show => {
            let settings = Settings::load();
            print::document(&settings.shown())?;
            return Ok(tell(&settings, &path));
        }
        ConfigCommand::Check => {
            let settings = Settings::load();
            let status = tell(&settings, &path);
            if status == Status::Done {
                let what = if path.exists() { "all well" } else { "no such file: the usual settings hold" };
                print::document(&format!("{}: {what}\n", path.display()))?;
            }
            return Ok(status);
        }
    }
    Ok(Status::Done)
}

fn tell(settings: &Settings, path: &std::path::Path) -> Status {
    for problem in &settings.problems {
        complain(&format!("{}, {problem}", path.display()));
    }
    if settings.problems.is_empty() { Status::Done } else { Status::Failed }
}

/// Prints the table of commands, with the keys in force.
///
/// # Errors
/// [`Failure`].
pub fn keys(args: &Keys) -> Result<Status, Failure> {
    let settings = Settings::load();
    let lang = Lang::of(args.ui.as_deref().or(settings.ui.as_deref()).unwrap_or("en"));
    if args.json {
        return super::lines::print_json(&objects(&settings, lang));
    }
    let text = if args.markdown { keys::markdown(lang) } else { table(&settings, lang) };
    print::document(&text)?;
    Ok(Status::Done)
}

/// The same for programs.
fn objects(settings: &Settings, lang: Lang) -> Vec<String> {
    let of = |context: Context| {
        context.commands().map(move |command| {
            serde_json::json!({
                "place": place_name(context), "action": name(command.cmd), "keys": settings.keymap.shown(command),
                "help": command.help.text(lang),
            })
            .to_string()
        })
    };
    Context::ALL.into_iter().flat_map(of).collect()
}

/// Keys, what the settings call the action, what it does.
fn table(settings: &Settings, lang: Lang) -> String {
    let mut out = String::new();
    for context in Context::ALL {
        let _ = writeln!(out, "{}[keys.{}]", if out.is_empty() { "" } else { "\n" }, place_name(context));
        for command in context.commands() {
            let keys = settings.keymap.shown(command).join(" ");
            let pad = " ".repeat(16usize.saturating_sub(keys.width()));
            let _ = writeln!(out, "{keys}{pad} {:<18} {}", name(command.cmd), command.help.text(lang));
        }
    }
    out
}
