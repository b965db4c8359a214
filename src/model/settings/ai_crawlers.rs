//! AI crawlers: which of them may read the publication, by what they do with it.

use crate::{record, vocabulary};

vocabulary! {
    /// Whether crawlers may read the publication.
    pub enum Access {
        /// They may.
        Allow = "allow",
        /// They are asked not to, in `robots.txt`.
        Deny = "deny",
    }
}

record! {
    /// Which AI crawlers may read the publication; those that no key denies may.
    pub struct AiCrawlers {
        /// Those that collect texts to train models.
        ///
        /// `training: deny`
        pub training: Option<Access>,
        /// Those that find pages for answers, which name the pages.
        ///
        /// `search: allow`
        pub search: Option<Access>,
        /// Those that open a page because a user asked for it.
        ///
        /// `assistants: allow`
        pub assistants: Option<Access>,
    }
}

/// What an AI crawler does with pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrawlerPurpose {
    /// Its operator trains models with them.
    Training,
    /// Its operator finds pages for answers.
    Search,
    /// It opens a page because a user asked for it.
    Assistant,
}

/// A crawler of an AI service.
#[derive(Debug, Clone, Copy)]
pub struct AiCrawler {
    /// Its name in `robots.txt`.
    pub name: &'static str,
    /// Who runs it.
    pub operator: &'static str,
    /// What it does with pages.
    pub purpose: CrawlerPurpose,
    /// Where its operator says so.
    pub source: &'static str,
}

/// Lists the crawlers, one a line.
macro_rules! crawlers {
    ($($name:literal $operator:literal $purpose:ident $source:literal),* $(,)?) => {
        /// The crawlers whose operators say what they do, by operator. Some operators say that a
        /// crawler that opens a page for a user need not obey `robots.txt`.
        pub const AI_CRAWLERS: &[AiCrawler] = &[$(AiCrawler {
            name: $name,
            operator: $operator,
            purpose: CrawlerPurpose::$purpose,
            source: $source,
        }),*];
    };
}
crawlers! {
    "Amazonbot" "Amazon" Training "https://developer.amazon.com/amazonbot",
    "ClaudeBot" "Anthropic" Training "https://support.claude.com/en/articles/8896518",
    "Claude-SearchBot" "Anthropic" Search "https://support.claude.com/en/articles/8896518",
    "Claude-User" "Anthropic" Assistant "https://support.claude.com/en/articles/8896518",
    "Applebot-Extended" "Apple" Training "https://support.apple.com/en-us/119829",
    "CCBot" "Common Crawl" Training "https://commoncrawl.org/ccbot",
    "DuckAssistBot" "DuckDuckGo" Search "https://duckduckgo.com/duckduckgo-help-pages/results/duckassistbot",
    "Google-Extended" "Google" Training "https://developers.google.com/crawling/docs/crawlers-fetchers/google-common-crawlers",
    "Meta-ExternalAgent" "Meta" Training "https://developers.facebook.com/docs/sharing/webmasters/web-crawlers",
    "MistralAI-Training" "Mistral AI" Training "https://docs.mistral.ai/robots",
    "MistralAI-Index" "Mistral AI" Search "https://docs.mistral.ai/robots",
    "MistralAI-User" "Mistral AI" Assistant "https://docs.mistral.ai/robots",
    "GPTBot" "OpenAI" Training "https://platform.openai.com/docs/bots",
    "OAI-SearchBot" "OpenAI" Search "https://platform.openai.com/docs/bots",
    "ChatGPT-User" "OpenAI" Assistant "https://platform.openai.com/docs/bots",
    "PerplexityBot" "Perplexity" Search "https://docs.perplexity.ai/guides/bots",
}

impl AiCrawlers {
    /// The names of the crawlers that may not read the publication, in the order of the table.
    #[must_use]
    pub fn denied(&self) -> Vec<&'static str> {
        let access = |purpose| match purpose {
            CrawlerPurpose::Training => self.training,
            CrawlerPurpose::Search => self.search,
            CrawlerPurpose::Assistant => self.assistants,
        };
        AI_CRAWLERS
            .iter()
            .filter(|crawler| access(crawler.purpose) == Some(Access::Deny))
            .map(|crawler| crawler.name)
            .collect()
    }
}
