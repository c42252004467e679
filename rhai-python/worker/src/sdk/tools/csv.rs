//! CSV (RFC 4180): rows of strings, with or without a header, and back.

use super::arguments::{check_options, kind, mismatch, plain_text, refusal, text, with_map};
use super::{one, two, Fallible, Signature};
use crate::sdk::clipped;
use ::csv::{ReaderBuilder, StringRecord, WriterBuilder};
use rhai_sandbox::rhai::{Array, Dynamic, Identifier, Map, Module};
use rhai_sandbox::{charge, SizeLimits};
use std::collections::BTreeSet;

pub const SIGNATURES: &[Signature] = &[
    ("parse_csv", &["text"], "array"),
    ("parse_csv", &["text", "options"], "array"),
    ("to_csv", &["rows"], "string"),
];

/// What a field takes beside its text, about.
const FIELD_BYTES: u64 = 128;

pub fn register(module: &mut Module) {
    one(module, "parse_csv", |function, value| parse(function, value, false, b','));
    two(module, "parse_csv", |function, value, options| {
        let (header, separator) = options_of(function, options)?;
        parse(function, value, header, separator)
    });
    one(module, "to_csv", to_csv);
}

fn options_of(function: &str, options: &Dynamic) -> Fallible<(bool, u8)> {
    with_map(function, "a map of options, as in #{ header: true }", options, |options| {
        check_options(function, options, &["header", "separator"])?;
        let header = match options.get("header") {
            Some(value) => value.as_bool().map_err(|_| {
                refusal(format!("{function}(): header is true or false, not {}", kind(value)))
            })?,
            None => false,
        };
        let separator = match options.get("separator") {
            Some(value) => separator_of(function, value)?,
            None => b',',
        };
        Ok((header, separator))
    })
}

fn separator_of(function: &str, value: &Dynamic) -> Fallible<u8> {
    let given = plain_text(value).unwrap_or_default();
    match given.as_bytes() {
        [byte] if byte.is_ascii() && !b"\"\r\n".contains(byte) => Ok(*byte),
        _ => Err(refusal(format!(
            "{function}(): the separator is one ASCII character, as \";\" or \"\\t\", not {:?}",
            clipped(&given)
        ))),
    }
}

fn parse(function: &str, value: &Dynamic, has_header: bool, separator: u8) -> Fallible<Dynamic> {
    let text = text(function, value)?;
    charge(text.len() as u64)?;
    let limits = SizeLimits::current();
    // the byte order mark of files from spreadsheets
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut names = None;
    let mut rows = Array::new();
    let mut record = StringRecord::new();
    let unreadable =
        |error: ::csv::Error| refusal(format!("{function}() cannot parse the text: {error}"));
    while reader.read_record(&mut record).map_err(unreadable)? {
        if has_header && names.is_none() {
            names = Some(header_of(function, &record)?);
            continue;
        }
        limits.check_array(rows.len() + 1)?;
        let line = record.position().map_or(0, |place| place.line());
        rows.push(match &names {
            Some(names) => named_row(function, names, &record, line)?,
            None => row(&record)?,
        });
    }
    Ok(Dynamic::from_array(rows))
}

fn header_of(function: &str, record: &StringRecord) -> Fallible<Vec<Identifier>> {
    SizeLimits::current().check_map(record.len())?;
    let mut seen = BTreeSet::new();
    let mut names = Vec::with_capacity(record.len());
    for name in record {
        charge(FIELD_BYTES)?;
        if !seen.insert(name) {
            let shown = clipped(name);
            return Err(refusal(format!(
                "{function}(): the header has a duplicate column {shown:?}"
            )));
        }
        names.push(Identifier::from(name));
    }
    Ok(names)
}

fn row(record: &StringRecord) -> Fallible<Dynamic> {
    SizeLimits::current().check_array(record.len())?;
    let mut fields = Array::with_capacity(record.len());
    for field in record {
        charge(FIELD_BYTES + field.len() as u64)?;
        fields.push(field.into());
    }
    Ok(Dynamic::from_array(fields))
}

