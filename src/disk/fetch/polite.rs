//! Asking other people's servers politely: one request at a time, with a pause between two, and only
//! for what their robots.txt allows.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use robotxt::Robots;
use ureq::Agent;
use ureq::unversioned::transport::DefaultConnector;
use url::{Origin, Url};

use super::answer::{OneAnswer, SizeLimit, request_fields};
use super::guard::GuardedResolver;
use super::refusal;
use crate::copy::obstacle::Obstacle;
use crate::copy::warc::decoded;

/// The name by which robots.txt addresses this program.
const ROBOT: &str = "factpress";
/// How many redirects are followed.
const MOST_REDIRECTS: u32 = 10;
/// How many redirects of a robots.txt are followed (RFC 9309, section 2.3.1.2).
const ROBOTS_REDIRECTS: u32 = 5;
/// How much of a robots.txt is read, in bytes.
const ROBOTS_SIZE: u64 = 512 * 1024;
/// The longest pause between two requests that a robots.txt can ask for.
const LONGEST_CRAWL_DELAY: Duration = Duration::from_secs(30);
/// How long a server that asks to come back later is waited for, in seconds.
const LONGEST_WAIT: u64 = 60;
/// How often that is done for one page.
const MOST_WAITS: u32 = 2;

/// How others are asked.
#[derive(Debug, Clone)]
pub struct Manners {
    /// The pause between two requests to the same host.
    pub delay: Duration,
    /// How long one request may take, with its answer.
    pub time_limit: Duration,
    /// How many bytes a page may have.
    pub size_limit: u64,
    /// True to ask for what a robots.txt forbids, too.
    pub ignores_robots: bool,
    /// The hosts that may be this machine or in a private network.
    pub private_hosts: Vec<String>,
    /// What the program says that it is.
    pub user_agent: String,
}

/// What time it is. Only the console may look at the clock.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// The time, to measure from.
    pub instant: fn() -> Instant,
    /// The time in seconds since 1970.
    pub seconds: fn() -> i64,
}

/// The web, as it is asked for the pages of others.
#[derive(Debug)]
pub struct Web {
    agent: Agent,
    /// How it is asked.
    pub manners: Manners,
    clock: Clock,
    hosts: Mutex<HashMap<String, Arc<Mutex<HostPace>>>>,
    robots: Mutex<HashMap<Origin, Result<Arc<Robots>, Obstacle>>>,
}

/// When a host may be asked again.
#[derive(Debug, Default)]
struct HostPace {
    last: Option<Instant>,
    /// The pause that its robots.txt asks for.
    crawl_delay: Duration,
}

impl Web {
    /// The web, asked in this way.
    #[must_use]
    pub fn new(manners: Manners, clock: Clock) -> Self {
        let config = Agent::config_builder()
            .timeout_global(Some(manners.time_limit))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_idle_connections_per_host(1)
            .proxy(None)
            .http_status_as_error(false)
            .build();
        let resolver = GuardedResolver::except(manners.private_hosts.clone());
        Self {
            agent: Agent::with_parts(config, DefaultConnector::default(), resolver),
            manners,
            clock,
            hosts: Mutex::default(),
            robots: Mutex::default(),
        }
    }

    /// Asks for a page and for those to which redirects lead. Every answer is there, even if
    /// something stands in the way in the end.
    ///
    /// # Errors
    ///
    /// What stands in the way.
    pub fn follow_page(
        &self,
        url: Url,
        size: SizeLimit,
        answers: &mut Vec<OneAnswer>,
    ) -> Result<(), Obstacle> {
        let may_fetch = |url: &Url| self.may_fetch(url);
        self.follow(url, MOST_REDIRECTS, size, answers, may_fetch)
    }

    /// Asks for an address and for those to which redirects lead.
    fn follow(
        &self,
        mut url: Url,
        redirects: u32,
        size: SizeLimit,
        answers: &mut Vec<OneAnswer>,
        may_fetch: impl Fn(&Url) -> Result<(), Obstacle>,
    ) -> Result<(), Obstacle> {
        loop {
            url.set_fragment(None);
            if !["http", "https"].contains(&url.scheme()) {
                return Err(Obstacle::Scheme(url.scheme().to_owned()));
            }
            if !url.username().is_empty() || url.password().is_some() {
                return Err(Obstacle::Credentials);
            }
            if answers.iter().any(|answer| answer.url == url) {
                return Err(Obstacle::RedirectLoop);
            }
            may_fetch(&url)?;
            let answer = self.ask_patiently(&url, size)?;
            let next = answer.redirect();
            answers.push(answer);
            match next {
                None => return Ok(()),
                Some(_) if answers.len() > redirects as usize => {
                    return Err(Obstacle::TooManyRedirects(redirects));
                }
                Some(next) => url = next?,
            }
        }
    }

