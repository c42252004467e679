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
    /// As the host says.
    run_began_ms: i64,
    /// The clock showed `clock_ms` at `clock_at`.
    clock_ms: i64,
    clock_at: Instant,
    readings: Vec<i64>,
}

#[derive(Default)]
struct Current {
    /// The message that began the run, which may have a seed, and when it began.
    begun: Option<(Arc<[u8]>, Instant)>,
    facts: Option<RunFacts>,
    random: Option<ChaCha20Rng>,
    next_reading: usize,
    /// Time and following bits of the last UUID.
    uuid_start: u64,
    patterns: Patterns,
}

thread_local! {
    static CURRENT: RefCell<Current> = RefCell::default();
}

/// Begin the run of a `run` message. Seed and clock are read when a tool first asks for them.
pub fn begin_run(message: &Arc<[u8]>, started_at: Instant) {
    let begun = Some((Arc::clone(message), started_at));
    CURRENT.with_borrow_mut(|current| *current = Current { begun, ..Current::default() });
}

/// Begin the run, or repeat it, from its first random number and its first reading of the clock.
pub fn restart() {
    CURRENT.with_borrow_mut(|current| {
        current.random = None;
        current.next_reading = 0;
        current.uuid_start = 0;
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
        let Current { facts, begun, .. } = current;
        let facts = facts.get_or_insert_with(|| RunFacts::of(begun.as_ref()));
        if let Some(&reading) = facts.readings.get(index) {
            return reading;
        }
        let elapsed_ms = i64::try_from(facts.clock_at.elapsed().as_millis()).unwrap_or(i64::MAX);
        let reading = facts.clock_ms.saturating_add(elapsed_ms);
        if facts.readings.len() < MAX_READINGS {
            facts.readings.push(reading);
        }
        reading
    })
}

/// Return when the run began, in milliseconds since 1970, UTC.
pub fn run_began_ms() -> i64 {
    CURRENT.with_borrow_mut(|current| {
        let Current { facts, begun, .. } = current;
        facts.get_or_insert_with(|| RunFacts::of(begun.as_ref())).run_began_ms
    })
}

/// Return `drawn`, or what follows the start of the last UUID where that is greater.
pub fn next_uuid_start(drawn: u64) -> u64 {
    CURRENT.with_borrow_mut(|current| {
        current.uuid_start = drawn.max(current.uuid_start + 1);
        current.uuid_start
    })
}

/// Call `work` with the random numbers of the run.
pub fn with_random<T>(work: impl FnOnce(&mut ChaCha20Rng) -> T) -> T {
    CURRENT.with_borrow_mut(|current| {
        let Current { facts, random, begun, .. } = current;
        let seed = facts.get_or_insert_with(|| RunFacts::of(begun.as_ref())).seed;
        work(random.get_or_insert_with(|| ChaCha20Rng::from_seed(seed)))
    })
}

/// Call `work` with the patterns of the run.
pub fn with_patterns<T>(work: impl FnOnce(&mut Patterns) -> T) -> T {
    CURRENT.with_borrow_mut(|current| work(&mut current.patterns))
}

impl RunFacts {
    /// Without a seed from the host, the system gives one. The clock of a trial starts at the time that the host sent:
    /// a replay runs at the time of the run that it replays.
    fn of(begun: Option<&(Arc<[u8]>, Instant)>) -> Self {
        let run = begun.and_then(|(message, started_at)| match HostMessage::decode(message) {
            Ok(HostMessage::Run(run)) => Some((run, *started_at)),
            _ => None,
        });
        let seed = run.as_ref().and_then(|(run, _)| run.seed.try_into().ok());
        let system_ms = millis_since_1970();
        let told_ms = run.as_ref().and_then(|(run, _)| i64::try_from(run.now_ms).ok());
        let run_began_ms = told_ms.filter(|&ms| ms > 0).unwrap_or(system_ms);
        let (clock_ms, clock_at) = match run {
            Some((run, started_at)) if run.is_trial => (run_began_ms, started_at),
            _ => (system_ms, Instant::now()),
        };
        Self {
            seed: seed.unwrap_or_else(seed_of_system),
            run_began_ms,
            clock_ms,
            clock_at,
            readings: Vec::new(),
        }
    }
}

fn millis_since_1970() -> i64 {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since_1970.as_millis()).unwrap_or(i64::MAX)
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
