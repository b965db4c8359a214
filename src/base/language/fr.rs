//! French.

use super::Language;
use crate::base::typography::{COMMON_TYPOGRAPHY, KeptWords, Typography};

/// Guillemets with a no-break space inside, and no-break spaces behind numbers and titles (Office
/// québécois de la langue française, *Guillemets* and *Espacement*; Translation Bureau, *Le guide
/// du rédacteur*).
pub const LANGUAGE: Language = Language {
    code: "fr",
    typography: Typography {
        open: "«\u{a0}",
        close: "\u{a0}»",
        alone: '"',
        keeps_signs: true,
        kept_words: KEPT_WORDS,
        ..COMMON_TYPOGRAPHY
    },
    regions: &[],
    hedges: &[
        "apparemment",
        "dit-on",
        "paraissent",
        "paraît",
        "peut-être",
        "possiblement",
        "presque certainement",
        "probablement",
        "présumément",
        "prétendument",
        "sans doute",
        "semblaient",
        "semblait",
        "semble",
        "semblent",
        "sembleraient",
        "semblerait",
        "soi-disant",
        "supposément",
        "vraisemblablement",
    ],
    range_openers: &[
        "entre",
    ],
    range_links: &[
        "à",
    ],
    decade_endings: &[],
    months_behind_a_stop: &[],
    attributions: &[
        "d'après",
        "d’après",
        "selon",
    ],
    genitive_endings: &[],
    spelled_out: &[],
    idle_link_words: &[
        "article",
        "ce lien",
        "cet article",
        "cette page",
        "cliquer ici",
        "cliquez ici",
        "en savoir plus",
        "ici",
        "lien",
        "lire la suite",
        "lire plus",
        "plus",
        "source",
    ],
    abbreviations: &[
        "al",
        "cf",
        "ex",
        "mme",
        "prof",
    ],
    starter_story: "arbres-de-saint-exemple",
    starter_sentences: &[
        "Des affirmations que beaucoup de gens entendent, vérifiées documents à l'appui.",
        "Écrivez ici ce que vous vérifiez, et pourquoi.",
        "Dites qui vous êtes, qui paie, et comment les lecteurs peuvent vous joindre.",
        "Dites comment vous choisissez les affirmations que vous vérifiez, et lesquelles vous laissez de côté.",
        "Dites qui vous interrogez avant de publier un verdict, et ce que vous faites quand personne ne répond.",
        "Dites ce que vous faites quand vous vous êtes trompés, et comment les lecteurs peuvent vous le signaler.",
        "Saint-Exemple est une ville imaginaire, et rien de tout cela n'est arrivé.",
    ],
};

const KEPT_WORDS: KeptWords = KeptWords {
    months: &[
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    behind_numbers: &["%", "$", "€", "h", "min"],
    before_numbers: &["art.", "chap.", "fig.", "h", "min", "no", "p.", "vol."],
    before_names: &["Dr", "Dre", "M.", "MM.", "Me", "Mme", "Mmes"],
    parts_thousands: true,
};
