//! XML, CSV and feeds.

use super::{holds, refuses};

#[test]
fn xml_becomes_maps() {
    holds("parse_xml(\"<?xml version='1.0'?><!-- c --><a x='1' b:y='&lt;2' xmlns:b='u'>t &amp; u<b:c/> v <d>1</d><![CDATA[<e>]]></a>\") == #{ name: \"a\", attributes: #{ x: \"1\", \"b:y\": \"<2\" }, text: \"t & u v <e>\", children: [#{ name: \"b:c\", attributes: #{}, text: \"\", children: [] }, #{ name: \"d\", attributes: #{}, text: \"1\", children: [] }] }");
    holds("let x = parse_xml(\"<rss><channel><item>1</item><item>2</item><other/></channel></rss>\"); xml_find(x, \"channel/item\").map(|i| i.text) == [\"1\", \"2\"] && xml_find(x, \"*/other\").len == 1 && xml_find(x, \"none\") == [] && xml_find((), \"a\") == []");
    for (text, reason) in [
        ("", "this is not XML"),
        ("<a>", "this is not XML"),
        ("<a></b>", "this is not XML"),
        ("<a>&nbsp;</a>", "this is not XML"),
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "this is not XML"),
        ("<a x='1' x='2'/>", "this is not XML"),
    ] {
        refuses(&format!("parse_xml(\"{text}\")"), reason);
    }
    refuses("let t = \"\"; for i in 0..65 { t += \"<a>\"; } for i in 0..65 { t += \"</a>\"; } parse_xml(t)", "at most 64 deep");
    refuses(
        "let t = \"<a\"; for i in 0..200 { t += ` b${i}='1'`; } parse_xml(t + \"/>\")",
        "at most 64 attributes in a tag",
    );
    refuses(
        "let t = \"<a x='>'\"; for i in 0..200 { t += ` b${i}='1'`; } parse_xml(t + \"/>\")",
        "at most 64 attributes in a tag",
    );
    holds("let t = \"\"; for i in 0..200 { t += \" b=\\\"1\"; } parse_xml(`<a x='1'><!-- ${t} --><![CDATA[<b ${t}]]>${t}<?c ${t}?><b x='>'>y</b></a>`).children[0].text == \"y\"");
    // few declarations that many elements copy, and few that many attributes look through
    refuses(
        "let t = \"<a\"; for i in 0..600 { if i % 60 == 59 { t += \"><a\"; } t += ` xmlns:n${i}='u'`; } t += \">\"; for i in 0..100 { t += \"<b xmlns:x='u'/>\"; } parse_xml(t)",
        "too many attributes or namespaces",
    );
    refuses(
        "let t = \"<a\"; for i in 0..300 { if i % 60 == 59 { t += \"><a\"; } t += ` xmlns:n${i}='u'`; } t += \">\"; for i in 0..1000 { t += \"<b\"; for k in 0..40 { t += ` n0:b${k}=''`; } t += \"/>\"; } parse_xml(t)",
        "too many attributes or namespaces",
    );
    refuses(
        "let t = \"<a \"; t.pad(67, '='); t += \"/>\"; let s = \"<r>\"; s.pad(900000, t); parse_xml(s)",
        "too many attributes or namespaces",
    );
    refuses("xml_find(1, \"a\")", "an element of parse_xml(), not an int");
    refuses("xml_find(#{}, \"a//b\")", "names with slashes between them");
}

