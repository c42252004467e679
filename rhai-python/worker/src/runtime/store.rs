//! The revisions that a host has loaded. Knows nothing of engines.

use super::holders::Holders;
use crate::wire::{Load, ScriptIdentity, ServiceLimits};
use rhai_sandbox::{memory, Limits};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// One loaded revision of a script.
pub struct Revision {
    /// Unique in the process: loading a key again makes another revision.
    pub serial: u64,
    pub script: Arc<ScriptIdentity>,
    pub source: String,
    pub limits: Limits,
    pub service_limits: ServiceLimits,
    /// Outlives the revision where a thread still has it compiled.
    pub holders: Arc<Holders>,
}

/// What a process has beside the memory of its largest script; as `_PROCESS_SPARE_BYTES` of
/// `picloud/wiring/executor.py`.
const SPARE_BYTES: u64 = 24 << 20;

#[derive(Default)]
pub struct Store {
    revisions: Mutex<HashMap<String, Arc<Revision>>>,
}

impl Store {
    /// A script that may use more memory than others raises the wall of the process, so that a
    /// single run of it does not hit that.
    pub fn load(&self, load: Load<'_>) {
        memory::raise_process_wall(load.limits.max_memory_bytes.saturating_add(SPARE_BYTES));
        static SERIAL: AtomicU64 = AtomicU64::new(1);
        let revision = Revision {
            serial: SERIAL.fetch_add(1, Relaxed),
            script: Arc::new(load.script),
            source: load.source.to_owned(),
            limits: load.limits,
            service_limits: load.service_limits,
            holders: Arc::default(),
        };
        self.revisions().insert(load.key.to_owned(), Arc::new(revision));
    }

    /// Runs that were handed out keep what they run.
    pub fn unload(&self, key: &str) {
        self.revisions().remove(key);
    }

    pub fn find(&self, key: &str) -> Option<Arc<Revision>> {
        self.revisions().get(key).cloned()
    }

    fn revisions(&self) -> MutexGuard<'_, HashMap<String, Arc<Revision>>> {
        self.revisions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
