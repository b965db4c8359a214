//! The settings: `site.yaml`, which is read first, since the address and the language that it gives
//! are needed to read every other text.

use std::sync::Arc;

use super::{NO_SITE, characters};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::unprintable;
use crate::content::{Content, TextRole, TextSource, decode};
use crate::model::settings::Settings;

/// Reads `site.yaml`; the settings are `None` if it is missing or has a mistake.
///
/// # Errors
///
/// If the library cannot read it.
pub fn settings<L: TextSource>(
    content: &Content,
    library: &L,
) -> Result<(Option<Settings>, Vec<Diagnostic>), L::Error> {
    if let Some(text) = content
        .texts
        .iter()
        .find(|text| text.role == TextRole::Site)
    {
        return Ok(match decode(&text.path, &library.read(&text.path)?) {
            Ok(says) => {
                let found = characters::faults(&says, &text.path);
                if !found.is_empty() && unprintable(&says).is_some() {
                    return Ok((None, found));
                }
                let (settings, faults) = Settings::read(&says, &text.path);
                (settings, characters::join_faults(faults, found, &says))
            }
            Err(fault) => (None, vec![*fault]),
        });
    }
    if content
        .refused
        .iter()
        .any(|(_, role)| *role == TextRole::Site)
    {
        return Ok((None, Vec::new()));
    }
    let file: Arc<str> = "content/site.yaml".into();
    let help = "create it with the publication's title, address, publisher and scale; if the file is elsewhere, move it there".to_owned();
    let missing = Diagnostic::new(NO_SITE, &file, At::File, "this file is missing").with_help(help);
    Ok((None, vec![missing]))
}
