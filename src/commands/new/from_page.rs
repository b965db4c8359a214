//! `factpress new source --from-url`: fetches a page, takes from it what it says of itself, and keeps
//! it as the copy of the new source.

use std::path::Path;
use std::time::Duration;

use super::Halt;
use crate::authoring::starter::{Answers, ExistingContent, answers_of_page};
use crate::base::text::visible;
use crate::commands::archive::{keep_fetched, warc_of};
use crate::commands::arguments::{FromPage, New};
use crate::commands::console::Console;
use crate::commands::web::{CLOCK, user_agent};
use crate::copy::{Metadata, Payload};
use crate::disk::{DiskError, FetchedPage, Manners, Web};
use crate::model::site::Site;

/// How long one request may take.
const PAGE_TIME_LIMIT: Duration = Duration::from_mins(1);
/// How many bytes a page may have.
const PAGE_SIZE_LIMIT: u64 = 64_000_000;

/// A page that was fetched for a new source.
pub struct FetchedSource {
    page: FetchedPage,
    ignores_robots: bool,
}

/// Fetches the page of a new source, and gives the options with what the page says of itself. What
/// was typed counts more.
pub fn filled_in(
    options: &New,
    from: &FromPage,
    site: &Site,
    known: &ExistingContent,
    console: &Console,
) -> Result<(New, FetchedSource), Halt> {
    let url = &from.url;
    let manners = Manners {
        delay: Duration::from_secs(1),
        time_limit: PAGE_TIME_LIMIT,
        size_limit: PAGE_SIZE_LIMIT,
        ignores_robots: from.ignores_robots,
        private_hosts: from.private_hosts.clone(),
        user_agent: user_agent(site),
    };
    let page = Web::new(manners, CLOCK).fetch(url).map_err(|obstacle| {
        Halt::Mistakes(format!(
            "error: {} was not fetched: {obstacle}\n   = help: save it yourself, answer without `--from-url`, and keep it: `factpress archive SOURCE --file PATH`\n",
            visible(url)
        ))
    })?;
    let from_page = FetchedSource {
        page,
        ignores_robots: from.ignores_robots,
    };
    let metadata = from_page.metadata()?;
    let address = from_page.page.new_address();
    let found = answers_of_page(&metadata, address.as_deref().unwrap_or(url), known);
    for (flag, answer) in &found {
        let is_typed = options.given.contains_key(flag);
        if !is_typed {
            console.eprint(&format!("from the page: {flag}: {}\n", visible(answer)));
        }
    }
    let mut given = found;
    given.extend(options.given.clone());
    let filled = New {
        starter: options.starter,
        root: options.root.clone(),
        given,
        from: options.from.clone(),
        copy: None,
    };
    Ok((filled, from_page))
}

impl FetchedSource {
    fn metadata(&self) -> Result<Metadata, Halt> {
        let failed = |why: String| Halt::Disk(DiskError::Refused(why));
        let warc = warc_of("page", &self.page, self.ignores_robots)
            .map_err(|error| failed(error.to_string()))?;
        let payload = Payload::of_file("page.warc.gz", warc);
        let payload = payload.map_err(|why| failed(format!("the page is {why}")))?;
        Ok(Metadata::of(&payload, &self.page.answered))
    }

    /// Keeps the page as the copy of its source, and says so. If the entry of the source is not
    /// complete yet, the copy waits for its place on record.
    pub fn keep(self, root: &Path, answers: &Answers, console: &Console) -> Result<(), DiskError> {
        let id = answers.must("id");
        let kept = keep_fetched(root, id, &self.page, self.ignores_robots, console.when())?;
        console.say(&kept);
        Ok(())
    }
}
