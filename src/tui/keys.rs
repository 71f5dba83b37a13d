//! The one table of commands: the key map, the help, the footer and the README's table are made
//! from it.

use super::words::{Lang, W};
use crossterm::event::{KeyCode, KeyModifiers};
use std::fmt;

/// A key with its modifiers; the shift of a letter is in the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// What was held down with it.
    pub mods: KeyModifiers,
}

impl Key {
    /// A key as the terminal reports it, brought to one form: no shift on characters, `S-Tab`
    /// for the back tab.
    #[must_use]
    pub fn new(code: KeyCode, mods: KeyModifiers) -> Self {
        let mods = mods & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        match code {
            KeyCode::BackTab => Self { code: KeyCode::Tab, mods: mods | KeyModifiers::SHIFT },
            KeyCode::Char(c) if mods.contains(KeyModifiers::SHIFT) => {
                let c = if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c };
                Self { code: KeyCode::Char(c), mods: mods - KeyModifiers::SHIFT }
            }
            code => Self { code, mods },
        }
    }

    /// A key by its name in the table: `j`, `C-d`, `A-Right`, `S-Tab`, `Space`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let mut mods = KeyModifiers::NONE;
        let mut rest = name;
        while rest.len() > 2 {
            let held = match rest.get(..2) {
                Some("C-") => KeyModifiers::CONTROL,
                Some("A-") => KeyModifiers::ALT,
                Some("S-") => KeyModifiers::SHIFT,
                _ => break,
            };
            mods |= held;
            rest = rest.get(2..)?;
        }
        let code = match NAMED.iter().find(|(n, _)| *n == rest) {
            Some((_, code)) => *code,
            None if rest.len() > 1 && rest.starts_with('F') => {
                KeyCode::F(rest[1..].parse().ok().filter(|n| (1..=12).contains(n))?)
            }
            None => {
                let mut chars = rest.chars();
                match (chars.next(), chars.next()) {
                    (Some(c), None) => KeyCode::Char(c),
                    _ => return None,
                }
            }
        };
        Some(Self { code, mods })
    }

    /// The character it types, where it types one.
    #[must_use]
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.mods.is_empty() && !c.is_control() => Some(c),
            _ => None,
        }
    }
}

const NAMED: &[(&str, KeyCode)] = &[
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
];

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(KeyModifiers::CONTROL, "C-"), (KeyModifiers::ALT, "A-"), (KeyModifiers::SHIFT, "S-")] {
            if self.mods.contains(held) {
                f.write_str(name)?;
            }
        }
        match (NAMED.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => f.write_str(name),
            (None, KeyCode::Char(c)) => write!(f, "{c}"),
            (None, KeyCode::F(n)) => write!(f, "F{n}"),
            (None, other) => write!(f, "{other:?}"),
        }
    }
}

/// Everything the reader can tell the screen to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is explained to the reader by its line in COMMANDS")]
pub enum Cmd {
    Down,
    Up,
    HalfDown,
    HalfUp,
    PageDown,
    PageUp,
    Top,
    Bottom,
    Left,
    Right,
    NextPane,
    PrevPane,
    List(u8),
    Go,
    NextFact,
    PrevFact,
    NextThread,
    PrevThread,
    Links,
    Back,
    Forward,
    Search,
    NextHit,
    PrevHit,
    Cancel,
    Select,
    SelectAll,
    Invert,
    ClearSelection,
    Undo,
    Redo,
    Note,
    Tag,
    Range,
    Corrections,
    Fix(Fix),
    Notebook,
    Export,
    Copy,
    NextQuote,
    PrevQuote,
    NextEntity,
    PrevEntity,
    NextAnyFact,
    PrevAnyFact,
    NextParagraph,
    PrevParagraph,
    SameNext,
    SamePrev,
    SetMark,
    GoMark,
    Zoom,
    Wider,
    Narrower,
    GrowPane,
    ShrinkPane,
    Dossier,
    Why,
    LinkMap,
    Comparisons,
    Timeline,
    Warnings,
    LastSheet,
    Hints,
    Filter,
    Stack,
    HideList,
    HideDetail,
    Taller,
    Lower,
    Rearrange,
    Theme,
    Parts,
    Mouse,
    Palette,
    Help,
    Redraw,
    Suspend,
    Quit,
    // While a range of the text is open.
    CharBack,
    CharOn,
    WordBack,
    WordOn,
    Sentence,
    OtherEnd,
    // In a prompt or dialog.
    Accept,
    Complete,
    Older,
    Newer,
    Scope,
    Regex,
    Roots,
    ClearLine,
    DeleteWord,
    NextField,
    PrevField,
    NextChoice,
    PrevChoice,
}