#[test]
fn csv_is_read_as_rfc_4180_says() {
    holds("parse_csv(\"a,b\\r\\n\\\"1,\\\"\\\"x\\\",\\n\\\"l\\n2\\\",é\\n\") == [[\"a\", \"b\"], [\"1,\\\"x\", \"\"], [\"l\\n2\", \"é\"]]");
    holds("parse_csv(\"n;v\\n1;2\\n3\\n\", #{ header: true, separator: \";\" }) == [#{ n: \"1\", v: \"2\" }, #{ n: \"3\", v: \"\" }]");
    holds("parse_csv(\"\\ufeffa\\tb\", #{ separator: '\\t' }) == [[\"a\", \"b\"]] && parse_csv(\"\") == [] && parse_csv(\"a\\n\\nb\") == [[\"a\"], [\"b\"]]");
    holds("to_csv([[\"a\", 1, 2.5, true, ()], [\"x,y\", \"q\\\"\", \"l\\nm\"]]) == \"a,1,2.5,true,\\n\\\"x,y\\\",\\\"q\\\"\\\"\\\",\\\"l\\nm\\\"\\n\"");
    holds("to_csv([#{ b: 1, a: \"x\" }, #{ a: \"y\", c: 2 }]) == \"a,b,c\\nx,1,\\ny,,2\\n\" && to_csv([]) == \"\"");
    holds("let rows = [[\"a\\\"\", \"b\\n\"], [\"\", \"é;,\"]]; parse_csv(to_csv(rows)) == rows");
    refuses(
        "parse_csv(\"a,a\\n1,2\", #{ header: true })",
        "the header has a duplicate column \"a\"",
    );
    refuses("parse_csv(\"a\\n1,2\", #{ header: true })", "line 2 has 2 fields, the header has 1");
    refuses("parse_csv(\"a\", #{ seperator: \";\" })", "did you mean \"separator\"?");
    refuses("parse_csv(\"a\", #{ separator: \"ab\" })", "the separator is one ASCII character");
    refuses("to_csv([1])", "row 0 is an int");
    refuses("to_csv([[[]]])", "a field of row 0 is an array");
    refuses("to_csv(\"a\")", "to_csv() takes an array of arrays or of maps, not a string");
}

#[test]
fn feeds_of_all_kinds_are_one_map() {
    let expected = "#{ title: \"News & more\", link: \"https://example.com/\", items: [#{ id: \"1\", title: \"First\", link: \"https://example.com/1\", published_ms: 784111777000, summary: \"Some text\" }, #{ id: \"https://example.com/2\", title: \"Second\", link: \"https://example.com/2\", published_ms: (), summary: () }] }";
    let rss = "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>News &amp;amp; more</title><link>https://example.com/</link><atom:link href='https://example.com/feed' rel='self'/><item><title>First</title><link>https://example.com/1</link><guid>1</guid><pubDate>Sun, 06 Nov 1994 08:49:37 GMT</pubDate><description><![CDATA[<p>Some <b>text</b></p>]]></description></item><item><title>Second</title><link>https://example.com/2</link></item></channel></rss>";
    let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>News &amp;amp; more</title><link rel='self' href='https://example.com/feed'/><link href='https://example.com/'/><entry><id>1</id><title>First</title><link rel='alternate' href='https://example.com/1'/><updated>1994-11-06T08:49:37Z</updated><summary type='html'>&lt;p&gt;Some &lt;b&gt;text&lt;/b&gt;</summary></entry><entry><id>https://example.com/2</id><title>Second</title><link href='https://example.com/2'/></entry></feed>";
    let rdf = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>News &amp;amp; more</title><link>https://example.com/</link></channel><item><dc:id>1</dc:id><title>First</title><link>https://example.com/1</link><dc:date>1994-11-06T08:49:37Z</dc:date><description>Some text</description></item><item><title>Second</title><link>https://example.com/2</link></item></rdf:RDF>";
    for feed in [rss, atom, rdf] {
        holds(&format!("parse_feed(\"{feed}\") == {expected}"));
    }
    holds(&format!("parse_feed(#{{ version: \"https://jsonfeed.org/version/1.1\", title: \"News & more\", home_page_url: \"https://example.com/\", items: [#{{ id: 1, title: \"First\", url: \"https://example.com/1\", date_published: \"1994-11-06T08:49:37Z\", content_html: \"<p>Some <b>text</b>\" }}, #{{ title: \"Second\", url: \"https://example.com/2\" }}] }}.to_json()) == {expected}"));
    refuses("parse_feed(\"<html/>\")", "takes RSS, Atom or JSON Feed, and this is <html>");
    refuses("parse_feed(\"{}\")", "this JSON has no version of JSON Feed");
    refuses("parse_feed(\"{\")", "invalid JSON");
    refuses("parse_feed(\"<rss/>\")", "the feed has no channel");
}
