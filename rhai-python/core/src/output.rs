//! What a script prints, handed to the host instead of the process's stdout.

use std::mem;

/// Which statement produced a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutputKind {
    Print,
    Debug,
}

/// One `print(...)` or `debug(...)` of a script; a position is known for `debug` only.
#[derive(Clone, Copy, Debug)]
pub struct Output<'a> {
    pub kind: OutputKind,
    pub text: &'a str,
    pub line: Option<u32>,
    pub column: Option<u32>,
}

/// Lines kept up to a number of lines and bytes; what comes after is counted, not kept.
#[derive(Clone, Debug, Default)]
pub struct OutputBuffer {
    max_bytes: usize,
    max_lines: usize,
    bytes: usize,
    lines: Vec<String>,
    dropped: u64,
}

impl OutputBuffer {
    #[must_use]
    pub fn new(max_bytes: u64, max_lines: u64) -> Self {
        let clamp = |limit| usize::try_from(limit).unwrap_or(usize::MAX);
        Self { max_bytes: clamp(max_bytes), max_lines: clamp(max_lines), ..Self::default() }
    }

    /// Keeps a line, cut at a character boundary when only a part of it fits; a line that is cut
    /// or left out counts as dropped.
    pub fn push(&mut self, text: &str) {
        let room = self.max_bytes - self.bytes;
        if self.lines.len() >= self.max_lines || (room == 0 && !text.is_empty()) {
            self.dropped += 1;
            return;
        }
        let mut end = text.len().min(room);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        if end < text.len() {
            self.dropped += 1;
        }
        self.bytes += end;
        self.lines.push(text[..end].to_owned());
    }

    /// The lines so far and how many were cut or left out; the buffer is empty afterwards.
    pub fn take(&mut self) -> (Vec<String>, u64) {
        self.bytes = 0;
        (mem::take(&mut self.lines), mem::take(&mut self.dropped))
    }
}
