// Which folder is tested.

import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that is tested: `public/` of the repository, or what the variable `SITE` names. */
export const folder = resolve(process.env.SITE ?? fileURLToPath(new URL("../../public", import.meta.url)));
