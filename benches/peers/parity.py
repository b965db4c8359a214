"""The same work or none: holds the pages of every tool against the facts and against those of factpress."""

import html
import json
import re
from pathlib import Path

HREF = re.compile(r'href=(?:"([^"]*)"|([^\s>]+))')
CLAIM = re.compile(r"^/story-\d+/claim-\d+/$")
STORY = re.compile(r"^/story-\d+/$")
FRONT = re.compile(r"^(page/\d+/)?index\.html$")
BLOCK = re.compile(r'<script type="?application/ld\+json"?>(.*?)</script>', re.S)
# Pages that a tool makes besides, and that nobody asked for: Zola's lists of lists and first pages under two addresses.
BESIDES = {"zola": re.compile(r"^(verdicts|kinds|tags|people)/index\.html$|/page/1/index\.html$")}
# Pages that a tool cannot make: Zola has its list of a taxonomy on one page.
CANNOT = {"zola": re.compile(r"^sources/(page/\d+/)?index\.html$")}
# How many pages of claims are read in full; of a large publication every so many.
READ = 1000


class Unequal(Exception):
    """A tool that does other work than the others."""


def words(text):
    """The words of a piece of HTML."""
    text = re.sub(r"<script.*?</script>", " ", text, flags=re.S)
    # What stands around a tag may touch it in one tool and not in another.
    text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    return re.sub(r"\s+([,.)])", r"\1", " ".join(text.split()).replace("( ", "("))


def hrefs(text):
    return [html.unescape(quoted or bare).replace("https://checks.example/", "/") for quoted, bare in HREF.findall(text)]


def between(text, start, end):
    """What stands between the first element that begins so and its end; nothing without it."""
    found = re.search(start, text)
    return text[found.end() : text.index(end, found.end())] if found else ""


def pages(folder, tool):
    """The pages below a folder, by path."""
    besides = BESIDES.get(tool)
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return {path for path in found if not (besides and besides.search(path))}


def listed(text):
    """The claims of a list, in its order."""
    return [href for href in dict.fromkeys(hrefs(between(text, r"<ul class=\"?rows\"?>", "</ul>"))) if CLAIM.match(href)]


def stories(text):
    """The explainers that a page of the front leads to, in its order."""
    return [href for href in hrefs(between(text, "<main>", "</main>")) if STORY.match(href)]


def expect(what, found, wanted):
    if found != wanted:
        raise Unequal(f"{what}: {str(found)[:300]!r} instead of {str(wanted)[:300]!r}")


def claim_page(tool, folder, fact, heavy):
    path = folder / fact["address"].strip("/") / "index.html"
    text = path.read_text()
    where = f"{tool} {fact['address']}"
    main = between(text, "<main>", "</main>")
    said = words(main)
    for wanted in [fact["claim"], f"{fact['verdict']} as of 30 June 2025", *fact["said"]]:
        if wanted not in said:
            raise Unequal(f"{where} does not say {wanted!r}")
    if fact["story"] not in words(between(text, r"<nav class=\"?trail\"?>", "</nav>")):
        raise Unequal(f"{where} does not lead to its explainer")
    neighbours = hrefs(between(main, r"<nav class=\"?neighbours\"?>", "</nav>"))
    expect(f"{where}, claims before and after", neighbours, [near for near in (fact["previous"], fact["next"]) if near])
    blocks = {block["@type"]: block for block in map(json.loads, BLOCK.findall(text))}
    review = blocks.get("ClaimReview")
    expect(f"{where}, structured data", sorted(blocks), ["BreadcrumbList", "ClaimReview"])
    expect(f"{where}, claimReviewed", review["claimReviewed"], fact["claim"])
    expect(f"{where}, rating", review["reviewRating"]["alternateName"], fact["verdict"])
    expect(f"{where}, reviewBody", review["reviewBody"], fact["finding"])
    expect(f"{where}, claimant", review["itemReviewed"]["author"][0]["name"], fact["claimant"])
    expect(f"{where}, appearance", review["itemReviewed"]["appearance"][0]["name"], fact["appearance"])
    expect(f"{where}, url", review["url"], "https://checks.example" + fact["address"])
    expect(f"{where}, title", words(between(text, "<title>", "</title>")), f"{fact['verdict']}: {fact['claim']} — Town checks")
    if heavy:
        expect(f"{where}, related claims", len(hrefs(between(text, "<aside>", "</aside>"))), 5)


def check(folders, facts, heavy):
    """Raises `Unequal` at the first tool whose pages lack something; gives how many pages each tool made."""
    facts = [json.loads(line) for line in facts.read_text().splitlines()]
    ours = folders["factpress"]
    known = pages(ours, "factpress")
    lists = sorted(path for path in known if re.match(r"(claims|verdicts|kinds|tags|people)/|story-\d+/index", path))
    for tool, folder in folders.items():
        cannot = CANNOT.get(tool)
        possible = {path for path in known if not (cannot and cannot.search(path))}
        found = {path for path in pages(folder, tool) if not (cannot and cannot.search(path))}
        if found != possible:
            raise Unequal(f"{tool} lacks the pages {sorted(possible - found)[:5]} and has besides {sorted(found - possible)[:5]}")
        for fact in facts[:: max(1, len(facts) // READ)]:
            claim_page(tool, folder, fact, heavy)
        for path in lists:
            expect(f"{tool} {path}, its claims", listed((folder / path).read_text()), listed((ours / path).read_text()))
        for path in sorted(path for path in possible if FRONT.match(path)):
            expect(f"{tool} {path}, its explainers", stories((folder / path).read_text()), stories((ours / path).read_text()))
        for path in sorted(path for path in possible if path.startswith("sources/"))[: READ * 2]:
            sort = lambda folder: sorted(set(hrefs(between((folder / path).read_text(), "<main>", "</main>"))))
            expect(f"{tool} {path}, its links", sort(folder), sort(ours))
        if heavy:
            cloud = lambda folder: words(between((folder / "index.html").read_text(), r"<ul class=\"?tags\"?>", "</ul>"))
            expect(f"{tool}, its cloud of tags", cloud(folder), cloud(ours))
        data(tool, folder, facts)
    return len(known)


def data(tool, folder, facts):
    """The files for machines."""
    addresses = ["https://checks.example" + fact["address"] for fact in facts]
    if tool != "zola":
        told = {claim["url"]: claim for claim in json.loads((folder / "claims.json").read_text())["claims"]}
        expect(f"{tool} claims.json", sorted(told), addresses)
        for fact, address in zip(facts, addresses):
            told_of = {key: told[address][key] for key in ["id", "claim", "finding"]}
            wanted = {"id": address.split("/")[-2], "claim": fact["claim"], "finding": fact["finding"]}
            expect(f"{tool} claims.json, {address}", told_of, wanted)
    feed = (folder / "feed.xml").read_text()
    if feed.count("<entry>") < 50 and tool != "zola":
        raise Unequal(f"{tool} feed.xml has {feed.count('<entry>')} entries instead of 50")
    sitemap = "".join(path.read_text() for path in sorted(folder.glob("sitemap*.xml")))
    locations = set(re.findall(r"<loc>(.*?)</loc>", sitemap))
    missing = [address for address in addresses if address not in locations]
    if missing:
        raise Unequal(f"{tool} sitemap.xml lacks {missing[:3]}")