/// What can be put right about a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is explained to the reader by its line in COMMANDS")]
pub enum Fix {
    Accept,
    Reject,
    Speaker,
    Kind,
    Quote,
    Rename,
    Merge,
    Split,
}

/// Where a command can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Context {
    /// In every pane.
    Panes,
    /// In the article.
    Article,
    /// In a list.
    List,
    /// While searching.
    Prompt,
    /// In the export dialog.
    Export,
    /// In the list of links.
    Links,
    /// In a dossier or another sheet.
    Sheet,
    /// While a list is narrowed.
    Filter,
    /// In the choice of a theme.
    Themes,
    /// In the list of chapters, items or messages, which narrows as one types.
    Parts,
    /// While a query is typed that narrows a list.
    Query,
    /// While letters stand on the highlighted places.
    Hints,
    /// In the list of commands, which narrows as one types.
    Menu,
    /// While reading the help.
    Help,
    /// While a range of the text is open.
    Range,
    /// In the list of corrections.
    Fixes,
    /// While writing a note, tags or a name.
    Ask,
    /// In the list of the reader's own work.
    Notebook,
}

impl Context {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 18] = [
        Self::Panes,
        Self::Article,
        Self::List,
        Self::Range,
        Self::Fixes,
        Self::Ask,
        Self::Notebook,
        Self::Prompt,
        Self::Sheet,
        Self::Query,
        Self::Filter,
        Self::Themes,
        Self::Parts,
        Self::Hints,
        Self::Links,
        Self::Export,
        Self::Menu,
        Self::Help,
    ];

    /// The commands that can be given there.
    pub fn commands(self) -> impl Iterator<Item = &'static Command> {
        COMMANDS.iter().filter(move |c| c.context == self)
    }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// What it does.
    pub cmd: Cmd,
    /// Its keys, each a sequence of key names between blanks.
    pub keys: &'static [&'static str],
    /// Where it can be given.
    pub context: Context,
    /// What the help says of it.
    pub help: W,
    /// What the footer says of it, where it is shown there.
    pub brief: Option<W>,
}

const fn line(cmd: Cmd, keys: &'static [&'static str], context: Context, help: W, brief: Option<W>) -> Command {
    Command { cmd, keys, context, help, brief }
}

