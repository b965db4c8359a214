//! Obstacles: what is told from a page that is worth keeping, and what is not.

use super::*;

const ASKED: &str = "https://town.example/council/minutes";

fn page(title: &str, body: &str) -> String {
    format!("<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>")
}

fn answered(answered: &str, html: &str) -> Option<Obstacle> {
    in_answer(&PageAnswer {
        asked: ASKED,
        answered,
        announced: Some("text/html"),
        bytes: html.as_bytes(),
    })
}

/// An honest article of many words.
fn article(title: &str) -> String {
    let words = "The council decided on Monday to close one library and to move three others. ";
    page(
        title,
        &format!("<h1>{title}</h1><p>{}</p>", words.repeat(60)),
    )
}

#[test]
fn honest_pages_are_no_obstacle() {
    for title in [
        "Minutes of the council",
        "Log in: how the council chose its computers",
        "Body not found in the river",
        "What cookies are, and why the council asks for consent",
        "Captured: a robot",
        "Subscribe numbers fall",
    ] {
        assert_eq!(answered(ASKED, &article(title)), None, "{title}");
    }
    let short = page(
        "Notice 14",
        "<p>The library in Mill Street is closed on Monday.",
    );
    assert_eq!(answered(ASKED, &short), None);
    let form = article("Minutes") + "<form><input type=password></form>";
    assert_eq!(
        answered(ASKED, &form),
        None,
        "a log-in form beside an article"
    );
    let moved = "https://town.example/archive/minutes-2024";
    assert_eq!(answered(moved, &article("Minutes")), None);
    let picture = page("", "<img src=map.png>");
    assert_eq!(answered(ASKED, &picture), None);
}

#[test]
fn pages_in_the_way_are_recognised() {
    let cases = [
        (
            page("Page not found | Town", "<p>Sorry."),
            Obstacle::SaysNotFound,
        ),
        (
            page("Town", "<h1>404</h1><p>Try the search."),
            Obstacle::SaysNotFound,
        ),
        (
            article("Seite nicht gefunden – Stadt"),
            Obstacle::SaysNotFound,
        ),
        (
            page("Just a moment...", "<p>Please wait."),
            Obstacle::BotCheck,
        ),
        (
            page(
                "Town",
                "<p>Wait<script src=/cdn-cgi/challenge-platform/h/b/x></script>",
            ),
            Obstacle::BotCheck,
        ),
        (
            page("Before you continue", "<p>We use cookies."),
            Obstacle::Consent,
        ),
        (
            page(
                "Town News",
                "<p>We use cookies. <button>Accept all</button>",
            ),
            Obstacle::Consent,
        ),
        (
            page(
                "Town News",
                "<form>Your name <input name=n><input type=password></form>",
            ),
            Obstacle::LogIn,
        ),
        (
            page("Sign in - Town News", "<p>Welcome back."),
            Obstacle::LogIn,
        ),
        (
            article("A report")
                + "<p>Subscribe to continue reading"
                + "<script type='application/ld+json'>{\"isAccessibleForFree\": false}</script>",
            Obstacle::LogIn,
        ),
        (page("", ""), Obstacle::Empty),
        ("  \n".to_owned(), Obstacle::Empty),
        (
            page("App", "<div id=root></div><script src=a.js></script>"),
            Obstacle::NeedsScripts,
        ),
        (
            page(
                "App",
                "You need to enable JavaScript to run this app.<script></script>",
            ),
            Obstacle::NeedsScripts,
        ),
    ];
    for (html, expected) in cases {
        assert_eq!(answered(ASKED, &html), Some(expected), "{html}");
    }
}

