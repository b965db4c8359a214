"""Link previews and embeds: readers of Open Graph and consumers of oEmbed."""

import json
import unittest

from lxml import html
from site_under_test import Case, get, node, sites


class Previews(Case):
    def test_every_reader_of_previews_sees_title_text_and_picture(self):
        for site in sites():
            # All kinds of pages, but not all claims: each reader is asked for each page.
            claims = [url for url in site.pages if url in site.claims]
            asked = [url for url in site.pages if url not in site.claims] + claims[:8]
            answers = node("previews.mjs", [{"url": url, "html": site.pages[url].text} for url in asked])
            for url, answer in zip(asked, answers):
                page = site.pages[url]
                self.assertEqual(set(answer), {"open-graph-scraper", "link-preview-js", "unfurl.js", "url-metadata"})
                for reader, read in answer.items():
                    where = f"{reader} of {url}"
                    self.assertNotIn("error", read, where)
                    self.assertEqual(read["title"], page.meta["og:title"][0], where)
                    self.assertEqual(read["description"], page.meta["og:description"][0], where)
                    self.assertEqual(read["image"], page.meta["og:image"][0], where)

    def test_consumers_of_oembed_find_the_embed_of_every_claim_that_has_one(self):
        for site in sites():
            embeds = {}
            for url, page in site.pages.items():
                for kind, address in page.links("alternate"):
                    if kind == "application/json+oembed":
                        embeds[url] = json.loads(get(address))
            self.assertLessEqual(set(embeds), set(site.claims))
            self.assertLessEqual(set(site.judged), set(embeds))
            asked = sorted(embeds)[:10]
            for url, answer in zip(asked, node("oembed.mjs", asked)):
                for reader, read in answer.items():
                    where = f"{reader} of {url}"
                    self.assertNotIn("error", read, where)
                    self.assertEqual(read["type"], "rich", where)
                    self.assertEqual(read["title"], embeds[url]["title"], where)
                    self.assertEqual(read["html"], embeds[url]["html"], where)
                self.assertEqual(set(answer), {"@extractus/oembed-extractor", "unfurl.js"})
                said = embeds[url]
                self.assertEqual(said["version"], "1.0")
                self.assertGreater(min(said["width"], said["height"]), 0)
                frame = html.fromstring(said["html"])
                self.assertEqual(frame.tag, "iframe")
                self.assertTrue(frame.get("title"))
                self.assertIn(site.claims[url]["label"] or "", html.fromstring(get(frame.get("src")).decode()).text_content())


if __name__ == "__main__":
    unittest.main()
