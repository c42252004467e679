//! Charts as SVG text: a line or bars, with an axis of round numbers. No script and no style that could
//! reach out of the picture.

use super::arguments::{check_options, int, mismatch, plain_text, refusal, text, with_map};
use super::html::escaped;
use super::{one, two, Fallible, Signature};
use crate::sdk::clipped;
use rhai_sandbox::rhai::{Array, Dynamic, Map, Module};
use rhai_sandbox::{charge, SizeLimits};
use std::fmt::Write as _;

pub const SIGNATURES: &[Signature] = &[
    ("chart_line", &["points"], "string"),
    ("chart_line", &["points", "options"], "string"),
    ("chart_bars", &["points"], "string"),
    ("chart_bars", &["points", "options"], "string"),
];

const OPTIONS: [&str; 4] = ["color", "height", "title", "width"];
const MAX_POINTS: usize = 5_000;
const MAX_LABEL_CHARACTERS: usize = 40;
/// Labels below the axis, at most.
const MAX_LABELS: usize = 12;
const LEFT: f64 = 56.0;
const RIGHT: f64 = 12.0;
const BOTTOM: f64 = 28.0;

pub fn register(module: &mut Module) {
    one(module, "chart_line", |function, points| draw(function, points, &Map::new(), line));
    one(module, "chart_bars", |function, points| draw(function, points, &Map::new(), bars));
    two(module, "chart_line", |function, points, options| {
        with_map(function, "a map of options", options, |o| draw(function, points, o, line))
    });
    two(module, "chart_bars", |function, points, options| {
        with_map(function, "a map of options", options, |o| draw(function, points, o, bars))
    });
}

/// A point as it is given: a place or a label, and a value; without a value there is a gap.
struct Point {
    x: Option<f64>,
    label: String,
    y: Option<f64>,
}

/// The area of a chart and the range of its values.
struct Frame {
    width: f64,
    height: f64,
    top: f64,
    low: f64,
    high: f64,
    color: String,
}

impl Frame {
    fn y_of(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        self.height - BOTTOM - share * (self.height - BOTTOM - self.top)
    }

    fn inner_width(&self) -> f64 {
        self.width - LEFT - RIGHT
    }
}

type Draw = fn(&mut String, &Frame, &[Point]);

fn draw(function: &str, points: &Dynamic, options: &Map, marks: Draw) -> Fallible<String> {
    check_options(function, options, &OPTIONS)?;
    let points = points_of(function, points)?;
    let width = size(function, options, "width", 640)?;
    let height = size(function, options, "height", 320)?;
    let title = match options.get("title") {
        Some(title) => escaped(&short(&text(function, title)?, 100))?,
        None => String::new(),
    };
    let top = if title.is_empty() { 12.0 } else { 34.0 };
    let (low, high, step) = axis(points.iter().filter_map(|point| point.y));
    let color = color(function, options)?;
    let frame = Frame { width, height, top, low, high, color };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"12\">"
    );
    if !title.is_empty() {
        let _ = write!(
            svg,
            "<title>{title}</title><text x=\"{LEFT}\" y=\"20\" font-size=\"15\">{title}</text>"
        );
    }
    write_axis(&mut svg, &frame, step);
    marks(&mut svg, &frame, &points);
    svg.push_str("</svg>");
    charge(svg.len() as u64)?;
    SizeLimits::current().check_string(svg.len())?;
    Ok(svg)
}

fn short(text: &str, characters: usize) -> String {
    text.chars().filter(|c| !c.is_control()).take(characters).collect()
}

fn size(function: &str, options: &Map, name: &str, default: i64) -> Fallible<f64> {
    let pixels = match options.get(name) {
        Some(value) => int(function, "pixels as width and height", value)?,
        None => default,
    };
    match pixels {
        100..=4_000 => Ok(pixels as f64),
        _ => Err(refusal(format!("{function}(): {name} is 100 to 4000 pixels, not {pixels}"))),
    }
}

