//! Work on many things at a time, results in the order of the things, with bounded memory.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

/// How many threads there should be where nobody says: one for each core.
#[must_use]
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// Takes things from `source`, gives each to `work` on one of `threads` threads, and hands the
/// results to `sink` on this thread, in the order of the things.
///
/// At any time no more than four things for each thread are under way, whatever takes long: the
/// source is asked for the next one only when a result has left. When the sink fails, its error
/// comes back at once; threads that wait for a slow source are left behind and end with it (which
/// is why they borrow nothing).
///
/// # Errors
/// What the sink says.
pub fn in_order<T, R, E>(
    threads: usize,
    mut source: impl FnMut() -> Option<T> + Send + 'static,
    work: impl Fn(T) -> R + Send + Sync + 'static,
    mut sink: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E>
where
    T: Send + 'static,
    R: Send + 'static,
{
    let threads = threads.max(1);
    let room = threads * 4;
    // A ticket is a right to have one more thing under way.
    let (give_back, tickets) = sync_channel(room);
    for _ in 0..room {
        let _ = give_back.send(());
    }
    let (things, to_do) = channel();
    thread::spawn(move || {
        for number in 0u64.. {
            if tickets.recv().is_err() {
                break;
            }
            let Some(thing) = source() else { break };
            if things.send((number, thing)).is_err() {
                break;
            }
        }
    });
    let (to_do, work) = (Arc::new(Mutex::new(to_do)), Arc::new(work));
    let (done, results) = channel();
    for _ in 0..threads {
        let (to_do, work, done) = (Arc::clone(&to_do), Arc::clone(&work), done.clone());
        thread::spawn(move || worker(&to_do, &*work, &done));
    }
    drop(done);
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (number, result) in results {
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&next) {
            sink(result)?;
            next += 1;
            let _ = give_back.send(());
        }
    }
    Ok(())
}

fn worker<T, R>(to_do: &Mutex<Receiver<(u64, T)>>, work: &impl Fn(T) -> R, done: &Sender<(u64, R)>) {
    loop {
        let Ok((number, thing)) = (match to_do.lock() {
            Ok(queue) => queue.recv(),
            // Another worker panicked while it held the queue; the queue itself is sound.
            Err(poisoned) => poisoned.into_inner().recv(),
        }) else {
            return;
        };
        if done.send((number, work(thing))).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn counted(to: usize) -> impl FnMut() -> Option<usize> + Send + 'static {
        let mut numbers = 0..to;
        move || numbers.next()
    }

    #[test]
    fn results_come_in_order_on_any_number_of_threads() {
        for threads in [0, 1, 3, 8] {
            let mut seen = Vec::new();
            let uneven = |n: usize| (0..(n % 7) * 1000).fold(n, |a, _| std::hint::black_box(a));
            let done = in_order(threads, counted(500), uneven, |n| {
                seen.push(n);
                Ok::<(), ()>(())
            });
            assert_eq!(done, Ok(()));
            assert!(seen.iter().copied().eq(0..500), "{threads}");
        }
    }

    #[test]
    fn no_more_is_taken_than_there_is_room_for() {
        let taken = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&taken);
        let mut numbers = 0..1000;
        let source = move || {
            count.fetch_add(1, Ordering::SeqCst);
            numbers.next()
        };
        let mut given = 0;
        let done = in_order(
            2,
            source,
            |n| n,
            |_| {
                given += 1;
                assert!(taken.load(Ordering::SeqCst) <= given + 8);
                Ok::<(), ()>(())
            },
        );
        assert_eq!((done, given), (Ok(()), 1000));
    }

    #[test]
    fn a_failing_sink_ends_an_endless_source() {
        let stopped = in_order(2, || Some(1), |n: i32| n, |_| Err("closed"));
        assert_eq!(stopped, Err("closed"));
    }
}
