//! Files that do not fit together: ids, addresses, lists, translations.

use super::{CLOSED, INDEX, PEOPLE, Row, SITE, TOWN, edits, files, odd, whole_files};
use crate::small_site::{SmallSite, other_explainer};

/// A second claim of the library, for the list of its explainer to hold or to leave out.
const MOVED: &str = "-- content/explainers/library/claims/moved.md --
---
claim: The town moved three libraries
kind: statement
---
Text.
";

const TRANSLATION: &str = "content/explainers/library/claims/closed.fr.md";

/// A translation of the claim, with another verdict.
const CLOSED_FR: &str = "-- content/explainers/library/claims/closed.fr.md --
---
claim: La ville a fermé quatre bibliothèques
claimant: ada
about: [gazette]
date: 2024-03-10
kind: statement
verdict: \"true\"
as_of: 2024-03-31
finding: Une a fermé.
evidence:
  - {source: minutes, stance: undermines, quote: One library closes.}
reply: {status: not-sought, reason: Ses paroles étaient publiques.}
---
Texte.
";

pub fn rows() -> Vec<Row> {
    let mut rows = [
        edits(CLOSED, CLAIM_ROWS),
        edits(INDEX, EXPLAINER_ROWS),
        edits(SITE, SETTINGS_ROWS),
        edits(PEOPLE, PEOPLE_ROWS),
        edits(TOWN, SOURCE_ROWS),
        whole_files(WHOLE_FILES),
        odd(COPIED),
        beside_another_explainer(),
    ]
    .concat();
    let mut row = |name, site: SmallSite, file, expected: &[&'static str]| {
        rows.push(Row {
            name,
            site,
            file,
            expected: expected.to_vec(),
        });
    };
    let listing = |claims: &str| SmallSite::new(MOVED).replacing(INDEX, "[closed]", claims);
    row(
        "a claim that is listed twice",
        listing("[closed, moved, closed]"),
        INDEX,
        &["6:25 claim-order"],
    );
    row(
        "a claim that is left out",
        listing("[closed]"),
        INDEX,
        &["6:1 claim-order"],
    );
    row(
        "a translation with another verdict",
        SmallSite::new(CLOSED_FR).replacing(SITE, "[en]", "[en, fr]"),
        TRANSLATION,
        &["2:1 translation-without-state", "7:10 translation-differs"],
    );
    row(
        "an empty site.yaml",
        SmallSite::new("-- content/site.yaml --\n\n"),
        SITE,
        &["missing-key"; 6],
    );
    row(
        "no people.yaml",
        SmallSite::new("-- content/people.yaml --\n"),
        CLOSED,
        &[
            "3:11 unknown-id",
            "4:9 unknown-id",
            "content/explainers/library/index.md:5:11 unknown-id",
        ],
    );
    rows
}

/// The small site with a second explainer, of one claim.
fn beside_another_explainer() -> Vec<Row> {
    let pool = other_explainer("pool", "shut");
    let without_index: String = pool
        .split_inclusive("-- content/")
        .filter(|file| !file.starts_with("explainers/pool/index"))
        .collect();
    vec![
        Row {
            name: "a claim of another folder",
            site: SmallSite::new(&pool).replacing(INDEX, "[closed]", "[closed, shut]"),
            file: INDEX,
            expected: vec!["6:18 claim-order"],
        },
        files(
            "a folder without index.md",
            "content/explainers/pool/claims/shut.md",
            &without_index,
            &["unknown-id"],
        ),
        files(
            "one id for claims of two explainers",
            "content/explainers/pool/claims/closed.md",
            &other_explainer("pool", "closed"),
            &[
                "duplicate-id",
                "content/explainers/pool/index.md:6:10 claim-order",
            ],
        ),
        files(
            "an explainer with the address of a list",
            "content/explainers/claims/index.md",
            &other_explainer("claims", "shut"),
            &["duplicate-address"],
        ),
        files(
            "a claim with the address of a second page",
            "content/explainers/claims/claims/page.md",
            &other_explainer("claims", "page"),
            &["content/explainers/claims/index.md duplicate-address"],
        ),
    ]
}

const CLAIM_ROWS: &str = r#"
an unknown verdict
- "false"
+ "fales"
= 7:10 unknown-id

an unknown claimant
- claimant: ada
+ claimant: adam
= 3:11 unknown-id

an unknown claimant among several
- claimant: ada
+ claimant: [ada, adam]
= 3:17 unknown-id

