//! The line of a source that an error is about, with a caret below the column.

/// Most characters of the line that are shown.
const MAX_CHARS: usize = 120;
/// Characters that are shown before the column when the line is longer.
const CHARS_BEFORE: usize = 80;

/// Two lines of text, or one without a column; None when the source has no such line. Line and
/// column count from 1, columns count characters.
pub fn excerpt(source: &str, line: u32, column: Option<u32>) -> Option<String> {
    let index = usize::try_from(line).ok()?.checked_sub(1)?;
    let text: Vec<char> = source.split('\n').nth(index)?.trim_end().chars().collect();
    let column = column.and_then(|column| usize::try_from(column).ok()?.checked_sub(1));
    let start = match column {
        Some(column) if text.len() > MAX_CHARS => {
            column.min(text.len()).saturating_sub(CHARS_BEFORE)
        }
        _ => 0,
    };
    let shown: String = text.iter().skip(start).take(MAX_CHARS).collect();
    let number = line.to_string();
    let mut lines = format!("{number} | {shown}");
    if let Some(column) = column {
        // as wide as what stands above: tabs stay tabs
        let widen = |c: char| if c == '\t' { '\t' } else { ' ' };
        let before: String =
            shown.chars().chain(std::iter::repeat(' ')).take(column - start).map(widen).collect();
        lines += &format!("\n{} | {before}^", " ".repeat(number.len()));
    }
    Some(lines)
}
