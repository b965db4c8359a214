"""Feeds: feedparser, four readers in JavaScript, and the schema of RFC 4287."""

import json
import unittest
from datetime import datetime

import feedparser
from lxml import etree
from site_under_test import Case, HERE, get, node, sites, squeezed

# The kinds of feeds that each reader claims to read.
READERS = {
    "rss-parser": {"atom", "rss"},
    "@extractus/feed-extractor": {"atom", "rss", "json"},
    "feedsmith": {"atom", "rss", "json"},
    "@rowanmanning/feed-parser": {"atom", "rss"},
}


def moment(text):
    return datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


class Feeds(Case):
    def test_a_site_has_a_feed_of_claims_and_one_of_corrections(self):
        for site in sites():
            self.assertGreaterEqual(len([url for kind, url in site.feeds if kind == "atom"]), 2)

    def test_feedparser_reads_every_feed_without_complaint(self):
        for site in sites():
            for kind, url in site.feeds:
                if kind == "json":
                    continue
                feed = feedparser.parse(get(url))
                self.assertFalse(feed.bozo, f"{url}: {feed.get('bozo_exception')}")
                self.assertTrue(feed.feed.title and feed.feed.link, url)
                self.assertEqual(len({entry.id for entry in feed.entries}), len(feed.entries), url)
                for entry in feed.entries:
                    self.assertTrue(squeezed(entry.title), url)
                    self.assertTrue(entry.published_parsed or entry.updated_parsed, f"{url}: {entry.id}")
                    get(entry.link.split("#")[0])

    def test_no_entry_parts_a_claim_from_its_verdict(self):
        for site in sites():
            for kind, url in site.feeds:
                if kind == "json":
                    continue
                for entry in feedparser.parse(get(url)).entries:
                    claim = site.judged.get(entry.link)
                    if claim and not url.endswith("corrections.xml"):
                        self.assertIn(claim["label"], entry.title + entry.get("summary", ""), f"{url}: {entry.id}")

    def test_every_atom_feed_is_one_of_rfc_4287(self):
        schema = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
        for site in sites():
            for kind, url in site.feeds:
                if kind == "atom":
                    schema.assertValid(etree.fromstring(get(url)))

    def test_the_schema_refuses_what_is_no_atom_feed(self):
        schema = etree.RelaxNG(etree.parse(HERE / "atom.rng"))
        good = (
            '<feed xmlns="http://www.w3.org/2005/Atom"><id>tag:a.example,2024:1</id><title>T</title>'
            "<updated>2024-01-01T00:00:00Z</updated><author><name>N</name></author>{}</feed>"
        )
        entry = "<entry><id>u:1</id><title>T</title><updated>{}</updated>{}</entry>"
        self.assertTrue(schema.validate(etree.fromstring(good.format(entry.format("2024-01-01T00:00:00Z", '<link href="/"/>')))))
        for inside in (
            "<id>again</id>",
            "<title>again</title>",
            "<pubDate>2024</pubDate>",
            entry.format("2024-01-01", ""),
            entry.format("2024-01-01T00:00:00Z", "<link/>"),
            entry.format("2024-01-01T00:00:00Z", '<content type="text"><b/></content>'),
            "<entry><title>T</title></entry>",
        ):
            self.assertFalse(schema.validate(etree.fromstring(good.format(inside))), inside)

    def test_every_reader_sees_the_same_entries(self):
        for site in sites():
            feeds = [{"kind": kind, "url": url, "text": get(url).decode()} for kind, url in site.feeds]
            answers = node("feeds.mjs", feeds)
            for feed, answer in zip(feeds, answers):
                self.assertEqual(set(answer), {name for name, kinds in READERS.items() if feed["kind"] in kinds})
                for reader, read in answer.items():
                    self.agree(feed, reader, read)

    def agree(self, feed, reader, read):
        """A reader has the same entries, addresses and times as feedparser, or as the file itself."""
        where = f"{reader} of {feed['url']}"
        self.assertNotIn("error", read, where)
        if feed["kind"] == "json":
            data = json.loads(feed["text"])
            title = data["title"]
            expected = [(item.get("title"), item["url"], (item.get("date_published"), item.get("date_modified"))) for item in data["items"]]
        else:
            parsed = feedparser.parse(feed["text"])
            title = parsed.feed.title
            expected = [(entry.title, entry.link, (entry.get("published"), entry.get("updated"))) for entry in parsed.entries]
        self.assertEqual(squeezed(read["title"]), squeezed(title), where)
        if reader == "@extractus/feed-extractor":
            # It takes fragments off.
            expected = [(title, link.split("#")[0], times) for title, link, times in expected]
        self.assertEqual(
            [(squeezed(item["title"]), item["link"]) for item in read["items"]],
            [(squeezed(title), link) for title, link, _ in expected],
            where,
        )
        if feed["kind"] != "rss":
            for item, (_, _, times) in zip(read["items"], expected):
                # Some take the day of publication, others that of the last change.
                self.assertIn(moment(item["date"]), [moment(time) for time in times if time], where)


if __name__ == "__main__":
    unittest.main()
