import { escape, legend, page } from "../../lib.js";

export const render = (data) => page(data, { title: data.title, main: `<h1>${escape(data.title)}</h1>${data.content}${legend(data)}` });
