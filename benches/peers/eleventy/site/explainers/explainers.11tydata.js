export default { layout: "explainer.11ty.js", permalink: (data) => `/${data.page.fileSlug}/` };
