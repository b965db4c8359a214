// Starts `factpress lsp`, and lets VS Code talk with it.
"use strict";

const { commands, Location, Position, Range, Uri, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const SHOW_REFERENCES = "factpress.showReferences";

let client;

// Tells the server that its code lenses may name our command.
const announcement = {
  fillClientCapabilities: (capabilities) => {
    capabilities.experimental = { ...capabilities.experimental, commands: [SHOW_REFERENCES] };
  },
  initialize: () => {},
  getState: () => ({ kind: "static" }),
  clear: () => {},
};

// Shows places in VS Code's own list, which takes its own types and not those of the protocol.
const showReferences = (uri, position, places) => {
  const at = ({ line, character }) => new Position(line, character);
  const location = ({ uri, range }) => new Location(Uri.parse(uri), new Range(at(range.start), at(range.end)));
  return commands.executeCommand(
    "editor.action.showReferences",
    Uri.parse(uri),
    at(position),
    places.map(location),
  );
};

const OPEN_SETTINGS = "Open Settings";
const TRY_AGAIN = "Try Again";

// Says what to do about a program that does not start. The client itself says only that it has no connection.
const complain = async ({ command, args }) => {
  const program = [command, ...args].join(" ");
  const choice = await window.showErrorMessage(
    `\`${program}\` did not start. Install factpress, or name the program in the setting factpress.path. The output of factpress says more.`,
    OPEN_SETTINGS,
    TRY_AGAIN,
  );
  if (choice === OPEN_SETTINGS) await commands.executeCommand("workbench.action.openSettings", "factpress.");
  if (choice === TRY_AGAIN) await start();
};

const start = async () => {
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
  client.registerFeature(announcement);
  try {
    await client.start();
  } catch {
    // The extension stays active, so that the server can be started once the setting is right.
    void complain(server);
  }
};

// A client that did not start refuses to stop.
const stop = async () => {
  try {
    await client?.stop();
  } catch {}
};

exports.activate = (context) => {
  context.subscriptions.push(
    commands.registerCommand(SHOW_REFERENCES, showReferences),
    commands.registerCommand("factpress.restart", async () => {
      await stop();
      return start();
    }),
  );
  return start();
};

exports.deactivate = stop;
