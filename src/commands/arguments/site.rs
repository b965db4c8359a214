//! The meaning of options that several commands share: the folders, the day, and whether stamps are
//! trusted.

use std::path::{Path, PathBuf};

use super::{CheckOptions, DiffOptions, SiteOptions};
use crate::Options;
use crate::base::address::BaseUrl;
use crate::base::date::Now;
use crate::commands::console::Console;
use crate::commands::publication::{DRAFTS_FOLDER, PUBLIC_FOLDER};
use crate::disk::PublicAt;

impl SiteOptions {
    /// Where the site is written: where somebody says, or in the folder of every site; drafts in
    /// one of their own.
    #[must_use]
    pub fn output(&self, said: Option<&Path>) -> PathBuf {
        said.map_or_else(
            || {
                self.root.join(if self.drafts {
                    DRAFTS_FOLDER
                } else {
                    PUBLIC_FOLDER
                })
            },
            Path::to_owned,
        )
    }

    /// Where what is public is: where somebody says, or in the folder of every site.
    #[must_use]
    pub fn public(&self, said: Option<&Path>) -> PathBuf {
        said.map_or_else(|| self.root.join(PUBLIC_FOLDER), Path::to_owned)
    }

    /// True if every file is to be read, whatever its stamp says.
    #[must_use]
    pub fn verifies(&self) -> bool {
        self.verify || Console::is_in_ci()
    }

    /// Where what is public is looked for: where somebody says, or in CI, which often starts from a
    /// fresh clone, at the address of the site.
    #[must_use]
    pub fn public_at(&self) -> PublicAt {
        place(self.published.as_deref())
    }

    /// How the site is to be understood; `now` says which day counts as today where none was typed.
    #[must_use]
    pub fn options(&self, base_url: Option<BaseUrl>, now: Option<Now>) -> Options {
        Options {
            base_url,
            drafts: self.drafts,
            strict: self.strict,
            today: self.today,
            now,
            ..Options::default()
        }
    }
}

impl CheckOptions {
    /// Where what is public is looked for; an output that somebody names is one.
    #[must_use]
    pub fn public_at(&self) -> PublicAt {
        if self.output.is_some() && self.site.published.is_none() {
            return PublicAt::Output;
        }
        self.site.public_at()
    }
}

impl DiffOptions {
    /// Where what is public is looked for; an output that somebody names is one.
    #[must_use]
    pub fn public_at(&self) -> PublicAt {
        if self.output.is_some() && self.published.is_none() {
            return PublicAt::Output;
        }
        place(self.published.as_deref())
    }

    /// Where the output is: where somebody says, or in the folder of every site.
    #[must_use]
    pub fn public(&self) -> PathBuf {
        self.output
            .clone()
            .unwrap_or_else(|| self.root.join(PUBLIC_FOLDER))
    }
}

/// The place that the value of `--published` names, or else the environment; in CI without either,
/// the site's own address.
fn place(published: Option<&str>) -> PublicAt {
    let typed = published.filter(|place| !place.is_empty());
    match typed.map(str::to_owned).or_else(Console::published) {
        Some(place) => PublicAt::Named(place),
        None if published.is_some() => PublicAt::Site,
        None if Console::is_in_ci() => PublicAt::Usual,
        None => PublicAt::Output,
    }
}