/// A row as a map; fields that a short row does not have are `""`.
fn named_row(
    function: &str,
    names: &[Identifier],
    record: &StringRecord,
    line: u64,
) -> Fallible<Dynamic> {
    if record.len() > names.len() {
        let (fields, columns) = (record.len(), names.len());
        return Err(refusal(format!(
            "{function}(): line {line} has {fields} fields, the header has {columns}"
        )));
    }
    let mut map = Map::new();
    for (index, name) in names.iter().enumerate() {
        let field = record.get(index).unwrap_or_default();
        charge(FIELD_BYTES + (name.len() + field.len()) as u64)?;
        map.insert(name.clone(), field.into());
    }
    Ok(Dynamic::from_map(map))
}

/// Rows that are arrays, or maps: then the first line has the keys of all of them.
fn to_csv(function: &str, rows: &Dynamic) -> Fallible<String> {
    let Ok(rows) = rows.as_array_ref() else {
        return Err(mismatch(function, "an array of arrays or of maps", rows));
    };
    let mut writer = WriterBuilder::new().flexible(true).from_writer(Vec::new());
    let names = names_of(&rows)?;
    if !names.is_empty() {
        writer.write_record(names.iter().map(|name| name.as_str())).map_err(|_| too_long())?;
    }
    let mut bytes = 0;
    for (index, row) in rows.iter().enumerate() {
        let fields = fields_of(function, index, row, &names)?;
        // quotes are doubled, and each field may have two more
        bytes += fields.iter().map(|field| field.len() + 3).sum::<usize>();
        SizeLimits::current().check_string(bytes.saturating_sub(4 * fields.len() + 2))?;
        writer.write_record(&fields).map_err(|_| too_long())?;
    }
    let written = writer.into_inner().map_err(|_| too_long())?;
    SizeLimits::current().check_string(written.len())?;
    String::from_utf8(written).map_err(|_| too_long())
}

#[cold]
fn too_long() -> Box<rhai_sandbox::rhai::EvalAltResult> {
    refusal("to_csv(): the text cannot be written")
}

fn names_of(rows: &Array) -> Fallible<Vec<Identifier>> {
    let mut names = BTreeSet::new();
    for row in rows {
        charge(64)?;
        if let Ok(map) = row.as_map_ref() {
            for name in map.keys() {
                charge(64)?;
                if !names.contains(name) {
                    charge(name.len() as u64)?;
                    names.insert(name.clone());
                }
            }
        }
    }
    Ok(names.into_iter().collect())
}

fn fields_of(
    function: &str,
    index: usize,
    row: &Dynamic,
    names: &[Identifier],
) -> Fallible<Vec<String>> {
    if let Ok(map) = row.as_map_ref() {
        let field = |name: &Identifier| field_of(function, index, map.get(name));
        return names.iter().map(field).collect();
    }
    match row.as_array_ref() {
        Ok(row) if names.is_empty() => {
            row.iter().map(|field| field_of(function, index, Some(field))).collect()
        }
        Ok(_) => Err(refusal(format!("{function}(): row {index} is an array among maps"))),
        Err(_) => {
            let kind = kind(row);
            Err(refusal(format!(
                "{function}() takes arrays or maps as rows, and row {index} is {kind}"
            )))
        }
    }
}

fn field_of(function: &str, index: usize, field: Option<&Dynamic>) -> Fallible<String> {
    charge(FIELD_BYTES)?;
    let Some(field) = field.filter(|field| !field.is_unit()) else { return Ok(String::new()) };
    let Some(text) = plain_text(field) else {
        let kind = kind(field);
        return Err(refusal(format!("{function}(): a field of row {index} is {kind}")));
    };
    charge(text.len() as u64)?;
    Ok(text)
}
