//! HTML of the site becomes Markdown that means the same.

use super::markdown;

#[test]
fn blocks_are_apart_and_marks_mean_what_they_meant() {
    let html = "<p><strong>False</strong> (as of <em>today</em>)</p><h2>Why</h2><p>A * star, a_b, [c] and &lt;d&gt;.<br>New line</p>";
    assert_eq!(
        markdown(html),
        "**False** (as of *today*)\n\n## Why\n\nA \\* star, a\\_b, \\[c\\] and \\<d\\>.\\\nNew line"
    );
}

#[test]
fn lists_and_quotations_keep_their_depth() {
    let html = "<ul><li><p>One</p><blockquote><p>Said</p><p>More</p></blockquote></li><li>Two<ol start=3><li>a</li><li>b</li></ol></li></ul><p>After</p>";
    assert_eq!(
        markdown(html),
        "- One\n\n  > Said\n  >\n  > More\n- Two\n  3. a\n  4. b\n\nAfter"
    );
}

#[test]
fn code_tables_links_and_pictures() {
    let html = "<pre><code>a &lt; b\n```\n</code></pre><div class=scroll><table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1|2</td>\
                <td><code>x</code></td></tr></tbody></table></div><p><a href=\"https://a.example/?b=1&amp;c\">d</a> <img src=/m.png alt=\"A [map]\"></p>";
    assert_eq!(
        markdown(html),
        "````\na < b\n```\n````\n\n| A | B |\n| --- | --- |\n| 1\\|2 | `x` |\n\n[d](<https://a.example/?b=1&c>) ![A \\[map\\]](</m.png>)"
    );
}

#[test]
fn a_line_does_not_become_a_list_by_its_beginning() {
    assert_eq!(
        markdown("<p>- one</p><p>3. two</p><p>+3</p><p>2024 was</p>"),
        "\\- one\n\n3\\. two\n\n\\+3\n\n2024 was"
    );
}
