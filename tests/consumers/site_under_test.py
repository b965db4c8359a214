"""Sites built at a loopback address and served there, and what they publish, found as a stranger would find it."""

import atexit
import functools
import http.server
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
import unittest
import urllib.parse
import urllib.request
from collections import Counter
from pathlib import Path

import extruct
from lxml import etree, html

# Another checkout, whose output is to be read, or this one.
ROOT = Path(os.environ.get("FACTPRESS_ROOT") or Path(__file__).parent.parent.parent)
HERE = Path(__file__).parent
# The folders whose `content/` is published, by the name under which each is served.
SITES = {"everything": ROOT / "examples/everything", "own": ROOT}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# The media types of feeds, as pages name them.
FEEDS = {"application/atom+xml": "atom", "application/rss+xml": "rss", "application/feed+json": "json"}


class Page:
    """A page that the sitemap lists."""

    def __init__(self, url, lastmod):
        self.url, self.lastmod = url, lastmod
        self.text = get(url).decode()
        self.tree = html.fromstring(self.text)

    @functools.cached_property
    def blocks(self):
        """The blocks of JSON-LD as extruct reads them, in their order."""
        return extruct.extract(self.text, base_url=self.url, syntaxes=["json-ld"])["json-ld"]

    @functools.cached_property
    def meta(self):
        """The values of each `property` or `name` of `meta`."""
        found = {}
        for tag in self.tree.iter("meta"):
            found.setdefault(tag.get("property") or tag.get("name"), []).append(tag.get("content"))
        return found

    def links(self, rel):
        """The links with this `rel` as pairs of media type and whole address."""
        return [
            (tag.get("type"), urllib.parse.urljoin(self.url, tag.get("href")))
            for tag in self.tree.iter("link")
            if rel in (tag.get("rel") or "").split()
        ]


class Site:
    """A site that is being served."""

    def __init__(self, name, base, folder):
        self.name, self.base, self.folder = name, base, folder

    @functools.cached_property
    def pages(self):
        """Every page in the sitemap, by address."""
        return {url: Page(url, lastmod) for url, lastmod in self.sitemap(self.base + "sitemap.xml")}

    def sitemap(self, url):
        tree = etree.fromstring(get(url))
        for entry in tree.iter(SITEMAP + "sitemap"):
            yield from self.sitemap(entry.findtext(SITEMAP + "loc"))
        for entry in tree.iter(SITEMAP + "url"):
            yield entry.findtext(SITEMAP + "loc"), entry.findtext(SITEMAP + "lastmod")

    @functools.cached_property
    def feeds(self):
        """Every feed that a page names: pairs of kind and address."""
        links = (link for page in self.pages.values() for link in page.links("alternate"))
        return sorted({(FEEDS[kind], url) for kind, url in links if kind in FEEDS})

    @functools.cached_property
    def claims(self):
        """The claims as the site's own data lists them, of every language, by the address of their page."""
        found = {}
        for file in sorted(self.folder.rglob("claims.json")):
            data = json.loads(file.read_text())
            labels = {verdict["id"]: verdict["label"] for verdict in data["scale"]}
            for claim in data["claims"]:
                # The words of the scale, where a claim has none of its own.
                label = claim["label"] or labels.get(claim["verdict"])
                found[claim["url"]] = claim | {"label": label, "edition": data["language"]}
        return found

    @functools.cached_property
    def judged(self):
        """The claims with a verdict, on pages in their own language: what a page shows for want of a translation is
        reviewed on the page of the original."""
        judged = {url: claim for url, claim in self.claims.items() if claim["verdict"]}
        return {url: claim for url, claim in judged.items() if claim["language"] == claim["edition"]}

    def linked_data(self):
        """Every object of schema.org that the site publishes, with where it is: of its pages and of its files."""
        for page in self.pages.values():
            for block in page.blocks:
                yield page.url, block
        for file in sorted(self.folder.rglob("*")):
            if file.suffix not in (".json", ".jsonld", ".ndjson", ".jsonl"):
                continue
            text = file.read_text()
            for part in text.splitlines() if file.suffix in (".ndjson", ".jsonl") else [text]:
                data = json.loads(part) if part.strip() else None
                for block in data if isinstance(data, list) else [data]:
                    if isinstance(block, dict) and "schema.org" in str(block.get("@context")):
                        yield self.base + str(file.relative_to(self.folder)), block


@functools.cache
def get(url):
    """What the server gives for an address; anything but success is an error."""
    with urllib.request.urlopen(url, timeout=20) as response:
        return response.read()


def nodes(value):
    """Every object in a block of JSON-LD, the outermost first."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


def node(script, request):
    """What a script in JavaScript answers to a request; both are JSON."""
    done = subprocess.run(
        ["node", HERE / script], input=json.dumps(request), capture_output=True, text=True, timeout=300, check=False
    )
    if done.returncode:
        raise AssertionError(f"{script}: {done.stderr[-3000:]}")
    return json.loads(done.stdout)


class Handler(http.server.SimpleHTTPRequestHandler):
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".html": "text/html; charset=utf-8",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".xml": "application/xml",
    }

    def log_message(self, *arguments):
        pass


def build(root, base, folder, temp):
    """Builds a copy of a site, so that nothing is written beside it."""
    copied = temp / "sites" / folder.name
    for part in ("content", "themes"):
        if (root / part).is_dir():
            shutil.copytree(root / part, copied / part)
    program = os.environ.get("FACTPRESS")
    command = [program] if program else ["cargo", "run", "--locked", "--quiet", "--"]
    options = ["build", "--root", str(copied), "--output", str(folder), "--base-url", base]
    # On a build server the build would ask this address for what is public; nothing is served yet.
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    subprocess.run(command + options, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)


@functools.cache
def sites():
    """The sites, built and served until the tests end."""
    temp = Path(tempfile.mkdtemp(prefix="factpress-consumers-"))
    unittest.addModuleCleanup(lambda: None)
    public = temp / "public"
    public.mkdir()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(public)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    served = []
    for name, root in SITES.items():
        base = f"http://127.0.0.1:{server.server_port}/{name}/"
        build(root, base, public / name, temp)
        served.append(Site(name, base, public / name))
    atexit.register(shutil.rmtree, temp, ignore_errors=True)
    return served


class Case(unittest.TestCase):
    """Tests of every site."""

    maxDiff = None

    def none(self, faults, what):
        """There are no faults; the most frequent of them are shown."""
        shown = "\n  ".join(f"{count} × {fault}" for fault, count in Counter(faults).most_common(12))
        if faults:
            self.fail(f"{what}:\n  {shown}")


def ratio(claim_review):
    """Where a rating stands between its worst (0) and its best (1)."""
    rating = claim_review["reviewRating"]
    worst, best = rating["worstRating"], rating["bestRating"]
    return (rating["ratingValue"] - worst) / (best - worst)


def squeezed(text):
    return re.sub(r"\s+", " ", text or "").strip()