/// All commands, in the order of the help.
#[rustfmt::skip]
pub const COMMANDS: &[Command] = &[
    line(Cmd::Help, &["?"], Context::Panes, W::HelpHelp, Some(W::BriefHelp)),
    line(Cmd::Quit, &["q", "C-c"], Context::Panes, W::HelpQuit, Some(W::BriefQuit)),
    line(Cmd::Down, &["j", "Down"], Context::Panes, W::HelpDown, None),
    line(Cmd::Up, &["k", "Up"], Context::Panes, W::HelpUp, None),
    line(Cmd::HalfDown, &["C-d"], Context::Panes, W::HelpHalfDown, None),
    line(Cmd::HalfUp, &["C-u"], Context::Panes, W::HelpHalfUp, None),
    line(Cmd::PageDown, &["PgDn"], Context::Panes, W::HelpPageDown, None),
    line(Cmd::PageUp, &["PgUp"], Context::Panes, W::HelpPageUp, None),
    line(Cmd::Top, &["g", "Home"], Context::Panes, W::HelpTop, None),
    line(Cmd::Bottom, &["G", "End"], Context::Panes, W::HelpBottom, None),
    line(Cmd::NextPane, &["Tab"], Context::Panes, W::HelpNextPane, Some(W::BriefPane)),
    line(Cmd::PrevPane, &["S-Tab"], Context::Panes, W::HelpPrevPane, None),
    line(Cmd::List(0), &["1"], Context::Panes, W::HelpList1, None),
    line(Cmd::List(1), &["2"], Context::Panes, W::HelpList2, None),
    line(Cmd::List(2), &["3"], Context::Panes, W::HelpList3, None),
    line(Cmd::List(3), &["4"], Context::Panes, W::HelpList4, None),
    line(Cmd::List(4), &["5"], Context::Panes, W::HelpList5, None),
    line(Cmd::Go, &["Enter"], Context::List, W::HelpGoList, Some(W::BriefGoText)),
    line(Cmd::Go, &["Enter"], Context::Article, W::HelpGoArticle, Some(W::BriefGoList)),
    line(Cmd::NextFact, &["J"], Context::Panes, W::HelpNextFact, Some(W::BriefFact)),
    line(Cmd::PrevFact, &["K"], Context::Panes, W::HelpPrevFact, None),
    line(Cmd::NextThread, &["}"], Context::Panes, W::HelpNextThread, Some(W::BriefThread)),
    line(Cmd::PrevThread, &["{"], Context::Panes, W::HelpPrevThread, None),
    line(Cmd::Dossier, &["d"], Context::Panes, W::HelpDossier, Some(W::BriefDossier)),
    line(Cmd::Why, &["w"], Context::Panes, W::HelpWhy, Some(W::BriefWhy)),
    line(Cmd::Links, &["l"], Context::Panes, W::HelpLinks, Some(W::BriefLinks)),
    line(Cmd::Back, &["C-o", "Backspace"], Context::Panes, W::HelpBack, Some(W::BriefBack)),
    line(Cmd::Forward, &["A-Right"], Context::Panes, W::HelpForward, None),
    line(Cmd::Search, &["/"], Context::Panes, W::HelpSearch, Some(W::BriefSearch)),
    line(Cmd::NextHit, &["n"], Context::Panes, W::HelpNextHit, None),
    line(Cmd::PrevHit, &["N"], Context::Panes, W::HelpPrevHit, None),
    line(Cmd::Cancel, &["Esc"], Context::Panes, W::HelpCancel, None),
    line(Cmd::Select, &["Space"], Context::Panes, W::HelpSelect, Some(W::BriefSelect)),
    line(Cmd::SelectAll, &["*"], Context::Panes, W::HelpSelectAll, None),
    line(Cmd::Invert, &["!"], Context::Panes, W::HelpInvert, None),
    line(Cmd::ClearSelection, &["X"], Context::Panes, W::HelpClearSelection, None),
    line(Cmd::Undo, &["u"], Context::Panes, W::HelpUndo, None),
    line(Cmd::Redo, &["C-r"], Context::Panes, W::HelpRedo, None),
    line(Cmd::Note, &["a"], Context::Panes, W::HelpNote, Some(W::BriefNote)),
    line(Cmd::Tag, &["#"], Context::Panes, W::HelpTag, None),
    line(Cmd::Range, &["v"], Context::Panes, W::HelpRange, None),
    line(Cmd::Corrections, &["c"], Context::Panes, W::HelpCorrections, Some(W::BriefCorrect)),
    line(Cmd::Notebook, &["A"], Context::Panes, W::HelpNotebook, None),
    line(Cmd::Export, &["x"], Context::Panes, W::HelpExport, Some(W::BriefExport)),
    line(Cmd::Copy, &["y"], Context::Panes, W::HelpCopy, Some(W::BriefCopy)),
    line(Cmd::LinkMap, &["L"], Context::Panes, W::HelpLinkMap, None),
    line(Cmd::Comparisons, &["C"], Context::Panes, W::HelpComparisons, None),
    line(Cmd::Timeline, &["T"], Context::Panes, W::HelpTimeline, None),
    line(Cmd::Warnings, &["W"], Context::Panes, W::HelpWarnings, None),
    line(Cmd::LastSheet, &["D"], Context::Panes, W::HelpLastSheet, None),
    line(Cmd::Hints, &["f"], Context::Panes, W::HelpHints, Some(W::BriefHints)),
    line(Cmd::Filter, &["&"], Context::Panes, W::HelpFilter, Some(W::BriefFilter)),
    line(Cmd::Left, &["Left"], Context::Article, W::HelpPrevPlace, None),
    line(Cmd::Right, &["Right"], Context::Article, W::HelpNextPlace, None),
    line(Cmd::Left, &["Left"], Context::List, W::HelpFold, None),
    line(Cmd::Right, &["Right"], Context::List, W::HelpUnfold, None),
    line(Cmd::NextQuote, &["] q"], Context::Panes, W::HelpNextQuote, None),
    line(Cmd::PrevQuote, &["[ q"], Context::Panes, W::HelpPrevQuote, None),
    line(Cmd::NextEntity, &["] e"], Context::Panes, W::HelpNextEntity, None),
    line(Cmd::PrevEntity, &["[ e"], Context::Panes, W::HelpPrevEntity, None),
    line(Cmd::NextAnyFact, &["] f"], Context::Panes, W::HelpNextAnyFact, None),
    line(Cmd::PrevAnyFact, &["[ f"], Context::Panes, W::HelpPrevAnyFact, None),
    line(Cmd::NextParagraph, &["] p"], Context::Panes, W::HelpNextParagraph, None),
    line(Cmd::PrevParagraph, &["[ p"], Context::Panes, W::HelpPrevParagraph, None),
    line(Cmd::SameNext, &["] s"], Context::Panes, W::HelpSameNext, None),
    line(Cmd::SamePrev, &["[ s"], Context::Panes, W::HelpSamePrev, None),
    line(Cmd::SetMark, &["m"], Context::Panes, W::HelpSetMark, None),
    line(Cmd::GoMark, &["'"], Context::Panes, W::HelpGoMark, None),
    line(Cmd::Zoom, &["z"], Context::Panes, W::HelpZoom, None),
    line(Cmd::GrowPane, &[">"], Context::Panes, W::HelpGrowPane, None),
    line(Cmd::ShrinkPane, &["<"], Context::Panes, W::HelpShrinkPane, None),
    line(Cmd::Stack, &["C-w s"], Context::Panes, W::HelpStack, None),
    line(Cmd::HideList, &["C-w l"], Context::Panes, W::HelpHideList, None),
    line(Cmd::HideDetail, &["C-w d"], Context::Panes, W::HelpHideDetail, None),
    line(Cmd::Taller, &["C-w +"], Context::Panes, W::HelpTaller, None),
    line(Cmd::Lower, &["C-w -"], Context::Panes, W::HelpLower, None),
    line(Cmd::Rearrange, &["C-w ="], Context::Panes, W::HelpRearrange, None),
    line(Cmd::Wider, &["+", "="], Context::Panes, W::HelpWider, None),
    line(Cmd::Narrower, &["-", "_"], Context::Panes, W::HelpNarrower, None),
    line(Cmd::Parts, &["O"], Context::Panes, W::HelpParts, None),
    line(Cmd::Theme, &["t"], Context::Panes, W::HelpTheme, None),
    line(Cmd::Mouse, &["M"], Context::Panes, W::HelpMouse, None),
    line(Cmd::Palette, &[":", "C-p"], Context::Panes, W::HelpPalette, None),
    line(Cmd::Redraw, &["C-l"], Context::Panes, W::HelpRedraw, None),
    line(Cmd::Suspend, &["C-z"], Context::Panes, W::HelpSuspend, None),
    line(Cmd::Cancel, &["Esc", "v"], Context::Range, W::HelpRangeEnd, Some(W::BriefRangeEnd)),
    line(Cmd::WordOn, &["Right", "w"], Context::Range, W::HelpWordOn, Some(W::BriefWord)),
    line(Cmd::WordBack, &["Left", "b"], Context::Range, W::HelpWordBack, None),
    line(Cmd::CharOn, &["S-Right"], Context::Range, W::HelpCharOn, None),
    line(Cmd::CharBack, &["S-Left"], Context::Range, W::HelpCharBack, None),
    line(Cmd::Sentence, &["s"], Context::Range, W::HelpSentence, Some(W::BriefSentence)),
    line(Cmd::OtherEnd, &["o"], Context::Range, W::HelpOtherEnd, None),
    line(Cmd::Fix(Fix::Accept), &["a"], Context::Fixes, W::HelpFixAccept, None),
    line(Cmd::Fix(Fix::Reject), &["r", "x"], Context::Fixes, W::HelpFixReject, None),
    line(Cmd::Fix(Fix::Speaker), &["s"], Context::Fixes, W::HelpFixSpeaker, None),
    line(Cmd::Fix(Fix::Kind), &["t"], Context::Fixes, W::HelpFixKind, None),
    line(Cmd::Fix(Fix::Quote), &["q"], Context::Fixes, W::HelpFixQuote, None),
    line(Cmd::Fix(Fix::Rename), &["n"], Context::Fixes, W::HelpFixRename, None),
    line(Cmd::Fix(Fix::Merge), &["m"], Context::Fixes, W::HelpFixMerge, None),
    line(Cmd::Fix(Fix::Split), &["p"], Context::Fixes, W::HelpFixSplit, None),
    line(Cmd::Down, &["j", "Down", "Tab"], Context::Themes, W::HelpMenuDown, None),
    line(Cmd::Up, &["k", "Up", "S-Tab"], Context::Themes, W::HelpMenuUp, None),
    line(Cmd::Theme, &["t"], Context::Themes, W::HelpThemeRound, None),
    line(Cmd::Accept, &["Enter"], Context::Themes, W::HelpThemeKeep, Some(W::BriefKeep)),
    line(Cmd::Cancel, &["Esc", "C-c", "q"], Context::Themes, W::HelpThemeCancel, Some(W::BriefClose)),
    line(Cmd::Accept, &["Enter"], Context::Parts, W::HelpPartsAccept, Some(W::BriefOpen)),
    line(Cmd::Cancel, &["Esc", "C-c"], Context::Parts, W::HelpPartsCancel, Some(W::BriefClose)),
    line(Cmd::Down, &["Down", "C-n", "Tab"], Context::Parts, W::HelpMenuDown, None),
    line(Cmd::Up, &["Up", "C-p", "S-Tab"], Context::Parts, W::HelpMenuUp, None),
    line(Cmd::PageDown, &["PgDn"], Context::Parts, W::HelpPageDown, None),
    line(Cmd::PageUp, &["PgUp"], Context::Parts, W::HelpPageUp, None),
    line(Cmd::ClearLine, &["C-u"], Context::Parts, W::HelpClearLine, None),
    line(Cmd::DeleteWord, &["C-w"], Context::Parts, W::HelpDeleteWord, None),
    line(Cmd::Accept, &["Enter"], Context::Fixes, W::HelpMenuAccept, Some(W::BriefFollow)),
    line(Cmd::Cancel, &["Esc", "C-c", "c"], Context::Fixes, W::HelpMenuCancel, Some(W::BriefClose)),
    line(Cmd::Down, &["j", "Down", "Tab"], Context::Fixes, W::HelpMenuDown, None),
    line(Cmd::Up, &["k", "Up", "S-Tab"], Context::Fixes, W::HelpMenuUp, None),
    line(Cmd::Accept, &["Enter"], Context::Ask, W::HelpAskAccept, Some(W::BriefKeep)),
    line(Cmd::Cancel, &["Esc", "C-c"], Context::Ask, W::HelpAskCancel, Some(W::BriefClose)),
    line(Cmd::ClearLine, &["C-u"], Context::Ask, W::HelpClearLine, None),
    line(Cmd::DeleteWord, &["C-w"], Context::Ask, W::HelpDeleteWord, None),
    line(Cmd::Accept, &["Enter", "l"], Context::Notebook, W::HelpNotebookGo, Some(W::BriefFollow)),
    line(Cmd::Cancel, &["Esc", "q", "C-c", "A"], Context::Notebook, W::HelpMenuCancel, Some(W::BriefClose)),
    line(Cmd::Down, &["j", "Down", "Tab"], Context::Notebook, W::HelpMenuDown, None),
    line(Cmd::Up, &["k", "Up", "S-Tab"], Context::Notebook, W::HelpMenuUp, None),
    line(Cmd::Accept, &["Enter"], Context::Prompt, W::HelpPromptAccept, Some(W::BriefKeep)),
    line(Cmd::Cancel, &["Esc", "C-c"], Context::Prompt, W::HelpPromptCancel, Some(W::BriefGoBack)),
    line(Cmd::Scope, &["C-t"], Context::Prompt, W::HelpScope, Some(W::BriefScope)),
    line(Cmd::Regex, &["C-r"], Context::Prompt, W::HelpRegex, Some(W::BriefRegex)),
    line(Cmd::Roots, &["C-s"], Context::Prompt, W::HelpRoots, Some(W::BriefRoots)),
    line(Cmd::NextHit, &["C-n"], Context::Prompt, W::HelpPromptNext, Some(W::BriefHit)),
    line(Cmd::PrevHit, &["C-p"], Context::Prompt, W::HelpPromptPrev, None),
    line(Cmd::Older, &["Up"], Context::Prompt, W::HelpOlder, None),
    line(Cmd::Newer, &["Down"], Context::Prompt, W::HelpNewer, None),
    line(Cmd::ClearLine, &["C-u"], Context::Prompt, W::HelpClearLine, None),
    line(Cmd::DeleteWord, &["C-w"], Context::Prompt, W::HelpDeleteWord, None),
    line(Cmd::Accept, &["Enter", "l"], Context::Sheet, W::HelpSheetAccept, Some(W::BriefGoText)),
    line(Cmd::Cancel, &["Esc", "q", "C-c", "Backspace"], Context::Sheet, W::HelpSheetCancel, Some(W::BriefClose)),
    line(Cmd::Down, &["j", "Down", "Tab"], Context::Sheet, W::HelpSheetDown, Some(W::BriefDown)),
    line(Cmd::Up, &["k", "Up", "S-Tab"], Context::Sheet, W::HelpSheetUp, None),
    line(Cmd::PageDown, &["PgDn", "Space", "C-d"], Context::Sheet, W::HelpHelpPageDown, None),
    line(Cmd::PageUp, &["PgUp", "C-u"], Context::Sheet, W::HelpHelpPageUp, None),
    line(Cmd::Top, &["g", "Home"], Context::Sheet, W::HelpTop, None),
    line(Cmd::Bottom, &["G", "End"], Context::Sheet, W::HelpBottom, None),
    line(Cmd::Dossier, &["d"], Context::Sheet, W::HelpSheetDossier, Some(W::BriefDossier)),
    line(Cmd::Why, &["w"], Context::Sheet, W::HelpSheetWhy, Some(W::BriefWhy)),
    line(Cmd::Right, &["Right"], Context::Sheet, W::HelpSheetUnfold, None),
    line(Cmd::Left, &["Left"], Context::Sheet, W::HelpSheetFold, None),
    line(Cmd::Accept, &["Enter"], Context::Query, W::HelpFilterAccept, Some(W::BriefKeep)),
    line(Cmd::Cancel, &["Esc", "C-c"], Context::Query, W::HelpFilterCancel, Some(W::BriefGoBack)),
    line(Cmd::Complete, &["Tab"], Context::Query, W::HelpComplete, Some(W::BriefComplete)),
    line(Cmd::NextField, &["Down"], Context::Query, W::HelpNextField, Some(W::BriefField)),
    line(Cmd::PrevField, &["Up"], Context::Query, W::HelpPrevField, None),
    line(Cmd::Roots, &["C-s"], Context::Query, W::HelpRoots, Some(W::BriefRoots)),
    line(Cmd::ClearLine, &["C-u"], Context::Query, W::HelpFilterClear, Some(W::BriefAll)),
    line(Cmd::DeleteWord, &["C-w"], Context::Query, W::HelpDeleteWord, None),
    line(Cmd::Accept, &["Enter"], Context::Filter, W::HelpFilterAccept, Some(W::BriefKeep)),
    line(Cmd::Cancel, &["Esc", "q", "C-c"], Context::Filter, W::HelpFilterCancel, Some(W::BriefGoBack)),
    line(Cmd::NextField, &["j", "Down", "Tab"], Context::Filter, W::HelpNextField, Some(W::BriefField)),
    line(Cmd::PrevField, &["k", "Up", "S-Tab"], Context::Filter, W::HelpPrevField, None),
    line(Cmd::NextChoice, &["Right", "l", "Space"], Context::Filter, W::HelpNextChoice, Some(W::BriefChoice)),
    line(Cmd::PrevChoice, &["Left", "h"], Context::Filter, W::HelpPrevChoice, None),
    line(Cmd::ClearLine, &["C-u", "&"], Context::Filter, W::HelpFilterClear, Some(W::BriefAll)),
    line(Cmd::Cancel, &["Esc", "C-c"], Context::Hints, W::HelpHintsCancel, Some(W::BriefClose)),
    line(Cmd::Accept, &["Enter"], Context::Export, W::HelpExportWrite, Some(W::BriefWrite)),
    line(Cmd::Cancel, &["Esc", "C-c"], Context::Export, W::HelpExportCancel, Some(W::BriefClose)),
    line(Cmd::NextField, &["Tab"], Context::Export, W::HelpNextField, Some(W::BriefField)),
    line(Cmd::PrevField, &["S-Tab"], Context::Export, W::HelpPrevField, None),
    line(Cmd::NextChoice, &["Right"], Context::Export, W::HelpNextChoice, Some(W::BriefChoice)),
    line(Cmd::PrevChoice, &["Left"], Context::Export, W::HelpPrevChoice, None),
    line(Cmd::Down, &["Down"], Context::Export, W::HelpPreviewDown, None),
    line(Cmd::Up, &["Up"], Context::Export, W::HelpPreviewUp, None),
    line(Cmd::Copy, &["C-y"], Context::Export, W::HelpExportCopy, Some(W::BriefCopy)),
    line(Cmd::ClearLine, &["C-u"], Context::Export, W::HelpClearLine, None),
    line(Cmd::DeleteWord, &["C-w"], Context::Export, W::HelpDeleteWord, None),
    line(Cmd::Accept, &["Enter", "l"], Context::Links, W::HelpLinksAccept, Some(W::BriefFollow)),
    line(Cmd::Cancel, &["Esc", "q", "C-c"], Context::Links, W::HelpMenuCancel, Some(W::BriefClose)),
    line(Cmd::Down, &["j", "Down", "Tab"], Context::Links, W::HelpMenuDown, None),
    line(Cmd::Up, &["k", "Up", "S-Tab"], Context::Links, W::HelpMenuUp, None),
    line(Cmd::Accept, &["Enter"], Context::Menu, W::HelpMenuAccept, Some(W::BriefFollow)),
    line(Cmd::Cancel, &["Esc", "C-c"], Context::Menu, W::HelpMenuCancel, Some(W::BriefClose)),
    line(Cmd::Down, &["Down", "C-n", "Tab"], Context::Menu, W::HelpMenuDown, None),
    line(Cmd::Up, &["Up", "C-p", "S-Tab"], Context::Menu, W::HelpMenuUp, None),
    line(Cmd::Cancel, &["Esc", "?", "q", "C-c", "Enter"], Context::Help, W::HelpHelpClose, Some(W::BriefClose)),
    line(Cmd::Down, &["j", "Down"], Context::Help, W::HelpHelpDown, None),
    line(Cmd::Up, &["k", "Up"], Context::Help, W::HelpHelpUp, None),
    line(Cmd::PageDown, &["PgDn", "Space", "C-d"], Context::Help, W::HelpHelpPageDown, None),
    line(Cmd::PageUp, &["PgUp", "C-u"], Context::Help, W::HelpHelpPageUp, None),
    line(Cmd::Top, &["g", "Home"], Context::Help, W::HelpTop, None),
    line(Cmd::Bottom, &["G", "End"], Context::Help, W::HelpBottom, None),
];

