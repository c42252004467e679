//! The run that is active on a thread, for the tools: its seed, its clock and the patterns it has
//! compiled. A repetition of the run, which only looks for the place of an error, sees the same
//! random numbers and the same readings of the clock.

use super::patterns::Patterns;
use crate::wire::HostMessage;
use rand_chacha::rand_core::SeedableRng;
use rand_chacha::ChaCha20Rng;
use std::cell::RefCell;
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// Readings of the clock that a repetition gets again; later ones are real.
const MAX_READINGS: usize = 4_096;

/// Shared by a run and its replay.
struct RunFacts {
    seed: [u8; 32],
    began_ms: i64,
    began_at: Instant,
    readings: Vec<i64>,
}

#[derive(Default)]
struct Current {
    /// The message that began the run; it may have a seed.
    message: Option<Arc<[u8]>>,
    facts: Option<RunFacts>,
    random: Option<ChaCha20Rng>,
    next_reading: usize,
    patterns: Patterns,
}

thread_local! {
    static CURRENT: RefCell<Current> = RefCell::default();
}

/// Begin the run of a `run` message. Seed and clock are read when a tool first asks for them.
pub fn begin_run(message: &Arc<[u8]>) {
    let message = Some(Arc::clone(message));
    CURRENT.with_borrow_mut(|current| *current = Current { message, ..Current::default() });
}

/// Begin the run, or repeat it, from its first random number and its first reading of the clock.
pub fn restart() {
    CURRENT.with_borrow_mut(|current| {
        current.random = None;
        current.next_reading = 0;
    });
}

/// Forget the patterns of the run, or of one repetition of it.
pub fn finish() {
    CURRENT.with_borrow_mut(|current| current.patterns = Patterns::default());
}

/// Forget the run.
pub fn end_run() {
    CURRENT.with_borrow_mut(|current| *current = Current::default());
}

/// Return the time in milliseconds since 1970, UTC.
pub fn now_ms() -> i64 {
    CURRENT.with_borrow_mut(|current| {
        let index = current.next_reading;
        current.next_reading += 1;
        let Current { facts, message, .. } = current;
        let facts = facts.get_or_insert_with(|| RunFacts::of(message.as_deref()));
        if let Some(&reading) = facts.readings.get(index) {
            return reading;
        }
        let elapsed_ms = i64::try_from(facts.began_at.elapsed().as_millis()).unwrap_or(i64::MAX);
        let reading = facts.began_ms.saturating_add(elapsed_ms);
        if facts.readings.len() < MAX_READINGS {
            facts.readings.push(reading);
        }
        reading
    })
}

/// Call `work` with the random numbers of the run.
pub fn with_random<T>(work: impl FnOnce(&mut ChaCha20Rng) -> T) -> T {
    CURRENT.with_borrow_mut(|current| {
        let Current { facts, random, message, .. } = current;
        let seed = facts.get_or_insert_with(|| RunFacts::of(message.as_deref())).seed;
        work(random.get_or_insert_with(|| ChaCha20Rng::from_seed(seed)))
    })
}

/// Call `work` with the patterns of the run.
pub fn with_patterns<T>(work: impl FnOnce(&mut Patterns) -> T) -> T {
    CURRENT.with_borrow_mut(|current| work(&mut current.patterns))
}

impl RunFacts {
    /// A host that sends no seed leaves it to the system.
    fn of(message: Option<&[u8]>) -> Self {
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let seed = message.and_then(|message| match HostMessage::decode(message) {
            Ok(HostMessage::Run(run)) => run.seed.try_into().ok(),
            _ => None,
        });
        Self {
            seed: seed.unwrap_or_else(seed_of_system),
            began_ms: i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX),
            began_at: Instant::now(),
            readings: Vec::new(),
        }
    }
}

/// # Panics
/// When the system has no random numbers: no run may go on with predictable ones.
fn seed_of_system() -> [u8; 32] {
    let mut seed = [0; 32];
    // SAFETY: the pointer and the length are those of the array
    let count = unsafe { libc::getrandom(seed.as_mut_ptr().cast(), seed.len(), 0) };
    assert_eq!(usize::try_from(count), Ok(seed.len()), "the system has no random numbers");
    seed
}
