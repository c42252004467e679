//! Charts: well-formed pictures of any numbers.

use super::{holds, refuses};

#[test]
fn charts_are_well_formed_pictures() {
    holds("let svg = parse_xml(chart_line([1, 2.5, (), 4], #{ title: \"A <b> & c\", width: 300 })); svg.name == \"svg\" && svg.attributes.width == \"300\" && xml_find(svg, \"title\")[0].text == \"A <b> & c\" && matches(xml_find(svg, \"path\")[0].attributes.d, \"^M[^M]+M\")");
    holds("let svg = parse_xml(chart_bars([[\"mon\", 3], #{ label: \"tue\", value: -2 }, #{ x: \"<w>\", y: 0 }])); xml_find(svg, \"rect\").len == 3 && xml_find(svg, \"text\").some(|t| t.text == \"<w>\")");
    for points in [
        "[]",
        "[0]",
        "[5]",
        "[-5, -5]",
        "[1e99, -1e99]",
        "[0.0001, 0.0002]",
        "[[1, 2], [1, 3]]",
        "[()]",
        "[[10, 1], [5, 2]]",
    ] {
        holds(&format!("let svg = chart_line({points}); parse_xml(svg).name == \"svg\" && parse_xml(chart_bars({points})).name == \"svg\" && !matches(svg, \"NaN|inf\")"));
    }
    holds(
        "let points = []; for i in 0..5000 { points.push(i * i); } chart_line(points).len > 10000",
    );
}

#[test]
fn charts_refuse_what_they_cannot_draw() {
    refuses(
        "chart_line(1)",
        "chart_line() takes an array of numbers, of [x, y] or of #{ x, y }, not an int",
    );
    refuses("chart_line([\"a\"])", "the value of point 0 is not a number");
    refuses("chart_line([0.0 / 0.0])", "the value of point 0 is not a number");
    refuses("chart_bars([[1]])", "point 0 is an array of 1 items, not of two");
    refuses("chart_line([1], #{ colour: \"red\" })", "did you mean \"color\"?");
    refuses("chart_line([1], #{ color: \"red;\" })", "a color is a name or #rrggbb");
    refuses("chart_line([1], #{ width: 5 })", "width is 100 to 4000 pixels, not 5");
    refuses("let p = []; p.pad(5001, 1); chart_line(p)", "draws at most 5000 points, not 5001");
}
