//! Writes frames of many threads to one socket. Whoever finds nobody writing writes everything
//! that has gathered: a lone result goes out at once, a burst in few calls.

use super::socket::Socket;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// A buffer that grew above this is given back after it was written.
const KEPT_BYTES: usize = 256 << 10;

pub struct Writer {
    socket: Socket,
    pending: Mutex<Pending>,
}

#[derive(Default)]
struct Pending {
    bytes: Vec<u8>,
    /// The buffer of the last write, to be used again.
    spare: Vec<u8>,
    is_somebody_writing: bool,
    /// The peer has gone: what comes now has no reader.
    is_broken: bool,
}

impl Writer {
    pub fn new(socket: Socket) -> Self {
        Self { socket, pending: Mutex::default() }
    }

    /// Sends one frame, now or with the write that is under way. Errors are not told here: the
    /// reading side of the connection sees the same peer go.
    pub fn send(&self, frame: &[u8]) {
        let mut pending = self.lock();
        if pending.is_broken {
            return;
        }
        pending.bytes.extend_from_slice(frame);
        if pending.is_somebody_writing {
            return;
        }
        pending.is_somebody_writing = true;
        while !pending.bytes.is_empty() {
            let spare = std::mem::take(&mut pending.spare);
            let mut bytes = std::mem::replace(&mut pending.bytes, spare);
            drop(pending);
            let written = self.socket.write_all(&bytes);
            bytes.clear();
            pending = self.lock();
            if written.is_err() {
                pending.is_broken = true;
                pending.bytes = Vec::new();
            } else if bytes.capacity() <= KEPT_BYTES {
                pending.spare = bytes;
            }
        }
        pending.is_somebody_writing = false;
    }

    fn lock(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
