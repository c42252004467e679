//! A stream socket that is read and written by blocking, also when its descriptor does not block.

use std::io;
use std::os::fd::RawFd;

/// A borrowed descriptor: closing it is the business of whoever opened it.
#[derive(Clone, Copy)]
pub struct Socket {
    fd: RawFd,
}

impl Socket {
    pub fn new(fd: RawFd) -> Self {
        Self { fd }
    }

    /// Up to `buffer.len()` bytes; 0 is the end of the stream.
    pub fn read(self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            // SAFETY: the pointer and the length are those of a live, writable slice.
            let count = unsafe { libc::recv(self.fd, buffer.as_mut_ptr().cast(), buffer.len(), 0) };
            match self.retried(count, libc::POLLIN)? {
                Some(count) => return Ok(count),
                None => continue,
            }
        }
    }

    /// All of `bytes`. A peer that has gone is an error, never a signal.
    pub fn write_all(self, bytes: &[u8]) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            // SAFETY: the pointer and the length are those of a live slice.
            let count = unsafe {
                libc::send(self.fd, rest.as_ptr().cast(), rest.len(), libc::MSG_NOSIGNAL)
            };
            if let Some(count) = self.retried(count, libc::POLLOUT)? {
                rest = &rest[count..];
            }
        }
        Ok(())
    }

    /// The count of a call that went through; None when it has to be made again.
    fn retried(self, count: isize, events: libc::c_short) -> io::Result<Option<usize>> {
        if let Ok(count) = usize::try_from(count) {
            return Ok(Some(count));
        }
        let error = io::Error::last_os_error();
        match error.kind() {
            io::ErrorKind::Interrupted => Ok(None),
            io::ErrorKind::WouldBlock => {
                let mut waiting = libc::pollfd { fd: self.fd, events, revents: 0 };
                // SAFETY: one valid pollfd; whatever comes of the wait, the call is made again.
                unsafe { libc::poll(&mut waiting, 1, -1) };
                Ok(None)
            }
            _ => Err(error),
        }
    }
}
