//! What to write instead of a name that does not exist: the word that Rhai has for it, or the
//! nearest name that does exist.

use strsim::osa_distance;

/// Variables of other languages and platforms.
const VARIABLES: [(&str, &str); 29] = [
    ("undefined", "write () for the absent value"),
    ("None", "write () for the absent value"),
    ("NULL", "write () for the absent value"),
    ("True", "write true"),
    ("False", "write false"),
    ("NaN", "divide 0.0 by 0.0, and ask with x.is_nan()"),
    ("Infinity", "divide 1.0 by 0.0"),
    ("Math", "numbers have methods: x.abs(), x.round(), x.sqrt(), x.max(y)"),
    ("math", "numbers have methods: x.abs(), x.round(), x.sqrt(), x.max(y)"),
    ("console", "write log.info(\"...\") or print(\"...\")"),
    ("logger", "write log.info(\"...\")"),
    ("JSON", "write parse_json(text), and value.to_json()"),
    ("json", "write parse_json(text), and value.to_json()"),
    ("Object", "maps have methods: m.keys(), m.values()"),
    ("Array", "write [] for an array"),
    ("Date", "write now_ms(), parse_time(text) and format_time(ms, format)"),
    ("request", "write ctx.request"),
    ("req", "write ctx.request"),
    ("body", "write ctx.request.body"),
    ("query", "write ctx.request.query"),
    ("headers", "write ctx.request.headers"),
    ("params", "write ctx.request.query"),
    ("response", "end the script with a value, or with respond(200, body)"),
    ("res", "end the script with a value, or with respond(200, body)"),
    ("self", "write this inside a method"),
    ("RegExp", "write matches(text, pattern)"),
    ("re", "write matches(text, pattern)"),
    ("crypto", "write sha256(data), hmac_sha256(key, data), uuid()"),
    ("random", "write random_int(low, high)"),
];

