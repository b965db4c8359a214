//! Why a publication failed, as opposed to what is wrong with its content or its theme.

use std::convert::Infallible;
use std::fmt;

use crate::BuildError;
use crate::build::render::RenderError;
use crate::content::prose::Lost;
use crate::disk::DiskError;

/// Why a publication failed.
#[derive(Debug)]
pub enum Failure {
    /// The disk.
    Disk(DiskError),
    /// The theme has no words for this language.
    NoWords(String),
    /// The cache of bodies changed while it was in use, twice.
    Lost(Lost),
    /// The run was asked to end, and nothing was published.
    Stopped,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(error) => error.fmt(f),
            Self::NoWords(language) => write!(f, "the theme has no words for `{language}`"),
            Self::Lost(lost) => write!(f, "{lost}; build again"),
            Self::Stopped => f.write_str("stopped"),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk(error) => error.source(),
            Self::NoWords(_) | Self::Lost(_) | Self::Stopped => None,
        }
    }
}

impl From<DiskError> for Failure {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

impl From<Infallible> for Failure {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl<E: Into<Failure>> BuildError<E> {
    /// The failures of templates, which belong in the report.
    ///
    /// # Errors
    ///
    /// Any other failure.
    pub fn of_templates(self) -> Result<Vec<RenderError>, Failure> {
        match self {
            Self::Render(errors) => Ok(errors),
            Self::Sink(error) => Err(error.into()),
            Self::NoWords(language) => Err(Failure::NoWords(language)),
            Self::Lost(lost) => Err(Failure::Lost(lost)),
            Self::Stopped => Err(Failure::Stopped),
        }
    }
}