/// What the keys pressed so far mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// This command.
    Found(Cmd),
    /// The beginning of a sequence.
    Begun,
    /// Nothing.
    Unknown,
}

/// The keys of a sequence as the table writes it.
#[must_use]
pub fn sequence(names: &str) -> Vec<Key> {
    names.split(' ').filter_map(Key::parse).collect()
}

/// How a command's keys are shown: `j`, `Down`; sequences without their blank.
#[must_use]
pub fn shown(command: &Command) -> Vec<String> {
    command.keys.iter().map(|keys| keys.replace(' ', "")).collect()
}

/// The table of commands as Markdown, for the README.
#[must_use]
pub fn markdown(lang: Lang) -> String {
    use std::fmt::Write as _;
    let mut out = format!("| {} | {} |\n|---|---|\n", W::Keys.text(lang), W::WhatTheyDo.text(lang));
    for command in Context::ALL.into_iter().flat_map(Context::commands) {
        let keys: Vec<String> = shown(command).iter().map(|k| format!("`{}`", k.replace('|', "\\|"))).collect();
        let place = match place(command.context) {
            Some(word) => format!(" ({})", word.text(lang)),
            None => String::new(),
        };
        let _ = writeln!(out, "| {} | {}{place} |", keys.join(" "), command.help.text(lang));
    }
    out
}

