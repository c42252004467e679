//! Cuts a byte stream into the payloads of its frames. Knows nothing of what they say.

use super::WireError;

/// Longest payload of one frame, in bytes.
pub const MAX_FRAME_BYTES: usize = 16 << 20;
/// The length in front of each payload.
pub const FRAME_HEAD_BYTES: usize = 4;

/// Received bytes that have not been taken yet.
#[derive(Default)]
pub struct FrameBuffer {
    bytes: Vec<u8>,
    /// Where the first frame that was not taken begins.
    start: usize,
}

impl FrameBuffer {
    pub fn feed(&mut self, received: &[u8]) {
        if self.start > 0 {
            self.bytes.drain(..self.start);
            self.start = 0;
        }
        self.bytes.extend_from_slice(received);
    }

    /// The next complete payload.
    ///
    /// # Errors
    /// The frame claims more than [`MAX_FRAME_BYTES`]; the stream cannot be read any further.
    pub fn next_payload(&mut self) -> Result<Option<&[u8]>, WireError> {
        let rest = &self.bytes[self.start..];
        let Some((head, rest)) = rest.split_first_chunk::<FRAME_HEAD_BYTES>() else {
            return Ok(None);
        };
        let length = u32::from_le_bytes(*head) as usize;
        if length > MAX_FRAME_BYTES {
            return Err(WireError(format!(
                "a frame claims {length} bytes, over the {MAX_FRAME_BYTES} of the wire"
            )));
        }
        if length > rest.len() {
            return Ok(None);
        }
        self.start += FRAME_HEAD_BYTES + length;
        Ok(Some(&rest[..length]))
    }

    /// Whether the stream stopped within a frame.
    pub fn has_partial_frame(&self) -> bool {
        self.start < self.bytes.len()
    }

    /// Gives the memory of a large frame back once it has been taken.
    pub fn shrink(&mut self) {
        if !self.has_partial_frame() && self.bytes.capacity() > 256 << 10 {
            *self = Self::default();
        }
    }
}
