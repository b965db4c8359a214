export const data = { permalink: "/robots.txt" };

export const render = ({ publication }) => `User-agent: *\nAllow: /\n\nSitemap: ${publication.url}/sitemap.xml\n`;
