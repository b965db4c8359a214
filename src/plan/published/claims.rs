//! `claims.json` as it was published, read back.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::words_hash;

/// The largest `claims.json` that is read, in bytes. That of 10,000 claims has about 40 MB.
pub const LARGEST_CLAIMS_FILE: u64 = 512 * 1024 * 1024;

/// What `claims.json` says, as far as the public record and the pages say it too.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PublishedClaims {
    /// The address of the front page in this language.
    pub url: String,
    /// The tag of the language.
    pub language: String,
    /// The verdicts.
    pub scale: Vec<PublishedVerdict>,
    /// The claims.
    pub claims: Vec<PublishedClaim>,
    /// The sources.
    #[serde(default)]
    pub sources: Vec<PublishedSource>,
}

/// A verdict of the scale.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PublishedVerdict {
    /// Its id.
    pub id: String,
    /// The word that readers see.
    pub label: String,
    /// Its place on the numeric scale.
    pub value: Option<u64>,
    /// The best value of the scale.
    pub best: Option<u64>,
    /// The worst value of the scale.
    pub worst: Option<u64>,
}

/// A claim.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PublishedClaim {
    /// Its id.
    pub id: String,
    /// The address of its page.
    pub url: String,
    /// The tag of the language that it is written in.
    pub language: String,
    /// The claim in one line.
    pub claim: String,
    /// What the verdict is about, where the claim is only a heading.
    pub statement: Option<String>,
    /// The id of its verdict.
    pub verdict: Option<String>,
    /// The verdict in the claim's own words.
    pub label: Option<String>,
    /// What was found.
    pub finding: Option<String>,
    /// Its exact words.
    pub quote: Option<String>,
    /// The proof of these words.
    #[serde(default)]
    pub proof: Option<PublishedProof>,
    /// Its evidence.
    #[serde(default)]
    pub evidence: Vec<PublishedEvidence>,
    /// Its corrections, oldest first.
    pub corrections: Vec<PublishedCorrectionText>,
}

/// An entry of the evidence.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PublishedEvidence {
    /// The words of the source.
    pub quote: Option<String>,
    /// The proof of these words.
    #[serde(default)]
    pub proof: Option<PublishedProof>,
}

/// Whether a quotation was found in a copy, and where.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PublishedProof {
    /// `proved`, or why it is not.
    pub state: String,
    /// The id of the source whose copy has the words; it and the rest only if they are proved.
    pub source: Option<String>,
    /// The page of the copy.
    pub page: Option<u32>,
    /// The first character of the words.
    pub from: Option<u32>,
    /// The character behind their last.
    pub to: Option<u32>,
    /// The words of the copy before them.
    pub before: Option<String>,
    /// The words of the copy after them.
    pub after: Option<String>,
    /// The SHA-256 of the words.
    pub quotation: Option<String>,
    /// The checksum of the proof.
    pub check: Option<String>,
}

/// A source.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PublishedSource {
    /// Its id.
    pub id: String,
    /// The copy that is on record.
    #[serde(default)]
    pub copy: Option<PublishedCopy>,
}

/// A copy of a source.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PublishedCopy {
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// A correction.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct PublishedCorrectionText {
    /// Its day.
    pub date: String,
    /// The word for its grade.
    pub grade: String,
    /// What it says.
    pub text: String,
}

impl PublishedClaims {
    /// Reads the file; `None` if it has another shape.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The texts that the public record has hashes of, by their hash.
    #[must_use]
    pub fn texts_by_hash(&self) -> BTreeMap<String, String> {
        let texts = self.claims.iter().flat_map(|claim| {
            let corrections = claim.corrections.iter().map(|one| one.text.as_str());
            claim.words().map(|(_, text)| text).chain(corrections)
        });
        texts
            .map(|text| (words_hash(text), text.to_owned()))
            .collect()
    }
}

impl PublishedClaim {
    /// The words that the public record has hashes of, by the keys that they have there.
    pub fn words(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let words = [
            ("claim", Some(self.claim.as_str())),
            ("quote", self.quote.as_deref()),
            ("label", self.label.as_deref()),
            ("finding", self.finding.as_deref()),
        ];
        words
            .into_iter()
            .filter_map(|(key, text)| Some((key, text?)))
    }
}