fn color(function: &str, options: &Map) -> Fallible<String> {
    let Some(value) = options.get("color") else { return Ok("#2563eb".to_owned()) };
    let color = text(function, value)?;
    let is_hex = color.strip_prefix('#').is_some_and(|digits| {
        matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    let is_name = !color.is_empty() && color.bytes().all(|byte| byte.is_ascii_alphabetic());
    match color.len() <= 30 && (is_hex || is_name) {
        true => Ok(color.to_string()),
        false => Err(refusal(format!(
            "{function}(): a color is a name or #rrggbb, not {:?}",
            clipped(&color)
        ))),
    }
}

fn points_of(function: &str, points: &Dynamic) -> Fallible<Vec<Point>> {
    let Ok(points) = points.as_array_ref() else {
        return Err(mismatch(function, "an array of numbers, of [x, y] or of #{ x, y }", points));
    };
    if points.len() > MAX_POINTS {
        let count = points.len();
        return Err(refusal(format!(
            "{function}() draws at most {MAX_POINTS} points, not {count}"
        )));
    }
    points.iter().enumerate().map(|(index, point)| point_of(function, index, point)).collect()
}

fn point_of(function: &str, index: usize, point: &Dynamic) -> Fallible<Point> {
    charge(64)?;
    let wrong =
        |what: &str| refusal(format!("{function}(): {what} of point {index} is not a number"));
    let (x, y) = if let Ok(pair) = point.as_array_ref() {
        pair_of(function, index, &pair)?
    } else if let Ok(map) = point.as_map_ref() {
        let of = |names: [&str; 2]| names.iter().find_map(|name| map.get(*name).cloned());
        (of(["x", "label"]).unwrap_or_default(), of(["y", "value"]).unwrap_or_default())
    } else {
        (Dynamic::UNIT, point.clone())
    };
    let y = match number(&y) {
        Some(y) if y.is_finite() && y.abs() < 1e100 => Some(y),
        None if y.is_unit() => None,
        _ => return Err(wrong("the value")),
    };
    let label = plain_text(&x).unwrap_or_else(|| (index + 1).to_string());
    let x = number(&x).filter(|x| x.is_finite() && x.abs() < 1e100);
    Ok(Point { x, label: short(&label, MAX_LABEL_CHARACTERS), y })
}

fn pair_of(function: &str, index: usize, pair: &Array) -> Fallible<(Dynamic, Dynamic)> {
    match pair.as_slice() {
        [x, y] => Ok((x.clone(), y.clone())),
        _ => Err(refusal(format!(
            "{function}(): point {index} is an array of {} items, not of two",
            pair.len()
        ))),
    }
}

fn number(value: &Dynamic) -> Option<f64> {
    value.as_float().or_else(|_| value.as_int().map(|whole| whole as f64)).ok()
}

/// Ends of an axis and the step between its lines, all of them round numbers; zero is always on it
/// when the values are not far from it.
fn axis(values: impl Iterator<Item = f64>) -> (f64, f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values {
        low = low.min(value);
        high = high.max(value);
    }
    if low > high {
        (low, high) = (0.0, 1.0);
    }
    if low > 0.0 && (low < high * 0.7 || low == high) {
        low = 0.0;
    }
    if high < 0.0 && (high > low * 0.7 || low == high) {
        high = 0.0;
    }
    if low == high {
        high = low + 1.0;
    }
    let raw = (high - low) / 5.0;
    let power = 10_f64.powf(raw.log10().floor());
    let step =
        [1.0, 2.0, 2.5, 5.0, 10.0].map(|m| m * power).into_iter().find(|s| *s >= raw * 0.999);
    let step = step.unwrap_or(raw);
    ((low / step).floor() * step, (high / step).ceil() * step, step)
}

fn write_axis(svg: &mut String, frame: &Frame, step: f64) {
    let end = frame.width - RIGHT;
    let count = ((frame.high - frame.low) / step).round().clamp(1.0, 20.0) as u32;
    for line in 0..=count {
        let value = frame.low + step * f64::from(line);
        let y = frame.y_of(value);
        let _ = write!(
            svg,
            "<line x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{end}\" y2=\"{y:.1}\" stroke=\"#9993\"/><text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>",
            LEFT - 6.0,
            y + 4.0,
            tick(value, step)
        );
    }
}

/// A number with as many digits as its step needs.
fn tick(value: f64, step: f64) -> String {
    let value = if value.abs() < step / 1e6 { 0.0 } else { value };
    if value.abs() >= 1e7 {
        return format!("{value:.2e}");
    }
    let digits = if step >= 1.0 && step.fract() == 0.0 {
        0.0
    } else {
        (1.0 - step.log10().floor()).clamp(0.0, 6.0)
    };
    format!("{value:.0$}", digits as usize)
}

fn write_label(svg: &mut String, frame: &Frame, x: f64, label: &str) {
    let Ok(label) = escaped(label) else { return };
    let y = frame.height - 9.0;
    let _ = write!(svg, "<text x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{label}</text>");
}

/// Whether the label of this point is one of the few that are written.
fn is_labelled(index: usize, count: usize) -> bool {
    index % count.div_ceil(MAX_LABELS).max(1) == 0
}

fn line(svg: &mut String, frame: &Frame, points: &[Point]) {
    let places: Vec<f64> = match points.iter().all(|point| point.x.is_some()) {
        true => points.iter().filter_map(|point| point.x).collect(),
        false => (0..points.len()).map(|index| index as f64).collect(),
    };
    let low = places.iter().copied().fold(f64::INFINITY, f64::min);
    let high = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let span = if high > low { high - low } else { 1.0 };
    let x_of = |place: f64| LEFT + (place - low) / span * frame.inner_width();
    let mut path = String::new();
    let mut is_down = false;
    for (index, (point, &place)) in points.iter().zip(&places).enumerate() {
        if is_labelled(index, points.len()) {
            write_label(svg, frame, x_of(place), &point.label);
        }
        if let Some(y) = point.y {
            let command = if is_down { 'L' } else { 'M' };
            let _ = write!(path, "{command}{:.1} {:.1}", x_of(place), frame.y_of(y));
        }
        is_down = point.y.is_some();
    }
    let color = &frame.color;
    let _ = write!(
        svg,
        "<path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\" stroke-linejoin=\"round\"/>"
    );
}

fn bars(svg: &mut String, frame: &Frame, points: &[Point]) {
    let room = frame.inner_width() / points.len().max(1) as f64;
    let zero = frame.y_of(0.0_f64.clamp(frame.low, frame.high));
    for (index, point) in points.iter().enumerate() {
        let x = LEFT + room * index as f64;
        if is_labelled(index, points.len()) {
            write_label(svg, frame, x + room / 2.0, &point.label);
        }
        let Some(y) = point.y.map(|y| frame.y_of(y)) else { continue };
        let _ = write!(
            svg,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"{}\"/>",
            x + room * 0.1,
            y.min(zero),
            room * 0.8,
            (y - zero).abs(),
            frame.color
        );
    }
}