    /// Asks for an address, and again if the server asks to come back soon.
    fn ask_patiently(&self, url: &Url, size: SizeLimit) -> Result<OneAnswer, Obstacle> {
        for _ in 0..MOST_WAITS {
            let answer = self.ask(url, size)?;
            let wait = answer.retry_after().filter(|wait| *wait <= LONGEST_WAIT);
            let Some(wait) = wait.filter(|_| matches!(answer.status, 429 | 503)) else {
                return Ok(answer);
            };
            thread::sleep(Duration::from_secs(wait));
        }
        self.ask(url, size)
    }

    /// Asks for an address once nobody else asks its host and its pause is over.
    fn ask(&self, url: &Url, size: SizeLimit) -> Result<OneAnswer, Obstacle> {
        let host = self.host(url);
        let mut host = host.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last) = host.last {
            let pause = self.manners.delay.max(host.crawl_delay);
            let passed = (self.clock.instant)().saturating_duration_since(last);
            thread::sleep(pause.saturating_sub(passed));
        }
        let (at, seconds) = ((self.clock.seconds)(), self.manners.time_limit.as_secs());
        let mut request = self.agent.get(url.as_str());
        for (name, value) in request_fields(&self.manners.user_agent) {
            request = request.header(name, value);
        }
        let answer = request
            .call()
            .map_err(|error| refusal::obstacle(&error, seconds))
            .and_then(|response| {
                let limits = (size, seconds);
                OneAnswer::read(url, at, &self.manners.user_agent, response, limits)
            });
        host.last = Some((self.clock.instant)());
        answer
    }

    /// The pace of the host of an address.
    fn host(&self, url: &Url) -> Arc<Mutex<HostPace>> {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let name = url.host_str().unwrap_or_default().to_owned();
        Arc::clone(hosts.entry(name).or_default())
    }

    /// Whether the robots.txt of a site allows an address.
    fn may_fetch(&self, url: &Url) -> Result<(), Obstacle> {
        if self.manners.ignores_robots {
            return Ok(());
        }
        let origin = url.origin();
        let known = {
            let robots = self.robots.lock().unwrap_or_else(PoisonError::into_inner);
            robots.get(&origin).cloned()
        };
        let known = known.unwrap_or_else(|| {
            let fetched = self.robots(url).map(Arc::new);
            let mut robots = self.robots.lock().unwrap_or_else(PoisonError::into_inner);
            robots.entry(origin).or_insert(fetched).clone()
        });
        if known?.is_url_allowed(url) {
            Ok(())
        } else {
            Err(Obstacle::RobotsForbid)
        }
    }

    /// Fetches a robots.txt, as RFC 9309 says: a site without one allows everything, and one that
    /// cannot give it allows nothing.
    fn robots(&self, url: &Url) -> Result<Robots, Obstacle> {
        let place = url.join("/robots.txt").map_err(|_| Obstacle::BadAddress)?;
        let size = SizeLimit {
            bytes: ROBOTS_SIZE,
            is_cut: false,
        };
        let mut answers = Vec::new();
        match self.follow(place, ROBOTS_REDIRECTS, size, &mut answers, |_| Ok(())) {
            Ok(()) => {}
            Err(
                Obstacle::TooLarge(_)
                | Obstacle::TooManyRedirects(_)
                | Obstacle::RedirectLoop
                | Obstacle::BadRedirect
                | Obstacle::Scheme(_),
            ) => return Ok(Robots::allow_all()),
            Err(obstacle) => return Err(obstacle),
        }
        let Some(last) = answers.last() else {
            return Ok(Robots::allow_all());
        };
        match last.status {
            200..=299 => {
                let codings = last.field("content-encoding").unwrap_or_default();
                let text = decoded(&last.body, codings, ROBOTS_SIZE).unwrap_or_default();
                let robots = Robots::parse(&text, ROBOT);
                if let Some(delay) = robots.crawl_delay() {
                    let host = self.host(url);
                    let mut host = host.lock().unwrap_or_else(PoisonError::into_inner);
                    host.crawl_delay = delay.min(LONGEST_CRAWL_DELAY);
                }
                Ok(robots)
            }
            429 => Err(Obstacle::Busy(429, last.retry_after())),
            400..=499 => Ok(Robots::allow_all()),
            status => Err(Obstacle::RobotsUnclear(status)),
        }
    }
}
