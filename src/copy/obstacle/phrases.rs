//! The phrases by which a page is recognised that stands in the way of another, in small letters.

/// Headings of pages that do not exist, in the languages of the program and a few others.
pub const NOT_FOUND: [&str; 22] = [
    "404",
    "404 error",
    "error 404",
    "erreur 404",
    "fehler 404",
    "404 not found",
    "not found",
    "page not found",
    "file not found",
    "content not found",
    "article not found",
    "this page does not exist",
    "this page doesn't exist",
    "page does not exist",
    "page unavailable",
    "seite nicht gefunden",
    "nicht gefunden",
    "page introuvable",
    "page non trouvée",
    "página no encontrada",
    "pagina non trovata",
    "pagina niet gevonden",
];
/// Parts of such headings that nothing else has.
pub const NOT_FOUND_PARTS: [&str; 10] = [
    "404 - page",
    "404 page not found",
    "page cannot be found",
    "page can't be found",
    "page could not be found",
    "page you requested",
    "page you are looking for",
    "page you were looking for",
    "cette page n'existe pas",
    "diese seite existiert nicht",
];
/// Headings of checks whether a person is asking.
pub const BOT_CHECK: [&str; 14] = [
    "just a moment",
    "attention required",
    "are you a robot",
    "are you human",
    "verify you are human",
    "verifying you are human",
    "checking your browser",
    "security check",
    "security verification",
    "human verification",
    "pardon our interruption",
    "robot check",
    "ddos-guard",
    "captcha",
];
/// What only these checks have in their markup.
pub const BOT_CHECK_MARKUP: [&str; 7] = [
    "/cdn-cgi/challenge-platform/h/",
    "cf-challenge-running",
    "_incapsula_resource",
    "captcha-delivery.com",
    "px-captcha",
    "awswafintegration",
    "/.within.website/x/cmd/anubis",
];
/// Headings of pages that ask for consent to cookies.
pub const CONSENT: [&str; 10] = [
    "before you continue",
    "bevor sie zu",
    "avant de continuer",
    "cookie consent",
    "cookie settings",
    "cookie preferences",
    "cookie-einstellungen",
    "we value your privacy",
    "your privacy choices",
    "datenschutzeinstellungen",
];
/// Headings of pages that ask to log in.
pub const LOG_IN: [&str; 16] = [
    "log in",
    "login",
    "log in to continue",
    "sign in",
    "sign in to continue",
    "please log in",
    "please sign in",
    "member login",
    "subscribe",
    "subscribe to continue",
    "anmelden",
    "einloggen",
    "bitte melden sie sich an",
    "connexion",
    "se connecter",
    "identifiez-vous",
];
/// What pages say where they end for those who have not paid.
pub const PAY: [&str; 15] = [
    "subscribe to continue reading",
    "subscribe to read",
    "subscribe now to continue",
    "subscribe to unlock",
    "sign in to continue reading",
    "log in to continue reading",
    "register to continue reading",
    "to continue reading this article",
    "to read the full article",
    "this article is for subscribers",
    "this content is for subscribers",
    "jetzt weiterlesen mit",
    "lesen sie weiter mit",
    "article réservé aux abonnés",
    "pour lire la suite",
];
/// Names in paths and hosts to which people are sent to log in.
pub const LOG_IN_PLACES: [&str; 13] = [
    "login",
    "log-in",
    "logon",
    "signin",
    "sign-in",
    "sso",
    "anmelden",
    "connexion",
    "register",
    "registration",
    "subscribe",
    "paywall",
    "wp-login.php",
];
/// Names in paths and hosts to which people are sent to consent.
pub const CONSENT_PLACES: [&str; 6] = [
    "consent",
    "cookie-consent",
    "cookieconsent",
    "cookies",
    "privacy-gate",
    "gdpr",
];