#[test]
fn pages_in_the_way_are_recognised_in_many_languages() {
    for title in [
        "Страница не найдена",
        "404 | Sidan hittades inte",
        "ページが見つかりません | 町",
        "Página no encontrada - Ayuntamiento",
        "הדף לא נמצא",
        "Cette page n’existe plus",
        "Errore 404",
    ] {
        let found = answered(ASKED, &page(title, "<p>a b c d e f"));
        assert_eq!(found, Some(Obstacle::SaysNotFound), "{title}");
    }
    for (title, words, expected) in [
        (
            "Krant",
            "<p>Wij gebruiken cookies. <button>Alles accepteren</button>",
            Obstacle::Consent,
        ),
        ("Voordat je verdergaat", "<p>Kies.", Obstacle::Consent),
        ("Impostazioni dei cookie", "<p>Scegli.", Obstacle::Consent),
        ("Iniciar sesión", "<p>Bienvenido.", Obstacle::LogIn),
        ("ログイン", "<p>ようこそ", Obstacle::LogIn),
        (
            "El pleno",
            "<p>Suscríbete para seguir leyendo.",
            Obstacle::LogIn,
        ),
    ] {
        assert_eq!(
            answered(ASKED, &page(title, words)),
            Some(expected),
            "{title}"
        );
    }
    for title in [
        "Vermisste nicht gefunden",
        "Cookies im Test",
        "Log ind på arkivet: sådan",
    ] {
        assert_eq!(answered(ASKED, &article(title)), None, "{title}");
    }
    let russian = "<meta charset=windows-1251><title>".as_bytes();
    let title =
        b"\xd1\xf2\xf0\xe0\xed\xe8\xf6\xe0 \xed\xe5 \xed\xe0\xe9\xe4\xe5\xed\xe0</title><p>a b c d";
    let found = in_answer(&PageAnswer {
        asked: ASKED,
        answered: ASKED,
        announced: Some("text/html"),
        bytes: &[russian, title].concat(),
    });
    assert_eq!(found, Some(Obstacle::SaysNotFound));
}

#[test]
fn where_redirects_lead_tells_something() {
    for (url, expected) in [
        ("https://town.example/", Obstacle::FrontPage),
        ("https://town.example/en/", Obstacle::FrontPage),
        (
            "https://town.example/account/login?next=/minutes",
            Obstacle::LogIn,
        ),
        ("https://sso.town.example/start", Obstacle::LogIn),
        ("https://consent.town.example/x", Obstacle::Consent),
    ] {
        assert_eq!(answered(url, &article("Town")), Some(expected), "{url}");
    }
}

#[test]
fn types_are_told_by_what_came() {
    let of = |asked: &str, announced: Option<&str>, bytes: &[u8]| {
        in_answer(&PageAnswer {
            asked,
            answered: asked,
            announced,
            bytes,
        })
    };
    let pdf = "https://town.example/minutes.pdf";
    assert_eq!(of(pdf, Some("application/pdf"), b"%PDF-1.7 ..."), None);
    assert_eq!(of(pdf, None, b"%PDF-1.7 ..."), None);
    assert_eq!(of(ASKED, Some("text/plain"), b"One library closes."), None);
    let html = article("The document");
    for announced in ["text/html", "application/pdf"] {
        let found = of(pdf, Some(announced), html.as_bytes()).map(|found| found.to_string());
        assert_eq!(
            found.as_deref(),
            Some("it is text/html, not application/pdf")
        );
    }
    let found = of(ASKED, Some("application/pdf"), b"PK\x03\x04").map(|found| found.to_string());
    assert_eq!(
        found.as_deref(),
        Some("it is application/octet-stream, not application/pdf")
    );
    assert_eq!(media_type_of(Some("text/csv"), b"a,b"), "text/csv");
    assert_eq!(media_type_of(None, b"  <!DOCTYPE HTML><p>"), "text/html");
}

#[test]
fn no_status_but_a_success_is_one() {
    for status in 100..600 {
        let is_success = matches!(status, 200..=203 | 207..=299);
        assert_eq!(
            in_status(status, b"", None).is_none(),
            is_success,
            "{status}"
        );
    }
    let check = page(
        "Attention Required! | Town",
        "<p>Please complete the captcha.",
    );
    assert_eq!(
        in_status(403, check.as_bytes(), None),
        Some(Obstacle::BotCheck)
    );
    assert_eq!(in_status(403, b"no", None), Some(Obstacle::Blocked(403)));
    assert_eq!(
        in_status(503, b"", Some(120)),
        Some(Obstacle::Busy(503, Some(120)))
    );
    assert_eq!(in_status(503, b"", None), Some(Obstacle::ServerError(503)));
}

#[test]
fn pages_that_are_hostile_are_looked_at_all_the_same() {
    for html in [
        "<h1>".repeat(100_000),
        "<title>".to_owned() + &"a".repeat(1_000_000),
        "<script>".repeat(10_000),
        "\u{0}".repeat(1_000),
    ] {
        let _ = answered(ASKED, &html);
    }
}