/// Functions and methods of other languages and platforms.
const FUNCTIONS: [(&str, &str); 87] = [
    ("add", "write array.push(x)"),
    ("Array", "write [] for an array"),
    ("array_push", "write array.push(x)"),
    ("atob", "write from_base64(text).as_string()"),
    ("b64decode", "write from_base64(text)"),
    ("b64encode", "write base64(data)"),
    ("btoa", "write base64(text)"),
    ("capitalize", "build it from s.sub_string(0, 1).to_upper() and s.sub_string(1)"),
    ("ceil", "write x.ceiling()"),
    ("charAt", "write s[index]"),
    ("concat", "write a + b"),
    ("containsKey", "write \"key\" in map"),
    ("count", "write x.len()"),
    ("decodeURIComponent", "write url_decode(text)"),
    ("del", "write map.remove(\"key\")"),
    ("delete", "write map.remove(\"key\")"),
    ("dumps", "write value.to_json()"),
    ("encodeURIComponent", "write url_encode(text)"),
    ("endsWith", "write s.ends_with(t)"),
    ("endswith", "write s.ends_with(t)"),
    ("entries", "go through m.keys(), and read m[key]"),
    ("Error", "throw takes any value: throw \"message\""),
    ("every", "write array.all(|x| ...)"),
    ("Exception", "throw takes any value: throw \"message\""),
    ("extend", "write array.append(other)"),
    ("fetch", "write http.get(url)"),
    ("findIndex", "write array.index_of(|x| ...)"),
    ("flat", "write list.flatten()"),
    ("float", "write x.to_float(), or parse_float(text)"),
    ("forEach", "write for x in list { ... }, or list.for_each(|x| ...)"),
    ("format", "write text with values in back-ticks: `Hello ${name}`"),
    ("groupBy", "write list.group_by(|x| ...)"),
    ("has", "write \"key\" in map"),
    ("has_key", "write \"key\" in map"),
    ("hasOwnProperty", "write \"key\" in map"),
    ("includes", "write x.contains(y)"),
    ("indexOf", "write x.index_of(y)"),
    ("isEmpty", "write x.is_empty()"),
    ("isinstance", "write type_of(x) == \"string\""),
    ("isNaN", "write x.is_nan()"),
    ("items", "go through m.keys(), and read m[key]"),
    ("length", "write x.len()"),
    ("loads", "write parse_json(text)"),
    ("lower", "write s.to_lower()"),
    ("match", "write find_match(text, pattern)"),
    ("not", "write !x"),
    ("now", "write now_ms(), or timestamp() to measure time"),
    ("Number", "write parse_float(text), or parse_int(text)"),
    ("Object", "write #{} for a map"),
    ("parse", "write parse_json(text)"),
    ("parseFloat", "write parse_float(text)"),
    ("parseInt", "write parse_int(text)"),
    ("printf", "write print(value)"),
    ("println", "write print(value)"),
    ("raise", "write throw \"message\""),
    ("rand", "write random_int(low, high)"),
    ("randint", "write random_int(low, high)"),
    ("random", "write random_int(low, high)"),
    ("randomUUID", "write uuid()"),
    ("replaceAll", "write replaced(s, old, new)"),
    ("require", "there are no modules: what a script can use is there without an import"),
    ("setInterval", "a script cannot wait"),
    ("setTimeout", "a script cannot wait"),
    ("size", "write x.len()"),
    ("slice", "write x.extract(start..end) for an array, s.sub_string(start, count) for text"),
    ("sorted", "write list.sort() in a line of its own, which changes the list"),
    ("startsWith", "write s.starts_with(t)"),
    ("startswith", "write s.starts_with(t)"),
    ("str", "write x.to_string()"),
    ("strftime", "write format_time(ms, format)"),
    ("String", "write x.to_string()"),
    ("stringify", "write value.to_json()"),
    ("strip", "write trimmed(s)"),
    ("strptime", "write parse_time(text)"),
    ("substr", "write s.sub_string(start, count)"),
    ("substring", "write s.sub_string(start, count)"),
    ("time", "write now_ms(), or timestamp() to measure time"),
    ("toFixed", "write to_fixed(x, digits)"),
    ("toLowerCase", "write s.to_lower()"),
    ("toString", "write x.to_string()"),
    ("toUpperCase", "write s.to_upper()"),
    ("typeof", "write type_of(x)"),
    ("unshift", "write array.insert(0, x)"),
    ("upper", "write s.to_upper()"),
    ("urlencode", "write build_query(map)"),
    ("uuid4", "write uuid()"),
    ("warning", "write log.warn(\"...\")"),
];

/// Return what to write instead of an unknown variable.
pub fn for_variable<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    of(&VARIABLES, name, true).or_else(|| nearest(name, known))
}

/// Return what to write instead of an unknown function.
pub fn for_function<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    of(&FUNCTIONS, name, true)
        .or_else(|| nearest(name, known))
        .or_else(|| of(&FUNCTIONS, name, false))
}

/// The hint for a name of another language, or for one that is nearly such a name.
fn of(table: &[(&str, &str)], name: &str, is_exact: bool) -> Option<String> {
    let allowed = if is_exact { 0 } else { allowed_distance(name) };
    table
        .iter()
        .find(|(foreign, _)| osa_distance(name, foreign) <= allowed)
        .map(|(_, hint)| (*hint).to_owned())
}

/// Return the question after the nearest known name, when one is near enough to be meant.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    let allowed = allowed_distance(name);
    known
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= allowed)
        .map(|candidate| (osa_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| format!("did you mean '{candidate}'?"))
}

/// How many letters of a name may be wrong for another one to be meant.
fn allowed_distance(name: &str) -> usize {
    match name.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// A message with the hint behind it, when there is one.
pub fn append(message: String, hint: Option<String>) -> String {
    match hint {
        Some(hint) => format!("{message}; {hint}"),
        None => message,
    }
}