/// What a context is called in the help; nothing for the panes as a whole.
#[must_use]
pub fn place(context: Context) -> Option<W> {
    match context {
        Context::Panes => None,
        Context::Article => Some(W::InArticle),
        Context::List => Some(W::InList),
        Context::Prompt => Some(W::InPrompt),
        Context::Export => Some(W::InExport),
        Context::Sheet => Some(W::InSheet),
        Context::Filter => Some(W::InFilter),
        Context::Query => Some(W::InQuery),
        Context::Hints => Some(W::InHints),
        Context::Links => Some(W::InLinks),
        Context::Menu => Some(W::InMenu),
        Context::Help => Some(W::InHelp),
        Context::Range => Some(W::InRange),
        Context::Fixes => Some(W::InFixes),
        Context::Themes => Some(W::InThemes),
        Context::Parts => Some(W::InParts),
        Context::Ask => Some(W::InAsk),
        Context::Notebook => Some(W::InNotebook),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::keymap::Keymap;
    use std::collections::HashSet;

    #[test]
    fn every_name_of_a_key_is_one() {
        for command in COMMANDS {
            for keys in command.keys {
                assert_eq!(sequence(keys).len(), keys.split(' ').count(), "{keys}");
                let back: Vec<String> = sequence(keys).iter().map(Key::to_string).collect();
                assert_eq!(back.join(" "), *keys);
            }
        }
    }

    #[test]
    fn no_key_means_two_things_in_one_place() {
        let mut seen = HashSet::new();
        for command in COMMANDS {
            for keys in command.keys {
                assert!(seen.insert((command.context, *keys)), "{keys} twice in {:?}", command.context);
                for place in [Context::Article, Context::List] {
                    assert!(command.context != place || !seen.contains(&(Context::Panes, *keys)), "{keys}");
                }
            }
        }
    }

    #[test]
    fn no_key_is_also_the_beginning_of_a_sequence() {
        let all: Vec<(Context, Vec<Key>)> =
            COMMANDS.iter().flat_map(|c| c.keys.iter().map(|k| (c.context, sequence(k)))).collect();
        for (context, keys) in &all {
            let begins = |other: &&(Context, Vec<Key>)| other.0 == *context && other.1.len() > keys.len();
            assert!(!all.iter().filter(begins).any(|(_, other)| other.starts_with(keys)), "{keys:?}");
        }
    }

    #[test]
    fn tab_and_control_i_are_never_told_apart() {
        assert!(!COMMANDS.iter().any(|c| c.keys.contains(&"C-i")));
    }

    #[test]
    fn terminals_report_shift_in_different_ways() {
        let shifted = Key::new(KeyCode::Char('j'), KeyModifiers::SHIFT);
        assert_eq!(shifted, Key::new(KeyCode::Char('J'), KeyModifiers::SHIFT));
        assert_eq!(Keymap::default().look_up(&[Context::Panes], &[shifted]), Lookup::Found(Cmd::NextFact));
        let back_tab = Key::new(KeyCode::BackTab, KeyModifiers::SHIFT);
        assert_eq!(Keymap::default().look_up(&[Context::Panes], &[back_tab]), Lookup::Found(Cmd::PrevPane));
    }

    #[test]
    fn sequences_say_how_they_go_on() {
        let begun = sequence("]");
        assert_eq!(Keymap::default().look_up(&[Context::Panes], &begun), Lookup::Begun);
        let rest: Vec<String> =
            Keymap::default().continuations(&[Context::Panes], &begun).into_iter().map(|(k, _)| k).collect();
        assert_eq!(rest, ["q", "e", "f", "p", "s"]);
    }
}
