//! HTML: what is written into a page, and the text of one.

use super::{holds, refuses};

#[test]
fn text_is_escaped_for_pages() {
    holds("html_escape(\"<a href=\\\"x\\\">it's & é</a>\") == \"&lt;a href=&quot;x&quot;&gt;it&#39;s &amp; é&lt;/a&gt;\"");
    holds("let t = \"<&>\\\"'\"; html_text(html_escape(t)) == t && html_escape(\"\") == \"\"");
    refuses("html_escape(1)", "html_escape() takes a string, not an int");
}

#[test]
fn text_of_a_page_has_no_tags() {
    holds(
        "html_text(\"<p>Hello <b>big</b>\\n  world</p><p>Bye</p>\") == \"Hello big world\\nBye\"",
    );
    holds("html_text(\"a<br>b<br/>c<!-- <p>no --> d\") == \"a\\nb\\nc d\"");
    holds("html_text(\"<script>if (a<b) x('</p>')</script>x<style>p{}</STYLE >y<title>t</title>\") == \"xy\"");
    holds("html_text(\"1 &lt; 2 &amp;&amp; 3 &gt; 2 &eacute;&#233;&#xE9; &nbsp;&unknown; &amp;lt; & &#0; &#x110000;\") == \"1 < 2 && 3 > 2 ééé \\u00a0&unknown; &lt; & &#0; &#x110000;\"");
    holds("html_text(\"<a title='x>y' href=\\\"z\\\">link</a> 1 < 2 <3\") == \"link 1 < 2 <3\"");
    holds("html_text(\"<ul><li>a<li>b</ul><table><tr><td>1</td><td>2</td></tr></table>\") == \"a\\nb\\n1 2\"");
    holds("html_text(\"\") == \"\" && html_text(\"<unclosed\") == \"\" && html_text(\"x<!-- y\") == \"x\" && html_text(\"<script>x\") == \"\"");
}
