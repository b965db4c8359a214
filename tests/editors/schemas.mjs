// The schemas in other programs: a strict validator takes them without a word, and the server of the YAML extension says
// what is wrong in our words and completes every key. SCHEMAS and MESSAGES name folders that `factpress schema` wrote.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";
import rpc from "vscode-jsonrpc/node.js";

const { SCHEMAS, MESSAGES } = process.env;
const read = (folder, file) => JSON.parse(fs.readFileSync(path.join(folder, file), "utf8"));
const files = fs.readdirSync(SCHEMAS).sort();
assert.equal(files.length, 7);

// A warning counts as a refusal.
const refuse = (message) => {
  throw new Error(message);
};
const ajv = new Ajv2020.default({ strict: true, logger: { log: refuse, warn: refuse, error: refuse } });
for (const file of files) ajv.compile(read(SCHEMAS, file));

const here = path.dirname(fileURLToPath(import.meta.url));
const server = spawn(process.execPath, [path.join(here, "node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const connection = rpc.createMessageConnection(
  new rpc.StreamMessageReader(server.stdout),
  new rpc.StreamMessageWriter(server.stdin),
);
const schemas = Object.fromEntries(
  files.map((file) => [pathToFileURL(path.resolve(MESSAGES, file)).href, `**/${path.parse(file).name}.yaml`]),
);
const yaml = { validate: true, completion: true, hover: true, schemas, schemaStore: { enable: false } };
connection.onRequest("workspace/configuration", ({ items }) => items.map(({ section }) => (section === "yaml" ? yaml : null)));
connection.onRequest("client/registerCapability", () => null);
const waiting = new Map();
connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => {
  waiting.get(uri)?.(diagnostics);
});
connection.listen();
await connection.sendRequest("initialize", {
  processId: process.pid,
  rootUri: null,
  capabilities: {
    workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
    textDocument: { completion: { completionItem: { documentationFormat: ["markdown"], snippetSupport: true } } },
  },
});
await connection.sendNotification("initialized", {});
await connection.sendNotification("workspace/didChangeConfiguration", { settings: { yaml } });
// The server fetches its configuration again; nothing tells when it has.
await new Promise((resolve) => setTimeout(resolve, 1000));

let number = 0;
const open = async (kind, text) => {
  number += 1;
  const uri = pathToFileURL(`/factpress/${number}/${kind}.yaml`).href;
  const found = new Promise((resolve, reject) => {
    waiting.set(uri, resolve);
    setTimeout(() => reject(new Error(`no diagnostics of ${kind}`)), 20000).unref();
  });
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "yaml", version: 1, text },
  });
  return { uri, messages: (await found).map(({ message }) => message) };
};

const source = (changes) => {
  const keys = {
    title: "Minutes", publisher: "Town council", kind: "document", date: "2024-03-01", url: "https://town.example/",
    primary: "true", basis: "documents", archive: "{none: No copy.}", seen: "original", ...changes,
  };
  return `minutes:\n${Object.entries(keys).map(([key, value]) => `  ${key}: ${value}\n`).join("")}`;
};
for (const [kind, text, expected] of [
  ["sources", "# nothing yet\n", []],
  ["people", "# nobody yet\n", []],
  ["sources", source({}), []],
  ["sources", source({ date: "2024-13-01" }), ["write a day, a month or a year, as in 2024-03-31, 2024-03 or 2024"]],
  ["sources", source({ archive: "{url: https://archive.example/, date: 2024-02-40}" }), ["write a valid day, as in 2024-03-31"]],
  ["claim", "claim: A\nkind: statement\nclaimant: Ada Example\n", ["use lowercase letters, digits and single hyphens"]],
]) {
  const { messages } = await open(kind, text);
  assert.deepEqual(messages, expected, text);
}
const { messages: [wrong] } = await open("sources", source({ basis: "rumours" }));
assert.match(wrong, /^Value must be "named" \| .* "documents"/);
const { messages: [address] } = await open("sources", source({ url: "town" }));
assert.match(address, /^write a valid /);

// Every mapping with keys of its own, as the lines above a key of it and the indentation of that key.
const mappings = (schema, lines, indent, found) => {
  const into = (below, more, deeper) => mappings(below, [...lines, ...more], deeper, found);
  if (schema.properties) {
    found.push({ lines, indent, keys: Object.keys(schema.properties) });
    for (const [key, value] of Object.entries(schema.properties)) into(value, [`${indent}${key}:`], `${indent}  `);
  }
  if (typeof schema.additionalProperties === "object") into(schema.additionalProperties, [`${indent}some-id:`], `${indent}  `);
  if (schema.items) {
    const hyphen = `${indent}- `;
    mappings(schema.items, [...lines, hyphen], `${indent}  `, found);
  }
  for (const one of schema.anyOf ?? []) into(one, [], indent);
  return found;
};
let keys = 0;
for (const file of files) {
  const kind = path.parse(file).name;
  for (const { lines, indent, keys: expected } of mappings(read(SCHEMAS, file), [], "", [])) {
    // A mapping that is an entry of a list begins behind its hyphen.
    const last = lines.at(-1) ?? "";
    const text = last.endsWith("- ") ? lines.join("\n") : [...lines, indent].join("\n");
    const { uri } = await open(kind, `${text}\n`);
    const position = { line: text.split("\n").length - 1, character: text.split("\n").at(-1).length };
    const answer = await connection.sendRequest("textDocument/completion", { textDocument: { uri }, position });
    const offered = new Set((answer.items ?? answer).map(({ label }) => label));
    for (const key of expected) {
      assert.ok(offered.has(key), `${kind}: ${key} is not offered in\n${text}\n${[...offered]}`);
      keys += 1;
    }
  }
}
console.log(`schemas: ${files.length} taken by ajv, ${keys} keys completed by yaml-language-server`);
server.kill();
process.exit(0);
