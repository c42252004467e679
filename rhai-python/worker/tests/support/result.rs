//! The `result` of a run.

use super::Value;

/// A `result` as a test wants to see it.
#[derive(Debug, Clone)]
pub struct RunResult {
    pub call_id: u64,
    pub status: String,
    pub http_status: u64,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// code, message, line, column, limit, limit value; 0 and "" for nil
    pub error: Option<(String, String, u64, u64, String, u64)>,
    /// function, line, column, omitted of each frame of the error's call trace; "" and 0 for nil
    pub trace: Vec<(String, u64, u64, u64)>,
    pub duration_us: u64,
    pub operations: u64,
    pub peak_memory_bytes: u64,
    /// level, message, fields
    pub logs: Vec<(String, String, String)>,
    pub dropped: u64,
    pub warnings: Vec<String>,
    pub service_code: String,
    pub last_call: String,
}

impl RunResult {
    pub fn of(message: &Value) -> Self {
        let fields = message.items();
        assert_eq!(fields[0].text(), "result");
        assert_eq!(fields.len(), 16);
        let int_or_0 = |value: &Value| if *value == Value::Nil { 0 } else { value.int() };
        let error = (fields[6] != Value::Nil).then(|| {
            let e = fields[6].items();
            let place = (int_or_0(&e[2]), int_or_0(&e[3]));
            let limit = if e[4] == Value::Nil { "" } else { e[4].text() };
            let text = |i: usize| e[i].text().to_owned();
            (text(0), text(1), place.0, place.1, limit.to_owned(), int_or_0(&e[5]))
        });
        let frame = |f: &Value| {
            let f = f.items();
            let function = if f[0] == Value::Nil { "" } else { f[0].text() };
            (function.to_owned(), int_or_0(&f[1]), int_or_0(&f[2]), f[3].int())
        };
        let trace = match &fields[6] {
            Value::Nil => Vec::new(),
            error => error.items()[6].items().iter().map(frame).collect(),
        };
        let pair = |p: &Value| (p.items()[0].text().to_owned(), p.items()[1].text().to_owned());
        let line = |l: &Value| {
            let l = l.items();
            let fields = if l[2] == Value::Nil { "" } else { l[2].text() };
            (l[0].text().to_owned(), l[1].text().to_owned(), fields.to_owned())
        };
        Self {
            call_id: fields[1].int(),
            status: fields[2].text().to_owned(),
            http_status: fields[3].int(),
            headers: fields[4].items().iter().map(pair).collect(),
            body: fields[5].bytes().to_vec(),
            error,
            trace,
            duration_us: fields[7].int(),
            operations: fields[8].int(),
            peak_memory_bytes: fields[9].int(),
            logs: fields[10].items().iter().map(line).collect(),
            dropped: fields[11].int(),
            warnings: fields[12].items().iter().map(|w| w.text().to_owned()).collect(),
            service_code: fields[14].text().to_owned(),
            last_call: fields[15].text().to_owned(),
        }
    }

    /// The body of an answer, as text.
    #[track_caller]
    pub fn ok(&self) -> String {
        assert_eq!(self.error, None);
        assert_eq!(self.status, "ok");
        String::from_utf8(self.body.clone()).expect("a text body")
    }

    /// Code, message and line of a failure.
    #[track_caller]
    pub fn failure(&self) -> (&str, &str, u64) {
        assert_eq!(self.status, "failed", "{self:?}");
        assert_eq!((self.http_status, self.headers.len(), self.body.len()), (0, 0, 0));
        let error = self.error.as_ref().expect("a failed run says why");
        (&error.0, &error.1, error.2)
    }
}
