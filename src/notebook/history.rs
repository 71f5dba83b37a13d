//! Undo and redo.

/// How many changes can be undone.
const REMEMBERED: usize = 200;

/// Something that changes, with what it was before.
#[derive(Clone, Debug, Default)]
pub struct History<T> {
    now: T,
    before: Vec<T>,
    undone: Vec<T>,
}

impl<T: Clone + PartialEq> History<T> {
    /// One without a past.
    pub fn new(now: T) -> Self {
        Self { now, before: Vec::new(), undone: Vec::new() }
    }

    /// As it is now.
    pub fn now(&self) -> &T {
        &self.now
    }

    /// Changes it; false where nothing changed.
    pub fn change(&mut self, to: T) -> bool {
        if to == self.now {
            return false;
        }
        self.before.push(std::mem::replace(&mut self.now, to));
        if self.before.len() > REMEMBERED {
            self.before.remove(0);
        }
        self.undone.clear();
        true
    }

    /// Takes the last change back; false where there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.before.pop() else { return false };
        self.undone.push(std::mem::replace(&mut self.now, before));
        true
    }

    /// Takes the last change back as if it had never been.
    pub fn revert(&mut self) {
        if let Some(before) = self.before.pop() {
            self.now = before;
        }
    }

    /// Makes the last change again that was taken back; false where there is none.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.undone.pop() else { return false };
        self.before.push(std::mem::replace(&mut self.now, after));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_taken_back_and_made_again() {
        let mut history = History::new(0);
        assert!(history.change(1) && history.change(2) && !history.change(2));
        assert!(history.undo() && history.undo() && !history.undo());
        assert_eq!(*history.now(), 0);
        assert!(history.redo());
        assert_eq!(*history.now(), 1);
        assert!(history.change(5) && !history.redo());
    }
}
