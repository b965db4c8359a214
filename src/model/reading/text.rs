//! The reading of one text, by its role: what it says, and what is wrong with it.

use std::sync::Arc;

use super::characters;
use super::parse::{document, entries};
use super::{ParsedDocument, Reading, ReadingContext};
use crate::base::diagnostic::Diagnostic;
use crate::base::text::unprintable;
use crate::content::prose::Prose;
use crate::content::{BlobStore, Text, TextRole};

impl Reading {
    /// The reading of a text of which nothing could be read.
    pub(super) fn unreadable(text: &Text, faults: Vec<Diagnostic>) -> Self {
        let mut reading = Self {
            diagnostics: faults,
            ..Self::default()
        };
        reading.refuse(&text.path, &text.role);
        reading
    }

    /// The reading of what a text says.
    pub(super) fn of_text(text: &Text, says: &str, context: ReadingContext<'_>) -> Self {
        let language = context.language;
        let found = characters::faults(says, &text.path);
        if !found.is_empty() && unprintable(says).is_some() {
            return Self::unreadable(text, found);
        }
        let mut reading = Self::default();
        let diagnostics = &mut reading.diagnostics;
        match &text.role {
            TextRole::Site => {}
            TextRole::People => match entries(text, says, language, diagnostics) {
                Some(people) => {
                    reading.people = people.read;
                    reading.people_unreadable = !people.are_all;
                }
                None => reading.people_unreadable = true,
            },
            TextRole::Sources => match entries(text, says, language, diagnostics) {
                Some(sources) => {
                    reading.sources = sources.read;
                    reading.sources_unreadable = !sources.are_all;
                }
                None => reading.sources_unreadable = true,
            },
            TextRole::Copies => match entries(text, says, language, diagnostics) {
                Some(copies) => {
                    reading.copies = copies.read;
                    reading.copies_unreadable = !copies.are_all;
                }
                None => reading.copies_unreadable = true,
            },
            TextRole::Explainer(name) => {
                reading.explainers = vec![document(text, says, name, context, diagnostics)];
            }
            TextRole::Claim { explainer, name } => {
                let read = document(text, says, name, context, diagnostics);
                reading.claims = vec![ParsedDocument {
                    explainer: Some(explainer.clone()),
                    ..read
                }];
            }
            TextRole::Standing(name) => {
                reading.standings = vec![document(text, says, name, context, diagnostics)];
            }
        }
        reading.diagnostics = characters::join_faults(reading.diagnostics, found, says);
        reading
    }

    /// The same with the HTML of bodies moved to a store, if there is one. A reading with mistakes,
    /// which is not cached, keeps its HTML.
    pub(super) fn with_bodies_in(mut self, bodies: Option<&Arc<dyn BlobStore>>) -> Self {
        fn away<T>(read: ParsedDocument<T>, bodies: &Arc<dyn BlobStore>) -> ParsedDocument<T> {
            let body = Prose {
                html: read.body.html.put_into(bodies),
                ..*read.body
            };
            ParsedDocument {
                body: Box::new(body),
                ..read
            }
        }
        let Some(bodies) = bodies.filter(|_| self.diagnostics.is_empty()) else {
            return self;
        };
        self.claims = self
            .claims
            .into_iter()
            .map(|read| away(read, bodies))
            .collect();
        self.explainers = self
            .explainers
            .into_iter()
            .map(|read| away(read, bodies))
            .collect();
        self.standings = self
            .standings
            .into_iter()
            .map(|read| away(read, bodies))
            .collect();
        self
    }
}
