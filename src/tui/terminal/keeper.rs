//! Writes the reader's work down: soon after every change, and at once on leaving.
//!
//! Files are written by a thread of their own, so that no key waits for the disk; that thread also
//! makes the places with their words, which takes time where much is selected.

use super::events::Event;
use crate::article::Article;
use crate::notebook::{File, Lost, Resume, Store, Work};
use crate::tui::action::Action;
use crate::tui::state::State;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long after a change it is written: less than the second that is promised, long enough that
/// a key held down does not write a file for each step.
const SOON: Duration = Duration::from_millis(400);

/// What is to be written.
struct Snapshot {
    work: Work,
    lost: Vec<Lost>,
    resume: Resume,
}

/// Notices changes, and has them written.
pub(super) struct Keeper {
    writer: Option<(Sender<Snapshot>, JoinHandle<()>)>,
    /// What was written last: the work's revision, and the place.
    written: Option<(u64, Resume)>,
    due: Option<Instant>,
}

impl Keeper {
    /// A keeper of one article's notebook; one that keeps nothing where there is no store.
    pub(super) fn new(store: Option<Store>, article: Arc<Article>, queue: Sender<Event>) -> Self {
        let writer = store.map(|store| {
            let (sender, snapshots) = channel();
            let thread = std::thread::spawn(move || write(&store, &article, &snapshots, &queue));
            (sender, thread)
        });
        Self { writer, written: None, due: None }
    }

    /// Looks whether anything has changed.
    pub(super) fn look(&mut self, state: &State) {
        // Before the work of earlier is there, it would be written over.
        if self.writer.is_none() || !state.notes.opened || !state.material.analysed {
            return;
        }
        let now = (state.notes.revision, state.resume());
        if self.written.is_none() && !state.notes.begun {
            // Only to look at an article leaves no trace.
            self.written = Some(now);
        } else if self.written.as_ref() != Some(&now) {
            self.due.get_or_insert_with(|| Instant::now() + SOON);
        }
    }

    /// How long until something is to be written; nothing where nothing is.
    pub(super) fn wait(&self) -> Option<Duration> {
        self.due.map(|due| due.saturating_duration_since(Instant::now()))
    }

    /// Has the present work written, where it has changed.
    pub(super) fn keep(&mut self, state: &State) {
        self.look(state);
        if self.due.take().is_none() {
            return;
        }
        let Some((sender, _)) = &self.writer else { return };
        let (resume, notes) = (state.resume(), &state.notes);
        self.written = Some((notes.revision, resume.clone()));
        let snapshot = Snapshot { work: notes.history.now().clone(), lost: notes.lost.clone(), resume };
        // A writer that is gone has told why.
        let _ = sender.send(snapshot);
    }

    /// Has what is left written, and waits for it.
    pub(super) fn finish(mut self, state: &State) {
        self.keep(state);
        if let Some((sender, thread)) = self.writer.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}

fn write(store: &Store, article: &Article, snapshots: &Receiver<Snapshot>, queue: &Sender<Event>) {
    let sha256 = article.sha256();
    // Nobody has changed anything here yet: what is there now is what the screen shows.
    let stamp = store.stamp(&sha256);
    let mut claim = None;
    let mut told = false;
    while let Ok(mut snapshot) = snapshots.recv() {
        // Only the latest counts.
        while let Ok(later) = snapshots.try_recv() {
            snapshot = later;
        }
        // Only to look at an article claims nothing.
        if claim.is_none() {
            match store.claim(&sha256, &stamp) {
                Ok(claimed) => claim = Some(claimed),
                Err(error) => {
                    if !std::mem::replace(&mut told, true) {
                        let _ = queue.send(Event::Action(Action::Unkept(error.to_string())));
                    }
                    continue;
                }
            }
        }
        let file = File::new(article, &sha256, &snapshot.work, Some(&snapshot.resume), &snapshot.lost);
        if let Err(error) = store.save(&file) {
            let _ = queue.send(Event::Action(Action::Unkept(error.to_string())));
        }
    }
}
