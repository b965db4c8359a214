"""Structured data: extruct, Google's rules in structured-data-testing-tool, and the vocabulary of schema.org."""

import unittest

import extruct
from schema_org import registry
from site_under_test import Case, get, node, sites
from vocabulary import faults


# What the tool asks for although Google's own page on `Article` requires no property.
BYGONE = ("Article[0].publisher.logo", "Article[0].publisher.logo.url")


class StructuredData(Case):
    def test_extruct_reads_the_review_of_every_claim_as_the_first_block(self):
        for site in sites():
            for url, claim in site.judged.items():
                review = site.pages[url].blocks[0]
                self.assertEqual(review["@type"], "ClaimReview", url)
                self.assertEqual(review["url"], url)
                self.assertEqual(review["claimReviewed"], claim["statement"] or claim["claim"])
                self.assertEqual(review["reviewRating"]["alternateName"], claim["label"], url)
                self.assertEqual(review["inLanguage"], claim["language"])

    def test_extruct_reads_open_graph_on_every_page(self):
        for site in sites():
            for page in site.pages.values():
                found = extruct.extract(page.text, base_url=page.url, syntaxes=["opengraph"])["opengraph"]
                said = dict(found[0]["properties"])
                self.assertEqual(said["og:url"], page.url)
                self.assertTrue(said["og:title"] and said["og:description"] and said["og:site_name"], page.url)
                self.assertRegex(said["og:locale"], r"\A[a-z]{2,3}_[A-Z]{2}\Z")
                self.assertEqual(get(said["og:image"])[1:4], b"PNG", page.url)

    def test_every_type_property_and_value_is_one_of_the_vocabulary(self):
        self.assertGreaterEqual(tuple(map(int, registry.SCHEMA_VERSION.split("."))), (30,))
        for site in sites():
            found = [fault for _, block in site.linked_data() for fault in faults(block)]
            self.none(found, f"against schema.org {registry.SCHEMA_VERSION}")

    def test_googles_rules_find_nothing_wrong(self):
        for site in sites():
            pages = [{"url": page.url, "html": page.text} for page in site.pages.values()]
            found = node("google.mjs", pages)
            self.assertEqual(len(found), len(pages))
            self.none([fault for page in found for fault in page["failed"] if not fault.endswith(BYGONE)], "failed")
            self.none([fault for page in found for fault in page["warnings"]], "warnings")
            self.assertEqual(
                sorted(page["url"] for page in found if "ClaimReview" in page["schemas"]), sorted(site.judged)
            )


if __name__ == "__main__":
    unittest.main()
