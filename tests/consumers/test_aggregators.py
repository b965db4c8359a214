"""Readers in the spirit of those that aggregators write: by the position of a block, in `@graph`, by Open Graph, through
lists backwards in time, and by the sitemap."""

import re
import unittest
import urllib.parse

from site_under_test import Case, nodes, ratio, sites, squeezed

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)\Z")


def reviews_in(page):
    """Every review of a page, however deep: what a reader finds that walks `@graph` and everything else."""
    graph = [part for block in page.blocks for part in block.get("@graph", [block])]
    return [part for part in nodes(graph) if part.get("@type") == "ClaimReview"]


class Aggregators(Case):
    def test_the_first_block_is_a_review_on_the_pages_of_claims_and_on_no_other(self):
        for site in sites():
            first = {url for url, page in site.pages.items() if page.blocks[:1] and page.blocks[0]["@type"] == "ClaimReview"}
            self.assertEqual(first, set(site.judged))

    def test_a_reader_of_the_graph_finds_exactly_one_review_on_the_page_of_a_claim(self):
        for site in sites():
            for url in site.judged:
                self.assertEqual(len(reviews_in(site.pages[url])), 1, url)

    def test_a_review_says_who_said_what_when_and_how_it_was_rated(self):
        for site in sites():
            for url, claim in site.judged.items():
                review = site.pages[url].blocks[0]
                self.assertTrue(review["author"]["name"] and review["author"]["url"], url)
                self.assertRegex(review["datePublished"], r"\A\d{4}-\d\d-\d\d")
                item = review["itemReviewed"]
                if claim["claimants"]:
                    people = {person["name"] for person in nodes(item) if person.get("@type") in ("Person", "Organization")}
                    self.assertTrue({one["name"] for one in claim["claimants"]} & people, f"{url}: {people}")
                if "ratingValue" in review["reviewRating"]:
                    self.assertTrue(0 <= ratio(review) <= 1, url)

    def test_open_graph_has_what_a_reader_of_html_takes(self):
        for site in sites():
            for url, claim in site.judged.items():
                page = site.pages[url]
                self.assertIn(claim["label"], page.meta["og:title"][0], url)
                self.assertIn(claim["claim"], page.meta["og:title"][0], url)
                self.assertEqual(page.meta["og:type"], ["article"])
                for name in ("article:published_time", "article:modified_time"):
                    self.assertRegex(page.meta[name][0], TIME)
                self.assertEqual(page.meta["article:published_time"][0][:10], page.blocks[0]["datePublished"][:10])
                self.assertEqual(page.tree.get("lang"), claim["language"])

    def test_a_reader_of_lists_comes_to_every_claim_and_finds_days(self):
        for site in sites():
            found, dated = set(), 0
            for start in [urllib.parse.urljoin(site.base, name) for name in ("claims/", "fr/claims/")]:
                url, seen = start, set()
                while url and url not in seen:
                    seen.add(url)
                    page = site.pages[url]
                    for entry in page.tree.xpath("//article"):
                        links = [urllib.parse.urljoin(url, link) for link in entry.xpath(".//h2//a/@href | .//h3//a/@href")]
                        found.update(links)
                        dated += bool(entry.xpath(".//time/@datetime"))
                    following = page.tree.xpath("//a[@rel='next']/@href")
                    url = urllib.parse.urljoin(url, following[0]) if following else None
            self.assertLessEqual(set(site.judged), found)
            self.assertGreaterEqual(dated, len(site.judged))

    def test_the_sitemap_dates_each_claim_and_every_address_is_that_of_its_page(self):
        for site in sites():
            for url, page in site.pages.items():
                self.assertEqual([address for _, address in page.links("canonical")], [url])
                self.assertTrue(squeezed(page.tree.findtext(".//title")), url)
            for url in site.judged:
                review = site.pages[url].blocks[0]
                day = review.get("dateModified", review["datePublished"])[:10]
                self.assertEqual(site.pages[url].lastmod[:10], day, url)

    def test_every_page_in_another_language_links_back(self):
        for site in sites():
            for url, page in site.pages.items():
                for link in page.tree.xpath("//link[@hreflang]"):
                    other = site.pages[link.get("href")]
                    self.assertIn(url, other.tree.xpath("//link[@hreflang]/@href"), link.get("href"))

    def test_no_robots_txt_is_published_below_a_path_where_no_crawler_reads_it(self):
        for site in sites():
            self.assertFalse((site.folder / "robots.txt").exists(), site.name)


if __name__ == "__main__":
    unittest.main()
