import { page } from "../lib.js";

export const data = { permalink: "/404.html" };

export const render = (data) => page(data, { title: "Not found", main: "<h1>Not found</h1><p>Nothing is here.</p>" });
