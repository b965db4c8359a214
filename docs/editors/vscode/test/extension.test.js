// The extension with a stand-in for VS Code, which cannot run here, and what is packed of it.
"use strict";

const assert = require("node:assert/strict");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const { test } = require("node:test");

const root = path.join(__dirname, "..");
const read = (file) => JSON.parse(fs.readFileSync(path.join(root, file), "utf8"));
const manifest = read("package.json");

// The extension, loaded with modules of ours in place of VS Code and its client.
const load = (settings) => {
  const seen = { clients: [], commands: {}, executed: [], errors: [], choices: [] };
  const value = (kind) =>
    class {
      constructor(...parts) {
        Object.assign(this, { kind, parts });
      }
    };
  const vscode = {
    commands: {
      registerCommand: (name, run) => {
        seen.commands[name] = run;
        return { dispose() {} };
      },
      executeCommand: (...all) => seen.executed.push(all),
    },
    window: {
      showErrorMessage: async (...all) => {
        seen.errors.push(all);
        return seen.choices.shift();
      },
    },
    workspace: { getConfiguration: (section) => ({ get: (key) => settings[`${section}.${key}`] }) },
    Uri: { parse: (text) => ({ uri: text }) },
    Position: value("position"),
    Range: value("range"),
    Location: value("location"),
  };
  class LanguageClient {
    constructor(id, name, server, options) {
      Object.assign(this, { id, name, server, options, features: [], running: false });
      seen.clients.push(this);
    }
    registerFeature(feature) {
      this.features.push(feature);
    }
    async start() {
      if (this.server.command === "missing") throw new Error("spawn missing ENOENT");
      this.running = true;
    }
    async stop() {
      if (!this.running) throw new Error("Client is not running and can't be stopped.");
      this.running = false;
    }
  }
  const modules = { vscode, "vscode-languageclient/node": { LanguageClient } };
  const original = Module._load;
  Module._load = (request, ...rest) => modules[request] ?? original(request, ...rest);
  try {
    delete require.cache[require.resolve("../extension.js")];
    return { extension: require("../extension.js"), seen };
  } finally {
    Module._load = original;
  }
};

const defaults = Object.fromEntries(
  Object.entries(manifest.contributes.configuration.properties).map(([key, { default: value }]) => [key, value]),
);

test("it starts the server that the settings name, once", async () => {
  const { extension, seen } = load({ ...defaults, "factpress.path": "/opt/factpress", "factpress.arguments": ["--drafts"] });
  await extension.activate({ subscriptions: [] });
  assert.equal(seen.clients.length, 1);
  const [client] = seen.clients;
  assert.deepEqual(client.server, { command: "/opt/factpress", args: ["lsp", "--drafts"] });
  assert.ok(client.running);
  await extension.deactivate();
  assert.ok(!client.running);
});

test("every text of a publication belongs to the server", async () => {
  const { extension, seen } = load(defaults);
  await extension.activate({ subscriptions: [] });
  const patterns = seen.clients[0].options.documentSelector.map(({ pattern }) => pattern);
  assert.deepEqual(patterns, ["**/content/**/*.md", "**/content/**/*.yaml"]);
});

