//! What the process really takes of the machine: blocks that the allocator keeps and touched stacks
//! are in no books, but the kernel counts them. Read by the watchdog while runs are active. Knows
//! which run holds the most, nothing of what it does.

#[cfg(target_os = "linux")]
use std::ffi::CStr;
use std::sync::atomic::{AtomicI32, AtomicI64, Ordering::Relaxed};

use crate::{active_runs, memory};

/// What allocator and stacks may take on top of the process wall.
const SPARE_BYTES: i64 = 8 << 20;
/// Further above it, another run is stopped when the last stop has had its time to act.
const URGENT_BYTES: i64 = 16 << 20;
/// Free blocks that are worth a walk through the allocator.
const WORTH_A_TRIM_BYTES: i64 = 4 << 20;

#[cfg(target_os = "linux")]
const STATM: &CStr = c"/proc/self/statm";

/// Open for as long as the process lives: no file can be opened once it is confined.
static FILE: AtomicI32 = AtomicI32::new(-1);
static BASELINE: AtomicI64 = AtomicI64::new(0);

/// From now on, holds the process within its wall and a little on top of what it has in RAM now:
/// gives free memory back to the system, and when that is not enough, stops the run that holds the
/// most. Needs `pread64` on one descriptor, which stays open.
///
/// Returns false when the system does not say what is in RAM; nothing is watched then.
pub fn watch() -> bool {
    let file = open();
    match read(file) {
        Some(bytes) => {
            BASELINE.store(bytes, Relaxed);
            FILE.store(file, Relaxed);
            true
        }
        None => false,
    }
}

/// One look, a few microseconds when all is well. Called at each tick of the watchdog.
pub(crate) fn check() {
    let file = FILE.load(Relaxed);
    let wall = i64::try_from(memory::process_wall()).unwrap_or(0);
    if file < 0 || wall == 0 {
        return;
    }
    let allowed = wall.saturating_add(SPARE_BYTES);
    let growth = || read(file).map_or(0, |bytes| bytes - BASELINE.load(Relaxed));
    let mut above = growth() - allowed;
    if above <= 0 {
        return;
    }
    if allowed + above - memory::process_total() > WORTH_A_TRIM_BYTES {
        memory::give_back();
        above = growth() - allowed;
    }
    if above > 0 {
        active_runs::stop_the_largest(above > URGENT_BYTES, memory::notable_bytes());
    }
}

#[cfg(target_os = "linux")]
fn open() -> i32 {
    // SAFETY: a text with its end and the documented flags.
    unsafe { libc::open(STATM.as_ptr(), libc::O_RDONLY | libc::O_CLOEXEC) }
}

#[cfg(not(target_os = "linux"))]
fn open() -> i32 {
    -1
}

/// Other systems are not asked.
#[cfg(not(target_os = "linux"))]
fn read(_: i32) -> Option<i64> {
    None
}

/// Bytes in RAM; the second number of the file counts pages.
#[cfg(target_os = "linux")]
fn read(file: i32) -> Option<i64> {
    let mut buffer = [0_u8; 128];
    // SAFETY: the buffer is ours and as long as said; a bad descriptor is an error.
    let count = unsafe { libc::pread(file, buffer.as_mut_ptr().cast(), buffer.len(), 0) };
    let text = std::str::from_utf8(buffer.get(..usize::try_from(count).ok()?)?).ok()?;
    let pages: i64 = text.split(' ').nth(1)?.parse().ok()?;
    // SAFETY: a plain question.
    Some(pages * unsafe { libc::sysconf(libc::_SC_PAGESIZE) })
}