an unknown person
- about: [gazette]
+ about: [gazzette]
= 4:9 unknown-id

an unknown source
- source: minutes
+ source: minute
= 11:13 unknown-id

an unknown appearance
- kind: statement
+ kind: statement
+ appearances: [minute]
= 7:15 unknown-id

a verdict without a finding
- finding: One closed and three moved.
= 7:1 missing-key

a verdict without its day
- as_of: 2024-03-31
= 7:1 missing-key

a finding without a verdict
- verdict: "false"
= 7:1 missing-key
= 8:1 missing-key

evidence that says nothing
-     quote: One library closes.
= 11:5 missing-key

evidence through itself
-     stance:
+     via: minutes
+     stance:
= 12:10 bad-value

evidence through an unknown source
-     stance:
+     via: minute
+     stance:
= 12:10 unknown-id
"#;

const EXPLAINER_ROWS: &str = r"
an unknown author
- authors: [gazette]
+ authors: [gazete]
= 5:11 unknown-id

an unknown claim
- claims: [closed]
+ claims: [closed, moved]
= 6:18 unknown-id

an unknown central claim
- claims: [closed]
+ claims: [closed]
+ central: close
= 7:10 unknown-id

an empty list of claims
- claims: [closed]
+ claims: []
= 6:9 bad-value

an empty list of authors
- authors: [gazette]
+ authors: []
= 5:10 bad-value

an unknown source in a timeline
- claims: [closed]
+ claims: [closed]
+ timeline:
+   - {date: 2024, text: It closed., sources: [minute]}
= 8:46 unknown-id
";

const SETTINGS_ROWS: &str = r#"
one id for two verdicts
- id: open
+ id: "true"
= 9:10 duplicate-id

a page in the navigation that is not there
- languages: [en]
+ languages: [en]
+ navigation: [about]
= 5:14 unknown-id

a policy that is not there
- languages: [en]
+ languages: [en]
+ policies: {about: about}
= 5:19 unknown-id

a site.yaml that is no YAML
- title: Town checks
+ title: Town: checks
= 1:12 yaml-syntax
"#;

const PEOPLE_ROWS: &str = r"
a people.yaml that is no YAML
- name: Ada Example
+ name: Ada: Example
= 2:12 yaml-syntax

an organisation that lives
- kind: organization
+ kind: organization
+   living: true
= 7:3 bad-value

a person whose id has capitals
- ada:
+ Ada:
= 1:1 bad-value
";

const SOURCE_ROWS: &str = r"
a source whose id is a number
- minutes:
+ 2024:
= 1:1 wrong-type
";

/// Files of their own, each with its path above it.
const WHOLE_FILES: &str = r"
one id for sources of two files
-- content/sources/village.yaml --
minutes:
  title: Other minutes
  publisher: Village
  kind: document
  primary: true
  basis: documents
  archive: {none: Why.}
  seen: original
= 1:1 duplicate-id

two pages with one address
-- content/pages/library.md --
---
title: About
description: About.
---
Text.
= duplicate-address

a page with the address of a list
-- content/pages/sources.md --
---
title: About
description: About.
---
Text.
= duplicate-address

a translation without an original
-- content/pages/about.fr.md --
---
title: Nous
description: Nous.
---
Texte.
= translation-without-original

a translation into a language that the publication does not have
-- content/explainers/library/index.de.md --
---
title: Die Bibliothek
standfirst: Eine schloss.
published: 2024-04-01
authors: [gazette]
claims: [closed]
---
Text.
= translation-without-original

a translation into the first language
-- content/explainers/library/index.en.md --
---
title: The library
standfirst: One closed.
published: 2024-04-01
authors: [gazette]
claims: [closed]
---
Text.
= translation-without-original

no site.yaml
-- content/site.yaml --
= no-site

a people.yaml that is a list
-- content/people.yaml --
- ada
= 1:1 wrong-type
";

/// Files that are copied to addresses that are taken.
const COPIED: &str = "
a file to copy over a page | a file | content/static/library/index.html | duplicate-address
a file to copy over the sitemap | a file | content/static/sitemap.xml | duplicate-address
a file to copy over a page but for a capital | a file | content/static/Library/Index.html | duplicate-address
a file to copy where a page needs a folder | a file | content/static/library | duplicate-address
a file to copy into the theme's folder | a file | content/static/assets/icon.svg | duplicate-address
";
