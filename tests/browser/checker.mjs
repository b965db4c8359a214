// The Nu HTML checker on files of a folder.

import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";

const jar = String(createRequire(import.meta.url)("vnu-jar"));

/** Checks files of a folder; gives the messages, each with its place. */
export async function check(list, options, cwd) {
  const command = ["-Xss4m", "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", ...options, ...list];
  const { stdout } = await promisify(execFile)("java", command, { cwd, maxBuffer: 1 << 26 });
  return JSON.parse(stdout).messages.map(({ type, url, lastLine, lastColumn, message }) => {
    return `${url.slice(url.indexOf(cwd) + cwd.length + 1)}:${lastLine}:${lastColumn}: ${type}: ${message}`;
  });
}
