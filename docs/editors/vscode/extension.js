// Starts `factpress lsp`, and lets VS Code talk with it.
"use strict";

const { workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

exports.activate = () => {
  const settings = workspace.getConfiguration("factpress");
  // Without a transport the client adds no argument of its own.
  const server = { command: settings.get("path"), args: ["lsp", ...settings.get("arguments")] };
  const options = {
    documentSelector: [
      { scheme: "file", pattern: "**/content/**/*.md" },
      { scheme: "file", pattern: "**/content/**/*.yaml" },
    ],
  };
  client = new LanguageClient("factpress", "factpress", server, options);
  return client.start();
};

exports.deactivate = () => client?.stop();
