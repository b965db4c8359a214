//! The deployment that a build is for: whether it is the preview of a change, as hosts say in the
//! environment.

use super::Console;

/// The branches that hosts usually publish for everybody.
const PUBLIC_BRANCHES: [&str; 3] = ["main", "master", "production"];

impl Console {
    /// Why this build is for a preview; `None` if it is for everybody.
    #[must_use]
    #[expect(
        clippy::disallowed_methods,
        reason = "the console is the home of the environment"
    )]
    pub fn preview() -> Option<String> {
        preview(|name| Some(std::env::var_os(name)?.to_string_lossy().into_owned()))
    }
}

/// The variable with its value that says that a build is for a preview.
fn preview(value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let said = |name: &str, is_preview: &dyn Fn(&str) -> bool| {
        let value = value(name).filter(|value| is_preview(value))?;
        Some(format!("{name}={value}"))
    };
    if let Some(own) = value("FACTPRESS_PREVIEW").filter(|own| !own.is_empty()) {
        let is_preview = !["0", "false"].contains(&own.as_str());
        return is_preview.then(|| format!("FACTPRESS_PREVIEW={own}"));
    }
    let is_set = |name: &str| value(name).is_some();
    let is_branch = |branch: &str| !branch.is_empty() && !PUBLIC_BRANCHES.contains(&branch);
    // Other systems have a `CONTEXT` too, so it counts only where Netlify builds.
    let on_netlify = is_set("NETLIFY").then(|| {
        said("CONTEXT", &|context| {
            ["deploy-preview", "branch-deploy"].contains(&context)
        })
    });
    let on_pages = is_set("CF_PAGES").then(|| said("CF_PAGES_BRANCH", &is_branch));
    let on_workers = is_set("WORKERS_CI").then(|| said("WORKERS_CI_BRANCH", &is_branch));
    let on_vercel = Some(said("VERCEL_ENV", &|target| target == "preview"));
    [on_netlify, on_pages, on_workers, on_vercel]
        .into_iter()
        .flatten()
        .flatten()
        .next()
}

#[cfg(test)]
mod tests {
    use super::preview;

    /// What follows from an environment.
    fn of(variables: &[(&str, &str)]) -> Option<String> {
        preview(|name| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn hosts_say_in_the_environment_that_they_build_a_preview() {
        let is = |variables: &[(&str, &str)]| of(variables).is_some();
        assert!(is(&[("NETLIFY", "true"), ("CONTEXT", "deploy-preview")]));
        assert!(is(&[("NETLIFY", "true"), ("CONTEXT", "branch-deploy")]));
        assert!(!is(&[("NETLIFY", "true"), ("CONTEXT", "production")]));
        assert!(!is(&[("CONTEXT", "deploy-preview")]), "not on Netlify");
        assert!(is(&[("CF_PAGES", "1"), ("CF_PAGES_BRANCH", "bridge")]));
        assert!(!is(&[("CF_PAGES", "1"), ("CF_PAGES_BRANCH", "main")]));
        assert!(is(&[("WORKERS_CI", "1"), ("WORKERS_CI_BRANCH", "bridge")]));
        assert!(is(&[("VERCEL_ENV", "preview")]));
        assert!(!is(&[("VERCEL_ENV", "production")]));
        assert!(!is(&[]));
    }

    #[test]
    fn ones_own_variable_decides() {
        let netlify = [("NETLIFY", "true"), ("CONTEXT", "deploy-preview")];
        for (own, said) in [
            ("0", None),
            ("false", None),
            ("1", Some("FACTPRESS_PREVIEW=1")),
        ] {
            let all = [netlify[0], netlify[1], ("FACTPRESS_PREVIEW", own)];
            assert_eq!(of(&all).as_deref(), said, "{own}");
        }
        let empty = [netlify[0], netlify[1], ("FACTPRESS_PREVIEW", "")];
        assert_eq!(of(&empty).as_deref(), Some("CONTEXT=deploy-preview"));
    }
}
