//! Work on many things of one kind, shared among the processors of this machine.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Does the work on each item, several at a time; ends with the first error there was.
pub fn each<T: Sync, E: Send>(items: &[T], work: impl Fn(&T) -> Result<(), E> + Sync) -> Result<(), E> {
    let next = AtomicUsize::new(0);
    let labour = || {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(item)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(labour)).collect();
        workers.into_iter().try_for_each(|worker| {
            // What a worker panicked with goes on here.
            worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    })
}