test("the server hears of the command for references, and the command converts what it sends", async () => {
  const { extension, seen } = load(defaults);
  const context = { subscriptions: [] };
  await extension.activate(context);
  assert.equal(context.subscriptions.length, Object.keys(seen.commands).length);
  const capabilities = { experimental: { other: true } };
  seen.clients[0].features.forEach((feature) => feature.fillClientCapabilities(capabilities));
  assert.deepEqual(capabilities.experimental, { other: true, commands: ["factpress.showReferences"] });
  const place = (line) => ({ line, character: 2 });
  seen.commands["factpress.showReferences"]("file:///a", place(1), [
    { uri: "file:///b", range: { start: place(3), end: place(4) } },
  ]);
  const [[name, uri, position, [location]]] = seen.executed;
  assert.equal(name, "editor.action.showReferences");
  assert.deepEqual(uri, { uri: "file:///a" });
  assert.deepEqual(position.parts, [1, 2]);
  assert.deepEqual(location.parts[0], { uri: "file:///b" });
  assert.deepEqual(location.parts[1].parts.map(({ parts }) => parts), [[3, 2], [4, 2]]);
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

test("a program that is not found is said, and starts once the setting is right", async () => {
  const settings = { ...defaults, "factpress.path": "missing" };
  const { extension, seen } = load(settings);
  seen.choices.push("Open Settings");
  await extension.activate({ subscriptions: [] });
  await settled();
  const [[message, ...choices]] = seen.errors;
  assert.match(message, /^`missing lsp` did not start\. Install factpress, or name the program in the setting factpress\.path\./);
  assert.deepEqual(choices, ["Open Settings", "Try Again"]);
  assert.deepEqual(seen.executed, [["workbench.action.openSettings", "factpress."]]);
  settings["factpress.path"] = "/opt/factpress";
  await seen.commands["factpress.restart"]();
  assert.deepEqual(seen.clients.map(({ running }) => running), [false, true]);
  assert.equal(seen.errors.length, 1);
  await extension.deactivate();
});

test("what did not start can be tried again, and left", async () => {
  const { extension, seen } = load({ ...defaults, "factpress.path": "missing" });
  seen.choices.push("Try Again");
  await extension.activate({ subscriptions: [] });
  await settled();
  assert.equal(seen.clients.length, 2);
  assert.equal(seen.errors.length, 2);
  await extension.deactivate();
});

test("the server can be started again", async () => {
  const { extension, seen } = load(defaults);
  await extension.activate({ subscriptions: [] });
  await seen.commands["factpress.restart"]();
  assert.deepEqual(seen.clients.map(({ running }) => running), [false, true]);
  for (const { command } of manifest.contributes.commands) assert.ok(seen.commands[command], command);
});

test("every file that the manifest names is there, and has a file of its own to be packed", () => {
  const { snippets, yamlValidation } = manifest.contributes;
  const files = [manifest.icon, ...snippets.map((it) => it.path), ...yamlValidation.map((it) => it.url)];
  for (const file of files) assert.ok(fs.existsSync(path.join(root, file)), file);
  assert.ok(fs.existsSync(path.join(root, "LICENSE.txt")));
  assert.deepEqual([...fs.readFileSync(path.join(root, manifest.icon)).subarray(1, 4)], [...Buffer.from("PNG")]);
});

// Every key that the schemas below a schema know, with the words that it takes, if they are few.
const keysOf = (schema, found = new Map()) => {
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    const words = (value.anyOf ?? []).map((it) => it.const).filter(Boolean);
    found.set(key, new Set([...(found.get(key) ?? []), ...words]));
  }
  for (const value of Object.values(schema)) {
    if (value && typeof value === "object") keysOf(value, found);
  }
  return found;
};

test("snippets write keys that exist, and offer words that are accepted", () => {
  const schemas = process.env.SCHEMAS ?? path.join(root, "schemas");
  const known = new Map();
  for (const file of fs.readdirSync(schemas)) {
    keysOf(JSON.parse(fs.readFileSync(path.join(schemas, file), "utf8")), known);
  }
  const complete = known.has("evidence");
  for (const file of complete ? ["markdown", "yaml"] : ["yaml"]) {
    for (const [name, { body, prefix }] of Object.entries(read(`snippets/${file}.json`))) {
      assert.match(prefix, /^factpress-/);
      for (const line of body.filter((it) => it.includes(": ") && !it.startsWith("$"))) {
        const [, key, value] = /^\s*(?:- )?([a-z_]+): (.*)$/.exec(line);
        assert.ok(known.has(key), `${name}: ${key}`);
        const choice = /\|(.*)\|/.exec(value)?.[1].split(",") ?? [];
        const accepted = known.get(key);
        for (const word of choice.filter((it) => !["true", "false"].includes(it))) {
          assert.ok(accepted.has(word), `${name}: ${key}: ${word}`);
        }
      }
    }
  }
});
