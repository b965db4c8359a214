// A static host: serves the site's folder as Netlify would, with the headers that the site's `_headers` asks for.

import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { folder } from "./folder.mjs";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/** The rules of `_headers`: a pattern, in which `*` stands for anything and `:name` for one step, and its headers. */
const rules = [];
for (const line of readFileSync(join(folder, "_headers"), "utf8").split("\n")) {
  if (/^\s*(#.*)?$/.test(line)) continue;
  if (/^\S/.test(line)) {
    const pattern = line.trim().replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replace(/:[a-z]+/g, "[^/]+");
    rules.push({ matches: new RegExp(`^${pattern}$`), headers: [] });
  } else {
    const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line);
    rules.at(-1).headers.push([name, value]);
  }
}

/** The headers of a path; where rules name one twice, both are sent, and a browser keeps to the stricter policy. */
function headersOf(path) {
  const headers = {};
  for (const rule of rules.filter((rule) => rule.matches.test(path))) {
    for (const [name, value] of rule.headers) (headers[name.toLowerCase()] ??= []).push(value);
  }
  return headers;
}

/** The file for a path, or nothing. */
function fileOf(path) {
  const file = normalize(join(folder, decodeURIComponent(path)));
  if (!file.startsWith(folder) || !existsSync(file)) return undefined;
  if (!statSync(file).isDirectory()) return file;
  const index = join(file, "index.html");
  return path.endsWith("/") && existsSync(index) ? index : undefined;
}

const notFound = (path) => {
  const language = join(folder, path.split("/")[1] ?? "", "404.html");
  return existsSync(language) ? language : join(folder, "404.html");
};

const server = createServer((request, response) => {
  const path = new URL(request.url, "http://localhost").pathname;
  const found = fileOf(path);
  const file = found ?? notFound(path);
  response.writeHead(found ? 200 : 404, { "content-type": TYPES[extname(file)] ?? "application/octet-stream", ...headersOf(path) });
  response.end(readFileSync(file));
});

server.listen(Number(process.env.PORT), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
