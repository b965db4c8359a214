//! `factpress host`: prints the configuration of a host.

use super::ExitStatus;
use super::arguments::HostOptions;
use super::console::Console;
use super::summary::summary;
use crate::base::progress::NoProgress;
use crate::check::external::External;
use crate::disk::{self, DiskError};
use crate::plan::Plan;
use crate::report::Report;
use crate::view::Hosting;
use crate::{Checked, Options, understand};

/// Runs the command.
pub fn run(options: &HostOptions, console: &Console) -> ExitStatus {
    match hosting(options, console) {
        Ok(Ok(hosting)) => {
            let kind = options.host.kind();
            let lost = hosting.untranslated.iter();
            for line in lost.filter(|_| !kind.reads_host_files()) {
                console.eprint(&format!(
                    "warning: only Netlify and Cloudflare can do what this line of _redirects says, so it is left out: `{line}`\n"
                ));
            }
            let folder = options.folder.clone();
            let folder = folder.unwrap_or_else(|| format!("/var/www/{}", hosting.host));
            console.print(&hosting.configuration(kind, &folder));
            ExitStatus::Done
        }
        Ok(Err(report)) => {
            console.eprint(&report.human(console.colour()));
            console.eprint(&format!("{}\n", summary(&report)));
            ExitStatus::Errors
        }
        Err(error) => {
            console.eprint(&format!("error: {error}\n"));
            ExitStatus::from(&error)
        }
    }
}

/// What hosts are told of the site, or what is wrong with it.
fn hosting(options: &HostOptions, console: &Console) -> Result<Result<Hosting, Report>, DiskError> {
    let (content, found, library) = disk::content(&options.root)?;
    let asked = Options {
        base_url: options.base_url.clone(),
        now: console.when(),
        ..Options::default()
    };
    let understood = understand(&content, &library, found, &asked, &NoProgress)?;
    let Checked {
        site,
        report,
        theme,
        ..
    } = understood.checked(&External::default(), &library);
    let Some((site, choice)) = site.zip(theme) else {
        return Ok(Err(report));
    };
    Ok(match disk::load_theme(&options.root, &choice)? {
        Ok(theme) => {
            let plan = Plan::new(&site).in_theme(&theme);
            Hosting::of(&plan, &theme).ok_or(report)
        }
        Err(faults) => Err(report.and(faults)),
    })
}
