//! Tests of the reader of HTML: what readers see, and what they do not.

use super::read;

fn words(html: &str) -> String {
    let text = read(html).text();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_a_page_is_about_comes_before_its_menus() {
    let page = "<title>Minutes</title><nav>Home <nav>More</nav> All</nav><main>One library closes.\
                <aside>Also</aside> Three move.</main><form>Search</form>";
    assert_eq!(
        words(page),
        "One library closes. Three move. Home More All Also Search"
    );
    assert_eq!(read(page).title.as_deref(), Some("Minutes"));
}

#[test]
fn a_menu_that_never_ends_hides_nothing() {
    assert_eq!(words("a<nav>b<p>c"), "a b c");
    assert_eq!(
        words("<svg><title>Arrow</title></svg>a</nav></aside>b"),
        "a b"
    );
}

#[test]
fn scripts_are_not_read() {
    assert_eq!(
        words("a<script>var b = '<p>c';</script>d<noscript><p>e</noscript>"),
        "ad"
    );
    assert_eq!(words("<template><p>a</p></template>b"), "b");
    assert_eq!(
        words("<template><template>a</template>b</template>c"),
        "c",
        "templates may be nested"
    );
}

#[test]
fn hidden_elements_are_not_read() {
    for hidden in [
        "<p hidden>x</p>",
        "<P HIDDEN=''>x</P>",
        "<p hidden=hidden>x</p>",
        "<p hidden=false>x</p>",
        "<div hidden><p>x</p><div>x</div>x</div>",
        "<span hidden>x</span>",
        "<p style='display:none'>x</p>",
        "<p style='color: red; DISPLAY : NONE !important;'>x</p>",
        "<p style='display:/* shown */none'>x</p>",
        "<p style='display&#58;none'>x</p>",
        "<p style='display:none!important;display:block'>x</p>",
        "<p style='visibility: hidden'>x</p>",
        "<p style='visibility:collapse'><b>x</b></p>",
        "<p style='content-visibility:hidden'>x</p>",
        "<p style='background:url(\"a;b\");display:none'>x</p>",
        "<p aria-hidden=true>x</p>",
        "<p aria-hidden=' TRUE '>x</p>",
        "<dialog>x</dialog>",
        "<!-- x --><!--[if IE]>x<![endif]-->",
        "<datalist><option>x</datalist>",
        "<video>x</video><audio>x</audio><canvas>x</canvas>",
        "<math><annotation>x</annotation></math>",
        "<svg><desc>x</desc><metadata>x</metadata></svg>",
        "<ruby><rp>x</rp></ruby>",
        "<my-card hidden>x</my-card>",
    ] {
        assert_eq!(words(&format!("a {hidden} b")), "a b", "{hidden}");
    }
}

#[test]
fn what_readers_can_open_or_see_is_read() {
    for shown in [
        "<details><summary></summary>x</details>",
        "<p hidden=until-found>x</p>",
        "<p aria-hidden=false>x</p>",
        "<div hidden style='display:block'>x</div>",
        "<p style='display:none;display:block'>x</p>",
        "<p style='--display:none;list-style:none'>x</p>",
        "<p style=\"background:url('display:none')\">x</p>",
        "<div style='visibility:hidden'><p style='visibility:visible'>x</p></div>",
        "<p data-hidden>x</p>",
        "<p popover>x</p>",
    ] {
        assert_eq!(
            words(&format!("a {shown} b")),
            "a x b".to_owned(),
            "{shown}"
        );
    }
    assert_eq!(words("a <dialog open>x</dialog>"), "a x");
    assert_eq!(words("<html style='visibility:hidden'><body hidden>x"), "x");
    assert_eq!(
        words("<div aria-hidden=true>a<main>x</main></div>b"),
        "x b",
        "a dialog over a page does not hide what the page is about"
    );
}

#[test]
fn a_hidden_element_ends_where_browsers_end_it() {
    for page in [
        "<p hidden>a<p>x",
        "<p hidden>a<div>x</div>",
        "<ul><li hidden>a<li>x</ul>",
        "<ul><li hidden>a<ul><li>a</ul>a<li>x</ul>",
        "<dl><dt hidden>a<dd>x</dl>",
        "<table><tr hidden><td>a<td>a<tr><td>x</table>",
        "<table><tr><td hidden>a<td>x</table>",
        "<select><option hidden>a<option>x</select>",
        "<div><p hidden>a</div>x",
        "<div hidden>a<br>a<img>a</div>x",
        "<div hidden>a<p>a</div>x",
        "<span><div hidden>a</span>a</div>x",
        "<div hidden><b>a</div>x",
        "<table hidden><tr><td>a</div>a</table>x",
        "<svg><g style='display:none'/><text>x</text></svg>",
        "<input hidden>x",
        "<h2 hidden>a</h3>x",
        "<svg hidden><text>a</text></svg>x",
        "<svg hidden><text>a<p>x",
    ] {
        assert_eq!(words(page), "x", "{page}");
    }
    assert_eq!(words("<div hidden/>a</div>x"), "x");
    assert_eq!(words("<div hidden>a</span></p></li>a"), "");
}

#[test]
fn a_page_that_opens_many_elements_is_read_all_the_same() {
    let deep = format!(
        "<b><table>{}{}",
        "<x>".repeat(20_000),
        "</b>".repeat(20_000)
    );
    assert_eq!(words(&format!("{deep}x")), "x");
}
