// The bundle that is packed: one file that needs nothing but VS Code, for which anything stands in here.
"use strict";

const assert = require("node:assert/strict");
const Module = require("node:module");
const { test } = require("node:test");

// A class of which every member is such a class again.
const anything = () =>
  new Proxy(class {}, {
    get: (target, key) => (key in target ? target[key] : anything()),
    apply: () => anything(),
  });

test("the bundle loads with VS Code alone", () => {
  const asked = new Set();
  const original = Module._load;
  Module._load = (request, ...rest) => {
    asked.add(request);
    return request === "vscode" ? anything() : original(request, ...rest);
  };
  let bundle;
  try {
    bundle = require("../dist/extension.js");
  } finally {
    Module._load = original;
  }
  assert.equal(typeof bundle.activate, "function");
  assert.equal(typeof bundle.deactivate, "function");
  const { builtinModules } = Module;
  const others = [...asked].filter((it) => !builtinModules.includes(it.replace(/^node:/, "")) && !it.startsWith("../dist/"));
  assert.deepEqual(others, ["vscode"]);
});
